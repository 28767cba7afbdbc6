/* message.c: what a tool tells on standard error, and how it ends. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/message.h"
#include "common/progress.h"

static const char *program = "crm";

/* One write a message, so that those of several stages of a pipe do not mix.
 * When standard error itself fails there is nobody left to tell. */
static void
tell(const char *text, size_t n)
{
	crm_buf line = {0};

	cmd_progress_clear();
	crm_buf_z(&line, program);
	crm_buf_z(&line, ": ");
	crm_buf_visible(&line, (crm_str){text, n});
	crm_buf_char(&line, '\n');
	if (write(STDERR_FILENO, line.p, line.n) < 0) {
	}
	crm_buf_free(&line);
}

static void
tell_format(const char *format, va_list args)
{
	char small[512];
	va_list again;

	va_copy(again, args);
	int n = vsnprintf(small, sizeof small, format, args);
	if (n >= 0 && (size_t)n < sizeof small) {
		tell(small, (size_t)n);
	} else if (n >= 0) {
		char *large = crm_alloc((size_t)n + 1);
		vsnprintf(large, (size_t)n + 1, format, again);
		tell(large, (size_t)n);
		free(large);
	}
	va_end(again);
}

/* Nothing here may allocate. */
static _Noreturn void
out_of_memory(void)
{
	static const char text[] = ": out of memory\n";

	if (write(STDERR_FILENO, program, strlen(program)) < 0 ||
	    write(STDERR_FILENO, text, sizeof text - 1) < 0) {
	}
	_exit(CRM_SYSTEM);
}

void
cmd_message_begin(const char *name)
{
	program = name;
	crm_on_nomem(out_of_memory);
}

void
cmd_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	tell_format(format, args);
	va_end(args);
}

void
cmd_note_terminal(const char *path)
{
	if ((path && strcmp(path, "-") != 0) || !isatty(STDIN_FILENO))
		return;
	cmd_progress_end();
	cmd_note("reading standard input from the terminal; Ctrl-D ends the input, Ctrl-C stops "
		 "the program");
}

bool
cmd_nothing_came(const crm_error *e)
{
	struct stat st;

	return e->status == CRM_DATA && e->line == 0 && strcmp(e->source, "standard input") == 0 &&
	       (fstat(STDIN_FILENO, &st) != 0 || !S_ISREG(st.st_mode));
}

void
cmd_notes(const char *lines)
{
	while (*lines) {
		size_t n = strcspn(lines, "\n");
		if (n)
			tell(lines, n);
		lines += n + (lines[n] == '\n');
	}
}

void
cmd_warn(const crm_error *e)
{
	crm_buf line = {0};

	crm_error_line(e, &line);
	tell(line.p, line.n);
	crm_buf_free(&line);
}

void
cmd_die(const crm_error *e)
{
	cmd_warn(e);
	exit(e->status ? e->status : CRM_SYSTEM);
}

void
cmd_usage_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	tell_format(format, args);
	va_end(args);
	exit(CRM_SYSTEM);
}
