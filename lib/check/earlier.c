/* earlier.c: the entries of a log that have an amount, one of which a later entry may take back. */
#include "base/array.h"
#include "fold/event.h"
#include "check/minus.h"

/* The key of entries with the same values, with the ref or without regard to it. It lasts until
 * the next key. */
static crm_str
alike_key(crm_minuses *m, const crm_str *value, bool with_ref, crm_num amount)
{
	static const int column[] = {CRM_M_KIND, CRM_M_ITEM, CRM_M_REF};
	size_t n = with_ref ? 3 : 2;
	char text[CRM_NUM_TEXT];

	crm_num_format(amount, 0, text);
	m->key.n = 0;
	crm_buf_z(&m->key, text);
	crm_buf_z(&m->key, "\t");
	crm_buf_str(&m->key, crm_minus_customer(m, value));
	for (size_t i = 0; i < n; i++) {
		crm_buf_z(&m->key, "\t");
		crm_buf_str(&m->key, crm_minus_value(m, value, column[i]));
	}
	return crm_buf_slice(&m->key);
}

static crm_str
kind_key(crm_minuses *m, const crm_str *value, crm_str kind)
{
	m->key.n = 0;
	crm_buf_str(&m->key, crm_minus_customer(m, value));
	crm_buf_z(&m->key, "\t");
	crm_buf_str(&m->key, kind);
	return crm_buf_slice(&m->key);
}

static bool
is_same(crm_str a, crm_str b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && (a.p[i] | 32) == (b.p[i] | 32))
		i++;
	return i == a.n && i == b.n;
}

/* An empty currency is that of the log; case makes no difference. */
static bool
is_of_currency(const crm_minuses *m, uint32_t at, const crm_str *value)
{
	crm_str a = m->entry[at].currency, b = crm_minus_value(m, value, CRM_M_CURRENCY);

	return !a.n || !b.n || is_same(a, b);
}

#define LONG_WAY 10000 /* how many entries are looked at for one, at most */

uint32_t
crm_earlier_largest(crm_minuses *m, const crm_str *value, crm_str kind)
{
	uint32_t at = crm_ids_find(m->by_kind, kind_key(m, value, kind)), largest = CRM_NOBODY;

	for (int i = 0; at != CRM_NOBODY && (i < LONG_WAY || largest == CRM_NOBODY);
	     at = m->entry[at].before[2], i++) {
		const struct crm_earlier *e = &m->entry[at];
		if (!is_of_currency(m, at, value))
			continue;
		if (largest == CRM_NOBODY || (!e->taken && (m->entry[largest].taken ||
							    e->amount > m->entry[largest].amount)))
			largest = at;
	}
	return largest;
}

/* Makes the entry the newest of its key; returns the one before. */
static uint32_t
put_newest(crm_minuses *m, crm_str key, uint32_t entry)
{
	uint32_t before = crm_ids_find(m->newest, key);

	crm_ids_set(m->newest, crm_arena_str(m->arena, key), entry);
	return before;
}

/* The same for its customer and kind. */
static uint32_t
put_kind(crm_minuses *m, const crm_str *value, crm_str kind, uint32_t entry)
{
	crm_str key = kind_key(m, value, kind);
	uint32_t before = crm_ids_find(m->by_kind, key);

	crm_ids_set(m->by_kind, before == CRM_NOBODY ? crm_arena_str(m->arena, key) : key, entry);
	return before;
}

void
crm_earlier_take(crm_minuses *m, uint32_t at)
{
	m->entry[at].taken = true;
}

void
crm_earlier_put(crm_minuses *m, const crm_str *value, uint64_t line)
{
	crm_num amount = crm_minus_number(m, value, CRM_M_AMOUNT);
	crm_str id = crm_minus_value(m, value, CRM_M_EVENT);
	uint32_t at = (uint32_t)m->entries, same;
	struct crm_earlier e = {.amount = amount, .source = m->source, .line = line};

	m->entry = crm_grow(m->entry, m->entries, &m->entry_room, sizeof *m->entry);
	e.id = crm_arena_str(m->arena, id);
	e.customer = crm_arena_str(m->arena, crm_minus_customer(m, value));
	e.currency = crm_arena_str(m->arena, crm_minus_value(m, value, CRM_M_CURRENCY));
	e.kind = crm_arena_str(m->arena, crm_minus_value(m, value, CRM_M_KIND));
	for (int with_ref = 0; with_ref < 2; with_ref++)
		e.before[with_ref] = put_newest(m, alike_key(m, value, with_ref, amount), at);
	e.before[2] = put_kind(m, value, e.kind, at);
	if (id.n && (same = crm_ids_find(m->by_id, id)) != CRM_NOBODY)
		m->entry[same].shared = e.shared = true;
	else if (id.n)
		crm_ids_put(m->by_id, e.id, at);
	m->entry[m->entries++] = e;
}

