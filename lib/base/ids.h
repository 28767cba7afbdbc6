/* ids.h: a table of ids and their numbers. */
#ifndef CRM_BASE_IDS_H
#define CRM_BASE_IDS_H

#include "crm.h"

#define CRM_NOBODY UINT32_MAX
#define CRM_BATCH 64

/* Several ids may have the same number. The texts must outlive the table. */
struct crm_ids;
struct crm_ids *crm_ids_new(size_t expected);
void crm_ids_free(struct crm_ids *ids);
/* Puts an id that is new, and returns `value`; otherwise returns the number that it has. */
uint32_t crm_ids_put(struct crm_ids *ids, crm_str id, uint32_t value);
/* Puts id[0..n), with n up to CRM_BATCH: out[i] is value + i for a new id, or the number that it
 * has. */
void
crm_ids_put_batch(struct crm_ids *ids, const crm_str *id, size_t n, uint32_t value, uint32_t *out);
void crm_ids_set(struct crm_ids *ids, crm_str id, uint32_t value);
uint32_t crm_ids_find(const struct crm_ids *ids, crm_str id); /* CRM_NOBODY */
/* Finds id[0..n), with n up to CRM_BATCH. Their places in memory are fetched together. */
void crm_ids_batch(const struct crm_ids *ids, const crm_str *id, size_t n, uint32_t *out);
/* A small table that accepts all ids whose number is below n and marked, and few others. The caller
 * frees it. */
#define CRM_SIEVE_BITS 18
uint64_t *crm_ids_sieve(const struct crm_ids *ids, const uint8_t *marked, uint32_t n);
bool crm_ids_sifted(const uint64_t *sieve, crm_str id);
uint64_t crm_hash(crm_str s); /* never 0 */

#endif
