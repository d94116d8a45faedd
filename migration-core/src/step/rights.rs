//! What a role may do with an object, and how `GRANT` and `REVOKE` change that.
//!
//! See "Privileges" in the PostgreSQL manual, section 5.8.

use super::{DefaultChange, OwnedKind, Privilege};

/// A set of privileges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Privileges(u16);

/// The privileges by name, in the order of PostgreSQL's manual.
const NAMED: [Privilege; 11] = [
    Privilege::Select,
    Privilege::Insert,
    Privilege::Update,
    Privilege::Delete,
    Privilege::Truncate,
    Privilege::References,
    Privilege::Trigger,
    Privilege::Maintain,
    Privilege::Usage,
    Privilege::Create,
    Privilege::Execute,
];

/// What `ALL` brings besides the seven privileges that a table has on every server: `MAINTAIN` since PostgreSQL 17, and
/// what may come. It stands for `MAINTAIN`, which no set holds beside it.
const REST: u16 = 1 << 15;
const MAINTAIN: u16 = Privileges::of(Privilege::Maintain).0;

impl Privileges {
    /// None.
    pub const NONE: Self = Self(0);

    /// What columns can have.
    const OF_COLUMNS: Self = Self::of(Privilege::Select)
        .or(Self::of(Privilege::Insert))
        .or(Self::of(Privilege::Update))
        .or(Self::of(Privilege::References));

    /// One of a name; `ALL` has none.
    const fn of(privilege: Privilege) -> Self {
        match privilege {
            Privilege::All => Self::NONE,
            named => Self(1 << named as u16),
        }
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All that there is for a kind of object.
    pub const fn all_of(kind: OwnedKind) -> Self {
        match kind {
            OwnedKind::Table | OwnedKind::View | OwnedKind::MaterializedView => Self::OF_COLUMNS
                .or(Self::of(Privilege::Delete))
                .or(Self::of(Privilege::Truncate))
                .or(Self::of(Privilege::Trigger))
                .or(Self(REST)),
            OwnedKind::Sequence => Self::of(Privilege::Select)
                .or(Self::of(Privilege::Update))
                .or(Self::of(Privilege::Usage)),
            OwnedKind::Function | OwnedKind::Procedure => Self::of(Privilege::Execute),
            OwnedKind::Type | OwnedKind::Domain => Self::of(Privilege::Usage),
            OwnedKind::Schema => Self::of(Privilege::Usage).or(Self::of(Privilege::Create)),
            OwnedKind::Publication | OwnedKind::Statistics => Self::NONE,
        }
    }

    /// What a step asks for by this word on objects of a kind; nothing, where there is no such privilege.
    pub const fn asked(privilege: Privilege, kind: OwnedKind) -> Option<Self> {
        let all = Self::all_of(kind);
        match privilege {
            Privilege::All if all.is_empty() => None,
            Privilege::All => Some(all),
            Privilege::Maintain if all.has_rest() => Some(Self(MAINTAIN)),
            named if all.0 & Self::of(named).0 != 0 => Some(Self::of(named)),
            _ => None,
        }
    }

    /// The same on columns.
    pub const fn asked_of_columns(privilege: Privilege) -> Option<Self> {
        match privilege {
            Privilege::All => Some(Self::OF_COLUMNS),
            named if Self::OF_COLUMNS.0 & Self::of(named).0 != 0 => Some(Self::of(named)),
            _ => None,
        }
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds what only `ALL` can say.
    pub(crate) const fn has_rest(self) -> bool {
        self.0 & REST != 0
    }

    /// Those that another set does not hold.
    pub(crate) const fn without(self, other: Self) -> Self {
        let maintain = if other.has_rest() { MAINTAIN } else { 0 };
        Self(self.0 & !(other.0 | maintain))
    }

    /// With others.
    const fn plus(self, other: Self) -> Self {
        let both = self.or(other);
        if both.has_rest() {
            return Self(both.0 & !MAINTAIN);
        }
        both
    }

    /// Without others.
    const fn minus(self, other: Self) -> Self {
        let gone = if other.0 & (REST | MAINTAIN) == 0 {
            other.0
        } else {
            other.0 | REST | MAINTAIN
        };
        Self(self.0 & !gone)
    }

    /// Those that have a name.
    pub(crate) fn named(self) -> impl Iterator<Item = Privilege> {
        NAMED
            .into_iter()
            .filter(move |it| self.0 & Self::of(*it).0 != 0)
    }

    /// As a number.
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// Of such a number.
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }
}

/// What a role may do with an object, or with a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rights {
    /// The privileges that it has.
    pub held: Privileges,
    /// Those of them that it may grant to others.
    pub grantable: Privileges,
}

