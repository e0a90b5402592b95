/* filter.h -- Ehlers' filters of one and two poles, eight bars at a time.
 *
 *     two_pole(part, x)       y = 2 r cos(angle) y[1] - r^2 y[2] + n0 x + n1 x[1], from a pair of complex poles
 *     super(part, move)                    a smoother's distance from x
 *     high_pass(part, x, move), high_pass_2(part, x, move), band_pass(part, x, move)
 *
 * All run on movements, so that a high price does not eat the digits of a small one.
 */
#ifndef TACHO_KERNEL_FILTER_H
#define TACHO_KERNEL_FILTER_H
#include "pole.h"
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
 * h is g where `halved`, else 0.  It begins with the values at bars `start` and start + 1 themselves.
 *
 *     super(part, move)       y - x: the same filter of movements, with n0 = g - 1 and n1 = a^2
 *     super_move(part, move)  y - y[1], if opened by open_super_move: with n0 = n1 = g
 *
 * from and from_i: what enters at bar start + 1, times the movement.
 */
typedef struct { K start, b, bi, from, from_i; two_pole of; } smoother;
#define open_super(part, decay, angle, halved, start) super_open(&s->part, m, decay, angle, halved, start, 0)
#define open_super_move(part, decay, angle, start)    super_open(&s->part, m, decay, angle, 1, start, 1)
#define super(part, move)                             super_step(&s->part, t, move)
#define super_move(part, move)                        super_step(&s->part, t, move)

static inline __attribute__((unused)) void super_open(smoother *f, arena *m, K decay, K angle, int halved, K start, int moves)
{
    K a = exp_k(-decay), c = cos_k(angle), s = sin_k(angle), less = exp_less_1(-decay), h = sin_k(angle / 2);
    K apart = less + 2 * h * h, all = less * less + 4 * a * h * h, g = halved ? all / 2 : all;     /* apart = a - cos(angle) */
    f->start = start, f->b = g - 1, f->bi = -(apart + g * c) / s, f->from = 0, f->from_i = -a / s;
    if (moves) f->b = g, f->bi = -g * (c + 1 / a) / s, f->from = 1, f->from_i = -apart / s;
    needs_warm(m, (int64_t)start + 2);
    two_pole_open(&f->of, m, decay, angle, f->b, f->bi);
}
INLINE R super_step(smoother *f, tick t, R move)
{
    if (!t.warm) return two_pole_step(&f->of, t, move);
    R j = t.i - f->start, in = sel(j > rep(1), move, rep(0));
    M first = j == rep(1);
    R y = two_pole_from(&f->of, t, sel(first, f->from * move, f->b * in), sel(first, f->from_i * move, f->bi * in));
    return sel(j > rep(1), y, sel(first, f->from * move, rep(0)));
}

/* -- high_pass, of one pole; high_pass_2, the same twice ------------------------------------------ *
 *
 *     y = (1 - a) y[1] + (1 - a/2) move                a = 1 + (sin angle - 1) / cos angle = 2 h / (1 + h)
 *                                                      h = tan(angle / 2)
 * It begins at bar `start` with the value itself (`own`), and the second with the first two; or as if that
 * value had been there for ever, with 0.
 */
typedef struct { K own, start, a; pole y; } high_pass;
typedef struct { K own, a, g; pole one, two; previous q; } high_pass_2;
#define open_high_pass(part, angle, own, start) high_pass_open(&s->part, m, angle, own, start)
#define high_pass(part, x, move)                high_pass_step(&s->part, t, x, move)
#define open_high_pass_2(part, angle, own)      high_pass_2_open(&s->part, m, angle, own)
#define high_pass_2(part, x, move)              high_pass_2_step(&s->part, t, x, move)

