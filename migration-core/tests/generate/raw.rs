//! SQL by hand that makes and drops tables and types.

use super::*;

/// The roles that generated steps name, with that of everyone.
const ROLES: &str = "public, pg_monitor, pg_signal_backend, pg_read_all_data";

impl<'a> Generator<'_, 'a> {
    pub(super) fn sql(&mut self) -> Operation<'a> {
        Operation::Sql(match self.random.below(8) {
            0 => RawSql::new(&["SELECT 1"], RawDown::Sql(&[])),
            1..=3 => self.dropped_by_hand(),
            _ => self.made_by_hand(),
        })
    }

    fn made_by_hand(&mut self) -> RawSql<'a> {
        let what = match self.random.chance(30) {
            true => External::Type(self.name(&ENUMS)),
            false => External::Table(self.table_by_hand()),
        };
        RawSql {
            creates: self.arena.alloc_slice_copy(&[what]),
            ..RawSql::new(self.making(&what), RawDown::Sql(self.dropping(&what)))
        }
    }

    /// A table whose constraints have names, as the SQL says them.
    fn table_by_hand(&mut self) -> CreateTable<'a> {
        let table = self.external_table();
        let name = ObjectName::Given(self.random.one_of(&NAMES));
        let named = table
            .constraints
            .iter()
            .map(|it| Constraint { name, ..*it });
        CreateTable {
            constraints: self.arena.alloc_slice_copy(&named.collect::<Vec<_>>()),
            ..table
        }
    }

    /// Of what is there: now and then of what a step made.
    fn dropped_by_hand(&mut self) -> RawSql<'a> {
        let any = self.random.chance(10);
        let tables = self.schema.tables.values();
        let tables = tables.filter(|it| any || it.external);
        let tables = tables.map(|it| {
            let constraints = it.constraints.iter();
            let constraints =
                constraints.map(|(name, it)| Constraint::new(ObjectName::Given(name), it.kind));
            let constraints: Vec<_> = constraints.collect();
            External::Table(CreateTable {
                columns: self.arena.alloc_slice_copy(&it.columns),
                constraints: self.arena.alloc_slice_copy(&constraints),
                ..CreateTable::new(it.name)
            })
        });
        let types = self.schema.objects.keys();
        let types = types.filter(|it| it.noun == Noun::Type).map(|it| {
            External::Type(Name {
                schema: Some(it.key.schema),
                name: it.key.name,
            })
        });
        let all: Vec<_> = tables.chain(types).collect();
        if all.is_empty() {
            return self.made_by_hand();
        }
        let what = self.random.one_of(&all);
        RawSql {
            drops: self.arena.alloc_slice_copy(&[what]),
            ..RawSql::new(self.dropping(&what), RawDown::Sql(self.making(&what)))
        }
    }

    /// What makes it, with no more privileges than its owner's, whichever are the default ones.
    fn making(&self, what: &External<'a>) -> &'a [&'a str] {
        let (create, noun, name) = match what {
            External::Table(it) => {
                let create = format!("CREATE TABLE {} ({})", it.name.quoted(), parts(it));
                (create, "TABLE", it.name)
            }
            External::Type(it) => {
                let create = format!("CREATE TYPE {} AS ENUM ()", it.quoted());
                (create, "TYPE", *it)
            }
            _ => return &[],
        };
        let revoke = format!("REVOKE ALL ON {noun} {} FROM {ROLES}", name.quoted());
        self.statements(&[create, revoke])
    }

    fn dropping(&self, what: &External<'a>) -> &'a [&'a str] {
        let drop = match what {
            External::Table(it) => format!("DROP TABLE {}", it.name.quoted()),
            External::Type(name) => format!("DROP TYPE {}", name.quoted()),
            _ => return &[],
        };
        self.statements(&[drop])
    }

    fn statements(&self, all: &[String]) -> &'a [&'a str] {
        let all = all.iter().map(|it| &*self.arena.alloc_str(it));
        self.arena.alloc_slice_copy(&all.collect::<Vec<_>>())
    }
}

fn parts(table: &CreateTable<'_>) -> String {
    let columns = table.columns.iter().map(|it| {
        let null = if it.nullable { "" } else { " NOT NULL" };
        format!("{} {}{null}", Quoted(it.name), it.ty)
    });
    let constraints = table.constraints.iter().map(|it| {
        let keys = it.kind.unique_columns().unwrap_or_default();
        let keys: Vec<_> = keys.iter().map(|it| Quoted(it).to_string()).collect();
        format!(
            "CONSTRAINT {} UNIQUE ({})",
            Quoted(it.name.text()),
            keys.join(", ")
        )
    });
    columns.chain(constraints).collect::<Vec<_>>().join(", ")
}
