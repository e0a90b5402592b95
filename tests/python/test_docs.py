"""docs/python.md, docs/talib.md and docs/vectorta.md run, from beginning to end, and print what they say."""

import contextlib
import io
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page, examples", [("python.md", 15), ("talib.md", 7), ("vectorta.md", 2)])
def test_the_page(page, examples):
    for library in ("pandas", "polars", "plotly"):
        pytest.importorskip(library)
    text = (DOCS / page).read_text()
    blocks = [(match[1], match[2], text[: match.start()].count("\n") + 2) for match in BLOCK.finditer(text)]
    assert sum(kind == "python" for kind, _, _ in blocks) >= examples
    names: dict = {}
    printed = ""
    for kind, body, line in blocks:
        if kind == "python":
            assert not printed, f"line {line}: what is above it printed {printed!r}"
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile("\n" * (line - 1) + body, str(DOCS / page), "exec"), names)
            printed = output.getvalue()
        elif kind == "text":
            assert printed == body, f"line {line}"
            printed = ""
    assert not printed
