//! Extensions.
//!
//! See [CREATE EXTENSION](https://www.postgresql.org/docs/current/sql-createextension.html) and
//! [ALTER EXTENSION](https://www.postgresql.org/docs/current/sql-alterextension.html).

/// `CREATE EXTENSION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateExtension<'a> {
    /// Its name.
    pub name: &'a str,
    /// The schema that its objects are in; without one, that of its control file, or the first of the search path.
    pub schema: Option<&'a str>,
    /// Its version; without one, the default of the server.
    pub version: Option<&'a str>,
    /// Who makes it.
    pub origin: Origin,
}

/// Who makes an object that the history knows of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The step does.
    #[default]
    Made,
    /// Somebody else has, such as the provider of the server: the step makes and drops nothing.
    External,
}

/// `DROP EXTENSION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropExtension<'a> {
    /// Its name.
    pub name: &'a str,
    /// Who made it; what somebody else made is only forgotten.
    pub origin: Origin,
}

/// `ALTER EXTENSION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterExtension<'a> {
    /// Its name.
    pub name: &'a str,
    /// What changes.
    pub change: ExtensionChange<'a>,
}

/// What changes of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtensionChange<'a> {
    /// `UPDATE TO`; without a version, to the default of the server.
    Update(Option<&'a str>),
    /// `SET SCHEMA`
    SetSchema(&'a str),
}

/// The extensions that an extension of PostgreSQL's own needs, which have to be there before.
///
/// Their control files say so (`requires`). `CASCADE` would make them too, but then no step would know of them.
pub const fn required_extensions(name: &str) -> &'static [&'static str] {
    match name.as_bytes() {
        b"earthdistance" => &["cube"],
        b"hstore_plperl" => &["hstore", "plperl"],
        b"hstore_plperlu" => &["hstore", "plperlu"],
        b"hstore_plpython3u" => &["hstore", "plpython3u"],
        b"jsonb_plperl" => &["plperl"],
        b"jsonb_plperlu" | b"bool_plperlu" => &["plperlu"],
        b"bool_plperl" => &["plperl"],
        b"jsonb_plpython3u" => &["plpython3u"],
        b"ltree_plpython3u" => &["ltree", "plpython3u"],
        b"postgis_raster" | b"postgis_sfcgal" | b"postgis_topology" => &["postgis"],
        b"postgis_tiger_geocoder" => &["postgis", "fuzzystrmatch"],
        _ => &[],
    }
}

/// Whether an extension is known to have no tables of its own, so that nothing is lost when it is dropped while nobody
/// uses it: those of PostgreSQL itself ("Additional Supplied Modules and Extensions" in its manual, appendix F) and
/// pgvector.
pub fn keeps_no_rows(name: &str) -> bool {
    const ALL: &[&str] = &[
        "amcheck",
        "autoinc",
        "bloom",
        "btree_gin",
        "btree_gist",
        "citext",
        "cube",
        "dblink",
        "dict_int",
        "dict_xsyn",
        "earthdistance",
        "fuzzystrmatch",
        "hstore",
        "insert_username",
        "intarray",
        "isn",
        "lo",
        "ltree",
        "moddatetime",
        "pageinspect",
        "pg_buffercache",
        "pg_freespacemap",
        "pg_prewarm",
        "pg_stat_statements",
        "pg_surgery",
        "pg_trgm",
        "pg_visibility",
        "pg_walinspect",
        "pgcrypto",
        "pgrowlocks",
        "pgstattuple",
        "postgres_fdw",
        "refint",
        "seg",
        "sslinfo",
        "tablefunc",
        "tcn",
        "tsm_system_rows",
        "tsm_system_time",
        "unaccent",
        "uuid-ossp",
        "vector",
        "xml2",
    ];
    ALL.contains(&name)
}
