/* trace.c: from which entries of the log the facts of one customer came. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "facts/trace.h"
#include "fold/emit.h"
#include "fold/moment.h"

/* The answer to a question so far. */
struct answer {
	crm_num count, amount;
	crm_time when;
};

/* An aggregate that a fact needs. */
struct need {
	int query, channel;
	enum crm_trace_how how;
	bool money; /* WAITS: what is left of the amounts is added, not how many there are */
	struct answer answer;
	struct crm_trace_line *line;
	size_t lines, room;
};

struct crm_trace {
	struct crm_fold *fold;
	size_t row;
	struct crm_asked_fact *fact;
	size_t facts;
	struct need *need;             /* CRM_FACT_NEEDS for each fact */
	struct crm_trace_entry *entry; /* all that were heard, and count … */
	size_t entries, room;
	struct crm_trace_entry *before; /* … and all that were taken back before these were */
	size_t befores, before_room;
	int64_t last; /* the latest moment that was heard */
	crm_arena *arena;
	struct crm_listener listener;
};

static const struct answer nothing = {.when = {CRM_NO_DAY, -1, CRM_NO_OFFSET}};

static enum crm_aggregate_id
aggregate_of(const struct crm_trace *t, const struct need *n)
{
	return crm_fold_query(t->fold, n->query)->aggregate;
}

/* ---- before and after an entry ---- */

/* What is open is known only at the end. */
static struct answer
answer_now(const struct crm_trace *t, const struct need *n)
{
	struct answer a = nothing;
	struct crm_tries tries;

	switch (aggregate_of(t, n)) {
	case CRM_AGG_OPEN:
	case CRM_AGG_PROMISE:
	case CRM_AGG_CONSENT:
	case CRM_AGG_REFERRALS: return a;
	case CRM_AGG_TRIES:
		crm_fold_tries(t->fold, n->query, t->row, n->channel, &tries);
		a.count = tries.count;
		a.when = tries.last;
		return a;
	default:
		a.count = crm_fold_count(t->fold, n->query, t->row);
		a.amount = crm_fold_amount(t->fold, n->query, t->row);
		a.when = crm_fold_when(t->fold, n->query, t->row);
		return a;
	}
}

static bool
same_time(crm_time a, crm_time b)
{
	return a.day == b.day && a.minute == b.minute && a.offset == b.offset;
}

static void
add_line(struct need *n, const struct crm_trace_entry *e, crm_num adds, crm_num of)
{
	n->line = crm_grow(n->line, n->lines, &n->room, sizeof *n->line);
	n->line[n->lines++] = (struct crm_trace_line){.entry = *e, .adds = adds, .of = of};
}

/* Whether the entry is one of those that were asked for, by its kind, direction, outcome and day.
 */
static bool
is_asked(const struct crm_query *q, const struct crm_trace_entry *e)
{
	struct crm_event_class class = {.kind = e->kind, .dir = e->dir, .outcome = e->outcome};

	return crm_class_matches(&class, &q->of) &&
	       (q->since == CRM_NO_DAY || e->when.day >= q->since) &&
	       (!q->ends || e->when.day <= q->until);
}

/* Entries that add nothing are lines, too, where a person would look for them. */
static bool
is_line_of_nothing(const struct crm_query *q, const struct crm_trace_entry *e)
{
	bool counted = q->aggregate == CRM_AGG_DAYS ||
		       (q->aggregate == CRM_AGG_SUM && !q->discount && !q->item.n);

	return counted && is_asked(q, e);
}

static void
add(const struct crm_query *q, struct need *n, const struct answer *now,
    const struct crm_trace_entry *e)
{
	crm_num count = (now->count - n->answer.count) * CRM_NUM_ONE,
		amount = (crm_num)((uint64_t)now->amount - (uint64_t)n->answer.amount);

	if (count == 0 && amount == 0 && !is_line_of_nothing(q, e))
		return;
	if (q->aggregate == CRM_AGG_ANSWERED)
		add_line(n, e, amount * CRM_NUM_ONE, count);
	else
		add_line(n, e, amount ? amount : count, 0);
}

