/* logs.c: reads the logs of a fold for everything that was asked.
 *
 * The logs are read in one pass. Customers whose events came in an order that matters, and those of
 * whom something was taken back, are then cleared, and a second pass replays their events. */
#include <stdlib.h>

#include "base/parallel.h"
#include "fold/aggregate.h"
#include "fold/compile.h"
#include "fold/pass.h"
#include "fold/replay.h"
#include "fold/table.h"
#include "fold/voids.h"

#define LOGS_MAX 65536 /* sixteen bits of a place */

struct folding {
	struct crm_fold *f;
	crm_buf *notices;
	struct crm_reading how;
	crm_input **log;
	uint8_t *replay;
	crm_error *e;
};

/* The fault that none of the logs has a column that was asked for. */
static int
no_column(struct folding *d, const struct crm_asked_column *c)
{
	const char *near = c->near;

	for (size_t i = 0; !near && i < d->f->logs; i++) {
		const crm_input *in = d->log[i];
		size_t n = crm_input_columns(in);
		const char **name = crm_alloc((n + 1) * sizeof *name);
		for (size_t j = 0; j < n; j++)
			name[j] = crm_arena_str(d->f->arena, crm_input_column(in, j)).p;
		near = crm_nearest(c->name, name, n);
		free(name);
	}
	crm_fail(d->e, CRM_SYSTEM, "%s is a column neither of customers nor of the log",
		 crm_quote(c->name));
	return near ? crm_fail_more(d->e, "; did you mean \"%s\"?", near) : -1;
}

/* Whether each column that the listener asked for is in one of the logs. Where all of them are
 * empty files, that is not known. */
static int
check_asked(struct folding *d)
{
	const struct crm_listener *l = d->f->program->listener;
	size_t columns = 0;

	for (size_t i = 0; i < d->f->logs; i++)
		columns += crm_input_columns(d->log[i]);
	for (size_t i = 0; l && columns > 0 && i < l->columns; i++) {
		bool found = l->column[i].optional;
		for (size_t j = 0; j < d->f->logs; j++)
			found |= crm_input_find(d->log[j], l->column[i].name.p) >= 0;
		if (!found)
			return no_column(d, &l->column[i]);
	}
	return 0;
}

static int
open_logs(struct folding *d)
{
	struct crm_fold *f = d->f;
	struct crm_reader r;
	size_t last;
	int failed = 0;

	if (f->logs > LOGS_MAX)
		return crm_fail(d->e, CRM_SYSTEM, "too many logs");
	d->log = crm_alloc((f->logs + 1) * sizeof *d->log);
	crm_reader_init(&r, &d->how);
	for (size_t i = 0; i < f->logs && !failed; i++) {
		d->log[i] = crm_fold_open_log(f, i, d->e);
		failed = !d->log[i] || crm_input_spool(d->log[i], d->e) < 0 ||
			 crm_reader_log(&r, d->log[i], i, &last, d->e) < 0;
	}
	crm_reader_free(&r);
	return failed ? -1 : check_asked(d);
}

static void
set_taints(struct crm_fold *f, const struct crm_pass *p)
{
	size_t rows = crm_table_rows(f->customers.stream);

	for (size_t i = 0; i < p->tainted.n; i++)
		if (p->tainted.row[i] < rows)
			f->taint[p->tainted.row[i]] = 1;
	f->taint_unknown |= p->taint_unknown;
}

/* Whether the fault of the pass is in an earlier line than that place. */
static bool
fails_before(const struct folding *d, const crm_error *fault, uint64_t place)
{
	size_t log = 0;

	while (log < d->f->logs && strcmp(crm_input_name(d->log[log]), fault->source) != 0)
		log++;
	return crm_place(log, fault->line) < place;
}

/* The fault of two currencies that cannot be added, unless the log has another fault before the
 * second one. */
