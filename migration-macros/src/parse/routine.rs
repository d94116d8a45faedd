//! `#[create_function(returns = Type, language = sql, as = "…")]`, and the same of procedures.

use super::returns::returns;
use super::{argument, configuration, name, options, rename, sql};
use crate::ast::{
    Body, CreateRoutine, DropRoutine, Mention, Place, RenameRoutine, ResultType, Returns,
    RoutineOptions, RoutineRef, RoutineStep,
};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Lit, LitStr, Meta, Token, Type, Variant, parenthesized};

/// A variant of `RoutineKind`.
type Kind = &'static str;
const FUNCTION: Kind = "Function";
const PROCEDURE: Kind = "Procedure";

/// Any step of a routine.
pub(super) fn step(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<RoutineStep> {
    let kind = if word.ends_with("procedure") {
        PROCEDURE
    } else {
        FUNCTION
    };
    let of = (variant, kind);
    match word {
        keyword::CREATE_FUNCTION | keyword::CREATE_PROCEDURE => {
            create(of, attribute, errors).map(|it| RoutineStep::Create(Box::new(it)))
        }
        keyword::REPLACE_FUNCTION | keyword::REPLACE_PROCEDURE => {
            create(of, attribute, errors).map(|it| RoutineStep::Replace(Box::new(it)))
        }
        keyword::DROP_FUNCTION | keyword::DROP_PROCEDURE => {
            drop(of, attribute).map(RoutineStep::Drop)
        }
        keyword::MOVE_FUNCTION | keyword::MOVE_PROCEDURE => {
            change_schema(kind, attribute).map(RoutineStep::Move)
        }
        _ => give_name(kind, attribute).map(RoutineStep::Rename),
    }
}

/// A new routine; its fields are its arguments.
fn create(
    (variant, kind): (&Variant, Kind),
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateRoutine> {
    options::has_arguments(attribute)?;
    let mut reader = Reader {
        kind,
        name: name::of_variant(variant),
        language: None,
        returns: None,
        options: RoutineOptions::default(),
        body: None,
        errors,
    };
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let known = match kind {
            PROCEDURE => keyword::PROCEDURE_OPTIONS,
            _ => keyword::FUNCTION_OPTIONS,
        };
        options::each(input, known, |word, span, input| {
            reader.option(word, span, input)
        })
    })?;
    reader.finish(variant)
}

/// A routine that is being read.
struct Reader<'r> {
    kind: Kind,
    name: syn::Result<crate::ast::Name>,
    language: Option<(String, Span)>,
    returns: Option<(Returns, Place)>,
    options: RoutineOptions,
    /// A variant of `BodyForm`, and its text.
    body: Option<(&'static str, LitStr)>,
    errors: &'r mut Errors,
}

impl Reader<'_> {
    fn option(&mut self, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let options = &mut self.options;
        match word {
            keyword::NAME => {
                input.parse::<Token![=]>()?;
                self.name = Ok(name::qualified(input)?);
            }
            keyword::RETURNS => self.returns = Some(returns(input)?),
            keyword::LANGUAGE => {
                input.parse::<Token![=]>()?;
                self.language = Some(name::simple(input)?);
            }
            keyword::LEAKPROOF => options.leakproof = true,
            keyword::STRICT => options.strict = true,
            keyword::SECURITY => options.security = Some(meaning(input, "security", SECURITIES)?),
            keyword::PARALLEL => options.parallel = Some(meaning(input, "parallel", PARALLELS)?),
            keyword::COST => options.cost = Some(number(input)?),
            keyword::ROWS => options.rows = Some(number(input)?),
            keyword::SUPPORT => {
                input.parse::<Token![=]>()?;
                options.support = Some(name::qualified(input)?);
            }
            keyword::SET => options.set = configuration::settings(input)?,
            keyword::AS => return self.body("Text", span, input),
            keyword::RETURN => return self.body("Return", span, input),
            keyword::BEGIN_ATOMIC => return self.body("Atomic", span, input),
            word => return self.volatility(word, span),
        }
        Ok(())
    }

    fn volatility(&mut self, word: &str, span: Span) -> syn::Result<()> {
        let volatility = match word {
            keyword::IMMUTABLE => "Immutable",
            keyword::STABLE => "Stable",
            _ => "Volatile",
        };
        match self.options.volatility.replace(volatility) {
            None => Ok(()),
            Some(_) => Err(syn::Error::new(
                span,
                "a function is `immutable`, `stable` or `volatile`; only one of these",
            )),
        }
    }

    fn body(&mut self, form: &'static str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let literal: LitStr = options::value(input)?;
        match self.body.replace((form, literal)) {
            None => Ok(()),
            Some(_) => Err(syn::Error::new(
                span,
                "a body stands once: as `as = \"…\"`, `return = \"…\"` or `begin_atomic = \"…\"`",
            )),
        }
    }

    /// What depends on several options.
    fn finish(self, variant: &Variant) -> syn::Result<CreateRoutine> {
        let arguments = argument::all(variant, self.errors)?;
        let span = variant.ident.span();
        let Some((form, literal)) = self.body else {
            return Err(syn::Error::new(
                span,
                "this has no body; write `as = \"…\"`",
            ));
        };
        let language = language(self.language, form, &literal)?;
        let mut routine = CreateRoutine {
            kind: self.kind,
            name: self.name?,
            arguments,
            returns: self.returns,
            options: self.options,
            body: Body {
                form,
                sql: literal.value(),
                mentions: Vec::new(),
                place: Place::at(literal.span()),
            },
            language,
        };
        routine.body.mentions = proved(&routine, &literal, self.errors);
        fits(&routine, span)?;
        argument::names(&routine)?;
        Ok(routine)
    }
}

