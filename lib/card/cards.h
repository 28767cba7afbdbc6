/* cards.h: what the files of this room share. */
#ifndef CRM_CARD_CARDS_H
#define CRM_CARD_CARDS_H

#include "card/history.h"
#include "due/due.h"
#include "due/prices.h"
#include "policy/policy.h"

/* A name of the frame that a card shows; ref -1: the stream and the policy do not have it. */
enum crm_card_name {
	CRM_CARD_STAGE,
	CRM_CARD_TIER,
	CRM_CARD_TREATMENT,
	CRM_CARD_SEGMENTS,
	CRM_CARD_QUADRANT,
	CRM_CARD_VALUE,
	CRM_CARD_CLOSENESS,
	CRM_CARD_SCORE,
	CRM_CARD_OPTED_OUT,
	CRM_CARD_CONSENTED,
	CRM_CARD_PURCHASES,
	CRM_CARD_SPEND,
	CRM_CARD_THANKED,
	CRM_CARD_REFERRALS,
	CRM_CARD_PROFILE,
	CRM_CARD_FIRST_SEEN,
	CRM_CARD_LAST_TOUCH,
	CRM_CARD_LAST_PURCHASE,
	CRM_CARD_APPOINTMENT,
	CRM_CARD_SNOOZED,
	CRM_CARD_NAMES
};

/* An item of the due list: its row, its number in the list or in what is held back. */
struct crm_card_item {
	uint32_t row, at;
	bool held;
};

struct crm_cards {
	const crm_policy *policy;
	crm_frame *frame;
	struct crm_cards_how how;
	bool *wanted; /* of each row */
	struct crm_card_history history;
	/* trend.c: of each wanted row, in their order, `months` of each */
	crm_num *values, *closenesses;
	uint32_t *trend_of; /* of each row its place in these */
	crm_day month[CRM_CARD_MONTHS];
	unsigned months;
	int ref[CRM_CARD_NAMES];
	int promises, holdings;         /* queries */
	struct crm_prices *prices;      /* NULL: none */
	const struct crm_prices *goods; /* the list whose items are the first goods; NULL: none */
	crm_due *due;
	struct crm_card_item *item; /* those of the due list, by row */
	size_t items;
	crm_arena *arena; /* of the card */
	crm_cursor *cursor;
	crm_row fields;
	crm_buf text, notices;
	struct crm_brought *by, *whom; /* the pairs, sorted by either; each once */
	size_t pairs;
	crm_card card;
};

/* trend.c: before anything is bound to the frame. */
int crm_card_trends(struct crm_cards *c, crm_error *e);
/* fill_due.c */
int crm_card_fill_due(struct crm_cards *c, crm_card *card, crm_error *e);
void crm_card_order_due(struct crm_cards *c);
/* fill_goods.c */
int crm_card_bind_goods(struct crm_cards *c, crm_error *e);
void crm_card_fill_goods(struct crm_cards *c, crm_card *card);
void crm_card_fill_promises(struct crm_cards *c, crm_card *card);
/* kin.c */
void crm_card_sort_kin(struct crm_cards *c);
void crm_card_fill_kin(struct crm_cards *c, crm_card *card);
/* fill.c */
int crm_card_fill(struct crm_cards *c, crm_card *card, crm_error *e);
/* The value of a column of a row of the stream; "" when there is none. It lasts until the next. */
crm_str crm_card_column(struct crm_cards *c, size_t row, const char *name);
/* Whether a column is on the cards: it is not private, or private ones were asked for. */
bool crm_card_shows(const struct crm_cards *c, crm_str column);
/* A copy that lasts as long as the card. */
crm_str crm_card_keep(struct crm_cards *c, crm_str s);

#endif
