/* every.c: every 6m: due so long after it was done last; today when it never was. */
#include <string.h>

#include "base/array.h"
#include "due/trigger/shared.h"

struct every_rule {
	crm_span span;
};

static const crm_field keys[] = {CRM_KEY_DONE_BY, CRM_KEY_ALONE};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)l;
	r->along = crm_node_get(n, "alone") && !r->alone;
	return 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct every_rule *own = r->rule->own;

	if (crm_due_latest(h, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	crm_fired_due(r, f, f->never ? h->bound->today : crm_day_add(f->since, own->span, 1));
	return 0;
}

/* An action done to them: those that need another word than "them" after it. In another language
 * than English it is the verb alone. */
static void
write_doing(const struct crm_rule *rule, crm_buf *out)
{
	static const struct {
		const char *action, *doing;
	} odd[] = {
		{"chat", "chat with them"},
		{"post", "send them a letter"},
		{"sms", "send them a text message"},
		{"give", "give them something"},
		{"share", "share something with them"},
		{"talk", "talk with them"},
		{"offer", "make them an offer"},
		{"refund", "refund them"},
		{"write", "write to them"},
		{"note", "note something on them"},
	};

	const char *other = crm_tr_in("action", rule->action);

	if (other != rule->action) {
		crm_buf_z(out, other);
		return;
	}
	for (size_t i = 0; i < CRM_LENGTH(odd); i++)
		if (strcmp(odd[i].action, rule->action) == 0) {
			crm_buf_z(out, odd[i].doing);
			return;
		}
	crm_buf_z(out, rule->action);
	crm_buf_z(out, " them");
}

const struct crm_trigger crm_trigger_every = {
	.value = {.key = "every",
		  .at = CRM_OWN_AT(struct every_rule, span),
		  .read = crm_read_positive},
	.limits = true,
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct every_rule),
	.finish = finish,
	.settle = crm_settle_by_action,
	.facts = crm_done_facts,
	.routine = true,
	.bind = crm_trigger_bind_facts,
	.fire = fire,
	.why = CRM_TR_MARK("Time to %s again: last on {since}"),
	.never = CRM_TR_MARK("Time to %s: never yet"),
	.subject = write_doing,
};
