//! Steps made up at random, most of which fit the schema. The same seed makes the same steps.

mod author;
mod comment;
mod composite;
mod condition;
mod count;
mod domain;
mod enum_type;
mod extension;
pub(crate) mod history;
mod mistake;
mod policy;
mod privilege;
mod publication;
mod range;
mod routine;
mod sequence;
mod statistics;
mod trigger;
mod view;

use migration_core::ident::{Name, ObjectName, Quoted};
use migration_core::schema::{
    Arena, Definition, Key, Noun, ObjectId, Routine, Schema, Table, apply,
};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{Call, DefaultValue, Expression, Mention, Query, Value};

mod column;
mod constraint;
mod external;
mod given;
mod index;
mod inheritance;
mod insert;
mod mistyped;
mod moved;
mod partition;
mod raw;
mod storage;
pub(crate) mod verdict;

pub(crate) use author::Author;
pub(crate) use mistake::Mistake;

const TABLES: [&str; 4] = ["t", "u", "t_a", "select"];
/// Besides `public`.
const SCHEMA: &str = "other";
const COLUMNS: [&str; 6] = ["a", "b", "A b", "order", "c", "t"];
const ENUMS: [&str; 2] = ["mood", "t_a"];
const NAMES: [&str; 6] = ["x", "y", "t_a_idx", "t_a_idx1", "u", "t_pkey"];
const TYPES: [Type<'static>; 12] = [
    Type::Integer,
    Type::Integer,
    Type::BigInt,
    Type::Text,
    Type::CharacterVarying(Some(9)),
    Type::Made(Name::plain("mood")),
    Type::Made(Name::plain("email")),
    Type::Made(Name::plain("place")),
    Type::Made(Name::plain("span")),
    Type::Made(Name::plain("spans")),
    Type::Array(&Type::Made(Name::plain("email"))),
    Type::Array(&Type::Made(Name {
        schema: Some("public"),
        name: "mood",
    })),
];

/// A source of choices: SplitMix64.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end.max(1) as u64).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// A few of these, each once.
    fn some<T: Copy>(&mut self, items: &[T], most: usize) -> Vec<T> {
        let mut left = items.to_vec();
        let count = 1 + self.below(most.min(items.len()));
        let take = |_| left.remove(self.below(left.len()));
        (0..count).map(take).collect()
    }
}

/// Makes steps that most likely fit a schema.
pub(crate) struct Generator<'r, 'a> {
    pub(crate) random: &'r mut Random,
    pub(crate) schema: &'r Schema<'a>,
    pub(crate) arena: &'a Arena,
    /// The version of PostgreSQL that is to take the steps.
    pub(crate) server: u32,
}

/// The newest version of PostgreSQL of which a step asks anything.
pub(crate) const NEWEST: u32 = 18;

/// Makes a step of one kind.
type Make<'r, 'a> = fn(&mut Generator<'r, 'a>) -> Operation<'a>;

