"""Tacho's Python package beside its peers, in one process, pair by pair in turns; JSON to stdout.

    pip install . && pip install -r bench/requirements.txt
    python bench/beside.py > build/python.json          --quick: a look; --only sma,rsi: these; --check: agreement alone

What is compared stands in bench/pairings.txt.  One core is pinned before anything that starts threads is imported.  Each
pair is warmed for 50 ms at least, then the two sides take turns; `ratio` is the median of the paired ratios (peer / Tacho),
times are medians in ns per bar.  `difference` is the largest of |tacho - peer| relative to the larger of the two and of
the output's median, over all bars where both have values; `settled` the same over the second half, where a recurrence has
forgotten what it was started from.  Ticks include the loop of Python that feeds them.
"""
from __future__ import annotations

import argparse
import datetime
import gc
import importlib
import importlib.metadata
import json
import os
import platform
import re
import statistics
import sys
import time
import warnings
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path

CORE = max(os.sched_getaffinity(0))
os.sched_setaffinity(0, {CORE})
os.environ.update(POLARS_MAX_THREADS="1", RAYON_NUM_THREADS="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy  # noqa: E402 -- after the core is pinned

sys.path.insert(0, str(Path(__file__).parent))
import by_hand  # noqa: E402

PAIRINGS = Path(__file__).with_name("pairings.txt")
WARM = 0.05                                             # seconds before anything counts
HISTORY = 500                                           # bars that a stream has seen before it is timed
MODULES = {  # module: the package that has it
    "talib": "TA-Lib", "tulipy": "newtulipy", "vector_ta": "vector-ta", "wickra": "wickra", "talipp": "talipp",
    "pandas": "pandas", "polars": "polars", "numpy": "numpy",
}
MODULE_OF = {  # peer: its module, where the name is another
    "tulip": "tulipy", "vectorta": "vector_ta", "wickra_exact": "wickra", "wickra_fast": "wickra",
}


# -- the table of pairings ------------------------------------------------------------------------

@dataclass
class Call:
    text: str
    outputs: list[str] | None = None                    # Tacho's names in the peer's order


@dataclass
class Row:
    indicator: str
    settings: str
    array: dict[str, Call] = field(default_factory=dict)
    tick: dict[str, Call] = field(default_factory=dict)


def read_pairings(path: Path) -> list[Row]:
    rows: list[Row] = []
    for line in path.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            indicator, _, settings = line.partition(" ")
            rows.append(Row(indicator, settings.strip()))
            continue
        kind, peer, text = re.fullmatch(r"\s+(tick )?(\w+)\s+(.+)", line).groups()
        call, _, outputs = text.partition(" -> ")
        (rows[-1].tick if kind else rows[-1].array)[peer] = Call(call.strip(), outputs.split() or None)
    return rows


# -- who is there ---------------------------------------------------------------------------------

def import_peers() -> tuple[dict[str, object], dict[str, str]]:
    """The modules there are, and why the others are not."""
    there, skipped = {}, {}
    for module, package in MODULES.items():
        try:
            there[module] = importlib.import_module(module)
        except Exception as error:                      # a broken peer is a missing one
            skipped[package] = f"{type(error).__name__}: {error}"
    for part in ("talib.stream", "talipp.indicators", "talipp.ohlcv"):
        if part.partition(".")[0] in there:
            importlib.import_module(part)
    return there, skipped


def versions(there: dict[str, object]) -> dict[str, str]:
    found = {"python": platform.python_version(), "tacho": importlib.metadata.version("tacho")}
    for module in there:
        found[MODULES[module]] = importlib.metadata.version(MODULES[module])
    if "talib" in there:
        found["TA-Lib's C library"] = there["talib"].__ta_version__.decode().split()[0]
    if "tulipy" in there:
        found["Tulip's C library"] = str(getattr(there["tulipy"], "TI_VERSION", "?"))
    return found


def machine(level: str) -> dict[str, object]:
    cpu = platform.processor()
    if Path("/proc/cpuinfo").exists():
        cpu = next((line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), cpu)
    return {"cpu": cpu, "cores": os.cpu_count(), "pinned": CORE, "date": datetime.date.today().isoformat(), "level": level}


# -- what they are given --------------------------------------------------------------------------

def make_prices(bars: int) -> dict[str, numpy.ndarray]:
    """A walk whose logarithm has mean zero, so that it wanders into no denormals and no other decade."""
    random = numpy.random.default_rng(1)
    step = 0.02 * (random.random(bars) - 0.5)
    level, at = numpy.empty(bars), 0.0
    for bar, move in enumerate(step.tolist()):
        at = 0.9999 * at + move
        level[bar] = at
    close, opened = 100 * numpy.exp(level), 100 * numpy.exp(level - step)
    spread = 1 + 0.005 * random.random(bars)
    high, low = numpy.maximum(opened, close) * spread, numpy.minimum(opened, close) / spread
    volume = numpy.floor(1000 * random.random(bars)) + 1
    return {"open": opened, "high": high, "low": low, "close": close, "volume": volume, "typical": (high + low + close) / 3}


class Setting:
    """The peers' modules, and prices as each of them takes them."""

    def __init__(self, modules: dict[str, object], bars: int):
        self.modules = {**modules, "by_hand": by_hand}
        self.bars = bars
        self.prices = make_prices(bars)
        self.lists: dict[str, list] = {}                # shared by all sides, so that nobody's floats lie better

    def names(self, prices: dict[str, object]) -> dict[str, object]:
        return {**self.modules, **prices}

    def array_call(self, peer: str, call: Call):
        prices = self.prices
        if peer in ("pandas", "polars"):
            prices = {name: self.modules[peer].Series(values) for name, values in prices.items()}
        return eval("lambda: " + call.text, self.names(prices))

    def tick_feeder(self, call: Call):
        """A function that opens a stream and feeds it HISTORY bars, and what is fed to it then."""
        update, _, fed = call.text.partition(" | ")
        history = {name: values[:HISTORY] for name, values in self.prices.items()}
        opened_on_history = "talib.stream" in update
        columns = [self.column(name.strip()) for name in fed.split(",")]
        make = eval("lambda: " + update, self.names(history))

        def opened():
            stream = make()
            if not opened_on_history:
                feed(stream, [before for before, _ in columns])
            return stream
        return opened, [ticks for _, ticks in columns]

    def column(self, name: str) -> tuple[list, list]:
        """What comes before the ticks, and the ticks."""
        if name not in self.lists:
            values = self.prices[name].tolist() if name in self.prices else self.bars_as(name)
            self.lists[name] = values[:HISTORY], values[HISTORY:]
        return self.lists[name]

    def bars_as(self, name: str) -> list:
        columns = [self.column(key) for key in ("open", "high", "low", "close", "volume")]
        bars = list(zip(*(before + ticks for before, ticks in columns)))
        if name == "candle":
            return [(*bar, number) for number, bar in enumerate(bars)]
        return [self.modules["talipp"].ohlcv.OHLCV(*bar) for bar in bars]


def feed(update, columns: list[list]) -> None:
    if len(columns) == 1:
        for a in columns[0]:
            update(a)
    elif len(columns) == 2:
        for a, b in zip(*columns):
            update(a, b)
    elif len(columns) == 3:
        for a, b, c in zip(*columns):
            update(a, b, c)
    else:
        for a, b, c, d in zip(*columns):
            update(a, b, c, d)


# -- agreement ------------------------------------------------------------------------------------

def by_name(outputs: list[numpy.ndarray], call: Call, names: list[str], bars: int) -> dict[str, numpy.ndarray]:
    """The outputs under Tacho's names; those that begin later are lengthened at their front."""
    found = {}
    for name, values in zip(call.outputs or names, outputs):
        if name != "-":
            found[name] = numpy.concatenate([numpy.full(bars - len(values), numpy.nan), values])
    return found


def outputs_of(result: object) -> list[numpy.ndarray]:
    if hasattr(result, "tolist"):                       # wickra's Matrix is no array to numpy
        result = numpy.array(result.tolist(), float)
    if isinstance(result, (tuple, list)) and not isinstance(result[0], float):
        return [numpy.asarray(one, float) for one in result]
    values = numpy.asarray(result, float)
    return list(values.T) if values.ndim == 2 else [values]


def outputs_of_ticks(update, columns: list[list]) -> list[numpy.ndarray]:
    results = [update(*bar) for bar in zip(*columns)]
    if all(result is None for result in results):       # talipp keeps its values itself
        results = list(update.__self__)[-len(results):]
    width = max((len(as_tuple(result)) for result in results), default=1)
    values = [as_tuple(result) if result is not None else (None,) * width for result in results]
    return list(numpy.array(values, float).T)


def as_tuple(result: object) -> tuple:
    if is_dataclass(result):
        return tuple(float(getattr(value, "value", value)) if value is not None else None for value in vars(result).values())
    return tuple(result) if isinstance(result, tuple) else (result,)


def difference(ours: dict[str, numpy.ndarray], theirs: dict[str, numpy.ndarray], first: int = 0) -> float | None:
    worst = None
    for name in ours.keys() & theirs.keys():
        a, b = ours[name][first:], theirs[name][first:]
        both = numpy.isfinite(a) & numpy.isfinite(b)
        if both.any():
            a, b = a[both], b[both]
            scale = numpy.maximum(numpy.maximum(abs(a), abs(b)), numpy.median(abs(b)))
            off = float((abs(a - b) / numpy.where(scale > 0, scale, 1)).max())
            worst = off if worst is None else max(worst, off)
    return worst


# -- time -----------------------------------------------------------------------------------------

def timed(call, repeats: int) -> float:
    clock = time.perf_counter_ns
    if repeats == 1:
        start = clock()
        call()
        return clock() - start
    start = clock()
    for _ in range(repeats):
        call()
    return (clock() - start) / repeats


def rounds_of(mine, theirs, warmed: float, seconds: float) -> list[tuple[float, float]]:
    """Two readings, each in ns of a whole run, again and again; as many as `seconds` allow, from 5 to 41; who goes first changes."""
    def turn(swapped=False):
        if swapped:
            second = theirs()
            return mine(), second
        return mine(), theirs()
    start = time.perf_counter()
    turn()
    spent = time.perf_counter() - start
    while time.perf_counter() - start < warmed:
        began = time.perf_counter()
        turn()
        spent = time.perf_counter() - began
    return [turn(number % 2 == 1) for number in range(min(41, max(5, round(seconds / spent))))]


def in_turns(mine, theirs, seconds: float) -> list[tuple[float, float]]:
    def readings(call):                                 # half a millisecond each
        repeats = max(1, round(5e5 / min(timed(call, 1) for _ in range(3))))
        return lambda: timed(call, repeats)
    return rounds_of(readings(mine), readings(theirs), WARM, seconds)


def tick_times(mine, theirs, seconds: float) -> list[tuple[float, float]]:
    """The same for two (opened, columns); a fresh stream for each reading, opened outside of its time."""
    def reading(opened, columns):
        update = opened()
        return timed(lambda: feed(update, columns), 1)
    return rounds_of(lambda: reading(*mine), lambda: reading(*theirs), WARM, seconds)


# -- rows -----------------------------------------------------------------------------------------

class Bench:
    def __init__(self, modules: dict[str, object], skipped: dict[str, str], seconds: float, check: bool):
        import tacho
        self.tacho, self.modules, self.skipped = tacho, {**modules, "tacho": tacho}, skipped
        self.seconds, self.check = seconds, check

    def row(self, row: Row, kind: str, setting: Setting) -> dict | None:
        calls = getattr(row, kind)
        peers = [peer for peer in calls if peer != "tacho" and MODULE_OF.get(peer, peer) in self.modules]
        if not peers:
            return None
        bars = setting.bars - (HISTORY if kind == "tick" else 0)
        names = [output["name"] for output in self.tacho.indicator(row.indicator)["outputs"]]
        side = self.array_side if kind == "array" else self.tick_side
        mine, ours = side("tacho", calls["tacho"], setting)
        ours = by_name(ours, calls["tacho"], names, bars)
        times, found = [], []
        for peer in peers:
            try:
                theirs, values = side(peer, calls[peer], setting)
                values = by_name(values, calls[peer], names, bars)
                entry = {"peer": peer, "difference": difference(ours, values), "settled": difference(ours, values, bars // 2)}
                if not self.check:
                    pairs = (in_turns if kind == "array" else tick_times)(mine, theirs, self.seconds)
                    times += [a / bars for a, _ in pairs]
                    entry["ns"] = statistics.median(b for _, b in pairs) / bars
                    entry["ratio"] = statistics.median(b / a for a, b in pairs)
                found.append(entry)
            except KeyboardInterrupt:
                raise
            except BaseException as error:              # one call that fails is one peer less; panics of Rust are no Exceptions
                self.skipped[f"{peer}: {row.indicator} ({kind})"] = f"{type(error).__name__}: {error}"
        return {"indicator": row.indicator, "settings": row.settings, "call": kind, "bars": bars,
                "tacho_ns": statistics.median(times) if times else None, "peers": found} if found else None

    def array_side(self, peer: str, call: Call, setting: Setting):
        run = setting.array_call(peer, call)
        return run, outputs_of(run())

    def tick_side(self, peer: str, call: Call, setting: Setting):
        opened, columns = setting.tick_feeder(call)
        return (opened, columns), outputs_of_ticks(opened(), columns)


def tell(row: dict) -> None:
    """One line for who waits."""
    def one(entry):
        same = entry["settled"] if entry["settled"] is not None else float("nan")
        ratio = f" {entry['ratio']:.2f}" if "ratio" in entry else ""
        return f"{entry['peer']}{ratio} ({entry['difference'] if entry['difference'] is not None else float('nan'):.0e}, {same:.0e})"
    mine = f" {row['tacho_ns']:.2f} ns" if row["tacho_ns"] else ""
    print(f"{row['call']} {row['bars']} {row['indicator']} {row['settings']}{mine}: " + ", ".join(map(one, row["peers"])), file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few readings of each pair, for a look")
    parser.add_argument("--check", action="store_true", help="agreement alone, nothing is timed")
    parser.add_argument("--only", default="", help="indicators, with commas between")
    parser.add_argument("--bars", default="20000,1000000", help="lengths of arrays, with commas between")
    options = parser.parse_args()
    warnings.simplefilter("ignore")

    modules, skipped = import_peers()
    bench = Bench(modules, skipped, 0.05 if options.quick else 0.3, options.check)
    rows = [row for row in read_pairings(PAIRINGS) if not options.only or row.indicator in options.only.split(",")]
    results = []
    gc.disable()
    for kind, bars in [("array", int(bars)) for bars in options.bars.split(",")] + [("tick", 20_000 + HISTORY)]:
        setting = Setting(bench.modules, bars)
        for row in rows:
            if result := bench.row(row, kind, setting):
                results.append(result)
                tell(result)
            gc.collect()
    json.dump({"machine": machine(bench.tacho.kernels()[0]), "versions": versions(modules), "skipped": skipped, "rows": results},
              sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
