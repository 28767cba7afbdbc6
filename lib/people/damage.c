/* damage.c: what spreadsheets and exports do to values, as one table of patterns. */
#include <string.h>

#include "base/array.h"
#include "people/columns.h"

/* ---- helpers ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number of digits from p[at] on. */
static size_t
digits(crm_str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && is_digit(s.p[at + n]))
		n++;
	return n;
}

static bool
is_one_of(crm_str s, const char *const *words)
{
	for (; s.n && *words; words++)
		if (**words == *s.p && crm_str_eqz(s, *words))
			return true;
	return false;
}

/* ---- the patterns ---- */

static bool
is_error_value(crm_str s)
{
	static const char *const errors[] = {"#REF!",         "#N/A",    "#NAME?",    "#VALUE!",
					     "#DIV/0!",       "#NUM!",   "#NULL!",    "#SPILL!",
					     "#CALC!",        "#FIELD!", "#BLOCKED!", "#CONNECT!",
					     "#GETTING_DATA", "#ERROR!", NULL};

	return is_one_of(s, errors) ||
	       (s.n == 7 && memcmp(s.p, "Err:5", 5) == 0 && digits(s, 4) == 3);
}

static bool
is_too_narrow(crm_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	return n == s.n && n >= 3;
}

static bool
is_nothing(crm_str s)
{
	static const char *const words[] = {
		"NULL", "null",      "(null)",          "\\N", "N/A", "n/a", "NaN", "nan", "NAN",
		"<NA>", "undefined", "[object Object]", NULL};

	return is_one_of(s, words);
}

/* '700, '+44, '=1+1: an apostrophe before text that a spreadsheet would compute. */
static bool
has_apostrophe(crm_str s)
{
	return s.n > 1 && s.p[0] == '\'' && (is_digit(s.p[1]) || strchr("+-=@", s.p[1]));
}

/* 4.4E+11, 1E+05, 4,4E+11. */
static bool
is_exponent(crm_str s)
{
	size_t at = digits(s, 0);

	if (at == 0)
		return false;
	if (at < s.n && (s.p[at] == '.' || s.p[at] == ','))
		at += 1 + digits(s, at + 1);
	return at + 2 < s.n && (s.p[at] == 'E' || s.p[at] == 'e') && s.p[at + 1] == '+' &&
	       digits(s, at + 2) == s.n - at - 2;
}

/* 79161234567.0: a program read it as a number. */
static bool
ends_in_zero(crm_str s)
{
	size_t n = digits(s, s.n > 0 && s.p[0] == '+');

	n += s.n > 0 && s.p[0] == '+';
	return n >= 4 && s.n == n + 2 && s.p[n] == '.' && s.p[n + 1] == '0';
}

/* +1 (555) 010-9999.0: the same for a phone that is written with marks other than dots, because a
 * dot before the last group may be such a mark. */
static bool
phone_ends_in_zero(crm_str s)
{
	size_t n = 0;

	if (ends_in_zero(s) || s.n < 3 || memcmp(s.p + s.n - 2, ".0", 2) != 0)
		return false;
	for (size_t i = 0; i < s.n - 2; i++) {
		if (!is_digit(s.p[i]) && !strchr("+ ()-/", s.p[i]))
			return false;
		n += is_digit(s.p[i]);
	}
	return n >= 4;
}

static bool
is_quoted(crm_str s)
{
	return s.n > 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';
}

/* Quotes within quotes are doubled, which nobody types. */
static bool
is_quoted_twice(crm_str s)
{
	return is_quoted(s) && memmem(s.p + 1, s.n - 2, "\"\"", 2);
}

static bool
is_several(crm_str s)
{
	return memchr(s.p, ',', s.n) || memchr(s.p, '|', s.n) || memchr(s.p, '\n', s.n) ||
	       memmem(s.p, s.n, ":::", 3);
}

static bool
is_month(crm_str s, size_t at)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	for (size_t i = 0; i < 12 && at + 3 <= s.n; i++)
		if (memcmp(s.p + at, months[i], 3) == 0)
			return true;
	return false;
}

/* 2-Mar, 2-Mar-26, Mar-26: MAR2 and 2/3 become such dates. */
static bool
is_month_name(crm_str s)
{
	size_t day = digits(s, 0), at = day;

	if (day > 2 || (day && (at >= s.n || s.p[at++] != '-')) || !is_month(s, at))
		return false;
	at += 3;
	if (at == s.n)
		return day > 0;
	return s.p[at] == '-' && (digits(s, at + 1) == 2 || digits(s, at + 1) == 4) &&
	       at + 1 + digits(s, at + 1) == s.n;
}

/* 21.11.2026, 11/21/26, 21-11-2026 10:15: dates in which it is not clear which number is the
 * month. */
