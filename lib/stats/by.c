/* by.c: the columns by which groups are made, and what names mean. */
#include <stdlib.h>
#include <string.h>

#include "expr/expr.h"
#include "facts/words.h"
#include "people/columns.h"
#include "stats/stats.h"

/* ---- names ---- */

/* What a name means in an entry of the log; false: it is no usual column of logs. */
static bool
of_entry(crm_str name, enum crm_by_what *what)
{
	static const struct {
		const char *name;
		enum crm_by_what what;
	} known[] = {{"kind", CRM_GROUP_KIND},
		     {"dir", CRM_GROUP_DIR},
		     {"outcome", CRM_GROUP_OUTCOME},
		     {"channel", CRM_GROUP_CHANNEL},
		     {"date", CRM_GROUP_PERIOD}};

	for (size_t i = 0; i < CRM_LENGTH(known); i++)
		if (crm_str_eqz(name, known[i].name)) {
			*what = known[i].what;
			return true;
		}
	*what = CRM_GROUP_TEXT;
	return crm_event_column(name) && !crm_str_eqz(name, "customer");
}

/* Customers have an id, which entries call customer. */
static crm_str
of_customer(crm_str name)
{
	return crm_str_eqz(name, "customer") ? CRM_STR("id") : name;
}

bool
crm_stats_of_log(const crm_stats *s, crm_str name)
{
	enum crm_by_what what;

	return of_entry(name, &what) || !crm_frame_knows(s->frame, of_customer(name));
}

/* Suggests a name where neither customers nor the log have such a column. */
static const char *
nearest(const crm_stats *s, crm_str name)
{
	static const char *const units[] = {"day", "week", "month", "quarter", "year", "date"};
	const char *const *log, *near = crm_nearest(name, units, CRM_LENGTH(units));
	size_t n = crm_event_columns(&log);

	if (!near)
		near = crm_nearest(name, log, n);
	return near ? near : crm_word_nearest(crm_policy_model(s->policy)->kinds, name);
}

static int
ask_column(crm_stats *s, crm_str name, unsigned *text, crm_error *e)
{
	struct crm_listener *l = &s->listener;

	for (*text = 0; *text < l->columns; ++*text)
		if (crm_str_eq(l->column[*text].name, name))
			return 0;
	if (l->columns == CRM_ASKED_MOST)
		return crm_fail(e, CRM_SYSTEM, "more than %d columns of the log", CRM_ASKED_MOST);
	l->column[l->columns++] =
		(struct crm_asked_column){.name = crm_arena_str(s->arena, name),
					  .near = crm_event_column(name) ? NULL : nearest(s, name)};
	return 0;
}

/* What the fold has to look at for a column of the log. */
static int
ask_for(crm_stats *s, crm_str name, enum crm_by_what what, unsigned *text, crm_error *e)
{
	struct crm_listener *l = &s->listener;

	switch (what) {
	case CRM_GROUP_DIR: l->dirs = l->kinds; return 0;
	case CRM_GROUP_OUTCOME: l->reached = l->kinds; return 0;
	case CRM_GROUP_CHANNEL: l->channels = true; return 0;
	case CRM_GROUP_TEXT: return ask_column(s, name, text, e);
	default: return 0;
	}
}

/* Whether the name is known only once the log was read. */
static bool
is_late(const crm_stats *s, crm_str name)
{
	const crm_word *w = crm_word_find(crm_policy_model(s->policy)->kinds, name);

	return w && w->origin != CRM_COLUMN &&
	       !crm_frame_has_column(s->frame, crm_arena_str(s->arena, name).p);
}

/* ---- columns of the log in expressions ---- */

static int
give(crm_stats *s, crm_str name, crm_error *e)
{
	struct crm_entry_name g = {.number = crm_str_eqz(name, "amount") ||
					     crm_str_eqz(name, "rating")};

	for (size_t i = 0; i < s->givens; i++)
		if (crm_str_eq(s->given[i].name, name))
			return 0;
	if (s->givens == CRM_ASKED_MOST)
		return crm_fail(e, CRM_SYSTEM, "more than %d columns of the log", CRM_ASKED_MOST);
	of_entry(name, &g.what);
	g.name = crm_arena_str(s->arena, name);
	if (crm_str_eqz(name, "amount"))
		s->listener.amounts = s->listener.kinds;
	else if (crm_str_eqz(name, "rating"))
		s->listener.ratings = true;
	else if (ask_for(s, name, g.what, &g.text, e) < 0)
		return -1;
	g.ref = crm_frame_add_given(s->frame, g.name.p,
				    g.what == CRM_GROUP_PERIOD ? CRM_DATE
				    : g.number                 ? CRM_NUMBER
							       : CRM_TEXT);
	s->given[s->givens++] = g;
	return 0;
}

