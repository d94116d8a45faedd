//! An author, who writes a history step by step and makes mistakes.

use super::{Generator, Mistake, Random, Step};
use migration_core::schema::{Arena, Schema, apply};

/// A history as far as it is written, and the schema after each of its steps.
pub(crate) struct Author<'a> {
    pub(crate) random: Random,
    pub(crate) arena: &'a Arena,
    pub(crate) steps: Vec<Step<'a>>,
    schemas: Vec<Schema<'a>>,
    server: u32,
}

impl<'a> Author<'a> {
    pub(crate) fn new(seed: u64, server: u32, arena: &'a Arena) -> Self {
        Self {
            random: Random(seed),
            arena,
            steps: Vec::new(),
            schemas: vec![Schema::default()],
            server,
        }
    }

    /// The schema that the steps led to.
    pub(crate) fn schema(&self) -> &Schema<'a> {
        &self.schemas[self.steps.len()]
    }

    /// A step to come, with one mistake or none.
    pub(crate) fn write(&mut self, mistake: Mistake) -> Step<'a> {
        let believed = match mistake {
            Mistake::Repeated if !self.steps.is_empty() => return self.random.one_of(&self.steps),
            Mistake::Late => self.schemas[self.random.below(self.schemas.len())].clone(),
            Mistake::Early => self.ahead(),
            _ => mistake.believed(self.schema().clone(), self.arena, &mut self.random),
        };
        let step = self.fitting(&believed);
        mistake.made_in(step, self.arena, &mut self.random)
    }

    /// The step is a part of the history.
    pub(crate) fn keep(&mut self, step: Step<'a>, after: Schema<'a>) {
        self.steps.push(step);
        self.schemas.push(after);
    }

    fn fitting(&mut self, schema: &Schema<'a>) -> Step<'a> {
        Generator {
            random: &mut self.random,
            schema,
            arena: self.arena,
            server: self.server,
        }
        .step()
    }

    /// The schema after a few steps that are not in the history.
    fn ahead(&mut self) -> Schema<'a> {
        let mut schema = self.schema().clone();
        for _ in 0..8 {
            let step = self.fitting(&schema);
            let mut after = schema.clone();
            if apply(&mut after, &step, self.arena).is_ok() {
                schema = after;
            }
        }
        schema
    }
}
