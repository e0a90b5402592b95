/* hilbert.c -- oracles of what stands on Ehlers' dominant cycle: phasor, phase, sine, trendline, trend mode.
 *
 * Which whole number a period is rounded to, on which side of 315 degrees a phase comes to lie, and whether a comparison holds
 * can hang on last bits: such bars are marked, and nothing is compared there.
 */
#include "oracle.h"

static const long double PI = 3.14159265358979323846264338327950288L;

typedef L arc(L);
arc exact;
L  *zeros(const call *);
void discriminator(const call *, const L *, int64_t, bool, arc *, L *, L *, L *, L *);

typedef struct { L *i1, *q1, *period, *unsure; } cycle;

/* As in cycle.c, and where rounding decides: at a turn of next to nothing, until that has faded. */
static cycle dominant(const call *c, int64_t from, arc *angle)
{
    L *d = zeros(c), doubt = 0;
    cycle y = { zeros(c), zeros(c), zeros(c), zeros(c) };
    discriminator(c, c->in[0], from, false, angle, d, y.q1, y.period, y.unsure);
    for (int64_t i = 0; i < c->n; i++) {
        y.i1[i] = i >= 3 ? d[i - 3] : 0;
        doubt = y.unsure[i] != 0 ? 1 : doubt * 85 / 100;
        y.unsure[i] = doubt > 1e-13;
    }
    return y;
}
/* Two transforms, each as much as 4 times what it is of, and either may feel the period. */
ORACLE(ht_phasor, 256)
{
    cycle y = dominant(c, 12, exact);
    for (int64_t i = 32; i < c->n; i++) {
        c->out[0][i] = y.i1[i], c->out[1][i] = y.q1[i];
        if (y.unsure[i] != 0) c->scale[0][i] = c->scale[1][i] = INFINITY;
    }
}

/* The period in whole bars, at least 1. */
static int bars_of(L period) { int n = (int)(period + (L)1 / 2); return n < 1 ? 1 : n; }
static bool between_bars(L period) { L n = (L)(int)period + (L)1 / 2; return absolute(period - n) < 1e-10; }

/* The phase by a discrete Fourier transform of the smoothed prices of one cycle, the newest first; before bar 37 there are none.
 * `far` says how many times the roundings of the movements count: movements add up to large values that may cancel. */
static void phases(const call *c, const cycle *y, L *angle, L *far)
{
    const L *x = c->in[0];
    L *s = zeros(c);
    for (int64_t i = 37; i < c->n; i++) s[i] = (4 * x[i] + 3 * x[i - 1] + 2 * x[i - 2] + x[i - 3]) / 10;
    for (int64_t i = 37; i < c->n; i++) {
        int n = bars_of(y->period[i]);
        L along = 0, up = 0, size = 0, mean = 0;
        for (int k = 0; k < n && k <= i; k++) mean += s[i - k] / n;
        for (int k = 0; k < n; k++) {
            L v = k <= i ? s[i - k] : 0, w = 2 * (L)PI * k / n;
            along += (v - mean) * (L)cosl((long double)w), up += (v - mean) * (L)sinl((long double)w);
            if (k < n - 1 && k < i - 3) {
                size += absolute(v - s[i - k - 1]);
                for (int j = 0; j < 4; j++) size += absolute(x[i - k - j] - x[i - k - j - 1]) / 4;
            }
        }
        L length = root(along * along + up * up), a = 0;
        far[i] = size == 0 || n < 2 ? 0 : length < 1e-12 * size ? (L)INFINITY : size / length / (2 * (L)sinl(PI / n));
        if (far[i] != 0) a = (L)atanl((long double)(along == 0 ? (up > 0 ? (L)1e300 : (L)-1e300) : up / along)) * 180 / (L)PI;
        a += 90 + 360 / y->period[i];
        if (far[i] != 0 && along < 0) a += 180;
        angle[i] = a > 315 ? a - 360 : a;
        if (y->unsure[i] != 0 || between_bars(y->period[i])) far[i] = INFINITY;
    }
}
static L step(void) { return (L)1e-9; }
static bool at_the_jump(L angle, L far) { L e = step() * (1 + far); return angle > 315 - e || angle < -45 + e; }

