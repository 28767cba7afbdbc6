/* event.c: log records become events.
 *
 * Records are taken in batches, so that the customers of a batch are looked up
 * together. The customer comes first: entries of customers outside are passed
 * over before anything else of them is looked at. */
#include <stdlib.h>

#include "base/array.h"
#include "fold/aggregate/channels.h"
#include "fold/reading.h"
#include "fold/shard.h"
#include "kinds/kinds.h"

const char *const crm_log_columns[CRM_L_COLUMNS] = {
	[CRM_L_DATE] = "date",
	[CRM_L_CUSTOMER] = "customer",
	[CRM_L_KIND] = "kind",
	[CRM_L_DIR] = "dir",
	[CRM_L_OUTCOME] = "outcome",
	[CRM_L_AMOUNT] = "amount",
	[CRM_L_RATING] = "rating",
	[CRM_L_EVENT] = "event",
	[CRM_L_REF] = "ref",
	[CRM_L_DUE] = "due",
	[CRM_L_ITEM] = "item",
	[CRM_L_NOTE] = "note",
	[CRM_L_QUANTITY] = "quantity",
	[CRM_L_DISCOUNT] = "discount",
	[CRM_L_FLOOR] = "floor",
	[CRM_L_CEILING] = "ceiling",
	[CRM_L_PRICE] = "price",
	[CRM_L_CHANNEL] = "channel",
	[CRM_L_BY] = "by",
	[CRM_L_CURRENCY] = "currency",
	[CRM_L_RECORDED] = "recorded",
};

/* A record of the batch: the fields looked at, the others empty. */
struct crm_entry {
	crm_str f[CRM_L_COLUMNS];
	crm_str span;
	uint64_t line;
};

void
crm_reader_init(struct crm_reader *r, const struct crm_reading *how)
{
	*r = (struct crm_reader){.how = how};
	r->batch = crm_alloc(CRM_BATCH * sizeof *r->batch);
}

void
crm_reader_free(struct crm_reader *r)
{
	free(r->batch);
	free(r->tainted.row);
	free(r->voided.row);
	crm_arena_free(r->spare);
	crm_arena_free(r->currencies.arena);
}

void
crm_rows_add(struct crm_rows *r, uint32_t row)
{
	r->row = crm_grow(r->row, r->n, &r->cap, sizeof *r->row);
	r->row[r->n++] = row;
}

static bool
never_negative(unsigned column)
{
	return column == CRM_L_AMOUNT || column == CRM_L_QUANTITY || column == CRM_L_PRICE ||
	       column == CRM_L_DISCOUNT || column == CRM_L_FLOOR || column == CRM_L_CEILING;
}

int
crm_reader_log(struct crm_reader *r, const crm_input *in, size_t which, size_t *last, crm_error *e)
{
	uint32_t needs = r->how->program->needs;

	if (r->how->only) /* a second pass looks for voids */
		needs |= CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF);
	r->source = crm_input_name(in);
	r->place = crm_place(which, 0);
	r->columns = r->moneys = *last = 0;
	r->customer = crm_input_find(in, crm_log_columns[CRM_L_CUSTOMER]);
	memset(r->batch, 0, CRM_BATCH * sizeof *r->batch);
	for (unsigned c = 0; c < CRM_L_COLUMNS; c++) {
		int from = crm_input_find(in, crm_log_columns[c]);
		if (from < 0 && c <= CRM_L_KIND && crm_input_columns(in)) {
			crm_fail(e, CRM_DATA, "a log needs a column \"%s\"", crm_log_columns[c]);
			return crm_fail_at(e, r->source, 1, NULL);
		}
		if (from < 0 || !(needs & CRM_BIT(c)))
			continue;
		if (never_negative(c))
			r->money[r->moneys++] = (uint8_t)c;
		r->column[r->columns].to = c;
		r->column[r->columns++].from = from;
		if ((size_t)from > *last)
			*last = (size_t)from;
	}
	return 0;
}

/* ---- faults ---- */