static bool
is_local_date(crm_str s)
{
	size_t first = digits(s, 0), second, year, at;
	char mark;

	if (first < 1 || first > 2 || first >= s.n || !strchr("./-", s.p[first]))
		return false;
	mark = s.p[first];
	second = digits(s, first + 1);
	at = first + 1 + second;
	if (second < 1 || second > 2 || at >= s.n || s.p[at] != mark)
		return false;
	year = digits(s, at + 1);
	at += 1 + year;
	return (year == 2 || year == 4) && (at == s.n || s.p[at] == ' ');
}

/* 46347: a spreadsheet counts days from 1900. */
static bool
is_serial(crm_str s)
{
	size_t whole = digits(s, 0);

	return whole == 5 && s.p[0] >= '1' && s.p[0] <= '6' &&
	       (whole == s.n || (s.p[whole] == '.' && whole + 1 + digits(s, whole + 1) == s.n));
}

static bool
is_date(crm_str s)
{
	return is_month_name(s) || is_local_date(s);
}

/* U+FFFD, or question marks in place of all letters. */
static bool
has_lost(crm_str s)
{
	size_t marks = 0, i = 0;

	for (; i < s.n && (s.p[i] == '?' || s.p[i] == ' '); i++)
		marks += s.p[i] == '?';
	return (i == s.n && marks >= 3) || memmem(s.p, s.n, "\xEF\xBF\xBD", 3);
}

/* Ã©, Ð°: each byte of a letter in UTF-8 became a letter of its own. */
static bool
is_read_wrong(crm_str s)
{
	const char *end = s.p + s.n;

	for (const char *p = s.p; (p = memchr(p, '\xC3', (size_t)(end - p))) && end - p > 3; p++)
		if ((p[1] == '\x83' || p[1] == '\x90' || p[1] == '\x91') && p[2] == '\xC2')
			return true;
	return false;
}

/* ---- the columns in which they are searched ---- */

/* The column of customers or of logs; what both have is the same in both. */
static const struct crm_file_column *
column_of(crm_str name)
{
	const struct crm_file_column *c = crm_customer_column(name);

	return c ? c : crm_event_column(name);
}

static bool
is_coded(const struct crm_file_column *c)
{
	return c && c->coded;
}

static bool
is_phones(const struct crm_file_column *c)
{
	return c && strcmp(c->word.name, "phone") == 0;
}

static bool
is_dated(const struct crm_file_column *c)
{
	return c && c->holds >= CRM_HOLDS_DAY;
}

static bool
has_no_comma(const struct crm_file_column *c)
{
	return c && c->no_comma;
}

static bool
is_no_note(const struct crm_file_column *c)
{
	return !c || strcmp(c->word.name, "note") != 0;
}

static const struct pattern {
	bool (*is)(crm_str value);
	bool (*in)(const struct crm_file_column *c); /* where it is damage; NULL: everywhere. The
						      * column is NULL when nobody knows it */
	const char *says;
} patterns[] = {
	{is_error_value, NULL, "is an error value of a spreadsheet"},
	{is_too_narrow, NULL, "is what a spreadsheet shows when a column is too narrow"},
	{is_nothing, NULL, "is what some programs write for an empty field; leave it empty"},
	{has_apostrophe, NULL, "begins with an apostrophe, which a spreadsheet puts before text"},
	{is_exponent, NULL, "is a number that a spreadsheet has rounded, so its digits are lost"},
	{ends_in_zero, is_coded, "ends in .0, as a program took it for a number"},
	{phone_ends_in_zero, is_phones, "ends in .0, as a program took it for a number"},
	{is_month_name, is_coded, "looks like a date that a spreadsheet made of it"},
	{is_date, is_dated,
	 "looks like a date that a spreadsheet rewrote; dates are written as 2026-11-21"},
	{is_serial, is_dated,
	 "looks like the number that a spreadsheet has for a day; dates are written as 2026-11-21"},
	{is_several, has_no_comma, "is one item; the items of a list are separated by \";\""},
	{is_quoted_twice, NULL, "is in quotes, which are part of the value here"},
	{is_quoted, is_no_note, "is in quotes, which are part of the value here"},
	{has_lost, NULL, "has lost letters when it was converted from another encoding"},
	{is_read_wrong, NULL, "is UTF-8 that was read as another encoding"},
};

static const char *
damage_of(const struct crm_file_column *c, crm_str value)
{
	for (size_t i = 0; i < CRM_LENGTH(patterns); i++)
		if (patterns[i].is(value) && (!patterns[i].in || patterns[i].in(c)))
			return patterns[i].says;
	return NULL;
}

const char *
crm_column_damage(const struct crm_file_column *c, crm_str value, crm_str *part)
{
	bool list = value.n && memchr(value.p, ';', value.n) && c && c->holds == CRM_HOLDS_LIST;
	const char *says = NULL;

	for (crm_str rest = value; list && !says && crm_str_item(&rest, part);)
		says = damage_of(c, *part);
	if (says)
		return says;
	*part = value;
	return value.n ? damage_of(c, value) : NULL;
}

const char *
crm_damage(crm_str column, crm_str value, crm_str *part)
{
	return crm_column_damage(column_of(column), value, part);
}
