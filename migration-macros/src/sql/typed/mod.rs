//! Which types an expression takes, and which it gives.
//!
//! PostgreSQL finds a function or an operator by the types of what it is called with, and refuses an expression of which
//! there is none ("Type Conversion", chapter 10 of the manual). Types of columns are for the check to know; this says with
//! which of them the expression holds, from tables that `system/generate` makes of a server. It is silent wherever the
//! text alone does not prove it: about subqueries, types that the history or an extension makes, and what these are called with.

mod call;
mod choice;
mod form;
mod given;
mod operator;
mod precedence;
mod reads;
mod types;
mod value;
mod words;

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, LitKind};

use super::strict;
use super::types::type_ref;
use super::{Tree, name};
pub(crate) use given::Given;
pub(crate) use types::Set;
use types::{Kind, UNKNOWN};
use value::{Taken, Value};

/// A part of an expression, and which types of its columns PostgreSQL takes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) what: String,
    /// The columns on which it depends: none, one or two.
    pub(crate) columns: Vec<String>,
    /// The types that they can have together.
    pub(crate) taken: Vec<[Set; 2]>,
    /// The types that both can have, if they have the same.
    pub(crate) same: Set,
    /// Strings that are read as the only column is, and the types as which each reads. One without the type of enums is to
    /// be a label.
    pub(crate) read: Vec<(String, Set)>,
    /// The functions that it calls, of which the history may have another form.
    pub(crate) functions: Vec<String>,
    /// What is wrong with other types, as the end of a sentence.
    pub(crate) why: String,
}

/// What is known of the type of a column: which it is, and its labels, if it is an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownType {
    pub(crate) set: Set,
    pub(crate) labels: Vec<String>,
}

impl KnownType {
    /// Whether a string is one of it, if it reads as these types.
    fn reads(&self, text: &str, read: Set) -> bool {
        !(self.set & read).is_empty() || self.labels.iter().any(|it| it == text)
    }
}

/// The name of what an expression is for: the column that it gives values to, or the domain whose value it is about.
pub(crate) const OWN: &str = "";

/// How many pairs of sets are told at most: of what depends on more, nothing is said.
const MOST: usize = 16;

impl Typed {
    /// Whether columns of these types are taken, and all that is read beside them reads.
    pub(crate) fn is_proved<'t>(&self, type_of: impl Fn(&str) -> Option<&'t KnownType>) -> bool {
        let types: Option<Vec<_>> = self.columns.iter().map(|it| type_of(it)).collect();
        let Some(types) = types else {
            return false;
        };
        let sets: Vec<_> = types.iter().map(|it| it.set).collect();
        let reads = |(text, read): &(String, Set)| types.iter().all(|it| it.reads(text, *read));
        self.takes(&sets) && self.read.iter().all(reads)
    }

    /// Whether its columns can have these types together.
    fn takes(&self, types: &[Set]) -> bool {
        let of = |place: usize| types.get(place).copied().unwrap_or(Set::ALL);
        let meet = |one: Set, other: Set| !(one & other).is_empty();
        let same = of(0) == of(1) && meet(of(0), self.same);
        let taken = |[one, other]: &[Set; 2]| meet(of(0), *one) && meet(of(1), *other);
        same || self.taken.iter().any(taken)
    }

    /// Whether it is the same but for what is read.
    fn is_like(&self, other: &Self) -> bool {
        let same = |one: &Self| (one.taken.clone(), one.same, one.columns.clone());
        self.what == other.what && same(self) == same(other) && !self.columns.is_empty()
    }
}

/// What an expression is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It holds or not.
    Condition,
    Value,
}

/// What an expression takes, in the order of its text.
pub(crate) fn typed(tree: &Tree, purpose: Purpose) -> Vec<Typed> {
    let Some(expr) = &tree.0 else {
        return Vec::new();
    };
    if !precedence::is_as_written(expr.syntax()) {
        return Vec::new();
    }
    let mut reader = Reader::default();
    match purpose {
        Purpose::Condition => reader.condition(expr),
        Purpose::Value => {
            reader.value(expr);
        }
    }
    reader.found
}

/// The same of an expression whose value is kept, and of which type it is.
pub(crate) fn given(tree: &Tree) -> (Vec<Typed>, Option<Given>) {
    let Some(expr) = &tree.0 else {
        return (Vec::new(), None);
    };
    if !precedence::is_as_written(expr.syntax()) {
        return (Vec::new(), None);
    }
    let mut reader = Reader::default();
    let value = reader.value(expr);
    (reader.found, Some(Given::new(expr.syntax(), value)))
}

