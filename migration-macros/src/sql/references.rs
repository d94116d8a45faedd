//! Collects the names of a parsed expression.

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::expression::Expression;
use super::name::{self, ColumnRef, FunctionRef, ObjectName, RowRef, TableRef};
use super::types::type_ref;
use super::{cte, strict};

/// Whether a name belongs to the expression itself or to a subquery inside it.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Outer,
    Inner,
}

/// Everything that `root` names; the label is left empty.
pub(super) fn collect(root: &SyntaxNode) -> Expression {
    let mut found = Expression::default();
    found.visit(root, Level::Outer);
    found
}

impl Expression {
    fn visit(&mut self, node: &SyntaxNode, level: Level) {
        match node.kind() {
            NAME_REF => self.visit_name(node, level),
            FIELD_EXPR => self.visit_field(node, level),
            CALL_EXPR => self.visit_call(node, level),
            RELATION_NAME_REF => self.visit_table(node),
            TABLE_ALIAS | CTE_NAME => self.aliases.push(name::text(node)),
            COLUMN_NAME_REF => self.add_column(vec![name::text(node)], level),
            // It names an alias.
            LOCKING_OF => {}
            kind if is_query(kind) => {
                self.has_subquery = true;
                self.visit_children(node, Level::Inner);
            }
            _ => self.visit_other(node, level),
        }
    }

    fn visit_children(&mut self, node: &SyntaxNode, level: Level) {
        for child in node.children() {
            self.visit(&child, level);
        }
    }

    /// A type's arguments are not values: `geometry(point, 4326)` names no column.
    fn visit_other(&mut self, node: &SyntaxNode, level: Level) {
        match ast::Type::cast(node.clone()) {
            Some(ty) => push_new(&mut self.types, type_ref(&ty)),
            None => self.visit_children(node, level),
        }
    }

    fn visit_name(&mut self, node: &SyntaxNode, level: Level) {
        if ast::NameRef::cast(node.clone()).is_some_and(|name| !strict::is_keyword(&name)) {
            self.add_column(vec![name::text(node)], level);
        }
    }

    /// `t.a` names a column, `(row).a` the field of what stands before it.
    fn visit_field(&mut self, node: &SyntaxNode, level: Level) {
        let Some(field) = ast::FieldExpr::cast(node.clone()) else {
            return;
        };
        match name::parts(&ast::Expr::FieldExpr(field.clone())) {
            Some(parts) if field.star_token().is_some() => self.add_row(parts, level),
            Some(parts) => self.add_column(parts, level),
            None => field
                .base()
                .iter()
                .for_each(|base| self.visit(base.syntax(), level)),
        }
    }

    fn visit_call(&mut self, node: &SyntaxNode, level: Level) {
        let Some(call) = ast::CallExpr::cast(node.clone()) else {
            return;
        };
        let callee = call.expr();
        let function = callee
            .as_ref()
            .filter(|callee| !is_grammar_word(callee))
            .and_then(function_ref);
        if level == Level::Outer
            && (has_aggregate_syntax(&call) || function.as_ref().is_some_and(is_aggregate))
        {
            self.has_aggregate_or_window = true;
        }
        push_new(&mut self.functions, function);
        for child in node
            .children()
            .filter(|child| callee.as_ref().is_none_or(|it| it.syntax() != child))
        {
            self.visit(&child, level);
        }
    }

    fn visit_table(&mut self, node: &SyntaxNode) {
        let Some(ObjectName { schema, name }) = ObjectName::below(node) else {
            return;
        };
        if schema.is_some() || !cte::is_with_query(node, &name) {
            let alias = alias_of(node);
            push_new(
                &mut self.tables,
                Some(TableRef {
                    schema,
                    name,
                    alias,
                }),
            );
        }
    }

    fn add_column(&mut self, mut parts: Vec<String>, level: Level) {
        let Some(name) = parts.pop() else {
            return;
        };
        let (schema, qualifier) = qualifier(parts);
        let column = ColumnRef {
            schema,
            qualifier,
            name,
        };
        match level {
            Level::Outer => push_new(&mut self.columns, Some(column)),
            Level::Inner => push_new(&mut self.inner_columns, Some(column)),
        }
    }

    fn add_row(&mut self, parts: Vec<String>, level: Level) {
        if let (schema, Some(qualifier)) = qualifier(parts)
            && level == Level::Outer
        {
            push_new(&mut self.rows, Some(RowRef { schema, qualifier }));
        }
    }
}

fn is_query(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SELECT | SELECT_INTO | COMPOUND_SELECT | PAREN_SELECT | TABLE | VALUES
    )
}

/// The last two of `database.schema.table`.
fn qualifier(mut parts: Vec<String>) -> (Option<String>, Option<String>) {
    let table = parts.pop();
    (parts.pop(), table)
}

fn alias_of(table: &SyntaxNode) -> Option<String> {
    let item = table.parent().and_then(ast::RelationFromItem::cast)?;
    let alias = item
        .syntax()
        .descendants()
        .find(|node| node.kind() == TABLE_ALIAS)?;
    Some(name::text(&alias))
}

fn function_ref(callee: &ast::Expr) -> Option<FunctionRef> {
    ObjectName::from_parts(name::parts(callee)?)
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

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: Option<T>) {
    list.extend(item.filter(|item| !list.contains(item)));
}
