"""sweep: grids, their columns and reductions; run --by: rows of several series in one file."""
import csv
import io
import itertools
import math
import os
import random
import re
import signal
import statistics
import subprocess
import time

import pytest

from conftest import BINARY


def table(text):
    """{column: [text of each row]}"""
    rows = list(csv.reader(io.StringIO(text)))
    assert len(set(rows[0])) == len(rows[0])
    return {name: [row[k] for row in rows[1:]] for k, name in enumerate(rows[0])}


def numbers(texts):
    return [float(text) if text else math.nan for text in texts]


@pytest.fixture
def short(tmp_path, bars):
    """The first 400 days, with a gap."""
    lines = bars.read_text().splitlines()[:401]
    lines[200] = lines[200].split(",")[0] + ",,,,,"
    (tmp_path / "short.csv").write_text("\n".join(lines) + "\n")
    return "short.csv"


# -- the grid -----------------------------------------------------------------

CLOSES = "close\n" + "".join(f"{100 + 3 * math.sin(i)}\n" for i in range(60))


def header(tacho, spec, *more):
    return next(csv.reader(tacho("sweep", spec, *more, text="time,close\n").out.splitlines()))[1:]


@pytest.mark.parametrize("spec, columns", [
    ("kama:period=5..8", ["kama:period=5", "kama:period=6", "kama:period=7", "kama:period=8"]),
    ("kama:5..8", ["kama:period=5", "kama:period=6", "kama:period=7", "kama:period=8"]),
    ("kama:period=5..20/5", ["kama:period=5", "kama:period=10", "kama:period=15", "kama:period=20"]),
    ("kama:period=5..19/5", ["kama:period=5", "kama:period=10", "kama:period=15"]),
    ("kama:period=9..5/-2", ["kama:period=9", "kama:period=7", "kama:period=5"]),
    ("kama:period=7..7", ["kama:period=7"]),
    ("kama:7", ["kama:period=7"]),
    ("kama", ["kama"]),
    ("KAMA:7|30", ["kama:period=7", "kama:period=30"]),
    ("kama:5|10..30/10|50", [f"kama:period={n}" for n in (5, 10, 20, 30, 50)]),
    ("kama:period=5..6,slow=20..22/2", [f"kama:period={a},slow={b}" for a in (5, 6) for b in (20, 22)]),
    ("kama:slow=20..22/2,period=5..6", [f"kama:slow={b},period={a}" for a in (5, 6) for b in (20, 22)]),
    ("kama:seed=price|previous", ["kama:seed=price", "kama:seed=previous"]),
    ("k=kama:5..6", ["k:period=5", "k:period=6"]),
    ("macd:fast_period=5..6", [f"macd.{o}:fast_period={n}" for n in (5, 6) for o in ("macd", "signal", "hist")]),
    ("bbands:ma_type=sma|ema", [f"bbands.{o}:ma_type={m}" for m in ("sma", "ema") for o in ("upper", "middle", "lower")]),
])
def test_grids(tacho, spec, columns):
    assert header(tacho, spec) == columns


