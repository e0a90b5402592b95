"""plot: files that hold everything they need, and say what they should."""
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

INDICATORS = ["kama:10", "rsi", "macd", "obv"]


def data_of(page):
    line, = [line for line in page.splitlines() if line.startswith("const chart = ")]
    return json.loads(line.removeprefix("const chart = ").removesuffix(";"))


@pytest.fixture
def page(tacho, tmp_path, bars):
    tacho("plot", *INDICATORS, bars, "-o", "chart.html")
    return (tmp_path / "chart.html").read_text()


@pytest.fixture
def picture(tacho, tmp_path, bars):
    tacho("plot", *INDICATORS, bars, "-o", "chart.svg")
    return (tmp_path / "chart.svg").read_text()


def test_html_holds_the_data(tacho, page, bars):
    data = data_of(page)
    assert data["title"] == "sp500" and len(data["time"]) == 5031
    assert data["time"][0] == "1999-01-04" and data["time"][-1] == "2018-12-31"
    assert data["bars"]["open"][0] == 1229.23 and data["bars"]["volume"][0] == 877000000
    assert [s["pane"] for s in data["series"]] == [0, 1, 2, 2, 2, 3]
    assert [s["name"] for s in data["series"]][0] == "KAMA(10)"
    assert [s["name"] for s in data["series"]][1:5] == ["RSI(14)", "MACD(12, 26, 9) macd", "MACD(12, 26, 9) signal", "MACD(12, 26, 9) hist"]
    values = [line.split(",")[1] for line in tacho("run", "rsi", bars).lines[1:]]
    rsi = data["series"][1]["values"]
    assert rsi[:14] == [None] * 14
    assert all(abs(a - float(b)) < 1e-7 for a, b in zip(rsi[14:], values[14:]))


def test_html_needs_no_network(page):
    assert "LightweightCharts" in page                  # the library is in it
    assert not re.search(r"<(script|img|iframe|link|source|video|object)[^>]*\s(src|data)\s*=", page)
    assert not re.search(r"<link[^>]*href\s*=\s*[\"'](?!data:)", page)
    own = page[:page.index("<script>")] + page[page.index("const chart = "):]       # without the library
    assert not re.search(r"url\s*\(\s*[\"']?(https?:)?//|@import|\bfetch\s*\(|XMLHttpRequest|\bimport\s*\(", own)
    assert "/*LIBRARY*/" not in page and "/*DATA*/" not in page


def test_html_text_cannot_end_the_script(tacho, tmp_path):
    tacho("plot", "sma:2", "--title", "</script><b>&\"\\", "-o", "c.html", text="time,close\n</script>,1\nb,2\n")
    page = (tmp_path / "c.html").read_text()
    assert data_of(page)["title"] == "</script><b>&\"\\" and data_of(page)["time"] == ["</script>", "b"]
    assert "</script><b>" not in page


def test_html_last_and_missing(tacho, tmp_path, bars):
    tacho("plot", "rsi", bars, "-o", "c.html", "--last", "3")
    data = data_of((tmp_path / "c.html").read_text())
    assert len(data["time"]) == 3 and None not in data["series"][0]["values"]      # computed over all, shown in part
    tacho("plot", "sma:2", "-o", "d.html", text="time,close\n2024-01-01,1\n2024-01-02,\n2024-01-03,3\n")
    data = data_of((tmp_path / "d.html").read_text())
    assert data["bars"] == {"line": [1, None, 3]} and data["series"][0]["values"] == [None, None, 2]


@pytest.mark.parametrize("times, shown", [
    (["20240101", "20240102"], ["2024-01-01", "2024-01-02"]),
    (["2024.01.01 09:30", "2024.01.01 09:31"], ["2024-01-01 09:30:00", "2024-01-01 09:31:00"]),
    (["2024-01-01T09:30:00Z", "2024-02-29T09:30:05Z"], ["2024-01-01 09:30:00", "2024-02-29 09:30:05"]),
    (["1704067200", "1704153600"], ["2024-01-01", "2024-01-02"]),
    (["1704067200000", "1704067260000"], ["2024-01-01 00:00:00", "2024-01-01 00:01:00"]),
    (["1969-12-31", "1970-01-01"], ["1969-12-31", "1970-01-01"]),
    (["2024-01-02", "2024-01-01"], ["2024-01-02", "2024-01-01"]),
    (["Monday", "Tuesday"], ["Monday", "Tuesday"]),
])
def test_times(tacho, times, shown):
    text = "time,close\n" + "".join(f"{t},{i}\n" for i, t in enumerate(times))
    assert data_of(tacho("plot", "max:2", "-o", "-", "--format", "html", text=text).out)["time"] == shown


