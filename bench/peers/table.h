/* table.h -- peers.tsv in memory, and the prices. */
#ifndef TABLE_H
#define TABLE_H
#include "peer.h"
#include "tacho.h"

enum { PEERS = 4, COLUMNS = 3 + PEERS };        /* peers in the order of the table's columns */

typedef struct line {
    const tacho_indicator *is;
    char   settings[120], cell[PEERS][120], remark[200];
    double parameters[32];
    sweep  sweep;                               /* rows: 0 if it is none */
} line;

size_t read_table(const char *file, line *lines, size_t most);
bool   parse_cell(const char *text, cell *);    /* false: `-` */
market make_market(size_t bars);

/* Room for `count` doubles.  Different staggers begin at different places of a page, so that a store to one does not look
 * like a load from another to the processor (4K aliasing). */
void  *allocate(size_t count, size_t stagger);
#endif