/* The entry of that moment that does not count any more. */
static struct crm_trace_entry
gone_entry(const struct crm_trace *t, crm_time when)
{
	struct crm_trace_entry gone = {.when = when};
	size_t found = 0;

	for (size_t i = 0; i < t->befores; i++)
		if (same_time(t->before[i].when, when) && found++ == 0)
			gone = t->before[i];
	if (found > 1)
		gone.source = NULL;
	gone.gone = true;
	return gone;
}

/* Of the earliest and the latest; a sale that was cancelled later can be the earliest. */
static void
replace(const struct crm_trace *t, struct need *n, const struct answer *now,
	const struct crm_trace_entry *e)
{
	struct crm_trace_entry gone;

	if (same_time(now->when, n->answer.when))
		return;
	n->lines = 0;
	if (same_time(now->when, e->when)) {
		add_line(n, e, CRM_NO_NUMBER, 0);
		return;
	}
	gone = gone_entry(t, now->when);
	add_line(n, &gone, CRM_NO_NUMBER, 0);
}

static void
look(struct crm_trace *t, struct need *n, const struct crm_trace_entry *e)
{
	const struct crm_query *q = crm_fold_query(t->fold, n->query);
	struct answer now = answer_now(t, n);

	if (n->how == CRM_TRACE_ADDS)
		add(q, n, &now, e);
	else if (n->how == CRM_TRACE_ONE)
		replace(t, n, &now, e);
	else if (n->how == CRM_TRACE_LOOKS && (is_asked(q, e) || now.count != n->answer.count))
		add_line(n, e, CRM_NO_NUMBER, 0);
	n->answer = now;
}

/* ---- entries ---- */

static void
forget(struct crm_trace *t)
{
	t->entries = 0;
	t->last = INT64_MIN;
	for (size_t i = 0; i < t->facts * CRM_FACT_NEEDS; i++) {
		t->need[i].answer = nothing;
		t->need[i].lines = 0;
	}
}

/* When an entry is taken back, all entries of the customer are taken back, one after the other. The
 * first call forgets all of them, so the others have nothing to do. */
static void
take_back(struct crm_trace *t)
{
	for (size_t i = 0; i < t->entries; i++) {
		t->before = crm_grow(t->before, t->befores, &t->before_room, sizeof *t->before);
		t->before[t->befores++] = t->entry[i];
	}
	forget(t);
}

/* What is out of order comes once more, in order. */
static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *h)
{
	struct crm_trace *t = to;
	int64_t moment = crm_moment(h->when);
	enum crm_order order = moment < t->last ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	struct crm_trace_entry e = {
		.when = h->when, .kind = h->kind, .dir = h->dir, .outcome = h->outcome};

	(void)thread;
	(void)state;
	if (h->row != t->row)
		return CRM_IN_ORDER;
	if (h->back) {
		take_back(t);
		return CRM_IN_ORDER;
	}
	e.source = crm_fold_place(t->fold, h->place, &e.line);
	e.item = crm_arena_str(t->arena, h->text[0]);
	t->entry = crm_grow(t->entry, t->entries, &t->room, sizeof *t->entry);
	t->entry[t->entries++] = e;
	for (size_t i = 0; i < t->facts * CRM_FACT_NEEDS; i++)
		if (t->need[i].query >= 0)
			look(t, &t->need[i], &e);
	t->last = moment;
	return order;
}

static void
listen(struct crm_trace *t)
{
	const crm_kinds *k = crm_fold_model(t->fold)->kinds;
	struct crm_listener *l = &t->listener;

	crm_fact_kinds(k, "all", NULL, &l->kinds);
	l->dirs = l->reached = l->kinds;
	l->since = l->until = CRM_NO_DAY;
	l->column[0] = (struct crm_asked_column){.name = CRM_STR("item"), .optional = true};
	l->columns = 1;
	l->hear = hear;
	l->to = t;
	crm_fold_listen(t->fold, l);
}

/* ---- the questions ---- */

