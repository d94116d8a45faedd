//! The names that PostgreSQL gives to what the author did not name.
//!
//! After `makeObjectName`, `ChooseIndexName` and `ChooseForeignKeyConstraintNameAddition` in PostgreSQL's
//! `commands/indexcmds.c` and `commands/tablecmds.c`. A default that is taken gets a number, but only the replay of
//! the whole history knows whether it is.

/// The longest name that PostgreSQL keeps, in bytes.
pub(crate) const MAX_BYTES: usize = 63;

/// The table's name, the columns' and the label, joined by `_`; the longer of the first two is cut until all fits.
pub(crate) fn object_name(table: &str, columns: &str, label: &str) -> String {
    let joints = if columns.is_empty() { 1 } else { 2 };
    let room = MAX_BYTES - label.len() - joints;
    let (mut first, mut second) = (table.len(), columns.len());
    while first + second > room {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let table = clip(table, first);
    if columns.is_empty() {
        return format!("{table}_{label}");
    }
    format!("{table}_{}_{label}", clip(columns, second))
}

/// The multirange type of a range type: `makeMultirangeTypeName` in PostgreSQL's `multirangetypes.c` puts `multi` before
/// the first `range` of its name, and else `_multirange` behind it.
pub(crate) fn multirange_name(range: &str) -> String {
    match range.find("range") {
        Some(at) => {
            let (before, after) = range.split_at(at);
            clip(&format!("{before}multi{after}"), MAX_BYTES).to_owned()
        }
        None => {
            let label = "_multirange";
            format!("{}{label}", clip(range, MAX_BYTES - label.len()))
        }
    }
}

/// At most so many bytes, and no half letter.
fn clip(name: &str, bytes: usize) -> &str {
    &name[..name.floor_char_boundary(bytes)]
}

/// Column names joined by `_`, as far as a name can be long.
pub(crate) fn joined<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for column in columns {
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(column);
        if joined.len() > MAX_BYTES {
            break;
        }
    }
    joined
}

/// The names of an index's columns; one that is there already gets a number.
pub(crate) fn index_columns<'a>(labels: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for label in labels {
        let free = (0..)
            .map(|n| match n {
                0 => label.to_owned(),
                n => format!("{label}{n}"),
            })
            .find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// A variant's name as a table's: `AgentTasks` is `agent_tasks`.
pub(crate) fn snake_case(camel: &str) -> String {
    let letters: Vec<char> = camel.chars().collect();
    let mut snake = String::new();
    for (i, letter) in letters.iter().enumerate() {
        let after_small = i > 0 && !letters[i - 1].is_uppercase() && letters[i - 1] != '_';
        let before_small = letters.get(i + 1).is_some_and(|next| next.is_lowercase());
        if i > 0 && letter.is_uppercase() && (after_small || before_small) && letters[i - 1] != '_'
        {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_postgresqls_own() {
        assert_eq!(object_name("tenants", "", "pkey"), "tenants_pkey");
        assert_eq!(
            object_name("users", "tenant_id", "fkey"),
            "users_tenant_id_fkey"
        );
    }

    /// Read off PostgreSQL 15: both parts are cut until the whole has 63 bytes.
    #[test]
    fn long_names_are_cut_as_postgresql_cuts_them() {
        let (table, column) = ("t".repeat(50), "c".repeat(40));
        let expected = format!("{}_{}_fkey", "t".repeat(29), "c".repeat(28));
        assert_eq!(object_name(&table, &column, "fkey"), expected);
        assert_eq!(object_name(&table, "a", "idx").len(), 56);
        let umlauts = "ä".repeat(31);
        assert_eq!(
            object_name(&umlauts, "", "pkey"),
            format!("{}_pkey", "ä".repeat(29))
        );
    }

    /// Read off PostgreSQL 15.
    #[test]
    fn multirange_names_are_postgresqls_own() {
        let check = |range: &str, expected: &str| assert_eq!(multirange_name(range), expected);
        check("floatrange", "floatmultirange");
        check("xrangexrange", "xmultirangexrange");
        check("span", "span_multirange");
        check(&"a".repeat(63), &format!("{}_multirange", "a".repeat(52)));
        let long = format!("range{}", "a".repeat(58));
        check(&long, &format!("multirange{}", "a".repeat(53)));
    }

    #[test]
    fn index_columns_are_told_apart() {
        assert_eq!(
            index_columns(["lower", "id", "lower"]),
            ["lower", "id", "lower1"]
        );
    }

    #[test]
    fn variants_become_snake_case() {
        assert_eq!(snake_case("AgentTasks"), "agent_tasks");
        assert_eq!(snake_case("HTTPRequests"), "http_requests");
        assert_eq!(snake_case("Oauth2Clients"), "oauth2_clients");
        assert_eq!(snake_case("already_snake"), "already_snake");
    }
}
