/* The model: the vocabulary, ids, and above all the facts. What the engine
 * folds is held against a second implementation, below, that follows the
 * definitions word for word: it sorts all events and looks through all of them
 * for each fact, with no state from one event to the next. */
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
#include "facts/facts.h"
#include "fold/program.h"
#include "frame/frame.h"

static char dir[] = "/tmp/test_model.XXXXXX";

static uint64_t seed;

static uint32_t
below(uint32_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((seed >> 33) % n);
}

/* ---- kinds, words, ids, pool, fading ---- */

static void
test_kinds(void **state)
{
	static const char *const actions[] = {"greet", "thank",   "ask",   "call",
					      "give",  "resolve", "offer", "share",
					      "help",  "advise",  "visit", "note"};
	crm_kinds *k = crm_kinds_new();
	crm_kindset set;

	(void)state;
	assert_int_equal(crm_kinds_count(k),
			 43); /* 8 + 8 + 8 + 3 + 3 + 13 of the table in crm-records(5) */
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		assert_int_equal(crm_kinds_find(k, crm_str_z(crm_kinds_at(k, i)->name)), i);
	for (size_t i = 0; i < CRM_LENGTH(actions); i++)
		assert_true(crm_kinds_set(k, crm_str_z(actions[i]), &set));
	assert_false(crm_kinds_set(k, CRM_STR("dance"), &set));
	assert_true(crm_kinds_set(k, CRM_STR("touch"), &set));
	assert_true(crm_kindset_has(&set, crm_kinds_find(k, CRM_STR("gift"))));
	assert_true(crm_kinds_set(k, CRM_STR("care"), &set));
	assert_false(crm_kindset_has(&set, crm_kinds_find(k, CRM_STR("call"))));
	assert_string_equal(crm_kinds_nearest(k, CRM_STR("cal")), "call");
	/* A policy adds kinds until there is no room. */
	for (int i = 43; i < CRM_KINDS_MAX; i++) {
		char name[16];
		snprintf(name, sizeof name, "k%d", i);
		assert_int_equal(crm_kinds_put(k, &(crm_kind){.name = name,
							      .channel = "",
							      .action = "",
							      .about = ""}),
				 i);
		assert_int_equal(crm_kinds_find(k, crm_str_z(name)), i);
	}
	assert_int_equal(
		crm_kinds_put(
			k, &(crm_kind){.name = "more", .channel = "", .action = "", .about = ""}),
		-1);
	crm_kinds_free(k);
}

static void
test_words(void **state)
{
	static const struct {
		const char *name, *word;
	} families[] = {{"spend_30d", "spend_<N>d"},
			{"touches_7d", "touches_<N>d"},
			{"purchases_365d", "purchases_<N>d"},
			{"last_call", "last_<kind>"},
			{"last_care", "last_<kind>"},
			{"last_touch", "last_touch"},
			{"bought:soap", "bought:<item>"},
			{"holds:a b", "holds:<item>"},
			{"spend", "spend"},
			{"spend_030d", NULL},
			{"spend_d", NULL},
			{"spend_<N>d", NULL},
			{"last_greet", NULL},
			{"last_", NULL},
			{"bought:", NULL},
			{"spend_0d", NULL},
			{"nonsense", NULL},
			{"", NULL}};
	crm_kinds *k = crm_kinds_new();
	const crm_word *w;

	(void)state;
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(w->name, crm_word_at(j)->name);
	for (size_t i = 0; i < CRM_LENGTH(families); i++) {
		w = crm_word_find(k, crm_str_z(families[i].name));
		if (families[i].word) {
			assert_non_null(w);
			assert_string_equal(w->name, families[i].word);
		} else {
			assert_null(w);
		}
	}
	assert_string_equal(crm_word_nearest(k, CRM_STR("last_cal")), "last_call");
	assert_string_equal(crm_word_nearest(k, CRM_STR("purchase")), "purchases");
	crm_kinds_free(k);
}

/* Ids of all lengths up to 20, over two letters so that they are near each other. */
static void
test_ids(void **state)
{
	enum { N = 3000 };
	static char text[N][21];
	struct crm_ids *ids = crm_ids_new(4);
	crm_str all[N];

	(void)state;
	seed = 1;
	for (uint32_t i = 0; i < N; i++) {
		size_t len = 1 + below(20);
		for (size_t j = 0; j < len; j++)
			text[i][j] = "ab"[below(2)];
		all[i] = (crm_str){text[i], len};
		uint32_t first = i;
		for (uint32_t j = 0; j < i && first == i; j++)
			if (crm_str_eq(all[i], all[j]))
				first = j;
		assert_int_equal(crm_ids_find(ids, all[i]), first == i ? CRM_NOBODY : first);
		assert_int_equal(crm_ids_put(ids, all[i], i), first);
	}
	for (size_t i = 0; i + CRM_BATCH <= N; i += CRM_BATCH) {
		uint32_t out[CRM_BATCH];
		crm_ids_batch(ids, all + i, CRM_BATCH, out);
		for (size_t j = 0; j < CRM_BATCH; j++)
			assert_int_equal(out[j], crm_ids_find(ids, all[i + j]));
	}
	assert_int_equal(crm_ids_find(ids, CRM_STR("abc")), CRM_NOBODY);
	assert_int_equal(crm_ids_find(ids, CRM_STR("ababababababc")), CRM_NOBODY);
	assert_int_equal(crm_ids_find(ids, CRM_STR("")), CRM_NOBODY);
	crm_ids_free(ids);
}

