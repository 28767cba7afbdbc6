/* languages.c: what is particular to each language and is not a text: plural forms, dates, the
 * marks in numbers. A new language is a row here, a code in crm_langs, and a file lib/po/CODE.po.
 */
#include "lang/lang.h"

#define NBSP "\xc2\xa0"

static void
iso_day(int year, int month, int day, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	crm_buf_add(out, text, crm_day_format(crm_day_of(year, month, day), text));
}

/* ---- English ---- */

static unsigned
one_or_many(unsigned long n)
{
	return n != 1;
}

static const char *const english[12] = {"January",   "February", "March",    "April",
					"May",       "June",     "July",     "August",
					"September", "October",  "November", "December"};

static void
english_day(int year, int month, int day, crm_buf *out)
{
	crm_buf_f(out, "%d %s", day, english[month - 1]);
	if (year)
		crm_buf_f(out, " %d", year);
}

static void
english_month(int year, int month, crm_buf *out)
{
	crm_buf_f(out, "%s %d", english[month - 1], year);
}

/* ---- Chinese ---- */

static unsigned
one_form(unsigned long n)
{
	(void)n;
	return 0;
}

static void
chinese_day(int year, int month, int day, crm_buf *out)
{
	if (year)
		crm_buf_f(out, "%d年", year);
	crm_buf_f(out, "%d月%d日", month, day);
}

static void
chinese_month(int year, int month, crm_buf *out)
{
	crm_buf_f(out, "%d年%d月", year, month);
}

/* ---- Russian ---- */

/* 1, 21 …; 2 to 4, 22 to 24 …; all others. */
static unsigned
russian_form(unsigned long n)
{
	if (n % 10 == 1 && n % 100 != 11)
		return 0;
	return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
}

/* A month by itself, and a day of it. */
static const char *const russian[12] = {"январь",   "февраль", "март",   "апрель",
					"май",      "июнь",    "июль",   "август",
					"сентябрь", "октябрь", "ноябрь", "декабрь"};
static const char *const russian_of[12] = {"января",   "февраля", "марта",  "апреля",
					   "мая",      "июня",    "июля",   "августа",
					   "сентября", "октября", "ноября", "декабря"};

static void
russian_day(int year, int month, int day, crm_buf *out)
{
	crm_buf_f(out, "%d" NBSP "%s", day, russian_of[month - 1]);
	if (year)
		crm_buf_f(out, " %d" NBSP "г.", year);
}

static void
russian_short_day(int year, int month, int day, crm_buf *out)
{
	crm_buf_f(out, "%02d.%02d.%04d", day, month, year);
}

static void
russian_month(int year, int month, crm_buf *out)
{
	crm_buf_f(out, "%s %d" NBSP "г.", russian[month - 1], year);
}

/* ---- all ---- */

const struct crm_language crm_language[CRM_LANGS] = {
	{.code = "en",
	 .plural = one_or_many,
	 .decimal = ".",
	 .group = ",",
	 .percent = "%",
	 .stop = ". ",
	 .semicolon = "; ",
	 .comma = ", ",
	 .day = english_day,
	 .short_day = iso_day,
	 .month = english_month,
	 .weekday = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
	{.code = "zh",
	 .plural = one_form,
	 .decimal = ".",
	 .group = ",",
	 .percent = "%",
	 .stop = "。",
	 .semicolon = "；",
	 .comma = "、",
	 .day = chinese_day,
	 .short_day = chinese_day,
	 .month = chinese_month,
	 .weekday = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"}},
	{.code = "ru",
	 .plural = russian_form,
	 .decimal = ",",
	 .group = NBSP,
	 .percent = NBSP "%",
	 .stop = ". ",
	 .semicolon = "; ",
	 .comma = ", ",
	 .day = russian_day,
	 .short_day = russian_short_day,
	 .month = russian_month,
	 .weekday = {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
		     "воскресенье"}},
};
