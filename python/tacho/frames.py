"""Data frames of pandas and polars: tacho.run, and what df.tacho does.

Each library has one class here that says how columns are read and added; the rest is for both.
"""

from __future__ import annotations

import inspect
import re
import sys
from typing import Any, Callable, Iterable, Mapping, NamedTuple

import numpy

from . import _describe, _support, _tacho

_ELSE = {"real": ["close"]}  # where an input is looked for, before its own name


# -- the two libraries ----------------------------------------------------------------------------


class _Pandas:
    def __init__(self, frame: Any) -> None:
        self.frame = frame
        self.labels = list(frame.columns)

    def column(self, label: Any) -> Any:
        return self.frame[label]

    def keys(self, by: Any) -> numpy.ndarray:
        """A number for each row's group; `by` may name levels of the index, too."""
        return self.frame.groupby(by, sort=False, dropna=False, observed=True).ngroup().to_numpy("int64")

    def label(self, by: Any, row: int) -> Any:
        return self._shown([self.frame.reset_index()[name].iloc[row] for name in _listed(by)])

    @staticmethod
    def _shown(values: list[Any]) -> Any:
        plain = tuple(value.item() if isinstance(value, numpy.generic) else value for value in values)
        return plain[0] if len(plain) == 1 else plain

    def added(self, columns: dict[str, numpy.ndarray]) -> Any:
        frame = self.frame.copy(deep=False)
        for name, values in columns.items():
            frame[name] = values
        return frame

    def alone(self, columns: dict[str, numpy.ndarray], several: bool) -> Any:
        pandas = sys.modules["pandas"]
        if several:
            return pandas.DataFrame(columns, index=self.frame.index)
        ((name, values),) = columns.items()
        return pandas.Series(values, index=self.frame.index, name=name)


class _Polars:
    def __init__(self, frame: Any) -> None:
        self.frame = frame
        self.labels = frame.columns

    def column(self, label: Any) -> Any:
        return self.frame.get_column(label)

    def keys(self, by: Any) -> numpy.ndarray:
        polars = sys.modules["polars"]
        try:
            by = self.frame.select(by)
            rows = by.with_row_index("row of tacho.run").cast({"row of tacho.run": polars.Int64})
            return rows.select(polars.col("row of tacho.run").first().over(by.columns)).to_series().to_numpy()
        except polars.exceptions.ColumnNotFoundError:
            raise KeyError(by) from None

    def label(self, by: Any, row: int) -> Any:
        return _Pandas._shown(list(self.frame.select(by).row(row)))

    def added(self, columns: dict[str, numpy.ndarray]) -> Any:
        Series = sys.modules["polars"].Series
        return self.frame.with_columns([Series(name, values) for name, values in columns.items()])

    def alone(self, columns: dict[str, numpy.ndarray], several: bool) -> Any:
        polars = sys.modules["polars"]
        if several:
            return polars.DataFrame(columns)
        ((name, values),) = columns.items()
        return polars.Series(name, values)


def adapted(frame: Any) -> Any:
    for library, kind in (("pandas", _Pandas), ("polars", _Polars)):
        module = sys.modules.get(library)
        if module is not None and isinstance(frame, module.DataFrame):
            return kind(frame)
    if type(frame).__name__ == "LazyFrame":
        raise TypeError("run: a LazyFrame has no values yet: collect it, or use the expressions of tacho.polars")
    raise TypeError(f"run: a DataFrame of pandas or polars is wanted, not {type(frame).__name__}")


def _listed(by: Any) -> list[Any]:
    return list(by) if isinstance(by, (list, tuple)) else [by]


# -- what is asked for ----------------------------------------------------------------------------


class Request(NamedTuple):
    entry: dict[str, Any]
    function: Callable[..., Any]
    name: str  # of its columns
    columns: dict[str, Any]  # input -> label, where given
    parameters: dict[str, Any]

    def outputs(self) -> list[str]:
        """`bbands_upper`; but `macd` and `aroon_down`, whose outputs bear the indicator's name already."""
        own, outputs = self.entry["name"], [o["name"] for o in self.entry["outputs"]]
        if len(outputs) == 1:
            return [self.name]
        tails = [o[len(own) :].lstrip("_") if o == own or o.startswith(own + "_") else o for o in outputs]
        return [f"{self.name}_{tail}" if tail else self.name for tail in tails]


