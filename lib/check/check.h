/* check.h: the checks that crm-check makes of files of customers and of logs. crm.h declares what
 * tools call (crm_check_new …); this header is what the files of the room share:
 *
 *   check.c      begins and ends the checks
 *   report.c     reports a finding
 *   records.c    goes through the records of a file
 *   known.c      the customers, each with a number
 *   customers.c  the checks of a file of customers; alike.c of those who may be one person twice
 *   events.c     the checks of a log, entry by entry
 *   effects.c    remembers what entries name, open and close. What is wrong in that is known only
 *                at the end: open.c, cancels.c, refunds.c, currency.c, rules.c
 *   minus.h      entries with a minus, and how they are written without one
 *
 * Customers, events and the rest are in arrays of struct crm_check and are referred to by their
 * place there; CRM_NOBODY stands for none. All text is in the arena of struct crm_check. */
#ifndef CRM_CHECK_CHECK_H
#define CRM_CHECK_CHECK_H

#include <string.h>

#include "fold/currency.h"
#include "fold/event.h"
#include "base/ids.h"
#include "kinds/kinds.h"
#include "people/columns.h"

/* The place of a record. */
struct crm_spot {
	const char *source;
	uint64_t line;
};

struct crm_checked_customer {
	crm_str id;
	crm_str brought_by; /* the id in referred_by; empty: none */
	crm_str merged;     /* "merged:ID"; empty: the row was not merged */
	crm_str household;
	const char *no_customer; /* the status of who is no customer; NULL: is one */
	struct crm_spot at;      /* line 0: only a log names this customer */
	crm_day created;         /* CRM_NO_DAY: not known */
	uint32_t older;          /* number of events before that day … */
	struct crm_spot oldest;  /* … and the first of them in the log */
	/* At the end: */
	crm_num spent, refunded;
	uint32_t next[2]; /* the customers that brought_by and merged name */
};

/* An event with an id. */
struct crm_logged {
	struct crm_spot at;
	uint32_t who; /* the customer */
	int kind;
	crm_num amount;    /* CRM_NO_NUMBER: none that can be read */
	uint32_t currency; /* in struct crm_check; CRM_NOBODY: the entry names none */
	uint64_t number;   /* of the entry, among all entries */
	/* At the end: */
	bool voided;
	struct crm_naming *cancel;  /* what cancelled it, or NULL */
	struct crm_naming *void_by; /* a void that names it, or NULL */
	uint32_t turn;              /* what it opens or closes; CRM_NOBODY */
	crm_num refunded;           /* the sum of the refunds that name it */
};

/* An event that names another one. */
struct crm_naming {
	crm_str id; /* of the event that it names */
	struct crm_spot at;
	uint32_t who, event; /* the customer; itself, or CRM_NOBODY when it has no id */
	int kind;
	bool reached;  /* its outcome is "reached", or empty */
	bool reported; /* that it does nothing, or too much */
	crm_num amount;
};

/* A sale, or a refund. */
struct crm_sold {
	struct crm_spot at;
	uint32_t who, event; /* as in struct crm_naming */
	uint32_t naming;     /* of a refund: its struct crm_naming; CRM_NOBODY */
	bool refund;
	crm_num amount; /* CRM_NO_NUMBER: none that can be read */
};

/* A currency, and the first entry in it that was not voided. */
struct crm_currency_found {
	crm_str text, customer;
	struct crm_spot at; /* line 0: there is no such entry */
	uint64_t number;    /* of that entry, among all entries */
};

/* An entry that names a rule of the policy. */
struct crm_naming_rule {
	uint32_t rule, event; /* in struct crm_check; CRM_NOBODY: the entry has no id */
	struct crm_spot at;
	crm_str customer;
};

/* An event that opens something, such as an invoice, or closes it. */
struct crm_turn {
	struct crm_spot at;
	int64_t key;         /* crm_event_key */
	uint32_t who, event; /* as in struct crm_naming */
	crm_str names;       /* the id of the event that it names; empty: none */
	int kind;
	bool open;    /* while the events of a customer are read in order: not closed yet */
	crm_num left; /* of an invoice what is to be paid, of a payment what is not yet used;
		       * CRM_NO_NUMBER: no amount */
};

struct crm_check {
	const crm_model *model;
	const crm_kinds *kinds; /* the model's */
	crm_time today;
	crm_findings *to;
	crm_arena *arena;
	crm_buf notices, scratch;
	/* customers, also those whom only a log names */
	struct crm_ids *ids; /* from an id to the number */
	struct crm_checked_customer *customer;
	size_t customers, customer_room;
	bool has_customers; /* a file of customers was read */
	crm_people *alike;  /* names, phones and emails so far */
	crm_str *column;    /* of the files of customers */
	size_t columns;
	crm_str *owner; /* each once */
	size_t owners;
	struct crm_ids *owner_ids, *owner_folded; /* as written, and without regard to case */
	/* logs */
	struct crm_currency_found *currency;
	size_t currencies;
	struct crm_ids *currency_ids; /* in capitals */
	uint64_t entries;             /* read so far */
	crm_minuses *minuses;
	struct crm_logged *logged;
	size_t events, event_room;
	struct crm_ids *event_ids;
	struct crm_naming *naming;
	size_t namings, naming_room;
	struct crm_sold *sold;
	size_t sales, sold_room; /* refunds are counted, too */
	struct crm_turn *turn;
	size_t turns, turn_room;
	struct crm_named_rule *rule; /* each name once */
	size_t rules;
	struct crm_ids *rule_ids;
	struct crm_naming_rule *ruled;
	size_t rulings, ruled_room;
};

