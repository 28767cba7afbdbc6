/* small_world.h: random events of a few customers, and the frame that folds them. */
#ifndef CRM_TESTS_SMALL_WORLD_H
#define CRM_TESTS_SMALL_WORLD_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/ids.h"
#include "base/pool.h"
#include "dice.h"
#include "facts/facts.h"
#include "fold/program.h"
#include "frame/frame.h"

static char dir[] = "/tmp/test_model.XXXXXX";

/* ---- a small world ---- */

#define CUSTOMERS 4

#define EVENTS 60

struct event {
	char id[16], ref[24];
	int day, minute;                  /* minute -1: none */
	int customer, kind, dir, outcome; /* dir, outcome -1: left empty */
	int amount, rating, quantity;     /* 0 none */
	int due;                          /* day; 0 none */
	const char *item;
	bool voided;
};

struct world {
	crm_model model;
	struct event event[EVENTS];
	int n;
	int today;
};

static const char *const kind_names[] = {
	"call",   "email",       "visit",     "thanks",   "survey",   "purchase",
	"refund", "complaint",   "question",  "resolved", "referral", "praise",
	"cost",   "appointment", "milestone", "snooze",   "consent",  "optout",
	"note",   "void",        "invoice",   "payment",  "share"};

static const char *const scopes[] = {"",      "email",      "email:news",
				     "phone", "phone:care", "email:news;phone"};

static const char *const goods[] = {"soap", "cream", ""};

static inline const crm_kind *
kind_of(const struct world *w, const struct event *e)
{
	return crm_kinds_at(w->model.kinds, (size_t)e->kind);
}

static inline bool
is(const struct world *w, const struct event *e, const char *name)
{
	return strcmp(kind_of(w, e)->name, name) == 0;
}

static inline void
random_event(struct world *w, int i)
{
	struct event *e = &w->event[i];

	*e = (struct event){.minute = below(2) ? -1 : (int)below(6) * 100,
			    .dir = (int)below(3) - 1,
			    .customer = (int)below(CUSTOMERS),
			    .item = ""};
	snprintf(e->id, sizeof e->id, "e%d", i);
	/* Mostly the last forty days, some of long ago, some still to come. */
	e->day =
		w->today - (below(5) ? (int)below(40) : (int)below(300)) + (below(20) == 0 ? 3 : 0);
	e->kind = crm_kinds_find(w->model.kinds,
				 crm_str_z(kind_names[below(CRM_LENGTH(kind_names))]));
	e->outcome = below(3) ? -1 : (int)below(CRM_OUTCOMES);
	e->amount = is(w, e, "purchase") || is(w, e, "refund") || is(w, e, "cost")
			    ? (int)below(10000)
			    : 0;
	e->rating = below(3) ? 0 : 1 + (int)below(5);
	e->quantity = below(3) ? 0 : 1 + (int)below(3);
	if (below(2))
		e->due = w->today - 20 + (int)below(40);
	if (is(w, e, "consent") || is(w, e, "optout"))
		e->item = scopes[below(6)];
	else
		e->item = goods[below(3)];
	if (is(w, e, "referral") && below(4))
		snprintf(e->ref, sizeof e->ref, "customer:c%d", (int)below(CUSTOMERS + 2));
	else if (is(w, e, "void") || below(3) == 0)
		snprintf(e->ref, sizeof e->ref, "event:e%d", (int)below((uint32_t)w->n));
}

/* crm_kinds_new's kinds; what a call costs; two behaviours that share a kind. */
static inline void
make_model(struct world *w)
{
	crm_kinds *k = w->model.kinds = crm_kinds_new();
	crm_kind call = *crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("call")));
	static const char *const kinds[CRM_BEHAVIOURS] = {"share", "thanks", "survey",
							  "call",  "call",   "visit"};

	call.cost = 3 * CRM_NUM_ONE / 2;
	crm_kinds_put(k, &call);
	for (int b = 0; b < CRM_BEHAVIOURS; b++) {
		w->model.behaviour[b] = (crm_behaviour){.name = "",
							.weight_in = (b + 1) * CRM_NUM_ONE,
							.weight_out = CRM_NUM_ONE / (b + 1),
							.half_life = {10 * (b + 1), 'd'}};
		crm_kindset_add(&w->model.behaviour[b].kinds,
				crm_kinds_find(k, crm_str_z(kinds[b])));
	}
}

