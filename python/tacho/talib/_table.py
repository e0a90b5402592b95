"""The one table that everything in tacho.talib is made of.

    NAME | display name | inputs | parameters | outputs | flags | Tacho's call

* inputs as TA-Lib's abstract interface names them: `price` is any series, `high+low` are columns of these names.
* parameters with their defaults; a default without a point makes an integer, `matype` in the name an MA_Type.
* outputs, each with its marks: `!` int32, `@` the place of a bar; how it is drawn: `~` dashed, `#` histogram, `^` upper and `_` lower limit, `-`
  a line, too, `?` optional.
* flags: `1` a period of 1 performs no smoothing, `s` scale of the input, `u` has an unstable period, `p` depends on the path,
  `n` can be NaN or infinite.
* Tacho's call: the indicator, the names of its parameters in TA-Lib's order (`_`: none), and the options that make its conventions TA-Lib's; with
  `.NAME`s the outputs that are TA-Lib's, where they are not the first ones.

Patterns have four prices, and one output: NAME | display name [| parameters] | Tacho's call.  A function whose indicator the library
does not have is left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Union

from .. import _tacho

FUNCTION_FLAGS = {
    "1": "A period of 1 performs no smoothing",
    "s": "Output scale same as input",
    "u": "Function has an unstable period",
    "p": "Output is path-dependent",
    "n": "Output can be NaN or infinite",
}
OUTPUT_FLAGS = {
    "~": "Dashed Line",
    "#": "Histogram",
    "^": "Values represent an upper limit",
    "_": "Values represent a lower limit",
    "-": "Line",
    "?": "Output is optional (nullable)",
}
# Unstable periods of functions that have none of their own but are made of others that do: how often whose is discarded, too.
# `matype` stands for that of the average chosen.
INNER = {
    "DEMA": "EMA*2", "TEMA": "EMA*3", "TRIX": "EMA*3", "MACD": "EMA*2", "MACDFIX": "EMA*2", "ADXR": "ADX", "ADOSC": "EMA",
    "STOCHRSI": "RSI fastd_matype", "STOCH": "slowk_matype slowd_matype", "STOCHF": "fastd_matype", "APO": "matype", "PPO": "matype",
    "MACDEXT": "fastmatype,slowmatype signalmatype", "BBANDS": "matype", "MA": "matype", "MAVP": "matype", "KDJ": "slowk_matype slowd_matype",
    "TSI": "EMA*2", "MASSI": "EMA*2", "CVI": "EMA", "EFI": "EMA", "ERI": "EMA", "ZLEMA": "EMA", "SUPERTREND": "ATR",
}  # fmt: skip
# What TA-Lib does to parameters that are the wrong way round: exchanges them (with their kinds), cuts the first down to the second, or
# refuses them.
EXCHANGED = {
    "MACD": "fastperiod slowperiod", "APO": "fastperiod slowperiod", "PPO": "fastperiod slowperiod", "PVO": "fastperiod slowperiod",
    "MACDEXT": "fastperiod slowperiod fastmatype slowmatype",
}  # fmt: skip
CAPPED = {
    "SAR": ["acceleration maximum"],
    "SAREXT": [
        "accelerationinitlong accelerationmaxlong", "accelerationlong accelerationmaxlong",
        "accelerationinitshort accelerationmaxshort", "accelerationshort accelerationmaxshort",
    ],
}  # fmt: skip
REFUSED = {"MAVP": "minperiod maxperiod"}
RETIRED = {
    "ADXR": "ADXR has no unstable period of its own; it follows the inner ADX. Set 'ADX' instead.",
    "MFI": "MFI's unstable period was retired in TA-Lib C.",
    "STOCHRSI": "STOCHRSI has no unstable period of its own; it follows the inner RSI. Set 'RSI' instead.",
}
# MA_Type: its name, its title, the indicator and the function.
AVERAGES = [
    ("SMA", "Simple Moving Average", "sma"),
    ("EMA", "Exponential Moving Average", "ema"),
    ("WMA", "Weighted Moving Average", "wma"),
    ("DEMA", "Double Exponential Moving Average", "dema"),
    ("TEMA", "Triple Exponential Moving Average", "tema"),
    ("TRIMA", "Triangular Moving Average", "trima"),
    ("KAMA", "Kaufman Adaptive Moving Average", "kama"),
    ("MAMA", "MESA Adaptive Moving Average", "mama"),
    ("T3", "Triple Generalized Double Exponential Moving Average", "t3"),
    ("HMA", "Hull Moving Average", "hma"),
    ("DISABLED", "No Moving Average (identity)", ""),
    ("DEFAULT", "The Function's Own Default Moving Average", ""),
    ("ZLEMA", "Zero-Lag Exponential Moving Average", "zlema"),
    ("RMA", "Wilder's Smoothed Moving Average", "wilders"),
]
_NEWER = set("""
    AC AO CMF CMOU COPPOCK CUMSUM CVI DONCHIAN DPO EFI ER ERI FOSC FRACTAL HA HMA KDJ MARKETFI MASSI NVI PERCENTILE PERCENTRANK PVI PVO PVT
    QSTICK RMA RVI RVOL SMI SUPERTREND TSI VHF VORTEX VWMA WAD ZLEMA ADR
