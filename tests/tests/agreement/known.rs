//! Where the history is stricter than PostgreSQL, and where it cannot know what PostgreSQL knows: each with its reason.

use super::judge::plainly;
use migration_core::schema::{AccessError, Noun, PartitionError, SchemaError};
use migration_core::step::{
    ConstraintKind, DropBehavior, EnumChange, Operation, OwnedKind, Step, TargetKind,
};

/// A disagreement that is known.
pub(crate) struct Known<E: ?Sized> {
    pub(crate) reason: &'static str,
    pub(crate) is_it: fn(&Step<'_>, &E) -> bool,
}

/// What both replays refuse and PostgreSQL accepts.
pub(crate) const STRICTER: &[Known<SchemaError>] = &[
    Known {
        reason: "the author takes a column for another type than it has",
        is_it: |_, error| matches!(error, SchemaError::WrongType { .. }),
    },
    Known {
        reason: "what others own is left to them",
        is_it: |_, error| matches!(error, SchemaError::External { .. }),
    },
    Known {
        reason: "what a step made is dropped by a step, of which the history knows what goes along",
        is_it: |_, error| matches!(error, SchemaError::MadeByStep { .. }),
    },
    Known {
        reason: "a step that changes nothing is a mistake of its author",
        is_it: |_, error| changes_nothing(error),
    },
    Known {
        reason: "a trigger that has the new name already: `renametrig_internal` in `trigger.c` does nothing",
        is_it: |step, _| matches!(step.operation, Operation::RenameTrigger(it) if it.name == it.to),
    },
    Known {
        reason: "a table that moves to the schema where it is",
        is_it: |step, _| matches!(step.operation, Operation::MoveTable(it) if it.name.schema() == it.schema),
    },
    Known {
        reason: "PostgreSQL leaves out the second of two keys on the same columns of a new table, and its name with it",
        is_it: |step, error| {
            matches!(error, SchemaError::RepeatedKey { .. }) || is_name_of_left_out(step, error)
        },
    },
    Known {
        reason: "a foreign key joins columns of one type",
        is_it: |_, error| matches!(error, SchemaError::ForeignKeyType { .. }),
    },
    Known {
        reason: "a text would go on naming what is renamed",
        is_it: |_, error| matches!(error, SchemaError::NamedInText { .. }),
    },
    Known {
        reason: "a column of a primary key or identity is not `Option`",
        is_it: |_, error| bad_column(error, |why| why.contains("take the `Option` away")),
    },
    Known {
        reason: "the type of a column says that it allows no NULL, or a constraint with a name does, and nowhere in a family of tables",
        is_it: |_, error| {
            let says =
                |why: &str| why.contains("NOT NULL") || why.contains("drop the identity first");
            bad_column(error, says) || bad_constraint(error, says)
        },
    },
    Known {
        reason: "a constraint of a new table is valid at once",
        is_it: |_, error| bad_constraint(error, |why| why.starts_with("is valid at once")),
    },
    Known {
        reason: "a key of an index would lose the index's tablespace, or its NULLs would be alike",
        is_it: |_, error| {
            bad_constraint(error, |why| {
                why.contains("tablespace of its own") || why.contains("`nulls_not_distinct`")
            })
        },
    },
    Known {
        reason: "what PostgreSQL 15 lets stand at a partitioned table without a meaning",
        is_it: |_, error| matches!(error, SchemaError::BadTable { .. }),
    },
    Known {
        reason: "an exclusion of a partitioned table, which PostgreSQL 17 makes beside the one that a partition has",
        is_it: |_, error| {
            bad_constraint(error, |why| {
                why.starts_with("excludes rows of a partitioned table")
            })
        },
    },
    Known {
        reason: "a foreign key of a partitioned table is valid, as PostgreSQL 17 still has it",
        is_it: |_, error| {
            bad_constraint(error, |why| {
                why.starts_with("is a foreign key of a partitioned table")
            })
        },
    },
    Known {
        reason: "what an owner has anyhow, and the owner of the schema `public`",
        is_it: |_, error| {
            matches!(error, SchemaError::Access(AccessError::Bad { what, why })
                if !what.starts_with("`public`") && !what.starts_with("a schema") && !why.contains("owned by a column"))
        },
    },
    Known {
        reason: "a constraint trigger is replaced by no statement; the one that is asked makes no constraint",
        is_it: |step, error| {
            matches!(step.operation, Operation::ReplaceTrigger(it) if it.constraint.is_some())
                && matches!(error, SchemaError::BadTrigger { .. })
        },
    },
    Known {
        reason: "a constraint would keep its name, and the trigger alone get another",
        is_it: |_, error| matches!(error, SchemaError::BadTrigger { why, .. } if why.contains("leaves as it is")),
    },
    Known {
        reason: "a deferrable key is checked at the end of a transaction",
        is_it: |_, error| matches!(error, SchemaError::BadRow { why, .. } if why.ends_with("that is unique")),
    },
    Known {
        reason: "only the server could tell whether it takes a constraint or index for that of the partitioned table",
        is_it: |_, error| {
            matches!(
                error,
                SchemaError::Partition(PartitionError::NearPart { .. })
            )
        },
    },
    Known {
        reason: "a partition has the types and NULLs of its table, and its columns stay what they are",
        is_it: |_, error| bad_column(error, |why| why.contains("partition")),
    },
    Known {
        reason: "PostgreSQL makes one of a table's own columns and checks and those that it inherits, and an undo could not part them",
        is_it: |_, error| {
            bad_column(error, |why| {
                why.contains("inherit") || why.contains("drop the identity first")
            }) || bad_constraint(error, |why| why.contains("inherit"))
        },
    },
    Known {
        reason: "a range type goes with its multirange type, and the step says so",
        is_it: |_, error| matches!(error, SchemaError::BadType { why, .. } if why.contains("multirange_type_name")),
    },
    Known {
        reason: "PostgreSQL takes a type of a sequence's name after the sequence, which then cannot be made again",
        is_it: |_, error| {
            matches!(error, SchemaError::Taken { noun, owner, .. }
                if (noun.is_type() && *owner == Noun::Sequence) || (*noun == Noun::Sequence && owner.is_type()))
        },
    },
    Known {
        reason: "a view that reads itself gives an error instead of rows",
        is_it: |_, error| error.to_string().contains("would read itself"),
    },
    Known {
        reason: "what hangs on a column of tables that follow could not come back",
        is_it: |_, error| bad_column(error, |why| why.ends_with("could not come back")),
    },
    Known {
        reason: "a domain that allows no NULL already is inside of a column, where PostgreSQL looks for NULLs of no other",
        is_it: |step, error| {
            matches!(step.operation, Operation::AlterDomain(_))
                && matches!(error, SchemaError::BadType { why, .. } if why.starts_with("is inside of columns"))
        },
    },
    Known {
        reason: "the functions of a range type are renamed with it",
        is_it: |step, error| {
            matches!(step.operation, Operation::RenameRoutine(_))
                && matches!(
                    error,
                    SchemaError::Unknown {
                        noun: Noun::Function,
                        ..
                    }
                )
        },
    },
    Known {
        reason: "the constraint of a constraint trigger is commented on as the trigger",
        is_it: |step, error| {
            matches!(step.operation, Operation::CommentOn(_))
                && matches!(
                    error,
                    SchemaError::Unknown {
                        noun: Noun::Constraint,
                        ..
                    }
                )
        },
    },
    Known {
        reason: "a column of a domain is stored as the domain's type, which is not asked",
        is_it: |_, error| bad_column(error, |why| why.contains("kept `plain`")),
    },
    Known {
        reason: "what a table that inherits has as its own too would stay there",
        is_it: |_, error| needed(error, |it| it.ends_with("which inherits from it")),
    },
    Known {
        reason: "the index of a constraint is renamed and changed with it",
        is_it: |_, error| matches!(error, SchemaError::IndexOfConstraint { instead, .. } if !instead.starts_with("drop")),
    },
    Known {
        reason: "a drop would take along what the step does not say: a part of its own table, of which only the name is told",
        is_it: |_, error| needed(error, |it| it.starts_with('`')),
    },
    Known {
        reason: "the text of a routine, which PostgreSQL does not read, names what would go",
        is_it: |_, error| {
            needed(error, |it| {
                it.starts_with("the function") || it.starts_with("the procedure")
            })
        },
    },
    Known {
        reason: "a column would lose the default that takes numbers of a sequence which the table owns",
        is_it: |step, error| {
            matches!(step.operation, Operation::DropTable(it) if it.behavior == DropBehavior::Cascade)
                && needed(error, |it| it.starts_with("the column"))
        },
    },
    Known {
        reason: "the index of a replica identity stays until another is set",
        is_it: |_, error| matches!(error, SchemaError::Needed { by, .. } if by.iter().any(|it| it.starts_with("the replica identity"))),
    },
    Known {
        reason: "PostgreSQL forgets a part of it by itself",
        is_it: |_, error| matches!(error, SchemaError::BadType { why, .. } if why.contains("which PostgreSQL forgets")),
    },
    Known {
        reason: "a name without a schema means one in `public`, and the Rust type of a type says its schema",
        is_it: |_, error| {
            matches!(
                error,
                SchemaError::BadObject {
                    noun: Noun::Schema,
                    ..
                }
            )
        },
    },
    Known {
        reason: "a body calls what is not there: PostgreSQL looks into those of SQL alone, and the generated ones stand for such",
        is_it: calls_in_a_body,
    },
    Known {
        reason: "a default names what is there before its table, such as a sequence",
        is_it: |step, error| {
            let is_table = |noun: &Noun| *noun == Noun::Table;
            matches!(step.operation, Operation::CreateTable(_))
                && matches!(error, SchemaError::Unknown { noun, .. } if is_table(noun))
        },
    },
    Known {
        reason: "`OR REPLACE` makes what is not there",
        is_it: |step, error| {
            matches!(error, SchemaError::Unknown { .. })
                && matches!(
                    step.operation,
                    Operation::ReplaceRoutine(_)
                        | Operation::ReplaceView(_)
                        | Operation::ReplaceTrigger(_)
                )
        },
    },
    Known {
        reason: "`ALTER TABLE` takes views, sequences and indexes too, and the history has a word for each kind",
        is_it: is_another_kind_of_relation,
    },
    Known {
        reason: "the name of a table stands for its rows where it is no column, for which the generator takes it",
        is_it: |_, error| names_all_of_a_row(error),
    },
    Known {
        reason: "a grant on all objects of a schema that has none grants nothing",
        is_it: |step, error| {
            matches!(step.operation, Operation::ChangeAllPrivileges(_))
                && matches!(error, SchemaError::Access(_))
        },
    },
    Known {
        reason: "a statement on types takes each kind of them, and the history has a word for each kind",
        is_it: |step, error| is_another_kind_of_type(step, error),
    },
];

/// What both replays accept and PostgreSQL refuses.
pub(crate) const LAXER: &[Known<str>] = &[
    Known {
        reason: "PostgreSQL 18 adds the NOT NULL of a column once more that a table inherits and has of its own, too, as the type changes",
        is_it: |_, error| error.contains("cannot create not-null constraint"),
    },
    Known {
        reason: "which partition takes a row, the server knows",
        is_it: |step, error| {
            matches!(step.operation, Operation::Insert(_))
                && error.contains("no partition of relation")
        },
    },
    Known {
        reason: "what an expression gives for a row, and so whether a unique index over it takes the row, the server knows",
        is_it: |step, error| {
            matches!(step.operation, Operation::Insert(_)) && error.contains("duplicate key value")
        },
    },
    Known {
        reason: "whether a domain's check takes NULL, and so a row without a value, the server knows",
        is_it: |step, error| {
            matches!(step.operation, Operation::Insert(_)) && error.contains("value for domain")
        },
    },
    Known {
        reason: "whether a domain takes a bound, the server knows",
        is_it: |step, error| {
            matches!(step.operation, Operation::CreatePartition(_))
                && error.contains("value for domain")
        },
    },
    Known {
        reason: "what the owner of a materialized view may read, who is asked when it is filled again, depends on the roles",
        is_it: |step, error| {
            matches!(step.operation, Operation::RefreshMaterializedView(_))
                && error.contains("permission denied")
        },
    },
    Known {
        reason: "whether a type of others takes a collation, they know",
        is_it: |step, error| {
            matches!(step.operation, Operation::CreateRange(_))
                && error.contains("subtype does not support collation")
        },
    },
    Known {
        reason: "a materialized view that is not filled cannot be read, and the history does not keep whether it is",
        is_it: |_, error| error.contains("has not been populated"),
    },
];

/// Whether a part of the step goes by way of a new type, which has no statement before the replay has found which: the
/// server would be asked for the rest alone.
pub(crate) fn is_half(step: &Step<'_>) -> bool {
    let removes = |it: &EnumChange<'_>| matches!(it, EnumChange::RemoveValue { .. });
    matches!(step.operation, Operation::AlterEnum(it) if it.changes.iter().any(removes))
}

fn changes_nothing(error: &SchemaError) -> bool {
    match error {
        SchemaError::BadColumn { why, .. } => why.ends_with("remove the change"),
        SchemaError::BadConstraint { why, .. } => why.ends_with("take the change away"),
        SchemaError::SameRowSecurity { .. }
        | SchemaError::Access(AccessError::SameRights { .. } | AccessError::SameOwner { .. })
        | SchemaError::NoChange { .. } => true,
        SchemaError::BadType { why, .. } => why.ends_with("remove the change"),
        _ => false,
    }
}

fn bad_column(error: &SchemaError, is_it: fn(&str) -> bool) -> bool {
    matches!(error, SchemaError::BadColumn { why, .. } if is_it(why))
}

fn bad_constraint(error: &SchemaError, is_it: fn(&str) -> bool) -> bool {
    matches!(error, SchemaError::BadConstraint { why, .. } if is_it(why))
}

fn needed(error: &SchemaError, is_it: fn(&str) -> bool) -> bool {
    matches!(error, SchemaError::Needed { by, .. } if by.iter().all(|it| is_it(it)))
}

fn calls_in_a_body(step: &Step<'_>, error: &SchemaError) -> bool {
    let noun = Noun::Function;
    let called = matches!(error, SchemaError::Call(_))
        || matches!(error, SchemaError::Unknown { noun: it, .. } if *it == noun);
    called
        && matches!(
            step.operation,
            Operation::CreateRoutine(_) | Operation::ReplaceRoutine(_)
        )
}

fn is_another_kind_of_type(step: &Step<'_>, error: &SchemaError) -> bool {
    let is_unknown = matches!(error, SchemaError::Unknown { .. });
    match plainly(*step).operation {
        Operation::CommentOn(it) => it.target.kind == TargetKind::Type,
        Operation::AlterOwner(it) => it.kind == OwnedKind::Type && is_unknown,
        Operation::RenameType(_)
        | Operation::DropEnum(_)
        | Operation::DropComposite(_)
        | Operation::DropRange(_) => is_unknown,
        _ => false,
    }
}

fn is_another_kind_of_relation(step: &Step<'_>, error: &SchemaError) -> bool {
    let is_unknown = matches!(error, SchemaError::Unknown { .. });
    is_unknown
        && matches!(
            step.operation,
            Operation::AlterTable(_)
                | Operation::RenameTable(_)
                | Operation::MoveTable(_)
                | Operation::RenameIndex(_)
                | Operation::AlterOwner(_)
                | Operation::Grant(_)
                | Operation::Revoke(_)
        )
}

/// A text over a table that has no column of its own name.
fn names_all_of_a_row(error: &SchemaError) -> bool {
    matches!(error, SchemaError::Unknown { noun: Noun::Column, name, table: Some(table), .. }
        if table.rsplit('.').next() == Some(name))
}

fn is_name_of_left_out(step: &Step<'_>, error: &SchemaError) -> bool {
    let Operation::CreateTable(table) = step.operation else {
        return false;
    };
    let keys = table.constraints.iter();
    let repeats =
        |it: &ConstraintKind<'_>| it.has_index() || matches!(it, ConstraintKind::NotNull(_));
    let keys: Vec<_> = keys.map(|it| it.kind).filter(repeats).collect();
    let is_second = |at: usize| match (keys[at].unique_columns(), &keys[..at]) {
        (None, before) => before.contains(&keys[at]),
        (columns, before) => before.iter().any(|it| it.unique_columns() == columns),
    };
    let is_name = matches!(error, SchemaError::Taken { noun, .. } if *noun == Noun::Constraint);
    is_name && (0..keys.len()).any(is_second)
}
