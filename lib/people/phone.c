/* phone.c: telephone numbers: reads them as they are typed, and makes keys to compare them. */
#include <string.h>

#include "base/array.h"
#include "people/people.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
count_digits(crm_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += is_digit(s.p[i]);
	return n;
}

/* ---- one number of a list ---- */

enum { SHORT = 4 }; /* fewer digits than these are no number behind another */

/* "030/1234567": before the slash is an area code, and not a number. */
static bool
is_area_code(crm_str s)
{
	while (s.n && *s.p == '(')
		s = (crm_str){s.p + 1, s.n - 1};
	return s.n && (*s.p == '0' || *s.p == '+') && count_digits(s) <= 6;
}

/* Whether the mark at s[i] separates two numbers. */
static bool
separates(crm_str s, size_t i, crm_str rest)
{
	size_t end = i + 1;

	if (s.p[i] != '/' && s.p[i] != ',')
		return false;
	while (end < rest.n && rest.p[end] != '/' && rest.p[end] != ',' && rest.p[end] != ';')
		end++;
	return count_digits((crm_str){s.p, i}) >= SHORT &&
	       !is_area_code(crm_str_trim((crm_str){s.p, i})) &&
	       count_digits((crm_str){s.p + i + 1, end - i - 1}) >= SHORT;
}

bool
crm_phone_next(crm_str *list, crm_str *number)
{
	size_t i = 0;

	for (;;) {
		while (list->n && (*list->p == ';' || *list->p == ' ')) {
			list->p++;
			list->n--;
		}
		if (!list->n)
			return false;
		for (i = 0; i < list->n && list->p[i] != ';' &&
			    !separates((crm_str){list->p, i + 1}, i, *list);
		     i++)
			;
		*number = crm_str_trim((crm_str){list->p, i});
		i += i < list->n;
		list->p += i;
		list->n -= i;
		if (number->n)
			return true;
	}
}

/* ---- extensions ---- */

/* Words for an extension, in lower case, the longer ones first. */
static const char *const words[] = {
	"extension", "extn", "ext", "durchwahl", "poste", "x",  "#", "доб",
	"Доб",       "ДОБ",  "вн",  "分机",      "转",    "轉", ",", "/",
};

static bool
starts_with(crm_str s, const char *word)
{
	for (; *word; word++, s.p++, s.n--) {
		if (!s.n)
			return false;
		char c = *s.p >= 'A' && *s.p <= 'Z' ? (char)(*s.p + 32) : *s.p;
		if (c != *word)
			return false;
	}
	return true;
}

static bool
is_area_slash(crm_str s, size_t i)
{
	return s.p[i] == '/' && is_area_code(crm_str_trim((crm_str){s.p, i}));
}

/* Takes the extension off the number, and returns it; empty when it has none. */
static crm_str
extension(crm_str *s)
{
	for (size_t i = 0; i < s->n; i++) {
		crm_str rest = {s->p + i, s->n - i};
		if (is_digit(s->p[i]) || is_area_slash(*s, i))
			continue;
		for (size_t w = 0; w < CRM_LENGTH(words); w++) {
			size_t n = strlen(words[w]);
			if (!starts_with(rest, words[w]) || !count_digits((crm_str){s->p, i}))
				continue;
			s->n = i;
			return (crm_str){rest.p + n, rest.n - n};
		}
	}
	return CRM_STR("");
}

crm_str
crm_phone_alone(crm_str number)
{
	crm_str alone = number;

	return count_digits(extension(&alone)) ? crm_str_trim(alone) : number;
}

/* ---- what is a number ---- */

static crm_str
without_scheme(crm_str s)
{
	s = crm_str_trim(s);
	if (starts_with(s, "tel:"))
		s = crm_str_trim((crm_str){s.p + 4, s.n - 4});
	return s;
}

/* Blanks and dashes beyond ASCII, as exports and telephones write them. */
static bool
is_filler(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x2015) || c == 0x202A || c == 0x202C ||
	       c == 0x202D || c == 0x202F || c == 0x2060 || c == 0x2212 || c == 0xFEFF;
}

bool
crm_phone_ok(crm_str number)
{
	crm_str s = without_scheme(number), ext = extension(&s);
	size_t len;

	if (count_digits(s) < 3)
		return false;
	for (size_t i = 0; i < ext.n; i++)
		if (!is_digit(ext.p[i]) && !strchr(" .:-,#", ext.p[i]))
			return false;
	for (; s.n; s.p += len, s.n -= len) {
		uint32_t c = crm_utf8_next(s, &len);
		if (!is_filler(c) && (c >= 0x80 || !c || !strchr("0123456789 -()./+", (int)c)))
			return false;
	}
	return true;
}

/* ---- the key by which it is compared ---- */

/* Adds the digits, without the (0) that is dialled only within the country. */
static void
add_digits(crm_str s, crm_buf *out)
{
	size_t before = out->n;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(' && i + 2 < s.n && s.p[i + 1] == '0' && s.p[i + 2] == ')' &&
		    out->n > before)
			i += 2;
		else if (is_digit(s.p[i]))
			crm_buf_char(out, s.p[i]);
	}
}

/* The number of digits that are a trunk prefix. A prefix other than 0 may as well be the
 * beginning of the number, unless that is too long for a number. */
static size_t
trunk_of(const crm_country *c, crm_str digits)
{
	size_t n = strlen(c->trunk);

	if (!n || digits.n <= n || memcmp(digits.p, c->trunk, n) != 0)
		return 0;
	return strcmp(c->trunk, "0") == 0 || digits.n > c->longest ? n : 0;
}

/* A number that is typed with the country's code, but without + or 00. */
static bool
has_code(const crm_country *c, crm_str digits, const char *code)
{
	return digits.n > c->longest && digits.n > strlen(code) &&
	       memcmp(digits.p, code, strlen(code)) == 0;
}

void
crm_phone_key(crm_str number, const crm_country *country, crm_buf *out)
{
	crm_str s = without_scheme(number), ext = extension(&s), digits;
	crm_buf all = {0};
	char code[8] = "";

	add_digits(s, &all);
	digits = crm_buf_slice(&all);
	if (memchr(s.p, '+', s.n)) {
		country = NULL;
	} else if (digits.n > 2 && memcmp(digits.p, "00", 2) == 0) {
		digits = (crm_str){digits.p + 2, digits.n - 2};
		country = NULL;
	}
	if (country && digits.n) {
		size_t trunk = trunk_of(country, digits);
		snprintf(code, sizeof code, "%u", country->code);
		if (!trunk && has_code(country, digits, code))
			*code = '\0';
		digits = (crm_str){digits.p + trunk, digits.n - trunk};
	}
	crm_buf_z(out, code);
	crm_buf_str(out, digits);
	if (count_digits(ext)) {
		crm_buf_char(out, 'x');
		add_digits(ext, out);
	}
	crm_buf_free(&all);
}
