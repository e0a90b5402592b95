/* momentum_one.c -- oracles of oscillators of means, of rates of change and of efficiency. */
#include "oracle.h"

ORACLE(qstick, 8)
{
    int n = whole(c, "period");
    for (int64_t i = n - 1; i < c->n; i++) {
        L sum = 0;
        for (int k = 0; k < n; k++) sum += c->in[1][i - k] - c->in[0][i - k];
        c->out[0][i] = sum / n;
    }
}
