//! Domains.

use super::*;

impl Make {
    pub(super) fn domains(self) -> Vec<Case> {
        let create = Operation::CreateDomain(self.email());
        let with_domain = [self.base(), vec![create, self.letters()]].concat();
        let alone = [self.base(), vec![create]].concat();
        let drop = Operation::DropDomain(DropDomain {
            name: self.table("email"),
        });
        let rename = Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Domain,
            from: self.table("email"),
            to: Box::leak(Box::new(Type::Made(self.table("mail")))),
        });
        let number = Operation::CreateDomain(CreateDomain {
            name: self.table("level"),
            ty: Type::Made(self.table("status")),
            collation: None,
            default: self.default_text("it's"),
            not_null: false,
            checks: &[],
        });
        vec![
            self.case(
                "create_domain",
                self.base(),
                vec![create, number, self.letters()],
            ),
            self.case(
                "alter_domain",
                with_domain.clone(),
                vec![self.alter_email()],
            ),
            self.case("rename_domain", with_domain, vec![rename]),
            self.case("drop_domain", alone, vec![drop]),
        ]
    }

    pub(super) fn email(self) -> CreateDomain<'static> {
        CreateDomain {
            name: self.table("email"),
            ty: Type::CharacterVarying(Some(80)),
            collation: Some(Name::plain("C")),
            default: self.default_text("it's@example.com"),
            not_null: true,
            checks: slice([
                self.domain_check("email_check", "VALUE LIKE '%@%' -- an address"),
                self.domain_check("email_long", "length(VALUE) > 3"),
                DomainCheck {
                    validated: false,
                    ..self.domain_check("email_plain", "VALUE !~ '[[:space:]]'")
                },
            ]),
        }
    }

    fn domain_check(self, name: &'static str, sql: &str) -> DomainCheck<'static> {
        DomainCheck {
            name: self.name(name),
            expression: self.sql(sql, []),
            validated: true,
        }
    }

    fn alter_email(self) -> Operation<'static> {
        let name = self.name("email_plain");
        let from = self.name("email_long");
        let to = self.name("email_length");
        Operation::AlterDomain(AlterDomain {
            name: self.table("email"),
            changes: slice([
                DomainChange::DropDefault,
                DomainChange::SetDefault(DefaultValue::Expression(self.sql("lower('A@B')", []))),
                DomainChange::DropNotNull,
                DomainChange::ValidateCheck { name },
                DomainChange::RenameCheck { from, to },
                DomainChange::DropCheck {
                    name: self.name("email_check"),
                },
                DomainChange::AddCheck(self.domain_check("email_more", "VALUE <> ''")),
            ]),
        })
    }

    /// A table that has the domain.
    pub(super) fn letters(self) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("mails"),
            columns: slice([
                self.column("address", Type::Made(self.table("email"))),
                self.optional("note", Type::Text),
            ]),
            constraints: slice([self.constraint(
                "mails_pkey",
                ConstraintKind::PrimaryKey(self.names(["address"])),
            )]),
        })
    }
}
