//! Errors as they are printed: what happened, and what to do.

use crate::database::{ConnectError, SessionError, UrlError};
use crate::plan::PlanError;
use crate::run::RunError;
use crate::schema::ReplayError;
use crate::sql::RenderError;

/// An error for the command's user.
#[derive(Debug)]
pub(super) struct CliError {
    pub(super) message: String,
    pub(super) help: String,
}

impl CliError {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

impl From<RunError> for CliError {
    fn from(error: RunError) -> Self {
        Self::new(error.to_string(), error.help())
    }
}

impl From<ConnectError> for CliError {
    fn from(error: ConnectError) -> Self {
        RunError::from(error).into()
    }
}

impl From<SessionError> for CliError {
    fn from(error: SessionError) -> Self {
        RunError::from(error).into()
    }
}

impl From<PlanError> for CliError {
    fn from(error: PlanError) -> Self {
        RunError::from(error).into()
    }
}

impl From<RenderError> for CliError {
    fn from(error: RenderError) -> Self {
        RunError::from(error).into()
    }
}

impl From<UrlError> for CliError {
    fn from(error: UrlError) -> Self {
        RunError::from(error).into()
    }
}

impl From<ReplayError> for CliError {
    fn from(error: ReplayError) -> Self {
        RunError::from(error).into()
    }
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string(), "check the system's limits")
    }
}
