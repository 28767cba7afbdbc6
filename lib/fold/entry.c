/* entry.c: records of a log become events. Records are taken in batches, so that the customers of a
 * batch are looked up together. The customer is looked at first: entries of other customers are
 * skipped before any other field of them is looked at. */
#include <string.h>

#include "base/ids.h"
#include "fold/aggregate/channels.h"
#include "fold/entry.h"
#include "fold/shard.h"
#include "kinds/kinds.h"

/* ---- values ---- */

static bool
read_date(struct crm_reader *r, crm_str s, crm_time *t)
{
	/* Most entries have the same date as the one before. */
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
			return crm_entry_wrong_value(r, n, CRM_L_DIR, who,
						     "is not a direction (in, out)");
	}
	if (needs & CRM_BIT(CRM_L_OUTCOME)) {
		outcome = read_outcome(n->f[CRM_L_OUTCOME]);
		if (outcome < 0)
			return crm_entry_wrong_outcome(r, n, who);
	}
	*how = (uint8_t)(dir * CRM_OUTCOMES + outcome);
	return true;
}

/* In a run that uses money, checks the signs and the currency of an entry, whether or not its
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
		if (crm_has_minus(n->f[column]) && !crm_entry_unsigned(r, n, column, who, &unused))
			return false;
	}
	r->rate = NULL;
	return !money || n->f[CRM_L_CURRENCY].n == 0 ||
	       !(r->how->program->needs & CRM_BIT(CRM_L_CURRENCY)) || crm_entry_currency(r, n, who);
}

static bool
read_numbers(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e, uint32_t needs)
{
	crm_num rating = 0;

	if (needs & CRM_BIT(CRM_L_AMOUNT) &&
	    !crm_entry_money(r, n, CRM_L_AMOUNT, e->who, &e->amount))
		return false;
	if (n->f[CRM_L_AMOUNT].n == 0)
		e->marks |= CRM_UNSAID;
	if (!(needs & CRM_BIT(CRM_L_RATING)) || n->f[CRM_L_RATING].n == 0)
		return true;
	if (!crm_num_parse(n->f[CRM_L_RATING], &rating))
		return crm_entry_wrong_value(r, n, CRM_L_RATING, e->who,
					     crm_num_wrong(n->f[CRM_L_RATING]));
	if (rating < CRM_NUM_ONE || rating > 5 * CRM_NUM_ONE)
		return crm_entry_wrong_value(r, n, CRM_L_RATING, e->who, "is not between 1 and 5");
	e->rating = (uint16_t)rating;
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
		return crm_entry_wrong_kind(r, n, who);
	if (!read_date(r, n->f[CRM_L_DATE], when))
		return crm_entry_wrong_value(r, n, CRM_L_DATE, who, "is not a date");
	return true;
}

/* Whether it may take an event of its customer back. Only the replay knows whether it does, because
 * it has all events of the customer together. */
static bool
takes_back(const struct crm_program *p, int kind, crm_str span)
{
	return p->takes_back[kind] != CRM_TAKES_NOTHING &&
	       (p->takes_back[kind] == CRM_TAKES_ANY ||
		memmem(span.p, span.n, "event:", 6) != NULL);
}

/* The record has no line feed, so its last field may be cut off: then an opt-out is taken as one
 * from everything, and a consent grants nothing. False: the event does not count. */
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
	const struct crm_operations *operations;
	struct crm_event e = {.who = who, .place = r->place | n->line};
	int kind;

	if (who >= r->how->people) {
		if (n->f[CRM_L_CUSTOMER].n == 0)
			crm_entry_wrong_value(r, n, CRM_L_CUSTOMER, CRM_NOBODY, "");
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
	operations = &p->at[kind][e.how];
	bool back = takes_back(p, kind, n->span);
	if (back && !r->how->only)
		crm_rows_add(&r->voided, who);
	if (operations->n == 0 && !all && !back)
		return;
	if (!read_numbers(r, n, &e, operations->needs) ||
	    ((operations->extra || r->how->only) && !crm_entry_extra(r, n, &e, operations)))
		return;
	if (operations->needs & CRM_BIT(CRM_L_ITEM))
		e.item = find_item(p, n->f[CRM_L_ITEM]);
	if (operations->needs & CRM_BIT(CRM_L_CHANNEL))
		e.channel = crm_channel_of(p->model->kinds, kind, n->f[CRM_L_CHANNEL]);
	e.key = future ? CRM_KEY_NEVER
		       : crm_event_key(e.when, p->touches.w[kind / 64] >> (kind % 64) & 1,
				       p->place[kind]);
	put_event(r, &e);
}

/* ---- a block ---- */

void
crm_reader_block(struct crm_reader *r, crm_block *b)
{
	crm_str id[CRM_BATCH], broken;
	uint32_t who[CRM_BATCH];
	bool more = true;
	crm_error e;
	size_t n;

	while (more && !r->faulty) {
		int got = crm_reader_fill(r, b, &n, &more, &e, &broken);
		for (size_t i = 0; i < n; i++)
			id[i] = r->batch[i].f[CRM_L_CUSTOMER];
		crm_ids_batch(r->how->ids, id, n, who);
		for (size_t i = 0; i < n && !r->faulty; i++)
			read_entry(r, &r->batch[i], who[i]);
		if (got < 0 && !r->faulty)
			crm_entry_set_aside(r, &e, broken, CRM_NOBODY);
	}
	crm_arena_free(r->spare);
	r->spare = NULL;
}
