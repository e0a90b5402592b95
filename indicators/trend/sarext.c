/* sarext -- Parabolic Stop and Reverse, Extended
 *
 *     sar    = sar[1] + a (extreme - sar[1])
 *     sarext = sar while prices rise, -sar while they fall
 *
 * a starts at acceleration_init and grows by `acceleration` with each new extreme, up to acceleration_max; rises (long) and
 * falls (short) have their own.  The stop, kept clear of the last two bars, turns when it is touched, and jumps to the extreme, or
 * to where it is clear of this bar and the one before; then away from the price by offset_on_reverse times itself.
 *
 * It begins at the second bar, with a stop at start_value, rising if that is positive and falling if it is negative; from 0, with
 * the low of the first bar, or with its high where the low fell, and fell by more than the high rose.
 *
 * After J. W. Wilder, New Concepts in Technical Trading Systems, Trend Research, 1978.
 */
#define TITLE "Parabolic Stop and Reverse, Extended"

#define INPUTS(I)   I(high) I(low)
#define OUTPUTS(O)  O(sarext, STOP)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                                       \
    REAL(start_value,             0, -1e12, 1e12, "first stop, negative for a fall; 0: from the first bar") \
    REAL(offset_on_reverse,       0,    0, 1000, "how far a turned stop is moved away, as a part of it") \
    REAL(acceleration_init_long,  0.02, 0, 10, "first acceleration of a rise")                      \
    REAL(acceleration_long,       0.02, 0, 10, "its growth")                                        \
    REAL(acceleration_max_long,   0.2,  0, 10, "its end")                                           \
    REAL(acceleration_init_short, 0.02, 0, 10, "first acceleration of a fall")                      \
    REAL(acceleration_short,      0.02, 0, 10, "its growth")                                        \
    REAL(acceleration_max_short,  0.2,  0, 10, "its end")
#define BAR_BY_BAR
#include "kernel/indicator.h"
#include "kernel/parabolic.h"

STATE    { K first, offset; pace up, down; parabolic stop; };
LOOKBACK { return 1; }
MEMORY   { return FOREVER; }

START
{
    s->first = p->start_value, s->offset = p->offset_on_reverse;
    s->up   = pace_of(p->acceleration_init_long,  p->acceleration_long,  p->acceleration_max_long);
    s->down = pace_of(p->acceleration_init_short, p->acceleration_short, p->acceleration_max_short);
}

INLINE void begin(state *s, parabolic *stop, K high, K low)
{
    int up = s->first != 0 ? s->first > 0 : parabolic_up(1, high - stop->tip, stop->tail - low);
    K at = s->first == 0 ? (up ? stop->tail : stop->tip) : up ? s->first : -s->first;
    parabolic_from(stop, up, high, low, at, up ? s->up.first : s->down.first);
}

STEP
{
    int64_t k = 0;
    if (parabolic_begins(&s->stop, t, in.high, in.low, out->sarext, &k)) begin(s, &s->stop, in.high[k], in.low[k]);
    parabolic_stops(&s->stop, in.high, in.low, out->sarext, k, 1, 1, s->up, s->down, s->offset);
}

#include "kernel/derive.h"
