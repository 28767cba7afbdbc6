/* open.c: facts about what is still open, and about ratings. */
#include "base/array.h"
#include "facts/fact_rows.h"

#define RATING \
	{ \
		.want = {.aggregate = CRM_AGG_LAST, \
			 .keep = CRM_KEEP_RATING, \
			 .rating_from = 1, \
			 .rating_to = INT32_MAX}, \
		.of = {.kinds = "all", \
		       .outcome = ANY_OUTCOME } \
	}

static CRM_FACT_VALUE(get_rating)
{
	(void)e;
	struct crm_seen s = crm_fact_seen(r, fact, 0);
	return s.rating ? crm_fact_number(out, s.rating) : crm_fact_missing(out);
}

static CRM_FACT_VALUE(get_owed)
{
	crm_num owed = crm_fact_seen(r, fact, 0).owed;

	return owed == CRM_NO_NUMBER ? crm_fact_too_large(r, fact, e) : crm_fact_number(out, owed);
}

static const struct crm_fact rows[] = {
	{FACT("complaints", NUMBER, 0, "events", "complaints", COUNTED),
	 .need = {COUNT("complaint", EITHER_WAY)}, .value = crm_get_count},
	{FACT("complaints_open", NUMBER, 0, "events", "complaints not resolved yet", COUNTED),
	 .need = {OPEN("complaint")}, .value = crm_get_count},
	{FACT("oldest_open_complaint", DATE, 0, "", "the moment of the oldest of these",
	      MAY_BE_MISSING),
	 .need = {OPEN("complaint")}, .value = crm_get_moment},
	{FACT("questions_open", NUMBER, 0, "events", "questions not resolved yet", COUNTED),
	 .need = {OPEN("question")}, .value = crm_get_count},
	{FACT("invoices_open", NUMBER, 0, "events", "invoices not paid yet", COUNTED),
	 .need = {OPEN("invoice")}, .value = crm_get_count},
	{FACT("oldest_open_invoice", DATE, 0, "", "the moment of the oldest of these",
	      MAY_BE_MISSING),
	 .need = {OPEN("invoice")}, .value = crm_get_moment},
	{FACT("owed", NUMBER, 2, "money",
	      "what is left to be paid of open invoices that have an amount", SUMMED),
	 .need = {OPEN("invoice")}, .may_fail = true, .value = get_owed},
	{FACT("owed_overdue", NUMBER, 2, "money", "the part of owed whose `due` was before today",
	      SUMMED),
	 .need = {{.want = {.aggregate = CRM_AGG_OPEN, .overdue = true},
		   .of = {.kinds = "invoice"}}},
	 .may_fail = true, .value = get_owed},
	{FACT("milestones_open", NUMBER, 0, "events", "steps of a deal not done yet", COUNTED),
	 .need = {OPEN("milestone")}, .value = crm_get_count},
	{FACT("last_rating", NUMBER, 0, "1 to 5",
	      "their latest rating; of several at one moment the lowest", RATED),
	 .need = {RATING}, .value = get_rating},
	{FACT("last_rated", DATE, 0, "", "the moment of the latest rating", MAY_BE_MISSING),
	 .need = {RATING}, .value = crm_get_moment},
};
const struct crm_fact_part crm_facts_open = {rows, CRM_LENGTH(rows)};
