/* last.c: the latest event; of equal ones the one with the lowest rating. */
#include "fold/aggregate/last.h"

uint32_t
crm_last_size(const struct crm_query *q)
{
	static const uint32_t size[] = {
		[CRM_KEEP_WHOLE] = sizeof(struct crm_stored),
		[CRM_KEEP_MOMENT] = sizeof(struct crm_last),
		[CRM_KEEP_RATING] = sizeof(struct crm_last_value),
		[CRM_KEEP_DUE] = sizeof(struct crm_last_value),
	};

	return size[q->keep];
}

void
crm_last_plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_query *q = &c->p->accumulator[accumulator].query;
	bool first = q->aggregate == CRM_AGG_FIRST;
	enum crm_opcode what = q->keep == CRM_KEEP_WHOLE    ? CRM_DO_LAST_WHOLE
			       : q->keep != CRM_KEEP_MOMENT ? CRM_DO_LAST_VALUE
			       : first                      ? CRM_DO_FIRST
							    : CRM_DO_LAST;

	if (crm_class_matches(c, &q->of))
		crm_emit(c, what, accumulator, crm_stored_columns(q))->negative = first;
}

bool
crm_last_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
	      const char *cell, struct crm_seen *out)
{
	const struct crm_last_value *v =
		(const struct crm_last_value *)(const void *)(cell + a->offset);

	if (v->key == 0)
		return false;
	if (a->query.keep == CRM_KEEP_WHOLE) {
		crm_seen_stored(f, crm_shard_at(f, row),
				(const struct crm_stored *)(const void *)(cell + a->offset), out);
		return true;
	}
	out->when = v->when;
	if (a->query.keep == CRM_KEEP_RATING)
		out->rating = v->rating;
	if (a->query.keep == CRM_KEEP_DUE)
		out->due = v->due;
	return true;
}

const struct crm_aggregate crm_aggregate_last = {.size_of = crm_last_size,
						 .begins = CRM_BEGINS_MOMENT,
						 .plan = crm_last_plan,
						 .read = crm_last_read};
