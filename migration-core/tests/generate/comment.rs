//! Comments.

use super::*;

const TEXTS: [Option<&str>; 3] = [Some("one"), Some("it's two"), None];

impl<'a> Generator<'_, 'a> {
    pub(super) fn comment(&mut self) -> Operation<'a> {
        let text = self.random.one_of(&TEXTS);
        let target = self.target().unwrap_or(Target {
            kind: TargetKind::Table,
            name: Name::plain("t"),
            part: "",
        });
        Operation::CommentOn(CommentOn { target, text })
    }

    fn target(&mut self) -> Option<Target<'a>> {
        let table = self.known()?;
        let (name, part) = (table.name, "");
        let of = |kind, name, part| Some(Target { kind, name, part });
        match self.random.below(6) {
            // The other name of enums is that of a table too, and a server takes a comment on the type of its rows.
            0 => of(TargetKind::Type, self.name(&ENUMS[..1]), part),
            1 => {
                let constraints: Vec<_> = table.constraints.keys().copied().collect();
                let part = constraints
                    .get(self.random.below(3))
                    .copied()
                    .unwrap_or("x");
                of(TargetKind::Constraint, name, part)
            }
            2 => {
                let index = self.index_of(&table);
                of(TargetKind::Index, name.sibling(index), part)
            }
            3 => {
                let mut all = self
                    .schema
                    .objects
                    .keys()
                    .filter(|it| it.noun == Noun::Policy);
                let policy = all.next()?;
                let schema = Some(policy.key.schema);
                let name = policy.key.name;
                of(TargetKind::Policy, Name { schema, name }, policy.part)
            }
            4 => of(TargetKind::Table, name, part),
            _ => {
                let column = table.columns.get(self.random.below(table.columns.len()))?;
                of(TargetKind::Column, name, column.name)
            }
        }
    }
}