def _one(asked: str, settings: Any, crowded: bool) -> Request:
    if not isinstance(asked, str):
        raise TypeError(f"run: indicators are named by str, not {type(asked).__name__}")
    try:
        entry = _tacho.catalogue(asked)
    except KeyError:
        raise ValueError(f"run: there is no indicator {asked!r}: tacho.indicators() tells which there are") from None
    if settings is True:
        settings = {}
    if not isinstance(settings, Mapping):
        raise TypeError(f"{asked}: parameters must be a dict, a list of dicts, or True, not {type(settings).__name__}")
    given = dict(settings)
    name = given.pop("name", None)
    columns = {key: given.pop(key) for key in entry["inputs"] if key in given}
    if name is None:
        name = "_".join(map(str, [asked, *given.values(), *columns.values()])) if crowded else asked
    return Request(entry, _tacho.function(asked, 0), str(name), columns, given)


def requests(names: Iterable[Any], settings: Mapping[str, Any]) -> list[Request]:
    asked: dict[str, list[Any]] = {}
    for name in names:
        for one, what in name.items() if isinstance(name, Mapping) else [(name, True)]:
            asked.setdefault(one, []).extend(what if isinstance(what, (list, tuple)) else [what])
    for one, what in settings.items():
        asked.setdefault(one, []).extend(what if isinstance(what, (list, tuple)) else [what])
    made = [_one(name, what, len(all_of_it) > 1) for name, all_of_it in asked.items() for what in all_of_it]
    taken: set[str] = set()
    for request in made:
        for output in request.outputs():
            if output in taken:
                raise ValueError(f"{request.entry['name']}: two columns would be named {output!r}: give one of them another \"name\"")
            taken.add(output)
    return made


# -- columns --------------------------------------------------------------------------------------


def find(labels: list[Any], wanted: Any) -> Any:
    """The label that `wanted` names, whatever its case; None if there is none."""
    if wanted in labels:
        return wanted
    alike = [label for label in labels if isinstance(label, str) and isinstance(wanted, str) and label.lower() == wanted.lower()]
    if len(alike) > 1:
        raise ValueError(f"run: which column is {wanted!r}: {', '.join(map(repr, alike))}?")
    return alike[0] if alike else None


