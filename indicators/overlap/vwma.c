/* vwma -- Volume Weighted Moving Average
 *
 *     vwma = sum(volume close, period) / sum(volume, period)
 *
 * A window without volume has no such price: NaN.
 */
#define TITLE "Volume Weighted Moving Average"

#define INPUTS(I)   I(close) I(volume)
#define OUTPUTS(O)  O(vwma, PRICE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)  INT(period, 30, 1, 100000, "bars in the window")
#include "kernel/indicator.h"

STATE    { sum money, volume; };
LOOKBACK { return (int64_t)p->period - 1; }
MEMORY   { return (int64_t)p->period - 1; }
START    { open_sum(money, p->period); open_sum(volume, p->period); }
STEP     { out->vwma = over(sum(money, in.close * in.volume), sum(volume, in.volume), __builtin_nan("")); }

#include "kernel/derive.h"
