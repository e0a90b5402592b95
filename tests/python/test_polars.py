"""tacho.polars: expressions."""

import numpy
import pytest
from capi import NAMES, columns, market, same

import tacho

pl = pytest.importorskip("polars")
ta = pytest.importorskip("tacho.polars")

BARS = 3600
MARKET = {key: values for key, values in market(BARS).items() if key != "real"}
SYMBOLS = numpy.random.default_rng(1).choice(["AAA", "BBB", "CCC"], BARS)
FRAME = pl.DataFrame({**MARKET, "real2": MARKET["open"], "periods": MARKET["open"], "time": MARKET["open"], "symbol": SYMBOLS})


def arrays(name, rows):
    return [FRAME["close" if key == "real" else key].to_numpy()[rows].copy() for key in tacho.indicator(name)["inputs"]]


@pytest.mark.parametrize("lazy", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_indicator(name, lazy):
    function, expression = getattr(tacho, name), getattr(ta, name)()
    outputs = [output["name"] for output in tacho.indicator(name)["outputs"]]
    for query, groups in ((expression, [slice(None)]), (expression.over("symbol"), [SYMBOLS == s for s in set(SYMBOLS)])):
        result = (FRAME.lazy().with_columns(query).collect() if lazy else FRAME.with_columns(query))[name]
        got = [result] if len(outputs) == 1 else [result.struct.field(output) for output in outputs]
        for rows in groups:
            for column, expected in zip(got, columns(function(*arrays(name, rows)))):
                assert same(column.to_numpy()[rows], expected)


def test_inputs():
    expected = tacho.kama(MARKET["open"], 10)
    for column in ("open", pl.col("open"), FRAME["open"], pl.col("open") * 1):
        assert same(FRAME.select(ta.kama(column, 10))["kama"].to_numpy(), expected)
        assert same(FRAME.select(ta.kama(data=column, period=10))["kama"].to_numpy(), expected)
    mixed = FRAME.select(ta.atr("high", pl.col("low"), close="close", period=7))
    assert same(mixed["atr"].to_numpy(), tacho.atr(MARKET["high"], MARKET["low"], MARKET["close"], 7))
    same_twice = FRAME.select(ta.correl("close", "close"))
    assert same(same_twice["correl"].to_numpy(), tacho.correl(MARKET["close"], MARKET["close"]))


def test_names_and_schema():
    schema = FRAME.lazy().select(ta.kama(), ta.ema().alias("slow"), ta.bbands(), ta.rsi().over("symbol")).collect_schema()
    bands = pl.Struct({"upper": pl.Float64, "middle": pl.Float64, "lower": pl.Float64})
    assert schema == {"kama": pl.Float64, "slow": pl.Float64, "bbands": bands, "rsi": pl.Float64}
    assert FRAME.select(ta.bbands().struct.field("upper"), ta.ema(ta.kama()).alias("both")).columns == ["upper", "both"]


def test_nulls_and_types():
    holed = FRAME.with_columns(pl.when(pl.int_range(pl.len()) % 40 != 3).then("close").alias("close"))
    asarray = numpy.where(numpy.arange(BARS) % 40 != 3, MARKET["close"], numpy.nan)
    for policy in ("skip", "propagate"):
        assert same(holed.select(ta.kama(nan=policy))["kama"].to_numpy(), tacho.kama(asarray, nan=policy))
    assert same(FRAME.select(ta.kama(pl.col("close").cast(int)))["kama"].to_numpy(), tacho.kama(MARKET["close"].astype(int)))


def test_short_and_empty():
    assert numpy.isnan(FRAME[:9].select(ta.kama())["kama"].to_numpy()).all()
    assert FRAME[:0].select(ta.kama(), ta.bbands(), ta.atr()).shape == (0, 3)
    with pytest.raises(Exception, match="not enough valid bars: 31 needed, 9 given"):
        FRAME[:9].select(ta.kama(short="raise"))


def test_errors_come_when_the_expression_is_made():
    with pytest.raises(ValueError, match="kama: invalid period 0"):
        ta.kama("close", 0)
    with pytest.raises(ValueError, match="invalid kernel"):
        ta.kama("close", kernel="mmx")
    with pytest.raises(TypeError, match="perio"):
        ta.kama("close", perio=3)
    with pytest.raises(AttributeError, match="kamma"):
        ta.kamma


def test_description():
    assert "kama" in dir(ta) and ta.kama.__name__ == "kama" and "Kaufman" in ta.kama.__doc__
    assert list(ta.kama.__signature__.parameters) == ["data", "period", "kernel", "seed", "nan", "short"] or "period" in ta.kama.__signature__.parameters
    assert tacho.polars is ta and ta.sma is ta.sma
