//! Histories of such steps, and the least of one that shows a failure.

use super::{Generator, NEWEST, Random};
use migration_core::schema::{Arena, Schema, apply};
use migration_core::step::Step;

/// Steps that fit, each after the others, of so many tried.
pub(crate) fn steps(seed: u64, tried: usize, arena: &Arena) -> Vec<Step<'_>> {
    let mut random = Random(seed);
    let mut schema = Schema::default();
    let mut steps = Vec::new();
    for _ in 0..tried {
        let random = &mut random;
        let step = Generator {
            random,
            schema: &schema,
            arena,
            server: NEWEST,
        }
        .step();
        let mut after = schema.clone();
        if apply(&mut after, &step, arena).is_ok() {
            schema = after;
            steps.push(step);
        }
    }
    steps
}

/// The same steps without those that the failure does not need.
pub(crate) fn least<'a>(
    mut steps: Vec<Step<'a>>,
    broken: impl Fn(&[Step<'a>]) -> Option<String>,
) -> Vec<Step<'a>> {
    let mut at = 0;
    while at < steps.len() {
        let mut fewer = steps.clone();
        fewer.remove(at);
        if broken(&fewer).is_some() {
            steps = fewer;
            at = 0;
        } else {
            at += 1;
        }
    }
    steps
}

/// A number from the environment.
pub(crate) fn number(variable: &str, otherwise: u64) -> u64 {
    let set = std::env::var(variable).ok();
    set.map_or(otherwise, |text| text.parse().unwrap())
}