struct names {
	crm_stats *s;
	bool of_events, late;
	int failed;
	crm_error *e;
};

static void
see_name(void *to, crm_str name)
{
	struct names *n = to;

	if (n->failed)
		return;
	if (crm_stats_of_log(n->s, name)) {
		n->of_events = true;
		n->failed = give(n->s, name, n->e);
	} else {
		n->late |= is_late(n->s, name);
	}
}

int
crm_stats_bind(crm_stats *s, crm_expr *x, bool *of_events, bool *late, crm_error *e)
{
	struct names n = {.s = s, .e = e};
	int failed;

	crm_expr_names(x, see_name, &n);
	if (n.failed)
		return -1;
	*of_events = n.of_events;
	*late = n.late;
	crm_frame_show_given(s->frame, n.of_events);
	failed = crm_expr_bind(x, s->frame, e);
	crm_frame_show_given(s->frame, false);
	return failed;
}

/* ---- the columns ---- */

static bool
holds_list(crm_str name)
{
	const struct crm_file_column *c = crm_customer_column(name);

	return crm_str_eqz(name, "segments") || (c && c->holds == CRM_HOLDS_LIST);
}

static int
bind_one(crm_stats *s, crm_str name, struct crm_by *b, crm_error *e)
{
	*b = (struct crm_by){.name = crm_arena_str(s->arena, name)};
	if (crm_unit_of(name, &b->unit))
		return 0;
	if (crm_stats_of_log(s, name)) {
		of_entry(name, &b->what);
		return ask_for(s, name, b->what, &b->text, e);
	}
	b->what = CRM_GROUP_CUSTOMER;
	name = of_customer(name);
	s->early |= is_late(s, name);
	b->list = holds_list(name);
	b->ref = crm_frame_ref(s->frame, name, e);
	return b->ref < 0 ? -1 : 0;
}

int
crm_by_bind(crm_stats *s, crm_str names, crm_error *e)
{
	while (names.n > 0) {
		crm_str name = crm_str_trim(crm_part(&names, ','));

		if (name.n == 0)
			return crm_fail(e, CRM_SYSTEM, "a name is empty");
		if (s->bys == CRM_BY_MOST)
			return crm_fail(e, CRM_SYSTEM, "more than %d columns", CRM_BY_MOST);
		for (size_t i = 0; i < s->bys; i++)
			if (crm_str_eq(s->by[i].name, name))
				return crm_fail(e, CRM_SYSTEM, "%s is named twice",
						crm_quote(name));
		if (bind_one(s, name, &s->by[s->bys++], e) < 0)
			return -1;
	}
	return 0;
}

/* ---- values of customers ---- */

static void
add_item(struct crm_by *b, uint32_t item)
{
	b->item = crm_grow(b->item, b->items, &b->item_room, sizeof *b->item);
	b->item[b->items++] = item;
}

/* The items of a list, each once; where they begin. */
static uint32_t
put_list(struct crm_by *b, crm_str list)
{
	size_t at = b->items;
	crm_str item;

	add_item(b, 0);
	while (crm_str_item(&list, &item)) {
		uint32_t code = crm_words_put(&b->words, item);
		bool known = false;
		for (size_t i = at + 1; i < b->items; i++)
			known |= b->item[i] == code;
		if (!known)
			add_item(b, code);
	}
	if (b->items == at + 1)
		add_item(b, crm_words_put(&b->words, CRM_STR("")));
	b->item[at] = (uint32_t)(b->items - at - 1);
	return (uint32_t)at;
}

