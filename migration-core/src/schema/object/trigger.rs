//! Triggers.

use super::{Bond, Definition, Needs, ObjectId, Whole};
use crate::ident::Name;
use crate::schema::expression::{self, Column};
use crate::schema::{Arena, Key, Noun, Renaming, SchemaError};
use crate::step::{
    CreateTrigger, DropTrigger, Operation, TriggerCondition, TriggerConstraint, TriggerEvent,
    is_trigger_function_of_every_server,
};
use crate::value::Expression;

impl<'a> Whole<'a> for CreateTrigger<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::part_of(Noun::Trigger, self.table, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateTrigger(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropTrigger(DropTrigger {
            name: self.name,
            table: self.table,
        })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        let view = ObjectId::of(Noun::View, self.table);
        if self.fires_instead() || needs.has(view) {
            needs.owner(view)?;
            needs.mentions(self.when.map_or(&[], |it| it.mentions))?;
            return needs.trigger_function(self.function);
        }
        needs.own_table(self.table)?;
        if let Some(from) = self.constraint.and_then(|it| it.from)
            && !from.same(&self.table)
        {
            needs.other_table(from)?;
        }
        for event in self.events {
            if let TriggerEvent::Update(columns) = event {
                needs.columns(self.table, columns, Bond::Normal)?;
            }
        }
        if let Some(when) = self.when {
            for columns in [when.old, when.new].into_iter().flatten() {
                needs.columns(self.table, columns, Bond::Normal)?;
            }
            needs.mentions(when.mentions)?;
        }
        needs.trigger_function(self.function)
    }

    fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let events = self.events.iter().map(|event| match event {
            TriggerEvent::Update(columns) => {
                let columns = columns.iter().map(|it| column.renamed(it));
                TriggerEvent::Update(arena.alloc_slice_fill_iter(columns))
            }
            event => *event,
        });
        Some(Definition::Trigger(Self {
            events: arena.alloc_slice_fill_iter(events),
            when: self.when.map(|it| condition(it, column, arena)),
            ..*self
        }))
    }

    fn of_renamed_table(&self, _: Name<'a>, to: Name<'a>, _: &'a Arena) -> Option<Definition<'a>> {
        Some(Definition::Trigger(Self { table: to, ..*self }))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let constraint = self.constraint.map(|it| TriggerConstraint {
            from: renaming.maybe(it.from),
            ..it
        });
        Some(Definition::Trigger(Self {
            table: renaming.name(self.table),
            function: renaming.name(self.function),
            constraint,
            ..*self
        }))
    }
}

/// The condition once a column has another name: it stands behind `OLD` and `NEW`.
fn condition<'a>(
    when: TriggerCondition<'a>,
    column: &Column<'a>,
    arena: &'a Arena,
) -> TriggerCondition<'a> {
    let follow = |sql: &'a str, row: &'static str, columns: Option<&'a [&'a str]>| {
        let Some(columns) = columns else {
            return (sql, None);
        };
        let column = Column {
            table: Name::plain(row),
            ..*column
        };
        let followed = expression::rename(Expression::over(sql, columns), &column, arena);
        (followed.sql, Some(followed.columns))
    };
    let (sql, old) = follow(when.sql, "old", when.old);
    let (sql, new) = follow(sql, "new", when.new);
    TriggerCondition {
        sql,
        old,
        new,
        mentions: expression::in_mentions(when.mentions, column, arena),
    }
}

impl<'a> Needs<'_, 'a> {
    /// The function that a trigger executes.
    fn trigger_function(&mut self, name: Name<'a>) -> Result<(), SchemaError> {
        let id = ObjectId {
            noun: Noun::Function,
            key: Key::of(name),
            part: "",
        };
        if !self.has(id) && is_trigger_function_of_every_server(&name) {
            return Ok(());
        }
        self.object(id)?;
        // What a function of others gives back is theirs to know.
        let made = self.made_routine(id);
        match made.is_none_or(|it| it.definition.is_for_triggers()) {
            true => Ok(()),
            false => Err(SchemaError::BadRoutine {
                noun: Noun::Function,
                name: id.known_as(),
                why: "gives back no `trigger`, so that no trigger can execute it".to_owned(),
            }),
        }
    }
}
