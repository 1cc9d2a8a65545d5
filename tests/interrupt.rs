//! A run that is killed leaves the old dataset or the new one, never something between, and the
//! next run leaves nothing of it behind.

#![expect(clippy::unwrap_used, reason = "the helpers of a test stop at the first surprise")]
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use support::{extract, files, griffie, names};

/// A folder of papers that all differ, and differ from those of another salt.
fn papers(room: &Path, salt: &str) -> PathBuf {
    let folder = room.join(salt);
    fs::create_dir(&folder).unwrap();
    for number in 0..24 {
        let text = format!("{salt} {number}\r\n{}", support::INVENTED.repeat(2));
        fs::write(folder.join(format!("{number}.txt")), text).unwrap();
    }
    folder
}

fn start(inputs: &Path, out: &Path) -> Child {
    let mut command = griffie();
    command.arg("extract").arg(inputs).arg("--out").arg(out);
    command.stderr(Stdio::null()).spawn().unwrap()
}

/// How many times a run is killed: more in CI, whose time is not anybody's.
fn kills() -> u32 {
    if std::env::var_os("CI").is_some() { 50 } else { 16 }
}

#[test]
fn ok_killed_at_any_moment() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let inputs = ["old", "new"].map(|salt| papers(room.path(), salt));
    let began = Instant::now();
    let whole: Vec<BTreeMap<_, _>> = inputs
        .iter()
        .map(|inputs| {
            assert_eq!(extract(&[inputs], &out, &[]).code, Some(0));
            files(&out)
        })
        .collect();
    let once = began.elapsed() / 2;
    assert!(whole[0] != whole[1]);
    let put_in_place = room.path().join(".data.griffie-work/new/griffie.json");
    let mut stands = 1;
    let kills = kills();
    for step in 0..kills {
        let mut child = start(&inputs[1 - stands], &out);
        if step % 2 == 0 {
            sleep(once * step / (kills - 2));
        } else {
            // The moment the new dataset is whole and about to be put in place, and just after.
            let patience = Instant::now();
            while !put_in_place.exists() && patience.elapsed() < once * 20 {
                std::hint::spin_loop();
            }
            sleep(Duration::from_micros(u64::from(step) * 2_400 / u64::from(kills)));
        }
        // One that has ended already was not killed.
        let _ = child.kill();
        child.wait().unwrap();
        let found = files(&out);
        let index = whole.iter().position(|whole| *whole == found);
        stands = index.unwrap_or_else(|| panic!("neither old nor new after kill {step}"));
    }
    assert_eq!(extract(&[&inputs[0]], &out, &[]).code, Some(0));
    assert!(files(&out) == whole[0]);
    assert_eq!(names(room.path()), ["data", "new", "old"]);
}

#[test]
fn ok_killed_before_there_is_any_dataset() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("data");
    let inputs = papers(room.path(), "papers");
    let mut child = start(&inputs, &out);
    while !room.path().join(".data.griffie-work/new").exists() {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(extract(&[&inputs], &out, &[]).code, Some(0));
    assert_eq!(names(room.path()), ["data", "papers"]);
}

/// A run that is told to end in the middle of a long paper does so, and says it. Only in CI: it
/// takes as long as griffie waits for the paper.
#[test]
fn ok_told_to_end_in_a_long_paper() {
    if std::env::var_os("CI").is_none() {
        return;
    }
    let room = tempfile::tempdir().unwrap();
    let (paper, out) = (room.path().join("paper.txt"), room.path().join("data"));
    fs::write(&paper, "1 ".repeat(4_000_000)).unwrap();
    let mut command = griffie();
    command.arg("extract").arg(&paper).arg("--out").arg(&out).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    while !room.path().join(".data.griffie-work/new").exists() {
        sleep(Duration::from_millis(20));
    }
    sleep(Duration::from_secs(1));
    let told = Instant::now();
    let kill = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status();
    assert!(kill.unwrap().success());
    let ended = child.wait_with_output().unwrap();
    assert!(told.elapsed() < Duration::from_secs(20), "{:?}", told.elapsed());
    assert_eq!(ended.status.code(), Some(130));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(said.contains("stopped"), "{said}");
    assert!(!out.exists());
    fs::write(&paper, support::INVENTED).unwrap();
    assert_eq!(extract(&[&paper], &out, &[]).code, Some(0));
    assert_eq!(names(room.path()), ["data", "paper.txt"]);
}
