//! `#[alter_policy(policy, on = table, using = "…")]`, `#[rename_policy(policy, name, on = table)]` and
//! `#[enable_row_security(table)]`

use super::{name, options, policy};
use crate::ast::{AlterPolicy, RenamePolicy, RowSecurity};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Token, Variant};

/// What changes of a policy.
pub(super) fn alter(attribute: &Attribute, errors: &mut Errors) -> syn::Result<Box<AlterPolicy>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::placed(input)?;
        let mut changed = AlterPolicy {
            table: policy::on(input)?,
            name,
            to: None,
            using: None,
            with_check: None,
        };
        if input.is_empty() {
            let known = keyword::listed(keyword::POLICY_CHANGES);
            let message = format!("nothing changes; write one of {known} behind the table");
            return Err(syn::Error::new(changed.table.place.last, message));
        }
        options::each(input, keyword::POLICY_CHANGES, |word, _, input| {
            change(&mut changed, word, input, errors)
        })?;
        Ok(Box::new(changed))
    })
}

fn change(
    changed: &mut AlterPolicy,
    word: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let table = &changed.table;
    match word {
        keyword::TO => changed.to = Some(policy::roles(input)?),
        keyword::USING => changed.using = policy::expression(table, input, errors)?,
        _ => changed.with_check = policy::expression(table, input, errors)?,
    }
    Ok(())
}

/// Another name.
pub(super) fn rename(attribute: &Attribute) -> syn::Result<Box<RenamePolicy>> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::placed(input)?;
        input.parse::<Token![,]>()?;
        let to = name::placed(input)?;
        if to.0 == name.0 {
            let message = format!("the policy is named `{}` already", to.0);
            return Err(syn::Error::new(to.1.first, message));
        }
        let table = policy::on(input)?;
        Ok(Box::new(RenamePolicy { name, table, to }))
    })
}

/// What a step makes of row security.
pub(super) fn security(word: &str) -> Option<&'static str> {
    let mut all = keyword::ROW_SECURITY.iter();
    all.find(|(known, _)| *known == word).map(|(_, it)| *it)
}

/// Row security of a table.
pub(super) fn row_security(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
) -> syn::Result<RowSecurity> {
    options::has_arguments(attribute)?;
    Ok(RowSecurity {
        table: name::only(variant, attribute)?,
        change: security(word).unwrap_or_default(),
    })
}
