//! What a query gives: its list of targets, and the clauses that may name them.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::columns::Columns;
use super::expression::qualifier;
use super::scope::Scope;
use super::{Resolver, child, has_token};
use crate::sql::label;
use crate::sql::name;

impl Resolver<'_> {
    /// The columns that the targets below `node` give.
    pub(super) fn targets(&mut self, node: &SyntaxNode, scope: &Scope<'_>) -> Columns {
        let mut columns = Columns::default();
        let list = child(node, TARGET_LIST);
        for target in list.iter().flat_map(SyntaxNode::children) {
            self.target(&target, scope, &mut columns);
        }
        columns
    }

    fn target(&mut self, target: &SyntaxNode, scope: &Scope<'_>, columns: &mut Columns) {
        if has_token(target, STAR) {
            for all in &scope.columns {
                self.add_all(all, columns);
            }
            return;
        }
        let Some(expr) = target.children().find_map(ast::Expr::cast) else {
            return;
        };
        match whole_row(&expr) {
            Some(parts) => self.row(&expr, parts, scope, columns),
            None => {
                let alias = child(target, AS_NAME).and_then(|alias| child(&alias, COLUMN_NAME));
                let name = match alias {
                    Some(alias) => Some(name::text(&alias)),
                    None => label::output_name(&expr),
                };
                self.visit(expr.syntax(), scope);
                columns.push(name);
            }
        }
    }

    /// `t.*` as a target is a list of columns; of the fields of `(expression).*` nothing is known.
    fn row(
        &mut self,
        expr: &ast::Expr,
        parts: Option<Vec<String>>,
        scope: &Scope<'_>,
        columns: &mut Columns,
    ) {
        let (schema, table) = qualifier(parts.unwrap_or_default());
        let all = table.and_then(|table| scope.all_of(schema.as_deref(), &table));
        match all {
            Some(all) => self.add_all(all, columns),
            None => {
                self.visit(expr.syntax(), scope);
                columns.push(None);
            }
        }
    }

    fn add_all(&mut self, all: &Columns, columns: &mut Columns) {
        self.mention_columns(all.relations().cloned());
        columns.append(all.clone());
    }

    /// Expressions that can name an output column (`findTargetlistEntrySQL92` in PostgreSQL's `parse_clause.c`): only a
    /// bare name can. `GROUP BY` prefers a column of what is read; whether there is one may be unknown.
    pub(super) fn visit_by_output(
        &mut self,
        node: &SyntaxNode,
        columns: &Columns,
        scope: &Scope<'_>,
    ) {
        for child in node.children() {
            match child.kind() {
                NAME_REF if columns.names().any(|it| it == name::text(&child)) => {}
                NAME_REF => self.visit(&child, scope),
                DISTINCT_ON | GROUPING_CUBE | GROUPING_EXPR | GROUPING_ROLLUP | GROUPING_SETS
                | GROUP_BY_LIST | PAREN_EXPR | SORT_BY | SORT_BY_LIST => {
                    self.visit_by_output(&child, columns, scope)
                }
                _ => self.visit(&child, scope),
            }
        }
    }
}

/// The names before `.*`; none inside, if it is an expression that stands there.
fn whole_row(expr: &ast::Expr) -> Option<Option<Vec<String>>> {
    match expr {
        ast::Expr::FieldExpr(field) if field.star_token().is_some() => Some(name::parts(expr)),
        _ => None,
    }
}
