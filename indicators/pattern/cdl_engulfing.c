/* cdl_engulfing -- Engulfing Pattern
 *
 *     white         = close >= open
 *     top, bottom   = the higher and the lower of open and close
 *     cdl_engulfing = +100     a white body around a black one: bullish
 *                     -100     a black body around a white one: bearish
 *                        0     otherwise
 *
 * The body wraps the one before it, which has the other colour: top > top[1] and bottom < bottom[1].  If one
 * of the two ends only touches it is +80 or -80; if both do it is no pattern.  The first value comes one bar
 * later than it could.
 *
 * S. Nison, Japanese Candlestick Charting Techniques, New York Institute of Finance, 1991.
 */
#define TITLE "Engulfing Pattern"

#define INPUTS(I)   I(open) I(high) I(low) I(close)
#define OUTPUTS(O)  O(cdl_engulfing, FLAG)
#include "kernel/indicator.h"

STATE    { previous open, close; };
LOOKBACK { return 2; }
MEMORY   { return 1; }
START    { }

STEP
{
    R open = previous(open, in.open), close = previous(close, in.close);
    R top    = greater(in.open, in.close), upper = greater(open, close);
    R bottom = lesser(in.open, in.close),  lower = lesser(open, close);
    M white  = in.close >= in.open, was_white = close >= open;

    M clear  = (top > upper) & (bottom < lower);
    M wraps  = clear | ((top > upper) & (bottom == lower)) | ((top == upper) & (bottom < lower));
    R size   = sel(wraps, sel(clear, rep(100), rep(80)), rep(0));

    out->cdl_engulfing = sel(white & not(was_white), size, sel(was_white & not(white), 0 - size, rep(0)));
}

#include "kernel/derive.h"
