/* filter.h -- Ehlers' filters of one and two poles, eight bars at a time.
 *
 *     two_pole(part, x)       y = 2 r cos(angle) y[1] - r^2 y[2] + n0 x + n1 x[1], from a pair of complex poles
 *     super(part, move)       a smoother's distance from x
 *     high_pass(part, x, move), high_pass_2(part, x, move), band_pass(part, x, move)
 *
 * All run on movements, so that a high price does not eat the digits of a small one.
 */
#ifndef TACHO_KERNEL_FILTER_H
#define TACHO_KERNEL_FILTER_H
#include "parts.h"
#include "math.h"

#define PI_K 0x1.921fb54442d18p+1

/* -- two_pole: the real part of s = z s[1] + b x, z = r exp(i angle) ---------------------------- *
 *
 * As in scan_fixed, s[k] = z^k (z s[-1] + the sum of b x[j] / z^j, j <= k), which are two sums of real numbers.  The real
 * part of b is n0; its imaginary part, which makes up for n1, is -(n0 cos(angle) + n1 / r) / sin(angle).
 *
 *     open_two_pole(part, decay, angle, b, bi)     decay = -log r
 *     two_pole_from(part, x, y)                    in warm-up: what enters is x + i y instead of b x
 */
enum { TURNS = 6 };                                 /* b / z^k, z^k, 1 / z^k                  */
typedef struct { K c8, s8; int64_t at; carried r, i; left x, y; } two_pole;
#define open_two_pole(part, decay, angle, b, bi) two_pole_open(&s->part, m, decay, angle, b, bi)

static inline __attribute__((unused)) void two_pole_open(two_pole *f, arena *m, K decay, K angle, K b, K bi)
{
    K w[8 * TURNS];
    for (int k = 0; k < 8; k++) {
        K size = exp_k(-decay * k), c = cos_k(angle * k), s = sin_k(angle * k);
        w[k] = (b * c + bi * s) / size, w[8 + k] = (bi * c - b * s) / size;
        w[16 + k] = size * c, w[24 + k] = size * s;
        w[32 + k] = c / size, w[40 + k] = -s / size;
    }
    f->c8 = exp_k(-8 * decay) * cos_k(8 * angle), f->s8 = exp_k(-8 * decay) * sin_k(8 * angle);
    f->at = take(m, TURNS, 0);
    if (m->home) memcpy(m->home + f->at, w, sizeof w);
    fixed(m, f, offsetof(two_pole, r));
}
INLINE R two_pole_sum(two_pole *f, tick t, R x, R y)
{
    const past *w = AT(f->at);
    x = prefix_sums(&f->x, t, x), y = prefix_sums(&f->y, t, y);
    C r = carry(f->r), i = carry(f->i);
    if (carries_on) {
        C a = ENDS(x) + r, b = ENDS(y) + i;
        carry_on(f->r, f->c8 * a - f->s8 * b), carry_on(f->i, f->c8 * b + f->s8 * a);
    }
    return power(w, 2) * (x + r) - power(w, 3) * (y + i);
}
INLINE R two_pole_step(two_pole *f, tick t, R x)
{
    const past *w = AT(f->at);
    return two_pole_sum(f, t, power(w, 0) * x, power(w, 1) * x);
}
INLINE R two_pole_from(two_pole *f, tick t, R x, R y)
{
    const past *w = AT(f->at);
    return two_pole_sum(f, t, power(w, 4) * x - power(w, 5) * y, power(w, 4) * y + power(w, 5) * x);
}

/* exp x - 1 and log (1 + x), exact where x is small. */
INLINE K exp_less_1(K x) { return 2 * exp_k(x / 2) * sinh_k(x / 2); }
INLINE K log_1_and(K x)  { K all = 1 + x; return log_k(all) + (x - (all - 1)) / all; }

/* -- super: a smoother of two poles that passes a constant unchanged ------------------------------ *
 *
 *     y = g x + h x[1] + 2 a cos(angle) y[1] - a^2 y[2],   a = exp(-decay),  g + h = 1 + a^2 - 2 a cos(angle)
 *
 * h is g where `mean`, else 0.  It begins with the values at bars `start` and start + 1 themselves.  Given is y - x, which is the
 * same filter of movements, with n0 = g - 1 and n1 = a^2.
 */
typedef struct { K start, b, bi, first; two_pole of; } smoother;
#define open_super(part, decay, angle, mean, start) super_open(&s->part, m, decay, angle, mean, start)
#define super(part, move)                           super_step(&s->part, t, move)

static inline __attribute__((unused)) void super_open(smoother *f, arena *m, K decay, K angle, int mean, K start)
{
    K a = exp_k(-decay), c = cos_k(angle), s = sin_k(angle), less = exp_less_1(-decay), h = sin_k(angle / 2);
    K all = less * less + 4 * a * h * h, g = mean ? all / 2 : all;
    f->start = start, f->b = g - 1, f->bi = -((less + 2 * h * h) + g * c) / s, f->first = -a / s;
    needs_warm(m, (int64_t)start + 2);
    two_pole_open(&f->of, m, decay, angle, f->b, f->bi);
}
INLINE R super_step(smoother *f, tick t, R move)
{
    if (!t.warm) return two_pole_step(&f->of, t, move);
    R j = t.i - f->start, in = sel(j > rep(1), move, rep(0));
    R y = two_pole_from(&f->of, t, f->b * in, sel(j == rep(1), f->first * move, f->bi * in));
    return sel(j > rep(1), y, rep(0));
}

