/* The facts, held against a second implementation that follows the definitions word for word: it
 * sorts all events and looks through all of them for each fact, with no state from one event to the
 * next. */
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
#include "small_world.h"

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

/* The points of an event of a behaviour that a side has: of what takes two, half; the odd 1/10000
 * is the side's that began it. */
static double
points(const struct world *w, const struct event *e, const crm_behaviour *x, int side)
{
	crm_num weight = way(w, e) == CRM_IN ? x->weight_in : x->weight_out;
	bool began = way(w, e) == side;

	if (crm_kindset_has(&w->model.together, e->kind))
		return (double)(began ? weight - weight / 2 : weight / 2);
	return began ? (double)weight : 0;
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
		    (behaviour >= 0 && b != behaviour))
			continue;
		for (int side = CRM_IN; side <= CRM_OUT; side++)
			if (dir_wanted < 0 || side == dir_wanted)
				sum += floor(points(w, e, x, side) * exp2(-(double)(then - e->day) /
									  x->half_life.n) +
					     0.5);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_facts),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