static void
test_pool(void **state)
{
	enum { N = 200 };
	struct crm_pool pool = {0};
	uint32_t at[N] = {0};
	size_t size[N] = {0};

	(void)state;
	seed = 2;
	for (int round = 0; round < 20000; round++) {
		uint32_t i = below(N);
		if (at[i]) {
			const char *p = crm_pool_at(&pool, at[i]);
			for (size_t j = 0; j < size[i]; j++)
				assert_int_equal((unsigned char)p[j], i);
			crm_pool_give(&pool, at[i], size[i]);
			at[i] = 0;
		} else {
			size[i] = 1 + below(below(10) ? 200 : 5000);
			at[i] = crm_pool_take(&pool, size[i]);
			memset(crm_pool_at(&pool, at[i]), (int)i, size[i]);
		}
	}
	/* Pieces are used again: never more than a few times what lives at once. */
	assert_true(pool.cap * 16 < (size_t)N * 5000 * 4);
	crm_pool_free(&pool);
}

/* Against the C library's exp2. */
static void
test_fade(void **state)
{
	static const int32_t lives[] = {1, 7, 90, 120, 180, 365, 3653};
	struct crm_fade f;

	(void)state;
	crm_fade_init(&f);
	for (size_t i = 0; i < CRM_LENGTH(lives); i++)
		for (int32_t age = 0; age < 20 * lives[i]; age++) {
			double exact = 65536.0 * exp2(-(double)age / lives[i]);
			crm_num got = crm_fade(&f, 65536, age, lives[i]);
			assert_true(fabs((double)got - exact) <= 0.5001);
			assert_int_equal(crm_fade(&f, -65536, age, lives[i]), -got);
		}
	for (int n = 0; n < 16; n++)
		assert_int_equal(crm_fade(&f, 65536, 30 * n, 30), 65536 >> n);
	assert_int_equal(crm_fade(&f, 40000, 1, 0), 0);
	assert_int_equal(crm_fade(&f, 40000, INT32_MAX, 1), 0);
}

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

static const crm_kind *
kind_of(const struct world *w, const struct event *e)
{
	return crm_kinds_at(w->model.kinds, (size_t)e->kind);
}

static bool
is(const struct world *w, const struct event *e, const char *name)
{
	return strcmp(kind_of(w, e)->name, name) == 0;
}

static void
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
static void
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

static void
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

/* ---- the second implementation ---- */

static bool
touch(const struct world *w, const struct event *e)
{
	return kind_of(w, e)->kind_class == CRM_TOUCH || kind_of(w, e)->kind_class == CRM_CARE;
}

/* As one number: day, minute (none last), touches after others, kind. */
static long
key(const struct world *w, const struct event *e)
{
	return (((long)e->day * 1500 + (e->minute < 0 ? 1441 : e->minute)) * 2 + touch(w, e)) *
		       200 +
	       e->kind;
}

static bool
reached(const struct event *e)
{
	return e->outcome <= 0;
}

static int
way(const struct world *w, const struct event *e)
{
	return e->dir < 0 ? (int)kind_of(w, e)->dir : e->dir;
}

static const struct event *
named(const struct world *w, const struct event *e)
{
	for (int i = 0; strncmp(e->ref, "event:", 6) == 0 && i < w->n; i++)
		if (strcmp(w->event[i].id, e->ref + 6) == 0 &&
		    w->event[i].customer == e->customer && w->event[i].day <= w->today)
			return &w->event[i];
	return NULL;
}

static bool
is_void(const struct world *w, const struct event *e)
{
	return is(w, e, "void") && e->day <= w->today;
}

/* A void counts unless one that counts names it. Told again and again until
 * nothing new is known; of those in a ring nothing ever is. */
static void
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

/* The events of a customer that count. */
#define EACH(w, e, c) \
	for (const struct event *e = (w)->event; e < (w)->event + (w)->n; e++) \
		if (e->customer == (c) && !e->voided && e->day <= (w)->today)

static bool
is_any(const struct world *w, const struct event *e, const char *const *names)
{
	for (; *names; names++)
		if (is(w, e, *names))
			return true;
	return false;
}

static int
pending(const struct world *w, int c, const char *const *of, const char *const *done)
{
	int n = 0;

	EACH(w, e, c)
	{
		bool settled = false;
		if (!reached(e) || !is_any(w, e, of))
			continue;
		EACH(w, d, c)
		settled |= reached(d) && is_any(w, d, done) && key(w, d) > key(w, e);
		n += !settled;
	}
	return n;
}

static int
promised(const struct world *w, int c)
{
	static const char *const but[] = {"appointment", "snooze", "milestone",
					  "invoice",     "void",   NULL};
	int first = 0;

	EACH(w, e, c)
	{
		bool settled = false;
		if (!e->due || is_any(w, e, but))
			continue;
		EACH(w, d, c)
		settled |= reached(d) && touch(w, d) && key(w, d) > key(w, e);
		if (!settled && (!first || e->due < first))
			first = e->due;
	}
	return first;
}

static bool
can_close(const struct world *w, const struct event *closer, const struct event *item)
{
	if (is(w, closer, "milestone") && closer->due)
		return false;
	return reached(closer) && crm_kindset_has(&kind_of(w, closer)->closes, item->kind);
}