/// The language; a body that PostgreSQL keeps parsed is SQL.
fn language(written: Option<(String, Span)>, form: &str, body: &LitStr) -> syn::Result<String> {
    match (written, form) {
        (Some((language, span)), _) if ["c", "C"].contains(&&*language) => Err(syn::Error::new(
            span,
            "a function in C comes with an extension, which makes it",
        )),
        (Some((language, span)), "Return" | "Atomic") if language != keyword::SQL => Err(
            syn::Error::new(span, "only SQL has bodies of this form; write `as = \"…\"`"),
        ),
        (Some((language, _)), _) => Ok(language),
        (None, "Return" | "Atomic") => Ok(keyword::SQL.to_owned()),
        (None, _) => Err(syn::Error::new(
            body.span(),
            "in which language is this? write `language = sql` or `language = plpgsql`",
        )),
    }
}

/// What the body names. The syntax of SQL is proved; other languages have no parser here.
fn proved(routine: &CreateRoutine, literal: &LitStr, errors: &mut Errors) -> Vec<Mention> {
    let arguments = routine.arguments.iter();
    let arguments: Vec<_> = arguments.filter_map(|it| it.name.clone()).collect();
    match routine.body.form {
        "Return" => return sql::result(literal, &arguments, errors),
        _ if routine.language == keyword::SQL => return sql::body(literal, &arguments, errors),
        _ if literal.value().trim().is_empty() => errors.at(literal.span(), "this text is empty"),
        _ => {}
    }
    Vec::new()
}

/// That a function says what it gives back, once (`CreateFunction` and `ProcedureCreate` of PostgreSQL).
fn fits(routine: &CreateRoutine, span: Span) -> syn::Result<()> {
    let outs: Vec<_> = routine
        .arguments
        .iter()
        .filter(|it| ["Out", "InOut"].contains(&it.mode))
        .collect();
    let error = |place: Place, message: &str| Err(syn::Error::new(place.first, message));
    match (&routine.returns, &outs[..]) {
        (None, []) if routine.kind == FUNCTION => error(
            Place::at(span),
            "what does it give back? write `returns = Type`, or `returns = void`",
        ),
        (Some((Returns::One(_) | Returns::Table(_), place)), [_, ..]) => error(
            *place,
            "the `out` arguments say what it gives back; leave `returns` out",
        ),
        (Some((Returns::Set(ResultType::Of(ty)), place)), [out]) if !same(ty, &out.ty) => {
            error(*place, "the `out` argument has another type than this")
        }
        (Some((Returns::Set(ResultType::Of(_)), place)), [_, _, ..]) => error(
            *place,
            "several `out` arguments are a row; write `returns = setof record`",
        ),
        (Some((Returns::One(ResultType::Word("Trigger" | "EventTrigger")), place)), _) => {
            for_triggers(routine, *place)
        }
        (returns, _) => sets(routine, returns.as_ref()),
    }
}

fn same(one: &Type, two: &Type) -> bool {
    one.to_token_stream().to_string() == two.to_token_stream().to_string()
}

