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

STATE    { candles past; usual body_long; signs past_signs; };
LOOKBACK { return (int64_t)p->body_long_period + 4; }
MEMORY   { return (int64_t)p->body_long_period + 4; }
START    { open_usual(body_long); }

STEP
{
    enum { LONG = 1, BLACK = 2, WHITE = 4, GAP_DOWN = 8, GAP_UP = 16, LOWER = 32, HIGHER = 64 };
    window w = candles(past, in);
    candle a = w.ago4, b = w.ago3, d = w.ago1, e = w.now;
    told x = signs(past_signs, sign(LONG, above(body(e), usual(body_long, in).now)) | sign(BLACK, black(e)) | sign(WHITE, white(e))
                             | sign(GAP_DOWN, body_gap_down(e, d)) | sign(LOWER, below(e.high, d.high) & below(e.low, d.low))
                             | sign(GAP_UP, body_gap_up(e, d)) | sign(HIGHER, above(e.high, d.high) & above(e.low, d.low)));

    M up   = all_of(x.ago4, LONG | BLACK) & all_of(x.ago3, BLACK | GAP_DOWN) & all_of(x.ago2, LOWER) & all_of(x.ago1, LOWER | BLACK)
           & all_of(x.now, WHITE) & above(e.close, b.open) & below(e.close, a.close);
    M down = all_of(x.ago4, LONG | WHITE) & all_of(x.ago3, WHITE | GAP_UP) & all_of(x.ago2, HIGHER) & all_of(x.ago1, HIGHER | WHITE)
           & all_of(x.now, BLACK) & below(e.close, b.open) & above(e.close, a.close);

    out->cdl_breakaway = bullish_or_bearish(up, down);
}

#include "kernel/derive.h"
