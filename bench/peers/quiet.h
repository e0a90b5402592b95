/* quiet.h -- what else the machine does while we measure.  Two cores of a virtual machine may be two threads of one core: then whoever uses
 * the units of the core well suffers from a neighbour, and whoever waits for his own results does not, and ratios lie. */
#ifndef QUIET_H
#define QUIET_H

enum { MOST_CORES = 256 };
typedef struct load { double time, busy[MOST_CORES]; } load;    /* ns */

load   load_now(void);
/* Since then: the busiest other core's share of the time. */
double busy_since(const load *, int core);
/* Until the other cores have rested for a tenth of a second; at most ten. */
void   wait_for_quiet(int core);
#endif
