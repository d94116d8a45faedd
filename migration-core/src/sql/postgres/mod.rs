//! The SQL of PostgreSQL, 14 and later.
//!
//! sea-query writes what it writes right: the column of a table, enum types, and the drops and renames. Each file
//! says what it writes itself, and why.

mod alter;
mod column;
mod column_change;
mod comment;
mod composite;
mod condition;
mod constraint;
mod constraint_change;
mod domain;
mod enum_change;
mod enum_type;
mod execute;
mod extension;
mod index;
mod insert;
mod parameters;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod role;
mod routine;
mod schema;
mod sequence;
mod statistics;
mod storage;
mod table;
mod trigger;
mod type_name;
mod view;

use super::writer::one_line;
use super::{Direction, Execution, Lone, RenderError, Script, Statement};
use crate::ident::Name;
use crate::schema::{Applied, Link, Undo};
use crate::step::{Operation, Step};
use condition::Origin;

/// The SQL that applies a migration.
///
/// # Errors
///
/// When a text holds a NUL byte.
pub fn up(link: &Link<'_>) -> Result<Script, RenderError> {
    let mut script = script(link, Direction::Up);
    for (applied, number) in link.steps.iter().zip(1..) {
        let mut statements = statements(link.id, &applied.step, number);
        if matches!(applied.undo, Undo::Exact(_)) {
            statements.iter_mut().for_each(|it| it.loses = None);
        }
        script.statements.extend(statements);
    }
    without_nul(script)
}

/// The SQL that applies what follows so many steps of a migration.
///
/// # Errors
///
/// As with [`up`].
pub fn up_after(link: &Link<'_>, steps: usize) -> Result<Script, RenderError> {
    Ok(up(link)?.left(steps))
}

/// The SQL that takes a migration back, last step first.
///
/// # Errors
///
/// When a step is irreversible, or a text holds a NUL byte.
pub fn down(link: &Link<'_>) -> Result<Script, RenderError> {
    down_from(link, link.steps.len())
}

/// The SQL that takes so many steps of a migration back, the last of these first.
///
/// # Errors
///
/// As with [`down`], of these steps.
pub fn down_from(link: &Link<'_>, steps: usize) -> Result<Script, RenderError> {
    let mut script = script(link, Direction::Down);
    let steps = link.steps.iter().take(steps);
    for (index, applied) in steps.enumerate().rev() {
        script.statements.extend(undo(link, applied, index + 1)?);
    }
    without_nul(script)
}

fn undo(
    link: &Link<'_>,
    applied: &Applied<'_>,
    number: usize,
) -> Result<Vec<Statement>, RenderError> {
    let (steps, loses) = match applied.undo {
        Undo::Exact(steps) => (steps, None),
        Undo::LosesData { steps, what } => (steps, Some(what)),
        Undo::Impossible(why) => return Err(irreversible(link, applied, why)),
    };
    let mut statements: Vec<_> = steps
        .iter()
        .flat_map(|step| statements(link.id, step, number))
        .collect();
    // The statements of the undo know what they drop; what the step itself destroyed is said at the first of them.
    if let Some(first) = statements.first_mut() {
        first.loses = loses.map(ToOwned::to_owned);
    }
    statements.iter_mut().skip(1).for_each(|it| it.loses = None);
    Ok(statements)
}

/// The statements of a step, whose place in its migration is this one.
fn statements(migration: &str, step: &Step<'_>, number: usize) -> Vec<Statement> {
    let statement = |piece: Piece| Statement {
        sql: piece.sql,
        comment: one_line(&piece.comment),
        step: step.name.to_owned(),
        number,
        loses: piece.loses,
        execution: piece.execution,
    };
    let origin = Origin {
        migration,
        step: step.name,
    };
    let pieces = match &step.operation {
        Operation::Require(it) => vec![condition::require(it, origin)],
        Operation::Ensure(it) => vec![condition::ensure(it, origin)],
        operation => pieces(operation),
    };
    pieces.into_iter().map(statement).collect()
}

