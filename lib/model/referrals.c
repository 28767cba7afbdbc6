/* referrals.c: whom each customer brought, each pair once, and what those spent. */
#include <stdlib.h>

#include "model/engine.h"

static int
by_pair(const void *a, const void *b)
{
	const struct crm_referral *x = a, *y = b;

	if (x->by != y->by)
		return x->by < y->by ? -1 : 1;
	return (x->whom > y->whom) - (x->whom < y->whom);
}

static size_t
gather(const crm_frame *f, struct crm_referral **out)
{
	const struct crm_universe *u = f->universe;
	size_t n = u->referrals;

	for (unsigned i = 0; i < f->parts; i++)
		n += f->part[i].referrals;
	*out = crm_alloc((n + 1) * sizeof **out);
	n = u->referrals;
	if (n > 0)
		memcpy(*out, u->referral, n * sizeof **out);
	for (unsigned i = 0; i < f->parts; i++) {
		const struct crm_part *p = &f->part[i];
		if (p->referrals > 0)
			memcpy(*out + n, p->referral, p->referrals * sizeof **out);
		n += p->referrals;
	}
	return n;
}

/* Referrals without a name count one each, named ones once. */
static bool
counts(const struct crm_referral *all, size_t i)
{
	const struct crm_referral *r = &all[i];

	if (r->whom == 0)
		return true;
	return r->whom != (uint64_t)r->by + 1 && (i == 0 || by_pair(r, r - 1) != 0);
}

int
crm_referrals_count(crm_frame *f, crm_error *e)
{
	size_t rows = crm_table_rows(f->table);
	struct crm_referral *all;
	size_t n = gather(f, &all);
	int failed = 0;

	qsort(all, n, sizeof *all, by_pair);
	f->referrals = crm_alloc((rows + 1) * sizeof *f->referrals);
	f->referral_spend = crm_alloc((rows + 1) * sizeof *f->referral_spend);
	for (size_t i = 0; i < n && !failed; i++) {
		uint32_t by = all[i].by;
		crm_num spend = 0;
		if (by >= rows || !counts(all, i))
			continue;
		f->referrals[by]++;
		if (f->spend_slot < 0 || all[i].whom == 0 || all[i].whom & CRM_UNKNOWN_WHOM)
			continue;
		memcpy(&spend, crm_cell(f, (size_t)(all[i].whom - 1)) + f->plan->slot[f->spend_slot].offset, sizeof spend);
		if (__builtin_add_overflow(f->referral_spend[by], spend, &f->referral_spend[by])) {
			crm_fail(e, CRM_DATA, "the sum becomes too large");
			failed = crm_fail_at(e, crm_table_source(f->table, by), crm_table_line(f->table, by), "referral_spend");
		}
	}
	free(all);
	return failed;
}
