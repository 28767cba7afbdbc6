/* value.c: a value as people of the language read it. */
#include <string.h>

#include "report/stream.h"

static size_t
decimals_of(crm_str number)
{
	const char *point = memchr(number.p, '.', number.n);

	return point ? number.n - (size_t)(point + 1 - number.p) : 0;
}

/* With as many decimals as it is written with; of money with two. */
static void
add_number(crm_str value, bool money, crm_buf *out)
{
	size_t decimals = money ? 2 : decimals_of(value);
	crm_num n;

	if (crm_num_parse(value, &n))
		crm_lang_number(n, decimals > 4 ? 4 : (int)decimals, out);
	else
		crm_buf_str(out, value);
}

static void
add_share(crm_str value, crm_buf *out)
{
	crm_num n, share;
	bool percent;

	if (crm_share_parse(value, &n, &percent) &&
	    crm_num_div(n, (percent ? 100 : 1) * CRM_NUM_ONE, &share) == 0)
		crm_lang_share(share, 1, out);
	else
		crm_buf_str(out, value);
}

static void
add_date(crm_str value, bool day, crm_buf *out)
{
	crm_time t;

	if (crm_time_parse(value, &t))
		day ? crm_lang_short_day(t.day, out) : crm_lang_time(t, out);
	else
		crm_buf_str(out, value);
}

static void
add_list(crm_str value, crm_buf *out)
{
	crm_str item;

	for (bool first = true; crm_str_item(&value, &item); first = false) {
		if (!first)
			crm_buf_z(out, ", ");
		report_say(item, out);
	}
}

void
report_raw(const struct report_column *c, crm_str value, crm_buf *out)
{
	switch (c->kind) {
	case REPORT_LIST:
	case REPORT_PHONE:
	case REPORT_EMAIL: add_list(value, out); break;
	case REPORT_WORD: report_say(value, out); break;
	case REPORT_DATE:
	case REPORT_DAY: add_date(value, c->kind == REPORT_DAY, out); break;
	case REPORT_NUMBER:
	case REPORT_MONEY: add_number(value, c->kind == REPORT_MONEY, out); break;
	case REPORT_EXACT: crm_lang_exact(value, out); break;
	case REPORT_SHARE: add_share(value, out); break;
	case REPORT_TEXT: crm_buf_str(out, value);
	}
}

void
report_value(const struct report_column *c, crm_str value, crm_buf *out)
{
	crm_buf raw = {0};

	report_raw(c, value, &raw);
	for (size_t i = 0; i < raw.n; i++)
		if (raw.p[i] == '\n' || raw.p[i] == '\t')
			raw.p[i] = ' ';
	crm_buf_visible(out, crm_buf_slice(&raw));
	crm_buf_free(&raw);
}

bool
report_is_right(const struct report_column *c)
{
	return c->kind == REPORT_NUMBER || c->kind == REPORT_MONEY || c->kind == REPORT_EXACT ||
	       c->kind == REPORT_SHARE;
}

void
report_late(const crm_report *r, size_t row, crm_buf *out)
{
	crm_num n;

	if (!crm_num_parse(report_cell(r, row, report_find(r, "due_overdue")), &n) || n <= 0)
		return;
	n /= CRM_NUM_ONE;
	crm_buf_f(out, crm_tr_n("%ld day late", "%ld days late", (unsigned long)n), (long)n);
}
