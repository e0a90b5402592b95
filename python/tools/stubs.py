"""stubs.py EXTENSION FOLDER -- writes __init__.pyi, talib/__init__.pyi and py.typed from the catalogue of an extension that was just built."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from keyword import iskeyword
from pathlib import Path
from types import ModuleType
from typing import Any

HEAD = '''\
"""Written at build time from the catalogue."""

from typing import Any, Callable, Generic, Literal, Protocol, Sequence, TypedDict, TypeVar, Union, overload
from typing_extensions import NamedTuple, Self

import numpy
from numpy.typing import NDArray

__version__: str

class _SeriesLike(Protocol):
    """A column of pandas, polars or an Arrow library: the result is one, too."""
    def to_numpy(self) -> Any: ...
    def __len__(self) -> int: ...

_T = TypeVar("_T")
_Series = TypeVar("_Series", bound=_SeriesLike)
_Array = NDArray[numpy.float64]
_ArrayLike = Union[NDArray[Any], Sequence[float]]
_Number = Union[float, None]
_Integers = Union[int, tuple[int, int, int], list[int], NDArray[Any]]
_Reals = Union[float, tuple[float, float, float], list[float], NDArray[Any]]
_Names = Union[str, Sequence[str]]
_Kernel = Union[Literal["auto", "scalar", "baseline", "avx2", "avx512", "neon"], None]
_Nan = Literal["skip", "propagate", "raise"]
_Short = Literal["raise", "nan"]
_Progress = Union[Callable[[float], object], bool, None]

def indicators() -> list[dict[str, Any]]: ...
def indicator(name: str) -> dict[str, Any]: ...
def kernels() -> list[str]: ...

class Stream:
    @property
    def warmup(self) -> int: ...
    @property
    def ready(self) -> bool: ...
    @property
    def bars(self) -> int: ...
    @property
    def parameters(self) -> dict[str, Any]: ...
    @property
    def indicator(self) -> str: ...
    def copy(self) -> Self: ...
    def to_bytes(self) -> bytes: ...
    @classmethod
    def from_bytes(cls, data: bytes) -> Self: ...
'''
TYPES = {"integer": "int", "real": "float", "choice": "str", "average": "str"}
RANGES = {"integer": "_Integers", "real": "_Reals", "choice": "_Names", "average": "_Names"}


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def parameters(entry: dict[str, Any], option: bool, batch: bool = False) -> list[str]:
    def text(p: dict[str, Any]) -> str:
        kind = RANGES[p["type"]] if batch else TYPES[p["type"]]
        if "choices" in p and not batch:
            kind = f"Literal[{', '.join(map(repr, p['choices']))}]"
        return f"{p['name']}{'_range' if batch else ''}: {kind} = {p['default']!r}"

    return [text(p) for p in entry["parameters"] if p["option"] is option]


def typed_dict(name: str, keys: list[str]) -> str:
    """As a class; as a call where a key is no name (`as`, from a parameter a)."""
    if any(iskeyword(key.partition(":")[0]) for key in keys):
        pairs = ", ".join('"{}": {}'.format(*key.split(": ", 1)) for key in keys)
        return f"{name} = TypedDict({name!r}, {{{pairs}}})\n"
    return f"class {name}(TypedDict):\n" + "".join(f"    {key}\n" for key in keys)


def stub(entry: dict[str, Any]) -> str:
    name, title = entry["name"], camel(entry["name"])
    inputs = ["data"] if len(entry["inputs"]) == 1 else entry["inputs"]
    outputs = [o["name"] for o in entry["outputs"]]
    several = len(outputs) > 1
    kernel = ["kernel: _Kernel = None", "*"]
    common = ["nan: _Nan = 'skip'", "short: _Short = 'raise'"]

    def line(head: str, arguments: list[str], result: str, indent: str = "") -> str:
        return f"{indent}def {head}({', '.join(arguments)}) -> {result}: ...\n"

    def result(kind: str) -> str:
        return f"{title}Result[{kind}]" if several else kind

    out = f"tuple[{', '.join(['Union[_Array, None]'] * len(outputs))}]" if several else "_Array"
    plain = [*parameters(entry, False), *kernel, *parameters(entry, True), *common]
    text = ""
    if several:
        text += f"class {title}Result(NamedTuple, Generic[_T]):\n" + "".join(f"    {o}: _T\n" for o in outputs)
    for kind, gives in (("_ArrayLike", "_Array"), ("_Series", "_Series")):
        arguments = [f"{i}: {kind}" for i in inputs] + plain
        text += "@overload\n" + line(name, arguments + ["out: None = None", "axis: int = -1"], result(gives))
    anything = [f"{i}: Union[_ArrayLike, _SeriesLike]" for i in inputs]
    text += "@overload\n" + line(name, anything + plain + [f"out: {out}", "axis: int = -1"], result("_Array"))

    keys = [f"{o}: _Array" for o in (outputs if several else ["values"])]
    keys += [f"{p['name']}s: NDArray[{ {'integer': 'numpy.int64', 'real': 'numpy.float64'}.get(p['type'], 'numpy.str_')}]" for p in entry["parameters"]]
    text += typed_dict(f"_{title}Batch", keys)
    batch = [*anything, *parameters(entry, False, True), *kernel, *parameters(entry, True, True), *common]
    text += line(f"{name}_batch", batch + ["threads: int = 0", "progress: _Progress = None"], f"_{title}Batch")

    text += f"class {title}Stream(Stream):\n"
    text += line("__init__", ["self", *parameters(entry, False), *kernel, *parameters(entry, True), common[0]], "None", "    ")
    for method in ("update", "peek"):
        text += line(method, ["self", *(f"{i}: _Number" for i in inputs)], f"Union[{result('float')}, None]", "    ")
    for kind, gives in (("_ArrayLike", "_Array"), ("_Series", "_Series")):
        text += "    @overload\n" + line("update_many", ["self", *(f"{i}: {kind}" for i in inputs)], result(gives), "    ")
    return text


TALIB = '''\
"""Written at build time from tacho.talib's table."""

