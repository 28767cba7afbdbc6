/* minus.h: entries of logs with a minus. crm.h declares what tools call (crm_minuses_new …).
 * minus_values.c has the values of an entry, earlier.c the earlier entries that a minus may take
 * back, and minus.c decides. `value` is an entry: the values of the columns of its log. */
#ifndef CRM_CHECK_MINUS_H
#define CRM_CHECK_MINUS_H

#include "base/ids.h"
#include "kinds/kinds.h"

/* The columns that are looked at. */
enum crm_minus_column {
	CRM_M_EVENT,
	CRM_M_CUSTOMER,
	CRM_M_KIND,
	CRM_M_AMOUNT,
	CRM_M_QUANTITY,
	CRM_M_PRICE,
	CRM_M_DISCOUNT,
	CRM_M_FLOOR,
	CRM_M_CEILING,
	CRM_M_CURRENCY,
	CRM_M_ITEM,
	CRM_M_REF,
	CRM_M_DATE,
	CRM_M_COLUMNS
};
#define CRM_M_UNSIGNED CRM_M_AMOUNT            /* the columns that are never negative … */
#define CRM_M_UNSIGNED_END (CRM_M_CEILING + 1) /* … and the one after them */

/* An earlier entry with an amount, which a later one may take back. */
struct crm_earlier {
	crm_str id; /* empty: it has none */
	crm_str customer, kind, currency;
	crm_num amount;
	const char *source;
	uint64_t line;
	uint32_t before[3]; /* the one before it of the same key; of the customer and kind */
	bool taken;
	bool shared; /* another entry has its id */
};

struct crm_minuses {
	const crm_kinds *kinds;
	const char *source;
	int at[CRM_M_COLUMNS];
	size_t columns;
	crm_arena *arena;
	struct crm_ids *newest, *by_id,
		*by_kind; /* to the newest entry of a key; to entries; to the newest of a kind */
	struct crm_ids *merged; /* a row that was merged: to a place in into */
	crm_str *into;
	size_t merges;
	bool foreseen;                   /* all logs were read before */
	struct crm_ids *all_ids, *first; /* then: 0, or 1 where several have the id; to earliest,
					  * by customer and kind */
	crm_time *earliest;
	size_t firsts;
	struct crm_earlier *entry;
	size_t entries, entry_room;
	crm_buf key, hint;
};

crm_str crm_minus_value(const crm_minuses *m, const crm_str *value, int column);
/* The customer of the entry, or the one whom that customer was merged into. */
crm_str crm_minus_customer(const crm_minuses *m, const crm_str *value);
/* 0 when the value is empty or not a number. */
crm_num crm_minus_number(const crm_minuses *m, const crm_str *value, int column);

/* earlier.c: remembers an entry with an amount. The entries have numbers; CRM_NOBODY is none. */
void crm_earlier_put(crm_minuses *m, const crm_str *value, uint64_t line);
/* Marks an entry as taken back, so that it is not taken back again. */
void crm_earlier_take(crm_minuses *m, uint32_t at);
/* The entry that the ref names. */
uint32_t crm_earlier_named(const crm_minuses *m, const crm_str *value);
/* The entry that this one takes back exactly: the one that it names, or else the newest with the
 * same values. */
uint32_t crm_earlier_exact(crm_minuses *m, const crm_str *value, crm_num amount);
/* Of the last entries of that customer, kind and currency, the largest one that was not taken
 * back, or else one that was. */
uint32_t crm_earlier_largest(crm_minuses *m, const crm_str *value, crm_str kind);
/* Whether the entry has an id that no other entry has, so that a void can name it. */
bool crm_earlier_has_id(const crm_minuses *m, uint32_t at);
/* Whether a later line has an entry of the same customer and kind that is not dated later. */
bool crm_earlier_comes(crm_minuses *m, const crm_str *value);

#endif
