/* crm.h: the one public header of libcrm, and its manual.
 *
 * The library keeps customer relationships in plain record files and one
 * policy. Nothing in it prints, exits or reads the environment: what it has to
 * say comes back as a crm_error, and whoever calls decides.
 *
 * Throughout:
 *   - a function that can fail returns int: 0 (or a count) when done, -1 when
 *     not, with the reason in its last argument, a crm_error that is never NULL;
 *   - functions that return a pointer to an object return NULL on failure;
 *   - "_free" takes NULL; whoever gets an object from "_new", "_open", "_load"
 *     or "_read" frees it;
 *   - a crm_str is a slice that somebody else owns; each function says whose;
 *   - when memory runs out the handler of crm_on_nomem is called.
 */
#ifndef CRM_H
#define CRM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* The arguments from number `first` on are checked against the format, argument `text`. */
#ifdef __GNUC__
#define CRM_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CRM_PRINTF(text, first)
#endif

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define CRM_VERSION "0.1.0"

/* ======================================================================
 * base: text
 * ====================================================================== */

/* A slice of bytes, UTF-8 unless said otherwise, not ended by NUL. */
typedef struct crm_str {
	const char *p;
	size_t n;
} crm_str;

#ifdef __cplusplus
#define CRM_STR(literal) (crm_str{(literal), sizeof(literal) - 1})
#else
#define CRM_STR(literal) ((crm_str){(literal), sizeof(literal) - 1})
#endif

crm_str crm_str_z(const char *z); /* of a C string; NULL is empty */
bool crm_str_eq(crm_str a, crm_str b);
bool crm_str_eqz(crm_str a, const char *z);
int crm_str_cmp(crm_str a, crm_str b); /* by bytes, never by locale */
crm_str crm_str_trim(crm_str s);       /* without blanks at both ends */
/* Takes the next item of a `;` list off *list, trimmed; false when none is left.
 * Empty items are passed over. */
bool crm_str_item(crm_str *list, crm_str *item);
bool crm_str_has_item(crm_str list, crm_str item);

/* True when s is UTF-8: no overlong form, no surrogate, nothing past U+10FFFF. */
bool crm_utf8_ok(crm_str s);
/* The code point at the head of s (n > 0) and its length in bytes; a byte that
 * is not UTF-8 comes back as U+FFFD of length 1. */
uint32_t crm_utf8_next(crm_str s, size_t *len);
/* Columns that s takes on a terminal: 2 for East Asian wide and full-width
 * characters and emoji, 0 for combining and other zero-width ones, else 1. */
size_t crm_str_width(crm_str s);

/* The word of words[0..n) nearest to w by edit distance, or NULL when none is
 * near enough to be what was meant. */
const char *crm_nearest(crm_str w, const char *const *words, size_t n);

/* Bytes that grow. Zero-initialised is empty. */
typedef struct crm_buf {
	char *p;
	size_t n, cap;
} crm_buf;

void crm_buf_add(crm_buf *b, const void *p, size_t n);
void crm_buf_str(crm_buf *b, crm_str s);
void crm_buf_z(crm_buf *b, const char *z);
void crm_buf_char(crm_buf *b, char c);
void crm_buf_f(crm_buf *b, const char *format, ...) CRM_PRINTF(2, 3);
/* Adds s with control characters and bidi marks made visible (as \xHH, \t, \n,
 * \r or \u{HHHH}): for whatever a person reads. */
void crm_buf_visible(crm_buf *b, crm_str s);
char *crm_buf_zend(crm_buf *b); /* as a C string; the buffer keeps it */
crm_str crm_buf_slice(const crm_buf *b);
void crm_buf_free(crm_buf *b);

/* Memory that is freed all at once. */
typedef struct crm_arena crm_arena;
crm_arena *crm_arena_new(void);
void *crm_arena_alloc(crm_arena *a, size_t n);  /* zeroed, aligned for any type */
crm_str crm_arena_str(crm_arena *a, crm_str s); /* a copy, with a NUL behind it */
void crm_arena_free(crm_arena *a);

/* Called when memory runs out; it must not return. abort() unless set. */
void crm_on_nomem(void (*handler)(void));
void *crm_alloc(size_t n);            /* never NULL; zeroed */
void *crm_realloc(void *p, size_t n); /* never NULL */

/* ======================================================================
 * base: errors
 * ====================================================================== */

enum crm_status {
	CRM_OK = 0,
	CRM_DATA = 1,   /* what we were given is wrong */
	CRM_SYSTEM = 2, /* the call or the system is */
	CRM_BUSY = 75   /* someone else holds the file */
};

/* One fault. Printed as "source:line:column: field: text", each part only when
 * it is there. What is too long for its room loses its middle (" ... "), so that
 * the hint at its end stays. */
typedef struct crm_error {
	int status;       /* enum crm_status; the exit status */
	char source[256]; /* file, "standard input" or "" */
	uint64_t line;    /* from 1; 0 when it has none */
	unsigned column;  /* from 1; 0 when it has none (policies only) */
	char field[64];   /* column name or "" */
	char text[512];   /* what is wrong, values made visible */
} crm_error;

/* Fills status and text (and clears the rest); returns -1. A %s value from
 * data must have been made visible: see crm_quote. */
int crm_fail(crm_error *e, int status, const char *format, ...) CRM_PRINTF(3, 4);
/* Adds to the text, most of all what to do about it; returns -1. */
int crm_fail_more(crm_error *e, const char *format, ...) CRM_PRINTF(2, 3);
/* Adds the place to a fault; returns -1. NULL or empty parts are left as they are. */
int crm_fail_at(crm_error *e, const char *source, uint64_t line, const char *field);
/* s in double quotes, made visible, cut to about 60 columns with "...": for
 * messages. Lives in one of eight rotating thread-local buffers. */
const char *crm_quote(crm_str s);
/* s as one word of a shell, quoted where it needs to be: for commands that a message recommends.
 * Lives in one of eight rotating thread-local buffers. */
const char *crm_shell(crm_str s);
/* The fault as one line without newline. */
void crm_error_line(const crm_error *e, crm_buf *out);

/* ======================================================================
 * base: numbers
 * ====================================================================== */

/* Every number is exact: an integer of 1/10000. */
typedef int64_t crm_num;
#define CRM_NUM_ONE INT64_C(10000)
#define CRM_NUM_MAX INT64_MAX

/* C-locale decimal: optional sign, digits, optional point and digits. At most
 * four decimals that are not zero. False when it is not that or too large. */
bool crm_num_parse(crm_str s, crm_num *out);
/* What is wrong with one that was refused, behind its value in a message: "is not
 * a number", "has more than four decimals" … Lives until the thread asks again. */
const char *crm_num_wrong(crm_str s);
/* A share, as 20% or as 0.2: the number as it is written, and whether the % follows it. False
 * when there is no number. */
bool crm_share_parse(crm_str s, crm_num *n, bool *percent);
/* -1 overflow (or division by zero), 0 done. */
int crm_num_add(crm_num a, crm_num b, crm_num *out);
int crm_num_sub(crm_num a, crm_num b, crm_num *out);
int crm_num_mul(crm_num a, crm_num b, crm_num *out); /* half to even */
int crm_num_div(crm_num a, crm_num b, crm_num *out); /* half to even */
/* a rounded to so many decimals (0 to 4), half to even. */
crm_num crm_num_round(crm_num a, int decimals);
/* At least so many decimals, more only where they are not zero ("29.30" for 2,
 * "3" for 0, "0.0532" for 2). At most CRM_NUM_TEXT bytes with NUL; returns length. */
#define CRM_NUM_TEXT 24
size_t crm_num_format(crm_num a, int decimals, char *out);

/* ======================================================================
 * base: dates
 * ====================================================================== */

/* Civil days since 1970-01-01, proleptic Gregorian, years 1 to 9999. */
typedef int32_t crm_day;
#define CRM_NO_DAY INT32_MIN

bool crm_day_valid(int year, int month, int day);
crm_day crm_day_of(int year, int month, int day); /* CRM_NO_DAY when there is none */
void crm_day_split(crm_day d, int *year, int *month, int *day);
int crm_day_weekday(crm_day d); /* 1 Monday to 7 Sunday, as ISO */
int crm_month_length(int year, int month);
bool crm_day_parse(crm_str s, crm_day *out); /* exactly YYYY-MM-DD */
#define CRM_DAY_TEXT 11
size_t crm_day_format(crm_day d, char *out); /* returns 10 */

