//! What the tokens of a migration prove of the types in its expressions, so that the check of the history need not.
//!
//! A column whose Rust type is the name of a built-in one is of the SQL type that this stands for. The name may be of another
//! type in the author's module; then something wrong is left to PostgreSQL to refuse.

use syn::{GenericArgument, PathArguments, Type};

use crate::ast::{
    ChangeKind, Column, ColumnChange, Constraint, ConstraintKind, CreateIndex, CreatePolicy,
    CreateTable, DefaultValue, Expression, IndexKey, KeyKind, KnownType, Mention, Name, OWN,
    Operation, Place, Set, Step,
};

/// Rust types, and what `pg_type` calls the SQL types that they stand for.
const TYPES: &[(&str, &str)] = &[
    ("bool", "bool"),
    ("i16", "int2"),
    ("i32", "int4"),
    ("i64", "int8"),
    ("f32", "float4"),
    ("f64", "float8"),
    ("Decimal", "numeric"),
    ("Numeric", "numeric"),
    ("String", "text"),
    ("Text", "text"),
    ("Varchar", "varchar"),
    ("CharacterVarying", "varchar"),
    ("Char", "bpchar"),
    ("Bytea", "bytea"),
    ("Uuid", "uuid"),
    ("Json", "json"),
    ("Jsonb", "jsonb"),
    ("Date", "date"),
    ("Time", "time"),
    ("Timestamp", "timestamp"),
    ("Timestamptz", "timestamptz"),
    ("Interval", "interval"),
    ("Inet", "inet"),
    ("Cidr", "cidr"),
    ("MacAddr", "macaddr"),
    ("TsVector", "tsvector"),
    ("Int4Range", "int4range"),
    ("Int8Range", "int8range"),
    ("NumRange", "numrange"),
    ("DateRange", "daterange"),
    ("TsRange", "tsrange"),
    ("TstzRange", "tstzrange"),
];

/// The columns of a new table that are of a known type.
struct Known {
    table: Name,
    columns: Vec<(String, KnownType)>,
}

/// What the steps of a migration have made so far.
#[derive(Default)]
struct Made {
    /// Enums by their Rust types.
    enums: Vec<Enum>,
    tables: Vec<Known>,
}

/// A Rust type and the labels of its enum.
type Enum = (String, Vec<String>);

/// Leaves out what is proved. What changes is not followed.
pub(super) fn settle(steps: &mut [Step]) {
    let mut made = Made::default();
    for step in steps {
        match &mut step.operation {
            Operation::CreateEnum { labels, .. } => {
                made.enums.push((step.ident.to_string(), labels.clone()));
            }
            Operation::CreateTable(table) => {
                let known = Known::of(table, &made.enums);
                known.settle_table(table);
                made.tables.push(known);
            }
            Operation::CreateIndex(index) => {
                if let Some(known) = made.table(&index.table) {
                    known.settle_index(index);
                }
            }
            Operation::CreatePolicy(policy) => {
                if let Some(known) = made.table(&policy.table) {
                    known.settle_policy(policy);
                }
            }
            Operation::AlterTable(changed) => {
                made.tables.retain(|it| !it.is_of(&changed.table));
                for change in &mut changed.changes {
                    settle_change(&mut change.kind, &made.enums);
                }
            }
            Operation::CreateDomain(domain) => {
                let own = known_type(&domain.ty, &made.enums);
                settle_default(domain.default.as_mut(), own.as_ref());
                let checks = domain.checks.iter_mut().map(|it| &mut it.expression);
                settle_all(checks, |name| own.as_ref().filter(|_| name == OWN));
            }
            operation if changes_types(operation) => made = Made::default(),
            _ => {}
        }
    }
}

/// Whether a step may change what a column is, or which table has a name.
fn changes_types(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::AlterEnum(_)
            | Operation::RenameType(_)
            | Operation::DropEnum(_)
            | Operation::RenameTable(_)
            | Operation::MoveTable(_)
            | Operation::DropTable { .. }
            | Operation::RenameSchema(_)
            | Operation::Cascade(_)
            | Operation::Sql { .. }
    )
}

impl Made {
    fn table(&self, name: &Name) -> Option<&Known> {
        self.tables.iter().find(|it| it.is_of(name))
    }
}

impl Known {
    fn of(table: &CreateTable, enums: &[Enum]) -> Self {
        let known = |it: &Column| Some((it.name.clone(), known_type(&it.ty, enums)?));
        Self {
            table: table.name.clone(),
            columns: table.columns.iter().filter_map(known).collect(),
        }
    }

    fn is_of(&self, name: &Name) -> bool {
        (&self.table.schema, &self.table.name) == (&name.schema, &name.name)
    }