static void
set_aside(struct crm_reader *r, const crm_error *e, crm_str span, uint32_t who)
{
	if (r->how->only)
		return; /* told in the first pass */
	if (!r->how->rejects) {
		r->fault = *e;
		r->faulty = true;
		return;
	}
	crm_rejects_add(r->how->rejects, e, span);
	if (who == CRM_NOBODY)
		r->taint_unknown = true;
	else
		crm_rows_add(&r->tainted, who);
}

/* Places the fault in *e, which has only its text. False. */
static bool
wrong(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column, uint32_t who,
      crm_error *e)
{
	crm_fail_at(e, r->source, n->line, crm_log_columns[column]);
	set_aside(r, e, n->span, who);
	return false;
}

static bool
wrong_value(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
	    uint32_t who, const char *what)
{
	crm_error e;

	if (n->f[column].n == 0)
		crm_fail(&e, CRM_DATA, "is empty");
	else
		crm_fail(&e, CRM_DATA, "%s %s", crm_quote(n->f[column]), what);
	return wrong(r, n, column, who, &e);
}

static bool
wrong_kind(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	crm_str word = n->f[CRM_L_KIND];
	const char *near = crm_kinds_nearest(r->how->program->model->kinds, word);
	crm_error e;

	if (word.n == 0 || !near)
		return wrong_value(r, n, CRM_L_KIND, who,
				   "is not a kind of event that the policy knows");
	crm_fail(&e, CRM_DATA, "%s is not a kind of event; did you mean \"%s\"?", crm_quote(word),
		 near);
	return wrong(r, n, CRM_L_KIND, who, &e);
}

static bool
wrong_outcome(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	const char *near = crm_nearest(n->f[CRM_L_OUTCOME], crm_outcomes, CRM_OUTCOMES);
	crm_error e;

	if (!near)
		return wrong_value(
			r, n, CRM_L_OUTCOME, who,
			"is not an outcome (reached, no-answer, bounced, declined, no-show)");
	crm_fail(&e, CRM_DATA, "%s is not an outcome; did you mean \"%s\"?",
		 crm_quote(n->f[CRM_L_OUTCOME]), near);
	return wrong(r, n, CRM_L_OUTCOME, who, &e);
}

/* ---- values ---- */

static bool
read_date(struct crm_reader *r, crm_str s, crm_time *t)
{
	/* Entries mostly have the date of the one before. */
	if (s.n == 10) {
		if (memcmp(s.p, r->day_text, 10) != 0) {
			if (!crm_day_parse(s, &r->day))
				return false;
			memcpy(r->day_text, s.p, 10);
		}
		*t = (crm_time){r->day, -1, CRM_NO_OFFSET};
		return true;
	}
	return crm_time_parse(s, t);
}

/* What has no time was at its day's end: not over at a moment that was said; but the
 * clock's (it has an offset) is when the log is read, and what stands in it is there. */
bool
crm_reading_future(const struct crm_reading *how, crm_time t)
{
	if (how->today.minute < 0 || t.day < how->today.day - 2 || t.day > how->today.day + 2)
		return t.day > how->today.day;
	if (t.minute < 0)
		return how->today.offset != CRM_NO_OFFSET ? t.day > how->today.day
							  : t.day >= how->today.day;
	return crm_moment(t) > how->now;
}

static int
read_outcome(crm_str s)
{
	if (s.n == 0)
		return CRM_REACHED;
	for (int i = 0; i < CRM_OUTCOMES; i++)
		if (crm_str_eqz(s, crm_outcomes[i]))
			return i;
	return -1;
}

/* Direction and outcome, where they make a difference to this kind. */
static bool
read_how(struct crm_reader *r, const struct crm_entry *n, uint32_t who, int kind, uint8_t *how)
{
	uint32_t needs = r->how->program->kind_needs[kind];
	int dir = (int)crm_kinds_at(r->how->program->model->kinds, (size_t)kind)->dir,
	    outcome = CRM_REACHED;
	crm_str s = n->f[CRM_L_DIR];

	if (needs & CRM_BIT(CRM_L_DIR) && s.n > 0) {
		if (crm_str_eq(s, CRM_STR("in")))
			dir = CRM_IN;
		else if (crm_str_eq(s, CRM_STR("out")))
			dir = CRM_OUT;
		else
			return wrong_value(r, n, CRM_L_DIR, who, "is not a direction (in, out)");
	}
	if (needs & CRM_BIT(CRM_L_OUTCOME)) {
		outcome = read_outcome(n->f[CRM_L_OUTCOME]);
		if (outcome < 0)
			return wrong_outcome(r, n, who);
	}
	*how = (uint8_t)(dir * CRM_OUTCOMES + outcome);
	return true;
}

