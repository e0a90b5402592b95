"""stream: line by line, states that go on, signals."""
import os
import select
import signal
import subprocess
import time

import pytest

from conftest import BINARY

WHAT = ["rsi", "macd:5,10,3", "k=kama:20", "obv"]


class Live:
    """A stream that is fed while it runs."""
    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen([BINARY, "stream", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd=folder, bufsize=0)

    def write(self, text):
        self.process.stdin.write(text.encode())

    def read(self, wait=10.0):
        if not select.select([self.process.stdout], [], [], wait)[0]:
            return None
        return os.read(self.process.stdout.fileno(), 65536).decode()

    def end(self):
        self.process.stdin.close()
        rest = self.process.stdout.read().decode()
        return rest, self.process.wait(timeout=20)


def test_each_row_answers_before_the_next(tmp_path):
    live = Live(tmp_path, "sma:period=2")
    live.write("time,close\n")
    assert live.read() == "time,sma:period=2\n"
    for row, answer in [("a,1\n", "a,\n"), ("b,2\n", "b,1.5\n"), ("c,4\nd,6\n", "c,3\nd,5\n")]:
        live.write(row)
        assert live.read() == answer
    assert live.end() == ("", 0)


def test_an_unfinished_line_waits(tmp_path):
    live = Live(tmp_path, "m=max:period=2")
    live.write("time,close\na,1\nb,1")
    assert live.read() == "time,m\na,\n"
    assert live.read(0.3) is None               # 1, or 12?
    live.write("2")
    assert live.read(0.3) is None
    live.write("\nc,1")
    assert live.read() == "b,12\n"
    assert live.end() == ("c,12\n", 0)          # the last line needs no newline


def test_an_unfinished_quote_waits(tmp_path):
    live = Live(tmp_path, "m=max:period=2", "--keep")
    live.write('note,close\nx,1\n"two\n')
    assert live.read() == "note,close,m\nx,1,\n"
    assert live.read(0.2) is None
    live.write('lines",3\n')
    assert live.read() == '"two\nlines",3,3\n'
    assert live.end() == ("", 0)


def test_byte_by_byte(tmp_path):
    text = '\ufefftime;close\r\n"a";1\r\nb;2\r\n'
    live = Live(tmp_path, "m=max:period=2")
    for byte in text.encode():
        live.process.stdin.write(bytes([byte]))
    rest, code = live.end()
    assert (rest, code) == ('time;m\n"a";\nb;2\n', 0)


def test_tail_follows(tmp_path):
    """The line of the manual: tail -f bars.csv | tacho stream sma"""
    path = tmp_path / "bars.csv"
    path.write_text("time,close\na,1\n")
    tail = subprocess.Popen(["tail", "-n", "+1", "-s", "0.05", "-f", path], stdout=subprocess.PIPE)
    stream = subprocess.Popen([BINARY, "stream", "sma:period=2"], stdin=tail.stdout, stdout=subprocess.PIPE, bufsize=0)
    try:
        def line():
            assert select.select([stream.stdout], [], [], 10)[0]
            return stream.stdout.readline().decode()
        assert [line(), line()] == ["time,sma:period=2\n", "a,\n"]
        with open(path, "a") as file:
            file.write("b,2\n")
        assert line() == "b,1.5\n"
    finally:
        tail.kill()
        tail.wait()
    assert stream.wait(timeout=10) == 0


def test_stream_is_run(tacho, bars):
    assert tacho("stream", *WHAT, bars).out == tacho("run", *WHAT, bars).out


# -- states -------------------------------------------------------------------

@pytest.mark.parametrize("header_again", [False, True])
@pytest.mark.parametrize("cuts", [[1], [2500], [5030], [7, 8, 9, 1000, 1003]])
def test_parts_are_the_whole(tacho, tmp_path, bars, cuts, header_again):
    header, *rows = bars.read_text().splitlines(keepends=True)
    whole = tacho("run", *WHAT, bars).out
    parts = ""
    for i, (begin, end) in enumerate(zip([0, *cuts], [*cuts, len(rows)])):
        text = (header if i == 0 or header_again else "") + "".join(rows[begin:end])
        parts += tacho("stream", *WHAT, "--state", "s", text=text).out
    assert parts == whole
    assert os.listdir(tmp_path) == ["s"]        # no temporary file stays


def test_state_appends_to_its_output(tacho, tmp_path, bars):
    header, *rows = bars.read_text().splitlines(keepends=True)
    tacho("stream", "rsi", "--state", "s", "-o", "out.csv", text=header + "".join(rows[:100]))
    tacho("stream", "rsi", "--state", "s", "-o", "out.csv", text="".join(rows[100:]))
    assert (tmp_path / "out.csv").read_text() == tacho("run", "rsi", bars).out


def test_empty_continuation_changes_nothing(tacho, tmp_path, bars):
    tacho("stream", "rsi", "--state", "s", bars)
    before = (tmp_path / "s").read_bytes()
    assert tacho("stream", "rsi", "--state", "s", text="").out == ""
    assert (tmp_path / "s").read_bytes() == before


@pytest.mark.parametrize("other, said", [
    (["ema"], "s is the state of rsi, not of ema, as indicator 1"),
    (["rsi:9"], "s is the state of rsi with other parameters than rsi:period=9"),
    (["rsi", "ema"], "s is the state of 1 indicator, not of 2"),
    (["rsi", "--input", "real=open"], 'the state is of "rsi real=close", and this would be "rsi real=open"'),
])
def test_state_of_something_else(tacho, tmp_path, bars, other, said):
    tacho("stream", "rsi", "--state", "s", bars)
    before = (tmp_path / "s").read_bytes()
    result = tacho("stream", *other, "--state", "s", bars, code=1)
    assert said in result.err and result.out == ""
    assert (tmp_path / "s").read_bytes() == before


def test_damaged_states(tacho, tmp_path, bars):
    tacho("stream", "rsi", "--state", "s", bars)
    good = (tmp_path / "s").read_bytes()
    for bad in [b"", b"hello", good[:-1], good + b"x", good[:40], *(good[:i] + bytes([good[i] ^ 1]) + good[i + 1:]
                                                                  for i in range(0, len(good), 17))]:
        (tmp_path / "s").write_bytes(bad)
        assert "is no state file of tacho stream, or it is damaged" in tacho("stream", "rsi", "--state", "s", bars, code=3).err
        assert (tmp_path / "s").read_bytes() == bad


def test_state_that_cannot_be_written(tacho, bars):
    assert "cannot write" in tacho("stream", "rsi", "--state", "no/such/s", bars, code=3).err


def test_state_agrees_with_the_output_after_a_bad_row(tacho, tmp_path):
    first = tacho("stream", "sma:2", "--state", "s", text="time,close\na,1\nb,2\nc,oops\n", code=2)
    assert first.out == "time,sma:period=2\na,\nb,1.5\n" and first.err == '<stdin>:4: column close: "oops" is not a number\n'
    assert tacho("stream", "sma:2", "--state", "s", text="c,4\n").out == "c,3\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_save_the_state(tacho, tmp_path, number):
    live = Live(tmp_path, "sma:period=2", "--state", "s")
    live.write("time,close\na,1\nb,2\nc,")
    assert live.read() == "time,sma:period=2\na,\nb,1.5\n"
    time.sleep(0.1)
    live.process.send_signal(number)
    assert live.process.wait(timeout=10) == 0
    assert tacho("stream", "sma:period=2", "--state", "s", text="c,4\n").out == "c,3\n"


def test_signals_end_a_stream_without_state(tmp_path):
    live = Live(tmp_path, "sma")
    live.write("time,close\na,1\n")
    live.read()
    live.process.send_signal(signal.SIGTERM)
    assert live.process.wait(timeout=10) == -signal.SIGTERM


def test_signal_within_a_large_file(tmp_path):
    """Input that is always ready must not keep the signal out."""
    live = Live(tmp_path, "rsi", "--state", "s", "/dev/stdin")
    live.write("close\n")
    live.read()
    import threading
    stop = threading.Event()

    def feed():
        try:
            while not stop.is_set():
                live.process.stdin.write(b"1.5\n2.5\n" * 4000)
        except (BrokenPipeError, ValueError):
            pass

    def drain():
        while live.process.stdout.read(1 << 16):
            pass
    threads = [threading.Thread(target=feed), threading.Thread(target=drain)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    live.process.send_signal(signal.SIGINT)
    assert live.process.wait(timeout=10) == 0
    stop.set()
    for thread in threads:
        thread.join(10)
    assert (tmp_path / "s").exists()
