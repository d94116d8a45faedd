//! Privileges on all objects of schemas.

use super::*;

impl Make {
    pub(super) fn all_privileges(self) -> Vec<Case> {
        let owned = vec![
            self.owner_of(OwnedKind::View, "seen", Some("app")),
            Operation::Grant(self.grant(
                [Privilege::Select],
                (OwnedKind::Table, &["tenants"]),
                &["app"],
            )),
        ];
        let before = [self.of_every_kind(), owned].concat();
        let granted = [before.clone(), self.granted_on_all()].concat();
        vec![
            self.access("grant_on_all", before, self.granted_on_all()),
            self.access("revoke_on_all", granted, self.revoked_on_all()),
        ]
    }

    fn on_all(
        self,
        change: DefaultChange,
        privileges: &'static [Privilege],
        on: AllKind,
        roles: &[&'static str],
    ) -> Operation<'static> {
        Operation::ChangeAllPrivileges(ChangeAllPrivileges {
            change,
            privileges,
            on,
            in_schemas: slice(["public"]),
            roles: self.known_roles(roles),
            steps: &[],
        })
    }

    /// What a role has already, or owns, stays out.
    fn granted_on_all(self) -> Vec<Operation<'static>> {
        use DefaultChange::{Grant, GrantWithOption};
        let read = slice([Privilege::Select, Privilege::Insert]);
        let all = slice([Privilege::All]);
        let call = slice([Privilege::Execute]);
        vec![
            self.on_all(Grant, read, AllKind::Tables, &["app", "clerk"]),
            self.on_all(GrantWithOption, all, AllKind::Sequences, &["clerk"]),
            self.on_all(Grant, call, AllKind::Procedures, &["clerk"]),
            self.on_all(Grant, call, AllKind::Routines, &["app", "clerk"]),
        ]
    }

    fn revoked_on_all(self) -> Vec<Operation<'static>> {
        use DefaultChange::{Revoke, RevokeOption};
        let write = slice([Privilege::Insert, Privilege::Update]);
        let count = slice([Privilege::Usage]);
        let call = slice([Privilege::Execute]);
        vec![
            self.on_all(Revoke, write, AllKind::Tables, &["clerk", "app"]),
            self.on_all(RevokeOption, count, AllKind::Sequences, &["clerk"]),
            self.on_all(Revoke, call, AllKind::Functions, &["app"]),
            self.on_all(Revoke, call, AllKind::Routines, &["clerk", "app"]),
        ]
    }
}
