/* warmth.c: facts about closeness: points that fade. */
#include "base/array.h"
#include "facts/fact_rows.h"
#include "facts/words.h"

#define ALL_BEHAVIOURS (-1)
#define WARMTH(behaviour_, way_, ago) \
	{ \
		.want = {.aggregate = CRM_AGG_WARMTH, .behaviour = behaviour_}, \
		.of = {.kinds = "all", .way = way_}, .days_ago = ago \
	}

static const struct crm_fact rows[] = {
	{FACT("warmth_in", NUMBER, 2, "points",
	      "points of warmth of their side, which fade with time", POSITIVE),
	 .need = {WARMTH(ALL_BEHAVIOURS, ONLY_IN, 0)}, .value = crm_get_sum},
	{FACT("warmth_out", NUMBER, 2, "points",
	      "points of warmth of our side, which fade with time", POSITIVE),
	 .need = {WARMTH(ALL_BEHAVIOURS, ONLY_OUT, 0)}, .value = crm_get_sum},
	{FACT("warmth_in_91d_ago", NUMBER, 2, "points",
	      "warmth_in as it was at the end of the day 91 days ago", POSITIVE),
	 .need = {WARMTH(ALL_BEHAVIOURS, ONLY_IN, CRM_QUARTER_DAYS)}, .value = crm_get_sum},
	{FACT("warmth_out_91d_ago", NUMBER, 2, "points",
	      "warmth_out as it was at the end of the day 91 days ago", POSITIVE),
	 .need = {WARMTH(ALL_BEHAVIOURS, ONLY_OUT, CRM_QUARTER_DAYS)}, .value = crm_get_sum},
	{FACT("warmth_news", NUMBER, 2, "points",
	      "points of warmth from news passed on and praise, from both sides", POSITIVE),
	 .need = {WARMTH(0, EITHER_WAY, 0)}, .value = crm_get_sum},
	{FACT("warmth_care", NUMBER, 2, "points",
	      "points of warmth from care for what matters to them", POSITIVE),
	 .need = {WARMTH(1, EITHER_WAY, 0)}, .value = crm_get_sum},
	{FACT("warmth_help", NUMBER, 2, "points", "points of warmth from help", POSITIVE),
	 .need = {WARMTH(2, EITHER_WAY, 0)}, .value = crm_get_sum},
	{FACT("warmth_meeting", NUMBER, 2, "points", "points of warmth from staying in touch",
	      POSITIVE),
	 .need = {WARMTH(3, EITHER_WAY, 0)}, .value = crm_get_sum},
	{FACT("warmth_advice", NUMBER, 2, "points", "points of warmth from advice", POSITIVE),
	 .need = {WARMTH(4, EITHER_WAY, 0)}, .value = crm_get_sum},
	{FACT("warmth_personal", NUMBER, 2, "points", "points of warmth from personal talks",
	      POSITIVE),
	 .need = {WARMTH(5, EITHER_WAY, 0)}, .value = crm_get_sum},
};
const struct crm_fact_part crm_facts_warmth = {rows, CRM_LENGTH(rows)};