/* A moment as people write it: a day, perhaps a time, perhaps an offset. */
typedef struct crm_time {
	crm_day day;    /* the first ten characters as written */
	int16_t minute; /* of the day, 0 to 1439; -1 not given */
	int16_t offset; /* minutes east of Greenwich, or CRM_NO_OFFSET */
} crm_time;
#define CRM_NO_OFFSET INT16_MIN
#define CRM_NO_TIME ((crm_time){CRM_NO_DAY, -1, CRM_NO_OFFSET})

/* YYYY-MM-DD, or with THH:MM, THH:MM:SS, THH:MM:SS.FFF (seconds and their fraction are
 * checked and dropped; a blank may stand for the T), then Z or +HH:MM or +HHMM. */
bool crm_time_parse(crm_str s, crm_time *out);
/* A moment in microseconds since the epoch, as exactly as it is written: the earliest and the
 * latest that it may be. False for what is none or has no time. */
bool crm_time_micros(crm_str s, int64_t *earliest, int64_t *latest);
#define CRM_TIME_TEXT 24
size_t crm_time_format(crm_time t, char *out);
/* As people read it: 2026-11-21 17:16, on the clock on which it was written. */
size_t crm_time_show(crm_time t, char *out);
/* Whether a value of a stream is a moment with a time, which people are to read in that way. */
bool crm_time_has_clock(crm_str value, crm_time *out);
/* Minutes since 1970-01-01T00:00 on the wall clock of the zone: what has an
 * offset is moved there, what has no time of day counts as the day's end
 * (24:00). Zones are the process's: the caller has set TZ and called tzset(). */
int64_t crm_time_wall(crm_time t);
/* Minutes since the epoch in UTC, for limits in hours across clock changes. */
int64_t crm_time_utc(crm_time t);
crm_time crm_time_now(void); /* in the process's zone, with its offset */
/* Whether the system knows a time zone of that name. */
bool crm_zone_known(crm_str name);
/* Whether the system makes something of a value of TZ: a name that it knows, a file of a zone, or
 * the POSIX form (CET-1CEST,M3.5.0,M10.5.0); each may have a colon before it. Nothing is UTC. */
bool crm_zone_usable(const char *tz);
/* Appends the name of the zone that was probably meant; false where none is near. */
bool crm_zone_nearest(crm_str written, crm_buf *out);

/* A length of time: 30d, 2w, 3m, 1y, 24h, 90min; one unit. "0d" is allowed. */
typedef struct crm_span {
	int32_t n;
	char unit; /* 'd', 'w', 'm', 'y', 'h', or 'i' for minutes */
} crm_span;
bool crm_span_parse(crm_str s, crm_span *out);
#define CRM_SPAN_TEXT 16
size_t crm_span_format(crm_span s, char *out);
/* d plus (or, with sign -1, less) the span. Months and years keep the day of
 * the month, clamped to the month's last. Hours count as whole days, rounded
 * up. CRM_NO_DAY when it leaves the years 1 to 9999. */
crm_day crm_day_add(crm_day d, crm_span s, int sign);
/* The span in days, months as 30.4375 and years as 365.25 days, rounded: for
 * comparing, never for adding. */
int32_t crm_span_days(crm_span s);

/* ---- partial and lunar dates ---- */

/* A date of which something may be missing: 1980-05-12, --05-12, 1980-05,
 * lunar:1980-08-15, lunar:--08-15, lunar:1980-L4-05 (leap month). */
typedef struct crm_partial {
	int16_t year;      /* 0 not given */
	int8_t month, day; /* day 0: not given */
	bool lunar, leap;
} crm_partial;
bool crm_partial_parse(crm_str s, crm_partial *out);

/* What is done with a day that a year does not have: 29 February, the 30th of
 * a short lunar month (always its last day), a leap month (always the month
 * of the same number when the year has no such leap month). */
enum crm_feb29 { CRM_FEB28, CRM_MAR1 };
/* The first anniversary on or after `from`; CRM_NO_DAY when there is none (no
 * month given, lunar outside 1900 to 2100). Month only: the first of it. With
 * a year given anniversaries begin the year after. */
crm_day crm_partial_next(const crm_partial *p, crm_day from, enum crm_feb29 rule);

/* The Chinese calendar, 1900-01-31 to the end of lunar 2100, by table. */
typedef struct crm_lunar {
	int16_t year;
	int8_t month, day;
	bool leap;
} crm_lunar;
bool crm_lunar_of(crm_day d, crm_lunar *out);
crm_day crm_lunar_day(crm_lunar l); /* CRM_NO_DAY when there is no such day */
int crm_lunar_leap_month(int year); /* 0 none, -1 outside the table */
int crm_lunar_month_length(int year, int month, bool leap); /* 29, 30; 0 no such month */

/* ======================================================================
 * record: reading
 * ====================================================================== */

/* What is behind CRM_CSV is only written: CSV for spreadsheets (a byte order mark, CRLF, and
 * an apostrophe before what they would compute), JSON Lines, and vCards of customers. */
enum crm_format { CRM_AUTO, CRM_TSV, CRM_CSV, CRM_EXCEL, CRM_JSON, CRM_VCARD };

/* A file, pipe or standard input of records: a header, then records.
 *
 * TSV: LF ends a record, tab parts fields; \t \n \r \\ stand for those
 * characters, another backslash is itself; no quotes. CSV: RFC 4180, fields
 * judged by libcsv, record spans found here; LF or CRLF; a BOM is kept.
 * The format is that of the first line (a tab: TSV; else a comma: CSV; else
 * TSV) unless named.
 *
 * Checked on every record: number of fields, UTF-8, no NUL, no bare CR (in CSV
 * quotes guard it), at most 16 MiB. A quote within a CSV field that has none
 * around it is itself. A regular file's size is fixed at open, no lock is
 * taken. Three things are odd (crm_input_oddities) and no fault: a torn last
 * record (no newline and not a sound record: too few fields, an open quote,
 * half a character) is not read; a last record without newline that is sound is
 * read, but its last field may be cut off; a record that repeats the header is
 * skipped. A record that a writer is just appending is not there yet. A header
 * with other columns in the midst of the file is a fault, and so is an open
 * quote behind which whole records follow. On a pipe zero bytes are a fault,
 * and so is TSV whose last line does not end: the stage before it died. */
typedef struct crm_input crm_input;

/* path "-" is standard input, called "standard input" in faults. */
crm_input *crm_input_open(const char *path, enum crm_format format, crm_error *e);
/* Likewise, of a log: a regular file of no bytes, as a writer that was killed leaves one,
 * is a log without events. It has no columns. */
crm_input *crm_input_open_log(const char *path, crm_error *e);
void crm_input_close(crm_input *in);
const char *crm_input_name(const crm_input *in);
enum crm_format crm_input_format(const crm_input *in); /* CRM_TSV or CRM_CSV */
/* Columns of the header, decoded; names are unique and not empty. The input keeps them. */
size_t crm_input_columns(const crm_input *in);
crm_str crm_input_column(const crm_input *in, size_t i);
int crm_input_find(const crm_input *in, const char *name); /* -1 when there is none */
/* The header's bytes as read, BOM and line ending included. */
crm_str crm_input_header(const crm_input *in);
/* What is odd about it, though reading goes on; complete once the end is reached, and
 * forgotten by crm_input_rewind. The input keeps it. */
struct crm_oddity {
	uint64_t line;
	crm_str field, value; /* what may be cut off; else empty */
	const char *text;
};
size_t crm_input_oddities(crm_input *in, const struct crm_oddity **out); /* by line */
/* The same for a person, one a line: "log.tsv:17: note: "left a" may be cut off …". */
void crm_input_notices(crm_input *in, crm_buf *out);
/* Back to the first record, for a second pass. A pipe works only when
 * crm_input_spool was called before the first block was read. */
int crm_input_rewind(crm_input *in, crm_error *e);
int crm_input_spool(crm_input *in, crm_error *e); /* nothing to do for a regular file */

/* A run of whole records of one input, in a buffer that is used again. One
 * thread at a time works on a block; several blocks of one input may be worked
 * on at once. */
typedef struct crm_block crm_block;

/* One record. Everything in it is good until the next crm_block_next. */
typedef struct crm_record {
	crm_str span;         /* its bytes as read, line ending included */
	uint64_t line;        /* of its first byte, from 1 */
	const crm_str *field; /* decoded; those located, see crm_block_new */
	size_t fields;
} crm_record;

