"""What people write by hand where they have no library of indicators, for bench/beside.py.

Each function takes what its name begins with: Series of pandas or polars, arrays of numpy; no name: any of them.
"""
from __future__ import annotations

from math import isqrt

import numpy


# -- pandas: rolling and ewm ----------------------------------------------------------------------

def pandas_dema(close, period):
    once = close.ewm(span=period, adjust=False).mean()
    return 2 * once - once.ewm(span=period, adjust=False).mean()


def pandas_tema(close, period):
    once = close.ewm(span=period, adjust=False).mean()
    twice = once.ewm(span=period, adjust=False).mean()
    return 3 * once - 3 * twice + twice.ewm(span=period, adjust=False).mean()


def pandas_rsi(close, period):
    move = close.diff()
    up = move.clip(lower=0).ewm(alpha=1 / period, adjust=False).mean()
    down = (-move.clip(upper=0)).ewm(alpha=1 / period, adjust=False).mean()
    return 100 - 100 / (1 + up / down)


def pandas_macd(close, fast, slow, signal):
    macd = close.ewm(span=fast, adjust=False).mean() - close.ewm(span=slow, adjust=False).mean()
    line = macd.ewm(span=signal, adjust=False).mean()
    return macd, line, macd - line


def pandas_atr(high, low, close, period):
    before = close.shift()
    true_range = numpy.maximum(high, before) - numpy.minimum(low, before)
    return true_range.ewm(alpha=1 / period, adjust=False).mean()


def pandas_obv(close, volume):
    return (numpy.sign(close.diff()) * volume).fillna(0).cumsum()


def pandas_bbands(close, period, deviations):
    window = close.rolling(period)
    middle, width = window.mean(), deviations * window.std(ddof=0)
    return middle + width, middle, middle - width


def pandas_zscore(close, period):
    window = close.rolling(period)
    return (close - window.mean()) / window.std(ddof=0)


def pandas_stoch(high, low, close, fast, slow, signal):
    lowest, highest = low.rolling(fast).min(), high.rolling(fast).max()
    slowk = (100 * (close - lowest) / (highest - lowest)).rolling(slow).mean()
    return slowk, slowk.rolling(signal).mean()


def pandas_willr(high, low, close, period):
    highest, lowest = high.rolling(period).max(), low.rolling(period).min()
    return -100 * (highest - close) / (highest - lowest)


def pandas_mfi(high, low, close, volume, period):
    typical = (high + low + close) / 3
    flow, move = typical * volume, typical.diff()
    up = flow.where(move > 0, 0).rolling(period).sum()
    down = flow.where(move < 0, 0).rolling(period).sum()
    return 100 * up / (up + down)


# -- polars: the same -----------------------------------------------------------------------------

def polars_wma(close, period):
    return close.rolling_mean(period, weights=list(range(1, period + 1)))


def polars_hma(close, period):
    gap = 2 * polars_wma(close, period // 2) - polars_wma(close, period)
    return polars_wma(gap.drop_nulls(), isqrt(period))


def polars_alma(close, period, offset, sigma):
    return close.rolling_mean(period, weights=gaussian(period, offset, sigma).tolist())


def polars_dema(close, period):
    once = close.ewm_mean(span=period, adjust=False)
    return 2 * once - once.ewm_mean(span=period, adjust=False)


def polars_tema(close, period):
    once = close.ewm_mean(span=period, adjust=False)
    twice = once.ewm_mean(span=period, adjust=False)
    return 3 * once - 3 * twice + twice.ewm_mean(span=period, adjust=False)


def polars_rsi(close, period):
    move = close.diff()
    up = move.clip(lower_bound=0).ewm_mean(alpha=1 / period, adjust=False)
    down = (-move.clip(upper_bound=0)).ewm_mean(alpha=1 / period, adjust=False)
    return 100 - 100 / (1 + up / down)


def polars_macd(close, fast, slow, signal):
    macd = close.ewm_mean(span=fast, adjust=False) - close.ewm_mean(span=slow, adjust=False)
    line = macd.ewm_mean(span=signal, adjust=False)
    return macd, line, macd - line


def polars_atr(high, low, close, period):
    before = close.shift()
    true_range = numpy.maximum(high, before) - numpy.minimum(low, before)
    return true_range.ewm_mean(alpha=1 / period, adjust=False)


def polars_obv(close, volume):
    return (close.diff().sign() * volume).fill_null(0).cum_sum()


def polars_bbands(close, period, deviations):
    middle, width = close.rolling_mean(period), deviations * close.rolling_std(period, ddof=0)
    return middle + width, middle, middle - width


def polars_zscore(close, period):
    return (close - close.rolling_mean(period)) / close.rolling_std(period, ddof=0)


def polars_stoch(high, low, close, fast, slow, signal):
    lowest, highest = low.rolling_min(fast), high.rolling_max(fast)
    slowk = (100 * (close - lowest) / (highest - lowest)).rolling_mean(slow)
    return slowk, slowk.rolling_mean(signal)


def polars_willr(high, low, close, period):
    highest, lowest = high.rolling_max(period), low.rolling_min(period)
    return -100 * (highest - close) / (highest - lowest)


# -- numpy: running totals, convolve, sliding_window_view -----------------------------------------

def windows(values, period):
    return numpy.lib.stride_tricks.sliding_window_view(values, period)


def running_sum(values, period):
    total = numpy.cumsum(values)
    total[period:] -= total[:-period].copy()
    return total[period - 1:]


def numpy_sma(close, period):
    return running_sum(close, period) / period


def numpy_vwma(close, volume, period):
    return running_sum(close * volume, period) / running_sum(volume, period)


def weighted(values, weights):                      # the last weight is the newest bar's
    return numpy.convolve(values, weights[::-1] / weights.sum(), "valid")


def numpy_wma(close, period):
    return weighted(close, numpy.arange(1.0, period + 1))


def numpy_hma(close, period):
    half, whole = numpy_wma(close, period // 2), numpy_wma(close, period)
    return numpy_wma(2 * half[-len(whole):] - whole, isqrt(period))


def gaussian(period, offset, sigma):
    distance = numpy.arange(period) - offset * (period - 1)
    return numpy.exp(-(distance * sigma / period) ** 2 / 2)


def numpy_alma(close, period, offset, sigma):
    return weighted(close, gaussian(period, offset, sigma))


def slope_weights(period):
    centred = numpy.arange(period) - (period - 1) / 2
    return centred / (centred ** 2).sum()


def numpy_linreg_slope(close, period):
    return windows(close, period) @ slope_weights(period)


def numpy_linreg(close, period):
    return windows(close, period) @ (1 / period + slope_weights(period) * (period - 1) / 2)


def numpy_obv(close, volume):
    signed = volume * numpy.sign(numpy.diff(close, prepend=close[:1]))
    return numpy.cumsum(signed)


def numpy_willr(high, low, close, period):
    highest, lowest = windows(high, period).max(axis=1), windows(low, period).min(axis=1)
    return -100 * (highest - close[period - 1:]) / (highest - lowest)


def numpy_cci(high, low, close, period):
    typical = (high + low + close) / 3
    window = windows(typical, period)
    mean = window.mean(axis=1)
    distance = numpy.abs(window - mean[:, None]).mean(axis=1)
    return (typical[period - 1:] - mean) / (0.015 * distance)


def ad(high, low, close, volume):
    return volume * ((close - low) - (high - close)) / (high - low)
