//! The form of steps and schemas that is hashed: written by hand, so that it changes only when somebody means it.
//!
//! It is nested lists, `(tag item item …)`. A text is written with its length, as in `5:title`, so that no text can
//! look like another. What is absent is `-`. A change of this form makes every applied migration look edited: it
//! takes a new version in the tag, and the journal has to know the old one.

mod attached;
mod column;
mod column_change;
mod comment;
mod composite;
mod condition;
mod constraint;
mod domain;
mod execute;
mod extension;
mod external;
mod fingerprint;
mod index;
mod insert;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod routine;
mod schema;
mod sequence;
mod statistics;
mod step;
mod storage;
mod trigger;
mod type_change;
mod value;
mod view;

pub(super) use fingerprint::Fingerprints;
use sha2::{Digest, Sha256};

use super::Schema;
use crate::step::Step;

/// The version of the form of steps.
const STEPS: &str = "steps-1";
/// The version of the form of schemas.
const SCHEMA: &str = "schema-1";

/// The hash of a migration's steps, as the author wrote them, in hexadecimal.
pub(super) fn checksum(steps: &[Step<'_>]) -> String {
    hash(&steps_text(steps))
}

fn steps_text(steps: &[Step<'_>]) -> String {
    let mut form = Form::default();
    form.list(STEPS, |form| steps.iter().for_each(|it| form.step(it)));
    form.text
}

impl Schema<'_> {
    /// The schema's canonical form. Columns stand by name, as an undo cannot give back the place of one; expressions
    /// are without space, comments and needless quotes.
    pub fn canonical(&self) -> String {
        let mut form = Form::default();
        form.list(SCHEMA, |form| {
            self.enums.values().for_each(|it| form.enum_type(it));
            self.tables.values().for_each(|it| form.table(it));
            self.objects.values().for_each(|it| form.object(it));
            form.all_attached(self);
        });
        form.text
    }
}

fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing into a string does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// The form while it is written.
#[derive(Default)]
struct Form {
    text: String,
    spelling: Spelling,
}

/// How SQL texts stand in the form.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Spelling {
    /// As the author wrote them.
    #[default]
    Written,
    /// Without what does not matter.
    Normal,
}

impl Form {
    /// A list.
    fn list(&mut self, tag: &str, items: impl FnOnce(&mut Self)) {
        self.item("(");
        self.text.push_str(tag);
        items(self);
        self.text.push(')');
    }

    /// A word of this form itself.
    fn word(&mut self, word: &str) {
        self.item(word);
    }

    /// A text of the author.
    fn string(&mut self, text: &str) {
        self.item(&text.len().to_string());
        self.text.push(':');
        self.text.push_str(text);
    }

    fn strings(&mut self, tag: &str, texts: &[&str]) {
        self.list(tag, |form| texts.iter().for_each(|text| form.string(text)));
    }

    /// A yes or no, as a word that stands or does not.
    fn flag(&mut self, word: &str, set: bool) {
        self.word(if set { word } else { "-" });
    }

    /// An SQL text.
    fn sql(&mut self, sql: &str) {
        match self.spelling {
            Spelling::Written => self.string(sql),
            Spelling::Normal => self.string(&super::expression::normal(sql)),
        }
    }

    /// What may be absent.
    fn maybe<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.word("-"),
        }
    }

    fn item(&mut self, start: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(start);
    }
}
