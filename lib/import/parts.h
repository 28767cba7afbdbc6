/* parts.h: what the files of this room share and nobody else sees. */
#ifndef CRM_IMPORT_PARTS_H
#define CRM_IMPORT_PARTS_H

#include <csv.h>

#include "import/import.h"

/* One import on its way: the bytes, then the text, then the table. */
struct crm_import {
	const char *name; /* for messages */
	const struct crm_import_form *form;
	crm_rejects *rejects; /* NULL: the first fault ends the import */
	crm_buf text;         /* UTF-8, without a byte order mark */
	bool foreign;         /* it was UTF-16, which is never ours */
	crm_table *table;
	crm_error *e;
};

/* ---- faults (fault.c) ---- */

/* Places a fault at a line (0: none); -1. */
int crm_import_fail(struct crm_import *in, uint64_t line, const char *field);
/* A fault of one record: sets it aside and returns 0, or -1 where nothing is set aside. */
int crm_import_reject(struct crm_import *in, uint64_t line, const char *field, crm_str record);

/* ---- what it is (kind.c) ---- */

/* 0 where it may be text, -1 where it is a workbook, an archive or nothing at all. */
int crm_import_kind(struct crm_import *in, crm_str bytes);

/* ---- from bytes to UTF-8 (convert.c, encoding.c, likely.c, likely_pairs.c) ---- */

/* Converts s and adds it to out. 0; or -1 with *at the offset of the byte that does not fit,
 * or SIZE_MAX where no such encoding is known. */
int crm_import_convert(const char *encoding, crm_str s, crm_buf *out, size_t *at);
int crm_import_decode(struct crm_import *in, crm_str bytes);
/* An encoding that bytes which are not UTF-8 may well be in; NULL: none is likely. */
const char *crm_import_likely(crm_str bytes);
/* Likewise, of those that write a character as two bytes. */
const char *crm_import_likely_pairs(crm_str sample);
/* The fault of text that is not UTF-8, which suggests an encoding. */
void crm_import_not_utf8(struct crm_import *in, crm_str bytes);

/* ---- records (records.c) ---- */

/* Goes through the records of a text. */
struct crm_import_walk {
	const char *at, *end;
	uint64_t line; /* of what begins at `at` */
	char delimiter;
	bool cr; /* lines end in CR alone */
};

struct crm_import_record {
	crm_str text; /* without its line ending */
	uint64_t line;
	size_t fields;
	bool quoted;  /* a field is in quotes */
	bool open;    /* … which are never closed: text is one line alone */
	bool garbage; /* something between a closing quote and the delimiter */
	bool bare_cr; /* a CR outside quotes that does not end the line */
};

void crm_import_walk_begin(struct crm_import_walk *w, crm_str text, char delimiter);
/* The next record that is not a blank line; false at the end. */
bool crm_import_walk_next(struct crm_import_walk *w, struct crm_import_record *r);
/* Passes over n lines. */
void crm_import_walk_skip(struct crm_import_walk *w, unsigned n);

/* libcsv with the fields it found, which last until the next record. */
struct crm_import_parser {
	struct csv_parser csv;
	crm_str *field;
	size_t fields, room;
	crm_buf text;
};

void crm_import_parser_begin(struct crm_import_parser *p, char delimiter);
void crm_import_parser_end(struct crm_import_parser *p);
/* Takes a record apart that is neither open nor garbage. */
void crm_import_parse(struct crm_import_parser *p, const struct crm_import_record *r);

/* ---- delimiter.c ---- */

/* Takes a line "sep=X" off the text; the character, or 0 where there is no such line. */
char crm_import_sep(crm_str *text, uint64_t *line);
/* The delimiter that the header and the first records speak for; 0: they have one column. */
char crm_import_detect(crm_str text, unsigned skip);

/* ---- columns (header.c) ---- */

struct crm_import_columns {
	crm_arena *arena;
	crm_str *name;
	size_t *at;      /* which field of a record each is */
	size_t n, named; /* columns; fields up to and including the last of them */
};

/* Names from the header's fields. A fault where they look like those of a record. */
int crm_import_columns_named(struct crm_import *in, struct crm_import_columns *c,
			     const crm_str *field, size_t n, uint64_t line);
/* The columns 1, 2, 3 … of a text without header. */
void crm_import_columns_numbered(struct crm_import_columns *c, size_t n);

/* ---- separated text (separated.c) ---- */

int crm_import_separated(struct crm_import *in);

/* ---- vCards (vcard/) ---- */

bool crm_import_is_vcard(crm_str text);
int crm_import_vcards(struct crm_import *in);

#endif
