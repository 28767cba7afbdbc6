/* pager.h: text that is longer than a screen. */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include "crm.h"

/* Shows the text with the program that $PAGER names, or with less -R. False when there is none, so
 * that the text was not shown. To be called only where standard output is a terminal. */
bool cmd_page(crm_str text);

#endif