impl<'r, 'a> Generator<'r, 'a> {
    pub(crate) fn step(&mut self) -> Step<'a> {
        let kinds = Self::kinds();
        let all = kinds.iter().map(|(weight, _)| weight).sum();
        let mut left = self.random.below(all);
        let mut kinds = kinds.iter();
        let make = loop {
            match kinds.next() {
                Some((weight, _)) if left >= *weight => left -= weight,
                Some((_, make)) => break *make,
                None => unreachable!("the weights add up to {all}"),
            }
        };
        let operation = make(self);
        Step {
            name: "Step",
            operation: self.perhaps_with_all(operation),
            blocking: Some("each rule by itself"),
        }
    }

    /// The step; now and then a drop with all that needs the dropped.
    fn perhaps_with_all(&mut self, step: Operation<'a>) -> Operation<'a> {
        let drops = matches!(
            step,
            Operation::DropPartition(_)
                | Operation::DropSequence(_)
                | Operation::DropEnum(_)
                | Operation::DropDomain(_)
                | Operation::DropComposite(_)
                | Operation::DropRange(_)
        );
        if !drops || self.random.chance(80) {
            return step;
        }
        let of = self.arena.alloc(step);
        Operation::Cascade(Cascade { of, along: &[] })
    }

    /// How often each kind of step is made, and by what.
    fn kinds() -> Vec<(usize, Make<'r, 'a>)> {
        vec![
            (1, Self::create_enum),
            (1, Self::drop_enum),
            (2, Self::alter_enum),
            (1, Self::rename_enum),
            (5, Self::domain),
            (4, Self::composite),
            (3, Self::range),
            (5, Self::create_table),
            (1, Self::drop_table),
            (1, Self::rename_table),
            (2, Self::move_table),
            (4, Self::move_object),
            (2, Self::create_schema),
            (2, Self::rename_schema),
            (7, Self::alter_table),
            (4, Self::create_index),
            (1, Self::drop_index),
            (1, Self::rename_index),
            (1, Self::alter_index),
            (8, Self::partition),
            (8, Self::inheritance),
            (3, Self::policy),
            (2, Self::publication),
            (3, Self::sequence),
            (3, Self::routine),
            (10, Self::trigger),
            (4, Self::comment),
            (9, Self::access),
            (6, Self::view),
            (1, Self::external),
            (3, Self::extended_statistics),
            (1, Self::row_security),
            (2, Self::extension),
            (1, Self::condition),
            (4, Self::insert),
            (2, Self::sql),
        ]
    }

    fn create_enum(&mut self) -> Operation<'a> {
        Operation::CreateEnum(CreateEnum {
            name: self.name(&ENUMS),
            labels: &["l", "m"],
        })
    }

    fn drop_enum(&mut self) -> Operation<'a> {
        let name = self.name(&ENUMS);
        Operation::DropEnum(DropEnum { name })
    }

    fn create_table(&mut self) -> Operation<'a> {
        let name = self.name(&TABLES);
        let names = self.random.some(&COLUMNS, 5);
        let mut columns: Vec<Column<'a>> = names.into_iter().map(|it| self.column(it)).collect();
        self.generate(&mut columns);
        let table = Table {
            name,
            columns: columns.clone(),
            options: TableOptions::PLAIN,
            constraints: std::collections::BTreeMap::new(),
            indexes: std::collections::BTreeMap::new(),
            row_security: migration_core::schema::RowSecurity::default(),
            external: false,
            made: 0,
            partition: None,
            inherited: std::collections::BTreeSet::new(),
        };
        let count = self.random.below(4);
        let constraints: Vec<_> = (0..count).map(|_| self.constraint(&table)).collect();
        Operation::CreateTable(CreateTable {
            name,
            columns: self.arena.alloc_slice_copy(&columns),
            constraints: self.arena.alloc_slice_copy(&constraints),
            options: self.options(&table),
        })
    }

    fn create_schema(&mut self) -> Operation<'a> {
        Operation::CreateSchema(CreateSchema { name: SCHEMA })
    }

    fn rename_schema(&mut self) -> Operation<'a> {
        let (name, to) = self.random.one_of(&[
            (SCHEMA, "renamed"),
            ("renamed", SCHEMA),
            (SCHEMA, "renamed"),
            ("public", SCHEMA),
        ]);
        Operation::RenameSchema(RenameSchema { name, to })
    }

    fn move_table(&mut self) -> Operation<'a> {
        let name = self.known().map_or(Name::plain("t"), |table| table.name);
        let schema = if name.schema() == SCHEMA {
            "public"
        } else {
            SCHEMA
        };
        Operation::MoveTable(MoveTable { name, schema })
    }

    fn rename_table(&mut self) -> Operation<'a> {
        let name = self.known().map_or(Name::plain("t"), |table| table.name);
        let to = self.random.one_of(&TABLES);
        Operation::RenameTable(RenameTable { name, to })
    }

    fn drop_table(&mut self) -> Operation<'a> {
        let name = self.known().map_or(Name::plain("t"), |table| table.name);
        let drop = DropTable::new(name);
        Operation::DropTable(match self.random.chance(50) {
            true => drop.behavior(DropBehavior::Cascade),
            false => drop,
        })
    }

    /// Changes, each of which fits what the ones before it leave.
    fn alter_table(&mut self) -> Operation<'a> {
        match self.known() {
            Some(table) => self.altered(table.name),
            None => self.create_table(),
        }
    }

    fn altered(&mut self, table: Name<'a>) -> Operation<'a> {
        let mut scratch = self.schema.clone();
        let mut changes = Vec::new();
        for _ in 0..=self.random.below(5) {
            let Some(change) = self.change(&scratch, table) else {
                continue;
            };
            let mut after = scratch.clone();
            let changes_one = self.arena.alloc_slice_copy(&[change]);
            let step = alter(table, changes_one);
            if apply(&mut after, &step, self.arena).is_ok() || self.random.chance(2) {
                scratch = after;
                changes.push(change);
            }
        }
        alter(table, self.arena.alloc_slice_copy(&changes)).operation
    }

    fn change(&mut self, schema: &Schema<'a>, table: Name<'a>) -> Option<Change<'a>> {
        let table = schema
            .tables
            .values()
            .find(|it| it.name.same(&table))?
            .clone();
        let constraints: Vec<_> = table.constraints.keys().copied().collect();
        Some(match self.random.below(15) {
            14 => self.storage_change(&table),
            0 | 1 => {
                let name = self.random.one_of(&COLUMNS);
                let mut columns = table.columns.clone();
                columns.push(self.column(name));
                self.generate(&mut columns);
                Change::AddColumn(*columns.last()?)
            }
            2 if !constraints.is_empty() => {
                let name = self.random.one_of(&constraints);
                self.perhaps_cascading(Change::DropConstraint { name })
            }
            3 | 4 => Change::AddConstraint(self.constraint(&table)),
            12 if !constraints.is_empty() => Change::AlterConstraint {
                name: self.random.one_of(&constraints),
                change: self.constraint_change(),
            },
            13 if !table.indexes.is_empty() => Change::AddKeyOfIndex(self.key_of_index(&table)),
            kind => self.column_change(&table, kind)?,
        })
    }

    fn column_change(&mut self, table: &Table<'a>, kind: usize) -> Option<Change<'a>> {
        let column = *table.columns.get(self.random.below(table.columns.len()))?;
        let (name, ty) = (column.name, type_of(&column));
        let to = match column.generated {
            // An expression keeps its type, whatever the column's is.
            Some(_) if self.random.chance(70) => ColumnType {
                nullable: !ty.nullable,
                ..ty
            },
            _ => type_of(&self.column(name)),
        };
        Some(match kind {
            5 | 6 => Change::RenameColumn {
                from: name,
                to: self.random.one_of(&COLUMNS),
                ty,
            },
            7 => Change::ChangeType {
                name,
                from: ty,
                to,
                using: column.generated.is_none().then(|| self.cast(name, to)),
                down_using: column.generated.is_none().then(|| self.cast(name, ty)),
                collation: self.collation(&to.ty),
            },
            8 => self.perhaps_cascading(Change::DropColumn { name, ty }),
            _ => Change::AlterColumn {
                name,
                ty,
                change: self.alteration(&column),
            },
        })
    }

    /// The drop, or the same with all that needs the dropped.
    fn perhaps_cascading(&mut self, drop: Change<'a>) -> Change<'a> {
        if self.random.chance(50) {
            return drop;
        }
        let of = self.arena.alloc(drop);
        Change::Cascade(Cascade { of, along: &[] })
    }

    /// A type, most often one that is there.
    fn some_type(&mut self, types: &[Type<'a>]) -> Type<'a> {
        let ty = self.random.one_of(types);
        let is_there = |name: Name<'a>| {
            let key = Key::of(name);
            let mut objects = self.schema.objects.keys();
            self.schema.enums.contains_key(&key)
                || objects.any(|it| it.noun.is_type() && it.key == key)
        };
        match ty.made() {
            Some(name) if !is_there(name) && self.random.chance(90) => types[0],
            _ => ty,
        }
    }

    /// Makes the last column generated from the others, now and then.
    fn generate(&mut self, columns: &mut [Column<'a>]) {
        let Some((last, others)) = columns.split_last_mut() else {
            return;
        };
        if others.is_empty() || self.random.chance(70) {
            return;
        }
        let name = others[self.random.below(others.len())].name;
        let condition = self.over(&[name]);
        let mentions = condition.mentions.iter().copied();
        let mentions: Vec<_> = mentions.chain([Mention::Gives(Type::Boolean)]).collect();
        *last = Column {
            generated: Some(Expression {
                mentions: self.arena.alloc_slice_copy(&mentions),
                ..condition
            }),
            ..Column::new(last.name, Type::Boolean, last.nullable)
        };
    }

    /// A cast that every type has.
    fn cast(&mut self, name: &'a str, to: ColumnType<'a>) -> Expression<'a> {
        Expression {
            sql: self
                .arena
                .alloc_str(&format!("\"{name}\"::text::{}", to.ty)),
            columns: self.arena.alloc_slice_copy(&[name]),
            mentions: &[],
        }
    }

    fn expression(&mut self, table: &Table<'a>) -> Expression<'a> {
        if self.random.chance(4)
            && let Some(mistyped) = self.mistyped(table)
        {
            return mistyped;
        }
        let columns = self.columns(table, 3);
        let qualifier = format!("{}.\"", Quoted(table.name.name));
        self.qualified(columns, &qualifier)
    }

    /// An expression over these columns, in several spellings.
    fn over(&mut self, columns: &[&'a str]) -> Expression<'a> {
        // A column that is qualified by another table's name would not be one of this table.
        self.qualified(columns, "\"")
    }

    /// The same, in which columns may be qualified so.
    fn qualified(&mut self, columns: &[&'a str], qualifier: &str) -> Expression<'a> {
        let terms = columns.iter().map(|name| {
            let quoted = format!("\"{name}\"");
            let spelled = match self.random.below(4) {
                0 => format!("t.{quoted}"),
                1 if ["a", "b", "c", "t"].contains(name) => name.to_uppercase(),
                _ => quoted,
            };
            format!("{spelled} IS NULL /* {name} */ OR length('{name}') > 0")
        });
        let sql = terms.fold(String::from("true"), |sql, term| {
            format!("{sql} AND ({term})")
        });
        Expression {
            sql: self.arena.alloc_str(&sql.replace("t.\"", qualifier)),
            columns: self.arena.alloc_slice_copy(columns),
            mentions: &[],
        }
    }

    fn columns(&mut self, table: &Table<'a>, most: usize) -> &'a [&'a str] {
        let names: Vec<_> = table.columns.iter().map(|it| it.name).collect();
        if names.is_empty() {
            return &[];
        }
        self.arena.alloc_slice_copy(&self.random.some(&names, most))
    }

    fn known(&mut self) -> Option<Table<'a>> {
        let at = self.random.below(self.schema.tables.len());
        self.schema.tables.values().nth(at).cloned()
    }

    fn name(&mut self, names: &[&'static str]) -> Name<'a> {
        Name {
            schema: self.random.chance(30).then_some("public"),
            name: self.random.one_of(names),
        }
    }

    fn object(&mut self, default: &'static str) -> ObjectName<'a> {
        if self.random.chance(60) {
            return ObjectName::Default(default);
        }
        ObjectName::Given(self.random.one_of(&NAMES))
    }
}

fn alter<'a>(table: Name<'a>, changes: &'a [Change<'a>]) -> Step<'a> {
    Step {
        name: "Step",
        operation: Operation::AlterTable(AlterTable { table, changes }),
        blocking: Some("each rule by itself"),
    }
}

const fn type_of<'a>(column: &Column<'a>) -> ColumnType<'a> {
    ColumnType {
        ty: column.ty,
        nullable: column.nullable,
    }
}
