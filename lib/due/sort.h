/* sort.h: the sixth stage of the due list: its order. */
#ifndef CRM_DUE_SORT_H
#define CRM_DUE_SORT_H

#include "due/combine.h"

/* What the order is made of, without what makes equals differ, which is in the item. */
struct crm_due_key {
	crm_num priority, value;
	crm_day due;
	uint32_t at; /* which item */
};

/* sort.c */
struct crm_due_key crm_due_key(const struct crm_due_items *all, size_t i);
/* Below 0: a is the more urgent; never 0 of two. */
int crm_due_key_order(const struct crm_due_items *all, const struct crm_due_key *a,
		      const struct crm_due_key *b);
/* Fills all->order, day by day of [first, last]; on so many threads at most. */
void crm_due_items_sort(struct crm_due_items *all, crm_day first, crm_day last, unsigned threads);

#endif
