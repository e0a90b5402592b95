/* cdl_breakaway -- Breakaway
 *
 *     cdl_breakaway = +100     a long black body; a black one below it with a gap; two more candles with lower highs and
 *                              lows, the second of them black; and a white one that closes in the gap: bullish
 *                     -100     a long white body; a white one above it with a gap; two more candles with higher highs and
 *                              lows, the second of them white; and a black one that closes in the gap: bearish
 *                        0     otherwise
 *
 * The move breaks away, slows down, and one day takes back what it had gained since.
 *
 * G. L. Morris, Candlestick Charting Explained, McGraw-Hill, 1992.
 */
#define TITLE "Breakaway"

#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) BODY_LONG(INT, REAL, ONE_OF)
#include "kernel/candle.h"

STATE    { candles past; usual body_long; };
LOOKBACK { return (int64_t)p->body_long_period + 4; }
MEMORY   { return (int64_t)p->body_long_period + 4; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago4, b = w.ago3, c = w.ago2, d = w.ago1, e = w.now;

    M long_ = above(body(a), usual(body_long, in).ago4);
    M up    = black(a) & black(b) & black(d) & white(e) & body_gap_down(b, a)
            & below(c.high, b.high) & below(c.low, b.low) & below(d.high, c.high) & below(d.low, c.low)
            & above(e.close, b.open) & below(e.close, a.close);
    M down  = white(a) & white(b) & white(d) & black(e) & body_gap_up(b, a)
            & above(c.high, b.high) & above(c.low, b.low) & above(d.high, c.high) & above(d.low, c.low)
            & below(e.close, b.open) & above(e.close, a.close);

    out->cdl_breakaway = bullish_or_bearish(long_ & up, long_ & down);
}

#include "kernel/derive.h"
