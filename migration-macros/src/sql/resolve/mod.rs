//! What the names in a text stand for, as PostgreSQL's parse analysis decides it.
//!
//! What a relation's columns are is not known here. A name that may be the column of several relations is a mention of
//! all of them, and one that may be something else is left out: there is never an alarm about a text that runs.

mod call;
mod columns;
mod expression;
mod from;
mod literal;
mod query;
mod scope;
mod target;
mod with;
mod write;

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::expression::Expression;
use super::mention::{Mention, Query};
use super::name::{ColumnRef, ObjectName};

pub(crate) use scope::Row;
use scope::{Found, Scope};

/// A name that stands for nothing.
pub(super) struct Unknown {
    pub(super) node: SyntaxNode,
    pub(super) message: String,
}

/// Collects what a text names.
#[derive(Default)]
struct Resolver<'a> {
    found: Expression,
    unknown: Option<Unknown>,
    /// Of a function's body: what is not found may be a parameter, or made by the body itself.
    parameters: Option<&'a [String]>,
    /// The `WITH` clauses that a set operation has read for its first query, where the grammar has them.
    read: Vec<SyntaxNode>,
}

/// All that an expression about a row names; the label is left empty.
pub(super) fn expression(root: &SyntaxNode, row: Row<'_>) -> Result<Expression, Unknown> {
    let mut resolver = Resolver::default();
    resolver.visit(root, &Scope::of_row(row));
    match resolver.unknown {
        None => Ok(resolver.found),
        Some(unknown) => Err(unknown),
    }
}

/// All that a query names.
pub(super) fn query(root: &SyntaxNode) -> Result<Query, Unknown> {
    let mut resolver = Resolver::default();
    let columns = resolver.query(root, &Scope::default(), &[]);
    match resolver.unknown {
        None => Ok(Query {
            columns: columns.into_output(),
            mentions: resolver.found.mentions,
            is_updatable: is_updatable(root),
        }),
        Some(unknown) => Err(unknown),
    }
}

/// After `view_query_is_auto_updatable` in PostgreSQL's `rewriteHandler.c`, as far as syntax tells it.
fn is_updatable(root: &SyntaxNode) -> bool {
    let refused = [
        DISTINCT_CLAUSE,
        FETCH_CLAUSE,
        GROUP_BY_CLAUSE,
        HAVING_CLAUSE,
        LIMIT_CLAUSE,
        OFFSET_CLAUSE,
        OVER_CLAUSE,
        WITH_CLAUSE,
    ];
    let own = |node: &SyntaxNode| {
        let within = node
            .ancestors()
            .skip(1)
            .find(|outer| is_query(outer.kind()));
        within.as_ref() == Some(root)
    };
    let from = child(root, FROM_CLAUSE);
    let mut items = from.iter().flat_map(SyntaxNode::children);
    let is_one_table = items
        .next()
        .is_some_and(|item| item.kind() == RELATION_FROM_ITEM)
        && items.next().is_none();
    root.kind() == SELECT
        && is_one_table
        && !root
            .descendants()
            .any(|node| refused.contains(&node.kind()) && own(&node))
}

/// All that the statements of a function's body name, as far as it is certain.
pub(super) fn body(statements: &[SyntaxNode], parameters: &[String]) -> Vec<Mention> {
    let mut resolver = Resolver {
        parameters: Some(parameters),
        ..Resolver::default()
    };
    for statement in statements {
        resolver.query(statement, &Scope::default(), &[]);
    }
    resolver.found.mentions
}

fn is_query(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        COMPOUND_SELECT
            | DELETE
            | INSERT
            | MERGE
            | PAREN_SELECT
            | SELECT
            | SELECT_INTO
            | TABLE
            | UPDATE
            | VALUES
    )
}

/// The clauses behind a query that belong to it as a whole.
fn is_tail(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        FETCH_CLAUSE | LIMIT_CLAUSE | LOCKING_CLAUSE | OFFSET_CLAUSE | ORDER_BY_CLAUSE
    )
}

fn child(node: &SyntaxNode, kind: SyntaxKind) -> Option<SyntaxNode> {
    node.children().find(|child| child.kind() == kind)
}

fn has_token(node: &SyntaxNode, kind: SyntaxKind) -> bool {
    node.children_with_tokens()
        .any(|child| child.kind() == kind)
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

impl Resolver<'_> {
    fn visit_children(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        for child in node.children() {
            self.visit(&child, scope);
        }
    }

    fn mention(&mut self, mention: Mention) {
        push_new(&mut self.found.mentions, mention);
    }

    fn mention_columns(&mut self, relations: impl IntoIterator<Item = ObjectName>) {
        for relation in relations {
            self.mention(Mention::AllColumns(relation));
        }
    }

    fn refuse(&mut self, node: &SyntaxNode, message: String) {
        if self.parameters.is_none() {
            self.unknown.get_or_insert(Unknown {
                node: node.clone(),
                message,
            });
        }
    }

    /// Notes what a column's name turned out to be.
    fn settle(&mut self, node: &SyntaxNode, column: ColumnRef, found: Found, scope: &Scope<'_>) {
        match found {
            Found::Settled => {}
            Found::Among(relations) => self.mention(Mention::Column {
                relations: distinct(relations),
                column: column.name,
            }),
            Found::OfRow(inner) if inner.is_empty() => push_new(&mut self.found.columns, column),
            Found::OfRow(mut relations) => {
                // Without the table's name, nothing can be said of a column that may be its.
                if let Some(Row::Table(table)) = scope.outermost_row() {
                    relations.push(table.clone());
                    self.mention(Mention::Column {
                        relations: distinct(relations),
                        column: column.name,
                    });
                }
            }
            Found::Missing(message) => self.refuse(node, message),
        }
    }
}

fn distinct(relations: Vec<ObjectName>) -> Vec<ObjectName> {
    let mut distinct = Vec::new();
    for relation in relations {
        push_new(&mut distinct, relation);
    }
    distinct
}

/// The node of a type that a node is.
fn type_at(node: &SyntaxNode) -> Option<ast::Type> {
    ast::Type::cast(node.clone())
}
