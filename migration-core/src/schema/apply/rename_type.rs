//! Types: given another name or moved to another schema, which every column and object that has them follows.

use super::lookup::unknown;
use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::{EnumType, Key, Noun, Object, ObjectId, SchemaError, Undo};
use crate::step::{CreateRange, Operation, RenameType, TypeKind};
use crate::types::Type;

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_type(&mut self, step: RenameType<'a>) -> Outcome<'a> {
        let noun = noun(step.kind);
        let from = self.known_name(noun, step.from)?;
        let to = step.to.made().unwrap_or(from);
        self.known_schema(to.schema())?;
        self.free_name_of_type(noun, to)?;
        if to.schema() != from.schema() && to.name != from.name {
            let names = [from.sibling(to.name).to_string()];
            return Err(unknown(noun, to, names));
        }
        let subtype = self.subtype(noun, from, to)?;
        let multirange = self.moved_multirange(&step, from, to)?;
        said_by_none(noun, from, &self.schema.saying(ObjectId::of(noun, from)))?;
        self.schema.carry_to_type(Key::of(from), Key::of(to));
        self.follow_type(&RenameType { from, ..step });
        if let Some((from, to)) = multirange {
            self.follow_type(&RenameType { from, to, ..step });
        }
        if noun == Noun::Range {
            self.name_range(to);
        }
        self.named_by_no_text(noun, from)?;
        let back = RenameType {
            kind: step.kind,
            from: to,
            to: self.arena.alloc(Type::Made(from)),
            subtype,
            multirange: multirange.map(|(from, _)| &*self.arena.alloc(Type::Made(from))),
        };
        let undo = self.steps(&[Operation::RenameType(back)]);
        let step = RenameType {
            from,
            subtype,
            ..step
        };
        Ok((Operation::RenameType(step), Undo::Exact(undo)))
    }

    /// The type of the bounds of a range type, whose functions are to have the new name too.
    fn subtype(
        &self,
        noun: Noun,
        from: Name<'a>,
        to: Name<'a>,
    ) -> Result<Option<Type<'a>>, SchemaError> {
        if noun != Noun::Range {
            return Ok(None);
        }
        let range = self.known_range(from)?;
        self.free_constructors(&CreateRange { name: to, ..range })?;
        Ok(Some(range.subtype))
    }

    /// The name of the multirange type that goes to another schema with its range type, and the type there.
    fn moved_multirange(
        &self,
        step: &RenameType<'a>,
        from: Name<'a>,
        to: Name<'a>,
    ) -> Result<Option<(Name<'a>, &'a Type<'a>)>, SchemaError> {
        if step.kind != TypeKind::Range || from.schema() == to.schema() {
            return Ok(None);
        }
        let range = self.known_range(from)?;
        let there = to.sibling(range.multirange);
        let written = step.multirange.and_then(|ty| Some((ty, ty.made()?)));
        match written {
            Some((ty, name)) if name.same(&there) => {
                self.free_type(Noun::Range, there)?;
                Ok(Some((range.multirange(), ty)))
            }
            Some((_, name)) => Err(unknown(Noun::Range, name, [there.to_string()])),
            None => {
                let why = "goes with its multirange type; say which in `multirange_type_name`";
                Err(super::domain::bad(from, why))
            }
        }
    }

    /// The name of a type of this kind, as its author wrote it.
    fn known_name(&self, noun: Noun, name: Name<'a>) -> Result<Name<'a>, SchemaError> {
        if noun == Noun::Type {
            return self.known_enum(name).map(|it| it.name);
        }
        self.known_object(ObjectId::of(noun, name)).map(|_| name)
    }

    /// That nothing has the new name of a type.
    fn free_name_of_type(&self, noun: Noun, name: Name<'a>) -> Result<(), SchemaError> {
        self.free_type(noun, name)?;
        let relation = noun
            .is_relation()
            .then(|| self.schema.relation(Key::of(name)));
        match relation.flatten() {
            Some(owner) => Err(super::name::taken(noun, name.name, owner)),
            None => Ok(()),
        }
    }

    /// Gives the type its new name wherever the schema holds it.
    fn follow_type(&mut self, rename: &RenameType<'a>) {
        let key = Key::of(rename.from);
        if let Some(ty) = self.schema.enums.remove(&key) {
            let name = rename.to.made().unwrap_or(rename.from);
            let labels = ty.labels;
            self.schema
                .enums
                .insert(Key::of(name), EnumType { name, labels });
        }
        for table in self.schema.tables.values_mut() {
            for column in &mut table.columns {
                let ty = column.ty.renamed(rename, self.arena);
                if !ty.same(&column.ty) {
                    column.ty = ty;
                    let id = ObjectId::of(Noun::Table, table.name);
                    self.schema.touched.insert(id);
                }
            }
        }
        let objects = std::mem::take(&mut self.schema.objects);
        for (old, object) in objects {
            let definition = object.definition.retyped(rename, self.arena);
            let id = definition.id();
            if definition != object.definition {
                self.schema.touched.extend([old, id]);
            }
            let made = object.made;
            self.schema.objects.insert(id, Object { definition, made });
        }
    }

    /// That no text names the type as it was, and no object has it that does not follow.
    fn named_by_no_text(&self, noun: Noun, from: Name<'a>) -> Result<(), SchemaError> {
        said_by_none(noun, from, &self.schema.at_a_loss())
    }
}

fn said_by_none(noun: Noun, name: Name<'_>, by: &[ObjectId<'_>]) -> Result<(), SchemaError> {
    if by.is_empty() {
        return Ok(());
    }
    Err(SchemaError::NamedInText {
        noun,
        name: name.to_string(),
        by: by.iter().map(ToString::to_string).collect(),
    })
}

impl<'a> Type<'a> {
    /// The type once a type has another name.
    pub(in crate::schema) fn renamed(
        &self,
        rename: &RenameType<'a>,
        arena: &'a crate::schema::Arena,
    ) -> Self {
        match self {
            Type::Array(element) => match element.renamed(rename, arena) {
                Type::Made(name) if Some(name) == rename.to.made() => Type::Array(rename.to),
                same if same.same(element) => *self,
                other => Type::Array(arena.alloc(other)),
            },
            Type::Made(name) if name.same(&rename.from) => *rename.to,
            _ => *self,
        }
    }
}

/// The noun of a kind of type.
pub(super) const fn noun(kind: TypeKind) -> Noun {
    match kind {
        TypeKind::Enum => Noun::Type,
        TypeKind::Domain => Noun::Domain,
        TypeKind::Composite => Noun::Composite,
        TypeKind::Range => Noun::Range,
    }
}
