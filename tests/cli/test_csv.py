"""What run makes of all kinds of delimited text: exact outputs."""
import csv
import io
import random

import pytest

BARS = "time,open,high,low,close,volume\n2024-01-01,1,2,0.5,1,100\n2024-01-02,2,3,1,2,200\n2024-01-03,3,4,2,4,50\n"
AVERAGE = "time,sma:period=2\n2024-01-01,\n2024-01-02,1.5\n2024-01-03,3\n"


def test_run_gives_time_and_outputs(tacho):
    assert tacho("run", "sma:period=2", text=BARS).out == AVERAGE


def test_dash_is_standard_input(tacho):
    assert tacho("run", "sma:period=2", "-", text=BARS).out == AVERAGE


def test_file(tacho, tmp_path):
    (tmp_path / "bars.csv").write_text(BARS)
    assert tacho("run", "sma:period=2", "bars.csv").out == AVERAGE
    assert tacho("run", "bars.csv", "sma:period=2").out == AVERAGE


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_delimiters_are_found_and_kept(tacho, delimiter):
    assert tacho("run", "sma:period=2", text=BARS.replace(",", delimiter)).out == AVERAGE.replace(",", delimiter)


@pytest.mark.parametrize("name, delimiter", [("comma", ","), (";", ";"), ("pipe", "|"), ("tab", "\t"), ("\\t", "\t")])
def test_delimiter_of_the_output(tacho, name, delimiter):
    assert tacho("run", "sma:period=2", "-d", name, text=BARS).out == AVERAGE.replace(",", delimiter)


def test_bad_delimiter(tacho):
    assert '"x" is no delimiter' in tacho("run", "sma", "-d", "x", text=BARS, code=1).err


@pytest.mark.parametrize("change", [
    lambda t: t.replace("\n", "\r\n"),
    lambda t: "\ufeff" + t,
    lambda t: "\ufeff" + t.replace("\n", "\r\n"),
    lambda t: t.rstrip("\n"),
    lambda t: t.replace("\n", "\r\n").rstrip("\r\n"),
    lambda t: "\n\n" + t.replace("\n", "\n\n"),
    lambda t: t.replace("\n", "\r\n\r\n"),
    lambda t: t.replace(",1,", ", 1 ,").replace(",4,", ",+4.0e0,"),
], ids=["crlf", "bom", "bom-crlf", "no-end", "no-end-crlf", "empty-lines", "empty-crlf", "spaces"])
def test_line_ends_and_marks(tacho, change):
    assert tacho("run", "sma:period=2", text=change(BARS)).out == AVERAGE


def test_all_quoted(tacho):
    quoted = "\n".join(",".join(f'"{field}"' for field in line.split(",")) for line in BARS.splitlines())
    assert tacho("run", "sma:period=2", text=quoted).out == 'time,sma:period=2\n"2024-01-01",\n"2024-01-02",1.5\n"2024-01-03",3\n'


def test_quotes_with_delimiters_quotes_and_line_ends(tacho):
    text = 'time,note,close\n"Mon, 1","say ""hi""",1\nTue,"two\nlines",2\n"W""ed",plain,4\n'
    assert tacho("run", "sma:period=2", text=text).out == 'time,sma:period=2\n"Mon, 1",\nTue,1.5\n"W""ed",3\n'
    assert tacho("run", "sma:period=2", "--keep", text=text).out == (
        'time,note,close,sma:period=2\n"Mon, 1","say ""hi""",1,\nTue,"two\nlines",2,1.5\n"W""ed",plain,4,3\n')


def test_fields_get_quotes_when_the_delimiter_changes(tacho):
    text = "date;note;close\n1;a,b;1\n2;c;3\n"
    assert tacho("run", "sma:period=2", "-k", "-d", ",", text=text).out == 'date,note,close,sma:period=2\n1,"a,b",1,\n2,c,3,2\n'


def test_lines_count_within_quotes(tacho):
    text = 'note,close\n"a\nb",1\nc,x\n'
    assert tacho("run", "sma", text=text, code=2).err == '<stdin>:4: column close: "x" is not a number\n'


@pytest.mark.parametrize("missing", ["", " ", "nan", "NaN", "NA", "N/A", "null", "NULL", "None"])
def test_missing_values_are_skipped(tacho, missing):
    text = f"time,close\na,1\nb,2\nc,{missing}\nd,4\n"
    assert tacho("run", "sma:period=2", text=text).out == "time,sma:period=2\na,\nb,1.5\nc,\nd,3\n"


