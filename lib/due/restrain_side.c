/* restrain_side.c: customers whom we contact by one channel only. Where the policy says one_sided,
 * and neither the rule nor the customer names a channel, that channel is tried last. */
#include "due/restrain.h"

#define DAYS 180 /* so far back it counts */
#define FEW 4    /* fewer by one way say nothing */

int
crm_sides_bind(struct crm_due_bound *d, crm_error *e)
{
	struct crm_query w = {.aggregate = CRM_AGG_CHANNELS, .since = d->today - (DAYS - 1)};

	if (!d->policy->one_sided)
		return 0;
	if (crm_frame_carries_facts(d->frame) && !crm_frame_has_log(d->frame))
		return crm_fail(e, CRM_SYSTEM,
				"one_sided needs the log: name it with -l (or $CRM_LOG)");
	w.of = (struct crm_filter){crm_kinds_touches(d->policy->model.kinds), CRM_OUT, CRM_REACHED};
	d->sides = crm_fold_ask(crm_fold_of(d->frame), &w);
	return 0;
}

void
crm_sides_read(struct crm_due_hand *h)
{
	struct crm_person *p = &h->person;
	crm_str channel;
	uint32_t count;

	p->side = CRM_STR("");
	p->by_side = p->by_any = 0;
	for (size_t i = 0; h->bound->policy->one_sided &&
			   crm_fold_channel(crm_fold_of(h->bound->frame), h->bound->sides, h->row,
					    i, &channel, &count);
	     i++) {
		p->by_any += count;
		if (count <= p->by_side)
			continue;
		p->by_side = count;
		p->side = channel;
	}
	if (p->by_side < FEW ||
	    (int64_t)p->by_side * CRM_NUM_ONE <= p->by_any * h->bound->policy->one_sided)
		p->side = CRM_STR("");
}

crm_str
crm_side(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	return *r->rule->channel || h->person.channel.n ? CRM_STR("") : h->person.side;
}

void
crm_side_write(const struct crm_due_hand *h, crm_buf *out)
{
	const struct crm_person *p = &h->person;
	crm_buf channel = {0};

	crm_lang_word("channel", p->side, &channel);
	crm_lang_fill(out,
		      crm_str_eqz(p->side, "phone") ? crm_tr("called {n} of {all} times")
		      : crm_str_eqz(p->side, "visit")
			      ? crm_tr("met in person {n} of {all} times")
			      : crm_tr("written to by {channel} {n} of {all} times"),
		      (struct crm_filling[]){CRM_FILL_TEXT("channel", crm_buf_slice(&channel)),
					     CRM_FILL_COUNT("n", p->by_side),
					     CRM_FILL_COUNT("all", p->by_any),
					     {0}});
	crm_buf_free(&channel);
}
