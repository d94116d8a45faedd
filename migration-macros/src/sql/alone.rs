//! Statements that PostgreSQL refuses inside a transaction block.
//!
//! They are those that call `PreventInTransactionBlock` in PostgreSQL's source. Some depend on
//! what the database holds (`CLUSTER` of a partitioned table, `DROP SUBSCRIPTION` without a slot):
//! only what the text itself tells is known here.

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::SyntaxNode;

/// The statement's name if it must run alone.
pub(super) fn alone(statement: &SyntaxNode) -> Option<&'static str> {
    always(statement.kind())
        .or_else(|| index(statement))
        .or_else(|| subscription(statement))
        .or_else(|| by_part(statement))
}

fn always(kind: SyntaxKind) -> Option<&'static str> {
    match kind {
        ALTER_SYSTEM => Some("ALTER SYSTEM"),
        COMMIT_PREPARED => Some("COMMIT PREPARED"),
        CREATE_DATABASE => Some("CREATE DATABASE"),
        CREATE_TABLESPACE => Some("CREATE TABLESPACE"),
        DROP_DATABASE => Some("DROP DATABASE"),
        DROP_SUBSCRIPTION => Some("DROP SUBSCRIPTION"),
        DROP_TABLESPACE => Some("DROP TABLESPACE"),
        ROLLBACK_PREPARED => Some("ROLLBACK PREPARED"),
        VACUUM => Some("VACUUM"),
        _ => None,
    }
}

fn index(statement: &SyntaxNode) -> Option<&'static str> {
    match statement.kind() {
        CREATE_INDEX if is_concurrent(statement) => Some("CREATE INDEX CONCURRENTLY"),
        DROP_INDEX if is_concurrent(statement) => Some("DROP INDEX CONCURRENTLY"),
        REINDEX => reindex(statement),
        _ => None,
    }
}

fn reindex(statement: &SyntaxNode) -> Option<&'static str> {
    let option = part(statement, REINDEX_OPTION_CONCURRENTLY);
    if statement.descendants().any(|node| is_concurrent(&node))
        && !option.is_some_and(|it| is_off(&it))
    {
        return Some("REINDEX CONCURRENTLY");
    }
    statement.children().find_map(|target| match target.kind() {
        REINDEX_TARGET_DATABASE => Some("REINDEX DATABASE"),
        REINDEX_TARGET_SCHEMA => Some("REINDEX SCHEMA"),
        REINDEX_TARGET_SYSTEM => Some("REINDEX SYSTEM"),
        _ => None,
    })
}

/// A subscription talks to its publisher, unless it is told not to.
fn subscription(statement: &SyntaxNode) -> Option<&'static str> {
    match statement.kind() {
        CREATE_SUBSCRIPTION if !is_switched_off(statement, &["create_slot", "connect"]) => {
            Some("CREATE SUBSCRIPTION")
        }
        ALTER_SUBSCRIPTION if part(statement, REFRESH_PUBLICATION).is_some() => {
            Some("ALTER SUBSCRIPTION ... REFRESH PUBLICATION")
        }
        ALTER_SUBSCRIPTION
            if changes_publications(statement) && !is_switched_off(statement, &["refresh"]) =>
        {
            Some("ALTER SUBSCRIPTION ... PUBLICATION")
        }
        _ => None,
    }
}

fn changes_publications(statement: &SyntaxNode) -> bool {
    statement.children().any(|action| {
        matches!(
            action.kind(),
            ADD_PUBLICATION | SET_PUBLICATION | DROP_SUBSCRIPTION_PUBLICATION
        )
    })
}

fn by_part(statement: &SyntaxNode) -> Option<&'static str> {
    let has = |kind| part(statement, kind).is_some();
    match statement.kind() {
        ALTER_DATABASE if has(SET_TABLESPACE) => Some("ALTER DATABASE ... SET TABLESPACE"),
        ALTER_TABLE if has(DETACH_CONCURRENTLY) => {
            Some("ALTER TABLE ... DETACH PARTITION CONCURRENTLY")
        }
        CLUSTER if !has(TABLE_NAME_REF) && !has(CLUSTER_LEGACY) => Some("CLUSTER of all tables"),
        DISCARD if has(DISCARD_ALL) => Some("DISCARD ALL"),
        _ => None,
    }
}

fn part(statement: &SyntaxNode, kind: SyntaxKind) -> Option<SyntaxNode> {
    statement.descendants().find(|node| node.kind() == kind)
}

/// Whether the word is a child of the node itself; a name that reads so is deeper.
fn is_concurrent(node: &SyntaxNode) -> bool {
    node.children_with_tokens()
        .any(|child| child.kind() == CONCURRENTLY_KW)
}

fn is_switched_off(statement: &SyntaxNode, options: &[&str]) -> bool {
    statement
        .descendants()
        .filter(|node| node.kind() == ATTRIBUTE_OPTION)
        .any(|option| {
            let name = option.text().to_string().to_ascii_lowercase();
            options.iter().any(|it| name.starts_with(it)) && is_off(&option)
        })
}

/// The values that PostgreSQL's `defGetBoolean` takes for false.
fn is_off(option: &SyntaxNode) -> bool {
    let value = option
        .last_token()
        .map(|token| token.text().trim_matches('\'').to_ascii_lowercase());
    value.is_some_and(|value| matches!(value.as_str(), "false" | "off" | "0"))
}
