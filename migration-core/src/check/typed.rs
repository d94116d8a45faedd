//! Types of what operators and functions are called with, and of conditions.
//!
//! See "Type Conversion", chapter 10 of the PostgreSQL manual. The macro knows what PostgreSQL takes; here are the types of the
//! columns.

use super::catalog::{Id, NONE};
use super::enums::made;
use super::key::{Key, column, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types::write;
use crate::ident::Name;
use crate::step::{
    Change, Column, ColumnChange, Constraint, ConstraintKind, Exclusion, IndexKey, KeyKind,
    Operation,
};
use crate::types::Type;
use crate::value::{Expression, Mention, Typed, Types};

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
                self.mentions_are_typed(site::GENERATED + i, table, it.mentions);
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
                    generated: Some(it),
                    ..
                })
                | Change::AlterColumn {
                    change: ColumnChange::SetExpression(it),
                    ..
                } => self.mentions_are_typed(site::CHANGE + i, table, it.mentions),
                Change::AddConstraint(new) => {
                    self.constraint_is_typed(site::CHANGE + i, table, &new.kind);
                }
                _ => {}
            }
            (left, i) = (rest, i + 1);
        }
    }

    const fn constraint_is_typed(&mut self, site: usize, table: Id, kind: &ConstraintKind<'a>) {
        match kind {
            ConstraintKind::Check(check) => self.mentions_are_typed(site, table, check.mentions),
            ConstraintKind::Exclude(exclusion) => self.exclusion_is_typed(site, table, exclusion),
            _ => {}
        }
    }

    const fn exclusion_is_typed(&mut self, site: usize, table: Id, exclusion: &Exclusion<'a>) {
        let mut left = exclusion.elements;
        while let [element, rest @ ..] = left {
            self.mentions_are_typed(site, table, element.key.mentions());
            left = rest;
        }
        self.is_typed(site, table, &exclusion.predicate);
    }

    /// Refuses keys of an index or of partitions that have no meaning.
    pub(super) const fn keys_are_typed(&mut self, table: Id, keys: &[IndexKey<'a>]) {
        let (mut left, mut i) = (keys, 0);
        while let [key, rest @ ..] = left {
            if let KeyKind::Expression(it) = &key.kind {
                self.mentions_are_typed(site::KEY + i, table, it.mentions);
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
            self.mentions_are_typed(site, table, expression.mentions);
        }
    }

    /// Refuses what has no meaning for the types of the columns.
    pub(super) const fn mentions_are_typed(
        &mut self,
        site: usize,
        table: Id,
        mut mentions: &[Mention<'a>],
    ) {
        while let [mention, rest @ ..] = mentions {
            if let Mention::Typed(typed) = mention {
                self.part_is_typed(site, table, typed);
            }
            mentions = rest;
        }
    }

    const fn part_is_typed(&mut self, site: usize, table: Id, typed: &Typed<'a>) {
        // What a view gives is not known.
        if !matches!(self.catalog.at(table).kind, Kind::Table) {
            return;
        }
        let mut ids = [NONE; 2];
        let mut types = [Types::NONE; 2];
        let mut made = NONE;
        let mut i = 0;
        while i < typed.columns.len() {
            ids[i] = self.catalog.live(&column(table, typed.columns[i]));
            if ids[i] == NONE {
                return;
            }
            (types[i], made) = self.type_set(&self.catalog.at(ids[i]).ty);
            if types[i].0 == 0 {
                return;
            }
            i += 1;
        }
        if !typed.takes(types) {
            self.is_untyped(site, typed, ids, typed.why);
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
                self.is_untyped(site, typed, ids, why.as_str());
                return;
            }
            i += 1;
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
            (Kind::Enum, Type::Array(_)) => (Types::ENUM.arrays(), id),
            (Kind::Enum, _) => (Types::ENUM, id),
            (Kind::Domain, Type::Made(_)) => self.type_set(&self.catalog.at(id).ty),
            _ => (Types::NONE, NONE),
        }
    }

    /// Says what is wrong, unless another than PostgreSQL gave it a meaning.
    const fn is_untyped(&mut self, site: usize, typed: &Typed<'_>, columns: [Id; 2], why: &str) {
        if self.may_have_meaning(typed) {
            return;
        }
        let mut text = Text::EMPTY;
        if typed.columns.is_empty() || !equal(typed.what, typed.columns[0]) {
            text = text.add("`").add(typed.what).add("`: ");
        }
        let mut i = 0;
        while i < typed.columns.len() {
            text = text.add(if i > 0 { " and " } else { "" });
            text = text.name(typed.columns[i]).add(" is ");
            text = write(text, &self.catalog.at(columns[i]).ty);
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
