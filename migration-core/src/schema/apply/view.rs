//! Views: created, replaced, refreshed and dropped.

use super::{Outcome, Replay, text};
use crate::ident::Name;
use crate::schema::{Definition, Need, Noun, Object, ObjectId, SchemaError, Undo};
use crate::step::{
    CreateMaterializedView, CreateView, DropBehavior, DropView, KeyKind, Operation,
    RefreshMaterializedView, RefreshMode,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_view(&mut self, step: CreateView<'a>) -> Outcome<'a> {
        check_columns(step.name, step.columns)?;
        text::check(step.query.sql)?;
        let undo = self.create_object(Definition::View(step))?;
        Ok((Operation::CreateView(step), undo))
    }

    pub(super) fn create_materialized_view(
        &mut self,
        step: CreateMaterializedView<'a>,
    ) -> Outcome<'a> {
        check_columns(step.name, step.columns)?;
        text::check(step.query.sql)?;
        for (name, value) in step.with {
            text::check(name)?;
            text::check(value)?;
        }
        let undo = self.create_object(Definition::MaterializedView(step))?;
        Ok((Operation::CreateMaterializedView(step), undo))
    }

    /// Another query for a view, which goes on being the same view for those that read it.
    pub(super) fn replace_view(&mut self, step: CreateView<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::View, step.name);
        let object = self.known_object(id)?;
        let Definition::View(before) = object.definition else {
            return Err(self.schema.unknown_object(id));
        };
        check_columns(step.name, step.columns)?;
        check_replacement(&before, &step)?;
        text::check(step.query.sql)?;
        let definition = Definition::View(step);
        let readers = self.readers(id)?;
        check_circle(&step, &definition.needs(self.schema)?, &readers)?;
        self.renew(definition);
        let undo = self.undo_of_replacement(before, &step, &readers);
        Ok((Operation::ReplaceView(step), undo))
    }

    /// `CREATE OR REPLACE VIEW` takes no column away, so that a view which got one is made again, and with it what reads
    /// it.
    fn undo_of_replacement(
        &self,
        before: CreateView<'a>,
        after: &CreateView<'a>,
        readers: &[Object<'a>],
    ) -> Undo<'a> {
        if before.columns.len() == after.columns.len() {
            return Undo::Exact(self.steps(&[Operation::ReplaceView(before)]));
        }
        // One by one: `CASCADE` would take what the history does not know of, too.
        let drops = readers.iter().rev().map(|it| it.definition.drop());
        let mut steps: Vec<_> = drops.collect();
        steps.extend([
            Definition::View(before).drop(),
            Operation::CreateView(before),
        ]);
        steps.extend(readers.iter().map(|it| it.definition.create()));
        Undo::Exact(self.steps(&steps))
    }

    /// All that reads a view, be it through others, in an order in which it can be made.
    fn readers(&self, id: ObjectId<'a>) -> Result<Vec<Object<'a>>, SchemaError> {
        let mut without = self.schema.clone();
        without.take_dependents(id, DropBehavior::Cascade)
    }

    /// The rows of a materialized view are those of its query again once it is made again.
    pub(super) fn drop_view(&mut self, step: DropView<'a>) -> Outcome<'a> {
        let id = ObjectId::of(step.kind.noun(), step.name);
        let again = self.drop_object(id, step.behavior)?;
        Ok((Operation::DropView(step), Undo::Exact(self.steps(&again))))
    }

    /// What the rows were before is nowhere; but they are those of the query, and were so too.
    pub(super) fn refresh_materialized_view(
        &mut self,
        step: RefreshMaterializedView<'a>,
    ) -> Outcome<'a> {
        let id = ObjectId::of(Noun::MaterializedView, step.name);
        self.known_object(id)?;
        let undo: &[Operation<'a>] = match step.mode {
            RefreshMode::Filled => &[],
            RefreshMode::Concurrently => {
                self.refreshable(id)?;
                &[]
            }
            // Without it, a version before this one could not read the view.
            RefreshMode::Empty => &[Operation::RefreshMaterializedView(
                RefreshMaterializedView {
                    name: step.name,
                    mode: RefreshMode::Filled,
                },
            )],
        };
        let undo = Undo::Exact(self.steps(undo));
        Ok((Operation::RefreshMaterializedView(step), undo))
    }

    /// That it has an index by which `CONCURRENTLY` tells its rows apart (`is_usable_unique_index` in `matview.c`).
    fn refreshable(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        let mut indexes = self.schema.objects.values().map(|it| it.definition);
        let is_usable = indexes.any(|it| match it {
            Definition::Index(index) => {
                index.unique
                    && index.predicate.is_none()
                    && ObjectId::of(Noun::MaterializedView, index.table) == id
                    && index
                        .keys
                        .iter()
                        .all(|key| matches!(key.kind, KeyKind::Column(_)))
            }
            _ => false,
        });
        if is_usable {
            return Ok(());
        }
        Err(SchemaError::BadView {
            name: id.key.name.to_owned(),
            why: "cannot be refreshed concurrently: that needs a unique index on columns of it, without a predicate"
                .to_owned(),
        })
    }
}

fn check_columns(view: Name<'_>, columns: &[&str]) -> Result<(), SchemaError> {
    for (at, column) in columns.iter().enumerate() {
        super::name::check(Noun::Column, column)?;
        if columns.iter().take(at).any(|it| it == column) {
            return Err(SchemaError::RepeatedColumn {
                key: view.to_string(),
                column: (*column).to_owned(),
            });
        }
    }
    Ok(())
}

/// That a view does not read itself. PostgreSQL lets it, and refuses to read the view from then on.
fn check_circle(
    view: &CreateView<'_>,
    needs: &[Need<'_>],
    readers: &[Object<'_>],
) -> Result<(), SchemaError> {
    let own = ObjectId::of(Noun::View, view.name);
    let reads = |id: ObjectId<'_>| needs.iter().any(|need| need.on == id);
    if reads(own) || readers.iter().any(|it| reads(it.definition.id())) {
        return Err(SchemaError::BadView {
            name: view.name.to_string(),
            why: "would read itself; write a query that reads other tables and views".to_owned(),
        });
    }
    Ok(())
}

/// That what reads the view goes on finding its columns (`checkViewColumns` in `view.c`).
fn check_replacement(before: &CreateView<'_>, after: &CreateView<'_>) -> Result<(), SchemaError> {
    for (at, column) in before.columns.iter().enumerate() {
        let why = match after.columns.get(at) {
            Some(same) if same == column => continue,
            Some(other) => format!(
                "has `{column}` where `{other}` is to be; keep its columns in their order, and add others behind them"
            ),
            None => format!(
                "has the column `{column}`, which its new query has not; drop the view and create it again"
            ),
        };
        let name = before.name.to_string();
        return Err(SchemaError::BadView { name, why });
    }
    Ok(())
}
