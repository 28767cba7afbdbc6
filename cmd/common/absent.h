/* absent.h: ids that an export may have given in an earlier state, and that it does not give now.
 */
#ifndef CMD_ABSENT_H
#define CMD_ABSENT_H

#include "common/incoming.h"

struct cmd_absent {
	const crm_table *ids; /* NULL: there are none */
	crm_people *orders;   /* ids with CRM_ANY_LINE, by their row; NULL: there are none */
	crm_num *lines;       /* of each row: how many lines its order has now */
};

/* Enters the ids of row i as number `first` + i, but not one that a record has. Of a part of an
 * export nobody knows how many lines an order has. How many were entered. */
size_t cmd_absent_begin(struct cmd_absent *a, const struct cmd_incoming *in, crm_people *ids,
			size_t first);
/* The row of the order that has no such line any more; SIZE_MAX: it is not of one of these. */
size_t cmd_absent_line(const struct cmd_absent *a, crm_str id);
void cmd_absent_end(struct cmd_absent *a);

#endif
