//! SQL that an author wrote: the schema does not see into it.

use super::{Outcome, Replay, text};
use crate::schema::Undo;
use crate::step::{Operation, RawDown, RawSql};

impl<'a> Replay<'_, 'a> {
    pub(super) fn raw_sql(&mut self, step: RawSql<'a>) -> Outcome<'a> {
        step.up.iter().try_for_each(|sql| text::check(sql))?;
        self.schema.own_meanings |= step.gives_meaning();
        let undo = match step.down {
            RawDown::Irreversible(why) => Undo::Impossible(why),
            RawDown::Sql(down) => {
                down.iter().try_for_each(|sql| text::check(sql))?;
                Undo::Exact(self.back(step.up, down))
            }
        };
        Ok((Operation::Sql(step), undo))
    }

    fn back(&self, up: &'a [&'a str], down: &'a [&'a str]) -> &'a [crate::step::Step<'a>] {
        self.steps(&[Operation::Sql(RawSql {
            up: down,
            down: RawDown::Sql(up),
        })])
    }
}
