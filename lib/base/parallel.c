/* The same work on several threads. */
#include <pthread.h>
#include <sched.h>

#include "base/parallel.h"

struct hand {
	pthread_t thread;
	void (*work)(void *arg, unsigned number);
	void *arg;
	unsigned number;
};

unsigned
crm_threads(unsigned asked)
{
	cpu_set_t set;

	if (asked == 0 && sched_getaffinity(0, sizeof set, &set) == 0)
		asked = (unsigned)CPU_COUNT(&set);
	return asked == 0 ? 1 : asked > CRM_THREADS_MAX ? CRM_THREADS_MAX : asked;
}

static void *
run(void *p)
{
	struct hand *h = p;

	h->work(h->arg, h->number);
	return NULL;
}

void
crm_parallel(unsigned n, void (*work)(void *arg, unsigned number), void *arg)
{
	struct hand hand[CRM_THREADS_MAX];
	unsigned started = 1;

	for (; started < n && started < CRM_THREADS_MAX; started++) {
		hand[started] = (struct hand){.work = work, .arg = arg, .number = started};
		if (pthread_create(&hand[started].thread, NULL, run, &hand[started]) != 0)
			break;
	}
	work(arg, 0);
	for (unsigned i = started; i < n; i++)
		work(arg, i);
	while (--started > 0)
		pthread_join(hand[started].thread, NULL);
}
