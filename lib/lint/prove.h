/* prove.h: whether conditions can hold together. */
#ifndef CRM_LINT_PROVE_H
#define CRM_LINT_PROVE_H

#include "expr/expr.h"

/* What is said of a condition. "Does not hold" is false or missing. */
enum crm_claim { CRM_HOLDS, CRM_HOLDS_NOT, CRM_IS_FALSE, CRM_IS_NOT_FALSE };

typedef struct crm_prover crm_prover;
crm_prover *crm_prover_new(const crm_kinds *k);
void crm_prover_free(crm_prover *p);

/* What a column of text may hold, apart from being empty: only these. The last
 * word on a column counts. The names are kept by the caller. */
void crm_prover_texts(crm_prover *p, const char *column, const char *const *names, size_t n);

/* Conditions that are to hold together: claims are added, and taken back down to
 * so many as there were. */
size_t crm_prover_claims(const crm_prover *p);
void crm_prover_claim(crm_prover *p, const crm_term *t, enum crm_claim claim);
void crm_prover_take_back(crm_prover *p, size_t claims);

/* False when no customer can be such that all of it is so; true also when it is
 * too much to tell. */
bool crm_prover_possible(crm_prover *p);

/* Terms for what a policy says in other words; they live as long as the prover. */
const crm_term *crm_prover_missing(crm_prover *p, const char *column);
const crm_term *crm_prover_there(crm_prover *p, const char *column); /* not missing */
const crm_term *crm_prover_at_least(crm_prover *p, const char *column, crm_num least);
const crm_term *crm_prover_is(crm_prover *p, const char *column, const char *text);
const crm_term *crm_prover_any(crm_prover *p, const crm_term *const *term, size_t n);
const crm_term *crm_prover_all(crm_prover *p, const crm_term *const *term, size_t n);

bool crm_term_same(const crm_term *a, const crm_term *b);

#endif
