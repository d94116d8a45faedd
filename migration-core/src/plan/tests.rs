//! The decisions, case by case.
//!
//! The code has the migrations `a` to `e`, of one step each; `c` cannot be taken back in the cases of `stuck`.
//! A fact is written as its id, with `!` where its run failed, `~` where its steps were others, `-` where the
//! journal keeps no way back, `/` where only a part of it is applied, and `=` where it was stamped.

use super::*;
use crate::journal::{Origin, Position, State};
use crate::limits::Limits;
use crate::schema::{Applied, Link, Schema, Undo};
use crate::step::{Operation, RawDown, RawSql, Step};

fn link(id: &'static str, undo: Undo<'static>) -> Link<'static> {
    let step = Step {
        name: "Rows",
        operation: Operation::Sql(RawSql::new(&["SELECT 1"], RawDown::Sql(&[]))),
        blocking: None,
    };
    Link {
        id,
        checksum: format!("sum of {id}"),
        fingerprint: String::new(),
        steps: vec![Applied {
            step,
            undo,
            asks: &[],
        }],
        functions: &[],
        limits: Limits::NONE,
    }
}

fn chain(stuck: &str) -> Chain<'static> {
    let undo = |id| match id == stuck {
        true => Undo::Impossible("e-mails were sent"),
        false => Undo::Exact(&[]),
    };
    Chain {
        links: ["a", "b", "c", "d", "e"]
            .map(|id| link(id, undo(id)))
            .into(),
        schema: Schema::default(),
    }
}

fn fact(text: &str) -> Fact {
    let id = text.trim_end_matches(['!', '~', '-', '/', '=']);
    Fact {
        id: id.to_owned(),
        state: if text.contains('!') {
            State::Failed
        } else if text.contains('/') {
            State::Partial
        } else {
            State::Applied
        },
        position: match text.contains(['!', '/']) {
            true => Position::after(0),
            false => Position::after(1),
        },
        steps_total: 1,
        checksum: if text.contains('~') {
            "other".to_owned()
        } else {
            format!("sum of {id}")
        },
        fingerprint: String::new(),
        reversible: !text.contains('-'),
        statements_done: 1,
        statements_total: 1,
        failed_statement: None,
        error: None,
        finished_at: String::new(),
        duration_ms: 0,
        applied_by: String::new(),
        tool_version: String::new(),
        origin: match text.contains('=') {
            true => Origin::Stamped,
            false => Origin::Run,
        },
    }
}

/// The fact of a link that is applied.
pub(super) fn applied(link: &Link<'_>) -> Fact {
    Fact {
        checksum: link.checksum.clone(),
        position: Position::after(link.steps.len()),
        steps_total: link.steps.len(),
        ..fact(link.id)
    }
}

fn facts(text: &str) -> Vec<Fact> {
    text.split_whitespace().map(fact).collect()
}

fn describe(chain: &Chain<'_>, plan: &Plan) -> String {
    let word = |job: &Job| match job {
        Job::Apply { link, .. } => format!("+{}", chain.links[*link].id),
        Job::Undo { link, .. } => format!("-{}", chain.links[*link].id),
        Job::UndoKept { id, standing, .. } => format!("-{id} ({})", standing.as_str()),
    };
    match &plan.nothing {
        Some(nothing) => nothing.to_string(),
        None => plan.jobs.iter().map(word).collect::<Vec<_>>().join(" "),
    }
}

fn run(chain: &Chain<'_>, journal: &str, target: &Target) -> String {
    match plan(chain, &facts(journal), target) {
        Ok(plan) => describe(chain, &plan),
        Err(error) => format!("{error}; help: {}", error.help()),
    }
}

fn number<T>(text: &str, count: fn(usize) -> T, to: fn(String) -> T) -> T {
    text.parse().map_or_else(|_| to(text.to_owned()), count)
}

