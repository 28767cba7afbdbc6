/* terminal.c: how wide the result may be, and whether it has colours. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/records.h"
#include "common/terminal.h"

#define USUAL_WIDTH 80

size_t
cmd_terminal_width(void)
{
	struct winsize size;
	const char *said = getenv("COLUMNS");
	int n = said ? atoi(said) : 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return n > 0 ? (size_t)n : USUAL_WIDTH;
}

/* https://no-color.org: any value but an empty one. */
static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

bool
cmd_in_colour(const struct cmd_call *call)
{
	const char *term = getenv("TERM");

	if (call->colour != CMD_COLOUR_AUTO)
		return call->colour == CMD_COLOUR_ALWAYS;
	if (!isatty(STDOUT_FILENO) || (call->output && strcmp(call->output, "-") != 0))
		return false;
	return !is_set("NO_COLOR") && term && *term && strcmp(term, "dumb") != 0;
}
