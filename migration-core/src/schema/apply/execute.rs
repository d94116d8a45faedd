//! Rust code: the schema does not see into it.

use super::{Outcome, Replay, text};
use crate::schema::Undo;
use crate::step::{Execute, ExecuteDown, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn execute(&mut self, step: Execute<'a>) -> Outcome<'a> {
        text::check(step.function)?;
        let (ExecuteDown::Function(down) | ExecuteDown::Irreversible(down)) = step.down;
        text::check(down)?;
        let undo = match step.down {
            ExecuteDown::Irreversible(why) => Undo::Impossible(why),
            ExecuteDown::Function(down) => {
                Undo::Exact(self.steps(&[Operation::Execute(Execute {
                    function: down,
                    down: ExecuteDown::Function(step.function),
                })]))
            }
        };
        Ok((Operation::Execute(step), undo))
    }
}