    fn settle_table(&self, table: &mut CreateTable) {
        for column in &mut table.columns {
            let own = self.type_of(&column.name);
            settle_default(column.default.as_mut(), own);
            settle_all(column.generated.as_mut(), |name| match name {
                OWN => own,
                name => self.type_of(name),
            });
        }
        for Constraint { kind, .. } in &mut table.constraints {
            match kind {
                ConstraintKind::Check(check) => self.settle([check]),
                ConstraintKind::Exclude(exclusion) => {
                    let keys = exclusion.elements.iter_mut().map(|(key, _)| key);
                    self.settle(keys.filter_map(of_key));
                    self.settle(exclusion.predicate.as_mut());
                }
                _ => {}
            }
        }
    }

    fn settle_index(&self, index: &mut CreateIndex) {
        self.settle(index.keys.iter_mut().filter_map(of_key));
        self.settle(index.predicate.as_mut());
    }

    fn settle_policy(&self, policy: &mut CreatePolicy) {
        self.settle(policy.using.as_mut());
        self.settle(policy.with_check.as_mut());
    }

    fn settle<'e>(&self, expressions: impl IntoIterator<Item = &'e mut Expression>) {
        settle_all(expressions, |column| self.type_of(column));
    }

    fn type_of(&self, column: &str) -> Option<&KnownType> {
        let found = self.columns.iter().find(|(name, _)| name == column);
        found.map(|(_, ty)| ty)
    }
}

/// Leaves out what is proved by the types of some columns.
fn settle_all<'e, 't>(
    expressions: impl IntoIterator<Item = &'e mut Expression>,
    type_of: impl Fn(&str) -> Option<&'t KnownType>,
) {
    for expression in expressions {
        expression.mentions.retain_mut(|mention| match mention {
            Mention::Typed(typed) => !typed.is_proved(&type_of),
            Mention::Gives(given) => {
                given.settle(&type_of);
                !given.typed().is_some_and(|it| it.is_proved(&type_of))
            }
            _ => true,
        });
    }
}

fn settle_default(default: Option<&mut (DefaultValue, Place)>, own: Option<&KnownType>) {
    if let Some((DefaultValue::Expression(it), _)) = default {
        settle_all([it], |name| own.filter(|_| name == OWN));
    }
}

/// A change tells the type of its own column alone.
fn settle_change(change: &mut ChangeKind, enums: &[Enum]) {
    let (ty, expressions): (_, Vec<&mut Expression>) = match change {
        ChangeKind::AddColumn(new) => {
            let default = match &mut new.default {
                Some((DefaultValue::Expression(it), _)) => Some(it),
                _ => None,
            };
            (
                &new.ty,
                default.into_iter().chain(&mut new.generated).collect(),
            )
        }
        ChangeKind::AlterColumn {
            ty,
            change:
                ColumnChange::SetDefault(DefaultValue::Expression(it)) | ColumnChange::SetExpression(it),
            ..
        } => (ty, vec![it]),
        _ => return,
    };
    let own = known_type(ty, enums);
    settle_all(expressions, |name| own.as_ref().filter(|_| name == OWN));
}

fn of_key(key: &mut IndexKey) -> Option<&mut Expression> {
    match &mut key.kind {
        KeyKind::Expression(expression) => Some(expression),
        KeyKind::Column(_) => None,
    }
}

/// The type of a field; none if its name is no known one.
fn known_type(ty: &Type, enums: &[Enum]) -> Option<KnownType> {
    let Type::Path(path) = ty else {
        return None;
    };
    let alone = path.path.segments.len() == 1;
    let segment = path.path.segments.last().filter(|_| alone)?;
    let name = segment.ident.to_string();
    let argument = || known_type(argument(&segment.arguments)?, enums);
    let (set, labels) = match name.as_str() {
        "Option" => return argument(),
        "Array" => (argument()?.set.arrays(), Vec::new()),
        name => match enums.iter().find(|(rust, _)| rust == name) {
            Some((_, labels)) => (Set::named("enum"), labels.clone()),
            None => {
                let (_, own) = TYPES.iter().find(|(rust, _)| *rust == name)?;
                (Set::named(own), Vec::new())
            }
        },
    };
    Some(KnownType { set, labels })
}

fn argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(ty: &str) -> Option<Set> {
        let enums = [("State".to_owned(), vec!["open".to_owned()])];
        known_type(&syn::parse_str(ty).unwrap(), &enums).map(|it| it.set)
    }

    #[test]
    fn types_of_fields() {
        assert_eq!(named("Option<Varchar<64>>"), Some(Set::named("varchar")));
        assert_eq!(named("Array<Array<i32>>"), Some(Set::named("_int4")));
        assert_eq!(named("State"), Some(Set::named("enum")));
        assert_eq!(named("Option<Array<State>>"), Some(Set::named("_enum")));
        assert_eq!(named("Other"), None);
        assert_eq!(named("other::Text"), None);
        assert!(
            TYPES
                .iter()
                .all(|(_, own)| Set::named(own) != Set::default())
        );
    }
}
