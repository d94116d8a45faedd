//! Sequences, and columns that take their numbers.

use super::*;
use migration_core::schema::Definition;

/// None is that of a table, because `ALTER TABLE` of a server takes a sequence too.
const SEQUENCES: [&str; 4] = ["s", "n", "q", "t_a_idx"];
const BOUNDS: [i64; 6] = [-40_000, -1, 1, 5, 100, 40_000];

impl<'a> Generator<'_, 'a> {
    pub(super) fn sequence(&mut self) -> Operation<'a> {
        let known = self.known_sequence();
        match (self.random.below(6), known) {
            (0, Some(name)) => Operation::DropSequence(DropSequence { name }),
            (1, Some(name)) => {
                let to = self.random.one_of(&SEQUENCES);
                Operation::RenameSequence(RenameSequence { name, to })
            }
            (2 | 3, Some(name)) => {
                let changes: Vec<_> = (0..=self.random.below(2))
                    .map(|_| self.sequence_change())
                    .collect();
                let changes = self.arena.alloc_slice_copy(&changes);
                Operation::AlterSequence(AlterSequence { name, changes })
            }
            _ => Operation::CreateSequence(CreateSequence {
                name: self.name(&SEQUENCES),
                persistence: Persistence::Logged,
                options: self.sequence_options(),
                owned_by: self
                    .random
                    .chance(40)
                    .then(|| self.sequence_owner())
                    .flatten(),
            }),
        }
    }

    /// The next number of a sequence, as a default.
    pub(super) fn next_number(&mut self) -> Option<DefaultValue<'a>> {
        let name = self.known_sequence()?;
        let sql = self
            .arena
            .alloc_str(&format!("nextval('{}')", name.quoted()));
        Some(DefaultValue::Expression(Expression {
            mentions: self
                .arena
                .alloc_slice_copy(&[Mention::Relation(name), Mention::Gives(Type::BigInt)]),
            ..Expression::over(sql, &[])
        }))
    }

    fn known_sequence(&mut self) -> Option<Name<'a>> {
        let objects = self.schema.objects.values();
        let names: Vec<_> = objects
            .filter_map(|it| match it.definition {
                Definition::Sequence(sequence) => Some(sequence.name),
                _ => None,
            })
            .collect();
        (!names.is_empty()).then(|| self.random.one_of(&names))
    }

    fn sequence_change(&mut self) -> SequenceChange<'a> {
        if self.random.chance(40) {
            let owner = self.random.chance(80).then(|| self.sequence_owner());
            return SequenceChange::OwnedBy(owner.flatten());
        }
        // Without it, the server refuses bounds that leave out where the sequence stands, which is in no schema.
        let restart = Some(SequenceRestart::AtStart);
        SequenceChange::Options(self.sequence_options(), restart)
    }

    fn sequence_owner(&mut self) -> Option<SequenceOwner<'a>> {
        let table = self.known()?;
        let column = self.random.below(table.columns.len());
        Some(SequenceOwner {
            table: table.name,
            column: table.columns.get(column).map_or("a", |it| it.name),
        })
    }

    fn sequence_options(&mut self) -> SequenceOptions {
        let mut options = SequenceOptions::default();
        let types = [
            SequenceType::SmallInt,
            SequenceType::Integer,
            SequenceType::BigInt,
        ];
        if self.random.chance(30) {
            options.ty = Some(self.random.one_of(&types));
        }
        if self.random.chance(30) {
            options.increment = Some(self.random.one_of(&[-1, 2, 0]));
        }
        if self.random.chance(20) {
            options.min = Some(SequenceBound::At(self.random.one_of(&BOUNDS)));
        }
        if self.random.chance(20) {
            options.max = Some(SequenceBound::At(self.random.one_of(&BOUNDS)));
        }
        if self.random.chance(10) {
            options.max = Some(SequenceBound::Default);
        }
        if self.random.chance(20) {
            options.start = Some(self.random.one_of(&BOUNDS));
        }
        options.cycle = self.random.chance(30).then_some(true);
        options
    }
}