static inline __attribute__((unused)) void high_pass_open(high_pass *f, arena *m, K angle, int own, K start)
{
    K h = tan_k(angle / 2);
    f->own = own * (1 + h), f->start = start;
    needs_warm(m, (int64_t)start + 1);
    pole_open(&f->y, m, 2 * h / (1 + h), 1 / (1 + h));
}
INLINE R high_pass_step(high_pass *f, tick t, R x, R move)
{
    M first = t.i == rep(f->start);
    R y = pole_step(&f->y, t, early(t.i <= rep(f->start), sel(first, f->own * x, rep(0)), move));
    return early(first, sel(rep(f->own) == rep(0), rep(0), x), y);
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
    int own = t.warm && f->own != 0;
    R q = pole_step(&f->one, t, own ? sel(second, (f->a / 4 * move - (1 - f->a) * (x - move)) / f->g, move) : move);
    R v = q - previous_step(&f->q, t, q);
    return pole_step(&f->two, t, own ? sel(begins, sel(second, move + f->a * (x - move), x), v) : v);
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
    K h = tan_k(bandwidth * angle / 2), decay = log_1_and(2 * h / (1 - h)) / 2;
    K up = sin_k(angle), across = cos_k(angle), fall = across * sinh_k(decay);
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
    return sel(j > rep(1), y, sel(j < rep(0), rep(0), y1));
}

/* -- decaying: y = max(d y[1], x), x >= 0 ------------------------------------------------------------ */

typedef struct { K d, d8; int64_t at; K y; left x; } decaying;
#define open_decaying(part, d) decaying_open(&s->part, m, d)
#define decaying(part, x)      decaying_step(&s->part, t, x)

static inline __attribute__((unused)) void decaying_open(decaying *f, arena *m, K d)
{
    K w[24], powers[9] = { 1 };
    for (int k = 1; k < 9; k++) powers[k] = powers[k - 1] * d;
    for (int k = 0; k < 8; k++) w[k] = powers[1 + (k & 1)], w[8 + k] = powers[1 + (k & 3)], w[16 + k] = powers[1 + k];
    f->d = d, f->d8 = powers[8], f->at = take(m, 3, 0);
    if (m->home) memcpy(m->home + f->at, w, sizeof w);
    fixed(m, f, offsetof(decaying, y));
}
INLINE R decaying_step(decaying *f, tick t, R x)
{
    const past *w = AT(f->at);
    x = greater(x, f->d * TAKE(1, &f->x, 0, x));
    x = greater(x, power(w, 0) * TAKE(2, &f->x, 0, x));
    x = greater(x, power(w, 1) * TAKE(3, &f->x, 0, x));
    R y = greater(x, power(w, 2) * f->y);
    if (carries_on) f->y = most(last(x), f->d8 * f->y);
    return y;
}

/* -- turn: the last n values against one turn of a cosine and a sine ----------------------------------- *
 *
 *     cosine = sum(cos(2 pi k / n) x[k]), sine likewise,                    k = 0 ... n - 1
 *     cosine = sum(cos(2 pi k / n) x[k])                                    k = 1 ... n      if `later`
 *
 * By parts: each movement is weighed with the sum of the weights of the values since.  All weights together are 0, or next to
 * it if `pi` is not all of it: `level` of these.
 */
typedef struct { K level_c, level_s; fir c, s; } turn;
typedef struct { R cosine, sine; } turned;
#define open_turn(part, n, later, pi) turn_open(&s->part, m, n, later, pi)
#define turn(part, x, move)           turn_step(&s->part, t, x, move)

static inline __attribute__((unused)) void turn_open(turn *f, arena *m, K n, int later, K pi)
{
    K step = pi / n, left = pi == PI_K ? 0 : sin_k(pi) / sin_k(step);
    f->level_c = left * cos_k((n - 1) * step), f->level_s = left * sin_k((n - 1) * step);
    fir_open(&f->c, m, (int64_t)n), fir_open(&f->s, m, (int64_t)n);
    if (!m->home) return;
    K *c = (K *)(m->home + f->c.weights), *w = (K *)(m->home + f->s.weights);
    for (K k = later; k < n - 1 + later; k++) {
        K size = sin_k((k + 1 - later) * step) / sin_k(step), at = k + later;
        c[(int64_t)k] = size * cos_k(at * step) - f->level_c;
        w[(int64_t)k] = size * sin_k((pi == PI_K ? least(at, n - at) : at) * step) - f->level_s;
    }
}
INLINE turned turn_step(turn *f, tick t, R x, R move)
{
    return (turned){ f->level_c * x + fir_step(&f->c, t, move), f->level_s * x + fir_step(&f->s, t, move) };
}

#endif
