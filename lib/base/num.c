/* Exact numbers: integers of 1/10000. */
#include <string.h>

#include "base/array.h"
#include "base/base.h"

#define WHOLE_DIGITS 15 /* of the largest number, before the point */

__extension__ typedef __int128 wide;

/* Digits at p up to end: their number, value in *v (meaningful up to 19). */
static size_t
take_digits(const char *p, const char *end, uint64_t *v)
{
	const char *start = p;
	uint64_t value = 0;

	for (; p < end; p++) {
		uint32_t d = (uint32_t)(unsigned char)*p - '0';

		if (d > 9)
			break;
		value = value * 10 + d;
	}
	*v = value;
	return (size_t)(p - start);
}

/* What stands behind the point: at least one digit, four that count. */
static bool
take_decimals(const char *p, const char *end, uint32_t *fraction)
{
	uint32_t value = 0, scale = 1000;

	if (p == end)
		return false;
	for (; p < end; p++) {
		uint32_t d = (uint32_t)(unsigned char)*p - '0';

		if (d > 9 || (d && !scale))
			return false;
		value += d * scale;
		scale /= 10;
	}
	*fraction = value;
	return true;
}

bool
crm_num_parse(crm_str s, crm_num *out)
{
	const char *p = s.p, *end;
	bool negative = false;
	uint32_t fraction = 0;
	uint64_t whole, limit;
	size_t n;

	if (s.n == 0)
		return false;
	end = p + s.n;
	if (*p == '-' || *p == '+')
		negative = *p++ == '-';
	n = take_digits(p, end, &whole);
	if (n == 0)
		return false;
	if (n > WHOLE_DIGITS) { /* only leading zeros can make that good */
		while (n > WHOLE_DIGITS && *p == '0') {
			p++;
			n--;
		}
		if (n > WHOLE_DIGITS)
			return false;
	}
	p += n;
	if (p < end && (*p != '.' || !take_decimals(p + 1, end, &fraction)))
		return false;
	whole = whole * CRM_NUM_ONE + fraction; /* below 10^19: fits */
	limit = (uint64_t)INT64_MAX + negative;
	if (whole > limit)
		return false;
	*out = (crm_num)(negative ? 0 - whole : whole);
	return true;
}

/* 12,5 is 12.5; but 1,234 and 1,234,567 may be thousands. */
static bool
decimal_comma(crm_str s, size_t *comma)
{
	size_t at = 0;

	for (size_t i = s.p[0] == '-' || s.p[0] == '+'; i < s.n; i++) {
		if (s.p[i] == ',' && at == 0 && i > 0 && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
			at = i;
		else if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	*comma = at;
	return at > 0 && s.n - at > 1 && s.n - at < 6 && s.n - at != 4;
}

/* Takes a currency's sign off either end, and the blanks beside it. */
static crm_str
without_sign(crm_str s)
{
	static const char *const signs[] = {
		"$", "\xc2\xa3", "\xc2\xa5", "\xe2\x82\xac", "\xe2\x82\xbd", "\xe2\x82\xb9"};

	for (size_t i = 0; i < CRM_LENGTH(signs); i++) {
		size_t n = strlen(signs[i]);
		if (s.n > n && memcmp(s.p, signs[i], n) == 0)
			return crm_str_trim((crm_str){s.p + n, s.n - n});
		if (s.n > n && memcmp(s.p + s.n - n, signs[i], n) == 0)
			return crm_str_trim((crm_str){s.p, s.n - n});
	}
	return s;
}

/* 1,000.00 is 1000.00: with a point at the end, groups of three are thousands. What is left, or
 * nothing. */
static size_t
without_groups(crm_str s, char out[32])
{
	const char *point = memchr(s.p, '.', s.n);
	size_t whole = point ? (size_t)(point - s.p) : s.n, n = 0;

	if (s.n > 31)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ',')
			out[n++] = s.p[i];
		else if (!point || i == 0 || i >= whole || (whole - i) % 4 != 0)
			return 0;
	}
	return n;
}