fn for_triggers(routine: &CreateRoutine, place: Place) -> syn::Result<()> {
    let message = if !routine.arguments.is_empty() {
        "a function for triggers takes no arguments; a trigger's texts are in `TG_ARGV`"
    } else if routine.language == keyword::SQL {
        "a function for triggers cannot be written in SQL; write `language = plpgsql`"
    } else {
        return Ok(());
    };
    Err(syn::Error::new(place.first, message))
}

/// Only what gives back many rows says how many.
fn sets(routine: &CreateRoutine, returns: Option<&(Returns, Place)>) -> syn::Result<()> {
    let is_set = matches!(returns, Some((Returns::Set(_) | Returns::Table(_), _)));
    match &routine.options.rows {
        Some(_) if !is_set => Err(syn::Error::new(
            routine.name.place.first,
            "`rows` is for a function that gives back many; take it away, or write `returns = setof …`",
        )),
        _ => Ok(()),
    }
}

const SECURITIES: &[(&str, &str)] = &[("definer", "Definer"), ("invoker", "Invoker")];
const PARALLELS: &[(&str, &str)] = &[
    ("safe", "Safe"),
    ("restricted", "Restricted"),
    ("unsafe", "Unsafe"),
];

/// `= word`, and what the data calls it.
fn meaning(
    input: ParseStream<'_>,
    what: &str,
    choices: &[(&'static str, &'static str)],
) -> syn::Result<&'static str> {
    let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
    let word = options::choice(input, what, &words)?;
    let found = choices.iter().find(|(known, _)| *known == word);
    Ok(found.map_or("", |(_, meaning)| meaning))
}

/// `= 100`, more than nothing.
fn number(input: ParseStream<'_>) -> syn::Result<String> {
    let literal: Lit = options::value(input)?;
    let digits = match &literal {
        Lit::Int(number) => number.base10_digits(),
        Lit::Float(number) => number.base10_digits(),
        _ => return Err(syn::Error::new_spanned(literal, "this is a number")),
    };
    if !digits.chars().any(|digit| ('1'..='9').contains(&digit)) {
        return Err(syn::Error::new_spanned(
            &literal,
            "PostgreSQL takes a number above 0",
        ));
    }
    Ok(digits.to_owned())
}

/// `#[drop_function(name(Type, …), cascade)]`
fn drop((variant, kind): (&Variant, Kind), attribute: &Attribute) -> syn::Result<DropRoutine> {
    if let Meta::Path(_) = &attribute.meta {
        let (name, types) = (name::of_variant(variant)?, None);
        let routine = RoutineRef { kind, name, types };
        let cascade = false;
        return Ok(DropRoutine { routine, cascade });
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let routine = reference(kind, input)?;
        let mut cascade = false;
        options::comma(input)?;
        options::each(input, &[keyword::CASCADE], |_, _, _| {
            cascade = true;
            Ok(())
        })?;
        Ok(DropRoutine { routine, cascade })
    })
}

/// `#[rename_function(name(Type, …), to = name)]`
fn give_name(kind: Kind, attribute: &Attribute) -> syn::Result<RenameRoutine> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let routine = reference(kind, input)?;
        input.parse::<Token![,]>()?;
        options::keyword(input, keyword::TO)?;
        input.parse::<Token![=]>()?;
        let (to, span) = name::simple(input)?;
        options::comma(input)?;
        let to = (to, Place::at(span));
        Ok(RenameRoutine { routine, to })
    })
}

/// `#[move_function(name(Type, …), schema)]`
fn change_schema(kind: Kind, attribute: &Attribute) -> syn::Result<RenameRoutine> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let routine = reference(kind, input)?;
        input.parse::<Token![,]>()?;
        let (to, span) = name::simple(input)?;
        options::comma(input)?;
        let place = Place::at(span);
        rename::elsewhere(&routine.name, (&to, place), &kind.to_lowercase())?;
        let to = (to, place);
        Ok(RenameRoutine { routine, to })
    })
}

/// `name`, or `name(Type, …)`
pub(super) fn reference(kind: Kind, input: ParseStream<'_>) -> syn::Result<RoutineRef> {
    let mut name = name::qualified(input)?;
    if !input.peek(syn::token::Paren) {
        let types = None;
        return Ok(RoutineRef { kind, name, types });
    }
    let content;
    let parentheses = parenthesized!(content in input);
    name.place = name.place.to(parentheses.span.close());
    let types: Punctuated<Type, Token![,]> = Punctuated::parse_terminated(&content)?;
    let types: syn::Result<Vec<_>> = types.into_iter().map(argument::alone).collect();
    let types = Some(types?);
    Ok(RoutineRef { kind, name, types })
}
