//! What gives another value at another time or in another session.
//!
//! PostgreSQL refuses it in the key and the predicate of an index, in a generated column and in the key of partitions: what
//! stands there must be immutable (section 38.7 of the manual, "Function Volatility Categories"). Whether it is can depend
//! on the types of columns, which a text does not tell; then this says for which types it is not.

mod family;
mod operand;
mod rule;

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, BinOp};

use super::name::{self, ObjectName};
use super::{Tree, strict, system};
pub(crate) use family::Family;
use operand::Operand;

/// What makes an expression so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mutable {
    /// Whatever its columns are.
    Always(String),
    /// For some types of columns.
    When(MutableWhen),
}

/// What makes it so if each of the columns is of one of these types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MutableWhen {
    pub(crate) what: String,
    pub(crate) columns: Vec<(String, Vec<Family>)>,
}

/// What makes an expression so, in the order of its text.
pub(crate) fn mutable(tree: &Tree) -> Vec<Mutable> {
    let Some(expr) = &tree.0 else {
        return Vec::new();
    };
    let tree = expr.syntax();
    let mut found: Vec<_> = tree.descendants().flat_map(|node| of_node(&node)).collect();
    found.extend(value_word(tree).map(Mutable::Always));
    found
}

fn of_node(node: &SyntaxNode) -> Vec<Mutable> {
    if let Some(cast) = ast::CastExpr::cast(node.clone()) {
        return of_cast(&cast).into_iter().collect();
    }
    if let Some(call) = ast::CallExpr::cast(node.clone()) {
        return of_call(&call);
    }
    let binary = ast::BinExpr::cast(node.clone());
    binary.map(|it| of_operator(&it)).unwrap_or_default()
}

fn of_cast(cast: &ast::CastExpr) -> Option<Mutable> {
    let operand = Operand::of(&cast.expr()?);
    let families = rule::cast(operand::target(cast)?);
    unlike(what(cast.syntax()), &[(operand, &families)])
}

fn of_call(call: &ast::CallExpr) -> Vec<Mutable> {
    if let Some(extract) = call.extract_fn() {
        let operand = extract.expr().map(|it| Operand::of(&it));
        let condition = operand.map(|it| (it, [Family::Timestamptz]));
        let found = condition
            .and_then(|(it, families)| unlike(what(call.syntax()), &[(it, families.as_slice())]));
        return found.into_iter().collect();
    }
    let Some(function) = call
        .expr()
        .as_ref()
        .and_then(name::parts)
        .and_then(ObjectName::from_parts)
    else {
        return Vec::new();
    };
    if !matches!(function.schema.as_deref(), None | Some("pg_catalog")) {
        return Vec::new();
    }
    let arguments: Vec<_> = call
        .arg_list()
        .into_iter()
        .flat_map(|it| it.args())
        .collect();
    if system::is_never_immutable(&function.name, arguments.len()) {
        return vec![Mutable::Always(format!("{}()", function.name))];
    }
    rule::call(&function.name, arguments.len())
        .filter_map(|(place, families)| {
            let ast::FuncArgExpr::Expr(argument) = arguments.get(place)?.func_arg_expr()? else {
                return None;
            };
            let operand = Operand::of(&argument);
            unlike(what(call.syntax()), &[(operand, families)])
        })
        .collect()
}

fn of_operator(binary: &ast::BinExpr) -> Vec<Mutable> {
    let (Some(left), Some(right)) = (binary.lhs(), binary.rhs()) else {
        return Vec::new();
    };
    let (left, right) = (Operand::of(&left), Operand::of(&right));
    let whole = || what(binary.syntax());
    let operator = match binary.op() {
        Some(BinOp::AtTimeZone(_)) => {
            return unlike(whole(), &[(left, rule::ZONED_OTHERWISE)])
                .into_iter()
                .collect();
        }
        Some(BinOp::CustomOp(operator)) => operator.syntax().text().to_string(),
        Some(
            BinOp::Eq(it)
            | BinOp::Gteq(it)
            | BinOp::LAngle(it)
            | BinOp::Lteq(it)
            | BinOp::Minus(it)
            | BinOp::Neq(it)
            | BinOp::Neqb(it)
            | BinOp::Plus(it)
            | BinOp::RAngle(it),
        ) => it.text().to_owned(),
        _ => return Vec::new(),
    };
    let rules = rule::operator(&operator).into_iter();
    rules
        .filter_map(|(of_left, of_right)| {
            let (left, right) = (left.clone(), right.clone());
            match (&left, &right) {
                // A string beside something becomes what that is, but for `||`, where it is a text.
                (Operand::Literal, Operand::Literal) => None,
                (Operand::Literal, _) if operator == "||" => {
                    let is_text = of_left.contains(&Family::Text);
                    is_text
                        .then(|| unlike(whole(), &[(right, of_right)]))
                        .flatten()
                }
                (_, Operand::Literal) if operator == "||" => {
                    let is_text = of_right.contains(&Family::Text);
                    is_text
                        .then(|| unlike(whole(), &[(left, of_left)]))
                        .flatten()
                }
                _ => unlike(whole(), &[(left, of_left), (right, of_right)]),
            }
        })
        .collect()
}

/// That operands may not all be of these types. Nothing, where one is not anyway, or may be of any.
fn unlike(what: String, operands: &[(Operand, &[Family])]) -> Option<Mutable> {
    let mut columns = Vec::new();
    for (operand, families) in operands {
        match operand {
            Operand::Of(family) if families.contains(family) => {}
            Operand::Column(name) if !families.is_empty() => {
                columns.push((name.clone(), families.to_vec()));
            }
            Operand::Zoned(name) => {
                let families: Vec<_> = families.iter().copied().filter_map(unzoned).collect();
                if families.is_empty() {
                    return None;
                }
                columns.push((name.clone(), families));
            }
            _ => return None,
        }
    }
    Some(if columns.is_empty() {
        Mutable::Always(what)
    } else {
        Mutable::When(MutableWhen { what, columns })
    })
}

/// Of what a column is that `AT TIME ZONE` makes such a moment of.
fn unzoned(family: Family) -> Option<Family> {
    match family {
        Family::Timestamp => Some(Family::Timestamptz),
        Family::Timestamptz => Some(Family::Timestamp),
        _ => None,
    }
}

fn what(node: &SyntaxNode) -> String {
    node.text().to_string()
}

fn value_word(tree: &SyntaxNode) -> Option<String> {
    tree.descendants_with_tokens()
        .filter_map(|element| element.into_token())
        .find(|token| strict::is_value_word(token.kind()))
        .map(|token| token.text().to_owned())
}