/* One file while it is read. */
struct crm_checked_file {
	struct crm_check *s;
	crm_input *in;
	const char *source;                    /* kept by the check */
	const crm_record *record;              /* NULL while the header is looked at */
	crm_str id;                            /* of the record's customer */
	const struct crm_file_column **column; /* what is known of each column; NULL: nothing */
};

/* ---- report.c ---- */

/* Adds a finding about a field of the record in hand (or, without one, of the header). A warning is
 * suspicious, and not wrong. */
CRM_PRINTF(5, 6)
void crm_check_report(const struct crm_checked_file *f, const char *field, crm_str value,
		      bool warning, const char *format, ...);
/* The same about a record that was read earlier; `id` is its customer's. */
CRM_PRINTF(7, 8)
void crm_check_report_at(struct crm_check *s, struct crm_spot at, const char *field, crm_str value,
			 crm_str id, bool warning, const char *format, ...);
/* Reports a warning where a spreadsheet has probably damaged the value of column i. */
void crm_check_damage(const struct crm_checked_file *f, size_t i);
/* The value of a column; empty where there is no such column (i < 0). */
crm_str crm_checked_value(const struct crm_checked_file *f, int i);
/* Whether a moment is after today. */
bool crm_check_is_later(const struct crm_check *s, crm_time t);

/* ---- records.c ---- */

/* Looks up the columns with `find`, calls `begin` for the header and `look` for each record that
 * can be read; the others are findings. Closes the input. `in` NULL: it could not be opened, and *e
 * says why. 0, or -1 when the file cannot be read at all. */
int crm_check_records(struct crm_check *s, crm_input *in,
		      const struct crm_file_column *(*find)(crm_str name),
		      void (*begin)(struct crm_checked_file *f, void *own),
		      void (*look)(struct crm_checked_file *f, void *own), void *own, crm_error *e);

/* ---- known.c ---- */

/* The number of the customer of that id, who is added where they are not known yet. */
uint32_t crm_check_number(struct crm_check *s, crm_str id);
/* The number of the customer whom a merged row was merged into in the end; `who` itself when it was
 * not merged. */
uint32_t crm_check_survivor(const struct crm_check *s, uint32_t who);

/* ---- alike.c ---- */

/* Reports when the customer of the record shares a name, a phone or an email with an earlier one;
 * when the owner differs from an earlier one in case or blanks only. */
void crm_check_alike(struct crm_checked_file *f, uint32_t who, crm_str name, crm_str phones,
		     crm_str emails);
void crm_check_owner(struct crm_checked_file *f, crm_str owner);
/* Counts an event that is older than its customer; at the end, reports these counts. */
void
crm_check_older(struct crm_checked_file *f, uint32_t who, int kind, crm_str date, crm_str recorded);
void crm_check_ages(struct crm_check *s);

/* ---- entries of logs ---- */

/* effects.c: does what crm_check_event does, for a customer whose number is known. With `money`,
 * remembers sales and refunds as well. The event in struct crm_check, or CRM_NOBODY when the entry
 * has no id. */
uint32_t
crm_check_enter(struct crm_check *s, uint32_t who, bool money, const struct crm_check_event *e);
/* currency.c: the currency of the record, whose event crm_check_enter returned; at the end, reports
 * several currencies. */
void crm_check_currency(struct crm_checked_file *f, crm_str said, uint32_t event);
void crm_check_currencies(struct crm_check *s);
/* rules.c: likewise, the rules that the record names; at the end, counts who was not taken back. */
void crm_check_names_rules(struct crm_checked_file *f, crm_str list, uint32_t event);
void crm_check_count_rules(struct crm_check *s);

/* ---- what is known only at the end ---- */

void crm_check_references(struct crm_check *s); /* customers.c: referred_by and merged:ID */
void crm_check_turns(struct crm_check *s);      /* open.c */
void crm_check_cancels(struct crm_check *s);    /* cancels.c */
void crm_check_refunds(struct crm_check *s);    /* refunds.c: of one sale */
/* refunds.c: the refunds of a customer that are more than the sales. Only entries that were entered
 * with `money` count. */
void crm_check_noncustomers(struct crm_check *s); /* refunds.c: who bought, and is no customer */
void crm_check_spent(struct crm_check *s);

#endif
