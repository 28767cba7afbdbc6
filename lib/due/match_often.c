/* match_often.c: how often a rule may be done at most: `again` counts from our last contact,
 * `every` from when the rule was done last, `times` in all and in a calendar year. Whatever its
 * trigger says, it is not listed before, and not late either, unless it has a day of its own. */
#include "due/trigger/shared.h"

static void
not_before(const struct crm_due_rule *r, struct crm_fired *f, crm_day day)
{
	if (day == CRM_NO_DAY) {
		crm_fired_settle(f, "is outside the calendar", CRM_NO_DAY);
		return;
	}
	if (day > f->from)
		f->from = day;
	if (day > f->due && !r->rule->trigger->own_day)
		f->due = day;
}

/* A customer whom we turned to is left in peace for a while; by a rule that answers an event, after
 * a contact since then. */
static int
leave_alone(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_day out;

	if (!r->rule->again.n)
		return 0;
	if (crm_due_day(h, h->bound->ref.last_out, &out, e) < 0)
		return -1;
	if (out != CRM_NO_DAY && (!f->has_event || out >= f->since))
		not_before(r, f, crm_day_add(out, r->rule->again, 1));
	return 0;
}

static crm_day
year_after(crm_day last)
{
	int year, month, day;

	crm_day_split(last, &year, &month, &day);
	return crm_day_of(year + 1, 1, 1);
}

static void
limit(const struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_rule *rule = r->rule;
	struct crm_rule_done done = crm_fold_rule(crm_fold_of(h->bound->frame), h->row, r->done);

	if (!done.times)
		return;
	if (rule->every.n)
		not_before(r, f, crm_day_add(done.last.day, rule->every, 1));
	if (f->due != CRM_DUE_NEVER && rule->times.year &&
	    done.year * CRM_NUM_ONE >= rule->times.year)
		not_before(r, f, year_after(done.last.day));
	if (rule->times.total && done.times * CRM_NUM_ONE >= rule->times.total)
		crm_fired_settle(f, "was done as often as its times allow", done.last.day);
}

int
crm_rule_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
	      crm_error *e)
{
	if (crm_trigger_fire(h, r, f, e) < 0)
		return -1;
	if (f->due == CRM_DUE_NEVER)
		return 0;
	if (r->done >= 0)
		limit(h, r, f);
	return f->due == CRM_DUE_NEVER ? 0 : leave_alone(h, r, f, e);
}
