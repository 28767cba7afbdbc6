/* fold.h: a fold reads the logs once, for everything that was asked before, and then answers for
 * each customer of a stream. How it does that is in shard.h.
 *
 *     fold = crm_fold_new(model, stream, today)
 *     crm_fold_customers(fold, all)      when there is a file of all customers
 *     crm_fold_log(fold, path)           for each log
 *     query = crm_fold_ask(fold, &…)     for each question
 *     crm_fold_run(fold, …)
 *     crm_fold_seen(fold, query, row, &seen)
 *
 * A row is a row of the stream. Until crm_fold_run nothing was seen of anybody. */
#ifndef CRM_FOLD_FOLD_H
#define CRM_FOLD_FOLD_H

#include "fold/query.h"
#include "kinds/consent.h"

struct crm_fold;

/* The tables belong to the caller and must outlive the fold. `today` is the moment up to which the
 * logs are read. */
struct crm_fold *crm_fold_new(const crm_model *m, const crm_table *stream, crm_time today);
/* A fold of the same logs for other rows or another day. */
struct crm_fold *crm_fold_beside(const struct crm_fold *f, const crm_table *stream,
				 const crm_table *all, crm_time today);
void crm_fold_free(struct crm_fold *f);
void crm_fold_customers(struct crm_fold *f, const crm_table *all);
void crm_fold_log(struct crm_fold *f, const char *path); /* copied */
bool crm_fold_has_log(const struct crm_fold *f);
size_t crm_fold_logs(const struct crm_fold *f);
/* Opens the i-th log; NULL with the fault. What is appended to it after it was first opened, for
 * this fold or for one beside it, is not there. */
crm_input *crm_fold_open_log(const struct crm_fold *f, size_t i, crm_error *e);
const crm_model *crm_fold_model(const struct crm_fold *f);
crm_time crm_fold_today(const struct crm_fold *f);

/* The row of an id, or -1. crm_fold_index finds the ids of the stream; -1 with the fault of the
 * first that is empty or is there twice. */
int crm_fold_index(struct crm_fold *f, crm_error *e);
ptrdiff_t crm_fold_find(const struct crm_fold *f, crm_str id);

/* Rows that were merged into others, each with the row of the stream in which its chain ends; those
 * that end outside the stream are left out. Sorted by `into`. The fold keeps them. Their number, or
 * -1 with the fault. It may be called before crm_fold_run, but not before crm_fold_ask_referrals.
 */
struct crm_merged_row {
	uint32_t into;
	const crm_table *table;
	size_t row;
};
ptrdiff_t crm_fold_merged(struct crm_fold *f, const struct crm_merged_row **out, crm_error *e);

/* ---- asking, and what was seen ---- */

/* Asks a question: its number. The same question twice has one number. */
int crm_fold_ask(struct crm_fold *f, const struct crm_query *q);
/* Asks for the id of the first entry of the first log, and when it was written and happened, with
 * tabs between them; of an empty log nothing is added. The result stays the same while the log is
 * only appended to. */
void crm_fold_ask_first(struct crm_fold *f, crm_buf *out);
/* The question of that number; it may move when another is asked. */
const struct crm_query *crm_fold_query(const struct crm_fold *f, int query);
/* Reads all logs: -1 with the fault. Without `rejects` the first faulty record is the fault, with
 * it faulty records are set aside and their customers are tainted. What else is to be said of the
 * logs is added to `notices`. */
int crm_fold_run(struct crm_fold *f, unsigned threads, crm_rejects *rejects, crm_buf *notices,
		 crm_error *e);
/* What was seen for the row; false, and *out empty, when it is nothing. */
bool crm_fold_seen(const struct crm_fold *f, int query, size_t row, struct crm_seen *out);
/* Of OPEN, PROMISES and MILESTONE: the i-th event that waits, from 0, in any order; its `count` is
 * not told. False, and *out empty, when there are no more. */
