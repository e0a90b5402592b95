//! wickra: its exact batch (kernel 0), its fast one (kernel 1) where it has a kernel of its own for the indicator, and its ticks.

use crate::{feed, tick, Entry, In, Out};
use wickra_core::*;

const fn entry(kernels: &'static str, name: &'static str, inputs: &'static str, outputs: usize, array: crate::Array) -> Entry {
    Entry { library: "wickra\0", kernels, name, inputs, outputs, form: b'd', array, ticks: None, sweep: None }
}
const EXACT: &str = "exact\0";
const BOTH: &str = "exact fast\0";

fn n(p: &[f64], index: usize) -> usize {
    p[index] as usize
}

/// Run `batch` on a new indicator.
fn new<S>(made: Result<S>, batch: impl FnOnce(&mut S)) -> bool {
    made.is_ok_and(|mut s| {
        batch(&mut s);
        true
    })
}

/// One series in, one out, with a fast batch of its own or without.
macro_rules! one {
    ($name:literal, $kernels:ident, |$p:ident| $make:expr) => {
        entry($kernels, concat!($name, "\0"), "real\0", 1, |k, [x, ..]: In, $p, [a, ..]: Out| {
            new($make, |s| if k == 1 { s.batch_fast_into(x, a) } else { s.batch_nan_into(x, a) })
        })
        .ticks(|[x, ..], $p, out| tick($make, out, |s, i| s.update(x[i]).map(|v| [v])))
    };
}
/// Candles in, one series out.
macro_rules! bars {
    ($name:literal, |$p:ident| $make:expr) => {
        entry(EXACT, concat!($name, "\0"), "candle\0", 1, |_, [x, ..]: In, $p, [a, ..]: Out| new($make, |s| s.batch_nan_into(candles(x), a)))
            .ticks(|[x, ..], $p, out| tick($make, out, |s, i| s.update(candles(x)[i]).map(|v| [v])))
    };
}
/// Several outputs: there is no batch for them but a loop over `update`.
macro_rules! many {
    ($name:literal, $count:literal, $inputs:literal, $rows:ident, |$p:ident| $make:expr, |$v:ident| $values:expr) => {
        entry(EXACT, concat!($name, "\0"), concat!($inputs, "\0"), $count, |_, [x, ..]: In, $p, out: Out| {
            feed($make, out, |s, i| s.update($rows(x)[i]).map(|$v| $values))
        })
        .ticks(|[x, ..], $p, out| tick($make, out, |s, i| s.update($rows(x)[i]).map(|$v| $values)))
    };
}