bool
crm_earlier_has_id(const crm_minuses *m, uint32_t at)
{
	crm_str id = m->entry[at].id;

	return id.n && !m->entry[at].shared && crm_ids_find(m->all_ids, id) != 1;
}

/* ---- what is yet to come ---- */

/* Of the customer and kind, in capitals the currency; "*" any. */
static crm_str
first_key(crm_minuses *m, const crm_str *value, crm_str currency)
{
	kind_key(m, value, crm_minus_value(m, value, CRM_M_KIND));
	crm_buf_z(&m->key, "\t");
	for (size_t i = 0; i < currency.n; i++) {
		char c = currency.p[i];
		crm_buf_f(&m->key, "%c", c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
	}
	return crm_buf_slice(&m->key);
}

static void
put_first(crm_minuses *m, crm_str key, crm_time date)
{
	uint32_t at = crm_ids_find(m->first, key);

	if (at == CRM_NOBODY) {
		m->earliest = crm_realloc(m->earliest, (m->firsts + 1) * sizeof *m->earliest);
		m->earliest[m->firsts] = date;
		crm_ids_put(m->first, crm_arena_str(m->arena, key), (uint32_t)m->firsts++);
	} else if (crm_moment(date) < crm_moment(m->earliest[at])) {
		m->earliest[at] = date;
	}
}

void
crm_minuses_foresee(crm_minuses *m, const crm_str *value)
{
	crm_str id = crm_minus_value(m, value, CRM_M_EVENT);
	crm_time date;

	m->foreseen = true;
	if (id.n && crm_ids_find(m->all_ids, id) != CRM_NOBODY)
		crm_ids_set(m->all_ids, id, 1);
	else if (id.n)
		crm_ids_put(m->all_ids, crm_arena_str(m->arena, id), 0);
	if (crm_minus_number(m, value, CRM_M_AMOUNT) <= 0 ||
	    !crm_time_parse(crm_minus_value(m, value, CRM_M_DATE), &date))
		return;
	put_first(m, first_key(m, value, crm_minus_value(m, value, CRM_M_CURRENCY)), date);
	put_first(m, first_key(m, value, CRM_STR("*")), date);
}

static bool
comes_by(crm_minuses *m, crm_str key, crm_time date)
{
	uint32_t at = crm_ids_find(m->first, key);

	return at != CRM_NOBODY && crm_moment(m->earliest[at]) <= crm_moment(date);
}

bool
crm_earlier_comes(crm_minuses *m, const crm_str *value)
{
	crm_str currency = crm_minus_value(m, value, CRM_M_CURRENCY);
	crm_time date;

	if (!m->foreseen || !crm_time_parse(crm_minus_value(m, value, CRM_M_DATE), &date))
		return false;
	if (!currency.n)
		return comes_by(m, first_key(m, value, CRM_STR("*")), date);
	return comes_by(m, first_key(m, value, currency), date) ||
	       comes_by(m, first_key(m, value, CRM_STR("")), date);
}

uint32_t
crm_earlier_named(const crm_minuses *m, const crm_str *value)
{
	crm_str ref = crm_minus_value(m, value, CRM_M_REF);

	if (ref.n <= 6 || memcmp(ref.p, "event:", 6) != 0)
		return CRM_NOBODY;
	return crm_ids_find(m->by_id, (crm_str){ref.p + 6, ref.n - 6});
}

/* The newest of a key, in the currency, that is not taken back; those that are need not be passed
 * again. */
static uint32_t
newest_left(crm_minuses *m, crm_str key, const crm_str *value, bool with_ref)
{
	uint32_t at = crm_ids_find(m->newest, key), last = at;

	for (; at != CRM_NOBODY && m->entry[at].taken; at = m->entry[at].before[with_ref])
		last = at;
	if (last != CRM_NOBODY)
		crm_ids_set(m->newest, key, at != CRM_NOBODY ? at : last);
	while (at != CRM_NOBODY && (m->entry[at].taken || !is_of_currency(m, at, value)))
		at = m->entry[at].before[with_ref];
	return at;
}

uint32_t
crm_earlier_exact(crm_minuses *m, const crm_str *value, crm_num amount)
{
	bool with_ref = crm_minus_value(m, value, CRM_M_REF).n > 0;
	uint32_t at = crm_earlier_named(m, value);
	const struct crm_earlier *e;

	e = at == CRM_NOBODY ? NULL : &m->entry[at];
	if (e && crm_str_eq(e->kind, crm_minus_value(m, value, CRM_M_KIND)))
		return e->amount == amount && !e->taken && is_of_currency(m, at, value) &&
				       crm_str_eq(e->customer, crm_minus_customer(m, value))
			       ? at
			       : CRM_NOBODY;
	return newest_left(m, alike_key(m, value, with_ref, amount), value, with_ref);
}
