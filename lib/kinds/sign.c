/* sign.c: amounts are never negative, as the kind of an event carries the sign. */
#include <string.h>

#include "base/array.h"
#include "kinds/kinds.h"

/* The columns that are never below zero, and what several of each are called. */
static const struct {
	const char *column, *several;
} unsigned_columns[] = {
	{"amount", "amounts"},     {"quantity", "quantities"}, {"price", "prices"},
	{"discount", "discounts"}, {"floor", "floors"},        {"ceiling", "ceilings"},
};
#define UNSIGNED CRM_LENGTH(unsigned_columns)
enum { AMOUNT, QUANTITY, PRICE };

static int
which_column(crm_str column)
{
	for (size_t i = 0; i < UNSIGNED; i++)
		if (crm_str_eqz(column, unsigned_columns[i].column))
			return (int)i;
	return -1;
}

static bool
is_sale(const crm_kinds *k, crm_str kind)
{
	int i = crm_kinds_find(k, kind);

	return i >= 0 && crm_kinds_at(k, (size_t)i)->sale;
}

bool
crm_has_minus(crm_str s)
{
	return s.n > 0 && (s.p[0] == '-' || (s.n > 3 && memcmp(s.p, "\xe2\x88\x92", 3) == 0));
}

static bool
is_negative(crm_str value)
{
	crm_num n;

	return crm_num_parse(value, &n) && n < 0;
}

/* ---- what says without a minus what a minus says ---- */

bool
crm_kind_billed(const crm_kind *k)
{
	return k->opens && k->kind_class == CRM_MONEY;
}

/* The kind that pays what this one bills; NULL. */
static const crm_kind *
payer_of(const crm_kinds *k, int billed)
{
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kinds_at(k, i)->kind_class == CRM_MONEY &&
		    crm_kindset_has(&crm_kinds_at(k, i)->closes, billed))
			return crm_kinds_at(k, i);
	return NULL;
}

crm_str
crm_minus_kind(const crm_kinds *k, crm_str kind)
{
	int i = crm_kinds_find(k, kind);
	const crm_kind *payer =
		i >= 0 && crm_kind_billed(crm_kinds_at(k, (size_t)i)) ? payer_of(k, i) : NULL;

	if (i >= 0 && crm_kinds_at(k, (size_t)i)->sale)
		return CRM_STR("refund");
	if (crm_str_eqz(kind, "refund") || crm_str_eqz(kind, "cancel"))
		return kind;
	return payer ? crm_str_z(payer->name) : CRM_STR("");
}

/* ---- the fault ---- */

int
crm_negative_fault(const crm_kinds *k, crm_str kind, crm_str column, crm_str value, crm_error *e)
{
	int which = which_column(column), n = (int)(value.n < 40 ? value.n : 40),
	    m = (int)(kind.n < 40 ? kind.n : 40);
	const char *several = unsigned_columns[which].several,
		   *name = unsigned_columns[which].column;
	crm_str to = crm_minus_kind(k, kind);

	if (which == AMOUNT && to.n)
		crm_fail(e, CRM_DATA, "%s are never negative: write %.*s %.*s instead of %.*s %.*s",
			 several, (int)to.n, to.p, n - 1, value.p + 1, m, kind.p, n, value.p);
	else if (which == AMOUNT)
		crm_fail(e, CRM_DATA,
			 "%s are never negative: write %.*s %.*s, or void the entry that this one "
			 "takes back",
			 several, m, kind.p, n - 1, value.p + 1);
	else if ((which == QUANTITY || which == PRICE) && is_sale(k, kind))
		crm_fail(e, CRM_DATA,
			 "%s are never negative: write a refund with the %s %.*s instead of a %.*s "
			 "with %.*s",
			 several, name, n - 1, value.p + 1, m, kind.p, n, value.p);
	else
		crm_fail(e, CRM_DATA, "%s are never negative: write %.*s instead of %.*s", several,
			 n - 1, value.p + 1, n, value.p);
	return crm_fail_at(e, NULL, 0, name);
}

static crm_str
field_of(const crm_str *column, const crm_str *value, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(column[i], name))
			return value[i];
	return (crm_str){"", 0};
}

int
crm_event_signs(const crm_kinds *k, const crm_str *column, const crm_str *value, size_t n,
		crm_error *e)
{
	crm_str kind = field_of(column, value, n, "kind");

	/* Two minuses cancel each other: what was bought was not given back. */
	if (is_negative(field_of(column, value, n, "quantity")) &&
	    is_negative(field_of(column, value, n, "price")) &&
	    !is_negative(field_of(column, value, n, "amount")))
		kind = CRM_STR("");
	for (size_t i = 0; i < n; i++)
		if (which_column(column[i]) >= 0 && is_negative(value[i]))
			return crm_negative_fault(k, kind, column[i], value[i], e);
	return 0;
}
