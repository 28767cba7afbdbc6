/* fact_values.c: what is made of the slots after the fold.
 *
 * Whatever is divided is rounded here, so that a fact is the same whether it
 * comes from the log or has been through a stream. */
#include "facts/facts.h"

struct crm_seen
crm_fact_seen(const struct crm_customer_row *r, const struct crm_asked_fact *fact, int i)
{
	struct crm_seen s;

	crm_fold_seen(r->fold, fact->query[i], r->row, &s);
	return s;
}

int
crm_fact_number(crm_value *out, crm_num n)
{
	*out = (crm_value){.type = CRM_NUMBER, .number = n};
	return 0;
}

int
crm_fact_count(crm_value *out, uint64_t n)
{
	return crm_fact_number(out, (crm_num)n * CRM_NUM_ONE);
}

int
crm_fact_moment(crm_value *out, crm_time t)
{
	*out = (crm_value){.type = t.day == CRM_NO_DAY ? CRM_MISSING : CRM_DATE, .date = t};
	return 0;
}

int
crm_fact_truth(crm_value *out, bool yes)
{
	*out = (crm_value){.type = CRM_BOOL, .yes = yes};
	return 0;
}

int
crm_fact_missing(crm_value *out)
{
	*out = (crm_value){.type = CRM_MISSING};
	return 0;
}

int
crm_fact_too_large(const struct crm_customer_row *r, const struct crm_asked_fact *fact,
		   crm_error *e)
{
	crm_fail(e, CRM_DATA, "becomes too large");
	return crm_fail_at(e, crm_table_source(r->table, r->row), crm_table_line(r->table, r->row),
			   fact->row->word.name);
}

CRM_FACT_VALUE(crm_get_count)
{
	(void)e;
	return crm_fact_count(out, crm_fold_count(r->fold, fact->query[0], r->row));
}

CRM_FACT_VALUE(crm_get_sum)
{
	(void)e;
	return crm_fact_number(out, crm_fold_amount(r->fold, fact->query[0], r->row));
}

CRM_FACT_VALUE(crm_get_moment)
{
	(void)e;
	return crm_fact_moment(out, crm_fold_when(r->fold, fact->query[0], r->row));
}

CRM_FACT_VALUE(crm_get_due)
{
	(void)e;
	return crm_fact_moment(out, crm_fact_seen(r, fact, 0).due);
}

/* What is written with the offset of a place where it is tomorrow was today. */
static int32_t
days_until_today(const struct crm_customer_row *r, crm_day day)
{
	return day < crm_fold_today(r->fold).day ? crm_fold_today(r->fold).day - day : 0;
}

CRM_FACT_VALUE(crm_get_days_since)
{
	(void)e;
	crm_time when = crm_fold_when(r->fold, fact->query[0], r->row);
	if (when.day == CRM_NO_DAY)
		return crm_fact_missing(out);
	return crm_fact_number(out, (crm_num)days_until_today(r, when.day) * CRM_NUM_ONE);
}

/* Days from the first purchase (or touch) to the last, and how many gaps that makes. */
static bool
gaps(const struct crm_customer_row *r, const struct crm_asked_fact *fact, int64_t *days, int64_t *n,
     crm_day *last)
{
	crm_time from = crm_fold_when(r->fold, fact->query[1], r->row),
		 to = crm_fold_when(r->fold, fact->query[2], r->row);

	*n = (int64_t)crm_fold_count(r->fold, fact->query[0], r->row) - 1;
	*days = (int64_t)to.day - from.day;
	*last = to.day;
	return *n > 0 && *days > 0;
}

crm_num
crm_fact_ratio(int64_t a, int64_t b, int decimals)
{
	int64_t scale = decimals == 1 ? 10 : 100, n = a * scale, whole = n / b, rest = n % b;

	if (rest * 2 > b || (rest * 2 == b && whole % 2 != 0))
		whole++;
	return whole * (CRM_NUM_ONE / scale);
}

CRM_FACT_VALUE(crm_get_usual_gap)
{
	int64_t days, n;
	crm_day last;

	(void)e;
	return gaps(r, fact, &days, &n, &last) ? crm_fact_number(out, crm_fact_ratio(days, n, 1))
					       : crm_fact_missing(out);
}

CRM_FACT_VALUE(crm_get_lateness)
{
	int64_t days, n;
	crm_day last;

	(void)e;
	if (!gaps(r, fact, &days, &n, &last))
		return crm_fact_missing(out);
	return crm_fact_number(out, crm_fact_ratio(days_until_today(r, last) * n, days, 2));
}
