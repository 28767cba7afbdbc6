/* parallel.h: does the same work on several threads. */
#ifndef CRM_BASE_PARALLEL_H
#define CRM_BASE_PARALLEL_H

#define CRM_THREADS_MAX 16

/* The number of threads: as many as were asked for or, with 0, as there are cores; at most
 * CRM_THREADS_MAX. */
unsigned crm_threads(unsigned asked);
/* Calls work(arg, 0) to work(arg, n - 1), each on a thread of its own, and waits for all of them.
 * When the system gives fewer threads, the rest are called one after the other at the end, so
 * that no call may wait for one with a higher number. */
void crm_parallel(unsigned n, void (*work)(void *arg, unsigned number), void *arg);

#endif
