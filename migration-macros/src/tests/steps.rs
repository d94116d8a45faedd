//! One snapshot for each kind of step.

use super::expand;

/// The snapshot of a migration of these steps, below what was written.
#[track_caller]
fn check(name: &str, steps: &str) {
    check_input(name, format!("pub enum Example {{\n{steps}\n}}"));
}

#[track_caller]
fn check_input(name: &str, input: String) {
    insta::with_settings!({
        prepend_module_to_snapshot => false,
        snapshot_path => "snapshots",
        omit_expression => true,
        description => &input,
    }, {
        insta::assert_snapshot!(name, format!("{input}\n\n{}", expand(&input)));
    });
}

#[test]
fn create_enum() {
    check(
        "create_enum",
        r#"    #[create_enum("open", "it's done", name = queue.task_status)]
    TaskStatus,"#,
    );
}

#[test]
fn alter_enum() {
    check(
        "alter_enum",
        r#"    #[alter_enum(queue.task_status, add = "late", before = "done", remove = "open")]
    Labels,
    #[alter_enum(rename_value(from = "a", to = "b"), add = "c")]
    Kind,
    #[rename_enum(from = queue.task_status)]
    JobStatus,"#,
    );
}

#[test]
fn composites() {
    check(
        "composites",
        r#"    #[create_composite]
    Address { #[attribute(collate = "C", name = "a street")] street: Text, zip: Varchar<9> },
    #[alter_composite(address)]
    More {
        #[add] country: Text,
        #[drop] street: Text,
        #[rename(from = zip)] code: Varchar<9>,
        #[change(from = i32, name = number)] no: i64,
    },
    #[rename_composite(from = address)]
    Place,
    #[drop_composite(place)]
    NoPlace,"#,
    );
}

#[test]
fn ranges() {
    check(
        "ranges",
        r#"    #[create_range(f64, subtype_diff = float8mi)]
    FloatRange,
    #[create_range(Text, subtype_opclass = text_pattern_ops, collation = "C", multirange_type_name = word_sets, name = lab.words)]
    Words,
    #[rename_range(from = lab.words)]
    Terms,
    #[drop_range(lab.terms)]
    NoTerms,"#,
    );
}

#[test]
fn domains() {
    check(
        "domains",
        r#"    #[create_domain(Text, collate = "C", default = "a@b", not_null, check = "VALUE ~ '@'", check = "VALUE <> ''")]
    Email,
    #[alter_domain(email, set_default = "c@d", add_check("length(VALUE) > 3", name = email_long, not_valid))]
    Longer,
    #[alter_domain(drop_not_null, rename_check(from = email_check, to = email_at), validate_check = email_long)]
    Email,
    #[rename_domain(from = email)]
    Mail,
    #[drop_domain]
    Mail,"#,
    );
}

#[test]
fn drop_enum() {
    check(
        "drop_enum",
        "    #[drop_enum]
    TaskStatus,",
    );
}

#[test]
fn create_table() {
    check(
        "create_table",
        r#"    #[create_table]
    #[unique(tenant_id, external_id)]
    #[check("attempts <= max_attempts")]
    AgentTasks {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        #[column(references = tenants(id), on_delete = cascade)]
        tenant_id: Uuid,
        external_id: Option<Varchar<64>>,
        #[column(default = 0, check = "attempts >= 0")]
        attempts: i16,
        max_attempts: i16,
        #[column(generated = "max_attempts - attempts")]
        left: Option<i16>,
        #[column(identity = always)]
        number: i64,
    },"#,
    );
}

#[test]
fn create_columns() {
    check(
        "create_columns",
        r#"    #[create_table]
    Notes {
        #[column(identity(by_default, start = -5, cache = 20, no_cycle))]
        number: i64,
        #[column(collate = pg_catalog."C", storage = external, compression = lz4, statistics = 250)]
        title: Text,
        #[column(generated(virtual) = "lower(title)", options(n_distinct = -0.5))]
        folded: Text,
    },"#,
    );
}

#[test]
fn alter_columns() {
    check(
        "alter_columns",
        r#"    #[alter_table(notes)]
    Notes {
        #[set_default("none")]
        #[set_storage(main)]
        #[set_compression(default)]
        #[set_statistics(10)]
        title: Text,
        #[set_identity(increment = 5, cycle)]
        number: i64,
        #[add_identity(always)]
        count: i32,
        #[drop_identity]
        old: i32,
        #[set_expression("upper(title)")]
        folded: Text,
        #[drop_expression]
        length: i32,
        #[set_options(n_distinct = 5)]
        #[reset_options(n_distinct_inherited)]
        author: Text,
        #[drop_default]
        seen: i32,
        #[change(from = Text, collate = "C")]
        remark: Text,
    },"#,
    );
}

#[test]
fn constraints() {
    check(
        "constraints",
        r#"    #[create_table]
    #[primary_key(number, deferrable)]
    #[unique(room, number, include(note), with(fillfactor = 70), nulls_not_distinct)]
    #[check("room > 0", no_inherit)]
    #[foreign_key(room, number, references = rooms(id, no), match = full, on_delete = set_null(room), initially_deferred)]
    #[exclude(using = gist, "lower(note)" text_ops with "=", during with "extensions.&&", where = "room > 1", include(room))]
    Bookings {
        number: i32,
        #[column(check("room > 0", name = some), references = rooms(id), not_enforced)]
        room: i32,
        during: TstzRange,
        note: Text,
    },"#,
    );
}

#[test]
fn alter_constraints() {
    check(
        "alter_constraints",
        r#"    #[alter_table(bookings)]
    #[validate_constraint(some)]
    #[alter_constraint(to_room, initially_deferred)]
    #[alter_constraint(to_house, not_enforced)]
    #[unique(using_index = by_number, name = numbers, deferrable)]
    #[not_null(note, not_valid)]
    #[not_null("not_valid", name = said)]
    #[rename_constraint(old, "new name")]
    Bookings,"#,
    );
}

#[test]
fn alter_table() {
    check(
        "alter_table",
        r#"    #[alter_table(tenants)]
    #[drop_constraint(tenants_code_key)]
    #[drop_constraint(tenants_pkey, cascade)]
    #[unique(code, org_number)]
    Tenants {
        #[drop(name = "the plan", cascade)]
        plan: Text,
        #[add(default = false)]
        is_sidecar: bool,
        #[drop]
        role_type: Text,
        #[rename(from = org_no)]
        org_number: Varchar<20>,
        #[change(from = i32, using = "seats::bigint")]
        seats: i64,
    },"#,
    );
}

#[test]
fn drop_table() {
    check(
        "drop_table",
        "    #[drop_table(queue.tasks)]
    DropTasks,
    #[drop_table(jobs, cascade)]
    DropJobs,
    #[drop_sequence(numbers, cascade)]
    DropNumbers,
    #[drop_enum(queue.mood, cascade)]
    DropMood,
    #[drop_partition(old_jobs, cascade)]
    DropOldJobs,",
    );
}

#[test]
fn create_index() {
    check(
        "create_index",
        r#"    #[create_index(agent_tasks(tenant_id, "lower(kind)", created_at desc nulls last), unique, include(id), where = "status = 'pending'")]
    ClaimQueue,
    #[create_index(agent_tasks(embedding vector_cosine_ops), using = ivfflat, with(lists = 100), name = nearest)]
    NearestTasks,"#,
    );
}

#[test]
fn table_storage() {
    check(
        "table_storage",
        "    #[create_table(queue.drafts, unlogged, with(fillfactor = 70), tablespace = fast, using = heap, \
         replica_identity = full)]
    Drafts,
    #[alter_table(queue.drafts)]
    #[set(toast.autovacuum_enabled = off)]
    #[reset(fillfactor)]
    #[set_logged]
    #[set_unlogged]
    #[set_tablespace(fast)]
    #[set_access_method(heap)]
    #[replica_identity(nothing)]
    #[cluster_on(drafts_pkey)]
    #[set_without_cluster]
    Altered,",
    );
}

#[test]
fn inheritance() {
    check(
        "inheritance",
        "    #[create_table(inherits(queue.tasks, notes))]
    Drafts {
        title: Text,
    },
    #[alter_table(drafts)]
    #[inherit(marks)]
    #[no_inherit(queue.\"odd name\")]
    Altered,",
    );
}

#[test]
fn create_index_options() {
    check(
        "create_index_options",
        r#"    #[create_index(
        notes("lower(title)" collate "C" extensions.gist_trgm_ops(siglen = 32) statistics = 500, title collate pg_catalog."de_DE.utf8"),
        unique, nulls_not_distinct, only, tablespace = fast, with(fillfactor = 70)
    )]
    Titles,"#,
    );
}

