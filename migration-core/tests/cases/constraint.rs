//! Constraints with all that can be said of them.

use super::*;

impl Make {
    pub(super) fn all_constraints(self) -> Vec<Case> {
        let from = |server, case| Case { server, ..case };
        let last = |case| Case {
            moves_columns: true,
            ..case
        };
        let altered =
            |name, changes| self.case(name, self.booked(), vec![self.alter("bookings", changes)]);
        let drop_table = Operation::DropTable(DropTable::new(self.table("bookings")));
        vec![
            self.case("create_constraints", self.base(), vec![self.bookings()]),
            altered("add_constraints", self.added_constraints()),
            self.case(
                "drop_table_of_constraints",
                self.unproved(),
                vec![drop_table],
            ),
            self.case(
                "alter_constraint",
                self.altered_before(),
                vec![self.alter("bookings", self.constraint_changes())],
            ),
            self.case(
                "key_of_index",
                self.indexed(),
                vec![self.alter("bookings", self.keys_of_indexes())],
            ),
            from(
                18,
                self.case(
                    "enforce",
                    self.altered_before(),
                    vec![self.alter("bookings", self.enforced())],
                ),
            ),
            last(altered("drop_column_of_constraints", self.room_dropped())),
            from(15, altered("add_constraints_of_15", self.of_15())),
            from(18, altered("add_constraints_of_18", self.of_18())),
        ]
    }

