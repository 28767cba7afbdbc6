/* touch.c: facts about being in touch, and since when a customer is known. */
#include "base/array.h"
#include "facts/fact_rows.h"
#include "fold/moment.h"

static CRM_FACT_VALUE(get_as_of)
{
	(void)e;
	(void)fact;
	/* Empty tells the next stage that something of this customer was rejected. */
	if (crm_fold_taint_unknown(r->fold) || crm_fold_tainted(r->fold, r->row))
		return crm_fact_missing(out);
	return crm_fact_moment(out, crm_fold_today(r->fold));
}

static CRM_FACT_VALUE(get_first_seen)
{
	crm_time first = crm_fold_when(r->fold, fact->query[0], r->row);
	crm_value created;

	if (crm_customer_value(r, fact->column[0], CRM_DATE, &created, e) < 0)
		return -1;
	if (created.type == CRM_DATE &&
	    (first.day == CRM_NO_DAY || crm_moment(created.date) < crm_moment(first)))
		first = created.date;
	return crm_fact_moment(out, first);
}

static const struct crm_fact rows[] = {
	{FACT("as_of", DATE, 0, "", "the moment up to which the log was read: today",
	      MAY_BE_MISSING),
	 .value = get_as_of},
	{FACT("touches", NUMBER, 0, "events", "touches whose outcome is `reached`", COUNTED),
	 .need = {COUNT("touches", EITHER_WAY)}, .value = crm_get_count},
	{FACT("touches_in", NUMBER, 0, "events", "of these, those that the customer began",
	      COUNTED),
	 .need = {COUNT("touches", ONLY_IN)}, .value = crm_get_count},
	{FACT("touches_out", NUMBER, 0, "events", "of these, those that we began", COUNTED),
	 .need = {COUNT("touches", ONLY_OUT)}, .value = crm_get_count},
	{FACT("touches_<N>d", NUMBER, 0, "events", "touches of the last N days, today included",
	      COUNTED),
	 .need = {COUNT("touches", EITHER_WAY)}, .value = crm_get_count},
	{FACT("last_touch", DATE, 0, "", "the latest touch", MAY_BE_MISSING),
	 .need = {LATEST("touches", EITHER_WAY)}, .value = crm_get_moment},
	{FACT("last_touch_in", DATE, 0, "", "the latest touch that the customer began",
	      MAY_BE_MISSING),
	 .need = {LATEST("touches", ONLY_IN)}, .value = crm_get_moment},
	{FACT("last_touch_out", DATE, 0, "", "the latest touch that we began", MAY_BE_MISSING),
	 .need = {LATEST("touches", ONLY_OUT)}, .value = crm_get_moment},
	{FACT("last_<kind>", DATE, 0, "",
	      "the latest event of that kind or class whose outcome is `reached`: last_call, "
	      "last_care",
	      MAY_BE_MISSING),
	 .need = {LATEST("named", EITHER_WAY)}, .value = crm_get_moment},
	{FACT("days_since_touch", NUMBER, 0, "days", "days from the latest touch to today",
	      WHOLE_DAYS),
	 .need = {LATEST("touches", EITHER_WAY)}, .value = crm_get_days_since},
	{FACT("touch_gap", NUMBER, 1, "days",
	      "mean time from one day with touches to the next; missing with fewer than two such "
	      "days",
	      FROM_0),
	 .need = {DAYS("touches"), EARLIEST("touches"), LATEST("touches", EITHER_WAY)},
	 .value = crm_get_usual_gap},
	{FACT("touch_lateness", NUMBER, 2, "", "days_since_touch divided by touch_gap", FROM_0),
	 .need = {DAYS("touches"), EARLIEST("touches"), LATEST("touches", EITHER_WAY)},
	 .value = crm_get_lateness},
	{FACT("first_seen", DATE, 0, "", "the first event, or `created` where that is earlier",
	      MAY_BE_MISSING),
	 .need = {{.want = {.aggregate = CRM_AGG_FIRST, .keep = CRM_KEEP_MOMENT},
		   .of = {.kinds = "all", .outcome = ANY_OUTCOME}}},
	 .column = {"created"}, .may_fail = true, .value = get_first_seen},
};
const struct crm_fact_part crm_facts_touch = {rows, CRM_LENGTH(rows)};
