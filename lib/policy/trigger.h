/* trigger.h: what a trigger is. Every rule of the section due has one: it says when
 * the rule fires. A trigger is one constant in a file of its own, which says all that
 * is particular to it, and one row in the table of triggers. No other code compares
 * triggers or knows their names.
 *
 * The loader of policies is given the table, so that this room does not depend on the
 * code that it serves: `bind` and `fire` are called by the due list, whose types are
 * only named here. */
#ifndef CRM_POLICY_TRIGGER_H
#define CRM_POLICY_TRIGGER_H

#include "frame/frame.h"
#include "policy/schema.h"

typedef struct crm_prover crm_prover;
struct crm_due_bound;
struct crm_due_doing;
struct crm_due_hand;
struct crm_due_rule;
struct crm_fired;
struct crm_reason;

/* A rule while it is read: members that need the whole rule are kept as nodes. The data of its
 * trigger alone (own_size below) follow, so that the keys of a trigger name members of either. */
struct crm_raw_rule {
	struct crm_rule rule;
	const crm_node *steps, *stop, *done_by;
	max_align_t own[];
};
#define CRM_RULE_AT(member) offsetof(struct crm_rule, member)
#define CRM_OWN offsetof(struct crm_raw_rule, own)
#define CRM_OWN_AT(type, member) (CRM_OWN + offsetof(type, member))

/* A word of a trigger's sentences, beside those that every rule has. */
struct crm_trigger_word {
	const char *name;
	int (*write)(const struct crm_trigger_word *w, struct crm_due_hand *h,
		     const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out,
		     crm_error *e);
	int which;     /* for `write`, where several words share it */
	bool phrase;   /* it is a phrase, so that a sentence that begins with it is capitalised */
	bool anywhere; /* sentences of other rules may have it, too: there it is empty */
};

struct crm_trigger {
	/* ---- how a rule with it is written ---- */
	crm_field value;       /* its key, and how the value is read */
	const crm_field *keys; /* other keys that such a rule may have */
	size_t key_count;
	/* What its rules have and no others: the size of the struct that rule->own points to, and
	 * its value before keys are read; NULL: all zeroes. */
	size_t own_size;
	const void *initial;
	/* Completes a rule whose keys were read, and checks it; n is its node. NULL: nothing. */
	int (*finish)(crm_loader *l, const crm_node *n, struct crm_rule *r);
	/* Sets done_by of a rule that does not say it. NULL: no event settles the rule. */
	int (*settle)(crm_loader *l, const crm_node *n, struct crm_rule *r);
	const char *purpose; /* of a rule that names none; NULL: "care", of selling rules "news" */
	/* Names the facts that such a rule looks at or shows. NULL: none. */
	void (*facts)(const crm_kinds *k, const struct crm_rule *r,
		      void (*each)(void *to, crm_str name), void *to);

	/* Beside another trigger, its key is one of all rules, which limits them (load_keys.c). */
	bool limits;

	/* ---- what the linter may conclude ---- */
	/* What must hold for a customer for whom it fires. NULL: nothing is known. */
	const crm_term *(*requires)(crm_prover *p, const struct crm_rule *r);
	/* The last day on which it can list anybody; CRM_NO_DAY, or NULL: there is none. */
	crm_day (*last_day)(const crm_policy *p, const struct crm_rule *r);
	/* Of a rule that goes by a list of dates that ends soon, or has ended, as seen from
	 * `today`: the name of what is listed, and the last date; NULL otherwise. NULL: it goes by
	 * none. */
	const char *(*list_ends)(const crm_policy *p, const struct crm_rule *r, crm_day today,
				 crm_day *last);

