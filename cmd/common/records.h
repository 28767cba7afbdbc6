/* records.h: results that are no customer stream: counts and cut-offs. */
#ifndef CMD_RECORDS_H
#define CMD_RECORDS_H

#include "common/options.h"

/* Whether the result is for people: asked for by --table, or read off a terminal where no format
 * is asked for. */
bool cmd_to_person(const struct cmd_call *call);

/* The type of column i of name[0..n), by its name. */
enum crm_type cmd_type_of(const crm_str *name, size_t n, size_t i);
/* Prints TSV as the library makes it: in the format that is asked for, else to a
 * terminal as a table that lines up, else as it is. */
void cmd_records_print(const struct cmd_call *call, crm_str tsv);
/* The same, without private columns where people look. */
void cmd_records_print_under(const crm_policy *policy, const struct cmd_call *call, crm_str tsv);
/* The same as the first, with types of its own. */
typedef enum crm_type cmd_types(const crm_str *name, size_t n, size_t i);
void cmd_records_print_as(const struct cmd_call *call, crm_str tsv, cmd_types *type_of);
/* Prints text made for people. */
void cmd_text_print(const struct cmd_call *call, crm_str text);

#endif