def test_values_are_the_decimals_they_look_like(tacho):
    columns = header(tacho, "bbands:nbdev_up=0.1..0.9/0.1")
    assert columns[::3] == [f"bbands.upper:nbdev_up=0.{n}" for n in range(1, 10)]
    assert header(tacho, "bbands:nbdev_up=0..2.5e-1/125e-3")[::3] == [f"bbands.upper:nbdev_up={n}" for n in ("0", "0.125", "0.25")]
    assert header(tacho, "bbands:nbdev_up=1..3")[::3] == [f"bbands.upper:nbdev_up={n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("spec, said", [
    ("kama:period=9..5", "kama: period from 9 to 5 by 1 is no range"),
    ("kama:period=5..9/-1", "kama: period from 5 to 9 by -1 is no range"),
    ("kama:period=5..9/0", "kama: period: the step of 5..9/0 is 0"),
    ("kama:period=5..x", 'kama: period: "x" is not a number'),
    ("kama:period=..9", 'kama: period: "" is not a number'),
    ("kama:period=5..9/", 'kama: period: "" is not a number'),
    ("kama:period=5..nan", 'kama: period: "nan" is not a number'),
    ("bbands:nbdev_up=0.1..0.9", "bbands: nbdev_up: 0.1..0.9 needs a step, as in 0.1..0.9/0.1"),
    ("bbands:ma_type=0..3", "bbands: ma_type has names, which make no range (`tacho info bbands' tells them): join them with |"),
    ("bbands:ma_type=sma|smaa", "smaa"),
    ("kama:seed=price|never", "never"),
    ("kama:perid=5..9", 'kama has no parameter "perid"; it has period'),
    ("kama:5..6,period=7", "kama: period is given twice"),
    ("kama:period=0", "kama: invalid period 0"),
    ("ad:5..9", "ad has no parameters"),
    ("kamma:5..9", '"kamma" is neither an indicator nor a file; did you mean "kama"?'),
])
def test_bad_grids_are_1(tacho, spec, said):
    result = tacho("sweep", spec, text=CLOSES, code=1)
    assert said in result.err and result.err.startswith("tacho: ") and result.out == ""


def test_more_bad_usage(tacho):
    assert "two indicators, kama and sma" in tacho("sweep", "kama", "sma", text=CLOSES, code=1).err
    assert "name an indicator" in tacho("sweep", text=CLOSES, code=1).err
    assert "--sort and --top need --reduce" in tacho("sweep", "kama", "--top", "3", text=CLOSES, code=1).err
    assert "--threads x: it has to be a whole number" in tacho("sweep", "kama", "--threads", "x", text=CLOSES, code=1).err
    assert "--threads -1: it has" in tacho("sweep", "kama", "--threads=-1", text=CLOSES, code=1).err
    assert "level" in tacho("sweep", "kama", "--level", "abacus", text=CLOSES, code=1).err
    assert "--threads is for --by" in tacho("run", "kama", "--threads", "2", text=CLOSES, code=1).err


@pytest.mark.parametrize("reduce, said", [
    ("median", '"median" is none of last, min, max, mean'),
    ("", '"" is none of'),
    ("last,mean,last", "last is there twice"),
    ("last=3", "nothing can follow last"),
    ("correlation", "correlation with what?"),
    ("crossings=upper", "it has to be crossings=OUTPUT/OTHER"),
    ("crossings=top/lower", 'bbands has no output "top"'),
    ("crossings=upper/bottom", '"bottom" is neither an output of bbands nor an input'),
])
def test_bad_reductions(tacho, reduce, said):
    assert said in tacho("sweep", "bbands", "--reduce", reduce, text=CLOSES, code=1).err


def test_what_is_not_in_the_file_is_2(tacho):
    assert '<stdin>: --reduce: there is no column "volume"; the columns are close' in \
        tacho("sweep", "sma", "-r", "correlation=volume", text=CLOSES, code=2).err
    assert '<stdin>: --by: there is no column "symbol"; the columns are close' in tacho("run", "sma", "--by", "symbol", text=CLOSES, code=2).err
    assert tacho("sweep", "sma:5..6", text="close\n1\nx\n", code=2).err == '<stdin>:3: column close: "x" is not a number\n'
    assert "<stdin>:3: column close: the value is missing" in \
        tacho("sweep", "sma:5..6", "-m", "refuse", text="time,close\na,1\nb,\n", code=2).err
    assert tacho("run", "sma", "--by", "k", text="k,close\na,1\nb\n", code=2).err == "<stdin>:3: 1 field, but the header has 2\n"


