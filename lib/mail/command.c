/* command.c: messages that a command takes on its standard input. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mail/deliver.h"

static int
fault(const char *what, crm_error *e)
{
	return crm_fail(e, CRM_SYSTEM, "cannot run the command: %s: %s", what, strerror(errno));
}

/* In the child. What the command prints is no record of ours. */
static _Noreturn void
become(const char *command, const int pipe[2])
{
	signal(SIGPIPE, SIG_DFL);
	if (dup2(pipe[0], STDIN_FILENO) >= 0 && dup2(STDERR_FILENO, STDOUT_FILENO) >= 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* A command that does not read all of it says by its status whether it took the message. */
static void
write_all(int fd, crm_str message)
{
	while (message.n) {
		ssize_t n = write(fd, message.p, message.n);
		if (n >= 0)
			message = (crm_str){message.p + n, message.n - (size_t)n};
		else if (errno != EINTR)
			return;
	}
}

int
crm_command_run(const char *command, crm_str message, bool *certain, crm_error *e)
{
	int ends[2], status;
	pid_t child;

	*certain = true;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return fault("no pipe", e);
	child = fork();
	if (child == 0)
		become(command, ends);
	close(ends[0]);
	if (child > 0)
		write_all(ends[1], message);
	close(ends[1]);
	if (child < 0)
		return fault("no process", e);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR) {
			*certain = false;
			return fault("its status is not known", e);
		}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	/* Of a program that a signal ended the shell makes a status of 128 and more. */
	*certain = WIFEXITED(status) && WEXITSTATUS(status) < 128;
	return WIFEXITED(status)
		       ? crm_fail(e, CRM_SYSTEM, "the command ended with status %d",
				  WEXITSTATUS(status))
		       : crm_fail(e, CRM_SYSTEM, "signal %d ended the command", WTERMSIG(status));
}