static int
judge_currencies(struct folding *d, const struct crm_pass *p, const struct crm_currencies *seen,
		 bool failed)
{
	const struct crm_currency_at *first, *second;

	if (!crm_currencies_two(seen, &first, &second) ||
	    (failed && fails_before(d, &p->fault, second->place)))
		return 0;
	crm_currency_fault(first, second, crm_input_name(d->log[crm_place_log(first->place)]),
			   crm_place_line(first->place), d->e);
	return crm_fail_at(d->e, crm_input_name(d->log[crm_place_log(second->place)]),
			   crm_place_line(second->place), NULL);
}

/* An entry that was taken back may be in another currency. */
static int
look_at_currencies(struct folding *d, const struct crm_pass *p, bool failed)
{
	struct crm_currencies left = {.n = 0};
	const struct crm_currency_at *one, *other;
	int rc = 0;

	if (crm_currencies_two(&p->currencies, &one, &other))
		rc = crm_currencies_left(&d->how, d->log, d->f->logs, &left, d->e);
	if (rc >= 0)
		rc = judge_currencies(d, p, rc > 0 ? &left : &p->currencies, failed);
	crm_arena_free(left.arena);
	return rc;
}

static int
first_pass(struct folding *d)
{
	struct crm_pass p = {
		.how = &d->how, .log = d->log, .logs = d->f->logs, .shard = d->f->shard};
	int failed = crm_pass_run(&p);

	d->f->shards = d->how.shards;
	if (look_at_currencies(d, &p, failed) < 0)
		failed = -1;
	else if (failed)
		*d->e = p.fault;
	crm_arena_free(p.currencies.arena);
	set_taints(d->f, &p);
	for (size_t i = 0; i < p.voided.n; i++)
		d->replay[p.voided.row[i]] |= CRM_REPLAY_VOID;
	free(p.tainted.row);
	free(p.voided.row);
	return failed;
}

/* ---- the second pass ---- */

static size_t
clear_replayed(struct folding *d)
{
	struct crm_fold *f = d->f;
	size_t n = 0;

	for (uint32_t who = 0; who < d->how.people; who++) {
		if (!d->replay[who])
			continue;
		memset(crm_cell(f, who), 0, f->program->stride);
		n++;
	}
	for (unsigned i = 0; n > 0 && i < f->shards; i++) {
		struct crm_shard *p = &f->shard[i];
		for (int id = 0; id < CRM_AGGREGATES_N; id++)
			if (crm_aggregate_at((enum crm_aggregate_id)id)->drop)
				crm_aggregate_at((enum crm_aggregate_id)id)->drop(p);
		for (uint32_t j = 0; j < p->overflows; j++)
			if (d->replay[p->overflow[j].who])
				p->overflow[j].by = 0;
	}
	return n;
}

static int
second_pass(struct folding *d)
{
	struct crm_fold *f = d->f;
	unsigned shards = f->shards;
	struct crm_pass p = {.how = &d->how, .log = d->log, .logs = f->logs, .shard = f->shard};
	int failed = 0;

	for (size_t i = 0; i < f->logs; i++)
		if (crm_input_rewind(d->log[i], d->e) < 0)
			return -1;
	uint64_t *sieve = crm_ids_sieve(f->customers.ids, d->replay, d->how.people);
	d->how.only = d->replay;
	d->how.sieve = sieve;
	p.gathered = crm_alloc(shards * sizeof *p.gathered);
	for (unsigned i = 0; i < shards; i++)
		crm_events_init(&p.gathered[i], shards);
	failed = crm_pass_run(&p);
	if (failed)
		*d->e = p.fault;
	for (unsigned i = 0; i < shards && !failed; i++)
		crm_replay(&f->shard[i], p.gathered, shards, i);
	for (unsigned i = 0; i < shards; i++)
		crm_events_free(&p.gathered[i]);
	free(p.gathered);
	free(sieve);
	return failed;
}

