"""Every public kind of call, for `mypy --strict`; the types are asserted, and it runs, too."""

import sys
from typing import TYPE_CHECKING, Any, Dict, List, Optional

import numpy
from numpy.typing import NDArray

import tacho

if sys.version_info >= (3, 11):
    from typing import assert_type
else:
    from typing_extensions import assert_type

Array = NDArray[numpy.float64]
x: Array = 100 + numpy.cumsum(numpy.sin(numpy.arange(500.0)))

assert_type(tacho.kama(x), Array)
assert_type(tacho.kama([1.0, 2.0, 3.0] * 9, 10, "scalar", seed="previous", nan="propagate", short="nan", axis=0), Array)
assert_type(tacho.kama(x.astype("int64"), period=10, out=numpy.empty(500)), Array)
assert_type(tacho.atr(x + 1, x - 1, x, period=14), Array)
import tacho.talib as talib

assert_type(talib.ADX(x + 1, x - 1, x, timeperiod=10), Array)
assert_type(talib.MACD(x, fastperiod=5), "tuple[Array, Array, Array]")
assert_type(talib.get_function_groups(), "dict[str, list[str]]")
talib.set_unstable_period("EMA", 0)

bands = tacho.bbands(x, 20, 2.0, 2.0, "ema", devtype="mean_ad")
assert_type(bands.upper, Array)
upper, middle, lower = bands
assert_type(lower, Array)

grid = tacho.kama_batch(x, period_range=(5, 20, 5), threads=1, progress=lambda part: None)
assert_type(grid["values"], Array)
assert_type(grid["periods"], NDArray[numpy.int64])
assert_type(tacho.bbands_batch(x, [10, 20], ma_type_range=["sma", "ema"])["upper"], Array)

stream = tacho.KamaStream(period=10)
assert_type(stream.update(1.0), Optional[float])
assert_type(stream.update(None), Optional[float])
assert_type(stream.update_many(x), Array)
assert_type(stream.copy(), tacho.KamaStream)
assert_type(tacho.KamaStream.from_bytes(stream.to_bytes()), tacho.KamaStream)
assert_type((stream.warmup, stream.ready, stream.bars)[0], int)
macd = tacho.MacdStream()
value = macd.peek(1.0)
if value is not None:
    assert_type(value.macd, float)

assert_type(tacho.indicators(), List[Dict[str, Any]])
assert_type(tacho.kernels(), List[str])

try:
    import polars
except ImportError:
    pass
else:
    assert_type(tacho.kama(polars.Series("close", x)), polars.Series)

try:
    import pandas
    import tacho.polars as ta
except ImportError:
    pass
else:
    ohlcv = {"open": x, "high": x + 1, "low": x - 1, "close": x, "volume": x}
    lines = pandas.DataFrame(ohlcv)
    table = polars.DataFrame(ohlcv)
    assert_type(tacho.run(lines, "kama", rsi={"period": 7}), pandas.DataFrame)
    assert_type(tacho.run(table, rsi=[{"period": 7}, {"period": 14}], ema=True, by=["open"], short="nan"), polars.DataFrame)
    assert_type(ta.kama("close", period=30).over("open"), polars.Expr)
    assert_type(table.select(ta.atr(period=14), ta.bbands(polars.col("close"))), polars.DataFrame)
    try:
        figure = tacho.plot(lines, ["bbands", "rsi"], kama={"period": 10}, kind="line", title="Sample")
    except ImportError:  # plotly
        pass
    else:
        figure.to_html()

if TYPE_CHECKING:
    tacho.run(x, 3)  # type: ignore[arg-type]
    tacho.plot(x, kind="pie")  # type: ignore[arg-type]
    tacho.kama(x, kernel="mmx")  # type: ignore[call-overload]
    tacho.kama(x, period="30")  # type: ignore[call-overload]
