/* policy.h: a policy once it is loaded, for the rooms that use it. crm.h declares what tools
 * call; section.h and trigger.h say how sections and triggers are declared, schema.h how keys are
 * read. The sections of which the data are used in one room alone have a header there:
 * score/scoring.h, segment/treatment.h, due/calendar.h. All strings are C strings in the policy's
 * arena. */
#ifndef CRM_POLICY_POLICY_H
#define CRM_POLICY_POLICY_H

#include "base/place.h"
#include "crm.h"

extern const char crm_builtin_policy[]; /* samples/policy.yaml, put in by the build */
extern const size_t crm_builtin_policy_size;

struct crm_stage {
	const char *name;
	crm_expr *when;
	crm_place place;
};

struct crm_tier {
	const char *name;
	const char *by; /* "" when it takes the rest */
	crm_num top;    /* share of the ranked, 0.2 for 20%; 0 none */
	crm_num from;   /* threshold, when has_from */
	bool has_from;
	const char *within; /* a column: ranked in each group of it; "" over all */
	crm_expr *when;     /* who is ranked at all; NULL all */
	crm_place place;
};

struct crm_segment_rule {
	const char *name;
	crm_expr *when;
	crm_place place;
};

/* How long a silence may be: the ideal and the longest; n 0 when there is none. */
struct crm_rhythm {
	crm_span ideal, longest;
};

/* An entry of the section cadence: the rhythm of the customers for whom the condition holds. */
struct crm_cadence {
	crm_expr *when;
	struct crm_rhythm rhythm;
	crm_place place;
};

struct crm_list {
	const char **word;
	size_t n;
};

#define CRM_STEPS_MOST 24

struct crm_sentence;
struct crm_trigger;

struct crm_rule {
	const char *name;
	struct crm_list was; /* its names before; entries that name one count for it */
	const struct crm_trigger *trigger; /* see trigger.h */
	void *own;                         /* what only rules of its trigger have */
	/* What several triggers have: those without it leave it empty. */
	crm_kindset kinds;   /* the events that cause it … */
	bool any_kind;       /* … or any */
	bool only_some;      /* not each event of these kinds causes it */
	crm_kindset done_by; /* the events that settle it; default: see crm-rules(5) */
	bool alone;          /* listed also without another contact */
	bool along;          /* only with one, although its trigger does not ask for that */
	crm_span wait, within, expires, ahead;
	bool has_within, has_expires;
	crm_span retry;  /* not listed for so long after a try that did not reach them … */
	crm_num give_up; /* … nor by a channel after so many of these; 0: however many */
	crm_span again;  /* not listed for so long after our last contact; n 0: no limit */
	crm_span every;  /* … and after it was done itself */
	struct crm_times {
		crm_num total, year; /* so often at most, and in a calendar year; 0: no limit */
	} times;
	crm_expr *when;          /* NULL always */
	crm_num helpers;         /* so many who know about the item are proposed; 0 none … */
	crm_expr *helper;        /* … for whom this holds; NULL: all */
	crm_expr *escalate_when; /* it is the manager's from the first day; NULL never */
	const char *action;      /* a verb: greet, call, ask … */
	const char *channel;     /* "" the customer's */
	const char *purpose; /* consent's purpose; "service" needs none; default "care", or "news"
				of selling rules */
	const struct crm_sentence *why, *ask, *offer; /* NULL: default by trigger */
	bool selling;
	bool everybody, says_everybody; /* also for who is no customer; whether the rule says so */
	bool tasks;                     /* also for tasks */
	crm_num priority;               /* higher is more urgent; default 50 */
	/* of a sequence each step is a rule by itself, of the same name */
	unsigned step, steps; /* which of how many, from 1; 0 no sequence */
	const struct crm_sequence *sequence;
	struct crm_rule *row; /* while it is loaded: the steps */
	crm_place place;
};

struct crm_question {
	const char *column;
	const struct crm_sentence *ask, *offer; /* NULL: none */
};

/* An owner, who looks after customers. */
struct crm_owner {
	const char *name;
	crm_num capacity, max_customers; /* below 0: no limit */
	const char *manager;             /* does what is to be escalated; "" nobody */
	crm_place place;
};

/* A column or fact that the policy uses, and the place where it does. */
struct crm_mention {
	crm_str name;
	crm_place place;
	const char *section;
	struct crm_mention *next;
};

struct crm_section;

struct crm_policy {
	const char *source; /* file name, or "built-in policy" */
	crm_arena *arena;
	const char *book; /* how this book is named; "" when it is not */
	const char *zone;
	const char *lang;           /* the code of a language; "" when none is named */
	const crm_country *country; /* of phones without a code; NULL: none is named */
	int opt_in;                 /* 1: an empty consent column means no; 0: it does not */
	int feb29;                  /* enum crm_feb29 */
	struct crm_list steps;      /* kinds that lead to a sale; n 0: none are named */
	int week_starts;            /* the first day of the week: 0 Monday to 6 Sunday */
	crm_span quiet, declined;   /* n 0: none */
	crm_span quiet_before;      /* … before the day of a greeting */
	crm_span retry;             /* of rules that do not say it, … */
	crm_num give_up;            /* … likewise; see struct crm_rule */
	crm_num capacity;           /* customers per owner and day; below 0: no limit */
	crm_num reserve;            /* share */
	crm_num one_sided; /* share of contacts by one channel that is too much; 0: none is */
	struct crm_list private_columns;
	crm_place private_place;
	struct crm_owner *owner;
	size_t owners;                     /* by name; see crm_policy_owner */
	const struct crm_owner *any_owner; /* NULL: none */
	crm_model model;
	struct crm_holiday *holiday; /* due/calendar.h */
	size_t holidays;
	struct crm_question *question;
	size_t questions;
	struct crm_cadence *cadence;
	size_t cadences;
	struct crm_stage *stage;
	size_t stages;
	struct crm_tier *tier;
	size_t tiers;
	struct crm_segment_rule *segment;
	size_t segments;
	struct crm_rule *rule;
	size_t rules;
	const struct crm_section *const *sections; /* see section.h */
	void **own;                                /* the data of each that has its own */
	struct crm_mention *mention;               /* in the order of loading */
	crm_expr *exprs;                           /* all of them: their patterns want freeing */
};

/* The fault at a place of the policy; returns -1. */
int crm_policy_fault(const crm_policy *p, crm_place at, crm_error *e, const char *format, ...)
	CRM_PRINTF(4, 5);
/* Fails when the expression looks up one of names[0..n). These columns are worked out after it, so
 * that it would see what an earlier run left in them. `owner` is what the expression belongs to, as
 * in "stage loyal". 0, or -1 with a fault at that place. */
int crm_policy_forbid(const crm_policy *p, crm_place at, const char *owner, const crm_expr *x,
		      const char *const *names, size_t n, crm_error *e);
/* The values for an owner: from the entry of that name, or else from the entry for any owner, or
 * else from the policy's own capacity. */
struct crm_owner crm_policy_owner(const crm_policy *p, crm_str name);
/* Whether any owner has a limit of contacts in a day, and of customers. */
bool crm_policy_limits_days(const crm_policy *p);
bool crm_policy_limits_customers(const crm_policy *p);
/* 0, or a fault when the expression compares stage, tier, segments or quadrant with a word that
 * is not one of the policy's names. A policy without names for a column says nothing about it. */
int crm_policy_check_texts(const crm_policy *p, const crm_expr *x, crm_error *e);
#endif
