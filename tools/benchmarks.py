#!/usr/bin/env python3
"""Runs the benchmarks and renews the tables of BENCHMARKS.md.

    tools/benchmarks.py                  quick: 2 MB corpora, 100 KB of hostile text
    tools/benchmarks.py --full           100 MB corpora, 1 MB of seven of the hostile texts
    tools/benchmarks.py --only steps     one benchmark; also: hostile, letter

Between two lines of BENCHMARKS.md such as `<!-- steps -->` and `<!-- /steps -->` stands what this
script wrote last. Speeds are those of the fastest sample: what the machine can do when nobody else
uses it.
"""

import argparse
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
REPORT = ROOT / "BENCHMARKS.md"
CORPORA = ["seeds", "varied", "poor"]
# A row of the table, the yardstick it is held against, and the ratio it is to reach by corpus.
STEPS = [
    ("yardstick.copy", None, {}),
    ("yardstick.automaton", None, {}),
    ("step.read", "yardstick.automaton", {}),
    ("step.layout", "yardstick.automaton", {}),
    ("step.recognise", "yardstick.automaton", {}),
    ("step.scan", "yardstick.automaton_of_flows", dict.fromkeys(CORPORA, 1 / 3)),
    ("step.relate", "yardstick.automaton", {}),
    ("whole.text_to_facts", "yardstick.automaton", {"seeds": 1 / 3, "varied": 1 / 3, "poor": 2 / 3}),
    ("whole.text_to_facts_two_threads", "whole.text_to_facts", {"varied": 1.8, "poor": 1.8}),
    ("step.tabulate", "yardstick.automaton", {}),
    ("step.csv", "yardstick.automaton", {}),
    ("step.parquet", "yardstick.automaton", {}),
    ("whole.end_to_end", "yardstick.automaton", {}),
    ("whole.end_to_end_two_threads", "whole.end_to_end", {"varied": 1.5, "poor": 1.5}),
]
LETTER = ROOT / "seeds" / "004_f3220fd3b7d94f11.txt"
LETTER_RUNS = 20
LETTER_MS = 30
TIMES_TEN = 12
# The hostile texts that are read at 10 MB too.
LONG_TEXTS = ["euro signs", "digits", "van van van", "open brackets", "numbers", "one word", "nested quotes"]


def bench(name, megabytes, profile, texts=()):
    """What `cargo bench` says of all texts, or of these: a map from `group.bench.argument` to (seconds,
    bytes a second)."""
    env = dict(os.environ, DIVAN_BYTES_FORMAT="decimal", DIVAN_TIMER="os")
    if megabytes:
        env["GRIFFIE_BENCH_MB"] = str(megabytes)
        env["DIVAN_MAX_TIME"] = "20" if name == "steps" else "60"
    else:
        env["DIVAN_MIN_TIME"] = "0.3" if name == "steps" else "0"
        env["DIVAN_MAX_TIME"] = "3" if name == "steps" else "20"
    command = ["cargo", "bench", "--quiet", "--bench", name, "--profile", profile]
    if texts:
        command += ["--", "--sample-count", "5", f"({'|'.join(texts)})$"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return parse(done.stdout)


def parse(output):
    """Reads divan's tree: a line a benchmark, indented by its depth, and a line of speeds below."""
    found, path = {}, []
    last = None
    for line in output.splitlines():
        cells = [cell.strip() for cell in line.split("│")]
        branch = re.match(r"^((?:[│ ]  )*)(?:├─|╰─) (.*)$", line)
        if branch:
            depth = len(branch[1]) // 3
            name, _, rest = branch[2].partition("  ")
            path[depth:] = [name.strip()]
            fastest = re.match(r"\s*([\d.]+) (ns|µs|ms|s)\b", rest)
            last = ".".join(path) if fastest else None
            if fastest:
                unit = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}[fastest[2]]
                found[last] = (float(fastest[1]) * unit, None)
        elif last:
            speed = re.search(r"([\d.]+) ([KMGT]?)B/s", line)
            if speed:
                unit = {"": 1, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}[speed[2]]
                found[last] = (found[last][0], float(speed[1]) * unit)
                last = None
    return found


