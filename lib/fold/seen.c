/* seen.c: what was seen of a customer, after the run. */
#include "fold/aggregate.h"
#include "fold/stored.h"

void
crm_seen_stored(const struct crm_fold *f, const struct crm_shard *p, const struct crm_stored *k,
		struct crm_seen *out)
{
	out->when = k->when;
	out->due = k->due;
	out->line = crm_place_line(k->place);
	out->source = crm_place_source(f, k->place);
	out->kind = k->kind;
	out->dir = k->dir;
	out->rating = k->rating;
	out->amount = k->amount;
	if (!k->text)
		return;
	const struct crm_stored_text *t = crm_pool_at(&p->pool, k->text);
	out->item = (crm_str){t->text, t->item_n};
	out->note = (crm_str){t->text + t->item_n, t->note_n};
	out->ref = (crm_str){t->text + t->item_n + t->note_n, t->ref_n};
}

const void *
crm_list_next(const struct crm_fold *f, int query, size_t row, size_t link, uint32_t *at)
{
	const struct crm_pool *pool;

	if (!f->cells)
		return NULL;
	pool = &crm_shard_at(f, row)->pool;
	if (*at == 0)
		memcpy(at, crm_cell(f, row) + f->program->accumulator[query].offset, sizeof *at);
	else
		memcpy(at, (const char *)crm_pool_at(pool, *at) + link, sizeof *at);
	return *at ? crm_pool_at(pool, *at) : NULL;
}

static const struct crm_seen nothing = {.when = {CRM_NO_DAY, -1, CRM_NO_OFFSET},
					.due = {CRM_NO_DAY, -1, CRM_NO_OFFSET},
					.kind = -1,
					.source = "",
					.left = CRM_NO_NUMBER};

bool
crm_fold_seen_at(const struct crm_fold *f, int query, size_t row, size_t i, struct crm_seen *out)
{
	const struct crm_accumulator *a = &f->program->accumulator[query];

	*out = nothing;
	return f->cells && a->aggregate->read_at &&
	       a->aggregate->read_at(f, a, row, crm_cell(f, row), i, out);
}

bool
crm_fold_seen(const struct crm_fold *f, int query, size_t row, struct crm_seen *out)
{
	const struct crm_accumulator *a = &f->program->accumulator[query];

	*out = nothing;
	if (!f->cells)
		return false;
	return a->aggregate->read && a->aggregate->read(f, a, row, crm_cell(f, row), out);
}

/* ---- one member only, for the facts ---- */

crm_time
crm_fold_when(const struct crm_fold *f, int query, size_t row)
{
	const struct crm_accumulator *a = &f->program->accumulator[query];
	struct {
		int64_t key;
		crm_time when;
	} moment;
	struct crm_seen seen;

	if (a->aggregate->begins != CRM_BEGINS_MOMENT || !f->cells) {
		crm_fold_seen(f, query, row, &seen);
		return seen.when;
	}
	memcpy(&moment, crm_cell(f, row) + a->offset, sizeof moment);
	return moment.key ? moment.when : CRM_NO_TIME;
}

crm_num
crm_fold_amount(const struct crm_fold *f, int query, size_t row)
{
	const struct crm_accumulator *a = &f->program->accumulator[query];
	struct crm_seen seen;
	crm_num amount;

	if (a->aggregate->begins != CRM_BEGINS_AMOUNT || !f->cells) {
		crm_fold_seen(f, query, row, &seen);
		return seen.amount;
	}
	memcpy(&amount, crm_cell(f, row) + a->offset, sizeof amount);
	return amount;
}

uint32_t
crm_fold_count(const struct crm_fold *f, int query, size_t row)
{
	const struct crm_accumulator *a = &f->program->accumulator[query];
	struct crm_seen seen;
	uint32_t count;

	if (a->aggregate->begins != CRM_BEGINS_COUNT || !f->cells) {
		crm_fold_seen(f, query, row, &seen);
		return seen.count;
	}
	memcpy(&count, crm_cell(f, row) + a->offset, sizeof count);
	return count;
}
