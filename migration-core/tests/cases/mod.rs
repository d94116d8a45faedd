//! One case for each kind of step: the schema that it meets, and the steps. Each can be had with names of every style.
//!
//! They live as long as the test does, so their texts are leaked.

mod all_privileges;
mod alter;
mod cascade;
mod circle;
mod column;
mod comment;
mod composite;
mod condition;
mod constraint;
mod create;
mod default_privileges;
mod domain;
mod drop;
mod enum_type;
mod execute;
mod extension;
mod external;
mod index;
mod inheritance;
mod insert;
mod instead;
mod moved;
mod names;
mod not_null;
mod owner;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod routine;
mod schema;
mod sequence;
mod statistics;
mod storage;
mod trigger;
mod view;

use migration_core::history::{History, Migration};
use migration_core::ident::{Name, ObjectName, Quoted};
use migration_core::limits::Limits;
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{Call, DefaultValue, Expression, Mention, Query, Value};

pub(crate) use names::{STYLES, Style};

/// A case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    /// What makes the schema that its steps meet.
    pub(crate) before: &'static [Step<'static>],
    /// Its steps.
    pub(crate) steps: &'static [Step<'static>],
    /// Whether its undo puts a column last that stood elsewhere.
    pub(crate) moves_columns: bool,
    /// The least version of PostgreSQL that knows its steps.
    pub(crate) server: u32,
    /// SQL that others run before the history, and after it.
    pub(crate) outside: (&'static str, &'static str),
}

impl Case {
    /// The history of two migrations: what is before the case, and the case.
    pub(crate) fn history(&self) -> History<'static> {
        let before = Migration {
            id: "m20250101_000000_before",
            steps: self.before,
            functions: &[],
            limits: Limits::NONE,
        };
        let case = Migration {
            id: "m20250102_000000_case",
            steps: self.steps,
            functions: &[],
            limits: Limits::NONE,
        };
        History {
            migrations: slice([before, case]),
        }
    }

    /// Whether it calls Rust functions, of which there is no SQL to be run.
    pub(crate) fn calls(&self) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|it| matches!(it.operation, Operation::Execute(_)))
    }

    /// The SQL that the history's author wrote: what it does is not in the schema.
    pub(crate) fn raw(&self) -> Vec<Operation<'static>> {
        let steps = self.before.iter().chain(self.steps);
        let operations = steps.map(|it| it.operation);
        operations
            .filter(|it| matches!(it, Operation::Sql(_)))
            .collect()
    }
}

/// Every case, with names of this style.
pub(crate) fn all(style: Style) -> Vec<Case> {
    let make = Make { style };
    [
        make.creates(),
        make.circles(),
        make.alters(),
        make.columns(),
        make.indexes(),
        make.drops(),
        make.storage(),
        make.clusters(),
        make.externals(),
        make.by_hand(),
        make.composites(),
        make.domains(),
        make.ranges(),
        make.enum_types(),
        make.partitions(),
        make.inheritance(),
        make.policies(),
        make.routines(),
        make.triggers(),
        make.publications(),
        make.schemas(),
        make.views(),
        make.extensions(),
        make.sequences(),
        make.all_constraints(),
        make.not_nulls(),
        make.statistics(),
        make.comments(),
        make.comments_of_keys(),
        make.privileges(),
        make.all_privileges(),
        make.owners(),
        make.owners_without_privileges(),
        make.owned_statistics(),
        make.all_default_privileges(),
        make.conditions(),
        make.inserts(),
        make.executes(),
        make.moves(),
        make.cascades(),
        make.instead_of(),
    ]
    .concat()
}

/// Makes cases with names of a style.
#[derive(Clone, Copy)]
struct Make {
    style: Style,
}

