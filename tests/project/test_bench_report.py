"""bench/report.py writes its section from whatever was measured: peers missing, files missing, one indicator or hundreds."""
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "# How fast\n\nabove\n\n<!-- begin peers -->\nold\n<!-- end peers -->\n\nbelow\n"


def module(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture
def report(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))            # for its figures, where there is matplotlib
    return module("report")


def row(indicator, peers, call="array", bars=20_000, level="avx512", ns=1.0):
    return {"indicator": indicator, "settings": "period=30,seed=first", "call": call, "bars": bars, "level": level, "tacho_ns": ns,
            "memcpy_ratio": 1.4, "peers": [{"peer": peer, "ns": ns * ratio, "ratio": ratio, "difference": off} for peer, ratio, off in peers]}


def data(*rows, **more):
    return {"machine": {"cpu": "a CPU", "date": "2026-11-23", "cores": 2}, "versions": {"talib": "0.8.2"}, "skipped": {}, "rows": list(rows), **more}


def written(report, tmp_path, native, python):
    (tmp_path / "performance.md").write_text(PAGE)
    report.report(native, python, tmp_path)
    text, tables = (tmp_path / "performance.md").read_text(), (tmp_path / "performance-table.md").read_text()
    assert text.startswith("# How fast\n\nabove\n\n<!-- begin peers") and text.endswith("<!-- end peers -->\n\nbelow\n") and "\nold\n" not in text
    return text, tables


def test_means_losses_and_other_definitions(report, tmp_path):
    native = data(row("sma", [("talib", 4.0, 1e-15)]), row("wma", [("talib", 0.25, 1e-15), ("tulip", 8.0, 1e-3)]),
                  row("sma", [], level="baseline", ns=3.0), skipped={"vectorta": "no | wheel\nfor this"})
    text, tables = written(report, tmp_path, native, {})
    assert "| TA-Lib | 2 | 1.00 | **0.25** wma 30 seed=first | 1 of 2 |" in text
    assert "Tulip" not in text.split("### Arrays")[1].split("Out of these")[0] and "Tulip: wma 30 seed=first (1e-03)" in tables
    assert "| sma 30 seed=first | 1.00 | 4.00 |  |" in tables and "(8.00)" in tables
    assert "VectorTA (no / wheel for this)" in text and "| baseline | 20,000 | 3.00 |" in text


def test_the_least_difference_tells_the_definition(report, tmp_path):
    native = data(row("wma", [("tulip", 0.5, 1e-12)]), row("wma", [("tulip", 0.5, 1e-7)], bars=1_000_000))
    assert "| Tulip | 1 | **0.50** | **0.50** wma 30 seed=first | 1 of 1 | **0.50** |" in written(report, tmp_path, native, {})[0]


@pytest.mark.parametrize("native", [{}, data(), data(row("sma", [])), data(row("sma", [("talib", 2.0, None)])), data(row("sma", [("new", 2.0, 0)], call="tick"))])
@pytest.mark.parametrize("python", [{}, data(row("rsi", [("pandas", 9.0, 0)], level=None), row("rsi", [("talipp", 20.0, 0)], call="tick", level=None))])
def test_what_is_missing_is_left_out(report, tmp_path, native, python):
    text, _ = written(report, tmp_path, native, python)
    assert ("in Python" in text) == bool(python) and ("in C" in text) == bool(native.get("rows"))


def test_hundreds(report, tmp_path):
    rows = [row(f"i{k}", [("talib", 0.5 + k / 100, 0)], bars=bars) for k in range(350) for bars in (20_000, 1_000_000)]
    text, tables = written(report, tmp_path, data(*rows), {})
    assert text.count("\n") < 60 and tables.count("\n| i") == 350


def test_figures_are_the_same_again(report, tmp_path):
    pytest.importorskip("matplotlib")
    native = data(row("sma", [("talib", 4.0, 0)], bars=1_000_000), row("wma", [("talib", 0.9, 0), ("tulip", 1.1, 0)], bars=1_000_000))
    written(report, tmp_path, native, {})
    first = {file.name: file.read_text() for file in (tmp_path / "figures").glob("*.svg")}
    assert first.keys() == {"ratios.svg", "memcpy.svg"} and "wma 30" in first["ratios.svg"]
    written(report, tmp_path, native, {})
    assert all((tmp_path / "figures" / name).read_text() == text for name, text in first.items())
