"""Functions with TA-Lib's signatures, made from rows of the table when they are first asked for."""

from __future__ import annotations

import sys
from functools import lru_cache
from types import FunctionType
from typing import Any, Callable, Union

import numpy

from .. import _support, _tacho
from . import _settings, _table
from ._table import Row

_DEFAULT_INTEGER, _DEFAULT_REAL = -(2**31), -4e37  # what TA-Lib takes for "the default"
_AVERAGE_NAMES = [name for name, _, _ in _table.AVERAGES]
_IDENTITY, _OWN = _AVERAGE_NAMES.index("DISABLED"), _AVERAGE_NAMES.index("DEFAULT")
_SOMETIMES_WRONG = {*_table.EXCHANGED, *_table.CAPPED, *_table.REFUSED}


class Error(ValueError):
    """TA-Lib raises a bare Exception for these; this one is more particular, with the same text at its beginning."""


def _bad(row: Row, why: object) -> Error:
    return Error(f"TA_{row.name} function failed with error code 2: Bad Parameter (TA_BAD_PARAM): {why}")


# -- parameters -----------------------------------------------------------------------------------


def values_of(row: Row, given: tuple[Any, ...]) -> tuple[Union[int, float], ...]:
    values: list[Union[int, float]] = []
    for parameter, value in zip(row.parameters, given):
        if type(parameter.default) is int:
            if type(value) is not int:
                if isinstance(value, str) or not hasattr(value, "__int__"):
                    raise TypeError("an integer is required")
                value = int(value)
            default = value == _DEFAULT_INTEGER or (parameter.is_average and value == _OWN)
        else:
            if isinstance(value, str) or not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = float(value)
            default = value == _DEFAULT_REAL
        values.append(parameter.default if default else value)
    if row.name in _SOMETIMES_WRONG:
        _set_right(row, values)
    return tuple(values)


def _set_right(row: Row, values: list[Union[int, float]]) -> None:
    at = [p.name for p in row.parameters].index
    pairs = list(map(at, _table.EXCHANGED.get(row.name, "").split()))
    if pairs and values[pairs[0]] > values[pairs[1]]:
        for one, other in zip(pairs[::2], pairs[1::2]):
            values[one], values[other] = values[other], values[one]
    for names in _table.CAPPED.get(row.name, ()):
        low, high = map(at, names.split())
        values[low] = min(values[low], values[high])
    refused = list(map(at, _table.REFUSED.get(row.name, "").split()))
    if refused and values[refused[0]] > values[refused[1]]:
        raise _bad(row, f"{row.parameters[refused[0]].name} is larger than {row.parameters[refused[1]].name}")


@lru_cache(maxsize=None)
def _takes(indicator: str) -> dict[str, dict[str, Any]]:
    return {p["name"]: p for p in _tacho.catalogue(indicator)["parameters"]}


def keywords(row: Row, values: tuple[Union[int, float], ...]) -> dict[str, Any]:
    """What Tacho's function is given."""
    found: dict[str, Any] = dict(row.options)
    for parameter, value in zip(row.parameters, values):
        if parameter.is_average:
            name = _table.AVERAGES[int(value)][2] if 0 <= value < len(_table.AVERAGES) else ""
            if name not in _takes(row.indicator)[parameter.tacho]["choices"]:
                raise _bad(row, f"invalid {parameter.name} {value}")
            found[parameter.tacho] = name
        elif parameter.tacho != "_":
            found[parameter.tacho] = value
    candles = _settings.current().candles
    if candles and row.name.startswith("CDL"):
        there = _takes(row.indicator)
        found.update((key, value) for key, value in candles.items() if key in there)
    return found


def _is_identity(row: Row, values: tuple[Union[int, float], ...]) -> bool:
    return "1" in row.flags and (values[0] == 1 or (row.name == "MA" and values[1] == _IDENTITY))


@lru_cache(maxsize=4096)
def _usual(name: str, values: tuple[Union[int, float], ...]) -> dict[str, Any]:
    return keywords(_table.rows()[name], values)


@lru_cache(maxsize=4096)
def _warmup(indicator: str, items: tuple[tuple[str, Any], ...]) -> int:
    return _support.stream_type(indicator)(**dict(items)).warmup  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def _usual_warmup(name: str, values: tuple[Union[int, float], ...]) -> int:
    return _warmup(_table.rows()[name].indicator, tuple(_usual(name, values).items()))


def _discarded(row: Row, values: tuple[Union[int, float], ...]) -> int:
    """By unstable periods: the function's own, or those of what it is made of."""
    if not _settings.current().unstable:
        return 0
    if "u" in row.flags:
        return _settings.unstable(row.name)
    given = {p.name: int(v) for p, v in zip(row.parameters, values)}

    def of(word: str) -> int:
        if word in given:
            average = _AVERAGE_NAMES[given[word]]
            return of(_table.INNER.get(average, average))
        name, _, times = word.partition("*")
        return _settings.unstable(name) * int(times or 1) if _table.has_unstable_period(name) else 0

    return sum(max(map(of, word.split(","))) for word in _table.INNER.get(row.name, "").split())


def lookback(row: Row, values: tuple[Union[int, float], ...]) -> int:
    if _is_identity(row, values):
        return 0
    try:
        return _warmup(row.indicator, tuple(keywords(row, values).items())) - row.ahead + _discarded(row, values)
    except Error:
        raise
    except ValueError as error:
        raise _bad(row, error) from None


# -- calls ----------------------------------------------------------------------------------------


