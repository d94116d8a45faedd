//! The steps that bring what roles may do from one state to another.

use crate::schema::Arena;
use crate::schema::access::Held;
use crate::step::{
    Grant, Operation, OwnedKind, OwnedRef, Privilege, Privileged, Privileges, Revoke, Rights,
};

/// What a step does to privileges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verb {
    /// `REVOKE`
    Revoke,
    /// `REVOKE GRANT OPTION FOR`
    RevokeOption,
    /// `GRANT`
    Grant,
    /// `GRANT … WITH GRANT OPTION`
    GrantWithOption,
}

/// A step on an object or a column of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) verb: Verb,
    pub(super) privileges: Privileges,
    pub(super) column: Option<&'a str>,
}

/// What is to happen to the privileges of several roles on several objects.
#[derive(Debug, Default)]
pub(super) struct Transitions<'a> {
    list: Vec<Transition<'a>>,
}

/// The same pieces, for the same roles on each of the objects.
#[derive(Debug)]
struct Transition<'a> {
    kind: OwnedKind,
    objects: Vec<OwnedRef<'a>>,
    roles: Vec<&'a str>,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Transitions<'a> {
    /// Brings what a role may do with an object from the one to the other.
    pub(super) fn add(
        &mut self,
        object: Option<(OwnedKind, OwnedRef<'a>)>,
        role: &'a str,
        from: Held<'a>,
        to: &Held<'a>,
    ) {
        let Some((kind, object)) = object.filter(|_| from != *to) else {
            return;
        };
        let known = |it: &Transition<'a>| it.kind == kind && it.objects == [object];
        if self
            .list
            .iter()
            .any(|it| known(it) && it.roles.contains(&role))
        {
            return;
        }
        let pieces = pieces(kind, from, to);
        let mut same = self.list.iter_mut().filter(|it| known(it));
        match same.find(|it| it.pieces == pieces) {
            Some(it) => it.roles.push(role),
            None => self.list.push(Transition {
                kind,
                objects: vec![object],
                roles: vec![role],
                pieces,
            }),
        }
    }

    /// The steps, those alike put together.
    pub(super) fn operations(self, arena: &'a Arena) -> Vec<Operation<'a>> {
        let mut merged: Vec<Transition<'a>> = Vec::new();
        for next in self.list {
            let same = |it: &&mut Transition<'a>| {
                it.kind == next.kind && it.roles == next.roles && it.pieces == next.pieces
            };
            match merged.iter_mut().find(same) {
                Some(it) => it.objects.extend(next.objects),
                None => merged.push(next),
            }
        }
        let operations = merged.iter().flat_map(|it| {
            let together = |one: &Piece<'a>, two: &Piece<'a>| {
                one.verb == two.verb && !one.is_all(it.kind) && !two.is_all(it.kind)
            };
            let steps = it.pieces.chunk_by(together);
            steps.map(|pieces| it.operation(pieces, arena))
        });
        operations.collect()
    }
}

impl Piece<'_> {
    /// Whether it is written as `ALL`, beside which nothing else stands in a statement.
    fn is_all(&self, kind: OwnedKind) -> bool {
        self.column.is_none() && words(self.privileges, kind).any(|it| it == Privilege::All)
    }
}

impl<'a> Transition<'a> {
    /// The step of pieces of one verb.
    fn operation(&self, pieces: &[Piece<'a>], arena: &'a Arena) -> Operation<'a> {
        let privileges = &*arena.alloc_slice_copy(&privileged(self.kind, pieces, arena));
        let on = &*arena.alloc_slice_copy(&self.objects);
        let roles = &*arena.alloc_slice_copy(&self.roles);
        let kind = self.kind;
        let verb = pieces.first().map(|it| it.verb);
        match verb {
            Some(Verb::Grant | Verb::GrantWithOption) => Operation::Grant(Grant {
                privileges,
                kind,
                on,
                to: roles,
                grant_option: verb == Some(Verb::GrantWithOption),
            }),
            _ => Operation::Revoke(Revoke {
                privileges,
                kind,
                on,
                from: roles,
                grant_option_for: verb == Some(Verb::RevokeOption),
            }),
        }
    }
}

