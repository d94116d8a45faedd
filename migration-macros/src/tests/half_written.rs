//! While an author types, the expansion stays a well-formed piece of a file, and the rest of the enum stands.

use super::expand;

/// Attributes at a variant, as they are while they are being typed.
const AT_VARIANTS: &[&str] = &[
    "create_enum",
    "create_enum()",
    "create_enum(\"a\", name)",
    "create_enum(\"a\", name = )",
    "create_table()",
    "create_table(queue.)",
    "create_table(unlogged, with)",
    "create_table(with())",
    "create_table(a, inherits)",
    "create_table(a, inherits())",
    "create_table(a, inherits = b)",
    "create_table(a, inherits(queue.))",
    "create_table(tablespace = )",
    "create_table(a, replica_identity)",
    "create_table = \"a\"",
    "create_table(\"\")",
    "alter_table()",
    "alter_table(tenants.)",
    "drop_table()",
    "drop_index(,)",
    "drop_enum(1)",
    "create_index",
    "create_index()",
    "create_index(a)",
    "create_index(a())",
    "create_index(a(b)",
    "create_index(a(b,",
    "create_index(a(b desc nulls))",
    "create_index(a(b), )",
    "create_index(a(b), where)",
    "create_index(a(b), where = )",
    "create_index(a(b), where = \"\")",
    "create_index(a(b), where = \"b >\")",
    "create_index(a(\"lower(\"))",
    "create_index(a(b), using = )",
    "create_index(a(b), with(lists))",
    "create_index(a(b), with(lists = ))",
    "create_index(a(b), include)",
    "create_index(a(b collate))",
    "create_index(a(b collate \"\".))",
    "create_index(a(b c.))",
    "create_index(a(b c(d)))",
    "create_index(a(\"lower(b)\" statistics = ))",
    "create_index(a(b), tablespace)",
    "grant",
    "grant()",
    "grant(select)",
    "grant(select, on)",
    "grant(select, on = )",
    "grant(select, on = [])",
    "grant(select, on = schema)",
    "grant(select, on = schema., to = a)",
    "grant(select(, on = a, to = b)",
    "grant(select(), on = a, to = b)",
    "grant(select on = a)",
    "grant(select, on = a, to = [])",
    "grant(select, on = a, to = b, to = c)",
    "grant(usage(a), on = schema b, to = c)",
    "revoke(grant_option_for, on = a, from = b)",
    "revoke(grant_option_for(), on = a, from = b)",
    "revoke(grant_option_for(select)",
    "revoke(select, on = a, to = b)",
    "alter_owner",
    "alter_owner(table)",
    "alter_owner(table a)",
    "alter_owner(table a, to)",
    "alter_owner(table a, to = b, c)",
    "alter_default_privileges()",
    "alter_default_privileges(grant)",
    "alter_default_privileges(grant(select), revoke(select))",
    "alter_default_privileges(grant(select), on = table, to = a)",
    "alter_default_privileges(grant(select), on = tables)",
    "alter_default_privileges(revoke(select), on = tables, from = a, with_grant_option)",
    "alter_default_privileges(grant(grant_option_for(select)), on = tables, to = a)",
    "rename_index",
    "rename_index(a)",
    "rename_index(a, )",
    "rename_table(a.)",
    "create_table(a, partition_by = )",
    "create_table(a, partition_by = range)",
    "create_table(a, partition_by = range())",
    "create_partition(a)",
    "create_partition(a, values = from(1))",
    "create_partition(a, values = in())",
    "create_partition(a, values = with(modulus = 1))",
    "create_partition(a, values = from(-) to(1))",
    "attach_partition(a)",
    "detach_partition(a, from = )",
    "move_table(a)",
    "create_trigger(instead)",
    "create_trigger(instead of insert on)",
    "drop_table(a, )",
    "drop_table(a, casc)",
    "drop_enum(a, casc)",
    "drop_sequence(a, cascade, cascade)",
    "drop_schema(, cascade)",
    "move_view(a)",
    "move_sequence(a, b.c)",
    "move_function",
    "move_function(a(), )",
    "move_enum(a, )",
    "move_range(a, b, multirange)",
    "move_range(a)",
    "move_statistics(a)",
    "alter_index",
    "alter_index(a)",
    "alter_index(a, set)",
    "alter_index(a, set(b))",
    "alter_index(a, reset())",
    "alter_index(a, statistics(1))",
    "alter_index(a, statistics(1 = ))",
    "create_index(a(b), name = )",
    "create_extension()",
    "create_extension(a.b)",
    "create_extension(a, schema)",
    "create_extension(a, schema = )",
    "create_extension(a, version = \"\")",
    "alter_extension",
    "alter_extension(a, update = )",
    "alter_extension(a, update, schema = b)",
    "drop_extension(a.b)",
    "create_sequence()",
    "create_sequence(a.)",
    "create_sequence(a, as)",
    "create_sequence(a, as = text)",
    "create_sequence(a, start = )",
    "create_sequence(a, start = -)",
    "create_sequence(a, owned_by = b)",
    "create_sequence(a, owned_by = b())",
    "alter_sequence(a)",
    "alter_sequence(a, owned_by = none.)",
    "alter_sequence(a, restart = )",
    "rename_sequence(a)",
    "rename_sequence(a, )",
    "rename_sequence(a, b.c)",
    "execute",
    "execute()",
    "execute(\"a\")",
    "execute(a::)",
    "execute(a)",
    "execute(a, down)",
    "execute(a, down = )",
    "execute(a, down = b, irreversible = \"c\")",
    "insert",
    "insert()",
    "insert(a)",
    "insert(a())",
    "insert(a(b))",
    "insert(a(b), rows)",
    "insert(a(b), rows = )",
    "insert(a(b), rows = [])",
    "insert(a(b), rows = [()])",
    "insert(a(b), rows = [(1, 2)])",
    "insert(a(b), rows = [(c)])",
    "insert(a(b), rows = [(sql(1))])",
    "insert(a(b), rows = [(sql(\"\"))])",
    "insert(a(b), rows = [1])",
    "insert(a(b), rows = [(1)], irreversible)",
    "require",
    "require()",
    "require(\"\")",
    "require(\"SELECT\")",
    "require(\"SELECT true\", message)",
    "require(\"SELECT true\", message = )",
    "ensure(\"SELECT true\" message = \"a\")",
    "comment_on",
    "comment_on()",
    "comment_on(table)",
    "comment_on(table a)",
    "comment_on(table a, )",
    "comment_on(column a(), \"x\")",
    "comment_on(column a(b.), \"x\")",
    "comment_on(function a(integer, text), \"x\", \"y\")",
    "sql",
    "sql()",
    "sql(up)",
    "sql(up = )",
    "sql(up = \"\")",
    "sql(up = \"SELECT\", down)",
    "sql(up = \"UPDATE a SET\", down = \"\")",
    "sql(up = \"DO ''\", down = \"\", creates)",
    "sql(up = \"DO ''\", down = \"\", creates(table))",
    "sql(up = \"DO ''\", down = \"\", creates(table a))",
    "sql(up = \"DO ''\", down = \"\", creates(table a { b }))",
    "sql(up = \"DO ''\", down = \"\", creates(function a))",
    "sql(up = \"DO ''\", down = \"\", creates(function a() ->))",
    "sql(up = \"DO ''\", down = \"\", drops(view a))",
    "sql(up = \"SELECT 1\", down = \"\", drops(type a))",
];

