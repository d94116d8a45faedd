//! Rules of domains.

use super::blocking::SCANS;
use super::catalog::{EXTERNAL, Id, NONE};
use super::enums::made;
use super::key::{Key, Space, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::size::Size;
use super::text::Text;
use super::{site, types};
use crate::step::{AlterDomain, CreateDomain, DomainChange, DomainCheck};
use crate::types::Type;
use crate::value::DefaultValue;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_domain(&mut self, step: &CreateDomain<'a>) {
        if !self.free_type_name(site::STEP, &step.name) {
            return;
        }
        let base = self.made_of(site::COLUMN_TYPE, &step.ty);
        // Before the domain is there, of which nothing can be made yet.
        let collated = step.collation.is_some() && !self.takes_collation(&step.ty);
        let key = type_name(&step.name);
        let id = self.catalog.make(key, Kind::Domain, NONE, self.now);
        if let Some(name) = made(&step.ty)
            && self.catalog.live(&type_name(name)) == id
        {
            // Its own: who asked for the type in the end would ask for ever.
            return;
        }
        self.needs(id, base);
        self.catalog.at_mut(id).ty = step.ty;
        self.catalog.at_mut(id).nullable = !step.not_null;
        if collated {
            let text = types::write(Text::EMPTY, &step.ty);
            let text = text.add(" takes no collation; take `collate` away");
            self.refuse(site::COLUMN_TYPE, text);
        }
        if let Some(default) = &step.default {
            self.domain_default(site::DEFAULT, id, default);
        }
        let mut i = 0;
        while i < step.checks.len() {
            self.add_check(site::PART + i, id, &step.checks[i]);
            i += 1;
        }
    }

    /// The type that another is made of, which must be there before and stay.
    pub(super) const fn made_of(&mut self, site: usize, ty: &Type<'_>) -> Id {
        match made(ty) {
            Some(name) => self.known_type(site, name),
            None => NONE,
        }
    }

    const fn domain_default(&mut self, site: usize, id: Id, default: &DefaultValue<'a>) {
        let ty = self.catalog.at(id).ty;
        self.default_fits(site, ("domain", self.catalog.at(id).key.name), default, &ty);
        self.needs_default(site, id, Some(default));
        self.catalog.at_mut(id).flag = true;
    }

    const fn add_check(&mut self, site: usize, domain: Id, check: &DomainCheck<'a>) {
        let key = Key::part(Space::Constraint, domain, check.name);
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site, there);
            return;
        }
        let id = self.catalog.make(key, Kind::Check, domain, self.now);
        self.catalog.at_mut(id).flag = check.validated;
        self.needs_mentions(site, id, check.expression.mentions);
        let (name, ty) = (self.catalog.at(domain).key.name, self.catalog.at(domain).ty);
        self.mentions_are_typed(site, (NONE, Some((name, ty))), check.expression.mentions);
    }

    pub(super) const fn alter_domain(&mut self, step: &AlterDomain<'a>) {
        let id = self.kind_of_type(site::STEP, &type_name(&step.name), Kind::Domain);
        if id == NONE {
            return;
        }
        let mut i = 0;
        while i < step.changes.len() {
            self.domain_change(site::PART + i, id, &step.changes[i]);
            i += 1;
        }
    }

    const fn domain_change(&mut self, site: usize, id: Id, change: &DomainChange<'a>) {
        match change {
            DomainChange::SetDefault(default) => self.domain_default(site, id, default),
            DomainChange::DropDefault => {
                if !self.catalog.at(id).flag {
                    self.refuse_domain(site, id, " has no default; remove the change");
                }
                self.drop_default_body(id);
                self.catalog.at_mut(id).flag = false;
            }
            DomainChange::SetNotNull => self.set_nullable(site, id, false),
            DomainChange::DropNotNull => self.set_nullable(site, id, true),
            DomainChange::AddCheck(check) => {
                if check.validated {
                    self.scans(site, id);
                }
                self.add_check(site, id, check);
            }
            DomainChange::DropCheck { name } => {
                let check = self.check_of(site, id, name);
                if check != NONE {
                    self.catalog.end(check, self.now);
                }
            }
            DomainChange::RenameCheck { from, to } => {
                let check = self.check_of(site, id, from);
                let there = self.catalog.live(&Key::part(Space::Constraint, id, to));
                if there != NONE {
                    self.taken(site, there);
                } else if check != NONE {
                    self.catalog.rename(check, to, self.now);
                }
            }
            DomainChange::ValidateCheck { name } => {
                let check = self.check_of(site, id, name);
                if check != NONE && self.catalog.at(check).flag {
                    self.refuse_domain(
                        site,
                        id,
                        " has that check validated already; remove the change",
                    );
                } else if check != NONE {
                    self.scans(site, id);
                    self.catalog.at_mut(check).flag = true;
                }
            }
        }
    }

    const fn set_nullable(&mut self, site: usize, id: Id, nullable: bool) {
        let entry = self.catalog.at(id);
        match (entry.nullable, nullable) {
            (true, true) => self.refuse_domain(site, id, " allows NULL already; remove the change"),
            (false, false) => {
                self.refuse_domain(site, id, " allows no NULL already; remove the change");
            }
            (true, false) => self.scans(site, id),
            (false, true) => {}
        }
        self.catalog.at_mut(id).nullable = nullable;
    }

    /// The live entry of a domain's check, or a refusal that says which there are.
    const fn check_of(&mut self, site: usize, domain: Id, name: &str) -> Id {
        self.object(
            site,
            &Key::part(Space::Constraint, domain, name),
            Kind::Check,
        )
    }

    const fn refuse_domain(&mut self, site: usize, id: Id, why: &str) {
        let text = self.whose(Text::EMPTY, id).add(why);
        self.refuse(site, text);
    }

    /// PostgreSQL looks for values that break a rule, under a lock against those who write.
    const fn scans(&mut self, site: usize, domain: Id) {
        self.can_scan(site, domain);
        self.type_blocks(site, domain, SCANS);
    }

    /// PostgreSQL looks for values that break a rule in columns of the domain alone (`get_rels_with_domain` in
    /// `typecmds.c`).
    const fn can_scan(&mut self, site: usize, domain: Id) {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            let contains = self.is_of_type(id, domain)
                && match (entry.kind, &entry.ty) {
                    (Kind::Column, Type::Array(_)) => true,
                    (Kind::Attribute, _) => self.is_held(entry.table),
                    (Kind::Range, _) => self.is_held(id),
                    _ => false,
                };
            if contains {
                let text = self.whose(Text::EMPTY, domain).add(" is inside of ");
                let text = self.whose(text, id);
                let text =
                    text.add(", where PostgreSQL does not look for values that break a rule; ");
                self.refuse(site, text.add("give that another type first"));
                return;
            }
            id += 1;
        }
    }

    /// Whether a type may have a collation; of one of others nobody knows.
    pub(super) const fn takes_collation(&self, ty: &Type<'a>) -> bool {
        if let Type::Array(element) = ty {
            return self.takes_collation(element);
        }
        let base = self.base(ty);
        if let Type::Made(name) = &base {
            let id = self.live_type(name);
            return id != NONE && self.catalog.at(id).marks & EXTERNAL != 0;
        }
        base.takes_collation()
    }

    /// The type that a domain is made of in the end; any other type as it is.
    pub(super) const fn base(&self, ty: &Type<'a>) -> Type<'a> {
        let mut ty = *ty;
        while let Type::Made(name) = &ty {
            let id = self.catalog.live(&type_name(name));
            if id == NONE || !matches!(self.catalog.at(id).kind, Kind::Domain) {
                return ty;
            }
            ty = self.catalog.at(id).ty;
        }
        ty
    }
}

impl Size {
    /// A domain, and what its texts need.
    pub(super) const fn domain(self, step: &CreateDomain<'_>) -> Self {
        let mut size = self.add(1, 0).link(1);
        if let Some(default) = &step.default {
            size = size.default(default);
        }
        let mut i = 0;
        while i < step.checks.len() {
            size = size.add(1, 0).mentions(step.checks[i].expression.mentions);
            i += 1;
        }
        size
    }

    /// What the new texts of a domain need.
    pub(super) const fn domain_changes(mut self, changes: &[DomainChange<'_>]) -> Self {
        let mut i = 0;
        while i < changes.len() {
            self = match &changes[i] {
                DomainChange::AddCheck(it) => self.mentions(it.expression.mentions),
                DomainChange::SetDefault(DefaultValue::Expression(it)) => {
                    self.mentions(it.mentions)
                }
                _ => self,
            };
            i += 1;
        }
        self.add(changes.len(), 0)
    }
}
