//! The body of a function in the language SQL, where it is a string of statements.

use squawk_syntax::SyntaxKind::*;
use squawk_syntax::{SourceFile, SyntaxNode};

use super::error::SyntaxError;
use super::mention::Mention;
use super::resolve;
use super::script::script;

/// What the statements need. `parameters` are the names of the function's parameters.
///
/// A body that does more than read and write rows may make what it names, so that nothing is said of it.
pub(crate) fn function_body(
    text: &str,
    parameters: &[String],
) -> Result<Vec<Mention>, SyntaxError> {
    script(text)?;
    let tree = SourceFile::parse(text).syntax_node();
    let statements: Vec<SyntaxNode> = tree
        .children()
        .filter(|node| node.kind() != EMPTY_STMT)
        .collect();
    match statements.iter().all(is_plain) {
        true => Ok(resolve::body(&statements, parameters)),
        false => Ok(Vec::new()),
    }
}

fn is_plain(statement: &SyntaxNode) -> bool {
    matches!(
        statement.kind(),
        COMPOUND_SELECT | DELETE | INSERT | MERGE | PAREN_SELECT | SELECT | TABLE | UPDATE | VALUES
    )
}
