#!/usr/bin/env python3
"""Runs the fuzz targets and prints what each did: executions, coverage, finds.

    cargo install cargo-fuzz --locked
    tools/fuzz.py                            # every target for 15 minutes
    tools/fuzz.py --minutes 2 scan relate

What a target learns is kept in fuzz/found/, what breaks it in fuzz/artifacts/, none of it under
version control. An input that broke a promise goes into fuzz/corpus/ together with the mend, where
`cargo test` replays it.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUZZ = ROOT / "fuzz"
TARGETS = ["read", "papers", "layout", "scan", "relate", "publish"]
MORE_SEEDS = [ROOT / "tests/formats", ROOT / "tests/layouts"]
# Papers are longer; their joints are not.
LONGEST_BYTES = 4096
PATIENCE_SECONDS = 20
MEMORY_MB = 2048
# A dataset is synced when it is published, which on a disk takes longer than all else together.
IN_MEMORY = Path("/dev/shm")


def build() -> Path:
    # Coverage is a matter of unstable flags; no sanitizer: griffie forbids unsafe code, and what is
    # looked for are broken promises. Only a nightly compiler would take the flags otherwise.
    environment = os.environ | {"RUSTC_BOOTSTRAP": "1"}
    command = ["cargo", "fuzz", "build", "--sanitizer", "none"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    host = subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
    triple = re.search(r"^host: (.+)$", host, re.MULTILINE)[1]
    return FUZZ / "target" / triple / "release"


def fuzz(program: Path, minutes: float) -> tuple[list[str], bool]:
    """Runs one target; its row of the table, and whether it broke."""
    target = program.name
    found, artifacts = FUZZ / "found" / target, FUZZ / "artifacts" / target
    for folder in (found, artifacts):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(artifacts.iterdir())
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as room:
        log = Path(room) / "log"
        with log.open("w") as out:
            arguments = [
                found,
                FUZZ / "corpus" / target,
                *MORE_SEEDS,
                f"-max_total_time={round(minutes * 60)}",
                f"-max_len={LONGEST_BYTES}",
                f"-timeout={PATIENCE_SECONDS}",
                f"-report_slow_units={PATIENCE_SECONDS}",
                f"-rss_limit_mb={MEMORY_MB}",
                f"-dict={FUZZ / 'dictionary'}",
                f"-artifact_prefix={artifacts}/",
                "-print_final_stats=1",
            ]
            environment = os.environ | {"TMPDIR": room}
            command = [program, *arguments]
            status = subprocess.run(command, stdout=out, stderr=out, env=environment).returncode
        said = log.read_text(errors="replace")
    finds = sorted(set(artifacts.iterdir()) - before)
    if status != 0:
        sys.stderr.write(said[-4000:])
    last = lambda pattern: (re.findall(pattern, said) or ["?"])[-1]
    row = [
        target,
        f"{minutes:g}",
        last(r"stat::number_of_executed_units: (\d+)"),
        last(r"cov: (\d+)"),
        last(r"ft: (\d+)"),
        last(r"corp: (\d+)"),
        ", ".join(str(path.relative_to(ROOT)) for path in finds) or "none",
    ]
    return row, status != 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=15, help="for each target (15)")
    arguments = parser.parse_args()
    for target in arguments.targets:
        if target not in TARGETS:
            parser.error(f"no target is called {target}: there are {', '.join(TARGETS)}")
    programs = build()
    print("| target | minutes | executions | edges | features | corpus | finds |")
    print("|---|---:|---:|---:|---:|---:|---|", flush=True)
    broken = False
    for target in arguments.targets or TARGETS:
        row, broke = fuzz(programs / target, arguments.minutes)
        print(f"| {' | '.join(row)} |", flush=True)
        broken |= broke
    sys.exit(broken)


if __name__ == "__main__":
    main()
