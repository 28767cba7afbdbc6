/* facts.c: the table of facts, joined from its parts; and how a fact asks for its aggregates
 * before the fold. */
#include "base/array.h"
#include "facts/facts.h"

static const struct crm_fact_part *const parts[] = {
	&crm_facts_touch, &crm_facts_sales,  &crm_facts_open,   &crm_facts_referral,
	&crm_facts_cost,  &crm_facts_agreed, &crm_facts_warmth,
};
#define PARTS CRM_LENGTH(parts)

size_t
crm_facts(void)
{
	size_t n = 0;

	for (size_t p = 0; p < PARTS; p++)
		n += parts[p]->rows;
	return n;
}

const struct crm_fact *
crm_fact_at(size_t i)
{
	for (size_t p = 0; p < PARTS; i -= parts[p++]->rows)
		if (i < parts[p]->rows)
			return &parts[p]->row[i];
	return NULL;
}

/* ---- which events ---- */

static bool
kinds_of_word(const crm_kinds *k, crm_str word, const crm_kindset *named, crm_kindset *out)
{
	int kind = crm_kinds_find(k, word);

	*out = (crm_kindset){{0}};
	if (kind >= 0)
		crm_kindset_add(out, kind);
	else if (crm_str_eqz(word, "touches"))
		*out = crm_kinds_touches(k);
	else if (crm_str_eqz(word, "sales"))
		*out = crm_kinds_sales(k);
	else if (crm_str_eqz(word, "named"))
		*out = *named;
	else if (crm_str_eqz(word, "all"))
		for (size_t i = 0; i < crm_kinds_count(k); i++)
			if (strcmp(crm_kinds_at(k, i)->name, "void") != 0)
				crm_kindset_add(out, (int)i);
	return kind >= 0 || crm_str_eqz(word, "touches") || crm_str_eqz(word, "sales") ||
	       crm_str_eqz(word, "named") || crm_str_eqz(word, "all");
}

bool
crm_fact_kinds(const crm_kinds *k, const char *words, const crm_kindset *named, crm_kindset *out)
{
	*out = (crm_kindset){{0}};
	for (const char *s = words; *s; s += strspn(s, " ")) {
		bool without = *s == '-';
		crm_str word = {s + without, strcspn(s + without, " ")};
		crm_kindset kinds;
		if (!kinds_of_word(k, word, named, &kinds))
			return false;
		if (without)
			crm_kindset_subtract(out, &kinds);
		else
			crm_kindset_join(out, &kinds);
		s = word.p + word.n;
	}
	return true;
}

/* ---- asking ---- */

struct asking {
	crm_frame *f;
	struct crm_family family; /* what the name of the fact says */
};

static struct crm_filter
filter_of(const struct asking *a, const struct crm_fact_events *events)
{
	struct crm_filter filter = {.outcome = events->outcome};

	if (!events->kinds)
		return filter;
	crm_fact_kinds(a->f->model->kinds, events->kinds, &a->family.kinds, &filter.kinds);
	filter.dir = events->way == EITHER_WAY ? -1 : events->way == ONLY_IN ? CRM_IN : CRM_OUT;
	return filter;
}

static int
ask_aggregate(const struct asking *a, const struct crm_fact_need *need)
{
	struct crm_query w = need->want;
	crm_day today = a->f->today.day;

	w.of = filter_of(a, &need->of);
	w.done = filter_of(a, &need->done);
	w.since = need->from_today     ? today
		  : a->family.days > 0 ? today - a->family.days + 1
				       : a->family.from;
	w.until = need->days_ago > 0 ? today - need->days_ago : a->family.until;
	if (a->family.item.n > 0)
		w.item = a->family.item;
	return crm_frame_want(a->f, &w);
}

/* Those whom a customer brought need not be in the stream. */
static int
ask_others(crm_frame *f, const struct crm_asked_fact *fact, crm_error *e)
{
	if (fact->row->others == CRM_OTHERS_NOTHING)
		return 0;
	if (!f->all && crm_table_piped(f->table))
		return crm_fail(e, CRM_SYSTEM,
				"%s depends on other customers: name the file of all with -c",
				fact->row->word.name);
	f->needs_universe = true;
	if (fact->row->others != CRM_OTHERS_COUNTED)
		f->spend_slot = fact->slot[1];
	if (fact->row->others == CRM_OTHERS_VALUE)
		f->needs_value = true;
	return 0;
}

int
crm_fact_ask(crm_frame *f, crm_str name, struct crm_asked_fact *out, crm_error *e)
{
	struct asking a = {.f = f, .family = {.from = CRM_NO_DAY}};
	const crm_kinds *kinds = f->model->kinds;
	const crm_word *word = crm_word_find(kinds, name);
	const struct crm_fact *row = (const struct crm_fact *)(const void *)word;

	if (strchr(word->name, '<'))
		crm_word_family(kinds, name, &a.family);
	*out = (struct crm_asked_fact){.row = row};
	for (size_t i = 0; i < CRM_FACT_NEEDS && row->need[i].of.kinds; i++)
		out->slot[i] = ask_aggregate(&a, &row->need[i]);
	for (size_t i = 0; i < CRM_FACT_COLUMNS; i++)
		out->column[i] = row->column[i] ? crm_table_find(f->table, row->column[i]) : -1;
	return ask_others(f, out, e);
}

bool
crm_fact_may_fail(const struct crm_asked_fact *fact)
{
	return fact->row->may_fail;
}

int
crm_fact_value(struct crm_cursor *c, const struct crm_asked_fact *fact, crm_value *out,
	       crm_error *e)
{
	return fact->row->value(c, fact, out, e);
}
