"""tacho.plot: prices and indicators as an interactive chart.

By plotly: well kept, interactive in every notebook and in one HTML file, PNG by kaleido; its figure can be changed further.
"""

from __future__ import annotations

import sys
from typing import Any, Iterator

import numpy

from . import frames

_TIMES = ("time", "date", "datetime", "timestamp")
_COLORS = ("#2962ff", "#ff6d00", "#00897b", "#8e24aa", "#c2185b", "#6d4c41", "#546e7a", "#9e9d24")
_RISE, _FALL = "#26a69a", "#ef5350"
_ON_PRICE = ("price", "stop")


def _plotly() -> tuple[Any, Any]:
    try:
        from plotly import graph_objects, subplots
    except ImportError:
        raise ImportError("tacho.plot needs plotly: pip install tacho[plot]") from None
    return graph_objects, subplots


def plot(
    frame: Any,
    indicators: Any = (),
    *,
    x: Any = None,
    kind: str = "auto",
    volume: bool = True,
    title: str | None = None,
    height: int | None = None,
    nan: str = "skip",
    **parameters: Any,
) -> Any:
    """An interactive chart: prices with what is measured in prices over them, oscillators in panes below.

        tacho.plot(df, ["bbands", "rsi"], kama={"period": 10}).show()

    Parameters
    ----------
    frame : DataFrame of pandas or polars
        one series, in time order; columns as for tacho.run
    indicators : list of str or dicts of parameters, or one
        what to draw, as the arguments of tacho.run
    x : column name, optional
        of the times; by default a column named time, date, datetime or timestamp, else the index of pandas, else row numbers
    kind : "auto", "candles" or "line"
        how prices are drawn; "auto": candles where there are open, high, low and close
    volume : bool
        whether volumes are drawn, where there are any
    title, height
        of the chart
    **parameters : dict, list of dicts or True
        indicators with parameters

    Returns
    -------
    plotly.graph_objects.Figure: `.show()`, `.write_html("chart.html")`, `.write_image("chart.png")` (needs kaleido)
    """
    go, subplots = _plotly()
    if kind not in ("auto", "candles", "line"):
        raise ValueError(f"plot: invalid kind {kind!r}: must be one of auto, candles, line")
    adapter = frames.adapted(frame)
    asked = frames.requests([indicators] if isinstance(indicators, (str, dict)) else indicators, parameters)
    values = frames.compute(adapter, asked, None, {"nan": nan, "short": "nan"})
    prices = {name: frames.find(adapter.labels, name) for name in ("open", "high", "low", "close", "volume")}
    times = _times(adapter, x)

    over, below = _sort(asked)
    bars = volume and prices["volume"] is not None
    panes = ["", *(["volume"] if bars else []), *below]
    weights = [4.0, *([0.8] if bars else []), *[1.3] * len(below)]
    figure = subplots.make_subplots(rows=len(panes), cols=1, shared_xaxes=True, vertical_spacing=0.02, row_heights=weights)
    color = _colors()
    _draw_prices(go, figure, adapter, times, prices, kind)
    for request, outputs in over:
        _draw(go, figure, 1, times, request, outputs, values, color, True)
    row = 2
    if bars:
        _draw_volume(go, figure, adapter, times, prices, row)
        row += 1
    for pane, (request, outputs) in below.items():
        _draw(go, figure, row, times, request, outputs, values, color, False)
        figure.update_yaxes(title_text=pane, row=row, col=1)
        row += 1
    figure.update_layout(
        title=title,
        height=height or int(320 + 130 * (len(panes) - 1)),
        template="plotly_white",
        hovermode="x unified",
        margin={"l": 60, "r": 20, "t": 50 if title else 20, "b": 30},
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom"},
    )
    figure.update_xaxes(rangeslider_visible=False, showspikes=True, spikemode="across", spikethickness=1)
    return figure


def _colors() -> Iterator[str]:
    while True:
        yield from _COLORS


