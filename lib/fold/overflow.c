/* overflow.c: sums that leave 64 bits. In another order of the events the sum may stay within them,
 * so only the sum at the end counts. */
#include "fold/overflow.h"

#include "base/array.h"

void
crm_add_overflow(struct crm_shard *p, const struct crm_operation *o, const struct crm_event *e,
		 int by)
{
	uint32_t at = crm_links_first(&p->overflow_of, e->who, o->accumulator + 1u);
	struct crm_overflow *c;

	if (at) {
		c = &p->overflow[p->overflow_of.link[at].value];
	} else {
		p->overflow =
			crm_grow(p->overflow, p->overflows, &p->overflow_cap, sizeof *p->overflow);
		crm_links_add(&p->overflow_of, e->who, o->accumulator + 1u, p->overflows);
		c = &p->overflow[p->overflows++];
		*c = (struct crm_overflow){.who = e->who, .accumulator = o->accumulator};
	}
	c->by += by;
	c->place = e->place;
}

void
crm_clear_overflow(struct crm_shard *p, const struct crm_operation *o, uint32_t who)
{
	uint32_t at = crm_links_first(&p->overflow_of, who, o->accumulator + 1u);

	if (at)
		p->overflow[p->overflow_of.link[at].value].by = 0;
}
