/* known.c: the customers of whom the checks know, each with a number. */
#include "base/array.h"
#include "check/check.h"

uint32_t
crm_check_number(struct crm_check *s, crm_str id)
{
	uint32_t who = crm_ids_find(s->ids, id);

	if (who != CRM_NOBODY)
		return who;
	s->customer = crm_grow(s->customer, s->customers, &s->customer_room, sizeof *s->customer);
	s->customer[s->customers] = (struct crm_checked_customer){.id = crm_arena_str(s->arena, id),
								  .created = CRM_NO_DAY,
								  .next = {CRM_NOBODY, CRM_NOBODY}};
	crm_ids_put(s->ids, s->customer[s->customers].id, (uint32_t)s->customers);
	return (uint32_t)s->customers++;
}

#define HOPS 100 /* of a chain of merged rows, at most: it may be a circle */

uint32_t
crm_check_survivor(const struct crm_check *s, uint32_t who)
{
	uint32_t next;
	crm_str into;

	for (int i = 0; i < HOPS && crm_merged_into(s->customer[who].merged, &into); i++) {
		next = crm_ids_find(s->ids, into);
		if (next == CRM_NOBODY)
			break;
		who = next;
	}
	return who;
}
