//! VectorTA by its `*_into_slice` functions: into memory that is there, with each of its kernels.  Where it has
//! no such function for an indicator, by what comes nearest, said on the line.

use crate::{hold, real, tick, whole, Entry, In, Out};
use vector_ta::indicators::moving_averages::{
    alma::*, dema::*, ema::*, hma::*, kama::*, linreg::*, mama::*, sma::*, tema::*, vwma::*, wilders::*, wma::*,
};
use vector_ta::indicators::pattern_recognition::*;
use vector_ta::indicators::{
    ad::*, adx::*, aroon::*, atr::*, bollinger_bands::*, cci::*, correl_hl::*, linearreg_slope::*, macd::*, mfi::*, midprice::*,
    natr::*, obv::*, percentile_nearest_rank::*, roc::*, rsi::*, sar::*, stddev::*, stoch::*, supertrend::*, vidya::*, willr::*,
    zscore::*,
};
use vector_ta::utilities::enums::Kernel;

const KERNELS: &str = "auto scalar avx2 avx512\0";
fn kernel(number: usize) -> Kernel {
    [Kernel::Auto, Kernel::Scalar, Kernel::Avx2, Kernel::Avx512][number]
}

const fn entry(name: &'static str, inputs: &'static str, outputs: usize, array: crate::Array) -> Entry {
    Entry { library: "vectorta\0", kernels: KERNELS, name, inputs, outputs, form: b'd', array, ticks: None, sweep: None }
}

/// One series in, one out: name, type of the input, its parameters, function, stream.
macro_rules! one {
    ($name:literal, $input:ident, |$p:ident| $parameters:expr, $into:ident, $stream:ident) => {
        entry(concat!($name, "\0"), "real\0", 1, |k, [x, ..]: In, $p, [a, ..]: Out| {
            $into(a, &$input::from_slice(x, $parameters), kernel(k)).is_ok()
        })
        .ticks(|[x, ..], $p, out| tick($stream::try_new($parameters), out, |s, i| s.update(x[i]).map(|v| [v])))
    };
}
/// High, low and close in, one series out.
macro_rules! hlc {
    ($name:literal, $input:ident, |$p:ident| $parameters:expr, $into:ident, $stream:ident) => {
        entry(concat!($name, "\0"), "high low close\0", 1, |k, [h, l, c, ..]: In, $p, [a, ..]: Out| {
            $into(a, &$input::from_slices(h, l, c, $parameters), kernel(k)).is_ok()
        })
        .ticks(|[h, l, c, ..], $p, out| tick($stream::try_new($parameters), out, |s, i| s.update(h[i], l[i], c[i]).map(|v| [v])))
    };
}
/// Two series in, one out.
macro_rules! two {
    ($name:literal, $inputs:literal, $input:ident, $from:ident, |$p:ident| $parameters:expr, $into:ident, $stream:ident) => {
        entry(concat!($name, "\0"), concat!($inputs, "\0"), 1, |k, [x, y, ..]: In, $p, [a, ..]: Out| {
            $into(a, &$input::$from(x, y, $parameters), kernel(k)).is_ok()
        })
        .ticks(|[x, y, ..], $p, out| tick($stream::try_new($parameters), out, |s, i| s.update(x[i], y[i]).map(|v| [v])))
    };
}
/// A candlestick pattern: it has one kernel, allocates its bytes, and returns them.
macro_rules! pattern {
    ($name:literal, $pattern:ident) => {
        Entry { kernels: "auto\0", ..entry(concat!($name, "\0"), "open high low close\0", 1, |_, [o, h, l, c, ..]: In, _, [a, ..]: Out| {
            let parameters = PatternParams { pattern_type: PatternType::$pattern, penetration: 0.0 };
            match pattern_with_kernel(&PatternInput::from_slices(o, h, l, c, parameters), Kernel::Auto) {
                Ok(found) => bytes(&found.values, a),
                Err(_) => false,
            }
        }) }
        .form(b'b')
    };
}
fn bytes(from: &[i8], to: &mut [f64]) -> bool {
    // SAFETY: a byte each fits where there is room for a double each.
    unsafe { std::ptr::copy_nonoverlapping(from.as_ptr(), to.as_mut_ptr().cast(), from.len()) };
    true
}

/// Sweeps allocate what they return, but for `rsi`, whose inner function takes memory.
macro_rules! swept {
    ($batch:ident, $period:ident => $range:expr) => {
        |k, x, $period, _| $batch(x, &$range, kernel(k)).map(|o| hold([o.values])).is_ok()
    };
}

