//! A renamed column, followed through its table and the tables that refer to it.

use super::expression::{self, Column};
use super::{Arena, Constraint, Index, Key, Noun, ObjectId, Schema, Table};
use crate::step::{ConstraintKind, CreateIndex, ForeignKey, IndexKey, KeyKind};
use crate::value::Expression;

impl<'a> Schema<'a> {
    /// Gives the column its new name wherever the schema holds it.
    ///
    /// The names of constraints and indexes stay, as PostgreSQL leaves them.
    pub(super) fn rename_column(&mut self, column: &Column<'a>, arena: &'a Arena) {
        let rename = Rename { column, arena };
        for table in self.tables.values_mut() {
            let own = table.key() == Key::of(column.table);
            if own {
                rename.table(table);
            }
            let mut changed = own;
            for constraint in table.constraints.values_mut() {
                changed |= rename.targets(constraint);
            }
            if changed {
                self.touched.insert(ObjectId::of(Noun::Table, table.name));
            }
        }
        for (id, object) in &mut self.objects {
            if id.table() == Some(Key::of(column.table)) {
                object.definition = object.definition.renamed(column, arena);
                self.touched.insert(*id);
            }
        }
    }
}

struct Rename<'r, 'a> {
    column: &'r Column<'a>,
    arena: &'a Arena,
}

impl<'a> Rename<'_, 'a> {
    fn table(&self, table: &mut Table<'a>) {
        for column in &mut table.columns {
            column.name = self.column.renamed(column.name);
            column.generated = column.generated.map(|it| self.expression(it));
        }
        for constraint in table.constraints.values_mut() {
            constraint.kind = self.constraint(constraint.kind);
        }
        for index in table.indexes.values_mut() {
            self.index(index);
        }
    }

    fn constraint(&self, kind: ConstraintKind<'a>) -> ConstraintKind<'a> {
        match kind {
            ConstraintKind::PrimaryKey(columns) => ConstraintKind::PrimaryKey(self.names(columns)),
            ConstraintKind::Unique(columns) => ConstraintKind::Unique(self.names(columns)),
            ConstraintKind::Check(check) => ConstraintKind::Check(self.expression(check)),
            ConstraintKind::ForeignKey(foreign_key) => ConstraintKind::ForeignKey(ForeignKey {
                columns: self.names(foreign_key.columns),
                ..foreign_key
            }),
        }
    }

    /// Whether the constraint refers to the table.
    fn targets(&self, constraint: &mut Constraint<'a>) -> bool {
        if let ConstraintKind::ForeignKey(foreign_key) = &mut constraint.kind
            && foreign_key.table.same(&self.column.table)
        {
            foreign_key.targets = self.names(foreign_key.targets);
            return true;
        }
        false
    }

    fn index(&self, index: &mut Index<'a>) {
        let definition = index.definition;
        let keys = definition.keys.iter().map(|key| self.key(*key));
        index.definition = CreateIndex {
            keys: self.arena.alloc_slice_fill_iter(keys),
            include: self.names(definition.include),
            predicate: definition.predicate.map(|it| self.expression(it)),
            ..definition
        };
    }

    fn key(&self, key: IndexKey<'a>) -> IndexKey<'a> {
        let kind = match key.kind {
            KeyKind::Column(name) => KeyKind::Column(self.column.renamed(name)),
            KeyKind::Expression(text) => KeyKind::Expression(self.expression(text)),
        };
        IndexKey { kind, ..key }
    }

    fn names(&self, names: &'a [&'a str]) -> &'a [&'a str] {
        let renamed = names.iter().map(|name| self.column.renamed(name));
        self.arena.alloc_slice_fill_iter(renamed)
    }

    fn expression(&self, expression: Expression<'a>) -> Expression<'a> {
        expression::rename(expression, self.column, self.arena)
    }
}
