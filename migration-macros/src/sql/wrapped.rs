//! A text inside of what it is put into, so that it cannot close it or hide what follows.

use squawk_syntax::{SourceFile, SyntaxNode, syntax_error};

use super::error::{Fault, SyntaxError};
use super::resolve::Unknown;
use super::strict;
use super::tokens::{self, Token};

/// What stands around a text. No newline before the closing parenthesis, so that a `--` comment at the end of the text
/// shows.
pub(super) struct Wrapper {
    pub(super) before: &'static str,
    pub(super) after: &'static str,
    /// What the text is to be, with its article.
    pub(super) noun: &'static str,
}

/// A parsed text. Places in it are counted from its own start.
pub(super) struct Wrapped {
    pub(super) tree: SyntaxNode,
    tokens: Vec<Token>,
    start: usize,
    end: usize,
}

impl Wrapper {
    pub(super) fn parse(&self, text: &str) -> Result<Wrapped, SyntaxError> {
        let whole = format!("{}{text}{}", self.before, self.after);
        let parse = SourceFile::parse(&whole);
        let tree = parse.syntax_node();
        let tokens = tokens::between(&tree, self.before.len(), self.before.len() + text.len())?;
        let wrapped = Wrapped {
            tree,
            tokens,
            start: self.before.len(),
            end: whole.len(),
        };
        if wrapped.tokens.is_empty() {
            return Err(wrapped.whole(&format!("expected {}, but the text is empty", self.noun)));
        }
        tokens::balanced(&wrapped.tokens, self.noun)?;
        if let Some(token) = wrapped.tokens.iter().find(|token| token.text == "==") {
            return Err(SyntaxError::at(token, "equality is `=` in SQL".to_owned()));
        }
        match parse
            .errors()
            .iter()
            .find_map(|error| wrapped.parser_error(error))
        {
            Some(error) => Err(error),
            None => Ok(wrapped),
        }
    }
}

impl Wrapped {
    /// Whether a node reaches from the wrapper's opening parenthesis to the closing one.
    pub(super) fn is_spanned_by(&self, node: &SyntaxNode) -> bool {
        let range = node.text_range();
        usize::from(range.start()) + 1 == self.start && usize::from(range.end()) == self.end
    }

    /// Refuses what the parser accepts and PostgreSQL does not.
    pub(super) fn check_strictly(&self, root: &SyntaxNode) -> Result<(), SyntaxError> {
        match root.descendants().find_map(|node| strict::refusal(&node)) {
            None => Ok(()),
            Some((node, message)) => Err(self.at(&node, message)),
        }
    }

    /// The first word of a node, with what is wrong there.
    pub(super) fn at(&self, node: &SyntaxNode, message: &str) -> SyntaxError {
        let range = node.text_range();
        let (start, end) = self.place(range.start().into(), range.end().into());
        SyntaxError::from_parser(message, start, end, &self.tokens)
    }

    /// A name that stands for nothing.
    pub(super) fn unknown(&self, unknown: &Unknown) -> SyntaxError {
        let (offset, _) = self.place(unknown.node.text_range().start().into(), 0);
        SyntaxError {
            message: unknown.message.clone(),
            offset,
            token: unknown.node.text().to_string(),
            fault: Fault::Name,
        }
    }

    /// An error of the text as a whole.
    pub(super) fn whole(&self, message: &str) -> SyntaxError {
        let first = self.tokens.first();
        SyntaxError {
            message: message.to_owned(),
            offset: first.map_or(0, |token| token.start),
            token: first.map_or_else(String::new, |token| token.text.clone()),
            fault: Fault::Grammar,
        }
    }

    fn parser_error(&self, error: &syntax_error::SyntaxError) -> Option<SyntaxError> {
        let (start, end) = self.place(error.range().start().into(), error.range().end().into());
        if strict::is_false_alarm(error, &self.tokens, start) {
            return None;
        }
        let message = match error.message() {
            // The parser takes the wrapper's parenthesis for that of a list.
            "expected COMMA" if tokens::depth(&self.tokens, start) == 0 => {
                "expected an operator or the end of the expression"
            }
            "expected COMMA" => "expected an operator, a comma or the closing bracket",
            message => message,
        };
        Some(SyntaxError::from_parser(message, start, end, &self.tokens))
    }

    /// From the wrapped text to the author's.
    fn place(&self, start: usize, end: usize) -> (usize, usize) {
        (
            start.saturating_sub(self.start),
            end.saturating_sub(self.start),
        )
    }
}
