//! What must be immutable: the check of the compiler and the replay at run time, over each kind of place and of reason.

use super::build::{all, create_enum, kept};
use super::findings;
use migration_core::ident::{Name, ObjectName};
use migration_core::schema::{Arena, Schema, apply};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{Call, Expression, Family, Mention};

const AT: &str = "date_trunc('day', at)";
const UNLIKE: Mention<'static> = Mention::Unlike {
    what: AT,
    columns: &[("at", &[Family::Date, Family::Timestamptz])],
};

fn expression(mention: Mention<'static>) -> Expression<'static> {
    Expression {
        sql: AT,
        columns: &["at"],
        mentions: all([mention]),
    }
}

pub(super) fn events(ty: Type<'static>) -> CreateTable<'static> {
    CreateTable {
        columns: all([
            Column::new("at", ty, false),
            Column::new("id", Type::Uuid, false),
        ]),
        ..CreateTable::new(Name::plain("events"))
    }
}

fn key(mention: Mention<'static>) -> IndexKey<'static> {
    IndexKey::new(KeyKind::Expression(expression(mention)))
}

pub(super) fn index(mention: Mention<'static>) -> Operation<'static> {
    Operation::CreateIndex(
        CreateIndex::new(
            ObjectName::Default("events_date_trunc_idx"),
            Name::plain("events"),
        )
        .keys(all([key(mention)])),
    )
}

/// That both say this of the last step, or nothing of any.
#[track_caller]
fn both(steps: &[Operation<'static>], expected: Option<&str>) {
    each(steps, [expected; 2]);
}

/// What the replay at run time, and what the compiler says of the last step.
#[track_caller]
pub(super) fn each(steps: &[Operation<'static>], [expected, of_compiler]: [Option<&str>; 2]) {
    let arena = Arena::new();
    let mut schema = Schema::default();
    let mut refusal = None;
    for operation in steps {
        assert!(refusal.is_none(), "only the last step is refused");
        let step = Step {
            name: "Step",
            operation: *operation,
            blocking: None,
        };
        refusal = apply(&mut schema, &step, &arena).err();
    }
    // One of them quotes the names of types.
    let refusal = refusal.map(|it| it.to_string().replace('"', ""));
    assert_eq!(refusal.as_deref(), expected, "at run time");
    let found = findings(&[steps.to_vec()]);
    let found = found.split("; write").next().unwrap_or_default();
    assert_eq!(found, of_compiler.unwrap_or_default(), "in the compiler");
}

const REFUSED: &str = "`date_trunc('day', at)` gives another value in another session, as `at` is timestamp with time zone, \
                       and PostgreSQL allows only immutable functions here";

#[test]
fn the_type_of_a_column_decides() {
    let table = |ty| Operation::CreateTable(events(ty));
    both(&[table(Type::Timestamptz), index(UNLIKE)], Some(REFUSED));
    both(&[table(Type::Timestamp), index(UNLIKE)], None);
}

#[test]
fn every_place_is_looked_at() {
    let table = Operation::CreateTable(events(Type::Timestamptz));
    let predicate = CreateIndex::new(ObjectName::Default("events_id_idx"), Name::plain("events"))
        .keys(all([IndexKey::new(KeyKind::Column("id"))]))
        .predicate(Some(expression(UNLIKE)));
    both(&[table, Operation::CreateIndex(predicate)], Some(REFUSED));

    let generated = Column::new("day", Type::Timestamptz, true).generated(Some(expression(UNLIKE)));
    let add = Operation::AlterTable(AlterTable {
        table: Name::plain("events"),
        changes: all([Change::AddColumn(generated)]),
    });
    both(&[table, add], Some(REFUSED));
    let new = events(Type::Timestamptz);
    let columns = all(new.columns.iter().copied().chain([generated]));
    both(
        &[Operation::CreateTable(CreateTable { columns, ..new })],
        Some(REFUSED),
    );

    let by = PartitionBy {
        strategy: PartitionStrategy::Range,
        keys: all([key(UNLIKE)]),
    };
    let options = TableOptions::PLAIN.partition_by(Some(by));
    let partitioned = CreateTable { options, ..new };
    both(&[Operation::CreateTable(partitioned)], Some(REFUSED));

    let exclusion = Exclusion {
        method: "gist",
        elements: all([ExclusionElement {
            key: key(UNLIKE),
            operator: "=",
        }]),
        columns: &[],
        predicate: None,
    };
    let name = ObjectName::Default("events_date_trunc_excl");
    let exclusion = Constraint::new(name, ConstraintKind::Exclude(exclusion));
    let add = Operation::AlterTable(AlterTable {
        table: Name::plain("events"),
        changes: all([Change::AddConstraint(exclusion)]),
    });
    both(&[table, add], Some(REFUSED));
}

#[test]
fn enums_and_domains_are_known() {
    let made = |name| Type::Made(Name::plain(name));
    let text = Mention::Unlike {
        what: "at::text",
        columns: &[("at", &[Family::Enum, Family::Timestamptz])],
    };
    let mood = create_enum("mood", &["calm"]);
    both(
        &[
            mood,
            Operation::CreateTable(events(made("mood"))),
            index(text),
        ],
        Some(
            "`at::text` gives another value in another session, as `at` is mood, and PostgreSQL allows only immutable \
             functions here",
        ),
    );
    let domain = |ty| {
        Operation::CreateDomain(CreateDomain {
            name: Name::plain("moment"),
            ty,
            collation: None,
            default: None,
            not_null: false,
            checks: &[],
        })
    };
    let over = |ty| {
        [
            domain(ty),
            Operation::CreateTable(events(made("moment"))),
            index(text),
        ]
    };
    both(
        &over(Type::Timestamptz),
        Some(
            "`at::text` gives another value in another session, as `at` is moment, and PostgreSQL allows only immutable \
             functions here",
        ),
    );
    both(&over(Type::Uuid), None);
}

#[test]
fn a_function_of_the_history_says_what_it_is() {
    let function = |volatility| {
        Operation::CreateRoutine(CreateRoutine {
            kind: RoutineKind::Function,
            name: Name::plain("day"),
            arguments: all([Argument::of::<migration_core::types::Timestamptz>(None)]),
            returns: Some(Returns::One(ResultType::Of(Type::Date))),
            language: "plpgsql",
            options: RoutineOptions {
                volatility,
                ..RoutineOptions::default()
            },
            body: Body {
                form: BodyForm::Text,
                sql: kept("BEGIN RETURN $1; END"),
                mentions: &[],
            },
        })
    };
    let table = Operation::CreateTable(events(Type::Timestamptz));
    let call = Mention::Function(Call::new(Name::plain("day"), 1));
    for volatility in [Volatility::Volatile, Volatility::Stable] {
        both(
            &[function(volatility), table, index(call)],
            Some(
                "function `day` is not `immutable`, and PostgreSQL allows only immutable functions here",
            ),
        );
    }
    both(&[function(Volatility::Immutable), table, index(call)], None);
}
