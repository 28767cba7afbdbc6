/* stats.h: counting over time. crm.h declares what tools call.
 *
 *   stats.c      the whole: what is asked for is bound, the logs are folded, the rows are written
 *   period.c     days, weeks, months, quarters and years, by number
 *   by.c         the columns by which is grouped
 *   measure.c    figures of one's own: their notation, and what an event or a customer adds
 *   count.c      an event is counted (crm_fold_listen)
 *   compare.c    which days count, and which in the period before
 *   customers.c  what does not come from events, but from the customers of a group
 *   purchases.c  days with a purchase, of which there may be several in a group
 *   groups.c     the groups, by the numbers of their values
 *   members.c    the customers of a group
 *   bag.c        numbers, how often each was seen
 *   words.c      texts and their numbers
 *   write.c      the rows
 *   tables.c     the tables that have a name; those that count in their own way are
 *                conversion.c, retention.c, response.c, holdings.c and goals.c
 *
 * Each thread of the fold counts the customers of its shard in groups of its own; they are joined
 * at the end. What is kept grows with the groups and the customers, not with the events: a group
 * has its sums, and the set of its customers; a customer has the last days with a purchase. */
#ifndef CRM_STATS_STATS_H
#define CRM_STATS_STATS_H

#include "base/array.h"
#include "base/ids.h"
#include "base/parallel.h"
#include "base/pool.h"
#include "frame/frame.h"
#include "policy/policy.h"
#include "stats/compare.h"
#include "stats/groups.h"
#include "stats/period.h"
#include "stats/sets.h"

/* ---- by.c ---- */

enum crm_by_what {
	CRM_GROUP_PERIOD,
	CRM_GROUP_KIND,
	CRM_GROUP_DIR,
	CRM_GROUP_OUTCOME,
	CRM_GROUP_CHANNEL,
	CRM_GROUP_TEXT,     /* any other column of the log */
	CRM_GROUP_CUSTOMER, /* a column of customers, a fact, or a derived column */
	CRM_GROUP_THEN,     /* not shown: see compare.h */
	CRM_GROUP_NUMBER,   /* of a table: a whole number, … */
	CRM_GROUP_WORD,     /* … one of words, in their order, … */
	CRM_GROUP_UNITS     /* … or a period of any unit: its number * 8 + enum crm_unit */
};
struct crm_by {
	enum crm_by_what what;
	crm_str name;
	enum crm_unit unit;
	unsigned text; /* TEXT: which of the listener's columns */
	int ref;       /* CUSTOMER */
	bool list;     /* … of which the values are lists: a customer is in several groups */
	struct crm_words words; /* … the values, once rows are joined all values of TEXT */
	uint32_t *code; /* … by row: which of them; of lists: where its items begin in … */
	uint32_t *item; /* … their number, and then which words they are */
	size_t items, item_room;
};
/* ---- purchases.c ---- */

/* The last days on which a customer bought, and in which groups: CRM_HEARD_STATE bytes. */
struct crm_bought_days {
	int32_t last;   /* of the days; 0 none */
	uint32_t group; /* on it */
	uint32_t more;  /* others, in the pool */
	uint32_t unused;
};
/* Sees a purchase: CRM_OUT_OF_ORDER where it is too long before the last. *is_new: it is the first
 * of that day in the group. */
enum crm_order crm_bought_see(struct crm_pool *pool, struct crm_bought_days *b, crm_day day,
			      uint32_t group, bool *is_new);

/* ---- the whole ---- */

/* What a thread counts. */
struct crm_counting {
	struct crm_stats_groups groups;
	struct crm_words words[CRM_BY_ALL]; /* of columns TEXT */
	struct crm_pool pool;
	crm_cursor *cursor;
	crm_day day; /* of the last event, its periods, and where it counts */
	uint32_t period[CRM_BY_ALL];
	unsigned sides;
	uint32_t then;            /* the value of that column for what is counted */
	int64_t answer;           /* minutes: the table response */
	struct crm_goal_sum goal; /* likewise goals */
	bool failed;
	uint64_t place;
	crm_error fault;
};

