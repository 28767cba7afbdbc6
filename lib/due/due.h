/* due.h: the due list as a whole, for the driver (run.c) and for reports on a finished list. A
 * customer's row goes through stages, each of which has a header with its types; files are named
 * after the stage that they belong to:
 *
 *     bind       the rules, to a frame                                  bind.h
 *     match      does a rule fire, by when, since what                  match.h
 *     restrain   may it be done, on that day, and by what channel       restrain.h
 *     combine    the reasons of a customer, to contacts                 combine.h
 *     place      what fits the days of the owners                       place.h
 *     sort       the order of the list                                  sort.h
 *     write      the list in words, line by line                        write.h
 *
 * A calendar is written of an agenda instead, see agenda.h.
 */
#ifndef CRM_DUE_DUE_H
#define CRM_DUE_DUE_H

#include "base/parallel.h"
#include "due/place.h"
#include "due/sort.h"
#include "due/write.h"
#include "score/figures.h"

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
	struct crm_due_found found;                     /* by all threads, once they are done */
	struct crm_refused refused;                     /* likewise */
	struct crm_due_hand hand;                       /* to look at single rows with after that */
	struct crm_due_writer *writer[CRM_THREADS_MAX]; /* of each thread: puts items into words */
	struct crm_due_outcomes *outcomes;              /* once outcomes were asked for */
	struct crm_agenda *agenda;                      /* where one is asked for */
	crm_buf waiting_for; /* "opted out 1, no channel 1", of found.waiting */
};

/* explain_place.c: adds which place the row in hand had in the day of its owner, and who was before
 * it, as f->placed says; nothing where that says nothing. */
int crm_place_explain(struct crm_due_hand *h, const struct crm_due_found *f, crm_buf *out,
		      crm_error *e);

/* outcome.c: what became of the list. */
enum crm_outcome_word { CRM_LEFT, CRM_TRIED, CRM_WAS_REACHED, CRM_OUTCOME_WORDS };
struct crm_due_outcomes;
void crm_due_outcomes_free(struct crm_due_outcomes *v);

#endif