/* Plays the customer's life in order; what is open at the end, by kind name. */
static int
open_items(const struct world *w, int c, const char *kind, const struct event **oldest)
{
	const struct event *all[EVENTS], *open[EVENTS];
	bool spare[EVENTS] = {false}; /* closes that found nothing */
	int n = 0, opens = 0, count = 0;

	EACH(w, e, c)
	all[n++] = e;
	for (int i = 1; i < n; i++)
		for (int j = i; j > 0 && key(w, all[j]) < key(w, all[j - 1]); j--) {
			const struct event *t = all[j];
			all[j] = all[j - 1];
			all[j - 1] = t;
		}
	for (int i = 0; i < n; i++) {
		const struct event *e = all[i];
		const struct event *of = named(w, e);
		bool by_id = strncmp(e->ref, "event:", 6) == 0;
		/* A close of the oldest takes one that is strictly before it. */
		spare[i] = !by_id && !is(w, e, "milestone");
		for (int j = 0; j < opens && !by_id; j++)
			if (open[j] && can_close(w, e, open[j]) && key(w, open[j]) < key(w, e)) {
				open[j] = NULL;
				spare[i] = false;
				break;
			}
		for (int j = 0; j < opens; j++)
			if (open[j] && open[j] == of &&
			    (can_close(w, e, of) || is(w, of, "appointment") ||
			     is(w, of, "milestone")))
				open[j] = NULL;
		if (!kind_of(w, e)->opens || !reached(e) ||
		    ((is(w, e, "milestone") || is(w, e, "appointment")) && !e->due))
			continue;
		/* Named by whatever comes before it, it never was open. */
		bool before = false;
		for (int j = 0; j < n; j++)
			before |= named(w, all[j]) == e && all[j] != e &&
				  key(w, all[j]) <= key(w, e) &&
				  (can_close(w, all[j], e) || is(w, e, "appointment") ||
				   is(w, e, "milestone"));
		/* Without a time it may be older than a close of its day. */
		for (int j = 0; j < i && !before && e->minute < 0; j++)
			if (spare[j] && all[j]->day == e->day && can_close(w, all[j], e)) {
				spare[j] = false;
				before = true;
			}
		if (!before)
			open[opens++] = e;
	}
	*oldest = NULL;
	for (int j = 0; j < opens; j++) {
		bool past = false;
		if (!open[j] || !is(w, open[j], kind))
			continue;
		if (is(w, open[j], "appointment")) {
			EACH(w, e, c)
			past |= touch(w, e) && key(w, e) > key(w, open[j]) &&
				e->day >= open[j]->due;
			if (past || open[j]->due < w->today)
				continue;
			if (!*oldest || open[j]->due < (*oldest)->due)
				*oldest = open[j];
		} else if (!*oldest) {
			*oldest = open[j];
		}
		count++;
	}
	return count;
}

/* Whether the latest word that bears on a scope allows it: 1, 0; -1 no word. */
static int
allowed(const struct world *w, int c, const char *scope)
{
	long latest = -1;
	int yes = -1;

	EACH(w, e, c)
	{
		char list[64], *rest = list, *item;
		bool bears = !*e->item;
		if (!is(w, e, "optout") && !(is(w, e, "consent") && reached(e)))
			continue;
		snprintf(list, sizeof list, "%s", e->item);
		while ((item = strsep(&rest, ";")))
			bears |= *item && strncmp(scope, item, strlen(item)) == 0 &&
				 strchr(":", scope[strlen(item)]);
		if (bears && key(w, e) >= latest) {
			latest = key(w, e);
			yes = is(w, e, "consent");
		}
	}
	return yes;
}

/* At the end of a day. */
static double
warmth_at(const struct world *w, int c, int dir_wanted, int behaviour, crm_day then)
{
	double sum = 0;

	EACH(w, e, c)
	for (int b = 0; b < CRM_BEHAVIOURS; b++) {
		const crm_behaviour *x = &w->model.behaviour[b];
		if (!reached(e) || e->day > then || !crm_kindset_has(&x->kinds, e->kind) ||
		    (behaviour >= 0 && b != behaviour) ||
		    (dir_wanted >= 0 && way(w, e) != dir_wanted))
			continue;
		double weight = (double)(way(w, e) == CRM_IN ? x->weight_in : x->weight_out);
		sum += floor(weight * exp2(-(double)(then - e->day) / x->half_life.n) + 0.5);
	}
	return sum / 10000;
}

static double
warmth(const struct world *w, int c, int dir_wanted, int behaviour)
{
	return warmth_at(w, c, dir_wanted, behaviour, w->today);
}

/* Distinct people brought: by events here, by referred_by (c1 brought c0, c0 itself and c3). */
static int
referrals(const struct world *w, int c)
{
	bool brought[CUSTOMERS + 2] = {false};
	int n = 0;

	EACH(w, e, c)
	{
		if (!is(w, e, "referral") || !reached(e))
			continue;
		if (strncmp(e->ref, "customer:", 9) == 0)
			brought[e->ref[10] - '0'] = true;
		else
			n++;
	}
	if (c == 1)
		brought[0] = brought[3] = true;
	brought[c] = false;
	for (int i = 0; i < CUSTOMERS + 2; i++)
		n += brought[i];
	return n;
}

/* ---- held against each other ---- */

struct run {
	crm_frame *f;
	crm_cursor *c;
	const struct world *w;
};

static const char *
got(struct run *r, int customer, const char *fact)
{
	static crm_buf text;
	crm_error e;
	int ref = crm_frame_ref(r->f, crm_str_z(fact), &e);

	assert_true(ref >= 0);
	crm_cursor_go(r->c, (size_t)customer);
	text.n = 0;
	assert_int_equal(crm_cursor_text(r->c, ref, &text, &e), 0);
	return crm_buf_zend(&text);
}

