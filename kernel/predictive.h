/* predictive.h -- Ehlers's predictive moving average, for its two forms.
 *
 *     2 wma(x, 7) - wma(wma(x, 7), 7)
 *
 * as one row of weights: those of the double average reach over 13 bars, and are above 0 for the newest five.
 */
#ifndef TACHO_KERNEL_PREDICTIVE_H
#define TACHO_KERNEL_PREDICTIVE_H
#include "weights.h"

enum { PREDICTING = 13 };                           /* bars that are weighed                  */

/* 28 * 28 times the weight of the value k bars ago. */
INLINE K predicting(K k)
{
    K twice = 0;
    for (K j = most(k - 6, 0); j <= least(k, 6); j++) twice += (7 - j) * (7 - (k - j));
    return 2 * 28 * most(7 - k, 0) - twice;
}

#endif
