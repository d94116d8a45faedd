//! Range types.

use super::*;

const RANGES: [&str; 4] = ["span", "reach", "u", "f"];
const MULTIRANGES: [&str; 4] = ["spans", "span", "sets", "g"];
const SUBTYPES: [Type<'static>; 8] = [
    Type::Integer,
    Type::Integer,
    Type::Text,
    Type::Json,
    Type::CharacterVarying(Some(9)),
    Type::Made(Name::plain("mood")),
    Type::Made(Name::plain("email")),
    Type::Made(Name::plain("place")),
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn range(&mut self) -> Operation<'a> {
        let ids = self.schema.objects.keys();
        let known: Vec<_> = ids.filter(|it| it.noun == Noun::Range).collect();
        let known = known.get(self.random.below(known.len()));
        let Some(known) = known.filter(|_| self.random.chance(60)) else {
            return Operation::CreateRange(CreateRange {
                name: self.name(&RANGES),
                subtype: self.some_type(&SUBTYPES),
                subtype_opclass: None,
                collation: self.random.chance(10).then_some(Name::plain("C")),
                subtype_diff: self.random.chance(10).then_some(Name::plain("float8mi")),
                multirange: self.random.one_of(&MULTIRANGES),
            });
        };
        let name = Name::plain(known.key.name);
        if self.random.chance(70) {
            return Operation::DropRange(DropRange { name });
        }
        Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Range,
            from: name,
            to: self
                .arena
                .alloc(Type::Made(name.sibling(self.random.one_of(&RANGES)))),
        })
    }
}
