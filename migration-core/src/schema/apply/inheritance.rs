//! Tables that inherit from others.
//!
//! After `MergeAttributes`, `MergeAttributesIntoExisting` and `RemoveInheritance` in PostgreSQL's `tablecmds.c`.

use super::column_setting::settings_of;
use super::part::Part;
use super::part_match::same_text;
use super::{Replay, column, column_setting, name, partitioned};
use crate::ident::{Name, ObjectName};
use crate::schema::{Noun, Schema, SchemaError, Table, unqualified};
use crate::step::{Change, Column, Constraint, ConstraintKind, ConstraintState, CreateTable};
use std::collections::BTreeSet;

/// What a new table has for columns, and which of them only because it inherits.
pub(super) type NewColumns<'a> = (Vec<Column<'a>>, BTreeSet<&'a str>);

impl<'a> Replay<'_, 'a> {
    /// The columns of a new table: those that it inherits first, each merged with the one that the step writes.
    pub(super) fn new_columns(
        &self,
        step: &CreateTable<'a>,
    ) -> Result<NewColumns<'a>, SchemaError> {
        let plain = |it: &Column<'a>| self.plain_column(step.name, *it);
        let written = || {
            step.columns
                .iter()
                .map(|it| column_setting::settled(&plain(it)))
        };
        let mut columns: Vec<Column<'a>> = Vec::new();
        for (at, parent) in step.options.inherits.iter().enumerate() {
            let parent = self.parent(step.name, *parent, &step.options.inherits[..at])?;
            if step.options.partition_by.is_some() {
                let why = "is partitioned, and inherits from no table; take one of both away";
                return Err(partitioned::bad(step.name, why));
            }
            for of in &parent.columns {
                if columns.iter().any(|it| it.name == of.name) {
                    return Err(partitioned::bad(step.name, TWICE));
                }
                let own = step.columns.iter().find(|it| it.name == of.name);
                columns.push(own.map_or(Ok(of.handed_down()), |own| {
                    merged(step.name, &plain(own), of)
                })?);
            }
        }
        let is_new = |it: &Column<'a>| step.columns.iter().all(|own| own.name != it.name);
        let inherited = columns.iter().filter(|it| is_new(it)).map(|it| it.name);
        let inherited = inherited.collect();
        let from: BTreeSet<&str> = columns.iter().map(|it| it.name).collect();
        columns.extend(written().filter(|it| !from.contains(it.name)));
        Ok((columns, inherited))
    }

    /// Gives a new table the checks of those that it inherits from.
    pub(super) fn inherit_checks(&mut self, table: Name<'a>) -> Result<(), SchemaError> {
        for parent in self.known_table(table)?.options.inherits {
            for part in self.inheritable_checks(*parent)? {
                self.make_part((*parent, table), &part)?;
            }
        }
        Ok(())
    }

    /// The checks that tables have too which inherit from this one. All hold for all rows: a new table has them so, and
    /// nothing makes it again otherwise.
    pub(super) fn inheritable_checks(&self, table: Name<'a>) -> Result<Vec<Part<'a>>, SchemaError> {
        let known = self.known_table(table)?;
        let mut parts = known.all_parts();
        parts.retain(Part::is_inheritable);
        for part in &parts {
            if let Part::Constraint(name, it) = part
                && it.options.state == ConstraintState::NotValid
            {
                let why = "is not valid, and tables inherit only what is; validate it first";
                return Err(super::constraint::bad(known, name, why));
            }
        }
        Ok(parts)
    }

    /// A table that another may inherit from, besides these.
    pub(super) fn parent(
        &self,
        table: Name<'a>,
        parent: Name<'a>,
        others: &[Name<'a>],
    ) -> Result<&Table<'a>, SchemaError> {
        let known = self.own_table(parent)?;
        if others.iter().any(|it| it.same(&parent)) {
            let why = "inherits from a table twice; name it once";
            return Err(partitioned::bad(table, why));
        }
        if known.partition.is_some() || known.options.partition_by.is_some() {
            let why = "is partitioned or a partition, from which no table inherits; write `create_partition`";
            return Err(partitioned::bad(parent, why));
        }
        known.names_no_not_null()?;
        Ok(known)
    }

    /// That no table inherits from one which goes. `CASCADE` would take them along.
    pub(super) fn has_no_children(&self, table: Name<'a>) -> Result<(), SchemaError> {
        let children = self.schema.children(table).into_iter();
        let by = children.map(|it| format!("the table `{it}`, which inherits from it"));
        name::not_needed(Noun::Table, &table.to_string(), by.collect())
    }

    /// That a column which a table inherits is changed there, where it comes from.
    pub(super) fn is_own_column(
        &self,
        table: &Table<'a>,
        change: &Change<'a>,
    ) -> Result<(), SchemaError> {
        let Some(name) = change.column_of_parent() else {
            return Ok(());
        };
        match self.schema.source(table, name) {
            Some(_) => {
                let why = "comes from a table that this one inherits from; change it there";
                Err(column::bad(table, name, why))
            }
            None => Ok(()),
        }
    }

    /// That a column which comes to the table above is new in one that inherits. PostgreSQL would make one of both.
    pub(super) fn is_new_below(&self, table: Name<'a>, name: &str) -> Result<(), SchemaError> {
        let known = self.known_table(table)?;
        if known.partition.is_some() || known.column(name).is_none() {
            return Ok(());
        }
        let why = "is there already, in a table that inherits; change that to `no_inherit`, and to `inherit` after";
        Err(column::bad(known, name, why))
    }

    /// Keeps that a column which has come to the table above is inherited.
    pub(super) fn inherits_column(
        &mut self,
        table: Name<'a>,
        name: &'a str,
    ) -> Result<(), SchemaError> {
        let known = self.known_table_mut(table)?;
        if known.partition.is_none() {
            known.inherited.insert(name);
        }
        Ok(())
    }

    /// That a column goes with that of the table above, from which it comes alone. PostgreSQL would leave it, and what hangs
    /// on it, and an undo could not put both together again as they are.
    pub(super) fn goes_along(&self, table: Name<'a>, name: &str) -> Result<(), SchemaError> {
        let known = self.known_table(table)?;
        if known.partition.is_some() || known.inherited.contains(name) {
            return Ok(());
        }
        let why = "is this table's own too, and would stay; change the table to `no_inherit` first";
        Err(column::bad(known, name, why))
    }

    /// That no table inherits a column which goes with what needs it.
    pub(super) fn goes_from_no_other(
        &self,
        table: Name<'a>,
        name: &str,
    ) -> Result<(), SchemaError> {
        if self.schema.children(table).is_empty() {
            return Ok(());
        }
        let why = "goes from the tables that inherit it too, where `cascade` takes nothing along; drop what needs it first, and the column \
                   without `cascade`";
        Err(column::bad(self.known_table(table)?, name, why))
    }

    /// That no column of a type which is made anew is inherited: what hangs on it below would come back as its own.
    pub(super) fn not_inherited(
        &self,
        columns: &[(Name<'a>, Column<'a>)],
    ) -> Result<(), SchemaError> {
        for (name, column) in columns {
            let source = self.schema.source(self.known_table(*name)?, column.name);
            if source.is_some() || !self.schema.children(*name).is_empty() {
                let why = "has a column of the type, and inherits it or hands it down, so that the type cannot be made anew to lose a label";
                return Err(partitioned::bad(*name, why));
            }
        }
        Ok(())
    }

    /// Makes a check the table's own that a new one inherits, where its step writes it too.
    pub(super) fn merge_check(
        &mut self,
        table: Name<'a>,
        written: &Constraint<'a>,
    ) -> Result<bool, SchemaError> {
        // One without a name of its own gets another.
        let ObjectName::Given(name) = written.name else {
            return Ok(false);
        };
        let arena = self.arena;
        let plain = |it| unqualified(it, table, arena).sql;
        let known = self.known_table_mut(table)?;
        let Some(own) = known.constraints.get_mut(name).filter(|it| it.inherited) else {
            return Ok(false);
        };
        let same = match (own.kind, written.kind) {
            (ConstraintKind::Check(own), ConstraintKind::Check(written)) => {
                same_text(plain(own), plain(written))
            }
            _ => false,
        };
        if same && own.options == written.options {
            own.inherited = false;
            return Ok(true);
        }
        let why = "is the name of a check that the table inherits; write that in the same words, or choose another name";
        Err(super::constraint::bad(known, name, why))
    }
}

