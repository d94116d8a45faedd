//! Whether the policies of a table hold.

use crate::step::RowSecurityChange;

/// Row security of a table; a new one has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowSecurity {
    /// Whether policies hold.
    pub enabled: bool,
    /// Whether they would hold for the table's owner too.
    pub forced: bool,
}

impl RowSecurity {
    /// What it is after a change.
    pub(super) const fn after(self, change: RowSecurityChange) -> Self {
        match change {
            RowSecurityChange::Enable => Self {
                enabled: true,
                ..self
            },
            RowSecurityChange::Disable => Self {
                enabled: false,
                ..self
            },
            RowSecurityChange::Force => Self {
                forced: true,
                ..self
            },
            RowSecurityChange::NoForce => Self {
                forced: false,
                ..self
            },
        }
    }

    /// The changes that make it of a new table's.
    pub(super) fn changes(self) -> impl Iterator<Item = RowSecurityChange> {
        let enable = self.enabled.then_some(RowSecurityChange::Enable);
        let force = self.forced.then_some(RowSecurityChange::Force);
        enable.into_iter().chain(force)
    }
}
