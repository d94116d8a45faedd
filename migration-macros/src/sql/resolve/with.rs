//! The queries of a `WITH` clause.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;

use super::columns::Columns;
use super::scope::Scope;
use super::{Resolver, child, has_token, is_query};
use crate::sql::name;

impl Resolver<'_> {
    /// Adds the queries of the clause that `node` has to `base`, in whose sight they are resolved.
    pub(super) fn with(&mut self, node: &SyntaxNode, base: &mut Scope<'_>) {
        if self.read.contains(node) {
            return;
        }
        let Some(clause) = child(node, WITH_CLAUSE) else {
            return;
        };
        let queries: Vec<SyntaxNode> = clause
            .children()
            .filter(|child| child.kind() == WITH_TABLE)
            .collect();
        let is_recursive = has_token(&clause, RECURSIVE_KW);
        if is_recursive {
            // Each sees all of them.
            base.queries.extend(
                queries
                    .iter()
                    .map(|query| (query_name(query), Columns::open())),
            );
        }
        for query in queries {
            self.with_query(&query, is_recursive, base);
        }
    }

    fn with_query(&mut self, node: &SyntaxNode, is_recursive: bool, base: &mut Scope<'_>) {
        let Some(query) = node.children().find(|child| is_query(child.kind())) else {
            return;
        };
        let name = query_name(node);
        let columns = query_columns(node, self.query(&query, base, &[]));
        base.queries.push((name.clone(), columns));
        if is_recursive && query.kind() == COMPOUND_SELECT {
            // Its columns are those of its first part, and now that they are known, so is what the rest names of them.
            let columns = query_columns(node, self.query(&query, base, &[]));
            base.queries.push((name, columns));
        }
    }
}

fn query_name(node: &SyntaxNode) -> String {
    child(node, CTE_NAME)
        .map(|name| name::text(&name))
        .unwrap_or_default()
}

/// Under the names that the clause gives to them, and with those that `SEARCH` and `CYCLE` add.
fn query_columns(node: &SyntaxNode, columns: Columns) -> Columns {
    let names = child(node, COLUMN_LIST)
        .map(|list| list.children().map(|column| name::text(&column)).collect());
    let mut columns = match names {
        Some(names) => columns.renamed(names),
        None => columns,
    };
    let added = node
        .descendants()
        .filter(|part| {
            matches!(
                part.kind(),
                CYCLE_PATH | CYCLE_SET_COLUMN | SEARCH_SET_COLUMN
            )
        })
        .filter(|part| part.parent().and_then(|clause| clause.parent()).as_ref() == Some(node));
    for part in added {
        let column = child(&part, COLUMN_NAME_REF).map(|column| name::text(&column));
        columns.push(column);
    }
    columns
}
