//! The command line of `migrations`, built where the suites can start it.

fn main() -> std::process::ExitCode {
    migration_core::cli::main(&migrations::HISTORY)
}
