/* event.h: an event of the log, as the fold sees it. */
#ifndef CRM_FOLD_EVENT_H
#define CRM_FOLD_EVENT_H

#include "fold/moment.h"
#include "fold/query.h"

/* Columns of a log that the fold may look at. */
enum crm_log_column {
	CRM_L_DATE,
	CRM_L_CUSTOMER,
	CRM_L_KIND,
	CRM_L_DIR,
	CRM_L_OUTCOME,
	CRM_L_AMOUNT,
	CRM_L_RATING,
	CRM_L_EVENT,
	CRM_L_REF,
	CRM_L_DUE,
	CRM_L_ITEM,
	CRM_L_NOTE,
	CRM_L_QUANTITY,
	CRM_L_DISCOUNT,
	CRM_L_FLOOR,
	CRM_L_CEILING,
	CRM_L_PRICE,
	CRM_L_CHANNEL,
	CRM_L_BY,
	CRM_L_RULE,
	CRM_L_CURRENCY,
	CRM_L_RECORDED,
	CRM_L_COLUMNS
};
extern const char *const crm_log_columns[CRM_L_COLUMNS];
#define CRM_BIT(column) (1u << (column))

/* The place of a record: which of the logs, and its line. Places are in the order of the logs. */
#define CRM_LINE_BITS 48
static inline uint64_t
crm_place(size_t log, uint64_t line)
{
	return (uint64_t)log << CRM_LINE_BITS | line;
}

static inline size_t
crm_place_log(uint64_t place)
{
	return place >> CRM_LINE_BITS;
}

static inline uint64_t
crm_place_line(uint64_t place)
{
	return place & ((UINT64_C(1) << CRM_LINE_BITS) - 1);
}

struct crm_event {
	int64_t key; /* its place in time: see crm_event_key */
	crm_num amount;
	crm_time when;
	uint64_t place; /* see crm_place */
	uint32_t who;
	uint32_t extra; /* 1 + offset / 8 in the texts; 0 none */
	uint16_t rating;
	uint8_t channel; /* see crm_channel_of; where it is counted */
	uint8_t marks;
#define CRM_RETURNED \
	1 /* of a sale: all of it was given back; of a refund: a void took back its sale */
#define CRM_UNSAID 2        /* no amount is said */
#define CRM_NAMES_EARLIER 4 /* second pass: a payment that names an invoice before it */
#define CRM_NAMES_LATER 8   /* … or after it */
#define CRM_BILLS 16        /* … and what is paid by amount */
#define CRM_PAYS 32         /* … or pays */
#define CRM_ALLOWS 64       /* … and a consent */
#define CRM_FORBIDS 128     /* … or an opt-out */
	uint8_t kind, how;  /* how: dir * CRM_OUTCOMES + outcome */
	uint16_t item;      /* 1 + which of the items asked for; 0 another */
};

/* What only some events have. */
struct crm_extra {
	uint64_t id, ref; /* hashes of event ids; 0 none */
	uint64_t whom; /* ref customer:ID: 1 + who, or a hash; ref email:ADDRESS: a hash; 0 none */
	int64_t recorded; /* the earliest or the latest that may be, see crm_recorded_last; 0 not
			   * known */
	crm_time due;
	crm_num quantity, discount;
	uint64_t rules; /* of the rules asked for, those that it names: a bit each */
	uint32_t item_n, note_n, ref_n;
	uint32_t trade : 1, counted : 1, asked : 1, named : 1,
		by_n : 28; /* a struct crm_trade stands behind the texts; a refund says its
			    * quantity; the columns of the listener stand behind all; it names
			    * some rule; `by` stands behind ref */
	char text[];
};

/* What was bought or given back, if a query asks for the goods. */
struct crm_trade {
	uint32_t item;
	crm_num floor, ceiling, price; /* CRM_NO_NUMBER: not named */
};

static inline const struct crm_trade *
crm_trade_of(const struct crm_extra *x)
{
	size_t n = x ? (size_t)x->item_n + x->note_n + x->ref_n + x->by_n : 0;

	return x && x->trade ? (const struct crm_trade *)(const void *)(x->text + (n + 7) / 8 * 8)
			     : NULL;
}

/* The columns of the listener, each as its length, a uint32_t, and its text; NULL: all are empty.
 */
static inline const char *
crm_extra_asked(const struct crm_extra *x)
{
	const struct crm_trade *t = crm_trade_of(x);

	if (!x || !x->asked)
		return NULL;
	return t ? (const char *)(t + 1) : x->text + x->item_n + x->note_n + x->ref_n + x->by_n;
}

static inline crm_str
crm_extra_by(const struct crm_extra *x)
{
	return x ? (crm_str){x->text + x->item_n + x->note_n + x->ref_n, x->by_n}
		 : (crm_str){"", 0};
}

/* One of the events that were gathered for the second pass. */
struct crm_replayed {
	struct crm_event *e;
	const struct crm_extra *x;
	bool last_counts; /* a snooze */
};

/* Moments that are written differently and are equal: one of them, always the same. */
static inline bool
crm_written_later(crm_time a, crm_time b)
{
	return a.day != b.day         ? a.day > b.day
	       : a.minute != b.minute ? a.minute > b.minute
				      : a.offset > b.offset;
}

/* Whether it is later than what was seen with that key; the key is 0 if nothing was seen. */
static inline bool
crm_event_after(const struct crm_event *e, int64_t key, crm_time when)
{
	return e->key > key || (e->key == key && crm_written_later(e->when, when));
}

#endif
