"""pandas, polars, Arrow: converted once, and the result is of the kind that came in."""

import numpy
import pytest
from capi import SEVERAL_OUTPUTS, columns, inputs, same

import tacho

X = inputs("kama", 500)[0]
HOLED = numpy.where(numpy.arange(500) % 50 == 7, numpy.nan, X)
KAMA, KAMA_HOLED = tacho.kama(X, 10), tacho.kama(HOLED, 10)
HIGH, LOW, CLOSE = inputs("atr", 500)


def test_pandas():
    pandas = pytest.importorskip("pandas")
    index = pandas.date_range("2020", periods=500)
    series = pandas.Series(X, index=index, name="close")
    result = tacho.kama(series, 10)
    assert isinstance(result, pandas.Series) and result.index is index and result.name == "close" and same(result, KAMA)
    bands = tacho.bbands(series)
    assert [b.name for b in bands] == ["upper", "middle", "lower"] and bands.upper.index is index
    atr = tacho.atr(*(pandas.Series(v, index) for v in (HIGH, LOW, CLOSE)))
    assert atr.name == "atr" and same(atr, tacho.atr(HIGH, LOW, CLOSE))
    assert isinstance(tacho.atr(pandas.Series(HIGH), LOW, CLOSE.tolist()), pandas.Series)
    with pytest.raises(ValueError, match="atr: inputs with different indexes"):
        tacho.atr(pandas.Series(HIGH, index), pandas.Series(LOW), pandas.Series(CLOSE, index))
    out = numpy.empty(500)
    assert tacho.kama(series, 10, out=out) is out


def test_pandas_dtypes():
    pandas = pytest.importorskip("pandas")
    holed = pandas.Series([None if numpy.isnan(v) else v for v in HOLED], dtype="Float64")
    assert same(tacho.kama(holed, 10), KAMA_HOLED)
    whole = pandas.Series(X.astype(int))
    for dtype in ("int64", "Int32", "float32"):
        assert same(tacho.kama(whole.astype(dtype), 10), tacho.kama(X.astype(int), 10))
    for wrong in (pandas.Series(["1"] * 50), pandas.Series(pandas.date_range("2020", periods=50)), pandas.Series(["a", "b"] * 25, dtype="category")):
        with pytest.raises(TypeError, match="^kama: data"):
            tacho.kama(wrong, 10)
    with pytest.raises(TypeError, match="kama: data: a column is wanted, not a DataFrame"):
        tacho.kama(pandas.DataFrame({"a": X}), 10)


def test_polars():
    polars = pytest.importorskip("polars")
    result = tacho.kama(polars.Series("close", X), 10)
    assert isinstance(result, polars.Series) and result.name == "close" and same(result.to_numpy(), KAMA)
    holed = polars.Series([None if numpy.isnan(v) else v for v in HOLED])
    assert same(tacho.kama(holed, 10).to_numpy(), KAMA_HOLED)
    chunked = polars.concat([polars.Series(X[:100]), polars.Series(X[100:])], rechunk=False)
    assert same(tacho.kama(chunked, 10).to_numpy(), KAMA)
    assert same(tacho.kama(polars.Series(X.astype(int)), 10).to_numpy(), tacho.kama(X.astype(int), 10))
    assert [b.name for b in tacho.bbands(polars.Series("close", X))] == ["upper", "middle", "lower"]
    for wrong in (polars.Series(["1"] * 50), polars.DataFrame({"a": X}), polars.col("a")):
        with pytest.raises(TypeError, match="^kama: data"):
            tacho.kama(wrong, 10)


def test_pyarrow():
    pyarrow = pytest.importorskip("pyarrow", "15")
    result = tacho.kama(pyarrow.array(X), 10)
    assert isinstance(result, pyarrow.Array) and same(result.to_numpy(), KAMA)
    nulls = [None if numpy.isnan(v) else v for v in HOLED]
    for array in (pyarrow.array(nulls), pyarrow.chunked_array([nulls[:99], nulls[99:]]), pyarrow.array([1.0, None] + nulls)[2:]):
        assert same(tacho.kama(array, 10).to_numpy(zero_copy_only=False), KAMA_HOLED)
    for kind in ("int8", "uint8", "int16", "int32", "uint64", "int64", "float32", "float16"):
        values = (X % 100).astype(kind)
        array = pyarrow.array(values, getattr(pyarrow, kind)())
        assert same(tacho.kama(array, 10).to_numpy(), tacho.kama(values, 10))
        assert same(tacho.kama(array.slice(13), 10).to_numpy(), tacho.kama(values[13:], 10))
    flags = X > X.mean()
    assert same(tacho.kama(pyarrow.array(flags)[5:], 10).to_numpy(), tacho.kama(flags[5:], 10))
    for wrong in (pyarrow.array(["a"] * 50), pyarrow.table({"a": X})):
        with pytest.raises(TypeError, match="^kama: data: Arrow data of format"):
            tacho.kama(wrong, 10)


def test_arrow_is_read_where_it_lies():
    pyarrow = pytest.importorskip("pyarrow", "15")
    from tacho import _tacho

    array = pyarrow.array(X)[3:]
    taken = _tacho.import_arrow(array)
    assert taken.__array_interface__["data"][0] == array.buffers()[1].address + 3 * 8
    assert not taken.flags.writeable and not taken.flags.owndata
    del array
    assert same(taken, X[3:])


def test_arrow_without_pyarrow():
    """Whoever speaks the PyCapsule interface is understood, and answered in it."""
    from tacho import _tacho

    class Exporter:
        def __arrow_c_array__(self, requested_schema=None):
            return _tacho.ArrowColumn(X).__arrow_c_array__()

    result = tacho.kama(Exporter(), 10)
    assert isinstance(result, _tacho.ArrowColumn) and same(result.to_numpy(), KAMA) and len(result) == len(X)
    assert same(tacho.ema(result), tacho.ema(KAMA))
    nanoarrow = pytest.importorskip("nanoarrow")
    assert same(numpy.array(nanoarrow.Array(result).to_pylist()), KAMA)
    assert same(tacho.kama(nanoarrow.Array(X.tolist(), nanoarrow.float64()), 10).to_numpy(), KAMA)


def test_arro3():
    arro3 = pytest.importorskip("arro3.core")
    result = tacho.kama(arro3.Array(X), 10)
    assert isinstance(result, arro3.Array) and same(result.to_numpy(), KAMA)


@pytest.mark.parametrize("name", SEVERAL_OUTPUTS)
def test_several_outputs(name):
    pandas = pytest.importorskip("pandas")
    data = inputs(name)
    result = getattr(tacho, name)(*(pandas.Series(d) for d in data))
    assert type(result) is type(getattr(tacho, name)(*data)) and all(isinstance(r, pandas.Series) for r in result)
    assert all(map(same, columns(result), columns(getattr(tacho, name)(*data))))
