/* query.h: what may be asked of a log, and what is seen of it. */
#ifndef CRM_FOLD_QUERY_H
#define CRM_FOLD_QUERY_H

#include "crm.h"
#include "fold/aggregates.h"
#include "fold/sequence.h"
#include "kinds/kinds.h"
#include "kinds/outcome.h"

#define CRM_RULES_FOLLOWED 64 /* rules of RULES at most */
/* Stands for a number that is missing. */
#define CRM_NO_NUMBER INT64_MIN

/* Whether an operation has the result that it would have if the events had come in their order. */
enum crm_order { CRM_IN_ORDER, CRM_OUT_OF_ORDER };

/* Which events are meant. All parts must hold. */
struct crm_filter {
	crm_kindset kinds;
	int dir;     /* enum crm_dir, or -1 for either */
	int outcome; /* enum crm_outcome, CRM_OUTCOMES_OF, or -1 for any */
};

/* A question about the events of each customer. All members may be zero except `aggregate`, `of`,
 * `since` and, where the aggregate uses it, `done`. In a filter, 0 means CRM_IN and CRM_REACHED.
 * The capital letters below name the aggregates (aggregates.h) that look at a member; without any,
 * all of them do. */
struct crm_query {
	enum crm_aggregate_id aggregate;
	struct crm_filter of;
	/* PENDING, PROMISE: such an event settles everything that is strictly before it.
	 * MILESTONE: it settles those whose day has come, or comes within `ahead`: then only what
	 * comes after the event settles it. */
	struct crm_filter done;
	/* Events before this day do not count; CRM_NO_DAY: all of them do. OPEN of appointments,
	 * PROMISE, MILESTONE: the day they are for is compared. */
	crm_day since;
	crm_span ahead; /* MILESTONE; n 0: none */
	/* COUNT, DAYS, SUM: events after this day do not count, if `ends`; otherwise all of them
	 * do. WARMTH: points are decayed to this day, too. */
	crm_day until;
	bool ends;
	crm_num rating_from, rating_to; /* only events rated so; 0 and 0: rated or not */
	crm_str item;                   /* only events of this item; empty: any. It is copied. */
	bool unanswered; /* OPEN: only items that no reached outgoing touch came after */
	bool overdue;    /* OPEN: only items that were due on an earlier day than today */
	bool texts;      /* item, note and ref are stored, which costs memory */
	/* SEQUENCE: the caller keeps it for as long as the fold. */
	const struct crm_sequence *sequence;
	bool negative; /* SUM: the events of `done` are subtracted */
	/* SUM: what each kind of event costs by the policy is added. When there are kinds in `done`
	 * and `negative` is false, only what these kinds cost is, whatever their item. */
	bool costs;
	bool quantity;  /* COUNT, SUM: the column quantity, or 1 where it is empty; seen.amount */
	bool discount;  /* SUM: the column discount */
	int32_t within; /* ANSWERED: so many days after it, at most CRM_REPLY_MOST */
	int channel;    /* ANSWERED: only those by that channel, see crm_fold_channel, from 1 */
	int behaviour;  /* WARMTH, COLLEAGUES: which of those of crm_model; -1 all of them */
	enum {
		CRM_KEEP_WHOLE,
		CRM_KEEP_MOMENT,
		CRM_KEEP_RATING,
		CRM_KEEP_DUE
	} keep; /* FIRST, LAST: what is stored of the event */
};

/* Where a customer is in a sequence. */
struct crm_sequence_seen {
	unsigned step; /* from 1; 0: it is over */
	crm_day day;   /* the day from which the step is counted, or on which it was over */
	bool stopped;
	/* The event that stopped it, or that did the step before; kind is -1 when there is none. */
	int kind;
	uint64_t line;
	const char *source;
};

/* What was seen: an event, and how many of them. The fold owns what it points to. */
struct crm_seen {
	crm_time when; /* as written; CRM_NO_DAY when there is none */
	crm_time due;  /* likewise */
	uint64_t line;
	const char *source; /* the log's name */
	int kind, dir;
	crm_num rating, amount; /* rating 0: none */
	uint32_t count;
	struct crm_sequence_seen sequence; /* SEQUENCE */
	bool answered;                     /* OPEN: a reached outgoing touch came after it */
	/* OPEN: what is left to be paid of its amount; CRM_NO_NUMBER: not paid by amount. */
	crm_num left;
	/* OPEN: what is left to be paid of all of them; CRM_NO_NUMBER: too large a number. */
	crm_num owed;
	crm_str item, note, ref; /* with `texts`; ref as written */
};

#endif
