//! Comments, and what becomes of them when their objects go or get other names.

use super::*;

impl Make {
    pub(super) fn comments(self) -> Vec<Case> {
        let commented = self.commented();
        let drop = |name| {
            let name = self.table(name);
            Operation::DropTable(DropTable::new(name))
        };
        let name = self.table("tenants");
        let rename = Operation::RenameTable(RenameTable {
            name,
            to: self.name("customers"),
        });
        let new = self.comment(TargetKind::Table, "tenants", "", Some("it's new\\"));
        let none = self.comment(TargetKind::Column, "tenants", "seats", None);
        vec![
            self.case("comment_on", self.base_of_comments(), self.all_comments()),
            self.access(
                "comment_on_every_kind",
                self.of_every_kind_of_comments(),
                self.every_comment(),
            ),
            self.case("change_comment", commented.clone(), vec![new, none]),
            self.case(
                "drop_table_with_comments",
                commented.clone(),
                vec![drop("tenants")],
            ),
            Case {
                moves_columns: true,
                ..self.case(
                    "drop_column_with_comments",
                    commented.clone(),
                    self.without_seats(),
                )
            },
            self.case(
                "rename_table_with_comments",
                commented.clone(),
                vec![rename, new_name(self)],
            ),
            self.case(
                "replace_with_comments",
                self.base_to_replace(),
                self.replaced(),
            ),
            self.case(
                "drop_constraint_with_comment",
                commented,
                self.without_check(),
            ),
        ]
    }

    pub(super) fn comments_of_keys(self) -> Vec<Case> {
        let commented = self.commented();
        vec![
            self.case(
                "index_with_comment_as_a_key",
                self.base_of_a_key(),
                self.made_a_key(),
            ),
            self.case(
                "validate_constraint_with_comment",
                self.base_of_a_proof(),
                self.proved(),
            ),
            self.case(
                "rename_and_drop_key_with_comment",
                commented,
                self.key_renamed_and_dropped(),
            ),
        ]
    }

