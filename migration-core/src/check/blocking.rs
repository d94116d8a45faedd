//! What keeps others waiting for as long as a table is large: it needs a word of the author's.
//!
//! Every `ALTER TABLE` locks its table for a moment, which `lock_timeout` and retries take care of. Refused here is what
//! holds the lock while PostgreSQL reads or writes all rows, on a table that was there before the migration. What does so was
//! tried on PostgreSQL 15 and 18; see also "Notes" of
//! [ALTER TABLE](https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES).

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use super::types;
use crate::step::{
    Change, Column, ColumnChange, Computed, Constraint, ConstraintChange, ConstraintKind,
    ConstraintState, CreateIndex, RefreshMode, StorageChange, Volatility,
};
use crate::types::Type;
use crate::value::{DefaultValue, Mention};

/// What a step keeps others from, and for how long.
#[derive(Clone, Copy)]
pub(super) struct Blocking {
    site: usize,
    /// The table, or view.
    on: Id,
    what: &'static str,
    /// What the author can write instead.
    instead: &'static str,
}

pub(super) const REWRITES: &str =
    "PostgreSQL writes all its rows anew while nobody else can read or write them";
pub(super) const SCANS: &str = "looking at all its rows keeps others from writing to it";
const LOOKS_FOR_NULLS: &str =
    "looking for NULLs in all its rows keeps others from reading and writing them";
const NOT_VALID: &str = "write `not_valid`, and validate it in the next migration";
const LITTLE_BY_LITTLE: &str =
    "add a column of that type, fill it little by little, and drop this one then";

