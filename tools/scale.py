#!/usr/bin/env python3
"""Runs a release build of griffie on large corpora and renews the table of BENCHMARKS.md: peak
memory and time.

    cargo build --release && python3 tools/scale.py [--megabytes 1000] [--papers 100000]

The corpus is JSON Lines made of the seeds, their numbers varied by a counter so that no two papers
are equal. It is run at a tenth of the size first: time must grow no more than 11 times, and peak
memory stay below 400 MB whatever the size. Exit code 1 where it does not. Processor time is printed
beside it: where that grows less, other programs had the machine.
"""

import argparse
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from benchmarks import machine, renew

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_MEMORY = 400e6
MOST_GROWTH = 11


def write_corpus(path, size, papers):
    """Writes `papers` records that hold `size` bytes of text together."""
    seeds = [seed.read_text(encoding="utf-8") for seed in sorted((ROOT / "seeds").glob("*.txt"))]
    each = size // papers
    with path.open("w", encoding="utf-8") as corpus:
        for number in range(papers):
            seed = seeds[number % len(seeds)]
            start = (number * 7919) % max(1, len(seed) - each)
            text = (seed[start:] + seed)[:each]
            text = re.sub(r"\d", lambda digit: str((int(digit[0]) + number) % 10), text, count=40)
            record = {"id": f"p{number:06}", "text": f"Paper {number}.\n\n{text}"}
            corpus.write(json.dumps(record, ensure_ascii=False) + "\n")


def run(program, corpus, out):
    """Extracts the corpus; returns seconds, those of processors, and the peak of resident memory."""
    began, worked = time.monotonic(), processor_seconds()
    process = subprocess.Popen([program, "--quiet", "extract", corpus, "--out", out])
    peak = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            peak = max(peak, int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024)
        except (OSError, TypeError):
            pass
        time.sleep(0.05)
    seconds = time.monotonic() - began
    if process.returncode != 0:
        sys.exit(f"griffie ended with {process.returncode}")
    if not peak:  # No /proc: the largest of all children so far.
        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    return seconds, processor_seconds() - worked, peak


def processor_seconds():
    """What the children that have ended took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--program", default=ROOT / "target/release/griffie")
    parser.add_argument("--dry-run", action="store_true", help="print, and leave BENCHMARKS.md alone")
    arguments = parser.parse_args()
    room = pathlib.Path(tempfile.mkdtemp(prefix="griffie-scale-"))
    took = []
    failed = False
    lines = ["| corpus | time | MB/s | processors | most memory |", "|---|---:|---:|---:|---:|"]
    try:
        for part in (10, 1):
            size, papers = arguments.megabytes * 10**6 // part, arguments.papers // part
            corpus = room / "corpus.jsonl"
            write_corpus(corpus, size, papers)
            seconds, worked, peak = run(arguments.program, corpus, room / "data")
            took.append((seconds, worked))
            failed |= peak > MOST_MEMORY
            lines.append(f"| {size / 1e6:,.0f} MB in {papers:,} papers | {seconds:.1f} s "
                         f"| {size / 1e6 / seconds:.1f} | {worked:.1f} s | {peak / 1e6:.0f} MB |")
            print(lines[-1], flush=True)
        growth, worked = (after / before for before, after in zip(*took))
        failed |= growth > MOST_GROWTH
        lines += ["", f"Ten times the input took {growth:.1f} times the time, and {worked:.1f} times that of "
                  f"processors (at most {MOST_GROWTH}); memory is to stay below {MOST_MEMORY / 1e6:.0f} MB."]
        print(lines[-1])
    finally:
        shutil.rmtree(room)
    if not arguments.dry_run:
        renew("scale", [machine(), "", *lines])
    sys.exit(failed)


if __name__ == "__main__":
    main()
