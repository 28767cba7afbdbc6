/* fold.c: the life of a fold, and what is known before the logs are read. */
#include <stdlib.h>

#include "fold/compile.h"
#include "fold/state.h"
#include "kinds/kinds.h"

struct crm_fold *
crm_fold_new(const crm_model *m, const crm_table *stream, crm_time today)
{
	struct crm_fold *f = crm_alloc(sizeof *f);

	f->model = m;
	f->today = today;
	f->arena = crm_arena_new();
	f->program = crm_program_new(m);
	f->customers.stream = stream;
	f->customers.arena = f->arena;
	f->spent = -1;
	f->taint = crm_alloc(crm_table_rows(stream) + 1);
	return f;
}

struct crm_fold *
crm_fold_beside(const struct crm_fold *f, const crm_table *stream, const crm_table *all,
		crm_time today)
{
	struct crm_fold *beside = crm_fold_new(f->model, stream, today);

	beside->customers.all = all;
	for (size_t i = 0; i < f->logs; i++) {
		crm_fold_log(beside, f->log[i].name);
		beside->log[i].end = f->log[i].end;
	}
	return beside;
}

static void
free_shard(struct crm_shard *p)
{
	crm_pool_free(&p->pool);
	crm_links_free(&p->open);
	crm_links_free(&p->gone);
	crm_links_free(&p->overflow_of);
	free(p->overflow);
	free(p->reserve);
	free(p->astray);
	free(p->referral);
}

void
crm_fold_free(struct crm_fold *f)
{
	if (!f)
		return;
	for (unsigned i = 0; f->shard && i < f->shard_count; i++)
		free_shard(&f->shard[i]);
	free(f->shard);
	crm_bulk_free(f->cells, f->cells_size);
	free(f->referrals);
	free(f->referral_spend);
	free(f->referral_value);
	free(f->log);
	free(f->taint);
	crm_customers_free(&f->customers);
	crm_program_free(f->program);
	crm_arena_free(f->arena);
	free(f);
}

void
crm_fold_customers(struct crm_fold *f, const crm_table *all)
{
	f->customers.all = all;
}

void
crm_fold_log(struct crm_fold *f, const char *path)
{
	char *copy = crm_arena_alloc(f->arena, strlen(path) + 1);

	memcpy(copy, path, strlen(path));
	f->log = crm_realloc(f->log, (f->logs + 1) * sizeof *f->log);
	f->log[f->logs++] =
		(struct crm_fold_log){copy, crm_arena_alloc(f->arena, sizeof *f->log->end)};
}

crm_input *
crm_fold_open_log(const struct crm_fold *f, size_t i, crm_error *e)
{
	const struct crm_fold_log *log = &f->log[i];
	crm_input *in = crm_input_open_log_to(log->name, *log->end, e);

	if (in && !*log->end)
		*log->end = crm_input_end(in);
	return in;
}

size_t
crm_fold_logs(const struct crm_fold *f)
{
	return f->logs;
}

bool
crm_fold_has_log(const struct crm_fold *f)
{
	return f->logs > 0;
}

const crm_model *
crm_fold_model(const struct crm_fold *f)
{
	return f->model;
}

crm_time
crm_fold_today(const struct crm_fold *f)
{
	return f->today;
}

bool
crm_fold_tainted(const struct crm_fold *f, size_t row)
{
	return f->taint[row];
}

bool
crm_fold_taint_unknown(const struct crm_fold *f)
{
	return f->taint_unknown;
}

int
crm_fold_index(struct crm_fold *f, crm_error *e)
{
	return crm_customers_index(&f->customers, e);
}

ptrdiff_t
crm_fold_find(const struct crm_fold *f, crm_str id)
{
	const struct crm_ids *ids = f->customers.stream_ids;
	uint32_t row = ids ? crm_ids_find(ids, id) : CRM_NOBODY;

	return row == CRM_NOBODY ? -1 : (ptrdiff_t)row;
}

ptrdiff_t
crm_fold_merged(struct crm_fold *f, const struct crm_merged_row **out, crm_error *e)
{
	if (crm_customers_make(&f->customers, f->ask_referrals, e) < 0)
		return -1;
	*out = f->customers.merged;
	return (ptrdiff_t)f->customers.merges;
}

bool
crm_fold_knows_everybody(const struct crm_fold *f)
{
	return f->customers.all || !crm_table_piped(f->customers.stream);
}

void
crm_fold_ask_referrals(struct crm_fold *f, int spent, bool value)
{
	f->ask_referrals = true;
	if (spent >= 0)
		f->spent = spent;
	f->ask_value |= value;
}

int
crm_fold_ask(struct crm_fold *f, const struct crm_query *q)
{
	return crm_program_ask(f->program, q);
}

const struct crm_query *
crm_fold_query(const struct crm_fold *f, int query)
{
	return &f->program->accumulator[query].query;
}

bool
crm_fold_asked(const struct crm_fold *f)
{
	return f->program->accumulators > 0 || f->ask_referrals || f->first;
}

void
crm_fold_ask_first(struct crm_fold *f, crm_buf *out)
{
	f->first = out;
}

const char *
crm_fold_place(const struct crm_fold *f, uint64_t place, uint64_t *line)
{
	*line = crm_place_line(place);
	return crm_place_source(f, place);
}

int
crm_fold_place_fault(const struct crm_fold *f, uint64_t place, const char *field, crm_error *e)
{
	return crm_fail_at(e, crm_place_source(f, place), crm_place_line(place), field);
}

int
crm_fold_ask_colleagues(struct crm_fold *f)
{
	const crm_model *m = f->model;
	crm_kindset kinds = crm_kinds_touches(m->kinds);

	for (int b = 0; b < CRM_BEHAVIOURS; b++)
		crm_kindset_join(&kinds, &m->behaviour[b].kinds);
	crm_kindset_remove(&kinds, f->program->kind_void);
	return crm_fold_ask(f, &(struct crm_query){.aggregate = CRM_AGG_COLLEAGUES,
						   .of = {kinds, -1, CRM_REACHED},
						   .since = CRM_NO_DAY,
						   .behaviour = -1});
}
