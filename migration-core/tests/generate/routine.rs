//! Functions and procedures.

use super::*;

const ROUTINES: [&str; 3] = ["f", "g", "t"];
const KINDS: [RoutineKind; 3] = [
    RoutineKind::Function,
    RoutineKind::Function,
    RoutineKind::Procedure,
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn routine(&mut self) -> Operation<'a> {
        let kind = self.random.one_of(&KINDS);
        match self.random.below(10) {
            0 | 1 => Operation::DropRoutine(DropRoutine {
                routine: self.routine_ref(kind),
                behavior: self
                    .random
                    .one_of(&[DropBehavior::Restrict, DropBehavior::Cascade]),
            }),
            2..=4 => Operation::RenameRoutine(RenameRoutine {
                routine: self.routine_ref(kind),
                to: self.random.one_of(&["f", "h", "k"]),
            }),
            5 => Operation::ReplaceRoutine(self.replaced(kind)),
            _ => Operation::CreateRoutine(self.create_routine(kind)),
        }
    }

    fn create_routine(&mut self, kind: RoutineKind) -> CreateRoutine<'a> {
        let types = self.types();
        let defaults = self.random.chance(30);
        let named = types.iter().zip(["a", "b"]);
        let arguments: Vec<_> = named
            .map(|(ty, name)| Argument {
                mode: ArgumentMode::In,
                name: Some(name),
                ty: *ty,
                default: defaults.then(|| self.given(ty)),
            })
            .collect();
        let returns = match self.random.below(4) {
            0 => Returns::One(ResultType::Of(self.some_type(&TYPES))),
            _ => Returns::One(ResultType::Void),
        };
        CreateRoutine {
            kind,
            name: self.name(&ROUTINES),
            arguments: self.arena.alloc_slice_copy(&arguments),
            returns: (kind == RoutineKind::Function).then_some(returns),
            language: "plpgsql",
            options: RoutineOptions::default(),
            body: Body {
                form: BodyForm::Text,
                sql: self.random.one_of(&["BEGIN END", "BEGIN NULL; END"]),
                mentions: self.called(),
            },
        }
    }

    /// One that is there, with another body and sometimes another result.
    fn replaced(&mut self, kind: RoutineKind) -> CreateRoutine<'a> {
        let new = self.create_routine(kind);
        match self.known_routine() {
            Some(known) => CreateRoutine {
                body: new.body,
                returns: match self.random.chance(10) {
                    true => new.returns,
                    false => known.definition.returns,
                },
                ..known.definition
            },
            None => new,
        }
    }

    fn known_routine(&mut self) -> Option<Routine<'a>> {
        let all = self.schema.objects.values();
        let all: Vec<_> = all
            .filter_map(|it| match it.definition {
                Definition::Routine(routine) => Some(routine),
                _ => None,
            })
            .collect();
        all.get(self.random.below(all.len())).copied()
    }

    /// A call, now and then, which makes the body need what it may mean.
    fn called(&mut self) -> &'a [Mention<'a>] {
        if self.random.chance(60) {
            return &[];
        }
        let mention = Mention::Function(Call::new(self.name(&ROUTINES), self.random.below(3)));
        self.arena.alloc_slice_copy(&[mention])
    }

    fn routine_ref(&mut self, kind: RoutineKind) -> RoutineRef<'a> {
        if let Some(known) = self.known_routine()
            && self.random.chance(80)
        {
            return RoutineRef {
                kind: known.definition.kind,
                name: known.definition.name,
                types: self.random.chance(70).then_some(known.inputs),
            };
        }
        RoutineRef {
            kind,
            name: self.name(&ROUTINES),
            types: self.random.chance(30).then(|| self.types()),
        }
    }

    fn types(&mut self) -> &'a [Type<'a>] {
        let types: Vec<_> = (0..self.random.below(3))
            .map(|_| self.some_type(&TYPES))
            .collect();
        self.arena.alloc_slice_copy(&types)
    }
}
