/* state.h: the inside of a fold, for the files of this room only. */
#ifndef CRM_FOLD_STATE_H
#define CRM_FOLD_STATE_H

#include "fold/customers.h"
#include "fold/fold.h"
#include "fold/shard.h"

struct crm_fold {
	const crm_model *model;
	crm_time today;
	crm_arena *arena;
	struct crm_fold_log {
		char *name;
		uint64_t *end; /* its size when it was first opened; 0: not opened yet */
	} * log;
	size_t logs;
	struct crm_customers customers;
	struct crm_program *program;
	bool ask_referrals, ask_value;
	crm_buf *first; /* crm_fold_ask_first; NULL: nobody asked */
	int spent;      /* the number of the query that says what customers spent; -1 */
	/* after the run */
	uint8_t *taint; /* by row */
	bool taint_unknown;
	char *cells; /* of all customers, one after the other */
	size_t cells_size;
	struct crm_shard *shard;
	unsigned shards, shard_count; /* in use; there */
	uint32_t *referrals;          /* by row */
	crm_num *referral_spend, *referral_value;
};

static inline char *
crm_cell(const struct crm_fold *f, size_t who)
{
	return f->cells + who * f->program->stride;
}

/* The shard that has folded a customer. */
static inline const struct crm_shard *
crm_shard_at(const struct crm_fold *f, size_t who)
{
	return &f->shard[crm_shard_of((uint32_t)who, f->shards)];
}

/* Where an event is: a place is a log and a line of it. */
static inline const char *
crm_place_source(const struct crm_fold *f, uint64_t place)
{
	return f->log[place >> CRM_LINE_BITS].name;
}

/* first.c: adds what names the first entry of a log, which is then at its first record again. */
int crm_first_entry(crm_input *log, crm_buf *out, crm_error *e);
/* referrals.c: counts whom each customer referred, and what they spent. */
int crm_referrals_count(struct crm_fold *f, crm_error *e);
/* referral_value.c: finds the value of each customer through those whom they referred. The pairs
 * are sorted by the customer who referred; those that name no known customer are left out. */
int
crm_referrals_value(struct crm_fold *f, const struct crm_referral *pairs, size_t n, crm_error *e);

#endif
