/* mime.h: a message of electronic mail, as a program like sendmail -t takes it, made by GMime 3.
 *
 * No value can add a header or end one: in names and subjects control characters and those that
 * turn the direction of reading are made visible, and addresses are checked. Everything is ASCII
 * with lines of at most 78 octets, which end in LF; no line of a body begins with "From " or is a
 * dot alone. */
#ifndef CRM_MIME_MIME_H
#define CRM_MIME_MIME_H

#include "crm.h"

/* Somebody who sends or receives mail. */
struct crm_mime_who {
	crm_str name;    /* in any script; "" none */
	crm_str address; /* "anna@example.org", or "anna" for somebody on this machine */
};

/* Takes a text apart that somebody wrote for an option or in a file: "Anna <anna@example.org>" or
 * the address alone; the parts are slices of it. It is a fault when its address is not
 * one. An address without "@" is one if a user of this machine has that name, such as root. */
int crm_mime_parse(crm_str written, struct crm_mime_who *out, crm_error *e);

struct crm_mime_mail {
	struct crm_mime_who from;     /* without an address the program that sends adds it */
	struct crm_mime_who reply_to; /* without an address: none */
	const struct crm_mime_who *to;
	size_t to_count;
	crm_str subject;
	crm_time date;       /* CRM_NO_TIME: the program that sends adds it */
	crm_str id;          /* for Message-ID, without "<>": "c0001.birthday@crm"; "" likewise */
	crm_str unsubscribe; /* for List-Unsubscribe, ASCII: "<mailto:…>, <https://…>"; "" none */
	bool one_click;      /* its page takes a POST (RFC 8058) */
	bool automatic;      /* no person wrote it, and no out-of-office reply is to come back */
	crm_str text;        /* UTF-8 with LF, as it is to be read */
	crm_str html;        /* the same as HTML; "" none */
};
/* Adds the message. It is a fault of status CRM_DATA when an address is none, with the name of the
 * header ("To") as the field; or when the id is none. */
int crm_mime_write(const struct crm_mime_mail *mail, crm_buf *out, crm_error *e);

#endif