/// The pieces as a step has them: each privilege once, with its columns.
fn privileged<'a>(kind: OwnedKind, pieces: &[Piece<'a>], arena: &'a Arena) -> Vec<Privileged<'a>> {
    let mut all = Vec::new();
    for piece in pieces.iter().filter(|it| it.column.is_none()) {
        all.extend(words(piece.privileges, kind).map(Privileged::whole));
    }
    let mut of_columns: Vec<(Privilege, Vec<&'a str>)> = Vec::new();
    for (piece, column) in pieces.iter().filter_map(|it| Some((it, it.column?))) {
        for privilege in piece.privileges.named() {
            match of_columns.iter_mut().find(|(it, _)| *it == privilege) {
                Some((_, columns)) => columns.push(column),
                None => of_columns.push((privilege, vec![column])),
            }
        }
    }
    all.extend(of_columns.into_iter().map(|(privilege, columns)| {
        let columns = arena.alloc_slice_copy(&columns);
        Privileged { privilege, columns }
    }));
    all
}

/// The words of a set; what only `ALL` can say is said so.
pub(super) fn words(set: Privileges, kind: OwnedKind) -> impl Iterator<Item = Privilege> {
    let named: Vec<_> = match set == Privileges::all_of(kind) && set.named().count() > 1 {
        true => vec![Privilege::All],
        false => set.named().collect(),
    };
    named.into_iter()
}

/// What brings the rights of a role from the one to the other.
fn pieces<'a>(kind: OwnedKind, from: Held<'a>, to: &Held<'a>) -> Vec<Piece<'a>> {
    let mut now = from;
    let mut all = Vec::new();
    for (verb, privileges) in steps(kind, now.whole, to.whole) {
        let column = None;
        let asked = [(privileges, column)];
        now = match verb {
            Verb::Revoke => now.revoked(&asked, false),
            Verb::RevokeOption => now.revoked(&asked, true),
            Verb::Grant => now.granted(&asked, false),
            Verb::GrantWithOption => now.granted(&asked, true),
        };
        all.push(Piece {
            verb,
            privileges,
            column,
        });
    }
    let columns = now.columns.keys().chain(to.columns.keys());
    let mut names: Vec<_> = columns.copied().collect();
    names.sort_unstable();
    names.dedup();
    let mut of_columns = Vec::new();
    for name in names {
        let rights = |held: &Held<'a>| held.columns.get(name).copied().unwrap_or_default();
        let column = Some(name);
        let steps = steps(kind, rights(&now), rights(to)).into_iter();
        of_columns.extend(steps.map(|(verb, privileges)| Piece {
            verb,
            privileges,
            column,
        }));
    }
    of_columns.sort_by_key(|it| it.verb);
    all.extend(of_columns);
    all
}

/// What brings rights on one thing from the one to the other, in order.
///
/// What only `ALL` can say is taken away with all, and granted with all; what is too much then is taken away after.
pub(super) fn steps(kind: OwnedKind, from: Rights, to: Rights) -> Vec<(Verb, Privileges)> {
    let all = Privileges::all_of(kind);
    let mut path = Path {
        now: from,
        steps: Vec::new(),
    };
    let whole = |set: Privileges| if set.has_rest() { all } else { set };
    path.go(Verb::Revoke, whole(from.held.without(to.held)));
    let lost = path.now.grantable.without(to.grantable);
    path.go(Verb::RevokeOption, whole(lost));
    let new = to.grantable.without(path.now.grantable);
    path.go(Verb::GrantWithOption, whole(new));
    path.go(Verb::Revoke, path.now.held.without(to.held));
    path.go(Verb::RevokeOption, path.now.grantable.without(to.grantable));
    let new = to.held.without(path.now.held);
    path.go(Verb::Grant, whole(new));
    path.go(Verb::Revoke, path.now.held.without(to.held));
    path.steps
}

/// Steps, and where they have led.
struct Path {
    now: Rights,
    steps: Vec<(Verb, Privileges)>,
}

impl Path {
    fn go(&mut self, verb: Verb, privileges: Privileges) {
        if privileges.is_empty() {
            return;
        }
        self.now = match verb {
            Verb::Revoke => self.now.revoked(privileges, false),
            Verb::RevokeOption => self.now.revoked(privileges, true),
            Verb::Grant => self.now.granted(privileges, false),
            Verb::GrantWithOption => self.now.granted(privileges, true),
        };
        self.steps.push((verb, privileges));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way from one set of rights on a table to another leads there.
    #[test]
    fn every_way_leads_there() {
        let kind = OwnedKind::Table;
        let words = [Privilege::All, Privilege::Select, Privilege::Maintain];
        let asked = words.map(|it| Privileges::asked(it, kind).unwrap_or_default());
        let mut all = vec![Rights::NONE];
        for _ in 0..3 {
            let next = all.iter().flat_map(|it| {
                let changes = asked.iter().flat_map(|privileges| {
                    [true, false].map(|option| {
                        let granted = it.granted(*privileges, option);
                        [granted, it.revoked(*privileges, option)]
                    })
                });
                changes.flatten().collect::<Vec<_>>()
            });
            all = next.collect();
            all.sort_unstable();
            all.dedup();
        }
        for from in &all {
            for to in &all {
                let mut path = Path {
                    now: *from,
                    steps: Vec::new(),
                };
                for (verb, privileges) in steps(kind, *from, *to) {
                    path.go(verb, privileges);
                }
                assert_eq!(path.now, *to, "from {from:?}");
            }
        }
    }
}
