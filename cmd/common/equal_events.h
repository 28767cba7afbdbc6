/* equal_events.h: records of an import that say the same as entries of the log with other ids. */
#ifndef CMD_EQUAL_EVENTS_H
#define CMD_EQUAL_EVENTS_H

#include "common/repeated.h"

/* Looks for those of added[0..n) that are not NULL. Two are equal when customer, date, kind, amount
 * and item are; entries that a void took back are not compared. When all are equal, the file was
 * imported before without ids or with others, and the tool ends; some are only reported. */
void cmd_equal_events(const struct cmd_incoming *in, const struct cmd_repeats *how,
		      crm_str *const *added, size_t n);

#endif