def test_missing_policies(tacho):
    text = "time,close\na,1\nb,2\nc,\nd,4\ne,6\n"
    assert tacho("run", "sma:period=2", "--missing", "propagate", text=text).out == "time,sma:period=2\na,\nb,1.5\nc,\nd,\ne,5\n"
    refused = tacho("run", "sma:period=2", "--missing=refuse", text=text, code=2)
    assert refused.out == "time,sma:period=2\na,\nb,1.5\n"
    assert refused.err == "<stdin>:4: column close: the value is missing, and --missing is refuse\n"
    assert "skip, propagate or refuse" in tacho("run", "sma", "--missing=maybe", text=text, code=1).err


@pytest.mark.parametrize("header", ["time,close", "TIME,CLOSE", "Date,Close", "timestamp, close ", "<DATE>,<CLOSE>", "datetime,price",
                                    "Time,Value", "date,c", "date,real"])
def test_columns_by_name_whatever_the_case(tacho, header):
    assert tacho("run", "a=sma:period=2", text=f"{header}\nx,1\ny,2\n").lines[1:] == ["x,", "y,1.5"]


def test_the_only_numbers_are_taken(tacho):
    assert tacho("run", "a=sma:period=2", text="date,place,degrees\nx,Rome,1\ny,Oslo,2\n").lines == ["date,a", "x,", "y,1.5"]
    error = tacho("run", "a=sma:period=2", text="date,rain,degrees\nx,5,1\ny,6,2\n", code=2).err
    assert "<stdin>: a needs a column \"real\", and the columns are date, rain, degrees; choose one with --input real=COLUMN" in error


def test_adjusted_prices_are_not_taken_unasked(tacho):
    text = "Date,Close,Adj Close,Volume\nx,1,10,5\ny,2,20,6\n"
    assert tacho("run", "a=sma:period=2", text=text).lines[2] == "y,1.5"
    assert tacho("run", "a=sma:period=2", "--input", "real=adj close", text=text).lines[2] == "y,15"
    assert "needs a column \"real\"" in tacho("run", "obv", text=text.replace(",Close,", ",Last,"), code=2).err


def test_volume_synonym(tacho):
    assert tacho("run", "a=obv", text="Close,Vol\n1,10\n2,20\n1,5\n").lines[2:] == ["20", "15"]


def test_input_option(tacho):
    assert tacho("run", "a=sma:period=2", "--input", "real=OPEN", text=BARS).lines[2:] == ["2024-01-02,1.5", "2024-01-03,2.5"]
    two = tacho("run", "a=sma:period=2", "b=sma:period=2", "--input", "real=volume", "--input", "b.real=high", text=BARS)
    assert two.out == "time,a,b\n2024-01-01,,\n2024-01-02,150,2.5\n2024-01-03,125,3.5\n"
    assert 'there is no column "x"' in tacho("run", "sma", "--input", "real=x", text=BARS, code=2).err
    assert "no indicator here has such an input" in tacho("run", "sma", "--input", "obv.close=low", text=BARS, code=1).err
    assert "INPUT=COLUMN" in tacho("run", "sma", "--input", "real", text=BARS, code=1).err


def test_times_as_an_input_are_seconds(tacho):
    text = "time,close\n1970-01-01 00:00:01,1\n1970-01-02T00:00:00Z,1\n19700103,1\n1600000000123,1\n,1\n"
    lines = tacho("run", "m=max:period=2", "--input", "real=time", text=text).lines
    assert [line.rsplit(",", 1)[1] for line in lines] == ["m", "", "86400", "172800", "1600000000", ""]


def test_two_columns_of_one_name(tacho):
    text = "Close,CLOSE,time\n1,2,x\n3,4,y\n"
    assert "two columns may be" in tacho("run", "sma", text=text, code=2).err
    assert tacho("run", "a=sma:period=2", "--input", "real=CLOSE", text=text).lines == ["time,a", "x,", "y,3"]


def test_no_header(tacho):
    text = BARS.split("\n", 1)[1]
    error = tacho("run", "sma", text=text, code=2).err
    assert error == ("tacho: <stdin>:1: the first line has numbers, so there is no header line; name the columns, as with "
                     "--columns time,open,high,low,close,volume\n")
    assert tacho("run", "sma:period=2", "--columns", "time,open,high,low,close,volume", text=text).out == AVERAGE
    assert "6 columns, but 2 names" in tacho("run", "sma", "--columns", "time,close", text=text, code=2).err