impl<'a> Replay<'a, '_> {
    /// Tells what the step blocks, unless it says why it may, or is wrong anyhow.
    pub(super) const fn tell_blocking(&mut self, allowed: bool) {
        let Some(found) = self.blocking else { return };
        self.blocking = None;
        if allowed {
            return;
        }
        let text = self
            .whose(Text::EMPTY, found.on)
            .add(" was there before, and ");
        let text = text.add(found.what).add("; ").add(found.instead);
        let text = text.add(if found.instead.is_empty() {
            "say"
        } else {
            ", or say"
        });
        let text = text.add(" with `#[blocking = \"…\"]` above the step why that may be");
        self.refuse(found.site, text);
    }

    const fn blocks(&mut self, site: usize, on: Id, what: &'static str, instead: &'static str) {
        if self.blocking.is_none() && self.was_there(on) {
            self.blocking = Some(Blocking {
                site,
                on,
                what,
                instead,
            });
        }
    }

    /// Whether it was made by an earlier migration.
    const fn was_there(&self, id: Id) -> bool {
        id != NONE && self.catalog.at(id).made < self.now
    }

    pub(super) const fn index_blocks(&mut self, table: Id, index: &CreateIndex<'_>) {
        // The entry of a table says so of partitions.
        let entry = self.catalog.at(table);
        if index.concurrently || index.only || !matches!(entry.kind, Kind::Table) {
            return;
        }
        let instead = if entry.nullable {
            "make it with `only`, and then one `concurrently` on each partition"
        } else {
            "write `concurrently`"
        };
        let what = "building an index keeps others from writing to it";
        self.blocks(site::TABLE, table, what, instead);
    }

    pub(super) const fn refresh_blocks(&mut self, view: Id, mode: RefreshMode) {
        if matches!(mode, RefreshMode::Filled) {
            let what = "refreshing it keeps others from reading it";
            self.blocks(site::STEP, view, what, "write `concurrently`");
        }
    }

    /// What a change of a type blocks that reads or writes the rows with values of it.
    pub(super) const fn type_blocks(&mut self, site: usize, ty: Id, what: &'static str) {
        let mut id = 0;
        while id < self.catalog.len && self.blocking.is_none() {
            let entry = self.catalog.at(id);
            if entry.is_live() && matches!(entry.kind, Kind::Column) && self.is_of_type(id, ty) {
                self.blocks(site, entry.table, what, "");
            }
            id += 1;
        }
    }

    /// What a change of a table blocks, before it is made.
    pub(super) const fn change_blocks(&mut self, site: usize, table: Id, change: &Change<'a>) {
        if !self.was_there(table) {
            return;
        }
        match change {
            Change::AddColumn(new) => self.new_column_blocks(site, table, new),
            Change::ChangeType { .. } => self.new_type_blocks(site, table, change),
            Change::AlterColumn {
                name,
                change: ColumnChange::SetExpression(_),
                ..
            } => {
                let id = self.catalog.live(&column(table, name));
                if id != NONE && !self.catalog.at(id).computed {
                    self.blocks(site, table, REWRITES, LITTLE_BY_LITTLE);
                }
            }
            Change::Storage(
                StorageChange::SetLogged
                | StorageChange::SetUnlogged
                | StorageChange::SetTablespace(_)
                | StorageChange::SetMethod(_),
            ) => self.blocks(site, table, REWRITES, ""),
            Change::AddConstraint(new) => self.constraint_blocks(site, table, new),
            Change::AlterConstraint {
                name,
                change: ConstraintChange::Validate,
            } => {
                let id = self
                    .catalog
                    .live(&Key::part(Space::Constraint, table, name));
                if id != NONE && self.catalog.at(id).made == self.now {
                    let what = "the lock under which this migration adds the constraint is held while all rows are checked";
                    self.blocks(site, table, what, "validate it in the next migration");
                }
            }
            _ => {}
        }
    }

    /// A column whose values PostgreSQL cannot know without writing them.
    const fn new_column_blocks(&mut self, site: usize, table: Id, new: &Column<'a>) {
        let later =
            "add it as an `Option` without that, fill it little by little, and change it then";
        let stored = new.generated.is_some() && !matches!(new.computed, Computed::Virtual);
        if stored || new.identity.is_some() || self.is_volatile(&new.default) {
            self.blocks(site, table, REWRITES, later);
        }
        if self.is_constrained(&new.ty) {
            let instead =
                "give it the type that the domain is made of, and a check that is `not_valid`";
            self.blocks(site, table, REWRITES, instead);
        }
    }

    /// Whether a default has another value for every row.
    const fn is_volatile(&self, default: &Option<DefaultValue<'_>>) -> bool {
        let Some(DefaultValue::Expression(expression)) = default else {
            return false;
        };
        let mut i = 0;
        while i < expression.mentions.len() {
            let volatile = match &expression.mentions[i] {
                Mention::Volatile(_) => true,
                Mention::Function(call) => {
                    let (id, _) = self.meant(call, 0);
                    let routine = if id == NONE {
                        None
                    } else {
                        self.catalog.at(id).routine
                    };
                    match routine {
                        Some(routine) => matches!(routine.options.volatility, Volatility::Volatile),
                        // Those of extensions that stand in defaults make UUIDs and random bytes.
                        None => !call.extensions.is_empty(),
                    }
                }
                _ => false,
            };
            if volatile {
                return true;
            }
            i += 1;
        }
        false
    }

    /// Whether a type is a domain that forbids values.
    const fn is_constrained(&self, ty: &Type<'a>) -> bool {
        let mut ty = *ty;
        while let Type::Made(name) = &ty {
            let id = self.catalog.live(&type_name(name));
            if id == NONE || !matches!(self.catalog.at(id).kind, Kind::Domain) {
                return false;
            }
            if !self.catalog.at(id).nullable || self.has_check(id) {
                return true;
            }
            ty = self.catalog.at(id).ty;
        }
        false
    }

    const fn has_check(&self, of: Id) -> bool {
        let mut child = self.catalog.at(of).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Check) {
                return true;
            }
            child = entry.next;
        }
        false
    }

    const fn new_type_blocks(&mut self, site: usize, table: Id, change: &Change<'a>) {
        let Change::ChangeType {
            name,
            from,
            to,
            using,
            ..
        } = change
        else {
            return;
        };
        let same = types::equal(&from.ty, &to.ty);
        let constrained = !same && self.is_constrained(&to.ty);
        if using.is_some() || constrained || !keeps_rows(&self.base(&from.ty), &self.base(&to.ty)) {
            self.blocks(site, table, REWRITES, LITTLE_BY_LITTLE);
        } else if from.nullable && !to.nullable && !self.is_proved(table, name) {
            let instead = "add a check that it `IS NOT NULL` with `not_valid` before, and validate that in a migration between; for PostgreSQL 18, write `#[not_null(…, not_valid)]` instead of the change, and validate that in the next migration";
            self.blocks(site, table, LOOKS_FOR_NULLS, instead);
        }
    }

    /// Whether a check of the table holds that a column is not NULL, so that PostgreSQL need not look.
    const fn is_proved(&self, table: Id, name: &str) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && matches!(entry.kind, Kind::Check)
                && matches!(entry.validity, ConstraintState::Valid)
                && says_not_null(entry.text, name)
            {
                return true;
            }
            child = entry.next;
        }
        false
    }

    const fn constraint_blocks(&mut self, site: usize, table: Id, new: &Constraint<'_>) {
        let valid = matches!(new.options.state, ConstraintState::Valid);
        let index = "building its index keeps others from reading and writing the table";
        match &new.kind {
            ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
                let instead = "make a unique index `concurrently`, and the constraint of that, with `using_index`";
                self.blocks(site, table, index, instead);
            }
            ConstraintKind::Exclude(_) => self.blocks(site, table, index, ""),
            ConstraintKind::Check(_) if valid => {
                let what = "checking all its rows keeps others from reading and writing them";
                self.blocks(site, table, what, NOT_VALID);
            }
            ConstraintKind::NotNull([name]) if valid && !self.is_proved(table, name) => {
                self.blocks(site, table, LOOKS_FOR_NULLS, NOT_VALID);
            }
            ConstraintKind::ForeignKey(key) if valid && !self.are_new(table, key.columns) => {
                let what = "checking all its rows keeps others from writing to both tables";
                self.blocks(site, table, what, NOT_VALID);
            }
            _ => {}
        }
    }

    /// Whether this migration adds one of the columns, without a default: then all rows have NULL in it.
    const fn are_new(&self, table: Id, columns: &[&str]) -> bool {
        let mut i = 0;
        while i < columns.len() {
            let id = self.catalog.live(&column(table, columns[i]));
            if id != NONE && self.catalog.at(id).made == self.now && !self.catalog.at(id).defaulted
            {
                return true;
            }
            i += 1;
        }
        false
    }
}