def test_svg(picture):
    root = ElementTree.fromstring(picture)
    assert (root.get("width"), root.get("height")) == ("1200", "700")
    text = " ".join(root.itertext())
    for word in ["sp500", "RSI(14)", "MACD(12, 26, 9) macd", "signal", "hist", "OBV", "2018", "2018-12-31", "500 bars", "2400", "2800"]:
        assert word in text, word
    assert "prefers-color-scheme: dark" in picture
    assert "nan" not in picture.split("</style>")[1] and "inf" not in picture.split("</style>")[1]


def test_svg_needs_no_network(picture):
    assert re.findall(r"[a-z]+://[^\"' ]*", picture) == ["http://www.w3.org/2000/svg"]       # the namespace's name only
    assert not re.search(r"href|url\(|@import|<script", picture)


def test_svg_candles_are_where_the_prices_are(tacho, tmp_path):
    tacho("plot", "-o", "c.svg", text="time,open,high,low,close\n2024-01-01,1,4,1,3\n2024-01-02,3,3,1,2\n")
    root = ElementTree.parse(tmp_path / "c.svg").getroot()
    path = {e.get("class"): e.get("d") for e in root.iter("{http://www.w3.org/2000/svg}path")}
    up = [float(x) for x in re.findall(r"-?[\d.]+", path["wick up"])]
    down = [float(x) for x in re.findall(r"-?[\d.]+", path["wick down"])]
    (x0, high, low), (x1, down_high, down_low) = up, down
    assert x0 < x1 and high < down_high and low == down_low         # y grows downwards
    assert abs((low - down_high) / (low - high) - 2 / 3) < 1e-3     # 3 lies at two thirds from 1 to 4


def test_svg_of_odd_inputs(tacho):
    for text in ["close\n5\n", "close\n5\n5\n5\n", "time,close\na,\nb,\n", "time,close\n" + "".join(f"{i},{i % 7}\n" for i in range(9000)),
                 "time,open,high,low,close,volume\n2024-01-01,,,,,\n2024-01-02,1,2,0.5,1,0\n"]:
        for last in ["5", "100000"]:
            out = tacho("plot", "sma:2", "-o", "-", "--format", "svg", "--last", last, text=text).out
            ElementTree.fromstring(out)
            assert "nan" not in out.split("</style>")[1]


def test_svg_escapes(tacho):
    out = tacho("plot", "a<b&c=sma:2", "--title", "x < y & z", "-o", "-", "--format=svg", text="close\n1\n2\n3\n").out
    assert "x < y & z" in " ".join(ElementTree.fromstring(out).itertext()) and "a<b&c" in " ".join(ElementTree.fromstring(out).itertext())


def test_usage(tacho, tmp_path, bars):
    assert "say where to" in tacho("plot", "rsi", bars, code=1).err
    assert "html or svg?" in tacho("plot", "rsi", bars, "-o", "chart.png", code=1).err
    assert "--last" in tacho("plot", "rsi", bars, "-o", "c.svg", "--last", "x", code=1).err
    assert "there are no rows to draw" in tacho("plot", "rsi", "-o", "c.svg", text="time,close\n", code=2).err
    assert tacho("plot", "rsi", "-o", "c.svg", text="time,close\na,1\nb,x\n", code=2).err == '<stdin>:3: column close: "x" is not a number\n'
    assert "cannot write" in tacho("plot", "rsi", bars, "-o", "no/such.svg", code=3).err
    (tmp_path / "bars.svg").write_text("time,close\na,1\n")
    assert "it is the input" in tacho("plot", "rsi", "bars.svg", "-o", "bars.svg", code=3).err