impl<'a> Schema<'a> {
    /// What sets the inherited columns of a table again that is made, where they are not as those that they come from.
    pub(in crate::schema) fn settings_again(&self, table: &Table<'a>) -> Vec<Change<'a>> {
        let at_once = !table.inherits_at_once().is_empty();
        let columns = table.columns.iter().filter(|_| at_once);
        let columns = columns.filter_map(|own| {
            let of = self.source(table, own.name)?.handed_down();
            let (name, ty) = (own.name, column::type_of(own));
            let settings = settings_of(own, &of).into_iter();
            Some(settings.map(move |change| Change::AlterColumn { name, ty, change }))
        });
        columns.flatten().collect()
    }
}

/// Why a table does not inherit from two.
pub(super) const TWICE: &str = "would have a column from two tables, and then be changed by both; inherit from one of them, or rename it there";

/// A column that a new table inherits and that its step writes, which so is the table's own.
///
/// What the step does not say of it is as in the other table.
fn merged<'a>(
    table: Name<'a>,
    written: &Column<'a>,
    of: &Column<'a>,
) -> Result<Column<'a>, SchemaError> {
    let own = column_setting::settled(written);
    let bad = |why| SchemaError::BadColumn {
        table: table.to_string(),
        column: own.name.to_owned(),
        why,
    };
    if let Some(why) = difference(&own, of) {
        return Err(bad(why));
    }
    if own.compression.is_some() {
        return Err(bad(
            "is inherited, compressed as it is there; set that afterwards",
        ));
    }
    Ok(Column {
        default: own.default.or(of.default),
        storage: match written.storage {
            Some(_) => own.storage,
            None => of.storage,
        },
        compression: of.compression,
        ..own
    })
}

