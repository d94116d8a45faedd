//! Operators, and the words of the grammar that stand for some.

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode, BinOp, PostfixOp, PrefixOp};

use super::form::{self, Called};
use super::types::{self, Set, UNKNOWN};
use super::value::{self, Taken, Value};
use super::{Reader, reads, words};

/// An operator and what it stands between.
struct Operation<'a> {
    node: &'a SyntaxNode,
    /// As the author wrote it.
    spelled: &'a str,
    /// As `pg_operator` has it.
    name: &'a str,
}

impl Reader {
    pub(super) fn binary(&mut self, binary: &ast::BinExpr) -> Value {
        let boolean = Value::Of(types::kind("bool"));
        let (Some(left), Some(right), Some(operator)) = (binary.lhs(), binary.rhs(), binary.op())
        else {
            return Value::UNKNOWN;
        };
        let node = binary.syntax();
        match &operator {
            BinOp::And(_) | BinOp::Or(_) => {
                self.condition(&left);
                self.condition(&right);
                boolean
            }
            BinOp::In(_) | BinOp::NotIn(_) => {
                self.among(node, &left, &right);
                boolean
            }
            BinOp::Is(_) | BinOp::IsNot(_) => {
                self.truth(&left, &right);
                boolean
            }
            BinOp::AtTimeZone(_) => {
                let values = [self.value(&right), self.value(&left)];
                self.function(node, "timezone", "AT TIME ZONE", &values)
            }
            BinOp::SimilarTo(_) | BinOp::NotSimilarTo(_) => self.similar(node, &left, &right),
            operator => match symbol(operator) {
                Some((name, spelled)) => self.between_operands(
                    &Operation {
                        node,
                        spelled: &spelled,
                        name: &name,
                    },
                    &left,
                    &right,
                ),
                None => self.all([left, right].into_iter()),
            },
        }
    }

    /// `IS TRUE` and the like; `IS NULL` is of everything, and `IS DOCUMENT` of XML.
    fn truth(&mut self, left: &ast::Expr, right: &ast::Expr) {
        let word = right.syntax().text().to_string().to_ascii_lowercase();
        if matches!(word.as_str(), "null" | "document") {
            self.value(left);
        } else {
            self.condition(left);
        }
    }

    /// What stands behind becomes a pattern, which is a text.
    fn similar(&mut self, node: &SyntaxNode, left: &ast::Expr, right: &ast::Expr) -> Value {
        let value = self.value(left);
        self.value(right);
        let operation = Operation {
            node,
            spelled: "SIMILAR TO",
            name: "~",
        };
        self.operation(&operation, [value, Value::Of(types::kind("text"))])
    }

    fn between_operands(
        &mut self,
        operation: &Operation<'_>,
        left: &ast::Expr,
        right: &ast::Expr,
    ) -> Value {
        let Some(array) = quantified(right) else {
            let values = [self.value(left), self.pattern(right)];
            return self.operation(operation, values);
        };
        let left = self.value(left);
        let array = array.map_or(Value::UNKNOWN, |it| self.value(&it));
        let elements = match array {
            Value::Literal(_) => Value::UNKNOWN,
            array => {
                let columns = array.column_name().map(str::to_owned).into_iter().collect();
                let set = array.when_among(Set::ARRAYS);
                self.report(
                    operation.node,
                    Taken::of_one(columns, set),
                    "where `ANY` and `ALL` want an array; write the values as `IN (…)`".to_owned(),
                );
                array.map(types::element)
            }
        };
        self.operation(operation, [left, elements]);
        Value::Of(types::kind("bool"))
    }

    /// `'x' ESCAPE 'y'`
    fn pattern(&mut self, expr: &ast::Expr) -> Value {
        match expr {
            ast::Expr::BinExpr(binary) if matches!(binary.op(), Some(BinOp::Escape(_))) => {
                self.all(binary.lhs().into_iter().chain(binary.rhs()))
            }
            expr => self.value(expr),
        }
    }

