/* pass.c: all threads read all logs.
 *
 * They do so in rounds. Each thread takes the next block and reads it into events, which it sorts
 * into a bin for each shard. When all have done that, each folds the bins of its own shard, block
 * after block in the order of the logs. So threads share nothing, nothing has to be merged, and the
 * result does not depend on the number of threads. There are two sets of bins, which are used in
 * turn: a thread that has folded its shard may read on while others still fold. */
#include <pthread.h>
#include <stdlib.h>

#include "fold/pass.h"
#include "fold/run.h"

#define BLOCKS 4 /* the most blocks of a thread in a round */

struct worker {
	struct run *run;
	unsigned number;
	pthread_t thread;
	struct crm_reader reader;
	struct crm_events events[2][BLOCKS];
	crm_block *block;
	size_t log; /* that the block is of; SIZE_MAX none */
};

/* A block of the round. */
struct taken {
	struct worker *by;
	struct crm_events *events;
	bool faulty; /* events after it do not count */
};

struct run {
	struct crm_pass *pass;
	unsigned threads;
	struct worker *worker;
	pthread_mutex_t lock;
	pthread_cond_t met;
	/* under the lock */
	size_t log; /* being read */
	bool stop;
	size_t taken[2]; /* blocks of the round */
	struct taken *order[2];
	unsigned waiting, round;
};

void
crm_events_init(struct crm_events *e, unsigned shards)
{
	*e = (struct crm_events){.bin = crm_alloc(shards * sizeof *e->bin), .shards = shards};
}

void
crm_events_free(struct crm_events *e)
{
	for (unsigned i = 0; i < e->shards; i++)
		free(e->bin[i].e);
	free(e->bin);
	crm_buf_free(&e->extras);
}

static void
clear_events(struct crm_events *e)
{
	for (unsigned i = 0; i < e->shards; i++)
		e->bin[i].n = 0;
	e->extras.n = 0;
}

/* ---- reading ---- */

static void
fail_reader(struct worker *w, const crm_error *e)
{
	w->reader.fault = *e;
	w->reader.faulty = true;
}

/* Takes the next block: 1, 0 when there is none, -1 with the reader's fault. The caller holds the
 * lock. */
static int
next_block(struct worker *w)
{
	struct run *run = w->run;
	struct crm_pass *p = run->pass;
	crm_error e;

	for (; run->log < p->logs && !run->stop; run->log++) {
		if (w->log != run->log) {
			size_t last;
			crm_block_free(w->block);
			w->block = NULL;
			w->log = run->log;
			if (crm_reader_log(&w->reader, p->log[w->log], w->log, &last, &e) < 0) {
				fail_reader(w, &e);
				return -1;
			}
			w->block = crm_block_new(p->log[w->log], last);
		}
		int got = crm_input_block(p->log[w->log], w->block, &e);
		if (got < 0)
			fail_reader(w, &e);
		if (got != 0)
			return got;
	}
	return 0;
}

/* Takes a block and reads it into `to`. False when there was none, or when it had a fault. */
static bool
read_block(struct worker *w, unsigned turn, struct crm_events *to)
{
	struct run *run = w->run;
	struct taken *taken = NULL;
	int got;

	pthread_mutex_lock(&run->lock);
	got = next_block(w);
	if (got != 0 && !run->pass->gathered) {
		taken = &run->order[turn][run->taken[turn]++];
		*taken = (struct taken){w, to, false};
	}
	if (got < 0)
		run->stop = true;
	pthread_mutex_unlock(&run->lock);
	w->reader.out = to;
	if (got > 0)
		crm_reader_block(&w->reader, w->block);
	if (taken)
		taken->faulty = w->reader.faulty;
	return got > 0 && !w->reader.faulty;
}

/* ---- folding ---- */

/* Reading a cell from memory takes long, so cells are fetched a few events ahead, but not more of
 * them than a core can wait for at once. */
#define AHEAD 12
#define AHEAD_LARGE 4

/* This is always inlined: gcc takes a function that does nothing but fetch for one that does
 * nothing, and drops the calls. */
static inline __attribute__((always_inline)) void
fetch_cell(const struct crm_shard *shard, const struct crm_event *e)
{
	const char *cell = shard->cells + (size_t)e->who * shard->program->stride;

	for (uint64_t lines = shard->program->at[e->kind][e->how].lines; lines; lines &= lines - 1)
		__builtin_prefetch(cell + 64 * __builtin_ctzll(lines), 1);
}

static void
fold_bin(struct crm_shard *shard, const struct crm_events *all, const struct crm_bin *bin)
{
	size_t ahead = shard->program->stride > 64 ? AHEAD_LARGE : AHEAD;

	for (size_t i = 0; i < bin->n && i < ahead; i++)
		fetch_cell(shard, &bin->e[i]);
	for (size_t i = 0; i < bin->n; i++) {
		const struct crm_event *e = &bin->e[i];
		if (i + ahead < bin->n)
			fetch_cell(shard, &bin->e[i + ahead]);
		if (crm_run_event(shard, e, crm_extra_of(all, e)) == CRM_OUT_OF_ORDER)
			shard->replay[e->who] = 1;
	}
}

