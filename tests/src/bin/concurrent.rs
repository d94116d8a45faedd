//! The command line of the history that mixes transactions and steps that run by themselves.

fn main() -> std::process::ExitCode {
    migration_core::cli::main(&migration_tests::mixed::HISTORY)
}