static void
expect(struct run *r, int c, const char *fact, const char *want)
{
	const char *have = got(r, c, fact);

	if (strcmp(have, want) != 0)
		fail_msg("c%d %s: %s, expected %s", c, fact, have, want);
}

static void
expect_n(struct run *r, int c, const char *fact, long n)
{
	char text[32];

	snprintf(text, sizeof text, "%ld", n);
	expect(r, c, fact, text);
}

static void
expect_cents(struct run *r, int c, const char *fact, long cents)
{
	char text[32];

	snprintf(text, sizeof text, "%s%ld.%02ld", cents < 0 ? "-" : "", labs(cents) / 100,
		 labs(cents) % 100);
	expect(r, c, fact, text);
}

static void
expect_time(struct run *r, int c, const char *fact, int day, int minute)
{
	char text[CRM_TIME_TEXT] = "";

	if (day)
		crm_time_format((crm_time){day, (int16_t)minute, CRM_NO_OFFSET}, text);
	expect(r, c, fact, text);
}

static const struct event *
latest(const struct world *w, int c, bool (*meant)(const struct world *, const struct event *),
       int sign)
{
	const struct event *best = NULL;

	EACH(w, e, c)
	if (meant(w, e) && (!best || sign * key(w, e) > sign * key(w, best)))
		best = e;
	return best;
}

static bool
anything(const struct world *w, const struct event *e)
{
	return !is(w, e, "void");
}
static bool
a_touch(const struct world *w, const struct event *e)
{
	return touch(w, e) && reached(e);
}
static bool
a_touch_in(const struct world *w, const struct event *e)
{
	return a_touch(w, e) && way(w, e) == CRM_IN;
}
static bool
a_touch_out(const struct world *w, const struct event *e)
{
	return a_touch(w, e) && way(w, e) == CRM_OUT;
}
static bool
a_purchase(const struct world *w, const struct event *e)
{
	return is(w, e, "purchase") && reached(e);
}
static bool
a_call(const struct world *w, const struct event *e)
{
	return is(w, e, "call") && reached(e);
}
static bool
a_service(const struct world *w, const struct event *e)
{
	return kind_of(w, e)->kind_class == CRM_SERVICE && reached(e);
}
static bool
a_no(const struct world *w, const struct event *e)
{
	return e->outcome == CRM_DECLINED && !is(w, e, "void");
}
static bool
a_snooze(const struct world *w, const struct event *e)
{
	return is(w, e, "snooze") && reached(e);
}
static bool
rated(const struct world *w, const struct event *e)
{
	return e->rating && !is(w, e, "void");
}

static void
expect_latest(struct run *r, int c, const char *fact,
	      bool (*meant)(const struct world *, const struct event *), int sign)
{
	const struct event *e = latest(r->w, c, meant, sign);

	expect_time(r, c, fact, e ? e->day : 0, e ? e->minute : 0);
}

static void
check_counts(struct run *r, int c)
{
	const struct world *w = r->w;
	long touches = 0, in = 0, week = 0, items = 0, spend = 0, spend30 = 0, refunds = 0,
	     complaints = 0, cost = 0, soap = 0;
	bool bought = false;

	EACH(w, e, c)
	{
		int sign = a_purchase(w, e) ? 1 : is(w, e, "refund") && reached(e) ? -1 : 0;
		touches += a_touch(w, e);
		in += a_touch_in(w, e);
		week += a_touch(w, e) && e->day > w->today - 7;
		items += sign > 0 ? e->quantity ? e->quantity : 1 : sign * e->quantity;
		spend += sign * e->amount;
		spend30 += e->day > w->today - 30 ? sign * e->amount : 0;
		refunds += sign < 0 ? e->amount : 0;
		complaints += is(w, e, "complaint") && reached(e);
		cost += is(w, e, "cost") && reached(e) ? e->amount : is(w, e, "call") ? 150 : 0;
		if (sign && strcmp(e->item, "soap") == 0) {
			bought |= sign > 0;
			soap += sign * (e->quantity ? e->quantity : 1);
		}
	}
	expect_n(r, c, "touches", touches);
	expect_n(r, c, "touches_in", in);
	expect_n(r, c, "touches_out", touches - in);
	expect_n(r, c, "touches_7d", week);
	expect_n(r, c, "items", items);
	expect_cents(r, c, "spend", spend);
	expect_cents(r, c, "spend_30d", spend30);
	expect_cents(r, c, "refunds", refunds);
	expect_n(r, c, "complaints", complaints);
	expect_cents(r, c, "cost", cost);
	expect_cents(r, c, "profit", spend - cost);
	expect(r, c, "bought:soap", bought ? "yes" : "no");
	expect(r, c, "holds:soap", soap > 0 ? "yes" : "no");
}

