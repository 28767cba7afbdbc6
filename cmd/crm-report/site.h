/* site.h: a directory of pages that is there as a whole, or not at all.
 *
 * The pages are written into a directory beside it, which then takes its name. A directory that is
 * there already is replaced if it is a site of ours: it has the file ".crm-site" and nothing but
 * pages. Until then nothing is changed, and what was written is removed when the tool ends early.
 * Whatever goes wrong ends the tool. */
#ifndef CMD_REPORT_SITE_H
#define CMD_REPORT_SITE_H

#include "crm.h"

struct site;
/* Checks what is at `path`, and makes the directory beside it, which only its owner can read. */
struct site *site_begin(const char *path);
/* Writes a page (mode 0600), and syncs it. */
void site_write(struct site *s, const char *name, crm_str page);
/* Puts the directory in its place, and removes the one that was there. */
void site_end(struct site *s);

#endif
