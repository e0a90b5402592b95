"""The binary under test, and ways to run it."""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("TACHO_BIN", ROOT / "build" / "tacho")).resolve()


class Result:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def lines(self):
        return self.out.splitlines()


@pytest.fixture
def tacho(tmp_path):
    """tacho("run", "rsi", "-", text=...) in an empty folder; text stays as it is, CR and all."""
    def run(*arguments, text="", code=0):
        done = subprocess.run([BINARY, *map(str, arguments)], input=text.encode(), capture_output=True, cwd=tmp_path, timeout=60)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        assert done.returncode == code, (done.returncode, done.stderr)
        if code:
            assert done.stderr
        return Result(done)
    return run


@pytest.fixture
def bars():
    """The sample data: 5,031 days of time,open,high,low,close,volume."""
    return ROOT / "data" / "sp500.csv"
