/* fact_values.c: what is made of the slots after the fold.
 *
 * Whatever is divided is rounded here, so that a fact is the same whether it
 * comes from the log or has been through a stream. */
#include "model/facts.h"

static struct crm_seen
seen(const struct crm_cursor *c, const struct crm_fact *fact, int slot)
{
	struct crm_seen s;

	crm_frame_seen(c->f, fact->slot[slot], c->row, &s);
	return s;
}

static int
number(crm_value *out, crm_num n)
{
	*out = (crm_value){.type = CRM_NUMBER, .number = n};
	return 0;
}

static int
count(crm_value *out, uint64_t n)
{
	return number(out, (crm_num)n * CRM_NUM_ONE);
}

static int
moment(crm_value *out, crm_time t)
{
	*out = (crm_value){.type = t.day == CRM_NO_DAY ? CRM_MISSING : CRM_DATE, .date = t};
	return 0;
}

static int
missing(crm_value *out)
{
	*out = (crm_value){.type = CRM_MISSING};
	return 0;
}

static int
too_large(const struct crm_cursor *c, const struct crm_fact *fact, crm_error *e)
{
	crm_fail(e, CRM_DATA, "becomes too large");
	return crm_fail_at(e, crm_table_source(c->f->table, c->row),
			   crm_table_line(c->f->table, c->row), fact->recipe->name);
}

#define NO_FAULT (void)e

CRM_VALUE(crm_get_as_of)
{
	NO_FAULT;
	(void)fact;
	/* Empty tells the next stage that something of this customer was rejected. */
	if (c->f->taint_unknown || c->f->taint[c->row])
		return missing(out);
	return moment(out, c->f->today);
}

CRM_VALUE(crm_get_count)
{
	NO_FAULT;
	return count(out, crm_seen_count(c->f, fact->slot[0], c->row));
}

CRM_VALUE(crm_get_sum)
{
	NO_FAULT;
	return number(out, crm_seen_amount(c->f, fact->slot[0], c->row));
}

CRM_VALUE(crm_get_moment)
{
	NO_FAULT;
	return moment(out, crm_seen_when(c->f, fact->slot[0], c->row));
}

CRM_VALUE(crm_get_due)
{
	NO_FAULT;
	return moment(out, seen(c, fact, 0).due);
}

CRM_VALUE(crm_get_rating)
{
	NO_FAULT;
	struct crm_seen s = seen(c, fact, 0);
	return s.rating ? number(out, s.rating) : missing(out);
}

CRM_VALUE(crm_get_owed)
{
	crm_num owed = seen(c, fact, 0).owed;

	return owed == CRM_NO_NUMBER ? too_large(c, fact, e) : number(out, owed);
}

/* What is written with the offset of a place where it is tomorrow was today. */
static int32_t
days_until_today(const struct crm_cursor *c, crm_day day)
{
	return day < c->f->today.day ? c->f->today.day - day : 0;
}

CRM_VALUE(crm_get_days_since)
{
	NO_FAULT;
	crm_time when = crm_seen_when(c->f, fact->slot[0], c->row);
	if (when.day == CRM_NO_DAY)
		return missing(out);
	return number(out, (crm_num)days_until_today(c, when.day) * CRM_NUM_ONE);
}

CRM_VALUE(crm_get_some)
{
	NO_FAULT;
	*out = (crm_value){.type = CRM_BOOL,
			   .yes = crm_seen_count(c->f, fact->slot[0], c->row) > 0};
	return 0;
}

CRM_VALUE(crm_get_holds)
{
	NO_FAULT;
	*out = (crm_value){.type = CRM_BOOL,
			   .yes = crm_seen_amount(c->f, fact->slot[0], c->row) > 0};
	return 0;
}

CRM_VALUE(crm_get_first_seen)
{
	crm_time first = crm_seen_when(c->f, fact->slot[0], c->row);
	crm_value created;

	if (crm_column_value(c, fact->column[0], CRM_DATE, &created, e) < 0)
		return -1;
	if (created.type == CRM_DATE &&
	    (first.day == CRM_NO_DAY || crm_moment(created.date) < crm_moment(first)))
		first = created.date;
	return moment(out, first);
}

CRM_VALUE(crm_get_avg_purchase)
{
	uint32_t days = crm_seen_count(c->f, fact->slot[0], c->row);
	crm_num mean;

	if (days == 0)
		return missing(out);
	if (crm_num_div(crm_seen_amount(c->f, fact->slot[1], c->row), (crm_num)days * CRM_NUM_ONE,
			&mean) < 0)
		return too_large(c, fact, e);
	return number(out, crm_num_round(mean, 2));
}

