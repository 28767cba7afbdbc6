/* frame.h: the inside of a frame. */
#ifndef CRM_FOLD_FRAME_H
#define CRM_FOLD_FRAME_H

#include "fold/program.h"
#include "fold/universe.h"

/* carried.c. Of a stream that carries facts: takes as_of, which stands in that column, as
 * today; a fault where rows disagree, or `said`, what today is said to be (CRM_NO_DAY:
 * nothing). An empty one taints its row. */
int crm_frame_carried(crm_frame *f, int column, crm_time said, crm_error *e);
/* Of any other: a fault where a column bears the name of what a tool computes. */
int crm_frame_check_names(const crm_frame *f, crm_error *e);

enum crm_ref_kind { CRM_REF_ADDED, CRM_REF_COLUMN, CRM_REF_FACT };

/* A fact as it was asked for (facts.c). */
struct crm_fact;
struct crm_asked_fact {
	const struct crm_fact *row;
	int slot[3];   /* of its aggregates */
	int column[5]; /* of the table; -1 */
};

struct crm_ref {
	enum crm_ref_kind kind;
	enum crm_type type;
	crm_str name;
	int decimals;
	int column;              /* COLUMN; -1: one that the stream lacks */
	struct crm_added {       /* ADDED: one a row, by type */
		crm_num *number; /* CRM_NO_NUMBER: missing */
		crm_time *date;
		crm_str *text;    /* empty: missing */
		uint32_t *code;   /* text of which there are few: which of choice[] */
		crm_value *value; /* any other type */
		const crm_str *choice;
	} added;
	struct crm_asked_fact fact;
};

struct crm_frame {
	const crm_model *model;
	crm_table *table, *all;
	crm_time today;
	bool carries;
	bool past;        /* of an earlier day, over the table of another frame */
	unsigned threads; /* over rows; 0: one a core */
	crm_arena *arena;
	char **log;
	size_t logs;
	struct crm_ref *ref;
	size_t refs, ref_cap;
	struct crm_program *program;
	struct crm_deriver deriver; /* all NULL: none */
	struct crm_ids *ids;        /* of the stream, once indexed */
	bool merged;                /* some rows of the stream are */
	bool needs_universe;        /* referrals are asked for */
	uint8_t *taint;
	bool taint_unknown;
	crm_buf notices;
	/* after the fold */
	struct crm_universe *universe;
	char *cells;
	size_t cells_size;
	struct crm_shard *shard;
	unsigned shards, shard_count; /* in use; there */
	int spend_slot;               /* for referral_spend; -1 */
	uint32_t *referrals;          /* by row */
	crm_num *referral_spend;
	bool needs_value; /* referral_value is asked for */
	crm_num *referral_value;
};

static inline char *
crm_cell(const crm_frame *f, size_t who)
{
	return f->cells + who * f->program->stride;
}

/* What crm_frame_seen has as when, amount, count, without the rest (seen.c). */
crm_time crm_seen_when(const crm_frame *f, int want, size_t row);
crm_num crm_seen_amount(const crm_frame *f, int want, size_t row);
uint32_t crm_seen_count(const crm_frame *f, int want, size_t row);

struct crm_cursor {
	const crm_frame *f;
	size_t row;
	crm_row split;
	crm_buf text[2]; /* of opted_out and consented; good until the next row */
};
/* row_values.c: the fields of the cursor's row. */
const crm_str *crm_cursor_fields(struct crm_cursor *c);
/* A column of the table as a number, date or text; CRM_MISSING when empty or -1. */
int crm_column_value(struct crm_cursor *c, int column, enum crm_type type, crm_value *out,
		     crm_error *e);
/* Adds the value behind a ref as a field of that format. */
int crm_cursor_field(struct crm_cursor *c, int ref, enum crm_format to, crm_buf *out, crm_error *e);

/* facts.c: asks for what the fact is made of. */
int crm_fact_ask(crm_frame *f, crm_str name, struct crm_asked_fact *out, crm_error *e);
int crm_fact_value(struct crm_cursor *c, const struct crm_asked_fact *fact, crm_value *out,
		   crm_error *e);
/* Whether there are rows for which its value is a fault. */
bool crm_fact_may_fail(const struct crm_asked_fact *fact);

#endif
