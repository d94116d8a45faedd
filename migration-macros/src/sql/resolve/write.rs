//! Statements that change rows, as the body of a function has them.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;

use super::columns::Columns;
use super::scope::{Scope, Source};
use super::{Resolver, child, is_query};
use crate::sql::mention::Mention;
use crate::sql::name::{self, ObjectName};

impl Resolver<'_> {
    /// The columns that a statement returns.
    pub(super) fn write(&mut self, node: &SyntaxNode, outer: &Scope<'_>) -> Columns {
        let mut base = Scope::inside(outer);
        self.with(node, &mut base);
        let Some(target) = target(node) else {
            return Columns::open();
        };
        self.mention(Mention::Relation(target.clone()));
        let from = node
            .children()
            .find(|part| matches!(part.kind(), FROM_CLAUSE | USING_CLAUSE | USING_ON_CLAUSE));
        let mut scope = self.from(from.as_ref(), &base);
        add_target(node, &target, &mut scope);
        let mut columns = Columns::default();
        for part in node.children() {
            match part.kind() {
                FROM_CLAUSE | USING_CLAUSE | WITH_CLAUSE | RELATION_NAME | RELATION_NAME_REF
                | TABLE_RELATION_NAME => {}
                USING_ON_CLAUSE => child(&part, ON_CLAUSE)
                    .iter()
                    .for_each(|on| self.visit(on, &scope)),
                RETURNING_CLAUSE => columns = self.targets(&part, &scope),
                kind if is_query(kind) => {
                    self.query(&part, &base, &[]);
                }
                _ => self.visit_write(&part, &target, &scope),
            }
        }
        columns
    }

    /// Visits what can name columns of the target to be written.
    fn visit_write(&mut self, node: &SyntaxNode, target: &ObjectName, scope: &Scope<'_>) {
        match node.kind() {
            COLUMN_TARGET => {
                if let Some(column) = child(node, COLUMN_NAME_REF) {
                    self.mention(Mention::Column {
                        relations: vec![target.clone()],
                        column: name::text(&column),
                    });
                }
                let rest = node
                    .children()
                    .filter(|part| part.kind() != COLUMN_NAME_REF);
                rest.for_each(|part| self.visit(&part, scope));
            }
            COLUMN_TARGET_LIST
            | CONFLICT_DO_UPDATE_SET
            | MERGE_INSERT
            | MERGE_UPDATE
            | MERGE_WHEN_MATCHED
            | MERGE_WHEN_NOT_MATCHED_SOURCE
            | MERGE_WHEN_NOT_MATCHED_TARGET
            | ON_CONFLICT_CLAUSE
            | SET_CLAUSE
            | SET_COLUMN_LIST
            | SET_MULTIPLE_COLUMNS
            | SET_SINGLE_COLUMN => {
                node.children()
                    .for_each(|part| self.visit_write(&part, target, scope));
            }
            _ => self.visit(node, scope),
        }
    }
}

fn target(node: &SyntaxNode) -> Option<ObjectName> {
    let name = node.children().find(|part| {
        matches!(
            part.kind(),
            RELATION_NAME | RELATION_NAME_REF | TABLE_RELATION_NAME
        )
    })?;
    ObjectName::below(&name)
}

fn add_target(node: &SyntaxNode, target: &ObjectName, scope: &mut Scope<'_>) {
    let alias = node
        .children()
        .find(|part| matches!(part.kind(), OPTIONAL_AS_ALIAS | REQUIRED_AS_ALIAS));
    let alias = alias
        .and_then(|alias| child(&alias, TABLE_ALIAS))
        .map(|alias| name::text(&alias));
    let columns = Columns::of(target.clone());
    scope.columns.push(columns.clone());
    scope.sources.push(Source {
        name: alias.clone().unwrap_or_else(|| target.name.clone()),
        relation: alias.is_none().then(|| target.clone()),
        columns: columns.clone(),
    });
    if node.kind() == INSERT {
        // The row that could not be inserted, in `ON CONFLICT DO UPDATE`.
        scope.sources.push(Source {
            name: "excluded".to_owned(),
            relation: None,
            columns,
        });
    }
}
