//! What must be true of the data.

use super::*;

impl Make {
    pub(super) fn conditions(self) -> Vec<Case> {
        let before = Operation::Require(Condition {
            query: self.query_of_tenants(
                "SELECT count(*) = 0 FROM {tenants} WHERE {seats} < 0 -- none",
                ["seats"],
            ),
            message: "it's a $$ of\nseats\\ -- below 0",
        });
        let column = self.alter(
            "tenants",
            vec![Change::AddColumn(self.optional("found", Type::Boolean))],
        );
        let after = Operation::Ensure(Condition {
            query: self.query_of_tenants(
                "SELECT NOT EXISTS (SELECT FROM {tenants} WHERE CASE WHEN {found} THEN true END)",
                ["found"],
            ),
            message: "nothing is found yet",
        });
        vec![self.case(
            "require_and_ensure",
            self.base(),
            vec![before, column, after],
        )]
    }
}
