//! Enum types: labels added, renamed and removed.

use super::enum_type::check_label;
use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::{EnumType, Hint, Key, Noun, SchemaError, Undo, expression};
use crate::step::{AlterEnum, Column, EnumChange, EnumRebuild, LabelPlace, Operation};
use crate::types::Type;
use crate::value::{DefaultValue, Value};

/// A change with what it means for the schema settled, and what takes it back: for this reason nothing, maybe.
type Changed<'a> = Result<(EnumChange<'a>, Result<EnumChange<'a>, String>), SchemaError>;

impl<'a> Replay<'_, 'a> {
    pub(super) fn alter_enum(&mut self, step: AlterEnum<'a>) -> Outcome<'a> {
        let name = self.known_enum(step.name)?.name;
        let (mut changes, mut back) = (Vec::new(), Vec::new());
        for change in step.changes {
            let (change, reversal) = self.enum_change(name, *change)?;
            changes.push(change);
            back.push(reversal);
        }
        let altered = |changes: Vec<EnumChange<'a>>| {
            let changes = self.arena.alloc_slice_copy(&merged(changes, self.arena));
            Operation::AlterEnum(AlterEnum { name, changes })
        };
        let undo = match back.into_iter().rev().collect::<Result<Vec<_>, _>>() {
            Ok(back) => Undo::Exact(self.steps(&[altered(back)])),
            Err(why) => Undo::Impossible(self.arena.alloc_str(&why)),
        };
        Ok((altered(changes), undo))
    }

    fn enum_change(&mut self, name: Name<'a>, change: EnumChange<'a>) -> Changed<'a> {
        match change {
            EnumChange::AddValue { label, place } => self.add_value(name, label, place),
            EnumChange::RenameValue { from, to } => self.rename_value(name, from, to),
            EnumChange::RemoveValue { label } => {
                let ty = self.known_enum(name)?;
                ty.place(label)?;
                let left = ty.labels.iter().filter(|it| **it != label).copied();
                self.rebuild(
                    ty,
                    self.arena.alloc_slice_fill_iter(left.collect::<Vec<_>>()),
                )
            }
            EnumChange::Rebuild(EnumRebuild { labels, .. }) => {
                self.rebuild(self.known_enum(name)?, labels)
            }
        }
    }

    fn add_value(&mut self, name: Name<'a>, label: &'a str, place: LabelPlace<'a>) -> Changed<'a> {
        let ty = self.known_enum(name)?;
        check_label(name, label)?;
        let at = match place {
            LabelPlace::End => ty.labels.len(),
            LabelPlace::Before(other) => ty.place(other)?,
            LabelPlace::After(other) => ty.place(other)? + 1,
        };
        ty.free_label(label)?;
        let mut labels = ty.labels.to_vec();
        labels.insert(at, label);
        self.relabel(name, self.arena.alloc_slice_copy(&labels));
        if let Some(fresh) = &mut self.schema.fresh {
            fresh.insert((Key::of(name), label));
        }
        let back = self.rebuilt(self.known_enum(name)?, ty.labels);
        let back = back.map(EnumChange::Rebuild).map_err(|it| it.to_string());
        Ok((EnumChange::AddValue { label, place }, back))
    }

    fn rename_value(&mut self, name: Name<'a>, from: &'a str, to: &'a str) -> Changed<'a> {
        let ty = self.known_enum(name)?;
        check_label(name, to)?;
        let at = ty.place(from)?;
        ty.free_label(to)?;
        self.label_in_no_text(ty, from)?;
        let mut labels = ty.labels.to_vec();
        labels[at] = to;
        self.relabel(name, self.arena.alloc_slice_copy(&labels));
        self.follow_defaults(name, from, to);
        self.follow_bounds(name, from, to);
        let back = EnumChange::RenameValue { from: to, to: from };
        Ok((EnumChange::RenameValue { from, to }, Ok(back)))
    }

    fn rebuild(&mut self, ty: EnumType<'a>, labels: &'a [&'a str]) -> Changed<'a> {
        let rebuilt = self.rebuilt(ty, labels)?;
        let back = EnumRebuild {
            labels: ty.labels,
            removed: &[],
            ..rebuilt
        };
        self.relabel(ty.name, labels);
        Ok((EnumChange::Rebuild(rebuilt), Ok(EnumChange::Rebuild(back))))
    }

    fn relabel(&mut self, name: Name<'a>, labels: &'a [&'a str]) {
        let ty = EnumType { name, labels };
        self.schema.enums.insert(Key::of(name), ty);
    }

    /// Gives defaults that are a label its new name; PostgreSQL has stored its number.
    fn follow_defaults(&mut self, name: Name<'a>, from: &str, to: &'a str) {
        for table in self.schema.tables.values_mut() {
            for column in &mut table.columns {
                if has_type(column, name) && is_value(column, from) {
                    column.default = Some(DefaultValue::Value(Value::Text(to)));
                    let id = crate::schema::ObjectId::of(Noun::Table, table.name);
                    self.schema.touched.insert(id);
                }
            }
        }
    }

    /// That a column's default is no label which its own migration has added.
    pub(super) fn default_is_committed(&self, column: &Column<'a>) -> Result<(), SchemaError> {
        let (Some(fresh), Some(name)) = (&self.schema.fresh, column.ty.made()) else {
            return Ok(());
        };
        let mut labels = fresh.iter().filter(|(key, _)| *key == Key::of(name));
        match labels.find(|(_, label)| default_holds(column, label)) {
            None => Ok(()),
            Some((_, label)) => Err(SchemaError::NewLabel {
                name: name.to_string(),
                label: (*label).to_owned(),
            }),
        }
    }
}

impl EnumType<'_> {
    /// The place of a label.
    pub(in crate::schema) fn place(&self, label: &str) -> Result<usize, SchemaError> {
        let at = self.labels.iter().position(|it| *it == label);
        at.ok_or_else(|| SchemaError::Unknown {
            noun: Noun::Label,
            name: label.to_owned(),
            table: Some(self.name.to_string()),
            hint: Hint::new(label, self.labels.iter().map(ToString::to_string)),
        })
    }

    fn free_label(&self, label: &str) -> Result<(), SchemaError> {
        if !self.labels.contains(&label) {
            return Ok(());
        }
        Err(SchemaError::BadLabel {
            name: self.name.to_string(),
            label: label.to_owned(),
            why: "is there already; choose another",
        })
    }
}

/// Whether a column has the type itself.
fn has_type(column: &Column<'_>, name: Name<'_>) -> bool {
    matches!(column.ty, Type::Made(it) if it.same(&name))
}

/// Whether the default is this label and nothing else.
fn is_value(column: &Column<'_>, label: &str) -> bool {
    column.default == Some(DefaultValue::Value(Value::Text(label)))
}

/// Whether the default holds this label.
pub(super) fn default_holds(column: &Column<'_>, label: &str) -> bool {
    match column.default {
        Some(DefaultValue::Value(Value::Text(text))) => expression::is_label(text, label),
        Some(DefaultValue::Expression(it)) => expression::holds_label(it.sql, label),
        _ => false,
    }
}

/// Changes of which those that make the type anew are put together where they follow each other.
fn merged<'a>(
    changes: Vec<EnumChange<'a>>,
    arena: &'a crate::schema::Arena,
) -> Vec<EnumChange<'a>> {
    let mut merged: Vec<EnumChange<'a>> = Vec::new();
    for change in changes {
        match (merged.last_mut(), change) {
            (Some(EnumChange::Rebuild(one)), EnumChange::Rebuild(two)) => {
                one.labels = two.labels;
                let removed = [one.removed, two.removed].concat();
                one.removed = arena.alloc_slice_copy(&removed);
            }
            _ => merged.push(change),
        }
    }
    merged
}
