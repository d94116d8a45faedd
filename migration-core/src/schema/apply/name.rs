//! Names: checked, and settled where the author left them to PostgreSQL.

use crate::ident::{MAX_BYTES, Name, ObjectName};
use crate::schema::namespace::Owner;
use crate::schema::{Arena, Noun, SchemaError};

/// That PostgreSQL keeps this name as it is.
pub(super) fn check(noun: Noun, name: &str) -> Result<(), SchemaError> {
    let why = if name.is_empty() {
        "it is empty; write a name"
    } else if name.contains('\0') {
        "it holds a NUL byte; remove it"
    } else if name.len() > MAX_BYTES {
        "it is longer than 63 bytes, where PostgreSQL would cut it; shorten it"
    } else {
        return Ok(());
    };
    Err(SchemaError::BadName {
        noun,
        name: name.to_owned(),
        why,
    })
}

/// The same for a name and its schema.
pub(super) fn check_all(noun: Noun, name: Name<'_>) -> Result<(), SchemaError> {
    check(noun, name.schema())?;
    check(noun, name.name)
}

/// The name itself, or where it is PostgreSQL's default and taken, the first free one with a number.
pub(super) fn settle<'a, 'o>(
    noun: Noun,
    name: ObjectName<'a>,
    owner: impl Fn(&str) -> Option<Owner<'o>>,
    arena: &'a Arena,
) -> Result<&'a str, SchemaError> {
    check(noun, name.text())?;
    match (name, owner(name.text())) {
        (_, None) => Ok(name.text()),
        (ObjectName::Given(text), Some(owner)) => Err(taken(noun, text, owner)),
        (ObjectName::Default(text), Some(_)) => {
            let free = (1_u32..).map(|number| numbered(text, number));
            let name = free.into_iter().find(|name| owner(name).is_none());
            Ok(name.map_or(text, |name| arena.alloc_str(&name)))
        }
    }
}

/// The name with a number appended; where that is too long, what stands before the label (`idx`, `key`, …) is cut,
/// as `makeObjectName` in PostgreSQL's `indexcmds.c` does it.
fn numbered(name: &str, number: u32) -> String {
    let (stem, label) = name.rsplit_once('_').unwrap_or((name, ""));
    let end = format!("_{label}{number}");
    let mut room = MAX_BYTES.saturating_sub(end.len()).min(stem.len());
    while !stem.is_char_boundary(room) {
        room -= 1;
    }
    format!("{}{end}", &stem[..room])
}

/// The error for a name that another object has.
pub(super) fn taken(noun: Noun, name: &str, owner: Owner<'_>) -> SchemaError {
    SchemaError::Taken {
        noun,
        name: name.to_owned(),
        owner: owner.noun,
        table: owner.table.map(|table| table.to_string()),
    }
}

/// That nobody needs what is to be dropped or changed.
pub(super) fn not_needed(noun: Noun, name: &str, by: Vec<String>) -> Result<(), SchemaError> {
    if by.is_empty() {
        return Ok(());
    }
    Err(SchemaError::Needed {
        noun,
        name: name.to_owned(),
        by,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_appended_within_63_bytes() {
        assert_eq!(numbered("t_a_idx", 2), "t_a_idx2");
        let long = format!("{}_idx", "é".repeat(29));
        assert_eq!(numbered(&long, 10), format!("{}_idx10", "é".repeat(28)));
    }

    #[test]
    fn the_first_free_number() {
        let arena = Arena::new();
        let owner = |name: &str| {
            let is_taken = ["x_key", "x_key1"].contains(&name);
            is_taken.then(|| Owner::of(Noun::Index, None))
        };
        let settled = |name| settle(Noun::Index, name, owner, &arena);
        assert_eq!(settled(ObjectName::Default("x_key")), Ok("x_key2"));
        assert_eq!(settled(ObjectName::Default("y_key")), Ok("y_key"));
        assert!(settled(ObjectName::Given("x_key1")).is_err());
        assert!(settled(ObjectName::Given("")).is_err());
        assert!(settled(ObjectName::Given("\0")).is_err());
        assert!(settled(ObjectName::Given(&"x".repeat(64))).is_err());
    }
}
