/* write.c: days and numbers as people of a language write them. */
#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

/* ---- days ---- */

static void
write_day(crm_day day, void (*by)(int year, int month, int day, crm_buf *out), crm_buf *out)
{
	int year, month, of_month;

	if (day == CRM_NO_DAY)
		return;
	crm_day_split(day, &year, &month, &of_month);
	by(year, month, of_month, out);
}

void
crm_lang_day(crm_day day, crm_buf *out)
{
	write_day(day, crm_lang_in_use()->day, out);
}

void
crm_lang_short_day(crm_day day, crm_buf *out)
{
	write_day(day, crm_lang_in_use()->short_day, out);
}

void
crm_lang_time(crm_time time, crm_buf *out)
{
	crm_lang_short_day(time.day, out);
	if (time.day != CRM_NO_DAY && time.minute >= 0)
		crm_buf_f(out, " %02d:%02d", time.minute / 60, time.minute % 60);
}

void
crm_lang_month(int year, int month, crm_buf *out)
{
	crm_lang_in_use()->month(year, month, out);
}

static void
write_lunar(const crm_partial *p, crm_buf *out)
{
	const char *text = p->leap   ? crm_tr("day {day} of leap lunar month {month}")
			   : p->year ? crm_tr("day {day} of lunar month {month}, {year}")
				     : crm_tr("day {day} of lunar month {month}");
	char number[3][CRM_NUM_TEXT];

	snprintf(number[0], sizeof number[0], "%d", p->day);
	snprintf(number[1], sizeof number[1], "%d", p->month);
	snprintf(number[2], sizeof number[2], "%d", p->year);
	crm_lang_fill(out, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("day", crm_str_z(number[0])),
					     CRM_FILL_TEXT("month", crm_str_z(number[1])),
					     CRM_FILL_TEXT("year", crm_str_z(number[2])),
					     {0}});
}

void
crm_lang_partial(const crm_partial *p, crm_buf *out)
{
	if (!p->day)
		crm_lang_month(p->year, p->month, out);
	else if (p->lunar)
		write_lunar(p, out);
	else
		crm_lang_in_use()->day(p->year, p->month, p->day, out);
}

const char *
crm_lang_weekday(crm_day day)
{
	return crm_lang_in_use()->weekday[crm_day_weekday(day) - 1];
}

/* ---- numbers ---- */

/* "-1234567.50" with the language's marks, and groups of three digits. */
static void
write_marked(const char *plain, bool groups, crm_buf *out)
{
	const struct crm_language *l = crm_lang_in_use();
	size_t digits;

	if (*plain == '-')
		crm_buf_char(out, *plain++);
	digits = strcspn(plain, ".");
	for (size_t left = digits; left; left--) {
		if (groups && left < digits && left % 3 == 0)
			crm_buf_z(out, l->group);
		crm_buf_char(out, *plain++);
	}
	if (*plain) {
		crm_buf_z(out, l->decimal);
		crm_buf_z(out, plain + 1);
	}
}

void
crm_lang_number(crm_num n, int decimals, crm_buf *out)
{
	char plain[CRM_NUM_TEXT];

	crm_num_format(crm_num_round(n, decimals), decimals, plain);
	write_marked(plain, true, out);
}

void
crm_lang_exact(crm_str plain, crm_buf *out)
{
	char text[CRM_NUM_TEXT];
	crm_num n;

	if (plain.n >= sizeof text || !crm_num_parse(plain, &n)) {
		crm_buf_str(out, plain);
		return;
	}
	memcpy(text, plain.p, plain.n);
	text[plain.n] = '\0';
	write_marked(text, crm_lang_in_use() != &crm_language[0], out);
}

void
crm_lang_amount(crm_num n, crm_str currency, crm_buf *out)
{
	crm_lang_number(n, 2, out);
	if (currency.n) {
		crm_buf_z(out, "\xc2\xa0");
		crm_buf_str(out, currency);
	}
}

void
crm_lang_share(crm_num share, int decimals, crm_buf *out)
{
	crm_num percent;

	if (crm_num_mul(share, 100 * CRM_NUM_ONE, &percent) < 0)
		return;
	crm_lang_number(percent, decimals, out);
	crm_buf_z(out, crm_lang_in_use()->percent);
}
