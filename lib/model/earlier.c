/* earlier.c: the entries of a log that have an amount, for a later one that takes one of them back.
 */
#include "model/minus.h"

/* Entries are alike with their ref, and without regard to it. The text that stands for these
 * values, until the next one is asked for. */
static crm_str
alike_key(crm_minuses *m, const crm_str *value, bool with_ref, crm_num amount)
{
	static const int column[] = {CRM_M_CUSTOMER, CRM_M_KIND, CRM_M_CURRENCY, CRM_M_ITEM,
				     CRM_M_REF};
	size_t n = with_ref ? 5 : 4;
	char text[CRM_NUM_TEXT];

	crm_num_format(amount, 0, text);
	m->key.n = 0;
	crm_buf_z(&m->key, text);
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
	crm_buf_str(&m->key, crm_minus_value(m, value, CRM_M_CUSTOMER));
	crm_buf_z(&m->key, "\t");
	crm_buf_str(&m->key, kind);
	crm_buf_z(&m->key, "\t");
	crm_buf_str(&m->key, crm_minus_value(m, value, CRM_M_CURRENCY));
	return crm_buf_slice(&m->key);
}

uint32_t
crm_earlier_largest(crm_minuses *m, const crm_str *value, crm_str kind)
{
	return crm_ids_find(m->by_kind, kind_key(m, value, kind));
}

static void
put_largest(crm_minuses *m, const crm_str *value, uint32_t at)
{
	crm_str key = kind_key(m, value, m->entry[at].kind);
	uint32_t largest = crm_ids_find(m->by_kind, key);

	if (largest == CRM_NOBODY)
		crm_ids_set(m->by_kind, crm_arena_str(m->arena, key), at);
	else if (m->entry[largest].taken || m->entry[largest].amount < m->entry[at].amount)
		crm_ids_set(m->by_kind, key, at);
}

/* The entry becomes the newest of its key; what was it before. */
static uint32_t
put_newest(crm_minuses *m, crm_str key, uint32_t entry)
{
	uint32_t before = crm_ids_find(m->newest, key);

	crm_ids_set(m->newest, crm_arena_str(m->arena, key), entry);
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
	uint32_t at = (uint32_t)m->entries;
	struct crm_earlier e = {.amount = amount, .source = m->source, .line = line};

	if (m->entries == m->entry_room) {
		m->entry_room = 2 * m->entry_room + 256;
		m->entry = crm_realloc(m->entry, m->entry_room * sizeof *m->entry);
	}
	e.id = crm_arena_str(m->arena, id);
	e.customer = crm_arena_str(m->arena, crm_minus_value(m, value, CRM_M_CUSTOMER));
	e.kind = crm_arena_str(m->arena, crm_minus_value(m, value, CRM_M_KIND));
	for (int with_ref = 0; with_ref < 2; with_ref++)
		e.before[with_ref] = put_newest(m, alike_key(m, value, with_ref, amount), at);
	m->entry[m->entries++] = e;
	put_largest(m, value, at);
	if (id.n)
		crm_ids_put(m->by_id, e.id, at);
}

uint32_t
crm_earlier_named(const crm_minuses *m, const crm_str *value)
{
	crm_str ref = crm_minus_value(m, value, CRM_M_REF);

	if (ref.n <= 6 || memcmp(ref.p, "event:", 6) != 0)
		return CRM_NOBODY;
	return crm_ids_find(m->by_id, (crm_str){ref.p + 6, ref.n - 6});
}

/* The newest of a key that is not taken back; those that are need not be passed again. */
static uint32_t
newest_left(crm_minuses *m, crm_str key, bool with_ref)
{
	uint32_t at = crm_ids_find(m->newest, key), last = at;

	for (; at != CRM_NOBODY && m->entry[at].taken; at = m->entry[at].before[with_ref])
		last = at;
	if (last != CRM_NOBODY)
		crm_ids_set(m->newest, key, at != CRM_NOBODY ? at : last);
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
		return e->amount == amount && !e->taken &&
				       crm_str_eq(e->customer,
						  crm_minus_value(m, value, CRM_M_CUSTOMER))
			       ? at
			       : CRM_NOBODY;
	return newest_left(m, alike_key(m, value, with_ref, amount), with_ref);
}
