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
            let free = (1_u32..).map(|number| format!("{text}{number}"));
            let name = free.into_iter().find(|name| owner(name).is_none());
            let name = name.unwrap_or_default();
            check(noun, &name).map_err(|_| no_room(noun, text))?;
            Ok(arena.alloc_str(&name))
        }
    }
}

/// The error for a default name that has no room for its number. PostgreSQL would cut it in the middle, but a name that
/// depends on how many objects were there before is better chosen.
fn no_room(noun: Noun, name: &str) -> SchemaError {
    SchemaError::BadName {
        noun,
        name: name.to_owned(),
        why: "it is taken, and no number fits behind it; write `name = …`",
    }
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
    fn a_number_has_to_fit() {
        let arena = Arena::new();
        let long = "x".repeat(62);
        let owner = |name: &str| (name == long).then(|| Owner::of(Noun::Index, None));
        let settled = settle(Noun::Index, ObjectName::Default(&long), owner, &arena);
        assert_eq!(settled, Ok(&*format!("{long}1")));
        let longest = "x".repeat(63);
        let owner = |_: &str| Some(Owner::of(Noun::Index, None));
        assert!(settle(Noun::Index, ObjectName::Given(&longest), owner, &arena).is_err());
        let owner = |name: &str| (name == longest).then(|| Owner::of(Noun::Index, None));
        assert!(settle(Noun::Index, ObjectName::Default(&longest), owner, &arena).is_err());
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