pub static ENTRIES: &[Entry] = &[
    one!("sma", SmaInput, |p| SmaParams { period: whole(p, 0) }, sma_into_slice, SmaStream),
    one!("ema", EmaInput, |p| EmaParams { period: whole(p, 0) }, ema_into_slice, EmaStream)
        .sweep(swept!(ema_batch_slice, period => EmaBatchRange { period })),
    one!("wma", WmaInput, |p| WmaParams { period: whole(p, 0) }, wma_into_slice, WmaStream),
    one!("dema", DemaInput, |p| DemaParams { period: whole(p, 0) }, dema_into_slice, DemaStream),
    one!("tema", TemaInput, |p| TemaParams { period: whole(p, 0) }, tema_into_slice, TemaStream),
    one!("kama", KamaInput, |p| KamaParams { period: whole(p, 0) }, kama_into_slice, KamaStream)
        .sweep(swept!(kama_batch_slice, period => KamaBatchRange { period })),
    one!("wilders", WildersInput, |p| WildersParams { period: whole(p, 0) }, wilders_into_slice, WildersStream),
    one!("hma", HmaInput, |p| HmaParams { period: whole(p, 0) }, hma_into_slice, HmaStream),
    one!("alma", AlmaInput, |p| AlmaParams { period: whole(p, 0), offset: real(p, 1), sigma: real(p, 2) }, alma_into_slice, AlmaStream)
        .sweep(swept!(alma_batch_slice, period => AlmaBatchRange { period, offset: (0.85, 0.85, 0.0), sigma: (6.0, 6.0, 0.0) })),
    one!("vidya", VidyaInput, |p| VidyaParams { short_period: whole(p, 0), long_period: whole(p, 1), alpha: real(p, 2) }, vidya_into_slice, VidyaStream),
    one!("linreg", LinRegInput, |p| LinRegParams { period: whole(p, 0) }, linreg_into_slice, LinRegStream),
    one!("rsi", RsiInput, |p| RsiParams { period: whole(p, 0) }, rsi_into_slice, RsiStream)
        .sweep(|k, x, period, out| rsi_batch_inner_into(x, &RsiBatchRange { period }, kernel(k), false, out).is_ok()),
    one!("stddev", StdDevInput, |p| StdDevParams { period: whole(p, 0), nbdev: real(p, 1) }, stddev_into_slice, StdDevStream),
    one!("roc", RocInput, |p| RocParams { period: whole(p, 0) }, roc_into_slice, RocStream),
    one!("linearreg_slope", LinearRegSlopeInput, |p| LinearRegSlopeParams { period: whole(p, 0) }, linearreg_slope_into_slice, LinearRegSlopeStream),
    one!("zscore", ZscoreInput, |p| ZscoreParams { period: whole(p, 0), ..Default::default() }, zscore_into_slice, ZscoreStream),
    one!("percentile_nearest_rank", PercentileNearestRankInput,
         |p| PercentileNearestRankParams { length: whole(p, 0), percentage: real(p, 1) }, percentile_nearest_rank_into_slice, PercentileNearestRankStream),
    // It is fed hlc3, as its own `Candles` keep it ready.
    entry("cci\0", "hlc3\0", 1, |k, [x, ..], p, [a, ..]| cci_into_slice(a, &CciInput::from_slice(x, CciParams { period: whole(p, 0) }), kernel(k)).is_ok())
        .ticks(|[x, ..], p, out| tick(CciStream::try_new(CciParams { period: whole(p, 0) }), out, |s, i| s.update(x[i]).map(|v| [v]))),
    two!("mfi", "hlc3 volume", MfiInput, from_slices, |p| MfiParams { period: whole(p, 0) }, mfi_into_slice, MfiStream),
    two!("vwma", "close volume", VwmaInput, from_slice, |p| VwmaParams { period: whole(p, 0) }, vwma_into_slice, VwmaStream),
    two!("sar", "high low", SarInput, from_slices, |p| SarParams { acceleration: real(p, 0), maximum: real(p, 1) }, sar_into_slice, SarStream),
    two!("correl_hl", "high low", CorrelHlInput, from_slices, |p| CorrelHlParams { period: whole(p, 0) }, correl_hl_into_slice, CorrelHlStream),
    entry("obv\0", "close volume\0", 1, |k, [x, y, ..], _, [a, ..]| obv_into_slice(a, x, y, kernel(k)).is_ok())
        .ticks(|[x, y, ..], _, out| tick(Ok::<_, ()>(ObvStream::new()), out, |s, i| s.update(x[i], y[i]).map(|v| [v]))),
    entry("midprice\0", "high low\0", 1, |k, [h, l, ..], p, [a, ..]| midprice_into_slice(a, h, l, &MidpriceParams { period: whole(p, 0) }, kernel(k)).is_ok())
        .ticks(|[h, l, ..], p, out| tick(MidpriceStream::try_new(MidpriceParams { period: whole(p, 0) }), out, |s, i| s.update(h[i], l[i]).map(|v| [v]))),
    // `atr_into` and `supertrend_into` take memory but no kernel, the others a kernel but no memory.
    entry("atr\0", "high low close\0", 1, |k, [h, l, c, ..], p, [a, ..]| {
        let input = AtrInput::from_slices(h, l, c, AtrParams { length: whole(p, 0) });
        if k == 0 { atr_into(&input, a).is_ok() } else { atr_with_kernel(&input, kernel(k)).map(|o| hold([o.values])).is_ok() }
    })
    .ticks(|[h, l, c, ..], p, out| tick(AtrStream::try_new(AtrParams { length: whole(p, 0) }), out, |s, i| s.update(h[i], l[i], c[i]).map(|v| [v]))),
    hlc!("natr", NatrInput, |p| NatrParams { period: whole(p, 0) }, natr_into_slice, NatrStream),
    hlc!("adx", AdxInput, |p| AdxParams { period: whole(p, 0) }, adx_into_slice, AdxStream),
    hlc!("willr", WillrInput, |p| WillrParams { period: whole(p, 0) }, willr_into_slice, WillrStream),
    entry("ad\0", "high low close volume\0", 1, |k, [h, l, c, v, ..], _, [a, ..]| ad_into_slice(a, &AdInput::from_slices(h, l, c, v, AdParams {}), kernel(k)).is_ok())
        .ticks(|[h, l, c, v, ..], _, out| tick(AdStream::try_new(), out, |s, i| Some([s.update(h[i], l[i], c[i], v[i])]))),
    entry("mama\0", "real\0", 2, |k, [x, ..], p, [a, b, ..]| {
        mama_into_slice(a, b, &MamaInput::from_slice(x, MamaParams { fast_limit: real(p, 0), slow_limit: real(p, 1) }), kernel(k)).is_ok()
    })
    .ticks(|[x, ..], p, out| {
        let parameters = MamaParams { fast_limit: real(p, 0), slow_limit: real(p, 1) };
        tick(MamaStream::try_new(parameters), out, |s, i| s.update(x[i]).map(|(a, b)| [a, b]))
    }),
    // No function that takes both memory and a kernel; all kernels lead to the same code.
    Entry { kernels: "auto\0", ..entry("macd\0", "real\0", 3, |_, [x, ..], p, [a, b, c, _]| macd_into(&MacdInput::from_slice(x, macd_parameters(p)), a, b, c).is_ok()) }
        .ticks(|[x, ..], p, out| tick(Ok::<_, ()>(MacdStream::new(whole(p, 0).unwrap(), whole(p, 1).unwrap(), whole(p, 2).unwrap(), "ema")), out, |s, i| s.update(x[i]).map(|(a, b, c)| [a, b, c]))),
    entry("bollinger_bands\0", "real\0", 3, |k, [x, ..], p, [a, b, c, _]| {
        bollinger_bands_into_slices(a, b, c, &BollingerBandsInput::from_slice(x, bands_parameters(p)), kernel(k)).is_ok()
    })
    .ticks(|[x, ..], p, out| tick(BollingerBandsStream::try_new(bands_parameters(p)), out, |s, i| s.update(x[i]).map(|(a, b, c)| [a, b, c]))),
    entry("stoch\0", "high low close\0", 2, |k, [h, l, c, ..], p, [a, b, ..]| {
        stoch_into_slices(a, b, &StochInput::from_slices(h, l, c, stoch_parameters(p)), kernel(k)).is_ok()
    })
    .ticks(|[h, l, c, ..], p, out| tick(StochStream::try_new(stoch_parameters(p)), out, |s, i| s.update(h[i], l[i], c[i]).map(|(a, b)| [a, b]))),
    entry("supertrend\0", "high low close\0", 2, |k, [h, l, c, ..], p, [a, b, ..]| {
        let input = SuperTrendInput::from_slices(h, l, c, SuperTrendParams { period: whole(p, 0), factor: real(p, 1) });
        if k == 0 { supertrend_into(&input, a, b).is_ok() } else { supertrend_with_kernel(&input, kernel(k)).map(|o| hold([o.trend, o.changed])).is_ok() }
    })
    .ticks(|[h, l, c, ..], p, out| {
        let parameters = SuperTrendParams { period: whole(p, 0), factor: real(p, 1) };
        tick(SuperTrendStream::try_new(parameters), out, |s, i| s.update(h[i], l[i], c[i]).map(|(a, b)| [a, b]))
    }),
    entry("aroon\0", "high low\0", 2, |k, [h, l, ..], p, [a, b, ..]| {
        aroon_into_slice(a, b, &AroonInput::from_slices_hl(h, l, AroonParams { length: whole(p, 0) }), kernel(k)).is_ok()
    })
    .ticks(|[h, l, ..], p, out| tick(AroonStream::try_new(AroonParams { length: whole(p, 0) }), out, |s, i| s.update(h[i], l[i]).map(|(a, b)| [a, b]))),
    pattern!("cdlengulfing", CdlEngulfing),
];

fn macd_parameters(p: &[f64]) -> MacdParams {
    MacdParams { fast_period: whole(p, 0), slow_period: whole(p, 1), signal_period: whole(p, 2), ma_type: Some("ema".into()) }
}
fn bands_parameters(p: &[f64]) -> BollingerBandsParams {
    BollingerBandsParams { period: whole(p, 0), devup: real(p, 1), devdn: real(p, 2), matype: Some("sma".into()), devtype: Some(0) }
}
fn stoch_parameters(p: &[f64]) -> StochParams {
    let sma = || Some("sma".into());
    StochParams { fastk_period: whole(p, 0), slowk_period: whole(p, 1), slowk_ma_type: sma(), slowd_period: whole(p, 2), slowd_ma_type: sma() }
}
