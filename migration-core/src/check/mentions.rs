//! What the texts of objects name must be there, and may not go while they are in use.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::{Text, qualified};
use crate::ident::Name;
use crate::step::{CreateIndex, IndexKey};
use crate::value::{DefaultValue, Expression, Mention};

impl<'a> Replay<'a, '_> {
    /// What an expression of an object over a table names.
    pub(super) const fn needs_expression(
        &mut self,
        site: usize,
        (dependent, table): (Id, Id),
        expression: &Expression<'a>,
    ) {
        let mut i = 0;
        while i < expression.columns.len() {
            let id = self.column(site, table, expression.columns[i]);
            self.needs(dependent, id);
            i += 1;
        }
        self.needs_mentions(site, dependent, expression.mentions);
    }

    /// What the default of a column names.
    ///
    /// It is linked to an entry of its own, the body, so that the column can get another default.
    pub(super) const fn needs_default(
        &mut self,
        site: usize,
        id: Id,
        default: Option<&DefaultValue<'a>>,
    ) {
        self.drop_default_body(id);
        if let Some(DefaultValue::Expression(default)) = default
            && default.has_needs()
        {
            let name = self.catalog.at(id).key.name;
            let key = Key::part(Space::Body, self.catalog.len, name);
            let body = self.catalog.make(key, Kind::Column, NONE, self.now);
            self.catalog.at_mut(body).table = id;
            self.catalog.at_mut(id).partner = body;
            self.needs_mentions(site, body, default.mentions);
        }
    }

    /// Ends what the default of a column named.
    pub(super) const fn drop_default_body(&mut self, id: Id) {
        let body = self.catalog.at(id).partner;
        if body != NONE {
            self.catalog.end(body, self.now);
            self.catalog.at_mut(id).partner = NONE;
        }
    }

    /// What a text names besides the columns of its own table.
    pub(super) const fn needs_mentions(
        &mut self,
        site: usize,
        dependent: Id,
        mentions: &[Mention<'a>],
    ) {
        let mut i = 0;
        while i < mentions.len() {
            if let Mention::Function(call) = &mentions[i] {
                self.needs_functions(site, dependent, call);
                i += 1;
                continue;
            }
            let id = match &mentions[i] {
                Mention::Relation(name) => self.read_relation(site, name),
                Mention::Regclass(name) => self.mentioned_relation(site, name),
                Mention::Column { relations, column } => {
                    self.mentioned_column(site, relations, column)
                }
                Mention::Function(_)
                | Mention::Typed(_)
                | Mention::Unlike { .. }
                | Mention::Gives(_)
                | Mention::Volatile(_) => NONE,
                Mention::Type(name) => self.mentioned_type(name),
            };
            self.needs(dependent, id);
            i += 1;
        }
    }

    pub(super) const fn predicate_mentions(
        &mut self,
        site: usize,
        dependent: Id,
        predicate: &Option<Expression<'a>>,
    ) {
        if let Some(predicate) = predicate {
            self.needs_mentions(site, dependent, predicate.mentions);
        }
    }

    /// What the expressions of an index or a partition key name besides columns.
    pub(super) const fn key_mentions(&mut self, dependent: Id, keys: &[IndexKey<'a>]) {
        let mut i = 0;
        while i < keys.len() {
            self.needs_mentions(site::KEY + i, dependent, keys[i].mentions());
            i += 1;
        }
    }

    pub(super) const fn index_mentions(&mut self, id: Id, index: &CreateIndex<'a>) {
        self.key_mentions(id, index.keys);
        self.predicate_mentions(site::PREDICATE, id, &index.predicate);
    }

    pub(super) const fn needs(&mut self, dependent: Id, on: Id) {
        if dependent != NONE && on != NONE {
            self.catalog.needs(dependent, on);
        }
    }

    /// A relation with rows: nothing is read from an index or a composite type (`parserOpenTable` in PostgreSQL's
    /// `parse_relation.c`).
    const fn read_relation(&mut self, site: usize, name: &Name<'_>) -> Id {
        let id = self.mentioned_relation(site, name);
        if id == NONE {
            return NONE;
        }
        let kind = self.catalog.at(id).kind;
        if matches!(kind, Kind::Index | Kind::Composite) {
            let text = Text::EMPTY.name(name.name).add(" is ").add(kind.one());
            self.refuse(site, text.add(", which has no rows; name a table or view"));
            return NONE;
        }
        id
    }

    const fn mentioned_relation(&mut self, site: usize, name: &Name<'_>) -> Id {
        let id = self.object(site, &relation(name), Kind::Table);
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::IdentitySequence) {
            let text = Text::EMPTY.name(name.name);
            let text = text.add(" is the sequence of an identity column, which no text names");
            self.refuse(site, text);
            return NONE;
        }
        id
    }

    /// A type, or a table or view, whose rows have one. Any other may be of an extension, or of SQL that the author
    /// wrote, so that nothing is said of it.
    const fn mentioned_type(&self, name: &Name<'_>) -> Id {
        let id = self.live_type(name);
        if id != NONE {
            return id;
        }
        self.catalog.live(&relation(name))
    }

    /// A column of one of these relations; of a relation that is not there nothing is said twice.
    const fn mentioned_column(&mut self, site: usize, relations: &[Name<'_>], name: &str) -> Id {
        let mut i = 0;
        while i < relations.len() {
            let table = self.catalog.live(&relation(&relations[i]));
            if table == NONE || !self.has_known_columns(table) {
                return NONE;
            }
            let id = self.catalog.live(&column(table, name));
            if id != NONE {
                return id;
            }
            i += 1;
        }
        // `t.name` is also how `name(t)` can be written (section 8.16.5 of the manual).
        let function = Key::in_schema(Space::Function, &Name::plain(name));
        let function = self.catalog.live(&function);
        if relations.len() == 1 && function != NONE {
            return function;
        }
        if relations.len() == 1 {
            let table = self.catalog.live(&relation(&relations[0]));
            return self.column(site, table, name);
        }
        let mut text = Text::EMPTY
            .add("there is no column ")
            .name(name)
            .add(" in ");
        let mut i = 0;
        while i < relations.len() {
            text = text.add(if i > 0 { " or " } else { "" });
            text = qualified(text, relations[i].schema(), relations[i].name);
            i += 1;
        }
        self.refuse(site, text);
        NONE
    }

    /// Whether all columns of a relation are in the catalog.
    const fn has_known_columns(&self, relation: Id) -> bool {
        matches!(
            self.catalog.at(relation).kind,
            Kind::Table | Kind::View | Kind::MaterializedView
        )
    }
}
