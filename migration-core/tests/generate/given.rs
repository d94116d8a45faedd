//! Values of known types, as the macros would tell it.

use super::*;

/// Texts, and of which type they are.
const VALUES: [(&str, Type<'static>); 9] = [
    ("now()", Type::Timestamptz),
    ("lower('A')", Type::Text),
    ("1 + 1", Type::Integer),
    ("1.5", Type::Numeric(None)),
    ("true", Type::Boolean),
    ("current_date", Type::Date),
    ("'{}'::jsonb", Type::Jsonb),
    ("ARRAY['a']", Type::Array(&Type::Text)),
    ("ARRAY[1]", Type::Array(&Type::Integer)),
];

impl<'a> Generator<'_, 'a> {
    /// A value for a type: most often one that it takes, where there is one, or a string, which is read as any.
    pub(super) fn given(&mut self, ty: &Type<'_>) -> DefaultValue<'a> {
        let values = VALUES.iter().copied();
        // What is too long for a column, the server knows.
        let is_short = |it: &Type<'_>| !matches!(it, Type::Timestamptz | Type::Date);
        let values = values.filter(|(_, it)| *ty == Type::Text || !ty.is_string() || is_short(it));
        let values: Vec<_> = values.collect();
        let fits = |it: &Type<'_>| it.same_base(ty) || ty.is_string();
        let fitting: Vec<_> = values.iter().copied().filter(|it| fits(&it.1)).collect();
        let (sql, ty) = match self.random.below(10) {
            0 | 1 => self.random.one_of(&values),
            3.. if !fitting.is_empty() => self.random.one_of(&fitting),
            _ => return DefaultValue::Expression(Expression::over("NULL", &[])),
        };
        DefaultValue::Expression(Expression {
            mentions: self.arena.alloc_slice_copy(&[Mention::Gives(ty)]),
            ..Expression::over(sql, &[])
        })
    }
}
