"""Many threads: shared inputs, streams apart and shared; the GIL is let go."""

import sys
import sysconfig
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest
from capi import NAMES, all_same, camel, columns, inputs, same

import tacho

X = inputs("kama", 50_000)[0]


def in_threads(count, work):
    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(work, k) for k in range(count)]]


def test_shared_inputs():
    names = NAMES[:12]
    data = {name: inputs(name, 3000) for name in names}
    expected = {name: getattr(tacho, name)(*data[name]) for name in names}

    def work(k):
        for round in range(6):
            for name in names[k % 3 :]:
                assert all_same(getattr(tacho, name)(*data[name]), expected[name])
                sweep = getattr(tacho, f"{name}_batch")(*data[name], threads=2)
                assert same(next(iter(sweep.values()))[0], columns(expected[name])[0])

    in_threads(8, work)


def test_separate_streams():
    expected = tacho.kama(X[:3000], 10)

    def work(k):
        stream = tacho.KamaStream(10)
        head = [stream.update(x) for x in X[:500]]
        tail = [stream.copy().update_many(X[500:3000]) for _ in range(4)]
        return head, tail

    for head, tail in in_threads(8, work):
        assert same([numpy.nan if v is None else v for v in head], expected[:500])
        assert all(same(t, expected[500:]) for t in tail)


def test_one_stream_shared():
    """Whatever the order, no bar is lost and nothing breaks."""
    stream = tacho.KamaStream(10)

    def work(k):
        for round in range(20):
            stream.update_many(X[:5000])
            stream.update(float(k))
            stream.peek(1.0)
            stream.to_bytes()
            stream.copy()
            assert stream.bars > 0

    in_threads(8, work)
    assert stream.bars == 8 * 20 * 5001


def test_lazy_making():
    """Functions, classes and result types are one each, whoever asks first."""
    for name in NAMES:
        for attribute in (name, f"{name}_batch", f"{camel(name)}Stream"):
            tacho.__dict__.pop(attribute, None)
    made = in_threads(8, lambda k: [getattr(tacho, a) for n in NAMES for a in (n, f"{n}_batch", f"{camel(n)}Stream")])
    assert all(all(a is b for a, b in zip(one, made[0])) for one in made)


@pytest.mark.parametrize("call", [
    lambda x: tacho.kama(x, 20, kernel="scalar"), lambda x: tacho.kama_batch(x[:100_000], (10, 60, 1), threads=1),
    lambda x: tacho.kama(x.reshape(50, -1), 20), lambda x: tacho.KamaStream(20).update_many(x),
], ids=["series", "batch", "panel", "stream"])  # fmt: skip
def test_gil_is_let_go(call):
    x = numpy.tile(X, 100)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(100)  # nobody is made to give the GIL up: who gets it, was let
    ticks, done = [], threading.Event()

    def count():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.0005)

    thread = threading.Thread(target=count)
    thread.start()
    try:
        start = time.perf_counter()
        call(x)
        end = time.perf_counter()
    finally:
        done.set()
        sys.setswitchinterval(interval)
        thread.join()
    assert sum(start < tick < end for tick in ticks) >= 3, end - start


@pytest.mark.skipif(not sysconfig.get_config_var("Py_GIL_DISABLED"), reason="this interpreter has a GIL")
def test_declared_free_threaded():
    assert not sys._is_gil_enabled()
