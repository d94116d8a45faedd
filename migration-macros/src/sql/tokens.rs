//! The author's own tokens inside a text that was wrapped for the parser.
//!
//! Brackets, quotes and semicolons are checked here, before the tree is looked at: an expression
//! that closes the wrapper's parenthesis would otherwise be valid SQL.

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::{SyntaxNode, SyntaxToken};

use super::error::{Fault, SyntaxError};

/// A token that is neither space nor comment, with its place in the author's text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: SyntaxKind,
    pub(super) text: String,
    pub(super) start: usize,
}

impl Token {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The tokens of `tree` between `start` and `end`, their places counted from `start`.
pub(super) fn between(
    tree: &SyntaxNode,
    start: usize,
    end: usize,
) -> Result<Vec<Token>, SyntaxError> {
    let all = tree
        .descendants_with_tokens()
        .filter_map(|element| element.into_token());
    let mut tokens: Vec<Token> = Vec::new();
    for token in all.filter(|token| (start..end).contains(&begin(token))) {
        if finish(&token) > end {
            return Err(unclosed(&token, start));
        }
        match tokens.last_mut() {
            _ if is_trivia(token.kind()) => {}
            Some(last) if continues_operator(&token) => last.text.push_str(token.text()),
            _ => tokens.push(Token {
                kind: token.kind(),
                text: token.text().to_owned(),
                start: begin(&token) - start,
            }),
        }
    }
    Ok(tokens)
}

/// The parser knows the characters of `->>` and `::` as tokens, and joins them in a node.
fn continues_operator(token: &SyntaxToken) -> bool {
    token
        .prev_sibling_or_token()
        .is_some_and(|before| before.as_token().is_some())
        && token
            .parent()
            .is_some_and(|parent| matches!(parent.kind(), CUSTOM_OP | COLON_COLON))
}

/// How many brackets are open at a place.
pub(super) fn depth(tokens: &[Token], place: usize) -> usize {
    tokens.iter().take_while(|token| token.end() <= place).fold(
        0,
        |depth: usize, token| match token.kind {
            L_PAREN | L_BRACK => depth + 1,
            R_PAREN | R_BRACK => depth.saturating_sub(1),
            _ => depth,
        },
    )
}

fn begin(token: &SyntaxToken) -> usize {
    token.text_range().start().into()
}

fn finish(token: &SyntaxToken) -> usize {
    token.text_range().end().into()
}

fn is_trivia(kind: SyntaxKind) -> bool {
    matches!(kind, WHITESPACE | COMMENT)
}

/// A token that swallowed what was put behind the author's text.
fn unclosed(token: &SyntaxToken, start: usize) -> SyntaxError {
    let text = token.text();
    let message = match token.kind() {
        COMMENT if text.starts_with("--") => {
            "a `--` comment at the end hides what follows the expression; end its line, or leave it out".to_owned()
        }
        COMMENT => "this comment is never closed; its `*/` is missing".to_owned(),
        DOLLAR_QUOTED_STRING => "this dollar-quoted string is never closed".to_owned(),
        _ if text.contains('\'') => "this string is never closed; its `'` is missing".to_owned(),
        _ => "this quoted name is never closed; its `\"` is missing".to_owned(),
    };
    let opening: String = text
        .chars()
        .take_while(|it| !it.is_whitespace() && *it != ')')
        .collect();
    SyntaxError {
        message,
        offset: begin(token) - start,
        token: opening,
        fault: Fault::Grammar,
    }
}

/// Every bracket has its partner, and no semicolon ends what is a `noun`, such as `an expression`.
pub(super) fn balanced(tokens: &[Token], noun: &str) -> Result<(), SyntaxError> {
    let mut open: Vec<&Token> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            SEMICOLON => return Err(semicolon(token, index + 1 == tokens.len(), noun)),
            L_PAREN | L_BRACK => open.push(token),
            R_PAREN | R_BRACK => match open.pop() {
                Some(opening) if closes(opening.kind, token.kind) => {}
                _ => {
                    return Err(SyntaxError::at(
                        token,
                        format!("this `{}` closes nothing", token.text),
                    ));
                }
            },
            _ => {}
        }
    }
    match open.last() {
        Some(token) => Err(SyntaxError::at(
            token,
            format!("this `{}` is never closed", token.text),
        )),
        None => Ok(()),
    }
}

fn closes(opening: SyntaxKind, closing: SyntaxKind) -> bool {
    (opening == L_PAREN) == (closing == R_PAREN)
}

fn semicolon(token: &Token, is_last: bool, noun: &str) -> SyntaxError {
    let message = match is_last {
        true => format!("{noun} has no semicolon at its end"),
        false => {
            let word = noun.trim_start_matches("an ").trim_start_matches("a ");
            format!("{noun} has no semicolon; only one {word} is expected here")
        }
    };
    SyntaxError::at(token, message)
}
