/* progress.c: how far a tool has come, told by a thread of its own, so that what computes or writes
 * for long need not know of it. */
#include <pthread.h>
#include <signal.h>
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
static pthread_t teller;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake;
/* All of these are only looked at under the lock. */
static int64_t begun, quiet_until;
static bool ended, shown;
static char name[NAME_MOST + 1]; /* of what is read; "" nothing yet */
static uint64_t done, all;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The end of a long name tells more than its beginning. */
static void
take_name(const char *source)
{
	size_t n = strlen(source), from = n > NAME_MOST ? n - NAME_MOST : 0;

	while (from && ((unsigned char)source[from] & 0xC0) == 0x80)
		from++;
	memcpy(name, source + from, n - from + 1);
}

static void
note_reading(const char *source, uint64_t read, uint64_t size)
{
	pthread_mutex_lock(&lock);
	take_name(source);
	done = read;
	all = size;
	pthread_mutex_unlock(&lock);
}

static void
write_line(int64_t time)
{
	crm_buf line = {0};

	crm_buf_f(&line, "\r%s: ", program);
	if (*name && !(all && done == all))
		crm_buf_visible(&line, crm_str_z(name));
	if (!*name || (all && done == all))
		crm_buf_z(&line, "working");
	else if (all)
		crm_buf_f(&line, ": %u%%", (unsigned)((double)done * 100 / (double)all));
	else
		crm_buf_f(&line, ": %.1f MB", (double)done / 1e6);
	crm_buf_f(&line, ", %lld s\x1b[K", (long long)((time - begun) / 1000));
	shown = true;
	if (write(STDERR_FILENO, line.p, line.n) < 0) {
	}
	crm_buf_free(&line);
}

static void
erase_line(void)
{
	static const char erase[] = "\r\x1b[K";

	if (shown && write(STDERR_FILENO, erase, sizeof erase - 1) < 0) {
	}
	shown = false;
}

static void *
tell(void *nothing)
{
	int64_t time = begun + PATIENCE_MS;

	pthread_mutex_lock(&lock);
	while (!ended) {
		struct timespec until = {time / 1000, time % 1000 * 1000000};
		pthread_cond_timedwait(&wake, &lock, &until);
		time = now();
		if (!ended && time >= quiet_until)
			write_line(time);
		time += PAUSE_MS;
	}
	pthread_mutex_unlock(&lock);
	return nothing;
}

void
cmd_progress_clear(void)
{
	pthread_mutex_lock(&lock);
	erase_line();
	quiet_until = now() + PATIENCE_MS;
	pthread_mutex_unlock(&lock);
}

void
cmd_progress_end(void)
{
	bool running;

	pthread_mutex_lock(&lock);
	running = program && !ended;
	erase_line();
	ended = true;
	if (running)
		pthread_cond_signal(&wake);
	pthread_mutex_unlock(&lock);
	if (running)
		pthread_join(teller, NULL);
}

/* Signals are for the thread that works. */
static bool
start(void)
{
	sigset_t every, before;
	pthread_condattr_t clock;
	int failed;

	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&wake, &clock);
	pthread_condattr_destroy(&clock);
	sigfillset(&every);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	failed = pthread_create(&teller, NULL, tell, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return !failed;
}

void
cmd_progress_begin(const char *tool)
{
	const char *term = getenv("TERM");

	if (!isatty(STDERR_FILENO) || !term || !*term || strcmp(term, "dumb") == 0)
		return;
	begun = now();
	quiet_until = begun + PATIENCE_MS;
	program = tool;
	if (!start()) {
		program = NULL;
		return;
	}
	crm_on_reading(note_reading);
	atexit(cmd_progress_end);
}
