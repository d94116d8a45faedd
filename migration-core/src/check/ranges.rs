//! Rules of range types, each with its multirange type and the functions that PostgreSQL makes with both.

use super::catalog::{Id, NONE};
use super::key::type_name;
use super::kind::Kind;
use super::replay::Replay;
use super::signatures::next_input;
use super::strings::equal;
use super::text::Text;
use super::{site, types};
use crate::ident::Name;
use crate::step::{
    Argument, CreateRange, DropRange, ResultType, Returns, Volatility, subtracted_by,
};
use crate::types::Type;

/// How many arguments the functions take that make values of a range type.
const MOST_ARGUMENTS: usize = 3;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_range(&mut self, step: &CreateRange<'a>) {
        let multirange = step.multirange();
        if !self.free_type_name(site::STEP, &step.name) || !self.free_multirange(step) {
            return;
        }
        let base = self.made_of(site::COLUMN_TYPE, &step.subtype);
        self.can_be_bounds(step);
        if !self.free_constructors(site::STEP, &step.name, &step.subtype)
            || !self.free_multirange_constructors(&step.name, &multirange)
        {
            return;
        }
        let difference = self.can_subtract(step);
        let (key, other) = (type_name(&step.name), type_name(&multirange));
        let id = self.catalog.make(key, Kind::Range, NONE, self.now);
        let sets = self.catalog.make(other, Kind::Multirange, NONE, self.now);
        self.catalog.at_mut(id).ty = step.subtype;
        self.catalog.at_mut(id).partner = sets;
        self.catalog.at_mut(sets).partner = id;
        self.needs(id, base);
        self.needs(id, difference);
    }

    const fn free_multirange(&mut self, step: &CreateRange<'a>) -> bool {
        if equal(step.name.name, step.multirange) {
            let text = Text::EMPTY.add("the range type and its multirange type are two types; ");
            self.refuse(
                site::TO,
                text.add("name the multirange type otherwise: `multirange_type_name = …`"),
            );
            return false;
        }
        self.free_type_name(site::TO, &step.multirange())
    }

    /// Values of the subtype can be the bounds of a range.
    const fn can_be_bounds(&mut self, step: &CreateRange<'a>) {
        let why = if step.subtype.has_modifier() {
            " has a length or precision, which PostgreSQL forgets here; write the type without it"
        } else if step.subtype_opclass.is_none() && self.base(&step.subtype).is_incomparable() {
            " has values that cannot be compared; say how in `subtype_opclass`, or take another type"
        } else if step.collation.is_some() && !self.takes_collation(&step.subtype) {
            " takes no collation; take `collation` away"
        } else {
            return;
        };
        let text = types::write(Text::EMPTY, &step.subtype);
        self.refuse(site::COLUMN_TYPE, text.add(why));
    }

    /// Nothing has the names and types of the functions that make values of a range type.
    pub(super) const fn free_constructors(
        &mut self,
        site: usize,
        name: &Name<'_>,
        subtype: &Type<'a>,
    ) -> bool {
        let there = self.routine_of_types(name, &[*subtype, *subtype]);
        let three = self.routine_of_types(name, &[*subtype, *subtype, Type::Text]);
        self.free_of(site, there) && self.free_of(site, three)
    }

    pub(super) const fn free_multirange_constructors(
        &mut self,
        range: &Name<'a>,
        multirange: &Name<'_>,
    ) -> bool {
        let range = Type::Made(*range);
        let none = self.routine_of_types(multirange, &[]);
        let one = self.routine_of_types(multirange, &[range]);
        let many = self.routine_of_types(multirange, &[Type::Array(&range)]);
        self.free_of(site::TO, none) && self.free_of(site::TO, one) && self.free_of(site::TO, many)
    }

    const fn free_of(&mut self, site: usize, routine: Id) -> bool {
        if routine == NONE {
            return true;
        }
        let text = Text::EMPTY.add("PostgreSQL makes a function with this type, and ");
        let text = self.whose(text, routine);
        let text = text.add(" takes the same types; name the type otherwise");
        self.refuse(site, text);
        false
    }

    /// The function that subtracts bounds is one that can (`findRangeSubtypeDiffFunction` in PostgreSQL's `typecmds.c`).
    const fn can_subtract(&mut self, step: &CreateRange<'a>) -> Id {
        let Some(function) = &step.subtype_diff else {
            return NONE;
        };
        let id = self.routine_of_types(function, &[step.subtype, step.subtype]);
        if id == NONE {
            let own = match &subtracted_by(function) {
                Some(ty) => types::equal(ty, &step.subtype),
                None => false,
            };
            if !own {
                let text = Text::EMPTY.add("there is no function ").name(function.name);
                let text = types::write(text.add(" that takes two values of "), &step.subtype);
                let text = text.add("; make it, or declare it with `#[external_function]`");
                self.refuse(site::FUNCTION, text);
            }
            return NONE;
        }
        if let Some(routine) = self.catalog.at(id).routine {
            let returns = matches!(
                &routine.returns,
                Some(Returns::One(ResultType::Of(Type::DoublePrecision)))
            );
            if !returns || !matches!(routine.options.volatility, Volatility::Immutable) {
                let text = self.whose(Text::EMPTY, id);
                let text =
                    text.add(" is to be immutable and to give back `f64`, to subtract bounds");
                self.refuse(site::FUNCTION, text);
            }
        }
        id
    }

    pub(super) const fn drop_range(&mut self, step: &DropRange<'a>) {
        let id = self.catalog.live(&type_name(&step.name));
        self.drop_type(&step.name, Kind::Range);
        if id != NONE && !self.catalog.at(id).is_live() {
            self.catalog.end(self.catalog.at(id).partner, self.now);
        }
    }

    /// The live entry of a type; of a multirange type that of its range type.
    pub(super) const fn live_type(&self, name: &Name<'_>) -> Id {
        let id = self.catalog.live(&type_name(name));
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Multirange) {
            return self.catalog.at(id).partner;
        }
        id
    }

    pub(super) const fn is_multirange(&self, name: &Name<'_>) -> bool {
        let id = self.catalog.live(&type_name(name));
        id != NONE && matches!(self.catalog.at(id).kind, Kind::Multirange)
    }

    /// The live entry of a range type that has a function of this name and these arguments.
    pub(super) const fn range_with(&self, name: &Name<'_>, arguments: &[Argument<'a>]) -> Id {
        let mut types = [Type::Boolean; MOST_ARGUMENTS];
        let (mut i, mut given) = (next_input(arguments, 0), 0);
        while i < arguments.len() && given < MOST_ARGUMENTS {
            types[given] = arguments[i].ty;
            given += 1;
            i = next_input(arguments, i + 1);
        }
        if i < arguments.len() {
            return NONE;
        }
        self.range_taking(name, types.split_at(given).0)
    }

    /// The same of a function that takes these types.
    pub(super) const fn range_taking(&self, name: &Name<'_>, types: &[Type<'_>]) -> Id {
        let id = self.catalog.live(&type_name(name));
        if id == NONE {
            return NONE;
        }
        let entry = self.catalog.at(id);
        let (range, fits) = match (entry.kind, types) {
            (Kind::Range, [from, to] | [from, to, Type::Text]) => {
                let subtype = &entry.ty;
                (id, types::same(from, subtype) && types::same(to, subtype))
            }
            (Kind::Multirange, []) => (entry.partner, true),
            (Kind::Multirange, [Type::Made(of) | Type::Array(Type::Made(of))]) => (
                entry.partner,
                self.catalog.live(&type_name(of)) == entry.partner,
            ),
            _ => return NONE,
        };
        if fits { range } else { NONE }
    }

    /// The live entry of a range type of which a call makes values.
    pub(super) const fn constructed(&self, name: &Name<'_>, arguments: usize) -> Id {
        let id = self.catalog.live(&type_name(name));
        if id == NONE {
            return NONE;
        }
        match self.catalog.at(id).kind {
            Kind::Range if arguments == 2 || arguments == 3 => id,
            Kind::Multirange => self.catalog.at(id).partner,
            _ => NONE,
        }
    }
}
