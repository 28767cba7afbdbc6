/* columns.h: the columns of customers and of logs, as crm-records(5) describes them. Each is one
 * row, from which are made the vocabulary, the checks of values, what a spreadsheet may have done
 * to them, what an import makes of a column of theirs, and the headers of new files. */
#ifndef CRM_PEOPLE_COLUMNS_H
#define CRM_PEOPLE_COLUMNS_H

#include "crm.h"

/* What a value is. */
enum crm_holds {
	CRM_HOLDS_TEXT,
	CRM_HOLDS_LIST, /* items, separated by ";" */
	CRM_HOLDS_NUMBER,
	CRM_HOLDS_DAY,
	CRM_HOLDS_MOMENT,  /* a day, perhaps with a time of day */
	CRM_HOLDS_BIRTHDAY /* a date of which parts may be unknown, or a lunar one */
};

/* Whose words a value is one of; check.c looks at them. */
enum crm_value_words {
	CRM_WORDS_ANY,
	CRM_WORDS_CONSENT,
	CRM_WORDS_CHANNEL,
	CRM_WORDS_KIND,
	CRM_WORDS_OUTCOME
};

/* Whether a new file has the column: of itself, or only that of a new book. */
enum crm_usual { CRM_USUAL_NO, CRM_USUAL_BOOK, CRM_USUAL };

struct crm_file_column {
	crm_word word; /* of a log's column the name alone */
	enum crm_holds holds;
	bool (*good)(crm_str item); /* whether a value, or each item, may be there; NULL: all may */
	const char *is; /* what it is then: "a date"; NULL: a number, see crm_num_wrong */
	enum crm_value_words words;
	enum crm_usual usual;
	bool from_1900; /* no day is before that year */
	bool never_negative;
	bool coded;    /* an id or the like, which spreadsheets take for a number or a date */
	bool no_comma; /* an item never has a comma: it is several items, separated wrongly */
};

/* What is wrong with a value of a column that is never negative. */
#define CRM_NEGATIVE_FAULT "is negative, which an amount of money cannot be"

/* The columns of customers, in the order of crm-records(5). */
size_t crm_customer_column_count(void);
const struct crm_file_column *crm_customer_column_at(size_t i);
/* The column of that name; NULL when crm-records(5) has none. */
const struct crm_file_column *crm_customer_column(crm_str name);
const struct crm_file_column *crm_event_column(crm_str name);
/* As crm_customer_check and crm_damage, for those who look at many values of a column and have
 * looked it up once. Unknown columns are NULL. */
int
crm_column_check(const crm_kinds *k, const struct crm_file_column *c, crm_str value, crm_error *e);
const char *crm_column_damage(const struct crm_file_column *c, crm_str value, crm_str *part);
/* The columns that orders of other programs have beside the usual ones of a log: those that only
 * the log of a new book has. */
size_t crm_order_columns(const char *const **out);

#endif
