/* doubts.h: new entries that are written but do nothing, such as a cancel of what is cancelled
 * already, or that probably should not be, such as a call with somebody who is deceased. What an
 * entry does is found out by the library's search, as crm-check does. */
#ifndef CMD_LOG_DOUBTS_H
#define CMD_LOG_DOUBTS_H

#include "common/log_file.h"
#include "common/whom.h"
#include "crm.h"

struct log_doubts {
	const crm_model *model; /* to be set */
	struct cmd_whom *whom;  /* to be set */
	crm_time today;         /* to be set */
	bool one, undoes;       /* to be set: of one entry, of voids by --undo */
	crm_people
		*concerned;  /* the ids of customers with entries that may do nothing; NULL: none */
	crm_check *search;   /* NULL likewise */
	crm_findings *found; /* to be set to new ones: what is to be reported, sorted at the end */
	crm_findings *searched; /* all that the search found; NULL likewise */
};

/* One new entry, before the log is read. */
void log_doubts_name(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS]);
/* A record of the log. */
void log_doubts_see(struct log_doubts *d, const struct cmd_log_file *f);
/* Whether it is a sale or a refund that has no amount. */
bool log_doubts_no_amount(const struct log_doubts *d, const crm_str value[CMD_L_COLUMNS]);
/* After the log, each entry that is going to be written, and where the input has it. */
void log_doubts_add(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS], crm_str currency,
		    const char *source, uint64_t line);
/* Once all are added: what is doubtful is in `found`, except what is about the log itself
 * (NULL: there is none). */
void log_doubts_end(struct log_doubts *d, const char *log);
void log_doubts_free(struct log_doubts *d);

#endif
