//! What must be immutable: the keys and the predicate of an index, a generated column, the key of partitions.
//!
//! See section 38.7 of the PostgreSQL manual, "Function Volatility Categories". The macro knows PostgreSQL's own functions; here
//! are the types of columns on which it depends, and the functions of the history. A change of a type is held against it
//! too, as PostgreSQL builds the indexes of the column again.

use super::Replay;
use crate::ident::Name;
use crate::schema::object::{Definition, ObjectId};
use crate::schema::{Key, Noun, Schema, SchemaError, Table};
use crate::step::{ConstraintKind, IndexKey, Volatility};
use crate::types::Type;
use crate::value::{Family, Mention};

impl<'a> Replay<'_, 'a> {
    /// That what the texts of a table name is there, and that they are immutable where they must be.
    pub(super) fn texts_hold(&self, name: Name<'a>) -> Result<(), SchemaError> {
        let table = self.known_table(name)?;
        for (_, needs) in self.schema.parts(table) {
            needs?;
        }
        self.is_immutable(table)
    }

    /// That a table holds nothing which gives other values at other times or in other sessions.
    fn is_immutable(&self, table: &Table<'a>) -> Result<(), SchemaError> {
        let demanded = demanded(table);
        let mentions = demanded.into_iter().flatten();
        mentions.copied().try_for_each(|mention| match mention {
            Mention::Unlike { what, columns } => self.schema.are_unlike(table, what, columns),
            Mention::Function(call) => self.schema.function_is_immutable(call.name, call.arguments),
            _ => Ok(()),
        })
    }
}

/// What the texts of a table that must be immutable mention.
fn demanded<'a>(table: &Table<'a>) -> Vec<&'a [Mention<'a>]> {
    let generated = table.columns.iter().filter_map(|it| it.generated);
    let indexes = table
        .indexes
        .values()
        .flat_map(|it| it.definition.mentions());
    let exclusions = table.constraints.values().map(|it| it.kind);
    let exclusions = exclusions.filter(|it| matches!(it, ConstraintKind::Exclude(_)));
    let partitions = table.options.partition_by.into_iter();
    let partitions = partitions.flat_map(|by| by.keys.iter().map(IndexKey::mentions));
    generated
        .map(|it| it.mentions)
        .chain(indexes)
        .chain(exclusions.flat_map(|it| it.mentions()))
        .chain(partitions)
        .collect()
}

impl<'a> Schema<'a> {
    fn are_unlike(
        &self,
        table: &Table<'a>,
        what: &str,
        columns: &[(&str, &[Family])],
    ) -> Result<(), SchemaError> {
        let mut types = Vec::new();
        for (name, families) in columns {
            let column = table.column(name);
            match column.filter(|it| self.family(&it.ty).is_among(families)) {
                Some(column) => types.push(format!("`{name}` is {}", column.ty)),
                None => return Ok(()),
            }
        }
        Err(SchemaError::NotImmutable {
            what: format!("`{what}`"),
            why: format!(
                "gives another value in another session, as {}",
                types.join(" and ")
            ),
        })
    }

    /// The family of a type, with those that the history made: an enum, and a domain as what it is over.
    fn family(&self, ty: &Type<'a>) -> Family {
        let Type::Made(name) = ty else {
            return Family::of(ty);
        };
        let owner = self.named_type(Key::of(*name));
        match owner.map(|it| it.noun) {
            Some(Noun::Type) => Family::Enum,
            Some(noun) => match self.definition(ObjectId::of(noun, *name)) {
                Some(Definition::Domain(domain)) => self.family(&domain.ty),
                _ => Family::Other,
            },
            None => Family::Other,
        }
    }

    fn definition(&self, id: ObjectId<'a>) -> Option<&Definition<'a>> {
        self.objects.get(&id).map(|it| &it.definition)
    }

    /// That one of the functions which a call can mean is immutable. Of those of others it is not known.
    fn function_is_immutable(&self, name: Name<'a>, arguments: usize) -> Result<(), SchemaError> {
        let meant = self.functions(name, arguments);
        let meant: Vec<_> = meant
            .into_iter()
            .filter_map(|id| self.definition(id))
            .collect();
        if meant.is_empty() || meant.into_iter().any(may_be_immutable) {
            return Ok(());
        }
        Err(SchemaError::NotImmutable {
            what: format!("function `{}`", name.name),
            why: "is not `immutable`".to_owned(),
        })
    }
}

fn may_be_immutable(function: &Definition<'_>) -> bool {
    match function {
        Definition::Routine(it) => it.definition.options.volatility == Volatility::Immutable,
        _ => true,
    }
}
