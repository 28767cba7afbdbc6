/* tables.c: the tables that have a name. */
#include "stats/stats.h"

#define COUNTS .hear = crm_count_hear, .count = crm_count_in

static const struct crm_stats_table counts = {.name = "counts",
					      .by = "month",
					      .shows = CRM_SHOWS_CUSTOMERS | CRM_SHOWS_EVENTS |
						       CRM_SHOWS_PURCHASES | CRM_SHOWS_SPEND,
					      COUNTS};

static const struct crm_stats_table sources = {
	.name = "sources",
	.by = "source",
	.figures = "buyers=count(purchases > 0),bought=share(purchases > 0),"
		   "average=mean(spend),cost=sum(cost),profit=sum(profit)",
	.shows = CRM_SHOWS_CUSTOMERS | CRM_SHOWS_SHARE | CRM_SHOWS_PURCHASES | CRM_SHOWS_SPEND,
	COUNTS};

static const struct crm_stats_table reasons = {.name = "reasons",
					       .by = "lost_reason",
					       .figures = "buyers=count(purchases > 0)",
					       .only = "not missing(lost_reason)",
					       .shows = CRM_SHOWS_CUSTOMERS | CRM_SHOWS_SHARE |
							CRM_SHOWS_PURCHASES | CRM_SHOWS_SPEND,
					       COUNTS};

/* Of whole ratings the mean of -1, 0 and 1 is the share of the satisfied less that of the
 * dissatisfied. */
static const struct crm_stats_table satisfaction = {
	.name = "satisfaction",
	.by = "",
	.figures = "ratings=count(rating),mean=mean(rating),satisfied=share(rating >= 4),"
		   "dissatisfied=share(rating <= 2),net=mean(min(max(rating - 3, -1), 1))",
	.only = "not missing(rating)",
	.shows = CRM_SHOWS_CUSTOMERS,
	COUNTS};

static const struct crm_stats_table moves = {.name = "moves",
					     .by = "stage_was,stage",
					     .shows = CRM_SHOWS_CUSTOMERS | CRM_SHOWS_SHARE |
						      CRM_SHOWS_PURCHASES | CRM_SHOWS_SPEND,
					     COUNTS};

const struct crm_stats_table *
crm_stats_table_at(enum crm_stats_table_id id)
{
	static const struct crm_stats_table *const all[] = {
		&counts,         &crm_table_conversion, &crm_table_retention,
		&sources,        &crm_table_response,   &moves,
		&reasons,        &satisfaction,         &crm_table_holdings,
		&crm_table_goals};

	return all[id];
}
