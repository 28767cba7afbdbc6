/* deliver.h: the ways on which messages leave: an mbox, a maildir, a command, and spools of
 * records. Each function returns when the message is where it is to be, durably, or with the fault
 * that it is not there. They also say with that fault whether it is certain: when *certain is
 * false, the message may have left nonetheless. */
#ifndef CRM_MAIL_DELIVER_H
#define CRM_MAIL_DELIVER_H

#include "crm.h"

/* Appends a message to a file in the format mboxrd, under flock and fcntl locks. When writing
 * fails, the file is cut back to its former length; so it is when it lost its name meanwhile, which
 * is a fault of status CRM_BUSY. `sender` is the address in the line that begins
 * with "From ", `when` its seconds since the epoch. */
struct crm_mbox_letter {
	crm_str sender, message;
	int64_t when;
};
int crm_mbox_add(const char *path, const struct crm_mbox_letter *letter, unsigned timeout_ms,
		 bool *certain, crm_error *e);

/* Makes a maildir that is not there; a directory that is none is a fault. */
int crm_maildir_begin(const char *path, crm_error *e);
/* Writes a message to a file in tmp, syncs it, and moves it to new, from where it may be
 * taken at once. `id` becomes a part of its name. */
int crm_maildir_add(const char *path, crm_str id, crm_str message, bool *certain, crm_error *e);

/* Runs a command of the shell with the message on its standard input; its standard output goes to
 * standard error. A status other than 0 is a fault. It is certain that the command did not take the
 * message unless a signal ended it. */
int crm_command_run(const char *command, crm_str message, bool *certain, crm_error *e);

/* A file of records to which messages are appended one by one, with a header when it is new. It is
 * locked while it is open. */
struct crm_spool;
struct crm_spool *crm_spool_open(const char *path, const char *const *columns, size_t n,
				 unsigned timeout_ms, crm_error *e);
int crm_spool_add(struct crm_spool *s, const crm_str *fields, bool *certain, crm_error *e);
const char *crm_spool_notices(const struct crm_spool *s); /* as crm_table_notices */
void crm_spool_close(struct crm_spool *s);

#endif
