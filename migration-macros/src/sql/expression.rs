//! One expression, parsed as PostgreSQL would where it stands.

use squawk_syntax::ast::{self, AstNode};

use super::error::SyntaxError;
use super::label::label;
use super::mention::Mention;
use super::name::{ColumnRef, FunctionRef, RowRef, TypeRef};
use super::resolve::{self, Row};
use super::system;
use super::wrapped::{Wrapped, Wrapper};

/// The statement that an expression is put into.
const WRAPPER: Wrapper = Wrapper {
    before: "SELECT (",
    after: ")",
    noun: "an expression",
};

/// What an expression names. Each name is listed once, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Columns of the row that it is about, also those that a subquery names.
    pub columns: Vec<ColumnRef>,
    /// `t.*` of that row.
    pub rows: Vec<RowRef>,
    /// Functions that are called by name, inside and outside of subqueries. Words of the grammar,
    /// such as `COALESCE`, `EXTRACT` or `CURRENT_USER`, are none.
    pub functions: Vec<FunctionRef>,
    /// Types, inside and outside of subqueries.
    pub types: Vec<TypeRef>,
    /// What it needs besides its row.
    pub mentions: Vec<Mention>,
    pub has_subquery: bool,
    /// An aggregate or window function outside of subqueries, as far as its syntax or a name of
    /// PostgreSQL's own tells it.
    pub has_aggregate_or_window: bool,
    /// The name that an index on the expression gives to it.
    pub label: String,
    /// Its tree.
    pub tree: Tree,
}

/// The tree of an expression, for those that look into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tree(pub(super) Option<ast::Expr>);

impl Expression {
    /// The function of PostgreSQL's that gives another value for every row.
    pub(crate) fn volatile(&self) -> Option<Mention> {
        let mut functions = self.functions.iter();
        let volatile = functions.find(|it| system::is_volatile(it));
        volatile.map(|it| Mention::Volatile(it.name.clone()))
    }
}

/// Parses `text`, which must be one expression and nothing else. To whom its columns belong is the caller's to say.
pub(crate) fn expression(text: &str) -> Result<Expression, SyntaxError> {
    row_expression(text, Row::Any)
}

/// Parses `text`, which must be one expression about a row and what its subqueries read.
pub(crate) fn row_expression(text: &str, row: Row<'_>) -> Result<Expression, SyntaxError> {
    let wrapped = WRAPPER.parse(text)?;
    let expr = single(&wrapped)?;
    wrapped.check_strictly(expr.syntax())?;
    let found =
        resolve::expression(expr.syntax(), row).map_err(|unknown| wrapped.unknown(&unknown))?;
    Ok(Expression {
        label: label(&expr),
        tree: Tree(Some(expr)),
        ..found
    })
}

/// The expression between the wrapper's parentheses.
fn single(wrapped: &Wrapped) -> Result<ast::Expr, SyntaxError> {
    let target = wrapped.tree.descendants().find_map(ast::Target::cast);
    match target.and_then(|target| target.expr()) {
        Some(ast::Expr::ParenExpr(paren)) if wrapped.is_spanned_by(paren.syntax()) => paren
            .expr()
            .ok_or_else(|| wrapped.whole("a query is an expression only in parentheses")),
        Some(ast::Expr::TupleExpr(tuple)) if wrapped.is_spanned_by(tuple.syntax()) => {
            Err(wrapped.whole("expected one expression, found a list"))
        }
        _ => Err(wrapped.whole("expected one expression and nothing else")),
    }
}
