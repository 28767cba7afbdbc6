/* order.h: the section order, which says who comes first where not everybody fits a day. */
#ifndef CRM_DUE_ORDER_H
#define CRM_DUE_ORDER_H

#include "due/hand.h"

struct crm_due_order {
	struct crm_list within; /* stages, the first one first; n 0: the policy has no order */
	const char *levels;     /* the column or fact that says the level; NULL: all have one */
	crm_num *band;          /* of a number: the least one of each level but the last … */
	size_t bands;           /* … 0: the levels are the tiers */
	size_t level_count;
};
const struct crm_due_order *crm_policy_order(const crm_policy *p);

/* order.c: the place of the row in hand, from 0: level by level, and within a level stage by stage.
 * Customers who have no level, or who are at a stage that is not named, have the last one. */
int crm_order_place(struct crm_due_hand *h, uint32_t *out, crm_error *e);
/* Adds the level and the stage of the row in hand, "gold, weakening"; nothing without an order. */
int crm_order_explain(struct crm_due_hand *h, crm_buf *out, crm_error *e);

#endif
