//! Which database a command works on.

use super::args::Global;
use super::error::CliError;
use super::ui::Ui;
use crate::database::DatabaseUrl;
#[cfg(feature = "embedded")]
use crate::database::embedded::{Embedded, EmbeddedError};

/// A server that the user named, or the embedded one.
pub(super) struct Database {
    url: DatabaseUrl,
    #[cfg(feature = "embedded")]
    embedded: Option<Embedded>,
}

impl Database {
    pub(super) fn open(global: &Global, ui: &Ui) -> Result<Self, CliError> {
        match &global.database_url {
            Some(url) => Ok(Self {
                url: url.parse()?,
                #[cfg(feature = "embedded")]
                embedded: None,
            }),
            None => Self::embedded(global, ui),
        }
    }

    #[cfg(feature = "embedded")]
    fn embedded(global: &Global, ui: &Ui) -> Result<Self, CliError> {
        let folder = &global.data_dir;
        ui.note(&format!(
            "no DATABASE_URL is set: using the embedded PostgreSQL in {}; for a server, set {EXAMPLE}",
            folder.display()
        ));
        if Embedded::is_new(folder) {
            ui.note("making a new database there, which takes some seconds, once");
        }
        let waiting =
            |holder: &str| ui.note(&format!("waiting for {holder}, which has the folder open"));
        let embedded = Embedded::start(folder, waiting).map_err(embedded_error)?;
        Ok(Self {
            url: embedded.url().parse()?,
            embedded: Some(embedded),
        })
    }

    #[cfg(not(feature = "embedded"))]
    fn embedded(_: &Global, _: &Ui) -> Result<Self, CliError> {
        Err(CliError::new(
            "no DATABASE_URL is set, and this program has no embedded PostgreSQL",
            format!("set {EXAMPLE}, or build with the feature `embedded`"),
        ))
    }

    pub(super) fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Stops the embedded PostgreSQL; a server goes on without us.
    pub(super) fn close(self) -> Result<(), CliError> {
        #[cfg(feature = "embedded")]
        if let Some(embedded) = self.embedded {
            embedded.shutdown().map_err(embedded_error)?;
        }
        Ok(())
    }
}

#[cfg(feature = "embedded")]
fn embedded_error(error: EmbeddedError) -> CliError {
    CliError::new(error.to_string(), format!("to use a server, set {EXAMPLE}"))
}

const EXAMPLE: &str = "DATABASE_URL=postgres://user@host/db";
