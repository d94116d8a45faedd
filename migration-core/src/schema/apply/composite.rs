//! Composite types: created, altered and dropped.

use super::domain::bad;
use super::{Outcome, Replay, name, text};
use crate::ident::Name;
use crate::schema::namespace::Owner;
use crate::schema::{Definition, Hint, Mismatch, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterComposite, Attribute, AttributeChange, CreateComposite, CreateRange, DropBehavior,
    DropComposite, Operation,
};
use crate::types::Type;

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_composite(&mut self, step: CreateComposite<'a>) -> Outcome<'a> {
        for (at, attribute) in step.attributes.iter().enumerate() {
            self.check_attribute(step.name, attribute)?;
            let before = &step.attributes[..at];
            if before.iter().any(|it| it.name == attribute.name) {
                return Err(taken(step.name, attribute.name));
            }
        }
        let undo = self.create_object(Definition::Composite(step))?;
        Ok((Operation::CreateComposite(step), undo))
    }

    pub(super) fn alter_composite(&mut self, step: AlterComposite<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Composite, step.name);
        let Definition::Composite(mut ty) = self.known_object(id)?.definition else {
            return Err(self.schema.unknown_object(id));
        };
        let used = self.is_used(ty.name);
        let (mut back, mut lost) = (Vec::new(), Vec::new());
        for change in step.changes {
            if let AttributeChange::Add(it) | AttributeChange::Change { to: it, .. } = change {
                self.not_inside(ty.name, &it.ty)?;
            }
            if used && matches!(change, AttributeChange::Change { .. }) {
                let why = "is the type of a column, and PostgreSQL does not change an attribute in its values; \
                           give the column another type first";
                return Err(bad(ty.name, why));
            }
            back.push(self.attribute_change(&mut ty, *change)?);
            if let AttributeChange::Add(Attribute { name, .. })
            | AttributeChange::Drop { name, .. } = change
            {
                lost.push(format!("`{}.{name}`", ty.name));
            }
        }
        let definition = Definition::Composite(ty);
        definition.needs(self.schema)?;
        if let Some(object) = self.schema.objects.get_mut(&id) {
            object.definition = definition;
        }
        self.schema.touched.insert(id);
        back.reverse();
        let changes = self.arena.alloc_slice_copy(&back);
        let name = ty.name;
        let steps = self.steps(&[Operation::AlterComposite(AlterComposite { name, changes })]);
        let what = format!("the values of {}", lost.join(", "));
        let undo = if used && !lost.is_empty() {
            let what = self.arena.alloc_str(&what);
            Undo::LosesData { steps, what }
        } else {
            Undo::Exact(steps)
        };
        Ok((Operation::AlterComposite(step), undo))
    }

    pub(super) fn drop_composite(&mut self, step: DropComposite<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Composite, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((
            Operation::DropComposite(step),
            Undo::Exact(self.steps(&again)),
        ))
    }

    /// Makes a change, and gives the one that takes it back.
    fn attribute_change(
        &self,
        ty: &mut CreateComposite<'a>,
        change: AttributeChange<'a>,
    ) -> Result<AttributeChange<'a>, SchemaError> {
        let mut all = ty.attributes.to_vec();
        let back = match change {
            AttributeChange::Add(attribute) => {
                self.check_attribute(ty.name, &attribute)?;
                free(ty, attribute.name)?;
                all.push(attribute);
                let Attribute { name, ty, .. } = attribute;
                AttributeChange::Drop { name, ty }
            }
            AttributeChange::Drop { name, ty: written } => {
                AttributeChange::Add(all.remove(place(ty, name, &written)?))
            }
            AttributeChange::Rename {
                from,
                to,
                ty: written,
            } => {
                let at = place(ty, from, &written)?;
                name::check(Noun::Attribute, to)?;
                free(ty, to)?;
                all[at].name = to;
                let (from, to) = (to, from);
                AttributeChange::Rename {
                    from,
                    to,
                    ty: written,
                }
            }
            AttributeChange::Change { from, to } => {
                let at = place(ty, to.name, &from)?;
                self.check_attribute(ty.name, &to)?;
                if all[at].ty.same(&to.ty) && all[at].collation == to.collation {
                    return Err(bad(
                        ty.name,
                        "has that attribute so already; remove the change",
                    ));
                }
                let old = std::mem::replace(&mut all[at], to);
                let from = to.ty;
                AttributeChange::Change { from, to: old }
            }
        };
        ty.attributes = self.arena.alloc_slice_copy(&all);
        Ok(back)
    }

    /// Whether a column's values hold values of a type (`find_composite_type_dependencies` in `tablecmds.c`).
    pub(super) fn is_used(&self, name: Name<'a>) -> bool {
        let mut columns = self.schema.tables.values().flat_map(|it| &it.columns);
        let is_it = |ty: &Type<'a>| ty.made().is_some_and(|it| it.same(&name));
        if columns.any(|it| is_it(&it.ty)) {
            return true;
        }
        let mut objects = self.schema.objects.values();
        objects.any(|it| match it.definition {
            Definition::Domain(it) => is_it(&it.ty) && self.is_used(it.name),
            Definition::Composite(it) => {
                it.attributes.iter().any(|it| is_it(&it.ty)) && self.is_used(it.name)
            }
            Definition::Range(it) => {
                is_it(&it.definition.subtype) && self.is_range_used(&it.definition)
            }
            _ => false,
        })
    }

    /// The same of a range type or its multirange type.
    pub(super) fn is_range_used(&self, range: &CreateRange<'a>) -> bool {
        self.is_used(range.name) || self.is_used(range.multirange())
    }

    /// That a type does not come to be inside of itself.
    fn not_inside(&self, outer: Name<'a>, ty: &Type<'a>) -> Result<(), SchemaError> {
        let Some(name) = ty.made() else {
            return Ok(());
        };
        if name.same(&outer) {
            return Err(bad(
                outer,
                "would be inside of itself; give the attribute another type",
            ));
        }
        let id = self.schema.type_of(name);
        if let Some(object) = id.and_then(|id| self.schema.objects.get(&id)) {
            match object.definition {
                Definition::Range(it) => self.not_inside(outer, &it.definition.subtype)?,
                Definition::Domain(it) => self.not_inside(outer, &it.ty)?,
                Definition::Composite(it) => {
                    let mut attributes = it.attributes.iter();
                    attributes.try_for_each(|it| self.not_inside(outer, &it.ty))?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The place of an attribute, if it has the type that the author takes it to have.
fn place(ty: &CreateComposite<'_>, name: &str, written: &Type<'_>) -> Result<usize, SchemaError> {
    let mut attributes = ty.attributes.iter().enumerate();
    let Some((at, found)) = attributes.find(|(_, it)| it.name == name) else {
        return Err(SchemaError::Unknown {
            noun: Noun::Attribute,
            name: name.to_owned(),
            table: Some(ty.name.to_string()),
            hint: Hint::new(name, ty.attributes.iter().map(|it| it.name.to_owned())),
        });
    };
    if found.ty.same(written) {
        return Ok(at);
    }
    Err(SchemaError::WrongType {
        table: ty.name.to_string(),
        column: name.to_owned(),
        types: Box::new(Mismatch {
            written: written.to_string(),
            actual: found.ty.to_string(),
        }),
    })
}

fn free(ty: &CreateComposite<'_>, name: &str) -> Result<(), SchemaError> {
    if ty.attributes.iter().any(|it| it.name == name) {
        return Err(taken(ty.name, name));
    }
    Ok(())
}

fn taken(ty: Name<'_>, attribute: &str) -> SchemaError {
    let owner = Owner::of(Noun::Attribute, Some(ty));
    name::taken(Noun::Attribute, attribute, owner)
}

impl<'a> Replay<'_, 'a> {
    fn check_attribute(
        &self,
        name: Name<'_>,
        attribute: &Attribute<'a>,
    ) -> Result<(), SchemaError> {
        name::check(Noun::Attribute, attribute.name)?;
        if let Type::Other(ty) = attribute.ty {
            text::check(ty)?;
        }
        if attribute.collation.is_some() && !self.takes_collation(attribute.ty) {
            let why = "has an attribute with a collation whose values are no strings; take `collate` away";
            return Err(bad(name, why));
        }
        Ok(())
    }
}
