//! What needs itself by way of others, and how it is made nevertheless.
//!
//! Only a routine and a domain can: a replaced body calls what was made after the routine, and a check that a domain got
//! later calls a function that takes the domain. `pg_dump` opens the same circles
//! (`repairDependencyLoop` in `pg_dump_sort.c`).

use crate::schema::{Arena, Definition, Routine};
use crate::step::{
    AlterDomain, Body, BodyForm, CreateDomain, CreateRoutine, DomainChange, Operation,
};

/// The same without its texts, and what gives it these afterwards.
pub(super) fn opened<'a>(
    operation: Operation<'a>,
    arena: &'a Arena,
) -> Option<(Definition<'a>, Operation<'a>)> {
    match operation {
        Operation::CreateRoutine(routine) => {
            let idle = Routine::new(idle(routine), 0, arena);
            Some((
                Definition::Routine(idle),
                Operation::ReplaceRoutine(routine),
            ))
        }
        Operation::CreateDomain(domain) => {
            let bare = CreateDomain {
                default: None,
                checks: &[],
                ..domain
            };
            Some((Definition::Domain(bare), texts(&domain, arena)))
        }
        _ => None,
    }
}

/// The routine with a body that does nothing. PL/pgSQL is in every database, and takes any arguments and result that a
/// function in SQL can have.
const fn idle(routine: CreateRoutine<'_>) -> CreateRoutine<'_> {
    CreateRoutine {
        language: "plpgsql",
        body: Body {
            form: BodyForm::Text,
            sql: "BEGIN END",
            mentions: &[],
        },
        ..routine
    }
}

fn texts<'a>(domain: &CreateDomain<'a>, arena: &'a Arena) -> Operation<'a> {
    let default = domain.default.map(DomainChange::SetDefault);
    let checks = domain.checks.iter().copied().map(DomainChange::AddCheck);
    let changes: Vec<_> = default.into_iter().chain(checks).collect();
    Operation::AlterDomain(AlterDomain {
        name: domain.name,
        changes: arena.alloc_slice_copy(&changes),
    })
}