static inline void
write_log(const struct world *w, const int *order, const char *path)
{
	FILE *f = fopen(path, "w");
	char day[CRM_DAY_TEXT], due[CRM_DAY_TEXT];

	assert_non_null(f);
	fputs("event\tdate\tcustomer\tkind\tdir\toutcome\tamount\titem\tdue\tref\trating\tquantity"
	      "\tnote\n",
	      f);
	for (int i = 0; i < w->n; i++) {
		const struct event *e = &w->event[order[i]];
		crm_day_format(e->day, day);
		crm_day_format(e->due, due);
		fprintf(f, "%s\t%s", e->id, day);
		if (e->minute >= 0)
			fprintf(f, "T%02d:%02d", e->minute / 60, e->minute % 60);
		fprintf(f, "\tc%d\t%s\t%s\t%s\t", e->customer, kind_of(w, e)->name,
			e->dir < 0 ? ""
			: e->dir   ? "out"
				   : "in",
			e->outcome < 0 ? "" : crm_outcomes[e->outcome]);
		if (e->amount)
			fprintf(f, "%d.%02d", e->amount / 100, e->amount % 100);
		fprintf(f, "\t%s\t%s\t%s\t", e->item, e->due ? due : "", e->ref);
		if (e->rating)
			fprintf(f, "%d", e->rating);
		fputc('\t', f);
		if (e->quantity)
			fprintf(f, "%d", e->quantity);
		fputs("\t\n", f);
	}
	assert_int_equal(fclose(f), 0);
}

static inline const struct event *
named(const struct world *w, const struct event *e)
{
	for (int i = 0; strncmp(e->ref, "event:", 6) == 0 && i < w->n; i++)
		if (strcmp(w->event[i].id, e->ref + 6) == 0 &&
		    w->event[i].customer == e->customer && w->event[i].day <= w->today)
			return &w->event[i];
	return NULL;
}

static inline bool
is_void(const struct world *w, const struct event *e)
{
	return is(w, e, "void") && e->day <= w->today;
}

/* A void counts unless one that counts names it. Told again and again until
 * nothing new is known; of those in a ring nothing ever is. */
static inline void
mark_voided(struct world *w)
{
	enum { UNKNOWN, COUNTS, DOES_NOT } state[EVENTS] = {UNKNOWN};

	for (bool more = true; more;) {
		more = false;
		for (int v = 0; v < w->n; v++) {
			bool unknown = false, undone = false;
			if (state[v] != UNKNOWN || !is_void(w, &w->event[v]))
				continue;
			for (int by = 0; by < w->n; by++)
				if (is_void(w, &w->event[by]) &&
				    named(w, &w->event[by]) == &w->event[v]) {
					unknown |= state[by] == UNKNOWN;
					undone |= state[by] == COUNTS;
				}
			if (undone || !unknown) {
				state[v] = undone ? DOES_NOT : COUNTS;
				more = true;
			}
		}
	}
	for (int v = 0; v < w->n; v++)
		if (state[v] == COUNTS && named(w, &w->event[v]))
			((struct event *)named(w, &w->event[v]))->voided = true;
}

static inline crm_frame *
frame_of(const struct world *w, const char *log)
{
	static const char *const customers =
		"id\tname\treferred_by\nc0\tA\tc1\nc1\tB\tc1\nc2\tC\t\nc3\tD\tc1\n";
	char path[64];
	const char *paths[] = {path};
	crm_error e;

	snprintf(path, sizeof path, "%s/customers.tsv", dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(customers, f);
	fclose(f);
	crm_frame *frame = crm_frame_new(&w->model, crm_table_read(paths, 1, NULL, &e),
					 (crm_time){w->today, -1, CRM_NO_OFFSET}, CRM_NO_TIME, &e);
	assert_non_null(frame);
	crm_frame_log(frame, log);
	return frame;
}

static inline void
make_world(struct world *w, uint64_t with)
{
	seed = with;
	*w = (struct world){.today = crm_day_of(2026, 11, 21), .n = 1 + (int)below(EVENTS)};
	make_model(w);
	for (int i = 0; i < w->n; i++)
		random_event(w, i);
	mark_voided(w);
}

static inline void
shuffle(int *order, int n)
{
	for (int i = n - 1; i > 0; i--) {
		int j = (int)below((uint32_t)i + 1), t = order[i];
		order[i] = order[j];
		order[j] = t;
	}
}

static inline int
make_dir(void **state)
{
	(void)state;
	return mkdtemp(dir) ? 0 : -1;
}

static inline int
remove_dir(void **state)
{
	static const char *const names[] = {"customers.tsv", "log.tsv", "wants.tsv"};
	char path[64];

	(void)state;
	for (int i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s", dir, names[i]);
		unlink(path);
	}
	return rmdir(dir);
}

#endif
