/* pass.c: all threads over all logs.
 *
 * In rounds. Each thread takes the next block and reads it into events, binned
 * by part; they meet; then each folds the bins of its own part, block after
 * block in the order of the logs. So nothing is shared and nothing is joined,
 * and how many threads there are never shows. Events have two places, taken in
 * turn: whoever is through with folding may read on while others still fold. */
#include <pthread.h>
#include <stdlib.h>

#include "model/engine.h"

struct worker {
	struct run *run;
	unsigned number;
	pthread_t thread;
	struct crm_reader reader;
	struct crm_events events[2];
	crm_block *block;
	size_t log;                               /* that the block is of; SIZE_MAX none */
	bool faulty[2];                           /* the reader had a fault in that turn's round */
};

struct run {
	struct crm_pass *pass;
	unsigned threads;
	struct worker *worker;
	pthread_mutex_t lock;
	pthread_cond_t met;
	/* under the lock */
	size_t log;                               /* being read */
	bool stop;
	size_t taken[2];                          /* blocks of the round */
	struct worker **order[2];
	unsigned waiting, round;
};

void
crm_events_init(struct crm_events *e, unsigned parts)
{
	*e = (struct crm_events){.bin = crm_alloc(parts * sizeof *e->bin), .parts = parts};
}

void
crm_events_free(struct crm_events *e)
{
	for (unsigned i = 0; i < e->parts; i++)
		free(e->bin[i].e);
	free(e->bin);
	crm_buf_free(&e->extras);
}

static void
clear_events(struct crm_events *e)
{
	for (unsigned i = 0; i < e->parts; i++)
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

/* The next block into the worker's: 1, 0 when there is none, -1 with the reader's fault.
 * Under the lock. */
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

/* Takes a block and reads it. False when there was none. */
static bool
read_block(struct worker *w, unsigned turn)
{
	struct run *run = w->run;
	int got;

	pthread_mutex_lock(&run->lock);
	got = next_block(w);
	if (got != 0 && !run->pass->late)
		run->order[turn][run->taken[turn]++] = w;
	if (got < 0)
		run->stop = true;
	pthread_mutex_unlock(&run->lock);
	if (got > 0)
		crm_reader_block(&w->reader, w->block);
	w->faulty[turn] = w->reader.faulty;
	return got > 0;
}

/* ---- folding ---- */

/* Cells are far away in memory: they are asked for a few events ahead. */
#define AHEAD 12

static inline void
fetch_cell(const struct crm_part *part, uint32_t who)
{
	const char *cell = part->cells + (size_t)who * part->plan->stride;

	for (uint32_t at = 0; at < part->plan->stride && at < 256; at += 64)
		__builtin_prefetch(cell + at, 1);
}

static void
fold_bin(struct crm_part *part, const struct crm_events *all, const struct crm_bin *bin)
{
	for (size_t i = 0; i < bin->n && i < AHEAD; i++)
		fetch_cell(part, bin->e[i].who);
	for (size_t i = 0; i < bin->n; i++) {
		const struct crm_event *e = &bin->e[i];
		if (i + AHEAD < bin->n)
			fetch_cell(part, bin->e[i + AHEAD].who);
		enum crm_took took = crm_take(part, e, crm_extra_of(all, e));
		if (took == CRM_CANNOT_TELL)
			part->apart[e->who] = 1;
		if (took == CRM_OVERFLOW && (part->overflow == 0 || e->place < part->overflow))
			part->overflow = e->place;
	}
}

/* The threads meet; the last one to come clears the other turn's round. */
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

/* Folds this worker's part of the round; false when it was the last one. */
static bool
fold_round(struct worker *w, unsigned turn)
{
	struct run *run = w->run;
	size_t taken = run->taken[turn];

	for (size_t i = 0; i < taken; i++) {
		struct worker *of = run->order[turn][i];
		fold_bin(&run->pass->part[w->number], &of->events[turn], &of->events[turn].bin[w->number]);
		/* What comes after a fault does not count. */
		if (of->faulty[turn])
			return false;
	}
	if (run->pass->part[w->number].overflow) {
		pthread_mutex_lock(&run->lock);
		run->stop = true;
		pthread_mutex_unlock(&run->lock);
	}
	return taken > 0;
}

static void *
work(void *arg)
{
	struct worker *w = arg;
	struct run *run = w->run;

	if (run->pass->late) {
		while (read_block(w, 0))
			;
		return NULL;
	}
	for (unsigned turn = 0;; turn = !turn) {
		clear_events(&w->events[turn]);
		w->reader.out = &w->events[turn];
		read_block(w, turn);
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
	if (run->pass->late) {
		w->reader.out = &run->pass->late[number];
		return;
	}
	crm_events_init(&w->events[0], run->threads);
	crm_events_init(&w->events[1], run->threads);
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
	crm_reader_free(&w->reader);
	crm_block_free(w->block);
	crm_events_free(&w->events[0]);
	crm_events_free(&w->events[1]);
}

/* The first fault in the order of the logs: that of the first faulty reader in
 * the last round, or a sum that overflowed before it. */
static int
first_fault(struct run *run)
{
	struct crm_pass *p = run->pass;
	uint64_t overflow = 0;
	struct worker *faulty = NULL;

	for (unsigned i = 0; i < run->threads; i++)
		if (p->part[i].overflow && (!overflow || p->part[i].overflow < overflow))
			overflow = p->part[i].overflow;
	for (unsigned turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < run->taken[turn] && !faulty; i++)
			if (run->order[turn][i]->reader.faulty)
				faulty = run->order[turn][i];
	for (unsigned i = 0; p->late && i < run->threads && !faulty; i++)
		if (run->worker[i].reader.faulty)
			faulty = &run->worker[i];
	/* Folding ends before the fault, so what overflowed was before it. */
	if (overflow) {
		crm_fail(&p->fault, CRM_DATA, "the sum becomes too large");
		return crm_fail_at(&p->fault, crm_input_name(p->log[overflow >> 48]),
			overflow & ((UINT64_C(1) << 48) - 1), crm_log_columns[CRM_L_AMOUNT]);
	}
	if (!faulty)
		return 0;
	p->fault = faulty->reader.fault;
	return -1;
}

/* Where the system gives fewer threads there are fewer parts. Nobody reads
 * before that is settled: the first thing a worker wants is the lock. */
static void
start_threads(struct run *run)
{
	unsigned started = 1;

	pthread_mutex_lock(&run->lock);
	for (; started < run->threads; started++)
		if (pthread_create(&run->worker[started].thread, NULL, work, &run->worker[started]) != 0)
			break;
	run->threads = started;
	if (!run->pass->late)
		run->pass->how->parts = started;
	pthread_mutex_unlock(&run->lock);
	work(&run->worker[0]);
	while (--started > 0)
		pthread_join(run->worker[started].thread, NULL);
}

int
crm_pass_run(struct crm_pass *p)
{
	struct run run = {.pass = p, .threads = p->how->parts};
	unsigned asked = run.threads;
	int failed;

	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.met, NULL);
	run.worker = crm_alloc(run.threads * sizeof *run.worker);
	for (int turn = 0; turn < 2; turn++)
		run.order[turn] = crm_alloc(run.threads * sizeof *run.order[turn]);
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
