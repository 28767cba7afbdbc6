/* fold.h: what the judges may ask of a log beyond the facts, and what the
 * files of this room share. */
#ifndef CRM_FOLD_FOLD_H
#define CRM_FOLD_FOLD_H

#include "crm.h"
#include "fold/aggregates.h"
#include "fold/sequence.h"
#include "kinds/outcome.h"
#include "kinds/consent.h"
#include "kinds/kinds.h"

/* ---- what may be asked for before the fold ---- */

/* Which events are meant. All parts must hold. */
struct crm_filter {
	crm_kindset kinds;
	int dir;     /* enum crm_dir, or -1 either */
	int outcome; /* enum crm_outcome, CRM_OUTCOMES_OF, or -1 any */
};

/* Zero-initialised but for op, of, since and (where used) done is the usual: then
 * set of.dir and of.outcome (0 means CRM_IN and CRM_REACHED, -1 either). */
struct crm_query {
	enum crm_aggregate_id aggregate;
	struct crm_filter of;
	struct crm_filter done; /* PENDING, PROMISE: an event strictly later settles all before it;
				   MILESTONE */
	crm_day since;          /* events before it do not count; CRM_NO_DAY: all.
				 * OPEN of appointments, PROMISE: what is due before
				 * it; MILESTONE: by its day */
	crm_day until;          /* nor do those after it; 0: all. COUNT, DAYS, SUM;
				 * WARMTH: decayed to it, too */
	crm_num rating_from, rating_to; /* only events rated so; 0 and 0: rated or not */
	crm_str item;                   /* only events of this item; empty: any. Copied */
	bool unanswered; /* OPEN: only items with no reached outgoing touch after them */
	bool overdue;    /* OPEN: only items that were due on an earlier day than today */
	bool texts;      /* keep item, note and ref: costs memory, ask only where shown */
	const struct crm_sequence *sequence; /* SEQUENCE; kept by the caller as long as the frame */
	/* of the facts */
	bool negative; /* SUM: what `done` names is taken off */
	bool costs;    /* SUM: what each kind costs by the policy is added; with kinds in
			* `done` (not negative) for these alone, whatever their item */
	bool quantity; /* COUNT, SUM: the column quantity, 1 where empty, instead; seen.amount */
	bool discount; /* SUM: the column discount instead */
	int behaviour; /* WARMTH, COLLEAGUES: which of crm_model's; -1 all of them */
	enum {
		CRM_KEEP_WHOLE,
		CRM_KEEP_MOMENT,
		CRM_KEEP_RATING,
		CRM_KEEP_DUE
	} keep; /* FIRST, LAST: no more than that */
};

/* Where a sequence stands. */
struct crm_sequence_seen {
	unsigned step; /* from 1; 0: it is over */
	crm_day day;   /* the step is counted from; or on which it was over */
	bool stopped;
	int kind;      /* of the event that stopped it, or did the step before; -1: none did */
	uint64_t line; /* likewise */
	const char *source;
};

/* An event as it is remembered. */
struct crm_seen {
	crm_time when; /* as written; CRM_NO_DAY when there is none */
	crm_time due;  /* likewise */
	uint64_t line;
	const char *source; /* the log's name; the frame keeps it */
	int kind, dir;
	crm_num rating, amount; /* rating 0: none */
	uint32_t count;
	struct crm_sequence_seen sequence; /* SEQUENCE */
	bool answered;                     /* OPEN: a reached outgoing touch came after it */
	crm_num left; /* OPEN: what is left of its amount to be paid; CRM_NO_NUMBER: not paid by
			 amount */
	crm_num owed; /* OPEN: what is left of all of them; CRM_NO_NUMBER: too large a number */
	crm_str item, note, ref; /* with texts; the frame keeps them. ref as written */
};

/* Asks for it; the handle. The same want twice is one slot. Before the fold only. */
int crm_frame_want(crm_frame *f, const struct crm_query *w);
/* After the fold: what was seen of that for the row; false (and *out empty) when nothing. */
bool crm_frame_seen(const crm_frame *f, int want, size_t row, struct crm_seen *out);
/* The i-th scope of a SCOPES slot on which there is a word: "all", "email",
 * "email:news"; *yes is consent, else optout. A word for a wider scope takes
 * back the narrower ones before it: see crm_consent_says.
 * Sorted by bytes. False when there are no more. */
bool crm_frame_scope(const crm_frame *f, int want, size_t row, size_t i, crm_str *scope, bool *yes,
		     crm_time *when);

/* How many of a CHANNELS slot went by the i-th channel of all kinds: what the
 * column channel of the log says, else what the kind goes by. False past the last. */
bool crm_frame_channel(const crm_frame *f, int want, size_t row, size_t i, crm_str *channel,
		       uint32_t *count);