/* A column of the log that expressions look at. */
struct crm_entry_name {
	crm_str name;
	int ref;
	enum crm_by_what what; /* PERIOD: its day */
	bool number;           /* amount, rating */
	unsigned text;
};

/* The usual figures. */
enum {
	CRM_SHOWS_CUSTOMERS = 1,
	CRM_SHOWS_SHARE = 2, /* of all customers of the table */
	CRM_SHOWS_EVENTS = 4,
	CRM_SHOWS_PURCHASES = 8,
	CRM_SHOWS_SPEND = 16
};
#define CRM_CELLS_MOST 4
struct crm_counting;
/* Counts an event in one group. */
typedef enum crm_order crm_count_group(const crm_stats *s, struct crm_counting *c,
				       const uint32_t *key, void *state, const struct crm_heard *e);
/* A table: what is counted, and what is written. */
struct crm_stats_table {
	const char *name;
	const char *by;                        /* where --by is not given */
	const char *figures, *only;            /* beside those of the call; NULL: none */
	unsigned shows;                        /* the usual figures, CRM_SHOWS_… */
	const char *cells[CRM_CELLS_MOST + 1]; /* names of what `cell` fills */
	size_t word;    /* which of them, from 1, is a word and no number; 0: none */
	bool closed;    /* it takes neither --columns nor --compare */
	bool as_it_was; /* what is compared is as it stood when as much time had gone by */
	size_t sums;    /* struct crm_measured of a group, of the table */
	/* Asks for what it needs beside the columns; NULL: nothing. */
	int (*bind)(crm_stats *s, crm_error *e);
	/* Looks at customers, before the events are heard; NULL: it need not. */
	int (*prepare)(crm_stats *s, crm_error *e);
	/* Hears the events; NULL: it counts customers. Each is counted in its groups by `count`. */
	enum crm_order (*hear)(void *to, unsigned thread, void *state, const struct crm_heard *e);
	crm_count_group *count;
	/* Makes the groups, or others of those that were counted; NULL: these are it. */
	int (*gather)(crm_stats *s, crm_error *e);
	/* Fills the cells of a group. */
	int (*fill)(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e);
	void (*release)(crm_stats *s); /* what `bind` made; NULL: nothing */
};
/* tables.c: by the number that crm.h has. */
const struct crm_stats_table *crm_stats_table_at(enum crm_stats_table_id id);
extern const struct crm_stats_table crm_table_conversion, crm_table_retention, crm_table_response,
	crm_table_holdings, crm_table_goals;

struct crm_stats {
	const crm_policy *policy;
	crm_frame *frame, *past; /* past: where the logs are read once more */
	const struct crm_stats_how *how;
	const struct crm_stats_table *table;
	void *own;                  /* of the table, in the arena */
	crm_day since, until, last; /* CRM_NO_DAY: none; the last day that counts */
	enum crm_unit unit;         /* of --period … */
	int32_t period;             /* … and that period */
	struct crm_beside beside;
	const struct crm_stats_run *run;
	crm_arena *arena;
	size_t rows;
	int week;
	struct crm_by by[CRM_BY_ALL];
	size_t bys;
	struct crm_own_figure measure[CRM_MEASURES_MOST];
	size_t measures;
	struct crm_entry_name given[CRM_ASKED_MOST];
	size_t givens;
	struct crm_only {
		crm_expr *holds; /* NULL: no condition */
		bool of_events;  /* it looks at a column of the log */
	} only[2];               /* of the table, and of the call */
	bool only_of_events;     /* one of them does */
	bool early;              /* groups are known only after a first reading of the logs */
	uint8_t *left_out;       /* rows */
	struct crm_listener listener;
	crm_kindset sales;
	int refund;
	struct crm_counting hand[CRM_THREADS_MAX];
	struct crm_stats_groups *groups; /* of all, once they are joined */
};

/* by.c: reads the names, and binds them; a name that is a column of the log is given to expressions
 * (crm_stats_name). */
