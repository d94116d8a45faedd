//! `ALTER COLUMN`.
//!
//! Ours: sea-query puts `USING` in the wrong place, and has no identities, expressions, storage or statistics.

use super::column;
use crate::ident::Quoted;
use crate::sql::writer::{identifiers, open_ended, parameters, parenthesized};
use crate::step::{Change, ColumnChange, ColumnType, Identity, IdentitySequence, Storage};
use crate::types::Type;

/// The actions of a change of type, and of what else it says.
pub(super) fn change_type(change: &Change<'_>) -> Vec<String> {
    let Change::ChangeType {
        name,
        from,
        to,
        using,
        collation,
        ..
    } = change
    else {
        return Vec::new();
    };
    let column = format!("ALTER COLUMN {}", Quoted(name));
    let mut actions = Vec::new();
    if !from.ty.same(&to.ty) || using.is_some() || collation.is_some() {
        let collate = collation.map(|it| format!(" COLLATE {}", it.quoted()));
        let using = using.map(|it| format!(" USING {}", open_ended(it.sql)));
        let tail = collate.unwrap_or_default() + &using.unwrap_or_default();
        actions.push(format!("{column} TYPE {}{tail}", to.ty));
    }
    actions.extend(null(from, to).map(|it| format!("{column} {it}")));
    actions
}

const fn null(from: &ColumnType<'_>, to: &ColumnType<'_>) -> Option<&'static str> {
    match (from.nullable, to.nullable) {
        (true, false) => Some("SET NOT NULL"),
        (false, true) => Some("DROP NOT NULL"),
        _ => None,
    }
}

/// The action of another change, for a column of the type.
pub(super) fn actions(name: &str, ty: &Type<'_>, change: &ColumnChange<'_>) -> Vec<String> {
    let action = match change {
        ColumnChange::SetDefault(it) => format!("SET DEFAULT {}", column::default(it)),
        ColumnChange::DropDefault => "DROP DEFAULT".to_owned(),
        ColumnChange::AddIdentity(it, sequence) => {
            format!("ADD {}", column::identity(*it, sequence))
        }
        ColumnChange::SetIdentity(it, sequence) => set_identity(*it, sequence),
        ColumnChange::DropIdentity => "DROP IDENTITY".to_owned(),
        ColumnChange::SetExpression(it) => format!("SET EXPRESSION AS {}", parenthesized(it)),
        ColumnChange::DropExpression => "DROP EXPRESSION".to_owned(),
        kept => self::kept(ty, kept),
    };
    vec![format!("ALTER COLUMN {} {action}", Quoted(name))]
}

/// How values are kept, and what is known of them.
fn kept(ty: &Type<'_>, change: &ColumnChange<'_>) -> String {
    match change {
        ColumnChange::SetStorage(it) => {
            // `SET STORAGE DEFAULT` is only known from PostgreSQL 16 on.
            let storage = it.or(Storage::of(ty)).map_or("DEFAULT", column::storage);
            format!("SET STORAGE {storage}")
        }
        ColumnChange::SetCompression(it) => {
            format!(
                "SET COMPRESSION {}",
                it.map_or("DEFAULT", column::compression)
            )
        }
        ColumnChange::SetStatistics(it) => {
            format!("SET STATISTICS {}", it.map_or(-1, i32::from))
        }
        ColumnChange::SetOptions(options) => format!("SET ({})", parameters(options)),
        ColumnChange::ResetOptions(names) => format!("RESET ({})", identifiers(names)),
        _ => String::new(),
    }
}

fn set_identity(identity: Option<Identity>, sequence: &IdentitySequence<'_>) -> String {
    let given = identity.map(|it| format!("GENERATED {}", column::given(it)));
    let options = given.into_iter().chain(column::sequence_options(sequence));
    let set: Vec<String> = options.map(|it| format!("SET {it}")).collect();
    set.join(" ")
}

/// The change for a reader, before "of" the column.
pub(super) const fn described(change: &ColumnChange<'_>) -> &'static str {
    match change {
        ColumnChange::SetDefault(_) => "set default",
        ColumnChange::DropDefault => "drop default",
        ColumnChange::AddIdentity(..) => "add identity",
        ColumnChange::SetIdentity(..) => "set identity",
        ColumnChange::DropIdentity => "drop identity",
        ColumnChange::SetExpression(_) => "set expression",
        ColumnChange::DropExpression => "drop expression",
        ColumnChange::SetStorage(_) => "set storage",
        ColumnChange::SetCompression(_) => "set compression",
        ColumnChange::SetStatistics(_) => "set statistics",
        ColumnChange::SetOptions(_) => "set options",
        ColumnChange::ResetOptions(_) => "reset options",
    }
}
