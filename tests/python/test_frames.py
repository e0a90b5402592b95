"""tacho.run and df.tacho: columns by name, groups apart, the frame's own kind."""

import subprocess
import sys

import numpy
import pytest
from capi import CATALOGUE, NAMES, SEVERAL_OUTPUTS, columns, market, same

import tacho

BARS = 1100
MARKET = market(BARS)
OHLCV = {name.capitalize(): MARKET[name] for name in ("open", "high", "low", "close", "volume")}
SYMBOLS = numpy.random.default_rng(1).choice(["AAA", "BBB", "CCC"], BARS, p=[0.6, 0.3, 0.1])
LIBRARIES = ["pandas", "polars"]


def frame(library, **more):
    return pytest.importorskip(library).DataFrame({**OHLCV, **more})


def arrays(entry, rows=slice(None)):
    key = {"real": "Close", **{name: column.capitalize() for name, column in settings(entry).items()}}
    return [OHLCV[key.get(name, name.capitalize())][rows].copy() for name in entry["inputs"]]


def settings(entry):
    return {name: "open" for name in ("real2", "periods", "time") if name in entry["inputs"]}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", NAMES)
def test_every_indicator(library, name):
    entry, df = tacho.indicator(name), frame(library, symbol=SYMBOLS)
    function = getattr(tacho, name)
    plain = tacho.run(df, **{name: settings(entry)})
    assert type(plain) is type(df) and len(plain.columns) == len(df.columns) + len(entry["outputs"])
    new = list(plain.columns)[len(df.columns) :]
    for column, expected in zip(new, columns(function(*arrays(entry)))):
        assert same(plain[column].to_numpy(), expected)
    grouped = tacho.run(df, by="symbol", **{name: settings(entry)})
    assert list(grouped.columns)[len(df.columns) :] == new
    for symbol in set(SYMBOLS):
        rows = SYMBOLS == symbol
        for column, expected in zip(new, columns(function(*arrays(entry, rows), short="nan"))):
            assert same(grouped[column].to_numpy()[rows], expected)


@pytest.mark.parametrize("library", LIBRARIES)
def test_names_of_columns(library):
    df = frame(library)

    def added(*names, **more):
        return list(tacho.run(df, *names, **more).columns)[5:]

    assert added("kama", rsi={"period": 7}) == ["kama", "rsi"]
    assert added("bbands", "macd", "aroon") == [
        "bbands_upper", "bbands_middle", "bbands_lower", "macd", "macd_signal", "macd_hist", "aroon_down", "aroon_up",
    ]  # fmt: skip
    assert added(rsi=[{"period": 7}, {"period": 14, "real": "open"}, True]) == ["rsi_7", "rsi_14_open", "rsi"]
    assert added("rsi", rsi={"period": 7, "name": "fast"}) == ["rsi", "fast"]
    assert added(macd={"name": "m"}) == ["m", "m_signal", "m_hist"]
    assert added({"rsi": {"period": 3}}, "kama") == ["rsi", "kama"]
    assert added() == []
    for name in SEVERAL_OUTPUTS:
        if "real2" in tacho.indicator(name)["inputs"]:
            continue  # which column that is, has to be said
        assert all(column.startswith(name) for column in added(name))
    with pytest.raises(ValueError, match="rsi: two columns would be named 'rsi'"):
        added("rsi", "rsi")


@pytest.mark.parametrize("library", LIBRARIES)
def test_inputs_by_name(library):
    df = frame(library)
    assert same(tacho.run(df, kama={"real": "oPeN"})["kama"].to_numpy(), tacho.kama(OHLCV["Open"]))
    assert same(tacho.run(df, atr={"close": "Open"})["atr"].to_numpy(), tacho.atr(OHLCV["High"], OHLCV["Low"], OHLCV["Open"]))
    only = df[["Volume"]]
    with pytest.raises(ValueError, match=r"kama: no column 'close' \(columns: Volume\); real=... names another one"):
        tacho.run(only, "kama")
    with pytest.raises(ValueError, match="no column 'x'"):
        tacho.run(df, kama={"real": "x"})
    double = type(df)({"close": MARKET["close"], "Close": MARKET["open"], "CLOSE": MARKET["open"]})
    assert same(tacho.run(double, "kama")["kama"].to_numpy(), tacho.kama(MARKET["close"]))
    with pytest.raises(ValueError, match="which column is 'cLOSE'"):
        tacho.run(double, kama={"real": "cLOSE"})


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_frame_is_left_alone(library):
    df = frame(library, kama=numpy.zeros(BARS))
    result = tacho.run(df, "kama", ema={"name": "Close"})
    assert list(df.columns) == list(result.columns) and (df["kama"].to_numpy() == 0).all() and same(df["Close"].to_numpy(), OHLCV["Close"])
    assert same(result["kama"].to_numpy(), tacho.kama(OHLCV["Close"])) and same(result["Close"].to_numpy(), tacho.ema(OHLCV["Close"]))


