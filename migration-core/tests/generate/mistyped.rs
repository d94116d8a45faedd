//! Expressions that PostgreSQL does not take for the types of their columns, as the macros would tell it.

use super::*;
use migration_core::value::Typed;

/// Numbers, which alone are compared with one.
const NUMBERS: &[[u64; 2]] = &[[0x7e, 0]];
/// Texts and ranges, which alone `lower` takes.
const LOWERED: &[[u64; 2]] = &[[0x1f80_0380, 0]];
/// Every type but `json`, and those as which `many` reads: a text, and an enum of which it must be a label.
const ANY: &[[u64; 2]] = &[[!(1 << 12), 0]];
const READ: &[(&str, u64)] = &[("many", 0xf000_0000_0050_1780)];
/// What two columns can be to be compared.
const TOGETHER: &[[u64; 2]] = &[[0x7e, 0x7e], [0x380, 0x380]];

impl<'a> Generator<'_, 'a> {
    /// A condition that is wrong for the types of its columns; none if there are no columns of a type for that.
    pub(super) fn mistyped(&mut self, table: &Table<'a>) -> Option<Expression<'a>> {
        let of = |types: &[Type<'_>]| {
            let mut columns = table.columns.iter();
            columns.find(|it| types.contains(&it.ty)).map(|it| it.name)
        };
        let number = of(&[Type::Integer, Type::BigInt]);
        let text = of(&[Type::Text, Type::CharacterVarying(Some(9))]);
        let label = of(&[Type::Made(Name::plain("mood"))]);
        Some(match self.random.below(5) {
            0 => self.typed(&[text?], NUMBERS, |it| format!("{} > 0", it[0])),
            1 => self.typed(&[number?], LOWERED, |it| format!("lower({}) = 'x'", it[0])),
            2 => self.typed(&[number?], ANY, |it| format!("{} = 'many'", it[0])),
            3 => self.typed(&[label?], ANY, |it| format!("{} = 'many'", it[0])),
            _ => self.typed(&[number?, text?], TOGETHER, |it| it.join(" = ")),
        })
    }

    fn typed(
        &mut self,
        columns: &[&'a str],
        taken: &'static [[u64; 2]],
        spell: impl Fn(&[String]) -> String,
    ) -> Expression<'a> {
        let quoted: Vec<_> = columns.iter().map(|it| Quoted(it).to_string()).collect();
        let sql = self.arena.alloc_str(&spell(&quoted));
        let columns = self.arena.alloc_slice_copy(columns);
        let read = if taken == ANY { READ } else { &[] };
        let typed = Typed::over(sql, columns, taken, "which is wrong").reading(read);
        Expression {
            mentions: self.arena.alloc_slice_copy(&[Mention::Typed(typed)]),
            ..Expression::over(sql, columns)
        }
    }
}