pub static ENTRIES: &[Entry] = &[
    one!("Sma", BOTH, |p| Sma::new(n(p, 0))),
    one!("Ema", BOTH, |p| Ema::new(n(p, 0))),
    one!("Wma", BOTH, |p| Wma::new(n(p, 0))),
    one!("Dema", BOTH, |p| Dema::new(n(p, 0))),
    one!("Tema", BOTH, |p| Tema::new(n(p, 0))),
    one!("Kama", EXACT, |p| Kama::new(n(p, 0), n(p, 1), n(p, 2))),
    one!("Smma", BOTH, |p| Smma::new(n(p, 0))),
    one!("Hma", BOTH, |p| Hma::new(n(p, 0))),
    one!("Alma", EXACT, |p| Alma::new(n(p, 0), p[1], p[2])),
    one!("LinearRegression", EXACT, |p| LinearRegression::new(n(p, 0))),
    one!("LinRegSlope", EXACT, |p| LinRegSlope::new(n(p, 0))),
    one!("Rsi", BOTH, |p| Rsi::new(n(p, 0))),
    one!("StdDev", EXACT, |p| StdDev::new(n(p, 0))),
    one!("Roc", EXACT, |p| Roc::new(n(p, 0))),
    one!("ZScore", EXACT, |p| ZScore::new(n(p, 0))),
    one!("MedianMa", EXACT, |p| MedianMa::new(n(p, 0))),
    one!("HilbertDominantCycle", EXACT, |_p| Ok::<_, Error>(HilbertDominantCycle::new())),
    bars!("Obv", |_p| Ok::<_, Error>(Obv::new())),
    bars!("Adl", |_p| Ok::<_, Error>(Adl::new())),
    bars!("Psar", |p| Psar::new(p[0], p[1], p[2])),
    bars!("Cci", |p| Cci::new(n(p, 0))),
    bars!("WilliamsR", |p| WilliamsR::new(n(p, 0))),
    bars!("Mfi", |p| Mfi::new(n(p, 0))),
    bars!("Natr", |p| Natr::new(n(p, 0))),
    bars!("MidPrice", |p| MidPrice::new(n(p, 0))),
    bars!("Vwma", |p| Vwma::new(n(p, 0))),
    bars!("Doji", |_p| Ok::<_, Error>(Doji::new())),
    bars!("Engulfing", |_p| Ok::<_, Error>(Engulfing::new())),
    entry(BOTH, "Atr\0", "high low close\0", 1, |k, [h, l, c, ..], p, [a, ..]| {
        new(Atr::new(n(p, 0)), |s| if k == 1 { s.batch_atr_fast_into(h, l, c, a) } else { s.batch_atr_into(h, l, c, a) })
    })
    .ticks(|[h, l, c, ..], p, out| {
        tick(Atr::new(n(p, 0)), out, |s, i| s.update(Candle::new_unchecked(c[i], h[i], l[i], c[i], 0.0, 0)).map(|v| [v]))
    }),
    entry(BOTH, "PearsonCorrelation\0", "real real2\0", 1, |k, [x, y, ..], p, [a, ..]| {
        new(PearsonCorrelation::new(n(p, 0)), |s| if k == 1 { s.batch_pairs_fast_into(x, y, a) } else { s.batch_pairs_into(x, y, a) })
    })
    .ticks(|[x, y, ..], p, out| tick(PearsonCorrelation::new(n(p, 0)), out, |s, i| s.update((x[i], y[i])).map(|v| [v]))),
    entry(BOTH, "MacdIndicator\0", "real\0", 3, |k, [x, ..], p, [a, ..]| {
        new(MacdIndicator::new(n(p, 0), n(p, 1), n(p, 2)), |s| if k == 1 { s.batch_macd_fast_into(x, a) } else { s.batch_macd_into(x, a) })
    })
    .form(b'r')
    .ticks(|[x, ..], p, out| tick(MacdIndicator::new(n(p, 0), n(p, 1), n(p, 2)), out, |s, i| s.update(x[i]).map(|v| [v.macd, v.signal, v.histogram]))),
    entry(BOTH, "BollingerBands\0", "real\0", 4, |k, [x, ..], p, [a, ..]| {
        new(BollingerBands::new(n(p, 0), p[1]), |s| if k == 1 { s.batch_bands_fast_into(x, a) } else { s.batch_bands_into(x, a) })
    })
    .form(b'r')
    .ticks(|[x, ..], p, out| tick(BollingerBands::new(n(p, 0), p[1]), out, |s, i| s.update(x[i]).map(|v| [v.upper, v.middle, v.lower, v.stddev]))),
    many!("Mama", 2, "real", numbers, |p| Mama::new(p[0], p[1]), |v| [v.mama, v.fama]),
    many!("Stochastic", 2, "candle", candles, |p| Stochastic::new(n(p, 0), n(p, 1)), |v| [v.k, v.d]),
    many!("Adx", 3, "candle", candles, |p| Adx::new(n(p, 0)), |v| [v.plus_di, v.minus_di, v.adx]),
    many!("SuperTrend", 2, "candle", candles, |p| SuperTrend::new(n(p, 0), p[1]), |v| [v.value, v.direction]),
    many!("Aroon", 2, "candle", candles, |p| Aroon::new(n(p, 0)), |v| [v.up, v.down]),
];

fn numbers(x: &[f64]) -> &[f64] {
    x
}
/// C hands candles about as an array of doubles that is as many bars long.
fn candles(x: &[f64]) -> &[Candle] {
    // SAFETY: `x` was made by `candles_of`, of as many bars.
    unsafe { std::slice::from_raw_parts(x.as_ptr().cast(), x.len()) }
}

pub fn candles_of(o: &[f64], h: &[f64], l: &[f64], c: &[f64], v: &[f64]) -> *const f64 {
    let all: Vec<Candle> = (0..o.len()).map(|i| Candle::new(o[i], h[i], l[i], c[i], v[i], 60 * i as i64).expect("a sound bar")).collect();
    all.leak().as_ptr().cast()
}