#[track_caller]
fn up(journal: &str, target: &str, expect: &str) {
    let target = match target {
        "" => UpTarget::All,
        text => number(text, UpTarget::Count, UpTarget::To),
    };
    assert_eq!(run(&chain(""), journal, &Target::Up(target)), expect);
}

#[track_caller]
fn down(journal: &str, target: &str, expect: &str) {
    down_with("", journal, target, expect);
}

#[track_caller]
fn down_with(stuck: &str, journal: &str, target: &str, expect: &str) {
    let target = match target {
        "" => DownTarget::default(),
        "all" => DownTarget::All,
        text => number(text, DownTarget::Count, DownTarget::To),
    };
    assert_eq!(run(&chain(stuck), journal, &Target::Down(target)), expect);
}

#[track_caller]
fn standings(journal: &str, expect: &str) {
    let facts = facts(journal);
    let chain = chain("");
    let lines = status(&chain, &facts);
    let words: Vec<String> = lines
        .iter()
        .map(|line| format!("{} {}", line.id, line.standing.as_str()))
        .collect();
    assert_eq!(words.join(", "), expect);
}

#[test]
fn up_applies_what_is_pending_in_order() {
    up("", "", "+a +b +c +d +e");
    up("a b", "", "+c +d +e");
    up("b a", "", "+c +d +e");
}

#[test]
fn up_to_a_migration_includes_it() {
    up("a", "c", "+b +c");
    up("", "a", "+a");
}

#[test]
fn up_by_count() {
    up("a", "2", "+b +c");
    up("a b c d", "7", "+e");
    up("a", "0", "nothing to do: no migrations were asked for");
}

#[test]
fn up_retries_what_failed() {
    up("a b!", "", "+b +c +d +e");
    up("a b!~", "1", "+b");
}

#[test]
fn up_with_nothing_pending() {
    up(
        "a b c d e",
        "",
        "nothing to do: all 5 migrations are applied",
    );
    up(
        "a b c d e",
        "3",
        "nothing to do: all 5 migrations are applied",
    );
    up(
        "a b c d e",
        "b",
        "nothing to do: all 5 migrations are applied",
    );
}

#[test]
fn up_of_an_empty_history() {
    let empty = Chain {
        links: Vec::new(),
        schema: Schema::default(),
    };
    let found = run(&empty, "", &Target::Up(UpTarget::All));
    assert_eq!(found, "nothing to do: the history has no migrations");
}

#[test]
fn up_in_the_wrong_direction() {
    up(
        "a b c",
        "b",
        "nothing to do: `b` is applied already; `down --to b` takes back what is newer",
    );
}

#[test]
fn an_unknown_target_is_guessed_at() {
    let chain = Chain {
        links: ["m2025_first", "m2025_queue"]
            .map(|id| link(id, Undo::Exact(&[])))
            .into(),
        schema: Schema::default(),
    };
    let check = |id: &str, help: &str| {
        let found = run(&chain, "", &Target::Up(UpTarget::To(id.to_owned())));
        assert_eq!(found, format!("there is no migration `{id}`; help: {help}"));
    };
    check("queue", "did you mean `m2025_queue`?");
    check("m2052_queu", "did you mean `m2025_queue`?");
    check("invoices", "`status` lists all migrations");
}

#[test]
fn an_unknown_target_of_down() {
    down(
        "a b",
        "zebra",
        "there is no migration `zebra`; help: `status` lists all migrations",
    );
}

#[test]
fn an_edited_migration() {
    up(
        "a b~ c",
        "",
        "the code and the database's journal disagree: `b` was edited after it was applied; help: put its steps \
         back as they were, and the change into a new migration; or, if the database is as the code has it now, \
         accept that with `repair`; in a database whose data may go, `down --to a`, then `up`",
    );
}

#[test]
fn the_first_one_edited() {
    let error = plan(&chain(""), &facts("a~"), &Target::Up(UpTarget::All)).unwrap_err();
    assert!(error.help().contains("`down --all`"), "{}", error.help());
}