/// Attributes at a field or a table.
const AT_TABLES: &[(&str, &str)] = &[
    ("", "column()"),
    ("", "column(name)"),
    ("", "column(name = )"),
    ("", "column(name = \"\")"),
    ("", "column(primary_key()"),
    ("", "column(primary_key(name))"),
    ("", "column(default)"),
    ("", "column(default = )"),
    ("", "column(default = sql)"),
    ("", "column(default = sql())"),
    ("", "column(default = sql(\"\"))"),
    ("", "column(default = -)"),
    ("", "column(generated = )"),
    ("", "column(identity)"),
    ("", "column(identity = )"),
    ("", "column(check)"),
    ("", "column(check = \"a >\")"),
    ("", "column(references)"),
    ("", "column(references = )"),
    ("", "column(references = a)"),
    ("", "column(references = a())"),
    ("", "column(references = a.b)"),
    ("", "column(on_delete)"),
    ("", "column(on_delete = )"),
    ("", "column(references = a(b), on_delete = casc)"),
    ("", "add"),
    ("", "drop("),
    ("", "drop(cascad)"),
    ("", "drop(cascade, cascade)"),
    ("", "rename"),
    ("", "rename()"),
    ("", "rename(from)"),
    ("", "rename(from = )"),
    ("", "change"),
    ("", "change(from = )"),
    ("", "change(from = i32, using)"),
    ("", "change(from = i32, using = \"\")"),
    ("primary_key", ""),
    ("primary_key()", ""),
    ("unique", ""),
    ("unique(name = a)", ""),
    ("unique(a, name)", ""),
    ("check", ""),
    ("check()", ""),
    ("check(\"\")", ""),
    ("check(\"a\" b)", ""),
    ("foreign_key", ""),
    ("foreign_key(a)", ""),
    ("foreign_key(a, references)", ""),
    ("foreign_key(a, references = b)", ""),
    ("drop_constraint", ""),
    ("drop_constraint()", ""),
    ("drop_constraint(a b)", ""),
    ("drop_constraint(a, cascad)", ""),
];

