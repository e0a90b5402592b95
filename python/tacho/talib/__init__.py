"""TA-Lib's Python package, by Tacho: change `import talib` to `import tacho.talib as talib`, and keep everything else.

Functions, argument names and order, defaults, outputs, dtypes, the bars before the first value and errors are TA-Lib's; so are the numbers, but for
what docs/talib.md lists.  Settings (unstable periods, compatibility, candle settings) belong to the thread or task that made them.

>>> import numpy, tacho.talib as talib
>>> close = 100 + numpy.cumsum(numpy.sin(numpy.arange(100.0)))
>>> upper, middle, lower = talib.BBANDS(close, timeperiod=10)
>>> talib.abstract.Function("rsi")({"close": close}, timeperiod=5).shape
(100,)
"""

from __future__ import annotations

from typing import Any

from . import _call, _table
from ._call import Error
from ._settings import (
    CandleSettingType,
    RangeType,
    get_compatibility,
    get_unstable_period,
    restore_candle_default_settings,
    set_candle_settings,
    set_compatibility,
    set_unstable_period,
)

__version__ = "0.8.2"  # of TA-Lib: what this stands in for


class _MaType:
    """MA_Type.EMA is 1, MA_Type[1] its title."""

    def __init__(self) -> None:
        for number, (name, _, _) in enumerate(_table.AVERAGES):
            setattr(self, name, number)

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(_table.AVERAGES):
            raise KeyError(number)
        return _table.AVERAGES[number][1]


MA_Type: Any = _MaType()


def get_functions() -> list[str]:
    """All functions there are, group by group."""
    return list(_table.rows())


def get_function_groups() -> dict[str, list[str]]:
    """The functions of each group."""
    groups: dict[str, list[str]] = {}
    for row in _table.rows().values():
        groups.setdefault(row.group, []).append(row.name)
    return groups


_HERE = [
    "CandleSettingType", "Error", "MA_Type", "RangeType", "abstract", "get_compatibility", "get_function_groups", "get_functions",
    "get_unstable_period", "restore_candle_default_settings", "set_candle_settings", "set_compatibility", "set_unstable_period", "stream",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in ("abstract", "stream"):
        from importlib import import_module

        return import_module(f"tacho.talib.{name}")
    if name == "__all__":
        return ["MA_Type", "get_functions", "get_function_groups", "stream", *_table.rows()]
    if name.startswith("stream_"):
        from . import stream

        return getattr(stream, name)
    row = None if name.startswith("_") else _table.rows().get(name)
    if row is None:
        raise AttributeError(f"module 'tacho.talib' has no attribute {name!r}")
    return globals().setdefault(name, _call.make(row, __name__))


def __dir__() -> list[str]:
    return sorted([*_HERE, *_table.rows()])
