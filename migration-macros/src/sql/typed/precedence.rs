//! Whether the parser binds operators as PostgreSQL does.
//!
//! It reads all that follows in `a BETWEEN b AND c OR d` and in `a IS NULL = b` as the last operand. Of a text that it may bind
//! otherwise nothing is said. The order is that of `gram.y` (section 4.1.6 of the manual, "Operator Precedence").

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, BinOp, PrefixOp};

const OTHER: u8 = 7;
const TIGHTEST: u8 = 20;

/// Whether each operator binds less than its operands do.
pub(super) fn is_as_written(root: &SyntaxNode) -> bool {
    root.descendants()
        .filter_map(ast::Expr::cast)
        .all(|expr| match &expr {
            ast::Expr::BinExpr(binary) => {
                let own = strength(&expr);
                let left = binary.lhs().is_none_or(|it| strength(&it) >= own);
                // `LIKE a ESCAPE b` is one operator.
                let right = binary
                    .rhs()
                    .is_none_or(|it| is_escape(&it) || is_prefix(&it) || strength(&it) > own);
                left && right
            }
            ast::Expr::BetweenExpr(between) => {
                let operands = [between.target(), between.start(), between.end()];
                operands
                    .into_iter()
                    .flatten()
                    .all(|it| strength(&it) > strength(&expr))
            }
            ast::Expr::PrefixExpr(prefix) => prefix
                .expr()
                .is_none_or(|it| strength(&it) >= strength(&expr)),
            _ => true,
        })
}

fn is_escape(expr: &ast::Expr) -> bool {
    matches!(expr, ast::Expr::BinExpr(binary) if matches!(binary.op(), Some(BinOp::Escape(_))))
}

fn is_prefix(expr: &ast::Expr) -> bool {
    matches!(expr, ast::Expr::PrefixExpr(prefix) if !matches!(prefix.op(), Some(PrefixOp::Not(_))))
}

fn strength(expr: &ast::Expr) -> u8 {
    match expr {
        ast::Expr::BinExpr(binary) => binary.op().map_or(TIGHTEST, |it| of_operator(&it)),
        ast::Expr::BetweenExpr(_) => 6,
        ast::Expr::PostfixExpr(_) => 4,
        ast::Expr::PrefixExpr(prefix) => match prefix.op() {
            Some(PrefixOp::Not(_)) => 3,
            Some(PrefixOp::Minus(_) | PrefixOp::Plus(_)) => 13,
            _ => OTHER,
        },
        _ => TIGHTEST,
    }
}

fn of_operator(operator: &BinOp) -> u8 {
    match operator {
        BinOp::Or(_) => 1,
        BinOp::And(_) => 2,
        BinOp::Is(_) | BinOp::IsNot(_) | BinOp::IsDistinctFrom(_) | BinOp::IsNotDistinctFrom(_) => {
            4
        }
        BinOp::Eq(_)
        | BinOp::Gteq(_)
        | BinOp::LAngle(_)
        | BinOp::Lteq(_)
        | BinOp::Neq(_)
        | BinOp::Neqb(_)
        | BinOp::RAngle(_) => 5,
        BinOp::Escape(_)
        | BinOp::Ilike(_)
        | BinOp::In(_)
        | BinOp::Like(_)
        | BinOp::NotIlike(_)
        | BinOp::NotIn(_)
        | BinOp::NotLike(_)
        | BinOp::NotSimilarTo(_)
        | BinOp::SimilarTo(_)
        | BinOp::Overlaps(_) => 6,
        BinOp::CustomOp(_) | BinOp::OperatorCall(_) => OTHER,
        BinOp::Minus(_) | BinOp::Plus(_) => 8,
        BinOp::Percent(_) | BinOp::Slash(_) | BinOp::Star(_) => 9,
        BinOp::Caret(_) => 10,
        BinOp::AtTimeZone(_) => 11,
        BinOp::ColonColon(_) | BinOp::ColonEq(_) | BinOp::FatArrow(_) => TIGHTEST,
    }
}