/* A block for reading `in`. Fields are located up to column `last` (SIZE_MAX:
 * all); the number of fields is checked in any case. */
crm_block *crm_block_new(crm_input *in, size_t last);
void crm_block_free(crm_block *b);
/* Fills the block with the next records: 1 filled, 0 at the end, -1 fault. The
 * one call that touches the input: with threads, under the caller's lock. */
int crm_input_block(crm_input *in, crm_block *b, crm_error *e);
/* The next record: 1, 0 at the block's end, -1 fault (place filled in; r->span
 * and r->line say which; the call after it goes on behind the faulty record). */
int crm_block_next(crm_block *b, crm_record *r, crm_error *e);
/* '<', '|', '=' or '>' when the line is a mark that git leaves in a file where two changes meet;
 * else 0. */
char crm_merge_mark(crm_str line);

/* ======================================================================
 * record: faulty records set aside
 * ====================================================================== */

/* Records set aside as TSV: file, line, field, reason, record. Written at close, so that
 * the file is whole or not there. Safe to call from several threads; sorted by input
 * order of crm_rejects_add's source and line. */
typedef struct crm_rejects crm_rejects;
crm_rejects *crm_rejects_new(void);
void crm_rejects_add(crm_rejects *r, const crm_error *why, crm_str record);
/* Takes over from another reading of the same files what is not set aside yet. */
void crm_rejects_join(crm_rejects *to, const crm_rejects *from);
size_t crm_rejects_count(const crm_rejects *r);
/* The header that the records are under: written before those of each source, with
 * CRM_REJECTS_HEAD for a reason. It is not counted. */
#define CRM_REJECTS_HEAD "the header of these records"
void crm_rejects_head(crm_rejects *r, crm_str header);
void crm_rejects_text(crm_rejects *r, crm_buf *out); /* the whole file, header first */
void crm_rejects_free(crm_rejects *r);

/* What was found wrong, to be told as a stream of its own. */
typedef struct crm_findings crm_findings;
struct crm_finding {
	const char *source; /* the file */
	uint64_t line;      /* 0: of the file as a whole */
	const char *field;  /* column, or section of a policy; NULL none */
	crm_str value, id;  /* what stands there; whose record it is */
	bool warning;       /* suspicious, not wrong */
};
crm_findings *crm_findings_new(void);
/* All is copied. */
void crm_findings_add(crm_findings *f, const struct crm_finding *at, const char *format, ...)
	CRM_PRINTF(3, 4);
size_t crm_findings_count(const crm_findings *f);
/* By file as they came, then by line. */
void crm_findings_sort(crm_findings *f);
/* Finding number i; its text. The findings keep both. */
const char *crm_findings_at(const crm_findings *f, size_t i, struct crm_finding *out);
/* Sorted, as TSV: file, line, field, finding, value, id, severity. */
void crm_findings_text(crm_findings *f, crm_buf *out);
void crm_findings_free(crm_findings *f);

/* ======================================================================
 * record: a whole stream in memory, and writing
 * ====================================================================== */

/* A customer stream as read: the bytes of its records, nothing more per field. */
typedef struct crm_table crm_table;

struct crm_read { /* zero-initialised: the usual */
	enum crm_format format;
	crm_rejects *rejects; /* NULL: the first fault ends the reading */
	bool exported;        /* not a file of ours: its last line needs no line feed and
			       * is checked like any other, so that nothing of it is torn */
};
/* All of the paths (n 0: standard input), which must have the same columns in
 * the same order. What is odd about them is noted: see crm_table_notices. */
crm_table *
crm_table_read(const char *const *paths, size_t n, const struct crm_read *how, crm_error *e);
/* An empty table with those columns, to which records are added (crm_table_add). */
crm_table *crm_table_new(const crm_str *columns, size_t n, enum crm_format format);
void crm_table_add(crm_table *t, const crm_str *fields);
/* Of such a table: the rows added from here on were read from a file of that name; and one
 * of them, with its line there and the text of its record (all rows or none have one). */
void crm_table_source_is(crm_table *t, const char *name);
void crm_table_add_read(crm_table *t, const crm_str *fields, uint64_t line, crm_str record);
/* The text of the header that it was read from, without its line ending: what was said
 * here, else the header as read. */
void crm_table_head_is(crm_table *t, crm_str text);
crm_str crm_table_head(const crm_table *t);
void crm_table_free(crm_table *t);
enum crm_format crm_table_format(const crm_table *t);
bool crm_table_piped(const crm_table *t); /* any of it came through a pipe */
size_t crm_table_rows(const crm_table *t);
size_t crm_table_columns(const crm_table *t);
crm_str crm_table_column(const crm_table *t, size_t i);
int crm_table_find(const crm_table *t, const char *name);
const char *crm_table_source(const crm_table *t, size_t row);
uint64_t crm_table_line(const crm_table *t, size_t row);
crm_str crm_table_span(const crm_table *t, size_t row);
/* The text of the record that a row was read from: that of crm_table_add_read, else the span. */
crm_str crm_table_record(const crm_table *t, size_t row);
/* Things to tell a person on standard error, as crm_input_notices, one a line; "" when none. */
const char *crm_table_notices(const crm_table *t);

/* A row taken apart. Zero-initialised; used again from row to row without
 * allocating; one a thread. Fields are good until the next crm_row_split. */
typedef struct crm_row {
	crm_str *field; /* decoded */
	crm_str *raw;   /* as read, quotes and escapes included */
	size_t fields;
	size_t row; /* which; SIZE_MAX none yet */
	crm_buf scratch;
	void *judge; /* libcsv's state, for CSV */
} crm_row;
void crm_row_split(crm_row *r, const crm_table *t, size_t row);
void crm_row_free(crm_row *r);

/* A writer of a table with columns recomputed in place or appended. What is
 * not replaced goes out byte for byte as it came in (line endings, quotes,
 * BOM) as long as the format stays; TSV always ends its last line. One a
 * thread. */
typedef struct crm_writer crm_writer;
/* names[0..n): columns owned by the caller; one that the table has is replaced
 * in place, others are appended in this order. `keep` (may be NULL: all) says
 * for each column of the table whether it goes out. */
crm_writer *crm_writer_new(const crm_table *t, enum crm_format to, const crm_str *names, size_t n,
			   const bool *keep);
void crm_writer_header(crm_writer *w, crm_buf *out);
void crm_writer_row(crm_writer *w, size_t row, const crm_str *values, crm_buf *out);
/* The same, with the values put by whoever has them: `fill` adds the field of
 * names[i], encoded (crm_field_write) in the format it is given. */
typedef int crm_fill(void *from, size_t i, enum crm_format to, crm_buf *out, crm_error *e);
int
crm_writer_fill(crm_writer *w, size_t row, crm_fill *fill, void *from, crm_buf *out, crm_error *e);
/* Where one stream is written by several writers, each a run of its rows: true
 * when the last row lacks its line ending (CSV only), which then has to stand before
 * the next writer's. Either way this writer begins anew. */
bool crm_writer_leave(crm_writer *w);
crm_str crm_writer_ending(const crm_writer *w);
void crm_writer_free(crm_writer *w);
/* One field, encoded: TSV escapes, CSV quotes where needed. */
void crm_field_write(crm_buf *out, crm_str field, enum crm_format format);
/* A whole record of fields with its line ending (LF; CRLF for CRM_EXCEL). */
void crm_record_write(crm_buf *out, const crm_str *fields, size_t n, enum crm_format format);

/* ======================================================================
 * record: the store
 * ====================================================================== */

/* A file held under lock for as long as it takes to read, decide and write.
 *
 * Opening waits for flock up to timeout_ms with jitter (then CRM_BUSY and the
 * path named), makes sure that the name still means this inode, refuses what
 * is not a regular file. A missing file is created empty when `create` says so;
 * one that cannot be read or parsed is never written. */
typedef struct crm_store crm_store;
crm_store *crm_store_open(const char *path, bool create, unsigned timeout_ms, crm_error *e);
/* Lets go. A file that this store created and left empty is removed. */
void crm_store_close(crm_store *s);
bool crm_store_empty(const crm_store *s);
/* Whether its last line ends in a line feed; a file of no bytes has no line that does not. */
bool crm_store_ended(const crm_store *s);
/* The records, whole file; how it ends is told by crm_table_notices. What is written
 * afterwards is refused when the file was changed since. */
