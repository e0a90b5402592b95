"""tacho.plot."""

import numpy
import pytest
from capi import NAMES, market

import tacho

go = pytest.importorskip("plotly.graph_objects")
BARS = 300
OHLCV = {key: values for key, values in market(BARS).items() if key != "real"}


def frame(library="pandas", **more):
    return pytest.importorskip(library).DataFrame({**OHLCV, **more})


def traces(figure):
    return {trace.name: trace for trace in figure.data}


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_overlays_and_panes(library):
    figure = tacho.plot(frame(library), ["bbands", "rsi"], kama={"period": 10}, title="A chart")
    assert isinstance(figure, go.Figure)
    drawn = traces(figure)
    assert set(drawn) == {"price", "volume", "bbands_upper", "bbands_middle", "bbands_lower", "rsi", "kama"}
    assert drawn["price"].type == "candlestick" and drawn["bbands_lower"].fill == "tonexty"
    assert {drawn[name].yaxis for name in ("price", "kama", "bbands_upper", "bbands_lower")} == {"y"}
    assert drawn["volume"].yaxis == "y2" and drawn["rsi"].yaxis == "y3"
    assert numpy.array_equal(drawn["kama"].y, tacho.kama(OHLCV["close"], 10), equal_nan=True)
    names = [trace.name for trace in figure.data]
    assert names.index("bbands_lower") == names.index("bbands_upper") + 1
    assert figure.layout.title.text == "A chart"


@pytest.mark.parametrize("name", NAMES)
def test_every_indicator(name, tmp_path):
    settings = {key: "open" for key in ("real2", "periods", "time") if key in tacho.indicator(name)["inputs"]}
    figure = tacho.plot(frame(), **{name: settings})
    drawn = traces(figure)
    for output, column in zip(tacho.indicator(name)["outputs"], list(tacho.run(frame(), **{name: settings}).columns)[5:]):
        assert (drawn[column].yaxis == "y") == (output["unit"] in ("price", "stop"))
        if output["unit"] == "stop":
            assert drawn[column].mode == "markers"


def test_html(tmp_path):
    path = tmp_path / "chart.html"
    tacho.plot(frame(), "macd").write_html(path, include_plotlyjs="cdn")
    assert "macd_hist" in path.read_text()


def test_png():
    pytest.importorskip("kaleido")
    try:
        image = tacho.plot(frame(), "macd").to_image("png")
    except Exception as error:  # kaleido wants a Chrome
        pytest.skip(str(error).splitlines()[0])
    assert image.startswith(b"\x89PNG")


def test_times():
    pandas = pytest.importorskip("pandas")
    days = pandas.date_range("2020", periods=BARS)
    df = frame()
    assert list(tacho.plot(df).data[0].x[:3]) == [0, 1, 2]
    for dated in (df.set_axis(days), df.set_axis(days.to_period("D")), df.assign(Date=days)):
        assert numpy.datetime64(tacho.plot(dated).data[0].x[1], "D") == numpy.datetime64("2020-01-02")
    assert tacho.plot(df.assign(when=days), x="When").data[0].x[0] == days[0].to_numpy()
    assert list(tacho.plot(frame("polars"), "rsi").data[0].x[:3]) == [0, 1, 2]
    with pytest.raises(ValueError, match="plot: no column 'when'"):
        tacho.plot(df, x="when")


def test_kinds():
    df = frame()
    assert traces(tacho.plot(df, kind="line", volume=False)).keys() == {"close"}
    assert traces(tacho.plot(df[["close"]])).keys() == {"close"}
    assert traces(tacho.plot(df[["volume"]], obv={"real": "volume"})).keys() == {"volume", "obv"}
    with pytest.raises(ValueError, match="no column 'open', which candles need"):
        tacho.plot(df[["close"]], kind="candles")
    with pytest.raises(ValueError, match="plot: invalid kind 'bars'"):
        tacho.plot(df, kind="bars")
    with pytest.raises(ValueError, match="no indicator 'kamma'"):
        tacho.plot(df, ["kamma"])


def test_accessor():
    assert "rsi" in traces(frame().tacho.plot(["rsi"]))
