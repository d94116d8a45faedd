//! Names as PostgreSQL reads them: unquoted ones in lower case, quoted ones as they stand.

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, NameLike};

/// PostgreSQL cuts longer names (`NAMEDATALEN - 1`).
const MAX_BYTES: usize = 63;

/// A column as an expression names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnRef {
    pub schema: Option<String>,
    /// A table, an alias, or `new` and `old`.
    pub qualifier: Option<String>,
    pub name: String,
}

/// A whole row: `t.*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowRef {
    pub schema: Option<String>,
    pub qualifier: String,
}

/// The name of an object that lives in a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ObjectName {
    pub schema: Option<String>,
    pub name: String,
}

/// A function that is called by its name.
pub(crate) type FunctionRef = ObjectName;

/// A type. Types that the grammar spells are those of `pg_catalog`: `int` is `pg_catalog.int4`.
pub(crate) type TypeRef = ObjectName;

/// The name that a name node holds, as PostgreSQL would store it.
pub(super) fn text(node: &SyntaxNode) -> String {
    cut(ast::normalize_name_node(node))
}

fn cut(mut name: String) -> String {
    name.truncate(name.floor_char_boundary(MAX_BYTES));
    name
}

impl ObjectName {
    /// From the parts of a dotted path; a database before the schema is left out.
    pub(super) fn from_parts(mut parts: Vec<String>) -> Option<Self> {
        let name = parts.pop()?;
        let schema = parts.pop();
        Some(Self { schema, name })
    }

    /// The first path at or below `node`.
    pub(super) fn below(node: &SyntaxNode) -> Option<Self> {
        node.descendants().find_map(|inner| Self::at(&inner))
    }

    /// The path that `node` is.
    pub(super) fn at(node: &SyntaxNode) -> Option<Self> {
        let last = match ast::PathRef::cast(node.clone()) {
            Some(path) => text(path.segment()?.syntax()),
            None => text(ast::Path::cast(node.clone())?.segment()?.syntax()),
        };
        let qualifier = node.children().find_map(ast::PathRef::cast);
        let schema = qualifier
            .and_then(|it| it.segment())
            .map(|it| text(it.syntax()));
        (!last.is_empty()).then_some(Self { schema, name: last })
    }
}

/// The parts of `a.b.c`; none if it is not built from names alone.
pub(super) fn parts(expr: &ast::Expr) -> Option<Vec<String>> {
    match expr {
        ast::Expr::NameRef(name) => Some(vec![text(name.syntax())]),
        ast::Expr::FieldExpr(field) => {
            let mut parts = parts(&field.base()?)?;
            // Without a field, `field()` gives the base again.
            if field.star_token().is_none() {
                parts.push(text(field.field()?.syntax()));
            }
            Some(parts)
        }
        _ => None,
    }
}

/// Whether a name stands in quotes.
pub(super) fn is_quoted(name: &impl NameLike) -> bool {
    ast::is_quoted_name_node(name.syntax())
}
