//! What a migration asks of the server's version.

use super::{Link, Undo};
use crate::step::{Feature, Step};

/// A step that the server is too old for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{migration}`, step `{step}`: {} needs PostgreSQL {}", .feature.words, .feature.since)]
pub struct TooOld {
    /// The migration.
    pub migration: String,
    /// Its step.
    pub step: String,
    /// What the server lacks.
    pub feature: Feature,
}

impl<'a> Link<'a> {
    /// The steps that run when it is applied.
    pub(crate) fn forward(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().map(|applied| &applied.step)
    }

    /// The steps that run when it is taken back.
    pub(crate) fn back(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().flat_map(|applied| match &applied.undo {
            Undo::Exact(steps) | Undo::LosesData { steps, .. } => *steps,
            Undo::Impossible(_) => &[],
        })
    }

    /// What of these steps of it needs a newer server than that of this major version.
    pub(crate) fn lacking<'s>(
        &self,
        steps: impl Iterator<Item = &'s Step<'s>>,
        major: u32,
    ) -> Vec<TooOld> {
        let asked = steps.flat_map(|step| {
            let features = step.operation.features().into_iter();
            features.map(|feature| (step.name, feature))
        });
        asked
            .filter(|(_, feature)| feature.since > major)
            .map(|(step, feature)| TooOld {
                migration: self.id.to_owned(),
                step: step.to_owned(),
                feature,
            })
            .collect()
    }
}
