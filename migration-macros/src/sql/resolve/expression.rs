//! The names in an expression.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::scope::{Found, Scope};
use super::{Resolver, is_query, push_new, type_at};
use crate::sql::mention::Mention;
use crate::sql::name::{self, ColumnRef, RowRef};
use crate::sql::types::type_ref;
use crate::sql::{strict, system};

impl Resolver<'_> {
    pub(super) fn visit(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        match node.kind() {
            NAME_REF => self.visit_name(node, scope),
            FIELD_EXPR => self.visit_field(node, scope),
            CALL_EXPR => self.visit_call(node, scope),
            CAST_EXPR => self.visit_cast(node, scope),
            // It names an alias.
            LOCKING_OF => {}
            kind if is_query(kind) => {
                self.found.has_subquery = true;
                self.query(node, scope, &[]);
            }
            _ => self.visit_other(node, scope),
        }
    }

    /// A type's arguments are not values: `geometry(point, 4326)` names no column.
    fn visit_other(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        match type_at(node) {
            Some(ty) => self.visit_type(&ty),
            None => self.visit_children(node, scope),
        }
    }

    fn visit_type(&mut self, ty: &ast::Type) {
        if let Some(ty) = type_ref(ty) {
            if !system::is_type(&ty) {
                self.mention(Mention::Type(ty.clone()));
            }
            push_new(&mut self.found.types, ty);
        }
    }

    fn visit_name(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        if ast::NameRef::cast(node.clone()).is_some_and(|name| !strict::is_keyword(&name)) {
            self.add_column(node, vec![name::text(node)], scope);
        }
    }

    /// `t.a` names a column, `(row).a` the field of what stands before it.
    fn visit_field(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        let Some(field) = ast::FieldExpr::cast(node.clone()) else {
            return;
        };
        match name::parts(&ast::Expr::FieldExpr(field.clone())) {
            Some(parts) if field.star_token().is_some() => self.add_row(node, parts, scope),
            Some(parts) => self.add_column(node, parts, scope),
            None => field
                .base()
                .iter()
                .for_each(|base| self.visit(base.syntax(), scope)),
        }
    }

    fn add_column(&mut self, node: &SyntaxNode, mut parts: Vec<String>, scope: &Scope<'_>) {
        let Some(name) = parts.pop() else {
            return;
        };
        let (schema, qualifier) = qualifier(parts);
        let found = match &qualifier {
            Some(qualifier) => scope.qualified(schema.as_deref(), qualifier, &name),
            None if self.is_parameter(&name) => Found::Settled,
            None => scope.bare(&name),
        };
        let column = ColumnRef {
            schema,
            qualifier,
            name,
        };
        self.settle(node, column, found, scope);
    }

    /// A column of the same name would be preferred, but whether there is one may be unknown.
    fn is_parameter(&self, name: &str) -> bool {
        self.parameters
            .is_some_and(|parameters| parameters.iter().any(|it| it == name))
    }

    /// `t.*` as a value is the row as a whole, which depends on no column of its.
    fn add_row(&mut self, node: &SyntaxNode, parts: Vec<String>, scope: &Scope<'_>) {
        let (schema, Some(qualifier)) = qualifier(parts) else {
            return;
        };
        if scope.all_of(schema.as_deref(), &qualifier).is_some() {
            return;
        }
        match scope.qualified(schema.as_deref(), &qualifier, "*") {
            Found::OfRow(_) => push_new(&mut self.found.rows, RowRef { schema, qualifier }),
            Found::Missing(message) => self.refuse(node, message),
            Found::Settled | Found::Among(_) => {}
        }
    }
}

/// The last two of `database.schema.table`.
pub(super) fn qualifier(mut parts: Vec<String>) -> (Option<String>, Option<String>) {
    let table = parts.pop();
    (parts.pop(), table)
}
