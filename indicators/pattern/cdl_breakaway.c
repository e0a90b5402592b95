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

STATE    { candles past; usual body_long; signs fall1, fall2, fall3, fall4, rise1, rise2, rise3, rise4; };
LOOKBACK { return (int64_t)p->body_long_period + 4; }
MEMORY   { return (int64_t)p->body_long_period + 4; }
START    { open_usual(body_long); }

STEP
{
    window w = candles(past, in);
    candle a = w.ago4, b = w.ago3, d = w.ago1, e = w.now;
    M long_ = above(body(e), usual(body_long, in).now);
    M falls = deeper(e.high, d.high) & deeper(e.low, d.low), rises = higher(e.high, d.high) & higher(e.low, d.low);
    told fall1 = signs(fall1, black(e) & long_), fall2 = signs(fall2, black(e) & body_gap_down(e, d));
    told fall3 = signs(fall3, falls),            fall4 = signs(fall4, falls & black(e));
    told rise1 = signs(rise1, white(e) & long_), rise2 = signs(rise2, white(e) & body_gap_up(e, d));
    told rise3 = signs(rise3, rises),            rise4 = signs(rise4, rises & white(e));
    M fell = fall1.ago4 & fall2.ago3 & fall3.ago2 & fall4.ago1, up   = white(e) & higher(e.close, b.open) & deeper(e.close, a.close);
    M rose = rise1.ago4 & rise2.ago3 & rise3.ago2 & rise4.ago1, down = black(e) & deeper(e.close, b.open) & higher(e.close, a.close);

    out->cdl_breakaway = bullish_or_bearish(fell & up, rose & down);
}

#include "kernel/derive.h"
