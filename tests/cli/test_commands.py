"""list, info, help, how indicators are named, exit codes, and the ends of pipes."""
import json
import os
import pathlib
import re
import subprocess
import time

import pytest

from conftest import BINARY

BARS = "time,close\na,1\nb,2\nc,4\n"


# -- the catalogue ------------------------------------------------------------

def names(tacho):
    return tacho("list", "--names").lines


def test_list(tacho):
    everything = tacho("list").lines
    assert [line.split()[0] for line in everything] == names(tacho)
    assert any(re.fullmatch(r"rsi +momentum +Relative Strength Index", line) for line in everything)


def test_list_group_and_word(tacho):
    groups = tacho("list", "--groups").lines
    assert "momentum" in groups and len(groups) == len(set(groups))
    by_group = [tacho("list", "--names", "--group", group).lines for group in groups]
    assert sorted(sum(by_group, [])) == sorted(names(tacho))
    assert "rsi" in tacho("list", "--names", "relative strength").lines
    assert 'there is no group "nope"' in tacho("list", "-g", "nope", code=1).err


def test_json_is_the_catalogue(tacho):
    rows = json.loads(tacho("list", "--json").out)
    assert [row["name"] for row in rows] == names(tacho)
    for row in rows:
        assert row["inputs"] and row["outputs"] and row["title"] and row["group"]
        for parameter in row["parameters"]:
            if "choices" in parameter:
                assert parameter["default"] in parameter["choices"]
            else:
                assert parameter["least"] <= parameter["default"] <= parameter["most"]
    rsi = json.loads(tacho("info", "rsi", "--json").out)
    assert rsi == next(row for row in rows if row["name"] == "rsi")
    assert rsi["inputs"] == ["real"] and rsi["outputs"][0]["name"] == "rsi" and rsi["lookback"] == 14


def test_info_of_every_indicator_has_all_its_row(tacho):
    for row in json.loads(tacho("list", "--json").out):
        text = tacho("info", row["name"]).out
        assert text.startswith(f"{row['name']} -- {row['title']} ({row['group']})\n")
        assert row["text"] in text
        for parameter in row["parameters"]:
            assert re.search(rf"^  {parameter['name']} +{re.escape(parameter['doc'])}$", text, re.M)
        for output in row["outputs"]:
            assert re.search(rf"^  {output['name']} \({output['unit']}\)", text, re.M)


def test_help_comes_from_the_catalogue(tacho):
    text = tacho("--help").out
    words = set(text.split())
    assert set(names(tacho)) <= words
    assert "Exit codes:" in text and "Examples:" in text
    assert tacho("help").out == text
    assert tacho("help", "rsi").out == tacho("rsi", "--help").out == tacho("info", "RSI").out
    for command in "list info run sweep stream plot bench".split():
        assert tacho(command, "--help").out.startswith(f"Usage: tacho {command} [OPTION...]")
        assert tacho("help", command).out == tacho(command, "--help").out


def test_version(tacho):
    assert re.fullmatch(r"tacho \d+\.\d+\.\d+\n", tacho("--version").out)
    assert tacho("run", "--version").out == tacho("-V").out


# -- naming indicators --------------------------------------------------------

def header(tacho, *indicators):
    return tacho("run", *indicators, text="time,open,high,low,close,volume\n").lines[0]


def test_names_of_columns(tacho):
    assert header(tacho, "sma", "rsi") == "time,sma,rsi"
    assert header(tacho, "SMA") == "time,sma"
    assert header(tacho, "sma:period=5", "sma:period=10") == "time,sma:period=5,sma:period=10"
    assert header(tacho, "sma:5") == "time,sma:period=5"
    assert header(tacho, "fast=sma:5", "slow=sma:period=10") == "time,fast,slow"
    assert header(tacho, "macd") == "time,macd.macd,macd.signal,macd.hist"
    assert header(tacho, "m=macd:5,20") == "time,m.macd,m.signal,m.hist"
    assert header(tacho, "macd:5,20,3") == 'time,{}'.format(",".join(
        f'"macd.{output}:fast_period=5,slow_period=20,signal_period=3"' for output in ["macd", "signal", "hist"]))
    assert header(tacho, "kama:seed=previous") == "time,kama:seed=previous"


def test_columns_have_to_differ(tacho):
    error = tacho("run", "sma:5", "sma:period=5", text=BARS, code=1).err
    assert error == 'tacho: two columns of the output would be "sma:period=5"; give one indicator a label, as in fast=sma\n'
    assert 'would be "close"' in tacho("run", "close=sma", "--keep", text=BARS, code=1).err


