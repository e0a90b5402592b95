"""Numbers: read right, written short, and the same when read back.  max:period=2 passes them through."""
import math
import os
import random
import shlex
import shutil
import struct
import subprocess

import pytest

from conftest import ROOT


def test_against_the_c_library(tmp_path):
    """A million of each kind here; number_check without an argument does ten."""
    compiler = shlex.split(os.environ.get("CC", "cc"))
    if not shutil.which(compiler[0]):
        pytest.skip("no C compiler here")
    sources = [ROOT / "tests" / "cli" / "number_check.c", ROOT / "cli" / "number.c"]
    subprocess.run([*compiler, "-O2", "-std=gnu17", f"-I{ROOT / 'cli'}", *sources, "-lm", "-o", tmp_path / "check"], check=True)
    done = subprocess.run([tmp_path / "check", "1000000"], capture_output=True, text=True)
    assert done.stdout == "0 faults\n" and done.returncode == 0


# max over two bars of a sorted series is the second of them: the number itself.
def through(tacho, texts):
    text = "close\n" + "".join(f"{t}\n{t}\n" for t in texts)
    lines = tacho("run", "m=max:period=2", text=text).lines[1:]
    return lines[1::2]


def test_shown_short(tacho):
    shown = ["100.1", "0.1", "0.3", "1229.23", "877000000", "-2.5", "0.0001", "123456789.125", "1e+22", "1e-7", "5e-324",
             "1.7976931348623157e+308", "0", "12345678901234568", "0.6666666666666666"]
    ups = sorted(shown, key=float)
    assert through(tacho, ups) == ups


def test_read_in_all_forms(tacho):
    forms = ["1.0", "+1", "1.", "01", "1e0", "10E-1", "0.1e+1", "1000000000000000000000e-21", "1.000000000000000000000000001"]
    assert through(tacho, forms) == ["1"] * len(forms)


def test_random_doubles_come_back(tacho):
    chance = random.Random(7)
    numbers = []
    while len(numbers) < 60_000:
        x, = struct.unpack("<d", struct.pack("<Q", chance.getrandbits(64)))
        if math.isfinite(x):
            numbers.append(x)
    numbers += [round(chance.uniform(0, 5000), chance.randrange(7)) for _ in range(60_000)]
    numbers += [math.ldexp(1, e) for e in range(-1074, 1024)]
    numbers.sort()
    written = through(tacho, map(repr, numbers))
    assert list(map(float, written)) == numbers
    for x, text in zip(numbers, written):       # never longer than Python's, the shortest too, but for how it is laid out
        assert len(text.replace(".", "").split("e")[0].strip("-0")) == len(repr(x).replace(".", "").split("e")[0].strip("-0")), (x, text)


def test_long_decimals_round_like_python(tacho):
    chance = random.Random(8)
    texts = []
    for _ in range(50_000):
        digits = "".join(chance.choice("0123456789") for _ in range(chance.randrange(1, 30)))
        point = chance.randrange(len(digits) + 1)
        texts.append(f"{digits[:point]}.{digits[point:]}e{chance.randrange(-330, 279)}")
    texts.sort(key=float)
    assert list(map(float, through(tacho, texts))) == list(map(float, texts))