/* -- high_pass, of one pole; high_pass_2, the same twice ------------------------------------------ *
 *
 *     y = (1 - a) y[1] + (1 - a/2) move                a = 1 + (sin angle - 1) / cos angle = 2 h / (1 + h)
 *                                                      h = tan(angle / 2)
 * It begins at bar `start` with the value itself (`own`), and the second with the first two; or as if that
 * value had been there for ever, with 0.
 */
typedef struct { K p8; int64_t scales; scan_fixed y; } pole;            /* y = (1 - c) y[1] + gain x */
typedef struct { K own, start, a; pole y; } high_pass;
typedef struct { K own, a, g; pole one, two; previous q; } high_pass_2;
#define open_high_pass(part, angle, own, start) high_pass_open(&s->part, m, angle, own, start)
#define high_pass(part, x, move)                high_pass_step(&s->part, t, x, move)
#define open_high_pass_2(part, angle, own)      high_pass_2_open(&s->part, m, angle, own)
#define high_pass_2(part, x, move)              high_pass_2_step(&s->part, t, x, move)

static inline __attribute__((unused)) void pole_open(pole *f, arena *m, K c, K gain)
{
    K w[8 * SCALES];
    if (c == 1) c = 0x1.fffffffffffffp-1;           /* 0 has no power to divide by            */
    f->p8 = scales_of(c, gain, w), f->scales = take(m, SCALES, 0);
    if (m->home) memcpy(m->home + f->scales, w, sizeof w);
    fixed(m, f, offsetof(pole, y));
}
INLINE R pole_step(pole *f, tick t, R x) { return fixed_scan(&f->y, t, AT(f->scales), f->p8, x); }

static inline __attribute__((unused)) void high_pass_open(high_pass *f, arena *m, K angle, int own, K start)
{
    K h = tan_k(angle / 2);
    f->own = own * (1 + h), f->start = start;
    needs_warm(m, (int64_t)start + 1);
    pole_open(&f->y, m, 2 * h / (1 + h), 1 / (1 + h));
}
INLINE R high_pass_step(high_pass *f, tick t, R x, R move)
{
    return pole_step(&f->y, t, early(t.i <= rep(f->start), sel(t.i == rep(f->start), f->own * x, rep(0)), move));
}
static inline __attribute__((unused)) void high_pass_2_open(high_pass_2 *f, arena *m, K angle, int own)
{
    K h = tan_k(angle / 2);
    f->own = own, f->a = 2 * h / (1 + h), f->g = 1 / ((1 + h) * (1 + h));
    needs_warm(m, 2);
    pole_open(&f->one, m, f->a, f->g), pole_open(&f->two, m, f->a, 1);
}
INLINE R high_pass_2_step(high_pass_2 *f, tick t, R x, R move)
{
    M second = t.i == rep(1), begins = t.i <= rep(1);
    R q = pole_step(&f->one, t, t.warm && f->own != 0 ? sel(second, (f->a / 4 * move - (1 - f->a) * (x - move)) / f->g, move) : move);
    R v = q - previous_step(&f->q, t, q);
    return pole_step(&f->two, t, t.warm && f->own != 0 ? sel(begins, sel(second, move + f->a * (x - move), x), v) : v);
}

/* -- band_pass: y = (1 - r^2)/2 (x - x[2]) + cos(angle) (1 + r^2) y[1] - r^2 y[2] ------------------ *
 *
 *     1 / r^2 = g + sqrt(g^2 - 1)       g = 1 / cos(bandwidth angle)
 *
 * angle is 2 pi / period, bandwidth at most 1 and the period at least 5, so that the poles are a pair.  It begins with two given
 * values, at bars `start` and start + 1: those of x (`own`), or 0.
 */
typedef struct { K start, own, b, bi, r, c, s; two_pole of; } band_pass;
#define open_band_pass(part, angle, bandwidth, own, start) band_pass_open(&s->part, m, angle, bandwidth, own, start)
#define band_pass(part, x, move)                           band_pass_step(&s->part, t, x, move)

static inline __attribute__((unused)) void band_pass_open(band_pass *f, arena *m, K angle, K bandwidth, int own, K start)
{
    K h = tan_k(bandwidth * angle / 2), decay = log_1_and(2 * h / (1 - h)) / 2, up = sin_k(angle), across = cos_k(angle), fall = across * sinh_k(decay);
    f->s = __builtin_sqrt((up - fall) * (up + fall)), f->c = across * cosh_k(decay), f->r = exp_k(-decay);
    f->b = exp_less_1(-2 * decay) * -.5, f->bi = f->b * (f->c + exp_k(decay)) / -f->s;
    f->start = start, f->own = own;
    needs_warm(m, (int64_t)start + 2);
    two_pole_open(&f->of, m, decay, atan2_k(f->s, f->c), f->b, f->bi);
}
INLINE R band_pass_step(band_pass *f, tick t, R x, R move)
{
    if (!t.warm) return two_pole_step(&f->of, t, move);
    R j = t.i - f->start, in = sel(j > rep(1), move, rep(0)), y1 = f->own * x, y0 = f->own * (x - move);
    M second = j == rep(1);
    R yi = (f->c * y1 - f->r * y0 + f->b / f->r * move) / -f->s;
    R y = two_pole_from(&f->of, t, sel(second, y1, f->b * in), sel(second, yi, f->bi * in));
    return sel(j < rep(1), sel(j == rep(0), y1, rep(0)), y);
}

#endif
