//! The program `griffie`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
