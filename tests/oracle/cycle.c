/* cycle.c -- oracles of Ehlers' Hilbert-transform cycles. */
#include "oracle.h"

static const long double PI = 3.14159265358979323846264338327950288L;

/* (a s + b s[2] - b s[4] - a s[6]) times a gain; the constants are Ehlers' decimals.  Before bar 0, s is `fill`. */
static L hilbert(const L *s, int64_t i, L fill, L gain)
{
    L a = (L)962 / 10000, b = (L)5769 / 10000;
    return (a * (s[i] - (i >= 6 ? s[i - 6] : fill)) + b * ((i >= 2 ? s[i - 2] : fill) - (i >= 4 ? s[i - 4] : fill))) * gain;
}
L *zeros(const call *);
L *zeros(const call *c) { L *x = series(c); for (int64_t i = 0; i < c->n; i++) x[i] = 0; return x; }

/* The homodyne discriminator: prices smoothed by weights 4 3 2 1.  As TA-Lib runs it all transforms are 0
 * before bar 12 (`from`).  As VectorTA does (primed), all of them are the first price before bar 0, and prices
 * before bar 0 are the one in hand.  angle(im / re) is in radians; NULL: of the point (re, im), in its quadrant, and where
 * there is none the period wanted is 0. */
typedef L arc(L);
L exact(L);
void discriminator(const call *, const L *, int64_t, bool, arc *, L *, L *, L *, L *);
L exact(L x) { return (L)atanl((long double)x); }

void discriminator(const call *c, const L *x, int64_t from, bool primed, arc *angle, L *detrender, L *quadrature, L *smooth, L *unsure)
{
    L *s = series(c), *i1 = zeros(c), i2 = 0, q2 = 0, re = 0, im = 0, period = 0, fill = primed && c->n ? x[0] : 0;
    for (int64_t i = 0; i < c->n; i++) {
        if (primed) s[i] = (4 * x[i] + 3 * x[i > 0 ? i - 1 : i] + 2 * x[i > 1 ? i - 2 : i] + x[i > 2 ? i - 3 : i]) / 10;
        else s[i] = i < from ? 0 : (4 * x[i] + 3 * (i > 0 ? x[i - 1] : 0) + 2 * (i > 1 ? x[i - 2] : 0) + (i > 2 ? x[i - 3] : 0)) / 10;
    }
    for (int64_t i = from; i < c->n; i++) {
        L gain = (L)75 / 1000 * period + (L)54 / 100, was = period, p2 = i2, r2 = q2;
        detrender[i] = hilbert(s, i, fill, gain);
        quadrature[i] = hilbert(detrender, i, fill, gain);
        i1[i] = i >= 3 ? detrender[i - 3] : fill;
        L a = hilbert(i1, i, fill, gain), b = hilbert(quadrature, i, fill, gain);
        i2 = (L)2 / 10 * (i1[i] - b) + (L)8 / 10 * p2;
        q2 = (L)2 / 10 * (quadrature[i] + a) + (L)8 / 10 * r2;
        re = (L)2 / 10 * (i2 * p2 + q2 * r2) + (L)8 / 10 * re;
        im = (L)2 / 10 * (i2 * r2 - q2 * p2) + (L)8 / 10 * im;
        if (!angle) period = 0;
        if (im != 0 && re != 0) period = 2 * (L)PI / (angle ? angle(im / re) : (L)atan2l((long double)im, (long double)re));
        period = less(period, (L)15 / 10 * was), period = more(period, (L)67 / 100 * was);
        period = period < 6 ? 6 : period > 50 ? 50 : period;
        period = (L)2 / 10 * period + (L)8 / 10 * was;
        unsure[i] = im != 0 && absolute(im) < 1e-9 * absolute(re);      /* rounding decides: period up or down */
        smooth[i] = (L)33 / 100 * period + (L)67 / 100 * (i ? smooth[i - 1] : 0);
    }
}

ORACLE(ht_dcperiod, 128)
{
    L *d = zeros(c), *q = zeros(c), *s = zeros(c), *u = zeros(c);
    discriminator(c, c->in[0], 12, false, exact, d, q, s, u);
    for (int64_t i = 32; i < c->n; i++) c->out[0][i] = s[i];
}

/* VectorTA's arctangent: z pi/4 + (z (|z| - 1) + 0.2447 + 0.0663 |z|), reflected beyond 1. */
static L rough(L z)
{
    L a = absolute(z), t = a > 1 ? 1 / z : z, y = t * (L)PI / 4 + (t * (absolute(t) - 1) + (L)2447 / 10000 + (L)663 / 10000 * absolute(t));
    return a <= 1 ? y : z > 0 ? (L)PI / 2 - y : -(L)PI / 2 - y;
}

/* MAMA: alpha = fast limit / change of phase in degrees (at least 1), not below the slow limit nor above
 * the fast one; FAMA follows with alpha / 2.  TA-Lib's start at bar 12, from 0. */
ORACLE(mama, 64)
{
    L *d = zeros(c), *q = zeros(c), *s = zeros(c), *u = zeros(c), fast = (L)real(c, "fast_limit"), slow = (L)real(c, "slow_limit");
    bool settled = chosen(c, "start", "settled");
    arc *angle = chosen(c, "arctangent", "exact") ? exact : rough;
    int64_t from = settled ? 12 : 0;
    if (c->n == 0) return;
    L phase = 0, m = settled ? 0 : c->in[0][0], f = m, doubt = 0;
    discriminator(c, c->in[0], from, !settled, angle, d, q, s, u);
    for (int64_t i = from; i < c->n; i++) {
        L i1 = i >= 3 ? d[i - 3] : c->in[0][0], was = phase;
        if (i1 != 0) phase = angle(q[i] / i1) * 180 / (L)PI; else if (settled) phase = 0;
        L turn = more(was - phase, 1), a = less(more(fast / turn, slow), fast);
        m += a * (c->in[0][i] - m), f += a / 2 * (m - f);
        if (i >= (settled ? 32 : 10)) c->out[0][i] = m, c->out[1][i] = f;
        /* Where i1 is next to 0 rounding decides if the phase is 90 or -90 degrees: this has to fade. */
        doubt = u[i] != 0 || absolute(i1) < 1e-9 * absolute(q[i]) ? 1 : doubt * (1 - slow / 2);
        if (doubt > 1e-13) c->scale[0][i] = c->scale[1][i] = INFINITY;
    }
}
