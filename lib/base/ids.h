/* ids.h: ids and the numbers that they stand for. */
#ifndef CRM_BASE_IDS_H
#define CRM_BASE_IDS_H

#include "crm.h"

#define CRM_NOBODY UINT32_MAX
#define CRM_BATCH 64

/* Ids and the number each stands for; several may stand for one. The texts
 * must outlive it. */
struct crm_ids;
struct crm_ids *crm_ids_new(size_t expected);
void crm_ids_free(struct crm_ids *ids);
/* The number that id has already, or `value` after it has been put. */
uint32_t crm_ids_put(struct crm_ids *ids, crm_str id, uint32_t value);
/* Several that are new, n up to CRM_BATCH: out[i] is value + i, or the number that
 * id[i] has already. */
void
crm_ids_put_batch(struct crm_ids *ids, const crm_str *id, size_t n, uint32_t value, uint32_t *out);
void crm_ids_set(struct crm_ids *ids, crm_str id, uint32_t value);
uint32_t crm_ids_find(const struct crm_ids *ids, crm_str id); /* CRM_NOBODY */
/* Several at once, n up to CRM_BATCH: what is far away in memory is fetched together. */
void crm_ids_batch(const struct crm_ids *ids, const crm_str *id, size_t n, uint32_t *out);
/* A small table that lets all ids through whose number is below n and marked, and
 * few others; to be freed. */
#define CRM_SIEVE_BITS 18
uint64_t *crm_ids_sieve(const struct crm_ids *ids, const uint8_t *marked, uint32_t n);
bool crm_ids_sifted(const uint64_t *sieve, crm_str id);
uint64_t crm_hash(crm_str s); /* never 0 */

#endif
