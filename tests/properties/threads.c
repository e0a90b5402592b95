/* threads.c -- four threads at once run all indicators: the bits are those of one thread. */
#include "common.h"

#include <pthread.h>

enum { THREADS = 4, ROUNDS = 3 };

typedef struct job { pthread_t id; int me; uint64_t hash[512]; int failed; } job;

static uint64_t hash_table(uint64_t h, const table *t)
{
    for (int k = 0; k < t->columns; k++)
        for (size_t i = 0; i < t->bars; i++) {
            uint64_t bits = 1;
            if (t->column[k][i] == t->column[k][i]) memcpy(&bits, &t->column[k][i], sizeof bits);
            h = (h ^ bits) * 0x100000001b3u, h ^= h >> 29;
        }
    return h;
}

static void *work(void *arg)
{
    job *j = arg;
    size_t count = tacho_count();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t c = 0; c < count; c++) {
            size_t f = (c + (size_t)(j->me * 11)) % count;              /* not in step */
            trial t = { .property = "threads", .is = tacho_at(f), .draw = round, .r = rng_for(1, "threads", tacho_at(f)->name, round) };
            double preset[PARAMETERS];
            tacho_defaults(t.is, preset, (size_t)t.is->parameters), set_parameters(&t, preset);
            if (round) random_parameters(&t, 300);
            table in = make_data(t.is, JUMPS, &t.r, (size_t)t.lookback + 500), out = table_new(t.is->outputs, in.bars);
            make_holes(&t.r, &in, 0.01, 0);
            tacho_error e;
            if (tacho_run(t.is, t.p, NULL, in.bars, INS(in), OUTS(out), &e) != TACHO_OK) j->failed++;
            j->hash[f] = hash_table(j->hash[f], &out);
            tacho_stream *s = tacho_stream_new(t.is, t.p, NULL, &e);
            if (!s || tacho_stream_feed(s, in.bars, INS(in), OUTS(out), &e) != TACHO_OK) j->failed++;
            tacho_stream_free(s);
            j->hash[f] = hash_table(j->hash[f], &out);
            table_free(&in), table_free(&out);
        }
    return NULL;
}

static void threads(void **state)
{
    (void)state;
    assert_in_range(tacho_count(), 1, 512);
    static job one, many[THREADS];
    for (int j = 0; j < THREADS; j++) many[j].me = j, assert_int_equal(pthread_create(&many[j].id, NULL, work, &many[j]), 0);
    for (int j = 0; j < THREADS; j++) pthread_join(many[j].id, NULL);
    work(&one);
    assert_int_equal(one.failed, 0);
    int wrong = 0;
    for (int j = 0; j < THREADS; j++)
        for (size_t f = 0; f < tacho_count(); f++)
            if (many[j].hash[f] != one.hash[f] || many[j].failed) wrong++, printf("  FAILED threads: %s in thread %d\n", tacho_at(f)->name, j);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(threads) };
    return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
