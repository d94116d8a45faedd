//! Domains.

use super::*;

const DOMAINS: [&str; 3] = ["email", "mood", "t_a"];
const CHECKS: [&str; 2] = ["one", "t_pkey"];
const BASES: [Type<'static>; 4] = [
    Type::Text,
    Type::Integer,
    Type::Made(Name::plain("mood")),
    Type::Array(&Type::Made(Name::plain("email"))),
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn domain(&mut self) -> Operation<'a> {
        let ids = self.schema.objects.keys();
        let known: Vec<_> = ids.filter(|it| it.noun == Noun::Domain).collect();
        let known = known.get(self.random.below(known.len()));
        let name = match known.filter(|_| self.random.chance(80)) {
            Some(id) => Name::plain(id.key.name),
            None => self.name(&DOMAINS),
        };
        let ty = self.some_type(&BASES);
        match self.random.below(9) {
            0 | 1 => Operation::DropDomain(DropDomain { name }),
            2 | 3 => Operation::CreateDomain(CreateDomain {
                name: self.name(&DOMAINS),
                ty,
                collation: self.random.chance(10).then_some(Name::plain("C")),
                default: self.random.chance(20).then(|| self.given(&ty)),
                not_null: self.random.chance(30),
                checks: self.arena.alloc_slice_copy(&[self.domain_check()]),
            }),
            4 => Operation::RenameType(RenameType {
                subtype: None,
                multirange: None,
                kind: TypeKind::Domain,
                from: name,
                to: self
                    .arena
                    .alloc(Type::Made(name.sibling(self.random.one_of(&DOMAINS)))),
            }),
            _ => {
                let changes = self.arena.alloc_slice_copy(&[self.domain_change()]);
                Operation::AlterDomain(AlterDomain { name, changes })
            }
        }
    }

    fn domain_check(&mut self) -> DomainCheck<'a> {
        DomainCheck {
            name: self.random.one_of(&CHECKS),
            expression: Expression::over("VALUE IS NOT NULL", &[]),
            validated: self.random.chance(60),
        }
    }

    fn domain_change(&mut self) -> DomainChange<'a> {
        let name = self.random.one_of(&CHECKS);
        // A rule that goes from a domain inside of arrays could not come back.
        let mut columns = self.schema.tables.values().flat_map(|it| &it.columns);
        let mut others = self.schema.objects.keys();
        let contained = columns.any(|it| matches!(it.ty, Type::Array(_)))
            || others.any(|it| it.noun == Noun::Composite);
        let most = if contained { 6 } else { 8 };
        match self.random.below(most) {
            0 => {
                let ty = self.random.one_of(&BASES);
                DomainChange::SetDefault(self.given(&ty))
            }
            1 => DomainChange::DropDefault,
            2 => DomainChange::SetNotNull,
            3 => DomainChange::AddCheck(self.domain_check()),
            4 => DomainChange::ValidateCheck { name },
            5 => DomainChange::RenameCheck {
                from: name,
                to: self.random.one_of(&CHECKS),
            },
            6 => DomainChange::DropNotNull,
            _ => DomainChange::DropCheck { name },
        }
    }
}