crm_table *crm_store_read(crm_store *s, const struct crm_read *how, crm_error *e);
/* Header of a file that is not empty. */
crm_input *crm_store_header(crm_store *s, crm_error *e);
/* Appends whole records in one write, then fdatasync. A last line without line feed is
 * completed first when it has the right number of fields, otherwise saved beside the file
 * as PATH.torn-OFFSET and cut; *notice (may be NULL) says which, and what may be cut off unless
 * crm_store_read has reported that. *line is the line at which the records begin; as the file
 * is read for that before it is written to, pass NULL unless it is needed. On a short write or an
 * error the file is cut back to where it was. So it is when another file has taken the
 * name, before or meanwhile: that fault has the status CRM_BUSY, and whoever gets it
 * opens the file anew, reads, decides and writes again. */
int crm_store_append(crm_store *s, crm_str records, uint64_t *line, crm_buf *notice, crm_error *e);
/* Replaces the content: new file in the same directory with mode and owner, written,
 * synced, exchanged with the resolved link, directory synced. A torn last line of the
 * old one is saved as above. A hard link is refused unless forced. When somebody who
 * keeps no lock wrote to the file since it was read, also in the last moment, nothing is
 * changed; when another file has taken the name, likewise, with CRM_BUSY as above. */
int crm_store_replace(crm_store *s, crm_str content, bool force, crm_buf *notice, crm_error *e);
/* Writes a file that is whole or not there (same steps, no lock): for outputs. */
int crm_file_write(const char *path, crm_str content, crm_error *e);
/* Whether crm_file_write could write there, as far as that can be told before the content is
 * known: 0, or the fault. */
int crm_file_check(const char *path, crm_error *e);
/* Adds the whole of a file to out; "-" is standard input. */
int crm_file_read(const char *path, crm_buf *out, crm_error *e);

/* ======================================================================
 * people: finding customers
 * ====================================================================== */

/* A country, by its telephone code (44, +44) or its two letters (GB): how numbers
 * are written in it. NULL when there is none. */
typedef struct crm_country crm_country;
const crm_country *crm_country_find(crm_str word);

/* Takes the next number off a list, trimmed: `;`, `/` and `,` separate numbers, but the
 * slash behind an area code and what is too short to be a number do not. */
bool crm_phone_next(crm_str *list, crm_str *number);
/* Whether that is a phone number: three digits or more, an extension (ext. 12, x12, #12)
 * perhaps behind them. */
bool crm_phone_ok(crm_str number);
/* The number without the extension behind it; the whole when it has none. */
crm_str crm_phone_alone(crm_str number);
/* Adds the number as it is compared: digits with the country's code first, where that is
 * known (country may be NULL), without (0) and trunk prefix; then x and the extension. */
void crm_phone_key(crm_str number, const crm_country *country, crm_buf *out);
/* Adds the list of addresses without mailto:, final dots, angle brackets and blanks;
 * true when that changed any of them. */
bool crm_emails_tidy(crm_str list, crm_buf *out);
/* Adds the address as it is compared: tidy, without regard to case. */
void crm_email_key(crm_str email, crm_buf *out);
/* Lower case, by Unicode, whatever the locale. */
void crm_str_fold(crm_str s, crm_buf *out);
/* Whether a customer's status is merged:ID, and which ID. */
bool crm_merged_into(crm_str status, crm_str *id);

/* An index of customers by what they have: all who have it are kept. Phones, emails and
 * names are compared as described above and in crm-records(5). The index copies what it keeps. */
typedef struct crm_people crm_people;
enum crm_people_key {
	CRM_BY_ID,
	CRM_BY_PHONE, /* the telephone: with another extension, or without one, it is another */
	CRM_BY_EMAIL,
	CRM_BY_NAME,        /* in their own script, without regard to case, accents, blanks */
	CRM_BY_SWITCHBOARD, /* a number without extension finds those who have it with one */
	CRM_BY_LATIN        /* names across scripts; needs ICU, and takes longer */
};
crm_people *
crm_people_new(const crm_country *country); /* NULL: numbers have their country or none */
void crm_people_free(crm_people *p);
/* Enters what one customer has under a key (each item of a list of phones or
 * emails) for `number`, which is the caller's and less than 2^32 - 1. SIZE_MAX, or the
 * number of the first other who has the same. An empty value is not entered. */
size_t crm_people_put(crm_people *p, enum crm_people_key key, crm_str value, size_t number);
/* Takes that back. */
void crm_people_drop(crm_people *p, enum crm_people_key key, crm_str value, size_t number);
/* The first who has it, or SIZE_MAX; of a name the first whose accents are the same too, if
 * there is one. Several threads may look at once, except by name. */
size_t crm_people_find(const crm_people *p, enum crm_people_key key, crm_str value);
/* Adds all who have it, each once, in the order they were entered. */
struct crm_matches {
	size_t *number;
	size_t n, room;
};
void crm_people_all(const crm_people *p, enum crm_people_key key, crm_str value,
		    struct crm_matches *out);
void crm_matches_free(struct crm_matches *m);
/* Whether two names may be those of one person: each word of the shorter one is in the other,
 * also as an initial, with a slip of a letter, or in another script. */
bool crm_people_alike(crm_people *p, crm_str a, crm_str b);
/* To tell a person once all names were compared: that ICU was needed and is not there.
 * "" when it was not needed. */
const char *crm_people_notice(const crm_people *p);

/* Whom someone means: customers of a table, which the caller keeps, found by id, phone,
 * email, name or part of a name. What a search does not need is not indexed. */
typedef struct crm_whom crm_whom;
/* A fault when the table has no columns id and name. */
crm_whom *crm_whom_new(const crm_table *t, const crm_country *country, crm_error *e);
void crm_whom_free(crm_whom *w);
/* The row that `text` means: an id; a phone; an email; a name; a part of one. A name
 * as it is written wins over those that differ in accents or case. Of several
 * rows with one id it is the first. A row that was merged means the one it went into.
 * Nobody, several, and a merge that leads to nobody or in a circle are a fault; several are then in
 * *several, which the caller frees. */
int
crm_whom_find(crm_whom *w, crm_str text, size_t *row, struct crm_matches *several, crm_error *e);
/* The row of an id, as it is, or SIZE_MAX; and the row that a row went into in the end:
 * itself when it was not merged, or leads nowhere or in a circle. */
size_t crm_whom_row(const crm_whom *w, crm_str id);
size_t crm_whom_now(crm_whom *w, size_t row);
/* The value of a column; "" when there is none. It lasts until the next call with the same whom. */
crm_str crm_whom_value(crm_whom *w, size_t row, const char *column);
const char *crm_whom_notice(const crm_whom *w); /* as crm_people_notice */

/* New ids. Customers: the largest id's number plus one, in the shape of the ids
 * seen ("c0012" after "c0011"; "c0001" when there are none). */
typedef struct crm_mint {
	char prefix[32];
	int width;
	uint64_t last;
} crm_mint;
void crm_mint_see(crm_mint *m, crm_str id);
void crm_mint_next(crm_mint *m, crm_buf *out);
/* Events: 13 letters and digits, in the order they were made: seconds since
 * 2020, then a random number that counts up within one run. */
typedef struct crm_event_mint {
	uint64_t next;
} crm_event_mint;
int crm_event_mint_start(crm_event_mint *m, int64_t now, crm_error *e);
void crm_event_mint_next(crm_event_mint *m, crm_buf *out);

/* ======================================================================
 * model: kinds of events
 * ====================================================================== */

enum crm_class { CRM_TOUCH, CRM_CARE, CRM_MONEY, CRM_SERVICE, CRM_ADVOCACY, CRM_DESK, CRM_CLASSES };
enum crm_dir { CRM_IN, CRM_OUT }; /* they came to us; we to them */

#define CRM_KINDS_MAX 128
typedef struct crm_kindset {
	uint64_t w[CRM_KINDS_MAX / 64];
} crm_kindset;

typedef struct crm_kind {
	const char *name;
	enum crm_class kind_class; /* touches are the kinds of CRM_TOUCH and CRM_CARE */
	enum crm_dir dir;          /* the usual one */
	const char *channel;       /* "phone", "email" … or "" */
	const char *action;        /* the verb for it: "greet" of greeting, "call" of call; or "" */
	crm_num cost;              /* what one costs us */
	bool sale;                 /* counts as a purchase */
	crm_kindset closes;        /* the kinds of open items that it closes */
	bool opens;                /* an open item until something closes it */
	bool own_due;              /* its due has a meaning of its own, and is not a promise */
	bool needs_details;        /* more is to be said of it than that it was done */
	bool lasting;              /* a cancel does not take it back */
	const char *about;         /* one line for the pages */
} crm_kind;