""".split())  # than TA-Lib 0.7

_TABLE = """
# Cycle Indicators
HT_DCPERIOD | Hilbert Transform - Dominant Cycle Period | price | | real | u | ht_dcperiod
HT_DCPHASE | Hilbert Transform - Dominant Cycle Phase | price | | real | u | ht_dcphase
HT_PHASOR | Hilbert Transform - Phasor Components | price | | inphase quadrature~ | u | ht_phasor
HT_SINE | Hilbert Transform - SineWave | price | | sine leadsine~ | u | ht_sine
HT_TRENDMODE | Hilbert Transform - Trend vs Cycle Mode | price | | integer! | u | ht_trendmode
# Math Operators
ADD | Vector Arithmetic Add | price0 price1 | | real | | add
CUMSUM | Cumulative Sum | price | | real | p | cumsum
DIV | Vector Arithmetic Div | price0 price1 | | real | n | div
MAX | Highest value over a specified period | price | timeperiod=30 | real | s | max period
MAXINDEX | Index of highest value over a specified period | price | timeperiod=30 | integer!@ | | maxindex period
MIN | Lowest value over a specified period | price | timeperiod=30 | real | s | min period
MININDEX | Index of lowest value over a specified period | price | timeperiod=30 | integer!@ | | minindex period
MINMAX | Lowest and highest values over a specified period | price | timeperiod=30 | min max | s | minmax period
MINMAXINDEX | Indexes of lowest and highest values over a specified period | price | timeperiod=30 | minidx!@ maxidx!@ | | minmaxindex period
MULT | Vector Arithmetic Mult | price0 price1 | | real | | mult
SUB | Vector Arithmetic Subtraction | price0 price1 | | real | | sub
SUM | Summation | price | timeperiod=30 | real | | sum period
# Math Transform
ACOS | Vector Trigonometric ACos | price | | real | n | acos
ASIN | Vector Trigonometric ASin | price | | real | n | asin
ATAN | Vector Trigonometric ATan | price | | real | | atan
CEIL | Vector Ceil | price | | real | | ceil
COS | Vector Trigonometric Cos | price | | real | | cos
COSH | Vector Trigonometric Cosh | price | | real | | cosh
EXP | Vector Arithmetic Exp | price | | real | | exp
FLOOR | Vector Floor | price | | real | | floor
LN | Vector Log Natural | price | | real | n | ln
LOG10 | Vector Log10 | price | | real | n | log10
SIN | Vector Trigonometric Sin | price | | real | | sin
SINH | Vector Trigonometric Sinh | price | | real | | sinh
SQRT | Vector Square Root | price | | real | n | sqrt
TAN | Vector Trigonometric Tan | price | | real | | tan
TANH | Vector Trigonometric Tanh | price | | real | | tanh
# Momentum Indicators
AC | Accelerator/Decelerator Oscillator | high+low | fastperiod=5 slowperiod=34 signalperiod=5 | real# | | acosc fast_period slow_period signal_period .osc
ADX | Average Directional Movement Index | high+low+close | timeperiod=14 | real | u | adx period seed=wilder
ADXR | Average Directional Movement Index Rating | high+low+close | timeperiod=14 | real | | adxr period back=shorter seed=wilder
AO | Awesome Oscillator | high+low | fastperiod=5 slowperiod=34 | real# | | ao short_period long_period
APO | Absolute Price Oscillator | price | fastperiod=12 slowperiod=26 matype=1 | real | | apo fast_period slow_period ma_type averages=settled
AROON | Aroon | high+low | timeperiod=14 | aroondown~ aroonup | | aroon period
AROONOSC | Aroon Oscillator | high+low | timeperiod=14 | real | | aroonosc period
BOP | Balance Of Power | open+high+low+close | | real | | bop
CCI | Commodity Channel Index | high+low+close | timeperiod=14 | real | | cci period
CMO | Chande Momentum Oscillator | price | timeperiod=14 | real | u | cmo period
CMOU | Chande Momentum Oscillator (Unsmoothed) | price | timeperiod=14 | real | | cmo_unsmoothed period
COPPOCK | Coppock Curve | price | wmaperiod=10 roc1period=11 roc2period=14 | real | | coppock ma_period short_roc long_roc
DPO | Detrended Price Oscillator | price | timeperiod=20 | real | | dpo period
DX | Directional Movement Index | high+low+close | timeperiod=14 | real | u | dx period start=smoothed
ER | Kaufman Efficiency Ratio | price | timeperiod=10 | real | | er period moves=all flat=one
ERI | Elder Ray Index (Bull Power / Bear Power) | high+low+close | timeperiod=13 | bullpower bearpower | | eri period
FOSC | Forecast Oscillator | price | timeperiod=5 | real | | fosc period
FRACTAL | Williams Fractal | high+low | leftbars=2 rightbars=2 | swinghigh! swinglow! | | fractal left_bars right_bars
IMI | Intraday Momentum Index | open+close | timeperiod=14 | real | | imi period
KDJ | KDJ Stochastic | high+low+close | fastk_period=9 slowk_period=3 slowk_matype=13 slowd_period=3 slowd_matype=13 | k d j | | kdj fastk_period slowk_period slowk_ma slowd_period slowd_ma flat=zero averages=settled
MACD | Moving Average Convergence/Divergence | price | fastperiod=12 slowperiod=26 signalperiod=9 | macd macdsignal~ macdhist# | | macd fast_period slow_period signal_period seed=together
MACDEXT | MACD with controllable MA type | price | fastperiod=12 fastmatype=0 slowperiod=26 slowmatype=0 signalperiod=9 signalmatype=0 | macd macdsignal~ macdhist# | | macdext fast_period fast_ma slow_period slow_ma signal_period signal_ma averages=settled
MACDFIX | Moving Average Convergence/Divergence Fix 12/26 | price | signalperiod=9 | macd macdsignal~ macdhist# | | macdfix signal_period
MFI | Money Flow Index | high+low+close+volume | timeperiod=14 | real | | mfi period start=second
MINUS_DI | Minus Directional Indicator | high+low+close | timeperiod=14 | real | u | minus_di period start=smoothed
MINUS_DM | Minus Directional Movement | high+low | timeperiod=14 | real | u | minus_dm period
MOM | Momentum | price | timeperiod=10 | real | | mom period
PLUS_DI | Plus Directional Indicator | high+low+close | timeperiod=14 | real | u | plus_di period start=smoothed
PLUS_DM | Plus Directional Movement | high+low | timeperiod=14 | real | u | plus_dm period
PPO | Percentage Price Oscillator | price | fastperiod=12 slowperiod=26 matype=1 | real | | ppo fast_period slow_period ma_type averages=settled
QSTICK | Qstick | open+close | timeperiod=10 | real | | qstick period
ROC | Rate of change : ((price/prevPrice)-1)*100 | price | timeperiod=10 | real | | roc period
ROCP | Rate of change Percentage: (price-prevPrice)/prevPrice | price | timeperiod=10 | real | | rocp period
ROCR | Rate of change ratio: (price/prevPrice) | price | timeperiod=10 | real | | rocr period
ROCR100 | Rate of change ratio 100 scale: (price/prevPrice)*100 | price | timeperiod=10 | real | | rocr100 period
RSI | Relative Strength Index | price | timeperiod=14 | real | u | rsi period flat=zero
SMI | Stochastic Momentum Index | high+low+close | timeperiod=13 fastperiod=2 slowperiod=25 signalperiod=9 | smi smisignal~ | | smi period fast_period slow_period signal_period
STOCH | Stochastic | high+low+close | fastk_period=5 slowk_period=3 slowk_matype=0 slowd_period=3 slowd_matype=0 | slowk~ slowd~ | | stoch fastk_period slowk_period slowk_ma slowd_period slowd_ma flat=zero averages=settled
STOCHF | Stochastic Fast | high+low+close | fastk_period=5 fastd_period=3 fastd_matype=0 | fastk fastd | | stochf fastk_period fastd_period fastd_ma flat=zero averages=settled
STOCHRSI | Stochastic Relative Strength Index | price | timeperiod=14 fastk_period=5 fastd_period=3 fastd_matype=0 | fastk fastd | | stochrsi period fastk_period fastd_period fastd_ma flat=zero averages=settled
TRIX | 1-day Rate-Of-Change (ROC) of a Triple Smooth EMA | price | timeperiod=30 | real | | trix period of=price
TSI | True Strength Index | price | firstperiod=25 secondperiod=13 | real | | tsi long_period short_period seed=mean
ULTOSC | Ultimate Oscillator | high+low+close | timeperiod1=7 timeperiod2=14 timeperiod3=28 | real | | ultosc period1 period2 period3
VHF | Vertical Horizontal Filter | price | timeperiod=28 | real | | vhf period
VORTEX | Vortex Indicator | high+low+close | timeperiod=14 | plusvi minusvi | | vortex period start=second
WAD | Williams' Accumulation/Distribution | high+low+close | | real | p | wad
WILLR | Williams' %R | high+low+close | timeperiod=14 | real | | willr period
# Overlap Studies
ACCBANDS | Acceleration Bands | high+low+close | timeperiod=20 | upperband^ middleband lowerband_ | s | accbands period
BBANDS | Bollinger Bands | price | timeperiod=20 nbdevup=2.0 nbdevdn=2.0 matype=0 | upperband^ middleband lowerband_ | s | bbands period nbdev_up nbdev_dn ma_type averages=settled
DEMA | Double Exponential Moving Average | price | timeperiod=30 | real | 1s | dema period seed=sma
DONCHIAN | Donchian Channels | high+low | timeperiod=20 | upperband^ middleband lowerband_ | s | donchian period
EMA | Exponential Moving Average | price | timeperiod=30 | real | 1su | ema period seed=sma
HMA | Hull Moving Average | price | timeperiod=20 | real | 1s | hma period
HT_TRENDLINE | Hilbert Transform - Instantaneous Trendline | price | | real | su | ht_trendline start=settled arctangent=quotient
KAMA | Kaufman Adaptive Moving Average | price | timeperiod=30 | real | 1su | kama period seed=previous
MA | Moving average | price | timeperiod=30 matype=0 | real | 1s | ma period ma_type averages=settled
MAMA | MESA Adaptive Moving Average | price | fastlimit=0.5 slowlimit=0.05 | mama fama~? | su | mama fast_limit slow_limit start=settled arctangent=exact
MAVP | Moving average with variable period | price periods | minperiod=2 maxperiod=30 matype=0 | real | s | mavp min_period max_period ma_type averages=settled
MIDPOINT | MidPoint over period | price | timeperiod=14 | real | s | midpoint period
MIDPRICE | Midpoint Price over period | high+low | timeperiod=14 | real | s | midprice period
RMA | Wilder's Smoothed Moving Average | price | timeperiod=30 | real | 1su | rma period
SAR | Parabolic SAR | high+low | acceleration=0.02 maximum=0.2 | real | sp | sar acceleration maximum turn=touched direction=larger
SAREXT | Parabolic SAR - Extended | high+low | startvalue=0.0 offsetonreverse=0.0 accelerationinitlong=0.02 accelerationlong=0.02 accelerationmaxlong=0.2 accelerationinitshort=0.02 accelerationshort=0.02 accelerationmaxshort=0.2 | real | sp | sarext start_value offset_on_reverse acceleration_init_long acceleration_long acceleration_max_long acceleration_init_short acceleration_short acceleration_max_short
SMA | Simple Moving Average | price | timeperiod=30 | real | 1s | sma period
SUPERTREND | SuperTrend | high+low+close | timeperiod=10 multiplier=3.0 | supertrend trend! | sp | supertrend period multiplier start=second begin=up
T3 | Triple Exponential Moving Average (T3) | price | timeperiod=5 vfactor=0.7 | real | 1su | t3 period volume_factor
TEMA | Triple Exponential Moving Average | price | timeperiod=30 | real | 1s | tema period seed=sma
TRIMA | Triangular Moving Average | price | timeperiod=30 | real | 1s | trima period
VWMA | Volume Weighted Moving Average | price volume | timeperiod=30 | real | 1sn | vwma period
WMA | Weighted Moving Average | price | timeperiod=30 | real | 1s | wma period
ZLEMA | Zero-Lag Exponential Moving Average | price | timeperiod=30 | real | 1s | zlema period seed=sma
# Pattern Recognition
CDL2CROWS | Two Crows | cdl_2crows
CDL3BLACKCROWS | Three Black Crows | cdl_3blackcrows
CDL3INSIDE | Three Inside Up/Down | cdl_3inside
CDL3LINESTRIKE | Three-Line Strike | cdl_3linestrike
CDL3OUTSIDE | Three Outside Up/Down | cdl_3outside
CDL3STARSINSOUTH | Three Stars In The South | cdl_3starsinsouth
CDL3WHITESOLDIERS | Three Advancing White Soldiers | cdl_3whitesoldiers
CDLABANDONEDBABY | Abandoned Baby | penetration=0.3 | cdl_abandonedbaby penetration
CDLADVANCEBLOCK | Advance Block | cdl_advanceblock
CDLBELTHOLD | Belt-hold | cdl_belthold
CDLBREAKAWAY | Breakaway | cdl_breakaway
CDLCLOSINGMARUBOZU | Closing Marubozu | cdl_closingmarubozu
CDLCONCEALBABYSWALL | Concealing Baby Swallow | cdl_concealbabyswall
CDLCOUNTERATTACK | Counterattack | cdl_counterattack
CDLDARKCLOUDCOVER | Dark Cloud Cover | penetration=0.5 | cdl_darkcloudcover penetration
CDLDOJI | Doji | cdl_doji
CDLDOJISTAR | Doji Star | cdl_dojistar
CDLDRAGONFLYDOJI | Dragonfly Doji | cdl_dragonflydoji
CDLENGULFING | Engulfing Pattern | cdl_engulfing
CDLEVENINGDOJISTAR | Evening Doji Star | penetration=0.3 | cdl_eveningdojistar penetration
CDLEVENINGSTAR | Evening Star | penetration=0.3 | cdl_eveningstar penetration
CDLGAPSIDESIDEWHITE | Up/Down-gap side-by-side white lines | cdl_gapsidesidewhite
CDLGRAVESTONEDOJI | Gravestone Doji | cdl_gravestonedoji
CDLHAMMER | Hammer | cdl_hammer
CDLHANGINGMAN | Hanging Man | cdl_hangingman
CDLHARAMI | Harami Pattern | cdl_harami
CDLHARAMICROSS | Harami Cross Pattern | cdl_haramicross
CDLHIGHWAVE | High-Wave Candle | cdl_highwave
CDLHIKKAKE | Hikkake Pattern | cdl_hikkake
CDLHIKKAKEMOD | Modified Hikkake Pattern | cdl_hikkakemod
CDLHOMINGPIGEON | Homing Pigeon | cdl_homingpigeon
CDLIDENTICAL3CROWS | Identical Three Crows | cdl_identical3crows
CDLINNECK | In-Neck Pattern | cdl_inneck
CDLINVERTEDHAMMER | Inverted Hammer | cdl_invertedhammer
CDLKICKING | Kicking | cdl_kicking
CDLKICKINGBYLENGTH | Kicking - bull/bear determined by the longer marubozu | cdl_kickingbylength
CDLLADDERBOTTOM | Ladder Bottom | cdl_ladderbottom
CDLLONGLEGGEDDOJI | Long Legged Doji | cdl_longleggeddoji
CDLLONGLINE | Long Line Candle | cdl_longline
CDLMARUBOZU | Marubozu | cdl_marubozu
CDLMATCHINGLOW | Matching Low | cdl_matchinglow
CDLMATHOLD | Mat Hold | penetration=0.5 | cdl_mathold penetration
CDLMORNINGDOJISTAR | Morning Doji Star | penetration=0.3 | cdl_morningdojistar penetration
CDLMORNINGSTAR | Morning Star | penetration=0.3 | cdl_morningstar penetration
CDLONNECK | On-Neck Pattern | cdl_onneck
CDLPIERCING | Piercing Pattern | cdl_piercing
CDLRICKSHAWMAN | Rickshaw Man | cdl_rickshawman
CDLRISEFALL3METHODS | Rising/Falling Three Methods | cdl_risefall3methods
CDLSEPARATINGLINES | Separating Lines | cdl_separatinglines
CDLSHOOTINGSTAR | Shooting Star | cdl_shootingstar
CDLSHORTLINE | Short Line Candle | cdl_shortline
CDLSPINNINGTOP | Spinning Top | cdl_spinningtop
CDLSTALLEDPATTERN | Stalled Pattern | cdl_stalledpattern
CDLSTICKSANDWICH | Stick Sandwich | cdl_sticksandwich
CDLTAKURI | Takuri (Dragonfly Doji with very long lower shadow) | cdl_takuri
CDLTASUKIGAP | Tasuki Gap | cdl_tasukigap
CDLTHRUSTING | Thrusting Pattern | cdl_thrusting
CDLTRISTAR | Tristar Pattern | cdl_tristar
CDLUNIQUE3RIVER | Unique 3 River | cdl_unique3river
CDLUPSIDEGAP2CROWS | Upside Gap Two Crows | cdl_upsidegap2crows
CDLXSIDEGAP3METHODS | Upside/Downside Gap Three Methods | cdl_xsidegap3methods
# Price Transform
AVGDEV | Average Deviation | price | timeperiod=14 | real | s | avgdev period
AVGPRICE | Average Price | open+high+low+close | | real | s | avgprice
HA | Heikin-Ashi Candles | open+high+low+close | | haopen hahigh-^ halow-_ haclose | su | ha
MEDPRICE | Median Price | high+low | | real | s | medprice
TYPPRICE | Typical Price | high+low+close | | real | s | typprice
WCLPRICE | Weighted Close Price | high+low+close | | real | s | wclprice
# Statistic Functions
BETA | Beta | price0 price1 | timeperiod=5 | real | | beta period
CORREL | Pearson's Correlation Coefficient (r) | price0 price1 | timeperiod=30 | real | | correl period
LINEARREG | Linear Regression | price | timeperiod=14 | real | s | linreg period
LINEARREG_ANGLE | Linear Regression Angle | price | timeperiod=14 | real | | linreg_angle period
LINEARREG_INTERCEPT | Linear Regression Intercept | price | timeperiod=14 | real | s | linreg_intercept period
LINEARREG_SLOPE | Linear Regression Slope | price | timeperiod=14 | real | | linreg_slope period
PERCENTILE | Percentile (nearest rank) | price | timeperiod=30 percentile=50.0 | real | s | percentile period percentile rank=up
PERCENTRANK | Percent Rank | price | timeperiod=100 | real | | percentrank period
STDDEV | Standard Deviation | price | timeperiod=5 nbdev=1.0 | real | | stddev period nbdev
TSF | Time Series Forecast | price | timeperiod=14 | real | s | tsf period
VAR | Variance | price | timeperiod=5 nbdev=1.0 | real | | var period _
# Volatility Indicators
ADR | Average Day Range | high+low | timeperiod=14 | real | | adr period
ATR | Average True Range | high+low+close | timeperiod=14 | real | u | atr period start=second
CVI | Chaikin's Volatility | high+low | timeperiod=10 rocperiod=10 | real | | cvi period roc_period seed=sma
MASSI | Mass Index | high+low | fastperiod=9 slowperiod=25 | real | | mass fast_period slow_period seed=sma
NATR | Normalized Average True Range | high+low+close | timeperiod=14 | real | u | natr period start=second
RVI | Relative Volatility Index | price | timeperiod=14 stddevperiod=10 | real | u | rvi period stddev_period ma_type=wilder
TRANGE | True Range | high+low+close | | real | | trange
# Volume Indicators
AD | Chaikin A/D Line | high+low+close+volume | | real | p | ad
ADOSC | Chaikin A/D Oscillator | high+low+close+volume | fastperiod=3 slowperiod=10 | real | p | adosc fast_period slow_period start=full
CMF | Chaikin Money Flow | high+low+close+volume | timeperiod=20 | real | | cmf period
EFI | Elder's Force Index | close+volume | timeperiod=13 | real | | efi period seed=sma
MARKETFI | Market Facilitation Index | high+low+volume | | real | | marketfi
NVI | Negative Volume Index | close+volume | | real | p | nvi
OBV | On Balance Volume | price volume | | real | p | obv start=volume
PVI | Positive Volume Index | close+volume | | real | p | pvi
PVO | Percentage Volume Oscillator | volume | fastperiod=12 slowperiod=26 matype=1 | real | | pvo fast_period slow_period ma_type
PVT | Price Volume Trend | close+volume | | real | p | pvt start=first
RVOL | Relative Volume | volume | timeperiod=20 | real | n | rvol period
"""

_PRICES = ("open", "high", "low", "close", "volume")


class Parameter(NamedTuple):
    name: str
    default: Union[int, float]
    tacho: str  # what Tacho calls it

    @property
    def is_average(self) -> bool:
        return "matype" in self.name


class Output(NamedTuple):
    name: str
    integer: bool
    place: bool  # the number of a bar
    flags: list[str]


class Row(NamedTuple):
    name: str
    group: str
    title: str
    inputs: dict[str, Union[str, list[str]]]  # as in abstract: name -> price series
    arguments: tuple[str, ...]  # as in the function's signature
    parameters: tuple[Parameter, ...]
    outputs: tuple[Output, ...]
    flags: str
    indicator: str
    options: dict[str, str]
    chosen: tuple[int, ...]  # which of Tacho's outputs each output is
    ahead: int  # how many bars before the last of Tacho's outputs they are there
    newer: bool  # than TA-Lib 0.7


def _output(text: str) -> Output:
    name = text.rstrip("!@~#^_-?")
    flags = [OUTPUT_FLAGS[mark] for mark in text[len(name) :] if mark not in "!@"]
    return Output(name, "!" in text, "@" in text, sorted(flags, key=list(OUTPUT_FLAGS.values()).index) or ["Line"])


def _outputs_of(indicator: str, names: list[str]) -> tuple[int, ...]:
    try:
        there = [output["name"] for output in _tacho.catalogue(indicator)["outputs"]] if names else []
    except KeyError:
        return ()
    return tuple(there.index(name) for name in names if name in there)


def _ahead(indicator: str, chosen: tuple[int, ...]) -> int:
    try:
        entry = _tacho.catalogue(indicator)
    except KeyError:
        return 0
    there = [output["lookback"] for output in entry["outputs"]]
    return int(max(there) - max(there[at] for at in chosen if at < len(there))) if len(chosen) < len(there) else 0


def _row(group: str, line: str) -> Row:
    fields = [field.strip() for field in line.split("|")]
    if group.startswith("Pattern"):
        fields = [*fields[:2], "open+high+low+close", fields[2] if len(fields) == 4 else "", "integer!", "", fields[-1]]
    name, title, inputs, parameters, outputs, flags, call = fields
    indicator, *words = call.split()
    options = dict(word.split("=") for word in words if "=" in word)
    named = [word for word in words if "=" not in word and word[0] != "."]
    made_outputs = tuple(map(_output, outputs.split()))
    chosen = _outputs_of(indicator, [word[1:] for word in words if word[0] == "."]) or tuple(range(len(made_outputs)))
    made = []
    for word, tacho in zip(parameters.split(), named):
        key, value = word.split("=")
        made.append(Parameter(key, float(value) if "." in value else int(value), tacho))
    series: dict[str, Union[str, list[str]]] = {}
    arguments: list[str] = []
    for key in inputs.split():
        columns = key.split("+")
        if columns[0] in _PRICES:
            series["prices"] = columns
            arguments += columns
        else:
            series[key] = {"price": "close", "price0": "high", "price1": "low"}.get(key, key)
            arguments.append(key.replace("price", "real"))
    if len(made) != len(parameters.split()) or len(made) != len(named):
        raise ValueError(f"{name}: {len(named)} of Tacho's parameters for {parameters!r}")
    return Row(
        name, group, title, series, tuple(arguments), tuple(made), made_outputs, flags, indicator, options, chosen, _ahead(indicator, chosen), name in _NEWER
    )  # fmt: skip


@lru_cache(maxsize=None)
def table() -> dict[str, Row]:
    found: dict[str, Row] = {}
    group = ""
    for line in _TABLE.strip().splitlines():
        if line.startswith("#"):
            group = line[2:]
        else:
            row = _row(group, line)
            found[row.name] = row
    return found


@lru_cache(maxsize=None)
def rows() -> dict[str, Row]:
    """Every function there is: those of the table whose indicators the library has, with all the options they need."""
    return {name: row for name, row in table().items() if _possible(row)}


def has_unstable_period(name: str) -> bool:
    return "u" in table()[name].flags


def _possible(row: Row) -> bool:
    try:
        entry = _tacho.catalogue(row.indicator)
    except KeyError:
        return False
    there = {p["name"]: p for p in entry["parameters"]}
    return (
        len(entry["inputs"]) == len(row.arguments)
        and max(row.chosen) < len(entry["outputs"])
        and len(row.chosen) == len(row.outputs)
        and all(p.tacho in there or p.tacho == "_" for p in row.parameters)
        and all(key in there and value in there[key].get("choices", [value]) for key, value in row.options.items())
    )