/// Reads an expression from the inside out.
#[derive(Default)]
struct Reader {
    found: Vec<Typed>,
}

impl Reader {
    fn value(&mut self, expr: &ast::Expr) -> Value {
        match expr {
            ast::Expr::ParenExpr(paren) => self.maybe(paren.expr()),
            ast::Expr::Literal(literal) => of_literal(literal),
            ast::Expr::NameRef(name) if strict::is_keyword(name) => of_keyword(name),
            ast::Expr::NameRef(_) | ast::Expr::FieldExpr(_) => of_column(expr),
            ast::Expr::CastExpr(cast) => self.cast(cast),
            ast::Expr::BinExpr(binary) => self.binary(binary),
            ast::Expr::PrefixExpr(prefix) => self.prefix(prefix),
            ast::Expr::PostfixExpr(postfix) => self.postfix(postfix),
            ast::Expr::BetweenExpr(between) => self.between(between),
            ast::Expr::CallExpr(call) => self.call(call),
            ast::Expr::CaseExpr(case) => self.case(case),
            ast::Expr::ArrayExpr(array) => self.array(array),
            ast::Expr::Collate(collate) => match self.maybe(collate.expr()) {
                Value::Literal(_) => Value::Of(types::kind("text")),
                value => value,
            },
            ast::Expr::IndexExpr(index) => {
                self.maybe(index.index());
                let json = types::kind("jsonb");
                let base = self.subscripted(index.syntax(), index.base());
                base.map(|kind| {
                    if kind == json {
                        kind
                    } else {
                        types::element(kind)
                    }
                })
            }
            ast::Expr::SliceExpr(slice) => {
                self.maybe(slice.start());
                self.maybe(slice.end());
                self.subscripted(slice.syntax(), slice.base())
                    .map(|kind| if types::is_array(kind) { kind } else { UNKNOWN })
            }
            ast::Expr::TupleExpr(tuple) => self.all(tuple.exprs()),
        }
    }

    /// What stands before `[…]`: an array or `jsonb`.
    fn subscripted(&mut self, node: &SyntaxNode, base: Option<ast::Expr>) -> Value {
        let value = self.maybe(base);
        let name = Set::of(types::kind("name"));
        let set = value.when_among(Set::ARRAYS | Set::of(types::kind("jsonb")) | name);
        let columns = value.column_name().map(str::to_owned).into_iter();
        let taken = Taken::of_one(columns.collect(), set);
        let why = "of which `[…]` takes no part: that is for arrays and `jsonb`".to_owned();
        self.report(node, taken, why);
        value
    }

    fn maybe(&mut self, expr: Option<ast::Expr>) -> Value {
        expr.map_or(Value::UNKNOWN, |it| self.value(&it))
    }

    /// What is looked into, and gives nothing that is known.
    fn all(&mut self, exprs: impl Iterator<Item = ast::Expr>) -> Value {
        for expr in exprs {
            self.value(&expr);
        }
        Value::UNKNOWN
    }

    /// What must be boolean.
    fn condition(&mut self, expr: &ast::Expr) {
        let value = self.value(expr);
        let boolean = types::kind("bool");
        let set = match &value {
            Value::Literal(Some(text)) if !reads::reads(text, boolean) => Set::NONE,
            value => value.when_among(Set::of(boolean)),
        };
        let why = match &value {
            Value::Of(kind) => format!(
                "this is {}, and a condition is boolean; compare it with something",
                words::one(*kind)
            ),
            Value::Literal(_) => {
                "this is a string, and a condition is boolean; compare it with something".to_owned()
            }
            Value::By(_) => "and a condition is boolean; compare it with something".to_owned(),
        };
        let columns = value.column_name().map(str::to_owned).into_iter().collect();
        self.report(expr.syntax(), Taken::of_one(columns, set), why);
    }

    fn report(&mut self, node: &SyntaxNode, taken: Taken, why: String) {
        self.report_with(node, taken, Vec::new(), why);
    }

    fn report_with(
        &mut self,
        node: &SyntaxNode,
        taken: Taken,
        read: Vec<(String, Set)>,
        why: String,
    ) {
        if taken.is_all() && read.is_empty() || taken.sets.len() > MOST {
            return;
        }
        let typed = Typed {
            what: bare(node).text().to_string(),
            columns: taken.columns,
            taken: taken.sets,
            same: taken.same,
            read,
            functions: call::names(node),
            why,
        };
        // Each of the values in a list is compared alike.
        match self.found.last_mut() {
            Some(last) if last.is_like(&typed) => last.read.extend(typed.read),
            _ => self.found.push(typed),
        }
    }

