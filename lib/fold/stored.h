/* stored.h: an event as it is stored in a cell or in the pool of a shard. */
#ifndef CRM_FOLD_STORED_H
#define CRM_FOLD_STORED_H

#include "base/pool.h"
#include "fold/event.h"

struct crm_stored {
	int64_t key;
	crm_time when, due;
	crm_num amount;
	uint64_t place;
	int32_t rating;
	uint32_t text; /* in the pool: struct crm_stored_text; 0 none */
	uint8_t kind, dir;
	uint16_t item; /* of the items asked for */
};

struct crm_stored_text {
	uint32_t item_n, note_n, ref_n;
	char text[];
};

/* Stores item, note and ref: the place in the pool, which may move; 0 when all are empty. */
uint32_t crm_store_text(struct crm_pool *pool, const struct crm_extra *x);
void crm_drop_text(struct crm_pool *pool, uint32_t text);
/* Stores all but the texts. */
void crm_store_event(struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x);
/* The same with the texts, in the place of what was stored there before. */
void crm_store_instead(struct crm_pool *pool, struct crm_stored *k, bool texts,
		       const struct crm_event *e, const struct crm_extra *x);

#endif
