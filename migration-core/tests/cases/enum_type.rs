//! Changes of enum types.

use super::*;

impl Make {
    pub(super) fn enum_types(self) -> Vec<Case> {
        let add = |label, place| EnumChange::AddValue { label, place };
        let remove = |label| EnumChange::RemoveValue { label };
        let adds = vec![
            add("new", LabelPlace::End),
            add("wild 'one'", LabelPlace::Before("it's")),
            add("back\\", LabelPlace::After("pending")),
        ];
        let renames = vec![
            EnumChange::RenameValue {
                from: "pending",
                to: "to do",
            },
            EnumChange::RenameValue {
                from: "it's",
                to: "it\\s",
            },
        ];
        let changed = |name, changes: Vec<EnumChange<'static>>| {
            self.case(name, self.jobs(), vec![self.alter_status(changes)])
        };
        let rename = Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Enum,
            from: self.table("status"),
            to: Box::leak(Box::new(Type::Made(self.table("state")))),
        });
        vec![
            changed("alter_enum_add", adds),
            changed("alter_enum_rename", renames),
            changed(
                "alter_enum_remove",
                vec![remove("back\\slash"), remove("two\nlines")],
            ),
            self.case("rename_enum", self.jobs(), vec![rename]),
        ]
    }

    pub(super) fn alter_status(self, changes: Vec<EnumChange<'static>>) -> Operation<'static> {
        Operation::AlterEnum(AlterEnum {
            name: self.table("status"),
            changes: changes.leak(),
        })
    }

    /// Tables whose columns have the type in every way that lets it be made anew.
    pub(super) fn jobs(self) -> Vec<Operation<'static>> {
        let columns = slice([
            Column {
                default: self.default_text("pending"),
                ..self.column("state", self.status())
            },
            self.optional("before", Type::Array(Box::leak(Box::new(self.status())))),
            self.optional("note", Type::Text),
        ]);
        let to_self = ConstraintKind::ForeignKey(ForeignKey {
            set_columns: &[],
            full: false,
            columns: self.names(["state"]),
            table: self.table("kinds"),
            targets: self.names(["state"]),
            on_delete: ReferentialAction::Cascade,
            on_update: ReferentialAction::NoAction,
        });
        let kinds = CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("kinds"),
            columns: slice([self.column("state", self.status())]),
            constraints: slice([self.constraint(
                "kinds_pkey",
                ConstraintKind::PrimaryKey(self.names(["state"])),
            )]),
        };
        let check = self.sql("{state}::text <> {note}", ["state", "note"]);
        let jobs = CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("jobs"),
            columns,
            constraints: slice([
                self.constraint("jobs_fkey", to_self),
                self.constraint("jobs_check", ConstraintKind::Check(check)),
            ]),
        };
        let index = CreateIndex {
            keys: slice([self.key("note"), self.key("before")]),
            predicate: Some(self.sql("{state} > ANY ({before})", ["state", "before"])),
            ..self.index("jobs_idx", "jobs")
        };
        let mut all = self.base();
        all.push(Operation::CreateTable(kinds));
        all.push(Operation::CreateTable(jobs));
        all.push(Operation::CreateIndex(index));
        all.push(Operation::CreatePolicy(self.seen_jobs()));
        all
    }

    fn seen_jobs(self) -> CreatePolicy<'static> {
        CreatePolicy {
            name: self.name("seen"),
            table: self.table("jobs"),
            mode: PolicyMode::default(),
            command: PolicyCommand::default(),
            to: &[],
            using: Some(self.sql("{state} IS NOT NULL", ["state"])),
            with_check: None,
        }
    }
}
