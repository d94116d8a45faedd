//! Calls of functions.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::scope::Scope;
use super::{Resolver, push_new};
use crate::sql::mention::Mention;
use crate::sql::name::{self, FunctionRef, ObjectName};
use crate::sql::{strict, system};

impl Resolver<'_> {
    pub(super) fn visit_call(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        let Some(call) = ast::CallExpr::cast(node.clone()) else {
            return;
        };
        let callee = call.expr();
        let function = callee
            .as_ref()
            .filter(|callee| !is_grammar_word(callee))
            .and_then(function_ref);
        // An aggregate inside of a subquery is the subquery's.
        if scope.row.is_some() && is_aggregate_call(&call, function.as_ref()) {
            self.found.has_aggregate_or_window = true;
        }
        if let Some(function) = function {
            self.add_function(&call, function, scope);
        }
        for child in node
            .children()
            .filter(|child| callee.as_ref().is_none_or(|it| it.syntax() != child))
        {
            self.visit(&child, scope);
        }
    }

    fn add_function(&mut self, call: &ast::CallExpr, function: FunctionRef, scope: &Scope<'_>) {
        self.visit_sequence(call, &function);
        let arguments = arguments(call);
        if !system::is_call(&function, arguments) && !is_field(call, &function, scope) {
            self.mention(Mention::Function {
                name: function.clone(),
                arguments,
                extensions: system::brought_by(&function),
                instead: system::instead(&function, arguments),
            });
        }
        push_new(&mut self.found.functions, function);
    }
}

fn function_ref(callee: &ast::Expr) -> Option<FunctionRef> {
    ObjectName::from_parts(name::parts(callee)?)
}

/// The arguments of an ordered-set aggregate are those in its parentheses and those that it orders.
fn arguments(call: &ast::CallExpr) -> usize {
    let direct = call.arg_list().map_or(0, |list| list.args().count());
    let ordered = call.within_clause().map_or(0, |within| {
        within
            .syntax()
            .descendants()
            .find(|node| node.kind() == SORT_BY_LIST)
            .map_or(0, |list| list.children().count())
    });
    direct + ordered
}

/// `name(t)` is another way to write `t.name` (section 8.16.5 of the manual).
fn is_field(call: &ast::CallExpr, function: &FunctionRef, scope: &Scope<'_>) -> bool {
    let argument = call.arg_list().and_then(|list| list.args().next());
    let row = argument.and_then(|argument| argument.syntax().first_child());
    function.schema.is_none()
        && arguments(call) == 1
        && row.is_some_and(|row| row.kind() == NAME_REF && scope.has_source(&name::text(&row)))
}

/// What looks like a function and is a part of the grammar.
fn is_grammar_word(callee: &ast::Expr) -> bool {
    let ast::Expr::NameRef(name) = callee else {
        return false;
    };
    let word = name.syntax().first_token().map(|token| token.kind());
    strict::is_keyword(name)
        || matches!(
            word,
            Some(
                COALESCE_KW
                    | GREATEST_KW
                    | GROUPING_KW
                    | LEAST_KW
                    | MERGE_ACTION_KW
                    | NORMALIZE_KW
                    | NULLIF_KW
                    | XMLCONCAT_KW
            )
        )
}

fn is_aggregate_call(call: &ast::CallExpr, function: Option<&FunctionRef>) -> bool {
    has_aggregate_syntax(call) || function.is_some_and(is_aggregate)
}

/// Clauses that only an aggregate or a window function can have.
fn has_aggregate_syntax(call: &ast::CallExpr) -> bool {
    let arguments = call.arg_list();
    call.over_clause().is_some()
        || call.filter_clause().is_some()
        || call.within_clause().is_some()
        || call.json_object_agg_fn().is_some()
        || call.json_array_agg_fn().is_some()
        || arguments
            .is_some_and(|list| list.star_token().is_some() || list.all_or_distinct().is_some())
}

/// The aggregates of PostgreSQL that are called like any function; others cannot be told by name.
fn is_aggregate(function: &FunctionRef) -> bool {
    let built_in = function
        .schema
        .as_deref()
        .is_none_or(|schema| schema == "pg_catalog");
    built_in
        && matches!(
            function.name.as_str(),
            "any_value"
                | "array_agg"
                | "avg"
                | "bit_and"
                | "bit_or"
                | "bit_xor"
                | "bool_and"
                | "bool_or"
                | "count"
                | "every"
                | "json_agg"
                | "json_object_agg"
                | "jsonb_agg"
                | "jsonb_object_agg"
                | "max"
                | "min"
                | "range_agg"
                | "range_intersect_agg"
                | "stddev"
                | "stddev_pop"
                | "stddev_samp"
                | "string_agg"
                | "sum"
                | "var_pop"
                | "var_samp"
                | "variance"
                | "xmlagg"
                | "corr"
                | "covar_pop"
                | "covar_samp"
                | "regr_avgx"
                | "regr_avgy"
                | "regr_count"
                | "regr_intercept"
                | "regr_r2"
                | "regr_slope"
                | "regr_sxx"
                | "regr_sxy"
                | "regr_syy"
        )
}
