//! What PostgreSQL has of its own, so that a migration neither makes nor drops it.
//!
//! Unqualified names are searched in `pg_catalog` first, whatever the `search_path` (section 5.9.5 of the manual).

mod form;
mod function;

use super::name::ObjectName;
pub(super) use form::Form;
pub(super) use function::{
    brought_by, forms, instead, is_call, is_function, is_never_immutable, is_volatile,
    operator_forms,
};

/// The types of `pg_type` that are no table's rows, no arrays and do not begin with `pg_`.
const TYPES: &str = "\
    aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray \
    anycompatiblerange anyelement anyenum anymultirange anynonarray anyrange bit bool box bpchar bytea char cid cidr \
    circle cstring date datemultirange daterange event_trigger fdw_handler float4 float8 gtsvector index_am_handler \
    inet int2 int2vector int4 int4multirange int4range int8 int8multirange int8range internal interval json jsonb \
    jsonpath language_handler line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oid8 oidvector \
    path point polygon record refcursor regclass regcollation regconfig regdatabase regdictionary regnamespace regoper \
    regoperator regproc regprocedure regrole regtype table_am_handler text tid time timestamp timestamptz timetz \
    trigger tsm_handler tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid \
    varbit varchar void xid xid8 xml";

/// Types of the extensions that come with PostgreSQL, and of pgvector and PostGIS.
const EXTENSION_TYPES: &str = "\
    box2d box3d citext cube earth geography geometry halfvec hstore isbn isbn13 ismn ismn13 issn issn13 ean13 upc \
    lquery ltree ltxtquery raster seg sparsevec vector";

/// `FirstLowInvalidHeapAttributeNumber` and what is above it in `access/sysattr.h`; every table has them.
const COLUMNS: &[&str] = &["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"];

/// The functions that stand in `FROM` most, and the columns that they give (their `OUT` parameters in `pg_proc`). One
/// without gives a single column, which is called like its alias or itself (`chooseScalarFunctionAlias` in
/// `parse_relation.c`). What `unnest` gives depends on its array.
const ROWS: &[(&str, &[&str])] = &[
    ("generate_series", &[]),
    ("generate_subscripts", &[]),
    ("json_array_elements", &["value"]),
    ("json_array_elements_text", &["value"]),
    ("json_each", &["key", "value"]),
    ("json_each_text", &["key", "value"]),
    ("json_object_keys", &[]),
    ("jsonb_array_elements", &["value"]),
    ("jsonb_array_elements_text", &["value"]),
    ("jsonb_each", &["key", "value"]),
    ("jsonb_each_text", &["key", "value"]),
    ("jsonb_object_keys", &[]),
    ("jsonb_path_query", &[]),
    ("regexp_matches", &[]),
    ("regexp_split_to_table", &[]),
    ("string_to_table", &[]),
];

/// The columns of PostgreSQL's functions that are known; empty if it is one that is called like its alias.
pub(super) fn rows(function: &ObjectName) -> Option<&'static [&'static str]> {
    let (_, columns) = ROWS.iter().find(|(name, _)| *name == function.name)?;
    is_function(function).then_some(columns)
}

/// Whether a type is PostgreSQL's or of a known extension. `_name` is how an array of `name` is called in the catalog: no author's type either.
pub(super) fn is_type(ty: &ObjectName) -> bool {
    let of_extension = EXTENSION_TYPES
        .split_ascii_whitespace()
        .any(|name| name == ty.name);
    ty.name.starts_with('_') || of_extension || is_own(ty, TYPES)
}

/// Whether a table or view is PostgreSQL's.
pub(super) fn is_relation(relation: &ObjectName) -> bool {
    is_own(relation, "")
}

/// Whether a column is one that every table has.
pub(super) fn is_column(name: &str) -> bool {
    COLUMNS.contains(&name)
}

fn is_own(object: &ObjectName, names: &str) -> bool {
    let mut names = names.split_ascii_whitespace();
    is_in_own_schema(object) || object.schema.is_none() && names.any(|name| name == object.name)
}

/// Whether the name alone tells that it is PostgreSQL's.
fn is_in_own_schema(object: &ObjectName) -> bool {
    match object.schema.as_deref() {
        Some(schema) => schema.starts_with("pg_") || schema == "information_schema",
        None => object.name.starts_with("pg_"),
    }
}