/* Days from the first purchase (or touch) to the last, and how many gaps that makes. */
static bool
gaps(const struct crm_cursor *c, const struct crm_fact *fact, int64_t *days, int64_t *n,
     crm_day *last)
{
	crm_time from = crm_seen_when(c->f, fact->slot[1], c->row),
		 to = crm_seen_when(c->f, fact->slot[2], c->row);

	*n = (int64_t)crm_seen_count(c->f, fact->slot[0], c->row) - 1;
	*days = (int64_t)to.day - from.day;
	*last = to.day;
	return *n > 0 && *days > 0;
}

/* a / b in units of 1/10000 rounded half to even to so many decimals: in one
 * step, so that nothing is rounded twice. */
static crm_num
ratio(int64_t a, int64_t b, int decimals)
{
	int64_t scale = decimals == 1 ? 10 : 100, n = a * scale, whole = n / b, rest = n % b;

	if (rest * 2 > b || (rest * 2 == b && whole % 2 != 0))
		whole++;
	return whole * (CRM_NUM_ONE / scale);
}

CRM_VALUE(crm_get_usual_gap)
{
	int64_t days, n;
	crm_day last;

	NO_FAULT;
	return gaps(c, fact, &days, &n, &last) ? number(out, ratio(days, n, 1)) : missing(out);
}

CRM_VALUE(crm_get_lateness)
{
	int64_t days, n;
	crm_day last;

	NO_FAULT;
	if (!gaps(c, fact, &days, &n, &last))
		return missing(out);
	return number(out, ratio(days_until_today(c, last) * n, days, 2));
}

CRM_VALUE(crm_get_profit)
{
	crm_num profit;

	if (crm_num_sub(crm_seen_amount(c->f, fact->slot[0], c->row),
			crm_seen_amount(c->f, fact->slot[1], c->row), &profit) < 0)
		return too_large(c, fact, e);
	return number(out, profit);
}

CRM_VALUE(crm_get_cost_keep)
{
	crm_num rest;

	if (crm_num_sub(crm_seen_amount(c->f, fact->slot[0], c->row),
			crm_seen_amount(c->f, fact->slot[1], c->row), &rest) < 0 ||
	    crm_num_sub(rest, crm_seen_amount(c->f, fact->slot[2], c->row), &rest) < 0)
		return too_large(c, fact, e);
	return number(out, rest);
}

CRM_VALUE(crm_get_referrals)
{
	NO_FAULT;
	(void)fact;
	return count(out, c->f->referrals ? c->f->referrals[c->row] : 0);
}

CRM_VALUE(crm_get_referral_spend)
{
	NO_FAULT;
	(void)fact;
	return number(out, c->f->referral_spend ? c->f->referral_spend[c->row] : 0);
}

CRM_VALUE(crm_get_referral_value)
{
	NO_FAULT;
	(void)fact;
	return number(out, c->f->referral_value ? c->f->referral_value[c->row] : 0);
}

/* The scopes of which the last word was yes (no). */
CRM_VALUE(crm_get_scopes)
{
	crm_buf *text = &c->text[fact->recipe->which];
	crm_str scope;
	crm_time when;
	bool yes;

	NO_FAULT;
	text->n = 0;
	for (size_t i = 0; crm_frame_scope(c->f, fact->slot[0], c->row, i, &scope, &yes, &when);
	     i++) {
		if (yes != (fact->recipe->which != 0))
			continue;
		if (text->n > 0)
			crm_buf_char(text, ';');
		crm_buf_str(text, scope);
	}
	if (text->n == 0)
		return missing(out);
	*out = (crm_value){.type = CRM_TEXT, .text = crm_buf_slice(text)};
	return 0;
}

CRM_VALUE(crm_get_profile)
{
	const crm_str *field = crm_cursor_fields(c);
	bool known[5];
	unsigned n = 0;

	NO_FAULT;
	for (int i = 0; i < 5; i++)
		known[i] = fact->column[i] >= 0 && field[fact->column[i]].n > 0;
	n += crm_seen_count(c->f, fact->slot[0], c->row) > 0;
	n += known[0] || known[1];
	n += known[2];
	n += known[3];
	n += c->f->referrals && c->f->referrals[c->row] > 0;
	n += crm_seen_when(c->f, fact->slot[1], c->row).day != CRM_NO_DAY;
	n += known[4];
	return count(out, n);
}