/* The kinds of DESIGN's table, to which a policy adds. */
typedef struct crm_kinds crm_kinds;
crm_kinds *crm_kinds_new(void);
void crm_kinds_free(crm_kinds *k);
size_t crm_kinds_count(const crm_kinds *k);
const crm_kind *crm_kinds_at(const crm_kinds *k, size_t i);
int crm_kinds_find(const crm_kinds *k, crm_str name); /* -1 when unknown */
/* Adds a kind, or changes one of that name; strings are copied. The index, or -1 when there are too
 * many. */
int crm_kinds_put(crm_kinds *k, const crm_kind *kind);
/* The set that a kind, a class ("touch" includes care) or an action names; false when nothing does.
 */
bool crm_kinds_set(const crm_kinds *k, crm_str word, crm_kindset *out);
/* Likewise as a rule of a policy means it: a purchase is whatever counts as a sale, where anything
 * does. */
bool crm_kinds_meant(const crm_kinds *k, crm_str word, crm_kindset *out);
const char *crm_kinds_nearest(const crm_kinds *k, crm_str word);
/* A channel by which some kind goes, as it is known, whatever the case of the
 * word; NULL when it is none. */
const char *crm_kinds_channel(const crm_kinds *k, crm_str word);
/* Likewise what contacts are for: care, news, service, and what was added. */
const char *crm_kinds_purpose(const crm_kinds *k, crm_str word);
void crm_kinds_purpose_add(crm_kinds *k, const char *purpose);
extern const char *const crm_class_words[CRM_CLASSES];
bool crm_kindset_has(const crm_kindset *s, int kind);
/* The facts that together say when something of the set happened last: last_touch, first, where all
 * touches are of it, and last_<kind> of the others. */
void crm_latest_facts(const crm_kinds *k, const crm_kindset *set,
		      void (*each)(void *to, crm_str name), void *to);
bool crm_kindset_within(const crm_kindset *s, const crm_kindset *all); /* all has each of s */

/* ======================================================================
 * model: values and the vocabulary
 * ====================================================================== */

enum crm_type { CRM_MISSING, CRM_BOOL, CRM_NUMBER, CRM_DATE, CRM_SPAN, CRM_TEXT };

typedef struct crm_value {
	enum crm_type type;
	union {
		bool yes;
		crm_num number;
		crm_time date;
		crm_span span;
		crm_str text; /* owned by the stream or the policy */
	};
} crm_value;

/* The columns of records that are exported. */
struct crm_shape {
	const crm_str *name;
	const enum crm_type *type; /* of each column; NULL: all are text */
	size_t n;
};
/* Records in any format, out of decoded fields. JSON Lines: one object for each record, with
 * all columns in order; numbers (and yes and no) by the type of their column, all else as
 * strings; null for an empty field. vCards take what they have a place for. */
void crm_export_header(const struct crm_shape *shape, enum crm_format to, crm_buf *out);
void crm_export_record(const struct crm_shape *shape, const crm_str *fields, enum crm_format to,
		       crm_buf *out);
/* The same of a whole TSV, header first, as the library makes it. type_of gives the type of
 * column i of name[0..n). */
void crm_export_tsv(crm_str tsv, enum crm_type type_of(const crm_str *name, size_t n, size_t i),
		    enum crm_format to, crm_buf *out);

/* Where a name comes from. */
enum crm_origin { CRM_COLUMN, CRM_FACT, CRM_DERIVED };

/* One word of the vocabulary: crm-facts --list, the pages and the expressions
 * all take their names from here. */
typedef struct crm_word {
	const char *name; /* "last_<kind>" and "spend_<N>d" stand for families */
	enum crm_origin origin;
	enum crm_type type;
	int decimals;       /* for numbers: at least so many are written */
	const char *unit;   /* "days", "money", "events", "" */
	const char *tool;   /* who computes a derived column, else "" */
	const char *about;  /* one sentence */
	bool never_missing; /* every customer has a value; else it may be missing */
	bool whole;         /* a number without a fraction */
	crm_num from, to;   /* a number that is there lies between; both 0: it may be any */
} crm_word;
const crm_word *crm_word_at(size_t i); /* the i-th of the whole table; NULL past the last */
/* The word that a name stands for, families included (last_call, spend_90d,
 * bought:X, holds:X); NULL when it is not in the vocabulary. */
const crm_word *crm_word_find(const crm_kinds *k, crm_str name);
const char *crm_word_nearest(const crm_kinds *k, crm_str name);

/* ======================================================================
 * model: a customer stream with what is known of each
 * ====================================================================== */

/* What behaviour counts for closeness, and how fast it fades. */
#define CRM_BEHAVIOURS 6 /* news, care, help, meeting, advice, personal */
typedef struct crm_behaviour {
	const char *name;
	crm_kindset kinds;
	crm_num weight_in, weight_out; /* points for one such event, by who came to whom */
	crm_span half_life;
} crm_behaviour;

/* What one unit of a currency is in the policy's own: digits / 10^decimals. */
typedef struct crm_rate {
	const char *currency;
	uint64_t digits; /* not 0 */
	int decimals;    /* 0 to 18 */
} crm_rate;
/* A number above 0 of at most 18 digits, with or without a point; false for anything else. */
bool crm_rate_parse(crm_str s, crm_rate *out);
/* An amount of that currency in the policy's own, rounded half to even; -1 too large. */
int crm_rate_apply(const crm_rate *r, crm_num n, crm_num *out);

/* What of a policy the facts depend on. The policy owns it. */
typedef struct crm_model {
	crm_kinds *kinds;
	crm_behaviour behaviour[CRM_BEHAVIOURS];
	unsigned referral_depth; /* levels of referral_value, 1 to CRM_REFERRAL_DEPTH */
	crm_num referral_share;  /* of each level beyond the first, of the one before */
	const char *currency;    /* its own; NULL: a log has one, whichever it is */
	const crm_rate *rate;    /* of others */
	size_t rates;
} crm_model;
/* The rate of a currency, whatever the case of its letters, where the model has its own; an
 * empty one is that. NULL: none. */
const crm_rate *crm_rate_find(const crm_model *m, crm_str currency);
/* Whether amounts of that currency may be in a log: it has a rate, or, where the model has no
 * currency of its own, it is the `first` of the log (empty: there is none), which is in that line
 * of the source. An empty one is always right. Both texts end with a NUL. */
int crm_currency_fits(const crm_model *m, crm_str currency, crm_str first, const char *source,
		      uint64_t line, crm_error *e);
#define CRM_REFERRAL_DEPTH 10

/* A frame is a stream of customers on its way through one run: the rows as
 * read, facts (carried by the stream or folded from the log) and the columns
 * that this run adds. Use:
 *
 *     f = crm_frame_new(model, table, today, e)
 *     crm_frame_customers(f, all)    when -c names all customers
 *     crm_frame_log(f, path)         for each -l
 *     ref = crm_frame_ref(f, name)   for each name that will be looked at
 *     crm_frame_fold(f, …)           reads the logs once, for what was asked
 *     crm_cursor … crm_frame_put …   look and add
 */
typedef struct crm_frame crm_frame;

/* Takes the table over. today.day CRM_NO_DAY: not given. When the table
 * carries facts (a column as_of) its as_of is today: a today that disagrees is
 * a fault, rows that disagree are, and columns without as_of that bear the names of
 * facts or derived columns (but for due_…) are;
 * else today is `now` (of crm_time_now, with its offset) when not given. A day
 * without time means its end; at a moment that was said what has no time is not
 * there yet on its day, at `now` it is. An empty as_of taints its row. */
crm_frame *
crm_frame_new(const crm_model *m, crm_table *table, crm_time today, crm_time now, crm_error *e);
void crm_frame_free(crm_frame *f);
const crm_table *crm_frame_table(const crm_frame *f);
crm_time crm_frame_today(const crm_frame *f);
bool crm_frame_carries_facts(const crm_frame *f);
size_t crm_frame_rows(const crm_frame *f);
/* All customers, for what depends on others (referrals, merged ids): taken
 * over. Without it the stream itself, unless that came through a pipe: then a
 * fact that needs the others is a fault of crm_frame_ref. */
