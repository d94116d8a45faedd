//! Sequences. They are ours: sea-query has none.

use super::Piece;
use crate::ident::Quoted;
use crate::step::{
    AlterSequence, CreateSequence, DropSequence, MoveSequence, Persistence, RenameSequence,
    SequenceBound, SequenceChange, SequenceNumbers, SequenceOptions, SequenceOwner,
    SequenceRestart, SequenceType,
};

pub(super) fn create(step: &CreateSequence<'_>) -> Piece {
    let mut words = vec!["CREATE".to_owned()];
    if step.persistence == Persistence::Unlogged {
        words.push("UNLOGGED".to_owned());
    }
    words.push(format!("SEQUENCE {}", step.name.quoted()));
    words.extend(options(&needed(&step.options)));
    if let Some(owner) = &step.owned_by {
        words.push(format!("OWNED BY {}", column(owner)));
    }
    Piece::new(words.join(" "), format!("Create sequence {}.", step.name))
}

/// The options without those that say what PostgreSQL takes anyway.
fn needed(options: &SequenceOptions) -> SequenceOptions {
    let (mut least, mut left) = (*options, *options);
    let drops: [fn(&mut SequenceOptions); 7] = [
        |it| it.start = None,
        |it| it.min = None,
        |it| it.max = None,
        |it| it.ty = None,
        |it| it.increment = None,
        |it| it.cache = None,
        |it| it.cycle = None,
    ];
    for drop in drops {
        drop(&mut left);
        if SequenceNumbers::new(&left) == SequenceNumbers::new(options) {
            least = left;
        }
        left = least;
    }
    least
}

pub(super) fn alter(step: &AlterSequence<'_>) -> Vec<Piece> {
    step.changes.iter().map(|it| change(step, it)).collect()
}

fn change(step: &AlterSequence<'_>, change: &SequenceChange<'_>) -> Piece {
    let alter = format!("ALTER SEQUENCE {}", step.name.quoted());
    let name = step.name;
    match change {
        SequenceChange::Options(numbers, restart) => {
            let mut words = vec![alter];
            words.extend(options(numbers));
            words.extend(restart.map(|it| match it {
                SequenceRestart::AtStart => "RESTART".to_owned(),
                SequenceRestart::With(at) => format!("RESTART WITH {at}"),
            }));
            let piece = Piece::new(words.join(" "), format!("Alter sequence {name}."));
            piece.losing(restart.map(|_| format!("where the sequence {name} stood")))
        }
        SequenceChange::OwnedBy(Some(owner)) => Piece::new(
            format!("{alter} OWNED BY {}", column(owner)),
            format!(
                "Let column {} of {} own sequence {name}.",
                owner.column, owner.table
            ),
        ),
        SequenceChange::OwnedBy(None) => Piece::new(
            format!("{alter} OWNED BY NONE"),
            format!("Let no column own sequence {name}."),
        ),
        SequenceChange::Persistence(Persistence::Logged) => Piece::new(
            format!("{alter} SET LOGGED"),
            format!("Log sequence {name}."),
        ),
        SequenceChange::Persistence(Persistence::Unlogged) => {
            let comment = format!("Log sequence {name} no more.");
            Piece::new(format!("{alter} SET UNLOGGED"), comment)
        }
    }
}

pub(super) fn rename(step: &RenameSequence<'_>) -> Piece {
    let sql = format!(
        "ALTER SEQUENCE {} RENAME TO {}",
        step.name.quoted(),
        Quoted(step.to)
    );
    Piece::new(
        sql,
        format!("Rename sequence {} to {}.", step.name, step.to),
    )
}

pub(super) fn change_schema(step: &MoveSequence<'_>) -> Piece {
    let (name, schema) = (step.name.quoted(), Quoted(step.schema));
    let sql = format!("ALTER SEQUENCE {name} SET SCHEMA {schema}");
    let comment = format!("Move sequence {} to schema {}.", step.name, step.schema);
    Piece::new(sql, comment)
}

pub(super) fn drop(step: &DropSequence<'_>) -> Piece {
    let sql = format!("DROP SEQUENCE {}", step.name.quoted());
    let piece = Piece::new(sql, format!("Drop sequence {}.", step.name));
    piece.losing(Some(format!("where the sequence {} stood", step.name)))
}

fn options(options: &SequenceOptions) -> Vec<String> {
    let number = |word: &str, it: Option<i64>| it.map(|it| format!("{word} {it}"));
    [
        options.ty.map(|it| format!("AS {}", ty(it))),
        number("INCREMENT BY", options.increment),
        options.min.map(|it| bound("MINVALUE", it)),
        options.max.map(|it| bound("MAXVALUE", it)),
        number("START WITH", options.start),
        number("CACHE", options.cache),
        options
            .cycle
            .map(|it| if it { "CYCLE" } else { "NO CYCLE" }.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn bound(word: &str, bound: SequenceBound) -> String {
    match bound {
        SequenceBound::Default => format!("NO {word}"),
        SequenceBound::At(number) => format!("{word} {number}"),
    }
}

const fn ty(ty: SequenceType) -> &'static str {
    match ty {
        SequenceType::SmallInt => "smallint",
        SequenceType::Integer => "integer",
        SequenceType::BigInt => "bigint",
    }
}

fn column(owner: &SequenceOwner<'_>) -> String {
    format!("{}.{}", owner.table.quoted(), Quoted(owner.column))
}
