/* shell.h: commands that a message advises, as a person can copy them. */
#ifndef CMD_SHELL_H
#define CMD_SHELL_H

#include "crm.h"

/* Adds the text as one word of a shell command: in single quotes, unless it needs none. */
void cmd_shell_word(crm_str text, crm_buf *out);

#endif
