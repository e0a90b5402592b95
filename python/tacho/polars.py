"""Indicators as polars expressions: in select and with_columns, in lazy frames, per group by `.over`.

    import tacho.polars as ta

    frame.with_columns(ta.kama("close", period=30).over("symbol"))
    frame.lazy().with_columns(ta.atr(period=14), ta.bbands().struct.field("upper")).collect()

Every indicator is a function here; its inputs come first, as names of columns or as expressions, and are by default the
columns of their names ("close" for what takes any series).  The expression is named after the indicator; several outputs
are a struct.  Input that is empty or too short gives NaN, unless short="raise".
"""

from __future__ import annotations

import inspect
from typing import Any, Callable, Union

import numpy
import polars

from . import _describe, _support, _tacho

IntoExpr = Union[str, polars.Expr, polars.Series]
_made: dict[str, Callable[..., polars.Expr]] = {}


def _expression(value: IntoExpr) -> polars.Expr:
    return polars.col(value) if isinstance(value, str) else value if isinstance(value, polars.Expr) else polars.lit(value)


def _make(entry: dict[str, Any]) -> Callable[..., polars.Expr]:
    name, inputs = entry["name"], _describe.input_names(entry)
    function = _tacho.function(name, _describe.PLAIN)
    fields = [output["name"] for output in entry["outputs"]]
    signature = _signature(entry)
    kind: Any = polars.Float64 if len(fields) == 1 else polars.Struct({field: polars.Float64 for field in fields})

    def call(*given: Any, **settings: Any) -> polars.Expr:
        bound = signature.bind(*given, **settings)
        arguments = {**bound.arguments, "short": bound.arguments.get("short", "nan")}
        columns = [_expression(arguments.pop(key, preset)) for key, preset in zip(inputs, _presets(entry))]
        function(*[numpy.empty(0)] * len(inputs), **{**arguments, "short": "nan"})  # wrong parameters are told here

        def compute(struct: polars.Series) -> polars.Series:
            taken = struct.struct.unnest().get_columns() if len(inputs) > 1 else [struct]
            arrays = [_support.take(name, key, series)[0] for key, series in zip(inputs, taken)]
            result = function(*arrays, **arguments)
            if len(fields) == 1:
                return polars.Series(name, result)
            return polars.DataFrame(dict(zip(fields, result))).to_struct(name)

        joined = columns[0]
        if len(inputs) > 1:
            joined = polars.struct([column.alias(key) for key, column in zip(inputs, columns)])
        return joined.map_batches(compute, return_dtype=kind).alias(name)

    call.__name__ = call.__qualname__ = name
    call.__module__ = __name__
    call.__doc__ = _describe.docstring(entry, _describe.PLAIN)
    call.__signature__ = signature  # type: ignore[attr-defined]
    return call


def _presets(entry: dict[str, Any]) -> list[str]:
    return ["close" if key == "real" else key for key in entry["inputs"]]


def _signature(entry: dict[str, Any]) -> inspect.Signature:
    presets = dict(zip(_describe.input_names(entry), _presets(entry)))
    parameters = []
    for p in _describe.signature(entry, _describe.PLAIN).parameters.values():
        if p.name in presets:
            parameters.append(p.replace(default=presets[p.name], annotation=IntoExpr))
        elif p.name not in ("out", "axis"):
            parameters.append(p.replace(default="nan") if p.name == "short" else p)
    return inspect.Signature(parameters, return_annotation=polars.Expr)


def __getattr__(name: str) -> Callable[..., polars.Expr]:
    try:
        entry = _tacho.catalogue(name)
    except KeyError:
        raise AttributeError(f"module 'tacho.polars' has no attribute {name!r}") from None
    return _made.setdefault(entry["name"], _made.get(entry["name"]) or _make(entry))


def __dir__() -> list[str]:
    return sorted(_tacho.names())
