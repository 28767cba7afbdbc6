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

void
crm_segment_counts(const crm_segment *s, crm_buf *out)
{
	const crm_policy *p = s->policy;

	crm_buf_z(out, "column\tvalue\tcustomers\tshare\n");
	for (size_t i = 0; i < p->stages; i++)
		count_line(s, "stage", p->stage[i].name, s->tally->stage[i], out);
	if (s->tally->stage[p->stages])
		count_line(s, "stage", "", s->tally->stage[p->stages], out);
	for (size_t i = 0; i < p->tiers; i++)
		count_line(s, "tier", p->tier[i].name, s->tally->tier[i], out);
	if (s->tally->tier[p->tiers])
		count_line(s, "tier", "", s->tally->tier[p->tiers], out);
	for (size_t i = 0; i < p->segments; i++)
		count_line(s, "segments", p->segment[i].name, s->tally->segment[i], out);
	if (s->tally->segment[p->segments])
		count_line(s, "segments", "", s->tally->segment[p->segments], out);
}
