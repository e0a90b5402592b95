"""The C API, by ctypes from the extension itself, which exports it; and data for every indicator."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy

import tacho
from tacho import _tacho

CATALOGUE = tacho.indicators()
NAMES = [entry["name"] for entry in CATALOGUE]
BY_NAME = dict(zip(NAMES, CATALOGUE))
SEVERAL_INPUTS = [name for name in NAMES if len(BY_NAME[name]["inputs"]) > 1]
SEVERAL_OUTPUTS = [name for name in NAMES if len(BY_NAME[name]["outputs"]) > 1]
POLICIES = ["skip", "propagate"]


class Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("missing", ctypes.c_int), ("level", ctypes.c_char_p)]


core = ctypes.CDLL(_tacho.__file__)
core.tacho_find.restype = ctypes.c_void_p


def presets(name: str) -> numpy.ndarray:
    values = []
    for p in BY_NAME[name]["parameters"]:
        values.append(p["choices"].index(p["default"]) if "choices" in p else p["default"])
    return numpy.array(values or [0], float)


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def market(bars: int, seed: int = 0, missing: float = 0.0) -> dict[str, numpy.ndarray]:
    """Series that can stand for any input."""
    rng = numpy.random.default_rng(seed)
    close = 100 * numpy.exp(numpy.cumsum(rng.normal(0, 0.01, bars)))
    open_ = close * (1 + rng.normal(0, 0.002, bars))
    high = numpy.maximum(open_, close) * (1 + abs(rng.normal(0, 0.003, bars)))
    low = numpy.minimum(open_, close) * (1 - abs(rng.normal(0, 0.003, bars)))
    series = {"open": open_, "high": high, "low": low, "close": close, "volume": numpy.floor(rng.uniform(1e3, 1e5, bars)), "real": close}
    for values in series.values():
        values[rng.random(bars) < missing] = numpy.nan
    return series


def inputs(name: str, bars: int = 1100, seed: int = 0, missing: float = 0.0) -> list[numpy.ndarray]:
    series = market(bars, seed, missing)
    other = market(bars, seed + 1, missing)["close"]
    return [series.get(key, other) for key in BY_NAME[name]["inputs"]]


def run(name: str, data: list[numpy.ndarray], level: str | None = None, nan: str = "skip", parameters: Any = None) -> list[numpy.ndarray]:
    """tacho_run, through pointers: one array for each output."""
    outputs = [numpy.empty(len(data[0])) for _ in BY_NAME[name]["outputs"]]
    pointers = [(ctypes.c_void_p * len(arrays))(*(a.ctypes.data for a in arrays)) for arrays in (data, outputs)]
    values = presets(name) if parameters is None else numpy.array(parameters, float)
    options = Options(ctypes.sizeof(Options), ["skip", "propagate", "raise"].index(nan), level.encode() if level else None)
    row = ctypes.c_void_p(core.tacho_find(name.encode()))
    status = core.tacho_run(row, ctypes.c_void_p(values.ctypes.data), ctypes.byref(options), ctypes.c_size_t(len(data[0])), *pointers, None)
    assert status == 0, status
    return outputs


def columns(result: Any) -> list[numpy.ndarray]:
    """The outputs of a result, as arrays."""
    return [numpy.asarray(r) for r in result] if isinstance(result, (tuple, list)) else [numpy.asarray(result)]


def same(a: Any, b: Any) -> bool:
    """Bit for bit (any NaN is like any other)."""
    a, b = numpy.asarray(a), numpy.asarray(b)
    nan = numpy.isnan(a)
    return a.shape == b.shape and bool((nan == numpy.isnan(b)).all()) and numpy.where(nan, 0, a).tobytes() == numpy.where(nan, 0, b).tobytes()


def all_same(a: Any, b: Any) -> bool:
    a, b = columns(a), columns(b)
    return len(a) == len(b) and all(map(same, a, b))
