//! Constraints made up at random.

use super::*;

const TIMINGS: [Timing; 3] = [Timing::Immediate, Timing::Deferrable, Timing::Deferred];
const ACTIONS: [ReferentialAction; 5] = [
    ReferentialAction::NoAction,
    ReferentialAction::Restrict,
    ReferentialAction::Cascade,
    ReferentialAction::SetNull,
    ReferentialAction::SetDefault,
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn constraint(&mut self, table: &Table<'a>) -> Constraint<'a> {
        let columns = self.columns(table, 2);
        let kind = match self.random.below(7) {
            0 => ConstraintKind::PrimaryKey(columns),
            1 | 2 => ConstraintKind::Unique(columns),
            3 => ConstraintKind::Check(self.expression(table)),
            4 => ConstraintKind::Exclude(self.exclusion(table)),
            _ => ConstraintKind::ForeignKey(self.foreign_key(table)),
        };
        // Other servers take the same steps as before.
        let forbids = self.server >= NEWEST && self.random.chance(15);
        let kind = match columns.first().filter(|_| forbids) {
            Some(column) => ConstraintKind::NotNull(self.arena.alloc([*column])),
            None => kind,
        };
        Constraint {
            options: self.besides(table, &kind),
            ..Constraint::new(self.object("t_pkey"), kind)
        }
    }

    /// What a constraint of this kind may be besides, and now and then what it may not.
    fn besides(&mut self, table: &Table<'a>, kind: &ConstraintKind<'a>) -> ConstraintOptions<'a> {
        let mut options = ConstraintOptions::NONE;
        if self.random.chance(60) {
            return options;
        }
        let is_check = matches!(kind, ConstraintKind::Check(_));
        let is_foreign_key = matches!(kind, ConstraintKind::ForeignKey(_));
        let is_not_null = matches!(kind, ConstraintKind::NotNull(_));
        if !(is_check || is_not_null) || self.random.chance(2) {
            options.timing = self.random.one_of(&TIMINGS);
        }
        if is_check || is_foreign_key || is_not_null || self.random.chance(2) {
            options.state = self
                .random
                .one_of(&[ConstraintState::Valid, ConstraintState::NotValid]);
        }
        if kind.has_index() && self.random.chance(40) {
            options.include = self.columns(table, 2);
            options.with = &[("fillfactor", "70")];
        }
        options.nulls_not_distinct =
            matches!(kind, ConstraintKind::Unique(_)) && self.random.chance(40);
        options.no_inherit = is_check && self.random.chance(40);
        options
    }

    fn compared(&mut self, name: &'a str) -> IndexKey<'a> {
        let expression = self.random.chance(20).then(|| self.over(&[name]));
        IndexKey::new(expression.map_or(KeyKind::Column(name), KeyKind::Expression))
    }

    pub(super) fn constraint_change(&mut self) -> ConstraintChange<'a> {
        match self.random.below(3) {
            0 => ConstraintChange::Rename(self.random.one_of(&NAMES)),
            1 => ConstraintChange::Validate,
            _ => ConstraintChange::Timing(self.random.one_of(&TIMINGS)),
        }
    }

    pub(super) fn key_of_index(&mut self, table: &Table<'a>) -> IndexKeyed<'a> {
        let indexes: Vec<_> = table.indexes.keys().copied().collect();
        let kinds = [IndexedKind::Unique, IndexedKind::PrimaryKey];
        IndexKeyed {
            index: self.random.one_of(&indexes),
            kind: self.random.one_of(&kinds),
            name: self.random.chance(50).then(|| self.random.one_of(&NAMES)),
            timing: self.random.one_of(&TIMINGS),
        }
    }

    /// Every type here can be compared for equality by `btree`.
    fn exclusion(&mut self, table: &Table<'a>) -> Exclusion<'a> {
        let names = self.columns(table, 2);
        let keys = names.iter().map(|name| self.compared(name));
        let keys: Vec<IndexKey<'a>> = keys.collect();
        let columns: Vec<&'a str> = keys
            .iter()
            .filter_map(|key| match key.kind {
                KeyKind::Column(name) => Some(name),
                KeyKind::Expression(_) => None,
            })
            .collect();
        let elements = keys
            .into_iter()
            .map(|key| ExclusionElement { key, operator: "=" });
        let elements: Vec<_> = elements.collect();
        Exclusion {
            method: "btree",
            elements: self.arena.alloc_slice_copy(&elements),
            columns: self.arena.alloc_slice_copy(&columns),
            predicate: self.random.chance(30).then(|| self.expression(table)),
        }
    }

    /// A foreign key to a key of some table, with columns of its types.
    fn foreign_key(&mut self, table: &Table<'a>) -> ForeignKey<'a> {
        let target = self.known().unwrap_or_else(|| table.clone());
        let keys = target
            .constraints
            .values()
            .filter_map(|it| it.kind.unique_columns());
        let keys: Vec<_> = keys.chain([self.columns(&target, 1)]).collect();
        let targets = self.random.one_of(&keys);
        let columns: Vec<&'a str> = targets
            .iter()
            .filter_map(|name| {
                let ty = target.column(name)?.ty;
                let mut fitting = table.columns.iter().filter(|it| it.ty.same_base(&ty));
                fitting.next().map(|it| it.name)
            })
            .collect();
        let columns = &*self.arena.alloc_slice_copy(&columns);
        let foreign_key = ForeignKey::new(columns, target.name, targets);
        if self.random.chance(60) {
            return foreign_key;
        }
        let on_delete = self.random.one_of(&ACTIONS);
        let sets = matches!(
            on_delete,
            ReferentialAction::SetNull | ReferentialAction::SetDefault
        );
        let set = (sets && self.random.chance(50)) || self.random.chance(2);
        ForeignKey {
            on_delete,
            on_update: self.random.one_of(&ACTIONS),
            set_columns: if set {
                &columns[..columns.len().min(1)]
            } else {
                &[]
            },
            full: self.random.chance(40),
            ..foreign_key
        }
    }
}
