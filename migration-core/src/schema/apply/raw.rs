//! SQL that an author wrote: the schema does not see into it, and knows what it drops and makes by what the author says.

use super::{Outcome, Replay, text};
use crate::schema::Undo;
use crate::step::{self, External, Operation, RawDown, RawSql};

impl<'a> Replay<'_, 'a> {
    pub(super) fn raw_sql(&mut self, step: RawSql<'a>) -> Outcome<'a> {
        step.up.iter().try_for_each(|sql| text::check(sql))?;
        self.schema.own_meanings |= step.gives_meaning();
        let (mut dropped, mut along) = (Vec::new(), Vec::new());
        for it in step.drops {
            let (again, with_it) = self.forgotten(*it)?;
            dropped.push(again);
            along.extend(with_it);
        }
        let made = step.creates.iter().map(|it| self.declared(*it));
        let made = made.collect::<Result<Vec<_>, _>>()?;
        let undo = match step.down {
            RawDown::Irreversible(why) => Undo::Impossible(why),
            RawDown::Sql(down) => {
                down.iter().try_for_each(|sql| text::check(sql))?;
                self.back(&step, down, (&made, &dropped), along)
            }
        };
        let creates = self.arena.alloc_slice_copy(&made);
        Ok((Operation::Sql(RawSql { creates, ..step }), undo))
    }

    /// The author's way back, from the last object to the first, and then what had gone along with one.
    fn back(
        &self,
        step: &RawSql<'a>,
        down: &'a [&'a str],
        (made, dropped): (&[External<'a>], &[External<'a>]),
        along: Vec<Operation<'a>>,
    ) -> Undo<'a> {
        let reversed = |all: &[External<'a>]| {
            let all: Vec<_> = all.iter().rev().copied().collect();
            &*self.arena.alloc_slice_copy(&all)
        };
        let back = Operation::Sql(RawSql {
            up: down,
            down: RawDown::Sql(step.up),
            creates: reversed(dropped),
            drops: reversed(made),
        });
        let steps = self.steps(&[vec![back], along].concat());
        let Some(what) = step::lost_rows(made.iter().chain(dropped)) else {
            return Undo::Exact(steps);
        };
        let what = self.arena.alloc_str(&what);
        Undo::LosesData { steps, what }
    }
}