class _Columns:
    """The frame's columns as arrays, each converted once."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame
        self.arrays: dict[Any, numpy.ndarray] = {}

    def of(self, request: Request) -> list[numpy.ndarray]:
        return [self._input(request, name) for name in request.entry["inputs"]]

    def _input(self, request: Request, name: str) -> numpy.ndarray:
        wanted = [request.columns[name]] if name in request.columns else [*_ELSE.get(name, []), name]
        label = next((found for found in (find(self.frame.labels, w) for w in wanted) if found is not None), None)
        if label is None:
            there = ", ".join(map(str, self.frame.labels[:20])) or "none"
            raise ValueError(f"{request.entry['name']}: no column {wanted[0]!r} (columns: {there}); {name}=... names another one")
        if label not in self.arrays:
            array, _ = _support.take(request.entry["name"], str(label), self.frame.column(label))
            self.arrays[label] = numpy.ascontiguousarray(array, "float64") if array.dtype.kind in "biuf" else array
        return self.arrays[label]


class _Groups:
    def __init__(self, frame: Any, by: Any) -> None:
        self.frame, self.by = frame, by
        try:
            keys = frame.keys(by)
        except KeyError:
            raise ValueError(f"run: no column {by!r} to group by") from None
        self.order, self.offsets = _tacho.group(keys)

    def run(self, request: Request, arrays: list[numpy.ndarray], settings: dict[str, Any]) -> Any:
        try:
            return _tacho.run_groups(request.function, self.order, self.offsets, tuple(arrays), settings)
        except ValueError as error:
            raise ValueError(re.sub(r" in series (\d+)", self._named, str(error))) from None

    def _named(self, match: Any) -> str:
        return f" in group {self.frame.label(self.by, int(self.order[self.offsets[int(match[1])]]))!r}"


def compute(frame: Any, asked: list[Request], by: Any, options: dict[str, Any]) -> dict[str, numpy.ndarray]:
    columns = _Columns(frame)
    made: dict[str, numpy.ndarray] = {}
    groups = None if by is None else _Groups(frame, by)
    for request in asked:
        arrays, settings = columns.of(request), {**options, **request.parameters}
        result = groups.run(request, arrays, settings) if groups else request.function(*arrays, **settings)
        made.update(zip(request.outputs(), result if isinstance(result, tuple) else [result]))
    return made


# -- what users call ------------------------------------------------------------------------------


def run(frame: Any, *indicators: Any, by: Any = None, kernel: Any = None, nan: str = "skip", short: str = "nan", **parameters: Any) -> Any:
    """A frame with columns added, one for each output of the indicators that are asked for.

        tacho.run(df, "kama", rsi={"period": 7}, by="symbol")

    Parameters
    ----------
    frame : DataFrame of pandas or polars
        rows in time order; inputs are the columns of their names, whatever the case ("close", "High"); what takes any
        series ("real") takes the close
    *indicators : str
        with their default parameters
    by : column name or list of them, optional
        rows with the same values there are a series of their own: all in one call (pandas: index levels, too)
    kernel, nan, short
        as for the functions; `short` is "nan" here: a group that is too short has NaN
    **parameters : dict, list of dicts or True
        an indicator with its parameters; beside them, `real="open"` names the column that is an input, `name="fast"`
        the new column

    Returns
    -------
    a new frame of the same kind; the columns are `kama`, or `bbands_upper` ... where there are several outputs.  If an
    indicator is asked for more than once, what was given is part of the name: `rsi_7`, `rsi_14`.  A column that is there
    already is replaced.

    Raises
    ------
    ValueError : an unknown indicator, a column that is not there, two columns of one name, and what the functions raise
    TypeError : no frame, parameters that are no dict; an unknown parameter
    """
    adapter = adapted(frame)
    return adapter.added(compute(adapter, requests(indicators, parameters), by, {"kernel": kernel, "nan": nan, "short": short}))


def method(frame: Any, name: str) -> Callable[..., Any]:
    """df.tacho.<name>"""
    if name in ("run", "plot"):
        import functools

        import tacho

        return functools.partial(getattr(tacho, name), frame)
    try:
        entry = _tacho.catalogue(name)
    except KeyError:
        raise AttributeError(f"tacho has no indicator {name!r}") from None
    positional = [p["name"] for p in entry["parameters"] if not p["option"]]

    def call(*values: Any, by: Any = None, **parameters: Any) -> Any:
        if len(values) > len(positional):
            raise TypeError(f"{name}() takes at most {len(positional)} positional arguments, {len(values)} were given")
        for key, value in zip(positional, values):
            if key in parameters:
                raise TypeError(f"{name}() got multiple values for argument '{key}'")
            parameters[key] = value
        adapter = adapted(frame)
        columns = compute(adapter, [_one(name, parameters, False)], by, {"short": "nan"})
        return adapter.alone(columns, len(columns) > 1)

    call.__name__ = call.__qualname__ = name
    call.__doc__ = _describe.docstring(entry, _describe.PLAIN)
    call.__signature__ = _signature(entry)  # type: ignore[attr-defined]
    return call


def _signature(entry: dict[str, Any]) -> inspect.Signature:
    given = _describe.signature(entry, _describe.PLAIN).parameters
    kept = [p for p in given.values() if p.name not in {*_describe.input_names(entry), "out", "axis"}]
    kept = [p.replace(default="nan") if p.name == "short" else p for p in kept]
    more = [inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=None) for key in [*entry["inputs"], "name", "by"]]
    return inspect.Signature([*kept, *more])