static int
fill_row(crm_stats *s, crm_cursor *c, size_t row, crm_buf *text, crm_error *e)
{
	for (size_t i = 0; i < s->bys; i++) {
		struct crm_by *b = &s->by[i];
		if (b->what != CRM_GROUP_CUSTOMER)
			continue;
		text->n = 0;
		if (crm_cursor_text(c, b->ref, text, e) < 0)
			return -1;
		b->code[row] = b->list ? put_list(b, crm_buf_slice(text))
				       : crm_words_put(&b->words, crm_buf_slice(text));
	}
	return 0;
}

int
crm_by_fill(crm_stats *s, crm_error *e)
{
	crm_cursor *c = crm_cursor_new(s->frame);
	crm_buf text = {0};
	bool any = false;
	int failed = 0;

	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what == CRM_GROUP_CUSTOMER) {
			s->by[i].code = crm_alloc((s->rows + 1) * sizeof *s->by[i].code);
			any = true;
		}
	for (size_t row = 0; any && row < s->rows && !failed; row++) {
		if (crm_frame_is_aside(s->frame, row))
			continue;
		crm_cursor_go(c, row);
		failed = fill_row(s, c, row, &text, e) < 0 && !crm_frame_reject(s->frame, row, e)
				 ? -1
				 : 0;
	}
	crm_buf_free(&text);
	crm_cursor_free(c);
	return failed;
}

size_t
crm_by_codes(const struct crm_by *b, uint32_t row, const uint32_t **code)
{
	if (!b->list) {
		*code = &b->code[row];
		return 1;
	}
	*code = &b->item[b->code[row] + 1];
	return b->item[b->code[row]];
}

bool
crm_by_of_customers(const crm_stats *s)
{
	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what != CRM_GROUP_CUSTOMER && s->by[i].what != CRM_GROUP_THEN)
			return false;
	return true;
}

struct crm_by *
crm_by_add(crm_stats *s, enum crm_by_what what, const char *name)
{
	struct crm_by *b = &s->by[s->bys++];

	*b = (struct crm_by){.what = what, .name = crm_str_z(name)};
	return b;
}

int
crm_by_period_first(const crm_stats *s, const char *table, crm_error *e)
{
	bool good = s->bys > 0 && s->by[0].what == CRM_GROUP_PERIOD;

	for (size_t i = 1; i < s->bys; i++)
		good &= s->by[i].what == CRM_GROUP_CUSTOMER || s->by[i].what == CRM_GROUP_THEN;
	if (good)
		return 0;
	crm_fail(e, CRM_SYSTEM,
		 "--table=%s takes a period, such as month, and then columns of customers", table);
	return crm_fail_at(e, "--by", 0, NULL);
}

/* ---- values as text ---- */

static crm_str
value(const crm_stats *s, const struct crm_by *b, uint32_t code)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;

	switch (b->what) {
	case CRM_GROUP_KIND: return crm_str_z(crm_kinds_at(k, code)->name);
	case CRM_GROUP_DIR: return crm_str_z(code == CRM_IN ? "in" : "out");
	case CRM_GROUP_OUTCOME: return crm_str_z(crm_outcomes[code]);
	case CRM_GROUP_CHANNEL: return crm_str_z(code ? crm_kinds_channel_at(k, code - 1) : "");
	default: return crm_words_text(&b->words, code);
	}
}

int
crm_by_compare(const crm_stats *s, const struct crm_by *b, uint32_t x, uint32_t y)
{
	int32_t p = (int32_t)x, q = (int32_t)y;

	if (b->what != CRM_GROUP_TEXT && b->what != CRM_GROUP_CUSTOMER &&
	    b->what != CRM_GROUP_KIND && b->what != CRM_GROUP_CHANNEL &&
	    b->what != CRM_GROUP_OUTCOME)
		return (p > q) - (p < q);
	return x == y ? 0 : crm_str_cmp(value(s, b, x), value(s, b, y));
}

void
crm_by_text(const crm_stats *s, const struct crm_by *b, uint32_t code, crm_buf *out)
{
	if (b->what == CRM_GROUP_PERIOD)
		crm_period_text(b->unit, (int32_t)code, s->week, out);
	else if (b->what == CRM_GROUP_UNITS)
		crm_period_text((enum crm_unit)(code & 7),
				((int32_t)code - (int32_t)(code & 7)) / 8, s->week, out);
	else if (b->what == CRM_GROUP_NUMBER)
		crm_buf_f(out, "%u", (unsigned)code);
	else
		crm_field_write(out, value(s, b, code), CRM_TSV);
}
