/* store.h: a file under lock, as the files of the store share it. */
#ifndef CRM_RECORD_STORE_H
#define CRM_RECORD_STORE_H

#include <sys/stat.h>

#include "record/record.h"

struct crm_store {
	char *path; /* as the caller named it */
	char *real; /* links resolved: where it is written */
	int fd;
	bool created; /* it was not there before */
	bool made;    /* and nobody but this store made it */
	bool failed;  /* a write or sync went wrong: nothing more is written */
	bool was_read;
	struct timespec read_mtime; /* of what was read, to see */
	off_t read_size;            /* whether somebody else writes it meanwhile */
};

/* sync.c: the directory part of a path, or "."; the caller frees it. */
char *crm_directory_of(const char *path);
/* Syncs the directory that path is in; `name` is what faults call the file. */
int crm_sync_directory(const char *path, const char *name, crm_error *e);
/* Whether nobody who keeps no lock changed the file since it was read as a whole. */
int crm_store_unchanged(const crm_store *s, crm_error *e);
/* Whether the name still means the file that is held, by device and inode; a fault of
 * status CRM_BUSY when another has its place. */
int crm_store_still_there(const crm_store *s, crm_error *e);

/* ---- the end of the file (tail.c) ---- */

struct crm_tail {
	crm_buf bytes; /* a last record that no line feed ends */
	uint64_t offset;
	uint64_t line;  /* of its first byte; 0: not counted yet */
	bool torn;      /* it is not whole */
	bool reported;  /* what is odd about it, by reading the file as a whole */
	crm_str ending; /* what completes it when it is; else empty */
	crm_buf last;   /* then, what may be cut off: see crm_oddity_text */
	crm_buf saved;  /* where a torn one was saved */
};
/* Looks at it; nothing is changed. */
int crm_tail_look(crm_store *s, struct crm_tail *tail, crm_error *e);
/* Counts its line, which takes reading all of the file, unless that was done. */
int crm_tail_count(const crm_store *s, struct crm_tail *tail, crm_error *e);
/* Saves a torn one in a file beside, durably; and takes that file away again. */
int crm_tail_save(const crm_store *s, struct crm_tail *tail, crm_error *e);
void crm_tail_unsave(struct crm_tail *tail);
/* Adds to notice (may be NULL) what became of it. */
void crm_tail_report(const crm_store *s, struct crm_tail *tail, crm_buf *notice);
void crm_tail_free(struct crm_tail *tail);

#endif
