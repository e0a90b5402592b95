"""What a call from Python costs beyond the same call from C, measured in one run.

    python bench/python_overhead.py [REPETITIONS]

The C side is the extension itself: it exports the C API, and a loop of C, compiled here with `cc` and opened with
ctypes, calls its tacho_run and tacho_stream_update by their addresses.  So both sides run the same machine code on the
same arrays.  Times are the least of many rounds, the two sides taking turns.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable

import numpy

import tacho
from tacho import _tacho

LOOP = r"""
#include <time.h>
#include "tacho.h"
typedef tacho_status run(const tacho_indicator *, const double *, const tacho_options *, size_t, const double *const *, double *const *, tacho_error *);
typedef tacho_status tick(tacho_stream *, const double *, double *, tacho_error *);
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec; }
double time_run(run *call, const tacho_indicator *row, const double *parameters, size_t bars, const double *in, double *out, long times)
{
    tacho_error error;
    double start = now();
    for (long k = 0; k < times; k++) call(row, parameters, NULL, bars, &in, &out, &error);
    return (now() - start) / (double)times;
}
double time_tick(tick *call, tacho_stream *stream, const double *in, long times)
{
    tacho_error error;
    double out[32], start = now();
    for (long k = 0; k < times; k++) call(stream, &in[k], out, &error);
    return (now() - start) / (double)times;
}
"""


def compiled() -> ctypes.CDLL:
    folder = Path(tempfile.mkdtemp())
    (folder / "loop.c").write_text(LOOP)
    include = Path(__file__).resolve().parent.parent / "include"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", f"-I{include}", "-o", folder / "loop.so", folder / "loop.c"], check=True)
    loop = ctypes.CDLL(str(folder / "loop.so"))
    loop.time_run.restype = loop.time_tick.restype = ctypes.c_double
    return loop


def address(array: numpy.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


def python_time(call: Callable[[], object], times: int) -> float:
    clock = time.perf_counter
    rounds = range(times)
    start = clock()
    for _ in rounds:
        call()
    return (clock() - start) / times


def turns(sides: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(rounds):
        for name, side in sides.items():
            best[name] = min(best[name], side())
    return best


def main(rounds: int) -> None:
    core, loop = ctypes.CDLL(_tacho.__file__), compiled()
    core.tacho_find.restype = ctypes.c_void_p
    core.tacho_stream_new.restype = ctypes.c_void_p
    row = ctypes.c_void_p(core.tacho_find(b"kama"))
    run, tick = (ctypes.cast(f, ctypes.c_void_p) for f in (core.tacho_run, core.tacho_stream_update))
    try:
        import talib
    except ImportError:
        talib = None
    print(f"python {sys.version.split()[0]}, numpy {numpy.__version__}, kernel {_tacho.level()}, talib {getattr(talib, '__version__', 'not there')}")

    for bars, period, times in ((16, 5, 20000), (16, 30, 20000), (1000, 30, 3000), (1_000_000, 30, 1)):
        close = 100 + numpy.cumsum(numpy.random.default_rng(1).normal(size=bars))
        out = numpy.empty(bars)
        preset = numpy.array([p["default"] if not isinstance(p["default"], str) else 0 for p in _tacho.catalogue("kama")["parameters"]], float)
        preset[0] = period

        kama, kept = tacho.kama, numpy.empty(bars)
        sides = {
            "C": lambda: loop.time_run(run, row, address(preset), ctypes.c_size_t(bars), address(close), address(out), ctypes.c_long(times)),
            "tacho": lambda: python_time(lambda: kama(close, period, short="nan"), times),
            "tacho, out=": lambda: python_time(lambda: kama(close, period, short="nan", out=kept), times),
            "nothing": lambda: python_time(lambda: None, times),
        }
        if talib:
            sides["talib"] = lambda: python_time(lambda: talib.KAMA(close, timeperiod=period), times)
        best = turns(sides, rounds if bars < 100000 else 4 * rounds)
        empty = best.pop("nothing")
        print(f"kama({period}), {bars} bars: C {best['C'] * 1e9:.0f} ns")
        for name in list(best)[1:]:
            mine = best[name] - empty
            print(f"    {name:<12} {mine * 1e9:10.0f} ns: {(mine - best['C']) * 1e9:+9.0f} ns, {100 * (mine / best['C'] - 1):+.2f} %")

    bars = 200_000
    close = 100 + numpy.cumsum(numpy.random.default_rng(1).normal(size=bars))
    floats = close.tolist()
    handle = ctypes.c_void_p(core.tacho_stream_new(row, None, None, None))
    stream = tacho.KamaStream()
    update = stream.update

    def from_python() -> float:
        start = time.perf_counter()
        for price in floats:
            update(price)
        return (time.perf_counter() - start) / bars

    def empty_loop() -> float:
        start = time.perf_counter()
        for price in floats:
            pass
        return (time.perf_counter() - start) / bars

    best = turns({"C": lambda: loop.time_tick(tick, handle, address(close), ctypes.c_long(bars)), "tacho": from_python, "loop": empty_loop}, rounds)
    mine = best["tacho"] - best["loop"]
    print(f"KamaStream.update: C {best['C'] * 1e9:.1f} ns, tacho {mine * 1e9:.1f} ns: {(mine - best['C']) * 1e9:+.1f} ns")

    code = "import numpy, time; t = time.perf_counter(); import tacho; print(1000 * (time.perf_counter() - t))"
    times_ms = sorted(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(7))
    print(f"import tacho, beyond numpy: {times_ms[0]:.1f} ms at best, {times_ms[3]:.1f} ms in the middle")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