impl Rights {
    /// None.
    pub const NONE: Self = Self {
        held: Privileges::NONE,
        grantable: Privileges::NONE,
    };

    /// What a role has on an object as soon as that is there: `PUBLIC` may use types and execute routines ("Default
    /// Access Privileges", table 5.2 of the manual).
    pub const fn built_in(kind: OwnedKind, role: &str) -> Self {
        let held = match kind {
            OwnedKind::Function | OwnedKind::Procedure | OwnedKind::Type | OwnedKind::Domain
                if matches!(role.as_bytes(), b"public") =>
            {
                Privileges::all_of(kind)
            }
            _ => Privileges::NONE,
        };
        Self {
            held,
            grantable: Privileges::NONE,
        }
    }

    /// The same on the schema `public`, which `initdb` makes (section 5.9.2 of the manual).
    pub const fn of_public_schema(role: &str) -> Self {
        let held = match role.as_bytes() {
            b"public" => Privileges::of(Privilege::Usage),
            _ => Privileges::NONE,
        };
        Self {
            held,
            grantable: Privileges::NONE,
        }
    }

    /// Once privileges are granted.
    pub const fn granted(self, privileges: Privileges, grant_option: bool) -> Self {
        let grantable = match grant_option {
            true => self.grantable.plus(privileges),
            false => self.grantable,
        };
        Self {
            held: self.held.plus(privileges),
            grantable,
        }
    }

    /// Once privileges are taken away.
    pub const fn revoked(self, privileges: Privileges, grant_option_for: bool) -> Self {
        let held = match grant_option_for {
            true => self.held,
            false => self.held.minus(privileges),
        };
        Self {
            held,
            grantable: self.grantable.minus(privileges),
        }
    }

    /// Once privileges change so.
    pub const fn changed(self, change: DefaultChange, privileges: Privileges) -> Self {
        match change.grants() {
            true => self.granted(privileges, change.is_of_option()),
            false => self.revoked(privileges, change.is_of_option()),
        }
    }

    /// With those of another source.
    pub const fn with(self, other: Self) -> Self {
        Self {
            held: self.held.plus(other.held),
            grantable: self.grantable.plus(other.grantable),
        }
    }

    /// Whether both are the same.
    pub const fn same(self, other: Self) -> bool {
        self.held.0 == other.held.0 && self.grantable.0 == other.grantable.0
    }

    /// Whether there are none.
    pub const fn is_none(self) -> bool {
        self.same(Self::NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: OwnedKind = OwnedKind::Table;

    fn asked(privilege: Privilege) -> Privileges {
        Privileges::asked(privilege, TABLE).unwrap_or_default()
    }

    #[test]
    fn all_holds_maintain_whatever_the_server_is() {
        let all = Rights::NONE.granted(asked(Privilege::All), false);
        assert!(all.granted(asked(Privilege::Maintain), false).same(all));
        let less = all.revoked(asked(Privilege::Maintain), false);
        assert!(!less.held.has_rest() && !less.same(all));
        let maintain = Rights::NONE.granted(asked(Privilege::Maintain), false);
        assert!(maintain.granted(asked(Privilege::All), false).same(all));
        assert!(maintain.revoked(asked(Privilege::All), false).is_none());
    }

    #[test]
    fn a_grant_option_goes_with_its_privilege() {
        let select = asked(Privilege::Select);
        let grantable = Rights::NONE.granted(select, true);
        assert!(grantable.granted(select, false).same(grantable));
        assert!(grantable.revoked(select, false).is_none());
        let plain = grantable.revoked(select, true);
        assert!(plain.same(Rights::NONE.granted(select, false)));
    }

    #[test]
    fn a_privilege_is_of_some_kinds() {
        assert!(Privileges::asked(Privilege::Insert, OwnedKind::Function).is_none());
        assert!(Privileges::asked(Privilege::All, OwnedKind::Publication).is_none());
        assert!(Privileges::asked(Privilege::Maintain, OwnedKind::Sequence).is_none());
        assert!(Privileges::asked_of_columns(Privilege::Delete).is_none());
        assert!(Privileges::asked(Privilege::Maintain, OwnedKind::View).is_some());
    }
}
