"""Two dimensions: every line is a series of its own, whatever the layout."""

import numpy
import pytest
from capi import NAMES, all_same, columns, inputs, same
from hypothesis import given, settings
from hypothesis import strategies as st

import tacho


def panel(name, series, bars, missing=0.0):
    lines = [inputs(name, bars, seed, missing) for seed in range(series)]
    return [numpy.stack([line[k] for line in lines]) for k in range(len(lines[0]))]


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_series(name):
    data = panel(name, 11, 1100)
    function = getattr(tacho, name)
    expected = [columns(function(*(d[k] for d in data))) for k in range(11)]
    layouts = {
        "rows": (data, -1),
        "time first": ([d.T.copy() for d in data], 0),
        "transposed view": ([d.T for d in data], 0),
        "fortran": ([numpy.asfortranarray(d) for d in data], 1),
        "mixed": ([d if k % 2 else numpy.asfortranarray(d) for k, d in enumerate(data)], 1),
        "strided": ([numpy.repeat(d, 2, axis=1)[:, ::2] for d in data], 1),
        "backwards": ([d[::-1, ::-1].copy()[::-1, ::-1] for d in data], 1),
        "float32": ([d.astype("f4").astype("f8") for d in data], 1),
    }
    for layout, (arrays, axis) in layouts.items():
        result = columns(function(*arrays, axis=axis))
        for got in result:
            assert got.shape == arrays[0].shape
        if layout == "float32":
            continue
        for k in range(11):
            assert all_same(tuple(r[k] if axis else r[:, k] for r in result), expected[k]), layout


@settings(max_examples=40, deadline=None)
@given(series=st.integers(1, 20), bars=st.integers(1, 60), time_first=st.booleans(), missing=st.sampled_from([0.0, 0.3]))
def test_any_shape(series, bars, time_first, missing):
    data = panel("macd", series, bars, missing)[0]
    result = tacho.macd(data.T.copy() if time_first else data, axis=0 if time_first else 1, short="nan")
    for k in range(series):
        assert all_same(tuple(r[:, k] if time_first else r[k] for r in result), tacho.macd(data[k], short="nan"))


def test_order_of_memory_is_kept():
    data = panel("kama", 5, 100)[0]
    assert tacho.kama(data).flags.c_contiguous
    assert tacho.kama(numpy.asfortranarray(data)).flags.f_contiguous


def test_out_and_in_place():
    data = panel("kama", 5, 100)[0]
    expected = tacho.kama(data)
    out = numpy.empty_like(data)
    assert tacho.kama(numpy.asfortranarray(data), out=out) is out and same(out, expected)
    assert tacho.kama(data, out=data) is data and same(data, expected)
    with pytest.raises(ValueError, match="overlaps"):
        tacho.kama(data[:, 1:], out=data.reshape(-1)[:495].reshape(5, 99))


def test_short_series_are_named():
    data = panel("kama", 5, 100)[0]
    data[3, 10:] = numpy.nan
    with pytest.raises(ValueError, match="kama: not enough valid bars in series 3: 31 needed, 10 given"):
        tacho.kama(data)
    data[3] = numpy.nan
    with pytest.raises(ValueError, match="kama: all values are missing in series 3"):
        tacho.kama(data)
    assert numpy.isnan(tacho.kama(data, short="nan")[3]).all()


@pytest.mark.parametrize("shape", [(0, 100), (5, 0), (0, 0)])
def test_empty(shape):
    with pytest.raises(ValueError, match="kama: empty input"):
        tacho.kama(numpy.empty(shape))
    assert tacho.kama(numpy.empty(shape), short="nan").shape == shape


def test_axis_and_dimensions():
    for axis in (2, -3):
        with pytest.raises(ValueError, match="kama: invalid axis"):
            tacho.kama(numpy.ones((3, 100)), axis=axis)
    for shape in ((), (2, 3, 4)):
        with pytest.raises(ValueError, match="1 or 2 dimensions"):
            tacho.kama(numpy.ones(shape))
    with pytest.raises(ValueError, match="different dimensions"):
        tacho.atr(numpy.ones((3, 100)), numpy.ones(100), numpy.ones(100))
    with pytest.raises(ValueError, match="different shapes: high is 3 x 100, low is 100 x 3"):
        tacho.atr(numpy.ones((3, 100)), numpy.ones((100, 3)), numpy.ones((3, 100)))
