/* record.h: what the files of this room share. */
#ifndef CRM_RECORD_RECORD_H
#define CRM_RECORD_RECORD_H

#include <csv.h>
#include <pthread.h>
#include <stdarg.h>

#include "crm.h"
#include "record/scan.h"

#define CRM_RECORD_MAX ((size_t)16 << 20)

/* ---- the two formats ---- */

static inline char
crm_delim(enum crm_format format)
{
	return format == CRM_CSV || format == CRM_EXCEL ? ',' : '\t';
}

/* The byte whose presence means that a field must be decoded. */
static inline char
crm_escape(enum crm_format format)
{
	return format == CRM_CSV ? '"' : '\\';
}

/* A record without its line ending, which is LF, or in CSV CRLF (or a lone CR, where the file ends
 * in the middle of a CRLF). */
static inline crm_str
crm_record_body(crm_str span, enum crm_format format)
{
	if (span.n && span.p[span.n - 1] == '\n')
		span.n--;
	if (format == CRM_CSV && span.n && span.p[span.n - 1] == '\r')
		span.n--;
	return span;
}

/* Makes room for n bytes more after those of b without moving them later, so that pointers into it
 * stay valid. */
static inline void
crm_buf_room(crm_buf *b, size_t n)
{
	if (b->cap - b->n >= n)
		return;
	b->cap = b->n + n > b->cap * 2 ? b->n + n : b->cap * 2;
	b->p = crm_realloc(b->p, b->cap);
}

/* Whether the field is written with an apostrophe before it for spreadsheets. */
bool crm_guarded(crm_str field);
void crm_vcard_write(const struct crm_shape *shape, const crm_str *fields, crm_buf *out);

crm_str crm_skip_bom(crm_str s);
/* Splits a body without quotes at its delimiters into out[0..max), without decoding. Returns the
 * number of fields; *odd: it has a NUL, CR or escape. */
size_t crm_split(crm_str body, enum crm_format format, crm_str *out, size_t max, bool *odd);
/* Undoes \t \n \r \\ into `to`, which holds s.n bytes; returns the length. */
size_t crm_tsv_decode(crm_str s, char *to);

/* ---- CSV (csv.c) ---- */

/* The place after the closing quote, given the place after the opening one; NULL when no quote
 * closes. */
const char *crm_csv_quoted(const char *s, const char *end);
/* What crm_csv_walk found. */
struct crm_csv_walk {
	const char *end; /* the place after its LF; NULL: it does not end in these bytes */
	bool open;       /* a quote is open at the end of the bytes */
	bool stray;      /* a quote within a field that is not in quotes */
	bool garbage;    /* something between a closing quote and the comma */
	size_t bare_cr;  /* 1 + the offset of a CR outside quotes that is not before LF */
	size_t fields;
};
/* Finds the end and the fields of the record at p. If raw is given, the fields as they are written
 * go to raw[0..max). */
void crm_csv_walk(const char *p, const char *end, struct crm_csv_walk *w, crm_str *raw, size_t max);
/* The length of the whole records at the beginning of p[0..n). */
size_t crm_csv_whole(const char *p, size_t n);

/* libcsv, and the fields that it makes of one record. */
struct crm_judge {
	struct csv_parser csv;
	crm_str *field;
	size_t want, fields;
	crm_buf text; /* the fields' bytes */
};
struct crm_judge *crm_judge_new(void);
void crm_judge_free(struct crm_judge *j);
/* Decodes a body that crm_csv_walk has passed: the first `want` fields go to `field`, in bytes that
 * the judge keeps. Returns their number, or -1 with *why. */
ptrdiff_t crm_judge_record(struct crm_judge *j, crm_str body, const struct crm_csv_walk *w,
			   crm_str *field, size_t want, const char **why);

/* ---- input (input.c, header.c, fill.c) ---- */

struct crm_input {
	char *name;
	int fd;
	bool owns_fd;
	bool piped;    /* it came through a pipe, even if it was copied to a file */
	bool seekable; /* it can be read with pread from here to its end */
	bool started;  /* a block was handed out */
	bool eof;
	bool crlf;         /* the header ends so */
	bool may_be_empty; /* an empty one is no fault: it has no columns */
	bool exported;     /* it is not a file of ours: its last line need not end in a line feed */
	enum crm_format format;
	/* File offsets: of the first byte, of the next to read, and after the last. */
	uint64_t base, pos, end;
	uint64_t offset, line; /* of what the carry begins with */
	crm_buf header, names;
	crm_str *column;
	size_t columns;
	crm_str head;   /* the header without the byte order mark and the line ending */
	uint64_t heads; /* a set of crm_head_bit of the columns' names */
	uint64_t header_lines;
	crm_buf carry; /* read, not handed out yet */
	size_t torn;
	uint64_t torn_offset;
	pthread_mutex_t lock; /* of what follows */
	struct crm_oddity *oddity;
	size_t oddities;
	crm_arena *kept; /* their texts */
};

