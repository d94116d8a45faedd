//! Range types: created and dropped.

use super::domain::bad;
use super::{Outcome, Replay, name, text};
use crate::ident::Name;
use crate::schema::{Definition, Key, Noun, ObjectId, Range, SchemaError, Undo};
use crate::step::{
    CreateRange, DropBehavior, DropRange, Operation, ResultType, Returns, Volatility, subtracted_by,
};
use crate::types::Type;

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_range(&mut self, step: CreateRange<'a>) -> Outcome<'a> {
        if let Type::Other(ty) = step.subtype {
            text::check(ty)?;
        }
        self.can_be_bounds(&step)?;
        if step.name.name == step.multirange {
            let why = "and its multirange type are two types; name the multirange otherwise";
            return Err(bad(step.name, why));
        }
        self.free_type(Noun::Range, step.multirange())?;
        self.free_constructors(&step)?;
        self.can_subtract(&step)?;
        let since = self.schema.next_number();
        let definition = step;
        let undo = self.create_object(Definition::Range(Range { definition, since }))?;
        Ok((Operation::CreateRange(step), undo))
    }

    pub(super) fn drop_range(&mut self, step: DropRange<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Range, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((Operation::DropRange(step), Undo::Exact(self.steps(&again))))
    }

    /// The range type, which must be there.
    pub(super) fn known_range(&self, name: Name<'a>) -> Result<CreateRange<'a>, SchemaError> {
        let id = ObjectId::of(Noun::Range, name);
        match self.known_object(id)?.definition {
            Definition::Range(range) => Ok(range.definition),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// Keeps that the functions of a range type have their name from now on.
    pub(super) fn name_range(&mut self, name: Name<'a>) {
        let since = self.schema.next_number();
        let object = self
            .schema
            .objects
            .get_mut(&ObjectId::of(Noun::Range, name));
        if let Some(Definition::Range(range)) = object.map(|it| &mut it.definition) {
            range.since = since;
        }
    }

    /// That values of the subtype can be the bounds of a range.
    fn can_be_bounds(&self, step: &CreateRange<'a>) -> Result<(), SchemaError> {
        if step.subtype.has_modifier() {
            let why = "has bounds of a type with a length or precision, which PostgreSQL forgets; write the type without it";
            return Err(bad(step.name, why));
        }
        if step.subtype_opclass.is_none() && self.base_of(step.subtype).is_incomparable() {
            let why = "has bounds that cannot be compared; say how in `subtype_opclass`, or take another type";
            return Err(bad(step.name, why));
        }
        if step.collation.is_some() && !self.takes_collation(step.subtype) {
            let why = "takes no collation: its bounds are no strings; take `collation` away";
            return Err(bad(step.name, why));
        }
        Ok(())
    }

    /// Whether a type may have a collation; of one of others nobody knows.
    pub(super) fn takes_collation(&self, ty: Type<'a>) -> bool {
        if let Type::Array(element) = ty {
            return self.takes_collation(*element);
        }
        match self.base_of(ty) {
            Type::Made(name) => {
                let id = self.schema.type_of(name);
                let object = id.and_then(|it| self.schema.objects.get(&it));
                object.is_some_and(|it| matches!(it.definition, Definition::External(_)))
            }
            base => base.takes_collation(),
        }
    }

    /// The type that a domain is made of in the end; any other type as it is.
    fn base_of(&self, ty: Type<'a>) -> Type<'a> {
        let Type::Made(name) = ty else { return ty };
        let domain = self.schema.objects.get(&ObjectId::of(Noun::Domain, name));
        match domain.map(|it| it.definition) {
            Some(Definition::Domain(it)) => self.base_of(it.ty),
            _ => ty,
        }
    }

    /// That no function or procedure is in the place of those that come with a range type.
    pub(super) fn free_constructors(&self, range: &CreateRange<'a>) -> Result<(), SchemaError> {
        for (name, types) in range.constructors() {
            for noun in [Noun::Function, Noun::Procedure] {
                let (key, part) = (Key::of(name), types.as_str());
                let id = ObjectId { noun, key, part };
                if self.schema.objects.keys().any(|it| *it == id) {
                    let why = "comes with a function that takes the same types as one of the history; name it otherwise";
                    return Err(bad(name, why));
                }
            }
        }
        Ok(())
    }

    /// That the function which subtracts bounds is one that can (`findRangeSubtypeDiffFunction` in PostgreSQL's
    /// `typecmds.c`).
    fn can_subtract(&self, range: &CreateRange<'a>) -> Result<(), SchemaError> {
        let Some(function) = range.subtype_diff else {
            return Ok(());
        };
        let found = self.schema.difference(range);
        let why = match found.map(|id| self.known_object(id)).transpose()? {
            None => {
                let own = subtracted_by(&function).is_some_and(|it| it.same(&range.subtype));
                let why = "has a `subtype_diff` that is not there for two values of its subtype; make it, or declare it \
                           with `#[external_function]`";
                (!own).then_some(why)
            }
            Some(object) => match object.definition {
                Definition::Routine(it) => {
                    let returns = it.definition.returns;
                    let fits = returns == Some(Returns::One(ResultType::Of(Type::DoublePrecision)))
                        && it.definition.options.volatility == Volatility::Immutable;
                    let why = "has a `subtype_diff` that is not immutable or does not give back `double precision`";
                    (!fits).then_some(why)
                }
                // What a function of others promises is theirs to know.
                _ => None,
            },
        };
        match why {
            Some(why) => Err(bad(range.name, why)),
            None => name::check_all(Noun::Function, function),
        }
    }
}
