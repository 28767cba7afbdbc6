/* The table of solar terms against a formula that was published for it: the longitude of the sun by
 * Meeus, Astronomical Algorithms, chapter 25, which he says is exact to 0.01 degrees. On the day of
 * a term, by the clock of China, the sun passes a multiple of 15 degrees. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

#define PI 3.14159265358979323846
#define EXACT 0.012 /* degrees; beside the formula's own, what the clocks of the earth are off */

/* The longitude of the sun when a day begins in China, in degrees from 0 to 360. */
static double
longitude(crm_day day)
{
	double t = (day - 10957 - 0.5 - 8 / 24.0) / 36525; /* centuries since 2000-01-01T12:00 */
	double m = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * PI / 180;
	double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
	double center = (1.914602 - 0.004817 * t) * sin(m) +
			(0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m);
	double node = (125.04 - 1934.136 * t) * PI / 180;

	return fmod(mean + center - 0.00569 - 0.00478 * sin(node) + 36000, 360);
}

/* How far the sun is past a longitude: -180 to 180. */
static double
past(double at, double longitude_of_term)
{
	return fmod(at - longitude_of_term + 540, 360) - 180;
}

static void
test_table(void **state)
{
	(void)state;
	for (int year = 1900; year <= 2100; year++)
		for (int term = 0; term < CRM_SOLAR_TERMS; term++) {
			crm_day day = crm_solar_term(year, term);
			double at = (285 + 15 * term) % 360;

			if (past(longitude(day), at) > EXACT ||
			    past(longitude(day + 1), at) < -EXACT)
				fail_msg("term %d of %d is not on that day", term, year);
		}
}

static void
test_outside(void **state)
{
	(void)state;
	assert_int_equal(crm_solar_term(1899, 0), CRM_NO_DAY);
	assert_int_equal(crm_solar_term(2101, 0), CRM_NO_DAY);
	assert_int_equal(crm_solar_term(2026, -1), CRM_NO_DAY);
	assert_int_equal(crm_solar_term(2026, CRM_SOLAR_TERMS), CRM_NO_DAY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
