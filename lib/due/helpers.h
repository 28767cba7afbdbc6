/* helpers.h: customers who know what another one asks about, and agreed to help: they have the tag
 * knows:TOPIC, and the item of the event is the topic. */
#ifndef CRM_DUE_HELPERS_H
#define CRM_DUE_HELPERS_H

#include "due/hand.h"

/* The purpose of a consent to be named to another customer. */
#define CRM_HELPERS_PURPOSE "advice"

/* Binds what is looked at, if a rule proposes helpers. 0, or -1 with a fault. */
int crm_helpers_bind(struct crm_due_bound *d, crm_error *e);
/* Once the rows are known: finds everybody who may be proposed. 0, or -1 with a fault. */
int crm_helpers_begin(struct crm_due_bound *d, crm_error *e);
void crm_helpers_end(struct crm_due_bound *d);
/* Adds the sentence that proposes those who know about the item of the event: the closest first,
 * then the most valuable, then by id. Nothing if there is nobody. */
int crm_helpers_write(struct crm_due_hand *h, const struct crm_due_rule *r,
		      const struct crm_fired *f, crm_buf *out, crm_error *e);

#endif
