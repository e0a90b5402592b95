/* filter.c -- oracles of Ehlers' filters. */
#include "oracle.h"

#include <math.h>

/* Sines and the like to all digits of L: by their series, after the angle has been brought near 0. */
static L pi(void) { return (L)3.14159265358979323846L + (L)-5.0165576126683320235573270803307570121e-20L; }
static L exponential(L x)
{
    L z = x / 1024, term = 1, sum = 1;
    for (int k = 1; k < 30; k++) term *= z / k, sum += term;
    for (int k = 0; k < 10; k++) sum *= sum;
    return sum;
}
static L sine(L x)
{
    while (x > pi()) x -= 2 * pi();
    while (x < -pi()) x += 2 * pi();
    L term = x, sum = x;
    for (int k = 1; k < 30; k++) term *= -x * x / ((2 * k) * (2 * k + 1)), sum += term;
    return sum;
}
static L cosine(L x) { return sine(x + pi() / 2); }

static L at(const L *x, int64_t i) { return i < 0 ? x[0] : x[i]; }
static L size_of(const L *x, int64_t i, L before) { return more(before, absolute(x[i])); }

/* y = n0 x + n1 x[1] + n2 x[2] + b y[1] - a2 y[2] from bar `from` on. */
static void second_order(const call *c, int64_t from, const L *x, L n0, L n1, L n2, L b, L a2, L *y)
{
    for (int64_t i = from; i < c->n; i++)
        y[i] = n0 * x[i] + n1 * at(x, i - 1) + n2 * at(x, i - 2) + b * (i > 0 ? y[i - 1] : 0) - a2 * (i > 1 ? y[i - 2] : 0);
}
static void super_smoothed(const call *c, const L *x, L f, int64_t start, L *y)
{
    L a = exponential(-f), b = 2 * a * cosine(f), g = (1 + a * a - b) / 2;
    for (int64_t i = start; i < start + 2 && i < c->n; i++) y[i] = x[i];
    second_order(c, start + 2, x, g, g, 0, b, a * a, y);
}

/* Two poles, as long as the memory of half a period or so; begun with two prices. */
ORACLE(supersmoother, 8)
{
    int n = whole(c, "period");
    *c->widen = fading(n);
    super_smoothed(c, c->in[0], (L)1414 / 1000 * pi() / n, n - 1, c->out[0]);
}

/* 1 - a is (1 - sin) / cos, or, where that is 0 / 0, its limit. */
static L rest_of_angle(L f) { L s = sine(f / 2), k = cosine(f / 2); return (k - s) / (k + s); }

static void high_passed(const call *c, const L *x, L angle, bool own, int64_t start, L *y)
{
    L p = rest_of_angle(angle);
    for (int64_t i = start; i < c->n; i++) y[i] = i == start ? (own ? x[i] : 0) : p * y[i - 1] + (1 + p) / 2 * (x[i] - x[i - 1]);
}
static void high_passed_twice(const call *c, const L *x, L angle, bool own, L *y)
{
    L p = rest_of_angle(angle), g = (1 + p) * (1 + p) / 4;
    for (int64_t i = 0; own && i < 2 && i < c->n; i++) y[i] = x[i];
    second_order(c, own ? 2 : 0, x, g, -2 * g, g, 2 * p, p * p, y);
}

/* A price to begin with is a price to be off by. */
static void seeded_scale(const call *c, bool own)
{
    L largest = 0;
    for (int64_t i = 0; own && i < c->n; i++) c->scale[0][i] = largest = size_of(c->in[0], i, largest);
}

ORACLE(highpass, 8)
{
    int n = whole(c, "period");
    bool own = chosen(c, "start", "price");
    *c->widen = fading(n);
    high_passed(c, c->in[0], 2 * pi() / n, own, 0, c->out[0]);
    seeded_scale(c, own);
}

ORACLE(highpass_2_pole, 8)
{
    int n = whole(c, "period");
    bool own = chosen(c, "start", "price");
    *c->widen = fading((int)(n / real(c, "k")));
    high_passed_twice(c, c->in[0], 2 * pi() * (L)real(c, "k") / n, own, c->out[0]);
    seeded_scale(c, own);
}

ORACLE(decycler, 8)
{
    int n = whole(c, "hp_period");
    L *y = series(c);
    *c->widen = fading((int)(n / real(c, "k")));
    high_passed_twice(c, c->in[0], 2 * pi() * (L)real(c, "k") / n, chosen(c, "start", "price"), y);
    for (int64_t i = 2; i < c->n; i++) c->out[0][i] = c->in[0][i] - y[i];
}

/* In percent of the price: as exact as prices so far are to the one in hand. */
ORACLE(dec_osc, 16)
{
    int n = whole(c, "hp_period");
    L *y = series(c), *d = series(c), *o = series(c), f = 2 * pi() * (L)707 / 1000 / n, k = (L)real(c, "k") * 100, largest = 0;
    *c->widen = fading(n);
    high_passed_twice(c, c->in[0], f, chosen(c, "start", "price"), y);
    for (int64_t i = 0; i < c->n; i++) d[i] = c->in[0][i] - y[i];
    high_passed_twice(c, d, 2 * f, false, o);
    for (int64_t i = 0; i < c->n; i++) {
        L x = c->in[0][i];
        largest = size_of(c->in[0], i, largest);
        if (i >= 2) c->out[0][i] = x == 0 ? 0 : k * o[i] / x, c->scale[0][i] = x == 0 ? 1 : k * largest / absolute(x);
    }
}

/* Averages in a row, begun with 0 or the first price. */
ORACLE(gaussian, 8)
{
    int n = whole(c, "period"), poles = whole(c, "poles");
    L two = poles == 1 ? 2 : poles == 2 ? root(2) : poles == 4 ? root(root(2)) : (L)cbrtl(2), *x = series(c);
    if (poles == 3) two -= (two * two * two - 2) / (3 * two * two);
    L b = (1 - cosine(2 * pi() / n)) / (two - 1), a = root(b * b + 2 * b) - b;
    *c->widen = fading((int)(2 / a));
    for (int64_t i = 0; i < c->n; i++) x[i] = c->in[0][i];
    for (int k = 0; k < poles; k++) {
        L y = chosen(c, "start", "zero") || !c->n ? 0 : x[0];
        for (int64_t i = 0; i < c->n; i++) x[i] = y += a * (x[i] - y);
    }
    for (int64_t i = 0; i < c->n; i++) c->out[0][i] = x[i];
}
