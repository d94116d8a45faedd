//! `FROM`: relations, subqueries, functions and joins.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::columns::{Columns, Match};
use super::scope::{Scope, Source};
use super::{Resolver, child, distinct, has_token, is_query};
use crate::sql::mention::Mention;
use crate::sql::name::{self, ObjectName};
use crate::sql::{strict, system};

/// What one item of `FROM` brings into sight.
#[derive(Clone)]
struct Item {
    sources: Vec<Source>,
    columns: Columns,
}

/// `AS name (columns)`
struct Alias {
    name: Option<String>,
    columns: Vec<String>,
    /// With types, as a function that gives `record` needs them.
    is_definition: bool,
}

impl Resolver<'_> {
    /// The level of names that a `FROM` or `USING` makes inside of `base`.
    pub(super) fn from<'s>(
        &mut self,
        clause: Option<&SyntaxNode>,
        base: &'s Scope<'s>,
    ) -> Scope<'s> {
        let mut scope = Scope::inside(base);
        for node in clause.iter().flat_map(|clause| clause.children()) {
            if let Some(item) = self.item(&node, base, &scope) {
                scope.add(item);
            }
        }
        scope
    }

    /// `left` is what `LATERAL` and functions see besides `base`.
    fn item(&mut self, node: &SyntaxNode, base: &Scope<'_>, left: &Scope<'_>) -> Option<Item> {
        let alias = alias(node);
        let item = match node.kind() {
            JOIN_EXPR => return self.join(node, base, left),
            RELATION_FROM_ITEM => self.relation_item(node, base, left)?,
            PAREN_FROM_ITEM => {
                let inner = node
                    .children()
                    .find(|child| matches!(child.kind(), PAREN_EXPR | PAREN_SELECT))?;
                let outer = if has_token(node, LATERAL_KW) {
                    left
                } else {
                    base
                };
                self.paren_item(&inner, base, left, outer)?
            }
            EXPR_FROM_ITEM | FUNCTION_FROM_ITEM | ROWS_FROM_ITEM => {
                self.function_item(node, left, &alias)
            }
            JSON_TABLE_FROM_ITEM | XML_TABLE_FROM_ITEM => self.document_item(node, left),
            GRAPH_TABLE_FROM_ITEM => Item::nameless(Columns::open()),
            _ => return None,
        };
        Some(item.called(alias))
    }

    fn relation_item(
        &mut self,
        node: &SyntaxNode,
        base: &Scope<'_>,
        left: &Scope<'_>,
    ) -> Option<Item> {
        let reference = child(node, RELATION_NAME_REF)?;
        let name = ObjectName::below(&reference)?;
        if let Some(sample) = child(node, TABLESAMPLE_CLAUSE) {
            // The method is a function of another kind, and its arguments name no columns.
            let lists = sample.descendants().filter(|node| node.kind() == ARG_LIST);
            lists.for_each(|list| self.visit_children(&list, left));
        }
        let is_word = reference
            .first_token()
            .is_some_and(|word| strict::is_value_word(word.kind()));
        if is_word && name.schema.is_none() {
            return Some(Item::named(name.name, Columns::open()));
        }
        let columns = self.relation(name.clone(), base);
        Some(Item {
            sources: vec![Source {
                name: name.name.clone(),
                relation: Some(name),
                columns: columns.clone(),
            }],
            columns,
        })
    }

    /// The columns of a relation or of a `WITH` query.
    pub(super) fn relation(&mut self, name: ObjectName, scope: &Scope<'_>) -> Columns {
        if name.schema.is_none()
            && let Some(columns) = scope.query(&name.name)
        {
            return columns.clone();
        }
        if system::is_relation(&name) {
            return Columns::open();
        }
        self.mention(Mention::Relation(name.clone()));
        Columns::of(name)
    }

    fn paren_item(
        &mut self,
        inner: &SyntaxNode,
        base: &Scope<'_>,
        left: &Scope<'_>,
        outer: &Scope<'_>,
    ) -> Option<Item> {
        if inner.kind() == PAREN_SELECT {
            return Some(Item::nameless(self.query(inner, outer, &[])));
        }
        let node = inner.children().next()?;
        match is_query(node.kind()) {
            true => Some(Item::nameless(self.query(&node, outer, &[]))),
            false => self.item(&node, base, left),
        }
    }

    /// What a function gives is told by its declaration, unless the alias lists it.
    fn function_item(&mut self, node: &SyntaxNode, left: &Scope<'_>, alias: &Alias) -> Item {
        self.visit_children(node, left);
        let function = function(node);
        let name = function
            .as_ref()
            .map(|function| function.name.clone())
            .unwrap_or_default();
        let mut columns = match function.and_then(|function| system::rows(&function)) {
            _ if alias.is_definition => Columns::default(),
            None => Columns::open(),
            Some([]) => Columns::named(vec![alias.name.clone().unwrap_or_else(|| name.clone())]),
            Some(names) => Columns::named(names.iter().map(|name| (*name).to_owned()).collect()),
        };
        if child(node, WITH_ORDINALITY).is_some() {
            columns.push(Some("ordinality".to_owned()));
        }
        Item::named(name, columns)
    }

    /// `JSON_TABLE` and `XMLTABLE` list their columns.
    fn document_item(&mut self, node: &SyntaxNode, left: &Scope<'_>) -> Item {
        let parts = node.children().filter(|child| child.kind() != FROM_ALIAS);
        let mut names = Vec::new();
        for part in parts {
            self.visit(&part, left);
            let columns = part.descendants().filter(|node| node.kind() == COLUMN_NAME);
            names.extend(columns.map(|column| name::text(&column)));
        }
        let function = if node.kind() == XML_TABLE_FROM_ITEM {
            "xmltable"
        } else {
            "json_table"
        };
        Item::named(function.to_owned(), Columns::named(names))
    }

    fn join(&mut self, node: &SyntaxNode, base: &Scope<'_>, outside: &Scope<'_>) -> Option<Item> {
        let join = child(node, JOIN)?;
        let left = self.item(&node.first_child()?, base, outside)?;
        let mut beside = Scope::inside(outside);
        beside.add(left.clone());
        let right = join.children().find(is_item)?;
        let right = self.item(&right, base, &beside)?;
        let mut sources = left.sources.clone();
        sources.extend(right.sources.iter().cloned());
        let columns = if has_token(&join, NATURAL_KW) {
            left.columns.natural(right.columns)
        } else if let Some(using) = child(&join, JOIN_USING_CLAUSE) {
            self.using(&using, left.columns, right.columns, &mut sources)
        } else {
            self.on(&join, base, [left, right])
        };
        Some(Item { sources, columns })
    }

    /// A condition sees the two sides and what is around the query, but not what stands before them in `FROM`.
    fn on(&mut self, join: &SyntaxNode, base: &Scope<'_>, sides: [Item; 2]) -> Columns {
        let mut scope = Scope::inside(base);
        let mut columns = Columns::default();
        for side in sides {
            columns.append(side.columns.clone());
            scope.add(side);
        }
        if let Some(condition) = child(join, ON_CLAUSE) {
            self.visit_children(&condition, &scope);
        }
        columns
    }

    fn using(
        &mut self,
        using: &SyntaxNode,
        left: Columns,
        right: Columns,
        sources: &mut Vec<Source>,
    ) -> Columns {
        let list = child(using, COLUMN_REF_LIST);
        let mut names = Vec::new();
        for column in list.iter().flat_map(SyntaxNode::children) {
            let name = name::text(&column);
            self.joined(&column, &name, &left, "left");
            self.joined(&column, &name, &right, "right");
            names.push(name);
        }
        if let Some(alias) = using.descendants().find(|node| node.kind() == TABLE_ALIAS) {
            sources.push(Source {
                name: name::text(&alias),
                relation: None,
                columns: Columns::named(names.clone()),
            });
        }
        left.using(right, &names)
    }

    fn joined(&mut self, node: &SyntaxNode, name: &str, side: &Columns, which: &str) {
        match side.find(name) {
            Match::Settled => {}
            Match::Among(relations) => self.mention(Mention::Column {
                relations: distinct(relations),
                column: name.to_owned(),
            }),
            Match::Missing => self.refuse(
                node,
                side.missing(&format!("the {which} side of the join"), name),
            ),
        }
    }
}

