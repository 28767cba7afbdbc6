/* told.h: what the writers report on standard error: of one record what it is and where it is,
 * of a stream how many of its records are new. */
#ifndef CMD_TOLD_H
#define CMD_TOLD_H

#include "common/log_file.h"
#include "crm.h"

/* An entry of a log in words: purchase of c0007 "Lucy Hammond", 120.00 EUR (Day cream). The name
 * and the currency may be empty. A date is shown where its day is not `today`. */
void cmd_entry_words(crm_buf *out, const crm_str value[CMD_L_COLUMNS], crm_str name,
		     crm_str currency, crm_day today);

/* FILE:LINE: words; line 0: it is not known. */
void cmd_tell_one(const char *path, uint64_t line, const char *words);

/* What became of the records of a stream. */
struct cmd_counts {
	size_t added, known, changed, faulty;
	size_t voided; /* told where there are any */
};
/* log.tsv: 2458 records: 12 new, 2446 known, 0 changed, 0 faulty */
void cmd_tell_counts(const char *path, const struct cmd_counts *n, bool dry_run);

#endif
