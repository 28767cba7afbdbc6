/* anniversary.c: anniversary: birthday: the day of a column, each year; listed from `ahead`
 * before it to `expires` after it, and settled by done_by in that time. */
#include "lint/prove.h"
#include "policy/policy.h"
#include "due/trigger/shared.h"

struct anniversary_rule {
	const char *column;
};

struct anniversary_bound {
	int column; /* ref */
};

static const crm_field keys[] = {CRM_KEY_EXPIRES, CRM_KEY_AHEAD, CRM_KEY_DONE_BY};

static const crm_term *requires(crm_prover *p, const struct crm_rule *r)
{
	const struct anniversary_rule *own = r->own;

	return crm_prover_there(p, own->column);
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct anniversary_rule *own = r->rule->own;
	struct anniversary_bound *b = r->own;

	b->column = crm_frame_ref(d->frame, crm_str_z(own->column), e);
	return b->column < 0 ? -1 : crm_trigger_bind_facts(d, r, e);
}

/* The day a column names, as something that comes round each year. */
static int
yearly(struct crm_due_hand *h, int column, crm_partial *p, bool *given, crm_error *e)
{
	crm_value v;
	int year, month, day;

	*given = false;
	if (crm_cursor_value(h->cursor, column, &v, e) < 0)
		return -1;
	if (v.type == CRM_DATE) {
		crm_day_split(v.date.day, &year, &month, &day);
		*p = (crm_partial){
			.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
		*given = true;
	} else if (v.type == CRM_TEXT && crm_str_trim(v.text).n) {
		if (!crm_partial_parse(crm_str_trim(v.text), p))
			return crm_due_fault(
				h, column, e,
				"%s is not a date like 1980-05-12, --05-12, 1980-05 or "
				"lunar:1980-08-15",
				crm_quote(v.text));
		*given = true;
	}
	return 0;
}

/* The first on or after `from`; CRM_NO_DAY when there is none. */
static crm_day
first_from(const crm_partial *p, crm_day from, enum crm_feb29 rule)
{
	crm_day day = crm_partial_next(p, from, rule);
	int year, month, of_month;

	if (day == CRM_NO_DAY)
		return day;
	crm_day_split(day, &year, &month, &of_month);
	if (p->year && year <= p->year) /* the day itself, not an anniversary */
		day = crm_partial_next(p, crm_day_of(p->year + 1, 1, 1), rule);
	return day;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct anniversary_bound *b = r->own;
	crm_day day, from = crm_day_reaching(h->bound->today, r->rule->expires);
	crm_partial p;
	bool given;

	if (yearly(h, b->column, &p, &given, e) < 0)
		return -1;
	day = given ? first_from(&p, from, h->bound->policy->feb29) : CRM_NO_DAY;
	if (day == CRM_NO_DAY) {
		crm_fired_settle(f, given ? "this date comes only once" : "no date is known",
				 CRM_NO_DAY);
		return 0;
	}
	if (crm_fired_around(h, r, f, day, e) < 0)
		return -1;
	if (f->due == CRM_DUE_NEVER && f->settled_on != CRM_NO_DAY)
		f->next = crm_partial_next(&p, day + 1, h->bound->policy->feb29);
	return 0;
}

static int
date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i, struct crm_fired *f,
     crm_error *e)
{
	const struct anniversary_bound *b = r->own;
	crm_day day = h->bound->today - 1;
	crm_partial p;
	bool given;

	if (yearly(h, b->column, &p, &given, e) < 0)
		return -1;
	for (size_t n = 0; given && n <= i && day != CRM_NO_DAY; n++)
		day = first_from(&p, day + 1, h->bound->policy->feb29);
	if (!given || day == CRM_NO_DAY || day > h->bound->agenda)
		return 0;
	return crm_fired_around(h, r, f, day, e) < 0 ? -1 : 1;
}

static void
write_subject(const struct crm_rule *r, crm_buf *out)
{
	const struct anniversary_rule *own = r->own;

	crm_write_title("column", own->column, out);
}

const struct crm_trigger crm_trigger_anniversary = {
	.value = {.key = "anniversary",
		  .at = CRM_OWN_AT(struct anniversary_rule, column),
		  .read = crm_read_column},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct anniversary_rule),
	.bound_size = sizeof(struct anniversary_bound),
	.settle = crm_settle_by_action,
	.facts = crm_done_facts,
	.requires = requires,
	.known = true,
	.of_day = true,
	.day_alone = true,
	.cannot_wait = crm_cannot_wait_once_due,
	.own_day = true,
	.bind = bind,
	.fire = fire,
	.date = date,
	.category = CRM_TR_MARK("Anniversary"),
	.remind_before = true,
	.why = CRM_TR_MARK("%s on {due}"),
	.never = "",
	.subject = write_subject,
};
