//! Where to go.

/// Which migrations a run is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Forward.
    Up(UpTarget),
    /// Back.
    Down(DownTarget),
}

/// How far to go forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum UpTarget {
    /// Everything that is pending.
    #[default]
    All,
    /// What is pending up to this migration, and itself.
    To(String),
    /// The first so many of what is pending.
    Count(usize),
}

/// How far to go back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DownTarget {
    /// Everything that is applied.
    All,
    /// What is newer than this migration, which itself stays, as with `sqlx migrate revert --target-version`.
    To(String),
    /// The newest so many of what is applied.
    Count(usize),
}

/// The newest one.
impl Default for DownTarget {
    fn default() -> Self {
        Self::Count(1)
    }
}

impl From<UpTarget> for Target {
    fn from(target: UpTarget) -> Self {
        Self::Up(target)
    }
}

impl From<DownTarget> for Target {
    fn from(target: DownTarget) -> Self {
        Self::Down(target)
    }
}