/* The number that somebody wrote for people to read, or nothing. */
static crm_str
plain_number(crm_str s, char out[32])
{
	crm_str plain = without_sign(s);
	crm_num ignored;

	plain = (crm_str){out, plain.n ? without_groups(plain, out) : 0};
	return plain.n && crm_num_parse(plain, &ignored) ? plain : (crm_str){out, 0};
}

const char *
crm_num_wrong(crm_str s)
{
	static _Thread_local char text[80];
	size_t at, sign = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
	uint64_t ignored;
	size_t whole = take_digits(s.p + sign, s.p + s.n, &ignored);
	const char *p = s.p + sign + whole, *end = s.p + s.n;

	if (whole > 0 && (p == end || (*p == '.' && p + 1 < end))) {
		const char *rest = p == end ? end : p + 1 + take_digits(p + 1, end, &ignored);
		crm_num n;
		/* What stands before the point is a number by itself, or too large. */
		if (rest == end)
			return crm_num_parse((crm_str){s.p, sign + whole}, &n) && p < end
				       ? "has more than four decimals"
				       : "is too large a number";
	}
	char room[32];
	crm_str plain = plain_number(s, room);
	if (plain.n) {
		snprintf(text, sizeof text, "is not a number; did you mean \"%.*s\"?", (int)plain.n,
			 plain.p);
		return text;
	}
	if (s.n == 0 || s.n > 24 || !decimal_comma(s, &at))
		return "is not a number";
	snprintf(text, sizeof text, "is not a number; did you mean \"%.*s.%.*s\"?", (int)at, s.p,
		 (int)(s.n - at - 1), s.p + at + 1);
	return text;
}

int
crm_num_add(crm_num a, crm_num b, crm_num *out)
{
	return __builtin_add_overflow(a, b, out) ? -1 : 0;
}

int
crm_num_sub(crm_num a, crm_num b, crm_num *out)
{
	return __builtin_sub_overflow(a, b, out) ? -1 : 0;
}

/* n / d to the nearest integer, a half to the even one; d is not 0. */
static wide
divide(wide n, wide d)
{
	wide quotient = n / d, rest = n % d;
	wide twice = rest < 0 ? -rest * 2 : rest * 2, size = d < 0 ? -d : d;

	if (twice > size || (twice == size && quotient % 2 != 0))
		quotient += (n < 0) == (d < 0) ? 1 : -1;
	return quotient;
}

static int
narrow(wide v, crm_num *out)
{
	if (v > INT64_MAX || v < INT64_MIN)
		return -1;
	*out = (crm_num)v;
	return 0;
}

int
crm_num_mul(crm_num a, crm_num b, crm_num *out)
{
	return narrow(divide((wide)a * b, CRM_NUM_ONE), out);
}

int
crm_num_div(crm_num a, crm_num b, crm_num *out)
{
	return b ? narrow(divide((wide)a * CRM_NUM_ONE, b), out) : -1;
}

crm_num
crm_num_round(crm_num a, int decimals)
{
	crm_num unit = 1, out;

	for (; decimals < 4 && unit < CRM_NUM_ONE; decimals++)
		unit *= 10;
	/* at the very edge of the range there is nothing to round up to */
	return narrow(divide(a, unit) * unit, &out) == 0 ? out : a / unit * unit;
}

size_t
crm_num_format(crm_num a, int decimals, char *out)
{
	uint64_t size = a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
	uint64_t whole = size / CRM_NUM_ONE;
	unsigned fraction = (unsigned)(size % CRM_NUM_ONE);
	char digits[CRM_NUM_TEXT], *d = digits + sizeof digits;
	int places = 4;
	size_t n;

	while (places > 0 && places > decimals && fraction % 10 == 0) {
		fraction /= 10;
		places--;
	}
	if (places) {
		for (int i = 0; i < places; i++, fraction /= 10)
			*--d = (char)('0' + fraction % 10);
		*--d = '.';
	}
	do
		*--d = (char)('0' + whole % 10);
	while (whole /= 10);
	if (a < 0)
		*--d = '-';
	n = (size_t)(digits + sizeof digits - d);
	memcpy(out, d, n);
	out[n] = '\0';
	return n;
}
