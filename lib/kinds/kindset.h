/* kindset.h: sets of kinds of events. All words of a set are used up to CRM_KINDS_MAX, so that
 * what is done to each word is done to the whole set. */
#ifndef CRM_KINDS_KINDSET_H
#define CRM_KINDS_KINDSET_H

#include "crm.h"

enum { CRM_KINDSET_WORDS = CRM_KINDS_MAX / 64 };

static inline void
crm_kindset_add(crm_kindset *s, int kind)
{
	s->w[kind / 64] |= UINT64_C(1) << (kind % 64);
}

static inline void
crm_kindset_remove(crm_kindset *s, int kind)
{
	s->w[kind / 64] &= ~(UINT64_C(1) << (kind % 64));
}

/* Adds to *s all kinds of another set. */
static inline void
crm_kindset_join(crm_kindset *s, const crm_kindset *more)
{
	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		s->w[i] |= more->w[i];
}

/* Removes from *s all kinds of another set. */
static inline void
crm_kindset_subtract(crm_kindset *s, const crm_kindset *less)
{
	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		s->w[i] &= ~less->w[i];
}

/* Whether a kind is in both. */
static inline bool
crm_kindset_meet(const crm_kindset *a, const crm_kindset *b)
{
	uint64_t both = 0;

	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		both |= a->w[i] & b->w[i];
	return both != 0;
}

static inline crm_kindset
crm_kindset_common(const crm_kindset *a, const crm_kindset *b)
{
	crm_kindset both;

	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		both.w[i] = a->w[i] & b->w[i];
	return both;
}

static inline int
crm_kindset_count(const crm_kindset *s)
{
	int n = 0;

	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		n += __builtin_popcountll(s->w[i]);
	return n;
}

static inline bool
crm_kindset_equal(const crm_kindset *a, const crm_kindset *b)
{
	uint64_t differ = 0;

	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		differ |= a->w[i] ^ b->w[i];
	return differ == 0;
}

static inline bool
crm_kindset_empty(const crm_kindset *s)
{
	uint64_t any = 0;

	for (int i = 0; i < CRM_KINDSET_WORDS; i++)
		any |= s->w[i];
	return any == 0;
}

#endif
