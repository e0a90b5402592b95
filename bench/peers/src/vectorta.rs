//! VectorTA by its `*_into_slice` functions: into memory that is there, with each of its kernels.  Where it has
//! no such function for an indicator, by what comes nearest, said on the line.

use crate::{hold, real, tick, whole, Entry, In, Out};
use std::{cell::RefCell, thread::LocalKey};
use vector_ta::indicators::moving_averages::{
    alma::*, buff_averages::*, cwma::*, dema::*, dma::*, edcf::*, ehlers_itrend::*, ehlers_ecema::*, ehlers_kama::*, ehlers_pma::*, ehma::*, ema::*,
    epma::*, frama::*, fwma::*, gaussian::*, highpass::*, highpass_2_pole::*, hma::*, hwma::*, jma::*, jsa::*, kama::*, linreg::*,
    maaq::*, mama::*, mwdx::*, nama::*, nma::*, pwma::*, reflex::*, sama::*, sinwma::*, sma::*, smma::*, sqwma::*, srwma::*,
    supersmoother::*, supersmoother_3_pole::*, swma::*, tema::*, tilson::*, tradjema::*, trendflex::*, trima::*, uma::*, volatility_adjusted_ma::*,
    volume_adjusted_ma::*, vpwma::*, vwap::*, vwma::*, wilders::*, wma::*, zlema::*,
};
use vector_ta::indicators::pattern_recognition::*;
use vector_ta::indicators::{
    acosc::*, ad::*, adosc::*, adx::*, adxr::*, alligator::*, alphatrend::*, ao::*, apo::*, aroon::*, aroonosc::*, aso::*, atr::*, avsl::*, bandpass::*,
    bollinger_bands::*, bollinger_bands_width::*, bop::*, cci::*, cci_cycle::*, cfo::*, cg::*, chande::*, chandelier_exit::*, chop::*,
    cksp::*, cmo::*, coppock::*, cora_wave::*, correl_hl::*, correlation_cycle::*, cvi::*, damiani_volatmeter::*, dec_osc::*, decycler::*,
    deviation::*, devstop::*, di::*, dm::*, donchian::*, dpo::*, dti::*, dvdiqqe::*, dx::*, efi::*, emd::*, emv::*, er::*, eri::*, fisher::*, fosc::*,
    fvg_trailing_stop::*, gatorosc::*, halftrend::*, ift_rsi::*, kaufmanstop::*, kdj::*, keltner::*, kst::*, kurtosis::*, kvo::*,
    linearreg_angle::*, linearreg_intercept::*, linearreg_slope::*, lpc::*, lrsi::*, mab::*, macd::*, macz::*, marketefi::*, mass::*, mean_ad::*, medium_ad::*, medprice::*, mfi::*,
    midpoint::*, midprice::*, minmax::*, mod_god_mode::*, mom::*, msw::*, nadaraya_watson_envelope::*, natr::*, net_myrsi::*, nvi::*, obv::*, ott::*,
    otto::*, percentile_nearest_rank::*, pfe::*, pivot::*, pma::*, ppo::*, prb::*, pvi::*, qqe::*, qstick::*, range_filter::*,
    reverse_rsi::*, roc::*, rocp::*, rocr::*, rsi::*, rsmk::*, rsx::*, rvi::*, safezonestop::*, sar::*, squeeze_momentum::*, srsi::*, stc::*,
    stddev::*, stoch::*, stochf::*, supertrend::*, trix::*, tsf::*, tsi::*, ttm_squeeze::*, ttm_trend::*, ui::*, ultosc::*, var::*, vi::*, vidya::*, vlma::*, vosc::*, voss::*,
    vpci::*, vpt::*, vwmacd::*, wad::*, wavetrend::*, wclprice::*, willr::*, wto::*, zscore::*,
};
use vector_ta::utilities::{data_loader::Candles, enums::Kernel};

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

