"""Run the benchmark programs on pymod and on a CPython in turn and print the ratios.

usage: run.py PYMOD CPYTHON [--rounds N] [--table FILE.md] [NAME...]

Each program prints the seconds that its work took. A row is the best of the rounds on either side, the two sides
taking turns so that a noisy moment hits both. Start-up rows time the whole process.
"""
import math
import os
import subprocess
import sys
import time

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
STARTUP = {"startup_pass": ["-c", "pass"], "startup_asyncio": ["-c", "import asyncio"]}


def once(python, name):
    if name in STARTUP:
        begin = time.perf_counter()
        subprocess.run([*python, *STARTUP[name]], check=True)
        return time.perf_counter() - begin
    done = subprocess.run([*python, os.path.join(HERE, name + ".py")], capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}")
    return float(done.stdout.split()[-1])


def main(arguments):
    rounds, table = 3, None
    if "--rounds" in arguments:
        at = arguments.index("--rounds")
        rounds = int(arguments[at + 1])
        del arguments[at:at + 2]
    if "--table" in arguments:
        at = arguments.index("--table")
        table = arguments[at + 1]
        del arguments[at:at + 2]
    ours, theirs = arguments[0].split(), arguments[1].split()
    names = arguments[2:] or sorted(STARTUP) + sorted(name[:-3] for name in os.listdir(HERE) if name.endswith(".py"))
    rows, ratios = [], []
    for name in names:
        best = [math.inf, math.inf]
        try:
            for _ in range(rounds):
                for side, python in enumerate((ours, theirs)):
                    best[side] = min(best[side], once(python, name))
        except Exception as error:
            rows.append(f"| {name} | {error} | | |")
            print(rows[-1], flush=True)
            continue
        ratios.append(best[0] / best[1])
        rows.append(f"| {name} | {best[0] * 1000:.1f} | {best[1] * 1000:.1f} | {ratios[-1]:.2f} |")
        print(rows[-1], flush=True)
    geomean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan
    print(f"geomean {geomean:.2f} over {len(ratios)} of {len(names)} rows, worst {max(ratios, default=math.nan):.2f}")
    if table:
        with open(table, "w") as out:
            out.write(f"Measured {time.strftime('%Y-%m-%d')}, best of {rounds}, milliseconds; a ratio under 1 is faster than CPython 3.14.\n\n")
            out.write("| program | pymod | CPython | ratio |\n|---|---|---|---|\n" + "\n".join(rows))
            out.write(f"\n\nGeomean of the ratios: {geomean:.2f} over {len(ratios)} rows.\n")


main(sys.argv[1:])
