//! Types of what operators and functions are called with, and of conditions.
//!
//! See "Type Conversion", chapter 10 of the PostgreSQL manual. The macro knows what PostgreSQL takes; here are the types of the
//! columns. What a step says anew is looked at when all of it is made.

use super::Replay;
use crate::ident::Name;
use crate::schema::object::Definition;
use crate::schema::{CallError, EnumType, Key, Noun, ObjectId, Schema, SchemaError};
use crate::step::{
    Change, Column, ColumnChange, DomainChange, External, IndexKey, Insert, KeyKind, Operation,
    PublicationChange, Published, is_well_known,
};
use crate::types::{Type, converts};
use crate::value::{DefaultValue, Expression, Mention, Typed, Types, calls};

/// A text of a step.
struct Text<'a> {
    /// The table that it is about.
    table: Option<Name<'a>>,
    /// The name and type of what it gives values to, or of the domain whose value it is about.
    own: Option<(&'a str, Type<'a>)>,
    mentions: &'a [Mention<'a>],
}

impl<'a> Text<'a> {
    /// One that gives a value to something, or is about the value of a domain.
    const fn of(own: (&'a str, Type<'a>), expression: Expression<'a>) -> Self {
        Self {
            table: None,
            own: Some(own),
            mentions: expression.mentions,
        }
    }

    const fn of_nothing(expression: Expression<'a>) -> Self {
        Self {
            table: None,
            own: None,
            mentions: expression.mentions,
        }
    }
}

/// A default that is an expression.
const fn call<'a>(default: Option<DefaultValue<'a>>) -> Option<Expression<'a>> {
    match default {
        Some(DefaultValue::Expression(it)) => Some(it),
        _ => None,
    }
}

impl<'a> Replay<'_, 'a> {
    /// That what a step says of columns has a meaning for their types.
    pub(super) fn is_typed(&self, operation: &Operation<'a>) -> Result<(), SchemaError> {
        let values = self.schema.texts_of_values(operation).into_iter();
        let mut all = values.chain(texts(operation));
        all.try_for_each(|text| {
            let mut mentions = text.mentions.iter();
            mentions.try_for_each(|mention| match mention {
                Mention::Typed(typed) => self.schema.part_is_typed(&text, typed),
                _ => Ok(()),
            })
        })
    }
}

/// What a step says anew of tables.
fn texts<'a>(operation: &Operation<'a>) -> Vec<Text<'a>> {
    match operation {
        Operation::CreateTable(step) | Operation::Declare(External::Table(step)) => {
            let keys = step.options.partition_by.map_or(&[][..], |by| by.keys);
            let columns = step.columns.iter().flat_map(|it| column(step.name, it));
            let constraints = step.constraints.iter().flat_map(|it| it.kind.mentions());
            let keys = keys.iter().map(IndexKey::mentions);
            columns
                .chain(about(step.name, constraints.chain(keys)))
                .collect()
        }
        Operation::AlterTable(step) => {
            let changes = step.changes.iter();
            changes.flat_map(|it| change(step.table, it)).collect()
        }
        Operation::CreateIndex(step) => {
            let keys = step.keys.iter().map(IndexKey::mentions);
            about(step.table, keys.chain(of(step.predicate))).collect()
        }
        Operation::CreatePolicy(step) => policy(step.table, [step.using, step.with_check]),
        Operation::AlterPolicy(step) => policy(step.table, [step.using, step.with_check]),
        Operation::CreateStatistics(step) => {
            let keys = step.keys.iter().filter_map(|key| match key {
                KeyKind::Expression(it) => Some(it.mentions),
                KeyKind::Column(_) => None,
            });
            about(step.table, keys).collect()
        }
        Operation::CreateTrigger(step) | Operation::ReplaceTrigger(step) => {
            about(step.table, step.when.iter().map(|it| it.mentions)).collect()
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
            about(step.name, keys.iter().map(IndexKey::mentions)).collect()
        }
        _ => Vec::new(),
    }
}