ORACLE(ht_dcphase, 32)
{
    cycle y = dominant(c, 37, exact);
    L *a = zeros(c), *far = zeros(c);
    phases(c, &y, a, far);
    for (int64_t i = 63; i < c->n; i++) {
        c->out[0][i] = a[i];
        c->scale[0][i] = at_the_jump(a[i], far[i]) ? (L)INFINITY : more(100, absolute(a[i])) + 60 * far[i];
    }
}
ORACLE(ht_sine, 32)
{
    cycle y = dominant(c, 37, exact);
    L *a = zeros(c), *far = zeros(c);
    phases(c, &y, a, far);
    for (int64_t i = 63; i < c->n; i++)
        for (int k = 0; k < 2; k++) {
            c->out[k][i] = (L)sinl((long double)((a[i] + 45 * k) * (L)PI / 180));
            c->scale[k][i] = 1 + far[i];
        }
}

/* Means of one cycle's prices, at most `longest`, with weights 4 3 2 1; before bar 0 all are 0. */
static void lines(const call *c, const cycle *y, int longest, L *line, bool *unsure)
{
    L *m = zeros(c);
    for (int64_t i = 0; i < c->n; i++) {
        int n = bars_of(y->period[i]);
        if (n > longest) n = longest;
        for (int k = 0; k < n && k <= i; k++) m[i] += c->in[0][i - k] / n;
        line[i] = (4 * m[i] + 3 * (i > 0 ? m[i - 1] : 0) + 2 * (i > 1 ? m[i - 2] : 0) + (i > 2 ? m[i - 3] : 0)) / 10;
        unsure[i] = false;
        for (int64_t k = i; k >= 0 && k > i - 4; k--) unsure[i] |= y->unsure[k] != 0 || between_bars(y->period[k]);
    }
}
ORACLE(ht_trendline, 8)
{
    bool settled = chosen(c, "start", "settled"), quotient = chosen(c, "arctangent", "quotient");
    int first = whole(c, "warmup_bars"), longest = whole(c, "max_dc_period");
    if (settled) first = 63;
    cycle y = dominant(c, settled ? 37 : 0, quotient ? exact : NULL);
    L *line = zeros(c);
    bool *unsure = calloc((size_t)c->n + 1, sizeof *unsure);
    lines(c, &y, longest, line, unsure);
    for (int64_t i = first; i < c->n; i++) {
        c->out[0][i] = line[i];
        if (unsure[i]) c->scale[0][i] = INFINITY;
    }
    free(unsure);
}

/* A trend unless the sine lines have crossed within half a period, or the phase turns about as fast as the period says; and
 * in any case where the price is 1.5 % off the line. */
ORACLE(ht_trendmode, 1)
{
    const L *x = c->in[0];
    cycle y = dominant(c, 37, exact);
    L *a = zeros(c), *far = zeros(c), *line = zeros(c), days = 0, was = 0;
    bool *unsure = calloc((size_t)c->n + 1, sizeof *unsure), sure = true, near = false;
    phases(c, &y, a, far);
    lines(c, &y, 50, line, unsure);
    for (int64_t i = 37; i < c->n; i++) {
        L d = (L)sinl((long double)(a[i] * (L)PI / 180)) - (L)sinl((long double)((a[i] + 45) * (L)PI / 180)), e = step() * (1 + far[i]);
        bool before = near, crossed = (d > 0 && was <= 0) || (d < 0 && was >= 0);
        near = !(absolute(d) > e);
        if (near || before) sure = false; else if (crossed) sure = true;
        days = crossed ? 1 : days + 1, was = d;
        if (i < 63) continue;

        L p = y.period[i], turn = a[i] - a[i - 1], even = 360 / p, off = absolute((4 * x[i] + 3 * x[i - 1] + 2 * x[i - 2] + x[i - 3]) / 10 - line[i]);
        L limit = (L)15 / 1000 * absolute(line[i]), te = 100 * (e + step() * (1 + far[i - 1]));
        bool jump = at_the_jump(a[i], far[i]) || at_the_jump(a[i - 1], far[i - 1]);
        bool far_off = line[i] != 0 && off >= limit, soon = days < p / 2, even_turn = turn > (L)67 / 100 * even && turn < (L)15 / 10 * even;
        c->out[0][i] = far_off ? 1 : soon || even_turn ? 0 : 1;

        bool open = unsure[i] || (absolute(off - limit) < 1e-12 * absolute(line[i]) && line[i] != 0);
        bool open_soon = !sure || absolute(days - p / 2) < 1e-9;
        bool open_turn = jump || !(absolute(turn - (L)67 / 100 * even) > te && absolute(turn - (L)15 / 10 * even) > te);
        if (!open && far_off) continue;
        if (!open && ((soon && !open_soon) || (even_turn && !open_turn))) continue;
        if (open || open_soon || open_turn) c->scale[0][i] = INFINITY;
    }
    free(unsure);
}
