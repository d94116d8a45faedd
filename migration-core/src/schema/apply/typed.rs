//! Types of what operators and functions are called with, and of conditions.
//!
//! See "Type Conversion", chapter 10 of the PostgreSQL manual. The macro knows what PostgreSQL takes; here are the types of the
//! columns. What a step says anew is looked at when all of it is made.

use super::Replay;
use crate::ident::Name;
use crate::schema::object::Definition;
use crate::schema::{CallError, EnumType, Key, Noun, ObjectId, Schema, SchemaError, Table};
use crate::step::{
    Change, Column, ColumnChange, Constraint, IndexKey, KeyKind, Operation, PublicationChange,
    Published, is_well_known,
};
use crate::types::Type;
use crate::value::{Expression, Mention, Typed, Types};

/// Texts about a table.
type Texts<'a> = (Name<'a>, Vec<&'a [Mention<'a>]>);

impl<'a> Replay<'_, 'a> {
    /// That what a step says of columns has a meaning for their types.
    pub(super) fn is_typed(&self, operation: &Operation<'a>) -> Result<(), SchemaError> {
        texts(operation).into_iter().try_for_each(|(name, texts)| {
            let Some(table) = self.schema.tables.get(&Key::of(name)) else {
                // What a view gives is not known.
                return Ok(());
            };
            let mentions = texts.into_iter().flatten();
            mentions.into_iter().try_for_each(|mention| match mention {
                Mention::Typed(typed) => self.schema.part_is_typed(table, typed),
                _ => Ok(()),
            })
        })
    }
}

/// What a step says anew about the columns of tables.
fn texts<'a>(operation: &Operation<'a>) -> Vec<Texts<'a>> {
    let of = |expression: Option<Expression<'a>>| expression.map(|it| it.mentions);
    match operation {
        Operation::CreateTable(step) => {
            let keys = step.options.partition_by.map_or(&[][..], |by| by.keys);
            let columns = step.columns.iter().filter_map(generated);
            let constraints = step.constraints.iter().flat_map(constraint);
            let keys = keys.iter().map(IndexKey::mentions);
            vec![(step.name, columns.chain(constraints).chain(keys).collect())]
        }
        Operation::AlterTable(step) => {
            let changes = step.changes.iter().flat_map(change).collect();
            vec![(step.table, changes)]
        }
        Operation::CreateIndex(step) => {
            let keys = step.keys.iter().map(IndexKey::mentions);
            vec![(step.table, keys.chain(of(step.predicate)).collect())]
        }
        Operation::CreatePolicy(step) => policy(step.table, [step.using, step.with_check]),
        Operation::AlterPolicy(step) => policy(step.table, [step.using, step.with_check]),
        Operation::CreateStatistics(step) => {
            let keys = step.keys.iter().filter_map(|key| match key {
                KeyKind::Expression(it) => Some(it.mentions),
                KeyKind::Column(_) => None,
            });
            vec![(step.table, keys.collect())]
        }
        Operation::CreateTrigger(step) | Operation::ReplaceTrigger(step) => {
            let when = step.when.iter().map(|it| it.mentions);
            vec![(step.table, when.collect())]
        }
        Operation::CreatePublication(step) => match step.of {
            Published::AllTables => Vec::new(),
            Published::Members(members) => published(members.tables),
        },
        Operation::AlterPublication(step) => match step.change {
            PublicationChange::Add(members) | PublicationChange::Set(members) => {
                published(members.tables)
            }
            PublicationChange::Drop(_) | PublicationChange::Options { .. } => Vec::new(),
        },
        Operation::CreatePartition(step) => {
            let keys = step.partition_by.map_or(&[][..], |by| by.keys);
            vec![(step.name, keys.iter().map(IndexKey::mentions).collect())]
        }
        _ => Vec::new(),
    }
}

fn policy<'a>(table: Name<'a>, texts: [Option<Expression<'a>>; 2]) -> Vec<Texts<'a>> {
    let texts = texts.into_iter().flatten().map(|it| it.mentions);
    vec![(table, texts.collect())]
}

fn published<'a>(tables: &[crate::step::PublishedTable<'a>]) -> Vec<Texts<'a>> {
    let filtered = tables
        .iter()
        .filter_map(|it| Some((it.table, it.predicate?)));
    filtered
        .map(|(table, it)| (table, vec![it.mentions]))
        .collect()
}

fn generated<'a>(column: &Column<'a>) -> Option<&'a [Mention<'a>]> {
    column.generated.map(|it| it.mentions)
}

fn constraint<'a>(constraint: &Constraint<'a>) -> Vec<&'a [Mention<'a>]> {
    constraint.kind.mentions()
}

