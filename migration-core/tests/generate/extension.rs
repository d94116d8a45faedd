//! Extensions.

use super::*;
use migration_core::schema::{Noun, ObjectId};

/// One of them needs another.
const EXTENSIONS: [&str; 5] = ["citext", "citext", "citext", "cube", "earthdistance"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn extension(&mut self) -> Operation<'a> {
        let name = self.random.one_of(&EXTENSIONS);
        if self.random.chance(30) {
            return Operation::DropExtension(DropExtension {
                name,
                origin: Origin::Made,
            });
        }
        Operation::CreateExtension(CreateExtension {
            name,
            schema: self.random.chance(30).then_some("public"),
            version: None,
            origin: Origin::Made,
        })
    }

    /// The type of an extension, mostly when that is there.
    pub(super) fn type_of_extension(&mut self) -> Option<Type<'a>> {
        let id = ObjectId::global(Noun::Extension, "citext");
        let there = self.schema.objects.contains_key(&id) || self.random.chance(3);
        (there && self.random.chance(20)).then_some(Type::Citext)
    }
}
