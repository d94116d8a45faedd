//! Types of what operators and functions are called with, and of conditions.
//!
//! See "Type Conversion", chapter 10 of the PostgreSQL manual. The macro knows what PostgreSQL takes; here are the types of the
//! columns.

use super::catalog::{EXTERNAL, Id, NONE};
use super::enums::made;
use super::fit;
use super::key::{Key, column, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types::write;
use crate::ident::Name;
use crate::step::{
    Change, Column, ColumnChange, ColumnType, Constraint, ConstraintKind, Exclusion, IndexKey,
    KeyKind, Operation,
};
use crate::types::Type;
use crate::value::{Expression, Mention, Typed, Types, calls};

impl<'a> Replay<'a, '_> {
    /// Refuses generated columns and constraints of a new table whose expressions have no meaning.
    pub(super) const fn new_table_is_typed(
        &mut self,
        table: Id,
        columns: &[Column<'a>],
        constraints: &[Constraint<'a>],
    ) {
        let (mut left, mut i) = (columns, 0);
        while let [column, rest @ ..] = left {
            if let Some(it) = &column.generated {
                self.generated_is_typed(site::GENERATED + i, table, (column.name, column.ty), it);
            }
            (left, i) = (rest, i + 1);
        }
        let (mut left, mut i) = (constraints, 0);
        while let [Constraint { kind, .. }, rest @ ..] = left {
            if matches!(kind, ConstraintKind::Check(_) | ConstraintKind::Exclude(_)) {
                self.constraint_is_typed(site::CONSTRAINT + i, table, kind);
            }
            (left, i) = (rest, i + 1);
        }
    }

    /// The same of what changes of a table add, once all of them are made: PostgreSQL adds constraints last.
    pub(super) const fn changes_are_typed(&mut self, table: Id, changes: &[Change<'a>]) {
        let (mut left, mut i) = (changes, 0);
        while let [change, rest @ ..] = left {
            match change {
                Change::AddColumn(Column {
                    name,
                    ty,
                    generated: Some(it),
                    ..
                })
                | Change::AlterColumn {
                    name,
                    ty: ColumnType { ty, .. },
                    change: ColumnChange::SetExpression(it),
                } => self.generated_is_typed(site::CHANGE + i, table, (name, *ty), it),
                Change::AddConstraint(new) => {
                    self.constraint_is_typed(site::CHANGE + i, table, &new.kind);
                }
                _ => {}
            }
            (left, i) = (rest, i + 1);
        }
    }

    /// Refuses the expression of a generated column whose parts have no meaning, or whose value is none of the column.
    const fn generated_is_typed(
        &mut self,
        site: usize,
        table: Id,
        own: (&'a str, Type<'a>),
        expression: &Expression<'a>,
    ) {
        if !expression.mentions.is_empty() {
            self.mentions_are_typed(site, (table, Some(own)), expression.mentions);
            self.value_becomes(site, ("expression", "column"), expression, &own.1);
        }
    }

    /// Refuses a default, be it that of a column, domain or argument, or a value for a row, which is none of its type. Where what
    /// gets it has a name, a string is read as its type.
    pub(super) const fn expression_fits(
        &mut self,
        site: usize,
        (what, of, name): (&str, &str, &'a str),
        expression: &Expression<'a>,
        ty: &Type<'a>,
    ) {
        if !expression.mentions.is_empty() {
            let own = if name.is_empty() {
                None
            } else {
                Some((name, *ty))
            };
            self.mentions_are_typed(site, (NONE, own), expression.mentions);
            self.value_becomes(site, (what, of), expression, ty);
        }
    }

    /// Refuses a text whose value PostgreSQL does not turn into one of a type by itself.
    const fn value_becomes(
        &mut self,
        site: usize,
        (what, of): (&str, &str),
        expression: &Expression<'a>,
        ty: &Type<'a>,
    ) {
        let Some(given) = expression.given() else {
            return;
        };
        if self.becomes(given, ty) || self.may_be_of_another_type(expression.sql) {
            return;
        }
        let text = Text::EMPTY.add("the ").add(what).add(" ");
        let text = write(text.name(expression.sql).add(" is "), given);
        let text = write(text.add(", but the ").add(of).add(" is "), ty);
        self.refuse(
            site,
            text.add("; PostgreSQL turns the one into the other only where a cast is written"),
        );
    }

    /// Whether PostgreSQL turns a value of one of its own types into one of another where it is assigned: an array, element by
    /// element (`find_coercion_pathway` in its `parse_coerce.c`). The casts of types of others are theirs to know.
    pub(super) const fn becomes(&self, given: &Type<'_>, ty: &Type<'a>) -> bool {
        let base = self.base(ty);
        if let (Type::Array(given), Type::Array(element)) = (given, &base) {
            return self.becomes(given, element);
        }
        if let Type::Made(name) = &base {
            let id = self.catalog.live(&type_name(name));
            if id == NONE || !self.is_own_type(id) {
                return true;
            }
        }
        fit::casts(given, &base)
    }

    /// Whether the history made a type; no step makes the multirange type of a range type.
    const fn is_own_type(&self, id: Id) -> bool {
        let kind = self.catalog.at(id).kind;
        matches!(kind, Kind::Enum | Kind::Composite | Kind::Range) && !self.is_marked(id, EXTERNAL)
    }

    const fn constraint_is_typed(&mut self, site: usize, table: Id, kind: &ConstraintKind<'a>) {
        match kind {
            ConstraintKind::Check(check) => {
                self.mentions_are_typed(site, (table, None), check.mentions)
            }
            ConstraintKind::Exclude(exclusion) => self.exclusion_is_typed(site, table, exclusion),
            _ => {}
        }
    }

    const fn exclusion_is_typed(&mut self, site: usize, table: Id, exclusion: &Exclusion<'a>) {
        let mut left = exclusion.elements;
        while let [element, rest @ ..] = left {
            self.mentions_are_typed(site, (table, None), element.key.mentions());
            left = rest;
        }
        self.is_typed(site, table, &exclusion.predicate);
    }

    /// Refuses keys of an index or of partitions that have no meaning.
    pub(super) const fn keys_are_typed(&mut self, table: Id, keys: &[IndexKey<'a>]) {
        let (mut left, mut i) = (keys, 0);
        while let [key, rest @ ..] = left {
            if let KeyKind::Expression(it) = &key.kind {
                self.mentions_are_typed(site::KEY + i, (table, None), it.mentions);
            }
            (left, i) = (rest, i + 1);
        }
    }

    pub(super) const fn is_typed(
        &mut self,
        site: usize,
        table: Id,
        expression: &Option<Expression<'a>>,
    ) {
        if let Some(expression) = expression {
            self.mentions_are_typed(site, (table, None), expression.mentions);
        }
    }

    /// Refuses what has no meaning for the types of the columns, and for that of what the text is for.
    pub(super) const fn mentions_are_typed(
        &mut self,
        site: usize,
        (table, own): (Id, Option<(&'a str, Type<'a>)>),
        mut mentions: &[Mention<'a>],
    ) {
        while let [mention, rest @ ..] = mentions {
            if let Mention::Typed(typed) = mention {
                self.part_is_typed(site, (table, own), typed);
            }
            mentions = rest;
        }
    }

    const fn part_is_typed(
        &mut self,
        site: usize,
        (table, own): (Id, Option<(&'a str, Type<'a>)>),
        typed: &Typed<'a>,
    ) {
        let mut columns = [("", Type::Boolean); 2];
        let mut types = [Types::NONE; 2];
        let mut made = NONE;
        let mut i = 0;
        while i < typed.columns.len() {
            let named = if typed.columns[i].is_empty() {
                own
            } else {
                self.column_of_table(table, typed.columns[i])
            };
            let Some(column) = named else { return };
            columns[i] = column;
            (types[i], made) = self.type_set(&column.1);
            if types[i].0 == 0 {
                return;
            }
            i += 1;
        }
        if !typed.takes(types) {
            self.is_untyped(site, typed, &columns, typed.why);
            return;
        }
        i = 0;
        while i < typed.read.len() {
            let (text, read) = &typed.read[i];
            if types[0].0 == Types::ENUM.0 && !types[0].is_among(Types(*read)) {
                self.is_label_at(site, text, made);
            } else if !types[0].is_among(Types(*read)) {
                let why = Text::EMPTY
                    .add("and `'")
                    .add(text)
                    .add("'` does not read as one");
                self.is_untyped(site, typed, &columns, why.as_str());
                return;
            }
            i += 1;
        }
    }

    /// A column of a table, and its type; what a view gives is not known.
    const fn column_of_table(&self, table: Id, name: &'a str) -> Option<(&'a str, Type<'a>)> {
        if table == NONE || !matches!(self.catalog.at(table).kind, Kind::Table) {
            return None;
        }
        match self.catalog.live(&column(table, name)) {
            NONE => None,
            id => Some((name, self.catalog.at(id).ty)),
        }
    }

    /// A type with those that the history made: an enum, and where it stands, and a domain as what it is over.
    const fn type_set(&self, ty: &Type<'_>) -> (Types, Id) {
        let Some(name) = made(ty) else {
            return (Types::of(ty), NONE);
        };
        let id = self.catalog.live(&type_name(name));
        if id == NONE {
            return (Types::NONE, NONE);
        }
        match (self.catalog.at(id).kind, ty) {
            // A type of others is kept as an enum without labels.
            (Kind::Enum, _) if self.is_marked(id, EXTERNAL) => (Types::NONE, NONE),
            (Kind::Enum, Type::Array(_)) => (Types::ENUM.arrays(), id),
            (Kind::Enum, _) => (Types::ENUM, id),
            (Kind::Domain, Type::Made(_)) => self.type_set(&self.catalog.at(id).ty),
            _ => (Types::NONE, NONE),
        }
    }

    /// Says what is wrong, unless another than PostgreSQL gave it a meaning.
    const fn is_untyped(
        &mut self,
        site: usize,
        typed: &Typed<'_>,
        columns: &[(&str, Type<'_>); 2],
        why: &str,
    ) {
        if self.may_have_meaning(typed) {
            return;
        }
        let mut text = Text::EMPTY;
        if typed.columns.is_empty() || !equal(typed.what, typed.columns[0]) {
            text = text.add("`").add(typed.what).add("`: ");
        }
        let mut i = 0;
        while i < typed.columns.len() {
            let (name, ty) = &columns[i];
            text = text.add(if i > 0 { " and " } else { "" });
            text = write(text.name(name).add(" is "), ty);
            i += 1;
        }
        text = text.add(if i > 0 { ", " } else { "" });
        self.refuse(site, text.add(why));
    }

    /// Whether a function of the history, an extension of which nobody knows what it brings, or SQL that the author wrote may
    /// be what is called.
    const fn may_have_meaning(&self, typed: &Typed<'_>) -> bool {
        let mut i = 0;
        while i < typed.calls.len() {
            if self.has_routine(typed.calls[i]) {
                return true;
            }
            i += 1;
        }
        self.may_be_cast()
    }

    /// The same of the value of a whole text, where it calls a function by a name that one of the history has.
    const fn may_be_of_another_type(&self, sql: &str) -> bool {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if matches!(entry.kind, Kind::Function) && entry.is_live() && calls(sql, entry.key.name)
            {
                return true;
            }
            id += 1;
        }
        self.may_be_cast()
    }

    /// Whether an extension of which nobody knows what it brings, or SQL that the author wrote, may have made casts.
    pub(super) const fn may_be_cast(&self) -> bool {
        self.catalog.unknown_extension != NONE || self.sql_gives_meaning()
    }

    const fn has_routine(&self, name: &str) -> bool {
        let mut number = 0;
        loop {
            let id = self.catalog.find(&Key::routine(&Name::plain(name), number));
            if id == NONE {
                return false;
            }
            if self.catalog.at(id).is_live() {
                return true;
            }
            number += 1;
        }
    }

    const fn sql_gives_meaning(&self) -> bool {
        let (mut step, mut migration) = (0, 0);
        while step < self.step {
            let steps = self.migrations[migration].steps;
            let mut i = 0;
            while i < steps.len() && step < self.step {
                if let Operation::Sql(sql) = &steps[i].operation
                    && sql.gives_meaning()
                {
                    return true;
                }
                (i, step) = (i + 1, step + 1);
            }
            migration += 1;
        }
        false
    }
}
