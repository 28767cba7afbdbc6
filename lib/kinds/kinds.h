/* kinds.h: the kinds of events. crm.h declares crm_kind and what tools call; this header is what
 * the other rooms use beside that:
 *
 *   kind_table.h   the kinds without a policy, with their properties: one row each
 *   kinds.c        the kinds of a run, channels and purposes
 *   sets.c         sets of kinds; kindset.h has what is done with a set
 *   kind_words.c   what people write in place of the name of a kind
 *   outcome.h      outcomes of an event
 *   consent.h      what a consent or an opt-out is about
 *   sign.c         amounts, which are never negative
 *
 * Kinds are numbered from 0; a set (crm_kindset) has a bit for each number. Strings belong to the
 * kinds and last as long as they do. */
#ifndef CRM_KINDS_KINDS_H
#define CRM_KINDS_KINDS_H

#include <string.h>

#include "crm.h"
#include "kinds/kindset.h"

/* ---- sets.c ---- */

crm_kindset crm_kinds_every(const crm_kinds *k);    /* all kinds but void, which takes back */
crm_kindset crm_kinds_touches(const crm_kinds *k);  /* of the classes touch and care */
crm_kindset crm_kinds_dealings(const crm_kinds *k); /* of all classes but desk */
crm_kindset crm_kinds_sales(const crm_kinds *k);    /* that count as a purchase */
/* Those whose due is a promise: not own_due, as that of an appointment. */
crm_kindset crm_kinds_promises(const crm_kinds *k);
/* The kinds of a class ("touch" includes care); false when the word names none. */
bool crm_kinds_class(const crm_kinds *k, crm_str word, crm_kindset *out);
void crm_kindset_remove_named(crm_kindset *s, const crm_kinds *k, const char *name);
/* The order of kinds among events of one moment: kinds that open something and close nothing come
 * before all others, so that what closes an event comes after it. */
int crm_kinds_place(const crm_kinds *k, int kind);

/* ---- kinds.c ---- */

const char *crm_kinds_last(const crm_kinds *k, size_t i); /* the fact "last_call" of kind i */
/* The i-th channel, and purpose; NULL past the last. */
const char *crm_kinds_channel_at(const crm_kinds *k, size_t i);
const char *crm_kinds_purpose_at(const crm_kinds *k, size_t i);
/* The channels by which people talk with each other, so that a contact that reached somebody was
 * answered: bit i + 1 of the i-th channel. Bit 0 is of entries without a channel. */
uint64_t crm_kinds_talks(const crm_kinds *k);
/* The purpose that was probably meant; NULL when none is near. */
const char *crm_kinds_purpose_nearest(const crm_kinds *k, crm_str word);
/* Whether the two are the same, without regard to the case of ASCII letters. */
bool crm_same_word(crm_str said, const char *word);

/* ---- sign.c ---- */

/* Whether it begins with a minus, "-5", or the minus of typographers, "−5". What follows need not
 * be a number. */
bool crm_has_minus(crm_str s);
/* The kind by which an amount of this kind with a minus is written without one: refund for a sale,
 * payment for an invoice; empty when there is none. */
crm_str crm_minus_kind(const crm_kinds *k, crm_str kind);
/* Whether an amount of the kind is owed until another kind pays it, as that of an invoice. */
bool crm_kind_billed(const crm_kind *k);
/* The fault that the value of such a column is negative, with what to write instead; returns -1. */
int
crm_negative_fault(const crm_kinds *k, crm_str kind, crm_str column, crm_str value, crm_error *e);

#endif
