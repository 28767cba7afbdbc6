/* terminal.h: how wide the result may be, and whether it has colours. */
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include "common/options.h"

/* The columns of the terminal; where the result goes elsewhere $COLUMNS, or else 80. */
size_t cmd_terminal_width(void);
/* Whether the result has colours: as --color says, and otherwise on a terminal that has them,
 * unless $NO_COLOR is set. */
bool cmd_in_colour(const struct cmd_call *call);

#endif
