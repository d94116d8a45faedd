//! How much memory tables take, with their columns, constraints and indexes.

use super::constraints::columns;
use super::exclusions::held;
use super::size::Size;
use crate::step::{
    Change, Column, ColumnChange, Constraint, ConstraintKind, CreateIndex, CreateTable,
    IdentitySequence, IndexKey, KeyKind,
};
use crate::value::DefaultValue;

impl Size {
    pub(super) const fn table(self, table: &CreateTable<'_>) -> Self {
        let inherits = 2 * table.options.inherits.len();
        let size = self.privileged().add(1 + inherits, 0);
        let size = size.columns(table.columns);
        let size = match &table.options.partition_by {
            Some(by) => size.index_keys(by.keys),
            None => size,
        };
        size.constraints(table.constraints)
    }

    const fn columns(mut self, columns: &[Column<'_>]) -> Self {
        let mut i = 0;
        while i < columns.len() {
            self = self.column(&columns[i]);
            i += 1;
        }
        self
    }

    const fn column(self, column: &Column<'_>) -> Self {
        let this = match &column.default {
            Some(default) => self.default(default),
            None => self,
        };
        this.column_itself(column)
    }

    /// What the default of a column names, and its body.
    pub(super) const fn default(self, default: &DefaultValue<'_>) -> Self {
        match default {
            DefaultValue::Expression(it) if it.has_needs() => self.add(1, 0).mentions(it.mentions),
            _ => self,
        }
    }

    const fn column_itself(self, column: &Column<'_>) -> Self {
        match &column.generated {
            // The expression has a body of its own.
            Some(it) => self.add(2, it.columns.len()).mentions(it.mentions),
            None => self.add(1, 0).identity(&column.sequence),
        }
    }

    /// The named sequence of an identity column.
    const fn identity(self, sequence: &IdentitySequence<'_>) -> Self {
        match sequence.name {
            Some(_) => self.movable(1).add(1, 1),
            None => self,
        }
    }

    const fn constraints(mut self, constraints: &[Constraint<'_>]) -> Self {
        let mut i = 0;
        while i < constraints.len() {
            self = self.constraint(&constraints[i]);
            i += 1;
        }
        self
    }

    /// A constraint, its name in the schema, and the index that may come with it.
    const fn constraint(self, constraint: &Constraint<'_>) -> Self {
        let others = match &constraint.kind {
            ConstraintKind::ForeignKey(foreign) => foreign.targets.len(),
            ConstraintKind::Exclude(exclusion) => held(exclusion),
            _ => 0,
        };
        let own = columns(&constraint.kind).len() + constraint.options.include.len();
        self.constraint_mentions(&constraint.kind)
            .movable(2)
            .named()
            .add(3, own + others)
    }

    const fn constraint_mentions(self, kind: &ConstraintKind<'_>) -> Self {
        match kind {
            ConstraintKind::Check(check) => self.mentions(check.mentions),
            ConstraintKind::Exclude(exclusion) => {
                let (mut size, mut i) = (self.predicate(&exclusion.predicate), 0);
                while i < exclusion.elements.len() {
                    size = size.mentions(exclusion.elements[i].key.mentions());
                    i += 1;
                }
                size
            }
            _ => self,
        }
    }

    pub(super) const fn changes(mut self, changes: &[Change<'_>]) -> Self {
        let mut i = 0;
        while i < changes.len() {
            self = match &changes[i] {
                Change::AddColumn(column) => self.column(column),
                Change::AddConstraint(constraint) => self.constraint(constraint),
                Change::RenameColumn { .. } => self.add(1, 0),
                // A name and its index's, and the name in the schema.
                Change::AlterConstraint { .. } | Change::AddKeyOfIndex(_) => self.add(3, 0),
                Change::AlterColumn {
                    change: ColumnChange::SetExpression(expression),
                    ..
                } => self
                    .add(1, expression.columns.len())
                    .mentions(expression.mentions),
                Change::AlterColumn {
                    change: ColumnChange::SetDefault(default),
                    ..
                } => self.default(default),
                Change::AlterColumn {
                    change: ColumnChange::AddIdentity(_, sequence),
                    ..
                } => self.identity(sequence),
                // It stands at both tables.
                Change::Inherit(_) => self.add(2, 0),
                Change::NoInherit(_)
                | Change::DropColumn { .. }
                | Change::Cascade(_)
                | Change::AlterColumn { .. }
                | Change::ChangeType { .. }
                | Change::Storage(_)
                | Change::DropConstraint { .. } => self,
            };
            i += 1;
        }
        self
    }

    pub(super) const fn index_keys(mut self, keys: &[IndexKey<'_>]) -> Self {
        let mut i = 0;
        while i < keys.len() {
            let named = match &keys[i].kind {
                KeyKind::Column(_) => 1,
                KeyKind::Expression(expression) => expression.columns.len(),
            };
            self = self.add(0, named).mentions(keys[i].mentions());
            i += 1;
        }
        self
    }

    pub(super) const fn index(self, index: &CreateIndex<'_>) -> Self {
        let predicate = match &index.predicate {
            Some(expression) => expression.columns.len(),
            None => 0,
        };
        let size = self
            .index_keys(index.keys)
            .predicate(&index.predicate)
            .movable(1)
            .named();
        size.add(1, index.include.len() + predicate)
    }
}
