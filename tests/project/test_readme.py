"""Runs what README.md shows, as it is printed there.

    ```c, ```cpp    complete programs: compiled against the build and run.  One that begins with `/* rsi -- ` is
                    an indicator: it has to be that file, word for word.
    ```sh           typed at the root of the repository, with build/ on the PATH, one block after the other
                    in one folder.  `./dev COMMAND` only has to exist; `git clone`, `cd tacho` and sudo are passed over.
    ```python       run where the Python package can be imported.

A block ```text or ```console that comes next, with no heading between, is what has to come out; a line `...` in it
stands for any lines.  A program whose first line is a comment with a file's name is also saved in that folder.
"""
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("TACHO_BUILD", ROOT / "build")).resolve()
README = ROOT / "README.md"
RUNNABLE = ("c", "cpp", "sh", "python")
OUTPUT = ("text", "console")
PASSED_OVER = re.compile(r"(\$ )?(git clone|cd tacho\b|sudo\b)")


@dataclass
class Block:
    language: str
    text: str
    line: int
    output: str | None = None           # what has to come out, if that is told

    def __str__(self):
        return f"{self.language}-line-{self.line}"


def blocks_of(document):
    """The fenced blocks of a text in Markdown."""
    found, fence, heading = [], None, True
    for number, line in enumerate(document.splitlines(), 1):
        if fence is None:
            if start := re.match(r"( {0,3})(`{3,}|~{3,})\s*(\S*)", line):
                indent, fence, language = start.groups()
                body, first = [], number
            elif line.startswith("#"):
                heading = True
        elif re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*", line):
            text = "".join(f"{row.removeprefix(indent)}\n" for row in body)
            if language in OUTPUT and not heading and found and found[-1].language in RUNNABLE and found[-1].output is None:
                found[-1].output = text
            found.append(Block(language, text, first))
            fence, heading = None, False
        else:
            body.append(line)
    assert fence is None, f"line {first}: the block is not closed"
    return found


def as_told(printed, told):
    """Is it what the block tells?  White space at ends of lines and of the whole does not count."""
    lines = [line.rstrip() for line in told.strip("\n").split("\n")]
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + "\n" for line in lines)
    rows = [line.rstrip() for line in printed.strip("\n").split("\n")]
    return re.fullmatch(pattern, "\n".join(rows) + "\n") is not None


def dev_commands():
    return re.findall(r"^cmd_(\w+)\(\)", (ROOT / "dev").read_text(), re.M)


def shell_lines(text):
    """What is to be typed; checks the commands of ./dev, which are not run."""
    kept = []
    for line in text.splitlines():
        if dev := re.match(r"(?:\$ )?\./dev(?:\s+(\w+))?", line):
            assert dev[1] is None or dev[1] in dev_commands(), f"there is no ./dev {dev[1]}"
        elif not PASSED_OVER.match(line):
            kept.append(line)
    return "".join(f"{line}\n" for line in kept)


def run(command, folder, **more):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TACHO")}
    environment |= {"PATH": f"{folder / 'build'}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    done = subprocess.run(command, cwd=folder, env=environment, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120, **more)
    assert done.returncode == 0, f"{command[0]} ends with {done.returncode}:\n{done.stdout}"
    return done.stdout


def run_program(block, folder):
    if name := re.match(r"/\* (\w+) -- ", block.text):
        files = list((ROOT / "indicators").glob(f"*/{name[1]}.c"))
        if files:
            assert block.text == files[0].read_text(), f"this is not {files[0].relative_to(ROOT)}"
            return None
    assert re.search(r"\bmain\s*\(", block.text), "not a complete program"
    if name := re.match(r"/[*/] (\w+\.(?:c|cpp))\b", block.text):
        (folder / name[1]).write_text(block.text)
    source = folder / f"block{block.line}.{block.language}"
    source.write_text(block.text)
    compiler = ["g++", "-std=c++17"] if block.language == "cpp" else ["gcc", "-std=c17"]
    program = folder / f"block{block.line}"
    run([*compiler, "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'include'}", f"-I{BUILD / 'generated' / 'include'}", str(source),
         str(BUILD / "libtacho.a"), "-lm", "-pthread", "-o", str(program)], folder)
    return run([str(program)], folder)


def run_block(block, folder):
    """Run it, in a folder made by `repository`; compare what comes out."""
    if block.language == "sh":
        text = shell_lines(block.text)
        printed = run(["bash", "-euo", "pipefail", "-c", text], folder) if text.strip() else None
    elif block.language == "python":
        printed = run([sys.executable, "-c", block.text], folder)
    else:
        printed = run_program(block, folder)
    if printed is not None and block.output is not None:
        assert as_told(printed, block.output), f"it prints\n{printed}\nand not\n{block.output}"


def repository(folder):
    """Everything that is at the repository's root, by links; what is made there stays there."""
    for entry in ROOT.iterdir():
        if entry.name not in ("build", ".git", ".venv"):
            (folder / entry.name).symlink_to(entry)
    (folder / "build").symlink_to(BUILD)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return repository(tmp_path_factory.mktemp("tacho"))


BLOCKS = blocks_of(README.read_text()) if README.exists() else []


def test_readme_shows_something():
    assert README.exists()
    assert {"c", "sh"} <= {block.language for block in BLOCKS}, "README.md has no program or no commands"


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.language in RUNNABLE], ids=str)
def test_readme(block, folder):
    if block.language == "python":
        pytest.importorskip("tacho", reason="the Python package is not there yet")
    run_block(block, folder)


