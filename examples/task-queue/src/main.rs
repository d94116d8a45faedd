//! The command line of the task queue's migrations.

fn main() -> std::process::ExitCode {
    migration_core::cli::main(&task_queue::HISTORY)
}
