//! `#[create_trigger(before update of a on table, for_each = row, when = "…", execute = function())]`

use super::{name, options, sql};
use crate::ast::{
    CreateTrigger, Name, Place, TriggerCondition, TriggerConstraint, TriggerEvent, TriggerRef,
    TriggerStep,
};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Lit, LitStr, Token, Variant, parenthesized};

/// What a trigger can fire at, and what the data calls it.
const EVENTS: &[(&str, &str)] = &[
    ("insert", "Insert"),
    ("update", "Update"),
    ("delete", "Delete"),
    ("truncate", "Truncate"),
];

/// In which sessions a trigger can fire, and what the data calls it.
const STATES: &[(&str, &str)] = &[
    ("origin", "Enabled"),
    ("never", "Disabled"),
    ("replica", "Replica"),
    ("always", "Always"),
];

/// Any step of a trigger.
pub(super) fn step(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<TriggerStep> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| match word {
        keyword::CREATE_TRIGGER => {
            create(variant, input, errors).map(|it| TriggerStep::Create(Box::new(it)))
        }
        keyword::REPLACE_TRIGGER => {
            create(variant, input, errors).map(|it| TriggerStep::Replace(Box::new(it)))
        }
        keyword::DROP_TRIGGER => end(reference(input)?, input).map(TriggerStep::Drop),
        keyword::RENAME_TRIGGER => rename(input),
        keyword::DISABLE_TRIGGER => {
            end(reference(input)?, input).map(|it| TriggerStep::Set(it, "Disabled"))
        }
        _ => enable(input),
    })
}

/// A trigger that is being read.
struct Reader {
    name: (String, Place),
    constraint: Option<Span>,
    from: Option<Name>,
    waits: Option<&'static str>,
    level: Option<&'static str>,
    old_table: Option<(String, Place)>,
    new_table: Option<(String, Place)>,
    when: Option<TriggerCondition>,
    function: Option<(Name, Vec<String>)>,
    state: &'static str,
}

fn create(
    variant: &Variant,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<CreateTrigger> {
    let own = name::of_variant(variant)?;
    let mut reader = Reader {
        name: (own.name, own.place),
        constraint: None,
        from: None,
        waits: None,
        level: None,
        old_table: None,
        new_table: None,
        when: None,
        function: None,
        state: "Enabled",
    };
    let first = input.span();
    let timing = timing(input)?;
    let (events, last) = events(input)?;
    let table = name::qualified(input)?;
    options::comma(input)?;
    options::each(input, keyword::TRIGGER_OPTIONS, |word, span, input| {
        reader.option(word, span, input, errors)
    })?;
    let level = reader.level(timing, &events, variant.ident.span())?;
    let constraint = reader.constraint()?;
    let Some((function, arguments)) = reader.function else {
        return Err(syn::Error::new(
            variant.ident.span(),
            "this does nothing; write `execute = function()`",
        ));
    };
    Ok(CreateTrigger {
        name: reader.name,
        table,
        constraint,
        timing,
        events,
        events_place: Place::at(first).to(last),
        level,
        old_table: reader.old_table,
        new_table: reader.new_table,
        when: reader.when,
        function,
        arguments,
        state: reader.state,
    })
}

impl Reader {
    fn option(
        &mut self,
        word: &str,
        span: Span,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match word {
            keyword::FOR_EACH => {
                let word = options::choice(input, "level", &["row", "statement"])?;
                self.level = Some(if word == "row" { "Row" } else { "Statement" });
            }
            keyword::WHEN => {
                let literal: LitStr = options::value(input)?;
                self.when = sql::of_versions(&literal, errors);
            }
            keyword::REFERENCING => self.tables(input)?,
            keyword::EXECUTE => self.function = Some(execute(input)?),
            keyword::CONSTRAINT => self.constraint = Some(span),
            keyword::DEFERRABLE => self.waits = self.waits.or(Some("WhenAsked")),
            keyword::INITIALLY_DEFERRED => self.waits = Some("Always"),
            keyword::FROM => {
                input.parse::<Token![=]>()?;
                self.from = Some(name::qualified(input)?);
            }
            keyword::FIRES => self.state = state(input)?,
            _ => {
                input.parse::<Token![=]>()?;
                let (name, span) = name::simple(input)?;
                self.name = (name, Place::at(span));
            }
        }
        Ok(())
    }

    /// `(old_table = name, new_table = name)`
    fn tables(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        let known = &[keyword::OLD_TABLE, keyword::NEW_TABLE];
        options::each(&content, known, |word, _, input| {
            input.parse::<Token![=]>()?;
            let (name, span) = name::simple(input)?;
            let named = Some((name, Place::at(span)));
            match word {
                keyword::OLD_TABLE => self.old_table = named,
                _ => self.new_table = named,
            }
            Ok(())
        })
    }

    /// A constraint fires for rows, and `truncate` for statements; of all else the author says it. PostgreSQL's own
    /// default, statements, is seldom meant.
    fn level(
        &self,
        timing: &str,
        events: &[TriggerEvent],
        span: Span,
    ) -> syn::Result<&'static str> {
        let truncates = events.iter().any(|it| it.kind == "Truncate");
        match self.level {
            Some(level) => Ok(level),
            None if self.constraint.is_some() || timing == "InsteadOf" => Ok("Row"),
            None if truncates => Ok("Statement"),
            None => Err(syn::Error::new(
                span,
                "how often does it fire? write `for_each = row` or `for_each = statement`",
            )),
        }
    }

    fn constraint(&mut self) -> syn::Result<Option<TriggerConstraint>> {
        let from = self.from.take();
        match (self.constraint, &from, self.waits) {
            (Some(_), ..) => Ok(Some(TriggerConstraint {
                from,
                waits: self.waits.unwrap_or("Never"),
            })),
            (None, None, None) => Ok(None),
            _ => Err(syn::Error::new(
                self.name.1.first,
                "only a constraint has `from`, `deferrable` or `initially_deferred`; write `constraint` too",
            )),
        }
    }
}

