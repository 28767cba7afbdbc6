/* rows.c: over the rows of a frame, on all threads.
 *
 * Threads that are free take runs of rows, in order. So when a row has a fault, every row before it
 * is already taken by some thread, which completes it; rows behind it no longer count. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "frame/parts.h"

#define RUN 1024
#define RUNS_WORTH_A_THREAD 2

struct each {
	const crm_frame *f;
	crm_row_work *work;
	void *to;
	atomic_size_t next, end; /* the next run; behind the last row that counts */
	pthread_mutex_t lock;
	crm_error *fault; /* of row `end`, once it is not that of all */
};

unsigned
crm_frame_hands(const crm_frame *f)
{
	size_t most = crm_frame_rows(f) / (RUN * RUNS_WORTH_A_THREAD) + 1;
	unsigned threads = crm_threads(f->threads);

	return threads < most ? threads : (unsigned)most;
}

static void
fail(struct each *d, size_t row, const crm_error *e)
{
	pthread_mutex_lock(&d->lock);
	if (row < atomic_load(&d->end)) {
		atomic_store(&d->end, row);
		*d->fault = *e;
	}
	pthread_mutex_unlock(&d->lock);
}

static void
work(void *arg, unsigned hand)
{
	struct each *d = arg;
	crm_cursor *at = crm_cursor_new(d->f);
	crm_error e;
	size_t from;

	while ((from = atomic_fetch_add(&d->next, RUN)) < atomic_load(&d->end))
		for (size_t row = from;
		     row < from + RUN && row < atomic_load_explicit(&d->end, memory_order_relaxed);
		     row++) {
			if (crm_frame_is_aside(d->f, row))
				continue;
			crm_cursor_go(at, row);
			if (d->work(d->to, hand, at, &e) < 0 && !crm_frame_reject(d->f, row, &e))
				fail(d, row, &e);
		}
	crm_cursor_free(at);
}

int
crm_frame_each(const crm_frame *f, crm_row_work *row_work, void *to, crm_error *e)
{
	size_t rows = crm_frame_rows(f);
	struct each d = {.f = f, .work = row_work, .to = to, .fault = e};
	bool failed;

	atomic_init(&d.next, 0);
	atomic_init(&d.end, rows);
	pthread_mutex_init(&d.lock, NULL);
	crm_parallel(crm_frame_hands(f), work, &d);
	failed = atomic_load(&d.end) < rows;
	pthread_mutex_destroy(&d.lock);
	return failed ? -1 : 0;
}

/* ---- faults, before anything is written ---- */

struct trying {
	const int *ref;
	size_t n;
};

static int
try_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	const struct trying *t = to;
	crm_value v;

	(void)hand;
	for (size_t i = 0; i < t->n; i++)
		if (crm_cursor_value(at, t->ref[i], &v, e) < 0)
			return -1;
	return 0;
}

int
crm_frame_try(const crm_frame *f, const int *ref, size_t n, crm_error *e)
{
	int *may = crm_alloc((n + 1) * sizeof *may), failed = 0;
	struct trying t = {.ref = may};

	for (size_t i = 0; i < n; i++)
		if (f->ref[ref[i]].kind == CRM_REF_FACT && crm_fact_may_fail(&f->ref[ref[i]].fact))
			may[t.n++] = ref[i];
	if (t.n)
		failed = crm_frame_each(f, try_row, &t, e);
	free(may);
	return failed;
}