    /// Whether two values are equal, where the grammar has no operator.
    pub(super) fn compared(&mut self, node: &SyntaxNode, spelled: &str, values: [Value; 2]) {
        self.operation(
            &Operation {
                node,
                spelled,
                name: "=",
            },
            values,
        );
    }

    fn operation(&mut self, operation: &Operation<'_>, values: [Value; 2]) -> Value {
        let Some(forms) = form::forms(Called::Operator, operation.name, 2) else {
            return Value::UNKNOWN;
        };
        let outcome = value::outcome(&forms, &values);
        let literal = unread(&values, forms.read);
        if let Some((text, _, Value::Of(kind))) = &literal {
            let why = format!("`'{text}'` does not read as {}", words::one(*kind));
            self.report(operation.node, Taken::of_one(Vec::new(), Set::NONE), why);
        }
        let read = literal
            .into_iter()
            .filter_map(|(text, set, value)| matches!(value, Value::By(_)).then_some((text, set)));
        let read = read.collect();
        let why = why(operation.spelled, &values, &outcome.taken);
        self.report_with(operation.node, outcome.taken, read, why);
        outcome.value
    }

    pub(super) fn prefix(&mut self, prefix: &ast::PrefixExpr) -> Value {
        let Some(operand) = prefix.expr() else {
            return Value::UNKNOWN;
        };
        let name = match prefix.op() {
            Some(PrefixOp::Not(_)) => {
                self.condition(&operand);
                return Value::Of(types::kind("bool"));
            }
            Some(PrefixOp::Minus(_)) => "-".to_owned(),
            Some(PrefixOp::Plus(_)) => "+".to_owned(),
            Some(PrefixOp::CustomOp(custom)) => custom.syntax().text().to_string(),
            Some(PrefixOp::OperatorCall(_)) | None => String::new(),
        };
        let values = [self.value(&operand)];
        let Some(forms) = form::forms(Called::Operator, &name, 1) else {
            return Value::UNKNOWN;
        };
        let outcome = value::outcome(&forms, &values);
        let why = why(&name, &values, &outcome.taken);
        self.report(prefix.syntax(), outcome.taken, why);
        outcome.value
    }

    pub(super) fn postfix(&mut self, postfix: &ast::PostfixExpr) -> Value {
        self.maybe(postfix.expr());
        match postfix.op() {
            Some(PostfixOp::AtLocal(_)) | None => Value::UNKNOWN,
            Some(_) => Value::Of(types::kind("bool")),
        }
    }

    pub(super) fn between(&mut self, between: &ast::BetweenExpr) -> Value {
        let target = self.maybe(between.target());
        for (bound, name) in [(between.start(), ">="), (between.end(), "<=")] {
            let bound = self.maybe(bound);
            let operation = Operation {
                node: between.syntax(),
                spelled: "BETWEEN",
                name,
            };
            self.operation(&operation, [target.clone(), bound]);
        }
        Value::Of(types::kind("bool"))
    }

    /// `a IN (b, c)`: each is compared with the first where they have no type in common.
    fn among(&mut self, node: &SyntaxNode, left: &ast::Expr, right: &ast::Expr) {
        let value = self.value(left);
        let listed: Vec<_> = match right {
            ast::Expr::TupleExpr(tuple) => tuple.exprs().collect(),
            ast::Expr::ParenExpr(paren) => paren.expr().into_iter().collect(),
            _ => return,
        };
        let listed: Vec<_> = listed.iter().map(|it| self.value(it)).collect();
        let strings = listed.iter().all(|it| matches!(it, Value::Literal(_)));
        for one in listed {
            // Among others, a string is read as their common type.
            let one = match one {
                Value::Literal(_) if !strings => Value::Literal(None),
                one => one,
            };
            self.compared(node, "IN", [value.clone(), one]);
        }
    }
}

