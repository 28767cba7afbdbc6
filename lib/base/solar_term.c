/* solar_term.c: the 24 solar terms, by which the sun's year is divided in China. */
#include "base/base.h"
#include "base/solar_term_table.h"

crm_day
crm_solar_term(int year, int term)
{
	uint64_t later;

	if (year < CRM_SOLAR_TERMS_FIRST || year > CRM_SOLAR_TERMS_LAST || term < 0 ||
	    term >= CRM_SOLAR_TERMS)
		return CRM_NO_DAY;
	later = crm_solar_terms[year - CRM_SOLAR_TERMS_FIRST] >> 2 * term & 3;
	return crm_day_of(year, term / 2 + 1, crm_solar_term_earliest[term] + (int)later);
}
