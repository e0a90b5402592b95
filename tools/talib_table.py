"""The table at the end of docs/talib.md: every function, what it is in Tacho, how near its numbers are, how much faster.

    python tools/talib_table.py [build/peers.json]

Needs tacho and TA-Lib's package in the same Python.  How near: the largest difference on four markets of 400 bars, at the defaults
and 30 draws of parameters each, as tests/python/test_talib.py makes them.  How much faster: from `./dev bench --peers`, if its figures are there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BEGIN = "<!-- begin table: written by tools/talib_table.py; edits between these marks are lost -->"
END = "<!-- end table -->"
LENGTHS = (20_000, 1_000_000)

sys.path.insert(0, str(ROOT / "tests" / "python"))


def ratios(path: Path) -> dict[str, dict[int, float]]:
    """Function of TA-Lib -> bars -> its time by Tacho's, at the best level."""
    if not path.exists():
        return {}
    names = {}
    for line in (ROOT / "bench" / "peers" / "peers.tsv").read_text().splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and len(fields) > 2 and fields[2] != "-":
            names[fields[0], fields[1].strip("-")] = fields[2].split()[0]
    data = json.loads(path.read_text())
    best = data["machine"].get("level")
    found: dict[str, dict[int, float]] = {}
    for row in data["rows"]:
        name = names.get((row["indicator"], (row.get("settings") or "").strip("-")))
        if name and row["call"] == "array" and row["bars"] in LENGTHS and row.get("level") == best:
            for peer in row["peers"]:
                if peer["peer"] == "talib" and peer.get("ratio"):
                    found.setdefault(name, {}).setdefault(row["bars"], peer["ratio"])
    return found


def lines(speed: dict[str, dict[int, float]]) -> list[str]:
    import numpy
    import test_talib as test

    text = [
        "| TA-Lib | Tacho | agreement | 20,000 bars | 1,000,000 bars |",
        "|---|---|---|--:|--:|",
    ]
    for name, row in test.ROWS.items():
        options = "".join(f":{key}={value}" for key, value in row.options.items())
        rng = numpy.random.default_rng(sum(map(ord, name)))
        worst, noted = 0.0, False
        for number in range(1 + test.DRAWS * bool(row.parameters)):
            given = test.draw(name, rng) if number else {}
            for market in test.KINDS if not number else [test.KINDS[number % len(test.KINDS)]]:
                arrays = test.inputs(name, test.MARKETS[market])
                if test.explained(name, market, given):
                    noted = noted or bool(test.difference(name, arrays, given))
                    continue
                mine, theirs = test.both(name, arrays, given)
                if isinstance(mine, str) or isinstance(theirs, str):
                    continue
                for a, b in zip(mine, theirs):
                    scale = max(float(numpy.nanmax(numpy.abs(x), initial=0)) for x in [*arrays, b]) * (57.3 if name == "LINEARREG_ANGLE" else 1)
                    with numpy.errstate(invalid="ignore"):
                        off = numpy.where(a == b, 0.0, numpy.abs(a - b) - test.ROUNDING * scale) / numpy.maximum(numpy.abs(b), 1e-300)
                    worst = max(worst, float(numpy.nanmax(off, initial=0.0)))
        exact = all(output.integer for output in row.outputs)
        agreement = "exact" if exact and not worst else "to rounding" if worst < 1e-14 else f"{worst:.0e}"
        figures = [f"{speed[name][n]:.1f}" if n in speed.get(name, {}) else "" for n in LENGTHS]
        text.append(f"| {name} | `{row.indicator}{options}` | {agreement}{' *' * noted} | {' | '.join(figures)} |")
    return text


def main(figures: str = "build/peers.json") -> None:
    page = ROOT / "docs" / "talib.md"
    text = page.read_text()
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    page.write_text("\n".join([before + BEGIN, "", *lines(ratios(ROOT / figures)), "", END]) + after)


if __name__ == "__main__":
    main(*sys.argv[1:])
