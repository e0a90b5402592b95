"""Technical-analysis indicators at the speed of memory.

Every indicator of the catalogue is a function over arrays, a sweep over parameters and a stream of bars:

>>> import numpy, tacho
>>> close = 100 + numpy.cumsum(numpy.sin(numpy.arange(200.0)))
>>> average = tacho.kama(close, period=10)
>>> average.shape, bool(numpy.isnan(average[9])), bool(numpy.isnan(average[10]))
((200,), True, False)
>>> grid = tacho.kama_batch(close, period_range=(10, 30, 5))
>>> grid["values"].shape, grid["periods"].tolist()
((5, 200), [10, 15, 20, 25, 30])
>>> stream = tacho.KamaStream(period=10)
>>> values = [stream.update(price) for price in close]
>>> values[9], values[-1] == float(average[-1])
(None, True)

`tacho.indicators()` tells what there is; `help(tacho.kama)` tells the rest.
"""

from __future__ import annotations

from . import _hooks, _tacho
from ._tacho import Stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__version__: str = _tacho.version

# Names that live in modules of their own, imported when first used: attribute -> (module, name in it or None: the module).
_LATER: dict[str, tuple[str, str | None]] = {
    "run": ("frames", "run"),
    "plot": ("charts", "plot"),
    "polars": ("polars", None),
    "talib": ("talib", None),
}


def indicators() -> list[dict[str, Any]]:
    """The catalogue: one dict for each indicator, with name, title, group, text, inputs, parameters, outputs ..."""
    return _tacho.catalogue()


def indicator(name: str) -> dict[str, Any]:
    """The catalogue's entry of one indicator, by its name or an alias; KeyError if there is none."""
    return _tacho.catalogue(name)


def kernels() -> list[str]:
    """The kernels that this machine can run, best first."""
    return _tacho.levels()


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module 'tacho' has no attribute {name!r}")
    found = None
    if name in _LATER:
        from importlib import import_module

        module, inside = _LATER[name]
        found = import_module(f"tacho.{module}")
        found = found if inside is None else getattr(found, inside)
    elif name.islower():
        batch = name.endswith("_batch")
        found = _tacho.function(name[:-6] if batch else name, int(batch))
    elif name.endswith(("Stream", "Result")):
        from . import _support

        found = _support.class_named(name)
    if found is None:
        raise AttributeError(f"module 'tacho' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    from . import _support

    names = {name for name in globals() if not name.startswith("_")} - {"annotations", "TYPE_CHECKING"}
    return sorted(names | set(_LATER) | set(_support.all_names()))


_hooks.install()