impl Make {
    fn name(self, base: &'static str) -> &'static str {
        self.style.name(base)
    }

    fn object(self, base: &'static str) -> ObjectName<'static> {
        ObjectName::Given(self.name(base))
    }

    fn table(self, base: &'static str) -> Name<'static> {
        Name::plain(self.name(base))
    }

    fn names<const N: usize>(self, bases: [&'static str; N]) -> &'static [&'static str] {
        slice(bases.map(|base| self.name(base)))
    }

    /// An expression; `{column}` stands for a column.
    fn sql<const N: usize>(self, text: &str, columns: [&'static str; N]) -> Expression<'static> {
        let quote = |text: String, base: &&'static str| {
            text.replace(
                &format!("{{{base}}}"),
                &Quoted(self.style.name(base)).to_string(),
            )
        };
        Expression {
            sql: columns.iter().fold(text.to_owned(), quote).leak(),
            columns: self.names(columns),
            mentions: &[],
        }
    }

    fn column(self, base: &'static str, ty: Type<'static>) -> Column<'static> {
        Column::new(self.name(base), ty, false)
    }

    fn optional(self, base: &'static str, ty: Type<'static>) -> Column<'static> {
        Column::new(self.name(base), ty, true)
    }

    fn constraint(self, base: &'static str, kind: ConstraintKind<'static>) -> Constraint<'static> {
        Constraint::new(self.object(base), kind)
    }

    fn key(self, base: &'static str) -> IndexKey<'static> {
        IndexKey::new(KeyKind::Column(self.name(base)))
    }

    fn index(self, base: &'static str, table: &'static str) -> CreateIndex<'static> {
        CreateIndex::new(self.object(base), self.table(table))
    }

    fn status(self) -> Type<'static> {
        Type::Made(self.table("status"))
    }

    /// An enum, and a table `tenants` with a primary key.
    fn base(self) -> Vec<Operation<'static>> {
        let labels = slice(["pending", "it's", "back\\slash", "two\nlines"]);
        let status = Operation::CreateEnum(CreateEnum {
            name: self.table("status"),
            labels,
        });
        let tenants = Operation::CreateTable(CreateTable {
            name: self.table("tenants"),
            columns: slice([
                self.column("id", Type::Uuid),
                self.column("name", Type::Text),
                self.optional("seats", Type::Integer),
                self.column("code", Type::CharacterVarying(Some(20))),
            ]),
            constraints: slice([self.constraint(
                "tenants_pkey",
                ConstraintKind::PrimaryKey(self.names(["id"])),
            )]),
            options: TableOptions::PLAIN,
        });
        vec![status, tenants]
    }

    /// The base, and a table `tasks` that depends on it in every way.
    fn full(self) -> Vec<Operation<'static>> {
        let mut operations = self.base();
        operations.push(self.tasks());
        operations.extend(self.task_indexes().map(Operation::CreateIndex));
        operations
    }

    fn case(
        self,
        name: &'static str,
        before: Vec<Operation<'static>>,
        steps: Vec<Operation<'static>>,
    ) -> Case {
        Case {
            name,
            before: named(before),
            steps: named(steps),
            moves_columns: false,
            server: 14,
            outside: ("", ""),
        }
    }

    fn alter(self, base: &'static str, changes: Vec<Change<'static>>) -> Operation<'static> {
        Operation::AlterTable(AlterTable {
            table: self.table(base),
            changes: changes.leak(),
        })
    }

    fn default_text(self, text: &'static str) -> Option<DefaultValue<'static>> {
        Some(DefaultValue::Value(Value::Text(text)))
    }
}

fn named(operations: Vec<Operation<'static>>) -> &'static [Step<'static>] {
    let steps = operations
        .into_iter()
        .enumerate()
        .map(|(at, operation)| Step {
            name: format!("Step{}", at + 1).leak(),
            operation,
            blocking: None,
        });
    steps.collect::<Vec<_>>().leak()
}

fn slice<T, const N: usize>(items: [T; N]) -> &'static [T] {
    Vec::from(items).leak()
}