#[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
fn pieces(operation: &Operation<'_>) -> Vec<Piece> {
    match operation {
        Operation::CreateEnum(it) => vec![enum_type::create(it)],
        Operation::AlterEnum(it) => enum_change::alter(it),
        Operation::CreateDomain(it) => domain::create(it),
        Operation::AlterDomain(it) => domain::alter(it),
        Operation::DropDomain(it) => vec![domain::drop(it)],
        Operation::CreateComposite(it) => vec![composite::create(it)],
        Operation::AlterComposite(it) => composite::alter(it),
        Operation::DropComposite(it) => vec![composite::drop(it)],
        Operation::CreateRange(it) => vec![range::create(it)],
        Operation::DropRange(it) => vec![range::drop(it)],
        Operation::RenameType(it) => type_name::rename(it),
        Operation::DropEnum(it) => vec![enum_type::drop(it)],
        Operation::CreateTable(it) => table::create(it),
        Operation::AlterTable(it) => alter::alter(it),
        Operation::RenameTable(it) => vec![table::rename(it)],
        Operation::MoveTable(it) => vec![table::change_schema(it)],
        Operation::DropTable(it) => vec![table::drop(it)],
        Operation::CreateIndex(it) => index::create(it),
        Operation::RenameIndex(it) => vec![index::rename(it)],
        Operation::AlterIndex(it) => index::alter(it),
        Operation::DropIndex(it) => vec![index::drop(it)],
        Operation::CreateSchema(it) => vec![schema::create(it)],
        Operation::DropSchema(it) => vec![schema::drop(it)],
        Operation::RenameSchema(it) => vec![schema::rename(it)],
        Operation::CreateExtension(it) => extension::create(it),
        Operation::AlterExtension(it) => vec![extension::alter(it)],
        Operation::DropExtension(it) => extension::drop(it),
        Operation::CreateSequence(it) => vec![sequence::create(it)],
        Operation::AlterSequence(it) => sequence::alter(it),
        Operation::RenameSequence(it) => vec![sequence::rename(it)],
        Operation::MoveSequence(it) => vec![sequence::change_schema(it)],
        Operation::DropSequence(it) => vec![sequence::drop(it)],
        Operation::CreatePartition(it) => vec![partition::create(it)],
        Operation::AttachPartition(it) => partition::attach(it),
        Operation::DetachPartition(it) => partition::detach(it),
        Operation::DropPartition(it) => vec![partition::drop(it)],
        Operation::CreatePolicy(it) => vec![policy::create(it)],
        Operation::DropPolicy(it) => vec![policy::drop(it)],
        Operation::CreateView(it) => vec![view::create(it)],
        Operation::ReplaceView(it) => vec![view::replace(it)],
        Operation::DropView(it) => vec![view::drop(it)],
        Operation::RenameView(it) => vec![view::rename(it)],
        Operation::MoveView(it) => vec![view::change_schema(it)],
        Operation::CreateMaterializedView(it) => vec![view::create_materialized(it)],
        Operation::RefreshMaterializedView(it) => vec![view::refresh(it)],
        Operation::AlterPolicy(it) => vec![policy::alter(it)],
        Operation::RenamePolicy(it) => vec![policy::rename(it)],
        Operation::SetRowSecurity(it) => vec![policy::row_security(it)],
        Operation::CreateStatistics(it) => statistics::create(it),
        Operation::AlterStatistics(it) => vec![statistics::alter(it)],
        Operation::RenameStatistics(it) => vec![statistics::rename(it)],
        Operation::MoveStatistics(it) => vec![statistics::change_schema(it)],
        Operation::DropStatistics(it) => vec![statistics::drop(it)],
        Operation::CreatePublication(it) => vec![publication::create(it)],
        Operation::AlterPublication(it) => vec![publication::alter(it)],
        Operation::RenamePublication(it) => vec![publication::rename(it)],
        Operation::DropPublication(it) => vec![publication::drop(it)],
        // Others made it.
        Operation::Declare(_) | Operation::Forget(_) => Vec::new(),
        Operation::CreateRoutine(it) => vec![routine::create(it)],
        Operation::ReplaceRoutine(it) => vec![routine::replace(it)],
        Operation::DropRoutine(it) => vec![routine::drop(it)],
        Operation::RenameRoutine(it) => vec![routine::rename(it)],
        Operation::MoveRoutine(it) => vec![routine::change_schema(it)],
        Operation::CreateTrigger(it) => trigger::create(it),
        Operation::ReplaceTrigger(it) => trigger::replace(it),
        Operation::DropTrigger(it) => vec![trigger::drop(it)],
        Operation::RenameTrigger(it) => vec![trigger::rename(it)],
        Operation::SetTrigger(it) => vec![trigger::set(it)],
        Operation::CommentOn(it) => vec![comment::on(it)],
        Operation::Grant(it) => vec![privilege::grant(it)],
        Operation::Revoke(it) => vec![privilege::revoke(it)],
        Operation::ChangeAllPrivileges(it) => privilege::change_all(it),
        Operation::AlterOwner(it) => vec![privilege::alter_owner(it)],
        Operation::AlterDefaultPrivileges(it) => vec![privilege::alter_default(it)],
        Operation::Insert(it) => vec![insert::insert(it)],
        Operation::Delete(it) => vec![insert::delete(it)],
        Operation::Execute(it) => vec![execute::call(it)],
        // They say whose step they are, so they are made where that is known.
        Operation::Require(_) | Operation::Ensure(_) => Vec::new(),
        Operation::Cascade(it) => {
            let along = it.along.iter().flat_map(pieces);
            along.chain(pieces(it.of)).collect()
        }
        Operation::Sql(it) => raw::statements(it),
    }
}