bool
crm_fold_seen_at(const struct crm_fold *f, int query, size_t row, size_t i, struct crm_seen *out);
/* The members `when`, `amount` and `count` of that, faster. */
crm_time crm_fold_when(const struct crm_fold *f, int query, size_t row);
crm_num crm_fold_amount(const struct crm_fold *f, int query, size_t row);
uint32_t crm_fold_count(const struct crm_fold *f, int query, size_t row);

/* Whether a record of that customer was set aside; and whether a record was set aside whose
 * customer could not be read, so that it may be an opt-out of anybody. */
bool crm_fold_tainted(const struct crm_fold *f, size_t row);
bool crm_fold_taint_unknown(const struct crm_fold *f);

/* ---- answers that are lists ---- */

/* CONSENT: the i-th channel and purpose of which something was said: "all", "email", "email:news";
 * *yes is consent, and false an opt-out. What is said of a wider one takes back what was said of
 * narrower ones before: see crm_consent_says. Sorted by bytes. False when there are no more. */
bool crm_fold_consent(const struct crm_fold *f, int query, size_t row, size_t i, crm_str *scope,
		      bool *yes, crm_time *when);

/* CHANNELS: how many went by the i-th channel of all kinds: by the column channel of the log, or
 * where that is empty by the channel of the kind. False past the last. */
bool crm_fold_channel(const struct crm_fold *f, int query, size_t row, size_t i, crm_str *channel,
		      uint32_t *count);

/* TRIES: what became of our tries to reach them by a channel, from 1 as crm_fold_channel counts
 * from 0; by 0 all of them. */
struct crm_tries {
	crm_time last;    /* the latest try that did not reach them; CRM_NO_DAY: none ever */
	uint32_t count;   /* of these since the last contact that reached them … */
	unsigned parts;   /* … at which times of the day, bits of enum crm_day_part */
	crm_time bounced; /* the latest that bounced, with none that reached them after it */
	uint64_t address; /* … and to which address: crm_address_hash; 0: it does not say */
};
enum crm_day_part { CRM_MORNING = 1, CRM_AFTERNOON = 2, CRM_EVENING = 4 }; /* from 12:00, 17:00 */
/* False, and *out empty, when there was no such try. */
bool
crm_fold_tries(const struct crm_fold *f, int query, size_t row, int channel, struct crm_tries *out);
/* Of an address that a ref names as email:ADDRESS; without regard to case. */
uint64_t crm_address_hash(crm_str email);

/* RULES: how often a rule of the policy was done: by contacts that name it in the column rule, and
 * by those of `done_by` that name none. */
struct crm_rule_done {
	crm_time last;        /* CRM_NO_DAY: never */
	uint32_t times, year; /* in all; in the calendar year of the last */
};
/* Asks for it: the number of the rule, the same for the same name; -1 for one too many. Entries may
 * also have a name that the rule had before. The caller keeps the names. */
int crm_fold_ask_rule(struct crm_fold *f, crm_str name, const char *const *was, size_t was_count,
		      const crm_kindset *done_by);
struct crm_rule_done crm_fold_rule(const struct crm_fold *f, size_t row, int rule);

/* COLLEAGUES: what one of us did for a customer's warmth, and the touches. */
struct crm_colleague {
	crm_str by;      /* the log's column; empty: nobody is named */
	crm_num in, out; /* warmth, of their side and of ours */
	uint32_t touches;
	crm_time last_touch; /* CRM_NO_DAY: none */
};
/* Asks for it. */
int crm_fold_ask_colleagues(struct crm_fold *f);
/* The next of the row, in any order; *at is 0 before the first. False when there are no more. */
bool crm_fold_colleague(const struct crm_fold *f, int query, size_t row, uint32_t *at,
			struct crm_colleague *out);

/* HOLDINGS: the goods they are about, each once; a holding names one by its number. The caller
 * keeps the texts. */
