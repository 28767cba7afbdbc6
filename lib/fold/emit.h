/* emit.h: what an aggregate writes operations with. */
#ifndef CRM_FOLD_EMIT_H
#define CRM_FOLD_EMIT_H

#include "fold/program.h"

/* The events of one kind, direction and outcome, whose operations are being written. */
struct crm_event_class {
	struct crm_program *p;
	struct crm_operations *to;
	int kind, dir, outcome;
};

/* Adds an operation of an accumulator (SIZE_MAX: of the open items). What it looks at is CRM_BIT of
 * columns. */
struct crm_operation *
crm_emit(struct crm_event_class *c, enum crm_opcode what, size_t accumulator, uint32_t needs);
/* Adds one for each behaviour of closeness that the events are of and each side that has points of
 * them, if the query asks for that side. Its number is crm_fade_place * 2 + side (fade.h); a side
 * is an enum crm_dir. */
void crm_emit_warmth(struct crm_event_class *c, size_t accumulator, enum crm_opcode what,
		     uint32_t needs);
/* Whether the events are among those of the filter. */
bool crm_class_matches(const struct crm_event_class *c, const struct crm_filter *f);
/* What an event of that kind costs by the policy. */
crm_num crm_class_cost(const struct crm_event_class *c);

/* The columns that are needed to store an event, or its texts. */
#define CRM_STORED_COLUMNS (CRM_BIT(CRM_L_AMOUNT) | CRM_BIT(CRM_L_RATING) | CRM_BIT(CRM_L_DUE))
#define CRM_TEXT_COLUMNS (CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_NOTE) | CRM_BIT(CRM_L_REF))
/* Those that are needed to store it as the query says. */
uint32_t crm_stored_columns(const struct crm_query *q);

#endif
