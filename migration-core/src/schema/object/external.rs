//! What others own, but for tables: those are kept beside the history's own.

use super::{Needs, ObjectId, Whole, signature};
use crate::schema::{Arena, Noun, SchemaError};
use crate::step::{External, Operation};

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
        let signature = arena.alloc_str(&signature(arguments));
        Self { what, signature }
    }

    /// What it is, as it was declared.
    pub(in crate::schema) const fn what(&self) -> External<'a> {
        self.what
    }

    /// Whether a call with so many arguments can mean it; whether it has defaults is not known.
    pub(in crate::schema) const fn accepts(&self, given: usize) -> bool {
        match &self.what {
            External::Function(it) => given <= it.arguments.len(),
            _ => false,
        }
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
