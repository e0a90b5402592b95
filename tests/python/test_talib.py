"""tacho.talib is held against the talib package: numbers, first bars, dtypes, errors, the abstract interface, settings."""

from __future__ import annotations

import contextvars
import inspect
import pickle
import re
import threading
import warnings
from pathlib import Path
from typing import Any, Callable

import numpy
import pytest

import tacho.talib as ours
from tacho.talib import _call, _settings, _table

real = pytest.importorskip("talib")
from talib import abstract as real_abstract  # noqa: E402

ROWS = _table.rows()
NAMES = [name for name in ROWS if hasattr(real, name)]
TOLERANCE = 1e-9  # relative, beside ...
ROUNDING = 1e-12  # ... so much of the largest number that goes in or comes out: differences of prices are rounded like prices
DRAWS = 30
PERIODS_UP_TO = 40


# -- data -----------------------------------------------------------------------------------------


def bars(kind: str, n: int, seed: int) -> dict[str, numpy.ndarray]:
    """Bars of a market: a walk; whole numbers, full of ties; one with flat stretches; one with gaps."""
    rng = numpy.random.default_rng(seed)
    if kind == "grid":
        close = 100.0 + numpy.cumsum(rng.integers(-2, 3, n))
        opened = close + rng.integers(-2, 3, n)
        above, below = rng.integers(0, 3, n), rng.integers(0, 3, n)
    else:
        moves = rng.normal(0, 0.01, n)
        if kind == "flat":
            moves[(numpy.arange(n) // 50) % 2 == 1] = 0
        if kind == "gaps":
            moves += (rng.random(n) < 0.1) * rng.normal(0, 0.1, n)
        close = 100 * numpy.exp(numpy.cumsum(moves))
        opened = numpy.concatenate([close[:1], close[:-1]]) * (1 + (kind != "flat") * rng.normal(0, 0.004, n))
        above, below = ((kind != "flat") * close * numpy.abs(rng.normal(0, 0.005, n)) * (rng.random(n) < 0.8) for _ in "ab")
    return {
        "open": opened,
        "high": numpy.maximum(opened, close) + above,
        "low": numpy.minimum(opened, close) - below,
        "close": close,
        "volume": rng.integers(kind != "grid", 1000, n).astype(float),
        "periods": rng.integers(1, 40, n).astype(float),
    }


KINDS = ("walk", "grid", "flat", "gaps")
MARKETS = {kind: bars(kind, 400, seed) for seed, kind in enumerate(KINDS)}
UNIT = ("ACOS", "ASIN")  # of numbers from -1 to 1


def inputs(name: str, market: dict[str, numpy.ndarray]) -> list[numpy.ndarray]:
    taken = {"real": "close", "real0": "close", "real1": "open"}
    arrays = [market[taken.get(key, key)] for key in ROWS[name].arguments]
    if name in UNIT:
        return [numpy.sin(array) for array in arrays]
    if name in ("EXP", "SINH", "COSH"):
        return [array / 50 for array in arrays]
    return arrays


def averages(name: str) -> list[int]:
    """The MA_Types that it takes."""
    tacho = next(p.tacho for p in ROWS[name].parameters if p.is_average)
    choices = _call._takes(ROWS[name].indicator)[tacho]["choices"]
    return [k for k, (_, _, indicator) in enumerate(_table.AVERAGES[:9]) if indicator in choices]


def draw(name: str, rng: numpy.random.Generator) -> dict[str, Any]:
    """Parameters at random."""
    drawn: dict[str, Any] = {}
    for p in ROWS[name].parameters:
        if p.is_average:
            drawn[p.name] = int(rng.choice(averages(name)))
        elif isinstance(p.default, int):
            drawn[p.name] = int(rng.integers(1, PERIODS_UP_TO))
        elif name == "T3":
            drawn[p.name] = float(rng.uniform(0, 1))
        elif name == "MAMA":
            drawn[p.name] = float(rng.uniform(0.01, 0.99))
        elif name in ("SAR", "SAREXT"):
            drawn[p.name] = float(rng.uniform(0, 0.4)) if p.name != "startvalue" else float(rng.choice([0, 90, -110]))
        elif p.name == "percentile":
            drawn[p.name] = float(rng.uniform(0, 100))
        else:
            drawn[p.name] = float(rng.uniform(0.1, 4))
    return drawn


# -- deviations -----------------------------------------------------------------------------------
#
# What is not TA-Lib's, on purpose: for each heading under "Deviations" in docs/talib.md, where it may be met, and who is right.

PAGE = Path(__file__).parents[2] / "docs" / "talib.md"


def by_scale(name: str, market: str) -> tuple[float, float]:
    """How much the price in another currency changes the result: what rounding alone makes of ours, and of TA-Lib's."""
    arrays = inputs(name, MARKETS[market])
    factor = 3 if "s" in ROWS[name].flags else 1
    off = []
    for module in (ours, real):
        one, three = (getattr(module, name)(*(k * array for array in arrays)) for k in (1.0, 3.0))
        one, three = (first if isinstance(first := result, numpy.ndarray) else result[0] for result in (one, three))
        off.append(float(numpy.nanmax(numpy.abs(three / factor - one))))
    return off[0], off[1]


CYCLES = ("MAMA", "HT_DCPHASE", "HT_SINE", "HT_TRENDMODE")


def phases() -> None:
    for name in CYCLES:
        mine, theirs = by_scale(name, "flat")
        assert mine < 1e-9 < 1e-3 < theirs, name
    whole = bars("grid", 300, 16)["close"]  # of whole numbers: another currency changes TA-Lib's line about as much as the two differ
    changed = numpy.nanmax(numpy.abs(real.MAMA(0.1 * whole)[0] / 0.1 - real.MAMA(whole)[0]))
    assert numpy.nanmax(numpy.abs(ours.MAMA(whole)[0] - real.MAMA(whole)[0])) < 1.5 * changed and changed > 0.1


def resting_stochastics() -> None:
    close, given = MARKETS["grid"]["close"], {"timeperiod": 31, "fastk_period": 34, "fastd_period": 3, "fastd_matype": 6}
    (mine, _), (theirs, _) = ours.STOCHRSI(close, **given), real.STOCHRSI(close, **given)
    rests = numpy.flatnonzero((mine[66:-1] == 100) & (close[67:] == close[66:-1])) + 67  # the same price: the same RSI
    assert (mine[rests] == 100).all()
    assert 0 < abs(theirs[rests] - 100).max() < 1e-12  # a rounding, which the average takes for a movement


def limits_the_wrong_way_round() -> None:
    close = MARKETS["walk"]["close"]
    mine, theirs = (module.MAMA(close, 0.1, 0.5)[0] for module in (ours, real))
    weights = [numpy.diff(line[32:]) / (close[33:] - line[32:-1]) for line in (mine, theirs)]
    assert weights[0].max() < 0.1 + 1e-9 and weights[1].max() > 0.4  # fast_limit is the most that a price can weigh


def ties() -> None:
    x = MARKETS["grid"]["close"]
    windows = numpy.lib.stride_tricks.sliding_window_view(x, 10)
    newest = numpy.arange(9, len(x)) - windows[:, ::-1].argmax(axis=1)
    numpy.testing.assert_array_equal(ours.MAXINDEX(x, 10)[9:], newest)
    # TA-Lib's choice for a window depends on what was before the window
    whole, later = real.MAXINDEX(x, 10)[9:], [real.MAXINDEX(x[k : k + 10].copy(), 10)[-1] + k for k in range(len(windows))]
    assert (whole != later).any()


def one_bar() -> None:
    arrays = [MARKETS["walk"][key] for key in ("high", "low", "close")]
    share = real.PLUS_DM(arrays[0], arrays[1], 1)[1:] / real.TRANGE(*arrays)[1:]
    numpy.testing.assert_allclose(ours.PLUS_DI(*arrays, 1)[1:], 100 * share)  # percent, as for any other period
    numpy.testing.assert_allclose(real.PLUS_DI(*arrays, 1)[1:], share)


def ranges() -> None:
    close = MARKETS["walk"]["close"]
    upper, _, lower = real.BBANDS(close, 5, -2.0, -2.0)
    assert (upper[4:] < lower[4:]).all()
    with pytest.raises(ours.Error, match="nbdev_up"):
        ours.BBANDS(close, 5, -2.0, -2.0)


def missing_bars() -> None:
    close = MARKETS["walk"]["close"].copy()
    close[100] = numpy.nan
    mine, theirs = ours.EMA(close, 10), real.EMA(close, 10)
    without = real.EMA(numpy.delete(close, 100), 10)
    assert numpy.isnan(theirs[100:]).all()
    numpy.testing.assert_allclose(numpy.delete(mine, 100), without, rtol=TOLERANCE)


def infinite_inputs() -> None:
    assert ours.SMA(numpy.array([1.0, numpy.inf, 2.0, 3.0]), 2).tolist()[2:] == [1.5, 2.5]
    assert not numpy.isfinite(real.SMA(numpy.array([1.0, numpy.inf, 2.0, 3.0]), 2)[2:]).any()


DEVIATIONS: dict[str, tuple[Callable[[str, str, dict[str, Any]], bool], Callable[[], None]]] = {
    "A missing bar is left out": (lambda name, market, given: False, missing_bars),
    "An infinite price is a missing bar": (lambda name, market, given: False, infinite_inputs),
    "Phases that rounding decides": (
        lambda name, market, given: (market == "flat" and name in CYCLES)
        or (market in ("flat", "grid") and (name == "MAMA" or 7 in matypes(given))),
        phases,
    ),
    "KAMA and MAMA of a stochastic": (
        lambda name, market, given: name.startswith("STOCH") and not {6, 7}.isdisjoint(matypes(given)),
        resting_stochastics,
    ),
    "The place of an extreme that is met twice": (
        lambda name, market, given: market in ("grid", "flat") and name in ("MAXINDEX", "MININDEX", "MINMAXINDEX"),
        ties,
    ),
    "Directional indicators of one bar": (
        lambda name, market, given: name in ("PLUS_DI", "MINUS_DI") and given.get("timeperiod") == 1,
        one_bar,
    ),
    "Narrower ranges": (lambda name, market, given: name == "MAVP" and given.get("minperiod", 2) < 2, ranges),
    "MAMA's limits the wrong way round": (
        lambda name, market, given: name == "MAMA" and given.get("slowlimit", 0.05) > given.get("fastlimit", 0.5),
        limits_the_wrong_way_round,
    ),
}


def matypes(given: dict[str, Any]) -> list[int]:
    return [value for key, value in given.items() if "matype" in key]


def explained(name: str, market: str, given: dict[str, Any]) -> bool:
    return any(applies(name, market, given) for applies, _ in DEVIATIONS.values())


def test_deviations_are_those_of_the_page():
    section = PAGE.read_text().partition("\n## Deviations\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### (.*)$", section, re.MULTILINE) == list(DEVIATIONS)


@pytest.mark.parametrize("title", DEVIATIONS)
def test_who_is_right(title):
    try:
        DEVIATIONS[title][1]()
    except AttributeError as error:
        pytest.skip(str(error))  # the indicator is not in this library


# -- numbers --------------------------------------------------------------------------------------


def both(name: str, arrays: list[numpy.ndarray], given: dict[str, Any]) -> tuple[Any, Any]:
    """What each gives: arrays, or the kind of the error."""
    found = []
    for module in (ours, real):
        try:
            result = getattr(module, name)(*arrays, **given)
            found.append(result if isinstance(result, tuple) else (result,))
        except Exception as error:
            found.append(re.sub(r"^(.*?\(TA_BAD_PARAM\)).*$", r"\1", str(error)))
    return found[0], found[1]


def difference(name: str, arrays: list[numpy.ndarray], given: dict[str, Any]) -> str:
    """Where ours and TA-Lib's differ, in words; empty if they agree."""
    mine, theirs = both(name, arrays, given)
    if isinstance(mine, str) or isinstance(theirs, str):
        return "" if isinstance(mine, str) and mine == theirs else f"ours: {mine!s:.200}, TA-Lib's: {theirs!s:.200}"
    for output, a, b in zip(ROWS[name].outputs, mine, theirs):
        if a.dtype != b.dtype or a.shape != b.shape:
            return f"{output.name}: {a.dtype}{a.shape} instead of {b.dtype}{b.shape}"
        if a.dtype == numpy.int32:
            wrong = a != b
        else:
            scale = max(float(numpy.nanmax(numpy.abs(x), initial=0)) for x in [*arrays, b]) * (57.3 if name == "LINEARREG_ANGLE" else 1)
            with numpy.errstate(invalid="ignore"):
                close = numpy.abs(a - b) <= TOLERANCE * numpy.maximum(numpy.abs(a), numpy.abs(b)) + ROUNDING * scale
            wrong = ~(close | (a == b) | (numpy.isnan(a) & numpy.isnan(b)))
        if wrong.any():
            at = int(numpy.argmax(wrong))
            return f"{output.name}, bar {at} of {len(a)} ({int(wrong.sum())} differ): {a[at]!r} instead of {b[at]!r}"
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_numbers(name):
    rng = numpy.random.default_rng(sum(map(ord, name)))
    trials: list[dict[str, Any]] = [{}] + [draw(name, rng) for _ in range(DRAWS if ROWS[name].parameters else 0)]
    problems = []
    for number, given in enumerate(trials):
        for kind in KINDS if number == 0 else [KINDS[number % len(KINDS)]]:
            why = difference(name, inputs(name, MARKETS[kind]), given)
            if why and not explained(name, kind, given):
                problems.append(f"{kind} {given}: {why}")
    assert not problems, f"{len(problems)} of {len(trials) + 3}:\n" + "\n".join(problems[:5])


def lookbacks(name: str) -> list[tuple[dict[str, Any], int]]:
    rng = numpy.random.default_rng(sum(map(ord, name)) + 1)
    some: list[dict[str, Any]] = [{}] + [draw(name, rng) for _ in range(3 if ROWS[name].parameters else 0)]
    found = []
    for given in some:
        function = real_abstract.Function(name)
        function.parameters = dict(given)
        try:
            lookback = function.lookback
        except Exception:
            continue
        if lookback >= 0:  # -1 tells that a parameter is wrong
            found.append((given, lookback))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_short_inputs(name):
    for given, lookback in lookbacks(name):
        lengths = range(1, lookback + 4) if not given else sorted({1, 2, lookback, lookback + 1, lookback + 3} - {0})
        for n in lengths:
            arrays = [array[:n] for array in inputs(name, MARKETS["walk"])]
            why = difference(name, arrays, given)
            assert not why or explained(name, "walk", given), f"{n} bars, {given}: {why}"


@pytest.mark.parametrize("name", NAMES)
def test_lookback(name):
    for given, lookback in lookbacks(name):
        function = ours.abstract.Function(name)
        function.parameters = given
        assert function.lookback == lookback, given


@pytest.mark.parametrize("name", NAMES)
def test_bars_missing_in_front(name):
    arrays = [array.copy() for array in inputs(name, MARKETS["walk"])]
    for number, array in enumerate(arrays):
        array[: 3 + number] = numpy.nan
    assert not difference(name, arrays, {})
    for array in arrays:
        array[:] = numpy.nan
    made = both(name, arrays, {})[0]  # TA-Lib computes the last one
    assert all((a == 0).all() if a.dtype == numpy.int32 else numpy.isnan(a).all() for a in made)


# -- signatures and errors ------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_signatures(name):
    function, theirs = getattr(ours, name), getattr(real, name)
    assert list(inspect.signature(function).parameters) == list(inspect.signature(theirs).parameters)
    defaults = real_abstract.Function(name).parameters
    assert {p.name: p.default for p in inspect.signature(function).parameters.values() if p.default is not p.empty} == defaults
    assert function.__name__ == name and "Outputs:" in function.__doc__
    assert pickle.loads(pickle.dumps(function)) is function
    assert not difference(name, inputs(name, MARKETS["walk"]), {key: -4e37 if isinstance(value, float) else -(2**31) for key, value in defaults.items()})


def test_names():
    there = set(ROWS)
    assert [name for name in real.get_functions() if name in there] == ours.get_functions()
    for group, names in ours.get_function_groups().items():
        assert names == [name for name in real.get_function_groups()[group] if name in there]
    for number in range(14):
        assert ours.MA_Type[number] == real.MA_Type[number]
    assert {key: value for key, value in vars(ours.MA_Type).items()} == {
        key: value for key, value in vars(type(real.MA_Type)).items() if key.isupper()
    }
    assert set(ours.__all__) >= there and not hasattr(ours, "FOO") and "SMA" in dir(ours)


X = MARKETS["walk"]["close"]
WRONG: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {
    "list": ("SMA", (list(X),), {}),
    "None": ("SMA", (None,), {}),
    "float32": ("SMA", (X.astype("float32"),), {}),
    "integers": ("SMA", (numpy.arange(50),), {}),
    "two dimensions": ("SMA", (X.reshape(4, -1),), {}),
    "lengths": ("ATR", (X, X[:10], X), {}),
    "a type among three": ("ATR", (X, X, X.astype(int)), {}),
    "no input": ("SMA", (), {}),
    "too many": ("SMA", (X, 3, 4), {}),
    "a name": ("SMA", (X,), {"timeperid": 3}),
    "period 0": ("SMA", (X, 0), {}),
    "period -1": ("RSI", (X, -1), {}),
    "period 1": ("RSI", (X, 1), {}),
    "period 100001": ("SMA", (X, 100001), {}),
    "text": ("SMA", (X, "3"), {}),
    "None as period": ("SMA", (X, None), {}),
    "text as a number": ("STDDEV", (X, 5, "2"), {}),
    "NaN as a number": ("STDDEV", (X, 5, float("nan")), {}),
    "infinite": ("STDDEV", (X, 5, float("inf")), {}),
    "no such average": ("BBANDS", (X, 5, 2, 2, 99), {}),
}


@pytest.mark.parametrize("case", WRONG)
def test_errors(case):
    name, given, named = WRONG[case]
    if name not in ROWS:
        pytest.skip(name)
    with pytest.raises(Exception) as theirs:
        getattr(real, name)(*given, **named)
    with pytest.raises(Exception) as mine:
        getattr(ours, name)(*given, **named)
    assert isinstance(mine.value, theirs.type)
    if theirs.type is Exception:
        assert str(mine.value).startswith(str(theirs.value))


def test_what_is_taken():
    for given in ((X, 3.0), (X, numpy.int64(3)), (X, True), (X[::2], 3), (X[::-1], 3), (X, 1)):
        numpy.testing.assert_allclose(ours.SMA(*given), real.SMA(*given), rtol=TOLERANCE)
    frozen = X.copy()
    frozen.flags.writeable = False
    assert ours.SMA(frozen).flags.writeable
    for name in NAMES:
        made, theirs = both(name, [numpy.empty(0)] * len(ROWS[name].arguments), {})
        assert [(a.shape, a.dtype) for a in made] == [(b.shape, b.dtype) for b in theirs]


# -- series and frames ----------------------------------------------------------------------------


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_series(library):
    frames = pytest.importorskip(library)
    market = MARKETS["walk"]
    for name in NAMES:
        arrays = inputs(name, market)
        if library == "pandas":
            columns = [frames.Series(array, index=numpy.arange(len(array)) + 7, name="x") for array in arrays]
        else:
            columns = [frames.Series("x", array) for array in arrays]
        made, plain = getattr(ours, name)(*columns), getattr(ours, name)(*arrays)
        theirs = getattr(real, name)(*columns)
        for a, b, c in zip(*(x if isinstance(x, tuple) else (x,) for x in (made, plain, theirs))):
            assert type(a) is type(c) and a.dtype == c.dtype and a.name == c.name
            numpy.testing.assert_array_equal(a.to_numpy(), b)
            if library == "pandas":
                assert a.index.equals(c.index)


def test_series_of_two_libraries():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    with pytest.raises(Exception, match="Cannot mix polars and pandas"):
        ours.ATR(pandas.Series(X), polars.Series(X), X)
    assert isinstance(ours.ATR(pandas.Series(X + 1), X - 1, X), pandas.Series)
    assert ours.SMA(pandas.Series([1, 2, 3]), 2).tolist()[1:] == [1.5, 2.5]


# -- abstract -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_abstract(name):
    mine, theirs = ours.abstract.Function(name.lower()), real_abstract.Function(name)
    assert mine.info == theirs.info
    assert str(mine) == str(theirs)
    market = dict(MARKETS["walk"])
    if name in UNIT:
        market["close"] = numpy.sin(market["close"])
    elif name in ("EXP", "SINH", "COSH"):
        market["close"] = market["close"] / 50
    a, b = mine(market), theirs(market)
    assert type(a) is type(b)
    for x, y in zip(a if isinstance(a, list) else [a], b if isinstance(b, list) else [b]):
        numpy.testing.assert_allclose(x, y, rtol=TOLERANCE, atol=1e-9)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_abstract_frames(library):
    frames = pytest.importorskip(library)
    frame = frames.DataFrame(MARKETS["walk"])
    for name in NAMES:
        if name in UNIT:
            continue
        a, b = ours.abstract.Function(name)(frame), real_abstract.Function(name)(frame)
        assert type(a) is type(b)
        if hasattr(b, "columns"):
            assert list(a.columns) == list(b.columns)
        numpy.testing.assert_allclose(a.to_numpy(), b.to_numpy(), rtol=TOLERANCE, atol=1e-9)


def test_abstract_settings():
    """One after the other, on ours and on TA-Lib's: the same is seen."""
    market, arrays = MARKETS["walk"], [MARKETS["walk"][key] for key in ("high", "low", "close")]

    def tale(function_of: Callable[..., Any]) -> list[Any]:
        seen: list[Any] = []

        def tell(call: Callable[[], Any]) -> None:
            try:
                result = call()
                result = list(result) if isinstance(result, (list, tuple)) else [result]
                seen.extend(x[-1].item() if isinstance(x, numpy.ndarray) else x for x in result)
            except Exception as error:
                seen.append(str(error))

        sma = function_of("sma", market)
        tell(lambda: sma.outputs)
        tell(lambda: sma(timeperiod=5))
        tell(lambda: sma.parameters)
        sma.parameters = {"timeperiod": 7}
        tell(lambda: sma.lookback)
        tell(lambda: sma.run())
        sma.set_function_args(market, 9, price="open")
        tell(lambda: (sma.outputs, sma.input_names, sma.info["parameters"]))
        tell(lambda: sma(market, price="high"))
        tell(lambda: sma.input_names)
        tell(lambda: sma(market["low"], 4))
        tell(lambda: sma(market["low"], market["low"]))
        tell(lambda: sma(market, 4.0))
        tell(lambda: sma(market, timeperiod="4"))
        tell(lambda: sma({"high": X}))
        tell(lambda: sma.set_input_arrays([X]))
        tell(lambda: sorted(sma.input_arrays))
        sma.set_parameters(timeperiod=11)
        tell(lambda: (sma.outputs, sma.get_parameters()))
        tell(lambda: function_of("SMA")())
        tell(lambda: function_of("foo"))
        atr = function_of("ATR")
        tell(lambda: atr(*arrays, timeperiod=5))
        tell(lambda: atr(*arrays[:2]))
        tell(lambda: atr(*arrays, 6))
        atr.input_names = {"prices": ["high", "low", "open"]}
        tell(lambda: atr(market))
        tell(lambda: atr.input_names)
        return seen

    mine, theirs = tale(ours.abstract.Function), tale(real_abstract.Function)
    assert len(mine) == len(theirs)
    for a, b in zip(mine, theirs):
        assert a == (pytest.approx(b, rel=TOLERANCE) if isinstance(b, float) else b)


def test_abstract_by_threads():
    function = ours.abstract.SMA
    function.set_parameters(timeperiod=3)
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(function.parameters["timeperiod"]))
    thread.start()
    thread.join()
    assert (seen, function.parameters["timeperiod"]) == ([30], 3)
    function.set_parameters(timeperiod=30)
    assert ours.abstract.sma is function and not hasattr(ours.abstract, "foo")


# -- streams, settings ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_last_values(name):
    arrays = inputs(name, MARKETS["walk"])
    whole, last = getattr(ours, name)(*arrays), getattr(ours.stream, name)(*arrays)
    whole, last = (x if isinstance(x, tuple) else (x,) for x in (whole, last))
    assert [a[-1] for a in whole] == list(last)
    assert [type(x) for x in last] == [int if output.integer else float for output in ROWS[name].outputs]
    assert getattr(ours, f"stream_{name}")(*arrays) == getattr(ours.stream, f"stream_{name}")(*arrays)


UNSTABLE = [name for name in NAMES if "u" in ROWS[name].flags]


@pytest.mark.parametrize("name", UNSTABLE)
def test_unstable_periods(name):
    def check() -> None:
        for period in (0, 1, 17):
            ours.set_unstable_period(name, period)
            real.set_unstable_period(name, period)
            try:
                assert ours.get_unstable_period(name) == period
                assert not difference(name, inputs(name, MARKETS["walk"]), {})
                assert ours.abstract.Function(name).lookback == real_abstract.Function(name).lookback
            finally:
                real.set_unstable_period(name, 0)

    contextvars.copy_context().run(check)
    assert ours.get_unstable_period(name) == 0


@pytest.mark.parametrize("name", [name for name in NAMES if name in _table.INNER])
def test_unstable_periods_inside(name):
    """As many bars are discarded as TA-Lib discards."""

    def check() -> None:
        ours.set_unstable_period("ALL", 10)
        real.set_unstable_period("ALL", 10)
        try:
            for matype in averages(name) if any(p.is_average for p in ROWS[name].parameters) else [0]:
                given = {p.name: matype for p in ROWS[name].parameters if p.is_average}
                mine, theirs = ours.abstract.Function(name), real_abstract.Function(name)
                mine.parameters, theirs.parameters = dict(given), dict(given)
                assert mine.lookback == theirs.lookback, given
        finally:
            real.set_unstable_period("ALL", 0)

    contextvars.copy_context().run(check)


def test_settings():
    def check() -> None:
        ours.set_unstable_period("ALL", 3)
        ours.set_unstable_period("RSI", 5)
        assert (ours.get_unstable_period("EMA"), ours.get_unstable_period("RSI"), ours.get_unstable_period("ALL")) == (3, 5, 3)
        with pytest.raises(KeyError):
            ours.set_unstable_period("FOO", 1)
        with pytest.raises(OverflowError):
            ours.set_unstable_period("EMA", -1)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            ours.set_unstable_period("MFI", 1)
        assert caught[0].category is DeprecationWarning
        ours.set_compatibility(1)
        assert ours.get_compatibility() == 1
        seen: list[Any] = []
        thread = threading.Thread(target=lambda: seen.append((ours.get_unstable_period("RSI"), ours.get_compatibility())))
        thread.start()
        thread.join()
        assert seen == [(0, 0)]

    contextvars.copy_context().run(check)
    assert ours.get_compatibility() == 0


PATTERNS = [name for name in NAMES if name.startswith("CDL")]


@pytest.mark.parametrize("setting", range(11))
def test_candle_settings(setting):
    from talib import _ta_lib as inside

    def check() -> None:
        for range_type, period, factor in ((0, 3, 0.7), (1, 0, 0.3), (2, 6, 1.1)):
            ours.set_candle_settings(setting, range_type, period, factor)
            inside._ta_set_candle_settings(setting, range_type, period, factor)
            try:
                for name in PATTERNS:
                    for market in ("walk", "grid"):
                        why = difference(name, inputs(name, MARKETS[market]), {})
                        assert not why, f"{name} on {market}, {range_type, period, factor}: {why}"
            finally:
                inside._ta_restore_candle_default_settings(setting)
        ours.restore_candle_default_settings(setting)
        assert _settings.current().candles == {}

    contextvars.copy_context().run(check)


def test_candle_settings_by_name():
    def check() -> None:
        ours.set_candle_settings("BodyDoji", "HighLow", 10, 0.5)
        assert ours.CandleSettingType.BodyDoji == 3 and ours.RangeType.Shadows == 2
        assert _settings.current().candles == {"doji_of": "range", "doji_period": 10, "doji_factor": 0.5}
        for wrong in (("Doji", 0, 1, 1), ("BodyDoji", 3, 1, 1), (11, 0, 1, 1), (0, 0, -1, 1), (0, 0, 1, -1)):
            with pytest.raises(ValueError):
                ours.set_candle_settings(*wrong)
        ours.restore_candle_default_settings()
        assert _settings.current().candles == {}

    contextvars.copy_context().run(check)


def test_threads():
    """Each with its own settings, side by side."""
    close, problems = numpy.tile(X, 50), []

    def work(period: int) -> None:
        ours.set_unstable_period("EMA", period)
        for _ in range(50):
            if int(numpy.isnan(ours.EMA(close, 10)).sum()) != 9 + period:
                problems.append(period)

    threads = [threading.Thread(target=work, args=(period,)) for period in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
