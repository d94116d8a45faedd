//! Range types, each with its multirange type and the functions that PostgreSQL makes with both.

use super::{Definition, Needs, ObjectId, Whole, signature};
use crate::ident::Name;
use crate::schema::{Arena, Key, Noun, Renaming, Schema, SchemaError};
use crate::step::{CreateRange, DropRange, Operation, RenameType};
use crate::types::Type;

/// A range type, as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<'a> {
    /// What makes it again.
    pub definition: CreateRange<'a>,
    /// Its place in the order in which objects were made and ranges named: a call that was said before meant another
    /// function.
    pub since: u32,
}

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

    fn id(&self) -> ObjectId<'a> {
        ObjectId::of(Noun::Range, self.name)
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
            Definition::Range(range) => Some(&range.definition),
            _ => None,
        })
    }

    /// The range type whose multirange type has this name.
    pub(in crate::schema) fn range_of(&self, multirange: Key<'_>) -> Option<ObjectId<'a>> {
        let mut ranges = self.ranges();
        let range = ranges.find(|it| Key::of(it.multirange()) == multirange);
        range.map(CreateRange::id)
    }

    /// The range type that has a function of this name and these types.
    pub(in crate::schema) fn range_with(&self, function: ObjectId<'_>) -> Option<ObjectId<'a>> {
        let is_it = |(name, types): &(Name<'_>, String)| {
            Key::of(*name) == function.key && types == function.part
        };
        let mut ranges = self.ranges();
        let range = ranges.find(|it| it.constructors().iter().any(is_it));
        range.map(CreateRange::id)
    }

    /// The range type of which a call makes values.
    pub(super) fn constructed(&self, function: Name<'_>, arguments: usize) -> Option<ObjectId<'a>> {
        let mut ranges = self.ranges();
        let range = ranges.find(|it| it.accepts(function, arguments));
        range.map(CreateRange::id)
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

impl<'a> Whole<'a> for Range<'a> {
    fn id(&self) -> ObjectId<'a> {
        self.definition.id()
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateRange(self.definition)
    }

    fn drop(&self) -> Operation<'a> {
        let name = self.definition.name;
        Operation::DropRange(DropRange { name })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.ty(&self.definition.subtype)?;
        needs.difference(&self.definition)
    }

    fn retyped(&self, rename: &RenameType<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let own = self.definition.name.same(&rename.from);
        let name = rename.to.made().filter(|_| own);
        let definition = CreateRange {
            name: name.unwrap_or(self.definition.name),
            subtype: self.definition.subtype.renamed(rename, arena),
            ..self.definition
        };
        Some(Definition::Range(Self {
            definition,
            ..*self
        }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let definition = CreateRange {
            subtype_opclass: renaming.maybe(self.definition.subtype_opclass),
            collation: renaming.maybe(self.definition.collation),
            ..self.definition
        };
        Some(Definition::Range(Self {
            definition,
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
