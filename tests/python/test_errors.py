"""One form: what was asked, what was wrong, what is right."""

import numpy
import pytest
from capi import BY_NAME, CATALOGUE, NAMES, inputs

import tacho

X = inputs("kama", 100)[0]


@pytest.mark.parametrize("call", [
    (lambda p: tacho.kama(X, p)), (lambda p: tacho.kama(X, period=p)), (lambda p: tacho.KamaStream(p)), (lambda p: tacho.kama_batch(X, p)),
])  # fmt: skip
def test_parameters_out_of_range(call):
    for period, shown in ((0, "0"), (1, "1"), (-5, "-5"), (2.5, "2.5"), (100001, "100001"), (10**400, "inf"), (float("nan"), "nan")):
        with pytest.raises(ValueError) as error:
            call(period)
        assert str(error.value) == f"kama: invalid period {shown}: must be an integer from 2 to 100000"
    for period in ("30", None, True, 1j, object(), numpy.array(3)):
        with pytest.raises(TypeError, match="kama: period must be an integer, not "):
            call(period)


@pytest.mark.parametrize("name", NAMES)
def test_every_range(name):
    data = inputs(name, 100)
    for p in BY_NAME[name]["parameters"]:
        if "choices" in p:
            with pytest.raises(ValueError, match=f"^{name}: invalid {p['name']} nonsense: must be "):
                getattr(tacho, name)(*data, **{p["name"]: "nonsense"})
            with pytest.raises(TypeError, match=f"^{name}: {p['name']} must be a name"):
                getattr(tacho, name)(*data, **{p["name"]: 0})
        else:
            for value in (p["min"] - 1, p["max"] * 2 + 1):
                with pytest.raises(ValueError, match=f"^{name}: invalid {p['name']} "):
                    getattr(tacho, name)(*data, **{p["name"]: value})


def text(call):
    with pytest.raises(ValueError) as error:
        call()
    return str(error.value)


def test_inputs():
    nothing = numpy.full(100, numpy.nan)
    assert text(lambda: tacho.kama(X[:0])) == "kama: empty input"
    assert text(lambda: tacho.kama(X[:30])) == "kama: not enough valid bars: 31 needed, 30 given"
    assert text(lambda: tacho.kama(nothing)) == "kama: all values are missing: 100 bars, none of them finite"
    assert text(lambda: tacho.kama(numpy.r_[nothing, X[:20], nothing])) == "kama: not enough valid bars: 31 needed, 20 given"
    assert text(lambda: tacho.atr(X, X[:5], X)) == "atr: inputs of different lengths: high has 100, low has 5"
    assert text(lambda: tacho.kama(numpy.r_[X, numpy.inf], nan="raise")).endswith("is missing (inf) at bar 100")
    assert tacho.kama(X[:31])[30] == tacho.kama(X)[30]
    for short in (X[:0], X[:30], nothing):
        result = tacho.kama(short, short="nan")
        assert result.shape == short.shape and numpy.isnan(result).all()


@pytest.mark.parametrize("entry", CATALOGUE, ids=NAMES)
def test_needed_bars(entry):
    data = inputs(entry["name"], 3000)
    needed = entry["lookback"] + 1
    getattr(tacho, entry["name"])(*(d[:needed] for d in data))
    if needed > 1:
        message = text(lambda: getattr(tacho, entry["name"])(*(d[: needed - 1] for d in data)))
        assert message == f"{entry['name']}: not enough valid bars: {needed} needed, {needed - 1} given"


def test_words():
    assert "this machine has auto, " in text(lambda: tacho.kama(X, kernel="mmx"))
    absent = {"avx2", "avx512", "neon"} - set(tacho.kernels())
    for kernel in absent:
        assert all(level in text(lambda: tacho.kama(X, kernel=kernel)) for level in tacho.kernels())
    assert text(lambda: tacho.kama(X, nan="drop")) == "kama: invalid nan 'drop': must be one of skip, propagate, raise"
    assert text(lambda: tacho.kama(X, short="no")) == "kama: invalid short 'no': must be one of raise, nan"
    for word in ("kernel", "nan", "short"):
        with pytest.raises(TypeError, match=f"kama: {word} must be a str"):
            tacho.kama(X, **{word: 3})


def test_arguments():
    for call, message in [
        (lambda: tacho.kama(), r"kama\(\) is missing its argument 'data'"),
        (lambda: tacho.kama(X, 3, None, 4), r"kama\(\) takes at most 3 positional arguments, 4 were given"),
        (lambda: tacho.kama(X, 3, period=4), r"kama\(\) got multiple values for argument 'period'"),
        (lambda: tacho.kama(X, perod=4), r"kama\(\) got an unexpected keyword argument 'perod'"),
        (lambda: tacho.kama(3.5), "kama: data must be an array, a Series or a sequence of numbers, not float"),
        (lambda: tacho.kama("prices"), "kama: data must be an array, a Series or a sequence of numbers, not str"),
        (lambda: tacho.kama(None), "kama: data must be an array, a Series or a sequence of numbers, not NoneType"),
        (lambda: tacho.kama(["a", "b"]), "kama: data must hold numbers"),
        (lambda: tacho.kama([1.0, object()]), "kama: data must hold numbers, not object"),
        (lambda: tacho.kama(numpy.array(["1"] * 50, object)), "kama: data must hold numbers, not str"),
        (lambda: tacho.kama([[1.0], [1.0, 2.0]]), "kama: data must be a sequence of numbers"),
        (lambda: tacho.Stream(), "no instances of its own"),
    ]:
        with pytest.raises(TypeError, match=message):
            call()


def test_unknown_names():
    for name in ("kamma", "KAMA", "kama_stream", "KammaStream", "kamastream", "_nothing", "KamaResult"):
        with pytest.raises(AttributeError, match=f"module 'tacho' has no attribute '{name}'"):
            getattr(tacho, name)
