//! A script of statements, and what each of them is.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::ast::{self, AstNode};
use squawk_syntax::{SourceFile, SyntaxNode, syntax_error};

use super::alone::alone;
use super::error::SyntaxError;
use super::name::{self, ObjectName};
use super::strict;
use super::tokens::{self, Token};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Script {
    pub statements: Vec<Statement>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// As written, without the semicolon.
    pub text: String,
    /// In bytes, from the start of the script.
    pub offset: usize,
    pub kind: StatementKind,
    /// Its name if it cannot run in a transaction block.
    pub alone: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StatementKind {
    /// Creates, alters or drops an object.
    Definition(Definition),
    /// Reads or writes rows.
    Data,
    /// `BEGIN`, `COMMIT`, `ROLLBACK`, savepoints.
    TransactionControl,
    /// `DO`, `CALL`, `EXECUTE`, `IMPORT FOREIGN SCHEMA`: what it does cannot be seen.
    Code,
    /// Comments, grants, settings, maintenance.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub verb: Verb,
    /// In words: `table`, `materialized view`.
    pub object: String,
    /// More than one if several are dropped; none if PostgreSQL is to choose it, or for what has
    /// no plain name (casts, operators).
    pub names: Vec<ObjectName>,
    /// The table of a trigger, policy, rule or index.
    pub on: Option<ObjectName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Create,
    Alter,
    Drop,
}

/// Parses a script. Semicolons alone are no statements.
pub(crate) fn script(text: &str) -> Result<Script, SyntaxError> {
    let parse = SourceFile::parse(text);
    let tree = parse.syntax_node();
    let tokens = tokens::between(&tree, 0, text.len())?;
    if let Some(error) = parse
        .errors()
        .iter()
        .find_map(|error| parser_error(error, &tokens))
    {
        return Err(error);
    }
    let statements = tree
        .children()
        .filter(|node| node.kind() != EMPTY_STMT)
        .map(|node| statement(&node));
    Ok(Script {
        statements: statements.collect(),
    })
}

fn parser_error(error: &syntax_error::SyntaxError, tokens: &[Token]) -> Option<SyntaxError> {
    let (start, end) = (error.range().start().into(), error.range().end().into());
    let message = statement_message(error.message());
    let is_error = !strict::is_false_alarm(error, tokens, start);
    is_error.then(|| SyntaxError::from_parser(message, start, end, tokens))
}

fn statement_message(message: &str) -> &str {
    match message {
        // Two statements without a semicolon look like a list to the parser.
        "expected COMMA" | "missing comma" => "expected `,` or `;`",
        message => message,
    }
}

fn statement(node: &SyntaxNode) -> Statement {
    let offset = node.text_range().start().into();
    Statement {
        text: written(node),
        offset,
        kind: kind(node),
        alone: alone(node),
    }
}

/// Up to the last token; a comment behind it could hide what is put there.
fn written(node: &SyntaxNode) -> String {
    let start = node.text_range().start();
    let tokens = node
        .descendants_with_tokens()
        .filter_map(|element| element.into_token());
    let last = tokens
        .filter(|token| !matches!(token.kind(), WHITESPACE | COMMENT | SEMICOLON))
        .last();
    let length = last.map_or(0, |token| usize::from(token.text_range().end() - start));
    let mut text = node.text().to_string();
    text.truncate(length);
    text
}

fn kind(node: &SyntaxNode) -> StatementKind {
    match node.kind() {
        BEGIN
        | COMMIT_TRANSACTION
        | COMMIT_PREPARED
        | PREPARE_TRANSACTION
        | RELEASE_SAVEPOINT
        | ROLLBACK_TRANSACTION
        | ROLLBACK_TO_SAVEPOINT
        | ROLLBACK_PREPARED
        | SAVEPOINT_CREATE => StatementKind::TransactionControl,
        COMPOUND_SELECT | COPY | DELETE | INSERT | MERGE | PAREN_SELECT | SELECT | TABLE
        | TRUNCATE | UPDATE | VALUES => StatementKind::Data,
        CALL | DO | EXECUTE | IMPORT_FOREIGN_SCHEMA => StatementKind::Code,
        SELECT_INTO => StatementKind::Definition(select_into(node)),
        _ => definition(node).map_or(StatementKind::Other, StatementKind::Definition),
    }
}

/// `SELECT ... INTO t` is `CREATE TABLE t AS SELECT ...`.
fn select_into(node: &SyntaxNode) -> Definition {
    let into = node.children().find_map(ast::IntoClause::cast);
    let name = into.and_then(|into| ObjectName::below(into.syntax()));
    Definition {
        verb: Verb::Create,
        object: "table".to_owned(),
        names: name.into_iter().collect(),
        on: None,
    }
}

/// The parser's kinds are named after the statements: `CREATE_TABLE`, `DROP_MATERIALIZED_VIEW`.
fn definition(node: &SyntaxNode) -> Option<Definition> {
    if node.kind() == ALTER_SYSTEM {
        return None;
    }
    let kind = format!("{:?}", node.kind());
    let (verb, object) = kind.split_once('_')?;
    let verb = match verb {
        "CREATE" => Verb::Create,
        "ALTER" => Verb::Alter,
        "DROP" => Verb::Drop,
        _ => return None,
    };
    Some(Definition {
        verb,
        object: object_words(object),
        names: names(node, verb),
        on: on(node),
    })
}

fn object_words(object: &str) -> String {
    match object {
        "TABLE_AS" => "table".to_owned(),
        "TEXT_SEARCH_CONFIG" => "text search configuration".to_owned(),
        "TEXT_SEARCH_DICT" => "text search dictionary".to_owned(),
        object => object.to_ascii_lowercase().replace('_', " "),
    }
}

fn names(node: &SyntaxNode, verb: Verb) -> Vec<ObjectName> {
    let mut parts = node.children().filter(|part| !is_prelude(part));
    match verb {
        Verb::Create => parts
            .next()
            .and_then(|part| created(&part))
            .into_iter()
            .collect(),
        Verb::Alter => parts
            .next()
            .and_then(|part| named(&part).into_iter().next())
            .into_iter()
            .collect(),
        Verb::Drop => parts
            .map_while(|part| Some(named(&part)).filter(|names| !names.is_empty()))
            .flatten()
            .collect(),
    }
}

/// What may stand before the name.
fn is_prelude(node: &SyntaxNode) -> bool {
    matches!(
        node.kind(),
        OR_REPLACE | TEMP | UNLOGGED | IF_EXISTS | IF_NOT_EXISTS
    )
}

/// A new name is a path of its own kind; a reference there means that the name was left out.
fn created(part: &SyntaxNode) -> Option<ObjectName> {
    let path = part.descendants().find(|node| node.kind() == PATH);
    path.and_then(|path| ObjectName::at(&path))
        .or_else(|| simple(part))
}

/// The names in a part, without those of an argument list.
fn named(part: &SyntaxNode) -> Vec<ObjectName> {
    match part.kind() {
        PARAM_LIST | ON_RELATION | ON_TABLE => Vec::new(),
        _ => match ObjectName::at(part).or_else(|| simple(part)) {
            Some(name) => vec![name],
            None => part.children().flat_map(|child| named(&child)).collect(),
        },
    }
}

/// Names without a schema.
fn simple(part: &SyntaxNode) -> Option<ObjectName> {
    let part = match part.kind() {
        NAMED_SCHEMA => part.children().next()?,
        _ => part.clone(),
    };
    let is_name = matches!(
        part.kind(),
        ACCESS_METHOD
            | ACCESS_METHOD_REF
            | DATABASE
            | DATABASE_REF
            | EVENT_TRIGGER
            | EVENT_TRIGGER_REF
            | EXTENSION
            | EXTENSION_REF
            | FOREIGN_DATA_WRAPPER
            | FOREIGN_DATA_WRAPPER_REF
            | LANGUAGE
            | LANGUAGE_REF
            | POLICY
            | POLICY_REF
            | PUBLICATION
            | PUBLICATION_REF
            | ROLE
            | ROLE_NAME_REF
            | RULE
            | RULE_REF
            | SCHEMA
            | SCHEMA_REF
            | SERVER
            | SERVER_REF
            | SUBSCRIPTION
            | SUBSCRIPTION_REF
            | TABLESPACE
            | TABLESPACE_REF
            | TRIGGER
            | TRIGGER_REF
    );
    is_name.then(|| ObjectName {
        schema: None,
        name: name::text(&part),
    })
}

fn on(node: &SyntaxNode) -> Option<ObjectName> {
    let part = node
        .children()
        .find(|part| matches!(part.kind(), ON_RELATION | ON_TABLE));
    let index_table = || {
        let is_index = node.kind() == CREATE_INDEX;
        node.children()
            .find(|part| is_index && part.kind() == TABLE_RELATION_NAME)
    };
    ObjectName::below(&part.or_else(index_table)?)
}
