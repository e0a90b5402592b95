"""Every indicator, level, policy and split: the bits of the C API."""

import numpy
import pytest
from capi import BY_NAME, CATALOGUE, NAMES, POLICIES, all_same, inputs, run
from hypothesis import given, settings
from hypothesis import strategies as st

import tacho


@pytest.mark.parametrize("name", NAMES)
def test_levels_and_policies(name):
    function = getattr(tacho, name)
    for missing in (0.0, 0.05):
        data = inputs(name, 1500, missing=missing)
        for nan in POLICIES:
            expected = run(name, data, nan=nan)
            for kernel in [None, "auto", "scalar", *tacho.kernels()]:
                assert all_same(function(*data, kernel=kernel, nan=nan), expected), (kernel, nan)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=8, deadline=None)
@given(bars=st.integers(1, 400), seed=st.integers(0, 1000), missing=st.sampled_from([0.0, 0.1, 0.9]))
def test_any_length(name, bars, seed, missing):
    data = inputs(name, bars, seed, missing)
    assert all_same(getattr(tacho, name)(*data, short="nan"), run(name, data))


@pytest.mark.parametrize("name", [n for n in NAMES if BY_NAME[n]["parameters"]])
def test_parameters_by_place_and_name(name):
    data = inputs(name)
    plain = [p for p in BY_NAME[name]["parameters"] if not p["option"]]
    expected = getattr(tacho, name)(*data)
    assert all_same(getattr(tacho, name)(*data, *(p["default"] for p in plain)), expected)
    assert all_same(getattr(tacho, name)(*data, **{p["name"]: p["default"] for p in BY_NAME[name]["parameters"]}), expected)
    for p in BY_NAME[name]["parameters"]:
        for k, choice in enumerate(p.get("choices", [])):
            values = [q["choices"].index(q["default"]) if "choices" in q else q["default"] for q in BY_NAME[name]["parameters"]]
            values[BY_NAME[name]["parameters"].index(p)] = k
            assert all_same(getattr(tacho, name)(*data, **{p["name"]: choice}), run(name, data, parameters=values))


def test_warm_up_is_nan():
    for entry in CATALOGUE:
        data = inputs(entry["name"])
        result = getattr(tacho, entry["name"])(*data)
        for output, values in zip(entry["outputs"], result if isinstance(result, tuple) else [result]):
            assert numpy.isnan(values[: output["lookback"]]).all()


def test_parameter_kinds():
    x = inputs("kama")[0]
    expected = tacho.kama(x, 10)
    for period in (10.0, numpy.int32(10), numpy.float32(10), numpy.int64(10)):
        assert all_same(tacho.kama(x, period), expected)
