//! Strings that PostgreSQL reads as a name while it parses.

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::Resolver;
use super::scope::Scope;
use crate::sql::mention::Mention;
use crate::sql::name::{FunctionRef, ObjectName};
use crate::sql::system;
use crate::sql::types::type_ref;

impl Resolver<'_> {
    /// `'t'::regclass`
    pub(super) fn visit_cast(&mut self, node: &SyntaxNode, scope: &Scope<'_>) {
        if let Some(cast) = ast::CastExpr::cast(node.clone())
            && let Some(ty) = cast.ty().and_then(|ty| type_ref(&ty))
            && ty.name == "regclass"
            && system::is_type(&ty)
        {
            self.add_relation(node);
        }
        self.visit_children(node, scope);
    }

    /// `nextval('s')`: the string becomes a `regclass`.
    pub(super) fn visit_sequence(&mut self, call: &ast::CallExpr, function: &FunctionRef) {
        let takes_sequence = matches!(function.name.as_str(), "currval" | "nextval" | "setval");
        let argument = call.arg_list().and_then(|list| list.args().next());
        if let Some(argument) = argument
            && takes_sequence
            && system::is_function(function)
        {
            self.add_relation(argument.syntax());
        }
    }

    /// The relation in the string that is a child of `node`.
    fn add_relation(&mut self, node: &SyntaxNode) {
        let literal = node.children().find_map(ast::Literal::cast);
        let name = literal.and_then(|literal| object_name(&literal.string_value()?));
        if let Some(name) = name.filter(|name| !system::is_relation(name)) {
            self.mention(Mention::Regclass(name));
        }
    }
}

/// A name with its schema, as `stringToQualifiedNameList` in PostgreSQL's `regproc.c` reads it. An OID is none.
pub(super) fn object_name(text: &str) -> Option<ObjectName> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    loop {
        let (part, behind) = identifier(rest)?;
        parts.push(part);
        match behind.trim_start() {
            "" => break,
            behind => rest = behind.strip_prefix('.')?.trim_start(),
        }
    }
    ObjectName::from_parts(parts)
}

fn identifier(text: &str) -> Option<(String, &str)> {
    match text.strip_prefix('"') {
        Some(quoted) => quoted_identifier(quoted),
        None => {
            let end = text.find(|sign: char| sign == '.' || sign.is_ascii_whitespace());
            let (name, behind) = text.split_at(end.unwrap_or(text.len()));
            let is_name = name
                .chars()
                .next()
                .is_some_and(|first| first.is_alphabetic() || first == '_');
            is_name.then(|| (name.to_lowercase(), behind))
        }
    }
}

/// Up to the closing quote; two quotes are one in the name.
fn quoted_identifier(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = text;
    loop {
        let (part, behind) = rest.split_once('"')?;
        name.push_str(part);
        match behind.strip_prefix('"') {
            Some(behind) => {
                name.push('"');
                rest = behind;
            }
            None => return (!name.is_empty()).then_some((name, behind)),
        }
    }
}
