"""TA-Lib's abstract interface: functions that know their inputs, parameters and outputs, and take dicts and data frames.

>>> import numpy, pandas, tacho.talib.abstract as abstract
>>> frame = pandas.DataFrame({"high": [3.0, 4, 5], "low": [1.0, 2, 3], "close": [2.0, 3, 4]})
>>> abstract.SMA(frame, timeperiod=2, price="high").tolist()[1:]
[3.5, 4.5]

What is set on a Function (parameters, inputs) belongs to the thread that set it, as in TA-Lib.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from typing import Any, Mapping, Union

import numpy

from . import _call, _table
from ._table import FUNCTION_FLAGS, Row

_made: dict[str, Any] = {}


def _is(value: Any, kind: str) -> bool:
    """Is it a Series or DataFrame of pandas or polars?  Neither library is imported for it."""
    return any(isinstance(value, getattr(module, kind)) for module in map(sys.modules.get, ("pandas", "polars")) if module)


def _is_pandas(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] == "pandas"


class _State(threading.local):
    def __init__(self, row: Row) -> None:
        self.series: dict[str, Any] = dict(row.inputs)
        self.given: dict[str, Any] = {}
        self.arrays: Any = {}
        self.results: Union[list[numpy.ndarray], None] = None


class Function:
    """One function of TA-Lib: call it with arrays, a dict of arrays or a DataFrame, and with its parameters.

    set_input_arrays, set_parameters, set_input_names and set_function_args keep what they are given; run and outputs use it; what a call is
    given holds for that call.
    """

    def __init__(self, function_name: str, *args: Any, **kwargs: Any) -> None:
        name = str(function_name).upper()
        if name not in _table.rows():
            raise _call.Error(f"{name} not supported by TA-LIB.")
        self._row = _table.rows()[name]
        self._state = _State(self._row)
        self.__name__ = name
        self.__doc__ = str(self)
        self.set_function_args(*args, **kwargs)

    # -- what it is --

    @property
    def info(self) -> dict[str, Any]:
        """Name, group, flags, inputs, parameters, outputs."""
        row = self._row
        return {
            "name": row.name,
            "group": row.group,
            "display_name": row.title,
            "function_flags": self.function_flags,
            "input_names": self.input_names,
            "parameters": self.parameters,
            "output_flags": self.output_flags,
            "output_names": self.output_names,
        }

    @property
    def function_flags(self) -> list[str]:
        row = self._row
        flags = [text for mark, text in FUNCTION_FLAGS.items() if mark in row.flags]
        at = sum(mark in row.flags for mark in "1s")
        return flags[:at] + ["Function has a streaming API"] + flags[at:] + ["Output is a candlestick"] * row.name.startswith("CDL")

    @property
    def output_flags(self) -> OrderedDict[str, list[str]]:
        return OrderedDict((output.name, output.flags) for output in self._row.outputs)

    @property
    def output_names(self) -> list[str]:
        return [output.name for output in self._row.outputs]

    @property
    def lookback(self) -> int:
        """Bars before the first value, with the parameters that are set."""
        return _call.lookback(self._row, _call.values_of(self._row, tuple(self.parameters.values())))

    def __repr__(self) -> str:
        return str(self.info)

    def __str__(self) -> str:
        return _get_defaults_and_docs(self.info)[1]

    # -- what is set --

    def get_input_names(self) -> OrderedDict[str, Any]:
        """The price series that each input is taken from."""
        return OrderedDict((name, list(series) if isinstance(series, list) else series) for name, series in self._state.series.items())

    def set_input_names(self, input_names: Mapping[str, Any]) -> None:
        for name, series in input_names.items():
            if name not in self._state.series:
                raise KeyError(name)
            self._state.series[name] = list(series) if isinstance(series, tuple) else series
        self._state.results = None

    input_names = property(get_input_names, set_input_names)

    def get_input_arrays(self) -> Any:
        """A copy of the dict or frame that is set."""
        arrays = self._state.arrays
        return arrays.clone() if hasattr(arrays, "clone") else arrays.copy()

    def set_input_arrays(self, input_arrays: Any) -> bool:
        """Takes a dict or a DataFrame with the series that are needed; False if it is something else."""
        if not isinstance(input_arrays, dict) and not _is(input_arrays, "DataFrame"):
            return False
        there = input_arrays if isinstance(input_arrays, dict) else list(input_arrays.columns)
        missing = [key for key in self._price_series() if key not in there]
        if missing:
            raise _call.Error(f"input_arrays parameter missing required data key{'s' * (len(missing) > 1)}: {', '.join(map(str, missing))}")
        self._state.arrays, self._state.results = input_arrays, None
        return True

    input_arrays = property(get_input_arrays, set_input_arrays)  # type: ignore[arg-type]

    def get_parameters(self) -> OrderedDict[str, Any]:
        given = self._state.given
        return OrderedDict((p.name, given.get(p.name, p.default)) for p in self._row.parameters)

    def set_parameters(self, parameters: Union[Mapping[str, Any], None] = None, **kwargs: Any) -> None:
        for name, value in {**(parameters or {}), **kwargs}.items():
            self._set_parameter(name, value)

    parameters = property(get_parameters, set_parameters)

    def _set_parameter(self, name: str, value: Any) -> None:
        kind = type({p.name: p.default for p in self._row.parameters}[name])
        if value is None:
            return
        if not isinstance(value, kind):
            raise TypeError(f"Invalid parameter value for {name} (expected {kind.__name__}, got {type(value).__name__})")
        self._state.given[name] = value
        self._state.results = None

    def set_function_args(self, *args: Any, **kwargs: Any) -> None:
        """set_function_args([input_arrays,] [parameters in order,] [inputs and parameters by name])"""
        names = [p.name for p in self._row.parameters]
        for key, value in kwargs.items():
            if key in names:
                self._set_parameter(key, value)
            elif key in self._state.series:
                self.set_input_names({key: value})
        if args and self.set_input_arrays(args[0]):
            args = args[1:]
        for name, value in zip(names, args):
            self._set_parameter(name, value)
        self._state.results = None

    # -- results --

    def _price_series(self) -> list[str]:
        names: list[str] = []
        for series in self._state.series.values():
            names += series if isinstance(series, list) else [series]
        return names

    def _compute(self) -> list[numpy.ndarray]:
        state = self._state
        columns = [state.arrays[key] for key in self._price_series()]
        columns = [column.to_numpy().astype(float) if _is(column, "Series") else column for column in columns]
        made = _call.compute(self._row, tuple(columns), tuple(self.parameters.values()))
        state.results = list(made) if isinstance(made, tuple) else [made]
        return state.results

    @property
    def outputs(self) -> Any:
        """An array, or a list of arrays; for a frame a Series or a frame."""
        arrays = self._state.arrays
        results = self._state.results or self._compute()
        if not _is(arrays, "DataFrame"):
            return results[0] if len(results) == 1 else list(results)
        library: Any = sys.modules["pandas" if _is_pandas(arrays) else "polars"]
        index = {"index": arrays.index} if _is_pandas(arrays) else {}
        if len(results) == 1:
            return library.Series(results[0], **index)
        return library.DataFrame(dict(zip(self.output_names, results)), **index)

    def run(self, input_arrays: Any = None) -> Any:
        """The outputs, of `input_arrays` if there are any; they are kept."""
        if input_arrays is not None and len(input_arrays):
            self.set_input_arrays(input_arrays)
        self._state.results = None
        return self.outputs

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """function([input_arrays or arrays,] [parameters in order,] [inputs and parameters by name])"""
        state, wanted = self._state, self._price_series()
        given, series = dict(state.given), self.get_input_names()
        arrays = 0
        if args and not isinstance(args[0], dict) and not _is(args[0], "DataFrame"):
            while arrays < len(args) and (isinstance(args[arrays], numpy.ndarray) or _is(args[arrays], "Series")):
                arrays += 1
        if arrays > len(wanted):
            raise TypeError(f"Too many price arguments: expected {len(wanted)} ({', '.join(wanted)})")
        has_some = isinstance(args[0], dict) or _is(args[0], "DataFrame") if args else False
        if (arrays and arrays < len(wanted)) or not (arrays or has_some or len(state.arrays)):
            raise TypeError(f"Not enough price arguments: expected {len(wanted)} ({', '.join(wanted)})")
        if arrays:
            self.set_input_arrays(dict(zip(wanted, args)))
        try:
            self.set_function_args(*args[arrays:], **kwargs)
            self._compute()
        finally:
            state.given, state.series = given, series
        return self.outputs


def _get_defaults_and_docs(info: dict[str, Any]) -> tuple[dict[str, Any], str]:
    parameters = info["parameters"]
    head = ", ".join(["[input_arrays]", *(f"[{name}={value}]" for name, value in parameters.items())])
    lines = [f"{info['name']}({head})\n", f"{info['display_name']} ({info['group']})\n", "Inputs:"]
    for name, series in info["input_names"].items():
        lines.append(f"    {name}: {series if isinstance(series, list) else '(any ndarray)'}")
    if parameters:
        lines.append("Parameters:")
    for name, value in parameters.items():
        lines.append(f"    {name}: {value}" + (f" ({_table.AVERAGES[value][1]})" if name.endswith("matype") else ""))
    lines.append("Outputs:")
    for name in info["output_names"]:
        is_pattern = name == "integer" and "Output is a candlestick" in info["function_flags"]
        lines.append(f"    {name}" + " (values are -100, 0 or 100)" * is_pattern)
    return dict(parameters), "\n".join(lines)


def __getattr__(name: str) -> Any:
    upper = name.upper()
    if name.startswith("_") or upper not in _table.rows():
        raise AttributeError(f"module 'tacho.talib.abstract' has no attribute {name!r}")
    if upper not in _made:
        _made.setdefault(upper, Function(upper))
    return _made[upper]


__all__ = ["Function", "_get_defaults_and_docs", *_table.rows()]


def __dir__() -> list[str]:
    return __all__
