/* reading.c: a value as people of the language read it. */
#include <string.h>

#include "lang/lang.h"
#include "show/caption.h"

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
add_word(const char *context, crm_str word, crm_buf *out)
{
	if (context)
		crm_lang_word(context, word, out);
	else
		crm_buf_str(out, word);
}

static void
add_list(const char *context, crm_str value, crm_buf *out)
{
	crm_str item;

	for (bool first = true; crm_str_item(&value, &item); first = false) {
		if (!first)
			crm_buf_z(out, crm_lang_in_use()->comma);
		add_word(context, item, out);
	}
}

/* The heading of that column; the row of totals has a word in its place. */
static void
add_name(crm_str name, crm_buf *out)
{
	const struct crm_caption *c = crm_caption_find(name);

	if (c)
		crm_caption_heading(c, name, out);
	else
		crm_lang_word(CRM_STANDING, name, out);
}

void
crm_read(enum crm_read_as reading, const char *context, crm_str value, crm_buf *out)
{
	switch (reading) {
	case CRM_AS_LIST:
	case CRM_AS_PHONE:
	case CRM_AS_EMAIL: add_list(context, value, out); break;
	case CRM_AS_WORD: add_word(context, value, out); break;
	case CRM_AS_NAME: add_name(value, out); break;
	case CRM_AS_DATE:
	case CRM_AS_DAY: add_date(value, reading == CRM_AS_DAY, out); break;
	case CRM_AS_NUMBER:
	case CRM_AS_MONEY: add_number(value, reading == CRM_AS_MONEY, out); break;
	case CRM_AS_EXACT: crm_lang_exact(value, out); break;
	case CRM_AS_SHARE: add_share(value, out); break;
	case CRM_AS_TEXT: crm_buf_str(out, value);
	}
}