void crm_fold_goods(struct crm_fold *f, const crm_str *item, size_t n);
/* The price limit that the latest sale which names one names. */
struct crm_limit {
	crm_num at;         /* CRM_NO_NUMBER: none */
	const char *source; /* that sale */
	uint64_t line;
};
struct crm_holding {
	uint32_t item;
	crm_num held; /* bought less given back */
	crm_num paid; /* for one, on average over the sales that say so; CRM_NO_NUMBER unknown */
	struct crm_limit floor, ceiling;
};
/* The next of the row, in any order; *at is 0 before the first. False when there are no more. */
bool crm_fold_holding(const struct crm_fold *f, int query, size_t row, uint32_t *at,
		      struct crm_holding *out);

/* ---- events as they are read ---- */

/* An event that counts, as it is handed on. */
struct crm_heard {
	size_t row;
	uint64_t place; /* see crm_fold_place */
	crm_time when;
	crm_num amount; /* CRM_NO_NUMBER: none is said */
	crm_num rating; /* 0: none */
	int kind;
	enum crm_dir dir;
	enum crm_outcome outcome;
	uint8_t channel;     /* 1 + which of the channels of all kinds; 0 none */
	bool back;           /* it was handed on before, and is taken back */
	const crm_str *text; /* of each column that was asked for */
};
/* A column of the log whose text is asked for, and what was probably meant where no log has a
 * column of that name (NULL: nothing). */
struct crm_asked_column {
	crm_str name;
	const char *near;
	bool optional; /* it is empty where no log has it; otherwise that is a fault */
};
#define CRM_ASKED_MOST 16
#define CRM_HEARD_STATE 24
/* Events are handed on by several threads at once, all those of one customer by one thread, and
 * mostly in the order of the logs. A customer whose events turn out to be in an order that matters,
 * or of whom something was taken back, is heard once more: all events that were handed on come
 * again in the same order, with `back` set, and then those that count, in the order of time.
 * The kind void is never handed on. */
struct crm_listener {
	crm_kindset kinds;   /* the events that are handed on */
	crm_kindset dirs;    /* of these also the direction, else it is that of the kind */
	crm_kindset reached; /* of these also the outcome, else it is CRM_REACHED */
	crm_kindset amounts; /* of these also the amount */
	bool ratings, channels;
	crm_day since, until; /* CRM_NO_DAY: no limit */
	struct crm_asked_column column[CRM_ASKED_MOST];
	size_t columns;
	/* `state` is CRM_HEARD_STATE bytes of the customer, zero before the first event, and once
	 * more after those that were taken back. The number of the thread is below
	 * CRM_THREADS_MAX. CRM_OUT_OF_ORDER: the order matters. */
	enum crm_order (*hear)(void *to, unsigned thread, void *state, const struct crm_heard *e);
	void *to;
};
/* Asks that events be handed on; the caller keeps the listener for as long as the fold. */
void crm_fold_listen(struct crm_fold *f, const struct crm_listener *l);
/* Whether anything at all was asked for. */
bool crm_fold_asked(const struct crm_fold *f);
/* The log and the line of an event. */
const char *crm_fold_place(const struct crm_fold *f, uint64_t place, uint64_t *line);
/* Sets the place of a fault to that of an event; returns -1. */
int crm_fold_place_fault(const struct crm_fold *f, uint64_t place, const char *field, crm_error *e);

/* ---- customers who brought others ---- */

/* Whether all customers are known: a stream from a pipe may be some of them. */
bool crm_fold_knows_everybody(const struct crm_fold *f);
/* Asks for the customers whom each customer referred. `spent` is the number of the query that says
 * what a customer spent, or -1. `value`: what these referred in turn counts too. */
void crm_fold_ask_referrals(struct crm_fold *f, int spent, bool value);
/* How many each customer referred, what those spent, and what that is worth with what they referred
 * in turn. */
uint32_t crm_fold_referrals(const struct crm_fold *f, size_t row);
crm_num crm_fold_referral_spend(const struct crm_fold *f, size_t row);
crm_num crm_fold_referral_value(const struct crm_fold *f, size_t row);

/* The fault that the table, such as "a customer stream", has no column id; returns -1. */
int crm_no_id(const crm_table *t, const char *what, crm_error *e);

#endif
