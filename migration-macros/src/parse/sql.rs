//! The SQL texts of an attribute.

use super::by_hand::Listed;
use crate::ast::{Expression, Mention, Name, OWN, Place, SqlName, TriggerCondition, ViewQuery};
use crate::diagnostics::Errors;
use crate::sql::{
    self, ColumnRef, Definition, Fault, Mutable, OutputColumn, Purpose, Row, Statement,
    StatementKind, SyntaxError, Tree,
};
use syn::LitStr;

/// Objects that have steps of their own, so that the history knows of them.
const OWN_STEPS: &[(&str, &str)] = &[
    ("table", "create_table"),
    ("index", "create_index"),
    ("type", "create_enum"),
    ("view", "create_view"),
    ("materialized view", "create_materialized_view"),
    ("extension", "create_extension"),
    ("sequence", "create_sequence"),
    ("function", "create_function"),
    ("procedure", "create_procedure"),
];

pub(super) const AGGREGATE: &str =
    "an aggregate or window function is about many rows, and this expression is about one";

/// `CREATE VIEW` makes columns of it, and they stay when the table gets others.
const STAR: &str = "a view keeps the columns that `*` stands for when it is made, so that it could not be made again \
     the same; write them out, and in `EXISTS` write `SELECT 1`";

/// An expression over the columns of one table, such as a check.
pub(super) fn of_table(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    read(literal, table, errors).map(|(expression, _)| expression)
}

/// The same with its tree.
fn read(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<(Expression, Tree)> {
    let text = literal.value();
    let parsed = parse(literal, &text, errors)?;
    let mut columns = Vec::new();
    for column in &parsed.columns {
        if !belongs(column, table) {
            let qualifier = column.qualifier.as_deref().unwrap_or_default();
            let message = format!(
                "`{qualifier}` is not this table; an expression here sees the columns of `{table}` alone"
            );
            errors.at(literal.span(), message);
            return None;
        }
        if !columns.contains(&column.name) {
            columns.push(column.name.clone());
        }
    }
    let expression = Expression {
        sql: text,
        columns,
        mentions: parsed.mentions,
        mutable: Vec::new(),
        label: parsed.label,
        place: Place::at(literal.span()),
    };
    Some((expression, parsed.tree))
}

/// The same of what holds or not, such as a check.
pub(super) fn condition(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    let (expression, tree) = read(literal, table, errors)?;
    Some(typed(expression, &tree, Purpose::Condition))
}

/// The same of what is counted.
pub(super) fn value(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    let (expression, tree) = read(literal, table, errors)?;
    Some(typed(expression, &tree, Purpose::Value))
}

/// An expression with what it says of the types of its columns.
fn typed(mut expression: Expression, tree: &Tree, purpose: Purpose) -> Expression {
    let typed = sql::typed(tree, purpose).into_iter();
    expression.mentions.extend(typed.map(Mention::Typed));
    expression
}

/// An expression over a row of a table, such as a policy's, which may read other tables too.
pub(super) fn of_row(literal: &LitStr, table: &Name, errors: &mut Errors) -> Option<Expression> {
    let text = literal.value();
    let own = in_text(table);
    let parsed = match sql::row_expression(&text, Row::Table(&own)) {
        Ok(parsed) => parsed,
        Err(error) => {
            errors.at(literal.span(), syntax(&text, &error));
            return None;
        }
    };
    if parsed.has_aggregate_or_window {
        errors.at(literal.span(), AGGREGATE);
        return None;
    }
    let mut columns: Vec<String> = Vec::new();
    for column in parsed.columns {
        if !columns.contains(&column.name) {
            columns.push(column.name);
        }
    }
    let expression = Expression {
        sql: text,
        columns,
        mentions: parsed.mentions,
        mutable: Vec::new(),
        label: parsed.label,
        place: Place::at(literal.span()),
    };
    Some(typed(expression, &parsed.tree, Purpose::Condition))
}

/// A condition over a row as it was, and as it is.
pub(super) fn of_versions(literal: &LitStr, errors: &mut Errors) -> Option<TriggerCondition> {
    let text = literal.value();
    let parsed = sql::row_expression(&text, Row::Versions);
    let parsed = about_one_row(literal, &text, parsed, errors)?;
    let version = |row: &str| {
        let is_named = parsed.rows.iter().any(|it| it.qualifier == row);
        let columns = parsed.columns.iter();
        let columns = columns.filter(|it| it.qualifier.as_deref() == Some(row));
        let mut names: Vec<String> = columns.map(|it| it.name.clone()).collect();
        names.sort();
        names.dedup();
        (is_named || !names.is_empty()).then_some(names)
    };
    let typed = sql::typed(&parsed.tree, Purpose::Condition).into_iter();
    let typed = typed.map(Mention::Typed);
    Some(TriggerCondition {
        old: version("old"),
        new: version("new"),
        sql: text,
        mentions: parsed.mentions.into_iter().chain(typed).collect(),
        place: Place::at(literal.span()),
    })
}

fn in_text(name: &Name) -> SqlName {
    SqlName {
        schema: name.schema.clone(),
        name: name.name.clone(),
    }
}

/// The query of a view, whose first columns may get other names.
pub(super) fn of_view(
    literal: &LitStr,
    given: &[(String, Place)],
    errors: &mut Errors,
) -> syn::Result<ViewQuery> {
    let sql = literal.value();
    let refuse = |message: &str| Err(syn::Error::new(literal.span(), message));
    let parsed = match sql::query(&sql) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(&syntax(&sql, &error)),
    };
    let reads_all = |mention: &Mention| matches!(mention, Mention::AllColumns(_));
    if parsed.mentions.iter().any(reads_all) {
        return refuse(STAR);
    }
    let Some(output) = parsed.columns else {
        return refuse(
            "which columns this query gives does not follow from its text; write them out",
        );
    };
    let columns = view_columns(literal, output, given)?;
    if let Some(twice) = columns
        .iter()
        .enumerate()
        .find(|(at, name)| columns[..*at].contains(name))
    {
        let name = twice.1;
        errors.at(
            literal.span(),
            format!(
                "two columns are called `{name}`; name one of them otherwise: `… AS other_name`"
            ),
        );
    }
    Ok(ViewQuery {
        sql,
        columns,
        mentions: parsed.mentions,
        is_updatable: parsed.is_updatable,
        place: Place::at(literal.span()),
    })
}

