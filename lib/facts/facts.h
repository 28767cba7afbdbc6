/* facts.h: what a fact is: one row of the table of facts, which has a part for each theme (sales.c
 * and so on) and which table.c joins. How rows are written is in fact_rows.h.
 *
 * A fact asks the fold for aggregates, which facts share, and computes its value from them
 * afterwards. */
#ifndef CRM_FACTS_FACTS_H
#define CRM_FACTS_FACTS_H

#include "facts/customer_row.h"
#include "kinds/kinds.h"

/* Which events an aggregate of a fact is made of. */
struct crm_fact_events {
	/* Words separated by spaces: a kind of event; "touches"; "sales"; "all", which is every
	 * kind except void; "dealings", which are not work at the desk; "promises", the kinds of
	 * which the due is a promise; "named", the kinds that the name of the fact names
	 * (last_call). A "-" in front takes kinds away. NULL: no events. */
	const char *kinds;
	enum { EITHER_WAY, ONLY_IN, ONLY_OUT } way;
	int outcome; /* as in struct crm_filter */
};

/* An aggregate. The limits in the name of the row apply to it: "<N>" is the last days, "<year>" and
 * "<month>" are a year or a month of it, "<item>" is an item. A row with limits in its name is a
 * family of facts, as spend_<N>d is spend_30d and spend_365d (families.c). */
struct crm_fact_need {
	struct crm_query want; /* without `of`, `done` and `since` */
	struct crm_fact_events of, done;
	bool from_today; /* without what is due before today */
	int days_ago;    /* as it was at the end of the day so many days ago; 0: today */
	int days;        /* of the last so many days; 0: of all */
	bool replies;    /* within the days that the policy gives for a reply */
};

/* What is needed of the customers whom this one brought. */
enum crm_fact_others {
	CRM_OTHERS_NOTHING,
	CRM_OTHERS_COUNTED,
	CRM_OTHERS_SPEND, /* need[1] is what they spent */
	CRM_OTHERS_VALUE  /* likewise */
};

#define CRM_FACT_NEEDS 3
#define CRM_FACT_COLUMNS 5

/* A fact that a run asked for. */
struct crm_fact;
struct crm_asked_fact {
	const struct crm_fact *row;
	int query[CRM_FACT_NEEDS];    /* for its aggregates */
	int column[CRM_FACT_COLUMNS]; /* of the table; -1 */
	int channel;                  /* that its name names, from 1; 0: none */
};

typedef int crm_fact_value_of(struct crm_customer_row *r, const struct crm_asked_fact *fact,
			      crm_value *out, crm_error *e);

struct crm_fact {
	crm_word word; /* the first member: a word of the vocabulary that is a fact is one of these
			*/
	struct crm_fact_need need[CRM_FACT_NEEDS]; /* those after the last have no `of` */
	const char *column[CRM_FACT_COLUMNS];      /* columns of the stream that it looks at */
	enum crm_fact_others others;
	bool may_fail; /* for some rows the value is a fault */
	crm_fact_value_of *value;
};

/* The parts of the table. */
struct crm_fact_part {
	const struct crm_fact *row;
	size_t rows;
};
extern const struct crm_fact_part crm_facts_touch, crm_facts_sales, crm_facts_open,
	crm_facts_referral, crm_facts_cost, crm_facts_agreed, crm_facts_warmth, crm_facts_replies;
/* How many facts there are, and the i-th; NULL past the last. */
size_t crm_facts(void);
const struct crm_fact *crm_fact_at(size_t i);
/* table.c: the kinds of crm_fact_events. False when a word is not understood. */
bool
crm_fact_kinds(const crm_kinds *k, const char *words, const crm_kindset *named, crm_kindset *out);

/* ---- ask.c: for the frame ---- */

/* Asks the fold for what a fact is made of. The name is that of a fact, or of a family of facts. */
int crm_fact_ask(struct crm_fold *fold, const crm_table *table, crm_str name,
		 struct crm_asked_fact *out, crm_error *e);
/* Asks for one of the aggregates that facts are made of: its query. */
int crm_fact_ask_need(struct crm_fold *fold, const struct crm_fact_need *need);
int crm_fact_value(struct crm_customer_row *r, const struct crm_asked_fact *fact, crm_value *out,
		   crm_error *e);
/* Whether there are rows for which its value is a fault. */
bool crm_fact_may_fail(const struct crm_asked_fact *fact);

/* ---- replies.c ---- */

/* Asks the fold for the tries that the facts go by: the query of crm_fold_tries. */
int crm_tries_ask(struct crm_fold *fold);
/* Whether the address by which a channel goes bounced and is still the customer's, of whom the row
 * has these `emails` (NULL: it does not say) and their details were checked on that day
 * (CRM_NO_DAY: it is not known). */
bool crm_tries_bounced(const struct crm_tries *t, bool by_email, const crm_str *emails,
		       crm_day reviewed);

/* ---- fact_values.c: values that several facts have ---- */

#define CRM_FACT_VALUE(name) \
	int name(struct crm_customer_row *r, const struct crm_asked_fact *fact, crm_value *out, \
		 crm_error *e)
CRM_FACT_VALUE(crm_get_count); /* of the first aggregate, as the next four */
CRM_FACT_VALUE(crm_get_sum);
CRM_FACT_VALUE(crm_get_moment);
CRM_FACT_VALUE(crm_get_due);
CRM_FACT_VALUE(crm_get_days_since); /* days from its moment to today */
/* The mean time from one day to the next; need: the days, the first and the last of them. */
CRM_FACT_VALUE(crm_get_usual_gap);
CRM_FACT_VALUE(crm_get_lateness); /* days since the last over that mean */

/* What values are made of and with. */
struct crm_seen
crm_fact_seen(const struct crm_customer_row *r, const struct crm_asked_fact *fact, int i);
int crm_fact_number(crm_value *out, crm_num n);
int crm_fact_count(crm_value *out, uint64_t n);
int crm_fact_moment(crm_value *out, crm_time t); /* missing when it is CRM_NO_DAY */
int crm_fact_truth(crm_value *out, bool yes);
int crm_fact_missing(crm_value *out);
/* a / b, rounded half to even to one decimal or two: in one step, so that nothing is rounded twice.
 */
crm_num crm_fact_ratio(int64_t a, int64_t b, int decimals);
/* The fault of a value that is too large a number. */
int crm_fact_too_large(const struct crm_customer_row *r, const struct crm_asked_fact *fact,
		       crm_error *e);

#endif
