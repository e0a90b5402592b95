"""Conventions of the source tree: an indicator is one file, one line, one oracle, and nothing else knows of it."""
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("TACHO_BUILD", ROOT / "build")).resolve()
FILES = sorted((ROOT / "indicators").glob("*/*.c"))
LISTED = re.findall(r"^(?:INDICATOR|AVERAGE)\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)", (ROOT / "indicators" / "indicators.def").read_text(), re.M)
NAMES = {name for _, name in LISTED}


def run(*command):
    return subprocess.run([str(c) for c in command], cwd=ROOT, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)


def relative(path):
    return str(path.relative_to(ROOT))


def without_comments(text):
    return re.sub(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*', lambda m: m[1] or " ", text, flags=re.S)


# -- indicators --

def test_every_file_is_listed_once():
    assert [f"{group}/{name}" for group, name in sorted(LISTED)] == [f"{f.parent.name}/{f.stem}" for f in FILES]
    assert len(NAMES) == len(LISTED)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_indicator(file):
    text = file.read_text()
    assert 15 <= text.count("\n") <= 80, f"{text.count(chr(10))} lines: 15 to 80 are an indicator"
    assert max(map(len, text.split("\n"))) <= 140
    first = re.match(r"/\* (\w+) -- \S.*\n", text)
    assert first and first[1] == file.stem, f"the first line is not /* {file.stem} -- ..."
    comment = text[: text.index("*/")]
    assert re.search(r"^ \*     \S.*=", comment, re.M), "the comment has no formula (a line indented by five, with a =)"
    assert re.search('#include "kernel/(indicator|candle|hikkake).h"', text) and text.endswith("#include \"kernel/derive.h\"\n")
    others = [i for i in re.findall(r'#\s*include\s+(\S+)', text) if not i.startswith('"kernel/')]
    assert not others, f"includes {others}: kernel/ is all there is"


def test_every_indicator_has_an_oracle():
    oracles = "".join(f.read_text() for f in (ROOT / "tests" / "oracle").glob("*.c"))
    without = [name for name in sorted(NAMES) if not re.search(rf"\b{name}\b", without_comments(oracles))]
    assert not without


# -- nothing else knows an indicator --

CODE = [f for pattern in ("core/*.[ch]", "kernel/*.h", "cli/*.[ch]", "include/*.h") for f in sorted(ROOT.glob(pattern))]


@pytest.mark.parametrize("file", CODE, ids=relative)
def test_no_special_cases(file):
    """No string that is just an indicator's name, and no symbol made of one."""
    text = without_comments(file.read_text())
    words = {"min", "max"}          # reductions are called so, too
    found = [name for name in re.findall(r'"(\w+)"', text) if name in NAMES - words]
    found += [m[0] for m in re.finditer(r"\btacho_(?:definition_|kernel_)?(\w+?)(?:_all|_baseline|_avx2|_avx512)?\b", text, re.I) if m[1].lower() in NAMES]
    found += re.findall(r'#\s*include\s+[<"]indicators/(?!indicators\.def)\S+', text)
    assert not found


ARROWS = {          # who may include from where
    "include": {"tacho"},
    "kernel": {"tacho", "kernel", "generated"},
    "core": {"tacho", "kernel", "core", "generated"},
    "cli": {"tacho", "cli"},
}


@pytest.mark.parametrize("folder", ARROWS)
def test_arrows_go_one_way(folder):
    for file in sorted((ROOT / folder).glob("*.[ch]")):
        for name in re.findall(r'#\s*include\s+"([^"]+)"', file.read_text()):
            if name in ("averages.h", "list.h"):
                home = "generated"
            elif name.startswith("tacho"):
                home = "tacho"
            else:
                home = name.split("/")[0] if "/" in name else folder
            assert home in ARROWS[folder], f"{relative(file)} includes {name}"


# -- headers, and ./dev --

HEADERS = [ROOT / "include" / "tacho.h", BUILD / "generated" / "include" / "tacho" / "functions.h"]


@pytest.mark.parametrize("header", HEADERS, ids=lambda h: h.name)
@pytest.mark.parametrize("compiler", [("gcc", "c", "c99"), ("clang", "c", "c99"), ("gcc", "c", "c17"), ("g++", "c++", "c++11"), ("g++", "c++", "c++17")],
                         ids=" ".join)
def test_public_headers_compile_alone(compiler, header, tmp_path):
    command, language, standard = compiler
    source = tmp_path / f"alone.{language}"
    source.write_text(f'#include "{header}"\n#include "{header}"\nint main(void) {{ return 0; }}\n')
    done = run(command, "-x", language, f"-std={standard}", "-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only", f"-I{ROOT / 'include'}", source)
    assert done.returncode == 0, done.stdout


def test_dev_lists_its_commands():
    done = run("./dev")
    assert done.returncode == 0
    commands = re.findall(r"^cmd_(\w+)\(\)", (ROOT / "dev").read_text(), re.M)
    listed = dict(re.findall(r"^ +(\w+) +(\S.*)$", done.stdout, re.M))
    assert sorted(commands) == sorted(listed) and {"build", "demo", "test", "try", "bench", "lint", "fuzz"} <= set(commands)


def test_dev_knows_no_other_command():
    assert run("./dev", "nonsense").returncode != 0
