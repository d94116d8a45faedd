//! The command line of `examples/task-queue`, built where the suites can start it.

fn main() -> std::process::ExitCode {
    migration_core::cli::main(&task_queue::HISTORY)
}
