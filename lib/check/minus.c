/* minus.c: decides what a minus means, entry by entry, and writes the entry without it.
 *
 * The kind of an event has the sign. So a sale with a minus is a refund, and a negative invoice,
 * which is a credit note, is a payment of that amount. A minus of another kind takes back an
 * earlier entry of the same customer, as a void does. When the customer has no earlier entry,
 * costs and payments were only written with a minus. */
#include <stdlib.h>

#include "check/minus.h"

/* ---- an entry ---- */

static void
write_value(const crm_minuses *m, crm_str *out, int column, crm_str value)
{
	if (m->at[column] >= 0 && !crm_str_eq(out[m->at[column]], value))
		out[m->at[column]] = value;
}

static bool
is_less(const crm_minuses *m, const crm_str *value, int column)
{
	return crm_minus_number(m, value, column) < 0;
}

/* Whether it seems to be negative, but is not a number: "-1,50". */
static bool
is_unreadable(crm_str s)
{
	crm_num n;

	return crm_has_minus(s) && !crm_num_parse(s, &n);
}

/* ---- the kinds that pay each other ---- */

static bool
pays(const crm_kinds *k, const crm_kind *payer)
{
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kind_billed(crm_kinds_at(k, i)) && crm_kindset_has(&payer->closes, (int)i))
			return true;
	return false;
}

/* A kind that this one pays, and of which the customer has had an entry; NULL when there is
 * none. */
static const crm_kind *
billed_before(crm_minuses *m, const crm_str *value, const crm_kind *payer)
{
	for (size_t i = 0; i < crm_kinds_count(m->kinds); i++) {
		const crm_kind *k = crm_kinds_at(m->kinds, i);
		if (crm_kind_billed(k) && crm_kindset_has(&payer->closes, (int)i) &&
		    crm_earlier_largest(m, value, crm_str_z(k->name)) != CRM_NOBODY)
			return k;
	}
	return NULL;
}

/* ---- the same without a minus ---- */

/* Something that was given back has a minus in its amount, or in its quantity times its price. */
static bool
is_given_back(const crm_minuses *m, const crm_str *value)
{
	return is_less(m, value, CRM_M_AMOUNT) ||
	       is_less(m, value, CRM_M_QUANTITY) != is_less(m, value, CRM_M_PRICE);
}

/* Makes the entry a void of the other one. */
static void
write_void(crm_minuses *m, crm_str *out, uint32_t at)
{
	m->hint.n = 0;
	crm_buf_z(&m->hint, "event:");
	crm_buf_str(&m->hint, m->entry[at].id);
	write_value(m, out, CRM_M_KIND, CRM_STR("void"));
	write_value(m, out, CRM_M_REF, crm_arena_str(m->arena, crm_buf_slice(&m->hint)));
	for (int i = CRM_M_UNSIGNED; i < CRM_M_UNSIGNED_END; i++)
		write_value(m, out, i, CRM_STR(""));
	crm_earlier_take(m, at);
}

/* Advises what to write by hand when no earlier entry has such an amount. */
static void
advise_alone(crm_minuses *m, const crm_kind *k, const char *amount)
{
	const char *name = k ? k->name : "it with";

	crm_buf_f(&m->hint,
		  "no earlier %s of this customer is left that is as large: write %s %s if the "
		  "minus means nothing, ",
		  k ? name : "entry", name, amount);
	crm_buf_z(&m->hint, "or delete the line");
}

/* Advises what to write by hand: a lower amount in the entry that is taken back in part. */
static void
advise(crm_minuses *m, uint32_t at, const crm_kind *k, crm_num amount)
{
	char less[CRM_NUM_TEXT], was[CRM_NUM_TEXT];
	const struct crm_earlier *e;

	crm_num_format(amount, 0, less);
	m->hint.n = 0;
	if (!k || at == CRM_NOBODY || m->entry[at].taken || m->entry[at].amount < amount) {
		advise_alone(m, k, less);
		return;
	}
	e = &m->entry[at];
	crm_num_format(e->amount, 0, was);
	crm_num_format(e->amount - amount, 0, less);
	if (e->amount == amount)
		crm_buf_f(&m->hint, "it takes back %s:%llu: delete both lines", e->source,
			  (unsigned long long)e->line);
	else if (crm_earlier_has_id(m, at) && m->at[CRM_M_REF] >= 0)
		crm_buf_f(&m->hint,
			  "if it takes back a part of %s:%llu, write void with the ref event:%.*s, "
			  "and %s %s in a line "
			  "of its own",
			  e->source, (unsigned long long)e->line,
			  (int)(e->id.n < 60 ? e->id.n : 60), e->id.p, k->name, less);
	else
		crm_buf_f(&m->hint,
			  "if it takes back a part of %s:%llu, write %s instead of %s there, and "
			  "delete this line",
			  e->source, (unsigned long long)e->line, less, was);
}