/// A statement of a step, before it is known which step.
struct Piece {
    sql: String,
    comment: String,
    loses: Option<String>,
    execution: Execution,
}

impl Piece {
    fn new(sql: String, comment: String) -> Self {
        Self {
            sql,
            comment,
            loses: None,
            execution: Execution::InTransaction,
        }
    }

    fn losing(self, loses: Option<String>) -> Self {
        Self { loses, ..self }
    }

    fn alone(self, lone: Lone) -> Self {
        let execution = Execution::Alone(lone);
        Self { execution, ..self }
    }
}

fn script(link: &Link<'_>, direction: Direction) -> Script {
    Script {
        migration: link.id.to_owned(),
        direction,
        statements: Vec::new(),
        limits: link.limits,
    }
}

fn irreversible(link: &Link<'_>, applied: &Applied<'_>, why: &str) -> RenderError {
    RenderError::Irreversible {
        migration: link.id.to_owned(),
        step: applied.step.name.to_owned(),
        why: why.to_owned(),
    }
}

/// The script, if it holds no NUL byte; a replay lets none through, but a link can be made without one.
fn without_nul(script: Script) -> Result<Script, RenderError> {
    let statements = script.statements.iter();
    match statements.clone().find(|it| it.sql.contains('\0')) {
        None => Ok(script),
        Some(statement) => Err(RenderError::Nul {
            migration: script.migration.clone(),
            step: statement.step.clone(),
        }),
    }
}

/// A table's name for sea-query.
///
/// It escapes quotes only in names that it owns (`QuotedBuilder::prepare_iden`), so it gets copies.
fn table_ref(name: Name<'_>) -> sea_query::TableRef {
    use sea_query::{Alias, IntoTableRef as _};
    let table = Alias::new(name.name);
    match name.schema {
        Some(schema) => (Alias::new(schema), table).into_table_ref(),
        None => table.into_table_ref(),
    }
}