static void
check_purchases(struct run *r, int c)
{
	const struct world *w = r->w;
	long days = 0, recent = 0;
	const struct event *first = latest(w, c, a_purchase, -1),
			   *last = latest(w, c, a_purchase, 1);
	char text[32] = "", late[32] = "";

	for (int day = w->today - 400; day <= w->today; day++) {
		bool any = false;
		EACH(w, e, c)
		any |= a_purchase(w, e) && e->day == day;
		days += any;
		recent += any && day > w->today - 20;
	}
	expect_n(r, c, "purchases", days);
	expect_n(r, c, "purchases_20d", recent);
	expect_latest(r, c, "first_purchase", a_purchase, -1);
	expect_latest(r, c, "last_purchase", a_purchase, 1);
	long early = 0;
	EACH(w, e, c)
	early += a_purchase(w, e) && e->day == first->day ? e->amount : 0;
	expect_cents(r, c, "first_spend", early);
	if (last)
		expect_n(r, c, "days_since_purchase", w->today - last->day);
	else
		expect(r, c, "days_since_purchase", "");
	if (days > 1) {
		double gap = (double)(last->day - first->day) / (double)(days - 1);
		snprintf(text, sizeof text, "%.1f", gap);
		snprintf(late, sizeof late, "%.2f", (w->today - last->day) / gap);
	}
	/* printf rounds the binary number half to even, which is near enough to
	 * differ at an exact half alone: then both are allowed. */
	if (fabs(atof(got(r, c, "usual_gap")) - atof(text)) > 0.0501 ||
	    (days > 1) != (*got(r, c, "usual_gap") != '\0'))
		expect(r, c, "usual_gap", text);
	if (fabs(atof(got(r, c, "lateness")) - atof(late)) > 0.00501)
		expect(r, c, "lateness", late);
}

static void
check_open(struct run *r, int c)
{
	static const char *const of[] = {"referral", "praise", NULL}, *const done[] = {"thanks",
										       NULL};
	const struct event *oldest, *e;
	int low = 6;

	expect_n(r, c, "complaints_open", open_items(r->w, c, "complaint", &oldest));
	expect_time(r, c, "oldest_open_complaint", oldest ? oldest->day : 0,
		    oldest ? oldest->minute : 0);
	expect_n(r, c, "questions_open", open_items(r->w, c, "question", &oldest));
	expect_n(r, c, "invoices_open", open_items(r->w, c, "invoice", &oldest));
	expect_time(r, c, "oldest_open_invoice", oldest ? oldest->day : 0,
		    oldest ? oldest->minute : 0);
	expect_n(r, c, "milestones_open", open_items(r->w, c, "milestone", &oldest));
	open_items(r->w, c, "appointment", &oldest);
	expect_time(r, c, "next_appointment", oldest ? oldest->due : 0, -1);
	expect_n(r, c, "thanks_owed", pending(r->w, c, of, done));
	expect_time(r, c, "promised", promised(r->w, c), -1);
	/* Of several at one moment the lowest rating, the last due. */
	e = latest(r->w, c, rated, 1);
	EACH(r->w, x, c)
	if (e && rated(r->w, x) && x->day == e->day && x->minute == e->minute && x->rating < low)
		low = x->rating;
	if (e)
		expect_n(r, c, "last_rating", low);
	else
		expect(r, c, "last_rating", "");
	e = latest(r->w, c, a_snooze, 1);
	int due = 0;
	EACH(r->w, x, c)
	if (e && a_snooze(r->w, x) && key(r->w, x) == key(r->w, e) && x->due > due)
		due = x->due;
	expect_time(r, c, "snoozed_until", due, -1);
}

static bool
listed(const char *list, const char *scope)
{
	return crm_str_has_item(crm_str_z(list), crm_str_z(scope));
}

static void
check_consent(struct run *r, int c)
{
	static const char *const asked[] = {"email", "email:news", "email:x",
					    "phone", "phone:care", "chat"};
	char in[256], out[256];

	snprintf(in, sizeof in, "%s", got(r, c, "consented"));
	snprintf(out, sizeof out, "%s", got(r, c, "opted_out"));
	for (int i = 0; i < 6; i++) {
		char wide[16];
		snprintf(wide, sizeof wide, "%.*s", (int)strcspn(asked[i], ":"), asked[i]);
		const char *narrowest[] = {asked[i], wide, "all"};
		int says = -1;
		for (int j = 0; j < 3 && says < 0; j++)
			says = listed(in, narrowest[j]) ? 1 : listed(out, narrowest[j]) ? 0 : -1;
		assert_int_equal(says, allowed(r->w, c, asked[i]));
	}
}

static void
check_warmth(struct run *r, int c)
{
	static const char *const names[] = {"news",    "care",   "help",
					    "meeting", "advice", "personal"};
	char fact[32];

	/* Each addend is rounded; at a half the two may differ by one. */
	for (int b = 0; b < CRM_BEHAVIOURS; b++) {
		snprintf(fact, sizeof fact, "warmth_%s", names[b]);
		assert_true(fabs(atof(got(r, c, fact)) - warmth(r->w, c, -1, b)) < 0.00021);
	}
	assert_true(fabs(atof(got(r, c, "warmth_in")) - warmth(r->w, c, CRM_IN, -1)) < 0.00021);
	assert_true(fabs(atof(got(r, c, "warmth_out")) - warmth(r->w, c, CRM_OUT, -1)) < 0.00021);
	for (int side = CRM_IN; side <= CRM_OUT; side++) {
		double ago = warmth_at(r->w, c, side, -1, r->w->today - 91);
		assert_true(fabs(atof(got(r, c,
					  side == CRM_IN ? "warmth_in_91d_ago"
							 : "warmth_out_91d_ago")) -
				 ago) < 0.00021);
	}
}

static void
check_customer(struct run *r, int c)
{
	check_counts(r, c);
	check_purchases(r, c);
	check_open(r, c);
	check_consent(r, c);
	check_warmth(r, c);
	expect_latest(r, c, "last_touch", a_touch, 1);
	expect_latest(r, c, "last_touch_in", a_touch_in, 1);
	expect_latest(r, c, "last_touch_out", a_touch_out, 1);
	expect_latest(r, c, "last_call", a_call, 1);
	expect_latest(r, c, "last_service", a_service, 1);
	expect_latest(r, c, "last_rated", rated, 1);
	expect_latest(r, c, "declined_on", a_no, 1);
	expect_latest(r, c, "first_seen", anything, -1);
	expect_n(r, c, "referrals", referrals(r->w, c));
}

