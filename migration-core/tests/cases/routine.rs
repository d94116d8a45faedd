//! Functions and procedures.

use super::*;

impl Make {
    pub(super) fn routines(self) -> Vec<Case> {
        let add_up = Operation::CreateRoutine(self.add_up());
        let with_add_up = [self.base(), vec![add_up]].concat();
        let replace = Operation::ReplaceRoutine(CreateRoutine {
            options: RoutineOptions::default(),
            body: text("-- Twice.\nSELECT 2 * ($1 + $2)"),
            ..self.add_up()
        });
        vec![
            self.case("create_function", self.base(), self.functions()),
            self.case("create_procedure", self.base(), self.procedures()),
            self.case("replace_function", with_add_up.clone(), vec![replace]),
            self.case(
                "drop_function",
                with_add_up.clone(),
                vec![self.drop_routine(RoutineKind::Function, "add_up", None)],
            ),
            self.case("rename_function", with_add_up, vec![self.renamed_routine()]),
            self.case(
                "drop_procedure",
                [self.base(), self.procedures()].concat(),
                self.drop_procedures(),
            ),
        ]
    }

    pub(super) fn add_up(self) -> CreateRoutine<'static> {
        CreateRoutine {
            arguments: slice([
                self.argument("a", Type::BigInt),
                Argument {
                    default: Some(DefaultValue::Value(Value::Number("-1"))),
                    ..self.argument("b", Type::BigInt)
                },
            ]),
            returns: Some(Returns::One(ResultType::Of(Type::BigInt))),
            options: RoutineOptions {
                volatility: Volatility::Immutable,
                leakproof: true,
                strict: true,
                parallel: Parallel::Safe,
                cost: Some("0.5"),
                ..RoutineOptions::default()
            },
            body: text("SELECT $1 + $2"),
            ..self.routine(RoutineKind::Function, "add_up")
        }
    }

    /// A function for triggers.
    pub(super) fn touch(self) -> CreateRoutine<'static> {
        CreateRoutine {
            returns: Some(Returns::One(ResultType::Trigger)),
            language: "plpgsql",
            body: text("BEGIN\n  RAISE NOTICE 'it''s $$ %', TG_ARGV;\n  RETURN NEW;\nEND"),
            ..self.routine(RoutineKind::Function, "touch")
        }
    }

    /// One of every form; two of one name.
    fn functions(self) -> Vec<Operation<'static>> {
        let all = [
            self.add_up(),
            self.of_other_types(),
            self.parsed(),
            self.expression(),
            self.touch(),
        ];
        all.map(Operation::CreateRoutine).to_vec()
    }

    /// Another function of the name, with every other option.
    fn of_other_types(self) -> CreateRoutine<'static> {
        CreateRoutine {
            arguments: slice([
                Argument {
                    name: None,
                    ..self.argument("a", self.status())
                },
                self.argument("b", Type::CharacterVarying(Some(20))),
                Argument {
                    mode: ArgumentMode::Variadic,
                    default: Some(DefaultValue::Expression(Expression::over("'{}'", &[]))),
                    ..self.argument("c", Type::Array(&Type::Text))
                },
            ]),
            returns: Some(self.result_rows()),
            options: self.routine_options(),
            body: text("SELECT $1, $2 || $$x$$ || array_to_string($3, ',') -- $"),
            ..self.routine(RoutineKind::Function, "add_up")
        }
    }

    fn result_rows(self) -> Returns<'static> {
        Returns::Table(slice([
            ResultColumn {
                name: self.name("x"),
                ty: self.status(),
            },
            ResultColumn {
                name: self.name("y"),
                ty: Type::Text,
            },
        ]))
    }

    fn routine_options(self) -> RoutineOptions<'static> {
        RoutineOptions {
            volatility: Volatility::Stable,
            security: Security::Definer,
            parallel: Parallel::Restricted,
            rows: Some("10"),
            set: slice([
                Setting {
                    name: "search_path",
                    values: slice([self.name("app"), "pg_temp"]),
                },
                Setting {
                    name: "app.tenant",
                    values: &["it's"],
                },
            ]),
            ..RoutineOptions::default()
        }
    }

    /// One whose statements PostgreSQL keeps parsed.
    fn parsed(self) -> CreateRoutine<'static> {
        CreateRoutine {
            arguments: slice([
                self.argument("a", Type::Integer),
                Argument {
                    mode: ArgumentMode::Out,
                    ..self.argument("b", Type::Integer)
                },
                Argument {
                    mode: ArgumentMode::InOut,
                    ..self.argument("c", Type::Integer)
                },
            ]),
            returns: Some(Returns::Set(ResultType::Record)),
            body: Body {
                form: BodyForm::Atomic,
                ..text("SELECT 1; SELECT $1, $2 -- the last")
            },
            ..self.routine(RoutineKind::Function, "parsed")
        }
    }

    /// One whose expression PostgreSQL keeps parsed.
    fn expression(self) -> CreateRoutine<'static> {
        CreateRoutine {
            returns: Some(Returns::One(ResultType::Of(Type::Array(&Type::Integer)))),
            body: Body {
                form: BodyForm::Return,
                ..text("ARRAY[1, 2] -- all")
            },
            ..self.routine(RoutineKind::Function, "expression")
        }
    }

    /// Two of one name, which only what goes in tells apart.
    fn procedures(self) -> Vec<Operation<'static>> {
        let out = CreateRoutine {
            arguments: slice([Argument {
                mode: ArgumentMode::InOut,
                ..self.argument("a", Type::Integer)
            }]),
            language: "plpgsql",
            options: RoutineOptions {
                security: Security::Definer,
                ..RoutineOptions::default()
            },
            body: text("BEGIN COMMIT; END"),
            ..self.routine(RoutineKind::Procedure, "clean")
        };
        let none = CreateRoutine {
            arguments: slice([Argument {
                mode: ArgumentMode::Out,
                ..self.argument("a", Type::Integer)
            }]),
            body: text("SELECT 1"),
            ..self.routine(RoutineKind::Procedure, "clean")
        };
        vec![
            Operation::CreateRoutine(out),
            Operation::CreateRoutine(none),
        ]
    }

    fn drop_procedures(self) -> Vec<Operation<'static>> {
        vec![
            self.drop_routine(RoutineKind::Procedure, "clean", Some(&[])),
            self.drop_routine(RoutineKind::Procedure, "clean", Some(&[Type::Integer])),
        ]
    }

    fn renamed_routine(self) -> Operation<'static> {
        Operation::RenameRoutine(RenameRoutine {
            routine: self.routine_ref(RoutineKind::Function, "add_up", None),
            to: self.name("sum_up"),
        })
    }

    pub(super) fn drop_routine(
        self,
        kind: RoutineKind,
        base: &'static str,
        types: Option<&'static [Type<'static>]>,
    ) -> Operation<'static> {
        Operation::DropRoutine(DropRoutine {
            routine: self.routine_ref(kind, base, types),
            behavior: DropBehavior::Restrict,
        })
    }

    pub(super) fn routine_ref(
        self,
        kind: RoutineKind,
        base: &'static str,
        types: Option<&'static [Type<'static>]>,
    ) -> RoutineRef<'static> {
        RoutineRef {
            kind,
            name: self.table(base),
            types,
        }
    }

    pub(super) fn routine(self, kind: RoutineKind, base: &'static str) -> CreateRoutine<'static> {
        CreateRoutine {
            kind,
            name: self.table(base),
            arguments: &[],
            returns: None,
            language: "sql",
            options: RoutineOptions::default(),
            body: text(""),
        }
    }

    fn argument(self, base: &'static str, ty: Type<'static>) -> Argument<'static> {
        Argument {
            mode: ArgumentMode::In,
            name: Some(self.name(base)),
            ty,
            default: None,
        }
    }
}

pub(super) fn text(sql: &'static str) -> Body<'static> {
    Body {
        form: BodyForm::Text,
        sql,
        mentions: &[],
    }
}
