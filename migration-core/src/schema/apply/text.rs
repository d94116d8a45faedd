//! Texts that become SQL.

use crate::schema::SchemaError;
use crate::value::Expression;

/// That the text holds no NUL byte.
pub(super) fn check(text: &str) -> Result<(), SchemaError> {
    if text.contains('\0') {
        return Err(SchemaError::Nul {
            text: text.to_owned(),
        });
    }
    Ok(())
}

/// The same for an expression, where there is one.
pub(super) fn check_expression(expression: Option<&Expression<'_>>) -> Result<(), SchemaError> {
    expression.map_or(Ok(()), |it| check(it.sql))
}
