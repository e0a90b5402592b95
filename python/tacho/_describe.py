"""Signatures, annotations and docstrings, from the catalogue.  Imported when somebody asks."""

from __future__ import annotations

import inspect
from typing import Any, Iterator, Literal, Optional, Sequence, Union

import numpy

from . import _support, _tacho

PLAIN, BATCH, STREAM = range(3)
_TYPES = {"integer": int, "real": float, "choice": str, "average": str}
_Values = Union[numpy.ndarray, Sequence[float]]
_Nan = Literal["skip", "propagate", "raise"]
_Short = Literal["raise", "nan"]


def input_names(entry: dict[str, Any]) -> list[str]:
    return ["data"] if len(entry["inputs"]) == 1 else entry["inputs"]


def signature(entry: dict[str, Any], kind: int) -> inspect.Signature:
    Parameter = inspect.Parameter
    either, by_name = Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY

    def parameters() -> Iterator[inspect.Parameter]:
        def of_catalogue(options: bool) -> Iterator[inspect.Parameter]:
            for p in entry["parameters"]:
                if p["option"] is options:
                    yield Parameter(
                        p["name"] + ("_range" if kind == BATCH else ""),
                        by_name if options else either,
                        default=p["default"],
                        annotation=Any if kind == BATCH else _TYPES[p["type"]],
                    )

        if kind != STREAM:
            for name in input_names(entry):
                yield Parameter(name, either, annotation=_Values)
        yield from of_catalogue(False)
        yield Parameter("kernel", either, default=None, annotation=Optional[str])
        yield from of_catalogue(True)
        yield Parameter("nan", by_name, default="skip", annotation=_Nan)
        if kind != STREAM:
            yield Parameter("short", by_name, default="raise", annotation=_Short)
        if kind == PLAIN:
            yield Parameter("out", by_name, default=None, annotation=Any)
            yield Parameter("axis", by_name, default=-1, annotation=int)
        if kind == BATCH:
            yield Parameter("threads", by_name, default=0, annotation=int)
            yield Parameter("progress", by_name, default=None, annotation=Any)

    returns: Any = inspect.Signature.empty
    if kind == PLAIN:
        returns = _support.result_type(entry["name"]) or numpy.ndarray
    elif kind == BATCH:
        returns = dict
    # The constructor's parameters come in an order that Python's own syntax could also have.
    return inspect.Signature(list(parameters()), return_annotation=returns)


# -- docstrings -----------------------------------------------------------------------------------


def _range_of(p: dict[str, Any]) -> str:
    if "choices" in p:
        return f"str, one of {', '.join(p['choices'])}; by default {p['default']}"
    kind = "int" if p["type"] == "integer" else "float"
    return f"{kind} from {p['min']:g} to {p['max']:g}; by default {p['default']}".replace("e+0", "e")


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, "-" * len(title), *lines]


_INPUT = "array, Series or sequence of numbers"
_KERNEL = [
    "kernel : str, optional",
    '    "auto" (the default), "scalar", "avx2", "avx512" or "neon": the SIMD level; the bits are the same',
]
_NAN = [
    'nan : "skip", "propagate" or "raise"',
    "    missing values (NaN, infinite): bars that are left out, bars that count, or an error",
]
_SHORT = ['short : "raise" or "nan"', "    input that is empty, all missing or too short: an error, or NaN"]


def _parameters(entry: dict[str, Any], kind: int) -> list[str]:
    lines: list[str] = []
    if kind != STREAM:
        shape = "(bars,)" if kind == BATCH else "(bars,), or two-dimensional: a panel of series along `axis`"
        for name in input_names(entry):
            lines += [f"{name} : {_INPUT}, shape {shape}"]
    for p in entry["parameters"]:
        if kind == BATCH:
            lines += [f"{p['name']}_range : (start, stop, step) with both ends, a list, or one value"]
        else:
            lines += [f"{p['name']} : {_range_of(p)}"]
        lines += [f"    {p['doc']}" + (f" ({_range_of(p)})" if kind == BATCH else "")]
    lines += _KERNEL + _NAN
    if kind != STREAM:
        lines += _SHORT
    if kind == PLAIN:
        several = len(entry["outputs"]) > 1
        lines += [
            "out : " + ("tuple of float64 arrays" if several else "float64 array") + ", optional",
            "    written to and returned, instead of new memory; may be the input itself",
            "axis : int",
            "    along which time runs in two dimensions",
        ]
    if kind == BATCH:
        lines += [
            "threads : int",
            "    0: one for each core",
            "progress : callable or bool, optional",
            "    called with the part that is done, from 0 to 1; True: a tqdm bar",
        ]
    return lines


def _returns(entry: dict[str, Any], kind: int) -> list[str]:
    outputs = entry["outputs"]
    if kind == BATCH:
        values = ", ".join(f'"{o["name"]}"' for o in outputs) if len(outputs) > 1 else '"values"'
        columns = ", ".join(f'"{p["name"]}s"' for p in entry["parameters"])
        lines = ["dict", f"    {values}: arrays of shape (combinations, bars)"]
        return lines + [f"    {columns}: the parameters of each row; the last varies fastest"] * bool(columns)
    lines = [
        f"{o['name']} : {o['unit']}, first value after {o['lookback']} valid bars at the defaults, NaN before" for o in outputs
    ]
    if len(outputs) > 1:
        lines = ["named tuple of"] + [f"    {line}" for line in lines]
    return lines + ["of the kind and shape of the input (a sequence gives an array)"]


def _stream_notes(entry: dict[str, Any]) -> list[str]:
    bar = ", ".join(["x"] if len(entry["inputs"]) == 1 else entry["inputs"])
    gives = "a named tuple of " + ", ".join(o["name"] for o in entry["outputs"]) if len(entry["outputs"]) > 1 else "a float"
    return _section(
        "Methods",
        [
            f"update({bar}) : feed the next bar; {gives}, or None where there is no value (warm-up, a missing bar)",
            f"peek({bar}) : what update would give, for a bar that is still forming",
            "update_many(...) : feed arrays",
            "copy(), to_bytes(), from_bytes(data) : the state; streams can be pickled, too",
        ],
    )


def docstring(entry: dict[str, Any], kind: int) -> str:
    what = {PLAIN: "", BATCH: ": every combination of parameters", STREAM: ", bar by bar"}[kind]
    lines = [f"{entry['title']} ({entry['group']}){what}.", "", entry["text"].strip("\n")]
    lines += _section("Parameters", _parameters(entry, kind))
    if kind == STREAM:
        lines += _stream_notes(entry)
    else:
        lines += _section("Returns", _returns(entry, kind))
    raises = ["ValueError : a parameter out of range, an unknown kernel"]
    if kind != STREAM:
        raises[0] += "; inputs of different lengths, empty, all missing or with not enough valid bars"
    raises += ["TypeError : an argument of a wrong type"]
    return "\n".join(lines + _section("Raises", raises)) + "\n"


def attribute(indicator: str, kind: int, name: str) -> Any:
    entry = _tacho.catalogue(indicator)
    if name == "__doc__":
        return docstring(entry, kind)
    made = signature(entry, kind)
    if name == "__signature__":
        return made
    if name == "__text_signature__":
        bare = [p.replace(annotation=inspect.Parameter.empty) for p in made.parameters.values()]
        return str(inspect.Signature(bare))
    annotations = {p.name: p.annotation for p in made.parameters.values()}
    if made.return_annotation is not inspect.Signature.empty:
        annotations["return"] = made.return_annotation
    return annotations
