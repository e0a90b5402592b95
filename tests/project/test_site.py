"""Formulas of all comments typeset to well-formed MathML, in which nothing of the line is lost."""
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.dom.minidom

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TACHO = os.environ.get("TACHO_BIN", str(ROOT / "build/tacho"))
sys.path.insert(0, str(ROOT / "tools/site"))
from formula import mathml  # noqa: E402


def words(element):
    return "".join(node.data if node.nodeType == node.TEXT_NODE else words(node) for node in element.childNodes)


def test_subscript_power_root():
    text = words(xml.dom.minidom.parseString(mathml("    y = y[1] + c^2 sqrt(x)")).documentElement)
    assert text.replace("\u00a0", "") == "y=yt−1+c2x"
    assert "<msub>" in mathml("y[1]") and "<msup>" in mathml("c^2") and "<msqrt>" in mathml("sqrt(x)")


@pytest.mark.skipif(not pathlib.Path(TACHO).exists(), reason="no command line built")
def test_every_formula():
    names = subprocess.run([TACHO, "list", "--names"], capture_output=True, text=True, check=True).stdout.split()
    assert names
    for name in names:
        about = json.loads(subprocess.run([TACHO, "info", "--json", name], capture_output=True, text=True, check=True).stdout)
        for block in re.split(r"\n\s*\n", about["text"]):
            if not all(line.startswith("    ") for line in block.splitlines()):
                continue
            shown = words(xml.dom.minidom.parseString(mathml(block)).documentElement)
            for number in re.findall(r"(?<![\w.])\d+\.?\d*", block):
                assert number in shown, f"{name}: {number} is lost"