#[test]
fn a_missing_migration() {
    up(
        "a aa",
        "",
        "the code and the database's journal disagree: `aa` is applied, but is missing from the code; help: put \
         `aa` back into the code; or take it back with `down`: the journal keeps its SQL; or, to leave what it made, \
         `repair --forget aa`",
    );
}

#[test]
fn no_way_back_is_offered_where_none_is_kept() {
    let check = |journal: &str, help: &str| {
        let error = plan(&chain(""), &facts(journal), &Target::Up(UpTarget::All)).unwrap_err();
        assert_eq!(error.help(), help);
    };
    check(
        "a~-",
        "put its steps back as they were, and the change into a new migration; or, if the database is as the code has it \
         now, accept that with `repair`",
    );
    check(
        "a aa-",
        "put `aa` back into the code; or, to leave what it made, `repair --forget aa`",
    );
    check("a b c d e f-", "run the newer program that applied it");
}

#[test]
fn a_renamed_migration() {
    let mut facts = facts("a bb");
    facts[1].checksum = "sum of c".to_owned();
    let error = plan(&chain(""), &facts, &Target::Up(UpTarget::All)).unwrap_err();
    assert_eq!(
        error.help(),
        "`c` has the same steps: if it was renamed, call it `bb` again, or have `repair` rename its row"
    );
}

#[test]
fn an_unknown_migration() {
    up(
        "a b c d e f",
        "",
        "the code and the database's journal disagree: `f` is applied, and newer than every migration in the \
         code; help: run the newer program that applied it; or take it back with `down`: the journal keeps its SQL",
    );
}

#[test]
fn a_migration_out_of_order() {
    up(
        "a c",
        "",
        "the code and the database's journal disagree: `b` is pending, but `c`, which comes after it, is \
         applied; help: rename it so that it comes after `c`; or, if the database has it already, `stamp c`; in a \
         database whose data may go, `down --to a`, then `up`",
    );
}

#[test]
fn all_disagreements_at_once() {
    let error = plan(
        &chain(""),
        &facts("a~ bb d x"),
        &Target::Up(UpTarget::Count(1)),
    )
    .unwrap_err();
    let PlanError::Disagreement(problems) = &error else {
        panic!("{error}");
    };
    let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(words.len(), 5, "{words:?}");
    assert!(words.iter().all(|word| error.to_string().contains(word)));
    assert_eq!(error.help(), "nothing runs until each of them is settled");
}

#[test]
fn a_failed_run_of_what_is_gone_is_no_matter() {
    up("a bb!", "1", "+b");
}

#[test]
fn down_takes_back_the_newest() {
    down("a b c", "", "-c");
    down("a b c", "2", "-c -b");
    down("a b c", "9", "-c -b -a");
    down("c a b", "all", "-c -b -a");
}

#[test]
fn down_to_a_migration_keeps_it() {
    down("a b c", "a", "-c -b");
}

#[test]
fn a_half_applied_one_is_finished_first() {
    up("a b/", "", "+b +c +d +e");
    up("a b/", "1", "+b");
    up("a b/", "b", "+b");
    up("a b c d e/", "", "+e");
}

#[test]
fn a_half_applied_one_is_taken_back_first() {
    down("a b/", "", "-b");
    down("a b/", "a", "-b");
    down("a b/", "all", "-b -a");
}

#[test]
fn an_irreversible_step_that_was_not_reached() {
    down_with("b", "a b/", "", "-b");
}

#[test]
fn a_half_applied_one_that_was_edited() {
    up(
        "a b/~",
        "",
        "the code and the database's journal disagree: `b` was edited while it was half applied; help: put its steps \
         back as they were, and finish it with `up`; or take its half back with `down`: the journal keeps the SQL; \
         then `up`",
    );
    up(
        "a b/~-",
        "",
        "the code and the database's journal disagree: `b` was edited while it was half applied; help: put its steps \
         back as they were, and finish it with `up`",
    );
    down("a b/~", "", "-b (edited)");
    down("a b/ bb/", "2", "-bb (missing) -b");
}

