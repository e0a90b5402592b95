/* gatorosc -- Gator Oscillator
 *
 *     jaws, teeth, lips = ema(x, length)[shift]       each with its own
 *     upper             = |jaws - teeth|
 *     lower             = -|teeth - lips|
 *     upper_change      = upper - upper[1]
 *     lower_change      = lower[1] - lower
 *
 * How far apart the lines of the alligator are, drawn up and down: both grow while it feeds, and shrink when it has had
 * enough.  Both changes are above 0 where the lines part.
 *
 * With lines = wilder they are those of the alligator: Wilder's averages, which start from a mean of `length`
 * values.  Otherwise they are exponential averages, which start from the first price.  upper comes once the longer
 * of its two lengths and the larger of its two shifts are over, and lower likewise.
 *
 * Computed from the movements of x, so that a high price does not eat the digits of a small difference.
 *
 * B. Williams, New Trading Dimensions, Wiley, 1998.
 */
#define TITLE "Gator Oscillator"

#define INPUTS(I)   I(real)
#define OUTPUTS(O)  O(upper, MOVE) O(lower, MOVE) O(upper_change, MOVE) O(lower_change, MOVE)
#define PARAMS(INT, REAL, ONE_OF, AVERAGE_OF)                                    \
    INT(jaws_length,  13, 1, 100000, "period of the slow average")               \
    INT(jaws_shift,    8, 0, 100000, "bars it comes late")                       \
    INT(teeth_length,  8, 1, 100000, "period of the middle average")             \
    INT(teeth_shift,   5, 0, 100000, "bars it comes late")                       \
    INT(lips_length,   5, 1, 100000, "period of the fast average")               \
    INT(lips_shift,    3, 0, 100000, "bars it comes late")
#define OPTIONS(INT, REAL, ONE_OF, AVERAGE_OF) ONE_OF(lines, "exponential averages, or those of the alligator", exponential, wilder)
#include "kernel/indicator.h"

#define UPPER (most(p->jaws_length, p->teeth_length) + most(p->jaws_shift, p->teeth_shift) - 1)
#define LOWER (most(p->teeth_length, p->lips_length) + most(p->teeth_shift, p->lips_shift) - 1)

typedef struct { ema of; delay price, gap; } line_;     /* average = price + gap */
typedef struct { R price, gap; } point;

STATE    { previous last, upper, lower; line_ jaws, teeth, lips; };
LOOKBACK { return (int64_t)(output == output_upper || output == output_upper_change ? UPPER : LOWER) + (output >= output_upper_change); }
MEMORY   { return FOREVER; }

static MAYBE void open_line_(line_ *w, arena *m, const params *p, K length, K shift)
{
    int wilder = p->lines == lines_wilder;
    ema_open(&w->of, m, wilder ? length : 1, 0, wilder ? 1 / length : 2 / (length + 1), 1);
    delay_open(&w->price, m, (int64_t)shift), delay_open(&w->gap, m, (int64_t)shift);
}
INLINE point late(line_ *w, tick t, R x, R move)
{
    R gap = ema_gap_step(&w->of, t, move);
    return (point){ delay_step(&w->price, t, x), delay_step(&w->gap, t, gap) };
}
INLINE R between(point a, point b) { return mag((a.price - b.price) + (a.gap - b.gap)); }

START
{
    open_line_(&s->jaws, m, p, p->jaws_length, p->jaws_shift);
    open_line_(&s->teeth, m, p, p->teeth_length, p->teeth_shift);
    open_line_(&s->lips, m, p, p->lips_length, p->lips_shift);
}

STEP
{
    R x = in.real, move = x - previous(last, x);
    point jaws = late(&s->jaws, t, x, move), teeth = late(&s->teeth, t, x, move), lips = late(&s->lips, t, x, move);
    R upper = between(jaws, teeth), lower = between(teeth, lips);

    out->upper = upper, out->upper_change = upper - previous(upper, upper);
    out->lower = -lower, out->lower_change = lower - previous(lower, lower);
}

#include "kernel/derive.h"
