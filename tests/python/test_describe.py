"""What functions tell about themselves, and what type checkers see."""

import doctest
import inspect
import keyword
import pickle
import pydoc
import subprocess
import sys
from pathlib import Path

import pytest
from capi import BY_NAME, CATALOGUE, NAMES, camel, inputs

import tacho

HERE = Path(__file__).parent


def test_the_signature_that_was_promised():
    names = list(inspect.signature(tacho.kama).parameters)
    assert names[:3] == ["data", "period", "kernel"] and names[-4:] == ["nan", "short", "out", "axis"]
    assert list(inspect.signature(tacho.atr).parameters)[:4] == ["high", "low", "close", "period"]
    assert inspect.signature(tacho.kama).parameters["period"].default == 30


@pytest.mark.parametrize("name", NAMES)
def test_signatures(name):
    entry, data = BY_NAME[name], inputs(name, 1500)
    for suffix, function in (("", getattr(tacho, name)), ("_batch", getattr(tacho, f"{name}_batch"))):
        signature = inspect.signature(function)
        assert function.__name__ == function.__qualname__ == name + suffix and function.__module__ == "tacho"
        assert set(function.__annotations__) == {*signature.parameters, "return"}
        assert "(" in function.__text_signature__
        bound = signature.bind(*data)
        bound.apply_defaults()
        function(*bound.args, **bound.kwargs)
        assert pickle.loads(pickle.dumps(function)) is function
        assert inspect.isroutine(function)
    stream = getattr(tacho, f"{camel(name)}Stream")
    bound = inspect.signature(stream).bind()
    bound.apply_defaults()
    assert list(stream(*bound.args, **bound.kwargs).parameters) == [p["name"] for p in entry["parameters"]]
    assert pickle.loads(pickle.dumps(stream)) is stream


@pytest.mark.parametrize("name", NAMES)
def test_docstrings(name):
    entry = BY_NAME[name]
    for described in (getattr(tacho, name), getattr(tacho, f"{name}_batch"), getattr(tacho, f"{camel(name)}Stream")):
        text = described.__doc__
        assert entry["title"] in text and entry["text"].strip().splitlines()[0].strip() in text and "\nRaises\n" in text
        for p in entry["parameters"]:
            assert p["doc"] in text and f"by default {p['default']}" in text
    for output in entry["outputs"]:
        assert output["name"] in getattr(tacho, name).__doc__
    assert entry["title"] in pydoc.render_doc(getattr(tacho, name))


def test_names_do_not_collide():
    own = {"nan", "short", "out", "axis", "kernel", "threads", "progress", "data"}
    for entry in CATALOGUE:
        names = [*entry["inputs"], *(p["name"] for p in entry["parameters"])]
        assert len(set(names)) == len(names) and not own & set(names)
        outputs = [o["name"] for o in entry["outputs"]]
        assert not set(outputs) & {p["name"] + "s" for p in entry["parameters"]} and "values" not in outputs[1:]
        assert not any(map(keyword.iskeyword, names + outputs))
    assert len({camel(name) for name in NAMES}) == len(NAMES)


def test_the_catalogue():
    assert set(tacho.indicators()[0]) >= {"name", "title", "group", "aliases", "text", "inputs", "parameters", "outputs", "lookback", "memory"}
    for entry in CATALOGUE:
        assert tacho.indicator(entry["name"]) == entry
        for alias in entry["aliases"]:
            assert getattr(tacho, alias) is getattr(tacho, entry["name"])
    with pytest.raises(KeyError):
        tacho.indicator("kamma")
    assert set(NAMES) | {"KamaStream", "kama_batch", "indicators", "Stream"} <= set(dir(tacho))


def test_module_docstring():
    assert doctest.testmod(tacho).failed == 0 and doctest.testmod(tacho).attempted > 5


def test_version():
    from importlib.metadata import PackageNotFoundError, version

    try:
        assert version("tacho") == tacho.__version__
    except PackageNotFoundError:
        pytest.skip("not installed")


def test_imports_nothing_else():
    code = "import sys, numpy; before = set(sys.modules); import tacho; tacho.kama; print(*(set(sys.modules) - before))"
    new = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(new) <= {"tacho", "tacho._tacho", "tacho._hooks", "__future__"}


def test_stubs_name_everything():
    stubs = Path(tacho.__file__).with_name("__init__.pyi").read_text()
    assert Path(tacho.__file__).with_name("py.typed").exists()
    for name in NAMES:
        assert f"def {name}(" in stubs and f"def {name}_batch(" in stubs and f"class {camel(name)}Stream(" in stubs


def test_mypy_strict():
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null", "--config-file=", str(HERE / "typed_sample.py")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sample_runs():
    subprocess.run([sys.executable, str(HERE / "typed_sample.py")], check=True)
