//! What the journal says.

/// A row of the journal, as far as plans and reports need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The migration's id.
    pub id: String,
    /// How its last run ended.
    pub state: State,
    /// How much of it is in the database.
    pub position: Position,
    /// How many steps it has.
    pub steps_total: usize,
    /// The checksum of its steps when it ran.
    pub checksum: String,
    /// The fingerprint of the schema after it.
    pub fingerprint: String,
    /// Whether the journal keeps SQL that takes it back.
    pub reversible: bool,
    /// How many of its statements were done when its last `up` ended.
    pub statements_done: u32,
    /// How many statements it has.
    pub statements_total: u32,
    /// The statement that failed last, going up or down.
    pub failed_statement: Option<String>,
    /// What the server said to it.
    pub error: Option<String>,
    /// When it ended, in UTC, to the second: `2025-02-05 10:35:00`.
    pub finished_at: String,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// The role that ran it (`session_user`).
    pub applied_by: String,
    /// The version of this library that ran it.
    pub tool_version: String,
    /// How its row came to be.
    pub origin: Origin,
}

/// How much of a migration is in the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// How many of its steps, from the first.
    pub steps: usize,
    /// Whether the next step is in doubt: it runs outside of a transaction, was begun or is being taken back, and the end
    /// of that was not seen.
    pub in_doubt: bool,
}

impl Position {
    /// So many steps, and nothing of the next.
    pub const fn after(steps: usize) -> Self {
        let in_doubt = false;
        Self { steps, in_doubt }
    }

    /// So many steps, and perhaps something of the next.
    pub const fn within(steps: usize) -> Self {
        let in_doubt = true;
        Self { steps, in_doubt }
    }

    /// How many steps there is something of.
    pub const fn touched(self) -> usize {
        self.steps + self.in_doubt as usize
    }
}

/// How a migration stands by the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is in the database.
    Applied,
    /// A part of it is in the database: it has steps that run outside of a transaction, and was not finished, or not
    /// wholly taken back.
    Partial,
    /// It was rolled back; nothing of it is in the database.
    Failed,
}

impl State {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Partial => "partial",
            Self::Failed => "failed",
        }
    }

    /// The state that a word in the table stands for.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Applied, Self::Partial, Self::Failed]
            .into_iter()
            .find(|state| state.as_str() == word)
    }
}

/// How a row came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The migration ran.
    Run,
    /// The migration ran with other steps than the code has now, and `repair` has taken the code's for the same.
    Repaired,
    /// Nothing ran: `stamp` or `adopt` was told that it is in the database.
    Stamped,
}

impl Origin {
    /// The word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Repaired => "repaired",
            Self::Stamped => "stamped",
        }
    }

    /// The origin that a word in the table stands for.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Run, Self::Repaired, Self::Stamped]
            .into_iter()
            .find(|origin| origin.as_str() == word)
    }
}