#[test]
fn tables_renamed_and_moved() {
    check(
        "tables_renamed_and_moved",
        "    #[rename_table(queue.tasks, \"odd name\")]
    Odd,
    #[move_table(queue.\"odd name\", archive)]
    Archived,
    #[rename_schema(queue, backlog)]
    Backlog,
    #[move_view(queue.waiting, backlog)]
    Waiting,
    #[move_materialized_view(sums, backlog)]
    Sums,
    #[move_sequence(numbers, \"odd schema\")]
    Numbers,
    #[move_function(touch(i64, Text), backlog)]
    Touch,
    #[move_procedure(clean, backlog)]
    Clean,
    #[move_enum(queue.task_status, backlog)]
    TaskStatus,
    #[move_statistics(queue.together, backlog)]
    Together,
    #[move_range(float_range, backlog)]
    FloatRange,
    #[move_range(queue.spans, backlog, multirange_type_name = sets)]
    Spans,
    #[move_domain(email, backlog)]
    Email,
    #[move_composite(address, backlog)]
    Address,",
    );
}

#[test]
fn partitions() {
    check(
        "partitions",
        r#"    #[create_table(partition_by = range(made_at, "lower(kind)" collate "C"))]
    Events {
        made_at: Timestamptz,
        kind: Text,
    },
    #[create_partition(events, values = from("2024-01-01", minvalue) to(sql("now()"), -1), with(fillfactor = 70))]
    Events2024,
    #[create_partition(events, values = in(true, null, 2.5), tablespace = fast, name = queue.listed)]
    Listed,
    #[create_partition(events, values = with(modulus = 4, remainder = 1), partition_by = list(kind))]
    Hashed,
    #[create_partition(events, values = default)]
    Rest,
    #[detach_partition(events_2024, from = events)]
    Detached,
    #[detach_partition(listed, from = events, concurrently)]
    DetachedAlone,
    #[attach_partition(events_2024, to = events, values = in(1))]
    Attached,
    #[drop_partition(events_2024)]
    Dropped,"#,
    );
}

