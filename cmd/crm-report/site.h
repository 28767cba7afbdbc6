/* site.h: what the files that write a site share: the customers, and the directory of pages. */
#ifndef CMD_REPORT_SITE_H
#define CMD_REPORT_SITE_H

#include "card/card.h"
#include "crm-report/report.h"

/* ---- site_people.c: the customers of a site, and what is due today ---- */

#define SITE_COLUMNS 32

struct site_people {
	struct cmd_stream stream;
	crm_cards *cards;
	crm_due *due;             /* today's list; NULL: the call has its own */
	int column[SITE_COLUMNS]; /* what a page shows of customers */
	size_t columns;
};
/* Reads the customers and their log. Whatever is wrong ends the tool. */
void site_people_open(struct site_people *p, const struct cmd_call *call, crm_policy *policy,
		      const struct report_job *job, bool with_list);
/* All customers but those who were merged into others; today's list. */
crm_table *site_people_table(struct site_people *p);
crm_table *site_people_due(struct site_people *p);
/* Whether the row has a card: it was not merged into another. */
bool site_people_has_card(struct site_people *p, size_t row);
void site_people_close(struct site_people *p);

/* ---- site_dir.c: a directory of pages that is there as a whole, or not at all ---- */

/* The pages are written into a directory beside it, which then takes its name. A directory that is
 * there already is replaced if it is a site of ours: it has the file ".crm-site" and nothing but
 * pages. Until then nothing is changed, and what was written is removed when the tool ends early.
 * Whatever goes wrong ends the tool. */
struct site;
/* Checks what is at `path`, and makes the directory beside it, which only its owner can read. */
struct site *site_begin(const char *path);
/* Writes a page (mode 0600). */
void site_write(struct site *s, const char *name, crm_str page);
/* Puts the directory in its place, and removes the one that was there. */
void site_end(struct site *s);

#endif