/// Whether the stored rows are those of the new type too, as `ATColumnChangeRequiresRewrite` in PostgreSQL's `tablecmds.c`
/// finds. A `timestamp` is a `timestamptz` in one time zone alone.
const fn keeps_rows(from: &Type<'_>, to: &Type<'_>) -> bool {
    match (from, to) {
        (Type::CharacterVarying(_) | Type::Text, Type::Text | Type::CharacterVarying(None))
        | (Type::CharacterVarying(_) | Type::Text, Type::Citext)
        | (Type::Citext, Type::Text | Type::CharacterVarying(None))
        | (Type::Numeric(_), Type::Numeric(None))
        | (Type::Cidr, Type::Inet) => true,
        (Type::CharacterVarying(Some(few)), Type::CharacterVarying(Some(many))) => *few <= *many,
        (Type::Numeric(Some(few)), Type::Numeric(Some(many))) => few.1 == many.1 && few.0 <= many.0,
        (from, to) => types::equal(from, to),
    }
}

/// Whether a text is `name IS NOT NULL`, however it is spaced, quoted and put into parentheses.
const fn says_not_null(text: &str, name: &str) -> bool {
    match follows(text.as_bytes(), name.as_bytes()) {
        Some(rest) => match follows(rest, b"isnotnull") {
            Some(rest) => end(rest),
            None => false,
        },
        None => false,
    }
}

/// What comes after a word, if the text begins with it.
const fn follows<'t>(text: &'t [u8], word: &[u8]) -> Option<&'t [u8]> {
    let (mut text, mut word) = (text, word);
    while let [letter, after @ ..] = word {
        if is_filling(*letter) {
            word = after;
            continue;
        }
        match text {
            [first, rest @ ..] if is_filling(*first) => text = rest,
            [first, rest @ ..] if first.eq_ignore_ascii_case(letter) => {
                (text, word) = (rest, after)
            }
            _ => return None,
        }
    }
    Some(text)
}

const fn end(text: &[u8]) -> bool {
    let mut text = text;
    while let [first, rest @ ..] = text {
        if !is_filling(*first) {
            return false;
        }
        text = rest;
    }
    true
}

const fn is_filling(letter: u8) -> bool {
    letter.is_ascii_whitespace() || matches!(letter, b'(' | b')' | b'"')
}
