/* repeated.h: records of an import that are there already: the same file is taken in again and
 * again, and nothing is added twice. */
#ifndef CMD_REPEATED_H
#define CMD_REPEATED_H

#include "common/incoming.h"

/* Of added[0..n), events whose id the stream gives and the log has: those that say the same
 * are known, those that differ are reported as changed (a log is only ever appended to). Both
 * become NULL and are counted in `in`. */
void cmd_repeated_events(struct cmd_incoming *in, const struct cmd_target *t, crm_str **added, size_t n, crm_arena *arena);

/* Whether a record of the stream says anything that the customer's row does not: a value that
 * is there differs, or an item of a list is missing. Then it is reported as changed, else it
 * is known. `theirs` are the fields of record i, `there` those of the row, `id` and `name` its own. */
void cmd_repeated_customer(struct cmd_incoming *in, const struct cmd_target *t, size_t i, const crm_str *theirs,
                        const crm_str *there);

/* Whether each item of one list is in the other: phones by their digits, else without regard
 * to case. */
bool cmd_has_items(crm_str column, crm_str list, crm_str items);

/* What would be added and changed, to standard output: "+" and "~" begin a line, each followed
 * by what the record would say. changed[0..there) as cmd_target_replace has them; may be NULL. */
void cmd_dry_run(const struct cmd_target *t, crm_str *const *changed, crm_str *const *added, size_t n);

#endif
