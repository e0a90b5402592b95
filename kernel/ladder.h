/* ladder.h -- windows folded by doubling; a template, included by parts.h once for each kind of fold.
 *
 *     FOLD                        name of the part
 *     RUNG, RUNG_FIELDS(F)        what a stretch of bars is folded to: a struct of R's
 *     LONE, LONE_FIELDS(F)        what a single bar is: likewise
 *     NOTHING                     what stands for bars before the first
 *     lift(lone)                  a single bar as a stretch
 *     pair(newer, older)          two single bars
 *     grow(newer, lone, how)      a stretch and one older bar
 *     join(newer, older, how)     a stretch and an older one
 *
 * Stretches of 2, 4, 8 bars are folded in the register, of 16, 32 ... bars between columns of eight;
 * then the powers of two that make up n are joined, newest first.  Nothing is ever subtracted: what
 * has left is forgotten exactly, and the same n values give the same bits wherever they stand.
 *
 *     n = 8 columns + rest:     `columns` whole columns   |   `rest` bars, `columns` blocks ago
 */
#define LADDER_(a, b) a##b
#define LADDER(a, b)  LADDER_(a, b)

#define LADDER_PAST(id)  past id;
#define LADDER_LAG1(id)  .id = lag1(p->id, v.id),
#define LADDER_LAG2(id)  .id = lag2(p->id, v.id),
#define LADDER_LAG4(id)  .id = lag4(p->id, v.id),
#define LADDER_LAG6(id)  .id = lag6(p->id, v.id),
#define LADDER_THERE(id) .id = recall(p->id),
#define LADDER_KEEP(id)  keep(p->id, v.id);

#define rung_past  LADDER(FOLD, _past)
#define lone_past  LADDER(FOLD, _lone)
#define ladder     LADDER(FOLD, _ladder)
#define rung_lag2  LADDER(FOLD, _lag2)
#define rung_lag4  LADDER(FOLD, _lag4)
#define rung_there LADDER(FOLD, _there)
#define rung_keep  LADDER(FOLD, _keep)
#define lone_lag1  LADDER(FOLD, _lone1)
#define lone_lag2  LADDER(FOLD, _lone2)
#define lone_lag4  LADDER(FOLD, _lone4)
#define lone_lag6  LADDER(FOLD, _lone6)
#define lone_keep  LADDER(FOLD, _lonekeep)

typedef struct { RUNG_FIELDS(LADDER_PAST) } rung_past;
typedef struct { LONE_FIELDS(LADDER_PAST) } lone_past;

typedef struct {
    int64_t columns, rest, rungs, tail, hows, mask, steps;
    lone_past x1;
    rung_past x2, x4, x8, x16;
} ladder;

INLINE LONE lone_lag1(const lone_past *p, tick t, LONE v)  { (void)t, (void)v; return (LONE){ LONE_FIELDS(LADDER_LAG1) }; }
INLINE LONE lone_lag2(const lone_past *p, tick t, LONE v)  { (void)t, (void)v; return (LONE){ LONE_FIELDS(LADDER_LAG2) }; }
INLINE LONE lone_lag4(const lone_past *p, tick t, LONE v)  { (void)t, (void)v; return (LONE){ LONE_FIELDS(LADDER_LAG4) }; }
INLINE LONE lone_lag6(const lone_past *p, tick t, LONE v)  { (void)t, (void)v; return (LONE){ LONE_FIELDS(LADDER_LAG6) }; }
INLINE RUNG rung_lag2(const rung_past *p, tick t, RUNG v)  { (void)t, (void)v; return (RUNG){ RUNG_FIELDS(LADDER_LAG2) }; }
INLINE RUNG rung_lag4(const rung_past *p, tick t, RUNG v)  { (void)t, (void)v; return (RUNG){ RUNG_FIELDS(LADDER_LAG4) }; }
INLINE RUNG rung_there(const rung_past *p, tick t)         { (void)t; return (RUNG){ RUNG_FIELDS(LADDER_THERE) }; }
INLINE void rung_keep(rung_past *p, tick t, RUNG v)        { (void)t; RUNG_FIELDS(LADDER_KEEP) }
INLINE void lone_keep(lone_past *p, tick t, LONE v)        { (void)t; LONE_FIELDS(LADDER_KEEP) }

