"""What the benches measured, as tables and figures in docs/performance.md.

    python bench/report.py build/peers.json build/python.json

Writes what stands between the two `peers` marks of docs/performance.md: means, and what Tacho is worst at; each indicator
into docs/performance-table.md; and docs/figures/*.svg.  Either file may be missing, and any peer in them.
"""
from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

BEGIN = "<!-- begin peers: written by bench/report.py; edits between these marks are lost -->"
END = "<!-- end peers -->"
BRIEF = [20_000, 1_000_000]     # lengths that summaries are about, where they were measured
WORST = 10              # so many of the least favourable pairs are shown
SAME = 1e-9             # results farther apart than this at every length are another definition, and stay out of the means
LEVELS = ["avx512", "avx2", "neon", "baseline"]
NAMES = {
    "talib": "TA-Lib", "tulip": "Tulip", "vectorta": "VectorTA", "wickra_fast": "wickra, fast", "wickra_exact": "wickra, exact",
    "wickra": "wickra", "talipp": "talipp", "pandas": "pandas", "polars": "polars", "numpy": "numpy",
}


# -- what was measured ----------------------------------------------------------------------------

def label(row: dict) -> str:
    """`ema 30 seed=sma`: numbers alone, words with what they are of."""
    settings = re.sub(r"\b\w+=(?=[-\d.])", "", row.get("settings") or "")
    return " ".join([row["indicator"], *settings.replace(",", " ").split()])


def without_words(text: str) -> str:
    return " ".join(part for part in text.split() if "=" not in part)


def level_of(rows: list[dict]) -> str | None:
    there = {row.get("level") for row in rows}
    return next((level for level in LEVELS if level in there), None)


def chosen(data: dict, call: str, level: str | None = None) -> list[dict]:
    """The rows of one kind of call, at the best level unless another is named."""
    rows = [row for row in data.get("rows", []) if row["call"] == call and row.get("tacho_ns")]
    level = level or level_of(rows)
    return [row for row in rows if level is None or row.get("level", level) == level]


def fastest(row: dict) -> dict[str, dict]:
    """Each peer with the fastest of its kernels."""
    found: dict[str, dict] = {}
    for entry in row.get("peers", []):
        if entry.get("ns") and entry.get("ratio") and (entry["peer"] not in found or entry["ns"] < found[entry["peer"]]["ns"]):
            found[entry["peer"]] = entry
    return found


def off(entry: dict) -> float:
    """How far apart the results are; infinite where they cannot be compared, 0 where nobody has."""
    known = [entry[key] for key in ("settled", "difference") if key in entry]
    return 0.0 if not known else math.inf if known[0] is None else known[0]


def pairs(rows: list[dict]) -> list[dict]:
    """One for each row and peer.  Who loses digits on the way has the same definition still: the least difference tells."""
    found = [{"label": label(row), "bars": row["bars"], "tacho": row["tacho_ns"], **entry} for row in rows for entry in fastest(row).values()]
    least: dict[tuple[str, str], float] = {}
    for pair in found:
        key = pair["label"], pair["peer"]
        least[key] = min(off(pair), least.get(key, math.inf))
    return [{**pair, "off": least[pair["label"], pair["peer"]], "same": least[pair["label"], pair["peer"]] <= SAME} for pair in found]


def slower(pair: dict) -> bool:
    return round(pair["ratio"], 2) < 1


def peers_of(rows: list[dict]) -> list[str]:
    there = {entry["peer"] for row in rows for entry in row.get("peers", [])}
    return [peer for peer in NAMES if peer in there] + sorted(there - NAMES.keys())


def lengths_of(rows: list[dict]) -> list[int]:
    return sorted({row["bars"] for row in rows})


def lengths_in_brief(rows: list[dict]) -> list[int]:
    there = lengths_of(rows)
    return [bars for bars in there if bars in BRIEF] or there


def labels_of(rows: list[dict]) -> list[str]:
    return list(dict.fromkeys(map(label, rows)))


def geometric_mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


# -- how it is written ----------------------------------------------------------------------------

def name(peer: str) -> str:
    return NAMES.get(peer, peer)


def number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if value < 9.995 else f"{value:.1f}" if value < 99.95 else f"{value:,.0f}"


