/* card.h: cards of customers: what to know before a contact with somebody, and what
 * happened, newest first. Use:
 *
 *     c = crm_cards_new(policy, frame, &how, e)   before anything else is bound to the frame
 *     crm_frame_fold(frame, …)
 *     crm_derived_run(derived, e)                 a crm_derived must be there before crm_cards_new
 *     crm_cards_run(c, e)
 *     card = crm_card_make(c, row, e)             for each customer
 *     crm_card_text(card, …), crm_card_html, crm_card_json
 *
 * The logs are read once for the timelines of all customers who are wanted, once for everything
 * else, and once more for each earlier month of the trends. The memory grows with the entries of
 * the customers who are wanted. */
#ifndef CRM_CARD_CARD_H
#define CRM_CARD_CARD_H

#include "crm.h"
#include "html/html.h"

#define CRM_CARD_MONTHS 24 /* of a trend at most */

struct crm_cards_how {
	const size_t *row; /* the customers whose cards will be made; NULL: all */
	size_t rows;
	const char *prices;         /* a price list, for what holdings are worth; NULL: none */
	const crm_country *country; /* of phones without a code; NULL: the policy's */
	bool with_private;          /* private columns are on the cards */
	unsigned months; /* points of the trends, the last of them today; 0 or 1: no trends */
	size_t entries;  /* of a timeline, the newest; 0: all */
	unsigned threads;
};

/* What is due, or held back. */
struct crm_card_due {
	crm_str rule, date, action, channel, why, ask, offer, owner, evidence;
	crm_str held; /* the reason; "": it is due */
	crm_str late; /* by how many days; "0": not yet */
};

/* One of the seven things that one must know of a customer. */
enum crm_card_thing {
	CRM_KNOW_SPEND,
	CRM_KNOW_RANK,
	CRM_KNOW_REASON,
	CRM_KNOW_SOURCE,
	CRM_KNOW_BROUGHT,
	CRM_KNOW_THANKED,
	CRM_KNOW_LOST,
	CRM_KNOW_THINGS
};
struct crm_card_known {
	const char *what; /* "what they spend", translated */
	const char *name; /* "spend", for programs */
	crm_str text;     /* what is known; "" nothing */
};

struct crm_card_promise {
	crm_time due, since;
	crm_str text; /* the note, or else the item */
};

struct crm_card_holding {
	crm_str item;
	crm_num held;
	crm_num paid;         /* for one on average; CRM_CARD_NOTHING: not known */
	crm_num price, worth; /* today; CRM_CARD_NOTHING: the list has none */
};
#define CRM_CARD_NOTHING INT64_MIN

/* A line of the tree of referrals: who brought whom. */
struct crm_card_kin {
	crm_str id, name; /* name "": nobody has the id */
	unsigned depth;   /* of the tree, from 0 */
	bool self;
	size_t more; /* so many more of its kind are not shown; then there is no id */
};

/* An entry of the timeline, with the values as they are in the log. */
struct crm_card_entry {
	crm_str event, date, kind, dir, outcome, amount, currency, item, by, due, ref, rating, note;
	const char *source;
	uint64_t line;
	bool contact; /* of a kind that is one */
	bool voided;  /* a void took it back */
	int64_t moment;
	crm_str whom;                       /* the name of the customer whom ref names; "" none */
	const struct crm_card_entry *about; /* the customer's entry that ref names; NULL: none */
};

struct crm_card_pair {
	crm_str name, value;
	enum crm_type type; /* that of the column or fact in the vocabulary */
};

/* What somebody wishes of contacts, in the order of the card: columns of the customer, and facts.
 */
enum crm_card_wish {
	CRM_WISH_HOURS,
	CRM_WISH_AVOID,
	CRM_WISH_CONSENT,
	CRM_WISH_CONSENTED,
	CRM_WISH_OPTED_OUT,
	CRM_WISHES
};

/* Texts belong to the cards, and last until the next crm_card_make. */
typedef struct crm_card {
	size_t row;
	crm_str id, name, status;
	crm_str as_of;
	struct crm_card_pair *column; /* the columns of the customer that are not shown elsewhere */
	size_t columns;
	struct crm_card_pair *fact; /* a few figures */
	size_t facts;
	crm_str stage, tier, treatment, segments, quadrant, value, closeness, score; /* "" none */
	/* Value and closeness at the end of each month, the last of them today; CRM_CARD_NOTHING
	 * before somebody was known. */
	crm_num values[CRM_CARD_MONTHS], closenesses[CRM_CARD_MONTHS];
	crm_day month[CRM_CARD_MONTHS]; /* of which day */
	unsigned months;
	struct crm_card_known known[CRM_KNOW_THINGS];
	unsigned knowns; /* how many are known */
	struct crm_card_due *due;
	size_t dues;
	struct crm_card_promise *promise;
	size_t promises;
	struct crm_card_holding *holding;
	size_t holdings;
	crm_num worth; /* of all holdings that have a price; CRM_CARD_NOTHING: no price list */
	crm_str currency;
	struct crm_card_pair wish[CRM_WISHES];
	struct crm_card_kin *kin;
	size_t kins; /* 0: nobody brought them, and they brought nobody */
	struct crm_card_entry *entry;
	size_t entries;
	size_t left_out; /* entries that are older than those */
} crm_card;

typedef struct crm_cards crm_cards;
crm_cards *
crm_cards_new(const crm_policy *p, crm_frame *f, const struct crm_cards_how *how, crm_error *e);
int crm_cards_run(crm_cards *c, crm_error *e);
/* The card belongs to the cards. */
const crm_card *crm_card_make(crm_cards *c, size_t row, crm_error *e);
const char *crm_cards_notices(const crm_cards *c); /* one on a line; "" none */
void crm_cards_free(crm_cards *c);

/* ---- writing: text.c, html.c, json.c ---- */

/* Adds the card for a terminal of so many columns. */
void crm_card_text(const crm_card *card, size_t width, bool colour, crm_buf *out);
/* Adds the card as the content of a page (crm_html_begin), from its <h1> on. `link` gives the pages
 * of other customers; NULL: names are no links. */
void crm_card_html(const crm_card *card, const crm_country *country, crm_html_customer *link,
		   void *to, crm_buf *out);
/* Adds the card as a JSON object in one line, with a line feed. */
void crm_card_json(const crm_card *card, crm_buf *out);

#endif