from typing import Any, TypeVar, Union

from . import abstract as abstract, stream as stream
from ._call import Error as Error
from ._settings import (
    CandleSettingType as CandleSettingType, RangeType as RangeType, get_compatibility as get_compatibility,
    get_unstable_period as get_unstable_period, restore_candle_default_settings as restore_candle_default_settings,
    set_candle_settings as set_candle_settings, set_compatibility as set_compatibility, set_unstable_period as set_unstable_period,
)

__version__: str
_Series = TypeVar("_Series")
MA_Type: Any

def get_functions() -> list[str]: ...
def get_function_groups() -> dict[str, list[str]]: ...
'''


def talib_stub(extension: Any) -> str:
    """Of the functions that there are: arrays in and out, or Series; what is int32 is not told."""
    package = ModuleType("tacho")
    package.__path__ = [str(Path(__file__).parents[1] / "tacho")]
    sys.modules.update({"tacho": package, "tacho._tacho": extension})
    text = TALIB
    for row in importlib.import_module("tacho.talib._table").rows().values():
        arguments = [f"{name}: _Series" for name in row.arguments]
        arguments += [f"{p.name}: {type(p.default).__name__} = {p.default!r}" for p in row.parameters]
        results = ["Any" if output.integer else "_Series" for output in row.outputs]
        result = results[0] if len(results) == 1 else f"tuple[{', '.join(results)}]"
        text += f"def {row.name}({', '.join(arguments)}) -> {result}: ...\n"
    return text


def main(extension: str, folder: str) -> None:
    spec = importlib.util.spec_from_file_location("_tacho", extension)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    extra = Path(__file__).with_name("extra.pyi")  # what tacho itself adds, beside the catalogue
    more = extra.read_text() if extra.exists() else ""
    target.joinpath("__init__.pyi").write_text(HEAD + more + "\n" + "\n".join(map(stub, module.catalogue())))
    target.joinpath("py.typed").write_text("")
    target.joinpath("talib").mkdir(exist_ok=True)
    target.joinpath("talib", "__init__.pyi").write_text(talib_stub(module))


if __name__ == "__main__":
    main(*sys.argv[1:])
