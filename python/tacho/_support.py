"""What the extension leaves to Python: inputs and results of other libraries, named tuples, classes of streams."""

from __future__ import annotations

import sys
from collections import namedtuple
from typing import Any, Callable

import numpy

from . import _tacho

_result_types: dict[str, type] = {}
_stream_types: dict[str, type] = {}


def camel(name: str) -> str:
    """ht_dcperiod -> HtDcperiod"""
    return "".join(part.capitalize() for part in name.split("_"))


def class_named(name: str) -> type | None:
    """The class of that name (KamaStream, MacdResult), or None; by an alias, and with other capitals inside, too: BollingerBandsStream, AroonOscStream."""
    stem, kind = name[:-6].replace("_", "").lower(), name[-6:]
    if not name[0].isupper():
        return None
    for indicator in sorted(_tacho.catalogue(), key=lambda entry: entry["name"].replace("_", "") != stem):
        if stem in (known.replace("_", "") for known in (indicator["name"], *indicator["aliases"])):
            return stream_type(indicator["name"]) if kind == "Stream" else result_type(indicator["name"])
    return None


def all_names() -> list[str]:
    names = []
    for indicator in _tacho.names():
        names += [indicator, f"{indicator}_batch", f"{camel(indicator)}Stream"]
    return names


def result_type(indicator: str) -> type | None:
    """The named tuple of an indicator's outputs; None if it has only one."""
    if indicator not in _result_types:
        outputs = [output["name"] for output in _tacho.catalogue(indicator)["outputs"]]
        if len(outputs) == 1:
            return None
        made = namedtuple(f"{camel(indicator)}Result", outputs, module="tacho")  # type: ignore[misc]
        made.__doc__ = f"What {indicator} gives: {', '.join(outputs)}."
        _result_types.setdefault(indicator, made)
    return _result_types[indicator]


def stream_type(indicator: str) -> type:
    if indicator not in _stream_types:
        constructor = _tacho.function(indicator, 2)
        contents = {
            "__slots__": (),
            "__module__": "tacho",
            "__doc__": constructor.__doc__,
            "__signature__": constructor.__signature__,
            "_function": constructor,
        }
        _stream_types.setdefault(indicator, type(f"{camel(indicator)}Stream", (_tacho.Stream,), contents))
    return _stream_types[indicator]


def describe(indicator: str, kind: int, attribute: str) -> Any:
    from . import _describe

    return _describe.attribute(indicator, kind, attribute)


# -- inputs ---------------------------------------------------------------------------------------


def take(indicator: str, name: str, value: Any) -> tuple[numpy.ndarray, bool]:
    """An array of what `value` holds, and whether the result should be of value's kind."""
    if isinstance(value, numpy.ndarray):
        if isinstance(value, numpy.ma.MaskedArray):
            return value.astype("float64").filled(numpy.nan), False
        return numpy.asarray(value), False
    library = type(value).__module__.partition(".")[0]
    try:
        if library == "pandas":
            return _take_pandas(value), True
        if library == "polars":
            return _take_polars(value), True
        if hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__"):
            return _tacho.import_arrow(value), True
    except TypeError as error:
        raise TypeError(f"{indicator}: {name}: {error}") from None
    array = numpy.asarray(value)
    if array.ndim == 0:
        raise TypeError(f"{indicator}: {name} must be an array, a Series or a sequence of numbers, not {type(value).__name__}")
    return array, False


def _take_pandas(value: Any) -> numpy.ndarray:
    pandas = sys.modules["pandas"]
    if not isinstance(value, (pandas.Series, pandas.Index)):
        raise TypeError(f"a column is wanted, not a {type(value).__name__}")
    if isinstance(value.dtype, numpy.dtype):
        return value.to_numpy()
    if not pandas.api.types.is_numeric_dtype(value.dtype):
        raise TypeError(f"numbers are wanted, not {value.dtype}")
    return value.to_numpy(dtype="float64", na_value=numpy.nan)


def _take_polars(value: Any) -> numpy.ndarray:
    polars = sys.modules["polars"]
    if not isinstance(value, polars.Series):
        raise TypeError(f"a column is wanted, not a {type(value).__name__}")
    if value.dtype != polars.Float64:
        if not (value.dtype.is_numeric() or value.dtype in (polars.Boolean, polars.Null)):
            raise TypeError(f"numbers are wanted, not {value.dtype}")
        value = value.cast(polars.Float64)
    return value.to_numpy()


# -- results --------------------------------------------------------------------------------------


def wrap(indicator: str, originals: tuple, arrays: tuple) -> Any:
    """The arrays as what the inputs were: the first input that is no numpy array decides."""
    for original in originals:
        library = type(original).__module__.partition(".")[0]
        if library == "pandas":
            dress = _like_pandas(indicator, originals)
            break
        if library == "polars":
            dress = sys.modules["polars"].Series
            break
        if hasattr(original, "__arrow_c_stream__") or hasattr(original, "__arrow_c_array__"):
            dress = _like_arrow(original, library)
            break
    else:
        return arrays[0] if len(arrays) == 1 else result_type(indicator)(*arrays)  # type: ignore[misc]
    if len(arrays) == 1:
        name = getattr(original, "name", None) if len(originals) == 1 else indicator
        return dress(name, arrays[0])
    kind: Any = result_type(indicator)
    return kind(*(dress(name, array) for name, array in zip(kind._fields, arrays)))


def _like_pandas(indicator: str, originals: tuple) -> Callable[[Any, numpy.ndarray], Any]:
    pandas = sys.modules["pandas"]
    indexes = [original.index for original in originals if isinstance(original, pandas.Series)]
    if not indexes:
        return lambda name, array: pandas.Series(array, name=name, copy=False)
    if not all(index is indexes[0] or index.equals(indexes[0]) for index in indexes):
        raise ValueError(f"{indicator}: inputs with different indexes")
    return lambda name, array: pandas.Series(array, index=indexes[0], name=name, copy=False)


def _like_arrow(original: Any, library: str) -> Callable[[Any, numpy.ndarray], Any]:
    if library == "pyarrow":
        return lambda name, array: sys.modules["pyarrow"].array(array)
    make = getattr(type(original), "from_arrow", None) or (lambda column: column)
    return lambda name, array: make(_tacho.ArrowColumn(array))


# -- progress -------------------------------------------------------------------------------------


def progress_bar(indicator: str) -> Callable[[float], None]:
    """A tqdm bar, as something to be called with the part that is done."""
    try:
        from tqdm.auto import tqdm
    except ImportError:
        raise ImportError("progress=True needs tqdm: pip install tacho[progress]") from None
    bar = tqdm(total=1.0, desc=indicator, bar_format="{l_bar}{bar}| {elapsed}<{remaining}")

    def show(done: float) -> None:
        bar.update(done - bar.n)
        if done >= 1:
            bar.close()

    return show
