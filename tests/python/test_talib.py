"""tacho.talib is held against the talib package: numbers, first bars, dtypes, errors, the abstract interface, settings."""

from __future__ import annotations

import contextvars
import inspect
import pickle
import re
import threading
import warnings
from pathlib import Path
from typing import Any

import numpy
import pytest

import tacho.talib as ours
from tacho.talib import _call, _table

real = pytest.importorskip("talib")
from talib import abstract as real_abstract  # noqa: E402

ROWS = _table.rows()
NAMES = [name for name in ROWS if hasattr(real, name)]
TOLERANCE = 1e-9  # relative, beside ...
ROUNDING = 1e-12  # ... so much of the largest number that goes in or comes out: differences of prices are rounded like prices
DRAWS = 30
PERIODS_UP_TO = 40


# -- data -----------------------------------------------------------------------------------------


def bars(kind: str, n: int, seed: int) -> dict[str, numpy.ndarray]:
    """Bars of a market: a walk; whole numbers, full of ties; one with flat stretches; one with gaps."""
    rng = numpy.random.default_rng(seed)
    if kind == "grid":
        close = 100.0 + numpy.cumsum(rng.integers(-2, 3, n))
        opened = close + rng.integers(-2, 3, n)
        above, below = rng.integers(0, 3, n), rng.integers(0, 3, n)
    else:
        moves = rng.normal(0, 0.01, n)
        if kind == "flat":
            moves[(numpy.arange(n) // 50) % 2 == 1] = 0
        if kind == "gaps":
            moves += (rng.random(n) < 0.1) * rng.normal(0, 0.1, n)
        close = 100 * numpy.exp(numpy.cumsum(moves))
        opened = numpy.concatenate([close[:1], close[:-1]]) * (1 + (kind != "flat") * rng.normal(0, 0.004, n))
        above, below = ((kind != "flat") * close * numpy.abs(rng.normal(0, 0.005, n)) * (rng.random(n) < 0.8) for _ in "ab")
    return {
        "open": opened,
        "high": numpy.maximum(opened, close) + above,
        "low": numpy.minimum(opened, close) - below,
        "close": close,
        "volume": rng.integers(kind != "grid", 1000, n).astype(float),
        "periods": rng.integers(1, 40, n).astype(float),
    }


KINDS = ("walk", "grid", "flat", "gaps")
MARKETS = {kind: bars(kind, 400, seed) for seed, kind in enumerate(KINDS)}
UNIT = ("ACOS", "ASIN")  # of numbers from -1 to 1


def inputs(name: str, market: dict[str, numpy.ndarray]) -> list[numpy.ndarray]:
    taken = {"real": "close", "real0": "close", "real1": "open"}
    arrays = [market[taken.get(key, key)] for key in ROWS[name].arguments]
    if name in UNIT:
        return [numpy.sin(array) for array in arrays]
    if name in ("EXP", "SINH", "COSH"):
        return [array / 50 for array in arrays]
    return arrays


def draw(name: str, rng: numpy.random.Generator) -> dict[str, Any]:
    """Parameters at random."""
    drawn: dict[str, Any] = {}
    for p in ROWS[name].parameters:
        if p.is_average:
            choices = _call._takes(ROWS[name].indicator)[p.tacho]["choices"]
            drawn[p.name] = int(rng.choice([k for k, (_, _, id) in enumerate(_table.AVERAGES[:9]) if id in choices]))
        elif isinstance(p.default, int):
            drawn[p.name] = int(rng.integers(1, PERIODS_UP_TO))
        elif name == "T3":
            drawn[p.name] = float(rng.uniform(0, 1))
        elif name == "MAMA":
            drawn[p.name] = float(rng.uniform(0.01, 0.99))
        elif name in ("SAR", "SAREXT"):
            drawn[p.name] = float(rng.uniform(0, 0.4)) if p.name != "startvalue" else float(rng.choice([0, 90, -110]))
        elif p.name == "percentile":
            drawn[p.name] = float(rng.uniform(0, 100))
        else:
            drawn[p.name] = float(rng.uniform(0.1, 4))
    return drawn


# -- deviations -----------------------------------------------------------------------------------

PAGE = Path(__file__).parents[2] / "docs" / "talib.md"


# -- numbers --------------------------------------------------------------------------------------


def both(name: str, arrays: list[numpy.ndarray], given: dict[str, Any]) -> tuple[Any, Any]:
    """What each gives: arrays, or the kind of the error."""
    found = []
    for module in (ours, real):
        try:
            result = getattr(module, name)(*arrays, **given)
            found.append(result if isinstance(result, tuple) else (result,))
        except Exception as error:
            found.append(re.sub(r"^(.*?\(TA_BAD_PARAM\)).*$", r"\1", str(error)))
    return found[0], found[1]


def difference(name: str, arrays: list[numpy.ndarray], given: dict[str, Any]) -> str:
    """Where ours and TA-Lib's differ, in words; empty if they agree."""
    mine, theirs = both(name, arrays, given)
    if isinstance(mine, str) or isinstance(theirs, str):
        return "" if isinstance(mine, str) and mine == theirs else f"ours: {mine!s:.200}, TA-Lib's: {theirs!s:.200}"
    for output, a, b in zip(ROWS[name].outputs, mine, theirs):
        if a.dtype != b.dtype or a.shape != b.shape:
            return f"{output.name}: {a.dtype}{a.shape} instead of {b.dtype}{b.shape}"
        if a.dtype == numpy.int32:
            wrong = a != b
        else:
            scale = max(float(numpy.nanmax(numpy.abs(x), initial=0)) for x in [*arrays, b])
            with numpy.errstate(invalid="ignore"):
                close = numpy.abs(a - b) <= TOLERANCE * numpy.maximum(numpy.abs(a), numpy.abs(b)) + ROUNDING * scale
            wrong = ~(close | (a == b) | (numpy.isnan(a) & numpy.isnan(b)))
        if wrong.any():
            at = int(numpy.argmax(wrong))
            return f"{output.name}, bar {at} of {len(a)} ({int(wrong.sum())} differ): {a[at]!r} instead of {b[at]!r}"
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_numbers(name):
    rng = numpy.random.default_rng(sum(map(ord, name)))
    trials: list[dict[str, Any]] = [{}] + [draw(name, rng) for _ in range(DRAWS if ROWS[name].parameters else 0)]
    problems = []
    for number, given in enumerate(trials):
        for kind in KINDS if number == 0 else [KINDS[number % len(KINDS)]]:
            why = difference(name, inputs(name, MARKETS[kind]), given)
            if why:
                problems.append(f"{kind} {given}: {why}")
    assert not problems, f"{len(problems)} of {len(trials) + 3}:\n" + "\n".join(problems[:5])