def test_files_are_3(tacho, tmp_path):
    (tmp_path / "bars.csv").write_text(CLOSES)
    assert "cannot read no.csv" in tacho("sweep", "sma", "no.csv", code=3).err
    for command in (["sweep", "sma:5..6"], ["run", "sma", "--by", "close"]):
        assert "it is the input" in tacho(*command, "bars.csv", "-o", "bars.csv", code=3).err
        assert "cannot write no/such.csv" in tacho(*command, "bars.csv", "-o", "no/such.csv", code=3).err
    assert (tmp_path / "bars.csv").read_text() == CLOSES


def test_rows_out_of_range(tacho):
    result = tacho("sweep", "kama:period=0..4,slow=30|31", text=CLOSES, code=1)
    assert result.out == "" and result.err.splitlines() == [
        f"tacho: row {row}, kama:period={period},slow={slow}: kama: invalid period {period}: must be an integer from 2 to 100000"
        for row, (period, slow) in enumerate(itertools.product((0, 1), (30, 31)), 1)
    ] + ["tacho: 4 of the grid's 10 rows are out of range; --skip-invalid leaves them out"]
    many = tacho("sweep", "kama:period=-99..4", text=CLOSES, code=1).err.splitlines()
    assert len(many) == 11 and many[-1].startswith("tacho: 101 of the grid's 104 rows")
    halves = tacho("sweep", "kama:period=4..5/0.5", text=CLOSES, code=1).err
    assert "row 2, kama:period=4.5: kama: invalid period 4.5" in halves and "1 of the grid's 3 rows is out of range" in halves

    skipped = tacho("sweep", "kama:period=0..4", "--skip-invalid", text=CLOSES)
    assert skipped.err == "tacho: 2 of the grid's 5 rows left out: out of range\n"
    assert skipped.out == tacho("sweep", "kama:period=2..4", text=CLOSES).out
    assert tacho("sweep", "kama:period=0..1", "-x", text=CLOSES, code=1).err == "tacho: all 2 rows of the grid are out of range\n"


def test_rows_that_are_there_already(tacho):
    result = tacho("sweep", "kama:period=5..8|7..10|5", text=CLOSES)
    assert result.err == "tacho: 3 of the grid's 9 rows left out: there already\n"
    assert result.out == tacho("sweep", "kama:period=5..10", text=CLOSES).out


def test_impossible_sizes_say_their_bytes(tacho):
    assert tacho("sweep", "kama:period=2..1e20", text=CLOSES, code=4).err == "tacho: kama: a grid of 1e+20 rows would take 4e+21 bytes\n"
    assert re.search(r"kama: a grid of \S+ rows would take \S+ bytes",
                     tacho("sweep", "kama:period=1..1e9,fast=1..1e9,slow=1..1e9", text=CLOSES, code=4).err)
    rows = "close\n" + "1\n" * 100_000
    error = tacho("sweep", "kama:period=2..100000,fast=2..11", text=rows, code=4).err
    assert error == ("tacho: kama: 999990 sets x 1 output x 100000 bars (which --reduce would not keep) would take "
                     "799992000000 bytes (800 GB), and there is no such memory here\n")


# -- the same as run ------------------------------------------------------------

@pytest.mark.parametrize("sweep, run", [
    ("kama:period=5..20/5", [f"kama:period={n}" for n in (5, 10, 15, 20)]),
    ("macd:fast_period=5|12,seed=apart|together", [f"macd:fast_period={n},seed={s}" for n in (5, 12) for s in ("apart", "together")]),
    ("bbands:10..11,nbdev_up=0.1..0.5/0.1,ma_type=ema|linreg",
     [f"bbands:period={n},nbdev_up={x},ma_type={m}" for n in (10, 11) for x in (0.1, 0.2, 0.3, 0.4, 0.5) for m in ("ema", "linreg")]),
    ("atr:period=1..40/13", [f"atr:period={n}" for n in (1, 14, 27, 40)]),
    ("rsi", ["rsi"]),
    ("obv", ["obv"]),
])
@pytest.mark.parametrize("options", [[], ["--missing", "propagate"], ["--input", "real=open"], ["-d", ";", "--level", "baseline"]])
def test_columns_are_those_of_run(tacho, short, sweep, run, options):
    if sweep.startswith("atr") and "real=open" in options:
        options = ["--input", "high=open"]
    assert tacho("sweep", sweep, *options, short).out == tacho("run", *run, *options, short).out


