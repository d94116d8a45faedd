//! Sends messages, and follows their results.

use super::backoff::pause;
use super::error::RunError;
use super::event::{Done, Event, Observer, Report};
use super::failure::{self, Stop};
use super::message::{Message, Progress};
use super::prepare::Work;
use super::progress::Tracker;
use super::settings::Settings;
use crate::database::{Locked, Session};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Either};

pub(super) async fn all(
    session: &mut Session<Locked>,
    works: &[Work],
    settings: &Settings,
    observe: &mut Observer<'_>,
) -> Result<Report, RunError> {
    let mut report = Report::default();
    let mut failed = 0;
    while let Some(batch) = batch(works, report.done.len()) {
        let Err(stop) = send(session, batch, settings, observe)
            .await
            .map(|done| report.done.extend(done))
        else {
            continue;
        };
        failed = if stop.done.is_empty() { failed + 1 } else { 1 };
        report.done.extend_from_slice(&stop.done);
        let script = &stop.work.script;
        if !stop.is_lock_timeout() || failed > settings.lock_retries {
            return Err(failure::report(session, &settings.journal, &stop, &report.done).await);
        }
        failure::roll_back(session, &stop).await;
        let (pause, attempt, of) = (pause(failed), failed + 1, settings.lock_retries + 1);
        observe(Event::Retrying {
            script,
            attempt,
            of,
            pause,
        });
        tokio::time::sleep(pause).await;
    }
    Ok(report)
}

/// What goes into the next message: all that is left; but SQL from the journal goes alone, because the number of
/// its statements is not known.
fn batch(works: &[Work], done: usize) -> Option<&[Work]> {
    let left = works.get(done..).filter(|left| !left.is_empty())?;
    let known = left.iter().take_while(|work| !work.is_kept()).count();
    left.get(..known.max(1))
}

async fn send<'w>(
    session: &mut Session<Locked>,
    works: &'w [Work],
    settings: &Settings,
    observe: &mut Observer<'_>,
) -> Result<Vec<Done>, Stop<'w>> {
    let progress = match session.has_plpgsql() {
        true => Progress::Live,
        false => Progress::AtTheEnd,
    };
    let message = Message::new(works, settings, progress);
    let mut tracker = Tracker::new(&message, works, observe);
    let mut results =
        sqlx::raw_sql(AssertSqlSafe(message.text.as_str())).fetch_many(session.writer());
    loop {
        match results.try_next().await {
            Ok(Some(Either::Left(_))) => tracker.completed(),
            Ok(Some(Either::Right(row))) => tracker.row(&row),
            Ok(None) => return Ok(tracker.finish()),
            Err(error) => {
                let (done, at) = tracker.stop();
                return Err(Stop::new(works, &message, (done, at), &error));
            }
        }
    }
}