/* By whom of us a customer's warmth came about, and the touches. */
struct crm_colleague {
	crm_str by;      /* as the log's column says; empty: nobody is named */
	crm_num in, out; /* warmth */
	uint32_t touches;
	crm_time last_touch; /* CRM_NO_DAY: none */
};
/* Asks for it: a want with CRM_AGG_COLLEAGUES. */
int crm_frame_want_colleagues(crm_frame *f);
/* The next of the row, in any order; *at is 0 before the first. False when there are no more. */
bool crm_frame_colleague(const crm_frame *f, int want, size_t row, uint32_t *at,
			 struct crm_colleague *out);

/* The goods that HOLDINGS are about, each once; a holding names one by its number.
 * The caller keeps the texts. */
void crm_frame_goods(crm_frame *f, const crm_str *item, size_t n);
/* What a sale named: the latest that named one. */
struct crm_limit {
	crm_num at;         /* CRM_NO_NUMBER: none */
	const char *source; /* where that sale stands */
	uint64_t line;
};
struct crm_holding {
	uint32_t item;
	crm_num held; /* bought less given back */
	crm_num paid; /* for one, on average over the sales that say so; CRM_NO_NUMBER unknown */
	struct crm_limit floor, ceiling;
};
/* The next holding of the row; *at is 0 before the first. False when there are no more. */
bool
crm_frame_holding(const crm_frame *f, int want, size_t row, uint32_t *at, struct crm_holding *out);

/* Thirteen weeks: how long ago warmth_in_91d_ago and warmth_out_91d_ago were. */
#define CRM_QUARTER_DAYS 91

/* ---- another day ---- */

/* A frame over the same rows, as of an earlier moment. What the stream carries of
 * facts and judgements is not seen: facts come from the same logs, as they were
 * then. Customers and logs are the first frame's, which must outlive it. */
crm_frame *crm_frame_past(const crm_frame *f, crm_time then);
/* A frame over all customers (crm_frame_customers), as of the same moment and from the same
 * logs; NULL when there is no file of all. The first frame must outlive it. */
crm_frame *crm_frame_everybody(const crm_frame *f);

/* The rows that were merged into others, each with the row of the stream in which its chain
 * ends; those that end outside the stream are left out. Sorted by `into`. After the fold.
 * The frame keeps them. -1 with the fault. */
struct crm_merged_row {
	uint32_t into;
	const crm_table *table;
	size_t row;
};
ptrdiff_t crm_frame_merged(crm_frame *f, const struct crm_merged_row **out, crm_error *e);

/* ---- columns that a judge adds ---- */

/* What stands in a column of numbers where the value is missing. */
#define CRM_NO_NUMBER INT64_MIN
/* The cells of a column of numbers that was added: its owner may write them
 * itself. They stay where they are as long as the frame. */
crm_num *crm_frame_numbers(crm_frame *f, int ref);
/* Adds a column of text of which there is little: each row holds the number of
 * one of choice[], which the caller keeps. All begin as choice[0], which is
 * empty: missing. */
int crm_frame_add_choice(crm_frame *f, const char *name, const crm_str *choice);
uint32_t *crm_frame_codes(crm_frame *f, int ref);

/* The tool that computes a column of that name, and which only as_of beside it shows to be
 * that tool's and not the user's; else NULL. Not those of crm-due: its lists have no as_of,
 * and nobody else's columns have such names. */
const char *crm_word_computed(const crm_kinds *k, crm_str name);
/* Works out derived columns that the stream does not have. */
struct crm_deriver {
	/* Whether it could. */
	bool (*can)(void *to, const crm_word *w);
	/* Adds the column, to be filled after the fold, where it can: -1 with the fault
	 * that keeps it from that, 0 also where it cannot. */
	int (*make)(void *to, const crm_word *w, crm_error *e);
	void *to;
};
/* crm_frame_ref asks it from now on. The caller keeps what `to` points to. */
void crm_frame_derive(crm_frame *f, const struct crm_deriver *by);
/* Whether the stream itself has a column of that name, which the frame looks at and
 * nothing hides that this run adds. */
bool crm_frame_has_column(const crm_frame *f, const char *name);

/* ---- row by row, on all threads ---- */

/* What is done with the row of the cursor: 0, or -1 with the fault. `hand` is
 * the number of the thread, for whatever each has of its own. */
typedef int crm_row_work(void *to, unsigned hand, crm_cursor *at, crm_error *e);
/* How many threads crm_frame_each takes: hands are numbered below that. */
unsigned crm_frame_hands(const crm_frame *f);
/* Calls `work` for each row. -1 with the fault of the first row that has one, in
 * the order of the rows; how many threads there are never shows. */
int crm_frame_each(const crm_frame *f, crm_row_work *work, void *to, crm_error *e);
/* Finds the fault, if there is one, that writing these refs would meet. Only
 * facts that can have one are looked at, so that it costs little. */
int crm_frame_try(const crm_frame *f, const int *ref, size_t n, crm_error *e);

/* True after a fold that set aside records of which not even the customer could be
 * read: anybody's opt-out may be among them. */
bool crm_frame_taint_unknown(const crm_frame *f);

#endif
