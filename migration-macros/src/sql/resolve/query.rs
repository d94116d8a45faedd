//! `SELECT`, set operations, `VALUES` and `TABLE`.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;

use super::columns::Columns;
use super::scope::Scope;
use super::{Resolver, child, is_query, is_tail};
use crate::sql::name::ObjectName;

impl Resolver<'_> {
    /// The columns of a query. `tails` are the clauses behind the parentheses around it, which are its own.
    pub(super) fn query(
        &mut self,
        node: &SyntaxNode,
        outer: &Scope<'_>,
        tails: &[SyntaxNode],
    ) -> Columns {
        match node.kind() {
            SELECT | SELECT_INTO => self.select(node, outer, tails),
            COMPOUND_SELECT => self.compound(node, outer, tails),
            PAREN_SELECT => self.paren(node, outer, tails),
            VALUES => self.values(node, outer, tails),
            TABLE => self.table(node, outer, tails),
            DELETE | INSERT | MERGE | UPDATE => self.write(node, outer),
            _ => Columns::open(),
        }
    }

    fn select(&mut self, node: &SyntaxNode, outer: &Scope<'_>, tails: &[SyntaxNode]) -> Columns {
        let mut base = Scope::inside(outer);
        self.with(node, &mut base);
        let scope = self.from(child(node, FROM_CLAUSE).as_ref(), &base);
        let mut columns = Columns::default();
        for clause in node.children().chain(tails.iter().cloned()) {
            match clause.kind() {
                FROM_CLAUSE | INTO_CLAUSE | WITH_CLAUSE => {}
                SELECT_CLAUSE => {
                    columns = self.targets(&clause, &scope);
                    if let Some(distinct) = child(&clause, DISTINCT_CLAUSE) {
                        self.visit_by_output(&distinct, &columns, &scope);
                    }
                }
                GROUP_BY_CLAUSE | ORDER_BY_CLAUSE => {
                    self.visit_by_output(&clause, &columns, &scope)
                }
                _ => self.visit(&clause, &scope),
            }
        }
        columns
    }

    /// Its columns are those of its first query. A `WITH` before that is of the whole, as `gram.y` has it.
    fn compound(&mut self, node: &SyntaxNode, outer: &Scope<'_>, tails: &[SyntaxNode]) -> Columns {
        let mut base = Scope::inside(outer);
        let first = first_query(node);
        let is_read = self.read.contains(&first);
        if !is_read {
            self.with(&first, &mut base);
            self.read.push(first.clone());
        }
        let mut columns = None;
        for operand in node.children().filter(is_operand) {
            let given = self.operand(&operand, &base);
            columns.get_or_insert(given);
        }
        if !is_read {
            self.read.retain(|it| *it != first);
        }
        let columns = columns.unwrap_or_default();
        self.tail(node, tails, &columns, &base);
        columns
    }

    fn operand(&mut self, node: &SyntaxNode, base: &Scope<'_>) -> Columns {
        match node.kind() {
            PAREN_EXPR => match node.children().find(is_operand) {
                Some(inner) => self.operand(&inner, base),
                None => Columns::open(),
            },
            _ => self.query(node, base, &[]),
        }
    }

    /// What stands around the parentheses is the query's own: `(SELECT a FROM t) ORDER BY b` may name `t.b`.
    fn paren(&mut self, node: &SyntaxNode, outer: &Scope<'_>, tails: &[SyntaxNode]) -> Columns {
        let mut base = Scope::inside(outer);
        self.with(node, &mut base);
        let mut tails = tails.to_vec();
        tails.extend(node.children().filter(|child| is_tail(child.kind())));
        match node.children().find(|child| is_query(child.kind())) {
            Some(inner) => self.query(&inner, &base, &tails),
            None => Columns::open(),
        }
    }

    fn values(&mut self, node: &SyntaxNode, outer: &Scope<'_>, tails: &[SyntaxNode]) -> Columns {
        let mut base = Scope::inside(outer);
        self.with(node, &mut base);
        let rows = child(node, ROW_LIST);
        let width = rows
            .iter()
            .flat_map(SyntaxNode::children)
            .next()
            .map_or(0, |row| row.children().count());
        if let Some(rows) = rows {
            self.visit_children(&rows, &base);
        }
        let columns = Columns::named(
            (1..=width)
                .map(|number| format!("column{number}"))
                .collect(),
        );
        self.tail(node, tails, &columns, &base);
        columns
    }

    fn table(&mut self, node: &SyntaxNode, outer: &Scope<'_>, tails: &[SyntaxNode]) -> Columns {
        let mut base = Scope::inside(outer);
        self.with(node, &mut base);
        let columns = match ObjectName::below(node) {
            Some(name) => self.relation(name, &base),
            None => Columns::open(),
        };
        self.mention_columns(columns.relations().cloned());
        self.tail(node, tails, &columns, &base);
        columns
    }

    /// Where a query has nothing but its columns, these alone can be named behind it.
    fn tail(
        &mut self,
        node: &SyntaxNode,
        tails: &[SyntaxNode],
        columns: &Columns,
        base: &Scope<'_>,
    ) {
        let scope = Scope::of_columns(base, columns.clone());
        let own = node.children().filter(|child| is_tail(child.kind()));
        for clause in own.chain(tails.iter().cloned()) {
            match clause.kind() {
                ORDER_BY_CLAUSE => self.visit(&clause, &scope),
                _ => self.visit(&clause, base),
            }
        }
    }
}

fn is_operand(node: &SyntaxNode) -> bool {
    is_query(node.kind()) || node.kind() == PAREN_EXPR
}

/// The first query of a set operation, if no parentheses are around it.
fn first_query(node: &SyntaxNode) -> SyntaxNode {
    match node.children().find(is_operand) {
        Some(first) if node.kind() == COMPOUND_SELECT => first_query(&first),
        _ => node.clone(),
    }
}
