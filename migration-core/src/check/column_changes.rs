//! Rules of changes of a column that leave its type alone.

use super::catalog::{ALWAYS, Id, NONE};
use super::replay::Replay;
use super::text::Text;
use crate::step::{ColumnChange, Identity, IdentitySequence, Storage};
use crate::types::Type;
use crate::value::{DefaultValue, Expression};

impl<'a> Replay<'a, '_> {
    pub(super) const fn alter_column(&mut self, site: usize, id: Id, change: &ColumnChange<'a>) {
        let ty = self.catalog.at(id).ty;
        match change {
            ColumnChange::SetDefault(default) => self.set_default(site, id, default),
            ColumnChange::DropDefault => self.drop_default(site, id),
            ColumnChange::AddIdentity(given, sequence) => {
                self.add_identity(site, id);
                self.gives(id, Some(*given));
                self.sequence(site, sequence, &ty);
                self.name_identity(site, id, sequence.name);
            }
            ColumnChange::SetIdentity(given, sequence) => {
                self.is_identity(site, id);
                if given.is_some() {
                    self.gives(id, *given);
                }
                self.written_numbers(site, sequence);
            }
            ColumnChange::DropIdentity => {
                self.is_identity(site, id);
                self.catalog.at_mut(id).identity = false;
                self.gives(id, None);
                self.end_identity_sequence(id);
            }
            ColumnChange::SetExpression(expression) => self.set_expression(site, id, expression),
            ColumnChange::DropExpression => self.drop_expression(site, id),
            ColumnChange::SetStorage(Some(storage)) => self.stored(site, *storage, &ty),
            ColumnChange::SetCompression(Some(_)) => self.compressed(site, &ty),
            ColumnChange::SetStatistics(Some(target)) => self.gathered(site, *target),
            ColumnChange::SetStorage(None)
            | ColumnChange::SetCompression(None)
            | ColumnChange::SetStatistics(None)
            | ColumnChange::SetOptions(_)
            | ColumnChange::ResetOptions(_) => {}
        }
    }

    /// Keeps whether an identity always gives a column its values.
    pub(super) const fn gives(&mut self, id: Id, identity: Option<Identity>) {
        let entry = self.catalog.at_mut(id);
        entry.marks = match identity {
            Some(Identity::Always) => entry.marks | ALWAYS,
            Some(Identity::ByDefault) | None => entry.marks & !ALWAYS,
        };
    }

    const fn set_default(&mut self, site: usize, id: Id, default: &DefaultValue<'a>) {
        let (generated, identity) = (self.catalog.at(id).flag, self.catalog.at(id).identity);
        if generated || identity {
            self.refuse_column(site, id, another_source(generated));
        }
        let (name, ty) = (self.catalog.at(id).key.name, self.catalog.at(id).ty);
        self.default_fits(site, ("column", name), default, &ty);
        self.needs_default(site, id, Some(default));
        self.keep_default(id, Some(default));
    }

    const fn drop_default(&mut self, site: usize, id: Id) {
        if !self.catalog.at(id).defaulted {
            self.refuse_column(site, id, " has no default; remove the change");
        }
        self.drop_default_body(id);
        self.keep_default(id, None);
    }

    const fn add_identity(&mut self, site: usize, id: Id) {
        let entry = self.catalog.at(id);
        let (nullable, ty) = (entry.nullable, entry.ty);
        if entry.identity {
            let why = " is an identity column already; write `set_identity` to change it";
            self.refuse_column(site, id, why);
        } else if entry.flag {
            self.refuse_column(site, id, another_source(true));
        } else if entry.defaulted {
            self.refuse_column(site, id, " has a default; drop it first");
        }
        let ty = crate::step::ColumnType { ty, nullable };
        self.counts(site, &ty);
        self.catalog.at_mut(id).identity = true;
    }

    const fn is_identity(&mut self, site: usize, id: Id) {
        if !self.catalog.at(id).identity {
            self.refuse_column(site, id, " is no identity column");
        }
    }

    const fn set_expression(&mut self, site: usize, id: Id, expression: &Expression<'a>) {
        if self.catalog.at(id).flag {
            self.generated(site, id, expression);
            self.disown_statistics(id);
        } else {
            self.refuse_column(site, id, " is not generated");
        }
    }

    const fn drop_expression(&mut self, site: usize, id: Id) {
        let (generated, computed) = (self.catalog.at(id).flag, self.catalog.at(id).computed);
        if !generated {
            self.refuse_column(site, id, " is not generated");
        } else if computed {
            let why = " is virtual, so that it has no values to keep; drop it and add a plain one";
            self.refuse_column(site, id, why);
        } else if !self.referrers_need(site, self.catalog.at(id).table, id)
            && !self.identifies_by(site, self.catalog.at(id).table, id)
        {
            self.drop_default_body(id);
            let entry = self.catalog.at_mut(id);
            entry.flag = false;
            entry.given = None;
            entry.to = entry.from;
        }
    }

    /// The numbers of a new identity column.
    pub(super) const fn sequence(
        &mut self,
        site: usize,
        sequence: &IdentitySequence<'_>,
        ty: &Type<'_>,
    ) {
        if let Some(why) = sequence.resolved(ty).refusal(ty) {
            self.refuse(site, Text::EMPTY.add("the identity ").add(why));
        }
    }

    /// The numbers of a change by themselves; what they mean beside those that stay, the replay at run time knows.
    const fn written_numbers(&mut self, site: usize, sequence: &IdentitySequence<'_>) {
        if let Some(0) = sequence.increment {
            let text = Text::EMPTY.add("the identity counts by 0; choose another increment");
            self.refuse(site, text);
        }
    }

    pub(super) const fn stored(&mut self, site: usize, storage: Storage, ty: &Type<'_>) {
        if is_fixed(ty) && !matches!(storage, Storage::Plain) {
            let text = super::types::write(Text::EMPTY, ty);
            self.refuse(site, text.add(" is of a fixed length, and kept `plain`"));
        }
    }

    pub(super) const fn compressed(&mut self, site: usize, ty: &Type<'_>) {
        if is_fixed(ty) {
            let text = super::types::write(Text::EMPTY, ty);
            self.refuse(
                site,
                text.add(" is of a fixed length, and never compressed"),
            );
        }
    }

    pub(super) const fn gathered(&mut self, site: usize, target: u16) {
        if target > crate::step::MOST_STATISTICS {
            let text = Text::EMPTY.add("PostgreSQL gathers statistics of at most 10000 values");
            self.refuse(site, text);
        }
    }

    pub(super) const fn refuse_column(&mut self, site: usize, id: Id, why: &str) {
        if id != NONE {
            let text = Text::EMPTY
                .add("column ")
                .name(self.catalog.at(id).key.name);
            self.refuse(site, text.add(why));
        }
    }
}

const fn another_source(generated: bool) -> &'static str {
    if generated {
        " is generated, which gives it its values"
    } else {
        " is an identity column, which gives it its values; drop the identity first"
    }
}

const fn is_fixed(ty: &Type<'_>) -> bool {
    matches!(Storage::of(ty), Some(Storage::Plain))
}
