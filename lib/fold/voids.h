/* voids.h: which entries are taken back. */
#ifndef CRM_FOLD_VOIDS_H
#define CRM_FOLD_VOIDS_H

#include "fold/reading.h"

/* A void, and what it takes back. */
struct crm_taken {
	uint64_t id, ref;
	size_t namers; /* voids that name this one, not judged yet */
	bool undone, counts;
};
/* Decides which voids count: a void counts unless another that counts names it, whatever their
 * dates; voids that name each other in a circle do not count. Sorts them by id. */
void crm_voids_judge(struct crm_taken *v, size_t n);
/* The currencies of the entries that no void takes back: 1; 0 when no void counts; or -1. Reads the
 * logs twice. */
int crm_currencies_left(const struct crm_reading *how, crm_input **log, size_t logs,
			struct crm_currencies *out, crm_error *e);

#endif