/* ---- what came of it ---- */

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Reports voids that take nothing back, once for each log. */
static void
note_astray(struct folding *d)
{
	struct crm_fold *f = d->f;
	uint64_t *all;
	size_t n = 0;

	for (unsigned i = 0; i < f->shards; i++)
		n += f->shard[i].astrays;
	all = crm_alloc((n + 1) * sizeof *all);
	n = 0;
	for (unsigned i = 0; i < f->shards; i++)
		for (size_t j = 0; j < f->shard[i].astrays; j++)
			all[n++] = f->shard[i].astray[j];
	qsort(all, n, sizeof *all, by_number);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && crm_place_log(all[end]) == crm_place_log(all[i]); end++)
			;
		crm_buf_f(d->notices, "%s%s: %zu void%s event of %s customer (first in line %llu)",
			  d->notices->n ? "\n" : "", crm_input_name(d->log[crm_place_log(all[i])]),
			  end - i, end - i == 1 ? " names no" : "s name no",
			  end - i == 1 ? "its" : "their",
			  (unsigned long long)crm_place_line(all[i]));
	}
	free(all);
}

/* The fault of a sum that is too large at the end; of several, the one that became too large first.
 */
static int
judge_sums(struct folding *d)
{
	const struct crm_fold *f = d->f;
	const struct crm_overflow *first = NULL;
	const struct crm_query *summed;

	for (unsigned i = 0; i < f->shards; i++)
		for (uint32_t j = 0; j < f->shard[i].overflows; j++) {
			const struct crm_overflow *c = &f->shard[i].overflow[j];
			if (c->by &&
			    (!first || c->place < first->place ||
			     (c->place == first->place && c->accumulator < first->accumulator)))
				first = c;
		}
	if (!first)
		return 0;
	summed = &f->program->accumulator[first->accumulator].query;
	crm_fail(d->e, CRM_DATA, "the sum becomes too large");
	return crm_fail_at(d->e, crm_input_name(d->log[crm_place_log(first->place)]),
			   crm_place_line(first->place),
			   crm_log_columns[summed->quantity   ? CRM_L_QUANTITY
					   : summed->discount ? CRM_L_DISCOUNT
							      : CRM_L_AMOUNT]);
}

/* ---- the whole ---- */

static void
init_shard(struct crm_shard *p, const struct crm_fold *f, uint8_t *replay)
{
	*p = (struct crm_shard){
		.program = f->program, .cells = f->cells, .replay = replay, .today = f->today.day};
}

static void
make_cells(struct folding *d)
{
	struct crm_fold *f = d->f;

	f->cells_size = (f->customers.n + 1) * f->program->stride;
	f->cells = crm_bulk(f->cells_size);
	d->replay = crm_alloc(f->customers.n + 1);
	f->shards = f->shard_count = d->how.shards;
	f->shard = crm_alloc(f->shards * sizeof *f->shard);
	for (unsigned i = 0; i < f->shards; i++) {
		init_shard(&f->shard[i], f, d->replay);
		f->shard[i].number = i;
	}
}

static int
fold(struct folding *d)
{
	struct crm_fold *f = d->f;

	crm_program_make(f->program);
	make_cells(d);
	if (open_logs(d) < 0)
		return -1;
	if (f->first && f->logs && crm_first_entry(d->log[0], f->first, d->e) < 0)
		return -1;
	if (first_pass(d) < 0)
		return -1;
	for (size_t i = 0; i < f->logs; i++)
		crm_input_notices(d->log[i], d->notices);
	if (clear_replayed(d) > 0 && second_pass(d) < 0)
		return -1;
	note_astray(d);
	return judge_sums(d);
}

int
crm_fold_run(struct crm_fold *f, unsigned threads, crm_rejects *rejects, crm_buf *notices,
	     crm_error *e)
{
	struct folding d = {.f = f, .notices = notices, .e = e};
	int failed;

	if (!crm_fold_asked(f))
		return 0;
	if (crm_customers_make(&f->customers, f->ask_referrals, e) < 0)
		return -1;
	d.how = (struct crm_reading){.program = f->program,
				     .ids = f->customers.ids,
				     .people = (uint32_t)f->customers.n,
				     .rejects = rejects,
				     .today = f->today,
				     .now = crm_moment(f->today),
				     .shards = crm_threads(threads)};
	failed = fold(&d);
	for (size_t i = 0; d.log && i < f->logs; i++)
		crm_input_close(d.log[i]);
	free(d.log);
	free(d.replay);
	if (!failed && f->ask_referrals)
		failed = crm_referrals_count(f, e);
	return failed;
}
