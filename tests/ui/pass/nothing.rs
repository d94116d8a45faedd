//! A history that has not begun.

migration_core::migrations![];

fn main() {
    assert!(HISTORY.migrations.is_empty());
}
