"""Sweeps: each row is the single call's."""

import itertools
import signal
import subprocess
import sys
import time

import numpy
import pytest
from capi import BY_NAME, NAMES, all_same, columns, inputs, same

import tacho

X = inputs("kama", 2500)[0]


def some_values(p):
    if "choices" in p:
        return p["choices"][:2]
    if p["type"] == "integer":
        return sorted({p["default"], min(p["default"] + 3, int(p["max"]))})
    return [p["default"]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("threads", [0, 1, 3])
def test_rows_are_single_calls(name, threads):
    data, parameters = inputs(name, 1200), BY_NAME[name]["parameters"]
    values = [some_values(p) for p in parameters]
    result = getattr(tacho, f"{name}_batch")(*data, threads=threads, **{f"{p['name']}_range": v for p, v in zip(parameters, values)})
    rows = list(itertools.product(*values))
    outputs = [o["name"] for o in BY_NAME[name]["outputs"]]
    keys = outputs if len(outputs) > 1 else ["values"]
    assert list(result) == keys + [p["name"] + "s" for p in parameters]
    for k, row in enumerate(rows):
        single = getattr(tacho, name)(*data, **{p["name"]: v for p, v in zip(parameters, row)})
        assert all_same([result[key][k] for key in keys], columns(single))
        assert [result[p["name"] + "s"][k] for p in parameters] == list(row)


def test_ranges():
    grid = tacho.kama_batch(X, period_range=(5, 20, 5))
    assert grid["periods"].tolist() == [5, 10, 15, 20] and grid["periods"].dtype == numpy.int64
    assert same(grid["values"][2], tacho.kama(X, 15)) and grid["values"].flags.owndata and grid["values"].flags.c_contiguous
    assert tacho.kama_batch(X, 7)["periods"].tolist() == [7]
    assert tacho.kama_batch(X)["periods"].tolist() == [30]
    assert tacho.kama_batch(X, [9, 4])["periods"].tolist() == [9, 4]
    assert tacho.kama_batch(X, numpy.array([9, 4]))["periods"].tolist() == [9, 4]
    grid = tacho.alma_batch(X, (5, 7, 1), (0.5, 0.9, 0.1))
    assert same(grid["offsets"][:5], 0.5 + numpy.arange(5) * 0.1) and grid["periods"].tolist() == [5] * 5 + [6] * 5 + [7] * 5
    assert tacho.bbands_batch(X, ma_type_range=("sma", "ema"))["ma_types"].tolist() == ["sma", "ema"]


def test_wrong_ranges():
    for wrong in ((5, 20), (5, 20, 0), (20, 5, 1), (), [], (1, 20, 1), [3, 0]):
        with pytest.raises(ValueError, match="^kama: "):
            tacho.kama_batch(X, wrong)
    for wrong in ("5", (5, "20", 1), [None]):
        with pytest.raises(TypeError, match="^kama: period must be an integer"):
            tacho.kama_batch(X, wrong)
    with pytest.raises(ValueError, match="kama_batch: the input must have 1 dimension"):
        tacho.kama_batch(numpy.ones((3, 100)))
    for threads in (-1, 5000):
        with pytest.raises(ValueError, match="kama: invalid threads"):
            tacho.kama_batch(X, threads=threads)
    with pytest.raises(TypeError, match="threads"):
        tacho.kama_batch(X, threads=1.5)
    with pytest.raises(MemoryError):
        tacho.kama_batch(X, (2, 100000, 1), fast_range=(1, 100000, 1), slow_range=(1, 100000, 1))


def test_short():
    assert numpy.isnan(tacho.kama_batch(X[:20], (10, 30, 10))["values"][1:]).all()
    with pytest.raises(ValueError, match="kama: not enough valid bars: 31 needed, 20 given"):
        tacho.kama_batch(X[:20], (30, 50, 10))
    assert tacho.kama_batch(X[:20], (30, 50, 10), short="nan")["values"].shape == (3, 20)
    assert tacho.kama_batch(X[:0], (30, 50, 10), short="nan")["values"].shape == (3, 0)


def test_progress():
    parts = []
    tacho.kama_batch(X, (5, 300, 1), progress=parts.append)
    assert parts[-1] == 1 and parts == sorted(parts) and all(0 <= part <= 1 for part in parts)

    class Enough(Exception):
        pass

    def stop(part):
        raise Enough

    with pytest.raises(Enough):
        tacho.kama_batch(X, (5, 300, 1), progress=stop)
    with pytest.raises(TypeError, match="progress"):
        tacho.kama_batch(X, progress=3)


def test_bar(capsys):
    pytest.importorskip("tqdm")
    tacho.kama_batch(X, (5, 50, 1), progress=True)
    assert "100%" in capsys.readouterr().err


def test_interrupt():
    code = """
import numpy, tacho
x = numpy.cumsum(numpy.random.default_rng(1).normal(size=1000))
big = numpy.tile(x, 200)
print("ready", flush=True)
try:
    for _ in range(50): tacho.kama_batch(big, (2, 200, 1), threads=1)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(0.3)
    start = time.monotonic()
    child.send_signal(signal.SIGINT)
    assert child.communicate(timeout=60)[0] == "interrupted\n"
    assert time.monotonic() - start < 5
