/* parallel.h: the same work on several threads. */
#ifndef CRM_BASE_PARALLEL_H
#define CRM_BASE_PARALLEL_H

#define CRM_THREADS_MAX 16

/* So many as were asked for, or (0) as there are cores to run on; at most
 * CRM_THREADS_MAX. */
unsigned crm_threads(unsigned asked);
/* Calls work(arg, 0) to work(arg, n - 1), each on its own thread, and waits for
 * all. Where the system gives fewer threads the rest are called one after the
 * other, at the end: none may wait for one of a higher number. */
void crm_parallel(unsigned n, void (*work)(void *arg, unsigned number), void *arg);

#endif
