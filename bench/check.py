"""Counts instructions (bench/count.c) and compares them with bench/instructions.txt.

    check.py COUNT [--accept] [NAME...]     COUNT: the program; --accept: writes the file instead; names: only these

Fails if a count is more than 3 % above the file's.  Counts belong to a compiler: with another one the check is skipped.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

FILE = pathlib.Path(__file__).with_name("instructions.txt")
LEVELS = ["any", "baseline", "avx2", "avx512"]
CALLS = {"any": ["tick", "peek"], "baseline": ["array", "sweep", "panel"], "avx2": ["array", "sweep", "panel"], "avx512": ["array", "panel"]}
COLUMNS = [(level, call) for level in LEVELS for call in CALLS[level]]
MOST = 3                                                        # per cent
CANNOT = 77                                                     # count.c's: no such level here, or no single steps
ACCEPT = "./dev bench --check --accept"


def totals(dumps, program):
    """The dumps' names, and how many instructions of the program itself each has.

    Costs stand under the object ("ob=") and function they belong to; the line after "calls=" is what was called.
    """
    objects, inside, called, label, total = {}, False, False, None, 0
    for line in dumps:
        if line.startswith("desc: Trigger: "):
            label, total = line.rstrip("\n").partition("Client Request: ")[2], 0
        elif line.startswith(("ob=", "cob=")):                  # "(3) path" the first time, then "(3)"
            kind, _, name = line.rstrip("\n").partition("=")
            number, _, path = name.partition(" ")
            if path:
                objects[number] = os.path.realpath(path) == program
            if kind == "ob":
                inside = objects[number]
        elif line.startswith("calls="):
            called = True
        elif line[0].isdigit() or line[0] in "+-*":
            if inside and not called:
                total += int(line.split()[1])
            called = False
        elif line.startswith("totals: ") and label:
            yield label, total
            label = None


def with_callgrind(program, names):
    with tempfile.TemporaryDirectory() as folder:
        dumps = os.path.join(folder, "dumps")
        command = ["valgrind", "-q", "--tool=callgrind", "--collect-atstart=no", "--combine-dumps=yes", "--dump-line=no",
                   f"--callgrind-out-file={dumps}", program, "callgrind", *names]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            sys.exit(f"instruction counts: {' '.join(command[:2])} failed: {run.stderr.strip()}")
        with open(dumps) as lines:
            return [(*label.split(), total) for label, total in totals(lines, program)]


def with_steps(program, names):
    run = subprocess.run([program, "avx512", *names], capture_output=True, text=True)
    if run.returncode not in (0, CANNOT):
        sys.exit(f"instruction counts: {program} avx512 failed: {run.stderr.strip()}")
    return [line.split() for line in run.stdout.splitlines()]


def count(program, names):
    """{name: {(level, call): instructions per bar}}"""
    cores = os.cpu_count() or 1
    shares = [share for share in (names[k::cores] for k in range(cores)) if share]
    counts = {name: {} for name in names}
    with concurrent.futures.ThreadPoolExecutor(cores) as pool:
        jobs = [pool.submit(way, program, share) for way in (with_callgrind, with_steps) for share in shares]
        for job in jobs:
            for name, level, call, values, total in job.result():
                counts[name][level, call] = round(int(total) / int(values), 2)
    return counts


def read():
    """The compiler, and what the file has."""
    if not FILE.exists():
        return None, {}
    lines = FILE.read_text().splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return lines[0].partition(": ")[2], {
        name: {column: float(text) for column, text in zip(COLUMNS, texts) if text != "-"} for name, *texts in rows}


def write(compiler, counts, order):
    def row(name, texts):
        return name.ljust(20) + "".join(f"{text:>10}" for text in texts) + "\n"
    FILE.write_text(
        f"# Instructions of bench/count.c, compiled by: {compiler}\n"
        f"# For each bar (sweep, panel: each value), default parameters.  {ACCEPT} writes this file.\n#\n"
        + row("#", (level for level, _ in COLUMNS)) + row("# indicator", (call for _, call in COLUMNS))
        + "".join(row(name, (f"{counts[name][c]:.2f}" if c in counts[name] else "-" for c in COLUMNS)) for name in order if name in counts))


def table(title, rows):
    if rows:
        print(f"{title}\n{'indicator':<20}{'level':<10}{'call':<8}{'was':>10}{'is':>10}{'%':>8}")
    for name, (level, call), was, now in sorted(rows, key=lambda r: r[2] / r[3]):
        print(f"{name:<20}{level:<10}{call:<8}{was:>10.2f}{now:>10.2f}{100 * (now / was - 1):>+8.1f}")


def main():
    program, *names = sys.argv[1:]
    accept = "--accept" in names
    names = [name for name in names if name != "--accept"]
    program = os.path.realpath(program)
    compiler, *all_names = subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        if name not in all_names:
            sys.exit(f"instruction counts: no indicator is called '{name}'")
    theirs, before = read()
    if not accept and not before:
        sys.exit(f"instruction counts: bench/{FILE.name} has none: {ACCEPT}")
    if not accept and theirs != compiler:
        print(f"instruction counts: skipped: bench/{FILE.name} is about {theirs}, this is {compiler}")
        return
    counts = count(program, names or all_names)
    counted = {level for row in counts.values() for level, _ in row}
    for level in LEVELS:
        if level not in counted:
            print(f"instruction counts: skipped: {level}, which cannot be counted on this machine")

    if accept:
        if theirs != compiler:
            before = {}
        for name, row in before.items():                        # what was not counted stays as it was
            kept = row if name not in counts else {c: n for c, n in row.items() if c[0] not in counted}
            counts[name] = {**kept, **counts.get(name, {})}
        write(compiler, counts, all_names)
        print(f"instruction counts: written to bench/{FILE.name}")
        return

    pairs = [(name, column, before[name][column], now) for name, row in counts.items() if name in before
             for column, now in row.items() if column in before[name]]
    more = [p for p in pairs if p[3] > p[2] * (1 + MOST / 100)]
    less = [p for p in pairs if p[3] < p[2] * (1 - MOST / 100)]
    new = [name for name, row in counts.items() if row.keys() - before.get(name, {}).keys()]
    gone = [] if names else [name for name in before if name not in all_names]
    table(f"less by over {MOST} % (keep it: {ACCEPT})", less)
    if new or gone:
        print(f"not in bench/instructions.txt, or no longer there ({ACCEPT}): {' '.join(new + gone)}")
    table(f"more by over {MOST} % (if it has to be: {ACCEPT})", more)
    print(f"instruction counts: {len(pairs)} compared, {len(less)} less, {len(more)} more")
    sys.exit(1 if more else 0)


main()
