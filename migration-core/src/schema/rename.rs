//! A renamed column or table, followed through the table and those that refer to it.

use super::expression::{self, Column};
use super::{Arena, Constraint, Definition, Index, Key, Noun, Object, ObjectId, Schema, Table};
use crate::ident::Name;
use crate::step::{
    ConstraintKind, CreateIndex, Exclusion, ExclusionElement, ForeignKey, IndexKey, KeyKind,
};
use crate::value::Expression;

impl<'a> Schema<'a> {
    /// Gives the column its new name wherever the schema holds it.
    ///
    /// The names of constraints and indexes stay, as PostgreSQL leaves them.
    pub(super) fn rename_column(&mut self, column: &Column<'a>, arena: &'a Arena) {
        self.carry_to_column(Key::of(column.table), column.from, column.to);
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
            if object.definition.follows(column.table) {
                object.definition = object.definition.renamed(column, arena);
                self.touched.insert(*id);
            }
        }
    }
}

impl<'a> Schema<'a> {
    /// Gives a table its new name wherever tables hold it.
    pub(super) fn give_name(&mut self, from: Name<'a>, to: Name<'a>, arena: &'a Arena) {
        self.carry_to_table(Key::of(from), Key::of(to));
        for name in [from, to] {
            self.touched.insert(ObjectId::of(Noun::Table, name));
        }
        if let Some(mut table) = self.tables.remove(&Key::of(from)) {
            table.give_name(to, arena);
            self.tables.insert(Key::of(to), table);
        }
        for table in self.tables.values_mut() {
            if let Some(partition) = &mut table.partition
                && partition.of.same(&from)
            {
                partition.of = to;
                self.touched.insert(ObjectId::of(Noun::Table, table.name));
            }
            if table.options.inherits.iter().any(|it| it.same(&from)) {
                let parents = table.options.inherits.iter();
                let parents = parents.map(|it| if it.same(&from) { to } else { *it });
                table.options.inherits = arena.alloc_slice_fill_iter(parents);
                self.touched.insert(ObjectId::of(Noun::Table, table.name));
            }
            for constraint in table.constraints.values_mut() {
                if let ConstraintKind::ForeignKey(foreign_key) = &mut constraint.kind
                    && foreign_key.table.same(&from)
                {
                    foreign_key.table = to;
                    self.touched.insert(ObjectId::of(Noun::Table, table.name));
                }
            }
        }
    }

    /// Puts an object in the place of another, of which it is the same with another name.
    pub(super) fn replace_object(&mut self, id: ObjectId<'a>, definition: Definition<'a>) {
        let object = self.objects.remove(&id);
        self.touched.insert(id);
        self.touched.insert(definition.id());
        let made = object.map(|it| it.made);
        self.objects
            .extend(made.map(|made| (definition.id(), Object { definition, made })));
    }
}

impl<'a> Table<'a> {
    /// Names of constraints and indexes stay, as PostgreSQL leaves them.
    fn give_name(&mut self, to: Name<'a>, arena: &'a Arena) {
        let from = self.name;
        let follow = |it| expression::requalify(it, [from, to], arena);
        let follow_key = |key: &IndexKey<'a>| key.with_text(follow);
        if let Some(by) = &mut self.options.partition_by {
            let keys = by.keys.iter().map(follow_key);
            by.keys = arena.alloc_slice_fill_iter(keys);
        }
        for column in &mut self.columns {
            column.generated = column.generated.map(follow);
        }
        for constraint in self.constraints.values_mut() {
            match &mut constraint.kind {
                ConstraintKind::Check(check) => *check = follow(*check),
                ConstraintKind::Exclude(it) => *it = exclusion(*it, follow, arena),
                _ => {}
            }
        }
        for index in self.indexes.values_mut() {
            let definition = &mut index.definition;
            let keys = definition.keys.iter().map(follow_key);
            definition.keys = arena.alloc_slice_fill_iter(keys);
            definition.predicate = definition.predicate.map(follow);
            definition.table = to;
        }
        self.name = to;
    }
}

/// The exclusion with each expression changed.
fn exclusion<'a>(
    exclusion: Exclusion<'a>,
    change: impl Fn(Expression<'a>) -> Expression<'a>,
    arena: &'a Arena,
) -> Exclusion<'a> {
    let elements = exclusion.elements.iter().map(|it| match it.key.kind {
        KeyKind::Expression(expression) => ExclusionElement {
            key: IndexKey {
                kind: KeyKind::Expression(change(expression)),
                ..it.key
            },
            ..*it
        },
        KeyKind::Column(_) => *it,
    });
    Exclusion {
        elements: arena.alloc_slice_fill_iter(elements),
        predicate: exclusion.predicate.map(change),
        ..exclusion
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
        if table.inherited.remove(self.column.from) {
            table.inherited.insert(self.column.to);
        }
        for constraint in table.constraints.values_mut() {
            constraint.kind = self.constraint(constraint.kind);
            constraint.options.include = self.names(constraint.options.include);
        }
        for index in table.indexes.values_mut() {
            self.index(index);
        }
        if let Some(by) = &mut table.options.partition_by {
            let keys = by.keys.iter().map(|key| self.key(*key));
            by.keys = self.arena.alloc_slice_fill_iter(keys);
        }
    }

    fn constraint(&self, kind: ConstraintKind<'a>) -> ConstraintKind<'a> {
        match kind {
            ConstraintKind::PrimaryKey(columns) => ConstraintKind::PrimaryKey(self.names(columns)),
            ConstraintKind::Unique(columns) => ConstraintKind::Unique(self.names(columns)),
            ConstraintKind::Check(check) => ConstraintKind::Check(self.expression(check)),
            ConstraintKind::ForeignKey(foreign_key) => ConstraintKind::ForeignKey(ForeignKey {
                columns: self.names(foreign_key.columns),
                set_columns: self.names(foreign_key.set_columns),
                ..foreign_key
            }),
            ConstraintKind::Exclude(exclusion) => {
                ConstraintKind::Exclude(self.exclusion(exclusion))
            }
            ConstraintKind::NotNull([column]) => {
                ConstraintKind::NotNull(self.arena.alloc([self.column.renamed(column)]))
            }
        }
    }

    fn exclusion(&self, exclusion: Exclusion<'a>) -> Exclusion<'a> {
        let elements = exclusion.elements.iter().map(|it| ExclusionElement {
            key: self.key(it.key),
            ..*it
        });
        Exclusion {
            elements: self.arena.alloc_slice_fill_iter(elements),
            columns: self.names(exclusion.columns),
            predicate: exclusion.predicate.map(|it| self.expression(it)),
            ..exclusion
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