#[test]
fn down_leaves_failed_ones() {
    down("a b!", "", "-a");
}

#[test]
fn down_with_nothing_to_do() {
    down("", "", "nothing to do: no migration is applied");
    down("a!", "all", "nothing to do: no migration is applied");
    down(
        "a b",
        "b",
        "nothing to do: `b` is the newest migration that is applied; `--to` keeps the one that it names",
    );
    down(
        "a b",
        "d",
        "nothing to do: `d` is not applied, and nothing newer is; `up --to d` applies it",
    );
    down("a", "0", "nothing to do: no migrations were asked for");
}

#[test]
fn down_uses_what_the_journal_kept() {
    down("a b~ c", "all", "-c (applied) -b (edited) -a");
    down("a aa", "", "-aa (missing)");
    down("a b c d e f", "e", "-f (unknown)");
    down("a c", "", "-c");
}

#[test]
fn down_leaves_no_disagreement_behind() {
    down(
        "a b~ c",
        "1",
        "the code and the database's journal disagree: `b` was edited after it was applied; help: put its steps back \
         as they were, and the change into a new migration; or, if the database is as the code has it now, accept that with \
         `repair`; in a database whose data may go, `down --to a`, then `up`",
    );
    down("a b~ c", "a", "-c (applied) -b (edited)");
}

#[test]
fn down_through_an_irreversible_step() {
    let refusal = "this cannot be undone, so nothing was\n  `c`, step `Rows`: e-mails were sent; help: \
                   `down --to c` takes back what is newer than `c`";
    down_with("c", "a b c d", "all", refusal);
    down_with("c", "a b c d", "2", refusal);
    down_with("c", "a b c d", "1", "-d");
    down_with("c", "a b c d", "c", "-d");
    down_with("c", "a b", "all", "-b -a");
}

#[test]
fn down_where_the_journal_keeps_no_way_back() {
    down(
        "a b c d e f-",
        "",
        "this cannot be undone, so nothing was\n  `f`: the journal keeps no SQL that takes it back: it is irreversible, or Rust code of the program that has it does; help: \
         `down --to f` takes back what is newer than `f`",
    );
}

#[test]
fn each_standing() {
    standings("", "a pending, b pending, c pending, d pending, e pending");
    standings(
        "a b! c~",
        "a applied, b out of order, c edited, d pending, e pending",
    );
    standings(
        "a b/",
        "a applied, b half applied, c pending, d pending, e pending",
    );
    standings(
        "a b!",
        "a applied, b failed, c pending, d pending, e pending",
    );
    standings(
        "a aa f b!",
        "a applied, aa missing, b failed, c pending, d pending, e pending, f unknown",
    );
}

#[track_caller]
fn repaired(facts: &[Fact], forget: &str, expect: &str) {
    let chain = chain("");
    let forget: Vec<String> = forget.split_whitespace().map(ToOwned::to_owned).collect();
    let word = |mend: &Mend| match mend {
        Mend::Clear { id } => format!("clear {id}"),
        Mend::Forget { id } => format!("forget {id}"),
        Mend::Rename { from, link } => format!("rename {from} {}", chain.links[*link].id),
        Mend::Accept { link } => format!("accept {}", chain.links[*link].id),
        Mend::Follow { link } => format!("follow {}", chain.links[*link].id),
    };
    let found = match repair(&chain, facts, &forget) {
        Ok(Repair { mends, left }) => {
            let left = left.iter().map(|problem| format!("left: {problem}"));
            let words: Vec<String> = mends.iter().map(word).chain(left).collect();
            words.join(", ")
        }
        Err(error) => format!("{error}; help: {}", error.help()),
    };
    assert_eq!(found, expect);
}

