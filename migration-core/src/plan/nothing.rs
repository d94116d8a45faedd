//! Why there is nothing to do.

/// The reason why a plan has no job. It is no error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Nothing {
    /// The history is empty.
    #[error("nothing to do: the history has no migrations")]
    EmptyHistory,
    /// Everything is applied.
    #[error("nothing to do: {}", all_applied(*.0))]
    AllApplied(usize),
    /// The target of an `up` is applied.
    #[error("nothing to do: `{0}` is applied already; `down --to {0}` takes back what is newer")]
    TargetApplied(String),
    /// No migration is applied.
    #[error("nothing to do: no migration is applied")]
    NoneApplied,
    /// The target of a `down` is the newest that is applied.
    #[error(
        "nothing to do: `{0}` is the newest migration that is applied; `--to` keeps the one that it names"
    )]
    TargetIsNewest(String),
    /// The target of a `down` is not applied, and nothing after it is.
    #[error("nothing to do: `{0}` is not applied, and nothing newer is; `up --to {0}` applies it")]
    TargetNotApplied(String),
    /// The database is known to be at a migration already.
    #[error("nothing to do: everything up to `{0}` is applied already")]
    AppliedUpTo(String),
    /// No migrations were asked for.
    #[error("nothing to do: no migrations were asked for")]
    CountZero,
}

fn all_applied(count: usize) -> String {
    match count {
        1 => "the only migration is applied".to_owned(),
        _ => format!("all {count} migrations are applied"),
    }
}