static enum crm_trace_how
how_of(enum crm_aggregate_id aggregate, enum crm_type type)
{
	switch (aggregate) {
	case CRM_AGG_FIRST:
	case CRM_AGG_LAST:
	case CRM_AGG_PROMISE: return CRM_TRACE_ONE;
	case CRM_AGG_OPEN: return type == CRM_DATE ? CRM_TRACE_ONE : CRM_TRACE_WAITS;
	case CRM_AGG_CONSENT:
	case CRM_AGG_REFERRALS: return CRM_TRACE_LOOKS;
	case CRM_AGG_TRIES:
		return type == CRM_DATE   ? CRM_TRACE_ONE
		       : type == CRM_TEXT ? CRM_TRACE_LOOKS
					  : CRM_TRACE_ADDS;
	default: return CRM_TRACE_ADDS;
	}
}

static void
take_needs(struct crm_trace *t, size_t i)
{
	const struct crm_asked_fact *fact = &t->fact[i];

	for (size_t j = 0; j < CRM_FACT_NEEDS; j++) {
		struct need *n = &t->need[i * CRM_FACT_NEEDS + j];
		const struct crm_fact_need *need = &fact->row->need[j];
		n->query = need->of.kinds ? fact->query[j] : -1;
		n->channel = fact->channel;
		n->how = how_of(need->want.aggregate, fact->row->word.type);
		n->money = strcmp(fact->row->word.unit, "money") == 0;
	}
}

struct crm_trace *
crm_trace_new(struct crm_fold *f, const crm_table *table, size_t row, const char *const *name,
	      size_t n, crm_error *e)
{
	struct crm_trace *t = crm_alloc(sizeof *t);

	t->fold = f;
	t->row = row;
	t->arena = crm_arena_new();
	t->fact = crm_alloc((n + 1) * sizeof *t->fact);
	t->need = crm_alloc((n + 1) * CRM_FACT_NEEDS * sizeof *t->need);
	for (; t->facts < n; t->facts++) {
		if (crm_fact_ask(f, table, crm_str_z(name[t->facts]), &t->fact[t->facts], e) < 0) {
			crm_trace_free(t);
			return NULL;
		}
		take_needs(t, t->facts);
	}
	forget(t);
	listen(t);
	return t;
}

void
crm_trace_free(struct crm_trace *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->facts * CRM_FACT_NEEDS; i++)
		free(t->need[i].line);
	free(t->need);
	free(t->fact);
	free(t->entry);
	free(t->before);
	crm_arena_free(t->arena);
	free(t);
}

/* ---- what came of it ---- */

/* The line of what was seen, as it was heard. */
static void
add_seen(const struct crm_trace *t, struct need *n, const struct crm_seen *s)
{
	crm_num adds = !n->money ? CRM_NUM_ONE : s->left == CRM_NO_NUMBER ? 0 : s->left;

	for (size_t i = 0; i < t->entries; i++)
		if (t->entry[i].line == s->line && strcmp(t->entry[i].source, s->source) == 0) {
			add_line(n, &t->entry[i], adds, 0);
			return;
		}
}

/* What is open, or promised: the fold says which entries these are. */
static void
find_open(const struct crm_trace *t, struct need *n)
{
	struct crm_seen s;

	n->lines = 0;
	if (n->how == CRM_TRACE_ONE) {
		if (crm_fold_seen(t->fold, n->query, t->row, &s))
			add_seen(t, n, &s);
		return;
	}
	for (size_t i = 0; crm_fold_seen_at(t->fold, n->query, t->row, i, &s); i++)
		add_seen(t, n, &s);
}

const struct crm_asked_fact *
crm_trace_fact(const struct crm_trace *t, size_t i)
{
	return &t->fact[i];
}

bool
crm_trace_part(struct crm_trace *t, size_t i, size_t need, struct crm_trace_part *out)
{
	struct need *n = &t->need[i * CRM_FACT_NEEDS + need];

	if (need >= CRM_FACT_NEEDS || n->query < 0)
		return false;
	if (aggregate_of(t, n) == CRM_AGG_OPEN || aggregate_of(t, n) == CRM_AGG_PROMISE)
		find_open(t, n);
	*out = (struct crm_trace_part){.how = n->how,
				       .query = crm_fold_query(t->fold, n->query),
				       .line = n->line,
				       .lines = n->lines};
	return true;
}
