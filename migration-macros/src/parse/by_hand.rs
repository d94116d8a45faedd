//! What hand-written SQL makes and drops: `creates(table name { … }, function name(…) -> Type, type name)`, and the same
//! with names alone in `drops(…)`.

use super::{external, name, options, routine, table};
use crate::ast::{CreateTable, External, ExternalFunction, Name, SqlName, TableOptions};
use crate::diagnostics::Errors;
use crate::keyword;
use crate::sql::{Definition, Statement, StatementKind, Verb};
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{FieldsNamed, Token, Type, parenthesized};

/// The schema of a name that says none.
const DEFAULT_SCHEMA: &str = "public";

/// `(table name { columns }, function name(Type, …) -> Type, type name)`
pub(super) fn created(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<External>> {
    let all = each(input, |word, input| match word {
        keyword::TABLE => new_table(input, errors).map(external_table),
        keyword::FUNCTION => function(input).map(External::Function),
        _ => name::qualified(input).map(External::Type),
    })?;
    let mut types = all.iter().filter(|it| matches!(it, External::Type(_)));
    if let Some(second) = types.nth(1) {
        let message = "the Rust type of a type is the variant, so that one `#[sql]` makes one type; write another for this";
        return Err(syn::Error::new(second.name().place.first, message));
    }
    Ok(all)
}

/// `(table name, function name(Type, …), type name)`
pub(super) fn dropped(input: ParseStream<'_>) -> syn::Result<Vec<External>> {
    each(input, |word, input| match word {
        keyword::TABLE => name::qualified(input).map(|it| external_table(table_of(it))),
        keyword::FUNCTION => function(input).map(External::Function),
        _ => name::qualified(input).map(External::Type),
    })
}

fn each(
    input: ParseStream<'_>,
    mut object: impl FnMut(&str, ParseStream<'_>) -> syn::Result<External>,
) -> syn::Result<Vec<External>> {
    let content;
    parenthesized!(content in input);
    let mut all = Vec::new();
    while !content.is_empty() {
        let word = Ident::parse_any(&content)?;
        let known = keyword::BY_HAND;
        let text = word.to_string();
        if !known.contains(&&*text) {
            let message = keyword::unknown("object", &text, known);
            return Err(syn::Error::new(word.span(), message));
        }
        all.push(object(&text, &content)?);
        options::comma(&content)?;
    }
    Ok(all)
}

fn external_table(table: CreateTable) -> External {
    External::Table(Box::new(table))
}

fn table_of(name: Name) -> CreateTable {
    CreateTable {
        name,
        columns: Vec::new(),
        constraints: Vec::new(),
        options: TableOptions::default(),
    }
}

fn new_table(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<CreateTable> {
    let mut table = table_of(name::qualified(input)?);
    let fields: FieldsNamed = input.parse()?;
    table::columns(&mut table, &fields.named, errors);
    external::needed_alone(&table, "the SQL makes this table", errors);
    Ok(table)
}

fn function(input: ParseStream<'_>) -> syn::Result<Box<ExternalFunction>> {
    let routine = routine::reference("Function", input)?;
    let Some(arguments) = routine.types else {
        let message = "write the types of its arguments: `name(Type, …)`, or `name()`";
        return Err(syn::Error::new(routine.name.place.last, message));
    };
    let returns = match input.parse::<Option<Token![->]>>()? {
        Some(_) => Some(input.parse::<Type>()?),
        None => None,
    };
    Ok(Box::new(ExternalFunction {
        name: routine.name,
        arguments,
        returns,
    }))
}

/// What a text makes and drops, as its author says.
pub(super) struct Listed<'l> {
    made: &'l [External],
    dropped: &'l [External],
    /// Whether the text is the way there.
    up: bool,
}

impl<'l> Listed<'l> {
    pub(super) const fn up(creates: &'l [External], drops: &'l [External]) -> Self {
        Self {
            made: creates,
            dropped: drops,
            up: true,
        }
    }

    /// The way back makes what was dropped.
    pub(super) const fn down(creates: &'l [External], drops: &'l [External]) -> Self {
        Self {
            made: drops,
            dropped: creates,
            up: false,
        }
    }

    /// Whether the history knows of what a statement does, as it is listed. What is made here is changed and indexed here
    /// too.
    pub(super) fn allow(&self, definition: &Definition) -> bool {
        let are_in = |all: &[External]| {
            let names = &definition.names;
            !names.is_empty()
                && names
                    .iter()
                    .all(|name| holds(all, &definition.object, name))
        };
        let indexes = definition.object == "index"
            && definition
                .on
                .as_ref()
                .is_some_and(|it| holds(self.made, "table", it));
        match definition.verb {
            Verb::Create => indexes || are_in(self.made),
            Verb::Alter => are_in(self.made),
            Verb::Drop => are_in(self.dropped),
        }
    }

    /// What an author can write so that the history knows of what the statement does.
    pub(super) fn instead(&self, definition: &Definition) -> String {
        let [name] = &*definition.names else {
            return String::new();
        };
        let name = match &name.schema {
            Some(schema) => format!("{schema}.{}", name.name),
            None => name.name.clone(),
        };
        let creates = match definition.verb {
            Verb::Alter => return String::new(),
            Verb::Create => self.up,
            Verb::Drop => !self.up,
        };
        let object = match (&*definition.object, creates) {
            ("table", true) => format!("table {name} {{ … }}"),
            ("function", true) => format!("function {name}(…) -> …"),
            ("function", false) => format!("function {name}(…)"),
            (object @ ("table" | "type"), _) => format!("{object} {name}"),
            _ => return String::new(),
        };
        let list = if creates {
            keyword::CREATES
        } else {
            keyword::DROPS
        };
        format!(", or say here what `up` makes and drops, as `{list}({object})`")
    }

    /// Finds a statement for all that is listed; into a block of code nobody sees.
    pub(super) fn are_all_in(&self, statements: &[Statement], errors: &mut Errors) {
        if statements.iter().any(|it| it.kind == StatementKind::Code) {
            return;
        }
        let definitions = statements.iter().filter_map(|it| match &it.kind {
            StatementKind::Definition(it) => Some(it),
            _ => None,
        });
        let definitions: Vec<_> = definitions.collect();
        self.found(self.made, Verb::Create, &definitions, errors);
        self.found(self.dropped, Verb::Drop, &definitions, errors);
    }

    fn found(
        &self,
        all: &[External],
        verb: Verb,
        definitions: &[&Definition],
        errors: &mut Errors,
    ) {
        for it in all {
            let by = |name: &SqlName, object: &str| is(it, object, name);
            let replaced = |object: &str, name: &SqlName| {
                holds(self.made, object, name) && holds(self.dropped, object, name)
            };
            let does = |definition: &&Definition| {
                let names = definition.names.iter();
                let mut names = names.filter(|name| by(name, &definition.object));
                names.any(|name| {
                    definition.verb == verb
                        || definition.verb == Verb::Alter && replaced(&definition.object, name)
                })
            };
            if !definitions.iter().any(does) {
                errors.at(it.name().place.first, self.missing(it, verb));
            }
        }
    }

    fn missing(&self, what: &External, verb: Verb) -> String {
        let noun = match what {
            External::Table(_) => keyword::TABLE,
            External::Function(_) => keyword::FUNCTION,
            _ => keyword::TYPE,
        };
        let missing = match (self.up, verb) {
            (true, Verb::Drop) => "`up` drops this",
            (true, _) => "`up` makes this",
            (false, Verb::Drop) => "`down` drops this",
            (false, _) => "`down` makes again this",
        };
        format!("no statement of {missing} {noun}; write one, or leave it out of the list")
    }
}

fn holds(all: &[External], object: &str, name: &SqlName) -> bool {
    all.iter().any(|it| is(it, object, name))
}

/// Whether a statement about an object of this sort and name is about this.
fn is(external: &External, object: &str, name: &SqlName) -> bool {
    let objects: &[&str] = match external {
        External::Table(_) => &["table", "foreign table"],
        External::Function(_) => &["function", "aggregate"],
        External::Type(_) => &["type"],
        External::Schema(_) | External::Role(_) => &[],
    };
    let schema = |it: Option<&str>| it.unwrap_or(DEFAULT_SCHEMA).to_owned();
    let own = external.name();
    objects.contains(&object)
        && own.name == name.name
        && schema(own.schema.as_deref()) == schema(name.schema.as_deref())
}
