/* holiday.c: holiday: spring-festival: a day of the policy, for those whose holiday it is; listed
 * from `ahead` before it to `expires` after it, and settled by done_by in that time. */
#include <string.h>

#include "due/calendar.h"
#include "expr/expr.h"
#include "due/trigger/shared.h"

static const crm_field keys[] = {CRM_KEY_EXPIRES, CRM_KEY_AHEAD, CRM_KEY_DONE_BY};

/* ---- in the policy ---- */

struct holiday_rule {
	const char *name;
};

struct holiday_bound {
	const struct crm_holiday *holiday;
	crm_day day; /* the one in reach of today, or the next */
};

static int
read_holiday(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_policy *p = l->policy;
	const char *names[CRM_ITEMS], **holiday = to;

	if (crm_read_name(l, f, n, holiday) < 0)
		return -1;
	for (size_t i = 0; i < p->holidays; i++) {
		names[i] = p->holiday[i].name;
		if (strcmp(names[i], *holiday) == 0)
			return 0;
	}
	return crm_load_unknown(l, n->place, "holiday", n->text, names, p->holidays);
}

static const struct crm_holiday *
find(const crm_policy *p, const char *name)
{
	for (size_t i = 0; i < p->holidays; i++)
		if (strcmp(p->holiday[i].name, name) == 0)
			return &p->holiday[i];
	return NULL;
}

/* The rule is for those only for whom the holiday is. */
static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const struct holiday_rule *own = r->own;
	crm_expr *who = find(l->policy, own->name)->who;

	(void)n;
	if (who)
		r->when = r->when ? crm_expr_both(who, r->when) : who;
	return 0;
}

/* Of one whose days are listed by year. */
static crm_day
last_day(const crm_policy *p, const struct crm_rule *r)
{
	const struct holiday_rule *own = r->own;
	const struct crm_holiday *h = find(p, own->name);
	crm_day day = h ? crm_holiday_last(h) : CRM_NO_DAY;

	return day == CRM_NO_DAY || !r->has_expires ? day : crm_day_add(day, r->expires, 1);
}

static const char *
list_ends(const crm_policy *p, const struct crm_rule *r, crm_day today, crm_day *last)
{
	const struct holiday_rule *own = r->own;

	return crm_holiday_ends(find(p, own->name), today, last) ? own->name : NULL;
}

/* ---- at work ---- */

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct holiday_rule *own = r->rule->own;
	struct holiday_bound *b = r->own;

	b->holiday = find(d->policy, own->name);
	if (crm_holiday_prepare(d->policy, b->holiday, e) < 0)
		return -1;
	b->day = crm_holiday_next(b->holiday, crm_day_reaching(d->today, r->rule->expires),
				  d->policy->feb29);
	return crm_trigger_bind_facts(d, r, e);
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct holiday_bound *b = r->own;

	if (b->day == CRM_NO_DAY) {
		crm_fired_settle(f, "the policy has no later date of this holiday", CRM_NO_DAY);
		return 0;
	}
	if (crm_fired_around(h, r, f, b->day, e) < 0)
		return -1;
	if (f->due == CRM_DUE_NEVER && f->settled_on != CRM_NO_DAY)
		f->next = crm_holiday_next(b->holiday, b->day + 1, h->bound->policy->feb29);
	return 0;
}

static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	const struct holiday_bound *b = r->own;
	crm_day day = h->bound->today - 1;

	for (size_t n = 0; n <= i && day != CRM_NO_DAY; n++)
		day = crm_holiday_next(b->holiday, day + 1, h->bound->policy->feb29);
	if (day == CRM_NO_DAY || day > h->bound->agenda)
		return 0;
	return crm_fired_around(h, r, f, day, e) < 0 ? -1 : 1;
}

static void
write_subject(const struct crm_rule *r, crm_buf *out)
{
	const struct holiday_rule *own = r->own;

	crm_write_title("holiday", own->name, out);
}

static int
write_name(const struct crm_trigger_word *w, struct crm_due_hand *h, const struct crm_due_rule *r,
	   const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	const struct holiday_rule *own = r->rule->own;

	(void)w;
	(void)h;
	(void)f;
	(void)e;
	crm_buf_z(out, own->name);
	return 0;
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "holiday", .write = write_name, .anywhere = true},
};

const struct crm_trigger crm_trigger_holiday = {
	.value = {.key = "holiday",
		  .at = CRM_OWN_AT(struct holiday_rule, name),
		  .read = read_holiday},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct holiday_rule),
	.finish = finish,
	.bound_size = sizeof(struct holiday_bound),
	.settle = crm_settle_by_action,
	.facts = crm_done_facts,
	.last_day = last_day,
	.list_ends = list_ends,
	.known = true,
	.of_day = true,
	.cannot_wait = crm_cannot_wait_once_due,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Holiday"),
	.why = CRM_TR_MARK("%s on {due}"),
	.never = "",
	.subject = write_subject,
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