/* The threads meet here; the last one to arrive clears the other set of bins. */
static void
meet(struct run *run, unsigned turn)
{
	pthread_mutex_lock(&run->lock);
	unsigned round = run->round;
	if (++run->waiting == run->threads) {
		run->waiting = 0;
		run->round++;
		run->taken[!turn] = 0;
		pthread_cond_broadcast(&run->met);
	}
	while (round == run->round)
		pthread_cond_wait(&run->met, &run->lock);
	pthread_mutex_unlock(&run->lock);
}

/* Folds this worker's shard of the round; false when it was the last one. */
static bool
fold_round(struct worker *w, unsigned turn)
{
	struct run *run = w->run;
	size_t taken = run->taken[turn];

	for (size_t i = 0; i < taken; i++) {
		const struct taken *t = &run->order[turn][i];
		fold_bin(&run->pass->shard[w->number], t->events, &t->events->bin[w->number]);
		if (t->faulty)
			return false;
	}
	return taken > 0;
}

static void *
work(void *arg)
{
	struct worker *w = arg;
	struct run *run = w->run;

	if (run->pass->gathered) {
		while (read_block(w, 0, &run->pass->gathered[w->number]))
			;
		return NULL;
	}
	for (unsigned turn = 0;; turn = !turn) {
		for (int i = 0; i < BLOCKS; i++) {
			clear_events(&w->events[turn][i]);
			if (!read_block(w, turn, &w->events[turn][i]))
				break;
		}
		meet(run, turn);
		if (!fold_round(w, turn))
			return NULL;
	}
}

/* ---- the run ---- */

static void
init_worker(struct run *run, unsigned number)
{
	struct worker *w = &run->worker[number];

	*w = (struct worker){.run = run, .number = number, .log = SIZE_MAX};
	crm_reader_init(&w->reader, run->pass->how);
	for (int i = 0; i < 2 * BLOCKS && !run->pass->gathered; i++)
		crm_events_init(&w->events[i / BLOCKS][i % BLOCKS], run->threads);
}

static void
take_rows(struct crm_rows *to, const struct crm_rows *from)
{
	for (size_t i = 0; i < from->n; i++)
		crm_rows_add(to, from->row[i]);
}

static void
end_worker(struct worker *w, struct crm_pass *p)
{
	take_rows(&p->tainted, &w->reader.tainted);
	take_rows(&p->voided, &w->reader.voided);
	p->taint_unknown |= w->reader.taint_unknown;
	crm_currencies_join(&p->currencies, &w->reader.currencies);
	crm_reader_free(&w->reader);
	crm_block_free(w->block);
	for (int i = 0; i < 2 * BLOCKS; i++)
		crm_events_free(&w->events[i / BLOCKS][i % BLOCKS]);
}

/* The first fault in the order of the logs, which is that of the first reader with a fault in the
 * last round. */
static int
first_fault(struct run *run)
{
	struct crm_pass *p = run->pass;
	struct worker *faulty = NULL;

	for (unsigned turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < run->taken[turn] && !faulty; i++)
			if (run->order[turn][i].faulty)
				faulty = run->order[turn][i].by;
	for (unsigned i = 0; p->gathered && i < run->threads && !faulty; i++)
		if (run->worker[i].reader.faulty)
			faulty = &run->worker[i];
	if (!faulty)
		return 0;
	p->fault = faulty->reader.fault;
	return -1;
}

/* If the system gives fewer threads, there are fewer shards. No thread reads before that is known,
 * because the first thing that a worker takes is the lock. */
static void
start_threads(struct run *run)
{
	unsigned started = 1;

	pthread_mutex_lock(&run->lock);
	for (; started < run->threads; started++)
		if (pthread_create(&run->worker[started].thread, NULL, work,
				   &run->worker[started]) != 0)
			break;
	run->threads = started;
	if (!run->pass->gathered)
		run->pass->how->shards = started;
	pthread_mutex_unlock(&run->lock);
	work(&run->worker[0]);
	while (--started > 0)
		pthread_join(run->worker[started].thread, NULL);
}

int
crm_pass_run(struct crm_pass *p)
{
	struct run run = {.pass = p, .threads = p->how->shards};
	unsigned asked = run.threads;
	int failed;

	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.met, NULL);
	run.worker = crm_alloc(run.threads * sizeof *run.worker);
	for (int turn = 0; turn < 2; turn++)
		run.order[turn] = crm_alloc(run.threads * BLOCKS * sizeof *run.order[turn]);
	for (unsigned i = 0; i < run.threads; i++)
		init_worker(&run, i);
	start_threads(&run);
	failed = first_fault(&run);
	for (unsigned i = 0; i < asked; i++)
		end_worker(&run.worker[i], p);
	for (int turn = 0; turn < 2; turn++)
		free(run.order[turn]);
	free(run.worker);
	pthread_cond_destroy(&run.met);
	pthread_mutex_destroy(&run.lock);
	return failed;
}