static inline __attribute__((unused)) void LADDER(FOLD, _open)(ladder *w, arena *m, int64_t n)
{
    w->columns = n / 8, w->rest = n % 8, w->mask = ring_for(w->columns) - 1;
    for (int64_t len = 2; len <= w->columns; len *= 2) w->steps++;
    if (w->columns >= 4)            w->rungs = take(m, (int64_t)(sizeof(rung_past) / 64) * 2 * (w->mask + 1), NOTHING);
    if (w->columns && w->rest)      w->tail  = take(m, (int64_t)(sizeof(rung_past) / 64) * (w->mask + 1), NOTHING);
    w->hows = take_hows(m, w->columns, w->rest);
    fixed(m, w, offsetof(ladder, x1));
    K *nothing = (K *)&w->x1;
    for (size_t k = 0; k < (sizeof(ladder) - offsetof(ladder, x1)) / sizeof(K); k++) nothing[k] = NOTHING;
}

/* 32 bars and more: rungs of 2, 4, 8 ... columns. */
INLINE RUNG LADDER(FOLD, _longer)(ladder *w, tick t, RUNG x16, RUNG y)
{
    const how *hows = (const how *)AT(w->hows);
    rung_past *ring = (rung_past *)AT(w->rungs);              /* rung of `len` columns: ring of 2 len */
    for (int64_t len = 2;; ring += 2 * len, len *= 2, hows++) {
        int64_t at = t.block & (2 * len - 1), newer = w->columns & (len - 1);
        rung_keep(&ring[at], t, x16);
        if (w->columns & len && len > 2)
            y = newer ? join(y, rung_there(&ring[(at - newer) & (2 * len - 1)], t), *hows) : x16;
        if (2 * len > w->columns) return y;
        x16 = join(x16, rung_there(&ring[at ^ len], t), EVEN(8 * len));
    }
}

INLINE RUNG LADDER(FOLD, _step)(ladder *w, tick t, LONE x)
{
    RUNG x2 = pair(x, lone_lag1(&w->x1, t, x));
    RUNG x4 = join(x2, rung_lag2(&w->x2, t, x2), HOW(2, 2));
    RUNG x8 = join(x4, rung_lag4(&w->x4, t, x4), HOW(4, 4));
    RUNG b  = lift(x);
    switch (w->rest) {
    case 2: b = x2; break;
    case 3: b = grow(x2, lone_lag2(&w->x1, t, x), HOW(2, 1)); break;
    case 4: b = x4; break;
    case 5: b = grow(x4, lone_lag4(&w->x1, t, x), HOW(4, 1)); break;
    case 6: b = join(x4, rung_lag4(&w->x2, t, x2), HOW(4, 2)); break;
    case 7: b = grow(join(x4, rung_lag4(&w->x2, t, x2), HOW(4, 2)), lone_lag6(&w->x1, t, x), HOW(6, 1)); break;
    }
    lone_keep(&w->x1, t, x), rung_keep(&w->x2, t, x2), rung_keep(&w->x4, t, x4);
    if (w->columns == 0) return b;

    const how *hows = (const how *)AT(w->hows);
    RUNG x16 = join(x8, rung_there(&w->x8, t), HOW(8, 8)), y;
    rung_keep(&w->x8, t, x8);
    if (KEEPS_SOONER && sizeof(rung_past) == 64) {  /* one register is kept sooner than asked about */
        RUNG x16_before = rung_there(&w->x16, t);
        y = !(w->columns & 1) ? x16 : w->columns & 2 ? join(x8, x16_before, HOW(8, 16)) : x8;
        rung_keep(&w->x16, t, x16);
    } else {
        y = w->columns & 1 ? x8 : x16;
        if (w->columns > 2) {
            if ((w->columns & 3) == 3) y = join(x8, rung_there(&w->x16, t), HOW(8, 16));
            rung_keep(&w->x16, t, x16);
        }
    }
    if (w->columns >= 4) y = LADDER(FOLD, _longer)(w, t, x16, y), hows += w->steps;
    if (w->rest) {
        rung_past *tail = (rung_past *)AT(w->tail);
        rung_keep(&tail[t.block & w->mask], t, b);
        y = join(y, rung_there(&tail[(t.block - w->columns) & w->mask], t), *hows);
    }
    return y;
}

#undef rung_past
#undef lone_past
#undef ladder
#undef rung_lag2
#undef rung_lag4
#undef rung_there
#undef rung_keep
#undef lone_lag1
#undef lone_lag2
#undef lone_lag4
#undef lone_lag6
#undef lone_keep
#undef LADDER_PAST
#undef LADDER_LAG1
#undef LADDER_LAG2
#undef LADDER_LAG4
#undef LADDER_LAG6
#undef LADDER_THERE
#undef LADDER_KEEP
#undef LADDER
#undef LADDER_
#undef FOLD
#undef RUNG
#undef RUNG_FIELDS
#undef LONE
#undef LONE_FIELDS
#undef NOTHING
#undef lift
#undef pair
#undef grow
#undef join
