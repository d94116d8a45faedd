//! Tables that inherit from others.

use super::{Generator, TABLES, alter};
use migration_core::ident::{Name, Quoted};
use migration_core::schema::Table;
use migration_core::step::*;
use migration_core::value::Expression;

const CHILDREN: [&str; 3] = ["h", "i", "t_a"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn inheritance(&mut self) -> Operation<'a> {
        let family = self.family();
        let one = family.get(self.random.below(family.len())).cloned();
        match (self.random.below(10), one) {
            (0..=4, Some(table)) => self.altered(table.name),
            (5, Some(table)) => self.no_inherit(&table),
            (6, _) => self.inherit(),
            (7, _) => self.alike_of(),
            _ => self.create_child(),
        }
    }

    /// Tables that inherit, and those from which they do.
    fn family(&self) -> Vec<Table<'a>> {
        let children = self.schema.tables.values();
        let children = children.filter(|it| !it.options.inherits.is_empty());
        let all = children.flat_map(|child| {
            let parents = self.schema.tables.values();
            let parents = parents.filter(|it| child.options.inherits.contains(&it.name));
            parents.chain([child])
        });
        all.cloned().collect()
    }

    fn create_child(&mut self) -> Operation<'a> {
        let Some(parent) = self.known() else {
            return self.create_table();
        };
        let mut parents = vec![parent.name];
        if self.random.chance(30) {
            parents.extend(self.known().map(|it| it.name));
        }
        let Operation::CreateTable(mut step) = self.create_table() else {
            return self.create_table();
        };
        let new = step
            .columns
            .iter()
            .filter(|it| parent.column(it.name).is_none());
        let mut columns: Vec<_> = new.copied().collect();
        columns.truncate(2);
        columns.extend(self.written(&parent, 30));
        step.columns = self.arena.alloc_slice_copy(&columns);
        step.constraints = match self.random.chance(70) {
            true => &[],
            false => self.of_another(step.name, step.constraints),
        };
        if self.random.chance(40) {
            step.constraints = self.checks_of(&parent);
        }
        if self.random.chance(95) {
            step.options = TableOptions::PLAIN;
        }
        step.options.inherits = self.arena.alloc_slice_copy(&parents);
        step.name = self.name(&CHILDREN);
        Operation::CreateTable(step)
    }

    /// Some columns of a table, as another table writes them.
    fn written(&mut self, table: &Table<'a>, percent: usize) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        for of in &table.columns {
            if !self.random.chance(percent) {
                continue;
            }
            let default = of.default.filter(|_| self.random.chance(50));
            columns.push(Column {
                default,
                collation: of.collation,
                ..Column::new(of.name, of.ty, of.nullable)
            });
        }
        columns
    }

    fn checks_of(&self, table: &Table<'a>) -> &'a [Constraint<'a>] {
        let mut checks = table.constraint_steps();
        checks.retain(|it| matches!(it.kind, ConstraintKind::Check(_)));
        self.of_another(table.name, &checks)
    }

    /// The constraints as another table can have them.
    fn of_another(&self, name: Name<'a>, all: &[Constraint<'a>]) -> &'a [Constraint<'a>] {
        let all = all.iter().map(|it| match it.kind {
            ConstraintKind::Check(check) => {
                let kind = ConstraintKind::Check(self.unqualified(name.name, check));
                Constraint { kind, ..*it }
            }
            ConstraintKind::Exclude(exclusion) => {
                let kind = ConstraintKind::Exclude(self.exclusion_of_another(name, exclusion));
                Constraint { kind, ..*it }
            }
            _ => *it,
        });
        self.arena.alloc_slice_copy(&all.collect::<Vec<_>>())
    }

    fn exclusion_of_another(&self, name: Name<'a>, exclusion: Exclusion<'a>) -> Exclusion<'a> {
        let elements = exclusion.elements.iter().map(|it| {
            let kind = match it.key.kind {
                KeyKind::Expression(text) => KeyKind::Expression(self.unqualified(name.name, text)),
                KeyKind::Column(name) => KeyKind::Column(name),
            };
            let key = IndexKey { kind, ..it.key };
            ExclusionElement { key, ..*it }
        });
        let elements: Vec<_> = elements.collect();
        Exclusion {
            elements: self.arena.alloc_slice_copy(&elements),
            predicate: exclusion
                .predicate
                .map(|it| self.unqualified(name.name, it)),
            ..exclusion
        }
    }

    /// The text without the table's name, which another table does not have.
    fn unqualified(&self, name: &str, text: Expression<'a>) -> Expression<'a> {
        let sql = text.sql.replace(&format!("{}.", Quoted(name)), "");
        let sql = self
            .arena
            .alloc_str(&sql.replace(&format!(" ({name}."), " ("));
        Expression { sql, ..text }
    }

    /// A table that has what another has.
    fn alike_of(&mut self) -> Operation<'a> {
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let columns = self.written(&table, 95);
        Operation::CreateTable(CreateTable {
            columns: self.arena.alloc_slice_copy(&columns),
            constraints: self.checks_of(&table),
            ..CreateTable::new(self.name(&CHILDREN))
        })
    }

    fn inherit(&mut self) -> Operation<'a> {
        let all: Vec<_> = self.schema.tables.values().collect();
        let pairs = all.iter().flat_map(|child| {
            let has =
                |of: &&&Table<'a>| of.columns.iter().all(|it| child.column(it.name).is_some());
            let parents = all.iter().filter(has).filter(|it| it.name != child.name);
            parents.map(|it| (child.name, it.name))
        });
        let pairs: Vec<_> = pairs.collect();
        let any = (Name::plain(self.random.one_of(&TABLES)), self.name(&TABLES));
        let (table, from) = pairs
            .get(self.random.below(pairs.len() + 1))
            .copied()
            .unwrap_or(any);
        alter(table, self.arena.alloc_slice_copy(&[Change::Inherit(from)])).operation
    }

    fn no_inherit(&mut self, table: &Table<'a>) -> Operation<'a> {
        let parents = table.options.inherits;
        let any = self.name(&TABLES);
        let from = parents.last().copied().unwrap_or(any);
        let change = Change::NoInherit(from);
        alter(table.name, self.arena.alloc_slice_copy(&[change])).operation
    }
}
