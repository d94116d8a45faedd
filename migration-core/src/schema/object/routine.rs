//! Functions and procedures.

use super::{Definition, Needs, ObjectId, Whole};
use crate::ident::{DEFAULT_SCHEMA, Name, Quoted};
use crate::schema::{Arena, Key, Noun, Renaming, SchemaError, is_plain};
use crate::step::{
    BodyForm, CreateRoutine, DropBehavior, DropRoutine, Operation, ResultType, Returns,
    RoutineKind, RoutineOptions, RoutineRef,
};
use crate::types::{Type, keyword};
use crate::value::{Call, DefaultValue, Mention};

/// A function or procedure, as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routine<'a> {
    /// What makes it again.
    pub definition: CreateRoutine<'a>,
    /// The types that it takes.
    pub inputs: &'a [Type<'a>],
    /// The same in words; with its schema and name they tell it from every other.
    pub signature: &'a str,
    /// Its place in the order in which objects were made, whatever replaced it since.
    pub since: u32,
}

impl<'a> Routine<'a> {
    pub(in crate::schema) fn new(
        definition: CreateRoutine<'a>,
        since: u32,
        arena: &'a Arena,
    ) -> Self {
        let inputs = definition.arguments.iter().filter(|it| it.is_input());
        let inputs: Vec<_> = inputs.map(|it| it.ty).collect();
        Self {
            definition,
            inputs: arena.alloc_slice_copy(&inputs),
            signature: arena.alloc_str(&signature(&inputs)),
            since,
        }
    }

    /// How a step names it.
    pub(in crate::schema) const fn reference(&self) -> RoutineRef<'a> {
        RoutineRef {
            kind: self.definition.kind,
            name: self.definition.name,
            types: Some(self.inputs),
        }
    }
}

impl CreateRoutine<'_> {
    /// Whether a call can mean it.
    pub(in crate::schema) fn can_be(&self, call: &Call<'_>) -> bool {
        let is_function = self.kind == RoutineKind::Function;
        is_function && self.name.same(&call.name) && self.accepts(call.arguments)
    }

    /// Whether its body is a string that may call it.
    pub(in crate::schema) fn is_recursive(&self) -> bool {
        let mut mentions = self.body.mentions.iter();
        self.body.form == BodyForm::Text
            && mentions.any(|it| matches!(it, Mention::Function(call) if self.can_be(call)))
    }
}

impl<'a> Whole<'a> for Routine<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId {
            noun: noun(self.definition.kind),
            key: Key::of(self.definition.name),
            part: self.signature,
        }
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreateRoutine(self.definition)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropRoutine(DropRoutine {
            routine: self.reference(),
            behavior: DropBehavior::Restrict,
        })
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        for argument in self.definition.arguments {
            needs.ty(&argument.ty)?;
            if let Some(DefaultValue::Expression(default)) = argument.default {
                needs.mentions(default.mentions)?;
            }
        }
        match self.definition.returns {
            Some(Returns::One(ResultType::Of(ty)) | Returns::Set(ResultType::Of(ty))) => {
                needs.ty(&ty)?;
            }
            Some(Returns::Table(columns)) => columns.iter().try_for_each(|it| needs.ty(&it.ty))?,
            _ => {}
        }
        needs.body(&self.definition)
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let options = RoutineOptions {
            support: renaming.maybe(self.definition.options.support),
            ..self.definition.options
        };
        let definition = CreateRoutine {
            name: renaming.name(self.definition.name),
            options,
            ..self.definition
        };
        Some(Definition::Routine(Self {
            definition,
            ..*self
        }))
    }
}

/// What messages call it.
pub(in crate::schema) const fn noun(kind: RoutineKind) -> Noun {
    match kind {
        RoutineKind::Function => Noun::Function,
        RoutineKind::Procedure => Noun::Procedure,
    }
}

/// What PostgreSQL tells routines of one name apart by: the types without their lengths.
pub(in crate::schema) fn signature(types: &[Type<'_>]) -> String {
    let types: Vec<String> = types.iter().map(base).collect();
    types.join(", ")
}

fn base(ty: &Type<'_>) -> String {
    match ty {
        // PostgreSQL keeps no number of dimensions.
        Type::Array(Type::Array(element)) => base(&Type::Array(element)),
        Type::Array(element) => format!("{}[]", base(element)),
        Type::Made(name) => made(*name),
        Type::Other(text) => text.split('(').next().unwrap_or(text).trim().to_owned(),
        plain => keyword(plain).to_owned(),
    }
}

fn made(name: Name<'_>) -> String {
    let plain = |text: &str| match is_plain(text) {
        true => text.to_owned(),
        false => Quoted(text).to_string(),
    };
    match name.schema() {
        DEFAULT_SCHEMA => plain(name.name),
        schema => format!("{}.{}", plain(schema), plain(name.name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(types: &[Type<'_>], expected: &str) {
        assert_eq!(signature(types), expected);
    }

    #[test]
    fn lengths_and_dimensions_do_not_count() {
        check(
            &[Type::CharacterVarying(Some(9)), Type::Numeric(Some((8, 2)))],
            "character varying, numeric",
        );
        check(&[Type::Array(&Type::Array(&Type::Integer))], "integer[]");
        check(&[Type::Other("geography(point, 4326)")], "geography");
    }

    #[test]
    fn schemas_count() {
        let public = Name {
            schema: Some("public"),
            name: "mood",
        };
        check(&[Type::Made(public)], "mood");
        let other = Name {
            schema: Some("a.b"),
            name: "mood",
        };
        check(&[Type::Made(other)], "\"a.b\".mood");
    }
}