#[test]
fn rename_index() {
    check(
        "rename_index",
        "    #[rename_index(queue.by_title, \"odd name\")]
    Titles,",
    );
}

#[test]
fn alter_index() {
    check(
        "alter_index",
        "    #[alter_index(by_title, set(fillfactor = 70), reset(deduplicate_items), tablespace = fast, \
         statistics(1 = 500, 2 = default))]
    Titles,",
    );
}

#[test]
fn drop_index() {
    check(
        "drop_index",
        "    #[drop_index(nearest)]
    DropNearest,",
    );
}

#[test]
fn extensions() {
    check(
        "extensions",
        r#"    #[create_extension]
    Citext,
    #[create_extension("uuid-ossp", schema = extensions, version = "1.1")]
    Uuids,
    #[external_extension(vector)]
    Embeddings,
    #[alter_extension("uuid-ossp", update)]
    NewerUuids,
    #[alter_extension("uuid-ossp", schema = public)]
    PublicUuids,
    #[drop_extension("uuid-ossp")]
    NoUuids,"#,
    );
}

#[test]
fn sequences() {
    check(
        "sequences",
        r#"    #[create_sequence(queue.numbers, as = i32, start = 5, increment = -2, min = none, max = 7, cache = 3, cycle, unlogged, owned_by = queue.tasks(number))]
    Numbers,
    #[alter_sequence(numbers, restart = 3, owned_by = none, logged)]
    Third,
    #[rename_sequence(numbers, "Task Numbers")]
    TaskNumbers,
    #[drop_sequence]
    TaskNumbers2,"#,
    );
}

#[test]
fn comments() {
    check(
        "comments",
        r#"    #[comment_on(table queue.tasks, "What is to be done.")]
    AboutTasks,
    #[comment_on(column tasks("Due Date"), none)]
    NothingAboutDueDates,
    #[comment_on(function touch(integer, text[]), "Touches.")]
    AboutTouch,"#,
    );
}

#[test]
fn sql() {
    check(
        "sql",
        r#"    #[sql(up = "UPDATE a SET b = 1; UPDATE a SET c = 2", down = "")]
    Fill,
    #[sql(up = "DELETE FROM a", irreversible = "the rows are gone")]
    Purge,
    #[sql(
        up = "CREATE TYPE odd; CREATE TABLE old.tasks AS SELECT * FROM tasks; ALTER TABLE old.tasks ADD PRIMARY KEY (id);
              CREATE INDEX ON old.tasks (name); DROP AGGREGATE last(int)",
        down = "DROP TABLE old.tasks; DROP TYPE public.odd; CREATE AGGREGATE last(int) (SFUNC = int4larger, STYPE = int)",
        creates(type odd, table old.tasks { #[column(primary_key)] id: i64, name: Option<Odd> }),
        drops(function last(i32) -> i32),
    )]
    Odd,
    #[sql(up = "DO $$ BEGIN PERFORM make_it(); END $$", irreversible = "nobody knows", drops(table tasks, type odd), creates(function f()))]
    Code,"#,
    );
}

#[test]
fn mistakes_stand_beside_what_was_understood() {
    check(
        "mistakes",
        r#"    #[create_table]
    Users {
        #[column(primry_key)]
        id: Uuid,
    },
    Nothing,"#,
    );
}