def _times(adapter: Any, x: Any) -> Any:
    if x is not None:
        label = frames.find(adapter.labels, x)
        if label is None:
            raise ValueError(f"plot: no column {x!r}")
        return adapter.column(label).to_numpy()
    for name in _TIMES:
        label = frames.find(adapter.labels, name)
        if label is not None:
            return adapter.column(label).to_numpy()
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(adapter.frame, pandas.DataFrame):
        index = adapter.frame.index
        return (index.to_timestamp() if isinstance(index, pandas.PeriodIndex) else index).to_numpy()
    return numpy.arange(len(adapter.frame))


def _sort(asked: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    """What goes over the prices, and into which panes below: one for each indicator and unit."""
    over, below = [], {}
    for request in asked:
        units: dict[str, list[int]] = {}
        for k, output in enumerate(request.entry["outputs"]):
            units.setdefault("price" if output["unit"] in _ON_PRICE else output["unit"], []).append(k)
        for unit, outputs in units.items():
            if unit == "price":
                over.append((request, outputs))
            else:
                below[request.name if len(units) == 1 else f"{request.name} ({unit})"] = (request, outputs)
    return over, below


def _numbers(adapter: Any, label: Any) -> Any:
    return numpy.asarray(adapter.column(label).to_numpy(), "float64")


def _draw_prices(go: Any, figure: Any, adapter: Any, times: Any, prices: dict[str, Any], kind: str) -> None:
    four = [prices[name] for name in ("open", "high", "low", "close")]
    if kind == "candles" or (kind == "auto" and None not in four):
        absent = [name for name in ("open", "high", "low", "close") if prices[name] is None]
        if absent:
            raise ValueError(f"plot: no column {absent[0]!r}, which candles need")
        o, h, l, c = (_numbers(adapter, label) for label in four)
        colors = {"increasing_line_color": _RISE, "decreasing_line_color": _FALL}
        figure.add_trace(go.Candlestick(x=times, open=o, high=h, low=l, close=c, name="price", **colors), row=1, col=1)
    elif prices["close"] is not None:
        line = {"color": "#455a64", "width": 1.2}
        figure.add_trace(go.Scatter(x=times, y=_numbers(adapter, prices["close"]), name="close", mode="lines", line=line), row=1, col=1)


def _draw_volume(go: Any, figure: Any, adapter: Any, times: Any, prices: dict[str, Any], row: int) -> None:
    color: Any = "#90a4ae"
    if prices["open"] is not None and prices["close"] is not None:
        color = numpy.where(_numbers(adapter, prices["close"]) >= _numbers(adapter, prices["open"]), _RISE, _FALL)
    marker = {"color": color, "line_width": 0}
    figure.add_trace(go.Bar(x=times, y=_numbers(adapter, prices["volume"]), name="volume", marker=marker, showlegend=False), row=row, col=1)
    figure.update_yaxes(title_text="volume", row=row, col=1)


def _draw(
    go: Any, figure: Any, row: int, times: Any, request: Any, outputs: list[int], values: dict[str, Any], color: Iterator[str], over: bool
) -> None:
    names = request.outputs()
    ends = {request.entry["outputs"][k]["name"]: k for k in outputs}
    band = over and {"upper", "lower"} <= set(ends)
    if band:  # next to each other, for the filling between them
        outputs = [ends["upper"], ends["lower"], *(k for k in outputs if k not in (ends["upper"], ends["lower"]))]
    shared = next(color) if band else ""
    for k in outputs:
        output, y, name = request.entry["outputs"][k], values[names[k]], names[k]
        own = shared or next(color)
        if output["unit"] == "stop":
            trace = go.Scatter(x=times, y=y, name=name, mode="markers", marker={"size": 3, "color": own})
        elif output["unit"] == "flag":
            trace = go.Bar(x=times, y=y, name=name, marker={"color": own, "line_width": 0})
        elif output["name"].startswith("hist"):
            trace = go.Bar(x=times, y=y, name=name, marker={"color": numpy.where(y >= 0, _RISE, _FALL), "line_width": 0})
        else:
            trace = go.Scatter(x=times, y=y, name=name, mode="lines", line={"color": own, "width": 1.3})
            if band and output["name"] in ("upper", "lower"):
                trace.line.width, trace.legendgroup = 0.8, request.name
            if band and output["name"] == "lower":
                trace.fill, trace.fillcolor, trace.showlegend = "tonexty", "rgba(41, 98, 255, 0.08)", True
        figure.add_trace(trace, row=row, col=1)
