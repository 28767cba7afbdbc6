/* table.c: the table of facts, joined from its parts, and which events the words of a row mean. */
#include "base/array.h"
#include "facts/facts.h"

static const struct crm_fact_part *const parts[] = {
	&crm_facts_touch,    &crm_facts_replies, &crm_facts_sales,  &crm_facts_open,
	&crm_facts_referral, &crm_facts_cost,    &crm_facts_agreed, &crm_facts_warmth,
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
		*out = crm_kinds_every(k);
	else if (crm_str_eqz(word, "dealings"))
		*out = crm_kinds_dealings(k);
	else if (crm_str_eqz(word, "promises"))
		*out = crm_kinds_promises(k);
	else
		return false;
	return true;
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
