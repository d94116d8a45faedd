//! Of what type an operand is, as far as its text tells.

use squawk_syntax::SyntaxKind::ARRAY_TYPE;
use squawk_syntax::ast::{self, AstNode, BinOp, LitKind};

use super::super::name;
use super::super::strict;
use super::super::types::type_ref;
use super::family::{self, Family};

/// What an operand is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// A string, which PostgreSQL reads as what is asked for when it reads the text.
    Literal,
    Of(Family),
    Column(String),
    /// A column `AT TIME ZONE`: what has a zone has none then, and the other way round.
    Zoned(String),
    Unknown,
}

impl Operand {
    pub(super) fn of(expr: &ast::Expr) -> Self {
        match expr {
            ast::Expr::ParenExpr(inner) => inner.expr().map_or(Self::Unknown, |it| Self::of(&it)),
            ast::Expr::Literal(literal) => of_literal(literal),
            ast::Expr::CastExpr(cast) => target(cast).map_or(Self::Unknown, Self::Of),
            ast::Expr::NameRef(name) if strict::is_keyword(name) => Self::Unknown,
            ast::Expr::NameRef(_) | ast::Expr::FieldExpr(_) => {
                let name = name::parts(expr).and_then(|mut parts| parts.pop());
                name.map_or(Self::Unknown, Self::Column)
            }
            ast::Expr::BinExpr(binary) => of_binary(binary),
            _ => Self::Unknown,
        }
    }
}

/// What a cast makes.
pub(super) fn target(cast: &ast::CastExpr) -> Option<Family> {
    let ty = cast.ty()?;
    let is_array = ty.syntax().kind() == ARRAY_TYPE;
    Some(family::of(&type_ref(&ty)?, is_array))
}

fn of_literal(literal: &ast::Literal) -> Operand {
    match literal.kind() {
        Some(LitKind::IntNumber(_) | LitKind::NumericNumber(_)) => Operand::Of(Family::Number),
        Some(LitKind::True(_) | LitKind::False(_)) => Operand::Of(Family::Boolean),
        Some(_) => Operand::Literal,
        None => Operand::Unknown,
    }
}

fn of_binary(binary: &ast::BinExpr) -> Operand {
    let left = binary.lhs().map_or(Operand::Unknown, |it| Operand::of(&it));
    match binary.op() {
        Some(BinOp::AtTimeZone(_)) => zoned(left),
        Some(BinOp::ColonColon(_)) => Operand::Unknown,
        Some(BinOp::CustomOp(operator)) => match operator.syntax().text().to_string().as_str() {
            "||" => joined(left),
            "->>" | "#>>" => Operand::Of(Family::Text),
            _ => Operand::Unknown,
        },
        // A moment and an interval make a moment.
        Some(BinOp::Plus(_) | BinOp::Minus(_)) => match binary.rhs().map(|it| Operand::of(&it)) {
            Some(Operand::Of(Family::Interval)) => left,
            _ => Operand::Unknown,
        },
        _ => Operand::Unknown,
    }
}

fn zoned(operand: Operand) -> Operand {
    match operand {
        Operand::Of(Family::Timestamp) => Operand::Of(Family::Timestamptz),
        Operand::Of(Family::Timestamptz) => Operand::Of(Family::Timestamp),
        Operand::Column(name) => Operand::Zoned(name),
        Operand::Zoned(name) => Operand::Column(name),
        _ => Operand::Unknown,
    }
}

/// What is joined to a text is a text.
fn joined(left: Operand) -> Operand {
    match left {
        Operand::Literal | Operand::Of(Family::Text) => Operand::Of(Family::Text),
        _ => Operand::Unknown,
    }
}