int crm_frame_customers(crm_frame *f, crm_table *all, crm_error *e);
/* One more log to read. "-" is not a log. */
void crm_frame_log(crm_frame *f, const char *path);
bool crm_frame_has_log(const crm_frame *f);
/* The row of an id, or -1. Duplicate ids in a stream are found by crm_frame_index. */
int crm_frame_index(crm_frame *f, crm_error *e);
ptrdiff_t crm_frame_find(crm_frame *f, crm_str id);

/* Binds a name: a column this run added, else a column of the stream (typed by
 * the vocabulary, text when unknown there), else a fact to fold (asked for
 * now), else a derived column that this run can work out (see crm_derived_new). Fault
 * when it is none of them: an unknown word gets "did you mean", a derived column the
 * tool to put in front, a lacking fact in a stream that carries facts the
 * crm-facts --add that would give it. */
int crm_frame_ref(crm_frame *f, crm_str name, crm_error *e);
bool crm_frame_knows(const crm_frame *f, crm_str name); /* would it bind; asks for nothing */
enum crm_type crm_frame_type(const crm_frame *f, int ref);
crm_str crm_frame_name(const crm_frame *f, int ref);

/* Reads the logs in one pass with so many threads (0: as many as there are
 * cores). Entries of customers outside the frame are passed over; so are those
 * after today. With rejects, faulty entries are set aside and their customers
 * tainted. Nothing asked: nothing read. */
int crm_frame_fold(crm_frame *f, unsigned threads, crm_rejects *rejects, crm_error *e);
bool crm_frame_tainted(const crm_frame *f, size_t row);
/* So many threads for what the judges do row by row, and for the writing (0, and
 * unless said: as many as there are cores). What comes out is the same. */
void crm_frame_threads(crm_frame *f, unsigned threads);
const char *crm_frame_notices(const crm_frame *f); /* as crm_table_notices, of the logs */

/* Adds a column of this run; the ref. Same name twice is the same column. */
int crm_frame_add(crm_frame *f, const char *name, enum crm_type type, int decimals);
void crm_frame_put(crm_frame *f, int ref, size_t row, crm_value v);
/* A copy of s that lives as long as the frame. */
crm_str crm_frame_keep(crm_frame *f, crm_str s);

/* Looks at one row at a time; one a thread. */
typedef struct crm_cursor crm_cursor;
crm_cursor *crm_cursor_new(const crm_frame *f);
void crm_cursor_free(crm_cursor *c);
void crm_cursor_go(crm_cursor *c, size_t row);
size_t crm_cursor_row(const crm_cursor *c);
/* The value behind a ref; a column whose text is not of its type is a fault. */
int crm_cursor_value(crm_cursor *c, int ref, crm_value *out, crm_error *e);
/* As it is written to a stream: 2026-11-21, 12.50, yes/no, "" when missing. */
int crm_cursor_text(crm_cursor *c, int ref, crm_buf *out, crm_error *e);
void crm_value_text(const crm_value *v, int decimals, crm_buf *out);

/* The frame as a stream: the table with columns recomputed in place or appended. */
struct crm_frame_out {
	enum crm_format to; /* CRM_AUTO: as the table */
	const int *ref;     /* columns to write, in order */
	size_t refs;
	const crm_str *extra; /* names of further columns, which each entry brings */
	size_t extras;
	const crm_str
		*only; /* these columns alone, in this order; NULL: the table's, then the above */
	size_t onlys;
	/* What to write, in order; NULL: each row once. Gives the row of entry i and the
	 * text of each extra column, good until the same hand's next call. Called by
	 * several threads at once, each with a hand of its own: 0, 1 … */
	int (*entry)(void *from, unsigned hand, size_t i, size_t *row, crm_str *extra,
		     crm_error *e);
	void *from;
	size_t entries;
	/* Takes what is ready, in order, one call at a time; false when no more is wanted. */
	bool (*take)(void *to_whom, crm_str bytes);
	void *to_whom;
};
/* Nothing is taken before all columns are found good for every row. One of `only` that is
 * not there, or there twice, is a fault. */
int crm_frame_write(const crm_frame *f, const struct crm_frame_out *how, crm_error *e);
/* Looks for a fault of `only` alone, also before the fold. */
int crm_frame_check(const crm_frame *f, const struct crm_frame_out *how, crm_error *e);

/* ======================================================================
 * model: registering customers and events
 * ====================================================================== */

/* Whether a value may stand in that column of customers.tsv, or of a log; empty
 * is always good, unknown columns take anything. The fault's field is the column. */
int crm_customer_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e);
int crm_event_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e);
/* What a spreadsheet or an export has probably done to a value of that column, as the end of a
 * sentence about *part, which is the value or the item of a list that shows it: "is an error value
 * of a spreadsheet". NULL when nothing looks like it. Static text. */
const char *crm_damage(crm_str column, crm_str value, crm_str *part);
/* What a whole event must have: an appointment a due unless its outcome says that it
 * came to nothing; void what it takes back, consent and optout an item
 * that is understood. 0, or a fault. */
int crm_event_whole(const crm_kinds *k, crm_str kind, crm_str outcome, crm_str item, crm_str due,
		    crm_str ref, crm_error *e);
/* Amounts, quantities, prices, discounts, floors and ceilings are never negative, as the kind
 * of an event carries the sign. A fault, with the way out, where one of the values of an event is.
 */
int crm_event_signs(const crm_kinds *k, const crm_str *column, const crm_str *value, size_t n,
		    crm_error *e);
/* The entries of logs said without a minus, each by what is before it. The kinds must outlive it.
 */
typedef struct crm_minuses crm_minuses;
crm_minuses *crm_minuses_new(const crm_kinds *k);
void crm_minuses_free(crm_minuses *m);
/* The customer of that id was merged into another one: their entries are that one's. */
void crm_minuses_merged(crm_minuses *m, crm_str id, crm_str into);
/* Before any is said: an entry of a log that was begun. With all of them it is known which ids
 * several entries have, and what a line further down says. */
void crm_minuses_foresee(crm_minuses *m, const crm_str *value);
/* Begins a log with these columns. */
void crm_minuses_log(crm_minuses *m, const char *source, const crm_str *column, size_t n);
/* The next entry without a minus, in out[0..n): slices of the values, or text that lives as long as
 * *m. A sale with a minus is a refund, a negative invoice a payment; what takes back an earlier
 * entry voids it: see crm-check(1). 0 nothing is negative, 1 said, -1 what the minus means
 * cannot be told; then *by_hand, until the next call, says what to write. */
int crm_minuses_say(crm_minuses *m, const crm_str *value, uint64_t line, crm_str *out,
		    const char **by_hand);
/* The columns of a new customers file (the usual ones), and of a new log (all). */
size_t crm_customer_columns(const char *const **out);
size_t crm_event_columns(const char *const **out);

/* ======================================================================
 * model: looking through files
 * ====================================================================== */

/* Reads files of customers, then logs, and finds all that is wrong in them: records
 * that cannot be read, values that are none, ids that two have or nobody, references
 * that go round in circles, what closes nothing, dates after today, customers who may be
 * one person twice. The country (NULL: none) is that of phones without a code. See crm-check(1). */
typedef struct crm_check crm_check;
crm_check *
crm_check_new(const crm_model *m, const crm_country *country, crm_time today, crm_findings *to);
/* -1 only when the file cannot be read at all; what is wrong in it is a finding. */
int crm_check_customers(crm_check *s, const char *path, enum crm_format format, crm_error *e);
int crm_check_log(crm_check *s, const char *path, crm_error *e);
/* What can be told only when all is read. */
void crm_check_end(crm_check *s);
/* For a program that is about to write events: whether what they name, close, cancel and give
 * back comes to anything. The events of a log are entered one by one, and then the new ones;
 * only those are needed whose customer has a new one that crm_check_has_effect. All texts of an
 * event are copied but its source. */
struct crm_check_event {
	const char *source;
	uint64_t line;
	crm_str event, date, customer, kind, outcome, amount, currency, ref;
};
bool crm_check_has_effect(const crm_kinds *kinds, crm_str kind);
void crm_check_event(crm_check *s, const struct crm_check_event *e);
/* Instead of crm_check_end, once all are entered; all_sales: what these customers spent is known
 * from them, and refunds above that are found, too. */
