/* pager.c: text that is longer than a screen. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/pager.h"
#include "common/progress.h"

#define NOT_FOUND 127 /* as sh says of a program that is not there */

/* less ends at once where all fits on a screen, leaves the text there, and shows colours. */
static const char *
program(void)
{
	const char *pager = getenv("PAGER");

	setenv("LESS", "FRX", 0);
	return pager ? pager : "less -R";
}

/* A pager that is left before the end of the text is no fault. */
static void
feed(int to, crm_str text)
{
	while (text.n) {
		ssize_t n = write(to, text.p, text.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		text.p += n;
		text.n -= (size_t)n;
	}
	close(to);
}

/* Runs in the process of the pager. */
static void
become(const char *pager, const int *end)
{
	signal(SIGPIPE, SIG_DFL);
	dup2(end[0], STDIN_FILENO);
	close(end[0]);
	close(end[1]);
	execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
	_exit(NOT_FOUND);
}

/* Ctrl-C is for the pager, which has the terminal: a pager that goes on must not be left alone. */
static void
leave_keys(void (**interrupt)(int), void (**quit)(int))
{
	*interrupt = signal(SIGINT, SIG_IGN);
	*quit = signal(SIGQUIT, SIG_IGN);
}

bool
cmd_page(crm_str text)
{
	void (*interrupt)(int), (*quit)(int);
	const char *pager = program();
	int end[2], status = 0;
	pid_t child;

	if (!*pager || pipe(end) < 0)
		return false;
	cmd_progress_end();
	child = fork();
	if (child == 0)
		become(pager, end);
	close(end[0]);
	if (child < 0) {
		close(end[1]);
		return false;
	}
	leave_keys(&interrupt, &quit);
	feed(end[1], text);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	signal(SIGINT, interrupt);
	signal(SIGQUIT, quit);
	return !WIFEXITED(status) || WEXITSTATUS(status) != NOT_FOUND;
}