/* Rewrites a negative amount of a kind that is not a sale. */
static int
take_back(crm_minuses *m, const crm_str *value, crm_str *out)
{
	crm_num amount = -crm_minus_number(m, value, CRM_M_AMOUNT);
	crm_str kind = crm_minus_value(m, value, CRM_M_KIND),
		carrier = crm_minus_kind(m->kinds, kind);
	int i = crm_kinds_find(m->kinds, kind);
	const crm_kind *k = i < 0 ? NULL : crm_kinds_at(m->kinds, (size_t)i), *billed;
	uint32_t exact = carrier.n ? CRM_NOBODY : crm_earlier_exact(m, value, amount);
	uint32_t largest = crm_earlier_largest(m, value, kind);

	if (carrier.n) {
		if (!crm_str_eq(carrier, kind))
			write_value(m, out, CRM_M_KIND, carrier);
		return 1;
	}
	if (exact != CRM_NOBODY && crm_earlier_has_id(m, exact) && m->at[CRM_M_REF] >= 0) {
		write_void(m, out, exact);
		return 1;
	}
	if (k && (crm_str_eqz(kind, "cost") || pays(m->kinds, k)) && largest == CRM_NOBODY) {
		m->hint.n = 0;
		if (!crm_earlier_comes(m, value))
			return 1;
		crm_buf_f(&m->hint,
			  "a line below has a %s of this customer that is dated no later, which it "
			  "may take back: put that line before this one",
			  k->name);
		return -1;
	}
	if (k && (billed = billed_before(m, value, k)) != NULL) {
		write_value(m, out, CRM_M_KIND, crm_str_z(billed->name));
		if (exact != CRM_NOBODY)
			crm_earlier_take(m, exact);
		return 1;
	}
	advise(m, exact != CRM_NOBODY ? exact : largest, k, amount);
	return -1;
}

/* Remembers what a void in the log takes back. */
static void
note_void(crm_minuses *m, const crm_str *value)
{
	uint32_t at = crm_earlier_named(m, value);

	if (at != CRM_NOBODY)
		crm_earlier_take(m, at);
}

int
crm_minuses_rewrite(crm_minuses *m, const crm_str *value, uint64_t line, crm_str *out,
		    const char **by_hand)
{
	crm_str kind = crm_minus_value(m, value, CRM_M_KIND);
	int i = crm_kinds_find(m->kinds, kind), said = 0;

	for (size_t c = 0; c < m->columns; c++)
		out[c] = value[c];
	for (int c = CRM_M_UNSIGNED; c < CRM_M_UNSIGNED_END; c++) {
		crm_str v = crm_minus_value(m, value, c);
		if (is_unreadable(v)) {
			*by_hand = "write it as a number, with a point before the decimals";
			return -1;
		}
		if (!is_less(m, value, c))
			continue;
		said = 1;
		write_value(m, out, c, (crm_str){v.p + 1, v.n - 1});
	}
	if (i >= 0 && crm_kinds_at(m->kinds, (size_t)i)->sale) {
		if (said && is_given_back(m, value))
			write_value(m, out, CRM_M_KIND, CRM_STR("refund"));
	} else if (is_less(m, value, CRM_M_AMOUNT)) {
		said = take_back(m, value, out);
		if (said < 0)
			*by_hand = crm_buf_zend(&m->hint);
	} else if (crm_str_eqz(kind, "void")) {
		note_void(m, value);
	} else if (crm_minus_number(m, value, CRM_M_AMOUNT) > 0) {
		crm_earlier_put(m, value, line);
	}
	return said;
}
