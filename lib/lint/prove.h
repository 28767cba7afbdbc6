/* prove.h: whether conditions can hold together. The linter finds with it stages, segments and
 * rules that nobody can come to. */
#ifndef CRM_LINT_PROVE_H
#define CRM_LINT_PROVE_H

#include "expr/expr.h"

/* What is claimed of a condition. "Holds not" is false or missing. */
enum crm_claim { CRM_HOLDS, CRM_HOLDS_NOT, CRM_IS_FALSE, CRM_IS_NOT_FALSE };

typedef struct crm_prover crm_prover;
crm_prover *crm_prover_new(const crm_kinds *k);
void crm_prover_free(crm_prover *p);

/* Says that a column of text is empty or holds one of these texts. The last call for a column
 * counts. The caller keeps the names. */
void crm_prover_texts(crm_prover *p, const char *column, const char *const *names, size_t n);

/* The claims, which are to hold together, form a stack: how many there are; adds one; takes back
 * all but the first so many. The caller keeps the term. */
size_t crm_prover_claims(const crm_prover *p);
void crm_prover_claim(crm_prover *p, const crm_term *t, enum crm_claim claim);
void crm_prover_take_back(crm_prover *p, size_t claims);

/* False when it is proven that no customer can be such that all claims hold. */
bool crm_prover_possible(crm_prover *p);

/* Terms for conditions that a policy states in other ways than by an expression. They live as long
 * as the prover; the caller keeps `column` and `text`. */
const crm_term *crm_prover_missing(crm_prover *p, const char *column);
const crm_term *crm_prover_there(crm_prover *p, const char *column); /* not missing */
const crm_term *crm_prover_at_least(crm_prover *p, const char *column, crm_num least);
const crm_term *crm_prover_is(crm_prover *p, const char *column, const char *text);
const crm_term *crm_prover_any(crm_prover *p, const crm_term *const *term, size_t n); /* or */
const crm_term *crm_prover_all(crm_prover *p, const crm_term *const *term, size_t n); /* and */

/* terms.c: whether two terms are the same expression. */
bool crm_term_same(const crm_term *a, const crm_term *b);

#endif