	/* ---- what sort of contact it asks for ---- */
	bool answers_event; /* it answers one event, whose words its sentences may use */
	bool known;         /* what it is about stands in columns or the policy: the log only says
			     * whether it was done, so that an empty one will do */
	bool routine;       /* it waits until quiet is over */
	bool desk;          /* work at the desk, which needs no channel and no consent */
	bool accompanies;   /* it goes along with another contact */
	bool fills;         /* it only fills a day that has room, up to `day_size` customers */
	bool of_day;        /* its rules are about one day, after which their `expires` begins */
	bool day_alone;     /* and what is said on that day is wrong afterwards */
	bool own_day;       /* its due day is in the calendar or was agreed: no limit moves it */
	bool any_day;       /* it is due on whatever day the customer is contacted */
	bool needs_prices;
	crm_num (*day_size)(const struct crm_rule *r);
	/* The silence that the rule allows, where a customer's cadence says another. NULL, or NULL
	 * of a rule: cadences do not matter. */
	const struct crm_rhythm *(*rhythm)(const struct crm_rule *r);
	/* Whether it counts working time, which the section hours says. NULL: never. */
	bool (*working)(const struct crm_rule *r);
	/* Columns that the questions of the policy ask for. NULL: none. */
	const struct crm_list *(*asks)(const struct crm_rule *r);
	/* For how many customers it is at most, 0 no limit, and whether the row in hand is one of
	 * them already. NULL: it is for all. */
	size_t (*places)(const struct crm_rule *r);
	bool (*has_place)(const struct crm_due_hand *h, const struct crm_due_rule *r);
	/* Whether a reason that is listed on a day must be done on it, whatever the day holds.
	 * NULL: on its last day. */
	bool (*cannot_wait)(const struct crm_reason *reason, crm_day day);
	/* Whether a planned contact, for these reasons, settles the rule before it comes due. NULL:
	 * none does. */
	bool (*ends_with)(const struct crm_due_bound *d, const struct crm_due_rule *r,
			  const struct crm_reason *contact, size_t reasons);
	/* The item that an entry must have to settle it. NULL: any entry does. */
	const char *(*item)(const struct crm_rule *r);
	const char *also_settled; /* a kind that settles it on the day beside done_by; NULL none */
	/* What is to be logged once it was done: how the trigger changes *out, whose kinds are
	 * those of our entries that settle the rule. NULL: not at all. */
	void (*doing)(const struct crm_rule *r, const crm_kindset *touches,
		      struct crm_due_doing *out);
	const char
		*stays; /* no entry settles it: until when it stays listed; NULL: an entry does */

	/* ---- at work ---- */
	size_t bound_size; /* of the struct that its bound rules have, and r->own points to */
	/* Asks the frame for what the rule looks at. */
	int (*bind)(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e);
	/* Says of the row in hand by when something is to be done, and why, or why not. */
	int (*fire)(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
		    crm_error *e);
	/* Of what has a day of its own: says, as `fire` does, of the i-th thing that the rule is
	 * about, from 0, whose day is today or later: 1, 0 when there are no more until the last
	 * day of the agenda, or -1. NULL: its rules have no days of their own. */
	int (*date)(struct crm_due_hand *h, const struct crm_due_rule *r, size_t i,
		    struct crm_fired *f, crm_error *e);
	/* Whether what a rule is about has days of its own. NULL: if there is a `date`. */
	bool (*dated)(const struct crm_rule *r, const crm_kinds *k);
	/* What a calendar calls the things that `date` finds, and whether it reminds of them on the
	 * day before. */
	const char *category;
	bool remind_before;

	/* ---- in words ---- */
	const char *why, *never; /* of rules without a sentence; never: it never was. NULL none */
	/* Where they depend on the rule: used in place of `why`, or of `never`; NULL otherwise. */
	const char *(*why_of)(const struct crm_rule *r, bool never);
	void (*subject)(const struct crm_rule *r, crm_buf *out); /* writes what %s stands for */
	const char *(*ask_of)(const struct crm_rule *r);         /* of rules that ask nothing */
	const struct crm_trigger_word *words;                    /* of its own */
	size_t word_count;
};

/* Keys that several triggers share. */
#define CRM_KEY_WAIT \
	{ \
		.key = "wait", .at = CRM_RULE_AT(wait), .read = crm_read_days, .of_step = true \
	}
#define CRM_KEY_WITHIN \
	{ \
		.key = "within", .at = CRM_RULE_AT(within), .read = crm_read_days, .of_step = true \
	}
#define CRM_KEY_EXPIRES \
	{ \
		.key = "expires", .at = CRM_RULE_AT(expires), .read = crm_read_days, \
		.of_step = true \
	}
#define CRM_KEY_AHEAD \
	{ \
		.key = "ahead", .at = CRM_RULE_AT(ahead), .read = crm_read_days \
	}
#define CRM_KEY_ALONE \
	{ \
		.key = "alone", .at = CRM_RULE_AT(alone), .read = crm_read_truth \
	}
#define CRM_KEY_DONE_BY \
	{ \
		.key = "done_by", .at = offsetof(struct crm_raw_rule, done_by), \
		.read = crm_read_node, .of_step = true \
	}
/* Of what follows an event. */
#define CRM_KEYS_FOLLOWING CRM_KEY_WAIT, CRM_KEY_WITHIN, CRM_KEY_EXPIRES, CRM_KEY_DONE_BY

/* Readers of values that several triggers share: kinds, classes or any, to the rule. */
crm_read crm_read_event;

/* load_defaults.c: settled by any touch; by what the action is logged as. */
int crm_settle_by_touch(crm_loader *l, const crm_node *n, struct crm_rule *r);
int crm_settle_by_action(crm_loader *l, const crm_node *n, struct crm_rule *r);

#endif
