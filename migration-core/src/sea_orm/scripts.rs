//! The scripts of a history, as far as SeaORM can run them.

use super::error::BridgeError;
use crate::history::History;
use crate::schema::{Arena, Chain, ReplayError};
use crate::sql::{Direction, RenderError, Script, postgres};
use std::sync::OnceLock;

/// The scripts of a history, made when the first of them is asked for.
#[derive(Debug)]
pub(super) struct Scripts {
    history: History<'static>,
    rendered: OnceLock<Result<Vec<Both>, ReplayError>>,
}

/// The scripts of a migration.
#[derive(Debug)]
struct Both {
    up: Result<Script, BridgeError>,
    down: Result<Script, BridgeError>,
}

impl Scripts {
    pub(super) const fn new(history: History<'static>) -> Self {
        Self {
            history,
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

    /// Whether SeaORM is to set a transaction around this migration, whichever way it goes: it asks for both at once.
    pub(super) fn are_transactional(&self, index: usize) -> bool {
        let fits = |script: &Result<Script, BridgeError>| {
            script.as_ref().map_or(true, Script::is_transactional)
        };
        self.both(index)
            .map_or(true, |both| fits(&both.up) && fits(&both.down))
    }

    fn both(&self, index: usize) -> Result<&Both, BridgeError> {
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
