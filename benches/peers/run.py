"""Times the same job side by side, in one run: `run.py [FILES] [ROUNDS]`, 10,000 files and 3 rounds unless told.

Whole processes, all cores, files in the page cache; the best round of each counts. The rows of all three must be
identical in the columns that the peers write, or nothing is reported. The floor reads and parses the files, nothing else.
Below the table stands where our own time goes, stage by stage on one thread.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main():
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    subprocess.run(["cargo", "build", "--locked", "--profile", "dist", "--features", "measure"], cwd=ROOT, check=True)
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "answers"
        subprocess.run([sys.executable, HERE / "generate.py", folder, str(files)], check=True)
        built = ROOT / "target" / "dist"
        commands = {
            "takestock": [built / "takestock", "batch", folder],
            "Python": [sys.executable, HERE / "peer.py", folder],
            "Node": ["node", HERE / "peer.js", folder],
            "floor": [built / "floor", folder],
        }
        outputs = {name: Path(work) / f"{name}.csv" for name in commands}
        best = {}
        for _ in range(rounds):
            for name, command in commands.items():
                took = timed(command, outputs[name])
                best[name] = min(best.get(name, took), took)
            identical(outputs)
        report(files, best)
        subprocess.run([built / "stages", folder], check=True)


def timed(command, output):
    """Wall seconds, processor seconds and the largest process in MB."""
    with open(output, "wb") as out:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def identical(outputs):
    with open(outputs["takestock"], newline="") as ours, open(outputs["Python"], newline="") as theirs:
        for number, (row, expected) in enumerate(zip(csv.reader(ours), csv.reader(theirs), strict=True), 1):
            if row[: len(expected)] != expected:
                sys.exit(f"row {number} differs:\n{row}\n{expected}")
    if outputs["Python"].read_bytes() != outputs["Node"].read_bytes():
        sys.exit("Python and Node differ")


def report(files, best):
    ours = best["takestock"][0]
    print(f"{date.today()}, {os.cpu_count()} cores, {files} files, identical rows\n")
    print("| program | seconds | of takestock | processor seconds | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, (wall, processor, peak) in best.items():
        print(f"| {name} | {wall:.2f} | {wall / ours:.1f} | {processor:.2f} | {peak:.0f} |")
    print(f"\ntakestock takes {ours / best['floor'][0]:.2f} times the floor\n", flush=True)


if __name__ == "__main__":
    main()
