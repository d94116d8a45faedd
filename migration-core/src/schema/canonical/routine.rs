//! Functions and procedures.

use super::Form;
use crate::step::{
    Argument, ArgumentMode, Body, BodyForm, CreateRoutine, DropBehavior, DropRoutine, MoveRoutine,
    Parallel, RenameRoutine, ResultType, Returns, RoutineKind, RoutineOptions, RoutineRef,
    Security, Volatility,
};

impl Form {
    pub(super) fn routine(&mut self, verb: &str, step: &CreateRoutine<'_>) {
        self.list(&format!("{verb}-{}", kind(step.kind)), |form| {
            form.name(step.name);
            step.arguments.iter().for_each(|it| form.argument(it));
            form.maybe(step.returns, |form, it| form.returns(&it));
            form.string(step.language);
            form.routine_options(&step.options);
            form.body(&step.body);
        });
    }

    pub(super) fn drop_routine(&mut self, step: &DropRoutine<'_>) {
        self.list("drop-routine", |form| {
            form.routine_ref(&step.routine);
            form.flag("cascade", step.behavior == DropBehavior::Cascade);
        });
    }

    pub(super) fn rename_routine(&mut self, step: &RenameRoutine<'_>) {
        self.list("rename-routine", |form| {
            form.routine_ref(&step.routine);
            form.string(step.to);
        });
    }

    pub(super) fn move_routine(&mut self, step: &MoveRoutine<'_>) {
        self.list("move-routine", |form| {
            form.routine_ref(&step.routine);
            form.string(step.schema);
        });
    }

    fn routine_ref(&mut self, routine: &RoutineRef<'_>) {
        self.word(kind(routine.kind));
        self.name(routine.name);
        self.maybe(routine.types, |form, types| {
            form.list("types", |form| types.iter().for_each(|it| form.ty(it)));
        });
    }

    fn argument(&mut self, argument: &Argument<'_>) {
        self.list("argument", |form| {
            form.word(match argument.mode {
                ArgumentMode::In => "in",
                ArgumentMode::Out => "out",
                ArgumentMode::InOut => "inout",
                ArgumentMode::Variadic => "variadic",
            });
            form.maybe(argument.name, |form, it| form.string(it));
            form.ty(&argument.ty);
            form.maybe(argument.default, |form, it| form.default_value(&it));
        });
    }

    fn returns(&mut self, returns: &Returns<'_>) {
        match returns {
            Returns::One(ty) => self.list("one", |form| form.result(ty)),
            Returns::Set(ty) => self.list("set", |form| form.result(ty)),
            Returns::Table(columns) => self.list("rows", |form| {
                for column in *columns {
                    form.string(column.name);
                    form.ty(&column.ty);
                }
            }),
        }
    }

    fn result(&mut self, ty: &ResultType<'_>) {
        match ty {
            ResultType::Of(ty) => self.ty(ty),
            ResultType::Void => self.word("void"),
            ResultType::Record => self.word("record"),
            ResultType::Trigger => self.word("trigger"),
            ResultType::EventTrigger => self.word("event-trigger"),
        }
    }

    fn routine_options(&mut self, options: &RoutineOptions<'_>) {
        self.list("options", |form| {
            form.word(match options.volatility {
                Volatility::Volatile => "volatile",
                Volatility::Stable => "stable",
                Volatility::Immutable => "immutable",
            });
            form.flag("leakproof", options.leakproof);
            form.flag("strict", options.strict);
            form.flag("definer", options.security == Security::Definer);
            form.word(match options.parallel {
                Parallel::Unsafe => "unsafe",
                Parallel::Restricted => "restricted",
                Parallel::Safe => "safe",
            });
            form.maybe(options.cost, |form, it| form.string(it));
            form.maybe(options.rows, |form, it| form.string(it));
            form.maybe(options.support, |form, it| form.name(it));
            for setting in options.set {
                form.list("set", |form| {
                    form.string(setting.name);
                    setting.values.iter().for_each(|it| form.string(it));
                });
            }
        });
    }

    /// PostgreSQL keeps a body that is a string letter by letter.
    fn body(&mut self, body: &Body<'_>) {
        match body.form {
            BodyForm::Text => self.string(body.sql),
            BodyForm::Return => self.list("return", |form| form.sql(body.sql)),
            BodyForm::Atomic => self.list("atomic", |form| form.sql(body.sql)),
        }
    }
}

const fn kind(kind: RoutineKind) -> &'static str {
    match kind {
        RoutineKind::Function => "function",
        RoutineKind::Procedure => "procedure",
    }
}
