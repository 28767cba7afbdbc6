/* measure: runs a command and says what it took.
 *
 *   measure RESULT SECONDS command ...
 *
 * Writes to RESULT one line: wall seconds, peak memory in KiB, exit status (or
 * "late": killed with all its children after SECONDS). The peak is that of the
 * largest process among the command and the children it waited for.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;
static volatile sig_atomic_t late;

static void
too_late(int sig)
{
	late = sig == SIGALRM;
	kill(-child, SIGKILL);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
start(char **command)
{
	child = fork();
	if (child == 0) {
		setpgid(0, 0);
		execvp(command[0], command);
		perror(command[0]);
		_exit(127);
	}
	if (child < 0) {
		perror("measure");
		exit(2);
	}
	setpgid(child, child);
}

int
main(int argc, char **argv)
{
	struct rusage used;
	int status;

	if (argc < 4) {
		fputs("usage: measure RESULT SECONDS command ...\n", stderr);
		return 2;
	}
	double began = now();
	start(argv + 3);
	signal(SIGALRM, too_late);
	signal(SIGINT, too_late);
	signal(SIGTERM, too_late);
	alarm((unsigned)strtoul(argv[2], NULL, 10));
	while (wait4(child, &status, 0, &used) < 0)
		if (errno != EINTR)
			return 2;
	double took = now() - began;

	FILE *f = fopen(argv[1], "w");
	if (f == NULL)
		return 2;
	fprintf(f, "%.3f %ld ", took, used.ru_maxrss);
	if (late)
		fputs("late\n", f);
	else
		fprintf(f, "%d\n",
			WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return fclose(f) == 0 ? 0 : 2;
}