/// A parameter of whatever type VectorTA wants it in.
trait Parameter {
    fn of(x: f64) -> Self;
}
macro_rules! parameter {
    ($($type:ty: |$x:ident| $value:expr;)+) => { $(impl Parameter for $type { fn of($x: f64) -> Self { $value } })+ };
}
parameter! { usize: |x| x as usize; u32: |x| x as u32; i32: |x| x as i32; bool: |x| x != 0.0; f64: |x| x; }

/// Parameters in the order in which the fields are named; those that are not given or not named have their defaults.
macro_rules! parameters {
    ($from:ident, $parameters:ident { $($field:ident)* }) => {{
        let mut _rest = $from.iter();
        #[allow(clippy::needless_update)]
        $parameters { $($field: _rest.next().map_or($parameters::default().$field, |x| Some(Parameter::of(*x))),)* ..Default::default() }
    }};
}
/// Arrays only: name, series and their names here, input of which of them, its parameters (as above), function, outputs.
macro_rules! array {
    ($name:literal, $series:literal [$($in:ident)+], $input:ident::$from:ident($($arg:expr),+), $parameters:ident { $($field:ident)* }, $into:ident => $($out:ident)+) => {
        entry(concat!($name, "\0"), concat!($series, "\0"), [$(stringify!($out)),+].len(), |k, [$($in,)+ ..]: In, p, [$($out,)+ ..]: Out| {
            $into($($out,)+ &$input::$from($($arg,)+ parameters!(p, $parameters { $($field)* })), kernel(k)).is_ok()
        })
    };
    ($name:literal, $series:literal [$($in:ident)+], $input:expr, $into:ident => $($out:ident)+) => {
        entry(concat!($name, "\0"), concat!($series, "\0"), [$(stringify!($out)),+].len(), |k, [$($in,)+ ..]: In, _, [$($out,)+ ..]: Out| {
            $into($($out,)+ &$input, kernel(k)).is_ok()
        })
    };
}
/// The same for one series in, one out.
macro_rules! plain {
    ($name:literal, $input:ident, $parameters:ident { $($field:ident)* }, $into:ident) => {
        array!($name, "real" [x], $input::from_slice(x), $parameters { $($field)* }, $into => a)
    };
}
/// One series in; a function that takes memory for kernel 0, another that takes kernels for the rest.
macro_rules! either {
    ($name:literal, [$in:ident], $input:ident::$from:ident($arg:expr), $parameters:ident { $($field:ident)* },
     $into:ident => $($out:ident)+, $with:ident => $($held:ident)+) => {
        entry(concat!($name, "\0"), "real\0", [$(stringify!($out)),+].len(), |k, [$in, ..]: In, p, [$($out,)+ ..]: Out| {
            let input = $input::$from($arg, parameters!(p, $parameters { $($field)* }));
            if k == 0 { $into(&input, $($out),+).is_ok() } else { $with(&input, kernel(k)).map(|o| hold([$(o.$held),+])).is_ok() }
        })
    };
}

