/* ask.c: a fact asks the fold for its aggregates before the logs are read, and has its value
 * afterwards. */
#include "facts/facts.h"
#include "facts/words.h"

struct asking {
	struct crm_fold *fold;
	struct crm_family family; /* what the name of the fact says */
};

static struct crm_filter
filter_of(const struct asking *a, const struct crm_fact_events *events)
{
	struct crm_filter filter = {.outcome = events->outcome};

	if (!events->kinds)
		return filter;
	crm_fact_kinds(crm_fold_model(a->fold)->kinds, events->kinds, &a->family.kinds,
		       &filter.kinds);
	filter.dir = events->way == EITHER_WAY ? -1 : events->way == ONLY_IN ? CRM_IN : CRM_OUT;
	return filter;
}

static int
ask_aggregate(const struct asking *a, const struct crm_fact_need *need)
{
	struct crm_query w = need->want;
	crm_day today = crm_fold_today(a->fold).day;

	w.of = filter_of(a, &need->of);
	w.done = filter_of(a, &need->done);
	w.since = need->from_today     ? today
		  : need->days > 0     ? today - need->days + 1
		  : a->family.days > 0 ? today - a->family.days + 1
				       : a->family.from;
	w.until = need->days_ago > 0 ? today - need->days_ago : a->family.until;
	w.ends = need->days_ago > 0 || a->family.until;
	if (a->family.item.n > 0)
		w.item = a->family.item;
	if (need->replies) {
		w.within = crm_span_days(crm_fold_model(a->fold)->reply);
		w.channel = a->family.channel;
	}
	return crm_fold_ask(a->fold, &w);
}

int
crm_fact_ask_need(struct crm_fold *fold, const struct crm_fact_need *need)
{
	struct asking a = {.fold = fold, .family = {.from = CRM_NO_DAY}};

	return ask_aggregate(&a, need);
}

/* Those whom a customer brought need not be in the stream. */
static int
ask_others(struct crm_fold *fold, const struct crm_asked_fact *fact, crm_error *e)
{
	enum crm_fact_others others = fact->row->others;

	if (others == CRM_OTHERS_NOTHING)
		return 0;
	if (!crm_fold_knows_everybody(fold))
		return crm_fail(
			e, CRM_SYSTEM,
			"%s depends on other customers: name the file of all customers with -c",
			fact->row->word.name);
	crm_fold_ask_referrals(fold, others == CRM_OTHERS_COUNTED ? -1 : fact->query[1],
			       others == CRM_OTHERS_VALUE);
	return 0;
}

int
crm_fact_ask(struct crm_fold *fold, const crm_table *table, crm_str name,
	     struct crm_asked_fact *out, crm_error *e)
{
	struct asking a = {.fold = fold, .family = {.from = CRM_NO_DAY}};
	const crm_kinds *kinds = crm_fold_model(fold)->kinds;
	const crm_word *word = crm_word_find(kinds, name);
	const struct crm_fact *row = (const struct crm_fact *)(const void *)word;

	if (strchr(word->name, '<'))
		crm_word_family(kinds, name, &a.family);
	*out = (struct crm_asked_fact){.row = row};
	out->channel = a.family.channel;
	for (size_t i = 0; i < CRM_FACT_NEEDS && row->need[i].of.kinds; i++)
		out->query[i] = ask_aggregate(&a, &row->need[i]);
	for (size_t i = 0; i < CRM_FACT_COLUMNS; i++)
		out->column[i] = row->column[i] ? crm_table_find(table, row->column[i]) : -1;
	return ask_others(fold, out, e);
}

bool
crm_fact_may_fail(const struct crm_asked_fact *fact)
{
	return fact->row->may_fail;
}

int
crm_fact_value(struct crm_customer_row *r, const struct crm_asked_fact *fact, crm_value *out,
	       crm_error *e)
{
	return fact->row->value(r, fact, out, e);
}
