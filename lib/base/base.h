/* base.h: what other rooms use of base beside crm.h: characters as people see them, slips,
 * digits, days of the year by rule. */
#ifndef CRM_BASE_BASE_H
#define CRM_BASE_BASE_H

#include "crm.h"

#define CRM_DAY_MIN (-719162) /* 0001-01-01 */
#define CRM_DAY_MAX 2932896   /* 9999-12-31 */

/* Adds one character of data as people may see it; returns its columns. */
#define CRM_VISIBLE_TEXT 12
size_t crm_visible_next(crm_str s, size_t *len, char out[CRM_VISIBLE_TEXT]);

/* The columns of one code point on a terminal. */
unsigned crm_char_width(uint32_t c);

/* Whether a and b differ by one letter that is added, left out or changed, or by two that are
 * swapped. Short words are too often alike by chance, and are never slips. */
bool crm_is_slip(crm_str a, crm_str b);

static inline bool
crm_day_in_range(crm_day d)
{
	return d >= CRM_DAY_MIN && d <= CRM_DAY_MAX;
}

/* Digits are read without a branch: a character that is not a digit sets the top bit of *bad, which
 * is looked at once at the end. */
static inline uint32_t
crm_digit(char c, uint32_t *bad)
{
	uint32_t d = (uint32_t)(unsigned char)c - '0';

	*bad |= d | (9 - d);
	return d;
}

static inline uint32_t
crm_two_digits(const char *p, uint32_t *bad)
{
	uint32_t tens = crm_digit(p[0], bad);

	return tens * 10 + crm_digit(p[1], bad);
}

static inline bool
crm_digits_bad(uint32_t bad)
{
	return bad >> 31;
}

/* Easter Sunday of a year, by the Gregorian or, for the orthodox churches, by the Julian reckoning;
 * CRM_NO_DAY outside the calendar. */
crm_day crm_easter(int year, bool is_orthodox);

/* The day of a solar term at UTC+8, by table, from 1900 to 2100; CRM_NO_DAY outside. Terms are
 * counted from 0, xiaohan in January, to 23, dongzhi in December. */
enum { CRM_SOLAR_TERMS = 24 };
crm_day crm_solar_term(int year, int term);

/* Minutes by which the clock of the process's zone is ahead of UTC at a minute of UTC. */
int64_t crm_wall_ahead(int64_t utc);

static inline void
crm_put_two(char *p, unsigned v)
{
	p[0] = (char)('0' + v / 10);
	p[1] = (char)('0' + v % 10);
}

#endif