def test_pandas_index_is_kept():
    pandas = pytest.importorskip("pandas")
    df = frame("pandas", symbol=SYMBOLS)
    df.index = pandas.Index(numpy.arange(BARS) // 2, name="day")  # twice each
    result = tacho.run(df, "kama", by="symbol")
    assert result.index.equals(df.index) and same(result["kama"].to_numpy(), tacho.run(frame("pandas", symbol=SYMBOLS), "kama", by="symbol")["kama"].to_numpy())
    assert df.tacho.kama().index is df.index and df.tacho.bbands().index.equals(df.index)
    levels = df.set_index("symbol", append=True)
    assert same(tacho.run(levels, "kama", by="symbol")["kama"].to_numpy(), result["kama"].to_numpy())


@pytest.mark.parametrize("library", LIBRARIES)
def test_groups_by_several_columns_and_missing_keys(library):
    keys = [None if s == "CCC" else s for s in SYMBOLS]
    df = frame(library, symbol=keys, side=numpy.arange(BARS) % 2)
    result = tacho.run(df, "ema", by=["symbol", "side"])["ema"].to_numpy()
    for symbol in set(SYMBOLS):
        for side in range(2):
            rows = (SYMBOLS == symbol) & (numpy.arange(BARS) % 2 == side)
            assert same(result[rows], tacho.ema(OHLCV["Close"][rows]))
    with pytest.raises(ValueError, match="no column 'sector' to group by"):
        tacho.run(df, "ema", by="sector")


@pytest.mark.parametrize("library", LIBRARIES)
def test_short_groups(library):
    symbols = SYMBOLS.copy()
    symbols[:10] = "NEW"
    df = frame(library, symbol=symbols)
    values = tacho.run(df, "kama", by="symbol")["kama"].to_numpy()
    assert numpy.isnan(values[:10]).all() and not numpy.isnan(values[-1])
    with pytest.raises(ValueError, match="kama: not enough valid bars in group 'NEW': 31 needed, 10 given"):
        tacho.run(df, "kama", by="symbol", short="raise")
    with pytest.raises(ValueError, match=r"in group \('NEW', 1\)"):
        tacho.run(frame(library, symbol=symbols, one=numpy.ones(BARS, int)), "kama", by=["symbol", "one"], short="raise")
    with pytest.raises(ValueError, match="not enough valid bars"):
        tacho.run(df[:10], "kama", short="raise")
    assert len(tacho.run(df[:0], "kama", "bbands", by="symbol")) == len(tacho.run(df[:0], "kama")) == 0


@pytest.mark.parametrize("library", LIBRARIES)
def test_missing_values_and_types(library):
    holed = [None if k % 40 == 3 else v for k, v in enumerate(OHLCV["Close"].tolist())]
    df = frame(library, symbol=SYMBOLS, holed=holed, whole=OHLCV["Close"].astype(int), word=["a"] * BARS)
    asarray = numpy.array([numpy.nan if v is None else v for v in holed])
    for policy in ("skip", "propagate"):
        assert same(tacho.run(df, kama={"real": "holed"}, nan=policy)["kama"].to_numpy(), tacho.kama(asarray, nan=policy))
    assert same(tacho.run(df, kama={"real": "whole"})["kama"].to_numpy(), tacho.kama(OHLCV["Close"].astype(int)))
    with pytest.raises(TypeError, match="^kama: "):
        tacho.run(df, kama={"real": "word"})


@pytest.mark.parametrize("library", LIBRARIES)
def test_errors(library):
    df = frame(library, symbol=SYMBOLS)
    for by in (None, "symbol"):
        with pytest.raises(ValueError, match="kama: invalid period 0: must be an integer from 2 to 100000"):
            tacho.run(df, kama={"period": 0}, by=by)
        with pytest.raises(TypeError, match="unexpected keyword argument 'perio'"):
            tacho.run(df, kama={"perio": 9}, by=by)
        with pytest.raises(ValueError, match="invalid kernel"):
            tacho.run(df, "kama", kernel="mmx", by=by)
        with pytest.raises(TypeError, match="out"):
            tacho.run(df, kama={"out": numpy.empty(3), "axis": 0}, by="symbol")
    with pytest.raises(ValueError, match="there is no indicator 'kamma'"):
        tacho.run(df, "kamma")
    for wrong in (3, "fast", None, False):
        with pytest.raises(TypeError, match="kama: parameters must be"):
            tacho.run(df, kama=wrong)
    with pytest.raises(TypeError, match="DataFrame of pandas or polars is wanted, not list"):
        tacho.run([1.0, 2.0], "kama")


@pytest.mark.parametrize("library", LIBRARIES)
def test_accessor(library):
    df = frame(library, symbol=SYMBOLS)
    kama = df.tacho.kama(period=10)
    assert type(kama) is type(df["Close"]) and kama.name == "kama" and same(kama.to_numpy(), tacho.kama(OHLCV["Close"], 10))
    assert same(df.tacho.kama(10, real="Open").to_numpy(), tacho.kama(OHLCV["Open"], 10))
    bands = df.tacho.bbands(by="symbol", name="b")
    assert type(bands) is type(df) and list(bands.columns) == ["b_upper", "b_middle", "b_lower"]
    assert same(df.tacho.atr(by="symbol").to_numpy(), df.tacho.run("atr", by="symbol")["atr"].to_numpy())
    assert "kama" in dir(df.tacho) and "Kaufman" in df.tacho.kama.__doc__ and "period" in str(df.tacho.kama.__signature__)
    for attribute in ("kamma", "_private"):
        with pytest.raises(AttributeError):
            getattr(df.tacho, attribute)
    with pytest.raises(TypeError, match="positional"):
        df.tacho.kama(1, 2)
    with pytest.raises(TypeError, match="multiple values"):
        df.tacho.kama(10, period=10)


def test_lazy_frames_are_told_where_to_go():
    lazy = frame("polars").lazy()
    with pytest.raises(TypeError, match="tacho.polars"):
        tacho.run(lazy, "kama")


def test_groups_check_what_they_are_given():
    from tacho import _tacho

    x = MARKET["close"]
    order, offsets = _tacho.group(numpy.zeros(BARS, int))
    assert order.tolist() == list(range(BARS)) and offsets.tolist() == [0, BARS]
    assert same(_tacho.run_groups(tacho.kama, order, offsets, (x,), {}), tacho.kama(x))
    for wrong in ((order + 1, offsets), (order[:-1], offsets), (order, offsets + 1), (order, offsets[:1]), (order, [0, 5, 3, BARS]), (order - 1, offsets)):
        with pytest.raises(ValueError, match="not those of 1100 rows"):
            _tacho.run_groups(tacho.kama, *wrong, (x,), {})
    with pytest.raises(TypeError, match="groups can have"):
        _tacho.run_groups(tacho.kama_batch, order, offsets, (x,), {})
    with pytest.raises(TypeError, match="groups can have"):
        _tacho.run_groups(tacho.kama, order, offsets, (), {})


SCRIPTS = {
    "tacho first": "import tacho, sys; assert not {'pandas', 'polars', 'plotly', 'tqdm', 'inspect'} & {*sys.modules} - before; import LIB; LIB.DataFrame.tacho",
    "library first": "import LIB, tacho; LIB.DataFrame.tacho",
    "looked for": "import tacho, importlib.util; assert importlib.util.find_spec('LIB').origin; import LIB; LIB.DataFrame.tacho",
    "left as it was": "import tacho, LIB, inspect, sys; assert 'exec_module' not in vars(LIB.__loader__); inspect.getsource(LIB)",
    "gone when done": "import tacho, pandas, polars, sys; assert not [f for f in sys.meta_path if type(f).__module__.startswith('tacho')]",
    "reloaded": "import tacho, LIB, importlib; importlib.reload(tacho); LIB.DataFrame({'close': [1.0]}).tacho.kama()",
    "without warnings": "import warnings; warnings.simplefilter('error'); import tacho, LIB; LIB.DataFrame({'close': [1.0]}).tacho.kama()",
}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("script", SCRIPTS)
def test_import_orders(library, script):
    pytest.importorskip("pandas"), pytest.importorskip("polars")
    text = "import sys, numpy; before = {*sys.modules}; " + SCRIPTS[script].replace("LIB", library)
    subprocess.run([sys.executable, "-c", text], check=True)


def test_without_the_libraries():
    text = "import sys; sys.modules.update(pandas=None, polars=None, plotly=None, tqdm=None)\nimport tacho\nassert tacho.kama([1.0] * 50)[-1] == 1\n"
    for call, message in (("tacho.run({}, 'kama')", "DataFrame"), ("tacho.plot({}, 'kama')", "tacho[plot]"), ("tacho.polars.kama()", "polars"),
                          ("tacho.kama_batch([1.0] * 50, progress=True)", "tacho[progress]")):  # fmt: skip
        text += f"try: {call}\nexcept (ImportError, TypeError) as e: assert {message!r} in str(e), e\nelse: raise SystemExit({call!r})\n"
    subprocess.run([sys.executable, "-c", text], check=True)


def test_catalogue_names_leave_room():
    """What tacho.run takes beside indicators, and a request beside parameters, is no name of the catalogue."""
    assert not {"by", "kernel", "nan", "short", "frame", "x", "kind", "volume", "title", "height", "indicators"} & set(NAMES)
    for entry in CATALOGUE:
        assert not {"name", "by"} & {*entry["inputs"], *(p["name"] for p in entry["parameters"])}
