//! How often the three agree, class by class of error.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Formatter};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::generate::verdict::{class, plain};
use super::generate::{Author, Mistake};
use super::judge::{Judged, Verdict};
use super::known::{Known, LAXER, STRICTER};

/// The columns of a table.
const VERDICTS: [(Verdict, &str); 7] = [
    (Verdict::Accepted, "accept"),
    (Verdict::Refused, "refuse"),
    (Verdict::OnlyPostgresAccepts, "stricter"),
    (Verdict::OnlyPostgresRefuses, "laxer"),
    (Verdict::Newer, "newer"),
    (Verdict::TakenByOlder, "older"),
    (Verdict::ReplaysDiffer, "replays"),
];

#[derive(Default)]
pub(crate) struct Tally {
    histories: BTreeSet<u64>,
    classes: BTreeMap<String, Counts>,
    mistakes: BTreeMap<Mistake, Counts>,
    known: BTreeMap<&'static str, usize>,
    /// How often there are others, and the first of each class.
    unknown: BTreeMap<(Verdict, String), (usize, String)>,
}

#[derive(Clone, Copy, Default)]
struct Counts([usize; VERDICTS.len()]);

impl Tally {
    /// How many different histories were judged.
    pub(crate) fn histories(&self) -> usize {
        self.histories.len()
    }

    pub(crate) fn count(
        &mut self,
        seed: u64,
        mistake: Mistake,
        (author, beginning): (&Author<'_>, &str),
        judged: Option<&Judged<'_>>,
    ) {
        let Some(judged) = judged else {
            return;
        };
        let mut hash = DefaultHasher::new();
        format!("{:?}{:?}", author.steps, judged.step.operation).hash(&mut hash);
        if !self.histories.insert(hash.finish()) {
            return;
        }
        let verdict = judged.verdict();
        let class = class_of(judged);
        self.classes.entry(class.clone()).or_default().add(verdict);
        self.mistakes.entry(mistake).or_default().add(verdict);
        if matches!(
            verdict,
            Verdict::Accepted | Verdict::Refused | Verdict::Newer
        ) {
            return;
        }
        if let Some(reason) = reason(judged) {
            *self.known.entry(reason).or_default() += 1;
            return;
        }
        let first = || format!("seed {seed}, {mistake:?}{}\n{beginning}", told(judged));
        let known = self.unknown.entry((verdict, class));
        known.or_insert_with(|| (0, first())).0 += 1;
    }

    /// Asserts that no disagreement is without a reason.
    pub(crate) fn assert_none(&self) {
        let told = self
            .unknown
            .iter()
            .map(|((verdict, class), (count, first))| {
                format!("{verdict:?}, {class}, {count} times, such as\n{first}")
            });
        let told: Vec<_> = told.collect();
        assert!(
            told.is_empty(),
            "{} classes of disagreement\n\n{}",
            told.len(),
            told.join("\n")
        );
    }
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        let at = VERDICTS.iter().position(|(it, _)| *it == verdict).unwrap();
        self.0[at] += 1;
    }
}

/// The variants of the error of the replay at run time, or else the words of who refuses.
fn class_of(judged: &Judged<'_>) -> String {
    match &judged.at_run_time {
        Err(error) => class(error),
        Ok(_) => match (&judged.by_the_compiler, &judged.by_the_server) {
            (Some(why), _) => plain(why, '`'),
            (None, Some(why)) => plain(why, '"'),
            (None, None) => "accepted".to_owned(),
        },
    }
}

/// Why they disagree, where that is known.
fn reason(judged: &Judged<'_>) -> Option<&'static str> {
    match (judged.verdict(), &judged.at_run_time, &judged.by_the_server) {
        (Verdict::OnlyPostgresAccepts, Err(error), _) => first(STRICTER, judged, error),
        (Verdict::OnlyPostgresRefuses, _, Some(error)) => first(LAXER, judged, error.as_str()),
        _ => None,
    }
}

fn first<E: ?Sized>(all: &[Known<E>], judged: &Judged<'_>, error: &E) -> Option<&'static str> {
    let known = all.iter().find(|it| (it.is_it)(&judged.step, error))?;
    Some(known.reason)
}

fn told(judged: &Judged<'_>) -> String {
    let at_run_time = judged.at_run_time.as_ref().err().map(ToString::to_string);
    let said = |it: &Option<String>| it.clone().unwrap_or_else(|| "accepts".to_owned());
    format!(
        "\n  replay: {}\n  compiler: {}\n  server: {}\n{};\n-- after",
        said(&at_run_time),
        said(&judged.by_the_compiler),
        said(&judged.by_the_server),
        judged.sql
    )
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} different histories", self.histories())?;
        write!(f, "\n{:<48}", "")?;
        VERDICTS
            .iter()
            .try_for_each(|(_, it)| write!(f, "{it:>10}"))?;
        writeln!(f)?;
        for (class, counts) in &self.classes {
            let class: String = class.chars().take(47).collect();
            writeln!(f, "{class:<48}{counts}")?;
        }
        writeln!(f)?;
        for (mistake, counts) in &self.mistakes {
            writeln!(f, "{:<48}{counts}", format!("{mistake:?}"))?;
        }
        writeln!(f, "\nKnown disagreements")?;
        let stricter = STRICTER.iter().map(|it| it.reason);
        for reason in stricter.chain(LAXER.iter().map(|it| it.reason)) {
            let count = self.known.get(reason).copied().unwrap_or_default();
            writeln!(f, "{count:>8}  {reason}")?;
        }
        Ok(())
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:>10}"))
    }
}
