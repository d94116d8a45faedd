//! What the check found, for the assertion that each step makes.

use super::text::Text;

/// How many errors are kept; what comes after them is found once they are mended.
pub(super) const MOST: usize = 32;

/// An error, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The step's number in the whole history.
    pub step: usize,
    /// The part of the step, as [`site`](super::site) counts them.
    pub site: usize,
    /// What is wrong.
    pub text: Text,
}

/// The errors found so far.
pub(super) struct Findings<'m> {
    pub(super) list: &'m mut [Finding],
    pub(super) len: usize,
}

impl Findings<'_> {
    /// Keeps a finding, unless its step has one already.
    pub(super) const fn add(&mut self, finding: Finding) {
        let repeated = self.len > 0 && self.list[self.len - 1].step == finding.step;
        if !repeated && self.len < self.list.len() {
            self.list[self.len] = finding;
            self.len += 1;
        }
    }
}

/// The outcome of the check of a whole history.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    list: [Finding; MOST],
    len: usize,
}

impl Report {
    pub(super) const EMPTY: [Finding; MOST] = [Finding {
        step: 0,
        site: 0,
        text: Text::EMPTY,
    }; MOST];

    pub(super) const fn new(list: [Finding; MOST], len: usize) -> Self {
        Self { list, len }
    }

    /// The errors, in the order of the steps.
    pub const fn findings(&self) -> &[Finding] {
        self.list.split_at(self.len).0
    }

    /// The error of a step.
    const fn of(&self, step: usize) -> Option<&Finding> {
        let mut i = 0;
        while i < self.len {
            if self.list[i].step == step {
                return Some(&self.list[i]);
            }
            i += 1;
        }
        None
    }
}

/// The place of a migration in its list, and what the check found there.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The check of the whole list.
    pub report: &'static Report,
    /// The number of the migration's first step in the whole history.
    pub first: usize,
}

/// A migration that stands in a `migrations![…]` list.
#[diagnostic::on_unimplemented(
    message = "migration `{Self}` is in no list",
    label = "nothing would ever run this migration",
    note = "add its module to `migrations![…]`, after the migrations that come before it"
)]
pub trait Listed {
    /// Where it stands.
    const PLACE: Place;
}

impl Place {
    /// The error of a step of the migration.
    pub const fn finding(&self, step: usize) -> Option<&'static Finding> {
        self.report.of(self.first + step)
    }
}

/// Fails the build when the error is of the part of its step that is so far behind this one; it stands where the call does.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a panic while the compiler runs is how a `const fn` fails the build"
)]
pub const fn site(finding: &Finding, site: usize, behind: usize) {
    if finding.site == site + behind {
        panic!("{}", finding.text.as_str());
    }
}

/// Fails the build; the last call of a step, for errors of no part in particular.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a panic while the compiler runs is how a `const fn` fails the build"
)]
pub const fn step(finding: &Finding) {
    panic!("{}", finding.text.as_str());
}
