/* clash.h: a run does not write over what it reads. */
#ifndef CMD_CLASH_H
#define CMD_CLASH_H

#include "common/options.h"

/* Whether both paths name one file; NULL names none. */
bool cmd_same_file(const char *a, const char *b);
/* Refuses -o, --rejects and a standard output that go onto what the run reads or changes;
 * cmd_take_call does so at its end. */
void cmd_refuse_clash(const struct cmd_call *call);
/* The same for a file that is written beside the output. */
void cmd_refuse_inputs(const struct cmd_call *call, const char *option, const char *path);
/* The same for a file that is an input of one tool only: the output must not go there. When the
 * shell's ">" has emptied it already, that is reported, with exit status 1. */
void cmd_refuse_output(const struct cmd_call *call, const char *path, const char *what);
/* The same for what the output is made of, or "-" for standard input: says what to do instead. */
void cmd_refuse_output_input(const struct cmd_call *call, const char *path, const char *what);
/* The same for one pair: --option would write to path, which is `other`. NULL is no file. */
void cmd_refuse(const char *option, const char *path, const char *other, const char *what);

#endif
