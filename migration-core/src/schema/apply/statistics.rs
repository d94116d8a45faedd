//! Extended statistics: created, changed, renamed and dropped.

use super::{Outcome, Replay, name, text};
use crate::ident::{DEFAULT_SCHEMA, Name, ObjectName};
use crate::schema::namespace::Owner;
use crate::schema::{Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterStatistics, Change, ColumnChange, CreateStatistics, DropBehavior, DropStatistics, KeyKind,
    MOST_STATISTICS, MoveStatistics, Operation, RenameStatistics,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_statistics(&mut self, step: CreateStatistics<'a>) -> Outcome<'a> {
        self.known_table(step.table)?;
        check(&step)?;
        let taken = |name: &str| {
            let id = ObjectId {
                noun: Noun::Statistics,
                key: Key {
                    schema: step.full_name().schema(),
                    name,
                },
                part: "",
            };
            let there = self.schema.objects.contains_key(&id);
            there.then_some(Owner::of(Noun::Statistics, None))
        };
        let name = name::settle(Noun::Statistics, step.name, taken, self.arena)?;
        let step = CreateStatistics {
            name: ObjectName::Given(name),
            ..step
        };
        let undo = self.create_object(Definition::Statistics(step))?;
        Ok((Operation::CreateStatistics(step), undo))
    }

    pub(super) fn alter_statistics(&mut self, step: AlterStatistics<'a>) -> Outcome<'a> {
        let before = self.known_statistics(step.name)?;
        let after = CreateStatistics {
            target: step.target,
            ..before
        };
        check(&after)?;
        let definition = Definition::Statistics(after);
        self.replace_object(definition.id(), definition)?;
        let back = AlterStatistics {
            target: before.target,
            ..step
        };
        let undo = self.steps(&[Operation::AlterStatistics(back)]);
        Ok((Operation::AlterStatistics(step), Undo::Exact(undo)))
    }

    pub(super) fn rename_statistics(&mut self, step: RenameStatistics<'a>) -> Outcome<'a> {
        let before = self.known_statistics(step.name)?;
        let after = Definition::Statistics(CreateStatistics {
            name: ObjectName::Given(step.to),
            ..before
        });
        self.free(after.id())?;
        self.replace_object(Definition::Statistics(before).id(), after)?;
        let back = RenameStatistics {
            name: step.name.sibling(step.to),
            to: step.name.name,
        };
        let undo = self.steps(&[Operation::RenameStatistics(back)]);
        Ok((Operation::RenameStatistics(step), Undo::Exact(undo)))
    }

    pub(super) fn move_statistics(&mut self, step: MoveStatistics<'a>) -> Outcome<'a> {
        let before = self.known_statistics(step.name)?;
        let after = Definition::Statistics(before.placed(step.schema));
        self.free(after.id())?;
        self.replace_object(Definition::Statistics(before).id(), after)?;
        let name = Name {
            schema: Some(step.schema),
            ..step.name
        };
        let schema = step.name.schema.unwrap_or(DEFAULT_SCHEMA);
        let undo = self.steps(&[Operation::MoveStatistics(MoveStatistics { name, schema })]);
        Ok((Operation::MoveStatistics(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_statistics(&mut self, step: DropStatistics<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Statistics, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((
            Operation::DropStatistics(step),
            Undo::Exact(self.steps(&again)),
        ))
    }

    fn known_statistics(&self, name: Name<'a>) -> Result<CreateStatistics<'a>, SchemaError> {
        let id = ObjectId::of(Noun::Statistics, name);
        match self.known_object(id)?.definition {
            Definition::Statistics(it) => Ok(it),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// Takes away the targets of extended statistics about a column that gets another type, and gives what sets them
    /// again.
    ///
    /// PostgreSQL makes statistics again when the type of a column changes that they name, and does not set their
    /// target: `pg_get_statisticsobjdef`, from which `ATPostAlterTypeParse` in `tablecmds.c` makes them, has none. They
    /// belong to whoever does so; the undo gives them back to their owner when all else is there.
    pub(super) fn rebuild_statistics(
        &mut self,
        table: Name<'a>,
        change: &Change<'a>,
    ) -> Vec<Operation<'a>> {
        let Some((column, up)) = rebuilds(change) else {
            return Vec::new();
        };
        let (mut again, mut made) = (Vec::new(), Vec::new());
        for (id, object) in &mut self.schema.objects {
            if let Definition::Statistics(it) = &mut object.definition
                && it.is_about(table, column)
            {
                let (name, target) = (it.full_name(), it.target);
                let alter = Operation::AlterStatistics(AlterStatistics { name, target });
                again.extend(target.map(|_| alter));
                if up {
                    it.target = None;
                    made.push(*id);
                }
            }
        }
        for id in made {
            self.schema.touched.insert(id);
            self.schema.set_owner(id, None);
        }
        again
    }
}

/// The column whose statistics a change of its type or expression makes again, and whether the step itself does, or only its undo.
pub(super) fn rebuilds<'a>(change: &Change<'a>) -> Option<(&'a str, bool)> {
    if let Change::AlterColumn {
        name,
        change: ColumnChange::SetExpression(_),
        ..
    } = change
    {
        return Some((*name, true));
    }
    let Change::ChangeType {
        name,
        from,
        to,
        using,
        down_using,
        collation,
    } = change
    else {
        return None;
    };
    let up = !from.ty.same(&to.ty) || using.is_some() || collation.is_some();
    (up || down_using.is_some()).then_some((*name, up))
}

fn check(step: &CreateStatistics<'_>) -> Result<(), SchemaError> {
    let texts = step.keys.iter().filter_map(|key| match key {
        KeyKind::Column(_) => None,
        KeyKind::Expression(it) => Some(it.sql),
    });
    texts.into_iter().try_for_each(text::check)?;
    let before = |at, key| step.keys.iter().take(at).any(|it| same(it, key));
    let mut keys = step.keys.iter().enumerate();
    let twice = keys
        .find(|(at, key)| before(*at, key))
        .map(|(_, key)| match key {
            KeyKind::Column(_) => "name a column twice; name it once",
            KeyKind::Expression(_) => "have an expression twice; write it once",
        });
    let high = step.target.is_some_and(|it| it > MOST_STATISTICS);
    let why = step
        .flaw()
        .or(twice)
        .or(high.then_some("have a target of at most 10000"));
    match why {
        None => Ok(()),
        Some(why) => Err(SchemaError::BadStatistics {
            name: step.name.text().to_owned(),
            why,
        }),
    }
}

/// Whether both are the same column, or an expression in the same words.
fn same(one: &KeyKind<'_>, two: &KeyKind<'_>) -> bool {
    match (one, two) {
        (KeyKind::Expression(one), KeyKind::Expression(two)) => one.sql == two.sql,
        (one, two) => one == two,
    }
}
