/* hours.h: the section hours. */
#ifndef CRM_DUE_HOURS_H
#define CRM_DUE_HOURS_H

#include "policy/section.h"

/* When the house is open. */
struct crm_opening {
	int from, to;
}; /* minutes of the day */
struct crm_openings {
	struct crm_opening *at;
	size_t n;
}; /* in order, none within another */
struct crm_house {
	bool opens;                /* else there is no such section */
	struct crm_openings on[8]; /* 1 Monday to 7 Sunday */
	crm_day *closed;
	size_t days;
	const struct crm_holiday **feast;
	size_t feasts; /* closed, too */
	crm_place place;
};

extern const struct crm_section crm_section_hours;

/* The hours of a policy; without the section the house never opens. */
static inline const struct crm_house *
crm_policy_hours(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_hours);
}

#endif
