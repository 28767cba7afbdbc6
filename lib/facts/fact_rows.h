/* fact_rows.h: how the rows of the table of facts are written, for the parts of the table alone. */
#ifndef CRM_FACTS_FACT_ROWS_H
#define CRM_FACTS_FACT_ROWS_H

#include "facts/facts.h"

/* The word of a row. What follows `about` says whether the value may be missing and what it may
 * be: one of the names below, or members of crm_word. The linter of policies goes by it. */
#define FACT(name_, type_, decimals_, unit_, about_, ...) \
	.word = {.name = name_, \
		 .origin = CRM_FACT, \
		 .type = CRM_##type_, \
		 .decimals = decimals_, \
		 .unit = unit_, \
		 .tool = "", \
		 .about = about_, \
		 __VA_ARGS__}

#define MAY_BE_MISSING .never_missing = false
#define FROM_0 MAY_BE_MISSING, .from = 0, .to = CRM_NUM_MAX
#define WHOLE_DAYS FROM_0, .whole = true
#define RATED MAY_BE_MISSING, .from = CRM_NUM_ONE, .to = 5 * CRM_NUM_ONE
/* Sums and counts are 0 where nothing happened. A sum may be negative: more may have been given
 * back than was bought. */
#define SUMMED .never_missing = true
#define COUNTED SUMMED, .whole = true, .from = 0, .to = CRM_NUM_MAX
#define POSITIVE SUMMED, .from = 0, .to = CRM_NUM_MAX

/* Aggregates that several facts need. */
#define ANY_OUTCOME (-1)
#define ITEM(text) \
	{ \
		text, sizeof text - 1 \
	}
#define COUNT(kinds_, way_) \
	{ \
		.want = {.aggregate = CRM_AGG_COUNT}, .of = {.kinds = kinds_, .way = way_ } \
	}
#define DAYS(kinds_) \
	{ \
		.want = {.aggregate = CRM_AGG_DAYS}, .of = {.kinds = kinds_ } \
	}
#define EARLIEST(kinds_) \
	{ \
		.want = {.aggregate = CRM_AGG_FIRST, .keep = CRM_KEEP_MOMENT}, \
		.of = {.kinds = kinds_ } \
	}
#define LATEST(kinds_, way_) \
	{ \
		.want = {.aggregate = CRM_AGG_LAST, .keep = CRM_KEEP_MOMENT}, \
		.of = {.kinds = kinds_, \
		       .way = way_ } \
	}
#define OPEN(kinds_) \
	{ \
		.want = {.aggregate = CRM_AGG_OPEN}, .of = {.kinds = kinds_ } \
	}
#define SPEND \
	{ \
		.want = {.aggregate = CRM_AGG_SUM, .negative = true}, .of = {.kinds = "sales"}, \
		.done = { \
			.kinds = "refund" \
		} \
	}
#define REFERRALS \
	{ \
		.want = {.aggregate = CRM_AGG_REFERRALS}, .of = {.kinds = "referral" } \
	}

#endif
