/* place.h: the fifth stage of the due list. What fits the days of the owners is placed on them; the
 * rest is held back. */
#ifndef CRM_DUE_PLACE_H
#define CRM_DUE_PLACE_H

#include "due/combine.h"

/* place.c: day by day what fits it. The hand is to look at rows with. */
void crm_place_items(struct crm_due_hand *h, struct crm_due_found *f);

/* place_owners.c */
void crm_owners_begin(struct crm_due_owners *all);
void crm_owners_end(struct crm_due_owners *all);
/* The owner of that name, a field of the row in hand. */
struct crm_due_owner *
crm_owners_look(struct crm_due_hand *h, struct crm_due_owners *all, crm_str name);
void crm_owners_join(struct crm_due_owners *to, const struct crm_due_owners *from);
/* Whose day each item is in, and how much that holds. */
void crm_owners_number(const struct crm_due_bound *d, struct crm_due_found *f);
/* The number of who does something, with what their day holds. */
uint32_t crm_owners_who(const struct crm_due_bound *d, struct crm_due_owners *all, crm_str name);
/* Their numbers in the order of their names; the caller frees it. */
size_t *crm_owners_by_name(const struct crm_due_owners *all);
/* How many customers more fit somebody's day; SIZE_MAX: no limit. */
size_t crm_owner_room(const struct crm_due_bound *d, const struct crm_due_owner *o, crm_day day);

/* place_capacity.c: of the day's items, marks those as held that do not fit; the list need not be
 * sorted. */
void crm_capacity(const struct crm_due_bound *d, struct crm_due_found *f, crm_day day);
/* Then adds to the list those who fill the day. */
void crm_fill_day(struct crm_due_hand *h, struct crm_due_found *f, crm_day day);
/* What would have gone along with those who do not is held, as it is alone. */
void crm_fill_end(const struct crm_due_bound *d, struct crm_due_found *f);
#endif
