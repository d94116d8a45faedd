//! The command line of Kontali ERP's migrations.

fn main() -> std::process::ExitCode {
    migration_core::cli::main(&migrations::HISTORY)
}