#[test]
fn a_repair_accepts_what_was_edited_and_clears_what_failed() {
    repaired(&facts("a b c"), "", "");
    repaired(&facts("a~ b c~ d!"), "", "clear d, accept a, accept c");
    repaired(&facts("a zz!"), "", "clear zz");
}

#[test]
fn a_repair_follows_the_schema_that_has_changed() {
    let mut facts = facts("a~ b c");
    facts[2].fingerprint = "other".to_owned();
    repaired(&facts, "", "accept a, follow c");
}

#[test]
fn a_repair_renames_what_can_only_be_one() {
    let renamed = |id: &str, sum: &str| Fact {
        checksum: format!("sum of {sum}"),
        ..fact(id)
    };
    repaired(&[fact("a"), renamed("bb", "b")], "", "rename bb b");
    let mut all = facts("a b c d");
    all.push(renamed("z", "e"));
    repaired(&all, "", "rename z e");
    // Two of the journal have the steps of one of the code.
    let two = [fact("a"), renamed("aa", "b"), renamed("bb", "b")];
    let left = "left: `aa` is applied, but is missing from the code, left: `bb` is applied, but is missing from the code";
    repaired(&two, "", left);
}

#[test]
fn a_repair_leaves_what_it_cannot_know() {
    let left = "left: `aa` is applied, but is missing from the code, left: `f` is applied, and newer than every migration in the \
                code";
    repaired(&facts("a aa b c d e f"), "", left);
    let left = "left: `b` was edited while it was half applied";
    repaired(&facts("a b/~"), "", left);
    let left = "left: `b` is pending, but `c`, which comes after it, is applied";
    repaired(&facts("a c"), "", left);
}

#[test]
fn a_repair_forgets_what_it_is_told() {
    repaired(
        &facts("a aa b= f"),
        "aa b f",
        "forget aa, forget b, forget f",
    );
    let kept = "`a` ran in this database, and the code has it, so its row stays; help: `down` takes it back; `repair --forget` is \
                for rows of what the code does not have, or what was stamped";
    repaired(&facts("a b"), "a", kept);
    let nothing =
        "`c` is not applied, so it has no row to forget; help: there is nothing to forget of it";
    repaired(&facts("a b"), "c", nothing);
    let unknown = "there is no migration `zebra`; help: `status` lists all migrations";
    repaired(&facts("a b"), "zebra", unknown);
}

#[track_caller]
fn stamped(journal: &str, id: &str, expect: &str) {
    let chain = chain("");
    let found = match stamp(&chain, &facts(journal), id) {
        Ok(links) => {
            let ids: Vec<_> = links.iter().map(|at| chain.links[*at].id).collect();
            ids.join(" ")
        }
        Err(error) => format!("{error}; help: {}", error.help()),
    };
    assert_eq!(found, expect);
}

#[test]
fn a_stamp_says_what_is_in_the_database() {
    stamped("", "c", "a b c");
    stamped("a b!", "c", "b c");
    stamped("a b c", "c", "");
    // Out of order, but there.
    stamped("a c", "c", "b");
}

#[test]
fn a_stamp_does_not_contradict_the_journal() {
    let newer = "the journal says that `d`, which comes after `b`, is applied; help: `status` lists what is applied; \
                 `stamp d` says that the database is there, `down --to b` takes back what is newer";
    stamped("a b d", "b", newer);
    let half = "the journal says that `b` is half applied; help: finish it with `up`, or take its half back with `down`";
    stamped("a b/", "c", half);
    let edited =
        "the code and the database's journal disagree: `a` was edited after it was applied";
    let found = stamp(&chain(""), &facts("a~"), "c").unwrap_err();
    assert_eq!(found.to_string(), edited);
    stamped(
        "a",
        "zebra",
        "there is no migration `zebra`; help: `status` lists all migrations",
    );
}
