//! Every way to write a function or procedure.

use migration_core::prelude::*;

pub mod m20250105_functions {
    use super::*;

    #[derive(Migration)]
    pub enum Functions {
        #[create_enum("low", "high")]
        Level,
        #[create_function(
            returns = i64,
            language = sql,
            immutable,
            strict,
            leakproof,
            parallel = safe,
            cost = 0.5,
            as = "SELECT a + b"
        )]
        AddUp {
            a: i64,
            #[arg(default = -1)]
            b: i64,
        },
        #[create_function(name = add_up, returns = setof f64, rows = 2, return = "a")]
        AddNothing(f64),
        #[create_function(name = public.levels, returns = table(level: Level, "how many": i64), language = sql,
            stable, security = definer, parallel = restricted,
            set(search_path = [public, pg_temp], "app.tenant" = "x", app.tries = -1, enable_seqscan = off),
            as = "SELECT 'low'::level, 1")]
        Levels {
            #[arg(default = "low")]
            least: Level,
            #[arg(variadic, default = sql("'{}'"))]
            names: Array<Text>,
        },
        #[create_function(begin_atomic = "SELECT 1; SELECT a, a")]
        Pair {
            a: i32,
            #[arg(out)]
            b: i32,
            #[arg(out, name = "the other")]
            c: i32,
        },
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
        #[create_function(returns = event_trigger, language = plpgsql, as = "BEGIN END")]
        Watch,
        #[create_function(returns = void, language = plpgsql, volatile, as = "BEGIN END")]
        Nothing {},
        #[replace_function(name = add_up, returns = i64, language = plpgsql, as = "BEGIN RETURN a; END")]
        AddUpAgain {
            a: i64,
            #[arg(default = 7)]
            b: i64,
        },
        #[create_procedure(language = plpgsql, as = "BEGIN COMMIT; END")]
        Clean {
            #[arg(inout)]
            count: i64,
        },
        #[replace_procedure(name = clean, language = sql, as = "SELECT 1::bigint")]
        CleanLess {
            #[arg(inout)]
            count: i64,
        },
        #[rename_procedure(clean, to = tidy)]
        Tidy,
        #[drop_procedure(tidy(i64))]
        NoTidy,
        #[rename_function(public.levels(Level, Array<Text>), to = all_levels)]
        AllLevels,
        #[drop_function(all_levels)]
        NoLevels,
        #[drop_function(add_up(i64, i64), cascade)]
        NoAddUp,
        #[drop_function(add_up(f64))]
        NoAddNothing,
    }
}

migration_core::migrations![m20250105_functions];

fn main() {}
