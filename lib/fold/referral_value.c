/* referral_value.c: what customers are worth through those whom they referred: what these spent, a
 * share of what those whom these referred spent, and so on for as many levels as the policy says.
 * Each customer counts once, on the nearest level, and never for themselves: referrals may go in
 * circles. */
#include <stdlib.h>

#include "fold/state.h"

__extension__ typedef __int128 wide;

struct net {
	const struct crm_fold *f;
	const struct crm_referral *pairs;
	size_t *first; /* for each customer: where their pairs begin */
	uint32_t *met; /* for each customer: 1 + the customer for whom they were counted last */
	uint32_t *queue;
};

static bool
is_known(const struct crm_referral *r)
{
	return r->whom != 0 && !(r->whom & CRM_UNKNOWN_WHOM);
}

/* Pairs are sorted by the customer who referred. */
static void
index_pairs(struct net *n, size_t pairs)
{
	size_t people = n->f->customers.n, at = 0;

	for (size_t who = 0; who <= people; who++) {
		while (at < pairs && n->pairs[at].by < who)
			at++;
		n->first[who] = at;
	}
}

/* Adds those whom `by` referred, and who were not counted yet, to the queue. */
static size_t
meet(struct net *n, uint32_t by, uint32_t origin, size_t end)
{
	for (size_t i = n->first[by]; i < n->first[by + 1]; i++) {
		uint32_t whom;
		if (!is_known(&n->pairs[i]))
			continue;
		whom = (uint32_t)(n->pairs[i].whom - 1);
		if (n->met[whom] == origin + 1)
			continue;
		n->met[whom] = origin + 1;
		n->queue[end++] = whom;
	}
	return end;
}

static wide
spend_of(const struct net *n, uint32_t who)
{
	crm_num spend;

	memcpy(&spend, crm_cell(n->f, who) + n->f->program->accumulator[n->f->spent].offset,
	       sizeof spend);
	return spend;
}

/* a * share, half to even, to four decimals. */
static wide
part_of(wide a, crm_num share)
{
	wide product = a * share, whole = product / CRM_NUM_ONE, rest = product % CRM_NUM_ONE;
	wide twice = 2 * (rest < 0 ? -rest : rest);

	if (twice > CRM_NUM_ONE || (twice == CRM_NUM_ONE && whole % 2 != 0))
		whole += product < 0 ? -1 : 1;
	return whole;
}

/* From the farthest level inwards: each level gets its share of what is beyond it. */
static wide
value_of(struct net *n, uint32_t origin)
{
	const crm_model *m = n->f->model;
	wide level[CRM_REFERRAL_DEPTH] = {0}, value = 0;
	size_t begin = 0, end;
	unsigned depth = 0;

	n->met[origin] = origin + 1;
	for (end = meet(n, origin, origin, 0); depth < m->referral_depth && begin < end; depth++) {
		size_t next = end;
		for (; begin < end; begin++) {
			level[depth] += spend_of(n, n->queue[begin]);
			if (depth + 1 < m->referral_depth)
				next = meet(n, n->queue[begin], origin, next);
		}
		end = next;
	}
	while (depth-- > 0)
		value = level[depth] + part_of(value, m->referral_share);
	return value;
}

static int
too_large(const struct crm_fold *f, size_t row, crm_error *e)
{
	crm_fail(e, CRM_DATA, "the sum becomes too large");
	return crm_fail_at(e, crm_table_source(f->customers.stream, row),
			   crm_table_line(f->customers.stream, row), "referral_value");
}

int
crm_referrals_value(struct crm_fold *f, const struct crm_referral *pairs, size_t pairs_n,
		    crm_error *e)
{
	size_t rows = crm_table_rows(f->customers.stream), people = f->customers.n;
	struct net n = {.f = f,
			.pairs = pairs,
			.first = crm_alloc((people + 1) * sizeof *n.first),
			.met = crm_alloc((people + 1) * sizeof *n.met),
			.queue = crm_alloc((people + 1) * sizeof *n.queue)};
	int failed = 0;

	index_pairs(&n, pairs_n);
	f->referral_value = crm_alloc((rows + 1) * sizeof *f->referral_value);
	for (size_t row = 0; row < rows && !failed; row++) {
		wide value = n.first[row] < n.first[row + 1] ? value_of(&n, (uint32_t)row) : 0;
		failed = value > CRM_NUM_MAX || value < -CRM_NUM_MAX ? too_large(f, row, e) : 0;
		if (!failed)
			f->referral_value[row] = crm_num_round((crm_num)value, 2);
	}
	free(n.first);
	free(n.met);
	free(n.queue);
	return failed;
}
