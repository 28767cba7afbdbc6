/* easter.c: the Sunday of Easter. */
#include "base/base.h"

/* The Gregorian reckoning, as Meeus gives it (Astronomical Algorithms, 2nd edition, chapter 8), who
 * has it from Butcher's Ecclesiastical Calendar of 1876. */
static crm_day
western(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return crm_day_of(year, n / 31, n % 31 + 1);
}

/* The Julian reckoning of the same chapter, whose date is carried over to our calendar. */
static crm_day
orthodox(int year)
{
	int d = (19 * (year % 19) + 15) % 30;
	int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
	int n = d + e + 114, behind = year / 100 - year / 400 - 2;
	crm_day day = crm_day_of(year, n / 31, n % 31 + 1);

	return day == CRM_NO_DAY ? day : day + behind;
}

crm_day
crm_easter(int year, bool is_orthodox)
{
	if (year < 1 || year > 9999)
		return CRM_NO_DAY;
	return is_orthodox ? orthodox(year) : western(year);
}
