//! Columns made up at random, and changes of them.

use super::*;

const COLLATIONS: [Name<'static>; 3] = [
    Name::plain("C"),
    Name::plain("POSIX"),
    Name {
        schema: Some("pg_catalog"),
        name: "default",
    },
];
const STORAGES: [Storage; 4] = [
    Storage::Plain,
    Storage::External,
    Storage::Extended,
    Storage::Main,
];
const OPTIONS: [&[(&str, &str)]; 3] = [
    &[("n_distinct", "5")],
    &[("n_distinct_inherited", "-0.5")],
    &[("n_distinct", "-1"), ("n_distinct_inherited", "7")],
];
const SEQUENCES: [IdentitySequence<'static>; 4] = [
    IdentitySequence::DEFAULT,
    IdentitySequence {
        start: Some(7),
        increment: Some(2),
        cache: Some(5),
        ..IdentitySequence::DEFAULT
    },
    IdentitySequence {
        max: Some(i32::MAX as i64),
        cycle: Some(true),
        ..IdentitySequence::DEFAULT
    },
    IdentitySequence {
        min: Some(-5),
        start: Some(1),
        increment: Some(1),
        cycle: Some(false),
        ..IdentitySequence::DEFAULT
    },
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn column(&mut self, name: &'a str) -> Column<'a> {
        let own = self.some_type(&TYPES);
        let ty = self.type_of_extension().unwrap_or(own);
        let nullable = self.random.chance(40);
        let column = self.settings(Column::new(name, ty, nullable));
        match self.random.below(5) {
            0 if ty.is_integer() => Column {
                default: Some(DefaultValue::Value(Value::Number("1"))),
                ..column
            },
            2 if ty.is_integer() => Column {
                default: self.next_number(),
                ..column
            },
            0 if self.label(&ty).is_some() => Column {
                default: self.label(&ty),
                ..column
            },
            3 if self.random.chance(50) => Column {
                default: Some(self.given(&ty)),
                ..column
            },
            1 if ty.is_integer() && !nullable => Column {
                identity: Some(Identity::Always),
                sequence: self.identity_sequence(),
                ..column
            },
            _ => column,
        }
    }

    /// A label of an enum as a default.
    fn label(&mut self, ty: &Type<'a>) -> Option<DefaultValue<'a>> {
        let known = self.schema.enums.get(&Key::of(ty.made()?))?;
        let labels = known.labels.get(self.random.below(known.labels.len()))?;
        let is_array = matches!(ty, Type::Array(_));
        (!is_array).then_some(DefaultValue::Value(Value::Text(labels)))
    }

    /// What may be set of a column, now and then.
    fn settings(&mut self, column: Column<'a>) -> Column<'a> {
        if self.random.chance(70) {
            return column;
        }
        Column {
            collation: self.collation(&column.ty),
            storage: self.storage(&column.ty),
            compression: self.compression(&column.ty),
            statistics: self.statistics(),
            options: self.random.one_of(&OPTIONS),
            ..column
        }
    }

    pub(super) fn collation(&mut self, ty: &Type<'_>) -> Option<Name<'a>> {
        let fits = ty.is_string() || self.random.chance(1);
        (fits && self.random.chance(40)).then(|| self.random.one_of(&COLLATIONS))
    }

    fn storage(&mut self, ty: &Type<'_>) -> Option<Storage> {
        let fits = Storage::of(ty) != Some(Storage::Plain) || self.random.chance(5);
        (fits && self.random.chance(50)).then(|| self.random.one_of(&STORAGES))
    }

    /// A server without lz4 refuses that, which the history cannot know.
    fn compression(&mut self, ty: &Type<'_>) -> Option<Compression> {
        let fits = Storage::of(ty) != Some(Storage::Plain) || self.random.chance(5);
        (fits && self.random.chance(50)).then_some(Compression::Pglz)
    }

    fn statistics(&mut self) -> Option<u16> {
        let targets = [0, 100, 10_000];
        self.random.chance(50).then(|| self.random.one_of(&targets))
    }

    /// A change of a column that most likely fits it.
    pub(super) fn alteration(&mut self, column: &Column<'a>) -> ColumnChange<'a> {
        match self.random.below(8) {
            0 | 1 => self.default_change(column),
            2 | 3 => self.identity_change(column),
            4 => ColumnChange::SetStorage(self.storage(&column.ty)),
            5 => ColumnChange::SetCompression(self.compression(&column.ty)),
            6 => ColumnChange::SetStatistics(self.statistics()),
            _ if self.random.chance(50) => ColumnChange::SetOptions(self.random.one_of(&OPTIONS)),
            _ => ColumnChange::ResetOptions(
                self.random
                    .one_of(&[&["n_distinct"], &["n_distinct", "n_distinct_inherited"]]),
            ),
        }
    }

    fn identity_sequence(&mut self) -> IdentitySequence<'a> {
        let names = ["numbers", "t_pkey", "u", "t_a"];
        IdentitySequence {
            name: self.random.chance(30).then(|| self.random.one_of(&names)),
            ..self.random.one_of(&SEQUENCES)
        }
    }

    fn default_change(&mut self, column: &Column<'a>) -> ColumnChange<'a> {
        if column.generated.is_some() {
            return ColumnChange::DropExpression;
        }
        if self.random.chance(40) {
            return ColumnChange::DropDefault;
        }
        let label = self.label(&column.ty);
        ColumnChange::SetDefault(match column.ty.is_integer() && self.random.chance(70) {
            true => DefaultValue::Value(Value::Number("2")),
            false => label.unwrap_or_else(|| self.given(&column.ty)),
        })
    }

    fn identity_change(&mut self, column: &Column<'a>) -> ColumnChange<'a> {
        let sequence = self.identity_sequence();
        if column.identity.is_none() {
            return ColumnChange::AddIdentity(Identity::ByDefault, sequence);
        }
        if self.random.chance(40) {
            return ColumnChange::DropIdentity;
        }
        ColumnChange::SetIdentity(Some(Identity::ByDefault), sequence)
    }
}
