//! Steps in few words. What they refer to is kept until the tests end.

use migration_core::ident::{Name, ObjectName};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{Expression, Mention};

/// A text that lives as long as a `static` one.
pub(crate) fn kept(text: impl Into<String>) -> &'static str {
    Box::leak(text.into().into_boxed_str())
}

/// A list that lives as long as a `static` one.
pub(crate) fn all<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(items.into_iter().collect::<Vec<_>>().into_boxed_slice())
}

/// A column that may not be NULL: `name type`, where the type is `uuid`, `int`, `bigint`, `json`, `text` or an enum's.
pub(crate) fn column(text: &str) -> Column<'static> {
    let (name, ty) = text.split_once(' ').unwrap();
    Column::new(kept(name), type_of(ty), false)
}

pub(crate) fn type_of(ty: &str) -> Type<'static> {
    match ty {
        "uuid" => Type::Uuid,
        "int" => Type::Integer,
        "bigint" => Type::BigInt,
        "json" => Type::Json,
        "text" => Type::Text,
        made => Type::Made(Name::plain(kept(made))),
    }
}

pub(crate) fn create(
    name: &str,
    columns: &[&str],
    constraints: &[Constraint<'static>],
) -> Operation<'static> {
    Operation::CreateTable(CreateTable {
        name: Name::plain(kept(name)),
        columns: all(columns.iter().map(|text| column(text))),
        constraints: all(constraints.iter().copied()),
        options: TableOptions::PLAIN,
    })
}

pub(crate) fn alter(name: &str, changes: &[Change<'static>]) -> Operation<'static> {
    Operation::AlterTable(AlterTable {
        table: Name::plain(kept(name)),
        changes: all(changes.iter().copied()),
    })
}

pub(crate) fn drop_table(name: &str) -> Operation<'static> {
    Operation::DropTable(DropTable::new(Name::plain(kept(name))))
}

pub(crate) fn rename_table(name: &str, to: &str) -> Operation<'static> {
    Operation::RenameTable(RenameTable {
        name: Name::plain(kept(name)),
        to: kept(to),
    })
}

pub(crate) fn move_table(name: &str, schema: &str) -> Operation<'static> {
    Operation::MoveTable(MoveTable {
        name: Name::plain(kept(name)),
        schema: kept(schema),
    })
}

/// A policy of a table whose text names another.
pub(crate) fn policy(table: &str, named: &str) -> Operation<'static> {
    Operation::CreatePolicy(CreatePolicy {
        name: "reader",
        table: Name::plain(kept(table)),
        mode: PolicyMode::Permissive,
        command: PolicyCommand::All,
        to: &[],
        using: Some(Expression {
            mentions: all([Mention::Relation(Name::plain(kept(named)))]),
            ..Expression::over("EXISTS (…)", &[])
        }),
        with_check: None,
    })
}

pub(crate) fn create_enum(name: &str, labels: &[&str]) -> Operation<'static> {
    Operation::CreateEnum(CreateEnum {
        name: Name::plain(kept(name)),
        labels: names(labels),
    })
}

pub(crate) fn drop_enum(name: &str) -> Operation<'static> {
    Operation::DropEnum(DropEnum {
        name: Name::plain(kept(name)),
    })
}

/// A unique index, under PostgreSQL's default name.
pub(crate) fn unique_index(table: &str, columns: &[&str]) -> Operation<'static> {
    let Operation::CreateIndex(index) = index(table, columns) else {
        unreachable!()
    };
    Operation::CreateIndex(CreateIndex {
        unique: true,
        ..index
    })
}

pub(crate) fn index(table: &str, columns: &[&str]) -> Operation<'static> {
    let name = ObjectName::Default(kept(format!("{table}_{}_idx", columns.join("_"))));
    let keys = names(columns)
        .iter()
        .map(|it| IndexKey::new(KeyKind::Column(it)));
    Operation::CreateIndex(CreateIndex {
        keys: all(keys),
        ..CreateIndex::new(name, Name::plain(kept(table)))
    })
}

pub(crate) fn drop_index(name: &str) -> Operation<'static> {
    Operation::DropIndex(DropIndex::new(Name::plain(kept(name))))
}

pub(crate) fn primary_key(table: &str, columns: &[&str]) -> Constraint<'static> {
    constraint(
        format!("{table}_pkey"),
        ConstraintKind::PrimaryKey(names(columns)),
    )
}

pub(crate) fn unique(table: &str, columns: &[&str]) -> Constraint<'static> {
    let name = format!("{table}_{}_key", columns.join("_"));
    constraint(name, ConstraintKind::Unique(names(columns)))
}

pub(crate) fn check(table: &str, columns: &[&str]) -> Constraint<'static> {
    let expression = Expression {
        sql: "true",
        columns: names(columns),
        mentions: &[],
    };
    constraint(format!("{table}_check"), ConstraintKind::Check(expression))
}

/// A foreign key to `table(column)`.
pub(crate) fn foreign_key(table: &str, own: &str, target: (&str, &str)) -> Constraint<'static> {
    let table_name = Name::plain(kept(target.0));
    let foreign_key = ForeignKey::new(names(&[own]), table_name, names(&[target.1]));
    let kind = ConstraintKind::ForeignKey(foreign_key);
    constraint(format!("{table}_{own}_fkey"), kind)
}

fn constraint(name: String, kind: ConstraintKind<'static>) -> Constraint<'static> {
    Constraint::new(ObjectName::Default(kept(name)), kind)
}

pub(crate) fn names(texts: &[&str]) -> &'static [&'static str] {
    all(texts.iter().map(|text| kept(*text)))
}

pub(crate) fn add(text: &str) -> Change<'static> {
    Change::AddColumn(column(text))
}

pub(crate) fn drop(text: &str) -> Change<'static> {
    let Column {
        name, ty, nullable, ..
    } = column(text);
    Change::DropColumn {
        name,
        ty: ColumnType { ty, nullable },
    }
}

pub(crate) fn rename(text: &str, to: &str) -> Change<'static> {
    let Column {
        name: from,
        ty,
        nullable,
        ..
    } = column(text);
    Change::RenameColumn {
        from,
        to: kept(to),
        ty: ColumnType { ty, nullable },
    }
}

pub(crate) fn change(text: &str, to: &str) -> Change<'static> {
    let Column {
        name, ty, nullable, ..
    } = column(text);
    let to = ColumnType {
        ty: type_of(to),
        nullable,
    };
    let from = ColumnType { ty, nullable };
    Change::ChangeType {
        name,
        from,
        to,
        using: None,
        down_using: None,
        collation: None,
    }
}

pub(crate) fn drop_constraint(name: &str) -> Change<'static> {
    Change::DropConstraint { name: kept(name) }
}

pub(crate) fn constrain(constraint: Constraint<'static>) -> Change<'static> {
    Change::AddConstraint(constraint)
}
