//! The name that PostgreSQL gives to a column that holds an expression.
//!
//! The columns of queries have it, and default index names are built from it. The rules are `FigureColname`'s, in PostgreSQL's
//! `src/backend/parser/parse_target.c`.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::name;
use super::types::type_ref;

/// What `ChooseIndexColumnNames` falls back to.
const NAMELESS: &str = "expr";

/// What `FigureColname` falls back to.
const NAMELESS_OUTPUT: &str = "?column?";

pub(super) fn label(expr: &ast::Expr) -> String {
    match figure(expr) {
        Figure::Strong(name) | Figure::Weak(name) => name,
        Figure::None | Figure::Unknown => NAMELESS.to_owned(),
    }
}

/// The name of a query's column; none if it is the first column of a relation that a subquery reads.
pub(super) fn output_name(expr: &ast::Expr) -> Option<String> {
    match figure(expr) {
        Figure::Strong(name) | Figure::Weak(name) => Some(name),
        Figure::None => Some(NAMELESS_OUTPUT.to_owned()),
        Figure::Unknown => None,
    }
}

/// A name and how much it insists; a cast or a `CASE` around it replaces a weak one.
enum Figure {
    None,
    /// It has a name, which the text does not tell.
    Unknown,
    Weak(String),
    Strong(String),
}

impl Figure {
    fn strong(name: &str) -> Self {
        Self::Strong(name.to_owned())
    }

    fn or_weak(self, name: Option<String>) -> Self {
        match (self, name) {
            (own @ (Self::Strong(_) | Self::Unknown), _) => own,
            (_, Some(name)) => Self::Weak(name),
            (own, None) => own,
        }
    }
}

fn figure(expr: &ast::Expr) -> Figure {
    match expr {
        ast::Expr::NameRef(name) => Figure::Strong(name::text(name.syntax())),
        ast::Expr::FieldExpr(field) => figure_field(field),
        ast::Expr::CallExpr(call) => figure_call(call),
        ast::Expr::CastExpr(cast) => {
            let ty = cast.ty().and_then(|ty| type_ref(&ty)).map(|ty| ty.name);
            figure_of(cast.expr()).or_weak(ty)
        }
        ast::Expr::CaseExpr(case) => {
            figure_of(case.else_clause().and_then(|it| it.expr())).or_weak(Some("case".to_owned()))
        }
        ast::Expr::Collate(collate) => figure_of(collate.expr()),
        ast::Expr::IndexExpr(index) => figure_of(index.base()),
        ast::Expr::SliceExpr(slice) => figure_of(slice.base()),
        ast::Expr::ParenExpr(paren) => match paren.expr() {
            Some(inner) => figure(&inner),
            None => figure_query(paren.syntax()),
        },
        ast::Expr::ArrayExpr(_) => Figure::strong("array"),
        ast::Expr::TupleExpr(_) => Figure::strong("row"),
        ast::Expr::BinExpr(operation) => figure_operator(operation.op()),
        ast::Expr::PostfixExpr(operation) => figure_postfix(operation.op()),
        ast::Expr::BetweenExpr(_) | ast::Expr::Literal(_) | ast::Expr::PrefixExpr(_) => {
            Figure::None
        }
    }
}

fn figure_of(expr: Option<ast::Expr>) -> Figure {
    expr.map_or(Figure::None, |expr| figure(&expr))
}

/// The name of the first column of the query that is `node` or in it.
fn figure_query(node: &SyntaxNode) -> Figure {
    match node.kind() {
        VALUES => Figure::strong("column1"),
        COMPOUND_SELECT | PAREN_EXPR | PAREN_SELECT => node
            .children()
            .find(|child| child.kind() != WITH_CLAUSE)
            .map_or(Figure::None, |query| figure_query(&query)),
        SELECT => {
            let first = node
                .children()
                .find_map(ast::SelectClause::cast)
                .and_then(|clause| clause.target_list()?.targets().next());
            first
                .and_then(|target| target_name(&target))
                .map_or(Figure::Unknown, Figure::Strong)
        }
        _ => Figure::Unknown,
    }
}

fn target_name(target: &ast::Target) -> Option<String> {
    match target.as_name().and_then(|alias| alias.name()) {
        Some(alias) => Some(name::text(alias.syntax())),
        None => output_name(&target.expr()?),
    }
}

fn figure_field(field: &ast::FieldExpr) -> Figure {
    match field.star_token() {
        Some(_) => figure_of(field.base()),
        None => field.field().map_or(Figure::None, |name| {
            Figure::Strong(name::text(name.syntax()))
        }),
    }
}

fn figure_call(call: &ast::CallExpr) -> Figure {
    if let Some(parts) = call.expr().and_then(|function| name::parts(&function)) {
        return parts
            .last()
            .map_or(Figure::None, |name| Figure::strong(name));
    }
    let trim = call.trim_fn().map(|trim| trim_name(trim.trim_side()));
    trim.map_or_else(|| figure_keyword(call), Figure::strong)
}

/// Functions with a syntax of their own are called as their first word says, but for a few.
fn figure_keyword(call: &ast::CallExpr) -> Figure {
    let Some(word) = call.syntax().first_token() else {
        return Figure::None;
    };
    match word.kind() {
        ANY_KW | SOME_KW | ALL_KW => Figure::None,
        COLLATION_KW => Figure::strong("pg_collation_for"),
        _ => Figure::Strong(word.text().to_ascii_lowercase()),
    }
}

fn trim_name(side: Option<ast::TrimSide>) -> &'static str {
    match side {
        Some(ast::TrimSide::TrimLeading(_)) => "ltrim",
        Some(ast::TrimSide::TrimTrailing(_)) => "rtrim",
        _ => "btrim",
    }
}

/// Operators have no name, but for those that the grammar turns into a function's call.
fn figure_operator(op: Option<ast::BinOp>) -> Figure {
    match op {
        Some(ast::BinOp::AtTimeZone(_)) => Figure::strong("timezone"),
        Some(ast::BinOp::Overlaps(_)) => Figure::strong("overlaps"),
        _ => Figure::None,
    }
}

fn figure_postfix(op: Option<ast::PostfixOp>) -> Figure {
    match op {
        Some(ast::PostfixOp::AtLocal(_)) => Figure::strong("timezone"),
        Some(ast::PostfixOp::IsNormalized(_)) => Figure::strong("is_normalized"),
        _ => Figure::None,
    }
}
