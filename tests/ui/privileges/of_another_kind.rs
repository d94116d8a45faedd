//! A privilege that functions have not.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
        #[grant(execute, insert, on = function touch(), to = app)]
        Use,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