fn of<'a>(expression: Option<Expression<'a>>) -> Option<&'a [Mention<'a>]> {
    expression.map(|it| it.mentions)
}

/// Texts about the rows of a table.
fn about<'a>(
    table: Name<'a>,
    texts: impl Iterator<Item = &'a [Mention<'a>]>,
) -> impl Iterator<Item = Text<'a>> {
    texts.map(move |mentions| Text {
        table: Some(table),
        own: None,
        mentions,
    })
}

fn policy<'a>(table: Name<'a>, texts: [Option<Expression<'a>>; 2]) -> Vec<Text<'a>> {
    about(table, texts.into_iter().filter_map(of)).collect()
}

fn published<'a>(tables: &[crate::step::PublishedTable<'a>]) -> Vec<Text<'a>> {
    let filtered = tables.iter();
    filtered
        .flat_map(|it| about(it.table, of(it.predicate).into_iter()))
        .collect()
}

/// What gives values to a new column.
fn column<'a>(table: Name<'a>, column: &Column<'a>) -> Vec<Text<'a>> {
    let sources = [call(column.default), column.generated];
    let sources = sources.into_iter().flatten();
    sources
        .map(|it| value(table, (column.name, column.ty), it))
        .collect()
}

/// What gives values to a column of a table.
const fn value<'a>(
    table: Name<'a>,
    own: (&'a str, Type<'a>),
    expression: Expression<'a>,
) -> Text<'a> {
    Text {
        table: Some(table),
        ..Text::of(own, expression)
    }
}

fn change<'a>(table: Name<'a>, change: &Change<'a>) -> Vec<Text<'a>> {
    match *change {
        Change::AddColumn(new) => column(table, &new),
        Change::AddConstraint(new) => about(table, new.kind.mentions().into_iter()).collect(),
        Change::AlterColumn {
            name,
            ty,
            change:
                ColumnChange::SetExpression(it) | ColumnChange::SetDefault(DefaultValue::Expression(it)),
        } => vec![value(table, (name, ty.ty), it)],
        _ => Vec::new(),
    }
}

