"""Who comes from VectorTA changes the import: its functions, sweeps, streams and kinds of averages are there by its names.

The names are those of VectorTA 0.1.2's Python package, and of its indicators that have none there.
"""
import numpy as np
import pytest
import tacho

NAMES = """
    acosc ad adosc adx adxr alligator alma alphatrend ao apo aroon aroonosc aso atr avsl bandpass bollinger_bands
    bollinger_bands_width bop buff_averages cci cci_cycle cdl2crows cdl3blackcrows cdl3inside cdl3linestrike cdl3outside
    cdl3starsinsouth cdl3whitesoldiers cdlabandonedbaby cdladvanceblock cdlbelthold cdlbreakaway cdlclosingmarubozu
    cdlconcealbabyswall cdlcounterattack cdldarkcloudcover cdldoji cdldojistar cdldragonflydoji cdlengulfing cdleveningdojistar cfo cg
    chande chandelier_exit chop cksp cmo coppock cora_wave correl_hl correlation_cycle cvi cwma damiani damiani_volatmeter dec_osc
    decycler dema deviation devstop di dm dma donchian dpo dti dvdiqqe dx edcf efi ehlers_ecema ehlers_itrend ehlers_kama ehlers_pma
    ehma ema emd emv epma er eri fisher fosc frama fvg_trailing_stop fwma gatorosc gaussian halftrend highpass highpass_2_pole hma
    hwma ift_rsi jma jsa kama kaufmanstop kdj keltner kst kurtosis kvo linearreg_angle linearreg_intercept linearreg_slope linreg lpc
    lrsi ma maaq mab macd macz mama marketefi mass mean_ad medium_ad medprice mfi midpoint midprice minmax mod_god_mode mom msw mwdx
    nadaraya_watson_envelope nama natr net_myrsi nma nvi obv ott otto percentile_nearest_rank pfe pivot pma ppo prb pvi pwma qqe
    qstick range_filter reflex reverse_rsi roc rocp rocr rsi rsmk rsx rvi safezonestop sama sar sinwma sma smma squeeze_momentum sqwma
    srsi srwma stc stddev stoch stochf supersmoother supersmoother_3_pole supertrend swma tema tilson tradjema trendflex trima trix
    tsf tsi ttm_squeeze ttm_trend ui ultosc uma vama var vi vidya vlma volatility_adjusted_ma volume_adjusted_ma vosc voss vpci vpt
    vpwma vwap vwma vwmacd wad wavetrend wclprice wilders willr wma wto zlema zscore
""".split()

STREAMS = """
    AcoscStream AdStream AdoscStream AdxStream AdxrStream AlligatorStream AlmaStream AlphaTrendStream AoStream ApoStream
    AroonOscStream AroonStream AsoStream AtrStream AvslStream BandPassStream BollingerBandsStream BollingerBandsWidthStream BopStream
    BuffAveragesStream CciCycleStream CciStream CfoStream CgStream ChandeStream ChopStream CkspStream CmoStream CoppockStream
    CoraWaveStream CorrelHlStream CorrelationCycleStream CviStream CwmaStream DamianiVolatmeterStream DecOscStream DecyclerStream
    DemaStream DeviationStream DiStream DmStream DmaStream DonchianStream DpoStream DtiStream DxStream EdcfStream EfiStream
    EhlersEcemaStream EhlersITrendStream EhlersKamaStream EhlersPmaStream EhmaStream EmaStream EmdStream EmvStream EpmaStream ErStream
    EriStream FisherStream FoscStream FramaStream FwmaStream GatorOscStream GaussianStream HalfTrendStream HighPass2Stream
    HighPassStream HmaStream HwmaStream IftRsiStream JmaStream JsaStream KamaStream KaufmanstopStream KdjStream KeltnerStream
    KstStream KurtosisStream KvoStream LinRegStream LinearRegInterceptStream LinearRegSlopeStream Linearreg_angleStream LpcStream
    LrsiStream MaaqStream MabStream MacdStream MaczStream MarketefiStream MassStream MeanAdStream MediumAdStream MedpriceStream
    MfiStream MidpointStream MidpriceStream MinmaxStream MomStream MswStream MwdxStream NamaStream NatrStream NetMyrsiStream NmaStream
    NviStream NweStream ObvStream OttStream PercentileNearestRankStream PfeStream PivotStream PmaStream PpoStream PviStream PwmaStream
    QqeStream QstickStream RangeFilterStream ReflexStream ReverseRsiStream RocStream RocpStream RocrStream RsiStream RsmkStream
    RsxStream RviStream SafeZoneStopStream SamaStream SarStream SinWmaStream SmaStream SmmaStream SqueezeMomentumStream SqwmaStream
    SrsiStream SrwmaStream StcStream StdDevStream StochStream StochfStream SuperSmoother3PoleStream SuperSmootherStream
    SuperTrendStream SwmaStream TemaStream TilsonStream TradjemaStream TrendFlexStream TrimaStream TrixStream TsfStream TsiStream
    TtmSqueezeStream TtmTrendStream UiStream UltOscStream UmaStream VamaStream VarStream ViStream VidyaStream VlmaStream
    VolumeAdjustedMaStream VoscStream VossStream VpciStream VptStream VpwmaStream VwapStream VwmaStream VwmacdStream WadStream
    WavetrendStream WclpriceStream WildersStream WillrStream WmaStream WtoStream ZlemaStream ZscoreStream
""".split()

# What its dispatcher `ma` makes of one series, but for what is no average of prices: highpass, highpass2, reflex, trendflex.
KINDS = """
    sma alma cwma cora_wave dema edcf ema epma fwma gaussian hma ehlers_itrend hwma jma jsa kama linreg maaq mama mwdx nma pwma sinwma
    smma sqwma srwma supersmoother supersmoother_3_pole swma tema tilson trima vpwma wilders wma zlema dma ehlers_ecema ehlers_kama
    ehma nama sama
""".split()


@pytest.mark.parametrize("name", NAMES)
def test_functions_and_sweeps(name):
    row = tacho.indicator(name)
    assert getattr(tacho, name).__name__ == row["name"]
    assert callable(getattr(tacho, f"{name}_batch"))


@pytest.mark.parametrize("name", STREAMS)
def test_streams(name):
    assert issubclass(getattr(tacho, name), tacho.Stream)


@pytest.mark.parametrize("kind", KINDS)
def test_dispatcher(kind):
    close = 100 * np.exp(np.cumsum(np.random.default_rng(5).normal(0, 0.01, 300)))
    row = tacho.indicator(kind)
    lengths = [key for key in ("period", "length", "ema_length", "base_period") if key in [p["name"] for p in row["parameters"]]]
    settings = {lengths[0]: 20} if lengths else {}
    result = tacho.ma(close, kind, 20)
    first = getattr(tacho, kind)(close, **settings)
    alone = first[0] if isinstance(first, tuple) else first
    assert np.array_equal(result, alone, equal_nan=True) and np.isfinite(result[-1])
    assert np.array_equal(result, tacho.ma(close, 20, kind), equal_nan=True)


def test_words_and_numbers_by_position():
    close = np.linspace(100, 120, 300) + np.sin(np.arange(300.0))
    assert np.array_equal(tacho.bollinger_bands(close, "ema", 30)[0], tacho.bbands(close, 30, ma_type="ema")[0], equal_nan=True)
    with pytest.raises(TypeError, match="period"):
        tacho.sma(close, "ema")
    with pytest.raises(TypeError, match="multiple values"):
        tacho.ma(close, "ema", 20, ma_type="sma")
