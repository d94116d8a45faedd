//! What the replays say of a step.

use super::Step;
use migration_core::check::{Report, check_at_run_time, check_in_parts_at_run_time};
use migration_core::history::Migration;
use migration_core::limits::Limits;
use migration_core::schema::SchemaError;

/// The name of the class of an error: its variants.
pub(crate) fn class(error: &SchemaError) -> String {
    let debug = format!("{error:?}");
    let end = debug.find([' ', '"', ')']).unwrap_or(debug.len());
    let class = debug[..end].replace('(', ": ");
    match error {
        SchemaError::Unknown { noun, .. } => format!("{class}: {noun}"),
        _ => class,
    }
}

/// What the compiler says of the last step, each step being a migration.
pub(crate) fn by_the_compiler(history: &[Step<'_>]) -> Option<String> {
    let migrations: Vec<_> = history
        .iter()
        .map(|step| Migration {
            id: "m",
            steps: std::slice::from_ref(step),
            functions: &[],
            limits: Limits::NONE,
        })
        .collect();
    let report = std::panic::catch_unwind(|| check_at_run_time(&migrations));
    let refusal = first(&report.unwrap_or_else(|_| panic!("the check panics: {history:#?}")));
    let count = migrations.len();
    if count.is_multiple_of(8) {
        let parts = check_in_parts_at_run_time(&migrations, &[count / 4, count / 2, count - 1]);
        assert_eq!(first(&parts), refusal, "in parts and as a whole");
    }
    refusal
}

fn first(report: &Report) -> Option<String> {
    let finding = report.findings().first()?;
    Some(finding.text.as_str().to_owned())
}

/// A message without what stands between two such signs, as the name of its class.
pub(crate) fn plain(message: &str, sign: char) -> String {
    message.split(sign).step_by(2).collect::<Vec<_>>().join("_")
}
