//! Composite types.

use super::*;

const COMPOSITES: [&str; 4] = ["place", "pair", "t_a", "t_a_idx"];
const ATTRIBUTES: [&str; 3] = ["a", "b", "A b"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn composite(&mut self) -> Operation<'a> {
        let objects: Vec<_> = self.schema.objects.values().copied().collect();
        let known = objects.iter().filter_map(|it| match it.definition {
            Definition::Composite(it) => Some(it),
            _ => None,
        });
        let known: Vec<_> = known.collect();
        let found = known.get(self.random.below(known.len())).copied();
        let create = CreateComposite {
            name: self.name(&COMPOSITES),
            attributes: self
                .arena
                .alloc_slice_copy(&[self.attribute(), self.attribute()]),
        };
        let Some(found) = found.filter(|_| self.random.chance(75)) else {
            return Operation::CreateComposite(create);
        };
        let name = found.name;
        match self.random.below(5) {
            0 => Operation::DropComposite(DropComposite { name }),
            1 => Operation::RenameType(RenameType {
                subtype: None,
                multirange: None,
                kind: TypeKind::Composite,
                from: name,
                to: self
                    .arena
                    .alloc(Type::Made(name.sibling(self.random.one_of(&COMPOSITES)))),
            }),
            _ => {
                let changes = self
                    .arena
                    .alloc_slice_copy(&[self.attribute_change(&found)]);
                Operation::AlterComposite(AlterComposite { name, changes })
            }
        }
    }

    fn attribute(&mut self) -> Attribute<'a> {
        let mut types = TYPES.to_vec();
        types.push(Type::Made(Name::plain("pair")));
        Attribute {
            name: self.random.one_of(&ATTRIBUTES),
            ty: self.some_type(&types),
            collation: None,
        }
    }

    fn attribute_change(&mut self, of: &CreateComposite<'a>) -> AttributeChange<'a> {
        let new = self.attribute();
        let Some(old) = of.attributes.get(self.random.below(of.attributes.len())) else {
            return AttributeChange::Add(new);
        };
        let Attribute { name, ty, .. } = *old;
        match self.random.below(4) {
            0 => AttributeChange::Add(new),
            1 => AttributeChange::Drop { name, ty },
            2 => AttributeChange::Rename {
                from: name,
                to: new.name,
                ty,
            },
            _ => AttributeChange::Change {
                from: ty,
                to: Attribute { name, ..new },
            },
        }
    }
}
