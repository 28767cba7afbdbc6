/* caption.h: what people call the columns of streams and of cards, and how they read the values in
 * them. */
#ifndef CRM_SHOW_CAPTION_H
#define CRM_SHOW_CAPTION_H

#include "crm.h"

/* How the values of a column are read. */
enum crm_read_as {
	CRM_AS_TEXT,
	CRM_AS_LIST, /* items with ";" between them */
	CRM_AS_WORD, /* one of the policy's or ours, which may have a translation */
	CRM_AS_NAME, /* the name of a column */
	CRM_AS_PHONE,
	CRM_AS_EMAIL,
	CRM_AS_DATE,
	CRM_AS_DAY, /* a date, of which people need no time of day */
	CRM_AS_NUMBER,
	CRM_AS_MONEY,
	CRM_AS_EXACT, /* a number of which nobody knows what it counts: as it is written */
	CRM_AS_SHARE  /* 6.3% */
};

/* The context of words that say what sort of customer somebody is: stage, tier, quadrant, status;
 * of other words see crm_lang_word. */
#define CRM_STANDING "standing"

struct crm_caption {
	const char *name, *heading; /* the heading is marked for translation */
	enum crm_read_as reading;
	const char *context; /* of words and of the items of lists; NULL: they are as they are */
	bool sums;           /* sums of it over rows make sense */
};
/* caption.c: the caption of the column of that name; NULL when it has none. */
const struct crm_caption *crm_caption_find(crm_str name);
/* That of NAME where the column is NAME_previous or NAME_change, which crm-stats --compare writes;
 * NULL: it is neither. */
const struct crm_caption *crm_caption_compared(crm_str name);
/* Adds the heading of a column: that of its caption (NULL: it has none), otherwise its name with
 * blanks in it. */
void crm_caption_heading(const struct crm_caption *c, crm_str name, crm_buf *out);

/* reading.c: adds a value as people of the language read it. Control characters are still in it. */
void crm_read(enum crm_read_as reading, const char *context, crm_str value, crm_buf *out);

#endif
