//! Rules of comments: what they are on has to be there.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, constraint, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{CommentOn, Target, TargetKind};

impl<'a> Replay<'a, '_> {
    pub(super) const fn comment_on(&mut self, step: &CommentOn<'a>) {
        let id = self.target(site::STEP, &step.target);
        if id != NONE && !self.is_external(site::STEP, id) {
            let table = self.catalog.at(id).table;
            if table != NONE {
                self.is_external(site::STEP, table);
            }
        }
        if let Some(text) = step.text
            && text.is_empty()
        {
            let why = "an empty comment is none to PostgreSQL; write `none`";
            self.refuse(site::STEP, Text::EMPTY.add(why));
        }
    }

    /// The live entry of what a statement is about, or a refusal.
    pub(super) const fn target(&mut self, site: usize, target: &Target<'_>) -> Id {
        let (name, part) = (&target.name, target.part);
        match target.kind {
            TargetKind::Table => self.table(site, name),
            TargetKind::Column => self.target_column(site, name, part),
            TargetKind::Constraint => self.target_constraint(site, name, part),
            TargetKind::Index => self.target_relation(site, name, Kind::Index),
            TargetKind::Type => self.target_type(site, name),
            TargetKind::Domain => self.kind_of_type(site, &type_name(name), Kind::Domain),
            TargetKind::Schema => self.target_global(site, Space::Schema, name, Kind::Schema),
            TargetKind::Role => self.target_global(site, Space::Role, name, Kind::Role),
            TargetKind::Extension => {
                self.target_global(site, Space::Extension, name, Kind::Extension)
            }
            TargetKind::Publication => {
                self.target_global(site, Space::Publication, name, Kind::Publication)
            }
            TargetKind::Sequence => self.known_sequence(name),
            TargetKind::View => self.target_relation(site, name, Kind::View),
            TargetKind::MaterializedView => {
                self.target_relation(site, name, Kind::MaterializedView)
            }
            TargetKind::Function => {
                self.object(site, &Key::in_schema(Space::Function, name), Kind::Function)
            }
            TargetKind::Procedure => self.object(
                site,
                &Key::in_schema(Space::Function, name),
                Kind::Procedure,
            ),
            TargetKind::Trigger => {
                self.target_part(site, Space::Trigger, (name, part), Kind::Trigger)
            }
            TargetKind::Policy => self.target_part(site, Space::Policy, (name, part), Kind::Policy),
            TargetKind::Statistics => self.object(
                site,
                &Key::in_schema(Space::Statistics, name),
                Kind::Statistics,
            ),
        }
    }

    /// An enum, composite or range type; a domain is named as one, and a multirange type goes with its range type.
    const fn target_type(&mut self, site: usize, name: &Name<'_>) -> Id {
        let key = type_name(name);
        let id = self.catalog.live(&key);
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Composite | Kind::Range) {
            return id;
        }
        self.kind_of_type(site, &key, Kind::Enum)
    }

    const fn target_global(
        &mut self,
        site: usize,
        space: Space,
        name: &Name<'_>,
        kind: Kind,
    ) -> Id {
        self.object(site, &Key::global(space, name.name), kind)
    }

    /// A column of a table or view.
    const fn target_column(&mut self, site: usize, name: &Name<'_>, column: &str) -> Id {
        let id = self.catalog.live(&relation(name));
        let is_view = id != NONE
            && matches!(
                self.catalog.at(id).kind,
                Kind::View | Kind::MaterializedView
            );
        let table = if is_view { id } else { self.table(site, name) };
        if table == NONE {
            return NONE;
        }
        self.column(site, table, column)
    }

    const fn target_part(
        &mut self,
        site: usize,
        space: Space,
        (table, part): (&Name<'_>, &str),
        kind: Kind,
    ) -> Id {
        let table = match kind {
            Kind::Trigger => self.with_triggers(site, table),
            _ => self.table(site, table),
        };
        if table == NONE {
            return NONE;
        }
        self.object(site, &Key::part(space, table, part), kind)
    }

    const fn target_constraint(&mut self, site: usize, table: &Name<'_>, name: &str) -> Id {
        let table = self.table(site, table);
        if table == NONE {
            return NONE;
        }
        let key = constraint(table, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing_constraint(&key));
        }
        id
    }

    pub(super) const fn target_relation(&mut self, site: usize, name: &Name<'_>, kind: Kind) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id != NONE && self.catalog.at(id).kind as u8 == kind as u8 {
            return id;
        }
        let text = if id == NONE {
            self.missing(&key, kind)
        } else {
            let text = Text::EMPTY.name(name.name).add(" is ");
            let text = text.add(self.catalog.at(id).kind.one());
            text.add(", not ").add(kind.one())
        };
        self.refuse(site, text);
        NONE
    }
}
