/* header.h: headers as they are written, for mime.c: "Name: value" in lines of at most 76 octets,
 * if no address is longer, with the line feed at the end. Texts are UTF-8 in one line; where they
 * are not ASCII, they are encoded as in RFC 2047, in words of at most 75 octets. */
#ifndef CRM_MIME_HEADER_H
#define CRM_MIME_HEADER_H

#include "mime/mime.h"

/* Text for people to read, such as a subject. */
void crm_mime_header_text(const char *name, crm_str text, crm_buf *out);
/* ASCII in words that are not broken. */
void crm_mime_header_list(const char *name, crm_str text, crm_buf *out);
/* People and their addresses, which are ASCII. */
void crm_mime_header_who(const char *name, const struct crm_mime_who *who, size_t n, crm_buf *out);

#endif
