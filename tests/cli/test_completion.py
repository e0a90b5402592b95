"""Completion, as the shells would ask for it; and the manual page."""
import pathlib
import re
import shutil
import subprocess

import pytest

from conftest import BINARY, ROOT

FOLDER = ROOT / "cli" / "completion"


def in_bash(line, folder):
    script = f"""
        shopt -u extglob; compopt() {{ :; }}; source {FOLDER}/tacho.bash; tacho() {{ {BINARY} "$@"; }}; export PATH={folder}:$PATH
        COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _tacho; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=folder, check=True).stdout.split()


def in_fish(line, folder):
    script = f"set -x PATH {folder} $PATH; source {FOLDER}/tacho.fish; complete -C '{line}'"
    out = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, cwd=folder, check=True).stdout
    return [row.split("\t")[0] for row in out.splitlines()]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tacho").symlink_to(BINARY)
    (tmp_path / "rsi_bars.csv").touch()
    return tmp_path


def test_bash(folder):
    if not shutil.which("bash"):
        pytest.skip("no bash here")
    assert in_bash("tacho st", folder) == ["stream"]
    assert in_bash("tacho info ob", folder) == ["obv"]
    assert set(in_bash("tacho run rsi", folder)) == {"rsi", "rsi_bars.csv"}
    assert in_bash("tacho run ema kama:fa", folder) == ["fast="]
    assert in_bash("tacho run kama:period=5,sl", folder) == ["5,slow="]         # what follows the last = bash knows of
    assert "previous" in in_bash("tacho run kama:period=5,seed=", folder)
    assert in_bash("tacho run fast=kam", folder) == ["kama"]
    assert in_bash("tacho run --keep --del", folder) == ["--delimiter="]
    assert in_bash("tacho list --group mom", folder) == ["momentum"]
    assert in_bash("tacho sweep kama:per", folder) == ["period="]
    assert set(in_bash("tacho sweep rsi", folder)) == {"rsi", "rsi_bars.csv"}
    assert in_bash("tacho sweep --sk", folder) == ["--skip-invalid"]


def test_fish(folder):
    if not shutil.which("fish"):
        pytest.skip("no fish here")
    assert in_fish("tacho st", folder) == ["stream"]
    assert in_fish("tacho info ob", folder) == ["obv"]
    assert set(in_fish("tacho run rsi", folder)) == {"rsi", "rsi_bars.csv"}
    assert in_fish("tacho run kama:period=5,sl", folder) == ["kama:period=5,slow="]
    assert in_fish("tacho run fast=kam", folder) == ["fast=kama"]
    assert "--delimiter=" in in_fish("tacho run --del", folder)
    assert in_fish("tacho sweep kama:per", folder) == ["kama:period="]
    assert "--skip-invalid" in in_fish("tacho sweep --sk", folder)


@pytest.mark.parametrize("shell, file", [("bash", "tacho.bash"), ("zsh", "_tacho"), ("fish", "tacho.fish")])
def test_syntax(shell, file):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    subprocess.run([shell, "-n", FOLDER / file], check=True)


def test_completion_names_no_indicator(tacho):
    names = set(tacho("list", "--names").lines)
    for file in FOLDER.iterdir():
        code = "\n".join(line for line in file.read_text().splitlines() if not line.strip().startswith("#"))
        words = set(re.findall(r"[a-z0-9_]+", re.sub(r"#.*", "", code)))
        assert not words & (names - {"max", "min", "add", "sub", "sum", "ad"}), file


def test_manual_names_all_options(tacho):
    page = (ROOT / "cli" / "tacho.1").read_text().replace(r"\-", "-")
    for command in "list info run sweep stream plot bench".split():
        for option in re.findall(r"--([a-z]+)", tacho(command, "--help").out.split("\nINDICATOR is")[0].split("\nWith --state")[0]):
            if option not in ("help", "usage", "version"):
                assert re.search(rf"Fl (\w , )?-{option}\b", page), (command, option)
    for code in [*range(5), 130]:
        assert f".It {code}\n" in page


def test_manual_is_well_formed():
    if not shutil.which("mandoc"):
        pytest.skip("no mandoc here")
    subprocess.run(["mandoc", "-Tlint", "-Wwarning", ROOT / "cli" / "tacho.1"], check=True)