@pytest.mark.parametrize("argument, said", [
    ("kamma", '"kamma" is neither an indicator nor a file; did you mean "kama"?'),
    ("x=rsii:5", '"rsii" is neither an indicator nor a file; did you mean "rsi"?'),
    ("relative", '"relative" is neither an indicator nor a file; did you mean "rsi"'),
    ("qqqqqqqqqq", '"qqqqqqqqqq" is neither an indicator nor a file\n'),
    ("sma:perid=5", 'sma has no parameter "perid"; it has '),
    ("sma:period=0", "period"),
    ("sma:period=abc", "abc"),
    ("sma:period=", "period"),
    ("sma:5,6,7,8,9,10", "is one value too many; its parameters are period"),
    ("=sma", "the label before the = is empty"),
    ("kama:seed=never", "never"),
])
def test_bad_usage_is_1(tacho, argument, said):
    result = tacho("run", argument, text=BARS, code=1)
    assert said in result.err and result.err.startswith("tacho: ") and result.out == ""


def test_more_bad_usage(tacho):
    assert "which command?" in tacho(code=1).err
    assert 'there is no command "fly"' in tacho("fly", code=1).err
    assert "rsi is an indicator: tacho run rsi FILE" in tacho("rsi", code=1).err
    assert "name an indicator" in tacho("run", text=BARS, code=1).err
    assert 'unknown indicator "rsii"; did you mean "rsi"?' in tacho("info", "rsii", code=1).err
    assert "--help" in tacho("run", "--nonsense", code=1).err
    assert "level" in tacho("run", "sma", "--level", "abacus", text=BARS, code=1).err


def test_files_are_3(tacho, tmp_path):
    assert tacho("run", "sma", "no.csv", code=3).err == "tacho: cannot read no.csv: No such file or directory\n"
    assert tacho("run", "sma", "./no", code=3).err == "tacho: cannot read ./no: No such file or directory\n"
    assert "it is a directory" in tacho("run", "sma", ".", code=3).err
    assert "cannot write no/such.csv" in tacho("run", "sma", "-o", "no/such.csv", text=BARS, code=3).err
    (tmp_path / "bars.csv").write_text(BARS)
    assert "two files, bars.csv and -" in tacho("run", "sma", "bars.csv", "-", code=1).err
    assert "it is the input" in tacho("run", "sma", "bars.csv", "-o", "bars.csv", code=3).err
    assert (tmp_path / "bars.csv").read_text() == BARS


def test_output_file(tacho, tmp_path):
    assert tacho("run", "sma:2", "-o", "out.csv", text=BARS).out == ""
    assert (tmp_path / "out.csv").read_text() == "time,sma:period=2\na,\nb,1.5\nc,3\n"


def test_full_disk_is_3():
    if not pathlib.Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        for command in (["run", "sma"], ["list"]):
            done = subprocess.run([BINARY, *command], input=BARS.encode(), stdout=full, stderr=subprocess.PIPE)
            assert done.returncode == 3
            assert b"cannot write standard output: No space left on device" in done.stderr


# -- pipes, levels, progress --------------------------------------------------

@pytest.mark.parametrize("command", [["run", "sma"], ["stream", "sma"], ["list", "--json"]])
def test_closed_pipe_is_no_error(command):
    rows = "close\n" + "1.25\n" * 400_000
    process = subprocess.Popen([BINARY, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    try:
        process.stdin.write(rows.encode())
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.wait(timeout=30) == 0
    assert process.stderr.read() == b""


def test_levels_give_the_same_text(tacho, bars):
    best = tacho("run", "rsi", "macd", "kama", bars).out
    assert tacho("run", "rsi", "macd", "kama", "--level", "baseline", bars).out == best
    assert best.count("\n") == 5032


def test_progress_on_a_terminal_only(tmp_path):
    """A run of over a second with a terminal as standard error tells how far it is; else it is silent."""
    try:
        master, terminal = os.openpty()
    except OSError:
        pytest.skip("no pseudo-terminals here")
    process = subprocess.Popen([BINARY, "run", "sma"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=terminal)
    for turn in range(4):
        process.stdin.write(b"close\n" if turn == 0 else b"1\n" * 20_000)
        process.stdin.flush()
        time.sleep(0.5)
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    os.close(terminal)
    told = b""
    try:
        while piece := os.read(master, 65536):
            told += piece
    except OSError:             # how a terminal whose other end is closed ends
        pass
    told = told.decode()
    assert "million rows" in told and "million a second" in told
    assert told.endswith("\r\x1b[K")


# -- bench --------------------------------------------------------------------

def test_bench(tacho):
    result = json.loads(tacho("bench", "sma", "obv", "--rounds", "3", "--json", "--level", "baseline").out)
    assert result["level"] == "baseline" and [row["name"] for row in result["indicators"]] == ["sma", "obv"]
    for row in result["indicators"]:
        for bars in ("20000", "1000000"):
            assert row["ns_per_bar"][bars] > 0 and row["times_memcpy"][bars] > 0
        assert row["ns_per_tick"] > 0
    table = tacho("bench", "sma", "--rounds", "1").lines
    assert len(table) == 3 and table[2].split()[0] == "sma" and len(table[2].split()) == 6
    assert 'unknown indicator "smaa"' in tacho("bench", "smaa", code=1).err