    /// The base, and a check with a comment that not all rows may satisfy.
    fn base_of_a_proof(self) -> Vec<Operation<'static>> {
        let check = ConstraintKind::Check(self.sql("{seats} > 0", ["seats"]));
        let check = Constraint {
            options: ConstraintOptions::NONE.state(ConstraintState::NotValid),
            ..self.constraint("positive", check)
        };
        let check = self.alter("tenants", vec![Change::AddConstraint(check)]);
        let said = self.comment(TargetKind::Constraint, "tenants", "positive", Some("it's"));
        [self.base(), vec![check, said]].concat()
    }

    fn proved(self) -> Vec<Operation<'static>> {
        let change = ConstraintChange::Validate;
        let name = self.name("positive");
        vec![self.alter("tenants", vec![Change::AlterConstraint { name, change }])]
    }

    pub(super) fn comment(
        self,
        kind: TargetKind,
        name: &'static str,
        part: &'static str,
        text: Option<&'static str>,
    ) -> Operation<'static> {
        let name = self.table(name);
        let part = if part.is_empty() { "" } else { self.name(part) };
        let target = Target { kind, name, part };
        Operation::CommentOn(CommentOn { target, text })
    }

    /// The base, and what can have a comment besides.
    fn base_of_comments(self) -> Vec<Operation<'static>> {
        let check = ConstraintKind::Check(self.sql("{seats} > 0", ["seats"]));
        let check = Change::AddConstraint(self.constraint("positive", check));
        let index = CreateIndex {
            keys: slice([self.key("seats")]),
            ..self.index("by_seats", "tenants")
        };
        let policy = CreatePolicy {
            name: self.name("seen"),
            table: self.table("tenants"),
            mode: PolicyMode::Permissive,
            command: PolicyCommand::All,
            to: &[],
            using: None,
            with_check: None,
        };
        let sequence = CreateSequence {
            name: self.table("numbers"),
            persistence: Persistence::Logged,
            options: SequenceOptions::default(),
            owned_by: Some(SequenceOwner {
                table: self.table("tenants"),
                column: self.name("seats"),
            }),
        };
        let others = vec![
            self.alter("tenants", vec![check]),
            Operation::CreateIndex(index),
            Operation::CreatePolicy(policy),
            Operation::CreateSequence(sequence),
        ];
        [self.base(), others].concat()
    }

    fn all_comments(self) -> Vec<Operation<'static>> {
        let on = |kind, name, part| self.comment(kind, name, part, Some("it's; -- \"x\"\n"));
        vec![
            on(TargetKind::Table, "tenants", ""),
            on(TargetKind::Column, "tenants", "seats"),
            on(TargetKind::Constraint, "tenants", "positive"),
            on(TargetKind::Index, "by_seats", ""),
            on(TargetKind::Index, "tenants_pkey", ""),
            on(TargetKind::Type, "status", ""),
            on(TargetKind::Policy, "tenants", "seen"),
            on(TargetKind::Sequence, "numbers", ""),
        ]
    }

    /// An object of each of the other kinds that can have a comment.
    fn of_every_kind_of_comments(self) -> Vec<Operation<'static>> {
        let extension = Operation::CreateExtension(extension::extension("citext"));
        let others = vec![
            Operation::CreateStatistics(self.of_columns()),
            Operation::CreateTrigger(self.touching(TriggerTiming::Before)),
            Operation::CreateRange(self.range("span", Type::Timestamptz)),
            self.published(),
            extension,
            on_extension("one"),
        ];
        [self.of_every_kind(), others].concat()
    }

    fn every_comment(self) -> Vec<Operation<'static>> {
        let on = |kind, name, part| self.comment(kind, name, part, Some("it's; -- \"x\"\n"));
        vec![
            on(TargetKind::Type, "address", ""),
            on(TargetKind::Type, "span", ""),
            on(TargetKind::Domain, "email", ""),
            on(TargetKind::Schema, "queue", ""),
            on_extension("two"),
            on(TargetKind::Publication, "changes", ""),
            on(TargetKind::View, "seen", ""),
            on(TargetKind::Column, "seen", "title"),
            on(TargetKind::MaterializedView, "stored", ""),
            on(TargetKind::Function, "touch", ""),
            on(TargetKind::Procedure, "noted", ""),
            on(TargetKind::Trigger, "tenants", "touched"),
            on(TargetKind::Statistics, "together", ""),
        ]
    }

    fn commented(self) -> Vec<Operation<'static>> {
        [self.base_of_comments(), self.all_comments()].concat()
    }

    /// A view, a function and a trigger, each with a comment.
    fn base_to_replace(self) -> Vec<Operation<'static>> {
        let all = vec![
            Operation::CreateView(self.one("SELECT 1")),
            Operation::CreateRoutine(self.touch()),
            Operation::CreateTrigger(self.touching(TriggerTiming::Before)),
            self.comment(TargetKind::View, "one", "", Some("a view")),
            self.comment(TargetKind::Function, "touch", "", Some("a function")),
            self.comment(TargetKind::Trigger, "tenants", "touched", Some("a trigger")),
        ];
        [self.base(), all].concat()
    }

    /// Each is replaced and so stays what it was, and keeps its comment.
    fn replaced(self) -> Vec<Operation<'static>> {
        let (name, table, to) = (
            self.name("touched"),
            self.table("tenants"),
            self.name("seen"),
        );
        let touch = CreateRoutine {
            options: RoutineOptions {
                parallel: Parallel::Safe,
                ..RoutineOptions::default()
            },
            ..self.touch()
        };
        let state = TriggerState::Disabled;
        vec![
            Operation::ReplaceView(self.one("SELECT 2")),
            Operation::ReplaceRoutine(touch),
            Operation::ReplaceTrigger(self.touching(TriggerTiming::After)),
            Operation::SetTrigger(SetTrigger { name, table, state }),
            Operation::RenameTrigger(RenameTrigger { name, table, to }),
        ]
    }

    fn one(self, sql: &'static str) -> CreateView<'static> {
        let query = Query { sql, mentions: &[] };
        CreateView::new(self.table("one"), self.names(["name"]), query)
    }

    pub(super) fn touching(self, timing: TriggerTiming) -> CreateTrigger<'static> {
        CreateTrigger {
            name: self.name("touched"),
            table: self.table("tenants"),
            constraint: None,
            timing,
            events: slice([TriggerEvent::Insert]),
            level: TriggerLevel::Row,
            old_table: None,
            new_table: None,
            when: None,
            function: self.table("touch"),
            arguments: &[],
            state: TriggerState::Enabled,
        }
    }

    fn without_seats(self) -> Vec<Operation<'static>> {
        let drop = Change::DropColumn {
            name: self.name("seats"),
            ty: ColumnType {
                ty: Type::Integer,
                nullable: true,
            },
        };
        vec![self.alter("tenants", vec![drop])]
    }

    /// A unique index with a comment.
    fn base_of_a_key(self) -> Vec<Operation<'static>> {
        let index = CreateIndex {
            unique: true,
            keys: slice([self.key("seats")]),
            ..self.index("by_seats", "tenants")
        };
        let on = |kind, name| self.comment(kind, name, "", Some("the index"));
        let more = vec![
            Operation::CreateIndex(index),
            on(TargetKind::Index, "by_seats"),
        ];
        [self.base(), more].concat()
    }

    /// The index keeps its comment when it becomes a constraint, and has its name then.
    fn made_a_key(self) -> Vec<Operation<'static>> {
        let key = IndexKeyed {
            kind: IndexedKind::Unique,
            name: Some(self.name("seats_key")),
            index: self.name("by_seats"),
            timing: Timing::Immediate,
        };
        let comment = self.comment(TargetKind::Index, "seats_key", "", Some("its key"));
        let key = Change::AddKeyOfIndex(key);
        vec![self.alter("tenants", vec![key]), comment]
    }

    fn key_renamed_and_dropped(self) -> Vec<Operation<'static>> {
        let (name, to) = (self.name("tenants_pkey"), self.name("tenants_key"));
        let change = ConstraintChange::Rename(to);
        let rename = Change::AlterConstraint { name, change };
        vec![
            self.alter("tenants", vec![rename]),
            self.comment(
                TargetKind::Constraint,
                "tenants",
                "tenants_key",
                Some("key"),
            ),
            self.alter("tenants", vec![Change::DropConstraint { name: to }]),
        ]
    }

    fn without_check(self) -> Vec<Operation<'static>> {
        let name = self.name("positive");
        vec![self.alter("tenants", vec![Change::DropConstraint { name }])]
    }
}

/// The renamed table's column is renamed and dropped, so that its comment comes back under the old names.
/// Its own comment, which nothing gives back, is another before.
fn on_extension(text: &'static str) -> Operation<'static> {
    let target = Target {
        kind: TargetKind::Extension,
        name: Name::plain("citext"),
        part: "",
    };
    let text = Some(text);
    Operation::CommentOn(CommentOn { target, text })
}

fn new_name(make: Make) -> Operation<'static> {
    let ty = ColumnType {
        ty: Type::Text,
        nullable: false,
    };
    let (from, to) = (make.name("name"), make.name("title"));
    make.alter("customers", vec![Change::RenameColumn { from, to, ty }])
}