int crm_by_bind(crm_stats *s, crm_str names, crm_error *e);
/* Whether the name means a column of the log; then it can be given to expressions. */
bool crm_stats_of_log(const crm_stats *s, crm_str name);
/* Binds an expression; *of_events: it looks at a column of the log; *late: at what is known only
 * once the log was read. */
int crm_stats_bind(crm_stats *s, crm_expr *x, bool *of_events, bool *late, crm_error *e);
/* Fills the codes of all rows. */
int crm_by_fill(crm_stats *s, crm_error *e);
/* The values of a row in a column: their number. */
size_t crm_by_codes(const struct crm_by *b, uint32_t row, const uint32_t **code);
/* Compares two values of a column; adds the value. */
int crm_by_compare(const crm_stats *s, const struct crm_by *b, uint32_t x, uint32_t y);
void crm_by_text(const crm_stats *s, const struct crm_by *b, uint32_t code, crm_buf *out);
bool crm_by_of_customers(const crm_stats *s); /* all columns are */
/* Adds a column that a table brings, behind those of --by. */
struct crm_by *crm_by_add(crm_stats *s, enum crm_by_what what, const char *name);
/* The fault that a table needs a period first, and then only columns of customers. */
int crm_by_period_first(const crm_stats *s, const char *table, crm_error *e);

/* count.c: counts the events of the log, and joins what the threads have counted. */
void crm_count_begin(crm_stats *s);
int crm_count_end(crm_stats *s, const struct crm_fold *f, crm_error *e);
/* Every customer is in a group, with or without an event. */
void crm_count_everybody(crm_stats *s);
/* Calls `each` for each group that a row is in by the columns of customers, from the column i on;
 * the other values of the key are the caller's. */
typedef void crm_each_group(crm_stats *s, const uint32_t *key, uint32_t row);
void crm_count_row(crm_stats *s, size_t i, uint32_t *key, uint32_t row, crm_each_group *each);
/* What is done with an event: whether its customer does not count; whether the conditions on
 * entries hold for it; whether it does not count for either; it is counted in its groups; it is
 * counted in one group. */
bool crm_count_skips(const crm_stats *s, const struct crm_counting *c, const struct crm_heard *e);
bool crm_count_passes(const crm_stats *s, struct crm_counting *c, const struct crm_heard *e);
bool crm_count_leaves_out(const crm_stats *s, struct crm_counting *c, const struct crm_heard *e);
enum crm_order
crm_count_event(const crm_stats *s, struct crm_counting *c, void *state, const struct crm_heard *e);
/* … on each of these sides. */
enum crm_order crm_count_sides(const crm_stats *s, struct crm_counting *c, unsigned sides,
			       void *state, const struct crm_heard *e);
crm_count_group crm_count_in;
/* … without purchases and spend; the number of the group. */
uint32_t crm_count_plain(const crm_stats *s, struct crm_counting *c, const uint32_t *key,
			 const struct crm_heard *e);
enum crm_order crm_count_hear(void *to, unsigned thread, void *state, const struct crm_heard *e);

/* measure.c: reads NAME=FUNCTION(EXPRESSION), … */
int crm_measures_parse(crm_stats *s, crm_str text, crm_error *e);

/* The figures of a group that are the table's own, and not asked for. */
static inline struct crm_measured *
crm_table_sums(const crm_stats *s, const struct crm_stats_group *g)
{
	return g->sum + s->measures;
}

/* stats.c: folds the logs once more, as of the moment of that frame. */
int crm_stats_fold(crm_stats *s, crm_frame *past, crm_error *e);

/* write.c: the fault that a row would have two columns of one name. */
int crm_stats_check_names(crm_stats *s, crm_error *e);

/* customers.c: leaves out the rows that were merged into others, and those for whom the condition
 * of --only does not hold, where it looks at no event. */
int crm_leave_out(crm_stats *s, crm_error *e);
/* The figures of customers, of each group. */
int crm_measure_customers(crm_stats *s, crm_error *e);

#endif
