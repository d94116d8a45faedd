//! One expression, parsed as PostgreSQL would where it stands.

use squawk_syntax::ast::{self, AstNode};
use squawk_syntax::{SourceFile, SyntaxNode, syntax_error};

use super::error::SyntaxError;
use super::label::label;
use super::name::{ColumnRef, FunctionRef, RowRef, TableRef, TypeRef};
use super::tokens::{self, Token};
use super::{references, strict};

/// The statement that an expression is put into. No newline before the parenthesis, so that a
/// `--` comment at the end of the text shows.
const BEFORE: &str = "SELECT (";
const AFTER: &str = ")";

/// What an expression names. Each name is listed once, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Columns outside of subqueries.
    pub columns: Vec<ColumnRef>,
    /// Columns inside of subqueries: their own, or of the outside.
    pub inner_columns: Vec<ColumnRef>,
    /// `t.*` outside of subqueries.
    pub rows: Vec<RowRef>,
    /// Functions that are called by name, inside and outside. Words of the grammar, such as
    /// `COALESCE`, `EXTRACT` or `CURRENT_USER`, are none.
    pub functions: Vec<FunctionRef>,
    /// Types, inside and outside.
    pub types: Vec<TypeRef>,
    /// What subqueries read; not the queries of their own `WITH`.
    pub tables: Vec<TableRef>,
    /// Names that subqueries give to what they read, and their `WITH` queries.
    pub aliases: Vec<String>,
    pub has_subquery: bool,
    /// An aggregate or window function outside of subqueries, as far as its syntax or a name of
    /// PostgreSQL's own tells it.
    pub has_aggregate_or_window: bool,
    /// The name that an index on the expression gives to it.
    pub label: String,
}

/// Parses `text`, which must be one expression and nothing else.
pub(crate) fn expression(text: &str) -> Result<Expression, SyntaxError> {
    let wrapped = format!("{BEFORE}{text}{AFTER}");
    let parse = SourceFile::parse(&wrapped);
    let tree = parse.syntax_node();
    let tokens = tokens::between(&tree, BEFORE.len(), BEFORE.len() + text.len())?;
    if tokens.is_empty() {
        return Err(whole(
            &tokens,
            "expected an expression, but the text is empty",
        ));
    }
    tokens::balanced(&tokens)?;
    if let Some(token) = tokens.iter().find(|token| token.text == "==") {
        let message = "equality is `=` in SQL".to_owned();
        return Err(SyntaxError::at(token, message));
    }
    if let Some(error) = parse
        .errors()
        .iter()
        .find_map(|error| parser_error(error, &tokens))
    {
        return Err(error);
    }
    let expr = single(&tree, wrapped.len(), &tokens)?;
    check_strictly(expr.syntax(), &tokens)?;
    Ok(Expression {
        label: label(&expr),
        ..references::collect(expr.syntax())
    })
}

/// The expression between the wrapper's parentheses.
fn single(tree: &SyntaxNode, length: usize, tokens: &[Token]) -> Result<ast::Expr, SyntaxError> {
    let target = tree.descendants().find_map(ast::Target::cast);
    let wrapper = target.and_then(|target| target.expr());
    match wrapper {
        Some(ast::Expr::ParenExpr(paren)) if spans(paren.syntax(), length) => paren
            .expr()
            .ok_or_else(|| whole(tokens, "a query is an expression only in parentheses")),
        Some(ast::Expr::TupleExpr(tuple)) if spans(tuple.syntax(), length) => {
            Err(whole(tokens, "expected one expression, found a list"))
        }
        _ => Err(whole(tokens, "expected one expression and nothing else")),
    }
}

/// Whether a node reaches from the wrapper's opening parenthesis to the closing one.
fn spans(node: &SyntaxNode, length: usize) -> bool {
    let range = node.text_range();
    usize::from(range.start()) + 1 == BEFORE.len() && usize::from(range.end()) == length
}

fn check_strictly(expr: &SyntaxNode, tokens: &[Token]) -> Result<(), SyntaxError> {
    match expr.descendants().find_map(|node| strict::refusal(&node)) {
        None => Ok(()),
        Some((node, message)) => {
            let (start, end) = place(
                node.text_range().start().into(),
                node.text_range().end().into(),
            );
            Err(SyntaxError::from_parser(message, start, end, tokens))
        }
    }
}

fn parser_error(error: &syntax_error::SyntaxError, tokens: &[Token]) -> Option<SyntaxError> {
    let (start, end) = place(error.range().start().into(), error.range().end().into());
    if strict::is_false_alarm(error, tokens, start) {
        return None;
    }
    let message = match error.message() {
        // The parser takes the wrapper's parenthesis for that of a list.
        "expected COMMA" if tokens::depth(tokens, start) == 0 => {
            "expected an operator or the end of the expression"
        }
        "expected COMMA" => "expected an operator, a comma or the closing bracket",
        message => message,
    };
    Some(SyntaxError::from_parser(message, start, end, tokens))
}

/// From the wrapped text to the author's.
fn place(start: usize, end: usize) -> (usize, usize) {
    (
        start.saturating_sub(BEFORE.len()),
        end.saturating_sub(BEFORE.len()),
    )
}

/// An error of the text as a whole.
fn whole(tokens: &[Token], message: &str) -> SyntaxError {
    let first = tokens.first();
    SyntaxError {
        message: message.to_owned(),
        offset: first.map_or(0, |token| token.start),
        token: first.map_or_else(String::new, |token| token.text.clone()),
    }
}
