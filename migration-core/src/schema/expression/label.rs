//! The labels of enum types inside texts, which PostgreSQL stores by their numbers.

use super::{Kind, tokens};

/// Whether a string of the SQL is this label, or an array that holds it.
pub(in crate::schema) fn holds_label(sql: &str, label: &str) -> bool {
    let tokens = tokens(sql);
    let mut strings = tokens.iter().filter(|it| it.kind == Kind::Text);
    strings.any(|it| is_label(&content(it.text), label))
}

/// Whether a value is this label, or an array that holds it.
pub(in crate::schema) fn is_label(value: &str, label: &str) -> bool {
    let element = |text: &str| text.trim().trim_matches(['{', '}', '"']) == label;
    value == label || value.starts_with('{') && value.split(',').any(element)
}

/// What stands between the quotes of a string of any spelling.
fn content(string: &str) -> String {
    let start = string.find(['\'', '$']).unwrap_or(0);
    let text = &string[start..];
    if let Some(rest) = text.strip_prefix('$') {
        let tag = rest.find('$').map_or(1, |end| end + 2);
        let end = text.len().saturating_sub(tag).max(tag);
        return text.get(tag..end).unwrap_or_default().to_owned();
    }
    let inner = text.strip_prefix('\'').unwrap_or(text);
    let inner = inner.strip_suffix('\'').unwrap_or(inner).replace("''", "'");
    if start > 0 {
        return inner.replace("\\\\", "\\");
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_texts() {
        assert!(holds_label("status = 'open'", "open"));
        assert!(holds_label("status = $$open$$ OR a", "open"));
        assert!(holds_label("status = E'it\\\\s'", "it\\s"));
        assert!(holds_label("status = 'it''s'", "it's"));
        assert!(holds_label("status = ANY ('{open, \"closed\"}')", "closed"));
        assert!(!holds_label(
            "status = 'opened' OR open /* 'open' */",
            "open"
        ));
    }
}
