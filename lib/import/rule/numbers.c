/* numbers.c: from numbers with the marks of other programs to ours. */
#include <string.h>

#include "base/array.h"
#include "import/rule/rule.h"

static bool
starts(crm_str s, const char *with)
{
	size_t n = strlen(with);

	return n && s.n >= n && memcmp(s.p, with, n) == 0;
}

/* How many bytes at the beginning of s are the mark; 0 when it begins otherwise. The blank also
 * means blanks at which no line is broken, and the apostrophe its typographic form. */
static size_t
mark(crm_str s, const char *mark_z)
{
	static const char *const blanks[] = {" ", "\u00a0", "\u202f", "\u2009"},
				 *const apostrophes[] = {"'", "\u2019"};

	for (size_t i = 0; strcmp(mark_z, " ") == 0 && i < 4; i++)
		if (starts(s, blanks[i]))
			return strlen(blanks[i]);
	for (size_t i = 0; strcmp(mark_z, "'") == 0 && i < 2; i++)
		if (starts(s, apostrophes[i]))
			return strlen(apostrophes[i]);
	return starts(s, mark_z) ? strlen(mark_z) : 0;
}

static void
skip(crm_str *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

static void
strip_blanks(crm_str *s)
{
	size_t n;

	while ((n = mark(*s, " ")) > 0)
		skip(s, n);
	for (bool more = true; more;) {
		more = false;
		for (size_t len = 1; len <= 3 && len <= s->n && !more; len++)
			if (mark((crm_str){s->p + s->n - len, len}, " ") == len) {
				s->n -= len;
				more = true;
			}
	}
}

/* Takes off what means "no cents": 30,- and 30,--. */
static bool
strip_dashes(const crm_rules *r, crm_str *s)
{
	static const char *const dashes[] = {"--", "-", "\u2013", "\u2014"};
	size_t mark = strlen(r->decimal);

	for (size_t i = 0; i < CRM_LENGTH(dashes); i++) {
		size_t n = mark + strlen(dashes[i]);
		if (s->n <= n || memcmp(s->p + s->n - n, r->decimal, mark) != 0 ||
		    memcmp(s->p + s->n - n + mark, dashes[i], n - mark) != 0)
			continue;
		s->n -= n;
		return true;
	}
	return false;
}

/* Takes currency signs and a minus off both ends, in any order: -€12, € -12, 12 EUR, 12-, (12). */
static bool
strip_signs(const crm_rules *r, crm_str *s)
{
	bool negative = false, more = true, whole = false;

	while (more) {
		strip_blanks(s);
		more = !whole && strip_dashes(r, s);
		whole = whole || more;
		for (size_t i = 0; i < r->signs.n && !more; i++) {
			size_t n = strlen(r->signs.word[i]);
			if (starts(*s, r->signs.word[i])) {
				skip(s, n);
				more = true;
			} else if (s->n >= n && memcmp(s->p + s->n - n, r->signs.word[i], n) == 0) {
				s->n -= n;
				more = true;
			}
		}
		if (more || negative)
			continue;
		negative = more = true;
		if (starts(*s, "-"))
			skip(s, 1);
		else if (starts(*s, "\u2212"))
			skip(s, 3);
		else if (s->n > 1 && s->p[s->n - 1] == '-')
			s->n--;
		else if (s->n > 2 && s->p[0] == '(' && s->p[s->n - 1] == ')')
			*s = (crm_str){s->p + 1, s->n - 2};
		else
			negative = more = false;
	}
	return negative;
}

/* The digits before the decimal mark; a thousands mark must have three behind it (two
 * further up, as in India). */
static bool
take_whole(const crm_rules *r, crm_str *s, crm_buf *out)
{
	size_t digits = 0, n;
	bool marked = false;

	while (s->n) {
		if (s->p[0] >= '0' && s->p[0] <= '9') {
			crm_buf_char(out, s->p[0]);
			digits++;
			skip(s, 1);
		} else if (*r->thousands && digits && (n = mark(*s, r->thousands)) > 0) {
			if (digits > 3 || (marked && digits < 2))
				return false;
			marked = true;
			digits = 0;
			skip(s, n);
		} else {
			break;
		}
	}
	return marked ? digits == 3 : digits > 0;
}

bool
crm_number_read(const crm_rules *r, crm_str s, crm_buf *out)
{
	bool negative = strip_signs(r, &s);
	size_t start = out->n;
	crm_num ignored;

	if (starts(s, "+"))
		skip(&s, 1);
	if (negative)
		crm_buf_char(out, '-');
	if (starts(s, r->decimal) && s.n > 1)
		crm_buf_char(out, '0');
	else if (!take_whole(r, &s, out))
		goto not_a_number;
	if (starts(s, r->decimal)) {
		skip(&s, strlen(r->decimal));
		if (s.n)
			crm_buf_char(out, '.');
		for (; s.n && s.p[0] >= '0' && s.p[0] <= '9'; skip(&s, 1))
			crm_buf_char(out, s.p[0]);
	}
	if (s.n == 0 && crm_num_parse((crm_str){out->p + start, out->n - start}, &ignored))
		return true;
not_a_number:
	out->n = start;
	return false;
}

/* ---- what would read it ---- */

static void
put_option(crm_buf *out, const char *name, const char *value)
{
	crm_buf_f(out, strcmp(value, "'") == 0 ? "%s--%s=\"%s\"" : "%s--%s='%s'", out->n ? " " : "",
		  name, value);
}

/* Whether a character may be part of a sign: a letter or a symbol of a currency, but nothing that
 * has a value of its own, as digits of other scripts, fractions and signs such as % have. */
static bool
may_be_in_sign(uint32_t c)
{
	static const uint32_t not [][2] = {{0x80, 0xa1},     {0xa6, 0xbf},     {0xd7, 0xd7},
					   {0xf7, 0xf7},     {0x660, 0x66d},   {0x6f0, 0x6f9},
					   {0x966, 0x96f},   {0x2010, 0x209f}, {0x20d0, 0x20ff},
					   {0x2150, 0x22ff}, {0x2460, 0x24ff}, {0xff05, 0xff20},
					   {0xfffd, 0xfffd}};

	if (c < 0x80)
		return (c | 32) - 'a' < 26 || c == '$' || c == '.';
	for (size_t i = 0; i < CRM_LENGTH(not ); i++)
		if (c >= not [i][0] && c <= not [i][1])
			return false;
	return true;
}

/* A single letter next to the digits was probably typed for a digit: l0, 3O. */
static bool
may_be_sign(crm_str sign, crm_str s)
{
	size_t n;
	bool letter = sign.n == 1 && *sign.p != '$';

	for (crm_str rest = sign; rest.n; rest.p += n, rest.n -= n)
		if (!may_be_in_sign(crm_utf8_next(rest, &n)))
			return false;
	return !letter || (sign.p > s.p && sign.p[-1] == ' ') ||
	       (sign.p + 1 < s.p + s.n && sign.p[1] == ' ');
}

/* Whether it is like 1E+05, in which digits are lost. */
static bool
is_shortened(crm_str s)
{
	size_t digits = 0;

	while (s.n && s.p[0] && strchr("0123456789.,", s.p[0]))
		skip(&s, 1);
	if (s.n < 2 || (s.p[0] | 32) != 'e')
		return false;
	skip(&s, 1);
	if (*s.p == '+' || *s.p == '-')
		skip(&s, 1);
	for (; digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9'; digits++)
		;
	return digits && digits == s.n;
}

/* The sign of a currency: what is before or behind the digits, marks and blanks of s. */
static crm_str
sign_of(crm_str s)
{
	static const char number[] = "0123456789.,'+-() ";
	crm_str head = crm_str_trim(s), tail = head;
	size_t n = 0;

	while (n < head.n && !strchr(number, head.p[n]))
		n++;
	while (tail.n && strchr(number, tail.p[0]))
		skip(&tail, 1);
	return crm_str_trim(n ? (crm_str){head.p, n} : tail);
}

/* The signs that the rules know, and one more. */
static void
put_signs(const crm_rules *r, const char *sign, crm_buf *options)
{
	crm_buf list = {0};

	if (!r->signs.n) {
		put_option(options, "currency-signs", sign);
		return;
	}
	for (size_t i = 0; i < r->signs.n; i++)
		crm_buf_f(&list, "%s%s", i ? ", " : "[", r->signs.word[i]);
	crm_buf_f(&list, ", %s]", sign);
	put_option(options, "currency-signs", crm_buf_zend(&list));
	crm_buf_free(&list);
}

/* Reads it with the first marks that fit. */
static void
try_marks(crm_rules *other, crm_str s, crm_buf *number)
{
	const struct {
		const char *decimal, *thousands;
	} marks[] = {{other->decimal, other->thousands},
		     {".", ""},
		     {".", ","},
		     {",", ""},
		     {",", "."},
		     {",", " "},
		     {".", " "},
		     {".", "'"}};

	for (size_t i = 0; i < CRM_LENGTH(marks) && !number->n; i++) {
		other->decimal = marks[i].decimal;
		other->thousands = marks[i].thousands;
		crm_number_read(other, s, number);
	}
}

static bool
is_known(const crm_rules *r, const char *sign)
{
	for (size_t i = 0; i < r->signs.n; i++)
		if (strcmp(r->signs.word[i], sign) == 0)
			return true;
	return false;
}

/* The options that read s, which has this sign or none. */
static void
advise(const crm_rules *r, crm_str s, const char *sign, crm_buf *out)
{
	crm_rules other = *r;
	crm_buf options = {0}, number = {0};
	bool add = *sign && strlen(sign) <= 8 && !is_known(r, sign);

	if (add)
		other.signs = (struct crm_list){&sign, 1};
	try_marks(&other, s, &number);
	if (number.n && add)
		put_signs(r, sign, &options);
	if (number.n && strcmp(other.decimal, r->decimal) != 0)
		put_option(&options, "decimal", other.decimal);
	if (number.n && strcmp(other.thousands, r->thousands) != 0)
		put_option(&options, "thousands", other.thousands);
	if (number.n)
		crm_buf_f(out, "; %s reads it as %s", crm_buf_zend(&options),
			  crm_buf_zend(&number));
	crm_buf_free(&options);
	crm_buf_free(&number);
}

void
crm_number_advice(const crm_rules *r, crm_str s, crm_buf *out)
{
	crm_str sign = sign_of(s);
	crm_buf word = {0};

	s = crm_str_trim(s);
	if (is_shortened(s)) {
		crm_buf_z(out,
			  "; a spreadsheet writes it so in a narrow column: show all digits there, "
			  "and export it again");
	} else if (may_be_sign(sign, s)) {
		crm_buf_str(&word, sign);
		advise(r, s, crm_buf_zend(&word), out);
	}
	crm_buf_free(&word);
}

/* ---- currencies ---- */

/* Several signs may be those of one currency. */
static const char *
currency_of(const char *sign)
{
	static const char *const same[][2] = {
		{"€", "EUR"},   {"$", "USD"},    {"US$", "USD"}, {"£", "GBP"},   {"¥", "JPY"},
		{"₽", "RUB"}, {"руб.", "RUB"}, {"₴", "UAH"},   {"грн", "UAH"}, {"zł", "PLN"},
		{"Kč", "CZK"},  {"₹", "INR"},    {"₺", "TRY"},   {"₩", "KRW"}};

	for (size_t i = 0; i < CRM_LENGTH(same); i++)
		if (strcmp(sign, same[i][0]) == 0)
			return same[i][1];
	return sign;
}

const char *
crm_number_currency(const crm_rules *r, crm_str s)
{
	crm_buf number = {0};
	const char *found = NULL;

	for (size_t i = 0; i < r->signs.n && !found; i++) {
		crm_rules without = *r;
		const char *sign = r->signs.word[i];
		if (!memmem(s.p, s.n, sign, strlen(sign)))
			continue;
		without.signs.n = 0;
		if (!crm_number_read(&without, s, &number) && crm_number_read(r, s, &number))
			found = currency_of(sign);
	}
	crm_buf_free(&number);
	return found;
}