void crm_check_effects(crm_check *s, bool all_sales);
/* The columns of all files of customers. The search keeps them. */
size_t crm_check_columns(const crm_check *s, const crm_str **out);
/* Who looks after somebody in them, each once. Likewise. */
size_t crm_check_owners(const crm_check *s, const crm_str **out);
const char *crm_check_notices(crm_check *s); /* to tell a person, one a line */
void crm_check_free(crm_check *s);

/* ======================================================================
 * policy
 * ====================================================================== */

/* How customers are treated: one YAML file, checked whole before anything runs. */
typedef struct crm_policy crm_policy;
/* path NULL: the built-in policy. Faults carry file, line and column. */
crm_policy *crm_policy_load(const char *path, crm_error *e);
void crm_policy_free(crm_policy *p);
crm_str crm_policy_builtin(void); /* its text: samples/policy.yaml */
/* Adds the whole policy as it is in use, as YAML: the text of the file, or where it
 * extends or includes others what comes of all of them. path as for crm_policy_load. */
int crm_policy_print(const char *path, crm_buf *out, crm_error *e);
const crm_model *crm_policy_model(const crm_policy *p);
const char *crm_policy_zone(const crm_policy *p); /* "" when none is named */
/* The country of phone numbers that are written without its code; NULL when none is named. */
const crm_country *crm_policy_country(const crm_policy *p);
/* Whether the policy says that no table for people shows the column. */
bool crm_policy_private(const crm_policy *p, crm_str column);
/* Checks every name that the policy uses against the vocabulary and the columns
 * of the stream (f NULL: the vocabulary alone). */
int crm_policy_check(const crm_policy *p, const crm_frame *f, crm_error *e);
/* The i-th name in the policy's "rules", "stages", "tiers", "segments", "owners" or
 * "holidays", in its order; the steps of a sequence are rules of the same name. NULL
 * past the last. The policy keeps it. */
const char *crm_policy_name(const crm_policy *p, const char *what, size_t i);
/* Calls `each` once for every fact the policy speaks of, in vocabulary order. */
void crm_policy_facts(const crm_policy *p, void (*each)(void *to, crm_str name), void *to);

/* Looks for what can never be and for what always is: stages, tiers and segments that
 * nobody can come to, rules that can never fire, conditions that always hold, campaigns
 * and holidays that are over, and names that neither the vocabulary nor columns[0..n)
 * have (n 0: no stream is known, so names are looked at only for slips). What cannot be
 * told is passed over. */
void crm_policy_find(const crm_policy *p, crm_day today, const crm_str *columns, size_t n,
		     crm_findings *to);

/* Looks for owners whom none of the customers has, of whom names[0..n) are the owners (n 0:
 * nothing is known of them), and for managers' names that are a slip of one of these. */
void crm_policy_find_owners(const crm_policy *p, const crm_str *names, size_t n, crm_findings *to);

/* An expression over columns and facts, compiled once. Bound to one frame at a
 * time; once bound, several threads may evaluate it, each with its own cursor. */
typedef struct crm_expr crm_expr;
/* For --only and the like; faults stand at expression:1:COLUMN. */
crm_expr *crm_expr_parse(crm_str text, const crm_kinds *k, crm_error *e);
void crm_expr_free(crm_expr *x);
int crm_expr_bind(crm_expr *x, crm_frame *f, crm_error *e);
/* Evaluates at the cursor's row, without allocating. Missing is a value: logic over it is
 * three-valued. */
int crm_expr_value(const crm_expr *x, crm_cursor *c, crm_value *out, crm_error *e);
/* 1 holds, 0 does not (false or missing), -1 fault. */
int crm_expr_holds(const crm_expr *x, crm_cursor *c, crm_error *e);

/* ======================================================================
 * judge: score, segment, due
 * ====================================================================== */

/* Each judge binds what it needs before the fold and adds its columns after.
 *
 * A derived column belongs to one judge: the vocabulary says which (crm_word's tool).
 * When a name is bound that the stream does not have (crm_frame_ref: by an expression,
 * a rule, another judge), the judge that it belongs to is made, and it binds what it
 * needs in turn. So only what is needed is worked out, in one fold. Columns that the
 * stream has are used; those of one judge are never taken half from the stream and half
 * worked out. Use:
 *
 *     j = crm_derived_new(policy, frame)
 *     s = crm_derived_segment(j, e)   only where its columns are to be made anew
 *     crm_frame_ref …                whatever else is looked at
 *     crm_frame_fold(frame, …)
 *     crm_derived_run(j, e)           all that were made: score, then segment
 */
typedef struct crm_derived crm_derived;
typedef struct crm_score crm_score;
typedef struct crm_segment crm_segment;
/* From now on the frame derives columns. Both must outlive it. */
crm_derived *crm_derived_new(const crm_policy *p, crm_frame *f);
/* Frees the judges that were made, too. */
void crm_derived_free(crm_derived *j);
/* The judge of this run, made now where it is not yet: it replaces what the stream has
 * of its columns. The judges keep it. */
crm_score *crm_derived_score(crm_derived *j, crm_error *e);
crm_segment *crm_derived_segment(crm_derived *j, crm_error *e);
/* Whether the column belongs to a judge that was made because something needs it, not
 * by one of the two calls above. */
bool crm_derived_has(const crm_derived *j, const crm_word *w);
int crm_derived_run(crm_derived *j, crm_error *e);

/* crm_score: recency, frequency, monetary, r, f, m, rfm, value, closeness,
 * closeness_trend, score, quadrant; see crm-score(1) for the formulas. */
crm_score *crm_score_new(const crm_policy *p, crm_frame *f, crm_error *e);
/* Before the fold: asks for what crm_score_explain shows beside the columns,
 * the warmth of each behaviour and, from a log, how often. */
void crm_score_details(crm_score *s);
/* The fact that the stream does not carry and without which closeness_trend stays
 * empty; NULL when it has all. */
const char *crm_score_lacks(const crm_score *s);
int crm_score_run(crm_score *s, crm_error *e);
void
crm_score_cutoffs(const crm_score *s, crm_buf *out); /* TSV: measure, group, from, to, customers */
/* Before the run: takes the groups from a file so printed, kept by that name by the
 * caller, instead of ranking this stream. A fault where it is of another policy. */
int crm_score_take_cutoffs(crm_score *s, const char *path, crm_error *e);
int crm_score_explain(crm_score *s, size_t row, crm_buf *out, crm_error *e);
void crm_score_free(crm_score *s);

/* Closeness by the one who keeps it: pairs of a customer and who of us the log's
 * column `by` names, or nobody. From the log alone. With `count` after a crm_score
 * has added its columns. */
typedef struct crm_by_owner crm_by_owner;
crm_by_owner *crm_by_owner_new(const crm_policy *p, crm_frame *f, bool count, crm_error *e);
void crm_by_owner_run(crm_by_owner *k);
/* After the run: theirs alone. A fault where nobody of that name has any. */
int crm_by_owner_only(crm_by_owner *k, crm_str by, crm_error *e);
/* TSV; for people without what is private. */
int crm_by_owner_pairs(const crm_by_owner *k, bool people, crm_buf *out, crm_error *e);
int crm_by_owner_count(crm_by_owner *k, bool people, crm_buf *out,
		       crm_error *e); /* once: what each would take along */
int crm_by_owner_explain(const crm_by_owner *k, size_t row, crm_buf *out, crm_error *e);
void crm_by_owner_free(crm_by_owner *k);

/* What they may be expected to be worth, by what crm-fit found (see crm-fit(1)):
 * p_alive, expected_purchases, expected_order, clv. Bound before a crm_score whose
 * policy speaks of these, and run before it. */
typedef struct crm_lifetime crm_lifetime;
struct crm_lifetime_how {
	const char *path; /* FIT.yaml */
	double months;    /* the horizon; a month is 4.345 weeks */
	double discount;  /* a year: 0.1 for 10% */
};
crm_lifetime *crm_lifetime_new(const struct crm_lifetime_how *how, crm_frame *f, crm_error *e);
crm_day crm_lifetime_until(const crm_lifetime *l);  /* the last day that the fit looked at */
bool crm_lifetime_has_money(const crm_lifetime *l); /* else the last two columns stay empty */
int crm_lifetime_run(crm_lifetime *l, crm_error *e);
int
crm_lifetime_explain(crm_lifetime *l, size_t row, crm_buf *out, crm_error *e); /* after the fold */
void crm_lifetime_free(crm_lifetime *l);

