//! Domains: created, altered and dropped.

use super::{Outcome, Replay, name, text};
use crate::ident::Name;
use crate::schema::namespace::Owner;
use crate::schema::{Definition, Hint, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterDomain, CreateDomain, DomainChange, DomainCheck, DropBehavior, DropDomain, Operation,
};
use crate::types::Type;
use crate::value::{DefaultValue, Value};

/// Why a change cannot be taken back.
const CONTAINED: &str = "columns hold arrays, composite values or ranges of the domain, and PostgreSQL does not look into \
                         these for values that break its rules";

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_domain(&mut self, step: CreateDomain<'a>) -> Outcome<'a> {
        if step.collation.is_some() && !self.takes_collation(step.ty) {
            let why = "takes no collation: its values are no strings; take `collate` away";
            return Err(bad(step.name, why));
        }
        self.domain_default_fits(&step, step.default)?;
        for (at, check) in step.checks.iter().enumerate() {
            check_check(check)?;
            if step.checks[..at].iter().any(|it| it.name == check.name) {
                return Err(taken(step.name, check.name));
            }
        }
        let checks = self.in_name_order(step.checks.to_vec());
        let undo = self.create_object(Definition::Domain(CreateDomain { checks, ..step }))?;
        Ok((Operation::CreateDomain(step), undo))
    }

    pub(super) fn alter_domain(&mut self, step: AlterDomain<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Domain, step.name);
        let Definition::Domain(mut domain) = self.known_object(id)?.definition else {
            return Err(self.schema.unknown_object(id));
        };
        let mut back = Vec::new();
        for change in step.changes {
            back.push(self.domain_change(&mut domain, *change)?);
            self.can_scan(&domain, change)?;
        }
        let definition = Definition::Domain(domain);
        definition.needs(self.schema)?;
        if step.changes.iter().any(says) {
            self.renew(definition);
        } else {
            self.redefine(definition)?;
        }
        let back: Vec<_> = back.into_iter().rev().flatten().collect();
        let scans = back.iter().any(|it| scans(it)) && self.is_contained(domain.name);
        let changes = self.arena.alloc_slice_copy(&back);
        let name = domain.name;
        let undo = self.steps(&[Operation::AlterDomain(AlterDomain { name, changes })]);
        let undo = if scans {
            Undo::Impossible(CONTAINED)
        } else {
            Undo::Exact(undo)
        };
        Ok((Operation::AlterDomain(step), undo))
    }

    pub(super) fn drop_domain(&mut self, step: DropDomain<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Domain, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((Operation::DropDomain(step), Undo::Exact(self.steps(&again))))
    }

    /// Makes a change, and gives those that take it back.
    fn domain_change(
        &self,
        domain: &mut CreateDomain<'a>,
        change: DomainChange<'a>,
    ) -> Result<Vec<DomainChange<'a>>, SchemaError> {
        let name = domain.name;
        match change {
            DomainChange::SetDefault(default) => {
                self.domain_default_fits(domain, Some(default))?;
                let old = domain.default.replace(default);
                Ok(vec![old.map_or(
                    DomainChange::DropDefault,
                    DomainChange::SetDefault,
                )])
            }
            DomainChange::DropDefault => match domain.default.take() {
                Some(old) => Ok(vec![DomainChange::SetDefault(old)]),
                None => Err(bad(name, "has no default; remove the change")),
            },
            DomainChange::SetNotNull if domain.not_null => {
                Err(bad(name, "allows no NULL already; remove the change"))
            }
            DomainChange::SetNotNull => {
                domain.not_null = true;
                Ok(vec![DomainChange::DropNotNull])
            }
            DomainChange::DropNotNull if !domain.not_null => {
                Err(bad(name, "allows NULL already; remove the change"))
            }
            DomainChange::DropNotNull => {
                domain.not_null = false;
                Ok(vec![DomainChange::SetNotNull])
            }
            _ => self.domain_check_change(domain, change),
        }
    }

    /// The same for a change of a check.
    fn domain_check_change(
        &self,
        domain: &mut CreateDomain<'a>,
        change: DomainChange<'a>,
    ) -> Result<Vec<DomainChange<'a>>, SchemaError> {
        let mut checks = domain.checks.to_vec();
        let back = match change {
            DomainChange::AddCheck(check) => {
                check_check(&check)?;
                free_check(domain, check.name)?;
                checks.push(check);
                vec![DomainChange::DropCheck { name: check.name }]
            }
            DomainChange::DropCheck { name } => {
                let check = checks.remove(place(domain, name)?);
                vec![DomainChange::AddCheck(check)]
            }
            DomainChange::RenameCheck { from, to } => {
                let at = place(domain, from)?;
                name::check(Noun::Constraint, to)?;
                free_check(domain, to)?;
                checks[at].name = to;
                vec![DomainChange::RenameCheck { from: to, to: from }]
            }
            DomainChange::ValidateCheck { name } => {
                let check = &mut checks[place(domain, name)?];
                if check.validated {
                    let why = "has that check validated already; remove the change";
                    return Err(bad(domain.name, why));
                }
                let back = vec![
                    DomainChange::DropCheck { name },
                    DomainChange::AddCheck(*check),
                ];
                check.validated = true;
                back
            }
            _ => Vec::new(),
        };
        domain.checks = self.in_name_order(checks);
        Ok(back)
    }

    /// PostgreSQL evaluates the checks of a domain in the order of their names.
    fn in_name_order(&self, mut checks: Vec<DomainCheck<'a>>) -> &'a [DomainCheck<'a>] {
        checks.sort_by_key(|it| it.name);
        self.arena.alloc_slice_copy(&checks)
    }

    /// That the default of a domain is one of its type.
    fn domain_default_fits(
        &self,
        domain: &CreateDomain<'a>,
        default: Option<DefaultValue<'a>>,
    ) -> Result<(), SchemaError> {
        let Some(default) = default else {
            return Ok(());
        };
        check_text(default)?;
        match self.takes_default(default, domain.ty)? {
            true => Ok(()),
            false => Err(bad(
                domain.name,
                "has a default that is none of its type; write one that is, or a cast",
            )),
        }
    }

    /// That PostgreSQL can look at all values of a domain (`get_rels_with_domain` in `typecmds.c`).
    fn can_scan(
        &self,
        domain: &CreateDomain<'a>,
        change: &DomainChange<'a>,
    ) -> Result<(), SchemaError> {
        if scans(change) && self.is_contained(domain.name) {
            let why = "is inside of columns of an array, composite or range type, where PostgreSQL does not look for values \
                       that break a rule; give these columns another type first";
            return Err(bad(domain.name, why));
        }
        Ok(())
    }

    /// Whether a column's type is an array of the domain, or a composite or range type with it.
    fn is_contained(&self, domain: Name<'a>) -> bool {
        let mut columns = self.schema.tables.values().flat_map(|it| &it.columns);
        columns.any(|it| {
            let made = it.ty.made();
            matches!(it.ty, Type::Array(_)) && made.is_some_and(|it| it.same(&domain))
        }) || self.schema.objects.values().any(|it| match it.definition {
            Definition::Composite(it) => {
                let mut made = it.attributes.iter().filter_map(|it| it.ty.made());
                made.any(|it| it.same(&domain)) && self.is_used(it.name)
            }
            Definition::Range(it) => {
                let made = it.definition.subtype.made();
                made.is_some_and(|it| it.same(&domain)) && self.is_range_used(&it.definition)
            }
            _ => false,
        })
    }
}

