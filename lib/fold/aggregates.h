/* aggregates.h: the list of all aggregates, from which their numbers and their table are made. */
#ifndef CRM_FOLD_AGGREGATES_H
#define CRM_FOLD_AGGREGATES_H

/* All aggregates: what may be asked of the log. Each has a struct crm_aggregate of its own, of the
 * name in the second column (aggregate.h). */
/* clang-format off */
#define CRM_AGGREGATES(X) \
	X(COUNT, count) \
		/* how many; seen.count */ \
	X(DAYS, days) \
		/* on how many days; seen.count */ \
	X(SUM, sum) \
		/* of the amounts; seen.amount */ \
	X(SUM_FIRST, sum_first) \
		/* of those of the earliest day that has any; seen.amount */ \
	X(FIRST, first) \
		/* the earliest */ \
	X(LAST, last) \
		/* the latest; of equal ones the lowest rating */ \
	X(PENDING, pending) \
		/* the earliest after which nothing of `done` came; seen.count of them */ \
	X(PROMISE, promise) \
		/* likewise, of those with a `due`: the one due first */ \
	X(PROMISES, promises) \
		/* likewise, all of them, for crm_fold_seen_at */ \
	X(MILESTONE, milestone) \
		/* of those after whose day, the `due` or else the date, nothing of \
		 * `done` came, on that day or later: that of the earliest day. \
		 * A planned one that was closed is none; seen.count of them */ \
	X(OPEN, open) \
		/* the oldest still open item of `of`; seen.count of them. \
		 * Appointments and milestones: the one due first. An event \
		 * that names one by ref settles it, and an appointment is \
		 * settled by any touch, whatever came of it, on its day or later */ \
	X(SEQUENCE, sequence) \
		/* where a sequence stands that the latest event of `of` began; \
		 * that event, with seen.sequence */ \
	X(WIN, win) \
		/* seen.amount: what they cost up to the first day with an event of `done`, \
		 * and all that is said to be for that: see crm-facts(7), cost_win */ \
	X(WARMTH, warmth) \
		/* seen.amount: decayed points of one behaviour */ \
	X(CONSENT, consent) \
		/* consent and optout: see crm_frame_scope */ \
	X(REFERRALS, referrals) \
		/* whom they brought by referral events */ \
	X(COLLEAGUES, colleagues) \
		/* warmth and touches by colleague: see crm_frame_want_colleagues */ \
	X(CHANNELS, channels) \
		/* how many by each channel: see crm_frame_channel */ \
	X(TRIES, tries) \
		/* those of `of`, which did not reach them, since the last of `done`, which did: \
		 * in total and by channel, see crm_fold_tries */ \
	X(ANSWERED, answered) \
		/* those of `of` that were answered, by what they are or by one of `done` within \
		 * so many days; seen.amount of them, of seen.count: see crm-facts(7), answered */ \
	X(RULES, rules) \
		/* how often each rule was done, and when last: see crm_fold_rule */ \
	X(HOLDINGS, holdings) \
		/* what they hold of goods, by sales `of` less `done`: see \
		 * crm_frame_holding */ \
	X(GOODS, goods) \
		/* how many different items; seen.count */ \
	X(HEARD, heard) \
		/* each event is handed on: see crm_fold_listen */
/* clang-format on */

#define CRM_AGGREGATE_ID(ID, name) CRM_AGG_##ID,
enum crm_aggregate_id { CRM_AGGREGATES(CRM_AGGREGATE_ID) CRM_AGGREGATES_N };

#endif
