/* tally.c: counts the chosen customers by stage, tier and segment. */
#include "policy/policy.h"
#include "segment/segment.h"

/* The place in the tally: code 0, which is none, is counted behind the rules. */
static size_t
place(uint32_t code, size_t rules_of_it)
{
	return code ? code - 1 : rules_of_it;
}

void
crm_tally_count(crm_segment *s, unsigned hand, size_t row,
		const struct crm_combination *combination)
{
	const crm_policy *p = s->policy;
	struct crm_tally *tally = &s->tally[hand];

	tally->all++;
	tally->stage[place(s->stage_of[row], p->stages)]++;
	tally->tier[place(s->tier_of[row], p->tiers)]++;
	if (!combination->parent)
		tally->segment[p->segments]++;
	for (; combination->parent; combination = combination->parent)
		tally->segment[combination->rule]++;
}

void
crm_tally_add(const crm_policy *p, struct crm_tally *sum, const struct crm_tally *t)
{
	sum->all += t->all;
	for (size_t i = 0; i <= p->stages; i++)
		sum->stage[i] += t->stage[i];
	for (size_t i = 0; i <= p->tiers; i++)
		sum->tier[i] += t->tier[i];
	for (size_t i = 0; i <= p->segments; i++)
		sum->segment[i] += t->segment[i];
}

static void
count_line(const crm_segment *s, const char *column, const char *value, size_t n, crm_buf *out)
{
	char share[CRM_NUM_TEXT];
	crm_num part = 0;

	if (s->tally->all)
		crm_num_div((crm_num)n * 100, (crm_num)s->tally->all, &part);
	crm_num_format(crm_num_round(part, 1), 1, share);
	crm_buf_f(out, "%s\t%s\t%zu\t%s%%\n", column, value, n, share);
}

/* n: of each rule of the column, and behind the last those who have none. */
static void
count_column(const crm_segment *s, enum crm_segment_column column, const size_t *n, crm_buf *out)
{
	const char *rule, *name = crm_segment_columns[column].name;

	for (size_t i = 0; (rule = crm_segment_rule_name(s->policy, column, i)); i++)
		count_line(s, name, rule, *n++, out);
	if (*n)
		count_line(s, name, "", *n, out);
}

void
crm_segment_counts(const crm_segment *s, crm_buf *out)
{
	crm_buf_z(out, "column\tvalue\tcustomers\tshare\n");
	count_column(s, CRM_STAGE, s->tally->stage, out);
	count_column(s, CRM_TIER, s->tally->tier, out);
	count_column(s, CRM_SEGMENTS, s->tally->segment, out);
}