/// The expansion of an enum whose other step is whole, unless the brackets are such that Rust reads no enum.
fn check(variant: &str) {
    let input = format!("pub enum Example {{ {variant}, #[drop_index(whole)] Whole }}");
    if syn::parse_str::<syn::DeriveInput>(&input).is_ok() {
        let expanded = expand(&input);
        assert!(expanded.contains("\"whole\""), "{variant}\n{expanded}");
        assert!(expanded.contains("__UNDERSTOOD"), "{variant}\n{expanded}");
    }
}

#[test]
fn a_half_written_step_spoils_nothing_else() {
    for attribute in AT_VARIANTS {
        check(&format!("#[{attribute}] Half"));
    }
}

#[test]
fn a_half_written_column_spoils_nothing_else() {
    for (table, field) in AT_TABLES {
        for step in ["create_table", "alter_table"] {
            let at_table = if table.is_empty() {
                String::new()
            } else {
                format!("#[{table}]")
            };
            let at_field = if field.is_empty() {
                String::new()
            } else {
                format!("#[{field}]")
            };
            check(&format!(
                "#[{step}] {at_table} Half {{ {at_field} a: i32 }}"
            ));
            check(&format!(
                "#[{step}] {at_table} Half {{ {at_field} a: Option<> }}"
            ));
        }
    }
}

#[test]
fn half_written_limits_spoil_no_step() {
    for attribute in [
        "migration",
        "migration()",
        "migration(lock)",
        "migration(lock_timeout)",
        "migration(lock_timeout = )",
        "migration(lock_timeout = 5)",
        "migration(lock_retries = \"a\")",
        "migration(lock_timeout = \"5s\" lock_retries = 1)",
    ] {
        let expanded = expand(&format!(
            "#[{attribute}] pub enum Example {{ #[drop_index(whole)] Whole }}"
        ));
        assert!(expanded.contains("\"whole\""), "{attribute}\n{expanded}");
        assert!(expanded.contains("__UNDERSTOOD"), "{attribute}\n{expanded}");
    }
}