static const char *const asked[] = {"touches",
				    "touches_in",
				    "touches_out",
				    "touches_7d",
				    "items",
				    "spend",
				    "spend_30d",
				    "refunds",
				    "complaints",
				    "cost",
				    "profit",
				    "bought:soap",
				    "holds:soap",
				    "purchases",
				    "purchases_20d",
				    "first_purchase",
				    "first_spend",
				    "last_purchase",
				    "days_since_purchase",
				    "usual_gap",
				    "lateness",
				    "complaints_open",
				    "oldest_open_complaint",
				    "questions_open",
				    "invoices_open",
				    "milestones_open",
				    "next_appointment",
				    "thanks_owed",
				    "promised",
				    "last_rating",
				    "last_rated",
				    "oldest_open_invoice",
				    "snoozed_until",
				    "opted_out",
				    "consented",
				    "warmth_in",
				    "warmth_out",
				    "warmth_news",
				    "warmth_care",
				    "warmth_help",
				    "warmth_meeting",
				    "warmth_advice",
				    "warmth_personal",
				    "warmth_in_91d_ago",
				    "warmth_out_91d_ago",
				    "last_touch",
				    "last_touch_in",
				    "last_touch_out",
				    "last_call",
				    "last_service",
				    "declined_on",
				    "first_seen",
				    "referrals",
				    "referral_spend"};
#define ASKED CRM_LENGTH(asked)

static crm_frame *
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

/* All facts of all customers, asked for together or only some of them. */
static void
run_world(const struct world *w, const int *order, unsigned threads, bool check, crm_buf *all)
{
	char log[64];
	crm_error e;
	struct run r = {.w = w};

	snprintf(log, sizeof log, "%s/log.tsv", dir);
	write_log(w, order, log);
	r.f = frame_of(w, log);
	for (size_t i = 0; i < ASKED; i++)
		assert_true(crm_frame_ref(r.f, crm_str_z(asked[i]), &e) >= 0);
	if (crm_frame_fold(r.f, threads, NULL, &e) < 0)
		fail_msg("%s:%d: %s: %s", e.source, (int)e.line, e.field, e.text);
	r.c = crm_cursor_new(r.f);
	for (int c = 0; c < CUSTOMERS; c++) {
		if (check)
			check_customer(&r, c);
		for (size_t i = 0; i < ASKED; i++)
			crm_buf_f(all, "%s ", got(&r, c, asked[i]));
	}
	crm_cursor_free(r.c);
	crm_frame_free(r.f);
}

/* What a row of the vocabulary says of a value: crm_word's never_missing, whole, from, to. */
static void
check_row(const crm_word *w, const crm_value *v)
{
	if (v->type == CRM_MISSING) {
		if (w->never_missing)
			fail_msg("%s is missing", w->name);
		return;
	}
	assert_int_equal(v->type, w->type);
	if (v->type != CRM_NUMBER)
		return;
	if ((w->from != 0 || w->to != 0) && (v->number < w->from || v->number > w->to))
		fail_msg("%s is out of its range", w->name);
	if (w->whole && v->number % CRM_NUM_ONE != 0)
		fail_msg("%s is not whole", w->name);
}

static void
make_world(struct world *w, uint64_t with)
{
	seed = with;
	*w = (struct world){.today = crm_day_of(2026, 11, 21), .n = 1 + (int)below(EVENTS)};
	make_model(w);
	for (int i = 0; i < w->n; i++)
		random_event(w, i);
	mark_voided(w);
}

static void
shuffle(int *order, int n)
{
	for (int i = n - 1; i > 0; i--) {
		int j = (int)below((uint32_t)i + 1), t = order[i];
		order[i] = order[j];
		order[j] = t;
	}
}

/* Sorted by date as logs mostly are, then shuffled, with one thread and several. */
static void
test_facts(void **state)
{
	(void)state;
	for (uint64_t round = 0; round < 600; round++) {
		struct world w;
		int order[EVENTS];
		crm_buf first = {0};
		make_world(&w, round);
		for (int i = 0; i < w.n; i++)
			order[i] = i;
		for (int i = 1; i < w.n; i++)
			for (int j = i;
			     j > 0 && key(&w, &w.event[order[j]]) < key(&w, &w.event[order[j - 1]]);
			     j--) {
				int t = order[j];
				order[j] = order[j - 1];
				order[j - 1] = t;
			}
		run_world(&w, order, 1, true, &first);
		for (unsigned again = 0; again < 3; again++) {
			static const unsigned threads[] = {1, 2, 7};
			crm_buf other = {0};
			shuffle(order, w.n);
			run_world(&w, order, threads[again], true, &other);
			assert_string_equal(crm_buf_zend(&first), crm_buf_zend(&other));
			crm_buf_free(&other);
		}
		crm_buf_free(&first);
		crm_kinds_free(w.model.kinds);
	}
}

/* ---- what judges ask for ---- */

/* Every row of the table of facts can be asked for, and its values are as it says: the linter
 * of policies relies on that. */
