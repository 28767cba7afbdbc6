/* minus_values.c: the logs whose minuses are looked at, and the values of an entry. */
#include <stdlib.h>

#include "check/minus.h"

static const char *const names[CRM_M_COLUMNS] = {
	[CRM_M_EVENT] = "event",       [CRM_M_CUSTOMER] = "customer", [CRM_M_KIND] = "kind",
	[CRM_M_AMOUNT] = "amount",     [CRM_M_QUANTITY] = "quantity", [CRM_M_PRICE] = "price",
	[CRM_M_DISCOUNT] = "discount", [CRM_M_FLOOR] = "floor",       [CRM_M_CEILING] = "ceiling",
	[CRM_M_CURRENCY] = "currency", [CRM_M_ITEM] = "item",         [CRM_M_REF] = "ref",
	[CRM_M_DATE] = "date",
};

crm_minuses *
crm_minuses_new(const crm_kinds *k)
{
	crm_minuses *m = crm_alloc(sizeof *m);

	m->kinds = k;
	m->arena = crm_arena_new();
	m->newest = crm_ids_new(256);
	m->by_id = crm_ids_new(256);
	m->by_kind = crm_ids_new(256);
	m->merged = crm_ids_new(16);
	m->all_ids = crm_ids_new(16);
	m->first = crm_ids_new(16);
	return m;
}

void
crm_minuses_free(crm_minuses *m)
{
	if (!m)
		return;
	crm_ids_free(m->newest);
	crm_ids_free(m->by_id);
	crm_ids_free(m->by_kind);
	crm_ids_free(m->merged);
	crm_ids_free(m->all_ids);
	crm_ids_free(m->first);
	free(m->into);
	free(m->earliest);
	crm_arena_free(m->arena);
	crm_buf_free(&m->key);
	crm_buf_free(&m->hint);
	free(m->entry);
	free(m);
}

void
crm_minuses_log(crm_minuses *m, const char *source, const crm_str *column, size_t n)
{
	m->source = crm_arena_str(m->arena, crm_str_z(source)).p;
	m->columns = n;
	for (int i = 0; i < CRM_M_COLUMNS; i++) {
		m->at[i] = -1;
		for (size_t j = 0; j < n && m->at[i] < 0; j++)
			if (crm_str_eqz(column[j], names[i]))
				m->at[i] = (int)j;
	}
}

/* ---- customers who were merged ---- */

void
crm_minuses_merged(crm_minuses *m, crm_str id, crm_str into)
{
	if (crm_ids_find(m->merged, id) != CRM_NOBODY)
		return;
	m->into = crm_realloc(m->into, (m->merges + 1) * sizeof *m->into);
	m->into[m->merges] = crm_arena_str(m->arena, into);
	crm_ids_put(m->merged, crm_arena_str(m->arena, id), (uint32_t)m->merges++);
}

#define HOPS 100 /* of a chain of merged rows, at most: it may be a circle */

crm_str
crm_minus_customer(const crm_minuses *m, const crm_str *value)
{
	crm_str id = crm_minus_value(m, value, CRM_M_CUSTOMER);
	uint32_t at = m->merges ? crm_ids_find(m->merged, id) : CRM_NOBODY;

	for (int i = 0; i < HOPS && at != CRM_NOBODY; i++) {
		id = m->into[at];
		at = crm_ids_find(m->merged, id);
	}
	return id;
}

/* ---- the values of an entry ---- */

crm_str
crm_minus_value(const crm_minuses *m, const crm_str *value, int column)
{
	return m->at[column] < 0 ? CRM_STR("") : value[m->at[column]];
}

crm_num
crm_minus_number(const crm_minuses *m, const crm_str *value, int column)
{
	crm_num n;

	return crm_num_parse(crm_minus_value(m, value, column), &n) ? n : 0;
}
