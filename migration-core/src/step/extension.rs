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

/// Whether an extension is one of PostgreSQL's own ("Additional Supplied Modules and Extensions" in its manual, appendix F)
/// or pgvector. They have no tables of their own, so that nothing is lost when one is dropped while nobody uses it, and what
/// functions they bring is known.
pub const fn is_well_known(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"adminpack"
            | b"amcheck"
            | b"autoinc"
            | b"bloom"
            | b"btree_gin"
            | b"btree_gist"
            | b"citext"
            | b"cube"
            | b"dblink"
            | b"dict_int"
            | b"dict_xsyn"
            | b"earthdistance"
            | b"file_fdw"
            | b"fuzzystrmatch"
            | b"hstore"
            | b"insert_username"
            | b"intagg"
            | b"intarray"
            | b"isn"
            | b"lo"
            | b"ltree"
            | b"moddatetime"
            | b"old_snapshot"
            | b"pageinspect"
            | b"pg_buffercache"
            | b"pg_freespacemap"
            | b"pg_prewarm"
            | b"pg_stat_statements"
            | b"pg_surgery"
            | b"pg_trgm"
            | b"pg_visibility"
            | b"pg_walinspect"
            | b"pgcrypto"
            | b"pgrowlocks"
            | b"pgstattuple"
            | b"postgres_fdw"
            | b"refint"
            | b"seg"
            | b"sslinfo"
            | b"tablefunc"
            | b"tcn"
            | b"tsm_system_rows"
            | b"tsm_system_time"
            | b"unaccent"
            | b"uuid-ossp"
            | b"vector"
            | b"xml2"
    )
}