static void
test_fact_rows(void **state)
{
	const struct crm_fact *row;
	crm_kindset named = {{0}}, kinds;

	(void)state;
	for (uint64_t round = 2000; round < 2040; round++) {
		struct world w;
		int order[EVENTS];
		char log[64];
		crm_value v;
		crm_error e;
		make_world(&w, round);
		for (int i = 0; i < w.n; i++)
			order[i] = i;
		snprintf(log, sizeof log, "%s/log.tsv", dir);
		write_log(&w, order, log);
		crm_frame *f = frame_of(&w, log);
		for (size_t i = 0; (row = crm_fact_at(i)); i++) {
			assert_non_null(row->value);
			for (int n = 0; n < CRM_FACT_NEEDS && row->need[n].of.kinds; n++) {
				const char *done = row->need[n].done.kinds;
				assert_true(crm_fact_kinds(w.model.kinds, row->need[n].of.kinds,
							   &named, &kinds));
				assert_true(!done ||
					    crm_fact_kinds(w.model.kinds, done, &named, &kinds));
			}
			if (!strchr(row->word.name, '<'))
				assert_true(crm_frame_ref(f, crm_str_z(row->word.name), &e) >= 0);
		}
		assert_int_equal(crm_frame_fold(f, 1, NULL, &e), 0);
		crm_cursor *c = crm_cursor_new(f);
		for (size_t at = 0; at < CUSTOMERS; at++) {
			crm_cursor_go(c, at);
			for (size_t i = 0; (row = crm_fact_at(i)); i++) {
				if (strchr(row->word.name, '<'))
					continue;
				int ref = crm_frame_ref(f, crm_str_z(row->word.name), &e);
				assert_int_equal(crm_cursor_value(c, ref, &v, &e), 0);
				check_row(&row->word, &v);
			}
		}
		crm_cursor_free(c);
		crm_frame_free(f);
		crm_kinds_free(w.model.kinds);
	}
}

static void
test_wants(void **state)
{
	struct world w = {.today = crm_day_of(2026, 11, 21)};
	char log[64];
	crm_error e;
	struct crm_seen s;

	(void)state;
	make_model(&w);
	snprintf(log, sizeof log, "%s/wants.tsv", dir);
	FILE *f = fopen(log, "w");
	fputs("event\tdate\tcustomer\tkind\toutcome\titem\tdue\trating\tnote\tref\n"
	      "e1\t2026-11-01\tc0\tpurchase\t\tsoap\t\t5\tone\\ttab\t\n"
	      "e2\t2026-11-05T10:00+03:00\tc0\tpurchase\t\tcream\t\t3\ttwo\t\n"
	      "e3\t2026-11-06\tc0\tcall\tno-answer\t\t2026-11-09\t\tring again\t\n"
	      "e4\t2026-11-07\tc1\tcomplaint\t\t\t\t\tbroken\t\n"
	      "e5\t2026-11-08\tc1\tcall\t\t\t\t\t\t\n"
	      "e6\t2026-11-09\tc1\tcomplaint\t\t\t\t\tagain\t\n"
	      "e7\t2026-11-01\tc2\tappointment\t\t\t2026-11-20\t\tfitting\t\n"
	      "e8\t2026-11-02\tc2\tappointment\t\t\t2026-11-25\t\tsecond\t\n"
	      "e9\t2026-11-10\tc2\temail\tdeclined\t\t\t\tno thanks\t\n",
	      f);
	fclose(f);
	crm_frame *frame = frame_of(&w, log);
	struct crm_filter bought = {.dir = -1},
			  touch_filter = {crm_kinds_touches(w.model.kinds), -1, CRM_REACHED};
	struct crm_filter all = {{{~UINT64_C(0), ~UINT64_C(0)}}, -1, -1}, complaint = {.dir = -1},
			  dated = {.dir = -1};
	struct crm_filter declined = all;
	crm_kindset_add(&bought.kinds, crm_kinds_find(w.model.kinds, CRM_STR("purchase")));
	crm_kindset_add(&complaint.kinds, crm_kinds_find(w.model.kinds, CRM_STR("complaint")));
	crm_kindset_add(&dated.kinds, crm_kinds_find(w.model.kinds, CRM_STR("appointment")));
	declined.outcome = CRM_DECLINED;
	int first =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = bought,
								     .done = touch_filter,
								     .texts = true});
	int cream =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = bought,
								     .done = touch_filter,
								     .item = CRM_STR("cream")});
	int good =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = all,
								     .done = touch_filter,
								     .rating_from = 4 * CRM_NUM_ONE,
								     .rating_to = 5 * CRM_NUM_ONE});
	int since =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .of = bought,
								     .done = touch_filter,
								     .since = w.today - 18});
	int promise =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PROMISE,
								     .since = CRM_NO_DAY,
								     .of = all,
								     .done = touch_filter,
								     .texts = true});
	int open = crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
									.since = CRM_NO_DAY,
									.of = complaint,
									.texts = true});
	int unanswered =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								     .since = CRM_NO_DAY,
								     .of = complaint,
								     .unanswered = true,
								     .texts = true});
	int appointment =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								     .since = CRM_NO_DAY,
								     .of = dated,
								     .texts = true});
	int no = crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_LAST,
								      .since = CRM_NO_DAY,
								      .of = declined,
								      .texts = true});
	assert_int_equal(first, crm_fold_ask(crm_fold_of(frame),
					     &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								 .since = CRM_NO_DAY,
								 .of = bought,
								 .done = touch_filter,
								 .texts = true}));
	assert_int_equal(crm_frame_fold(frame, 2, NULL, &e), 0);

	/* A call that nobody answered settles nothing. */
	assert_true(crm_fold_seen(crm_fold_of(frame), first, 0, &s));
	assert_int_equal(s.count, 2);
	assert_int_equal(s.line, 2);
	assert_string_equal(s.source, log);
	assert_int_equal(s.when.day, crm_day_of(2026, 11, 1));
	assert_true(crm_str_eqz(s.item, "soap") && crm_str_eqz(s.note, "one\ttab"));
	assert_int_equal(s.rating, 5 * CRM_NUM_ONE);
	assert_true(crm_fold_seen(crm_fold_of(frame), cream, 0, &s));
	assert_int_equal(s.line, 3);
	assert_int_equal(s.when.offset, 180); /* as it was written */
	assert_int_equal(s.note.n, 0);        /* nobody asked for it */
	assert_true(crm_fold_seen(crm_fold_of(frame), good, 0, &s) && s.line == 2 && s.count == 1);
	assert_true(crm_fold_seen(crm_fold_of(frame), since, 0, &s) && s.line == 3 && s.count == 1);
	assert_true(crm_fold_seen(crm_fold_of(frame), promise, 0, &s));
	assert_true(s.due.day == crm_day_of(2026, 11, 9) && crm_str_eqz(s.note, "ring again"));
	assert_false(crm_fold_seen(crm_fold_of(frame), promise, 1, &s));
	assert_int_equal(s.when.day, CRM_NO_DAY);
	/* The first complaint was answered, the second was not. */
	assert_true(crm_fold_seen(crm_fold_of(frame), open, 1, &s) && s.count == 2 && s.answered &&
		    crm_str_eqz(s.note, "broken"));
	assert_true(crm_fold_seen(crm_fold_of(frame), unanswered, 1, &s) && s.count == 1 &&
		    !s.answered && crm_str_eqz(s.note, "again"));
	/* The email of the 10th came before either appointment's day. */
	assert_true(crm_fold_seen(crm_fold_of(frame), appointment, 2, &s) && s.count == 2 &&
		    crm_str_eqz(s.note, "fitting"));
	assert_true(crm_fold_seen(crm_fold_of(frame), no, 2, &s) && s.line == 10 &&
		    crm_str_eqz(s.note, "no thanks"));
	crm_frame_free(frame);
	crm_kinds_free(w.model.kinds);
}