/// Whether PostgreSQL looks at the values that are there.
fn scans(change: &DomainChange<'_>) -> bool {
    match change {
        DomainChange::SetNotNull | DomainChange::ValidateCheck { .. } => true,
        DomainChange::AddCheck(check) => check.validated,
        _ => false,
    }
}

fn place(domain: &CreateDomain<'_>, name: &str) -> Result<usize, SchemaError> {
    let found = domain.checks.iter().position(|it| it.name == name);
    found.ok_or_else(|| SchemaError::Unknown {
        noun: Noun::Constraint,
        name: name.to_owned(),
        table: Some(domain.name.to_string()),
        hint: Hint::new(name, domain.checks.iter().map(|it| it.name.to_owned())),
    })
}

fn free_check(domain: &CreateDomain<'_>, name: &str) -> Result<(), SchemaError> {
    if domain.checks.iter().any(|it| it.name == name) {
        return Err(taken(domain.name, name));
    }
    Ok(())
}

fn taken(domain: Name<'_>, check: &str) -> SchemaError {
    let owner = Owner::of(Noun::Constraint, Some(domain));
    name::taken(Noun::Constraint, check, owner)
}

fn check_check(check: &DomainCheck<'_>) -> Result<(), SchemaError> {
    name::check(Noun::Constraint, check.name)?;
    text::check_expression(Some(&check.expression))
}

fn check_text(default: DefaultValue<'_>) -> Result<(), SchemaError> {
    match default {
        DefaultValue::Expression(it) => text::check(it.sql),
        DefaultValue::Value(Value::Text(it) | Value::Number(it)) => text::check(it),
        DefaultValue::Value(Value::Boolean(_)) => Ok(()),
    }
}

/// Whether a change gives the domain a text.
const fn says(change: &DomainChange<'_>) -> bool {
    matches!(
        change,
        DomainChange::SetDefault(_) | DomainChange::AddCheck(_)
    )
}

/// The error for a type that cannot be what it is asked to be.
pub(super) fn bad(name: Name<'_>, why: &'static str) -> SchemaError {
    SchemaError::BadType {
        name: name.to_string(),
        why,
    }
}
