//! What others own, but for tables: those are kept beside the history's own.

use super::{Needs, ObjectId, Whole};
use crate::schema::{Arena, Noun, SchemaError};
use crate::step::{External, Operation};
use crate::types::{Type, keyword};

/// A declared object, its signature spelled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared<'a> {
    what: External<'a>,
    /// The types of a function's arguments; otherwise empty.
    signature: &'a str,
}

impl<'a> Declared<'a> {
    /// What is declared.
    pub(in crate::schema) fn new(what: External<'a>, arena: &'a Arena) -> Self {
        let arguments = match what {
            External::Function(it) => it.arguments,
            _ => &[],
        };
        let types: Vec<String> = arguments.iter().map(unmodified).collect();
        let signature = arena.alloc_str(&types.join(", "));
        Self { what, signature }
    }
}

impl<'a> Whole<'a> for Declared<'a> {
    fn id(&self) -> ObjectId<'a> {
        match self.what {
            External::Table(it) => ObjectId::of(Noun::Table, it.name),
            External::Function(it) => ObjectId::part_of(Noun::Function, it.name, self.signature),
            External::Type(name) => ObjectId::of(Noun::Type, name),
            External::Schema(name) => ObjectId::global(Noun::Schema, name),
            External::Role(name) => ObjectId::global(Noun::Role, name),
        }
    }

    fn create(&self) -> Operation<'a> {
        Operation::Declare(self.what)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::Forget(self.what)
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        let External::Function(it) = &self.what else {
            return Ok(());
        };
        it.arguments
            .iter()
            .chain(&it.returns)
            .try_for_each(|ty| needs.ty(ty))
    }
}

/// A type without its modifiers, which PostgreSQL drops from the types of arguments.
fn unmodified(ty: &Type<'_>) -> String {
    match ty {
        Type::Array(element) => format!("{}[]", unmodified(element)),
        Type::Made(_) | Type::Other(_) => ty.to_string(),
        plain => keyword(plain).to_owned(),
    }
}
