/* agenda.h: the events of an agenda: what has a day of its own, on that day, and the rest of a
 * plan on the planned days. */
#ifndef CRM_DUE_AGENDA_H
#define CRM_DUE_AGENDA_H

#include "due/combine.h"

struct crm_agenda_entry {
	uint32_t row;
	uint16_t rule;
	bool leads;    /* the first with the customer on its day, which others accompany */
	unsigned same; /* how many before it cannot be told from it by what its key says */
	int32_t nth;   /* which of crm_trigger_date; -1: as the rule fires, on a day of the plan */
	crm_day day, due;
	int16_t minute; /* of the due day, where the event says one; otherwise -1 */
	crm_time when;  /* of the event that asks for it */
	uint64_t line;  /* likewise */
	crm_num priority;
	bool escalate;
};

struct crm_agenda_entries {
	struct crm_agenda_entry *at;
	size_t n, cap;
};

struct crm_agenda {
	struct crm_agenda_entries events,
		along; /* along: what accompanies others, by row and day */
	struct crm_due_hand hand;
	crm_buf key, why, ask, offer, evidence, also, remark, owner;
};

/* agenda.c: an agenda of the dates of the rules, and of a list and its reasons, each reason an item
 * of its own. NULL with the fault. */
struct crm_agenda *crm_agenda_new(const struct crm_due_bound *d, const struct crm_due_items *list,
				  const struct crm_reasons *reasons, crm_error *e);
void crm_agenda_free(struct crm_agenda *a);

/* agenda_write.c: event i in words, which last until the next call. */
int crm_agenda_write(struct crm_agenda *a, size_t i, struct crm_due_event *out, crm_error *e);

#endif