/* pipes.c: keeps the copy that was made of a pipe, until the process ends. */
struct stat;
void crm_pipe_keep(const struct stat *pipe, int fd);
/* A descriptor of the copy of the pipe that the path names; -1: it is no pipe, or none was kept. */
int crm_pipe_kept(const char *path);

/* An input that reads a descriptor; it closes it only if it owns it. A regular file is read from
 * offset `base`. */
crm_input *crm_input_of_fd(int fd, bool owns_fd, uint64_t base, const char *name,
			   enum crm_format format, crm_error *e);
/* Reads the header into in->header, finds out the format, checks and decodes the names. */
int crm_input_read_header(crm_input *in, crm_error *e);
/* Checks everything about a record's body except the number of its fields. */
int crm_body_check(const crm_input *in, crm_str body, uint64_t line, crm_error *e);

/* ---- descriptors (descriptor.c) ---- */

/* Reports that the last system call on that file failed, "cannot lock: Permission denied"; returns
 * -1. */
int crm_file_fault(const char *path, const char *what, crm_error *e);
/* Reads up to n bytes: fewer only at the end, which it notes. -1 on a fault. */
ptrdiff_t crm_input_read(crm_input *in, char *p, size_t n, crm_error *e);
/* Writes all of it to fd; -1 with errno on a fault. */
int crm_write_all(int fd, const char *p, size_t n);

/* ---- oddities (odd.c) ---- */

/* The fault of a line that crm_merge_mark recognises; without a place. */
int crm_merge_fault(crm_str line, crm_error *e);
/* "has 5 fields, but the header has 14". */
int crm_count_fault(const crm_input *in, crm_str span, size_t fields, uint64_t line, crm_error *e);
/* Keeps what is unusual about an input. Several threads may call it at once. It copies all that it
 * is given. */
void crm_input_odd(crm_input *in, uint64_t line, crm_str field, crm_str value, const char *format,
		   ...) CRM_PRINTF(5, 6);
void crm_input_forget_oddities(crm_input *in);
/* Keeps that the last field of a last record without a line feed may be cut off. */
void crm_input_may_be_cut(crm_input *in, crm_str record, uint64_t line);
/* "note: "left voi" may be cut off …". */
void crm_oddity_text(const struct crm_oddity *o, crm_buf *out);
/* A bit for how a field begins and how long it is: a record whose first field has none of the bits
 * of the columns' names is not a header. */
static inline uint64_t
crm_head_bit(crm_str field)
{
	return field.n ? UINT64_C(1) << (((unsigned char)field.p[0] * 7 + field.n) & 63) : 0;
}
/* Looks at a record that may be a header: 1 when it is the same header again (which is kept as an
 * oddity), 0 when it is a record, -1 when it is a header with other columns. */
int crm_header_again(crm_input *in, const crm_record *r, crm_error *e);

/* ---- block (block.c) ---- */

struct crm_block {
	crm_input *in;
	size_t want; /* fields located */
	char *p;     /* the records, a line feed if the last lacks one, padding */
	size_t cap;  /* without the padding */
	const char *at, *end;
	const char *chunk; /* the chunk that the masks are of; bits before `at` are cleared */
	struct crm_masks masks;
	uint64_t line;
	crm_str *field;
	crm_buf text; /* decoded fields of the record */
	struct crm_judge *judge;
};

void crm_block_reserve(crm_block *b, size_t n);
/* Lets the block go through the records in p[0..n), which begin at that line. */
void crm_block_start(crm_block *b, size_t n, uint64_t line);

/* ---- table (table.c) ---- */

struct crm_source {
	char *name;
	size_t first; /* row */
};

struct crm_table {
	enum crm_format format;
	bool piped, crlf;
	crm_buf bytes; /* of all records, with padding for scanning */
	uint64_t *at;  /* where each row begins, and where the last one ends */
	uint64_t *line;
	size_t rows, cap;
	crm_buf head;      /* of an import: the header as it was written */
	crm_buf text;      /* of an import: what each row was made from, */
	uint64_t *text_at; /* and where that begins and ends in it; NULL otherwise */
	size_t texts;      /* rows for which there is room */
	crm_buf header, names;
	crm_str *column;
	size_t columns;
	struct crm_source *source;
	size_t sources;
	crm_buf notices;
};

/* Adds all records of another input. Its columns must be the table's; an empty table takes them
 * over. */
crm_table *crm_table_of_input(crm_input *in, const struct crm_read *how, crm_error *e);

/* findings.c: as crm_findings_add, with the arguments in a list. */
CRM_PRINTF(3, 0)
void
crm_findings_add_v(crm_findings *f, const struct crm_finding *at, const char *format, va_list args);

/* export.c: adds the text as a string of JSON, in its quotes. */
void crm_json_string(crm_str s, crm_buf *out);
/* Adds the value of a field as JSON: a number, true or false where it is one and its column is of
 * that type, null where it is empty, otherwise a string. */
void crm_json_value(crm_str s, enum crm_type type, crm_buf *out);

#endif