/// The names of all columns.
fn view_columns(
    literal: &LitStr,
    output: Vec<OutputColumn>,
    given: &[(String, Place)],
) -> syn::Result<Vec<String>> {
    if let Some((_, place)) = given.get(output.len()) {
        let message = "the query gives fewer columns than there are names here";
        return Err(syn::Error::new(place.first, message));
    }
    let own = output.into_iter().map(|column| match column {
        OutputColumn::Named(name) => Ok(name),
        OutputColumn::All { .. } => Err(syn::Error::new(literal.span(), STAR)),
    });
    let mut names = own.collect::<syn::Result<Vec<_>>>()?;
    for (name, (given, _)) in names.iter_mut().zip(given) {
        name.clone_from(given);
    }
    Ok(names)
}

/// An expression over the value of a domain.
pub(super) fn of_value(literal: &LitStr, errors: &mut Errors) -> Option<Expression> {
    let text = literal.value();
    let parsed = parse(literal, &text, errors)?;
    let is_value = |it: &&ColumnRef| it.qualifier.is_none() && it.name == "value";
    if let Some(column) = parsed.columns.iter().find(|it| !is_value(it)) {
        let message = format!(
            "a domain's check is about `VALUE`, and `{}` is a column",
            column.name
        );
        errors.at(literal.span(), message);
        return None;
    }
    let mut typed = sql::typed(&parsed.tree, Purpose::Condition);
    for column in typed.iter_mut().flat_map(|it| &mut it.columns) {
        OWN.clone_into(column);
    }
    let typed = typed.into_iter().map(Mention::Typed);
    Some(Expression {
        sql: text,
        columns: Vec::new(),
        mentions: parsed.mentions.into_iter().chain(typed).collect(),
        mutable: Vec::new(),
        label: parsed.label,
        place: Place::at(literal.span()),
    })
}