#[test]
fn external() {
    check(
        "external",
        "    #[external_table(auth.users)]
    Users {
        #[column(primary_key)]
        id: Uuid,
    },
    #[external_function(auth.uid, returns = Uuid)]
    Uid { claim: Text },
    #[external_type(auth.level)]
    Level,
    #[external_schema]
    Auth,
    #[external_role]
    ServiceRole,",
    );
}

#[test]
fn row_security() {
    check(
        "row_security",
        r#"    #[force_row_security(queue.tasks)]
    Forced,
    #[alter_policy(visible, on = queue.tasks, to = [public, "a role"], using = "NOT hidden")]
    Changed,
    #[rename_policy(visible, "it's shown", on = queue.tasks)]
    Renamed,"#,
    );
}

#[test]
fn statistics() {
    check(
        "statistics",
        r#"    #[create_statistics(tasks(a, "lower(b)"), kinds = [mcv], statistics = 200)]
    Together,
    #[alter_statistics(queue.tasks_a_expr_stat, statistics = default)]
    Changed,
    #[rename_statistics(tasks_a_expr_stat, together)]
    Renamed,
    #[drop_statistics]
    Together,"#,
    );
}

#[test]
fn create_function() {
    check(
        "create_function",
        r#"    #[create_function(returns = table(total: i64), language = sql, stable, set(search_path = [app, "it's"]),
        as = "SELECT a + b")]
    AddUp {
        a: i64,
        #[arg(default = 0)]
        b: i64,
    },"#,
    );
}

#[test]
fn create_trigger() {
    check(
        "create_trigger",
        r#"    #[create_trigger(before insert or update of a, "b c" on tasks, for_each = row, when = "NEW.a > 0", execute = touch("it's", 1))]
    Touch,"#,
    );
}

#[test]
fn publications() {
    check(
        "publications",
        r#"    #[create_publication(tables = [tasks(id, hidden) where "NOT hidden", queue.jobs], schemas = [s], publish = [insert])]
    Out,
    #[create_publication(all_tables, via_partition_root = true, name = "it's all")]
    Everything,
    #[alter_publication(out, drop(tables = [tasks], schemas = [s]))]
    Less,
    #[alter_publication(out, publish = [], via_partition_root = false)]
    Nothing,
    #[create_publication(generated_columns = stored)]
    Computed,
    #[alter_publication(computed, generated_columns = none)]
    NotComputed,
    #[rename_publication(out, gone)]
    Renamed,
    #[drop_publication]
    Gone,"#,
    );
}

#[test]
fn privileges() {
    check(
        "privileges",
        r#"    #[grant(select, update(status, "Due Date"), on = [tasks, queue.jobs], to = [app, public], with_grant_option)]
    Write,
    #[grant(all, on = function [touch, add_up(i64, Text)], to = "it's")]
    Call,
    #[revoke(grant_option_for(usage), on = schema queue, from = app)]
    NoFurther,
    #[alter_owner(materialized_view queue.seen, to = app)]
    Own,
    #[alter_owner(procedure noted(), to = current_role)]
    OwnNoMore,
    #[alter_default_privileges(for_role = app, in_schema = queue, grant(select, insert), on = tables, to = [clerk], with_grant_option)]
    Tables,
    #[alter_default_privileges(revoke(grant_option_for(execute)), on = functions, from = clerk)]
    Functions,"#,
    );
}

#[test]
fn conditions() {
    check(
        "conditions",
        r#"    #[require("SELECT count(*) = 0 FROM tenants WHERE org_number IS NULL", message = "every tenant needs its number")]
    Numbered,
    #[drop_table(old_tenants)]
    NoOldTenants,
    #[ensure("SELECT NOT EXISTS (SELECT FROM tenants WHERE seats < 0)", message = "no seats are owed")]
    Seated,"#,
    );
}

#[test]
fn insert() {
    check(
        "insert",
        r#"    #[insert(roles(name, level, since), rows = [("admin", 1, now()), ("it's", -2.5, null)])]
    FirstRoles,
    #[insert("app.members"(role), rows = [(sql("(SELECT id FROM roles WHERE name = 'admin')"))], irreversible = "kept")]
    FirstMember,"#,
    );
}

#[test]
fn execute() {
    check(
        "execute",
        r#"    #[drop_table(old_numbers)]
    NoNumbers,
    #[execute(numbers::fill, down = self::clear::<i64>)]
    Numbers,
    #[execute(crate::send, irreversible = "mails are gone")]
    Mails,"#,
    );
}

#[test]
fn limits() {
    check_input(
        "limits",
        r#"#[migration(lock_timeout = "500ms", lock_retries = 3, statement_timeout = "10min")]
pub enum Example {
    #[drop_table(old_numbers)]
    NoNumbers,
}"#
        .to_owned(),
    );
}
