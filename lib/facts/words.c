/* words.c: the vocabulary: columns (people/columns.h), facts (facts.h) and what the tools derive.
 * crm-facts --list, the pages, the columns' types and the expressions all look here. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "facts/facts.h"
#include "facts/words.h"
#include "people/columns.h"

#define WORD(name_, origin_, type_, tool_, about_, ...) \
	{ \
		.name = name_, .origin = origin_, .type = CRM_##type_, .unit = "", .tool = tool_, \
		.about = about_, __VA_ARGS__ \
	}
#define DERIVED(name, type, tool, about) WORD(name, CRM_DERIVED, type, tool, about, .decimals = 0)
#define FROM_0_TO_100 .from = 0, .to = 100 * CRM_NUM_ONE

static const crm_word derived[] = {
	DERIVED("recency", NUMBER, "crm-score", "days since the latest purchase"),
	DERIVED("frequency", NUMBER, "crm-score", "purchases"),
	DERIVED("monetary", NUMBER, "crm-score", "spend"),
	DERIVED("r", NUMBER, "crm-score", "group by recency; the highest is the best"),
	DERIVED("f", NUMBER, "crm-score", "group by frequency; the highest is the best"),
	DERIVED("m", NUMBER, "crm-score", "group by spend; the highest is the best"),
	DERIVED("rfm", TEXT, "crm-score", "the three groups together"),
	WORD("value", CRM_DERIVED, NUMBER, "crm-score", "what they are worth, 0 to 100",
	     FROM_0_TO_100),
	WORD("closeness", CRM_DERIVED, NUMBER, "crm-score", "how close they are, 0 to 100",
	     FROM_0_TO_100),
	DERIVED("closeness_trend", NUMBER, "crm-score",
		"closeness less closeness as it was 91 days ago"),
	DERIVED("score", NUMBER, "crm-score", "value and closeness combined as the policy says"),
	DERIVED("quadrant", TEXT, "crm-score",
		"whether value and closeness are high or low, as one word"),
	DERIVED("p_alive", NUMBER, "crm-score --clv=FIT",
		"the probability that they are still customers, by --clv"),
	DERIVED("expected_purchases", NUMBER, "crm-score --clv=FIT",
		"the expected number of purchases within the horizon"),
	DERIVED("expected_order", NUMBER, "crm-score --clv=FIT",
		"the expected amount of such a purchase"),
	DERIVED("clv", NUMBER, "crm-score --clv=FIT",
		"the expected spend within the horizon, discounted"),
	DERIVED("stage", TEXT, "crm-segment", "the stage of the relationship"),
	DERIVED("tier", TEXT, "crm-segment", "the tier that they are in"),
	DERIVED("treatment", TEXT, "crm-segment",
		"what the policy's grid says for that stage and tier"),
	DERIVED("segments", TEXT, "crm-segment", "list of the segments that they are in"),
	DERIVED("stage_was", TEXT, "crm-segment --was=DATE", "their stage then"),
	DERIVED("tier_was", TEXT, "crm-segment --was=DATE", "their tier then"),
	DERIVED("stage_days", NUMBER, "crm-segment --was=DATE --daily",
		"days since they came to their stage"),
	DERIVED("due_rule", TEXT, "crm-due", "the rules that list them, the most urgent first"),
	DERIVED("due_date", TEXT, "crm-due", "by when"),
	DERIVED("due_overdue", NUMBER, "crm-due", "days since due_date"),
	DERIVED("due_action", TEXT, "crm-due", "what to do"),
	DERIVED("due_channel", TEXT, "crm-due", "how"),
	DERIVED("due_why", TEXT, "crm-due", "why, as a sentence"),
	DERIVED("due_ask", TEXT, "crm-due", "what to ask"),
	DERIVED("due_priority", NUMBER, "crm-due", "how urgent"),
	DERIVED("due_evidence", TEXT, "crm-due", "file and line of the log entry that caused it"),
	DERIVED("due_offer", TEXT, "crm-due", "what to offer"),
	DERIVED("due_owner", TEXT, "crm-due", "who is to do it"),
	DERIVED("due_dates", TEXT, "crm-due", "by when for each of the rules"),
	DERIVED("due_day", DATE, "crm-due --days=N", "the day that it is planned for"),
	DERIVED("found_in", TEXT, "crm-find", "the column in which it was found"),
	DERIVED("found_text", TEXT, "crm-find", "the text there, or the part of it that has it"),
	DERIVED("found_date", DATE, "crm-find", "of the entry of the log in which it was found"),
	DERIVED("found_places", NUMBER, "crm-find", "in how many places it was found"),
	DERIVED("found_evidence", TEXT, "crm-find", "file and line of that place"),
};

#define ALL_DERIVED CRM_LENGTH(derived)

const crm_word *
crm_word_at(size_t i)
{
	size_t columns = crm_customer_column_count(), facts = crm_facts();

	if (i < columns)
		return &crm_customer_column_at(i)->word;
	i -= columns;
	if (i < facts)
		return &crm_fact_at(i)->word;
	i -= facts;
	return i < ALL_DERIVED ? &derived[i] : NULL;
}

static const crm_word *
plain(crm_str name)
{
	const crm_word *w;

	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (crm_str_eqz(name, w->name))
			return w;
	return NULL;
}

const crm_word *
crm_word_find(const crm_kinds *k, crm_str name)
{
	struct crm_family family;
	const crm_word *w = plain(name);

	/* Nobody writes the name of a family itself. */
	if (w && strchr(w->name, '<'))
		return NULL;
	return w ? w : crm_word_family(k, name, &family);
}

const char *
crm_word_computed(const crm_kinds *k, crm_str name)
{
	const crm_word *w = crm_word_find(k, name);

	if (!w || w->origin == CRM_COLUMN || (name.n > 4 && memcmp(name.p, "due_", 4) == 0))
		return NULL;
	return w->origin == CRM_FACT ? "crm-facts" : w->tool;
}

const char *
crm_word_nearest(const crm_kinds *k, crm_str name)
{
	size_t n = 0, words = 0;
	const char **near, *found;
	const crm_word *w;

	while (crm_word_at(words))
		words++;
	near = crm_alloc((words + CRM_KINDS_MAX) * sizeof *near);
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (!strchr(w->name, '<'))
			near[n++] = w->name;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		near[n++] = crm_kinds_last(k, i);
	found = crm_nearest(name, near, n);
	free(near);
	return found;
}