impl Item {
    fn nameless(columns: Columns) -> Self {
        Self {
            sources: Vec::new(),
            columns,
        }
    }

    fn named(name: String, columns: Columns) -> Self {
        Self {
            sources: vec![Source {
                name,
                relation: None,
                columns: columns.clone(),
            }],
            columns,
        }
    }

    /// An alias hides all names inside.
    fn called(self, alias: Alias) -> Self {
        let columns = match alias.columns.is_empty() {
            true => self.columns.clone(),
            false => self.columns.clone().renamed(alias.columns),
        };
        match alias.name {
            Some(name) => Self::named(name, columns),
            None => Self { columns, ..self },
        }
    }
}

impl Scope<'_> {
    fn add(&mut self, item: Item) {
        self.sources.extend(item.sources);
        self.columns.push(item.columns);
    }
}

/// The function that an item calls by its name.
fn function(node: &SyntaxNode) -> Option<ObjectName> {
    let call = node.children().find_map(ast::CallExpr::cast)?;
    ObjectName::from_parts(name::parts(&call.expr()?)?)
}

fn is_item(node: &SyntaxNode) -> bool {
    matches!(
        node.kind(),
        EXPR_FROM_ITEM
            | FUNCTION_FROM_ITEM
            | GRAPH_TABLE_FROM_ITEM
            | JOIN_EXPR
            | JSON_TABLE_FROM_ITEM
            | PAREN_FROM_ITEM
            | RELATION_FROM_ITEM
            | ROWS_FROM_ITEM
            | XML_TABLE_FROM_ITEM
    )
}

fn alias(node: &SyntaxNode) -> Alias {
    let alias = child(node, FROM_ALIAS);
    let part = |kind| alias.as_ref().and_then(|alias| child(alias, kind));
    let definition = part(COLUMN_DEF_LIST);
    let list = part(COLUMN_LIST).or_else(|| definition.clone());
    let columns = list.iter().flat_map(SyntaxNode::descendants);
    Alias {
        name: part(TABLE_ALIAS).map(|name| name::text(&name)),
        columns: columns
            .filter(|node| node.kind() == COLUMN_NAME)
            .map(|column| name::text(&column))
            .collect(),
        is_definition: definition.is_some(),
    }
}
