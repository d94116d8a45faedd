//! Owners.

use super::*;

impl Make {
    pub(super) fn owners(self) -> Vec<Case> {
        let owned = [self.of_every_kind(), self.other_owners()].concat();
        let serial = [
            self.roles(),
            self.serial(),
            vec![self.owner_of(OwnedKind::Table, "tenants", Some("app"))],
        ]
        .concat();
        let drop = Operation::DropTable(DropTable::new(self.table("tenants")));
        vec![
            self.access("alter_owner", self.of_every_kind(), self.other_owners()),
            self.access("alter_owner_again", owned.clone(), self.owners_again()),
            self.access("drop_with_owners", owned, self.drops_of_owned()),
            self.access("drop_table_with_owner", serial.clone(), vec![drop]),
            self.access(
                "drop_column_with_owner",
                serial.clone(),
                self.without_number(),
            ),
            self.access(
                "sequence_of_an_owner",
                [self.roles(), self.base()].concat(),
                self.sequence_handed_over(),
            ),
            self.access(
                "drop_sequence_of_an_owner",
                [self.roles(), self.base(), self.sequence_handed_over()].concat(),
                vec![Operation::DropSequence(DropSequence {
                    name: self.table("counter"),
                })],
            ),
        ]
    }

    pub(super) fn owners_without_privileges(self) -> Vec<Case> {
        let before = [
            self.roles(),
            self.base(),
            vec![
                Operation::CreateStatistics(self.of_columns()),
                self.published(),
            ],
        ]
        .concat();
        let all = [
            self.owner_of(OwnedKind::Statistics, "together", Some("app")),
            self.owner_of(OwnedKind::Publication, "changes", Some("app")),
        ];
        let owned = [before.clone(), all.to_vec()].concat();
        let renames = vec![
            Operation::RenameStatistics(RenameStatistics {
                name: self.table("together"),
                to: self.name("jointly"),
            }),
            Operation::RenamePublication(RenamePublication {
                name: self.name("changes"),
                to: self.name("news"),
            }),
            self.owner_of(OwnedKind::Statistics, "jointly", None),
            Operation::DropPublication(DropPublication {
                name: self.name("news"),
            }),
        ];
        vec![
            self.access("alter_owner_without_privileges", before, all.to_vec()),
            self.access("rename_with_owners", owned, renames),
        ]
    }

    /// PostgreSQL makes statistics again for another type of a column, and they belong to whoever changes it.
    pub(super) fn owned_statistics(self) -> Vec<Case> {
        let owned = [
            self.roles(),
            self.base(),
            vec![
                Operation::CreateStatistics(self.of_columns()),
                self.owner_of(OwnedKind::Statistics, "together", Some("app")),
            ],
        ]
        .concat();
        let drop = Operation::DropTable(DropTable::new(self.table("tenants")));
        vec![
            self.access("drop_table_of_owned_statistics", owned.clone(), vec![drop]),
            self.access(
                "change_type_of_owned_statistics",
                owned,
                vec![
                    self.wider_seats(),
                    self.owner_of(OwnedKind::Statistics, "together", Some("clerk")),
                ],
            ),
        ]
    }

    pub(super) fn owner_of(
        self,
        kind: OwnedKind,
        base: &'static str,
        to: Option<&'static str>,
    ) -> Operation<'static> {
        Operation::AlterOwner(AlterOwner {
            kind,
            object: self.owned(base),
            to: to.map(|it| self.name(it)),
        })
    }

    /// Every kind of object; privileges go on being those of who has them.
    fn other_owners(self) -> Vec<Operation<'static>> {
        let all = [
            (OwnedKind::Table, "tenants"),
            (OwnedKind::Table, "events"),
            (OwnedKind::Table, "events_2024"),
            (OwnedKind::View, "seen"),
            (OwnedKind::MaterializedView, "stored"),
            (OwnedKind::Sequence, "counter"),
            (OwnedKind::Function, "touch"),
            (OwnedKind::Procedure, "noted"),
            (OwnedKind::Type, "status"),
            (OwnedKind::Type, "address"),
            (OwnedKind::Domain, "email"),
            (OwnedKind::Schema, "queue"),
        ];
        let mut steps: Vec<_> = all
            .map(|(kind, base)| self.owner_of(kind, base, Some("app")))
            .to_vec();
        steps.push(Operation::Grant(self.grant(
            [Privilege::Select],
            (OwnedKind::Table, &["tenants"]),
            &["clerk"],
        )));
        steps
    }

    fn owners_again(self) -> Vec<Operation<'static>> {
        let revoke = Revoke {
            privileges: slice([Privileged::whole(Privilege::Select)]),
            kind: OwnedKind::Table,
            on: slice([self.owned("tenants")]),
            from: self.known_roles(&["clerk"]),
            grant_option_for: false,
        };
        vec![
            Operation::Revoke(revoke),
            self.owner_of(OwnedKind::Table, "tenants", Some("clerk")),
            self.owner_of(OwnedKind::Schema, "queue", None),
        ]
    }

    fn drops_of_owned(self) -> Vec<Operation<'static>> {
        let mut steps = vec![
            self.dropped_view("seen", DropBehavior::Restrict),
            self.drop_routine(RoutineKind::Function, "touch", None),
            Operation::DropSequence(DropSequence {
                name: self.table("counter"),
            }),
            Operation::DropTable(DropTable::new(self.table("events"))),
        ];
        steps.push(Operation::DropDomain(DropDomain {
            name: self.table("email"),
        }));
        steps
    }

    /// A sequence belongs to the owner of its table.
    fn sequence_handed_over(self) -> Vec<Operation<'static>> {
        let owner = SequenceOwner {
            table: self.table("tenants"),
            column: self.name("seats"),
        };
        let own = |owner| {
            Operation::AlterSequence(AlterSequence {
                name: self.table("counter"),
                changes: slice([SequenceChange::OwnedBy(owner)]),
            })
        };
        let counter = (OwnedKind::Sequence, &["counter"][..]);
        vec![
            Operation::CreateSequence(self.sequence("counter")),
            self.owner_of(OwnedKind::Table, "tenants", Some("app")),
            self.owner_of(OwnedKind::Sequence, "counter", Some("app")),
            own(Some(owner)),
            Operation::Grant(self.grant([Privilege::Usage], counter, &["clerk"])),
            own(None),
            own(Some(owner)),
        ]
    }
}