/// The literal beside something that decides how it is read, and the types of a column with which it is read well.
fn unread(values: &[Value; 2], read: Set) -> Option<(String, Set, Value)> {
    let ((Value::Literal(Some(text)), other) | (other, Value::Literal(Some(text)))) =
        (&values[0], &values[1])
    else {
        return None;
    };
    let wrong = read.without(reads::may_read(text));
    let labels = read & Set::of(types::kind("enum"));
    let when = match other {
        Value::By(_) if other.is_plain() => wrong | labels,
        Value::By(_) => other.when_among(wrong).without(other.when_among(Set::NONE)),
        Value::Of(kind) if *kind != UNKNOWN && wrong.may_have(*kind) => wrong,
        _ => return None,
    };
    let set = Set::ALL.without(when);
    (!when.is_empty()).then(|| (text.clone(), set, other.clone()))
}

/// The array of `ANY` or `ALL`; none inside if that is a query.
fn quantified(expr: &ast::Expr) -> Option<Option<ast::Expr>> {
    let ast::Expr::CallExpr(call) = expr else {
        return None;
    };
    let any = call.any_fn().map(|it| it.expr());
    let some = || call.some_fn().map(|it| it.expr());
    let all = || call.all_fn().map(|it| it.expr());
    any.or_else(some).or_else(all)
}

/// As `pg_operator` has an operator, and as the author wrote it.
fn symbol(operator: &BinOp) -> Option<(String, String)> {
    let words = |name: &str, spelled: &str| Some((name.to_owned(), spelled.to_owned()));
    match operator {
        BinOp::Like(_) => words("~~", "LIKE"),
        BinOp::Ilike(_) => words("~~*", "ILIKE"),
        BinOp::NotLike(_) => words("!~~", "NOT LIKE"),
        BinOp::NotIlike(_) => words("!~~*", "NOT ILIKE"),
        BinOp::IsDistinctFrom(_) => words("=", "IS DISTINCT FROM"),
        BinOp::IsNotDistinctFrom(_) => words("=", "IS NOT DISTINCT FROM"),
        BinOp::Neq(_) | BinOp::Neqb(_) => words("<>", "<>"),
        BinOp::CustomOp(custom) => {
            let name = custom.syntax().text().to_string();
            words(&name, &name)
        }
        BinOp::Caret(it)
        | BinOp::Eq(it)
        | BinOp::Gteq(it)
        | BinOp::LAngle(it)
        | BinOp::Lteq(it)
        | BinOp::Minus(it)
        | BinOp::Percent(it)
        | BinOp::Plus(it)
        | BinOp::RAngle(it)
        | BinOp::Slash(it)
        | BinOp::Star(it) => words(it.text(), it.text()),
        _ => None,
    }
}

/// What is wrong with other types than those that are taken.
fn why(operator: &str, values: &[Value], taken: &Taken) -> String {
    if taken.columns.len() == 2 {
        return format!(
            "which `{operator}` does not take together; cast one of them to the type of the other"
        );
    }
    let types: Vec<_> = values.iter().filter_map(words::beside).collect();
    if taken.columns.is_empty() {
        return format!(
            "PostgreSQL has no `{operator}` for {}; write a cast, as with `::text`",
            types.join(" and ")
        );
    }
    let beside = |it: &String| format!(" beside {it}");
    let beside = types.first().map(beside).unwrap_or_default();
    if !values.iter().any(Value::is_plain) {
        return format!("and `{operator}` does not take what is made of it{beside}; write a cast");
    }
    let advice = match values.iter().any(Value::is_number) {
        true => "; a value of another type is written as a string, `'1'`",
        false => "; write a cast, as with `::text`",
    };
    match taken.sets.first().and_then(|it| words::all(it[0])) {
        Some(taken) if beside.is_empty() => format!("and `{operator}` takes {taken}{advice}"),
        Some(taken) => format!("and{beside}, `{operator}` takes {taken}{advice}"),
        None => format!("which `{operator}` does not take{beside}{advice}"),
    }
}
