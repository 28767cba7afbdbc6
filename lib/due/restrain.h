/* restrain.h: the third stage of the due list. From a bound rule and the row in hand to whether a
 * contact may be made on a day, and by what channel. */
#ifndef CRM_DUE_RESTRAIN_H
#define CRM_DUE_RESTRAIN_H

#include "due/hand.h"

/* Why something is held back, in the order in which it is looked at. */
enum crm_held {
	CRM_NOT_HELD,
	CRM_HELD_REJECTED,
	CRM_HELD_NO_CONSENT,
	CRM_HELD_OPTED_OUT,
	CRM_HELD_DECEASED,
	CRM_HELD_CLOSED,
	CRM_HELD_DECLINED,
	CRM_HELD_SNOOZED,
	CRM_HELD_QUIET,
	CRM_HELD_GREETING,
	CRM_HELD_TRIED,
	CRM_HELD_NO_CHANNEL,
	CRM_HELD_GIVEN_UP,
	CRM_HELD_CAP,
	CRM_HELD_ALONE,
	CRM_HELD_CAPACITY,
	CRM_HELDS
};
extern const char *const crm_held_words[CRM_HELDS];

/* restrain.c: reads h->person, once a row. */
int crm_person_read(struct crm_due_hand *h, crm_error *e);
/* As of a day: today, or one to come by what is known today. */
enum crm_held
crm_restraint(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day);
/* Until when it holds; CRM_NO_DAY when no day is known. */
crm_day
crm_restraint_until(const struct crm_due_hand *h, const struct crm_due_rule *r, enum crm_held held);

/* Of a rule that is for so many customers at most: whether the row gets no place. */
static inline bool
crm_places_full(const struct crm_due_rule *r, size_t row)
{
	return r->full && r->full[row / 8] >> row % 8 & 1;
}

/* restrain_channel.c */
enum crm_held crm_consent(const struct crm_due_hand *h, const struct crm_due_rule *r);
bool
crm_channel_allowed(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel);
/* The channel to take, "" when there is none (or none is needed). */
crm_str crm_channel_choose(const struct crm_due_hand *h, const struct crm_due_rule *r);
/* The same, however often it was tried; *given_up: the rule gave up all that there are. */
crm_str
crm_channel_first(const struct crm_due_hand *h, const struct crm_due_rule *r, bool *given_up);

/* restrain_tries.c: reads what became of tries. */
int crm_tries_read(struct crm_due_hand *h, crm_error *e);
/* What became of those by a channel. */
struct crm_tries crm_tries_by(const struct crm_due_hand *h, crm_str channel);
/* Whether messages by a channel come back. */
bool crm_channel_bounced(const struct crm_due_hand *h, crm_str channel);
/* Whether the rule gave a channel up. That ends with a contact by it that reached them, when an
 * address that bounced at the last try changes, and CRM_GIVEN_UP_DAYS after their last try by any.
 */
bool
crm_channel_given_up(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel);
#define CRM_GIVEN_UP_DAYS 90
/* What comes of it that the rule gave up all channels by which it may go. */
enum crm_given_up {
	CRM_GO_ON,     /* it did not */
	CRM_HAND_OVER, /* somebody else is to try */
	CRM_GIVE_UP    /* nobody is */
};
enum crm_given_up crm_given_up(const struct crm_due_hand *h, const struct crm_due_rule *r);
/* What is said of tries behind the reasons of a contact by a channel: "no answer on Nov 18; try the
 * afternoon". */
void crm_tries_write(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel,
		     crm_buf *out);

/* restrain_side.c */
void crm_sides_read(struct crm_due_hand *h);
/* The channel that is to be tried last, "" none. */
crm_str crm_side(const struct crm_due_hand *h, const struct crm_due_rule *r);
/* "written to by email 9 of 10 times" */
void crm_side_write(const struct crm_due_hand *h, crm_buf *out);

/* restrain_refusals.c: the columns consent, which are not empty, of the *n rows that were merged
 * into the row in hand. */
const crm_str *crm_refusals_merged(const struct crm_due_hand *h, size_t *n);
/* Where it is such a consent that holds back, and not the row's own: whose it is; otherwise
 * NULL. */
const struct crm_refused_consent *crm_refusals_whose(const struct crm_due_hand *h);
/* Rows of those who opted out. */
struct crm_refused {
	uint32_t *row;
	size_t n, room;
};
void crm_refused_join(struct crm_refused *to, const struct crm_refused *from);
/* Notes whether the row in hand opted out. */
int crm_refusals_look(struct crm_due_hand *h, struct crm_refused *all, crm_error *e);
/* What the row in hand refuses: a list of channels and purposes, or all; "" nothing. */
int crm_refusals_of(struct crm_due_hand *h, crm_str *scopes, crm_error *e);

#endif