/* stage, tier, treatment (where the policy has such a section), segments (a list). */
crm_segment *crm_segment_new(const crm_policy *p, crm_frame *f, crm_error *e);
bool crm_segment_treats(const crm_policy *p); /* it has a section treatment */
/* What they were at an earlier moment: reads the logs of the frame as of then, and
 * with `daily` as of each day since, too. Comes before crm_segment_new on that frame,
 * as expressions are bound to one frame at a time. */
typedef struct crm_past crm_past;
crm_past *crm_past_new(const crm_policy *p, const crm_frame *f, crm_time then, bool daily,
		       unsigned threads, crm_rejects *rejects, crm_error *e);
const char *crm_past_notices(const crm_past *past); /* as crm_frame_notices, of the first reading */
void crm_past_free(crm_past *past);
/* Before the fold: adds stage_was, tier_was and, where it looked daily, stage_days.
 * Takes the past over. With `moves`, asks for what crm_segment_moves sums up. */
int crm_segment_recall(crm_segment *s, crm_past *past, bool moves, crm_error *e);
/* TSV of who among the chosen is at another stage (or tier) than then: from, to,
 * customers, value (or spend), who. Those who moved most stand first. */
int crm_segment_moves(const crm_segment *s, bool tiers, crm_buf *out, crm_error *e);
/* The i-th name that the policy gives for column "stage", "tier" or "segments"; NULL past the last.
 */
const char *crm_segment_name(const crm_segment *s, const char *column, size_t i);
/* Before the fold: a choice of customers, by the name of a stage, tier or
 * segment or else by an expression over all columns, these among them. */
int crm_segment_only(crm_segment *s, crm_str text, crm_error *e);
/* Likewise: those among the top share (0.2 for 20%) of all by a number, within each
 * group of a column where that is not empty; equals all or none. Both must hold. */
int crm_segment_top(crm_segment *s, crm_num share, crm_str by, crm_str within, crm_error *e);
int crm_segment_run(crm_segment *s, crm_error *e);
bool crm_segment_chosen(const crm_segment *s, size_t row);
/* TSV of counts among the chosen: column, value, customers, share. */
void crm_segment_counts(const crm_segment *s, crm_buf *out);
/* TSV: tier, by, top, ranked, from, customers; where any tier is within groups, within and group
 * behind tier. */
void crm_segment_cutoffs(const crm_segment *s, crm_buf *out);
/* As crm_score_take_cutoffs, for the tiers. */
int crm_segment_take_cutoffs(crm_segment *s, const char *path, crm_error *e);
int crm_segment_explain(crm_segment *s, size_t row, crm_buf *out, crm_error *e);
void crm_segment_free(crm_segment *s);

/* Whom to contact. One entry: one customer, one or several reasons. */
typedef struct crm_due crm_due;
struct crm_due_how {
	bool each;                /* a row for each reason */
	bool unlimited;           /* list what does not fit the day as well */
	bool held;                /* put what is held back into words, too */
	const char *prices;       /* a price list to read; NULL none */
	const char *usual_prices; /* one to read where a rule needs prices and none is named; NULL
				     none */
	bool owners;              /* count for crm_due_owners */
	unsigned days; /* a plan of so many days, today the first; 0: the list of today */
	const crm_country *country; /* of phones without a code; NULL: the policy's */
	const char *const *only;    /* rules to follow; only_count 0: all. Kept by the caller */
	size_t only_count;
};
/* Whether the policy has all of these rules, before anything else is done. */
int crm_due_knows(const crm_policy *p, const char *const *only, size_t n, crm_error *e);
crm_due *
crm_due_new(const crm_policy *p, crm_frame *f, const struct crm_due_how *how, crm_error *e);
int crm_due_run(crm_due *d, crm_error *e);
/* The due stream's own columns, in order: due_rule … due_owner. */
size_t crm_due_columns(const crm_str **names);
/* What there is to tell of the list as a whole. Texts are the list's and last as long as it does.
 */
struct crm_due_summary {
	const char *notices; /* as crm_frame_notices, of the price list; known before the run */
	size_t listed;       /* entries of crm_due_entry */
	size_t held;         /* entries of crm_due_held; none without how.held */
	size_t carried_over; /* customers whose contacts did not fit the day */
	size_t beyond;       /* contacts listed beyond what their day holds, as they cannot wait */
	size_t moved;        /* of a plan: contacts that were put off to a later day */
	/* Customers who wait for an answer (purpose service) that is held back, as nobody may or
	 * can reach them; and for what, "opted out 1, no channel 1". */
	size_t waiting;
	const char *waiting_for;
};
struct crm_due_summary crm_due_summary(const crm_due *d);
/* Entry i, sorted: the row of the frame and the text of each own column, which
 * lasts until the next call with the same hand. Threads may ask at once, each
 * with a hand of its own: 0, 1 … (as crm_frame_write has them). */
int crm_due_entry(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, crm_error *e);
/* Of a plan: the day of entry i as text, which lasts as that of crm_due_entry. */
const char *crm_due_entry_day(crm_due *d, unsigned hand, size_t i);
/* What was held back, and why: same shape, with the reason. */
int crm_due_held(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values,
		 const char **reason, crm_error *e);
/* TSV: due, owner, customers, contacts: by rule and by who is to do it, customers with that reason
 * and contacts that it leads, which add up to the list; the total last. Of a list without how.each.
 */
void crm_due_counts(const crm_due *d, crm_buf *out);
/* TSV: reason, customers, contacts. */
void crm_due_held_counts(const crm_due *d, crm_buf *out);
/* Owners with more customers in the stream than their max_customers, a line each:
 * "anna looks after 143 customers, 23 more than max_customers". */
void crm_due_overburdened(const crm_due *d, crm_buf *out);
/* TSV, by name: owner, customers, max_customers, capacity, met, listed, carried_over; of the
 * stream's owners and the policy's. After a run with how.owners. */
void crm_due_owners(const crm_due *d, crm_buf *out);
/* After crm_due_run on a frame of a morning (its today is a day's first minute; else a
 * fault): reads the logs of the frame again, as of the end of that day, for what was
 * done on it. With rejects (those of the fold), faulty entries of that day are set aside, too. */
int crm_due_outcomes(crm_due *d, unsigned threads, crm_rejects *rejects, crm_error *e);
/* Then, what became of entry i: "reached", "tried" or "left", as crm-due(1) has them. */
const char *crm_due_outcome(const crm_due *d, size_t i);
/* TSV: owner, planned, reached, tried, left, unplanned; the total last. Counts entries,
 * so that without how.each it is customers. */
int crm_due_outcome_counts(crm_due *d, crm_buf *out, crm_error *e);
/* Every rule, for one customer: whether it fires and why, what holds it back,
 * when it comes next. After crm_due_run. */
int crm_due_explain(crm_due *d, size_t row, crm_buf *out, crm_error *e);
void crm_due_free(crm_due *d);

/* What a list asked for. */
struct crm_due_asked {
	crm_str rule;
	crm_str action, channel; /* where they are known to be of this rule; else "" */
	bool reached;            /* they were, and not only tried */
};
/* What is to be logged for a rule that was on a list, once it was done. */
struct crm_due_doing {
	crm_kindset kinds;  /* an entry of ours of one of these; empty: there is none */
	crm_kindset names;  /* which names by ref the open item of these kinds; empty: none */
	const char *item;   /* and has this item; "" none */
	const char *action; /* the rule's own */
	bool appointment;   /* it settles only one that is not yet to come */
	const char
		*stays; /* "until …" or "as …": it stays on the list all the same; NULL: not so */
};
/* Of the policy's rule of that name (else a fault). Of a sequence it is the step that it may
 * have been; where several may, what settles each of them; nothing where there is no such thing. */
int crm_due_doing(const crm_policy *p, const struct crm_due_asked *asked, struct crm_due_doing *out,
		  crm_error *e);
/* The kind of a set that fits best: that of the first action for which there is one that
 * does not go by another channel, else one of the channel, else the first touch, else the first. */
int crm_due_doing_kind(const crm_kinds *k, const crm_kindset *of, const crm_str *actions, size_t n,
		       crm_str channel);

/* ======================================================================
 * show: for people
 * ====================================================================== */

/* Columns that line up also in Chinese: cells separated by tab, rows by LF, in
 * text; numbers (cells of digits) are set right. Written to out. */
void crm_show_table(crm_str tsv, crm_buf *out);
/* Lines of text, those wider than so many columns cut, with "…" for the rest. */
void crm_show_cut(crm_str text, size_t width, crm_buf *out);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
