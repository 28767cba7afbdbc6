/* match.h: the second stage of the due list. From a bound rule and the row in hand to whether the
 * rule fires: by when something is to be done, since what, and why not. */
#ifndef CRM_DUE_MATCH_H
#define CRM_DUE_MATCH_H

#include "due/hand.h"

enum { CRM_FIRED_NUMBERS = 6 };
#define CRM_NO_LIMIT INT64_MIN
struct crm_fired {
	crm_day due;        /* by when; CRM_DUE_NEVER: nothing to do */
	crm_day from, last; /* listed from, to; last CRM_DUE_NEVER: until done */
	crm_day since;      /* what it counts from; CRM_NO_DAY unknown */
	bool past_longest, escalate;
	bool never;        /* it never was, so `since` is first_seen or unknown */
	bool known_since;  /* in the words for `never`, where {since} is written all the same */
	int64_t late;      /* minutes past the limit */
	bool late_by_days; /* told in days of the calendar, and not in hours */
	int64_t limit; /* in working time: minutes of the zone's clock; otherwise CRM_NO_LIMIT */
	bool has_event;
	struct crm_seen seen;              /* what caused it */
	const char *settled;               /* why nothing is to do, for --explain */
	crm_day settled_on;                /* CRM_NO_DAY: it is no matter of a date */
	crm_day next;                      /* when it comes round again, once done */
	crm_num number[CRM_FIRED_NUMBERS]; /* for the words of the trigger alone */
};

/* match.c: what is to do at the row in hand. */
int crm_trigger_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		     crm_error *e);
/* match_often.c: the same, by what the rule itself says: how often at most. */
int crm_rule_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		  crm_error *e);
/* Whether what the rule is about has days of its own. */
bool crm_rule_is_dated(const struct crm_due_bound *d, const struct crm_due_rule *r);
/* Of a rule about what has days of its own, the i-th of them, from 0: 1, 0 when there are no more
 * within the agenda, or -1. One that was settled has no due day. */
int crm_trigger_date(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i,
		     struct crm_fired *f, crm_error *e);
/* Whether the rule is for the row in hand: 1, 0, or -1 with a fault; whether it is for others
 * whatever its condition says: for customers, and not for those who are none, or for a task. */
bool crm_rule_is_for_others(struct crm_due_hand *h, const struct crm_due_rule *r);
int crm_rule_is_for(struct crm_due_hand *h, const struct crm_due_rule *r, crm_error *e);
/* Whether it is on the list today. */
bool crm_fired_today(const struct crm_due_bound *d, const struct crm_fired *f);

/* match_cadence.c: whether a rule heeds the cadence of the row in hand. Rules for tasks heed those
 * of tasks alone. */
bool crm_cadence_counts(struct crm_due_hand *h, const struct crm_rule *rule);
/* How long a silence may be for the row in hand, where they or the policy have a
 * cadence for it; *out is left as it is where there is none. */
int crm_cadence(struct crm_due_hand *h, struct crm_rhythm *out, crm_error *e);
/* Adds " (cadence 14d, as tier == 'gold')" where it is not the rule's own. */
int crm_cadence_explain(struct crm_due_hand *h, const struct crm_rule *rule, crm_buf *out,
			crm_error *e);

/* ---- in words ---- */

/* write_sentence.c: 1 when its first part has words of its own and was left out, but others were
 * not: then what was written is half a sentence. */
int
crm_sentence_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		   const struct crm_bound_sentence *s, crm_buf *out, crm_error *e);

/* write_why.c: puts "(2 days past the limit)" and the like behind a reason. */
void crm_why_limits(const struct crm_due_hand *h, const struct crm_fired *f, crm_buf *why);
/* Why, in words: the rule's own sentence, or that of its trigger. */
int crm_why_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		  crm_buf *out, crm_error *e);

#endif
