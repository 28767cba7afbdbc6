/* progress.c: how far the reading of files has come. The clock is looked at once for each megabyte
 * that was read. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/progress.h"
#include "crm.h"

#define PATIENCE_MS 2000 /* before anything is told */
#define PAUSE_MS 200     /* between two lines */
#define NAME_MOST 40     /* bytes of a file's name */

static const char *program;
static int64_t start;
static _Atomic int64_t last;
static atomic_bool shown;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The end of a long name tells more than its beginning. */
static crm_str
short_name(const char *source)
{
	size_t n = strlen(source), from = n > NAME_MOST ? n - NAME_MOST : 0;

	while (from && ((unsigned char)source[from] & 0xC0) == 0x80)
		from++;
	return (crm_str){source + from, n - from};
}

static void
tell(const char *source, uint64_t done, uint64_t all)
{
	int64_t time = now(), before = last;
	crm_buf line = {0};

	/* Of several threads one tells. */
	if (time - start < PATIENCE_MS || time - before < PAUSE_MS ||
	    !atomic_compare_exchange_strong(&last, &before, time))
		return;
	crm_buf_f(&line, "\r%s: ", program);
	crm_buf_visible(&line, short_name(source));
	if (all)
		crm_buf_f(&line, ": %u%%", (unsigned)((double)done * 100 / (double)all));
	else
		crm_buf_f(&line, ": %.1f MB", (double)done / 1e6);
	crm_buf_z(&line, "\x1b[K");
	shown = true;
	if (write(STDERR_FILENO, line.p, line.n) < 0) {
	}
	crm_buf_free(&line);
}

void
cmd_progress_clear(void)
{
	static const char clear[] = "\r\x1b[K";

	if (atomic_exchange(&shown, false) && write(STDERR_FILENO, clear, sizeof clear - 1) < 0) {
	}
}

void
cmd_progress_begin(const char *name)
{
	const char *term = getenv("TERM");

	if (!isatty(STDERR_FILENO) || !term || !*term || strcmp(term, "dumb") == 0)
		return;
	program = name;
	start = now();
	crm_on_reading(tell);
	atexit(cmd_progress_clear);
}
