//! Steps that name one thing too many, too few or twice, where the macro does not refuse it by itself.

use super::*;

impl Mistake {
    /// The step with the mistake, where it is one of writing.
    pub(super) fn made_in<'a>(
        self,
        mut step: Step<'a>,
        arena: &'a Arena,
        random: &mut Random,
    ) -> Step<'a> {
        if self == Self::WrongCount {
            let mut count = Count { arena, random };
            count.operation(&mut step.operation);
        }
        step
    }
}

struct Count<'r, 'a> {
    arena: &'a Arena,
    random: &'r mut Random,
}

impl<'a> Count<'_, 'a> {
    fn operation(&mut self, operation: &mut Operation<'a>) {
        match operation {
            Operation::CreateComposite(it) => self.twice(&mut it.attributes),
            Operation::CreateTable(it) => self.table(it),
            Operation::AlterTable(it) => self.changes(&mut it.changes),
            Operation::CreateIndex(it) => self.twice(&mut it.keys),
            Operation::CreateStatistics(it) => self.twice(&mut it.keys),
            Operation::Insert(it) => self.row(it),
            _ => {}
        }
    }

    fn table(&mut self, table: &mut CreateTable<'a>) {
        if self.random.chance(20) {
            return self.twice(&mut table.columns);
        }
        if let Some(by) = &mut table.options.partition_by
            && self.random.chance(50)
        {
            return self.twice(&mut by.keys);
        }
        let mut all = table.constraints.to_vec();
        for constraint in &mut all {
            self.constraint(constraint);
        }
        table.constraints = self.arena.alloc_slice_copy(&all);
    }

    fn changes(&mut self, changes: &mut &'a [Change<'a>]) {
        let mut all = changes.to_vec();
        for change in &mut all {
            if let Change::AddConstraint(constraint) = change {
                self.constraint(constraint);
            }
        }
        *changes = self.arena.alloc_slice_copy(&all);
        if self.random.chance(20) {
            self.twice(changes);
        }
    }

    fn constraint(&mut self, constraint: &mut Constraint<'a>) {
        match &mut constraint.kind {
            ConstraintKind::ForeignKey(it) if self.random.chance(50) => {
                self.another(&mut it.targets);
            }
            ConstraintKind::ForeignKey(it) => self.another(&mut it.columns),
            ConstraintKind::Exclude(it) => self.twice(&mut it.elements),
            _ => {}
        }
    }

    /// A column with its values twice.
    fn row(&mut self, insert: &mut Insert<'a>) {
        self.twice(&mut insert.columns);
        let rows: Vec<_> = insert.rows.to_vec();
        let rows = rows.into_iter().map(|mut row| {
            self.twice(&mut row);
            row
        });
        let rows: Vec<Row<'a>> = rows.collect();
        insert.rows = self.arena.alloc_slice_copy(&rows);
    }

    /// The first once more, at the end.
    fn twice<T: Copy>(&mut self, items: &mut &'a [T]) {
        let more = items.iter().chain(items.first()).copied();
        *items = self.arena.alloc_slice_fill_iter(more.collect::<Vec<_>>());
    }

    /// One name more or one less.
    fn another(&mut self, names: &mut &'a [&'a str]) {
        if let Some((_, less)) = names.split_last()
            && !less.is_empty()
            && self.random.chance(50)
        {
            *names = less;
            return;
        }
        let more = COLUMNS.iter().filter(|it| !names.contains(it)).take(1);
        let more: Vec<_> = names.iter().chain(more).copied().collect();
        *names = self.arena.alloc_slice_copy(&more);
    }
}
