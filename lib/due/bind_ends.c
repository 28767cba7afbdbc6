/* bind_ends.c: tells of lists of dates that end: what nobody adds to comes to an end in silence. */
#include <stdlib.h>
#include <string.h>

#include "due/calendar.h"
#include "due/trigger/shared.h"

enum { MOST = 4 }; /* that are named */

struct ends {
	crm_buf names;
	size_t n;
	const char *before[CRM_ITEMS]; /* which were found; a policy has no more holidays */
};

static void
add(struct ends *e, const char *name, crm_day last)
{
	char day[CRM_DAY_TEXT];

	for (size_t i = 0; i < e->n; i++)
		if (strcmp(e->before[i], name) == 0)
			return;
	e->before[e->n] = name;
	if (e->n++ >= MOST)
		return;
	crm_day_format(last, day);
	crm_buf_f(&e->names, "%s%s (%s)", e->names.n ? ", " : "", name, day);
}

/* Those of the rules, and where a rule counts working time those on which we are closed. */
void
crm_ends_note(struct crm_due_bound *d)
{
	const struct crm_hours *h = crm_policy_hours(d->policy);
	struct ends *e = crm_alloc(sizeof *e);
	bool works = false;
	crm_day last;

	for (size_t i = 0; i < d->rules; i++) {
		const struct crm_rule *r = d->rule[i].rule;
		const struct crm_trigger *t = r->trigger;
		const char *name =
			t->list_ends ? t->list_ends(d->policy, r, d->today, &last) : NULL;

		works |= t->working && t->working(r);
		if (name)
			add(e, name, last);
	}
	for (size_t i = 0; works && i < h->holidays; i++)
		if (crm_holiday_ends(h->holiday[i], d->today, &last))
			add(e, h->holiday[i]->name, last);
	if (e->n > 0) {
		crm_buf_f(&d->notices, "%sholidays whose list of dates ends: %s",
			  d->notices.n ? "\n" : "", crm_buf_zend(&e->names));
		if (e->n > MOST)
			crm_buf_f(&d->notices, ", and %zu more", e->n - MOST);
		crm_buf_z(&d->notices, "; add later dates to the policy");
		crm_buf_zend(&d->notices);
	}
	crm_buf_free(&e->names);
	free(e);
}
