"""docs/python.md runs, from its beginning to its end, and prints what it says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page():
    for library in ("pandas", "polars", "plotly"):
        pytest.importorskip(library)
    text = PAGE.read_text()
    blocks = [(match[1], match[2], text[: match.start()].count("\n") + 2) for match in BLOCK.finditer(text)]
    assert sum(kind == "python" for kind, _, _ in blocks) >= 15
    names: dict = {}
    printed = ""
    for kind, body, line in blocks:
        if kind == "python":
            assert not printed, f"line {line}: what is above it printed {printed!r}"
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile("\n" * (line - 1) + body, str(PAGE), "exec"), names)
            printed = output.getvalue()
        elif kind == "text":
            assert printed == body, f"line {line}"
            printed = ""
    assert not printed