def test_columns_rename_a_header(tacho):
    assert tacho("run", "sma:period=2", "--columns", "time,a,b,c,close,d", text=BARS).out == AVERAGE


def test_header_only_and_nothing(tacho):
    assert tacho("run", "sma", text="time,close\n").out == "time,sma\n"
    assert tacho("run", "sma", text="", code=2).err == "tacho: <stdin>:1: the input is empty: there is no header line\n"
    assert tacho("run", "sma", text="\n\n", code=2).out == ""


@pytest.mark.parametrize("row, what", [
    ("2024-01-04,1,2,3,oops,5", 'column close: "oops" is not a number'),
    ("2024-01-04,1,2,3,1.2.3,5", 'column close: "1.2.3" is not a number'),
    ("2024-01-04,1,2,3,1e,5", 'column close: "1e" is not a number'),
    ("2024-01-04,1,2,3,0x10,5", 'column close: "0x10" is not a number'),
    ("2024-01-04,1,2,3,12 34,5", 'column close: "12 34" is not a number'),
    ("2024-01-04,1,2,3,-,5", 'column close: "-" is not a number'),
    ("2024-01-04,1,2,3,4", "5 fields, but the header has 6"),
    ("2024-01-04,1,2,3,4,5,6", "7 fields, but the header has 6"),
    ("lonely", "1 field, but the header has 6"),
    ('2024-01-04,1,2,3,"4,5', "a quote is not closed"),
    ('"2024-01-04"x,1,2,3,4,5', "text follows a closing quote"),
])
def test_bad_rows_name_file_and_line(tacho, tmp_path, row, what):
    (tmp_path / "bars.csv").write_text(BARS + row + "\n")
    result = tacho("run", "sma:period=2", "bars.csv", code=2)
    assert result.err == f"bars.csv:5: {what}\n"
    assert result.out == AVERAGE                # what came before it is there


def test_columns_that_are_not_used_may_hold_anything(tacho):
    text = BARS.replace(",0.5,", ",junk,")
    assert tacho("run", "sma:period=2", text=text).out == AVERAGE


def test_keep(tacho):
    lines = tacho("run", "sma:period=2", "--keep", text=BARS).lines
    assert lines == [f"{bar},{value}" for bar, value in zip(BARS.splitlines(), ["sma:period=2", "", "1.5", "3"])]


def test_no_time_and_one_empty_field(tacho):
    assert tacho("run", "sma:period=2", text="close\n1\n2\n3\n").out == 'sma:period=2\n""\n1.5\n2.5\n'


def test_both_date_and_time(tacho):
    assert tacho("run", "a=max:period=2", text="<DATE>\t<TIME>\t<CLOSE>\n2024.01.01\t00:00\t5\n2024.01.01\t00:01\t4\n").out == \
        "<DATE>\t<TIME>\ta\n2024.01.01\t00:00\t\n2024.01.01\t00:01\t5\n"


def test_wide_rows_and_long_fields(tacho):
    """Rows longer than any first buffer."""
    note = "x" * 700_000
    text = f"time,note,close\na,{note},1\nb,{note},2\n"
    result = tacho("run", "sma:period=2", "--keep", text=text)
    assert result.lines[2] == f"b,{note},2,1.5"


@pytest.mark.parametrize("seed", range(20))
def test_against_the_csv_module(tacho, seed):
    """Random quoting, delimiters and line ends, through --keep: what csv reads back is what csv wrote."""
    chance = random.Random(seed)
    delimiter, end = chance.choice(",;|\t"), chance.choice(["\n", "\r\n"])
    letters = 'ab ,;|\t"\n' + "é"
    rows = [["time", "note", "close", "more"]]
    for _ in range(chance.choice([5, 300, 9000])):
        note = "".join(chance.choice(letters) for _ in range(chance.randrange(6)))
        rows.append([str(chance.random()), note, str(chance.randrange(100)), "z"])
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)
    out = tacho("run", "m=max:period=2", "--keep", text=text.getvalue()).out
    got = list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter))
    want = [row + ["m" if i == 0 else "" if i == 1 else str(max(int(rows[i - 1][2]), int(row[2])))] for i, row in enumerate(rows)]
    assert got == want
