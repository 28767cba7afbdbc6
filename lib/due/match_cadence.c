/* match_cadence.c: how long a silence may be: what the customer's own column says, or the first of
 * the policy's section cadence that holds for them, or otherwise the rule. */
#include <string.h>

#include "base/parse.h"
#include "due/match.h"

/* The rhythm of a rule that heeds cadences; NULL of another. */
static const struct crm_rhythm *
rhythm_of(const struct crm_rule *rule)
{
	return rule->trigger->rhythm ? rule->trigger->rhythm(rule) : NULL;
}

int
crm_cadence_bind(struct crm_due_bound *d, crm_error *e)
{
	bool heeded = false;

	for (size_t i = 0; i < d->rules; i++)
		heeded |= rhythm_of(d->rule[i].rule) != NULL;
	for (size_t i = 0; heeded && i < d->policy->cadences; i++)
		if (crm_expr_bind(d->policy->cadence[i].when, d->frame, e) < 0)
			return -1;
	return 0;
}

/* "30d" or "30d..60d" in the customer's column; 0 when it is empty. */
static int
own(struct crm_due_hand *h, struct crm_rhythm *out, crm_error *e)
{
	crm_str text;

	if (crm_due_text(h, h->bound->ref.cadence, &h->scratch, &text, e) < 0)
		return -1;
	text = crm_str_trim(text);
	if (!text.n)
		return 0;
	if (!crm_span_range(text, &out->ideal, &out->longest))
		return crm_due_fault(h, h->bound->ref.cadence, e,
				     "%s is not a rhythm like 30d or 30d..60d", crm_quote(text));
	return 1;
}

/* The policy's for the row in hand, looked for once a row; NULL none. */
static int
of_policy(struct crm_due_hand *h, const struct crm_cadence **out, crm_error *e)
{
	struct crm_person *p = &h->person;
	int holds = 0;

	if (!p->cadence_known) {
		p->cadence = NULL;
		for (size_t i = 0; i < h->bound->policy->cadences && !holds; i++) {
			if ((holds = crm_expr_holds(h->bound->policy->cadence[i].when, h->cursor,
						    e)) < 0)
				return -1;
			if (holds)
				p->cadence = &h->bound->policy->cadence[i];
		}
		p->cadence_known = true;
	}
	*out = p->cadence;
	return 0;
}

bool
crm_cadence_counts(struct crm_due_hand *h, const struct crm_rule *rule)
{
	return rhythm_of(rule) && (!rule->tasks || crm_cursor_is_task(h->cursor));
}

int
crm_cadence(struct crm_due_hand *h, struct crm_rhythm *out, crm_error *e)
{
	const struct crm_cadence *c;
	int found;

	if ((found = own(h, out, e)) != 0)
		return found < 0 ? -1 : 0;
	if (of_policy(h, &c, e) < 0)
		return -1;
	if (c)
		*out = c->rhythm;
	return 0;
}

static void
write_span(crm_span span, crm_buf *out)
{
	char text[CRM_SPAN_TEXT];

	crm_buf_add(out, text, crm_span_format(span, text));
}

int
crm_cadence_explain(struct crm_due_hand *h, const struct crm_rule *rule, crm_buf *out, crm_error *e)
{
	const struct crm_cadence *c = NULL;
	struct crm_rhythm r;
	int found;

	if (!crm_cadence_counts(h, rule))
		return 0;
	if ((found = own(h, &r, e)) < 0 || (!found && of_policy(h, &c, e) < 0))
		return -1;
	if (!found && !c)
		return 0;
	if (c)
		r = c->rhythm;
	crm_buf_z(out, c ? " (cadence " : " (their own cadence ");
	write_span(r.ideal, out);
	if (r.longest.n) {
		crm_buf_z(out, "..");
		write_span(r.longest, out);
	}
	if (c) {
		crm_buf_z(out, ", as ");
		crm_buf_visible(out, crm_expr_text(c->when));
	}
	crm_buf_char(out, ')');
	return 0;
}
