//! Objects that go to another schema, and back.

use super::*;

impl<'a> Generator<'_, 'a> {
    pub(super) fn move_object(&mut self) -> Operation<'a> {
        let ids = self.schema.objects.keys().copied();
        let movable = ids.filter(|it| {
            matches!(
                it.noun,
                Noun::View
                    | Noun::MaterializedView
                    | Noun::Sequence
                    | Noun::Function
                    | Noun::Procedure
                    | Noun::Composite
                    | Noun::Domain
                    | Noun::Range
            )
        });
        let enums = self.schema.enums.values();
        let enums = enums.map(|it| ObjectId::of(Noun::Type, it.name));
        let all: Vec<_> = movable.chain(enums).collect();
        if all.is_empty() {
            return self.create_schema();
        }
        let id = self.random.one_of(&all);
        self.moved(id)
    }

    fn moved(&mut self, id: ObjectId<'a>) -> Operation<'a> {
        let name = Name {
            schema: Some(id.key.schema),
            name: id.key.name,
        };
        let schema = match id.key.schema {
            SCHEMA => "public",
            _ => SCHEMA,
        };
        let moved_type = |kind| {
            let to = Name {
                schema: Some(schema),
                ..name
            };
            Operation::RenameType(RenameType {
                subtype: None,
                multirange: None,
                kind,
                from: name,
                to: self.arena.alloc(Type::Made(to)),
            })
        };
        match id.noun {
            Noun::Range => self.moved_range(id, name, schema),
            Noun::Composite => moved_type(TypeKind::Composite),
            Noun::Domain => moved_type(TypeKind::Domain),
            Noun::Type => moved_type(TypeKind::Enum),
            Noun::Sequence => Operation::MoveSequence(MoveSequence { name, schema }),
            Noun::View | Noun::MaterializedView => {
                let kind = match id.noun {
                    Noun::View => ViewKind::Plain,
                    _ => ViewKind::Materialized,
                };
                Operation::MoveView(MoveView { name, schema, kind })
            }
            noun => {
                let kind = match noun {
                    Noun::Function => RoutineKind::Function,
                    _ => RoutineKind::Procedure,
                };
                let routine = self.schema.objects.get(&id).map(|it| it.definition);
                let types = match routine {
                    Some(Definition::Routine(it)) => Some(it.inputs),
                    _ => None,
                };
                let routine = RoutineRef { kind, name, types };
                Operation::MoveRoutine(MoveRoutine { routine, schema })
            }
        }
    }

    /// A range type with its multirange type, now and then of another name.
    fn moved_range(
        &mut self,
        id: ObjectId<'a>,
        from: Name<'a>,
        schema: &'static str,
    ) -> Operation<'a> {
        let known = self.schema.objects.get(&id).map(|it| it.definition);
        let multirange = match known {
            Some(Definition::Range(it)) if self.random.chance(90) => it.definition.multirange,
            _ => "sets",
        };
        let there = |name| {
            let schema = Some(schema);
            &*self.arena.alloc(Type::Made(Name { schema, name }))
        };
        Operation::RenameType(RenameType {
            subtype: None,
            multirange: self.random.chance(95).then(|| there(multirange)),
            kind: TypeKind::Range,
            from,
            to: there(from.name),
        })
    }
}
