//! Composite types.

use super::*;

impl Make {
    pub(super) fn composites(self) -> Vec<Case> {
        let create = Operation::CreateComposite(self.address());
        let alone = [self.base(), vec![create]].concat();
        let used = [alone.clone(), vec![self.parcels()]].concat();
        let drop = Operation::DropComposite(DropComposite {
            name: self.table("address"),
        });
        let rename = Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Composite,
            from: self.table("address"),
            to: Box::leak(Box::new(Type::Made(self.table("place")))),
        });
        let (text, code) = (Type::Text, Type::CharacterVarying(Some(9)));
        let change = AttributeChange::Change {
            from: text,
            to: self.attribute("street", code),
        };
        let changes = slice([
            AttributeChange::Add(self.attribute("country", Type::Text)),
            AttributeChange::Rename {
                from: self.name("zip"),
                to: self.name("code"),
                ty: code,
            },
            AttributeChange::Drop {
                name: self.name("kind"),
                ty: self.status(),
            },
        ]);
        vec![
            self.case(
                "create_composite",
                self.base(),
                vec![create, self.nothing_at_all(), self.parcels()],
            ),
            self.case(
                "alter_composite",
                used.clone(),
                vec![self.alter_address(changes)],
            ),
            self.case(
                "change_attribute",
                alone.clone(),
                vec![self.alter_address(slice([change]))],
            ),
            self.case("rename_composite", used, vec![rename]),
            self.case("drop_composite", alone, vec![drop]),
        ]
    }

    fn nothing_at_all(self) -> Operation<'static> {
        Operation::CreateComposite(CreateComposite {
            name: self.table("nothing"),
            attributes: &[],
        })
    }

    fn alter_address(self, changes: &'static [AttributeChange<'static>]) -> Operation<'static> {
        let name = self.table("address");
        Operation::AlterComposite(AlterComposite { name, changes })
    }

    fn attribute(self, base: &'static str, ty: Type<'static>) -> Attribute<'static> {
        Attribute {
            name: self.name(base),
            ty,
            collation: None,
        }
    }

    /// Its last attribute is the one that goes, so that it comes back to its place.
    pub(super) fn address(self) -> CreateComposite<'static> {
        CreateComposite {
            name: self.table("address"),
            attributes: slice([
                Attribute {
                    collation: Some(Name::plain("C")),
                    ..self.attribute("street", Type::Text)
                },
                self.attribute("zip", Type::CharacterVarying(Some(9))),
                self.attribute("kind", self.status()),
            ]),
        }
    }

    /// A table that has the type, and arrays of it.
    pub(super) fn parcels(self) -> Operation<'static> {
        let ty = Type::Made(self.table("address"));
        Operation::CreateTable(CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("letters"),
            columns: slice([
                self.column("sender", ty),
                self.optional("others", Type::Array(Box::leak(Box::new(ty)))),
            ]),
            constraints: &[],
        })
    }
}
