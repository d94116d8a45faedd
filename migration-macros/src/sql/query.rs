//! One query that only reads: of a view, or of a condition on the data.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::{SourceFile, SyntaxNode};

use super::error::{Fault, SyntaxError};
use super::mention::Query;
use super::resolve;
use super::wrapped::{Wrapped, Wrapper};

const WRAPPER: Wrapper = Wrapper {
    before: "(",
    after: ")",
    noun: "a query",
};

/// Parses `text`, which must be one `SELECT`, `VALUES`, `TABLE` or `WITH` and change nothing.
pub(crate) fn query(text: &str) -> Result<Query, SyntaxError> {
    let wrapped = match (WRAPPER.parse(text), other_statement(text)) {
        (Ok(wrapped), None) => wrapped,
        (Err(error), None) => return Err(error),
        (_, Some(word)) => {
            return Err(SyntaxError {
                message: "expected a query: `SELECT`, `VALUES`, `TABLE` or `WITH`".to_owned(),
                offset: text.find(&word).unwrap_or_default(),
                token: word,
                fault: Fault::Grammar,
            });
        }
    };
    let root = single(&wrapped)?;
    if let Some(node) = root.descendants().find(changes) {
        return Err(wrapped.at(
            &node,
            "a query here only reads; it cannot change or make a table",
        ));
    }
    wrapped.check_strictly(&root)?;
    resolve::query(&root).map_err(|unknown| wrapped.unknown(&unknown))
}

/// The first word of a statement of another kind.
fn other_statement(text: &str) -> Option<String> {
    let tree = SourceFile::parse(text).syntax_node();
    let statement = tree.children().next()?;
    let is_query = matches!(
        statement.kind(),
        COMPOUND_SELECT | EMPTY_STMT | PAREN_SELECT | SELECT | SELECT_INTO | TABLE | VALUES
    );
    let is_with = statement
        .children()
        .any(|child| child.kind() == WITH_CLAUSE);
    let word = statement.first_token()?;
    (!is_query && !is_with).then(|| word.text().to_owned())
}

/// The query between the wrapper's parentheses.
fn single(wrapped: &Wrapped) -> Result<SyntaxNode, SyntaxError> {
    let statement = wrapped.tree.children().next();
    let paren = statement.filter(|node| node.kind() == PAREN_SELECT && wrapped.is_spanned_by(node));
    paren
        .and_then(|paren| paren.children().next())
        .ok_or_else(|| wrapped.whole("expected one query and nothing else"))
}

fn changes(node: &SyntaxNode) -> bool {
    matches!(node.kind(), DELETE | INSERT | INTO_CLAUSE | MERGE | UPDATE)
}