/* An amount, quantity, price, discount, floor or ceiling: never negative. Stays as it is where none
 * is said. */
static bool
read_unsigned(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
	      uint32_t who, crm_num *out)
{
	crm_str s = n->f[column];
	crm_error e;

	if (s.n == 0)
		return true;
	if (!crm_num_parse(s, out))
		return wrong_value(r, n, column, who, crm_num_wrong(s));
	if (*out >= 0)
		return true;
	crm_negative_fault(r->how->program->model->kinds, n->f[CRM_L_KIND],
			   crm_str_z(crm_log_columns[column]), s, &e);
	return wrong(r, n, column, who, &e);
}

/* In what the amounts of the entry are: how they become the policy's own currency. */
static bool
read_currency(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	const crm_model *m = r->how->program->model;
	crm_str s = n->f[CRM_L_CURRENCY];
	crm_error e;

	if (s.n == 0)
		return true;
	if (!m->currency) {
		crm_currencies_see(&r->currencies, s, r->place | n->line);
		return true;
	}
	r->rate = crm_rate_find(m, s);
	if (r->rate)
		return true;
	crm_rate_fault(m, s, &e);
	return wrong(r, n, CRM_L_CURRENCY, who, &e);
}

/* Money, which is in the policy's currency from here on; CRM_NO_NUMBER stays. */
static bool
convert(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column, uint32_t who,
	crm_num *money)
{
	return !r->rate || *money == CRM_NO_NUMBER || crm_rate_apply(r->rate, *money, money) == 0 ||
	       wrong_value(r, n, column, who, "becomes too large in the policy's currency");
}

static bool
read_money(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
	   uint32_t who, crm_num *out)
{
	return read_unsigned(r, n, column, who, out) && convert(r, n, column, who, out);
}

/* Where a run uses money: the signs and the currency of an entry, whether or not its
 * numbers are used. Leaves the rate for those that are. */
static bool
check_money(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	bool money = false;
	crm_num unused;

	for (size_t i = 0; i < r->moneys; i++) {
		enum crm_log_column column = r->money[i];
		if (n->f[column].n == 0)
			continue;
		money |= column != CRM_L_QUANTITY;
		if (crm_has_minus(n->f[column]) && !read_unsigned(r, n, column, who, &unused))
			return false;
	}
	r->rate = NULL;
	return !money || !(r->how->program->needs & CRM_BIT(CRM_L_CURRENCY)) ||
	       read_currency(r, n, who);
}

static bool
read_numbers(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e, uint32_t needs)
{
	crm_num rating = 0;

	if (needs & CRM_BIT(CRM_L_AMOUNT) && !read_money(r, n, CRM_L_AMOUNT, e->who, &e->amount))
		return false;
	if (n->f[CRM_L_AMOUNT].n == 0)
		e->marks |= CRM_UNSAID;
	if (!(needs & CRM_BIT(CRM_L_RATING)) || n->f[CRM_L_RATING].n == 0)
		return true;
	if (!crm_num_parse(n->f[CRM_L_RATING], &rating))
		return wrong_value(r, n, CRM_L_RATING, e->who, crm_num_wrong(n->f[CRM_L_RATING]));
	if (rating < CRM_NUM_ONE || rating > 5 * CRM_NUM_ONE)
		return wrong_value(r, n, CRM_L_RATING, e->who, "is not between 1 and 5");
	e->rating = (uint16_t)rating;
	return true;
}

static bool
starts(crm_str s, const char *with, crm_str *rest)
{
	size_t len = strlen(with);

	if (s.n <= len || memcmp(s.p, with, len) != 0)
		return false;
	*rest = (crm_str){s.p + len, s.n - len};
	return true;
}

