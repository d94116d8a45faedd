//! Range types, each with its multirange type and the functions that PostgreSQL makes with both.

use super::{Definition, Needs, ObjectId, Whole, signature};
use crate::ident::Name;
use crate::schema::{Arena, Key, Noun, Renaming, Schema, SchemaError};
use crate::step::{CreateRange, DropRange, Operation, RenameType};
use crate::types::Type;

impl<'a> CreateRange<'a> {
    /// The functions that make values of it, by their names and the types that they take (`makeRangeConstructors` and
    /// `makeMultirangeConstructors` in PostgreSQL's `typecmds.c`).
    pub(in crate::schema) fn constructors(&self) -> [(Name<'a>, String); 5] {
        let (subtype, range) = (self.subtype, Type::Made(self.name));
        let multirange = self.multirange();
        [
            (self.name, signature(&[subtype, subtype])),
            (self.name, signature(&[subtype, subtype, Type::Text])),
            (multirange, signature(&[])),
            (multirange, signature(&[range])),
            (multirange, signature(&[Type::Array(&range)])),
        ]
    }

    /// Whether a call with so many arguments can mean one of these functions.
    fn accepts(&self, function: Name<'_>, arguments: usize) -> bool {
        let of_range = self.name.same(&function) && matches!(arguments, 2 | 3);
        of_range || self.multirange().same(&function)
    }
}

impl<'a> Schema<'a> {
    fn ranges(&self) -> impl Iterator<Item = &CreateRange<'a>> {
        self.objects.values().filter_map(|it| match &it.definition {
            Definition::Range(range) => Some(range),
            _ => None,
        })
    }

    /// The range type whose multirange type has this name.
    pub(in crate::schema) fn range_of(&self, multirange: Key<'_>) -> Option<ObjectId<'a>> {
        let mut ranges = self.ranges();
        let range = ranges.find(|it| Key::of(it.multirange()) == multirange);
        range.map(Whole::id)
    }

    /// The range type that has a function of this name and these types.
    pub(in crate::schema) fn range_with(&self, function: ObjectId<'_>) -> Option<ObjectId<'a>> {
        let is_it = |(name, types): &(Name<'_>, String)| {
            Key::of(*name) == function.key && types == function.part
        };
        let mut ranges = self.ranges();
        let range = ranges.find(|it| it.constructors().iter().any(is_it));
        range.map(Whole::id)
    }

    /// The range type of which a call makes values.
    pub(super) fn constructed(&self, function: Name<'_>, arguments: usize) -> Option<ObjectId<'a>> {
        let mut ranges = self.ranges();
        let range = ranges.find(|it| it.accepts(function, arguments));
        range.map(Whole::id)
    }

    /// The function that a range type subtracts bounds with, if the history knows it.
    pub(in crate::schema) fn difference(&self, range: &CreateRange<'a>) -> Option<ObjectId<'a>> {
        let (name, types) = (range.subtype_diff?, [range.subtype; 2]);
        let types = signature(&types);
        let mut ids = self.objects.keys().filter(|it| it.noun == Noun::Function);
        let id = ids.find(|it| it.key == Key::of(name) && it.part == types);
        id.copied()
    }
}

impl<'a> Whole<'a> for CreateRange<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Range, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateRange(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropRange(DropRange { name: self.name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.ty(&self.subtype)?;
        needs.difference(self)
    }

    fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let own = self.name.same(&rename.from);
        let name = rename.to.made().filter(|_| own).unwrap_or(self.name);
        let subtype = self.subtype.renamed(rename, arena);
        Some(Definition::Range(Self {
            name,
            subtype,
            ..*self
        }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        Some(Definition::Range(Self {
            subtype_opclass: renaming.maybe(self.subtype_opclass),
            collation: renaming.maybe(self.collation),
            ..*self
        }))
    }
}

impl<'a> Needs<'_, 'a> {
    /// The function that subtracts the bounds of a range; one that the history does not know is PostgreSQL's own.
    fn difference(&mut self, range: &CreateRange<'a>) -> Result<(), SchemaError> {
        match self.schema.difference(range) {
            Some(id) => self.object(id),
            None => Ok(()),
        }
    }
}
