/* import.h: from the bytes of an export to a table in memory.
 *
 * The streams between our own tools are strict (crm_table_read). This room reads what
 * other programs write: fields separated by comma, semicolon, tab or bar, with or without
 * quotes; lines that end in LF, CRLF or CR; any encoding that iconv knows; vCards.
 *
 * What is accepted: a byte order mark; a first line `sep=;`; blank lines, and records
 * whose fields are all empty; columns without a name as long as all their fields are
 * empty, and empty fields behind the last column; line breaks in quotes. Names in the
 * header lose the blanks around them; a name that occurs again gets " (2)", " (3)" …
 *
 * A file that begins with BEGIN:VCARD has one row for each card, and the columns FN, N.family,
 * N.given, TEL, TEL.cell … that crm-records(5) lists. The parser of vCards is our own: libvformat
 * 1.13 has no line numbers, leaves the escapes of versions 3 and 4 in the values and splits them at
 * an escaped semicolon, and refuses a whole file because of one line.
 *
 * What is an error, with file and line: too few or too many fields, a quote that is never
 * closed or that text follows, a value in a column without a name, a character that the
 * encoding does not have, NUL, and a first line that looks like a record. The last line is
 * checked like any other, whether or not it ends in a newline. A workbook is an error that
 * names the command which converts it.
 *
 * The table is TSV. Each row has the source and the line that messages name
 * (crm_table_source, crm_table_line), and the text it was read from, converted to UTF-8
 * (crm_table_record), which is what --rejects keeps. */
#ifndef CRM_IMPORT_IMPORT_H
#define CRM_IMPORT_IMPORT_H

#include "crm.h"

struct crm_import_form {   /* zero-initialised: all is detected */
	crm_str delimiter; /* one ASCII character; empty: detected */
	crm_str encoding;  /* a name that iconv knows; empty: UTF-8, or UTF-16 where it is that */
	unsigned skip;     /* so many lines come before the header */
	bool no_header;    /* the columns are called 1, 2, 3 … */
};

/* Reads a whole file; path NULL or "-" is standard input. With rejects, faulty records are
 * set aside there. NULL on a fault. */
crm_table *crm_import_read(const char *path, const struct crm_import_form *form,
			   crm_rejects *rejects, crm_error *e);
/* The same of bytes that are in memory; `name` is what messages call them. */
crm_table *crm_import_bytes(const char *name, crm_str bytes, const struct crm_import_form *form,
			    crm_rejects *rejects, crm_error *e);

/* The delimiter that a word names: "comma", "semicolon", "tab", "bar", or one ASCII
 * character itself. False where it names none. */
bool crm_import_delimiter(crm_str word, crm_str *delimiter);

#endif