    fn cast(&mut self, cast: &ast::CastExpr) -> Value {
        let target = cast.ty().map_or(UNKNOWN, |it| of_type(&it));
        let literal = cast.literal().map(|it| of_literal(&it));
        let value = match (cast.expr(), literal) {
            // What stands in an array is cast one by one.
            (Some(ast::Expr::ArrayExpr(array)), _) => self.all(array.exprs()),
            (Some(expr), _) => self.value(&expr),
            (None, literal) => literal.unwrap_or(Value::UNKNOWN),
        };
        if target == UNKNOWN {
            return Value::UNKNOWN;
        }
        let (set, why) = match &value {
            Value::Literal(Some(text)) if !reads::reads(text, target) => (
                Set::NONE,
                format!("`'{text}'` does not read as {}", words::one(target)),
            ),
            Value::Literal(_) => (Set::ALL, String::new()),
            value => (
                value.when_among(types::explicit(target)),
                format!("which PostgreSQL does not cast to {}", words::name(target)),
            ),
        };
        let why = match &value {
            Value::Of(kind) => format!(
                "PostgreSQL does not cast {} to {}",
                words::name(*kind),
                words::name(target)
            ),
            _ => why,
        };
        let columns = value.column_name().map(str::to_owned).into_iter().collect();
        self.report(cast.syntax(), Taken::of_one(columns, set), why);
        Value::Of(target)
    }
}

fn of_type(ty: &ast::Type) -> Kind {
    let is_array = ty.syntax().kind() == squawk_syntax::SyntaxKind::ARRAY_TYPE;
    let Some(name) = type_ref(ty).filter(super::system::is_type) else {
        return UNKNOWN;
    };
    let own = name.schema.as_deref().is_none_or(|it| it == "pg_catalog")
        && name.name != "enum"
        && !name.name.starts_with('_');
    match (own, is_array) {
        (true, true) => types::array_of(types::kind(&name.name)),
        (true, false) => types::kind(&name.name),
        (false, _) => UNKNOWN,
    }
}

fn of_literal(literal: &ast::Literal) -> Value {
    let kind = match literal.kind() {
        Some(LitKind::Null(_)) => return Value::Literal(None),
        Some(
            LitKind::String(_)
            | LitKind::EscString(_)
            | LitKind::DollarQuotedString(_)
            | LitKind::UnicodeEscString(_),
        ) => {
            return literal
                .string_value()
                .map_or(Value::Literal(None), |it| Value::Literal(Some(it)));
        }
        Some(LitKind::True(_) | LitKind::False(_)) => "bool",
        Some(LitKind::NumericNumber(_)) => "numeric",
        Some(LitKind::IntNumber(token)) => match token.text().parse::<u64>() {
            Ok(0..=0x7fff_ffff) => "int4",
            Ok(0x8000_0000..=0x7fff_ffff_ffff_ffff) => "int8",
            _ => return Value::UNKNOWN,
        },
        _ => return Value::UNKNOWN,
    };
    Value::Of(types::kind(kind))
}

/// `CURRENT_DATE` and the like.
fn of_keyword(name: &ast::NameRef) -> Value {
    use squawk_syntax::SyntaxKind::*;
    let kind = match name.syntax().first_token().map(|it| it.kind()) {
        Some(CURRENT_DATE_KW) => "date",
        Some(CURRENT_TIME_KW) => "timetz",
        Some(CURRENT_TIMESTAMP_KW) => "timestamptz",
        Some(LOCALTIME_KW) => "time",
        Some(LOCALTIMESTAMP_KW) => "timestamp",
        Some(SYSTEM_USER_KW) => "text",
        Some(
            CURRENT_CATALOG_KW | CURRENT_ROLE_KW | CURRENT_SCHEMA_KW | CURRENT_USER_KW
            | SESSION_USER_KW | USER_KW,
        ) => "name",
        _ => return Value::UNKNOWN,
    };
    Value::Of(types::kind(kind))
}

fn of_column(expr: &ast::Expr) -> Value {
    let is_row = matches!(expr, ast::Expr::FieldExpr(field) if field.star_token().is_some());
    let name = name::parts(expr).and_then(|mut parts| parts.pop());
    match name {
        Some(name) if !is_row => Value::column(name),
        _ => Value::UNKNOWN,
    }
}

/// A node without the parentheses around it.
fn bare(node: &SyntaxNode) -> SyntaxNode {
    let inner = ast::ParenExpr::cast(node.clone()).and_then(|it| it.expr());
    inner.map_or_else(|| node.clone(), |it| bare(it.syntax()))
}