/// Prices in VectorTA's own forms: made at the first call, which is not timed, and never freed.
fn kept<T>(of: &[f64], made: &'static LocalKey<RefCell<Vec<(*const f64, &'static T)>>>, make: impl FnOnce() -> T) -> &'static T {
    made.with_borrow_mut(|all| {
        if let Some((_, there)) = all.iter().find(|(from, _)| *from == of.as_ptr()) {
            return *there;
        }
        let new: &'static T = Box::leak(Box::new(make()));
        all.push((of.as_ptr(), new));
        new
    })
}
/// Seconds as whole milliseconds.
fn times(seconds: &[f64]) -> &'static [i64] {
    thread_local!(static MADE: RefCell<Vec<(*const f64, &'static Vec<i64>)>> = const { RefCell::new(Vec::new()) });
    kept::<Vec<i64>>(seconds, &MADE, || seconds.iter().map(|s| (s * 1000.0) as i64).collect())
}
fn candles(h: &[f64], l: &[f64], c: &[f64]) -> &'static Candles {
    thread_local!(static MADE: RefCell<Vec<(*const f64, &'static Candles)>> = const { RefCell::new(Vec::new()) });
    kept(c, &MADE, || Candles::new(vec![0; c.len()], c.to_vec(), h.to_vec(), l.to_vec(), c.to_vec(), vec![0.0; c.len()]))
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
    Entry { kernels: "auto\0", ..entry("macd\0", "real\0", 3, |_, [x, ..], p, [a, b, c, ..]| macd_into(&MacdInput::from_slice(x, macd_parameters(p)), a, b, c).is_ok()) }
        .ticks(|[x, ..], p, out| tick(Ok::<_, ()>(MacdStream::new(whole(p, 0).unwrap(), whole(p, 1).unwrap(), whole(p, 2).unwrap(), "ema")), out, |s, i| s.update(x[i]).map(|(a, b, c)| [a, b, c]))),
    entry("bollinger_bands\0", "real\0", 3, |k, [x, ..], p, [a, b, c, ..]| {
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
    // Averages and filters.
    plain!("cmo", CmoInput, CmoParams { period }, cmo_into_slice),
    plain!("apo", ApoInput, ApoParams { short_period long_period }, apo_into_slice),
    plain!("linearreg_angle", Linearreg_angleInput, Linearreg_angleParams { period }, linearreg_angle_into_slice),
    plain!("linearreg_intercept", LinearRegInterceptInput, LinearRegInterceptParams { period }, linearreg_intercept_into_slice),
    plain!("midpoint", MidpointInput, MidpointParams { period }, midpoint_into_slice),
    plain!("mom", MomInput, MomParams { period }, mom_into_slice),
    plain!("ppo", PpoInput, PpoParams { fast_period slow_period }, ppo_into_slice),
    plain!("rocp", RocpInput, RocpParams { period }, rocp_into_slice),
    plain!("rocr", RocrInput, RocrParams { period }, rocr_into_slice),
    plain!("trix", TrixInput, TrixParams { period }, trix_into_slice),
    plain!("tsf", TsfInput, TsfParams { period }, tsf_into_slice),
    plain!("var", VarInput, VarParams { period nbdev }, var_into_slice),
    plain!("tilson", TilsonInput, TilsonParams { period volume_factor }, tilson_into_slice),
    plain!("trima", TrimaInput, TrimaParams { period }, trima_into_slice),
    plain!("swma", SwmaInput, SwmaParams { period }, swma_into_slice),
    plain!("ehlers_itrend", EhlersITrendInput, EhlersITrendParams { warmup_bars max_dc_period }, ehlers_itrend_into_slice),
    array!("adosc", "high low close volume" [h l c v], AdoscInput::from_slices(h, l, c, v), AdoscParams { short_period long_period }, adosc_into_slice => a),
    array!("adxr", "high low close" [h l c], AdxrInput::from_slices(h, l, c), AdxrParams { period }, adxr_into_slice => a),
    array!("dx", "high low close" [h l c], DxInput::from_hlc_slices(h, l, c), DxParams { period }, dx_into_slice => a),
    array!("di", "high low close" [h l c], DiInput::from_slices(h, l, c), DiParams { period }, di_into_slice => a b),
    array!("dm", "high low" [h l], DmInput::from_slices(h, l), DmParams { period }, dm_into_slice => a b),
    array!("stochf", "high low close" [h l c], StochfInput::from_slices(h, l, c), StochfParams { fastk_period fastd_period }, stochf_into_slice => a b),
    array!("ultosc", "high low close" [h l c], UltOscInput::from_slices(h, l, c), UltOscParams { timeperiod1 timeperiod2 timeperiod3 }, ultosc_into_slice => a),
    array!("wclprice", "high low close" [h l c], WclpriceInput::from_slices(h, l, c), wclprice_into_slice => a),
    entry("bop\0", "open high low close\0", 1, |k, [o, h, l, c, ..]: In, _, [a, ..]: Out| bop_into_slice(a, o, h, l, c, kernel(k)).is_ok()),
    entry("medprice\0", "high low\0", 1, |k, [h, l, ..]: In, _, [a, ..]: Out| medprice_into_slice_raw(a, h, l, kernel(k)).is_ok()),
    entry("aroonosc\0", "high low\0", 1, |k, [h, l, ..]: In, p, [_, ..]: Out| {
        aroon_osc_with_kernel(&AroonOscInput::from_slices_hl(h, l, parameters!(p, AroonOscParams { length })), kernel(k)).map(|o| hold([o.values])).is_ok()
    }),
    plain!("cwma", CwmaInput, CwmaParams { period }, cwma_into_slice),
    plain!("fwma", FwmaInput, FwmaParams { period }, fwma_into_slice),
    plain!("pwma", PwmaInput, PwmaParams { period }, pwma_into_slice),
    plain!("sinwma", SinWmaInput, SinWmaParams { period }, sinwma_into_slice),
    plain!("sqwma", SqwmaInput, SqwmaParams { period }, sqwma_into_slice),
    plain!("srwma", SrwmaInput, SrwmaParams { period }, srwma_into_slice),
    plain!("ehma", EhmaInput, EhmaParams { period }, ehma_into_slice),
    plain!("nma", NmaInput, NmaParams { period }, nma_into_slice),
    plain!("jsa", JsaInput, JsaParams { period }, jsa_into_slice),
    plain!("edcf", EdcfInput, EdcfParams { period }, edcf_into_slice),
    plain!("zlema", ZlemaInput, ZlemaParams { period }, zlema_into_slice),
    plain!("ehlers_kama", EhlersKamaInput, EhlersKamaParams { period }, ehlers_kama_into_slice),
    plain!("nama", NamaInput, NamaParams { period }, nama_into_slice),
    plain!("smma", SmmaInput, SmmaParams { period }, smma_into_slice),
    plain!("epma", EpmaInput, EpmaParams { period offset }, epma_into_slice),
    plain!("vpwma", VpwmaInput, VpwmaParams { period power }, vpwma_into_slice),
    array!("pma", "real" [x], PmaInput::from_slice(x, PmaParams), pma_into_slice => a b),
    array!("ehlers_pma", "real" [x], EhlersPmaInput::from_slice(x, EhlersPmaParams), ehlers_pma_into_slices_with_kernel => a b),
    plain!("cora_wave", CoraWaveInput, CoraWaveParams { period r_multi smooth }, cora_wave_into_slice),
    plain!("vlma", VlmaInput, VlmaParams { min_period max_period }, vlma_into_slice),
    array!("alligator", "real" [x], AlligatorInput::from_slice(x),
           AlligatorParams { jaw_period jaw_offset teeth_period teeth_offset lips_period lips_offset }, alligator_into_slice => a b d),
    array!("gatorosc", "real" [x], GatorOscInput::from_slice(x),
           GatorOscParams { jaws_length jaws_shift teeth_length teeth_shift lips_length lips_shift }, gatorosc_into_slice => a b d e),
    array!("frama", "high low close" [h l c], FramaInput::from_slices(h, l, c), FramaParams { window sc fc }, frama_into_slice => a),
    plain!("dma", DmaInput, DmaParams { hull_length ema_length ema_gain_limit }, dma_into_slice),
    plain!("ehlers_ecema", EhlersEcemaInput, EhlersEcemaParams { length gain_limit }, ehlers_ecema_into_slice),
    plain!("hwma", HwmaInput, HwmaParams { na nb nc }, hwma_into_slice),
    plain!("jma", JmaInput, JmaParams { period phase power }, jma_into_slice),
    plain!("maaq", MaaqInput, MaaqParams { period fast_period slow_period }, maaq_into_slice),
    plain!("mwdx", MwdxInput, MwdxParams { factor }, mwdx_into_slice),
    plain!("sama", SamaInput, SamaParams { length maj_length min_length }, sama_into_slice),
    array!("tradjema", "high low close" [h l c], TradjemaInput::from_slices(h, l, c),
           TradjemaParams { length mult }, tradjema_into_slice => a),
    array!("uma", "close volume" [c v], UmaInput::from_slice(c, Some(v)),
           UmaParams { accelerator min_length max_length smooth_length }, uma_into_slice => a),
    plain!("volatility_adjusted_ma", VamaInput, VamaParams { base_period vol_period }, vama_into_slice),
    array!("volume_adjusted_ma", "close volume" [c v], VolumeAdjustedMaInput::from_slices(c, v),
           VolumeAdjustedMaParams { length vi_factor }, VolumeAdjustedMa_into_slice => a),
    array!("mab", "real" [x], MabInput::from_slice(x), MabParams { fast_period slow_period devup devdn }, mab_into_slice => a b d),
    array!("prb", "real" [x], PrbInput::from_slice(x),
           PrbParams { smooth_data smooth_period regression_period polynomial_order regression_offset ndev }, prb_into_slice => a b d),
    array!("buff_averages", "close volume" [c v], BuffAveragesInput::from_slices(c, v),
           BuffAveragesParams { fast_period slow_period }, buff_averages_into_slices => a b),
    plain!("gaussian", GaussianInput, GaussianParams { period poles }, gaussian_into_slice),
    plain!("supersmoother", SuperSmootherInput, SuperSmootherParams { period }, supersmoother_into_slice),
    plain!("supersmoother_3_pole", SuperSmoother3PoleInput, SuperSmoother3PoleParams { period }, supersmoother_3_pole_into_slice),
    plain!("highpass", HighPassInput, HighPassParams { period }, highpass_into_slice),
    plain!("reflex", ReflexInput, ReflexParams { period }, reflex_into_slice),
    plain!("trendflex", TrendFlexInput, TrendFlexParams { period }, trendflex_into_slice),
    plain!("decycler", DecyclerInput, DecyclerParams { hp_period k }, decycler_into_slice),
    plain!("dec_osc", DecOscInput, DecOscParams { hp_period k }, dec_osc_into_slice),
    array!("bandpass", "real" [x], BandPassInput::from_slice(x), BandPassParams { period bandwidth }, bandpass_into_slice => a b d e),
    array!("voss", "real" [x], VossInput::from_slice(x), VossParams { period predict bandwidth }, voss_into_slice => a b),
    array!("msw", "real" [x], MswInput::from_slice(x), MswParams { period }, msw_into_slice => a b),
    array!("emd", "high low close volume" [h l c v], EmdInput::from_slices(h, l, c, v),
           EmdParams { period delta fraction }, emd_into_slices => a b d),
    array!("correlation_cycle", "real" [x], CorrelationCycleInput::from_slice(x),
           CorrelationCycleParams { period threshold }, correlation_cycle_into_slices => a b d e),
    array!("lpc", "high low close" [h l c], LpcInput::from_slices(h, l, c, c), LpcParams {}, lpc_into_slices => a b d),
    // Oscillators.
    plain!("ift_rsi", IftRsiInput, IftRsiParams { rsi_period wma_period }, ift_rsi_into_slice),
    plain!("reverse_rsi", ReverseRsiInput, ReverseRsiParams { rsi_length rsi_level }, reverse_rsi_into_slice),
    plain!("net_myrsi", NetMyrsiInput, NetMyrsiParams { period }, net_myrsi_into_slice),
    array!("lrsi", "high low" [h l], LrsiInput::from_slices(h, l), LrsiParams { alpha }, lrsi_into_slice => a),
    array!("srsi", "real" [x], SrsiInput::from_slice(x), SrsiParams { rsi_period stoch_period k d }, srsi_into_slice => a b),
    array!("ao", "hl2" [x], AoInput::from_slice(x), AoParams { short_period long_period }, ao_into_slice => a),
    array!("acosc", "high low" [h l], AcoscInput::from_slices(h, l, AcoscParams {}), acosc_into_slice => a b),
    plain!("coppock", CoppockInput, CoppockParams { short_roc_period long_roc_period ma_period }, coppock_into_slice),
    array!("kst", "real" [x], KstInput::from_slice(x),
           KstParams { roc_period1 roc_period2 roc_period3 roc_period4 sma_period1 sma_period2 sma_period3 sma_period4 signal_period }, kst_into_slice => a b),
    plain!("tsi", TsiInput, TsiParams { long_period short_period }, tsi_into_slice),
    array!("kdj", "high low close" [h l c], KdjInput::from_slices(h, l, c),
           KdjParams { fast_k_period slow_k_period slow_d_period }, kdj_into_slices => a b d),
    plain!("stc", StcInput, StcParams { fast_period slow_period k_period d_period }, stc_into_slice),
    plain!("er", ErInput, ErParams { period }, er_into_slice),
    array!("eri", "high low close" [h l c], EriInput::from_slices(h, l, c), EriParams { period }, eri_into_slice => a b),
    plain!("fosc", FoscInput, FoscParams { period }, fosc_into_slice),
    plain!("cfo", CfoInput, CfoParams { period scalar }, cfo_into_slice),
    array!("fisher", "high low" [h l], FisherInput::from_slices(h, l), FisherParams { period }, fisher_into_slice => a b),
    plain!("dpo", DpoInput, DpoParams { period }, dpo_into_slice),
    plain!("cg", CgInput, CgParams { period }, cg_into_slice),
    plain!("pfe", PfeInput, PfeParams { period smoothing }, pfe_into_slice),
    plain!("rsx", RsxInput, RsxParams { period }, rsx_into_slice),
    array!("qqe", "real" [x], QqeInput::from_slice(x), QqeParams { rsi_period smoothing_factor fast_factor }, qqe_into_slices => a b),
    array!("dvdiqqe", "open high low close volume" [o h l c v], DvdiqqeInput::from_slices(o, h, l, c, Some(v)),
           DvdiqqeParams { period smoothing_period fast_multiplier slow_multiplier }, dvdiqqe_into_slices => a b d e),
    array!("rsmk", "real real2" [x y], RsmkInput::from_slices(x, y), RsmkParams { lookback period signal_period }, rsmk_into_slice => a b),
    array!("dti", "high low" [h l], DtiInput::from_slices(h, l), DtiParams { r s u }, dti_into_slice => a),
    array!("wavetrend", "real" [x], WavetrendInput::from_slice(x),
           WavetrendParams { channel_length average_length ma_length factor }, wavetrend_into_slice => a b d),
    array!("wto", "real" [x], WtoInput::from_slice(x), WtoParams { channel_length average_length }, wto_into_slices => a b d),
    array!("mod_god_mode", "high low close volume" [h l c v], ModGodModeInput::from_slices(h, l, c, Some(v)),
           ModGodModeParams { n1 n2 n3 }, mod_god_mode_into_slices => a b d),
    array!("macz", "close volume" [c v], MaczInput::from_slice_with_volume(c, v),
           MaczParams { fast_length slow_length signal_length lengthz length_stdev a b }, macz_into_slice => a),
    array!("squeeze_momentum", "high low close" [h l c], SqueezeMomentumInput::from_slices(h, l, c),
           SqueezeMomentumParams { length_bb mult_bb length_kc mult_kc }, squeeze_momentum_into_slices => a b d),
    array!("ttm_squeeze", "high low close" [h l c], TtmSqueezeInput::from_slices(h, l, c),
           TtmSqueezeParams { length bb_mult kc_mult_high kc_mult_mid kc_mult_low }, ttm_squeeze_into_slices => a b),
    plain!("cci_cycle", CciCycleInput, CciCycleParams { length factor }, cci_cycle_into_slice),
    array!("aso", "open high low close" [o h l c], AsoInput::from_slices(o, h, l, c), AsoParams { period }, aso_into_slices => a b),
    plain!("ott", OttInput, OttParams { period percent }, ott_into_slice),
    array!("otto", "real" [x], OttoInput::from_slice(x),
           OttoParams { ott_period ott_percent fast_vidya_length slow_vidya_length correcting_constant }, otto_into_slices => a b),
    // Volume.
    array!("vwap", "hlc3 volume time" [x v t], VwapInput::from_slice(times(t), v, x), VwapParams {}, vwap_into_slice => a),
    array!("vosc", "volume" [x], VoscInput::from_slice(x), VoscParams { short_period long_period }, vosc_into_slice => a),
    array!("vwmacd", "close volume" [c v], VwmacdInput::from_slices(c, v),
           VwmacdParams { fast_period slow_period signal_period }, vwmacd_into_slice => a b d),
    array!("avsl", "close low volume" [c l v], AvslInput::from_slices(c, l, v),
           AvslParams { fast_period slow_period multiplier }, avsl_into_slice => a),
    array!("pvi", "close volume" [c v], PviInput::from_slices(c, v), PviParams { initial_value }, pvi_into_slice => a),
    array!("efi", "close volume" [c v], EfiInput::from_slices(c, v), EfiParams { period }, efi_into_slice => a),
    array!("emv", "high low close volume" [h l c v], EmvInput::from_slices(h, l, c, v), emv_into_slice => a),
    array!("kvo", "high low close volume" [h l c v], KvoInput::from_slices(h, l, c, v),
           KvoParams { short_period long_period }, kvo_into_slice => a),
    array!("marketefi", "high low volume" [h l v], MarketefiInput::from_slices(h, l, v, MarketefiParams), marketefi_into_slice => a),
    array!("wad", "high low close" [h l c], WadInput::from_slices(h, l, c), wad_into_slice => a),
    array!("vpci", "close volume" [c v], VpciInput::from_slices(c, v), VpciParams { short_range long_range }, vpci_into_slice => a b),
    array!("mass", "high low" [h l], MassInput::from_slices(h, l), MassParams { period }, mass_into_slice => a),
    plain!("rvi", RviInput, RviParams { period ma_len }, rvi_into_slice),
    array!("cvi", "high low" [h l], CviInput::from_slices(h, l), CviParams { period }, cvi_into_slice => a),
    // Trend, stops and bands.
    array!("vi", "high low close" [h l c], ViInput::from_slices(h, l, c), ViParams { period }, vi_into_slice => a b),
    array!("chop", "high low close" [h l c], ChopInput::from_slices(h, l, c), ChopParams { period scalar drift }, chop_into_slice => a),
    array!("ttm_trend", "real close" [x c], TtmTrendInput::from_slices(x, c), TtmTrendParams { period }, ttm_trend_into_slice_f64 => a),
    array!("chandelier_exit", "high low close" [h l c], ChandelierExitInput::from_slices(h, l, c),
           ChandelierExitParams { period mult use_close }, chandelier_exit_into_slices => a b),
    array!("halftrend", "high low close" [h l c], HalfTrendInput::from_slices(h, l, c),
           HalfTrendParams { amplitude channel_deviation atr_period }, halftrend_into_slices_kernel => a b d e f g),
    array!("fvg_trailing_stop", "high low close" [h l c], FvgTrailingStopInput::from_slices(h, l, c),
           FvgTrailingStopParams { unmitigated_fvg_lookback smoothing_length }, fvg_trailing_stop_into_slices => a b d e),
    array!("range_filter", "real" [x], RangeFilterInput::from_slice(x),
           RangeFilterParams { range_size range_period smooth_range smooth_period }, range_filter_into_slice => a b d),
    array!("alphatrend", "open high low close volume" [o h l c v], AlphaTrendInput::from_slices(o, h, l, c, v),
           AlphaTrendParams { coeff period }, alphatrend_into_slices => a b),
    array!("chande", "high low close" [h l c], ChandeInput::from_slices(h, l, c), ChandeParams { period mult }, chande_into_slice => a),
    array!("devstop", "high low" [h l], DevStopInput::from_slices(h, l), DevStopParams { period mult }, devstop_into_slice => a),
    array!("kaufmanstop", "high low" [h l], KaufmanstopInput::from_slices(h, l),
           KaufmanstopParams { period mult }, kaufmanstop_into_slice => a),
    array!("safezonestop", "high low" [h l], SafeZoneStopInput::from_slices(h, l, "long"),
           SafeZoneStopParams { period mult max_lookback }, safezonestop_into_slice => a),
    array!("keltner", "high low close" [h l c], KeltnerInput::from_slice(h, l, c, c),
           KeltnerParams { period multiplier }, keltner_into_slice => a b d),
    array!("donchian", "high low" [h l], DonchianInput::from_slices(h, l), DonchianParams { period }, donchian_into_slice => a b d),
    array!("cksp", "high low close" [h l c], CkspInput::from_slices(h, l, c), CkspParams { p x q }, cksp_into_slices => a b),
    array!("pivot", "open high low close" [o h l c], PivotInput::from_slices(h, l, c, o),
           PivotParams {}, pivot_into_slices => a b d e f g i j q),
    array!("minmax", "high low" [h l], MinmaxInput::from_slices(h, l), MinmaxParams { order }, minmax_into_slice => a b d e),
    plain!("bollinger_bands_width", BollingerBandsWidthInput,
           BollingerBandsWidthParams { period devup devdn }, bollinger_bands_width_into_slice),
    array!("damiani_volatmeter", "high low close" [h l c], DamianiVolatmeterInput::from_candles(candles(h, l, c), "close"),
           DamianiVolatmeterParams { vis_atr vis_std sed_atr sed_std threshold }, damiani_volatmeter_into_slice => a b),
    // Statistics.
    plain!("mean_ad", MeanAdInput, MeanAdParams { period }, mean_ad_into_slice),
    plain!("medium_ad", MediumAdInput, MediumAdParams { period }, medium_ad_into_slice),
    plain!("deviation", DeviationInput, DeviationParams { period devtype }, deviation_into_slice),
    plain!("kurtosis", KurtosisInput, KurtosisParams { period }, kurtosis_into_slice),
    // Memory, but no kernel, or a kernel, but no memory: as `atr` above.
    either!("highpass_2_pole", [x], HighPass2Input::from_slice(x), HighPass2Params { period k }, highpass_2_pole_into => a, highpass_2_pole_with_kernel => values),
    either!("ui", [x], UiInput::from_slice(x), UiParams { period scalar }, ui_into => a, ui_with_kernel => values),
    either!("nadaraya_watson_envelope", [x], NweInput::from_slice(x), NweParams { bandwidth multiplier lookback },
            nadaraya_watson_envelope_into => a b, nadaraya_watson_envelope_with_kernel => upper lower),
    // These take their series without an input around them.
    entry("nvi\0", "close volume\0", 1, |k, [c, v, ..], _, [a, ..]| nvi_into_slice(a, c, v, kernel(k)).is_ok()),
    entry("vpt\0", "close volume\0", 1, |k, [c, v, ..], _, [a, ..]| vpt_into_slice(a, c, v, kernel(k)).is_ok()),
    entry("qstick\0", "open close\0", 1, |k, [o, c, ..], p, [a, ..]| qstick_into_slice(a, o, c, p[0] as usize, kernel(k)).is_ok()),
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
