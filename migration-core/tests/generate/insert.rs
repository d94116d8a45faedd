//! Rows.

use super::*;

/// Of each type, a text that is a value of it, one that is another, and one that is none.
const VALUES: [(Type<'static>, [&str; 3]); 5] = [
    (Type::Integer, ["1", "2", "one"]),
    (Type::BigInt, ["1", "2", "1.5.1"]),
    (Type::Text, ["one", "two", ""]),
    (
        Type::CharacterVarying(Some(9)),
        ["one", "two", "more than nine"],
    ),
    (Type::Made(Name::plain("mood")), ["l", "m", "none"]),
];

impl<'a> Generator<'_, 'a> {
    /// Rows for a table of which nothing but its own keys is in the way.
    pub(super) fn insert(&mut self) -> Operation<'a> {
        let Some(table) = self.known().filter(|it| self.is_free(it)) else {
            return self.sql();
        };
        let all: Vec<_> = table.columns.iter().map(|it| it.name).collect();
        let columns = match self.random.chance(80) {
            true => all,
            false => self.random.some(&all, 6),
        };
        let known = |name: &str| table.columns.iter().find(|it| it.name == name);
        let columns: Vec<_> = columns
            .into_iter()
            .filter(|name| {
                known(name).is_some_and(|it| it.generated.is_none()) || self.random.chance(3)
            })
            .collect();
        let rows = (0..2).map(|row| {
            let values = columns.iter().map(|name| {
                let column = known(name).copied();
                column.and_then(|it| self.value(&it, row))
            });
            let values: Vec<_> = values.collect();
            &*self.arena.alloc_slice_copy(&values)
        });
        let rows: Vec<Row<'a>> = rows.collect();
        let rows = match self.random.chance(50) {
            true => &rows[..1],
            false => &rows[..],
        };
        Operation::Insert(Insert {
            table: table.name,
            columns: self.arena.alloc_slice_copy(&columns),
            rows: self.arena.alloc_slice_copy(rows),
            irreversible: None,
        })
    }

    /// A value of the row, most often one that fits; NULL where none is known.
    fn value(&mut self, column: &Column<'a>, row: usize) -> Option<DefaultValue<'a>> {
        if column.nullable && self.random.chance(20) {
            return None;
        }
        let of_type = VALUES.iter().find(|(ty, _)| *ty == column.ty);
        let (_, texts) = of_type?;
        let text = match self.random.below(100) {
            0 => texts[2],
            1..5 => texts[0],
            _ => texts[row],
        };
        Some(DefaultValue::Value(Value::Text(text)))
    }

    /// Whether nothing but its types and keys decides which rows there may be, and what becomes of them.
    fn is_free(&self, table: &Table<'a>) -> bool {
        let is_plain = |it: &Column<'a>| VALUES.iter().any(|(ty, _)| *ty == it.ty);
        let decides = |kind: &ConstraintKind<'_>| {
            matches!(
                kind,
                ConstraintKind::ForeignKey(_) | ConstraintKind::Exclude(_)
            )
        };
        let acts = |it: &Definition<'a>| {
            matches!(
                it,
                Definition::Trigger(_) | Definition::Publication(_) | Definition::External(_)
            )
        };
        table.options.partition_by.is_none()
            && !table.columns.is_empty()
            && table
                .columns
                .iter()
                .all(|it| is_plain(it) || it.generated.is_some())
            && !table.constraints.values().any(|it| decides(&it.kind))
            && !self.schema.objects.values().any(|it| acts(&it.definition))
    }
}
