//! What PostgreSQL finds not immutable, by its own verdicts.

use crate::sql::{Family, Mutable, MutableWhen, expression, mutable};

/// Made by `generate`.
const VERDICTS: &str = include_str!("verdicts.txt");

fn refuses(found: &[Mutable], family: &str) -> bool {
    found.iter().any(|it| match it {
        Mutable::Always(_) => true,
        Mutable::When(when) => when
            .columns
            .iter()
            .all(|(_, families)| families.iter().any(|it| it.name() == family)),
    })
}

#[test]
fn expressions_are_judged_as_by_a_server() {
    let mut wrong = Vec::new();
    for line in VERDICTS.lines() {
        let [text, refused, taken] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        let found = mutable(&expression(text).map(|it| it.tree).unwrap_or_default());
        for (families, expected) in [(refused, true), (taken, false)] {
            let families = families.split(' ').filter(|it| *it != "-");
            for family in families.filter(|it| refuses(&found, it) != expected) {
                wrong.push(format!(
                    "{text} of {family}: refused by the server: {expected}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_columns_are_judged_together() {
    let found = mutable(&expression("starts_on < ended_at").unwrap().tree);
    let when = |first: Family, second: Family| {
        Mutable::When(MutableWhen {
            what: "starts_on < ended_at".to_owned(),
            columns: vec![
                (
                    "starts_on".to_owned(),
                    if first == Family::Date {
                        vec![Family::Date, Family::Timestamp]
                    } else {
                        vec![first]
                    },
                ),
                (
                    "ended_at".to_owned(),
                    if second == Family::Date {
                        vec![Family::Date, Family::Timestamp]
                    } else {
                        vec![second]
                    },
                ),
            ],
        })
    };
    assert_eq!(
        found,
        [
            when(Family::Date, Family::Timestamptz),
            when(Family::Timestamptz, Family::Date)
        ]
    );
}
