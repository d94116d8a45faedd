//! The scripts of a history, as far as SeaORM can run them.

use super::error::BridgeError;
use crate::history::History;
use crate::schema::{Arena, Chain, ReplayError, TooOld};
use crate::sql::{Direction, RenderError, Script, postgres};
use crate::step::LOWEST;
use std::sync::OnceLock;

/// The scripts of a history, made when the first of them is asked for.
#[derive(Debug)]
pub(super) struct Scripts {
    history: History<'static>,
    /// Why none of them is to run.
    refused: Option<BridgeError>,
    rendered: OnceLock<Result<Vec<Both>, ReplayError>>,
}

/// The scripts of a migration.
#[derive(Debug)]
struct Both {
    up: Result<Script, BridgeError>,
    down: Result<Script, BridgeError>,
    /// What they ask of a server beyond the lowest version that is supported.
    up_asks: Vec<TooOld>,
    down_asks: Vec<TooOld>,
}

impl Scripts {
    pub(super) const fn new(history: History<'static>, refused: Option<BridgeError>) -> Self {
        Self {
            history,
            refused,
            rendered: OnceLock::new(),
        }
    }

    /// The script of the migration with this place in the history, or why there is none.
    pub(super) fn get(&self, index: usize, direction: Direction) -> Result<&Script, BridgeError> {
        let both = self.both(index)?;
        let script = match direction {
            Direction::Up => &both.up,
            Direction::Down => &both.down,
        };
        script.as_ref().map_err(Clone::clone)
    }

    /// What of the migration needs a newer server than that of this major version.
    pub(super) fn lacking(
        &self,
        index: usize,
        (direction, major): (Direction, u32),
    ) -> Result<Vec<TooOld>, BridgeError> {
        let both = self.both(index)?;
        let asks = match direction {
            Direction::Up => &both.up_asks,
            Direction::Down => &both.down_asks,
        };
        let lacking = asks.iter().filter(|it| it.feature.since > major);
        Ok(lacking.cloned().collect())
    }

    /// Whether SeaORM is to set a transaction around this migration, whichever way it goes: it asks for both at once.
    pub(super) fn are_transactional(&self, index: usize) -> bool {
        let fits = |script: &Result<Script, BridgeError>| {
            script.as_ref().map_or(true, Script::is_transactional)
        };
        self.both(index)
            .map_or(true, |both| fits(&both.up) && fits(&both.down))
    }

    fn both(&self, index: usize) -> Result<&Both, BridgeError> {
        if let Some(error) = &self.refused {
            return Err(error.clone());
        }
        let rendered = self.rendered.get_or_init(|| render(&self.history));
        match rendered {
            Ok(all) => Ok(&all[index]),
            Err(error) => Err(BridgeError::Replay(error.clone())),
        }
    }
}

fn render(history: &History<'static>) -> Result<Vec<Both>, ReplayError> {
    let arena = Arena::new();
    let chain = Chain::replay(history, &arena)?;
    let links = chain.links.iter();
    let both = links.map(|link| Both {
        up: runnable(postgres::up(link)),
        down: runnable(postgres::down(link)),
        up_asks: link.lacking(LOWEST),
        down_asks: link.lacking_back(LOWEST),
    });
    Ok(both.collect())
}

/// The script, if SeaORM can run it.
fn runnable(script: Result<Script, RenderError>) -> Result<Script, BridgeError> {
    let script = script?;
    if let Some(statement) = script.function() {
        return Err(BridgeError::Function {
            migration: script.migration.clone(),
            step: statement.step.clone(),
            function: statement
                .execution
                .function()
                .unwrap_or_default()
                .to_owned(),
        });
    }
    let mut statements = script.statements.iter();
    let lone = statements.find(|it| it.execution.lone().is_some());
    match lone.filter(|lone| script.statements.iter().any(|it| it.number != lone.number)) {
        None => Ok(script),
        Some(lone) => Err(BridgeError::Beside {
            migration: script.migration.clone(),
            step: lone.step.clone(),
        }),
    }
}