/* The same of what is asked whether or not the log is in order: which line a
 * pending event stands in moves with the shuffling, all else does not. */
static void
test_wants_shuffled(void **state)
{
	(void)state;
	for (uint64_t round = 1000; round < 1200; round++) {
		struct world w;
		int order[EVENTS];
		crm_buf out[2] = {{0}, {0}};
		make_world(&w, round);
		for (int i = 0; i < w.n; i++)
			order[i] = i;
		for (int turn = 0; turn < 2; turn++, shuffle(order, w.n)) {
			char log[64];
			crm_error e;
			int want[6];
			struct crm_seen s;
			struct crm_filter all = {{{~UINT64_C(0), ~UINT64_C(0)}}, -1, -1},
					  out_touch = all, calls = all;
			snprintf(log, sizeof log, "%s/log.tsv", dir);
			write_log(&w, order, log);
			crm_frame *f = frame_of(&w, log);
			out_touch.kinds = crm_kinds_touches(w.model.kinds);
			out_touch.dir = CRM_OUT;
			out_touch.outcome = CRM_REACHED;
			calls.kinds = (crm_kindset){{0}};
			crm_kindset_add(&calls.kinds,
					crm_kinds_find(w.model.kinds, CRM_STR("call")));
			/* Kinds that settle and are pending themselves. */
			want[0] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .done = out_touch,
								   .rating_from = CRM_NUM_ONE,
								   .rating_to = 5 * CRM_NUM_ONE});
			want[1] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								   .since = CRM_NO_DAY,
								   .of = calls,
								   .done = calls});
			want[2] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PROMISE,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .done = out_touch});
			want[3] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .unanswered = true});
			want[4] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_LAST,
								   .since = CRM_NO_DAY,
								   .of = out_touch});
			want[5] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_FIRST,
								   .since = CRM_NO_DAY,
								   .of = calls});
			assert_int_equal(crm_frame_fold(f, 1 + (unsigned)turn, NULL, &e), 0);
			for (int c = 0; c < CUSTOMERS; c++)
				for (int i = 0; i < 6; i++) {
					crm_fold_seen(crm_fold_of(f), want[i], (size_t)c, &s);
					crm_buf_f(&out[turn], "%d/%d: %u %d %d", c, i, s.count,
						  (int)s.when.day, s.when.minute);
					if (i == 2)
						crm_buf_f(&out[turn], " %d", (int)s.due.day);
					crm_buf_char(&out[turn], '\n');
				}
			crm_frame_free(f);
		}
		assert_string_equal(crm_buf_zend(&out[0]), crm_buf_zend(&out[1]));
		crm_buf_free(&out[0]);
		crm_buf_free(&out[1]);
		crm_kinds_free(w.model.kinds);
	}
}

static int
make_dir(void **state)
{
	(void)state;
	return mkdtemp(dir) ? 0 : -1;
}

static int
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),          cmocka_unit_test(test_words),
		cmocka_unit_test(test_fact_rows),      cmocka_unit_test(test_ids),
		cmocka_unit_test(test_pool),           cmocka_unit_test(test_fade),
		cmocka_unit_test(test_facts),          cmocka_unit_test(test_wants),
		cmocka_unit_test(test_wants_shuffled),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