static bool
read_ref(struct crm_reader *r, crm_str s, struct crm_extra *x)
{
	crm_str id;

	if (starts(s, "event:", &id)) {
		x->ref = crm_hash(id);
	} else if (starts(s, "customer:", &id)) {
		uint32_t whom = crm_ids_find(r->how->ids, id);
		x->whom = whom < r->how->people ? (uint64_t)whom + 1
						: crm_hash(id) | CRM_UNKNOWN_WHOM;
	} else {
		return s.n == 0;
	}
	return true;
}

/* Puts the extra of an event behind those of the others, unless all of it is empty. */
static void
put_extra(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e, struct crm_extra *x,
	  bool texts, const struct crm_trade *trade)
{
	static const enum crm_log_column text[] = {CRM_L_ITEM, CRM_L_NOTE, CRM_L_REF};
	static const char padding[8];
	crm_buf *b = &r->out->extras;
	size_t at = b->n, len = 0;

	for (int i = 0; texts && i < 3; i++)
		len += n->f[text[i]].n;
	if (!x->id && !x->ref && !x->whom && x->due.day == CRM_NO_DAY &&
	    x->quantity == CRM_NUM_ONE && !x->discount && !x->counted && len == 0 && !trade &&
	    !x->by_n)
		return;
	if (texts) {
		x->item_n = (uint32_t)n->f[CRM_L_ITEM].n;
		x->note_n = (uint32_t)n->f[CRM_L_NOTE].n;
		x->ref_n = (uint32_t)n->f[CRM_L_REF].n;
	}
	x->trade = trade != NULL;
	crm_buf_add(b, x, offsetof(struct crm_extra, text));
	for (int i = 0; texts && i < 3; i++)
		crm_buf_str(b, n->f[text[i]]);
	if (x->by_n)
		crm_buf_str(b, n->f[CRM_L_BY]);
	if (trade) {
		crm_buf_add(b, padding, -b->n % 8);
		crm_buf_add(b, trade, sizeof *trade);
	}
	/* The next one starts at a multiple of eight, and behind the whole of this one. */
	while (b->n - at < sizeof *x)
		crm_buf_add(b, padding, 1);
	crm_buf_add(b, padding, -b->n % 8);
	e->extra = (uint32_t)(at / 8 + 1);
}

/* False for a fault; t->item is CRM_NOBODY where it is of no goods asked for. */
static bool
read_trade(struct crm_reader *r, const struct crm_entry *n, uint32_t who, struct crm_trade *t)
{
	const struct {
		enum crm_log_column column;
		crm_num *to;
	} prices[] = {
		{CRM_L_FLOOR, &t->floor}, {CRM_L_CEILING, &t->ceiling}, {CRM_L_PRICE, &t->price}};

	t->item = crm_ids_find(r->how->program->goods, n->f[CRM_L_ITEM]);
	for (size_t i = 0; i < 3 && t->item != CRM_NOBODY; i++) {
		*prices[i].to = CRM_NO_NUMBER;
		if (!read_money(r, n, prices[i].column, who, prices[i].to))
			return false;
	}
	return true;
}

/* When it was written down, which decides between two of one moment. */
static bool
read_recorded(struct crm_reader *r, const struct crm_entry *n, const struct crm_event *e,
	      struct crm_extra *x)
{
	int64_t earliest, latest;
	crm_str s = n->f[CRM_L_RECORDED];
	crm_time day;

	if (crm_time_micros(s, &earliest, &latest))
		x->recorded =
			crm_recorded_last(r->how->program, e->kind, x->due) ? latest : earliest;
	else if (s.n > 0 && !crm_time_parse(s, &day))
		return wrong_value(r, n, CRM_L_RECORDED, e->who, "is not a date");
	return true;
}

