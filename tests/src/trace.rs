//! Everything that is told to `tracing`, as lines.

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    static HERE: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// What was told; a clone sees the same.
#[derive(Clone, Debug, Default)]
pub struct Told(Arc<Mutex<Vec<String>>>);

/// Ends the following.
#[derive(Debug)]
pub struct Guard(());

impl Told {
    /// Follows everything that the present thread tells, for as long as the guard lives.
    ///
    /// One subscriber serves all threads: `tracing` remembers of each place whether anybody listens, and takes that from the
    /// thread that comes there first.
    #[must_use]
    pub fn here(&self) -> Guard {
        let spans = AtomicU64::new(1);
        // It fails where another test was first.
        let _ = tracing::subscriber::set_global_default(Collector { spans });
        HERE.set(Some(self.clone()));
        Guard(())
    }

    /// All lines: a span as `+ name field=value`, an event as `LEVEL target: field=value`.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let lines = self.0.lock();
        lines.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn push(&self, line: String) {
        let lines = self.0.lock();
        lines.unwrap_or_else(PoisonError::into_inner).push(line);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        HERE.set(None);
    }
}

fn push(line: String) {
    HERE.with_borrow(|here| {
        if let Some(told) = here {
            told.push(line);
        }
    });
}

struct Collector {
    spans: AtomicU64,
}

/// The fields of a span or an event.
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Nothing refuses to be written into a text.
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl Subscriber for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(format!("+ {}", span.metadata().name()));
        span.record(&mut fields);
        push(fields.0);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields("=".to_owned());
        values.record(&mut fields);
        push(fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut fields = Fields(format!("{} {}:", metadata.level(), metadata.target()));
        event.record(&mut fields);
        push(fields.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
