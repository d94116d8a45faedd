//! Range types.

use super::*;

impl Make {
    pub(super) fn ranges(self) -> Vec<Case> {
        let spans = self.range("spans", Type::DoublePrecision);
        let span = Operation::CreateRange(CreateRange {
            subtype_diff: Some(Name::plain("float8mi")),
            ..spans
        });
        let alone = [self.base(), vec![span]].concat();
        let used = [alone.clone(), vec![self.measures()]].concat();
        let drop = Operation::DropRange(DropRange {
            name: self.table("spans"),
        });
        let rename = Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Range,
            from: self.table("spans"),
            to: Box::leak(Box::new(Type::Made(self.table("intervals")))),
        });
        vec![
            self.case(
                "create_range",
                self.base(),
                vec![
                    span,
                    self.measures(),
                    self.distance(),
                    self.word_ranges(),
                    self.steps(),
                    self.phases(),
                ],
            ),
            self.case("rename_range", used, vec![rename]),
            self.case("drop_range", alone, vec![drop]),
        ]
    }

    pub(super) fn range(self, base: &'static str, subtype: Type<'static>) -> CreateRange<'static> {
        CreateRange {
            name: self.table(base),
            subtype,
            subtype_opclass: None,
            collation: None,
            subtype_diff: None,
            multirange: self.name("sets"),
        }
    }

    /// A function that says how far two numbers are apart.
    fn distance(self) -> Operation<'static> {
        let argument = Argument {
            mode: ArgumentMode::In,
            name: None,
            ty: Type::Integer,
            default: None,
        };
        Operation::CreateRoutine(CreateRoutine {
            kind: RoutineKind::Function,
            name: self.table("apart"),
            arguments: slice([argument, argument]),
            returns: Some(Returns::One(ResultType::Of(Type::DoublePrecision))),
            language: "sql",
            options: RoutineOptions {
                volatility: Volatility::Immutable,
                ..RoutineOptions::default()
            },
            body: Body {
                form: BodyForm::Text,
                sql: "SELECT ($2 - $1)::double precision",
                mentions: &[],
            },
        })
    }

    /// A range that subtracts its bounds with that function.
    fn steps(self) -> Operation<'static> {
        Operation::CreateRange(CreateRange {
            multirange: self.name("step_sets"),
            subtype_diff: Some(self.table("apart")),
            ..self.range("steps", Type::Integer)
        })
    }

    /// A range of an enum.
    fn phases(self) -> Operation<'static> {
        Operation::CreateRange(CreateRange {
            multirange: self.name("phase_sets"),
            ..self.range("phases", self.status())
        })
    }

    /// A range with a collation and an operator class.
    fn word_ranges(self) -> Operation<'static> {
        Operation::CreateRange(CreateRange {
            multirange: self.name("word_sets"),
            subtype_opclass: Some(Name::plain("text_pattern_ops")),
            collation: Some(Name::plain("C")),
            ..self.range("words", Type::Text)
        })
    }

    /// A table that has the type, arrays of it and its multirange type.
    pub(super) fn measures(self) -> Operation<'static> {
        let ty = Type::Made(self.table("spans"));
        let sets = Type::Made(self.table("sets"));
        Operation::CreateTable(CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("measures"),
            columns: slice([
                self.column("span", ty),
                self.optional("others", Type::Array(Box::leak(Box::new(ty)))),
                self.column("all", sets),
            ]),
            constraints: &[],
        })
    }
}