def compute(row: Row, arrays: tuple[Any, ...], given: tuple[Any, ...]) -> Any:
    dress = None
    for array in arrays:
        if type(array) is not numpy.ndarray:
            arrays, dress = _undress(row, arrays)
            break
    values = values_of(row, given) if given else ()
    bars = -1
    for array in arrays:
        if array.dtype.char != "d":
            raise Error("input array type is not double")
        if array.ndim != 1:
            raise Error("input array has wrong dimensions")
    for array in arrays:
        if bars not in (-1, len(array)):
            raise Error("input array lengths are different")
        bars = len(array)
    outputs = row.outputs
    if not bars:
        results = [numpy.empty(0, "int32" if output.integer else "float64") for output in outputs]
    elif given and _is_identity(row, values):
        results = [arrays[0].astype("float64")]
        if len(arrays) > 1:
            results[0][numpy.isnan(arrays[1])] = numpy.nan
    else:
        is_usual = not _settings.current().candles
        settled = _usual(row.name, values) if is_usual else keywords(row, values)
        try:
            made = _tacho.function(row.indicator, 0)(*arrays, **settled, short="nan")
        except ValueError as error:
            raise _bad(row, error) from None
        results = [made[at] for at in row.chosen] if isinstance(made, tuple) else [made]
        discarded = _discarded(row, values)
        if discarded or isinstance(made, tuple):
            warmup = _usual_warmup(row.name, values) if is_usual else _warmup(row.indicator, tuple(settled.items()))
            warmup -= row.ahead
            until = _beginning(arrays, results, warmup) if not discarded else _place(arrays, warmup + discarded)
            for result in results:
                result[:until] = numpy.nan
        for at, output in enumerate(outputs):
            if output.integer:
                results[at] = _integers(results[at], arrays if output.place else ())
    if dress is not None:
        results = [dress(result) for result in results]
    return results[0] if len(results) == 1 else tuple(results)


def _valid(arrays: tuple[numpy.ndarray, ...]) -> numpy.ndarray:
    """Where the bars are that count."""
    return numpy.flatnonzero(numpy.logical_and.reduce([numpy.isfinite(array) for array in arrays]))


def _place(arrays: tuple[numpy.ndarray, ...], count: int) -> int:
    """Where the valid bar number `count` is, the first being number 0."""
    valid = _valid(arrays)
    return int(valid[count]) if len(valid) > count else len(arrays[0])


def _beginning(arrays: tuple[numpy.ndarray, ...], results: list[numpy.ndarray], warmup: int) -> int:
    """Where all outputs have a value; as a rule, after `warmup` bars."""
    if warmup < len(arrays[0]) and all(result[warmup] == result[warmup] for result in results):
        return warmup
    return _place(arrays, warmup)


def _integers(result: numpy.ndarray, arrays: tuple[numpy.ndarray, ...]) -> numpy.ndarray:
    """Zero where there is no value; bars' numbers, which count valid ones, become their places in `arrays`."""
    there = ~numpy.isnan(result)
    made = numpy.zeros(len(result), "int32")
    made[there] = _valid(arrays)[result[there].astype("int64")] if arrays else result[there]
    return made


def _undress(row: Row, arrays: tuple[Any, ...]) -> tuple[tuple[numpy.ndarray, ...], Union[Callable[[Any], Any], None]]:
    """The arrays inside Series, and what makes Series of results."""
    pandas, polars = sys.modules.get("pandas"), sys.modules.get("polars")
    in_pandas = [array for array in arrays if pandas and isinstance(array, pandas.Series)]
    in_polars = [array for array in arrays if polars and isinstance(array, polars.Series)]
    if in_pandas and in_polars:
        raise Error("Cannot mix polars and pandas")
    inside = tuple(array.to_numpy().astype(float) if any(array is s for s in in_pandas + in_polars) else array for array in arrays)
    for name, array in zip(row.arguments, inside):
        if not isinstance(array, numpy.ndarray):
            raise TypeError(f"Argument '{name}' has incorrect type (expected numpy.ndarray, got {type(array).__name__})")
    if in_pandas:
        index = in_pandas[0].index
        return inside, lambda result: pandas.Series(result, index=index)  # type: ignore[union-attr]
    return inside, polars.Series if in_polars else None  # type: ignore[union-attr]


# -- functions ------------------------------------------------------------------------------------


def document(row: Row) -> str:
    """As TA-Lib writes it, and what it is in Tacho."""
    required = ", ".join(row.arguments)
    optional = ", ".join(f"{p.name}={p.default}" for p in row.parameters)
    lines = [f"{row.name}({required}{f'[, {optional}]' if optional else ''})", "", f"{row.title} ({row.group})", "", "Inputs:"]
    for name, series in row.inputs.items():
        lines.append(f"    {name}: {series}" if isinstance(series, list) else f"    {name.replace('price', 'real')}: (any ndarray)")
    if row.parameters:
        lines.append("Parameters:")
    for p in row.parameters:
        lines.append(f"    {p.name}: {p.default}" + (f" ({_table.AVERAGES[int(p.default)][1]})" if p.is_average else ""))
    lines += ["Outputs:"] + [f"    {output.name}" for output in row.outputs]
    named = [f"{p.tacho}={p.name}" for p in row.parameters if p.tacho != "_"] + [f'{key}="{value}"' for key, value in row.options.items()]
    return "\n".join(lines + ["", f"Tacho: {row.indicator}({', '.join([*row.arguments, *named])})"])


def make(row: Row, module: str) -> FunctionType:
    signature = ", ".join([*row.arguments, *(f"{p.name}={p.default!r}" for p in row.parameters)])
    parameters = "".join(f"{p.name}, " for p in row.parameters)
    source = f"def {row.name}({signature}):\n    return compute(row, ({', '.join(row.arguments)},), ({parameters}))\n"
    names: dict[str, Any] = {"compute": compute, "row": row, "__name__": module}
    exec(source, names)
    made: FunctionType = names[row.name]
    made.__doc__ = document(row)
    return made