/// `before`, `after`
fn timing(input: ParseStream<'_>) -> syn::Result<&'static str> {
    let ident = input.call(Ident::parse_any)?;
    match &*ident.to_string() {
        "before" => Ok("Before"),
        "after" => Ok("After"),
        "instead" => options::keyword(input, "of").map(|()| "InsteadOf"),
        other => Err(syn::Error::new(
            ident.span(),
            keyword::unknown("time", other, &["before", "after", "instead of"]),
        )),
    }
}

/// `insert or update of a, b on`; the place of the last word before `on`.
fn events(input: ParseStream<'_>) -> syn::Result<(Vec<TriggerEvent>, Span)> {
    let mut events = Vec::new();
    loop {
        let (event, last) = event(input)?;
        events.push(event);
        let ident = input.call(Ident::parse_any)?;
        if ident == keyword::ON {
            return Ok((events, last));
        }
        if ident != "or" {
            let message = format!("`or` or `on` is to stand here, not `{ident}`");
            return Err(syn::Error::new(ident.span(), message));
        }
    }
}

fn event(input: ParseStream<'_>) -> syn::Result<(TriggerEvent, Span)> {
    let ident = input.call(Ident::parse_any)?;
    let words: Vec<_> = EVENTS.iter().map(|(word, _)| *word).collect();
    let Some((_, kind)) = EVENTS.iter().find(|(word, _)| ident == *word) else {
        let message = keyword::unknown("event", &ident.to_string(), &words);
        return Err(syn::Error::new(ident.span(), message));
    };
    let (mut columns, mut last) = (Vec::new(), ident.span());
    let of = input.fork().call(Ident::parse_any);
    if *kind == "Update" && of.is_ok_and(|word| word == "of") {
        input.call(Ident::parse_any)?;
        loop {
            let (column, span) = name::simple(input)?;
            columns.push(column);
            last = span;
            if input.parse::<Option<Token![,]>>()?.is_none() {
                break;
            }
        }
    }
    Ok((TriggerEvent { kind, columns }, last))
}

/// `= function("text", 1)`; PostgreSQL gives the function texts.
fn execute(input: ParseStream<'_>) -> syn::Result<(Name, Vec<String>)> {
    input.parse::<Token![=]>()?;
    let mut function = name::qualified(input)?;
    let content;
    let parentheses = parenthesized!(content in input);
    function.place = function.place.to(parentheses.span.close());
    let arguments: Punctuated<Lit, Token![,]> = Punctuated::parse_terminated(&content)?;
    let arguments: syn::Result<Vec<_>> = arguments
        .iter()
        .map(|argument| match argument {
            Lit::Str(text) => Ok(text.value()),
            Lit::Int(number) => Ok(number.base10_digits().to_owned()),
            other => Err(syn::Error::new_spanned(other, "write this as a string")),
        })
        .collect();
    Ok((function, arguments?))
}

/// `= always`, as a variant of `TriggerState`.
fn state(input: ParseStream<'_>) -> syn::Result<&'static str> {
    let words: Vec<_> = STATES.iter().map(|(word, _)| *word).collect();
    let word = options::choice(input, "state", &words)?;
    let found = STATES.iter().find(|(known, _)| *known == word);
    Ok(found.map_or("Enabled", |(_, state)| state))
}

/// `name, on = table`
fn reference(input: ParseStream<'_>) -> syn::Result<TriggerRef> {
    let (name, span) = name::simple(input)?;
    input.parse::<Token![,]>()?;
    options::keyword(input, keyword::ON)?;
    input.parse::<Token![=]>()?;
    let table = name::qualified(input)?;
    options::comma(input)?;
    let name = (name, Place::at(span));
    Ok(TriggerRef { name, table })
}

/// That nothing follows.
fn end(trigger: TriggerRef, input: ParseStream<'_>) -> syn::Result<TriggerRef> {
    options::each(input, &[], |_, _, _| Ok(()))?;
    Ok(trigger)
}

/// `#[rename_trigger(name, on = table, to = name)]`
fn rename(input: ParseStream<'_>) -> syn::Result<TriggerStep> {
    let trigger = reference(input)?;
    options::keyword(input, keyword::TO)?;
    input.parse::<Token![=]>()?;
    let (to, span) = name::simple(input)?;
    options::comma(input)?;
    let trigger = end(trigger, input)?;
    Ok(TriggerStep::Rename(trigger, (to, Place::at(span))))
}

/// `#[enable_trigger(name, on = table, always)]`
fn enable(input: ParseStream<'_>) -> syn::Result<TriggerStep> {
    let trigger = reference(input)?;
    let mut state = "Enabled";
    options::each(input, &["always", "replica"], |word, _, _| {
        state = if word == "always" {
            "Always"
        } else {
            "Replica"
        };
        Ok(())
    })?;
    Ok(TriggerStep::Set(trigger, state))
}