def steps(args):
    """The table of steps, and whether each target was met."""
    found = bench("steps", 100 if args.full else None, args.profile)
    head = "| MB/s of input |" + "".join(f" {corpus} |" for corpus in CORPORA) + " held against | target |"
    lines = [head, "|---|" + "---:|" * len(CORPORA) + "---|---|"]
    missed = []
    for row, yardstick, targets in STEPS:
        cells = []
        for corpus in CORPORA:
            speed = found[f"{row}.{corpus}"][1]
            cell = f"{speed / 1e6:,.0f}"
            if yardstick:
                ratio = speed / found[f"{yardstick}.{corpus}"][1]
                cell += f" ({ratio:.2f})"
                if corpus in targets and ratio < targets[corpus]:
                    missed.append(f"{row} on {corpus}: {ratio:.2f}, wanted {targets[corpus]:.2f}")
            cells.append(cell)
        want = ", ".join(f"{corpus} {ratio:.2f}" for corpus, ratio in targets.items())
        if len(set(targets.values())) == 1 and len(targets) == len(CORPORA):
            want = f"{targets['seeds']:.2f}"
        against = yardstick.partition(".")[2] if yardstick else ""
        lines.append(f"| {row.partition('.')[2]} | " + " | ".join(cells) + f" | {against} | {want} |")
    start = found["whole.start_up"][0]
    lines += ["", f"Building every step from its word lists takes {start * 1e3:.1f} ms."]
    return lines, missed


def hostile(args):
    """The table of hostile texts."""
    found = bench("hostile", 1 if args.full else None, args.profile, LONG_TEXTS if args.full else ())
    once, ten = ("1 MB", "10 MB") if args.full else ("100 KB", "1 MB")
    lines = [f"| text | {once}, ms | {ten}, ms | times | MB/s |", "|---|---:|---:|---:|---:|"]
    missed = []
    for name, (short, _) in found.items():
        if not name.startswith("once."):
            continue
        shape = name.removeprefix("once.")
        long, speed = found[f"ten_times.{shape}"]
        times = long / short
        lines.append(f"| {shape} | {short * 1e3:.1f} | {long * 1e3:.0f} | {times:.1f} | {speed / 1e6:.1f} |")
        if times > TIMES_TEN:
            missed.append(f"{shape}: {times:.1f} times, wanted {TIMES_TEN}")
    return lines, missed


def letter(args):
    """How long one letter takes, start-up included, in a folder in memory."""
    subprocess.run(["cargo", "build", "--quiet", "--profile", args.profile], cwd=ROOT, check=True)
    folder = {"bench": "release", "release": "release"}.get(args.profile, args.profile)
    program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / folder / "griffie"
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    taken = []
    with tempfile.TemporaryDirectory(dir=memory) as room:
        for run in range(LETTER_RUNS):
            command = [program, "extract", LETTER, "--out", f"{room}/{run}"]
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
    median, best = statistics.median(taken) * 1e3, min(taken) * 1e3
    line = f"One letter ({LETTER.stat().st_size:,} bytes) to CSV and Parquet: median {median:.1f} ms, "
    line += f"fastest {best:.1f} ms, of {LETTER_RUNS} runs (target: {LETTER_MS} ms)."
    missed = [f"one letter: {median:.1f} ms, wanted {LETTER_MS}"] if median > LETTER_MS else []
    return [line], missed


def machine():
    """What the figures were measured on."""
    model = next(
        (line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    ) if os.path.exists("/proc/cpuinfo") else platform.processor()
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.strip()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {rustc}{load}."


def renew(section, lines):
    """Puts the lines between the marks of the section."""
    text = REPORT.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {section} -->\n).*?(<!-- /{section} -->)", re.S)
    if not pattern.search(text):
        sys.exit(f"BENCHMARKS.md has no section {section}")
    body = "\n".join(lines) + "\n"
    REPORT.write_text(pattern.sub(lambda m: m[1] + body + m[2], text), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="the large corpora: minutes, and gigabytes of memory")
    parser.add_argument("--only", choices=["steps", "hostile", "letter"], help="one benchmark")
    parser.add_argument("--profile", default="bench", help="the cargo profile (default: bench)")
    parser.add_argument("--dry-run", action="store_true", help="print, and leave BENCHMARKS.md alone")
    args = parser.parse_args()
    missed = []
    for section in [steps, hostile, letter]:
        name = section.__name__
        if args.only and args.only != name:
            continue
        lines, short = section(args)
        missed += short
        size = {"steps": "100 MB" if args.full else "2 MB"}.get(name)
        stamp = machine() + (f" Made corpora of {size}." if size else "")
        lines = [stamp, "", *lines]
        print("\n".join(lines), end="\n\n")
        if not args.dry_run:
            renew(name, lines)
    for miss in missed:
        print("missed:", miss, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
