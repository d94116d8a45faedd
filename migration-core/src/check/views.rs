//! Rules of views.
//!
//! A view is an entry with columns, as a table is. What its query needs is linked to an entry of its own, the body, so
//! that another body can take its place without the view going away.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    CreateMaterializedView, CreateView, DropBehavior, DropView, MoveView, RefreshMaterializedView,
    RefreshMode, RenameView, ViewKind,
};
use crate::value::{Mention, Query};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_view(&mut self, step: &CreateView<'a>) {
        self.new_view(&step.name, Kind::View, step.columns, &step.query);
    }

    pub(super) const fn create_materialized_view(&mut self, step: &CreateMaterializedView<'a>) {
        self.new_view(
            &step.name,
            Kind::MaterializedView,
            step.columns,
            &step.query,
        );
    }

    const fn new_view(
        &mut self,
        name: &Name<'a>,
        kind: Kind,
        columns: &[&'a str],
        query: &Query<'a>,
    ) {
        self.in_known_schema(site::STEP, name);
        let taken = self.relation_or_type(name);
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        // The query cannot name the view itself, which is not there before.
        let body = self.new_body(name.name, query);
        let view = self.catalog.make(relation(name), kind, NONE, self.now);
        self.own_body(body, view);
        let mut i = 0;
        while i < columns.len() {
            self.view_column(view, columns[i]);
            i += 1;
        }
    }

    /// What a query needs, before it belongs to a view.
    const fn new_body(&mut self, name: &'a str, query: &Query<'a>) -> Id {
        let key = Key::part(Space::Body, self.catalog.len, name);
        let body = self.catalog.make(key, Kind::View, NONE, self.now);
        self.needs_mentions(site::QUERY, body, query.mentions);
        body
    }

    const fn own_body(&mut self, body: Id, view: Id) {
        self.catalog.at_mut(body).table = view;
        self.catalog.at_mut(view).partner = body;
    }

    const fn view_column(&mut self, view: Id, name: &'a str) {
        let key = column(view, name);
        if self.catalog.live(&key) != NONE {
            let text = Text::EMPTY.add("two columns are called ").name(name);
            self.refuse(site::STEP, text.add("; name one of them otherwise"));
            return;
        }
        self.catalog.make(key, Kind::Column, view, self.now);
    }

    pub(super) const fn replace_view(&mut self, step: &CreateView<'a>) {
        let view = self.view(site::STEP, &step.name, Kind::View);
        if view == NONE || !self.keeps_columns(view, step.columns) {
            return;
        }
        if self.reads(step.query.mentions, view) {
            let text = self.whose(Text::EMPTY, view).add(" would read itself; ");
            let text = text.add("write a query that reads other tables and views");
            self.refuse(site::QUERY, text);
            return;
        }
        let body = self.new_body(step.name.name, &step.query);
        let before = self.catalog.at(view).partner;
        self.catalog.end(before, self.now);
        self.own_body(body, view);
        let mut i = self.count_columns(view);
        while i < step.columns.len() {
            self.view_column(view, step.columns[i]);
            i += 1;
        }
    }

    /// Whether a query reads a view, be it through others.
    const fn reads(&self, mentions: &[Mention<'_>], view: Id) -> bool {
        let mut i = 0;
        while i < mentions.len() {
            if let Mention::Relation(name) | Mention::Regclass(name) = &mentions[i] {
                let id = self.catalog.live(&relation(name));
                if id != NONE && (id == view || self.is_reader(id, view)) {
                    return true;
                }
            }
            i += 1;
        }
        false
    }

    /// Whether a relation reads a view, be it through others.
    const fn is_reader(&self, relation: Id, view: Id) -> bool {
        let mut link = self.catalog.at(view).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let body = self.catalog.at(found.dependent as usize);
            if body.is_live()
                && matches!(body.key.space, Space::Body)
                && (body.table == relation || self.is_reader(relation, body.table))
            {
                return true;
            }
            link = found.next;
        }
        false
    }

    /// What reads the view goes on finding its columns (`checkViewColumns` in `view.c`).
    const fn keeps_columns(&mut self, view: Id, columns: &[&str]) -> bool {
        let (mut child, mut i) = (self.catalog.at(view).first, 0);
        while child != NONE {
            let entry = self.catalog.at(child);
            if matches!(entry.kind, Kind::Column) && entry.is_live() {
                let (next, name) = (entry.next, entry.key.name);
                if i >= columns.len() || !equal(columns[i], name) {
                    let text = self.whose(Text::EMPTY, view).add(" has ").name(name);
                    let text = if i < columns.len() {
                        let text = text.add(" where ").name(columns[i]);
                        text.add(" is to be; keep its columns in their order, and add others behind them")
                    } else {
                        text.add(", which its new query has not; drop the view and create it again")
                    };
                    self.refuse(site::STEP, text);
                    return false;
                }
                i += 1;
                child = next;
            } else {
                child = entry.next;
            }
        }
        true
    }

    const fn count_columns(&self, view: Id) -> usize {
        let (mut child, mut count) = (self.catalog.at(view).first, 0);
        while child != NONE {
            let entry = self.catalog.at(child);
            if matches!(entry.kind, Kind::Column) && entry.is_live() {
                count += 1;
            }
            child = entry.next;
        }
        count
    }

    /// The live entry of a view of this kind, or a refusal.
    const fn view(&mut self, site: usize, name: &Name<'_>, kind: Kind) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing(&key, kind));
            return NONE;
        }
        let found = self.catalog.at(id).kind;
        if found as u8 != kind as u8 {
            let text = Text::EMPTY.name(name.name).add(" is ").add(found.one());
            self.refuse(site, text.add(", not ").add(kind.one()));
            return NONE;
        }
        id
    }

    pub(super) const fn drop_view(&mut self, step: &DropView<'a>) {
        let view = self.view(site::STEP, &step.name, kind(step.kind));
        if view == NONE {
            return;
        }
        match step.behavior {
            DropBehavior::Cascade => self.end_cascading(site::STEP, view),
            DropBehavior::Restrict if self.needed(site::STEP, view) => {}
            DropBehavior::Restrict => self.end_whole(view),
        }
    }

    pub(super) const fn move_view(&mut self, step: &MoveView<'a>) {
        let view = self.view(site::STEP, &step.name, kind(step.kind));
        if view == NONE {
            return;
        }
        if !self.has_place_in(step.schema, step.name.name) {
            return;
        }
        if self.indexes_fit(site::TO, view, step.schema)
            && !self.named_in_text(site::STEP, view, view)
        {
            self.leaves_schema(view);
            self.catalog.change_schema(view, step.schema, self.now);
            self.take_children_along(view, step.schema);
        }
    }

    pub(super) const fn rename_view(&mut self, step: &RenameView<'a>) {
        let view = self.view(site::STEP, &step.from, kind(step.kind));
        if view == NONE {
            return;
        }
        let taken = self.relation_or_type(&step.from.sibling(step.to));
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        if !self.named_in_text(site::STEP, view, view) {
            self.catalog.rename(view, step.to, self.now);
        }
    }

    pub(super) const fn refresh_materialized_view(&mut self, step: &RefreshMaterializedView<'a>) {
        let view = self.view(site::STEP, &step.name, Kind::MaterializedView);
        self.refresh_blocks(view, step.mode);
        if view == NONE || !matches!(step.mode, RefreshMode::Concurrently) {
            return;
        }
        let mut child = self.catalog.at(view).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if matches!(entry.kind, Kind::Index) && entry.is_live() && entry.flag {
                return;
            }
            child = entry.next;
        }
        let text = self
            .whose(Text::EMPTY, view)
            .add(" cannot be refreshed concurrently: that needs a unique index on columns of it, ");
        self.refuse(site::STEP, text.add("without a predicate"));
    }
}

const fn kind(kind: ViewKind) -> Kind {
    match kind {
        ViewKind::Plain => Kind::View,
        ViewKind::Materialized => Kind::MaterializedView,
    }
}
