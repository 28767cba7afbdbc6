/* reading.h: from blocks of the log to events. */
#ifndef CRM_FOLD_READING_H
#define CRM_FOLD_READING_H

#include "base/array.h"
#include "fold/currency.h"
#include "fold/fold.h"
#include "fold/program.h"

struct crm_bin {
	struct crm_event *e;
	size_t n, cap;
};

/* Events of a block (or, gathered, of all logs), by shard. */
struct crm_events {
	struct crm_bin *bin;
	unsigned shards;
	crm_buf extras;
};

static inline const struct crm_extra *
crm_extra_of(const struct crm_events *all, const struct crm_event *e)
{
	return e->extra ? (const struct crm_extra *)(const void *)(all->extras.p +
								   (size_t)(e->extra - 1) * 8)
			: NULL;
}

struct crm_rows {
	uint32_t *row;
	size_t n, cap;
};
static inline void
crm_rows_add(struct crm_rows *r, uint32_t row)
{
	r->row = crm_grow(r->row, r->n, &r->cap, sizeof *r->row);
	r->row[r->n++] = row;
}

/* What is the same for all threads. */
struct crm_reading {
	const struct crm_program *program;
	const struct crm_ids *ids;
	uint32_t people; /* ids of numbers below are somebody */
	crm_rejects *rejects;
	crm_time today;
	int64_t now; /* today as a moment */
	unsigned shards;
	const uint8_t
		*only;    /* second pass: the customers whose events are replayed; otherwise NULL */
#define CRM_REPLAY_VOID 2 /* in it: something was taken back, so all events are wanted */
	const uint64_t *sieve; /* of their ids */
};

/* Whether an entry of that moment does not exist yet. What has no time happened at the end of its
 * day, which is not over at a moment that the caller gave; but today by the clock (it has an
 * offset) is the moment at which the log is read, and what is in it has happened. */
bool crm_reading_future_near(const struct crm_reading *how, crm_time t);
static inline bool
crm_reading_future(const struct crm_reading *how, crm_time t)
{
	if (how->today.minute < 0 || t.day < how->today.day - 2 || t.day > how->today.day + 2)
		return t.day > how->today.day;
	return crm_reading_future_near(how, t);
}

struct crm_entry;

/* What one thread reads with; used again from block to block. */
struct crm_reader {
	const struct crm_reading *how;
	struct crm_events *out;
	/* of the log */
	const char *source;
	uint64_t place; /* of the log */
	struct crm_reader_column {
		uint32_t to, from;                /* of the log */
	} column[CRM_L_COLUMNS + CRM_ASKED_MOST]; /* those looked at */
	size_t columns;
	uint8_t money[6]; /* those of them that are never negative */
	size_t moneys;
	int customer; /* which is the customer's */
	/* what came of it */
	crm_error fault;
	bool faulty;
	const crm_rate *rate; /* of the entry that is read; NULL: amounts are as they are */
	struct crm_currencies currencies; /* where the policy gives no rates */
	struct crm_rows tainted,
		voided; /* customers of faulty entries; those of whom something was taken back */
	bool taint_unknown;
	/* the last date again, and what the batch is made of */
	char day_text[10];
	crm_day day;
	struct crm_entry *batch;
	crm_arena *spare; /* decoded fields of the block */
};

/* ---- reader.c ---- */

void crm_reader_init(struct crm_reader *r, const struct crm_reading *how);
void crm_reader_free(struct crm_reader *r);
/* Finds the columns of a log: a fault when date, customer or kind lacks. *last is for
 * crm_block_new. */
int
crm_reader_log(struct crm_reader *r, const crm_input *in, size_t which, size_t *last, crm_error *e);
/* entry.c: reads the block into r->out. Stops at the first fault unless there are rejects. */
void crm_reader_block(struct crm_reader *r, crm_block *b);

#endif
