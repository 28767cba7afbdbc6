/* seen.c: what judges asked of the log, and what was seen. */
#include "fold/aggregate.h"

int
crm_fold_ask(struct crm_fold *f, const struct crm_query *q)
{
	return crm_program_ask(f->program, q);
}

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

/* ---- open items ---- */

/* Appointments and steps of a deal go by the day they are for. */
static bool
dated(const struct crm_program *p, const struct crm_stored *k)
{
	return k->kind == p->kind_appointment || k->kind == p->kind_milestone;
}

static bool
item_counts(const struct crm_fold *f, const struct crm_accumulator *s, const struct crm_items *l,
	    const struct crm_stored *k)
{
	const struct crm_program *p = f->program;
	const struct crm_query *w = &s->want;
	crm_day day = dated(p, k) ? k->due.day : k->when.day;

	return (w->of.dir < 0 || w->of.dir == k->dir) &&
	       !(k->kind == p->kind_appointment && crm_item_is_past(l, k)) &&
	       (w->since == CRM_NO_DAY || day >= w->since) && (!s->item || s->item == k->item) &&
	       (!w->rating_to || (k->rating >= w->rating_from && k->rating <= w->rating_to)) &&
	       !(w->unanswered && l->answered > k->key) &&
	       (!w->overdue || (k->due.day != CRM_NO_DAY && k->due.day < f->today.day));
}

/* Which is told of: the oldest, or the one due first. */
static bool
comes_first(const struct crm_program *p, const struct crm_stored *a, const struct crm_stored *b)
{
	int64_t at = crm_moment(dated(p, a) ? a->due : a->when),
		than = crm_moment(dated(p, b) ? b->due : b->when);

	if (at != than)
		return at < than;
	if (a->key != b->key)
		return a->key < b->key;
	int order = crm_ledger_keeps(p, a->kind)
			    ? crm_ledger_order(a->due, a->amount, b->due, b->amount)
			    : 0;
	return order != 0 ? order < 0 : a->place < b->place;
}

static void
add_owed(struct crm_seen *out, crm_num left)
{
	if (left != CRM_NO_NUMBER && out->owed != CRM_NO_NUMBER &&
	    crm_num_add(out->owed, left, &out->owed) < 0)
		out->owed = CRM_NO_NUMBER;
}

static void
drop_open(struct crm_shard *p)
{
	crm_links_forget(&p->open, p->replay);
	crm_links_forget(&p->gone, p->replay);
}

static bool
seen_open(const struct crm_fold *f, const struct crm_accumulator *s, size_t row, const char *cell,
	  struct crm_seen *out)
{
	const struct crm_shard *p = crm_shard_at(f, row);
	const struct crm_items *l =
		(const struct crm_items *)(const void *)(cell + f->program->open);
	const struct crm_item *best = NULL;

	for (unsigned q = 0; l->queues && q < f->program->queues; q++) {
		uint32_t at = ((const struct crm_queue *)crm_pool_at(&p->pool, l->queues))[q].head;
		if (!crm_kindset_has(&s->want.of.kinds, f->program->opener[q]))
			continue;
		while (at) {
			const struct crm_item *i = crm_pool_at(&p->pool, at);
			at = i->next;
			if (!item_counts(f, s, l, &i->stored))
				continue;
			out->count++;
			add_owed(out, i->left);
			if (!best || comes_first(f->program, &i->stored, &best->stored))
				best = i;
		}
	}
	if (!best)
		return false;
	crm_seen_stored(f, p, &best->stored, out);
	out->left = best->left;
	out->answered = l->answered > best->stored.key;
	return true;
}

const struct crm_aggregate crm_aggregate_open = {
	/* Open items share one place in the cell; their steps are planned with the program. */
	.read = seen_open,
	.drop = drop_open,
};

/* ---- all aggregates ---- */

bool
crm_fold_seen(const struct crm_fold *f, int want, size_t row, struct crm_seen *out)
{
	const struct crm_accumulator *s = &f->program->slot[want];

	*out = (struct crm_seen){.when = CRM_NO_TIME,
				 .due = CRM_NO_TIME,
				 .kind = -1,
				 .source = "",
				 .left = CRM_NO_NUMBER};
	if (!f->cells)
		return false;
	return s->aggregate->read && s->aggregate->read(f, s, row, crm_cell(f, row), out);
}

#define ROW(ID, name) [CRM_AGG_##ID] = &crm_aggregate_##name,
static const struct crm_aggregate *const aggregates[CRM_AGGREGATES_N] = {CRM_AGGREGATES(ROW)};

const struct crm_aggregate *
crm_aggregate_at(enum crm_aggregate_id id)
{
	return aggregates[id];
}

/* ---- one thing only, for the facts ---- */

crm_time
crm_fold_when(const struct crm_fold *f, int want, size_t row)
{
	const struct crm_accumulator *s = &f->program->slot[want];
	bool moment = s->want.aggregate == CRM_AGG_LAST || s->want.aggregate == CRM_AGG_FIRST;
	struct crm_seen seen;

	if (!moment || s->want.keep == CRM_KEEP_WHOLE || !f->cells) {
		crm_fold_seen(f, want, row, &seen);
		return seen.when;
	}
	const struct crm_moment_slot *m =
		(const struct crm_moment_slot *)(const void *)(crm_cell(f, row) + s->offset);
	return m->key ? m->when : CRM_NO_TIME;
}

crm_num
crm_fold_amount(const struct crm_fold *f, int want, size_t row)
{
	const struct crm_accumulator *s = &f->program->slot[want];
	struct crm_seen seen;
	crm_num amount;

	/* Each of them begins with the amount. */
	if ((s->want.aggregate != CRM_AGG_SUM && s->want.aggregate != CRM_AGG_SUM_FIRST &&
	     s->want.aggregate != CRM_AGG_WIN && s->want.aggregate != CRM_AGG_WARMTH) ||
	    !f->cells) {
		crm_fold_seen(f, want, row, &seen);
		return seen.amount;
	}
	memcpy(&amount, crm_cell(f, row) + s->offset, sizeof amount);
	return amount;
}

uint32_t
crm_fold_count(const struct crm_fold *f, int want, size_t row)
{
	const struct crm_accumulator *s = &f->program->slot[want];
	struct crm_seen seen;

	if (s->want.aggregate != CRM_AGG_DAYS || !f->cells) {
		crm_fold_seen(f, want, row, &seen);
		return seen.count;
	}
	return ((const struct crm_days_slot *)(const void *)(crm_cell(f, row) + s->offset))->count;
}

bool
crm_fold_consent(const struct crm_fold *f, int want, size_t row, size_t i, crm_str *scope,
		 bool *yes, crm_time *when)
{
	if (!f->cells)
		return false;
	const struct crm_shard *p = crm_shard_at(f, row);
	const char *cell = crm_cell(f, row) + f->program->slot[want].offset;
	uint32_t at = ((const struct crm_scopes *)(const void *)cell)->head;

	while (at) {
		const struct crm_scope *s = crm_pool_at(&p->pool, at);
		if (i-- > 0) {
			at = s->next;
			continue;
		}
		*scope = (crm_str){s->text, s->n};
		*yes = s->yes;
		*when = s->when;
		return true;
	}
	return false;
}