def test_readme_has_known_languages():
    """So that ```bash or ```C does not go untested."""
    for block in BLOCKS:
        assert block.language.lower() not in ("bash", "shell", "zsh", "c++", "c17", "py", "h") and block.language == block.language.lower(), str(block)


# -- of this file itself --

SAMPLE = """\
# Title
```c
/* sample.c */
#include <tacho.h>
#include <stdio.h>
int main(void) { puts(tacho_find("sma")->name); return 0; }
```
It prints
```text
sma
```
## Next
~~~text
not an output: a heading is between
~~~
  ```sh
  echo one; echo two   # a comment
  echo three; test -f sample.c; tacho --version >/dev/null; build/tacho --version >/dev/null; head -n 1 data/README.md >/dev/null
  ```

```console
one
...
three
```
"""


def test_blocks_of():
    blocks = blocks_of(SAMPLE)
    assert [b.language for b in blocks] == ["c", "text", "text", "sh", "console"]
    assert blocks[0].output == "sma\n" and blocks[0].line == 2
    assert blocks[3].text.startswith("echo one") and blocks[3].output == "one\n...\nthree\n"
    assert blocks_of("```c\na\n```\n# b\n```text\nc\n```\n")[0].output is None
    with pytest.raises(AssertionError):
        blocks_of("```c\nint x;\n")


def test_run_block(tmp_path):
    repository(tmp_path)
    for block in blocks_of(SAMPLE):
        if block.language in RUNNABLE:
            run_block(block, tmp_path)


@pytest.mark.parametrize("text", [
    "```c\nint main(void) { return 1; }\n```",
    "```c\nint main(void) { return undeclared; }\n```",
    "```c\nint x;\n```",
    "```c\n/* sma -- not what is in that file */\n```",
    "```cpp\n#error no\nint main() {}\n```",
    "```sh\nfalse\ntrue\n```",
    "```sh\nfalse | true\n```",
    "```sh\n./dev nonsense\n```",
    "```sh\necho one\n```\n```text\ntwo\n```",
    "```sh\necho one; echo two\n```\n```text\none\n```",
    "```sh\necho one; echo two; echo three\n```\n```text\n...\ntwo\n```",
])
def test_run_block_fails(text, tmp_path):
    repository(tmp_path)
    with pytest.raises(AssertionError):
        run_block(blocks_of(text)[0], tmp_path)


@pytest.mark.parametrize("printed, told, same", [
    ("a\nb\n", "a\nb\n", True),
    ("a  \nb", "a\nb   \n", True),
    ("a\nb\nc\nd\n", "a\n...\nd\n", True),
    ("a\nd\n", "a\n...\nd\n", True),
    ("a\nb\n", "...\n", True),
    ("a...\n", "a...\n", True),
    ("ab\n", "a...\n", False),
    ("a\nb\n", "a\n", False),
    ("a.c\n", "a?c\n", False),
])
def test_as_told(printed, told, same):
    assert as_told(printed, told) == same


def test_shell_lines():
    assert shell_lines("git clone https://example.org/tacho && cd tacho\n./dev demo   # all of it\n./dev\necho hello\nsudo ls\n") == "echo hello\n"
