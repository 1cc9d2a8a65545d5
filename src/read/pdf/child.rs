//! Reading a PDF in a child process, with limits of time and memory.
//!
//! No interpreter of PDFs can be trusted to end, or to stay small, whatever the file. A process can
//! be stopped; a thread cannot. The parent writes the file to the child's standard input and reads
//! what was made of it, as JSON, from its standard output.

use super::super::Content;
use super::read_here;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child as Process, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;
use wait_timeout::ChildExt as _;

/// The most memory a child may take, in bytes of address space.
const MEMORY: u64 = 2 * 1024 * 1024 * 1024;

/// The most processor time a child may take, in seconds.
const PROCESSOR_SECONDS: u64 = 20;

/// How long the parent waits. A machine with more to do than cores takes longer than the
/// processor time.
const PATIENCE: Duration = Duration::from_mins(5);

/// The most a child may answer: the largest text, with its marks.
const LARGEST_ANSWER: u64 = 4 * crate::read::LARGEST_FILE;

/// The most of a child's messages that is looked at.
const LARGEST_MESSAGE: u64 = 4096;

static CHILD: OnceLock<Child> = OnceLock::new();

/// From now on PDFs are read in child processes: `program` is started with `arguments`, and has to
/// call [`serve`] on its standard input and output.
///
/// A program says this once, when it starts; a second call is without effect. Without it PDFs are
/// read within the process, where a file that makes the interpreter loop is waited for.
pub fn read_in_children(program: PathBuf, arguments: Vec<OsString>) {
    // Who comes second finds the first one's children.
    let _ = CHILD.set(Child { program, arguments, patience: PATIENCE });
}

/// The children that PDFs are read in, if the program has said so.
pub(super) fn set() -> Option<&'static Child> {
    CHILD.get()
}

/// The child's part of [`read_in_children`]: limits this process, reads a PDF from `input`, and
/// writes what was made of it to `output`.
///
/// # Errors
/// If `input` cannot be read, or `output` cannot be written.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    limit();
    // Where a file makes the interpreter panic the parent says so.
    std::panic::set_hook(Box::new(|_| ()));
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let answer = serde_json::to_vec(&read_here(&bytes))?;
    output.write_all(&answer)?;
    output.flush()
}

#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Behind the first limit of time the system says why it ends the process, behind the second
    // it does not.
    let limits = [
        (Resource::As, MEMORY, MEMORY),
        (Resource::Cpu, PROCESSOR_SECONDS, PROCESSOR_SECONDS + 5),
        (Resource::Core, 0, 0),
    ];
    for (resource, soft, hard) in limits {
        // A system that refuses a limit has set a lower one.
        let _ = setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) });
    }
}

/// Elsewhere the parent's patience is the only limit.
#[cfg(not(unix))]
fn limit() {}

/// How a child is started, and how long it is waited for.
#[derive(Debug)]
pub(super) struct Child {
    program: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
}

impl Child {
    /// Reads a PDF in a child.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<Content, String> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let process = command
            .spawn()
            .map_err(|error| format!("the process that reads PDFs cannot be started: {error}"))?;
        let (status, answer, message) = self.hear(process, bytes)?;
        if answer.len() as u64 > LARGEST_ANSWER {
            return Err(crate::read::too_large("the text of this PDF"));
        }
        if !status.success() {
            return Err(died(status, &String::from_utf8_lossy(&message)));
        }
        let lost = |_| "the process that reads PDFs broke off its answer".to_owned();
        serde_json::from_slice(&answer).map_err(lost)?
    }

    /// Sends the bytes and waits for the answer: how the child ended, what it wrote and said.
    fn hear(
        &self,
        mut process: Process,
        bytes: &[u8],
    ) -> Result<(ExitStatus, Vec<u8>, Vec<u8>), String> {
        let pipes = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(mut stdin), Some(stdout), Some(stderr)) = pipes else {
            return Err("the process that reads PDFs has no pipes".to_owned());
        };
        thread::scope(|scope| {
            // A child that stops listening has ended, or will be ended: how is seen below.
            scope.spawn(move || stdin.write_all(bytes));
            let answer = scope.spawn(move || heard(stdout, LARGEST_ANSWER + 1));
            let message = scope.spawn(move || heard(stderr, LARGEST_MESSAGE));
            let status = process.wait_timeout(self.patience);
            if !matches!(status, Ok(Some(_))) {
                // It may have ended just now.
                let _ = process.kill();
                let _ = process.wait();
            }
            let status = status.map_err(|error| error.to_string())?.ok_or_else(|| {
                let seconds = self.patience.as_secs();
                format!("reading this PDF took more than {seconds} seconds: it was left out")
            })?;
            let (answer, message) = (answer.join(), message.join());
            Ok((status, answer.unwrap_or_default(), message.unwrap_or_default()))
        })
    }
}

