/* store.h: a file under lock, as the files of the store share it. */
#ifndef CRM_RECORD_STORE_H
#define CRM_RECORD_STORE_H

#include <sys/stat.h>

#include "record/record.h"

struct crm_store {
	char *path;                               /* as the caller named it */
	char *real;                               /* links resolved: where it is written */
	int fd;
	bool created;                             /* it was not there before */
	bool failed;                              /* a write or sync went wrong: nothing more is written */
	bool was_read;
	struct timespec read_mtime;               /* of what was read, to see */
	off_t read_size;                          /* whether somebody else writes it meanwhile */
};

/* A system fault of the file named: "cannot lock: Permission denied". */
int crm_store_fault(const char *path, const char *what, crm_error *e);
/* A new string, the directory part of path or ".". */
char *crm_directory_of(const char *path);
/* Syncs the directory that path is in; `name` is what faults call the file. */
int crm_sync_directory(const char *path, const char *name, crm_error *e);
/* Whether nobody who keeps no lock changed the file since it was read. */
int crm_store_unchanged(crm_store *s, crm_error *e);

#endif