impl<'a> Schema<'a> {
    /// What a step says anew of values that belong to no table, and of rows.
    fn texts_of_values(&self, operation: &Operation<'a>) -> Vec<Text<'a>> {
        match operation {
            Operation::CreateDomain(step) => {
                let checks = step.checks.iter().map(|it| it.expression);
                let texts = call(step.default).into_iter().chain(checks);
                texts
                    .map(|it| Text::of((step.name.name, step.ty), it))
                    .collect()
            }
            Operation::AlterDomain(step) => {
                let texts = step.changes.iter().filter_map(|it| match *it {
                    DomainChange::SetDefault(it) => call(Some(it)),
                    DomainChange::AddCheck(it) => Some(it.expression),
                    _ => None,
                });
                let own = self.domain_of(step.name).map(|ty| (step.name.name, ty));
                texts.filter_map(|it| Some(Text::of(own?, it))).collect()
            }
            Operation::CreateRoutine(step) | Operation::ReplaceRoutine(step) => {
                let defaults = step.arguments.iter().filter_map(|it| call(it.default));
                defaults.map(Text::of_nothing).collect()
            }
            Operation::Insert(step) => step.rows.iter().flat_map(|it| self.row(step, it)).collect(),
            _ => Vec::new(),
        }
    }

    fn row(&self, step: &Insert<'a>, row: &[Option<DefaultValue<'a>>]) -> Vec<Text<'a>> {
        let table = self.tables.get(&Key::of(step.table));
        let column = |name| table.and_then(|it| it.column(name));
        let values = step.columns.iter().zip(row);
        values
            .filter_map(|(name, value)| {
                let own = column(name).map(|it| (it.name, it.ty));
                Some(Text::of(own?, call(*value)?))
            })
            .collect()
    }

    fn part_is_typed(&self, text: &Text<'a>, typed: &Typed<'a>) -> Result<(), SchemaError> {
        let mut types = [Types::NONE; 2];
        let mut columns = Vec::new();
        for (set, name) in types.iter_mut().zip(typed.columns) {
            let Some((name, ty)) = self.named(text, name) else {
                return Ok(());
            };
            *set = self.type_set(&ty);
            if *set == Types::NONE {
                return Ok(());
            }
            columns.push((name, ty));
        }
        if !typed.takes(types) {
            return self.is_untyped(typed, &columns, typed.why);
        }
        let wrong = typed
            .read
            .iter()
            .filter(|(_, read)| !types[0].is_among(Types(*read)));
        for (text, _) in wrong {
            match self.enum_of(&columns[0].1) {
                Some(own) => self.is_label(own, text)?,
                None => {
                    let why = format!("and `'{text}'` does not read as one");
                    self.is_untyped(typed, &columns, &why)?;
                }
            }
        }
        Ok(())
    }

    /// A column that a text names, or what it is for; what a view gives is not known.
    fn named(&self, text: &Text<'a>, name: &str) -> Option<(&'a str, Type<'a>)> {
        if name.is_empty() {
            return text.own;
        }
        let table = self.tables.get(&Key::of(text.table?))?;
        let column = table.column(name)?;
        Some((column.name, column.ty))
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
        columns: &[(&str, Type<'a>)],
        why: &str,
    ) -> Result<(), SchemaError> {
        if self.may_have_meaning(typed) {
            return Ok(());
        }
        let types: Vec<_> = columns
            .iter()
            .map(|(name, ty)| format!("`{name}` is {ty}"))
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
        self.objects.keys().any(is_called) || self.may_be_cast()
    }

    /// Whether an extension of which nobody knows what it brings, or SQL that the author wrote, may have made casts.
    fn may_be_cast(&self) -> bool {
        let is_unknown = |definition: &Definition<'_>| matches!(definition, Definition::Extension(it) if !is_well_known(it.name));
        let mut objects = self.objects.values();
        self.own_meanings || objects.any(|it| is_unknown(&it.definition))
    }

    /// Whether PostgreSQL turns what a default or an expression gives into a type by itself, as far as that is known.
    pub(super) fn becomes(&self, expression: &Expression<'a>, ty: &Type<'a>) -> bool {
        let Some(given) = expression.given() else {
            return true;
        };
        let is_called =
            |id: &ObjectId<'_>| id.noun == Noun::Function && calls(expression.sql, id.key.name);
        self.is_assigned(given, ty) || self.objects.keys().any(is_called) || self.may_be_cast()
    }

    /// Whether PostgreSQL turns a value of one of its own types into one of another where it is assigned: an array, element by
    /// element (`find_coercion_pathway` in its `parse_coerce.c`). The casts of types of others are theirs to know.
    fn is_assigned(&self, given: &Type<'a>, ty: &Type<'a>) -> bool {
        match (given, self.base(ty)) {
            (Type::Array(given), Type::Array(element)) => self.is_assigned(given, element),
            (_, Type::Made(name)) => !self.is_own_type(name),
            (given, base) => given.same_base(&base) || converts(given, &base),
        }
    }

    /// Whether the history made a type.
    fn is_own_type(&self, name: Name<'a>) -> bool {
        let made = [Noun::Composite, Noun::Range];
        let mut ids = made.into_iter().map(|noun| ObjectId::of(noun, name));
        self.enums.contains_key(&Key::of(name)) || ids.any(|id| self.objects.contains_key(&id))
    }

    /// The type that a domain is made of in the end; any other type as it is.
    pub(super) fn base(&self, ty: &Type<'a>) -> Type<'a> {
        let of = |name| self.domain_of(name);
        match ty {
            Type::Made(name) => of(*name).map_or(*ty, |it| self.base(&it)),
            ty => *ty,
        }
    }
}