static bool
read_extra(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e,
	   const struct crm_operations *steps)
{
	struct crm_extra x = {.due = CRM_NO_TIME, .quantity = CRM_NUM_ONE};
	struct crm_trade t = {.item = CRM_NOBODY};
	uint32_t needs = steps->needs;

	if (r->how->only)
		needs |= CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF);
	if (needs & CRM_BIT(CRM_L_EVENT) && n->f[CRM_L_EVENT].n > 0)
		x.id = crm_hash(n->f[CRM_L_EVENT]);
	/* In a second pass the ref counts for a void or where the first has looked at it. */
	if (needs & CRM_BIT(CRM_L_REF) && !read_ref(r, n->f[CRM_L_REF], &x) &&
	    (steps->needs & CRM_BIT(CRM_L_REF)))
		return wrong_value(r, n, CRM_L_REF, e->who, "is neither customer:ID nor event:ID");
	if (needs & CRM_BIT(CRM_L_DUE) && n->f[CRM_L_DUE].n > 0 &&
	    !crm_time_parse(n->f[CRM_L_DUE], &x.due))
		return wrong_value(r, n, CRM_L_DUE, e->who, "is not a date");
	if (steps->needs & CRM_BIT(CRM_L_RECORDED) && !read_recorded(r, n, e, &x))
		return false;
	x.counted = e->kind == r->how->program->kind_refund && n->f[CRM_L_QUANTITY].n > 0;
	if ((needs & CRM_BIT(CRM_L_QUANTITY) &&
	     !read_unsigned(r, n, CRM_L_QUANTITY, e->who, &x.quantity)) ||
	    (needs & CRM_BIT(CRM_L_DISCOUNT) &&
	     !read_money(r, n, CRM_L_DISCOUNT, e->who, &x.discount)))
		return false;
	if (needs & CRM_BIT(CRM_L_BY))
		x.by_n = (uint32_t)n->f[CRM_L_BY].n & (INT32_MAX >> 1);
	if (needs & CRM_BIT(CRM_L_FLOOR) && !read_trade(r, n, e->who, &t))
		return false;
	put_extra(r, n, e, &x, steps->texts, t.item != CRM_NOBODY ? &t : NULL);
	return true;
}

static uint16_t
find_item(const struct crm_program *p, crm_str item)
{
	for (size_t i = 0; i < p->items; i++)
		if (crm_str_eq(p->item[i], item))
			return (uint16_t)(i + 1);
	return 0;
}

/* ---- an entry ---- */

static void
put_event(struct crm_reader *r, const struct crm_event *e)
{
	struct crm_bin *b = &r->out->bin[crm_shard_of(e->who, r->how->shards)];

	b->e = crm_grow(b->e, b->n, &b->cap, sizeof *b->e);
	b->e[b->n++] = *e;
}

static bool
read_kind_and_date(struct crm_reader *r, const struct crm_entry *n, uint32_t who, int *kind,
		   crm_time *when)
{
	*kind = crm_kinds_find(r->how->program->model->kinds, n->f[CRM_L_KIND]);
	if (*kind < 0)
		return wrong_kind(r, n, who);
	if (!read_date(r, n->f[CRM_L_DATE], when))
		return wrong_value(r, n, CRM_L_DATE, who, "is not a date");
	return true;
}

/* Whether it may take an event of its customer back: a void, or a cancel or refund that
 * names one. Only the second pass, which has all their events together, knows. */
static bool
takes_back(const struct crm_program *p, int kind, crm_str span)
{
	if (kind != p->kind_cancel && !(kind == p->kind_refund && p->follows_sales))
		return kind == p->kind_void;
	return memmem(span.p, span.n, "event:", 6) != NULL;
}

/* Nothing ends the record, so its last field may be cut off: an opt-out on it is one from
 * everything, and a consent grants nothing. False: it does not count. */
static bool
take_unended(const struct crm_reader *r, struct crm_entry *n, int kind)
{
	const char *name = crm_kinds_at(r->how->program->model->kinds, (size_t)kind)->name;

	if (strcmp(name, "optout") == 0)
		n->f[CRM_L_ITEM] = CRM_STR("");
	return strcmp(name, "consent") != 0;
}