def test_threads_give_the_same_text(tacho, short):
    for spec, *more in (["kama:period=5..60"], ["macd:5..9,20..29", "-r", "last,mean,min,max,crossings,correlation=volume"]):
        texts = {tacho("sweep", spec, *more, "--threads", n, short).out for n in (0, 1, 3)}
        assert len(texts) == 1


def test_one_column_of_empty_fields(tacho):
    assert tacho("sweep", "sma:5..5", text="close\n1\n2\n").out == 'sma:period=5\n""\n""\n'
    assert tacho("sweep", "sma:2", "-r", "last", text="close\n1\n").out == 'sma.last\n""\n'


def test_no_rows(tacho):
    assert tacho("sweep", "sma:5..6", text="time,close\n").out == "time,sma:period=5,sma:period=6\n"
    assert tacho("sweep", "sma:5..6", "-r", "last,mean,crossings", text="time,close\n").out == \
        "period,sma.last,sma.mean,sma.crossings\n5,,,0\n6,,,0\n"
    assert tacho("run", "sma", "--by", "k", text="time,k,close\n").out == "time,k,sma\n"


# -- reductions -------------------------------------------------------------------

def crossings(a, b):
    above = [x > y for x, y in zip(a, b) if x == x and y == y]
    return sum(x != y for x, y in itertools.pairwise(above))


def reduced(how, a, b=None):
    there = [x for x in a if x == x]
    if how == "last":
        return a[-1]
    if how == "crossings":
        return crossings(a, b)
    if not there:
        return math.nan
    if how == "correlation":
        pairs = [(x, y) for x, y in zip(a, b) if x == x and y == y]
        return statistics.correlation(*zip(*pairs))
    return {"min": min, "max": max, "mean": statistics.fmean}[how](there)


def same(text, value, exact):
    if value != value:
        return text == ""
    return float(text) == value if exact else math.isclose(float(text), value, rel_tol=1e-12)


@pytest.mark.parametrize("spec, run, axes", [
    ("kama:period=5..40/7", "kama:period={}", [range(5, 41, 7)]),
    ("macd:fast_period=5..6,slow_period=20..400/190", "macd:fast_period={},slow_period={}", [(5, 6), (20, 210, 400)]),
    ("atr:2..4", "atr:period={}", [range(2, 5)]),
    ("bbands:nbdev_up=0.1..0.3/0.1,ma_type=sma|ema", "bbands:nbdev_up={},ma_type={}", [(0.1, 0.2, 0.3), ("sma", "ema")]),
])
def test_reductions(tacho, short, spec, run, axes):
    result = table(tacho("sweep", spec, "--reduce", "last,min,max,mean,crossings,correlation=volume", short).out)
    name = run.split(":")[0]
    rows = list(itertools.product(*axes))
    swept = re.findall(r"(\w+)=\{\}", run)
    assert list(result)[:len(swept)] == swept
    assert [tuple(result[p][k] for p in swept) for k in range(len(rows))] == [tuple(map(str, row)) for row in rows]
    inputs = {k: numbers(v) for k, v in table(tacho("run", "sma", "--keep", short).out).items() if k in ("high", "close", "volume")}
    for k, row in enumerate(rows):
        outputs = table(tacho("run", f"x={run.format(*row)}", short).out)
        del outputs["time"]
        for output, texts in outputs.items():
            values = numbers(texts)
            for how in ("last", "min", "max", "mean", "correlation"):
                suffix = how + ("=volume" if how == "correlation" else "")
                assert same(result[f"{output.replace('x', name, 1)}.{suffix}"][k], reduced(how, values, inputs["volume"]),
                            how in ("last", "min", "max")), (row, output, how)
        two = [numbers(texts) for texts in outputs.values()]
        two.append(inputs["high" if name == "atr" else "close"])
        assert int(result[f"{name}.crossings"][k]) == crossings(two[0], two[1])
    assert len(result) == len(swept) + 5 * len(outputs) + 1


