/* cycle.c -- oracles of Ehlers' Hilbert-transform cycles. */
#include "oracle.h"

static const long double PI = 3.14159265358979323846264338327950288L;

/* (a s + b s[2] - b s[4] - a s[6]) times a gain; the constants are Ehlers' decimals. */
static L hilbert(const L *s, int64_t i, L gain)
{
    L a = (L)962 / 10000, b = (L)5769 / 10000;
    return (a * s[i] + b * (i >= 2 ? s[i - 2] : s[0]) - b * (i >= 4 ? s[i - 4] : s[0]) - a * (i >= 6 ? s[i - 6] : s[0])) * gain;
}
static L *zeros(const call *c) { L *x = series(c); for (int64_t i = 0; i < c->n; i++) x[i] = 0; return x; }

/* The homodyne discriminator, as TA-Lib runs it: prices smoothed by weights 4 3 2 1, all transforms
 * at 0 before bar 12.  angle(im, re) is in radians. */
typedef L arc(L);
static L exact(L x) { return (L)atanl((long double)x); }

static void discriminator(const call *c, const L *x, int64_t from, bool primed, arc *angle, L *detrender, L *quadrature, L *length, L *smooth)
{
    L *s = series(c), *ji = zeros(c), *jq = zeros(c), *i1 = zeros(c), i2 = 0, q2 = 0, re = 0, im = 0, period = 0;
    (void)ji, (void)jq;
    for (int64_t i = 0; i < c->n; i++) {
        if (primed) s[i] = (4 * x[i] + 3 * x[i > 0 ? i - 1 : 0] + 2 * x[i > 1 ? i - 2 : 0] + x[i > 2 ? i - 3 : 0]) / 10;
        else s[i] = i < from ? 0 : (4 * x[i] + 3 * x[i - 1] + 2 * x[i - 2] + x[i - 3]) / 10;
    }
    for (int64_t i = from; i < c->n; i++) {
        L gain = (L)75 / 1000 * period + (L)54 / 100, was = period, p2 = i2, r2 = q2;
        detrender[i] = hilbert(s, i, gain);
        quadrature[i] = hilbert(detrender, i, gain);
        i1[i] = i >= 3 ? detrender[i - 3] : 0;
        L a = hilbert(i1, i, gain), b = hilbert(quadrature, i, gain);
        i2 = (L)2 / 10 * (i1[i] - b) + (L)8 / 10 * p2;
        q2 = (L)2 / 10 * (quadrature[i] + a) + (L)8 / 10 * r2;
        re = (L)2 / 10 * (i2 * p2 + q2 * r2) + (L)8 / 10 * re;
        im = (L)2 / 10 * (i2 * r2 - q2 * p2) + (L)8 / 10 * im;
        if (im != 0 && re != 0) period = 2 * (L)PI / angle(im / re);
        period = less(period, (L)15 / 10 * was), period = more(period, (L)67 / 100 * was);
        period = period < 6 ? 6 : period > 50 ? 50 : period;
        period = (L)2 / 10 * period + (L)8 / 10 * was;
        length[i] = period;
        smooth[i] = (L)33 / 100 * period + (L)67 / 100 * (i ? smooth[i - 1] : 0);
    }
}

ORACLE(ht_dcperiod, 4096)
{
    L *d = zeros(c), *q = zeros(c), *l = zeros(c), *s = zeros(c);
    discriminator(c, c->in[0], 12, false, exact, d, q, l, s);
    for (int64_t i = 32; i < c->n; i++) c->out[0][i] = s[i];
}

/* VectorTA's arctangent: z (pi/4 + (0.2447 + 0.0663 |z|) (1 - |z|)), reflected beyond 1. */
static L rough(L z)
{
    L a = absolute(z), t = a > 1 ? 1 / a : a, y = t * ((L)PI / 4 + ((L)2447 / 10000 + (L)663 / 10000 * t) * (1 - t));
    if (a > 1) y = (L)PI / 2 - y;
    return z < 0 ? -y : y;
}

/* MAMA: alpha = fast limit / change of phase in degrees (at least 1), not below the slow limit; FAMA
 * follows with alpha / 2. */
ORACLE(mama, 4096)
{
    L *d = zeros(c), *q = zeros(c), *l = zeros(c), *s = zeros(c), fast = (L)real(c, "fast_limit"), slow = (L)real(c, "slow_limit");
    L phase = 0, m = c->n ? c->in[0][0] : 0, f = m;
    discriminator(c, c->in[0], 0, true, rough, d, q, l, s);
    for (int64_t i = 0; i < c->n; i++) {
        L i1 = i >= 3 ? d[i - 3] : 0, was = phase;
        if (i1 != 0) phase = rough(q[i] / i1) * 180 / (L)PI;
        L turn = more(was - phase, 1), a = more(fast / turn, slow);
        m += a * (c->in[0][i] - m), f += a / 2 * (m - f);
        if (i >= 10) c->out[0][i] = m, c->out[1][i] = f;
    }
}