fn change<'a>(change: &Change<'a>) -> Vec<&'a [Mention<'a>]> {
    match change {
        Change::AddColumn(new) => generated(new).into_iter().collect(),
        Change::AddConstraint(new) => constraint(new),
        Change::AlterColumn {
            change: ColumnChange::SetExpression(it),
            ..
        } => vec![it.mentions],
        _ => Vec::new(),
    }
}

impl<'a> Schema<'a> {
    fn part_is_typed(&self, table: &Table<'a>, typed: &Typed<'a>) -> Result<(), SchemaError> {
        let mut types = [Types::NONE; 2];
        let mut columns = Vec::new();
        for (set, name) in types.iter_mut().zip(typed.columns) {
            let Some(column) = table.column(name) else {
                return Ok(());
            };
            *set = self.type_set(&column.ty);
            if *set == Types::NONE {
                return Ok(());
            }
            columns.push(column);
        }
        if !typed.takes(types) {
            return self.is_untyped(typed, &columns, typed.why);
        }
        let wrong = typed
            .read
            .iter()
            .filter(|(_, read)| !types[0].is_among(Types(*read)));
        for (text, _) in wrong {
            match self.enum_of(&columns[0].ty) {
                Some(own) => self.is_label(own, text)?,
                None => {
                    let why = format!("and `'{text}'` does not read as one");
                    self.is_untyped(typed, &columns, &why)?;
                }
            }
        }
        Ok(())
    }

    /// A type with those that the history made: an enum, and a domain as what it is over.
    fn type_set(&self, ty: &Type<'a>) -> Types {
        match ty {
            Type::Array(element) if matches!(**element, Type::Made(_)) => {
                match self.enum_of(element) {
                    Some(_) if !self.is_domain(element) => Types::ENUM.arrays(),
                    _ => Types::NONE,
                }
            }
            Type::Made(_) if self.enum_of(ty).is_some() => Types::ENUM,
            Type::Made(name) => match self.domain_of(*name) {
                Some(base) => self.type_set(&base),
                None => Types::NONE,
            },
            ty => Types::of(ty),
        }
    }

    fn is_domain(&self, ty: &Type<'a>) -> bool {
        matches!(ty, Type::Made(name) if self.domain_of(*name).is_some())
    }

    fn domain_of(&self, name: Name<'a>) -> Option<Type<'a>> {
        let id = ObjectId::of(Noun::Domain, name);
        match self.objects.get(&id).map(|it| it.definition) {
            Some(Definition::Domain(domain)) => Some(domain.ty),
            _ => None,
        }
    }

    /// The enum type that a type is, or that a domain is over.
    fn enum_of(&self, ty: &Type<'a>) -> Option<&EnumType<'a>> {
        let Type::Made(name) = ty else {
            return None;
        };
        let own = self.enums.get(&Key::of(*name));
        own.or_else(|| self.enum_of(&self.domain_of(*name)?))
    }

    /// That an enum has a label, and had it before this migration.
    fn is_label(&self, own: &EnumType<'a>, text: &str) -> Result<(), SchemaError> {
        own.place(text)?;
        let fresh = self.fresh.iter().flatten();
        let mut fresh = fresh.filter(|(key, _)| *key == Key::of(own.name));
        match fresh.any(|(_, label)| *label == text) {
            false => Ok(()),
            true => Err(SchemaError::NewLabel {
                name: own.name.to_string(),
                label: text.to_owned(),
            }),
        }
    }

    /// Says what is wrong, unless another than PostgreSQL gave it a meaning.
    fn is_untyped(
        &self,
        typed: &Typed<'a>,
        columns: &[&Column<'a>],
        why: &str,
    ) -> Result<(), SchemaError> {
        if self.may_have_meaning(typed) {
            return Ok(());
        }
        let types: Vec<_> = columns
            .iter()
            .map(|it| format!("`{}` is {}", it.name, it.ty))
            .collect();
        let types = types.join(" and ");
        let comma = if types.is_empty() { "" } else { ", " };
        Err(SchemaError::Call(CallError::Mistyped {
            what: typed.what.to_owned(),
            why: format!("{types}{comma}{why}"),
        }))
    }

    /// Whether a function of the history, an extension of which nobody knows what it brings, or SQL that the author wrote may
    /// be what is called.
    fn may_have_meaning(&self, typed: &Typed<'a>) -> bool {
        let is_called = |id: &ObjectId<'_>| {
            let plain = |name: &&str| id.key == Key::of(Name::plain(name));
            matches!(id.noun, Noun::Function | Noun::Procedure) && typed.calls.iter().any(plain)
        };
        let is_unknown = |definition: &Definition<'_>| matches!(definition, Definition::Extension(it) if !is_well_known(it.name));
        let mut objects = self.objects.iter();
        self.own_meanings
            || objects.any(|(id, object)| is_called(id) || is_unknown(&object.definition))
    }
}
