/* period.h: days, weeks, months, quarters and years, by number. */
#ifndef CRM_STATS_PERIOD_H
#define CRM_STATS_PERIOD_H

#include "crm.h"

enum crm_unit { CRM_DAYS, CRM_WEEKS, CRM_MONTHS, CRM_QUARTERS, CRM_YEARS, CRM_UNITS };

/* The unit that a column is named after: day, week …; date is day. */
bool crm_unit_of(crm_str name, enum crm_unit *out);
/* Periods have numbers that follow each other. `starts` is the first day of the week, 1 Monday to
 * 7 Sunday. */
int32_t crm_period_of(enum crm_unit unit, crm_day day, int starts);
crm_day crm_period_first(enum crm_unit unit, int32_t period, int starts);
crm_day crm_period_last(enum crm_unit unit, int32_t period, int starts);
/* Adds 2026-11-21, 2026-W47 (where weeks do not begin on Monday: their first day), 2026-11,
 * 2026-Q4 or 2026. */
void crm_period_text(enum crm_unit unit, int32_t period, int starts, crm_buf *out);
/* Reads one that is written so. */
bool crm_period_parse(crm_str s, int starts, enum crm_unit *unit, int32_t *period);

#endif
