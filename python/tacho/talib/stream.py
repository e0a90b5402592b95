"""The last value only: `stream.SMA(close, 10)` is `SMA(close, 10)[-1]`, as in TA-Lib up to 0.6 (there also as stream_SMA).

A series that grows bar by bar is for Tacho's own streams: tacho.SmaStream.
"""

from __future__ import annotations

from functools import wraps
from typing import Any, Callable

from . import _call, _table

_made: dict[str, Callable[..., Any]] = {}


def make(name: str) -> Callable[..., Any]:
    function = _call.make(_table.rows()[name], __name__)

    @wraps(function)
    def last(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        results = result if isinstance(result, tuple) else (result,)
        values = tuple((column.iloc if hasattr(column, "iloc") else column)[-1] if len(column) else float("nan") for column in results)
        plain = tuple(value.item() if hasattr(value, "item") else value for value in values)
        return plain if isinstance(result, tuple) else plain[0]

    last.__doc__ = f"The last value of\n\n{function.__doc__}"
    return last


def __getattr__(name: str) -> Callable[..., Any]:
    bare = name[7:] if name.startswith("stream_") else name
    if bare not in _table.rows():
        raise AttributeError(f"module 'tacho.talib.stream' has no attribute {name!r}")
    if bare not in _made:
        _made.setdefault(bare, make(bare))
    return _made[bare]


__all__ = list(_table.rows())


def __dir__() -> list[str]:
    return __all__
