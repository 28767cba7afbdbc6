/* explain.h: crm-facts --explain, for the files of this tool alone. */
#ifndef CMD_FACTS_EXPLAIN_H
#define CMD_FACTS_EXPLAIN_H

#include "common/stream.h"

/* Writes how the customer came to each fact: its value, and the entries of the log that it is made
 * of. The logs are read here. */
void cmd_facts_explain(struct cmd_stream *s, const char *who, const char *const *name, size_t n);

#endif