def test_crossings_of_what_is_named(tacho, short):
    result = table(tacho("sweep", "bbands:10..11", "-r",
                         "crossings=upper/close,crossings=lower/middle,crossings=Middle/REAL,crossings=upper/lower", short).out)
    for k, period in enumerate((10, 11)):
        lines = {name: numbers(texts) for name, texts in table(tacho("run", f"x=bbands:{period}", "--keep", short).out).items() if name != "time"}
        for name, a, b in (("upper/close", "x.upper", "close"), ("lower/middle", "x.lower", "x.middle"),
                           ("Middle/REAL", "x.middle", "close"), ("upper/lower", "x.upper", "x.lower")):
            assert int(result[f"bbands.crossings={name}"][k]) == crossings(lines[a], lines[b])


def test_labels_and_what_is_not_swept(tacho, short):
    assert list(table(tacho("sweep", "k=kama:5,slow=20..21", "-r", "last", short).out)) == ["slow", "k.last"]
    assert tacho("sweep", "kama:5", "-r", "mean", short).lines[0] == "kama.mean"


def test_sort_and_top(tacho, short):
    plain = table(tacho("sweep", "sma:2..398/33", "-r", "last,mean,crossings", short).out)
    order = sorted(range(len(plain["period"])), key=lambda k: -int(plain["sma.crossings"][k]))      # stable
    for name in ("crossings", "sma.crossings"):
        by = table(tacho("sweep", "sma:2..398/33", "-r", "last,mean,crossings", "--sort", name, short).out)
        assert by == {column: [texts[k] for k in order] for column, texts in plain.items()}
    top = table(tacho("sweep", "sma:2..398/33", "-r", "last,mean,crossings", "--sort", "crossings", "--top", "3", short).out)
    assert top["period"] == [plain["period"][k] for k in order[:3]]
    empty = table(tacho("sweep", "sma:50..1000/50", "-r", "mean", "--sort", "mean", short).out)["sma.mean"]
    assert "" in empty and empty.index("") == len(empty) - empty.count("")
    assert "is it macd.macd.last or macd.signal.last?" in tacho("sweep", "macd", "-r", "last", "-s", "last", short, code=1).err
    assert "no reduction is called so; one is sma.last" in tacho("sweep", "sma", "-r", "last", "-s", "mean", short, code=1).err


# -- several series in one file ---------------------------------------------------

def market(rows=3000, seed=1, gaps=True):
    chance = random.Random(seed)
    keys = ["A", "B", "LONG NAME", 'quoted, "so"', "", "é", *(f"S{n}" for n in range(40))]
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(["symbol", "date", "high", "low", "close", "volume"])
    for i in range(rows):
        x = 100 + chance.gauss(0, 5)
        close = "" if gaps and chance.random() < 0.03 else repr(x)
        write.writerow([chance.choice(keys[:1 + i % len(keys)]), f"2020-01-01T{i:06}", repr(x + 1), repr(x - 1), close, chance.randrange(1000)])
    return out.getvalue()


def by_hand(tacho, text, key, indicators, options=()):
    """Split the file, run each part, and put the rows together again."""
    rows = list(csv.reader(io.StringIO(text)))
    place = rows[0].index(key)
    parts = {}
    for number, row in enumerate(rows[1:]):
        parts.setdefault(row[place], []).append(number + 1)
    result = [None] * (len(rows) - 1)
    for name, places in parts.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([rows[0], *(rows[k] for k in places)])
        lines = list(csv.reader(io.StringIO(tacho("run", *indicators, *options, text=out.getvalue()).out)))
        for k, line in zip(places, lines[1:], strict=True):
            result[k - 1] = [line[0], name, *line[1:]]
    return [[lines[0][0], key, *lines[0][1:]], *result]


