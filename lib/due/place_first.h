/* place_first.h: who has the first places of a day, and what is noted of one of them. */
#ifndef CRM_DUE_PLACE_FIRST_H
#define CRM_DUE_PLACE_FIRST_H

#include "due/place.h"
#include "due/sort.h"

/* An order of items, in which no two are equal: below 0 when a comes before b. */
typedef int crm_key_order(const struct crm_due_items *all, const struct crm_due_key *a,
			  const struct crm_due_key *b);
crm_key_order crm_by_waiting; /* those first who are overdue longest */
crm_key_order crm_by_place;   /* by the policy's order */
/* Moves the first `wanted` of key[0..n) to the front, in no order. */
void crm_first_of(const struct crm_due_items *all, struct crm_due_key *key, size_t n, size_t wanted,
		  crm_key_order *order);

/* The parts of an owner's day: those who cannot wait, then `head` by the order, then `kept` of
 * those who have waited longest; those behind these are left for later. */
struct crm_day_parts {
	size_t n, room, urgent, head, kept;
	crm_key_order *order;
};

/* place_note.c: notes in f->placed where the customer is whom crm_due_explain will be asked about,
 * if they are among key[0..n), which has those who cannot wait in front. */
void crm_place_note(const struct crm_due_bound *d, struct crm_due_found *f,
		    const struct crm_due_key *key, const struct crm_day_parts *parts);

#endif
