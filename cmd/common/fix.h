/* fix.h: repairs of a log that crm-check makes. */
#ifndef CMD_FIX_H
#define CMD_FIX_H

#include "common/options.h"

/* Writes the lines of each log of the call without a minus where what it means is known, and
 * reports each change. Each log is read and replaced under one lock; with `dry` nothing is
 * written. The number of lines whose minus was left; whatever goes wrong ends the tool. */
size_t cmd_fix_negative(const struct cmd_call *call, const crm_kinds *k, bool dry);

#endif