@pytest.mark.parametrize("options", [[], ["--missing", "propagate"], ["--input", "real=high", "--level", "baseline"]])
def test_by_is_splitting_by_hand(tacho, options):
    text, indicators = market(), ["kama:5", "rsi:3", "atr:4", "bbands:10", "ad"]
    result = tacho("run", *indicators, "--by", "symbol", *options, text=text).out
    assert list(csv.reader(io.StringIO(result))) == by_hand(tacho, text, "symbol", indicators, options)
    for threads in (1, 3):
        assert tacho("run", *indicators, "--by", "SYMBOL", *options, "--threads", threads, text=text).out == result


def test_by_keeps_columns_and_rows(tacho):
    text = 'day,k,close\n1,"a",1\n2,b,10\n3,a,3\n4,"b",30\n5,a,5\n'
    assert tacho("run", "sma:2", "--by", "k", text=text).out == "k,sma:period=2\n" '"a",\nb,\na,2\n"b",20\na,4\n'
    assert tacho("run", "s=sma:2", "--by", "k", "--keep", text=text).out == \
        'day,k,close,s\n1,"a",1,\n2,b,10,\n3,a,3,2\n4,"b",30,20\n5,a,5,4\n'
    assert tacho("run", "s=sma:2", "--by", "time", text="time,close\n1,1\n2,10\n1,3\n").out == "time,s\n1,\n2,\n1,2\n"
    assert 'would be "k"' in tacho("run", "k=sma:2", "--by", "k", text=text, code=1).err
    assert tacho("run", "s=sma:2", "--by", "k", text=text.replace(",", ";")).out == 'k;s\n"a";\nb;\na;2\n"b";20\na;4\n'


def test_by_with_many_series(tacho):
    rows = [f"{k},{(k * 7919 + turn * 31) % 101}" for turn in range(3) for k in range(5000)]
    result = table(tacho("run", "s=sma:3", "--by", "k", text="k,close\n" + "\n".join(rows) + "\n").out)
    assert result["k"] == [row.split(",")[0] for row in rows]
    assert result["s"][:10000] == [""] * 10000
    for k in range(0, 5000, 97):
        assert math.isclose(float(result["s"][10000 + k]), statistics.fmean((k * 7919 + turn * 31) % 101 for turn in range(3)), rel_tol=1e-14)


# -- progress, and stopping -------------------------------------------------------

@pytest.fixture
def long(tmp_path):
    (tmp_path / "long.csv").write_text("close\n" + "".join(f"{100 + math.sin(i):.6f}\n" for i in range(50_000)))
    return tmp_path / "long.csv"


def test_progress_and_sigint(long):
    """A sweep that would take minutes shows a percentage and the time left, and SIGINT stops it."""
    try:
        master, terminal = os.openpty()
    except OSError:
        pytest.skip("no pseudo-terminals here")
    process = subprocess.Popen([BINARY, "sweep", "kama:period=2..50000,slow=30..33", "--reduce", "last", long],
                               stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    told, end = b"", time.monotonic() + 50
    while not re.search(rb" left", told) and time.monotonic() < end:
        told += os.read(master, 65536)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    try:
        while piece := os.read(master, 65536):
            told += piece
    except OSError:             # how a terminal whose other end is closed ends
        pass
    assert re.search(r"computing \[#*\.*\] +\d+ %, (\d+:)?\d+:\d\d left", told.decode())
    assert told.decode().endswith("\r\x1b[Ktacho: stopped\r\n")
    assert process.stdout.read() == b""


def test_sigint_without_a_terminal_is_told_in_one_line(long):
    process = subprocess.Popen([BINARY, "sweep", "kama:period=2..50000,slow=30..33", "--reduce", "last", long],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"tacho: stopped\n")
