//! What a migration asks of the server's version.

use super::{Key, Link, Schema, Undo};
use crate::step::{
    AlterPublication, CreatePublication, Feature, Members, Operation, PublicationChange, Published,
};

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

impl Link<'_> {
    /// What of it needs a newer server than that of this major version when it is applied.
    pub(crate) fn lacking(&self, major: u32) -> Vec<TooOld> {
        let steps = self.steps.iter();
        self.too_old(steps.map(|it| (it.step.name, it.features())), major)
    }

    /// The same when it is taken back. What the schema before it asks, the steps that led there have asked.
    pub(crate) fn lacking_back(&self, major: u32) -> Vec<TooOld> {
        let steps = self.steps.iter().flat_map(|applied| match &applied.undo {
            Undo::Exact(steps) | Undo::LosesData { steps, .. } => *steps,
            Undo::Impossible(_) => &[],
        });
        self.too_old(steps.map(|it| (it.name, it.operation.features())), major)
    }

    fn too_old<'s>(
        &self,
        asked: impl Iterator<Item = (&'s str, Vec<Feature>)>,
        major: u32,
    ) -> Vec<TooOld> {
        let asked =
            asked.flat_map(|(step, features)| features.into_iter().map(move |it| (step, it)));
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

impl Schema<'_> {
    /// What the server must be able to do for an operation that led to this schema, as far as the operation does not say
    /// so by itself.
    pub(super) fn asks(&self, operation: &Operation<'_>) -> Vec<Feature> {
        match operation {
            Operation::CreatePublication(CreatePublication {
                of: Published::Members(members),
                ..
            })
            | Operation::AlterPublication(AlterPublication {
                change: PublicationChange::Add(members) | PublicationChange::Set(members),
                ..
            }) => self.publishing(members),
            _ => Vec::new(),
        }
    }

    fn publishing(&self, members: &Members<'_>) -> Vec<Feature> {
        let lists_generated = members.tables.iter().any(|it| {
            let table = self.tables.get(&Key::of(it.table));
            let columns = it.columns.iter();
            let mut columns = columns.filter_map(|name| table?.column(name));
            columns.any(|column| column.generated.is_some())
        });
        match lists_generated {
            true => vec![Feature::PUBLISHED_GENERATED],
            false => Vec::new(),
        }
    }
}
