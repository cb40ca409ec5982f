/* A clock for durations: it is never set back. */
#ifndef LECTERN_BASE_CLOCK_H
#define LECTERN_BASE_CLOCK_H

/* Seconds since some moment before the program began. */
double clock_seconds(void);

#endif
