/* entry_extra.c: what only some events have is stored after that of the other events. */
#include <string.h>

#include "base/ids.h"
#include "fold/entry.h"
#include "fold/shard.h"

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
	} else if (starts(s, "email:", &id)) {
		x->whom = crm_address_hash(id);
	} else {
		return s.n == 0;
	}
	return true;
}

static bool
is_named(const struct crm_program_rule *r, crm_str name)
{
	for (size_t i = 0; i < r->was_count; i++)
		if (crm_str_eqz(name, r->was[i]))
			return true;
	return crm_str_eq(r->name, name);
}

/* The rules asked for that an entry names. */
static uint64_t
named_rules(const struct crm_program *p, crm_str list, struct crm_extra *x)
{
	uint64_t rules = 0;
	crm_str name;

	while (crm_str_item(&list, &name)) {
		x->named = true;
		for (size_t i = 0; i < p->rules; i++)
			if (is_named(&p->rule[i], name))
				rules |= UINT64_C(1) << i;
	}
	return rules;
}

/* Whether any of the columns that the listener asked for has a value. */
static bool
any_asked(const struct crm_reader *r, const struct crm_entry *n)
{
	for (size_t i = 0; i < r->how->program->listener->columns; i++)
		if (n->f[CRM_L_COLUMNS + i].n > 0)
			return true;
	return false;
}

static void
put_asked(const struct crm_reader *r, const struct crm_entry *n, crm_buf *b)
{
	for (size_t i = 0; i < r->how->program->listener->columns; i++) {
		const crm_str *s = &n->f[CRM_L_COLUMNS + i];
		uint32_t len = (uint32_t)s->n;
		crm_buf_add(b, &len, sizeof len);
		crm_buf_str(b, *s);
	}
}

/* Stores the extra of an event after those of the others, unless all of it is empty. */
static void
put_extra(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e, struct crm_extra *x,
	  bool texts, const struct crm_trade *trade)
{
	static const enum crm_log_column text[] = {CRM_L_ITEM, CRM_L_NOTE, CRM_L_REF};
	static const char padding[8];
	crm_buf *b = &r->out->extras;
	size_t at = b->n, len = x->asked;

	for (int i = 0; texts && i < 3; i++)
		len += n->f[text[i]].n;
	if (!x->id && !x->ref && !x->whom && x->due.day == CRM_NO_DAY &&
	    x->quantity == CRM_NUM_ONE && !x->discount && !x->counted && len == 0 && !trade &&
	    !x->by_n && !x->named)
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
	if (x->asked)
		put_asked(r, n, b);
	/* The next one begins at a multiple of eight, after the whole of this one. */
	while (b->n - at < sizeof *x)
		crm_buf_add(b, padding, 1);
	crm_buf_add(b, padding, -b->n % 8);
	e->extra = (uint32_t)(at / 8 + 1);
}

/* False on a fault; t->item is CRM_NOBODY if no query asks for the goods. */
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
		if (!crm_entry_money(r, n, prices[i].column, who, prices[i].to))
			return false;
	}
	return true;
}

/* When the entry was recorded, which decides between two events of one moment. */
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
		return crm_entry_wrong_value(r, n, CRM_L_RECORDED, e->who, "is not a date");
	return true;
}

bool
crm_entry_extra(struct crm_reader *r, const struct crm_entry *n, struct crm_event *e,
		const struct crm_operations *operations)
{
	struct crm_extra x = {.due = CRM_NO_TIME, .quantity = CRM_NUM_ONE};
	struct crm_trade t = {.item = CRM_NOBODY};
	uint32_t needs = operations->needs;

	if (r->how->only)
		needs |= CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF);
	if (needs & CRM_BIT(CRM_L_EVENT) && n->f[CRM_L_EVENT].n > 0)
		x.id = crm_hash(n->f[CRM_L_EVENT]);
	/* In a second pass the ref is used for a void, and where the first pass used it. */
	if (needs & CRM_BIT(CRM_L_REF) && !read_ref(r, n->f[CRM_L_REF], &x) &&
	    (operations->needs & CRM_BIT(CRM_L_REF)))
		return crm_entry_wrong_value(r, n, CRM_L_REF, e->who,
					     "is not customer:ID, event:ID or email:ADDRESS");
	if (needs & CRM_BIT(CRM_L_DUE) && n->f[CRM_L_DUE].n > 0 &&
	    !crm_time_parse(n->f[CRM_L_DUE], &x.due))
		return crm_entry_wrong_value(r, n, CRM_L_DUE, e->who, "is not a date");
	if (operations->needs & CRM_BIT(CRM_L_RECORDED) && !read_recorded(r, n, e, &x))
		return false;
	x.counted = e->kind == r->how->program->kind_refund && n->f[CRM_L_QUANTITY].n > 0;
	if ((needs & CRM_BIT(CRM_L_QUANTITY) &&
	     !crm_entry_unsigned(r, n, CRM_L_QUANTITY, e->who, &x.quantity)) ||
	    (needs & CRM_BIT(CRM_L_DISCOUNT) &&
	     !crm_entry_money(r, n, CRM_L_DISCOUNT, e->who, &x.discount)))
		return false;
	if (needs & CRM_BIT(CRM_L_BY))
		x.by_n = (uint32_t)n->f[CRM_L_BY].n & (INT32_MAX >> 3);
	if (needs & CRM_BIT(CRM_L_RULE))
		x.rules = named_rules(r->how->program, n->f[CRM_L_RULE], &x);
	x.asked = operations->asked && any_asked(r, n);
	if (needs & CRM_BIT(CRM_L_FLOOR) && !read_trade(r, n, e->who, &t))
		return false;
	put_extra(r, n, e, &x, operations->texts, t.item != CRM_NOBODY ? &t : NULL);
	return true;
}