/// What comes through a pipe, up to a limit; behind it the pipe is closed.
fn heard(pipe: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What came before an error is judged by itself.
    let _ = pipe.take(most).read_to_end(&mut bytes);
    bytes
}

/// Why a child died, in a sentence.
fn died(status: ExitStatus, message: &str) -> String {
    let memory = MEMORY / 1024 / 1024 / 1024;
    let why = if message.contains("memory allocation") {
        format!("it takes more than {memory} GB of memory")
    } else if message.contains("overflowed its stack") {
        "it is nested too deeply".to_owned()
    } else if out_of_time(status) {
        format!("it takes more than {PROCESSOR_SECONDS} seconds of work")
    } else {
        format!("the process reading it ended with {status}")
    };
    format!("this PDF cannot be read: {why}")
}

/// Whether the system ended a process for the processor time it took.
#[cfg(unix)]
fn out_of_time(status: ExitStatus) -> bool {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn out_of_time(_: ExitStatus) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::Instant;

    /// What becomes of a PDF where the child is a shell that does this.
    fn read_by(script: &str) -> Result<Content, String> {
        let child = Child {
            program: "/bin/sh".into(),
            arguments: vec!["-c".into(), script.into()],
            patience: Duration::from_millis(700),
        };
        child.read(&vec![b'%'; 1_000_000])
    }

    #[test]
    fn ok_the_answer_is_read() {
        let answer = r#"cat >/dev/null; echo '{"Ok":{"text":"Ja.","marks":[],"doubts":[]}}'"#;
        assert_eq!(read_by(answer).expect("read").text, "Ja.");
        let refusal = r#"cat >/dev/null; echo '{"Err":"geen tekst"}'"#;
        assert_eq!(read_by(refusal), Err("geen tekst".to_owned()));
    }

    #[test]
    fn err_a_child_that_dies_says_how() {
        let cases = [
            ("kill -9 $$", "signal: 9"),
            ("exit 3", "exit status: 3"),
            ("exec cat /dev/zero >&2", "signal: 13"),
            ("echo 'memory allocation of 8 bytes failed' >&2; kill -6 $$", "2 GB of memory"),
            ("echo 'thread main has overflowed its stack' >&2; kill -6 $$", "nested too deeply"),
            ("kill -XCPU $$", "20 seconds of work"),
            ("cat >/dev/null; echo '{\"Ok\":'", "broke off"),
            ("cat >/dev/null", "broke off"),
        ];
        for (script, want) in cases {
            let message = read_by(script).expect_err(script);
            assert!(message.contains(want), "{script}: {message}");
        }
    }

    #[test]
    fn err_a_child_that_does_not_end_is_ended() {
        let began = Instant::now();
        for script in ["exec sleep 60", "while :; do :; done", "echo ja; exec sleep 60"] {
            let message = read_by(script).expect_err(script);
            assert!(message.contains("took more than"), "{script}: {message}");
        }
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn err_a_program_that_is_not_there() {
        let child =
            Child { program: "/nowhere/griffie".into(), arguments: Vec::new(), patience: PATIENCE };
        assert!(child.read(b"%PDF-").expect_err("no program").contains("cannot be started"));
    }
}