static void
read_entry(struct crm_reader *r, struct crm_entry *n, uint32_t who)
{
	const struct crm_program *p = r->how->program;
	const struct crm_operations *steps;
	struct crm_event e = {.who = who, .place = r->place | n->line};
	int kind;

	if (who >= r->how->people) {
		if (n->f[CRM_L_CUSTOMER].n == 0)
			wrong_value(r, n, CRM_L_CUSTOMER, CRM_NOBODY, "");
		return;
	}
	if (r->how->only && !r->how->only[who])
		return;
	if (!read_kind_and_date(r, n, who, &kind, &e.when))
		return;
	if (n->span.p[n->span.n - 1] != '\n' && !take_unended(r, n, kind))
		return;
	bool future = crm_reading_future(r->how, e.when);
	bool all = r->how->only && r->how->only[who] & CRM_REPLAY_VOID;
	if ((future && !all) || !read_how(r, n, who, kind, &e.how))
		return;
	if (p->needs & CRM_BIT(CRM_L_QUANTITY) && !check_money(r, n, who))
		return;
	e.kind = (uint8_t)kind;
	steps = &p->at[kind][e.how];
	bool back = takes_back(p, kind, n->span);
	if (back && !r->how->only)
		crm_rows_add(&r->voided, who);
	if (steps->n == 0 && !all && !back)
		return;
	if (!read_numbers(r, n, &e, steps->needs) ||
	    ((steps->extra || r->how->only) && !read_extra(r, n, &e, steps)))
		return;
	if (steps->needs & CRM_BIT(CRM_L_ITEM))
		e.item = find_item(p, n->f[CRM_L_ITEM]);
	if (steps->needs & CRM_BIT(CRM_L_CHANNEL))
		e.channel = crm_channel_of(p->model->kinds, kind, n->f[CRM_L_CHANNEL]);
	e.key = future ? CRM_KEY_NEVER
		       : crm_event_key(e.when, p->touches.w[kind / 64] >> (kind % 64) & 1,
				       p->place[kind]);
	put_event(r, &e);
}

/* ---- a block ---- */

/* A field as it will stay until the block is read: most lie in the block
 * itself, what had to be decoded is copied. */
static crm_str
lasting(struct crm_reader *r, crm_str f, crm_str span)
{
	if ((uintptr_t)f.p - (uintptr_t)span.p < span.n || f.n == 0)
		return f;
	if (!r->spare)
		r->spare = crm_arena_new();
	return crm_arena_str(r->spare, f);
}

/* Up to CRM_BATCH records; in a second pass those that the sieve lets through.
 * *more is false at the end of the block. A broken record ends the batch: what
 * is before it comes first. 0 in order, -1 broken. */
static int
fill_batch(struct crm_reader *r, crm_block *b, size_t *n, bool *more, crm_error *e, crm_str *broken)
{
	crm_record rec = {.line = 0};
	int got = 1;

	for (*n = 0; *n < CRM_BATCH && (got = crm_block_next(b, &rec, e)) > 0; ++*n) {
		struct crm_entry *to = &r->batch[*n];
		while (r->how->sieve && got > 0 &&
		       !crm_ids_sifted(r->how->sieve, rec.field[r->customer]))
			got = crm_block_next(b, &rec, e);
		if (got <= 0)
			break;
		for (size_t i = 0; i < r->columns; i++)
			to->f[r->column[i].to] = lasting(r, rec.field[r->column[i].from], rec.span);
		to->span = rec.span;
		to->line = rec.line;
	}
	*more = got != 0;
	*broken = rec.span;
	return got < 0 ? -1 : 0;
}

void
crm_reader_block(struct crm_reader *r, crm_block *b)
{
	crm_str id[CRM_BATCH], broken;
	uint32_t who[CRM_BATCH];
	bool more = true;
	crm_error e;
	size_t n;

	while (more && !r->faulty) {
		int got = fill_batch(r, b, &n, &more, &e, &broken);
		for (size_t i = 0; i < n; i++)
			id[i] = r->batch[i].f[CRM_L_CUSTOMER];
		crm_ids_batch(r->how->ids, id, n, who);
		for (size_t i = 0; i < n && !r->faulty; i++)
			read_entry(r, &r->batch[i], who[i]);
		if (got < 0 && !r->faulty)
			set_aside(r, &e, broken, CRM_NOBODY);
	}
	crm_arena_free(r->spare);
	r->spare = NULL;
}
