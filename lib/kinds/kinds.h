/* kinds.h: kinds and words inside the library: sets of kinds, classes, channels, values that
 * are negative. */
#ifndef CRM_KINDS_KINDS_H
#define CRM_KINDS_KINDS_H

#include <string.h>

#include "crm.h"
#include "kinds/kindset.h"

/* All kinds that are touches (class touch and care). */
crm_kindset crm_kinds_touches(const crm_kinds *k);

/* The place of a kind among those of one moment: what only opens something comes before all
 * others, so that what closes it comes later. */
int crm_kinds_place(const crm_kinds *k, int kind);

crm_kindset crm_kinds_sales(const crm_kinds *k);
bool crm_kinds_class(const crm_kinds *k, crm_str word, crm_kindset *out);
const char *crm_kinds_last(const crm_kinds *k, size_t i);       /* "last_call" */
const char *crm_kinds_channel_at(const crm_kinds *k, size_t i); /* NULL past the last */
const char *crm_kinds_purpose_at(const crm_kinds *k, size_t i); /* likewise */
const char *crm_kinds_purpose_nearest(const crm_kinds *k, crm_str word);
/* A fault: the table has no column id. */
int crm_no_id(const crm_table *t, const char *what, crm_error *e);
bool crm_same_word(crm_str said, const char *word); /* whatever the case of ASCII */

/* sign.c: "-5", or with the minus of typographers, "−5"; whether or not a number follows. */
bool crm_has_minus(crm_str s);
/* sign.c: the kind that says without a minus what an amount of this one says with it; empty: none
 * does. */
crm_str crm_minus_kind(const crm_kinds *k, crm_str kind);
/* sign.c: an amount of the kind is owed until another kind pays it: an invoice. */
bool crm_kind_billed(const crm_kind *k);
/* The fault of one value that is negative: the way out, and the column. */
int
crm_negative_fault(const crm_kinds *k, crm_str kind, crm_str column, crm_str value, crm_error *e);

#endif
