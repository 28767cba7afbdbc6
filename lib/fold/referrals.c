/* referrals.c: whom each customer referred, each pair once, and what they spent. */
#include <stdlib.h>

#include "base/array.h"
#include "fold/state.h"

static int
by_pair(const void *a, const void *b)
{
	const struct crm_referral *x = a, *y = b;

	if (x->by != y->by)
		return x->by < y->by ? -1 : 1;
	return (x->whom > y->whom) - (x->whom < y->whom);
}

static size_t
gather(const struct crm_fold *f, struct crm_referral **out)
{
	const struct crm_customers *u = &f->customers;
	size_t n = u->referrals;

	for (unsigned i = 0; i < f->shards; i++)
		n += f->shard[i].referrals;
	*out = crm_alloc((n + 1) * sizeof **out);
	n = u->referrals;
	if (n > 0)
		memcpy(*out, u->referral, n * sizeof **out);
	for (unsigned i = 0; i < f->shards; i++) {
		const struct crm_shard *p = &f->shard[i];
		if (p->referrals > 0)
			memcpy(*out + n, p->referral, p->referrals * sizeof **out);
		n += p->referrals;
	}
	return n;
}

/* Each referral without a name counts; those with the same name count once. */
static bool
counts(const struct crm_referral *all, size_t i)
{
	const struct crm_referral *r = &all[i];

	if (r->whom == 0)
		return true;
	return r->whom != (uint64_t)r->by + 1 && (i == 0 || by_pair(r, r - 1) != 0);
}

/* What those whom they referred spent, where that is asked for and known. */
static crm_num
spend_of(const struct crm_fold *f, const struct crm_referral *r)
{
	crm_num spend = 0;

	if (f->spent >= 0 && r->whom != 0 && !(r->whom & CRM_UNKNOWN_WHOM))
		memcpy(&spend,
		       crm_cell(f, (size_t)(r->whom - 1)) +
			       f->program->accumulator[f->spent].offset,
		       sizeof spend);
	return spend;
}

static int
too_large(const struct crm_fold *f, size_t row, crm_error *e)
{
	crm_fail(e, CRM_DATA, "the sum becomes too large");
	return crm_fail_at(e, crm_table_source(f->customers.stream, row),
			   crm_table_line(f->customers.stream, row), "referral_spend");
}

int
crm_referrals_count(struct crm_fold *f, crm_error *e)
{
	__extension__ typedef __int128 wide;
	size_t rows = crm_table_rows(f->customers.stream);
	struct crm_referral *all;
	size_t n = gather(f, &all);
	int failed = 0;

	qsort(all, n, sizeof *all, by_pair);
	f->referrals = crm_alloc((rows + 1) * sizeof *f->referrals);
	f->referral_spend = crm_alloc((rows + 1) * sizeof *f->referral_spend);
	for (size_t i = 0, end; i < n && !failed; i = end) {
		uint32_t by = all[i].by;
		wide sum = 0;
		for (end = i; end < n && all[end].by == by; end++)
			if (by < rows && counts(all, end)) {
				f->referrals[by]++;
				sum += spend_of(f, &all[end]);
			}
		if (by >= rows)
			continue;
		f->referral_spend[by] = (crm_num)sum;
		failed = sum != f->referral_spend[by] ? too_large(f, by, e) : 0;
	}
	if (!failed && f->ask_value)
		failed = crm_referrals_value(f, all, n, e);
	free(all);
	return failed;
}

/* ---- what came of it ---- */

uint32_t
crm_fold_referrals(const struct crm_fold *f, size_t row)
{
	return f->referrals ? f->referrals[row] : 0;
}

crm_num
crm_fold_referral_spend(const struct crm_fold *f, size_t row)
{
	return f->referral_spend ? f->referral_spend[row] : 0;
}

crm_num
crm_fold_referral_value(const struct crm_fold *f, size_t row)
{
	return f->referral_value ? f->referral_value[row] : 0;
}
