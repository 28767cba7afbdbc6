/* words.h: the vocabulary: what a name may mean beside what crm.h says of a word. */
#ifndef CRM_FACTS_WORDS_H
#define CRM_FACTS_WORDS_H

#include "crm.h"
#include "kinds/kindset.h"

/* Thirteen weeks: how long ago warmth_in_91d_ago and warmth_out_91d_ago were. */
#define CRM_QUARTER_DAYS 91

/* What a name of a family says: spend_30d, profit_2026, bought:soap, last_call. */
struct crm_family {
	int32_t days;
	crm_day from, until; /* of a year or month; CRM_NO_DAY and 0, which ends no month: none */
	crm_kindset kinds;
	int channel; /* from 1 */
	crm_str item;
};
/* families.c: the row of the table of facts whose family has the name, and what the name says; NULL
 * when no family has. */
const crm_word *crm_word_family(const crm_kinds *k, crm_str name, struct crm_family *out);

/* The tool that computes a column of that name, when as_of beside the column is what shows that it
 * is the tool's and not the user's; NULL for any other name. The lists of crm-due have no as_of,
 * and nobody else's columns have such names, so they are not among them. */
const char *crm_word_computed(const crm_kinds *k, crm_str name);

#endif