    fn with(
        self,
        base: &'static str,
        kind: ConstraintKind<'static>,
        options: ConstraintOptions<'static>,
    ) -> Constraint<'static> {
        Constraint {
            options,
            ..self.constraint(base, kind)
        }
    }

    fn element(self, key: IndexKey<'static>, operator: &'static str) -> ExclusionElement<'static> {
        ExclusionElement { key, operator }
    }

    pub(super) fn booked(self) -> Vec<Operation<'static>> {
        let mut operations = self.base();
        operations.push(self.bookings());
        operations
    }

    /// A table with every kind of constraint, and every option of each.
    fn bookings(self) -> Operation<'static> {
        let deferred = ConstraintOptions {
            timing: Timing::Deferred,
            ..ConstraintOptions::NONE
        };
        let unique = ConstraintKind::Unique(self.names(["room", "number"]));
        let carries = ConstraintOptions {
            include: self.names(["note", "during"]),
            with: slice([("fillfactor", "70")]),
            ..ConstraintOptions::NONE
        };
        let no_inherit = ConstraintOptions {
            no_inherit: true,
            ..ConstraintOptions::NONE
        };
        let check = ConstraintKind::Check(self.sql("{room} > 0 -- all", ["room"]));
        Operation::CreateTable(CreateTable {
            name: self.table("bookings"),
            columns: slice([
                self.column("number", Type::Integer),
                self.optional("room", Type::Integer),
                self.column("during", Type::TstzRange),
                self.optional("note", Type::Text),
                self.optional("tenant_id", Type::Uuid),
                self.optional("tenant_name", Type::Text),
            ]),
            constraints: slice([
                self.with(
                    "bookings_pkey",
                    ConstraintKind::PrimaryKey(self.names(["number"])),
                    deferred,
                ),
                self.with("bookings_key", unique, carries),
                self.with("bookings_check", check, no_inherit),
                self.with("bookings_excl", self.overlap(), deferred),
            ]),
            options: TableOptions::PLAIN,
        })
    }

    /// No two bookings overlap; `int4range` stands for the room, as its equality needs no extension.
    fn overlap(self) -> ConstraintKind<'static> {
        let room = self.sql("int4range({room}, {room} + 1) -- one", ["room"]);
        ConstraintKind::Exclude(Exclusion {
            method: "gist",
            elements: slice([
                self.element(IndexKey::new(KeyKind::Expression(room)), "pg_catalog.="),
                self.element(self.key("during"), "&&"),
            ]),
            columns: self.names(["during"]),
            predicate: Some(self.sql("{note} IS NULL -- open", ["note"])),
        })
    }

    fn to_key(self) -> ForeignKey<'static> {
        ForeignKey {
            on_delete: ReferentialAction::SetNull,
            on_update: ReferentialAction::Cascade,
            full: true,
            ..ForeignKey::new(
                self.names(["room", "number"]),
                self.table("bookings"),
                self.names(["room", "number"]),
            )
        }
    }

    fn unproved_check(self) -> Constraint<'static> {
        let not_valid = ConstraintOptions {
            state: ConstraintState::NotValid,
            ..ConstraintOptions::NONE
        };
        let check = ConstraintKind::Check(self.sql("{note} <> '' -- said", ["note"]));
        self.with("bookings_note_check", check, not_valid)
    }

    fn added_constraints(self) -> Vec<Change<'static>> {
        let unproved = ConstraintOptions {
            timing: Timing::Deferrable,
            state: ConstraintState::NotValid,
            ..ConstraintOptions::NONE
        };
        let hash = ConstraintKind::Exclude(Exclusion {
            method: "hash",
            elements: slice([self.element(
                IndexKey {
                    operator_class: Some(OperatorClass::named("text_pattern_ops")),
                    ..self.key("note")
                },
                "=",
            )]),
            columns: self.names(["note"]),
            predicate: None,
        });
        let key = ConstraintKind::ForeignKey(self.to_key());
        let deferrable = ConstraintOptions {
            timing: Timing::Deferrable,
            ..ConstraintOptions::NONE
        };
        let unique = ConstraintKind::Unique(self.names(["note"]));
        [
            self.with("bookings_fkey", key, unproved),
            self.unproved_check(),
            self.constraint("bookings_hash_excl", hash),
            self.with("bookings_note_key", unique, deferrable),
        ]
        .map(Change::AddConstraint)
        .to_vec()
    }

    /// The bookings, with constraints that can be altered.
    fn altered_before(self) -> Vec<Operation<'static>> {
        let mut operations = self.booked();
        operations.push(self.alter("bookings", self.added_constraints()));
        operations
    }

    fn changed_constraint(
        self,
        base: &'static str,
        change: ConstraintChange<'static>,
    ) -> Change<'static> {
        Change::AlterConstraint {
            name: self.name(base),
            change,
        }
    }

    fn constraint_changes(self) -> Vec<Change<'static>> {
        let rename =
            |from, to| self.changed_constraint(from, ConstraintChange::Rename(self.name(to)));
        vec![
            self.changed_constraint("bookings_note_check", ConstraintChange::Validate),
            self.changed_constraint("bookings_fkey", ConstraintChange::Timing(Timing::Immediate)),
            self.changed_constraint("bookings_fkey", ConstraintChange::Validate),
            self.changed_constraint("bookings_fkey", ConstraintChange::Timing(Timing::Deferred)),
            rename("bookings_pkey", "renamed_pkey"),
            rename("bookings_excl", "renamed_excl"),
            rename("bookings_fkey", "renamed_fkey"),
            rename("bookings_note_check", "renamed_check"),
        ]
    }

    fn enforced(self) -> Vec<Change<'static>> {
        vec![
            self.changed_constraint("bookings_fkey", ConstraintChange::Release),
            self.changed_constraint("bookings_fkey", ConstraintChange::Enforce),
            self.changed_constraint("bookings_fkey", ConstraintChange::Release),
        ]
    }

    /// The bookings without a primary key, and unique indexes.
    fn indexed(self) -> Vec<Operation<'static>> {
        let index = |name, column| CreateIndex {
            unique: true,
            keys: slice([self.key(column)]),
            ..self.index(name, "bookings")
        };
        let drop = Change::DropConstraint {
            name: self.name("bookings_pkey"),
        };
        let carrying = CreateIndex {
            include: self.names(["room"]),
            with: slice([("fillfactor", "60")]),
            ..index("bookings_note_idx", "note")
        };
        let mut operations = self.booked();
        operations.push(self.alter("bookings", vec![drop]));
        operations.push(Operation::CreateIndex(index(
            "bookings_number_idx",
            "number",
        )));
        operations.push(Operation::CreateIndex(carrying));
        operations
    }

    fn keys_of_indexes(self) -> Vec<Change<'static>> {
        vec![
            Change::AddKeyOfIndex(IndexKeyed {
                index: self.name("bookings_number_idx"),
                kind: IndexedKind::PrimaryKey,
                name: Some(self.name("bookings_number_key")),
                timing: Timing::Deferrable,
            }),
            Change::AddKeyOfIndex(IndexKeyed {
                index: self.name("bookings_note_idx"),
                kind: IndexedKind::Unique,
                name: None,
                timing: Timing::Immediate,
            }),
        ]
    }

    /// The bookings, with a check that not all rows may satisfy.
    fn unproved(self) -> Vec<Operation<'static>> {
        let mut operations = self.booked();
        let check = Change::AddConstraint(self.unproved_check());
        operations.push(self.alter("bookings", vec![check]));
        operations
    }

    /// A column that an exclusion compares, and a unique constraint includes.
    fn room_dropped(self) -> Vec<Change<'static>> {
        let ty = ColumnType {
            ty: Type::TstzRange,
            nullable: false,
        };
        vec![Change::DropColumn {
            name: self.name("during"),
            ty,
        }]
    }

    fn of_15(self) -> Vec<Change<'static>> {
        let key = ConstraintKind::ForeignKey(ForeignKey {
            set_columns: self.names(["room"]),
            full: false,
            ..self.to_key()
        });
        let unique = ConstraintKind::Unique(self.names(["note", "room"]));
        let nulls = ConstraintOptions {
            nulls_not_distinct: true,
            ..ConstraintOptions::NONE
        };
        vec![
            Change::AddConstraint(self.constraint("bookings_fkey", key)),
            Change::AddConstraint(self.with("bookings_nulls_key", unique, nulls)),
        ]
    }

    fn of_18(self) -> Vec<Change<'static>> {
        let not_enforced = ConstraintOptions {
            state: ConstraintState::NotEnforced,
            ..ConstraintOptions::NONE
        };
        let check = ConstraintKind::Check(self.sql("{note} <> '' -- said", ["note"]));
        let key = ConstraintKind::ForeignKey(self.to_key());
        vec![
            Change::AddConstraint(self.with("bookings_note_check", check, not_enforced)),
            Change::AddConstraint(self.with("bookings_fkey", key, not_enforced)),
        ]
    }
}
