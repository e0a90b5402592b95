"""Tacho beside TA-Lib's Python package, in one process, in turns: ns per bar at two sizes, median of the ratios.

    pip install TA-Lib numpy        (a development dependency of this bench alone)
    python bench/beside_talib.py [build/libtacho.so]
"""
import ctypes
import statistics
import sys
import time

import numpy
import talib

library = ctypes.CDLL(sys.argv[1] if len(sys.argv) > 1 else "build/libtacho.so")
library.tacho_find.restype = ctypes.c_void_p
library.tacho_find.argtypes = [ctypes.c_char_p]
library.tacho_run.argtypes = [ctypes.c_void_p] * 3 + [ctypes.c_size_t] + [ctypes.c_void_p] * 3

PAIRS = [  # ours, its parameters, TA-Lib's function, inputs
    ("sma", [30], lambda o, h, l, c, v: talib.SMA(c, 30), "c"),
    ("ema", [30, 1], lambda o, h, l, c, v: talib.EMA(c, 30), "c"),
    ("wma", [30], lambda o, h, l, c, v: talib.WMA(c, 30), "c"),
    ("kama", [30, 2, 30, 1], lambda o, h, l, c, v: talib.KAMA(c, 30), "c"),
    ("bbands", None, lambda o, h, l, c, v: talib.BBANDS(c, 20), "c"),
    ("rsi", [14, 1], lambda o, h, l, c, v: talib.RSI(c, 14), "c"),
    ("macd", None, lambda o, h, l, c, v: talib.MACD(c), "c"),
    ("atr", [14, 1], lambda o, h, l, c, v: talib.ATR(h, l, c, 14), "hlc"),
    ("adx", None, lambda o, h, l, c, v: talib.ADX(h, l, c, 14), "hlc"),
    ("cci", [14], lambda o, h, l, c, v: talib.CCI(h, l, c, 14), "hlc"),
    ("max", [30], lambda o, h, l, c, v: talib.MAX(c, 30), "c"),
    ("obv", None, lambda o, h, l, c, v: talib.OBV(c, v), "cv"),
]


def prices(bars):
    """A walk whose logarithm has mean zero."""
    random = numpy.random.default_rng(1)
    step = 0.02 * (random.random(bars) - 0.5)
    level = numpy.empty(bars)
    at = 0.0
    for i, s in enumerate(step):
        at = 0.9999 * at + s
        level[i] = at
    close = 100 * numpy.exp(level)
    opened = 100 * numpy.exp(level - step)
    spread = 1 + 0.005 * random.random(bars)
    return opened, numpy.maximum(opened, close) * spread, numpy.minimum(opened, close) / spread, close, numpy.floor(1000 * random.random(bars))


def ours(name, parameters, arrays, count):
    row = library.tacho_find(name.encode())
    inputs = (ctypes.c_void_p * len(arrays))(*[a.ctypes.data for a in arrays])
    results = [numpy.empty(len(arrays[0])) for _ in range(count)]
    outputs = (ctypes.c_void_p * count)(*[a.ctypes.data for a in results])
    values = (ctypes.c_double * 8)(*parameters) if parameters else None

    def call():
        assert library.tacho_run(row, values, None, len(arrays[0]), inputs, outputs, None) == 0
    call.keep = inputs, results, outputs, values
    return call


def timed(call, repeat):
    start = time.perf_counter_ns()
    for _ in range(repeat):
        call()
    return (time.perf_counter_ns() - start) / repeat


print(f"{'':8} {'bars':>9} {'tacho':>8} {'TA-Lib':>8} {'ratio':>7}   (ns per bar; TA-Lib {talib.__version__})")
product, terms = 1.0, 0
for bars, repeat, rounds in ((20_000, 20, 41), (1_000_000, 1, 15)):
    series = prices(bars)
    for name, parameters, theirs, inputs in PAIRS:
        arrays = [series["ohlcv".index(k)] for k in inputs]
        mine, peer = ours(name, parameters, arrays, 3), lambda: theirs(*series)
        until = time.perf_counter() + 0.05
        while time.perf_counter() < until:
            mine(), peer()
        pairs = [(timed(mine, repeat) / bars, timed(peer, repeat) / bars) for _ in range(rounds)]
        ratio = statistics.median(b / a for a, b in pairs)
        product, terms = product * ratio, terms + 1
        print(f"{name:8} {bars:9} {statistics.median(a for a, _ in pairs):8.2f} {statistics.median(b for _, b in pairs):8.2f} {ratio:7.1f}")
print(f"geometric mean of the ratios: {product ** (1 / terms):.1f}")