def ratio(pair: dict | None) -> str:
    """Bold: Tacho is slower.  In brackets: another definition."""
    if not pair:
        return ""
    text = number(pair["ratio"])
    text = f"**{text}**" if slower(pair) else text
    return text if pair["same"] else f"({text})"


def table(head: list[str], lines: list[list[str]]) -> str:
    rows = [head, ["---"] + ["--:"] * (len(head) - 1), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def section(title: str, *parts: str) -> str:
    return "\n\n".join([title, *(part for part in parts if part)])


# -- tables ---------------------------------------------------------------------------------------

def glance(rows: list[dict]) -> str:
    """For each peer and length: how many are shared, the mean, the worst, and how many are lost."""
    lengths = lengths_in_brief(rows)
    head = ["", "shared"] + [text for bars in lengths for text in (f"{bars:,}", "worst", "slower")]
    lines = []
    for peer in peers_of(rows):
        shared = [pair for pair in pairs(rows) if pair["peer"] == peer and pair["same"]]
        if not shared:
            continue
        cells = [name(peer), str(len({pair["label"] for pair in shared}))]
        for bars in lengths:
            here = [pair for pair in shared if pair["bars"] == bars]
            if not here:
                cells += ["", "", ""]
                continue
            worst = min(here, key=lambda pair: pair["ratio"])
            lost = sum(map(slower, here))
            mean = number(geometric_mean([pair["ratio"] for pair in here]))
            cells += [f"**{mean}**" if mean.startswith("0") else mean, f"{ratio(worst)} {worst['label']}", f"{lost} of {len(here)}"]
        lines.append(cells)
    return table(head, lines) if lines else ""


def worst(rows: list[dict]) -> str:
    """The pairs that are least favourable, each at its worst length."""
    shared = sorted((pair for pair in pairs(rows) if pair["same"]), key=lambda pair: pair["ratio"])
    if not shared:
        return ""
    lost = sum(map(slower, shared))
    least: dict[tuple[str, str], dict] = {}
    for pair in shared:
        least.setdefault((pair["label"], pair["peer"]), pair)
    shown = list(least.values())[:WORST]
    told = f"Tacho is slower in {lost or 'none'} of {len(shared)} pairs, all lengths counted. The {len(shown)} least favourable, each at its worst length:"
    lines = [[p["label"], f"{p['bars']:,}", number(p["tacho"]), peer_and_kernel(p), number(p["ns"]), ratio(p)] for p in shown]
    return told + "\n\n" + table(["", "bars", "Tacho", "peer", "ns", "ratio"], lines)


def peer_and_kernel(pair: dict) -> str:
    return name(pair["peer"]) + (f" ({pair['kernel']})" if pair.get("kernel") else "")


def apart(rows: list[dict]) -> dict[str, dict[str, float]]:
    """Who stays out of the means: for each peer the indicators, and by how much."""
    found: dict[str, dict[str, float]] = {}
    for pair in pairs(rows):
        if not pair["same"]:
            found.setdefault(name(pair["peer"]), {})[pair["label"]] = pair["off"]
    return found


def others(rows: list[dict]) -> str:
    told = "; ".join(f"{peer}: " + ", ".join(f"{what} ({size:.0e})" if size < math.inf else f"{what} (values on other bars)" for what, size in sorted(sizes.items())) for peer, sizes in apart(rows).items())
    return f"In brackets and out of the means, because results are farther apart than {SAME:.0e} at every length, relatively (another definition, or digits lost): {told}." if told else ""


def how_many_others(rows: list[dict]) -> str:
    count = sum(map(len, apart(rows).values()))
    return f"Out of these figures: {count} pair{'s' if count > 1 else ''} with another definition, named in [performance-table.md](performance-table.md)." if count else ""


def remarks(rows: list[dict]) -> str:
    """What the benches have to say on single pairs."""
    said: dict[tuple[str, str], list[str]] = {}
    for pair in pairs(rows):
        if pair.get("remark") and not pair["remark"].startswith("differs"):
            said.setdefault((name(pair["peer"]), pair["remark"]), []).append(pair["label"])
    for row in rows:
        if row.get("remark"):
            said.setdefault(("All", row["remark"]), []).append(label(row))
    return "\n".join(f"* {peer} {remark}: {', '.join(dict.fromkeys(whats))}." for (peer, remark), whats in said.items())


def everything(rows: list[dict]) -> str:
    """Each indicator: ns at each length, times memcpy, ratio to each peer at each length it was measured at."""
    lengths, peers = lengths_of(rows), peers_of(rows)
    copied = [bars for bars in lengths if bars == 1_000_000 and any(row.get("memcpy_ratio") for row in rows)]
    at = {(label(row), row["bars"]): row for row in rows}
    beside = {(pair["label"], pair["bars"], pair["peer"]): pair for pair in pairs(rows)}
    shown = [bars for bars in lengths if any(key[1] == bars for key in beside)]
    head = [""] + [f"{bars:,}" for bars in lengths] + [f"x memcpy at {bars:,}" for bars in copied] + [name(peer) for peer in peers]
    lines = []
    for what in labels_of(rows):
        here = {bars: at.get((what, bars), {}) for bars in lengths}
        cells = [what] + [number(here[bars].get("tacho_ns")) for bars in lengths] + [number(here[bars].get("memcpy_ratio")) for bars in copied]
        for peer in peers:
            ratios = [ratio(beside.get((what, bars, peer))) for bars in shown]
            cells.append(" / ".join(text or "-" for text in ratios) if any(ratios) else "")
        lines.append(cells)
    told = " / ".join(f"{bars:,}" for bars in shown)
    return (f"Tacho in ns at each length; of the peers the ratios at {told}.\n\n" if len(lengths) > 1 else "") + table(head, lines)


def levels(data: dict) -> str:
    """Each level beside the best one, and beside TA-Lib."""
    rows = [row for row in data.get("rows", []) if row["call"] == "array" and row.get("tacho_ns")]
    best = level_of(rows)
    at = {(row.get("level"), label(row), row["bars"]): row for row in rows}
    lines = []
    for level in (level for level in LEVELS if level != best):
        for bars in lengths_in_brief([row for row in rows if row.get("level") == level]):
            here = [row for row in rows if row.get("level") == level and row["bars"] == bars]
            times = [(row["tacho_ns"] / at[best, label(row), bars]["tacho_ns"], label(row)) for row in here if (best, label(row), bars) in at]
            talib = [pair for pair in pairs(here) if pair["peer"] == "talib" and pair["same"]]
            if times:
                cells = [level, f"{bars:,}", number(geometric_mean([time for time, _ in times])), number(max(times)[0]) + " " + max(times)[1],
                         f"{sum(time <= 1.6 for time, _ in times)} of {len(times)}"]
                lines.append(cells + ([number(geometric_mean([p["ratio"] for p in talib])), f"{sum(map(slower, talib))} of {len(talib)}"] if talib else ["", ""]))
    return table(["", "bars", f"x {best}", "worst", "at most 1.6", "TA-Lib", "slower"], lines) if lines else ""


def limits(data: dict) -> str:
    rows = data.get("limits", [])
    return "What memory allows: " + "; ".join(
        f"{row['bars']:,} bars: memcpy {number(row.get('memcpy_ns'))} ns a bar, writing alone {number(row.get('write_ns'))}" for row in rows) + "." if rows else ""


# -- prose around them ----------------------------------------------------------------------------

def on(data: dict) -> str:
    """Where and when."""
    machine = dict(data.get("machine", {}))
    cores = machine.get("cores")
    words = [machine.get("cpu"), f"{cores} cores, one of them pinned" if cores else None, machine.get("compiler"), machine.get("level"), machine.get("date")]
    return ", ".join(str(word) for word in words if word)


def with_whom(data: dict) -> str:
    told = {"talib": "TA-Lib", "tulip": "Tulip", "vectorta": "VectorTA"}
    versions = ", ".join(f"{told.get(key, key)} {value}" for key, value in data.get("versions", {}).items() if value)
    skipped = "; ".join(f"{name(key)} ({short(why)})" for key, why in data.get("skipped", {}).items())
    return ". ".join(part for part in (versions, f"Skipped: {skipped}" if skipped else "") if part) + "."


def short(why: str) -> str:
    line = " ".join(str(why).split()).replace("|", "/")
    return line if len(line) < 120 else line[:117] + "..."


def parts(data: dict, calls: dict[str, str]) -> tuple[list[str], list[str]]:
    """Summaries, and tables of each indicator."""
    brief, full = [], []
    for call, title in calls.items():
        rows = chosen(data, call)
        if rows:
            brief.append(section(f"### {title}", glance(rows), worst(rows), how_many_others(rows)))
            full.append(section(f"## {title}", everything(rows), others(rows), remarks(rows)))
    return brief, full


def generated(native: dict, python: dict, pictures: list[tuple[str, str]]) -> tuple[str, str]:
    """The marked section, and the page of tables."""
    brief, full = [], []
    if native.get("rows"):
        summaries, tables = parts(native, {"array": "Arrays", "tick": "Ticks", "sweep": "Sweeps"})
        other_levels = levels(native)
        brief += [section("## Beside the peers, in C", INTRODUCTION, on(native) + ". " + with_whom(native), limits(native)), figures(pictures), *summaries,
                  section("### Levels", LEVELS_TOLD, other_levels) if other_levels else ""]
        full += tables
    if python.get("rows"):
        summaries, tables = parts(python, {"array": "Arrays in Python", "tick": "Ticks in Python"})
        brief += [section("## Beside the peers, in Python", PYTHON, on(python) + ". " + with_whom(python)), *summaries]
        full += tables
    brief.append("Each indicator: [performance-table.md](performance-table.md).")
    page = section("# How fast, each indicator", "Written by bench/report.py. What is measured, and how: [performance.md](performance.md).", READING, *full)
    return "\n\n".join(part for part in brief if part), page


READING = """Ratios are peer / Tacho, the medians of paired runs: more than 1, Tacho is faster; **bold**, Tacho is slower."""
INTRODUCTION = f"""`./dev bench --peers`: the same prices (a walk whose logarithm has mean zero) for all, Tacho and a peer in turns, medians, ns per bar.
{READING} Means are geometric, over the indicators with the same definition, which is
measured: results over the second half, where a recurrence has forgotten what it was started from. A peer stands with the fastest of its kernels."""
LEVELS_TOLD = """Times at each level beside those at the best one; and beside TA-Lib, which has one level."""
PYTHON = f"""`python bench/beside.py`, a part of `./dev bench --peers`; the calls are in [bench/pairings.txt](../bench/pairings.txt), what is written by hand in
[bench/by_hand.py](../bench/by_hand.py). Calls as one makes them, results newly allocated; ticks include the loop
of Python around them. Where a peer wants bars as objects, or the typical price, it is given them ready.
{READING}"""


def figures(pictures: list[tuple[str, str]]) -> str:
    return "\n\n".join(f"![{told}](figures/{file})" for file, told in pictures)


# -- files ----------------------------------------------------------------------------------------

def read(path: str) -> dict:
    try:
        return json.loads(Path(path).read_text())
    except FileNotFoundError:
        print(f"report: no {path}: left out", file=sys.stderr)
        return {}


def draw(native: dict, folder: Path) -> list[tuple[str, str]]:
    try:
        import figures as drawing
    except ImportError as error:
        print(f"report: {error}: no figures", file=sys.stderr)
        return [(path.name, path.stem) for path in sorted(folder.glob("*.svg"))]
    rows = chosen(native, "array")
    shared = [{**pair, "peer": name(pair["peer"]), "label": without_words(pair["label"])} for pair in pairs(rows) if pair["same"] and pair["bars"] in BRIEF]
    copies: dict[str, float] = {}
    for row in rows:
        if row["bars"] == 1_000_000 and row.get("memcpy_ratio"):
            copies.setdefault(without_words(label(row)), row["memcpy_ratio"])
    return drawing.draw(shared, [name(peer) for peer in peers_of(rows)], copies, folder)


def rewrite(path: Path, text: str) -> None:
    old = path.read_text()
    begin, end = re.search(r"<!-- begin peers\b.*?-->", old), old.find(END)
    if not begin or end < begin.end():
        raise SystemExit(f"report: {path} has no '<!-- begin peers -->' ... '{END}'")
    path.write_text(old[:begin.start()] + BEGIN + "\n" + text + "\n" + old[end:])


def report(native: dict, python: dict, docs: Path) -> None:
    text, page = generated(native, python, draw(native, docs / "figures") if native.get("rows") else [])
    rewrite(docs / "performance.md", text)
    (docs / "performance-table.md").write_text(page + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    report(read(sys.argv[1]), read(sys.argv[2]), Path(__file__).resolve().parent.parent / "docs")
