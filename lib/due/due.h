/* due.h: the due list as a whole, for the files that know all of it. A customer's row goes through
 * stages, each of which has its own types:
 *
 *     bind       the rules, to a frame                         bound.h
 *     match      does a rule fire, by when, since what         hand.h
 *     restrain   may it be done, now, and by what way          hand.h
 *     combine    the reasons of a customer, to contacts        list.h
 *     place      what fits the days of the owners              list.h
 *     sort       the order of the list                         list.h
 *     write      in words, line by line                        tell.c
 */
#ifndef CRM_DUE_DUE_H
#define CRM_DUE_DUE_H

#include "base/parallel.h"
#include "due/list.h"
#include "score/figures.h"

enum crm_due_column {
	CRM_DUE_RULE,
	CRM_DUE_DATE,
	CRM_DUE_OVERDUE,
	CRM_DUE_ACTION,
	CRM_DUE_CHANNEL,
	CRM_DUE_WHY,
	CRM_DUE_ASK,
	CRM_DUE_PRIORITY,
	CRM_DUE_EVIDENCE,
	CRM_DUE_OFFER,
	CRM_DUE_OWNER,
	CRM_DUE_COLUMNS
};

/* What one thread has and finds. Texts of what it found are in the arena of its hand. */
struct crm_due_thread {
	struct crm_due_hand hand;
	struct crm_due_found found;
	struct crm_refused refused;
};

struct crm_due {
	struct crm_due_bound bound;
	struct crm_due_thread *thread;
	unsigned threads;
	struct crm_due_found found;                   /* by all threads, once they are done */
	struct crm_due_hand hand;                     /* to look at single rows with after that */
	struct crm_telling *telling[CRM_THREADS_MAX]; /* of each thread: puts items into words */
	struct crm_due_evening *evening;              /* once outcomes were asked for */
	crm_buf waiting_for; /* "opted out 1, no channel 1", of found.waiting */
};

/* refusals.c: once the list is made, finds who shares a phone or an email with those of its
 * customers who opted out. */
int crm_refusals_find(struct crm_due *d, crm_error *e);

/* outcome.c: what became of the list. */
enum crm_outcome_word { CRM_LEFT, CRM_TRIED, CRM_WAS_REACHED, CRM_OUTCOME_WORDS };
struct crm_due_evening;
void crm_due_evening_free(struct crm_due_evening *v);

/* tell.c: puts an item into words, which last until the thread tells the next. */
int crm_due_tell(struct crm_due *d, unsigned hand, const struct crm_due_item *item, crm_str *values,
		 crm_error *e);
struct crm_telling *crm_telling_new(const struct crm_due *d);
void crm_telling_free(struct crm_telling *t);

#endif
