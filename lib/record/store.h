/* store.h: a locked file, as the files of the store share it. */
#ifndef CRM_RECORD_STORE_H
#define CRM_RECORD_STORE_H

#include <sys/stat.h>

#include "record/record.h"

struct crm_store {
	char *path; /* as the caller named it */
	char *real; /* with links resolved: the name by which it is written */
	int fd;
	bool created;  /* it was not there before */
	bool made;     /* and it was this store that created it */
	bool failed;   /* a write or sync failed: nothing more is written */
	bool changed;  /* … and what was written may still be there */
	bool for_mail; /* fcntl locks it, too: programs for mail take the one or the other */
	bool was_read;
	struct timespec read_mtime; /* of what was read, to see */
	off_t read_size;            /* whether another program writes it meanwhile */
};

/* lock.c: crm_store_open for a file of mail, which is locked by fcntl as well as by flock. */
crm_store *crm_store_open_mail(const char *path, unsigned timeout_ms, crm_error *e);
/* store.c: appends `ending` and the bytes in one write, whatever the last line is like, and syncs
 * them; see crm_store_append. */
int crm_store_append_bytes(crm_store *s, crm_str ending, crm_str bytes, crm_error *e);
/* sync.c: the directory part of a path, or "."; the caller frees it. */
char *crm_directory_of(const char *path);
/* Syncs the directory that path is in; `name` is the file's name in messages. */
int crm_sync_directory(const char *path, const char *name, crm_error *e);
/* Whether no program that ignores the lock has changed the file since all of it was read. */
int crm_store_unchanged(const crm_store *s, crm_error *e);
/* Whether the name still refers to the locked file, by device and inode; a fault of status CRM_BUSY
 * when another file has taken its place. */
int crm_store_still_there(const crm_store *s, crm_error *e);

/* ---- the end of the file (tail.c) ---- */

struct crm_tail {
	crm_buf bytes; /* a last record without a line feed */
	uint64_t offset;
	uint64_t line;  /* of its first byte; 0: not counted yet */
	bool torn;      /* it is not whole */
	bool reported;  /* what is unusual about it, known only by reading the whole file */
	crm_str ending; /* the bytes that complete it when it is a whole record; otherwise empty */
	crm_buf last;   /* in that case, what may be cut off: see crm_oddity_text */
	crm_buf saved;  /* where a torn one was saved */
};
/* Looks at the end of the file and changes nothing. */
int crm_tail_look(crm_store *s, struct crm_tail *tail, crm_error *e);
/* Counts its line, which takes reading the whole file, unless that was done before. */
int crm_tail_count(const crm_store *s, struct crm_tail *tail, crm_error *e);
/* Saves an incomplete last line durably in a file beside this one; the second function removes that
 * file again. */
int crm_tail_save(const crm_store *s, struct crm_tail *tail, crm_error *e);
void crm_tail_unsave(struct crm_tail *tail);
/* Adds to notice (may be NULL) what was done with it. */
void crm_tail_report(const crm_store *s, struct crm_tail *tail, crm_buf *notice);
void crm_tail_free(struct crm_tail *tail);

#endif
