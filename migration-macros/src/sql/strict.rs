//! Where the parser and PostgreSQL's grammar differ, as far as we know.
//!
//! The parser takes `IS UNKNOWN`, `IS DOCUMENT` and the form of `normalize(a, NFC)` for names
//! ([`is_keyword`]), and it accepts some texts that PostgreSQL refuses ([`refusal`]).

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::ast::{self, AstNode, BinOp, LitKind};
use squawk_syntax::{SyntaxNode, syntax_error};

use super::name::is_quoted;
use super::tokens::Token;

/// Whether a name is one of the grammar's words: `CURRENT_USER`, `IS UNKNOWN`, `normalize(a, NFC)`.
pub(super) fn is_keyword(name: &ast::NameRef) -> bool {
    is_value_function(name) || is_truth(name) || is_normal_form(name)
}

fn is_value_function(name: &ast::NameRef) -> bool {
    name.syntax()
        .first_token()
        .is_some_and(|token| is_value_word(token.kind()))
}

/// `CURRENT_DATE` and the other words that are calls without parentheses.
pub(super) fn is_value_word(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        CURRENT_CATALOG_KW
            | CURRENT_DATE_KW
            | CURRENT_ROLE_KW
            | CURRENT_SCHEMA_KW
            | CURRENT_TIME_KW
            | CURRENT_TIMESTAMP_KW
            | CURRENT_USER_KW
            | LOCALTIME_KW
            | LOCALTIMESTAMP_KW
            | SESSION_USER_KW
            | SYSTEM_USER_KW
            | USER_KW
    )
}

/// The word after `IS`, wherever the tree has it: the parser reads what follows it as its operand.
fn is_truth(name: &ast::NameRef) -> bool {
    let word = name.syntax().first_token();
    let mut tests = name
        .syntax()
        .ancestors()
        .filter_map(ast::BinExpr::cast)
        .filter(is_test);
    is_bare(name, &["unknown", "document"])
        && tests.any(|test| {
            test.rhs()
                .is_some_and(|right| right.syntax().first_token() == word)
        })
}

fn is_normal_form(name: &ast::NameRef) -> bool {
    let call = name
        .syntax()
        .ancestors()
        .nth(3)
        .and_then(ast::CallExpr::cast);
    is_bare(name, &["nfc", "nfd", "nfkc", "nfkd"])
        && call.is_some_and(|call| {
            call.syntax()
                .first_token()
                .is_some_and(|it| it.kind() == NORMALIZE_KW)
        })
}

fn is_bare(name: &ast::NameRef, words: &[&str]) -> bool {
    !is_quoted(name) && words.contains(&name.text().to_string().as_str())
}

/// `IS x` and `IS NOT x`; the tests of several words are operators of their own.
fn is_test(operation: &ast::BinExpr) -> bool {
    matches!(operation.op(), Some(BinOp::Is(_) | BinOp::IsNot(_)))
}

/// What PostgreSQL would refuse although the parser accepts it, and why.
pub(super) fn refusal(node: &SyntaxNode) -> Option<(SyntaxNode, &'static str)> {
    match node.kind() {
        BIN_EXPR => refuse_operation(&ast::BinExpr::cast(node.clone())?),
        FIELD_EXPR => refuse_star(&ast::FieldExpr::cast(node.clone())?)
            .or_else(|| refuse_base(ast::FieldExpr::cast(node.clone())?.base()?)),
        INDEX_EXPR => refuse_index(&ast::IndexExpr::cast(node.clone())?)
            .or_else(|| refuse_base(ast::IndexExpr::cast(node.clone())?.base()?)),
        SLICE_EXPR => refuse_base(ast::SliceExpr::cast(node.clone())?.base()?),
        LITERAL => refuse_literal(&ast::Literal::cast(node.clone())?),
        _ => None,
    }
}

fn refuse_literal(literal: &ast::Literal) -> Option<(SyntaxNode, &'static str)> {
    let is_parameter = matches!(literal.kind(), Some(LitKind::PositionalParam(_)));
    is_parameter.then(|| (literal.syntax().clone(), "there are no parameters here"))
}

