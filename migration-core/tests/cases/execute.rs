//! Rust functions.

use super::*;

impl Make {
    /// Their paths stand in Rust, so that they have no hostile names; but what is printed is quoted all the same.
    pub(super) fn executes(self) -> Vec<Case> {
        let both = Operation::Execute(Execute {
            function: "numbers::fill::<'a', \"b\">$$",
            down: ExecuteDown::Function("numbers::empty"),
        });
        vec![self.case("execute", self.base(), vec![both])]
    }
}
