"""Streams: the array's values bar by bar, in any mixture, through any copy."""

import copy
import pickle

import numpy
import pytest
from capi import BY_NAME, NAMES, all_same, camel, columns, inputs, same
from hypothesis import given, settings
from hypothesis import strategies as st

import tacho


def new(name, **parameters):
    return getattr(tacho, f"{camel(name)}Stream")(**parameters)


def as_rows(name, results):
    """What updates gave, as one array for each output."""
    outputs = len(BY_NAME[name]["outputs"])
    rows = [(numpy.nan,) * outputs if r is None else r if outputs > 1 else (r,) for r in results]
    return [numpy.array(column, float) for column in zip(*rows)]


@pytest.mark.parametrize("name", NAMES)
def test_updates_are_the_array(name):
    for missing in (0.0, 0.1):
        data = inputs(name, 1400, missing=missing)
        expected = columns(getattr(tacho, name)(*data))
        stream = new(name)
        results = [stream.update(*map(float, bar)) for bar in zip(*data)]
        assert all(map(same, as_rows(name, results), expected))
        assert stream.bars == int(numpy.isfinite(data).all(axis=0).sum())


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=6, deadline=None)
@given(cuts=st.lists(st.integers(0, 300), max_size=6), seed=st.integers(0, 99))
def test_any_mixture(name, cuts, seed):
    data = inputs(name, 300, seed, 0.05)
    edges = sorted({0, *cuts, 300})
    stream, parts = new(name), []
    for k, (a, b) in enumerate(zip(edges, edges[1:])):
        if k % 3 == 0:
            parts.append(columns(stream.update_many(*(d[a:b] for d in data))))
        elif k % 3 == 1:
            stream = pickle.loads(pickle.dumps(stream))
            parts.append(as_rows(name, [stream.update(*bar) for bar in zip(*(d[a:b] for d in data))]))
        else:
            twin = stream.copy()
            parts.append(columns(twin.update_many(*(d[a:b] for d in data))))
            stream.update_many(*(d[a:b] for d in data))
            assert twin.to_bytes() == stream.to_bytes()
    got = [numpy.concatenate(pieces) for pieces in zip(*parts)]
    assert all(map(same, got, columns(getattr(tacho, name)(*data, short="nan"))))


@pytest.mark.parametrize("name", NAMES)
def test_peek_copy_bytes(name):
    data = inputs(name, 400)
    stream = new(name)
    stream.update_many(*(d[:-1] for d in data))
    saved, last = stream.to_bytes(), tuple(float(d[-1]) for d in data)
    peeked = stream.peek(*last)
    assert repr(stream.peek(*last)) == repr(peeked)
    copies = [stream.copy(), copy.copy(stream), copy.deepcopy(stream), type(stream).from_bytes(saved)]
    copies += [pickle.loads(pickle.dumps(stream, p)) for p in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    value = stream.update(*last)
    assert repr(value) == repr(peeked)
    for twin in copies:
        assert type(twin) is type(stream) and twin.parameters == stream.parameters
        assert repr(twin.update(*last)) == repr(value)


@pytest.mark.parametrize("name", NAMES)
def test_warmup_and_ready(name):
    data = inputs(name, 3000)
    stream = new(name)
    assert stream.warmup == BY_NAME[name]["lookback"] and stream.bars == 0 and not stream.ready
    for k, bar in enumerate(zip(*data)):
        value = stream.update(*bar)
        assert stream.ready == (k >= stream.warmup)
        if stream.ready:
            break
    assert value is not None or "NaN" in BY_NAME[name]["text"]      # acos of a price
    assert repr(stream) == f"{camel(name)}Stream({', '.join(f'{k}={v!r}' for k, v in stream.parameters.items())})"
    assert eval(f"tacho.{stream!r}").parameters == stream.parameters


def test_what_makes_a_bar():
    stream = tacho.KamaStream(period=2)
    values = [stream.update(x) for x in (1, 2.0, numpy.float32(3), None, float("nan"), float("inf"), True)]
    assert values[:6] == [None, None, 3.0, None, None, None] and type(values[6]) is float and stream.bars == 4
    atr = tacho.AtrStream(2)
    assert [atr.update(3, 1, 2), atr.update(high=3, low=1, close=2), atr.peek(3, 1, close=2)] == [
        None if numpy.isnan(v) else v for v in tacho.AtrStream(2).update_many([3] * 3, [1] * 3, close=[2] * 3)
    ]
    for wrong in ((), (1, 2, 3, 4), (1, 2, "3"), (1, 2)):
        with pytest.raises(TypeError, match="^atr: "):
            atr.update(*wrong)
    with pytest.raises(TypeError, match="there is no input"):
        atr.update(1, 2, price=3)
    with pytest.raises(ValueError, match="missing"):
        tacho.KamaStream(nan="raise").update(None)
    assert type(tacho.MacdStream().copy()) is tacho.MacdStream


def test_policy_survives():
    stream = pickle.loads(pickle.dumps(tacho.KamaStream(nan="raise")))
    with pytest.raises(ValueError):
        stream.update(None)


def test_kernels():
    x = inputs("kama")[0]
    for kernel in ["scalar", *tacho.kernels()]:
        stream = tacho.KamaStream(10, kernel)
        assert same(stream.update_many(x), tacho.kama(x, 10))
    with pytest.raises(ValueError, match="kernel"):
        tacho.KamaStream(10, "mmx")


def test_foreign_bytes():
    good = tacho.KamaStream().to_bytes()
    for bad in (b"", b"x", good[:-1], good + b"x", good[:40] + b"\x55" + good[41:], bytes(len(good)), tacho.EmaStream().to_bytes()):
        with pytest.raises(ValueError, match="^kama: "):
            tacho.KamaStream.from_bytes(bad)
    for wrong in ("text", 3, None):
        with pytest.raises(TypeError):
            tacho.KamaStream.from_bytes(wrong)
    assert tacho.KamaStream.from_bytes(memoryview(bytearray(good))).to_bytes() == good


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damaged_bytes_do_no_harm(data):
    stream = tacho.KamaStream(5)
    stream.update_many(inputs("kama", 50)[0])
    raw = bytearray(stream.to_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        tacho.KamaStream.from_bytes(raw).update(1.0)
    except ValueError:
        pass


def test_subclasses():
    class Mine(tacho.KamaStream):
        label = "mine"

    assert type(Mine(5).copy()) is Mine and "Mine(period=5" in repr(Mine(5))


def test_series_come_back():
    pandas = pytest.importorskip("pandas")
    x = pandas.Series(inputs("kama")[0], name="close")
    result = tacho.KamaStream(10).update_many(x)
    assert isinstance(result, pandas.Series) and result.name == "close" and all_same(result, tacho.kama(x, 10))
