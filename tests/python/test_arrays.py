"""What is read where it lies, what is converted, what comes back."""

import array
import subprocess
import sys
import tracemalloc

import numpy
import pytest
from capi import NAMES, SEVERAL_OUTPUTS, all_same, columns, inputs, same
from hypothesis import given, settings
from hypothesis import strategies as st

import tacho

X = inputs("kama", 2000)[0]
KAMA = tacho.kama(X, 10)


@pytest.mark.parametrize("name", NAMES)
def test_out_is_written_and_returned(name):
    data = inputs(name)
    expected = columns(getattr(tacho, name)(*data))
    outs = tuple(numpy.empty(len(data[0])) for _ in expected)
    before = [out.__array_interface__["data"][0] for out in outs]
    result = getattr(tacho, name)(*data, out=outs)
    returned = result if isinstance(result, tuple) else (result,)
    assert all(a is b for a, b in zip(returned, outs))
    assert [r.__array_interface__["data"][0] for r in returned] == before
    assert all_same(outs, expected)


@pytest.mark.parametrize("name", NAMES)
def test_in_place(name):
    data = inputs(name)
    expected = columns(getattr(tacho, name)(*data))
    outs = (data[0], *(None for _ in expected[1:]))
    result = getattr(tacho, name)(*data, out=outs)
    assert columns(result)[0] is data[0] or same(data[0], expected[0])
    assert all_same(result, expected)


def test_input_is_read_by_its_own_address():
    """Only who reads the caller's buffer itself can find that `out` lies across it; what was converted lies elsewhere."""
    memory = numpy.concatenate([X, X])
    with pytest.raises(ValueError, match="overlaps"):
        tacho.kama(memory[:1000], 10, out=memory[1:1001])
    with pytest.raises(ValueError, match="overlaps"):
        tacho.kama(memory[1:1001], 10, out=memory[:1000])
    strided = memory[:2000:2]
    expected = tacho.kama(strided.copy(), 10)
    assert same(tacho.kama(strided, 10, out=memory[1:1001]), expected)


def test_result_owns_the_only_memory_that_was_allocated():
    bars = 1_000_000
    x = numpy.cumsum(numpy.ones(bars))
    tacho.kama(x)
    tracemalloc.start()
    try:
        result = tacho.kama(x)
        size, peak = tracemalloc.get_traced_memory()
        assert result.flags.owndata and result.base is None
        assert 8 * bars <= peak < 8 * bars + 4096
        tracemalloc.reset_peak()
        tacho.kama(x, out=result)
        assert tracemalloc.get_traced_memory()[1] - size < 4096
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_peak_memory_of_ten_million_bars():
    code = """
import numpy, tacho
def peak():
    open("/proc/self/clear_refs", "w").write("5")
def high_water():
    return next(int(l.split()[1]) for l in open("/proc/self/status") if l.startswith("VmHWM"))
x = numpy.full(10_000_000, 1.5)
tacho.kama(x[:5000])
before = high_water()
result = tacho.kama(x)
print(high_water() - before - result.nbytes // 1024)
"""
    more = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert more < 1024


def test_input_is_left_alone():
    x = X.copy()
    x.flags.writeable = False
    assert same(tacho.kama(x, 10), KAMA) and same(x, X)


@pytest.mark.parametrize("dtype", ["f4", "f2", ">f8", "<f8", ">f4", "i1", "i2", "i4", "i8", ">i4", "u1", "u8", "g", "?", "O"])
def test_dtypes(dtype):
    x = numpy.floor(X / 2).astype(dtype)
    assert same(tacho.kama(x, 10), tacho.kama(x.astype(float), 10))


@pytest.mark.parametrize("dtype", ["c16", "U5", "S5", "M8[s]", "m8[s]", "V8"])
def test_dtypes_refused(dtype):
    with pytest.raises(TypeError, match="kama: data must hold numbers"):
        tacho.kama(numpy.zeros(100, dtype), 10)


def test_sequences():
    for sequence in (X.tolist(), tuple(X.tolist()), array.array("d", X), memoryview(X), range(2000)):
        assert same(tacho.kama(sequence, 10), tacho.kama(numpy.array(sequence), 10))
    holed = [None if k == 50 else v for k, v in enumerate(X.tolist())]
    assert numpy.isnan(tacho.kama(holed, 10)[50])


def test_masked_arrays_and_subclasses():
    class Mine(numpy.ndarray):
        pass

    masked = numpy.ma.masked_array(X, numpy.arange(len(X)) % 7 == 0)
    assert same(tacho.kama(masked, 10), tacho.kama(numpy.where(masked.mask, numpy.nan, X), 10))
    assert type(tacho.kama(X.view(Mine), 10)) is numpy.ndarray


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 20), step=st.integers(-4, 4).filter(bool), offset=st.integers(0, 7))
def test_strides_and_alignment(start, step, offset):
    x = X[start if step > 0 else len(X) - 1 - start :: step]
    expected = tacho.kama(x.copy(), 10)
    assert same(tacho.kama(x, 10), expected)
    raw = bytearray(x.nbytes + 8)
    shifted = numpy.frombuffer(raw, "f8", len(x), offset)
    shifted[:] = x
    assert same(tacho.kama(shifted, 10), expected)


def test_unusable_out():
    for out, error in [
        (numpy.empty(3), ValueError), (numpy.empty(len(X), "f4"), TypeError), (numpy.empty(len(X), ">f8"), TypeError),
        (numpy.empty(2 * len(X))[::2], ValueError), ([0.0] * len(X), TypeError), (numpy.empty((len(X), 1)), ValueError),
        ((numpy.empty(len(X)),) * 2, ValueError),
    ]:  # fmt: skip
        with pytest.raises(error, match="kama: "):
            tacho.kama(X, 10, out=out)
    fixed = numpy.empty(len(X))
    fixed.flags.writeable = False
    with pytest.raises(ValueError, match="writeable"):
        tacho.kama(X, 10, out=fixed)
    name = SEVERAL_OUTPUTS[0]
    data = inputs(name)
    one = numpy.empty(len(data[0]))
    with pytest.raises(TypeError):
        getattr(tacho, name)(*data, out=one)
    with pytest.raises(ValueError, match="overlap"):
        getattr(tacho, name)(*data, out=(one,) * len(columns(getattr(tacho, name)(*data))))


def test_failed_call_leaves_out_alone():
    out = numpy.full(len(X), 7.0)
    holed = numpy.where(numpy.arange(len(X)) == 9, numpy.inf, X)
    with pytest.raises(ValueError, match="bar 9"):
        tacho.kama(holed, 10, nan="raise", out=out)
    assert (out == 7).all()
