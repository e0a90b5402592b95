"""`df.tacho` in pandas and polars, in whichever order they and tacho are imported, without importing either of them.

A library that is there already gets its accessor at once; one that is not, when its import ends: until then a finder
waits for its name on sys.meta_path, and leaves when there is nothing left to wait for.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Accessor:
    """`frame.tacho.kama(period=30)`: the values, as a column (or a frame of several); `frame.tacho.run(...)` adds them."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def __getattr__(self, name: str) -> Any:
        from .frames import method

        if name.startswith("_"):
            raise AttributeError(name)
        return method(self._frame, name)

    def __dir__(self) -> list[str]:
        from ._tacho import names

        return [*names(), "plot", "run"]


def _of_pandas(pandas: Any) -> None:
    pandas.api.extensions.register_dataframe_accessor("tacho")(Accessor)


def _of_polars(polars: Any) -> None:
    polars.api.register_dataframe_namespace("tacho")(Accessor)


_REGISTER = {"pandas": _of_pandas, "polars": _of_polars}


def _register(name: str) -> None:
    module = sys.modules[name]
    if getattr(getattr(module, "DataFrame", None), "tacho", None) is None:
        try:
            _REGISTER[name](module)
        except AttributeError:  # a version that has no such thing, or another module of that name
            pass


class _Finder:
    def __init__(self, names: list[str]) -> None:
        self.waiting = names

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name not in self.waiting:
            return None
        from importlib.util import find_spec

        self.waiting.remove(name)  # so that the finders after this one are asked
        try:
            spec = find_spec(name)
        finally:
            self.waiting.append(name)
        if spec is None or not hasattr(spec.loader, "exec_module"):
            return spec
        loader: Any = spec.loader
        execute = loader.exec_module

        def execute_and_register(module: Any) -> None:
            execute(module)
            del loader.exec_module
            self.leave(name)
            _register(name)

        try:
            loader.exec_module = execute_and_register  # of this instance: it stays the loader that it was
        except AttributeError:
            pass
        return spec

    def leave(self, name: str) -> None:
        if name in self.waiting:
            self.waiting.remove(name)
        if not self.waiting and self in sys.meta_path:
            sys.meta_path.remove(self)  # type: ignore[arg-type]


def install() -> None:
    missing = []
    for name in _REGISTER:
        module = sys.modules.get(name)
        spec = getattr(module, "__spec__", None)
        if module is None or getattr(spec, "_initializing", False):
            missing.append(name)
        else:
            _register(name)
    if missing:
        sys.meta_path.insert(0, _Finder(missing))  # type: ignore[arg-type]
