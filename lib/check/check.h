/* find.h: what is looked for in files of customers and in logs, as the files of it
 * share it. */
#ifndef CRM_CHECK_CHECK_H
#define CRM_CHECK_CHECK_H

#include <string.h>

#include "fold/currency.h"
#include "fold/event.h"
#include "base/ids.h"
#include "kinds/kinds.h"

/* Where a record stands. */
struct crm_spot {
	const char *source;
	uint64_t line;
};

struct crm_someone {
	crm_str id;
	crm_str brought_by, merged; /* an id; merged:ID; empty none */
	crm_str household;
	struct crm_spot at;      /* line 0: only a log speaks of them */
	crm_day created;         /* CRM_NO_DAY: not known */
	uint32_t older;          /* events before that */
	struct crm_spot oldest;  /* the first of these in the log */
	crm_num spent, refunded; /* at the end */
	uint32_t next[2];        /* whom these are, at the end; CRM_NOBODY */
};

/* Each event of which the id can be named. */
struct crm_logged {
	struct crm_spot at;
	uint32_t who;
	int kind;
	bool voided;
	uint32_t currency;          /* which of those found; CRM_NOBODY: it says none */
	uint64_t number;            /* of the entry, of all */
	struct crm_naming *cancel;  /* at the end: what cancelled it; NULL */
	struct crm_naming *void_by; /* … and a void that names it */
	uint32_t turn;              /* at the end: which of the turns it is; CRM_NOBODY */
	crm_num amount;             /* CRM_NO_NUMBER: none that can be read */
	crm_num refunded;           /* at the end: what refunds that name it come to */
};

/* An event that names another one. */
struct crm_naming {
	crm_str id; /* the event's */
	struct crm_spot at;
	uint32_t who, event; /* event: its own number; CRM_NOBODY */
	int kind;
	bool reached;
	bool reported; /* that it does nothing, or too much */
	crm_num amount;
};

/* A sale, or a refund. */
struct crm_sold {
	struct crm_spot at;
	uint32_t who, event; /* event: its own number; CRM_NOBODY */
	uint32_t naming;     /* a refund's, of what it names; CRM_NOBODY */
	bool refund;
	crm_num amount; /* CRM_NO_NUMBER: none that can be read */
};

/* A currency, and the first entry that has it and was not taken back. */
struct crm_currency_found {
	crm_str text, customer;
	struct crm_spot at; /* line 0: none */
	uint64_t number;    /* of the entry, of all */
};

/* What opens something or closes it. */
struct crm_turn {
	struct crm_spot at;
	int64_t key;
	uint32_t who, event; /* event: its own number; CRM_NOBODY */
	crm_str names;       /* the id of the event that it names */
	int kind;
	bool open;    /* while they are gone through */
	crm_num left; /* of an invoice, to be paid; of a payment its amount; CRM_NO_NUMBER none */
};

struct crm_check {
	const crm_model *model;
	const crm_kinds *kinds; /* the model's */
	crm_time today;
	crm_findings *to;
	crm_arena *arena;
	crm_buf notices, scratch;
	/* customers */
	struct crm_ids *ids; /* of them all, those too of whom only a log speaks */
	struct crm_someone *someone;
	size_t people, people_room;
	bool customers; /* a file of them was read */
	crm_people *alike;
	crm_str *column; /* of these files */
	size_t columns;
	struct crm_ids *owner_ids, *owner_folded;
	crm_str *owner; /* each once */
	size_t owners;
	/* logs */
	struct crm_ids *currency_ids; /* in capitals */
	struct crm_currency_found *currency;
	size_t currencies;
	uint64_t entries; /* so far */
	crm_minuses *minuses;
	struct crm_ids *event_ids;
	struct crm_logged *logged;
	size_t events, event_room;
	struct crm_naming *naming;
	size_t namings, naming_room;
	struct crm_sold *sold;
	size_t sales, sold_room; /* refunds too */
	struct crm_turn *turn;
	size_t turns, turn_room;
};

/* One file while it is read. */
struct crm_checked_file {
	struct crm_check *s;
	crm_input *in;
	const char *source; /* kept by the check */
	const crm_record *record;
	crm_str id; /* the customer's, of the record */
};

CRM_PRINTF(5, 6)
void crm_check_report(const struct crm_checked_file *f, const char *field, crm_str value,
		      bool warning, const char *format, ...);
CRM_PRINTF(7, 8)
void crm_check_report_at(struct crm_check *s, struct crm_spot at, const char *field, crm_str value,
			 crm_str id, bool warning, const char *format, ...);
/* Calls `look` for each record of the input that can be read; the others are findings. Closes
 * it; NULL: it could not be opened, and *e says why. */
int crm_check_records(struct crm_check *s, crm_input *in,
		      void (*begin)(struct crm_checked_file *f, void *own),
		      void (*look)(struct crm_checked_file *f, void *own), void *own, crm_error *e);
/* The value of a column, empty where there is none (i < 0). */
crm_str crm_checked_value(const struct crm_checked_file *f, int i);
/* A warning where a spreadsheet has probably damaged the value of column i. */
void crm_check_damage(const struct crm_checked_file *f, size_t i);
/* The number of a customer, who is entered where they are new. */
uint32_t crm_check_someone(struct crm_check *s, crm_str id);
/* Whose their events are: the row that theirs was merged into, in the end. */
uint32_t crm_check_survivor(const struct crm_check *s, uint32_t who);
bool crm_check_is_later(const struct crm_check *s, crm_time t);

/* alike.c: warns when the customer of the record shares a name, a phone or an email with
 * one before; when the owner differs from one before in case only; and, at the end, of
 * events older than their customer. */
void crm_check_alike(struct crm_checked_file *f, uint32_t who, crm_str name, crm_str phones,
		     crm_str emails);
void crm_check_owner(struct crm_checked_file *f, crm_str owner);
void
crm_check_older(struct crm_checked_file *f, uint32_t who, int kind, crm_str date, crm_str recorded);
void crm_check_ages(struct crm_check *s);

/* effects.c: crm_check_event, of a customer whose number is known; `money`: what was spent
 * and given back is wanted as well. The number of the event, or CRM_NOBODY. */
uint32_t
crm_check_enter(struct crm_check *s, uint32_t who, bool money, const struct crm_check_event *e);
/* currency.c: the currency of the record, whose event is that number or CRM_NOBODY. */
void crm_check_currency(struct crm_checked_file *f, crm_str said, uint32_t event);
void crm_check_currencies(struct crm_check *s);

/* people.c, open.c, cancels.c, refunds.c: what can be reported only at the end. */
void crm_check_people(struct crm_check *s);
void crm_check_turns(struct crm_check *s);
void crm_check_cancels(struct crm_check *s);
void crm_check_refunds(struct crm_check *s);
/* The refunds of a customer that come to more than the sales, of those entered with `money`. */
void crm_check_spent(struct crm_check *s);

#endif
