//! A history replayed from the empty schema to its end.

use super::canonical::{self, Fingerprints};
use super::{Arena, Schema, SchemaError, Undo, apply};
use crate::history::{Function, History, Limits, Migration};
use crate::step::{Feature, Step};

/// A replayed history.
#[derive(Debug)]
pub struct Chain<'a> {
    /// One link for each migration, in order.
    pub links: Vec<Link<'a>>,
    /// The schema after the last of them.
    pub schema: Schema<'a>,
}

/// A replayed migration.
#[derive(Debug)]
pub struct Link<'a> {
    /// The migration's id.
    pub id: &'a str,
    /// SHA-256 of its steps in canonical form, in hexadecimal.
    pub checksum: String,
    /// SHA-256 of the schema after it, in hexadecimal; the order of columns does not matter to it.
    pub fingerprint: String,
    /// Its steps, in order.
    pub steps: Vec<Applied<'a>>,
    /// The Rust functions that they call.
    pub functions: &'a [Function],
    /// How long it waits and runs, where it says so itself.
    pub limits: Limits,
}

/// A replayed step.
#[derive(Clone, Copy, Debug)]
pub struct Applied<'a> {
    /// The step, every name settled.
    pub step: Step<'a>,
    /// How it is taken back.
    pub undo: Undo<'a>,
    /// What the server must be able to do because of the schema that the step meets, besides what the step says itself
    /// ([`Operation::features`](crate::step::Operation::features)).
    pub asks: &'a [Feature],
}

impl Applied<'_> {
    /// What the server must be able to do for the step.
    #[must_use]
    pub fn features(&self) -> Vec<Feature> {
        let mut features = self.step.operation.features();
        let asks = self.asks.iter().copied();
        let besides: Vec<_> = asks.filter(|it| !features.contains(it)).collect();
        features.extend(besides);
        features
    }
}

/// Why a history does not replay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// A step does not fit the schema that the steps before it leave.
    #[error("{migration}, step {number} (`{step}`): {source}")]
    Step {
        /// The migration's id.
        migration: String,
        /// The step's name.
        step: String,
        /// Its place in the migration, from 1.
        number: usize,
        /// Why it does not fit.
        source: Box<SchemaError>,
    },
    /// The ids of the migrations do not ascend.
    #[error("{migration} stands after {before}, but its id is not greater; order the list by id")]
    Order {
        /// The migration's id.
        migration: String,
        /// The id of the one before it.
        before: String,
    },
}

impl<'a> Chain<'a> {
    /// Replays a history.
    ///
    /// # Errors
    ///
    /// When a step does not fit the schema, or the ids do not ascend.
    pub fn replay(history: &History<'a>, arena: &'a Arena) -> Result<Self, ReplayError> {
        let mut chain = Self {
            links: Vec::with_capacity(history.migrations.len()),
            schema: Schema::default(),
        };
        let mut fingerprints = Fingerprints::default();
        for migration in history.migrations {
            chain.ascends(migration.id)?;
            let steps = chain.steps(migration, arena)?;
            fingerprints.applied(&mut chain.schema);
            chain.links.push(Link {
                id: migration.id,
                checksum: canonical::checksum(migration.steps),
                fingerprint: fingerprints.whole(&chain.schema),
                steps,
                functions: migration.functions,
                limits: migration.limits,
            });
        }
        Ok(chain)
    }

    /// The schema after so many of the migrations.
    ///
    /// # Errors
    ///
    /// None, as all of it was replayed before.
    pub(crate) fn schema_after<'b>(
        &'b self,
        migrations: usize,
        arena: &'b Arena,
    ) -> Result<Schema<'b>, SchemaError> {
        if migrations >= self.links.len() {
            return Ok(self.schema.clone());
        }
        let mut schema = Schema::default();
        for link in self.links.iter().take(migrations) {
            schema.fresh = Some(std::collections::BTreeSet::new());
            for applied in &link.steps {
                apply(&mut schema, &applied.step, arena)?;
            }
        }
        Ok(schema)
    }

    fn ascends(&self, id: &str) -> Result<(), ReplayError> {
        match self.links.last() {
            Some(link) if link.id >= id => Err(ReplayError::Order {
                migration: id.to_owned(),
                before: link.id.to_owned(),
            }),
            _ => Ok(()),
        }
    }

    /// Applies a migration's steps.
    fn steps(
        &mut self,
        migration: &Migration<'a>,
        arena: &'a Arena,
    ) -> Result<Vec<Applied<'a>>, ReplayError> {
        self.schema.fresh = Some(std::collections::BTreeSet::new());
        let steps = migration.steps.iter().enumerate();
        let applied = steps.map(|(at, step)| {
            apply(&mut self.schema, step, arena).map_err(|source| ReplayError::Step {
                migration: migration.id.to_owned(),
                step: step.name.to_owned(),
                number: at + 1,
                source: Box::new(source),
            })
        });
        applied.collect()
    }
}
