//! `verify`

use super::Context;
use super::error::CliError;
use super::ui::{Color, counted};
use crate::database::DatabaseUrl;
use crate::run::Verified;
use crate::verify::Difference;
use clap::Args;

/// Look whether the database has what the history says
///
/// Compares what the catalog holds with the history, up to the newest applied migration: tables with their columns, constraints and
/// indexes, types, views, sequences, functions, triggers, policies and the like, by name; of columns the type, of keys the columns,
/// of enum types the labels. The texts of expressions, queries and bodies are not compared, nor what is said with `sql` alone.
///
/// Writes nothing, and works for a role that may only read. It fails where something is missing or other; what the database has besides is
/// told alone.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Compare with the history up to this migration, whatever the journal says
    #[arg(long, value_name = "ID")]
    at: Option<String>,
}

impl Verify {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let verified = context.runner(url).verify(self.at.as_deref()).await?;
        for difference in &verified.differences {
            let (word, color) = match difference {
                Difference::Missing(_) => ("missing", Color::Red),
                Difference::Other { .. } => ("other  ", Color::Red),
                Difference::Extra(_) => ("extra  ", Color::Yellow),
            };
            let word = context.ui.painted(word, color);
            context.ui.line(&format!("{word} {difference}"));
        }
        conclude(context, &verified)
    }
}

fn conclude(context: &Context<'_>, verified: &Verified) -> Result<(), CliError> {
    let Verified {
        items, differences, ..
    } = verified;
    let at = match &verified.migration {
        Some(migration) => format!("the history at `{migration}`"),
        None => "the history before its first migration".to_owned(),
    };
    let lacks = differences.iter().filter(|it| it.is_lack()).count();
    let extra = differences.len() - lacks;
    if lacks > 0 {
        let count = counted(lacks, "difference");
        return Err(CliError::new(
            format!("the database has not what {at} says: {count}"),
            "write a migration that mends it, or put back what was changed by hand",
        ));
    }
    let besides = match extra {
        0 => String::new(),
        extra => format!(", and {extra} besides"),
    };
    let named = counted(*items, "thing");
    context.ui.line(&format!(
        "the database has what {at} says: {named}{besides}"
    ));
    Ok(())
}
