//! Calls of functions, and what the grammar writes like one.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::form::{self, Called};
use super::types;
use super::value::{self, Taken, Value};
use super::{Reader, words};
use crate::sql::name::{self, ObjectName};
use crate::sql::{strict, system};

impl Reader {
    pub(super) fn call(&mut self, call: &ast::CallExpr) -> Value {
        let node = call.syntax();
        if call.exists_fn().is_some() {
            return Value::Of(types::kind("bool"));
        }
        if let Some(extract) = call.extract_fn() {
            let values = [Value::Literal(None), self.maybe(extract.expr())];
            return self.function(node, "extract", "extract", &values);
        }
        if let Some(position) = call.position_fn() {
            let mut values = self.children(position.syntax());
            values.reverse();
            return self.function(node, "position", "position", &values);
        }
        if let Some(trim) = call.trim_fn() {
            let values: Vec<_> = trim
                .syntax()
                .children()
                .flat_map(|it| self.children(&it))
                .collect();
            return match values.as_slice() {
                [_] => self.function(node, "btrim", "trim", &values),
                _ => Value::UNKNOWN,
            };
        }
        match call.expr() {
            Some(callee) => self.plain(call, &callee),
            None => self.other(node),
        }
    }

    /// `name(a, b)`
    fn plain(&mut self, call: &ast::CallExpr, callee: &ast::Expr) -> Value {
        let arguments: Vec<_> = call
            .arg_list()
            .into_iter()
            .flat_map(|it| it.args())
            .collect();
        let is_plain = is_plain(call) && arguments.iter().all(is_positional);
        let values: Vec<_> = arguments.iter().map(|it| self.argument(it)).collect();
        if !is_plain {
            return Value::UNKNOWN;
        }
        let word = callee.syntax().first_token().map(|it| it.kind());
        let node = call.syntax();
        match (callee, word) {
            (ast::Expr::NameRef(_), Some(COALESCE_KW)) => self.common(node, "COALESCE", &values),
            (ast::Expr::NameRef(_), Some(GREATEST_KW)) => self.common(node, "GREATEST", &values),
            (ast::Expr::NameRef(_), Some(LEAST_KW)) => self.common(node, "LEAST", &values),
            (ast::Expr::NameRef(_), Some(NULLIF_KW)) => self.null_if(node, &values),
            (
                ast::Expr::NameRef(_),
                Some(GROUPING_KW | MERGE_ACTION_KW | NORMALIZE_KW | XMLCONCAT_KW),
            ) => Value::UNKNOWN,
            (ast::Expr::NameRef(name), _) if strict::is_keyword(name) => Value::UNKNOWN,
            _ => self.named(node, callee, &values),
        }
    }

    fn named(&mut self, node: &SyntaxNode, callee: &ast::Expr, values: &[Value]) -> Value {
        let Some(function) = name::parts(callee).and_then(ObjectName::from_parts) else {
            return Value::UNKNOWN;
        };
        let is_cast = values.len() == 1 && system::is_type(&function);
        let is_own = function
            .schema
            .as_deref()
            .is_none_or(|it| it == "pg_catalog");
        if is_cast || !is_own {
            return Value::UNKNOWN;
        }
        self.function(node, &function.name, &function.name, values)
    }

    /// A function of PostgreSQL's, as `pg_proc` calls it and as the author does.
    pub(super) fn function(
        &mut self,
        node: &SyntaxNode,
        function: &str,
        spelled: &str,
        values: &[Value],
    ) -> Value {
        let Some(forms) = form::forms(Called::Function, function, values.len()) else {
            return Value::UNKNOWN;
        };
        let outcome = value::outcome(&forms, values);
        let why = why(spelled, values, &outcome.taken);
        self.report(node, outcome.taken, why);
        outcome.value
    }

    /// `NULLIF(a, b)` compares them, and gives the first.
    fn null_if(&mut self, node: &SyntaxNode, values: &[Value]) -> Value {
        let [first, second] = values else {
            return Value::UNKNOWN;
        };
        self.compared(node, "NULLIF", [first.clone(), second.clone()]);
        match first {
            Value::Literal(_) => Value::UNKNOWN,
            first => first.clone(),
        }
    }

    fn argument(&mut self, argument: &ast::Arg) -> Value {
        match argument.func_arg_expr() {
            Some(ast::FuncArgExpr::Expr(expr)) => self.value(&expr),
            Some(ast::FuncArgExpr::NamedArg(named)) => self.maybe(named.expr()),
            None => Value::UNKNOWN,
        }
    }

    /// What else the grammar writes like a call: what stands in it is looked into, where it is no query.
    fn other(&mut self, node: &SyntaxNode) -> Value {
        for inner in node.children() {
            self.children(&inner);
        }
        Value::UNKNOWN
    }

    fn children(&mut self, node: &SyntaxNode) -> Vec<Value> {
        node.children()
            .filter_map(ast::Expr::cast)
            .map(|it| self.value(&it))
            .collect()
    }
}

/// Whether it is no call of an aggregate or window function, whose arguments are otherwise.
fn is_plain(call: &ast::CallExpr) -> bool {
    let list = call.arg_list();
    let clauses = call.over_clause().is_some()
        || call.filter_clause().is_some()
        || call.within_clause().is_some();
    !clauses && list.is_none_or(|it| it.star_token().is_none() && it.all_or_distinct().is_none())
}

fn is_positional(argument: &ast::Arg) -> bool {
    argument.variadic_token().is_none()
        && argument.order_by_clause().is_none()
        && matches!(argument.func_arg_expr(), Some(ast::FuncArgExpr::Expr(_)))
}

/// The functions that are called below a node without a schema, so that they may be the history's.
pub(super) fn names(node: &SyntaxNode) -> Vec<String> {
    let calls = node.descendants().filter_map(ast::CallExpr::cast);
    let parts = calls
        .filter_map(|it| it.expr())
        .filter_map(|it| name::parts(&it));
    let mut names: Vec<_> = parts.filter(|it| it.len() == 1).flatten().collect();
    names.sort();
    names.dedup();
    names
}

/// What is wrong with other types than those that are taken.
fn why(function: &str, values: &[Value], taken: &Taken) -> String {
    if taken.columns.len() == 2 {
        return format!(
            "which `{function}` does not take together; cast them to types that it does"
        );
    }
    if taken.columns.is_empty() {
        let types: Vec<_> = values.iter().filter_map(words::beside).collect();
        return format!("PostgreSQL has no `{function}` for {}", types.join(" and "));
    }
    let taken = taken.sets.first().map(|it| it[0]);
    if !values.iter().any(Value::is_plain) {
        return format!("and `{function}` does not take what is made of it; write a cast");
    }
    let cast = match taken {
        Some(set) if set.may_have(types::kind("text")) => "; cast it, as with `::text`",
        _ => "; cast it to a type that it takes",
    };
    match taken.and_then(words::all) {
        Some(words) => format!("and `{function}` takes {words} there{cast}"),
        None => format!("which `{function}` does not take there{cast}"),
    }
}
