//! Rules of tables that get other names.

use super::catalog::{Id, Kind, NONE};
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::step::RenameTable;

impl<'a> Replay<'a, '_> {
    pub(super) const fn rename_table(&mut self, step: &RenameTable<'a>) {
        let table = self.table(site::STEP, &step.name);
        if table == NONE || self.mentioned(site::STEP, table) {
            return;
        }
        let taken = self.relation_or_type(&step.name.sibling(step.to));
        if taken != NONE {
            self.taken(site::TO, taken);
            return;
        }
        self.catalog.rename(table, step.to, self.now);
    }

    /// Refuses another name for a table that a text names, or an object of its own which cannot follow.
    const fn mentioned(&mut self, site: usize, table: Id) -> bool {
        let mut named_by = self.any_dependent(table);
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && !follows(entry.kind) {
                named_by = child;
            }
            child = entry.next;
        }
        if named_by == NONE {
            return false;
        }
        let text = self
            .whose(Text::EMPTY, table)
            .add(" is named by the text of ");
        let text = self.whose(text, named_by);
        let text =
            text.add(", which would go on naming it so; drop that before, and make it again after");
        self.refuse(site, text);
        true
    }

    /// A live object that needs an entry, be it of the table itself.
    const fn any_dependent(&self, id: Id) -> Id {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            if self.catalog.at(found.dependent as usize).is_live() {
                return found.dependent as usize;
            }
            link = found.next;
        }
        NONE
    }
}

/// Whether what belongs to a table gets the table's new name with it.
const fn follows(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Column
            | Kind::Index
            | Kind::PrimaryKey
            | Kind::Unique
            | Kind::Check
            | Kind::ForeignKey
            | Kind::Policy
    )
}