fn belongs(column: &ColumnRef, table: &str) -> bool {
    column
        .qualifier
        .as_deref()
        .is_none_or(|qualifier| qualifier == table)
}

/// An expression of one table whose value depends on nothing but its columns.
pub(super) fn immutable(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    immutable_for(Purpose::Value, literal, table, errors)
}

/// The same of what holds or not: the predicate of an index, an exclusion or a publication.
pub(super) fn predicate(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    immutable_for(Purpose::Condition, literal, table, errors)
}

/// The same of what a generated column is computed by.
pub(super) fn generated(literal: &LitStr, table: &str, errors: &mut Errors) -> Option<Expression> {
    let (expression, tree) = read(literal, table, errors)?;
    unchanging(literal, giving(expression, &tree), &tree, errors)
}

fn immutable_for(
    purpose: Purpose,
    literal: &LitStr,
    table: &str,
    errors: &mut Errors,
) -> Option<Expression> {
    let (expression, tree) = read(literal, table, errors)?;
    unchanging(literal, typed(expression, &tree, purpose), &tree, errors)
}

/// An expression with what it says of the types of its columns, and of which type its value is.
pub(super) fn giving(mut expression: Expression, tree: &Tree) -> Expression {
    let (typed, given) = sql::given(tree);
    let typed = typed.into_iter().map(Mention::Typed);
    expression.mentions.extend(typed);
    expression.mentions.extend(given.map(Mention::Gives));
    expression
}

/// An expression whose value is the same at any time and in any session, as far as its text tells.
fn unchanging(
    literal: &LitStr,
    mut expression: Expression,
    tree: &Tree,
    errors: &mut Errors,
) -> Option<Expression> {
    for mutable in sql::mutable(tree) {
        match mutable {
            Mutable::Always(what) => {
                let message = format!(
                    "`{what}` gives another value at another time or in another session, and PostgreSQL allows only \
                     immutable functions here"
                );
                errors.at(literal.span(), message);
                return None;
            }
            Mutable::When(when) => expression.mutable.push(when),
        }
    }
    Some(expression)
}

/// An expression that names no column, such as the bound of a partition.
pub(super) fn without_columns(literal: &LitStr, errors: &mut Errors) -> Option<Expression> {
    constant(literal, errors).map(|(expression, _)| expression)
}

/// A default.
pub(super) fn default(literal: &LitStr, errors: &mut Errors) -> Option<Expression> {
    let (expression, tree) = constant(literal, errors)?;
    Some(giving(expression, &tree))
}

fn constant(literal: &LitStr, errors: &mut Errors) -> Option<(Expression, Tree)> {
    let text = literal.value();
    let parsed = parse(literal, &text, errors)?;
    if let Some(column) = parsed.columns.first() {
        let name = &column.name;
        let message =
            format!("a default names no column, and `{name}` is one; quote a string as `'{name}'`");
        errors.at(literal.span(), message);
        return None;
    }
    let volatile = parsed.volatile();
    let expression = Expression {
        sql: text,
        columns: Vec::new(),
        mentions: parsed.mentions.into_iter().chain(volatile).collect(),
        mutable: Vec::new(),
        label: parsed.label,
        place: Place::at(literal.span()),
    };
    Some((expression, parsed.tree))
}

fn parse(literal: &LitStr, text: &str, errors: &mut Errors) -> Option<sql::Expression> {
    about_one_row(literal, text, sql::expression(text), errors)
}

/// An expression that is about one row alone, or what is wrong with it.
fn about_one_row(
    literal: &LitStr,
    text: &str,
    parsed: Result<sql::Expression, SyntaxError>,
    errors: &mut Errors,
) -> Option<sql::Expression> {
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            errors.at(literal.span(), syntax(text, &error));
            return None;
        }
    };
    if parsed.has_subquery {
        errors.at(literal.span(), "PostgreSQL allows no subquery here");
        return None;
    }
    if parsed.has_aggregate_or_window {
        errors.at(literal.span(), AGGREGATE);
        return None;
    }
    Some(parsed)
}

