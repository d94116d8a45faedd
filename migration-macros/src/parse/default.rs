//! Defaults: a literal, a call, or `sql("…")`.

use super::sql;
use crate::ast::DefaultValue;
use crate::diagnostics::Errors;
use crate::keyword;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Lit, LitStr, UnOp};

/// A literal, a call, or `sql("…")`.
pub(super) fn value(value: &Expr, errors: &mut Errors) -> syn::Result<Option<DefaultValue>> {
    match value {
        Expr::Lit(literal) => of_literal(&literal.lit, "").map(Some),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            Expr::Lit(literal) => of_literal(&literal.lit, "-").map(Some),
            _ => Err(no_default(value)),
        },
        Expr::Call(call) => of_call(call, errors),
        _ => Err(no_default(value)),
    }
}

fn of_literal(literal: &Lit, sign: &str) -> syn::Result<DefaultValue> {
    match literal {
        Lit::Bool(value) if sign.is_empty() => Ok(DefaultValue::Boolean(value.value)),
        Lit::Str(text) if sign.is_empty() => Ok(DefaultValue::Text(text.value())),
        Lit::Int(number) => Ok(DefaultValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        Lit::Float(number) => Ok(DefaultValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        _ => Err(no_default(literal)),
    }
}

/// `sql("…")`, or a function without arguments.
fn of_call(call: &syn::ExprCall, errors: &mut Errors) -> syn::Result<Option<DefaultValue>> {
    let function = call.func.to_token_stream().to_string().replace(' ', "");
    let mut arguments = call.args.iter();
    let literal = match (arguments.next(), arguments.next()) {
        (None, _) => LitStr::new(&format!("{function}()"), call.func.span()),
        (Some(Expr::Lit(argument)), None) if function == keyword::SQL => match &argument.lit {
            Lit::Str(text) => text.clone(),
            _ => return Err(no_default(call)),
        },
        _ => return Err(no_default(call)),
    };
    let expression = sql::default(&literal, errors);
    Ok(expression.map(DefaultValue::Expression))
}

fn no_default(tokens: impl ToTokens) -> syn::Error {
    let message = "write a string, a number, `true`, `false`, a function without arguments such as `now()`, \
                   or an expression as `sql(\"…\")`";
    syn::Error::new_spanned(tokens, message)
}