/// `a.*.b`
fn refuse_star(field: &ast::FieldExpr) -> Option<(SyntaxNode, &'static str)> {
    let ast::Expr::FieldExpr(base) = field.base()? else {
        return None;
    };
    base.star_token()
        .map(|_| (field.syntax().clone(), "nothing can follow `.*`"))
}

/// `a[]`
fn refuse_index(index: &ast::IndexExpr) -> Option<(SyntaxNode, &'static str)> {
    index.index().is_none().then(|| {
        (
            index.syntax().clone(),
            "expected an index between `[` and `]`",
        )
    })
}

/// `f(a).b`, `f(a)[1]` and, where `user` is meant to be a table, `user.a`.
fn refuse_base(base: ast::Expr) -> Option<(SyntaxNode, &'static str)> {
    let message = match &base {
        ast::Expr::NameRef(name) if is_value_function(name) => {
            "this word is a keyword; a name that reads so needs double quotes"
        }
        ast::Expr::NameRef(_) | ast::Expr::FieldExpr(_) | ast::Expr::IndexExpr(_) => return None,
        ast::Expr::SliceExpr(_) | ast::Expr::ParenExpr(_) | ast::Expr::Literal(_) => return None,
        _ => "this needs parentheses around it before `.` or `[`",
    };
    Some((base.syntax().clone(), message))
}

fn refuse_operation(operation: &ast::BinExpr) -> Option<(SyntaxNode, &'static str)> {
    let right = operation.rhs()?;
    if is_test(operation) && !is_tested(&right) {
        return Some((
            right.syntax().clone(),
            "expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after `IS`",
        ));
    }
    let chains = is_comparison(operation)
        && operands(operation).any(|operand| is_comparison(&operand) && !is_quantified(&operand));
    chains.then(|| {
        (
            right.syntax().clone(),
            "comparisons do not chain; put one of them in parentheses",
        )
    })
}

/// `IS NULL = b` has `NULL = b` on its right.
fn is_tested(right: &ast::Expr) -> bool {
    let Some(word) = right.syntax().first_token() else {
        return false;
    };
    match word.kind() {
        NULL_KW | TRUE_KW | FALSE_KW => true,
        _ => word
            .parent()
            .and_then(ast::NameRef::cast)
            .is_some_and(|name| is_truth(&name)),
    }
}

fn operands(operation: &ast::BinExpr) -> impl Iterator<Item = ast::BinExpr> {
    [operation.lhs(), operation.rhs()]
        .into_iter()
        .flatten()
        .filter_map(|expr| match expr {
            ast::Expr::BinExpr(inner) => Some(inner),
            _ => None,
        })
}

/// `<`, `>`, `=`, `<=`, `>=` and `<>` are `%nonassoc` in `gram.y`.
fn is_comparison(operation: &ast::BinExpr) -> bool {
    matches!(
        operation.op(),
        Some(
            BinOp::Eq(_)
                | BinOp::Gteq(_)
                | BinOp::LAngle(_)
                | BinOp::Lteq(_)
                | BinOp::Neq(_)
                | BinOp::Neqb(_)
                | BinOp::RAngle(_)
        )
    )
}

/// `a = ANY (b)` is complete and can be compared; the tree may have `ANY (b) = c` below.
fn is_quantified(operation: &ast::BinExpr) -> bool {
    [operation.lhs(), operation.rhs()]
        .into_iter()
        .flatten()
        .any(|expr| match expr {
            ast::Expr::CallExpr(call) => {
                call.any_fn().is_some() || call.some_fn().is_some() || call.all_fn().is_some()
            }
            _ => false,
        })
}

/// Whether the parser is wrong to refuse: in `a = ANY (b) = c` it does not see the first operator.
pub(super) fn is_false_alarm(
    error: &syntax_error::SyntaxError,
    tokens: &[Token],
    start: usize,
) -> bool {
    error.message().ends_with("must follow an operator")
        && tokens
            .iter()
            .rfind(|token| token.end() <= start)
            .is_some_and(|before| {
                before
                    .text
                    .chars()
                    .all(|sign| "+-*/<>=~!@#%^&|`?".contains(sign))
            })
}
