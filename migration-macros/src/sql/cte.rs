//! Which table names are those of a `WITH` list and not of the schema.

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::name;

/// Whether an unqualified table name at `node` means a `WITH` query that is visible there.
pub(super) fn is_with_query(node: &SyntaxNode, name: &str) -> bool {
    node.ancestors()
        .filter_map(|outer| outer.children().find_map(ast::WithClause::cast))
        .any(|with| is_visible(&with, node, name))
}

/// A query of the list sees those before it, all of them if the list is `RECURSIVE`.
fn is_visible(with: &ast::WithClause, node: &SyntaxNode, name: &str) -> bool {
    let recursive = with.recursive_token().is_some();
    with.with_tables()
        .take_while(|query| recursive || !contains(query.syntax(), node))
        .filter_map(|query| query.name())
        .any(|query| name::text(query.syntax()) == name)
}

fn contains(outer: &SyntaxNode, inner: &SyntaxNode) -> bool {
    inner.ancestors().any(|ancestor| ancestor == *outer)
}
