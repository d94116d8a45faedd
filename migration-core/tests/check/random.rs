//! Generated histories: the memory that `Size` reckons is enough, whatever is made, dropped, renamed and made anew.

use super::build::*;
use super::{findings, history};
use migration_core::check::{Size, check_at_run_time};
use migration_core::step::{Change, Constraint, Operation};

/// Marsaglia's xorshift: the same histories on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    fn of<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }
}

/// Few names, so that they meet: also tables that are called as default names are.
const TABLES: &[&str] = &["a", "b", "a_x_idx", "a_x_key", "a_pkey", "b_x_idx1"];
const COLUMNS: &[&str] = &["x", "y", "z"];
const TYPES: &[&str] = &["int", "uuid", "text", "kind"];

fn typed(dice: &mut Dice) -> String {
    format!("{} {}", dice.of(COLUMNS), dice.of(TYPES))
}

fn constraint(dice: &mut Dice, table: &str) -> Constraint<'static> {
    let columns = [dice.of(COLUMNS), dice.of(COLUMNS)];
    let columns = &columns[..=dice.below(2)];
    match dice.below(4) {
        0 => primary_key(table, columns),
        1 => unique(table, columns),
        2 => check(table, columns),
        _ => {
            let target = (dice.of(TABLES), dice.of(COLUMNS));
            foreign_key(table, dice.of(COLUMNS), target)
        }
    }
}

fn one_change(dice: &mut Dice, table: &str) -> Change<'static> {
    match dice.below(6) {
        0 => add(&typed(dice)),
        1 => drop(&typed(dice)),
        2 => rename(&typed(dice), dice.of(COLUMNS)),
        3 => change(&typed(dice), dice.of(TYPES)),
        4 => constrain(constraint(dice, table)),
        _ => drop_constraint(&format!("{table}_x_key")),
    }
}

fn operation(dice: &mut Dice) -> Operation<'static> {
    let table = dice.of(TABLES);
    match dice.below(9) {
        0..=2 => {
            let columns = ["x int", "y uuid", "z text"];
            let constraints: Vec<_> = (0..dice.below(4))
                .map(|_| constraint(dice, table))
                .collect();
            create(table, &columns, &constraints)
        }
        3 => drop_table(table),
        4 => index(table, &[dice.of(COLUMNS)]),
        5 => drop_index(dice.of(TABLES)),
        6 => [create_enum("kind", &["k"]), drop_enum("kind")][dice.below(2)],
        _ => {
            let changes: Vec<_> = (0..=dice.below(4))
                .map(|_| one_change(dice, table))
                .collect();
            alter(table, &changes)
        }
    }
}

#[test]
fn no_generated_history_outgrows_its_memory() {
    let mut dice = Dice(0x5eed);
    for _ in 0..2_000 {
        let migrations: Vec<Vec<_>> = (0..=dice.below(12))
            .map(|_| (0..dice.below(6)).map(|_| operation(&mut dice)).collect())
            .collect();
        findings(&migrations);
    }
}

/// The same steps again and again: every name is dropped and made anew, and default names are numbered.
#[test]
fn nothing_is_lost_when_names_are_made_anew() {
    let made = || {
        vec![
            create("a", &["x int", "y int"], &[primary_key("a", &["x"])]),
            index("a", &["y"]),
            index("a", &["y"]),
            alter(
                "a",
                &[
                    rename("x int", "z"),
                    rename("y int", "x"),
                    rename("z int", "y"),
                ],
            ),
            drop_index("a_y_idx1"),
            drop_table("a"),
        ]
    };
    let migrations: Vec<_> = (0..500).map(|_| made()).collect();
    assert_eq!(findings(&migrations), "");
}

#[test]
fn two_thousand_tables() {
    let table = |i: usize| {
        let (name, before) = (
            format!("table_{i}"),
            format!("table_{}", i.saturating_sub(1)),
        );
        let columns = ["id uuid", "parent uuid", "name text", "n int", "m bigint"];
        let constraints = [
            primary_key(&name, &["id"]),
            foreign_key(&name, "parent", (&before, "id")),
            unique(&name, &["name", "n"]),
        ];
        vec![
            create(&name, &columns, &constraints),
            index(&name, &["n", "m"]),
        ]
    };
    let migrations: Vec<_> = (0..2_000).map(table).collect();
    assert_eq!(findings(&migrations), "");
    let size = Size::of(all(history(&migrations)));
    assert!(size.slots.is_power_of_two() && size.slots >= size.entries * 2);
}

#[test]
fn no_migrations_at_all() {
    assert!(check_at_run_time(&[]).findings().is_empty());
}