/// What the statements of a routine's body name, besides its own arguments.
pub(super) fn body(literal: &LitStr, arguments: &[String], errors: &mut Errors) -> Vec<Mention> {
    let text = literal.value();
    let controls = |it: &Statement| it.kind == StatementKind::TransactionControl;
    if sql::script(&text).is_ok_and(|script| script.statements.iter().any(controls)) {
        let message = "PostgreSQL begins and ends no transaction in a body that is SQL";
        errors.at(literal.span(), message);
    }
    sql::function_body(&text, arguments).unwrap_or_else(|error| {
        errors.at(literal.span(), syntax(&text, &error));
        Vec::new()
    })
}

/// The same of a body that is an expression.
pub(super) fn result(literal: &LitStr, arguments: &[String], errors: &mut Errors) -> Vec<Mention> {
    let text = literal.value();
    if let Err(error) = sql::expression(&text) {
        errors.at(literal.span(), syntax(&text, &error));
        return Vec::new();
    }
    sql::function_body(&format!("SELECT ({text}\n)"), arguments).unwrap_or_default()
}

/// The statements of a script, which makes and drops what is listed.
pub(super) fn script(
    literal: &LitStr,
    listed: &Listed<'_>,
    errors: &mut Errors,
) -> Option<Vec<Statement>> {
    let text = literal.value();
    match sql::script(&text) {
        Ok(script) => {
            let mut statements = script.statements.iter();
            if let Some(message) = statements.find_map(|it| refusal(it, listed)) {
                errors.at(literal.span(), message);
            } else {
                listed.are_all_in(&script.statements, errors);
            }
            Some(script.statements)
        }
        Err(error) => {
            errors.at(literal.span(), syntax(&text, &error));
            None
        }
    }
}

/// Why a statement may not stand in a script.
fn refusal(statement: &Statement, listed: &Listed<'_>) -> Option<String> {
    if let Some(what) = &statement.alone {
        return Some(outside(what));
    }
    match &statement.kind {
        StatementKind::TransactionControl => Some(
            "a migration runs in a transaction of its own; leave `BEGIN`, `COMMIT`, `ROLLBACK` and savepoints out"
                .to_owned(),
        ),
        StatementKind::Definition(definition) if listed.allow(definition) => None,
        StatementKind::Definition(definition) => own_step(definition, listed),
        _ => None,
    }
}

/// A statement that PostgreSQL refuses in a transaction, and the step that there is for it.
fn outside(what: &str) -> String {
    let steps = [
        ("CREATE INDEX CONCURRENTLY", "create_index(…, concurrently)"),
        ("DROP INDEX CONCURRENTLY", "drop_index(…, concurrently)"),
    ];
    let step = steps.iter().find(|(statement, _)| *statement == what);
    let instead = step.map_or_else(String::new, |(_, step)| format!("; write `#[{step}]`"));
    format!("`{what}` cannot run in a transaction, in which `#[sql]` runs{instead}")
}

/// What the history keeps track of is not changed behind its back.
fn own_step(definition: &Definition, listed: &Listed<'_>) -> Option<String> {
    let object = &*definition.object;
    let (_, step) = OWN_STEPS.iter().find(|(own, _)| *own == object)?;
    let or = listed.instead(definition);
    Some(format!(
        "the history would not know of this {object}; write it as a step, such as `#[{step}]`{or}"
    ))
}

/// A syntax error, with the line where the text has several.
pub(super) fn syntax(text: &str, error: &SyntaxError) -> String {
    let before = text.get(..error.offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let place = match (text.trim().contains('\n'), error.token.as_str()) {
        (_, "") => "at the end".to_owned(),
        (false, token) => format!("at `{token}`"),
        (true, token) => format!("at `{token}` in line {line}"),
    };
    match error.fault {
        Fault::Grammar => format!("not SQL, {place}: {}", error.message),
        Fault::Name => format!("{place}: {}", error.message),
    }
}