/// Why a column is not one that another table hands down. PostgreSQL would let it be NOT NULL where that is not.
pub(super) fn difference(own: &Column<'_>, of: &Column<'_>) -> Option<&'static str> {
    if !column::type_of(own).same(&column::type_of(of)) {
        Some("is of another type than in the table that this one inherits from; make both the same")
    } else if own.collation != of.collation {
        Some("is sorted by another collation than in the table that this one inherits from")
    } else if own.generated.is_some() || of.generated.is_some() {
        Some(
            "is generated, here or in the table that this one inherits from, and such comes from there alone; do not write it here",
        )
    } else if own.identity.is_some() {
        Some("is inherited, and no identity column; drop the identity")
    } else {
        None
    }
}

impl<'a> Change<'a> {
    /// The column that this changes, where only the table may do so that it comes from. PostgreSQL would make an inherited
    /// column an identity.
    const fn column_of_parent(&self) -> Option<&'a str> {
        use crate::step::ColumnChange as It;
        match self {
            Self::DropColumn { name, .. } | Self::ChangeType { name, .. } => Some(name),
            Self::RenameColumn { from, .. } => Some(from),
            Self::AlterColumn {
                name,
                change:
                    It::AddIdentity(..)
                    | It::SetIdentity(..)
                    | It::DropIdentity
                    | It::SetExpression(_)
                    | It::DropExpression,
                ..
            } => Some(name),
            _ => None,
        }
    }
}
