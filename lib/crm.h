/* crm.h: the one public header of libcrm, and its manual. It can be included from C++.
 *
 * The library keeps customer relationships in plain record files and one policy. It prints nothing,
 * does not exit and does not read the environment. Faults come back as a crm_error, and the caller
 * decides what to do.
 *
 * Unless a function says something else:
 *   - a function that returns int and takes a crm_error returns 0 when it is done and -1 when it
 *     fails, with the reason in the crm_error, which must not be NULL;
 *   - a function that takes a crm_error and returns a pointer returns NULL when it fails;
 *   - the caller frees what "_new", "_open", "_load", "_parse" and "_read" return, by "_free" or
 *     "_close", which accept NULL;
 *   - a crm_str is a slice of bytes that something else owns: an argument is the caller's and is
 *     needed only during the call; a result belongs to the object that it was asked of, and lasts
 *     as long as the object;
 *   - a function adds to a crm_buf, and leaves what is in it;
 *   - an object may be used by one thread at a time;
 *   - when memory runs out, the handler of crm_on_nomem is called.
 *
 * The sections have the names of the rooms, the directories of the library, in their order.
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
/* Where argument `text` is a format, so is what the function returns, of the same arguments. */
#ifdef __GNUC__
#define CRM_FORMAT_OF(text) __attribute__((format_arg(text)))
#else
#define CRM_FORMAT_OF(text)
#endif

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define CRM_VERSION "0.1.0"

/* ======================================================================
 * base
 * ====================================================================== */

/* ---- text ---- */

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

crm_str crm_str_z(const char *z);      /* of a C string; NULL is empty */
bool crm_str_eq(crm_str a, crm_str b); /* the same bytes */
bool crm_str_eqz(crm_str a, const char *z);
/* Below, equal to or above 0: compares by bytes, whatever the locale. */
int crm_str_cmp(crm_str a, crm_str b);
crm_str crm_str_trim(crm_str s); /* without blanks at both ends */
/* Takes the next item off a list that is separated by `;`, trimmed: *item is a slice of *list.
 * Empty items are skipped. False when none is left. */
bool crm_str_item(crm_str *list, crm_str *item);
bool crm_str_has_item(crm_str list, crm_str item);
/* Takes the part before the next `end`, or the rest, off *rest. */
crm_str crm_part(crm_str *rest, char end);

/* True when s is UTF-8: no overlong form, no surrogate, nothing past U+10FFFF. */
bool crm_utf8_ok(crm_str s);
/* The code point at the beginning of s (n > 0); *len is its length in bytes. A byte that is not
 * UTF-8 is U+FFFD of length 1. */
uint32_t crm_utf8_next(crm_str s, size_t *len);
/* Columns that s takes on a terminal: 2 for East Asian wide and full-width
 * characters and emoji, 0 for combining and other zero-width ones, else 1. */
size_t crm_str_width(crm_str s);

/* The word of words[0..n) that is nearest to w by edit distance; NULL when none is near enough to
 * be what was meant. */
const char *crm_nearest(crm_str w, const char *const *words, size_t n);

/* Bytes that grow. A zero-initialised one is empty. The caller frees it with crm_buf_free. */
typedef struct crm_buf {
	char *p;
	size_t n, cap;
} crm_buf;

void crm_buf_add(crm_buf *b, const void *p, size_t n);
void crm_buf_str(crm_buf *b, crm_str s);
void crm_buf_z(crm_buf *b, const char *z);
void crm_buf_char(crm_buf *b, char c);
void crm_buf_f(crm_buf *b, const char *format, ...) CRM_PRINTF(2, 3);
/* Adds s with control characters and whatever turns the direction of reading made visible (as \xHH,
 * \t, \n, \r or \u{HHHH}), for a screen and for faults. */
void crm_buf_visible(crm_buf *b, crm_str s);
/* The same for a page, a calendar or a header of mail, where the marks LRM, RLM and ALM stay as
 * they are; and for one line of it: tabs and line endings become spaces. With `lines`, line feeds
 * stay.
 */
void crm_buf_document(crm_buf *b, crm_str s);
void crm_buf_document_line(crm_buf *b, crm_str s, bool lines);
/* The same for a message to somebody, from which these characters are left out. Line feeds stay. */
void crm_buf_message(crm_buf *b, crm_str s);
/* The bytes as a C string, and as a slice. The buffer owns them; they last until it changes. */
char *crm_buf_zend(crm_buf *b);
crm_str crm_buf_slice(const crm_buf *b);
void crm_buf_free(crm_buf *b);

/* Memory that is freed all at once. Neither function fails. */
typedef struct crm_arena crm_arena;
crm_arena *crm_arena_new(void);
void *crm_arena_alloc(crm_arena *a, size_t n);  /* zeroed, aligned for any type */
crm_str crm_arena_str(crm_arena *a, crm_str s); /* a copy, with a NUL behind it */
void crm_arena_free(crm_arena *a);

/* Sets the handler that is called when memory runs out. It must not return; without one abort() is
 * called. */
void crm_on_nomem(void (*handler)(void));
void *crm_alloc(size_t n);            /* never NULL; zeroed */
void *crm_realloc(void *p, size_t n); /* never NULL */

/* ---- errors ---- */

enum crm_status {
	CRM_OK = 0,
	CRM_DATA = 1,   /* the data are wrong */
	CRM_SYSTEM = 2, /* the call is wrong, or the system failed */
	CRM_BUSY = 75   /* another process holds the file */
};

/* One fault. It is printed as "source:line:column: field: text", each part only when it is there. A
 * text that is too long loses its middle (" ... "), so that the hint at its end stays. */
typedef struct crm_error {
	int status;       /* enum crm_status; the exit status */
	char source[256]; /* file, "standard input" or "" */
	uint64_t line;    /* from 1; 0 when it has none */
	unsigned column;  /* from 1; 0 when it has none (policies only) */
	char field[64];   /* column name or "" */
	char text[512];   /* what is wrong, values made visible */
} crm_error;

/* Fills status and text, and clears the rest; returns -1. A value from data must be made visible
 * first: see crm_quote. */
int crm_fail(crm_error *e, int status, const char *format, ...) CRM_PRINTF(3, 4);
/* Adds to the text, for example what to do about it; returns -1. */
int crm_fail_more(crm_error *e, const char *format, ...) CRM_PRINTF(2, 3);
/* Sets the place of a fault; returns -1. Parts that are NULL, empty or 0 are left as they are. */
int crm_fail_at(crm_error *e, const char *source, uint64_t line, const char *field);
/* s in double quotes, made visible, and cut to about 60 columns with "...", for messages. The text
 * lasts until the thread has called the function eight times more. */
const char *crm_quote(crm_str s);
/* s as one word of a shell, quoted where that is needed, for commands that a message recommends.
 * The text lasts as long as that of crm_quote. */
const char *crm_shell(crm_str s);
/* Adds the fault as one line, without a line feed. */
void crm_error_line(const crm_error *e, crm_buf *out);

/* ---- numbers ---- */

/* Every number is exact: an integer of 1/10000. */
typedef int64_t crm_num;
#define CRM_NUM_ONE INT64_C(10000)
#define CRM_NUM_MAX INT64_MAX

/* Reads a decimal: an optional sign, digits, and optionally a point and digits, of which at most
 * four decimals are not zero. False when it is not that, or too large. */
bool crm_num_parse(crm_str s, crm_num *out);
/* What is wrong with a text that crm_num_parse refuses, as the end of a sentence about it: "is not
 * a number", "has more than four decimals". It lasts until the thread calls this again. */
const char *crm_num_wrong(crm_str s);
/* Reads a share, written as 20% or as 0.2: *n is the number as it is written (20 or 0.2), *percent
 * whether a % follows it. False when there is no number. */
bool crm_share_parse(crm_str s, crm_num *n, bool *percent);
/* 0, or -1 when the result is too large, or of a division by zero. Products and quotients are
 * rounded half to even. */
int crm_num_add(crm_num a, crm_num b, crm_num *out);
int crm_num_sub(crm_num a, crm_num b, crm_num *out);
int crm_num_mul(crm_num a, crm_num b, crm_num *out);
int crm_num_div(crm_num a, crm_num b, crm_num *out);
/* a rounded to so many decimals (0 to 4), half to even. */
crm_num crm_num_round(crm_num a, int decimals);
/* Writes a number with at least so many decimals, and more only when they are not zero ("29.30" for
 * 2, "3" for 0, "0.0532" for 2). `out` has room for CRM_NUM_TEXT bytes, with the NUL; returns the
 * length. */
#define CRM_NUM_TEXT 24
size_t crm_num_format(crm_num a, int decimals, char *out);

/* ---- dates ---- */

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

/* A moment as it is written: a day, perhaps with a time, perhaps with an offset. */
typedef struct crm_time {
	crm_day day;    /* the first ten characters as written */
	int16_t minute; /* of the day, 0 to 1439; -1 not given */
	int16_t offset; /* minutes east of Greenwich, or CRM_NO_OFFSET */
} crm_time;
#define CRM_NO_OFFSET INT16_MIN
#define CRM_NO_TIME ((crm_time){CRM_NO_DAY, -1, CRM_NO_OFFSET})

/* Reads YYYY-MM-DD, perhaps with THH:MM, THH:MM:SS or THH:MM:SS.FFF (seconds are checked and
 * dropped; a blank may stand for the T), and then perhaps with Z, +HH:MM or +HHMM. */
bool crm_time_parse(crm_str s, crm_time *out);
/* The earliest and the latest moment that the text may mean, in microseconds since the epoch. False
 * when it is not a moment, or has no time. */
bool crm_time_micros(crm_str s, int64_t *earliest, int64_t *latest);
#define CRM_TIME_TEXT 24
size_t crm_time_format(crm_time t, char *out);
/* Writes it for a person: "2026-11-21 17:16", by the clock by which it was written. */
size_t crm_time_show(crm_time t, char *out);
/* Whether a value of a stream is a moment with a time, which people are shown in that way. */
bool crm_time_has_clock(crm_str value, crm_time *out);
/* Minutes since 1970-01-01T00:00 on the wall clock of the process's zone. A moment with an offset
 * is converted; one without a time is at the end of its day (24:00). The caller has set TZ and
 * called tzset(). */
int64_t crm_time_wall(crm_time t);
/* Minutes since the epoch in UTC, so that hours can be counted across clock changes. */
int64_t crm_time_utc(crm_time t);
crm_time crm_time_now(void); /* in the process's zone, with its offset */
/* Whether the system knows a time zone of that name. */
bool crm_zone_known(crm_str name);
/* Whether the system understands a value of TZ: a name that it knows, the file of a zone, or the
 * POSIX form (CET-1CEST,M3.5.0,M10.5.0); each may have a colon before it. An empty one is UTC. */
bool crm_zone_usable(const char *tz);
/* Adds the name of the zone that was probably meant; false when none is near. */
bool crm_zone_nearest(crm_str written, crm_buf *out);

/* A length of time: 30d, 2w, 3m, 1y, 24h, 90min; one unit. "0d" is allowed. */
typedef struct crm_span {
	int32_t n;
	char unit; /* 'd', 'w', 'm', 'y', 'h', or 'i' for minutes */
} crm_span;
bool crm_span_parse(crm_str s, crm_span *out);
#define CRM_SPAN_TEXT 16
size_t crm_span_format(crm_span s, char *out);
/* d plus the span, or with sign -1 less the span. Months and years keep the day of the month, or
 * take the last day of a shorter month. Hours count as whole days, rounded up. CRM_NO_DAY when the
 * result is outside the years 1 to 9999. */
crm_day crm_day_add(crm_day d, crm_span s, int sign);
/* The span in days, rounded, with months of 30.4375 and years of 365.25 days. For comparing, never
 * for adding. */
int32_t crm_span_days(crm_span s);

/* ---- partial and lunar dates ---- */

/* A date whose year or day may be missing: 1980-05-12, --05-12, 1980-05, lunar:1980-08-15,
 * lunar:--08-15, lunar:1980-L4-05 (leap month). */
typedef struct crm_partial {
	int16_t year;      /* 0 not given */
	int8_t month, day; /* day 0: not given */
	bool lunar, leap;
} crm_partial;
bool crm_partial_parse(crm_str s, crm_partial *out);

/* When the anniversary of 29 February is in other years. (The 30th of a lunar month is its last day
 * where that month is short, and a leap month is the month of the same number where the year has no
 * such leap month.) */
enum crm_feb29 { CRM_FEB28, CRM_MAR1 };
/* The first anniversary on or after `from`: of a date without a day, the first of the month; of a
 * date with a year, from the year after on. CRM_NO_DAY when there is none: the date has no month,
 * or a lunar one is outside 1900 to 2100. */
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

/* ---- values ---- */

enum crm_type { CRM_MISSING, CRM_BOOL, CRM_NUMBER, CRM_DATE, CRM_SPAN, CRM_TEXT };

typedef struct crm_value {
	enum crm_type type;
	union {
		bool yes;
		crm_num number;
		crm_time date;
		crm_span span;
		crm_str text; /* the stream or the policy owns it */
	};
} crm_value;

/* ======================================================================
 * lang: the language of what people read
 * ====================================================================== */

/* Reports, cards and reasons are written in one language, that of the process, which is English
 * until it is set. Faults, names of columns and values of streams are English in any language.
 * crm_lang_set may be called several times, but not while another thread uses these functions. */
enum { CRM_LANGS = 3 };
/* The code of the i-th language: "en", "zh", "ru"; NULL past the last. */
const char *crm_lang_code(size_t i);
/* Adds all of them: "en, zh, ru". */
void crm_lang_list(crm_buf *out);
/* The code of a language by its name, which may have more behind it: zh_CN.UTF-8, zh-Hans. NULL
 * when there are no translations into it. */
const char *crm_lang_find(crm_str name);
/* Takes a name as crm_lang_find does; another one is a fault that lists the languages. */
int crm_lang_set(crm_str name, crm_error *e);
const char *crm_lang(void); /* the code of the one in use */

/* The translation of a text, or the text where there is none. It lasts. The texts are literals of
 * the code, so that "make po" collects them. A text with several values has them numbered (%1$s)
 * where the translation changes their order. */
const char *crm_tr(const char *text) CRM_FORMAT_OF(1);
/* Of a text about a number of things, the form for n of them: crm_tr_n("%zu customer",
 * "%zu customers", n). */
const char *
crm_tr_n(const char *one, const char *many, unsigned long n) CRM_FORMAT_OF(1) CRM_FORMAT_OF(2);
/* Of a text that means different things in different places, such as a single word. */
const char *crm_tr_in(const char *context, const char *text) CRM_FORMAT_OF(2);
/* Adds a word of the vocabulary: the translation that it has in the context "kind", "action",
 * "channel", "outcome", "column" (of customers), "holiday" or "standing" (stages and the like, of
 * the built-in policy). A word that has none is added as it is, as is any word in English. */
void crm_lang_word(const char *context, crm_str word, crm_buf *out);
/* Marks a text that is translated elsewhere, such as one in a table. */
#define CRM_TR_MARK(text) text
#define CRM_TR_MARK_IN(context, text) text

/* A value for a {name} in a text. */
struct crm_filling {
	const char *name; /* NULL ends them */
	enum crm_filling_type { CRM_FILLING_TEXT, CRM_FILLING_DAY, CRM_FILLING_COUNT } type;
	crm_str text;
	crm_day day; /* written as by crm_lang_short_day */
	long long count;
};
#define CRM_FILL_TEXT(what, str) \
	{ \
		.name = what, .type = CRM_FILLING_TEXT, .text = str \
	}
#define CRM_FILL_DAY(what, d) \
	{ \
		.name = what, .type = CRM_FILLING_DAY, .day = d \
	}
#define CRM_FILL_COUNT(what, n) \
	{ \
		.name = what, .type = CRM_FILLING_COUNT, .count = n \
	}
/* Adds a text with the values of its {names}, in whatever order a translation has them:
 * crm_lang_fill(out, crm_tr("{name} since {day}"), (struct crm_filling[]){…, {0}}). A name without
 * a value is a mistake of the program, and added as it is. */
void crm_lang_fill(crm_buf *out, const char *text, const struct crm_filling *values);

/* Each adds to the buffer. Nothing is added for CRM_NO_DAY. */
void
crm_lang_day(crm_day day, crm_buf *out); /* 21 November 2026, 2026年11月21日, 21 ноября 2026 г. */
/* Within a sentence or a table: 2026-11-21, 2026年11月21日, 21.11.2026. */
void crm_lang_short_day(crm_day day, crm_buf *out);
void crm_lang_time(crm_time time, crm_buf *out); /* 2026-11-21 17:16: as it was written */
void
crm_lang_month(int year, int month, crm_buf *out); /* November 2026, 2026年11月, ноябрь 2026 г. */
/* A birthday: 12 May 1980, 12 May, May 1980, day 15 of lunar month 8. */
void crm_lang_partial(const crm_partial *p, crm_buf *out);
const char *crm_lang_weekday(crm_day day); /* Saturday, 星期六, суббота */
/* Rounded to so many decimals, which are all written: 1,234.50, in Russian 1 234,50 with
 * no-break spaces. */
void crm_lang_number(crm_num n, int decimals, crm_buf *out);
/* A number as records have it, for within a sentence: in English unchanged, otherwise with the
 * language's marks. What is no number is added as it is. */
void crm_lang_exact(crm_str number, crm_buf *out);
/* With two decimals, and the currency behind it unless that is empty: 1,234.50 EUR. */
void crm_lang_amount(crm_num n, crm_str currency, crm_buf *out);
void crm_lang_share(crm_num share, int decimals, crm_buf *out); /* of 0.2: 20%, 20 % */

/* ======================================================================
 * show: tables for people
 * ====================================================================== */

/* Columns that line up also in Chinese: cells separated by tab, rows by LF, in
 * text; numbers (cells of digits) are set right. Written to out. */
void crm_show_table(crm_str tsv, crm_buf *out);

/* ======================================================================
 * record: records in files
 * ====================================================================== */

/* ---- reading ---- */

/* Formats after CRM_CSV are only written: CSV for spreadsheets (with a byte order mark, CRLF, and
 * an apostrophe before text that they would compute), JSON Lines, and vCards of customers. */
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
/* The same for a log. An empty regular file, as a writer leaves it that was killed, is a log
 * without events; it has no columns. A pipe is read to its end, and its name can be opened again.
 */
crm_input *crm_input_open_log(const char *path, crm_error *e);
/* The same, but what a regular file has from the offset `end` on is not there; 0: no such limit. It
 * is what crm_input_end says of an input that was opened before, 0 of a pipe. */
crm_input *crm_input_open_log_to(const char *path, uint64_t end, crm_error *e);
uint64_t crm_input_end(const crm_input *in);
void crm_input_close(crm_input *in);
const char *crm_input_name(const crm_input *in);
enum crm_format crm_input_format(const crm_input *in); /* CRM_TSV or CRM_CSV */
/* The columns of the header, decoded; names are unique and not empty. */
size_t crm_input_columns(const crm_input *in);
crm_str crm_input_column(const crm_input *in, size_t i);
int crm_input_find(const crm_input *in, const char *name); /* -1 when there is none */
/* The header's bytes as read, BOM and line ending included. */
crm_str crm_input_header(const crm_input *in);
/* An oddity, which does not end the reading. */
struct crm_oddity {
	uint64_t line;
	crm_str field, value; /* the column and the value that may be cut off; else empty */
	const char *text;
};
/* All of them, by line: complete once the end is reached, and forgotten by crm_input_rewind. The
 * number; *out lasts until the input is read on. */
size_t crm_input_oddities(crm_input *in, const struct crm_oddity **out);
/* Adds them for a person, one on a line: "log.tsv:17: note: "left a" may be cut off …". */
void crm_input_notices(crm_input *in, crm_buf *out);
/* Goes back to the first record. For a pipe, crm_input_spool must have been called before the first
 * block was read; otherwise it is a fault. */
int crm_input_rewind(crm_input *in, crm_error *e);
int crm_input_spool(crm_input *in, crm_error *e); /* nothing to do for a regular file */

/* Sets a function that is called while inputs are read, about once for each megabyte: which one,
 * how far it was read, and how long it is (0: it comes through a pipe). Threads may call it at
 * once. It is set for the whole process; NULL: none is called. */
void crm_on_reading(void (*tell)(const char *source, uint64_t done, uint64_t all));

/* A run of whole records of one input, in a buffer that is used again. One
 * thread at a time works on a block; several blocks of one input may be worked
 * on at once. */
typedef struct crm_block crm_block;

/* One record. All of it lasts until the next crm_block_next. */
typedef struct crm_record {
	crm_str span;         /* its bytes as read, line ending included */
	uint64_t line;        /* of its first byte, from 1 */
	const crm_str *field; /* decoded, those up to `last` of crm_block_new */
	size_t fields;
} crm_record;

/* A block for reading `in`, which must outlive it. Fields are found up to column `last` (SIZE_MAX:
 * all); the number of fields is checked in any case. */
crm_block *crm_block_new(crm_input *in, size_t last);
void crm_block_free(crm_block *b);
/* Fills the block with the next records: 1, 0 at the end, -1 with a fault. This call alone touches
 * the input: threads that share one call it under a lock of theirs. */
int crm_input_block(crm_input *in, crm_block *b, crm_error *e);
/* The next record: 1, 0 at the end of the block, -1 with a fault and its place. Then r->span and
 * r->line are those of the faulty record, and the next call goes on after it. */
int crm_block_next(crm_block *b, crm_record *r, crm_error *e);
/* '<', '|', '=' or '>' when the line is a mark that git leaves in a file with a merge conflict;
 * else 0. */
char crm_merge_mark(crm_str line);

/* ---- faulty records that are set aside, and findings ---- */

/* Faulty records, as TSV: file, line, field, reason, record. They are sorted by file, in the order
 * in which files came, and by line. Several threads may add to them at once. Everything is copied.
 */
typedef struct crm_rejects crm_rejects;
crm_rejects *crm_rejects_new(void);
void crm_rejects_add(crm_rejects *r, const crm_error *why, crm_str record);
/* Adds those of another reading of the same files that are not in *to yet. */
void crm_rejects_join(crm_rejects *to, const crm_rejects *from);
size_t crm_rejects_count(const crm_rejects *r);
/* Sets the header that is written before the records of each file, with the reason
 * CRM_REJECTS_HEAD. It is not counted. */
#define CRM_REJECTS_HEAD "the header of these records"
void crm_rejects_head(crm_rejects *r, crm_str header);
/* Adds all of them as a file, with its header. */
void crm_rejects_text(crm_rejects *r, crm_buf *out);
void crm_rejects_free(crm_rejects *r);

/* What crm-check finds: a stream of findings. */
typedef struct crm_findings crm_findings;
struct crm_finding {
	const char *source; /* the file */
	uint64_t line;      /* 0: of the file as a whole */
	const char *field;  /* column, or section of a policy; NULL none */
	crm_str value, id;  /* of the field; of the record's customer */
	bool warning;       /* suspicious, not wrong */
};
crm_findings *crm_findings_new(void);
/* Adds a finding with its text. Everything is copied. */
void crm_findings_add(crm_findings *f, const struct crm_finding *at, const char *format, ...)
	CRM_PRINTF(3, 4);
size_t crm_findings_count(const crm_findings *f);
/* Sorts them by file, in the order in which files came, and by line. */
void crm_findings_sort(crm_findings *f);
/* Fills *out with finding i, and returns its text. */
const char *crm_findings_at(const crm_findings *f, size_t i, struct crm_finding *out);
/* Sorts them, and adds them as TSV: file, line, field, finding, value, id, severity. */
void crm_findings_text(crm_findings *f, crm_buf *out);
void crm_findings_free(crm_findings *f);

/* ---- a whole stream in memory, and writing ---- */

/* A customer stream in memory: the bytes of its records. */
typedef struct crm_table crm_table;

/* How it is read. Zero-initialised: in the usual way. */
struct crm_read {
	enum crm_format format;
	crm_rejects *rejects; /* NULL: the first fault ends the reading */
	bool exported;        /* another program wrote the file: its last line needs no line
			       * feed, and is checked like any other */
};
/* Reads all of the paths (n 0: standard input), which must have the same columns in the same order.
 * For oddities see crm_table_notices. */
crm_table *
crm_table_read(const char *const *paths, size_t n, const struct crm_read *how, crm_error *e);
/* An empty table with those columns, to which records are added (crm_table_add). */
crm_table *crm_table_new(const crm_str *columns, size_t n, enum crm_format format);
void crm_table_add(crm_table *t, const crm_str *fields);
/* For such a table: the rows that are added from now on are from a file of that name; adds a row
 * with its line there and the text of its record, which all rows or none have. */
void crm_table_source_is(crm_table *t, const char *name);
void crm_table_add_read(crm_table *t, const crm_str *fields, uint64_t line, crm_str record);
/* Sets the text of the header without its line ending; returns it, or else the header as it was
 * read. */
void crm_table_head_is(crm_table *t, crm_str text);
crm_str crm_table_head(const crm_table *t);
void crm_table_free(crm_table *t);
enum crm_format crm_table_format(const crm_table *t);
/* Whether it may be only some of the customers, because some of it came through a pipe; and says
 * that it is all of them. */
bool crm_table_piped(const crm_table *t);
void crm_table_whole(crm_table *t);
size_t crm_table_rows(const crm_table *t);
size_t crm_table_columns(const crm_table *t);
crm_str crm_table_column(const crm_table *t, size_t i);
int crm_table_find(const crm_table *t, const char *name); /* -1 when there is none */
/* The file, the line and the bytes of a row. */
const char *crm_table_source(const crm_table *t, size_t row);
uint64_t crm_table_line(const crm_table *t, size_t row);
crm_str crm_table_span(const crm_table *t, size_t row);
/* The text of the record that a row was read from: that of crm_table_add_read, or else its bytes.
 */
crm_str crm_table_record(const crm_table *t, size_t row);
/* Notices for a person, as those of crm_input_notices, one on a line; "" when there are none. */
const char *crm_table_notices(const crm_table *t);

/* The fields of a row. Zero-initialise it, and use it again for other rows; each thread needs its
 * own. Fields last until the next crm_row_split. */
typedef struct crm_row {
	crm_str *field; /* decoded */
	crm_str *raw;   /* as read, quotes and escapes included */
	size_t fields;
	size_t row; /* the row that was split last */
	crm_buf scratch;
	void *judge; /* the state of libcsv, for CSV */
} crm_row;
void crm_row_split(crm_row *r, const crm_table *t, size_t row);
void crm_row_free(crm_row *r);

/* Writes a table with columns replaced or appended. Fields that are not replaced are written byte
 * for byte as they were read (with line endings, quotes and BOM) when the format stays the same. A
 * last line that has no line ending gets one. Each thread needs its own. */
typedef struct crm_writer crm_writer;
/* names[0..n) are the columns of the caller: one that the table has is replaced in its place,
 * others are appended in this order. `keep` says for each column of the table whether it is
 * written; NULL: all are. The table must outlive the writer. */
crm_writer *crm_writer_new(const crm_table *t, enum crm_format to, const crm_str *names, size_t n,
			   const bool *keep);
void crm_writer_header(crm_writer *w, crm_buf *out);
void crm_writer_row(crm_writer *w, size_t row, const crm_str *values, crm_buf *out);
/* The same, with a function for the values: `fill` adds the field of names[i], encoded
 * (crm_field_write) in the format that it is given. */
typedef int crm_fill(void *from, size_t i, enum crm_format to, crm_buf *out, crm_error *e);
int
crm_writer_fill(crm_writer *w, size_t row, crm_fill *fill, void *from, crm_buf *out, crm_error *e);
crm_str crm_writer_ending(const crm_writer *w); /* of lines that have none of their own */
void crm_writer_free(crm_writer *w);
/* Adds one field, encoded: with escapes in TSV, with quotes in CSV where they are needed. */
void crm_field_write(crm_buf *out, crm_str field, enum crm_format format);
/* Adds a record with its line ending (LF; CRLF for CRM_EXCEL). */
void crm_record_write(crm_buf *out, const crm_str *fields, size_t n, enum crm_format format);

/* ---- other formats ---- */

/* The columns of records that are exported. */
struct crm_shape {
	const crm_str *name;
	const enum crm_type *type; /* of each column; NULL: all are text */
	size_t n;
};
/* Add the header, and a record of decoded fields, in any format. JSON Lines: one object for each
 * record, with all columns in order; numbers, yes and no are written by the type of their column,
 * other values as strings, an empty field as null. vCards have only the columns that they know. */
void crm_export_header(const struct crm_shape *shape, enum crm_format to, crm_buf *out);
void crm_export_record(const struct crm_shape *shape, const crm_str *fields, enum crm_format to,
		       crm_buf *out);
/* The same for a whole TSV with its header, as the library makes it. type_of returns the type of
 * column i of name[0..n). */
void crm_export_tsv(crm_str tsv, enum crm_type type_of(const crm_str *name, size_t n, size_t i),
		    enum crm_format to, crm_buf *out);

/* ---- the store ---- */

/* A file that is locked while it is read, and written according to what was read.
 *
 * Opening waits for flock up to timeout_ms (after that it is a fault of status CRM_BUSY) and makes
 * sure that the name still means the file that was locked. What is not a regular file is refused. A
 * missing file is created, empty, with the mode `create` less the umask, unless that is 0. A file
 * that cannot be read or parsed is never written. */
typedef struct crm_store crm_store;
#define CRM_CREATE 0666
#define CRM_CREATE_PRIVATE 0600 /* for what was written to whom */
crm_store *crm_store_open(const char *path, unsigned create, unsigned timeout_ms, crm_error *e);
/* Unlocks the file. A file that this store created and left empty is removed. */
void crm_store_close(crm_store *s);
bool crm_store_empty(const crm_store *s);
/* Whether its last line ends in a line feed; true for an empty file. */
bool crm_store_ended(const crm_store *s);
/* Reads the whole file; crm_table_notices says how it ends. A later write is refused when the file
 * was changed in the meantime. */
crm_table *crm_store_read(crm_store *s, const struct crm_read *how, crm_error *e);
/* Reads the header of a file that is not empty. */
crm_input *crm_store_header(crm_store *s, crm_error *e);
/* Appends whole records in one write, and syncs them (fdatasync).
 *
 * A last line of the file without a line feed is completed first when it has the right number of
 * fields; otherwise it is saved beside the file as PATH.torn-OFFSET and cut off. A line is added to
 * *notice (may be NULL) that says which of the two was done, and which value may be cut off, unless
 * crm_store_read has reported that. *line is the line at which the records begin; as the file is
 * read for it, pass NULL unless it is needed.
 *
 * When writing fails, the file is cut back to its former length. So it is when another file has
 * taken its name, before or meanwhile: that fault has the status CRM_BUSY, and the caller opens the
 * file again, reads, decides and writes again. */
int crm_store_append(crm_store *s, crm_str records, uint64_t *line, crm_buf *notice, crm_error *e);
/* After an append that failed: whether the file is as it was, so that nobody finds in it what was
 * appended. */
bool crm_store_is_unchanged(const crm_store *s);
/* Replaces the content: a new file in the same directory, with the same mode and owner, is
 * written and synced and takes the place of the old one, links resolved; then the directory is
 * synced. A torn last line of the old file is saved as above. A hard link is refused unless
 * forced. When the file was written to since it was read, by a program that does not lock it,
 * nothing is changed; and neither when another file has taken its name, which is a fault of
 * status CRM_BUSY as above. */
int crm_store_replace(crm_store *s, crm_str content, bool force, crm_buf *notice, crm_error *e);
/* Writes an output file in the same steps, without a lock: it is there as a whole, or not at
 * all. */
int crm_file_write(const char *path, crm_str content, crm_error *e);
/* 0 when crm_file_write could write there, as far as that is known before the content is; or a
 * fault. */
int crm_file_check(const char *path, crm_error *e);
/* Adds the content of a file to out; "-" is standard input. */
int crm_file_read(const char *path, crm_buf *out, crm_error *e);

/* ======================================================================
 * kinds: kinds of events
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
	bool first_due;            /* of several that are open the one due first is meant */
	bool needs_details;        /* more is to be said of it than that it was done */
	bool lasting;              /* a cancel does not take it back */
	const char *about;         /* one line for the pages */
} crm_kind;

/* The kinds that there are without a policy, which adds to them. Strings belong to the kinds. */
typedef struct crm_kinds crm_kinds;
crm_kinds *crm_kinds_new(void);
void crm_kinds_free(crm_kinds *k);
size_t crm_kinds_count(const crm_kinds *k);
const crm_kind *crm_kinds_at(const crm_kinds *k, size_t i);
int crm_kinds_find(const crm_kinds *k, crm_str name); /* -1 when unknown */
/* Adds a kind, or changes the one of that name; strings are copied. Its number, or -1 when there
 * are CRM_KINDS_MAX of them. */
int crm_kinds_put(crm_kinds *k, const crm_kind *kind);
/* The kinds that the word names, which is a kind, a class ("touch" includes care) or an action;
 * false when it is none. */
bool crm_kinds_set(const crm_kinds *k, crm_str word, crm_kindset *out);
/* The same, as a rule of a policy means it: "purchase" is every kind that counts as a sale. */
bool crm_kinds_meant(const crm_kinds *k, crm_str word, crm_kindset *out);
/* The kind that was probably meant; NULL when none is near. */
const char *crm_kinds_nearest(const crm_kinds *k, crm_str word);
/* The channel of that name, in letters of any case; NULL when no kind has it. */
const char *crm_kinds_channel(const crm_kinds *k, crm_str word);
/* The same for a purpose: care, news, service, and those that were added. */
const char *crm_kinds_purpose(const crm_kinds *k, crm_str word);
void crm_kinds_purpose_add(crm_kinds *k, const char *purpose);
extern const char *const crm_class_words[CRM_CLASSES];
bool crm_kindset_has(const crm_kindset *s, int kind);
/* Calls `each` for the facts that together say when an event of the set happened last: last_touch
 * when the set has all touches, and last_<kind> for each of the other kinds. */
void crm_latest_facts(const crm_kinds *k, const crm_kindset *set,
		      void (*each)(void *to, crm_str name), void *to);
bool
crm_kindset_within(const crm_kindset *s, const crm_kindset *all); /* whether all has each of s */

/* ======================================================================
 * people: finding customers, and checking what is written about them
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
/* Whether that is an email address: one @ with something on both sides, and nothing that ends an
 * address in a list or cannot be seen. */
bool crm_email_ok(crm_str email);
/* Whether mail can be sent there by any server: only of the characters that RFC 5322 allows without
 * quotes, and the name of the host in any script. With `local`, so is a name without an @, which is
 * that of somebody on this machine. */
bool crm_email_sendable(crm_str email, bool local);
/* Adds the list of addresses without mailto:, final dots, angle brackets and blanks;
 * true when that changed any of them. */
bool crm_emails_tidy(crm_str list, crm_buf *out);
/* Adds the address as it is compared: tidy, without regard to case. */
void crm_email_key(crm_str email, crm_buf *out);
/* Lower case, by Unicode, whatever the locale. */
void crm_str_fold(crm_str s, crm_buf *out);
/* Whether a customer's status is merged:ID, and which ID. */
bool crm_merged_into(crm_str status, crm_str *id);

/* An index of customers by id, phone, email and name, which several customers may share. They are
 * compared as described above and in crm-records(5). The index copies what it keeps. */
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
/* Removes it. */
void crm_people_drop(crm_people *p, enum crm_people_key key, crm_str value, size_t number);
/* The first customer who has it, or SIZE_MAX; for a name, the first one whose accents are the same,
 * too, if there is one. Several threads may search at once, except by name. */
size_t crm_people_find(const crm_people *p, enum crm_people_key key, crm_str value);
/* Numbers of customers. Zero-initialise it, and free it with crm_matches_free. */
struct crm_matches {
	size_t *number;
	size_t n, room;
};
/* Adds all customers who have it, each once, in the order in which they were entered. */
void crm_people_all(const crm_people *p, enum crm_people_key key, crm_str value,
		    struct crm_matches *out);
void crm_matches_free(struct crm_matches *m);
/* Whether two names may be those of one person: each word of the shorter one is in the other,
 * also as an initial, with a slip of a letter, or in another script. */
bool crm_people_alike(crm_people *p, crm_str a, crm_str b);
/* A notice for a person, once all names were compared: that ICU was needed and is not installed. ""
 * when it was not needed. */
const char *crm_people_notice(const crm_people *p);

/* Finds the customer that somebody means, among those of a table, by id, phone, email, name or part
 * of a name. The table must outlive it. */
typedef struct crm_whom crm_whom;
/* Fails when the table lacks the column id or name. */
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

/* ---- checks of values ---- */

/* 0 when the value may be in that column of customers, or of a log; otherwise a fault whose field
 * is the column. An empty value may always be there, and unknown columns may have any value. */
int crm_customer_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e);
int crm_event_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e);
/* What a spreadsheet or an export has probably done to a value of that column, as the end of a
 * sentence about *part, which is the value, or an item of it where it is a list: "is an error value
 * of a spreadsheet". NULL when nothing looks like it. The text is static. */
const char *crm_damage(crm_str column, crm_str value, crm_str *part);
/* 0, or a fault when an event lacks what its kind needs: an appointment a due, unless its outcome
 * says that it did not take place; a void the event that it takes back; consent and optout an item
 * that is understood. */
int crm_event_whole(const crm_kinds *k, crm_str kind, crm_str outcome, crm_str item, crm_str due,
		    crm_str ref, crm_error *e);
/* 0, or a fault when an amount, quantity, price, discount, floor or ceiling of an event is
 * negative, with what to write instead. They are never negative, because the kind of the event has
 * the sign. */
int crm_event_signs(const crm_kinds *k, const crm_str *column, const crm_str *value, size_t n,
		    crm_error *e);

/* The columns of a new file of customers (the usual ones), and of a new log (all). The number; the
 * names are static. */
size_t crm_customer_columns(const char *const **out);
size_t crm_event_columns(const char *const **out);

/* ======================================================================
 * fold: what a policy says about facts
 * ====================================================================== */

/* A behaviour that counts for closeness, and how fast that fades. */
#define CRM_BEHAVIOURS 6 /* news, care, help, meeting, advice, personal */
typedef struct crm_behaviour {
	const char *name;
	crm_kindset kinds;
	crm_num weight_in, weight_out; /* points for one such event, by who came to whom */
	crm_span half_life;
} crm_behaviour;

/* The value of one unit of a currency in the policy's own: digits / 10^decimals. */
typedef struct crm_rate {
	const char *currency;
	uint64_t digits; /* not 0 */
	int decimals;    /* 0 to 18 */
} crm_rate;
/* Reads a number above 0 of at most 18 digits, with or without a point; false for anything else. */
bool crm_rate_parse(crm_str s, crm_rate *out);
/* Converts an amount of that currency to the policy's own, rounded half to even. 0, or -1 when it
 * is too large. */
int crm_rate_apply(const crm_rate *r, crm_num n, crm_num *out);

/* The parts of a policy on which facts depend. The policy owns it. */
typedef struct crm_model {
	crm_kinds *kinds;
	crm_behaviour behaviour[CRM_BEHAVIOURS];
	crm_kindset together;     /* it takes two: half of their points are the other side's */
	unsigned referral_depth;  /* levels of referral_value, 1 to CRM_REFERRAL_DEPTH */
	crm_num referral_share;   /* of each level beyond the first, of the one before */
	crm_num heard, kept_away; /* how many hear a bad word; the share of them who stay away */
	const char *currency;     /* its own; NULL: a log may have one, of any name */
	const crm_rate *rate;     /* of others */
	size_t rates;
	/* A touch from them within so many days answers a contact of ours; at most CRM_REPLY_MOST.
	 */
	crm_span reply;
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
#define CRM_REPLY_MOST 90

/* ======================================================================
 * facts: the vocabulary
 * ====================================================================== */

/* Where a name comes from. */
enum crm_origin { CRM_COLUMN, CRM_FACT, CRM_DERIVED };

/* A name of the vocabulary: a column of customers, a fact or a derived column. crm-facts --list and
 * expressions take their names from here. */
typedef struct crm_word {
	const char *name; /* of a family "last_<kind>" or "spend_<N>d" */
	enum crm_origin origin;
	enum crm_type type;
	int decimals;       /* for numbers: at least so many are written */
	const char *unit;   /* "days", "money", "events", "" */
	const char *tool;   /* the tool that computes a derived column, else "" */
	const char *about;  /* one sentence */
	bool never_missing; /* every customer has a value; else it may be missing */
	bool whole;         /* a number without a fraction */
	crm_num from, to;   /* the range of a number; both 0: any */
} crm_word;
const crm_word *crm_word_at(size_t i); /* the i-th of the whole table; NULL past the last */
/* The word of a name, also of one of a family (last_call, spend_90d, bought:X, holds:X); NULL when
 * it is not in the vocabulary. */
const crm_word *crm_word_find(const crm_kinds *k, crm_str name);
/* The name that was probably meant; NULL when none is near. */
const char *crm_word_nearest(const crm_kinds *k, crm_str name);

/* ======================================================================
 * frame: a customer stream during one run
 * ====================================================================== */

/* A frame is a stream of customers during one run: the rows as they were read, facts (from the
 * stream, or folded from the log), and the columns that the run adds. Use:
 *
 *     f = crm_frame_new(model, table, today, e)
 *     crm_frame_customers(f, all)    when -c names all customers
 *     crm_frame_log(f, path)         for each -l
 *     ref = crm_frame_ref(f, name)   for each name that will be looked at
 *     crm_frame_fold(f, …)           reads the logs once, for what was asked
 *     crm_cursor … crm_frame_put …   look and add
 */
typedef struct crm_frame crm_frame;

/* Takes over the table, which is freed when this fails.
 *
 * A table with facts has a column as_of, which is today. It is a fault when rows disagree about it,
 * and when `today` is given (its day is not CRM_NO_DAY) and disagrees. In a table without as_of,
 * columns with the names of facts or of derived columns (except due_…) are a fault. Without as_of,
 * today is `today`, or `now` (crm_time_now, with its offset) when it is not given.
 *
 * A day without a time means its end. When today has a time that was given, events of that day
 * without a time have not happened yet; when it is `now`, they have. A row with an empty as_of is
 * tainted. */
crm_frame *
crm_frame_new(const crm_model *m, crm_table *table, crm_time today, crm_time now, crm_error *e);
void crm_frame_free(crm_frame *f);
const crm_table *crm_frame_table(const crm_frame *f);
crm_time crm_frame_today(const crm_frame *f);
bool crm_frame_carries_facts(const crm_frame *f);
size_t crm_frame_rows(const crm_frame *f);
/* Takes over the table of all customers, for facts that depend on other customers (referrals,
 * merged ids). Without it the stream itself is used; when that came through a pipe, crm_frame_ref
 * fails for such facts. */
int crm_frame_customers(crm_frame *f, crm_table *all, crm_error *e);
/* One more log to read. "-" is not a log. */
void crm_frame_log(crm_frame *f, const char *path);
bool crm_frame_has_log(const crm_frame *f);
/* Indexes the ids, which fails when two rows have the same; finds the row of an id, or -1. */
int crm_frame_index(crm_frame *f, crm_error *e);
ptrdiff_t crm_frame_find(crm_frame *f, crm_str id);

/* Binds a name and returns its ref, or -1 with a fault. A name is a column that this run added, or
 * else a column of the stream (with the type that the vocabulary has for it, or text), or else a
 * fact, which is now asked of the fold, or else a derived column that this run can work out (see
 * crm_derived_new). The fault for a name that is none of them says what was probably meant, which
 * tool computes a derived column, or with which crm-facts --add a fact is added to the stream. */
int crm_frame_ref(crm_frame *f, crm_str name, crm_error *e);
/* Whether it would bind; asks for nothing. */
bool crm_frame_knows(const crm_frame *f, crm_str name);
enum crm_type crm_frame_type(const crm_frame *f, int ref);
crm_str crm_frame_name(const crm_frame *f, int ref);

/* Reads the logs once, with so many threads (0: as many as there are cores). Entries of customers
 * who are not in the frame, and entries after today, are ignored. With `rejects`, faulty entries
 * are set aside and their customers tainted. When nothing was asked for, nothing is read. */
int crm_frame_fold(crm_frame *f, unsigned threads, crm_rejects *rejects, crm_error *e);
bool crm_frame_tainted(const crm_frame *f, size_t row);
/* From now on a customer with a value that the run cannot use is set aside there: not ranked, not
 * listed and not written. The caller keeps `rejects` for as long as the frame. */
void crm_frame_set_aside(crm_frame *f, crm_rejects *rejects);
size_t crm_frame_asides(const crm_frame *f); /* how many rows were set aside so */
/* Sets the number of threads that go through the rows and write them (0, and by default: as many as
 * there are cores). The result does not depend on it. */
void crm_frame_threads(crm_frame *f, unsigned threads);
const char *crm_frame_notices(const crm_frame *f); /* as crm_table_notices, of the logs */

/* Adds a column of this run, and returns its ref. The same name again is the same column. */
int crm_frame_add(crm_frame *f, const char *name, enum crm_type type, int decimals);
void crm_frame_put(crm_frame *f, int ref, size_t row, crm_value v);
/* A copy of s that lives as long as the frame. */
crm_str crm_frame_keep(crm_frame *f, crm_str s);

/* Looks at one row at a time. Each thread needs its own. */
typedef struct crm_cursor crm_cursor;
crm_cursor *crm_cursor_new(const crm_frame *f);
void crm_cursor_free(crm_cursor *c);
void crm_cursor_go(crm_cursor *c, size_t row);
size_t crm_cursor_row(const crm_cursor *c);
/* The value of a ref in the row. It fails when the text of a column is not of its type. */
int crm_cursor_value(crm_cursor *c, int ref, crm_value *out, crm_error *e);
/* Adds the value as it is written to a stream: 2026-11-21, 12.50, yes or no; nothing when missing.
 */
int crm_cursor_text(crm_cursor *c, int ref, crm_buf *out, crm_error *e);
void crm_value_text(const crm_value *v, int decimals, crm_buf *out);

/* How a frame is written: the table with columns replaced or appended. */
struct crm_frame_out {
	enum crm_format to; /* CRM_AUTO: as the table */
	const int *ref;     /* columns to write, in order */
	size_t refs;
	const crm_str *extra; /* names of further columns, which each entry brings */
	size_t extras;
	const crm_str
		*only; /* these columns alone, in this order; NULL: the table's, then the above */
	size_t onlys;
	/* The entries to write, in order; NULL: each row once. Sets the row of entry i and the
	 * text of each extra column, which lasts until the next call with the same hand. Several
	 * threads call it at once, each with its own number, the hand: 0, 1 … */
	int (*entry)(void *from, unsigned hand, size_t i, size_t *row, crm_str *extra,
		     crm_error *e);
	void *from;
	size_t entries;
	/* Takes the next bytes, one call at a time; false when no more are wanted. */
	bool (*take)(void *to_whom, crm_str bytes);
	void *to_whom;
};
/* Writes it. Nothing is passed to `take` before all columns of every row are known to be right. A
 * column of `only` that is not there, or there twice, is a fault. */
int crm_frame_write(const crm_frame *f, const struct crm_frame_out *how, crm_error *e);
/* Checks `only` alone; it may be called before the fold. */
int crm_frame_check(const crm_frame *f, const struct crm_frame_out *how, crm_error *e);

/* ======================================================================
 * expr: expressions
 * ====================================================================== */

/* An expression over columns and facts, which crm-expr(5) describes. It is compiled once, and bound
 * to one frame at a time. Once it is bound, several threads may evaluate it, each with its own
 * cursor. */
typedef struct crm_expr crm_expr;
/* Compiles an expression of a command line. The place of a fault is expression:1:COLUMN. */
crm_expr *crm_expr_parse(crm_str text, const crm_kinds *k, crm_error *e);
/* The same of a condition: it is a fault if its type is known not to be true or false. */
crm_expr *crm_condition_parse(crm_str text, const crm_kinds *k, crm_error *e);
void crm_expr_free(crm_expr *x);
/* Binds every name; see crm_frame_ref. */
int crm_expr_bind(crm_expr *x, crm_frame *f, crm_error *e);
/* Evaluates it for the row of the cursor. Missing is a value. Texts belong to the stream or to the
 * expression. */
int crm_expr_value(const crm_expr *x, crm_cursor *c, crm_value *out, crm_error *e);
/* 1 when it is true, 0 when it is false or missing, -1 with a fault. */
int crm_expr_holds(const crm_expr *x, crm_cursor *c, crm_error *e);

/* ======================================================================
 * policy: how customers are treated
 * ====================================================================== */

typedef struct crm_policy crm_policy;
#define CRM_BUILTIN_NAME "built-in" /* of that policy, where a file could be named */
/* Reads a policy; path NULL, or that name: the built-in one. Faults have file, line and column. */
crm_policy *crm_policy_load(const char *path, crm_error *e);
void crm_policy_free(crm_policy *p);
crm_str crm_policy_builtin(void); /* its text, which is samples/policy.yaml */
/* Adds the whole policy as YAML: the text of the file, or, where it extends or includes others, the
 * result. path as for crm_policy_load. */
int crm_policy_print(const char *path, crm_buf *out, crm_error *e);
const crm_model *crm_policy_model(const crm_policy *p);
const char *crm_policy_book(const crm_policy *p); /* "" when it is not named */
const char *crm_policy_zone(const crm_policy *p); /* "" when none is named */
const char *
crm_policy_lang(const crm_policy *p); /* the code of a language; "" when none is named */
/* The country of phone numbers that are written without its code; NULL when none is named. */
const crm_country *crm_policy_country(const crm_policy *p);
/* Whether the column is private, or would tell one that is, such as due_owner the owner: no table
 * for people shows it. */
bool crm_policy_private(const crm_policy *p, crm_str column);
/* 0, or a fault when a name that the policy uses is neither in the vocabulary nor a column of the
 * stream (f NULL: the vocabulary alone). */
int crm_policy_check(const crm_policy *p, const crm_frame *f, crm_error *e);
/* The i-th name in the policy's "rules", "stages", "tiers", "segments", "owners" or
 * "holidays", in its order; the steps of a sequence are rules of the same name. NULL
 * past the last. The policy keeps it. */
const char *crm_policy_name(const crm_policy *p, const char *what, size_t i);
/* Calls `each` once for every fact that the policy uses, in the order of the vocabulary. */
void crm_policy_facts(const crm_policy *p, void (*each)(void *to, crm_str name), void *to);

/* ======================================================================
 * check: checks of files
 * ====================================================================== */

/* Checks files of customers, and then logs: finds records that cannot be read, values that are
 * wrong, ids that two records have or no record has, references that go round in circles, entries
 * that close nothing, dates after today, customers who may be one person twice. crm-check(1)
 * describes them. The model and the findings must outlive it; the country (NULL: none) is that of
 * phones without a code. */
typedef struct crm_check crm_check;
crm_check *
crm_check_new(const crm_model *m, const crm_country *country, crm_time today, crm_findings *to);
void crm_check_free(crm_check *s);
/* Checks a file. It fails only when the file cannot be read at all; what is wrong in it is a
 * finding. */
int crm_check_customers(crm_check *s, const char *path, enum crm_format format, crm_error *e);
int crm_check_log(crm_check *s, const char *path, crm_error *e);
/* Adds the findings that are known only when all files are read. */
void crm_check_end(crm_check *s);
/* The columns of all files of customers; the owners in them, each once. The number of them. */
size_t crm_check_columns(const crm_check *s, const crm_str **out);
size_t crm_check_owners(const crm_check *s, const crm_str **out);
/* A name in the column rule of the logs: how many entries that were not taken back have it, and the
 * first of them. Known after crm_check_end. The number of them. */
struct crm_named_rule {
	crm_str name, customer;
	const char *source;
	uint64_t line, entries;
};
size_t crm_check_rules(const crm_check *s, const struct crm_named_rule **out);
/* Notices for a person, one on a line; "" when there are none. */
const char *crm_check_notices(crm_check *s);

/* The checks that a program makes before it writes events: whether the events that they name,
 * close, cancel and give back are there. The events of the log are added one by one, and then the
 * new ones. Only customers are needed who have a new event that crm_check_has_effect. All texts of
 * an event are copied except its source. */
struct crm_check_event {
	const char *source;
	uint64_t line;
	crm_str event, date, customer, kind, outcome, amount, currency, ref;
};
bool crm_check_has_effect(const crm_kinds *kinds, crm_str kind);
void crm_check_event(crm_check *s, const struct crm_check_event *e);
/* Takes the place of crm_check_end, once all events are added. all_sales: these are all sales of
 * the customers, so that refunds above their sum are found, too. */
void crm_check_effects(crm_check *s, bool all_sales);

/* Writes entries of logs without a minus: a sale with a minus becomes a refund, a negative invoice
 * a payment, and an entry that takes back an earlier one a void. crm-check(1) has the rules. The
 * kinds must outlive it. */
typedef struct crm_minuses crm_minuses;
crm_minuses *crm_minuses_new(const crm_kinds *k);
void crm_minuses_free(crm_minuses *m);
/* The customer of that id was merged into another one, who has the entries of both. */
void crm_minuses_merged(crm_minuses *m, crm_str id, crm_str into);
/* Begins a log with these columns. */
void crm_minuses_log(crm_minuses *m, const char *source, const crm_str *column, size_t n);
/* Optional, before the entries are rewritten: looks at an entry of the log. With all of them it is
 * known which ids several entries have, and what a later line says. */
void crm_minuses_foresee(crm_minuses *m, const crm_str *value);
/* The next entry without a minus, in out[0..n): slices of the values, or text that lasts as long as
 * *m. 1; 0 when nothing in it is negative; -1 when it is not clear what the minus means: then
 * *by_hand says what to write, until the next call. */
int crm_minuses_rewrite(crm_minuses *m, const crm_str *value, uint64_t line, crm_str *out,
			const char **by_hand);

/* ======================================================================
 * lint: checks of a policy
 * ====================================================================== */

/* Adds findings about a policy: stages, tiers and segments that nobody can come to, rules that can
 * never fire, conditions that always hold, campaigns and holidays that are over, and names that are
 * neither in the vocabulary nor in columns[0..n) (n 0: no stream is known, so that only probable
 * slips are found). What cannot be decided is not reported. */
void crm_policy_find(const crm_policy *p, crm_day today, const crm_str *columns, size_t n,
		     crm_findings *to);

/* Adds findings about owners whom no customer has, where names[0..n) are the owners of the
 * customers (n 0: they are not known), and about names of managers that are probably a slip of one
 * of these. */
void crm_policy_find_owners(const crm_policy *p, const crm_str *names, size_t n, crm_findings *to);

/* Adds findings about entries that name no rule of the policy, but nearly one. What names another
 * rule, perhaps one of an earlier year, is told in a notice for a person, of one line. */
void crm_policy_find_rules(const crm_policy *p, const struct crm_named_rule *names, size_t n,
			   crm_findings *to, crm_buf *notice);

/* ======================================================================
 * score: value and closeness
 * ====================================================================== */

/* The score: the columns recency, frequency, monetary, r, f, m, rfm, value, closeness,
 * closeness_trend, score, quadrant. crm-score(1) has the formulas. It binds what it needs before
 * the fold, and fills its columns in the run; the policy and the frame must outlive it. */
typedef struct crm_score crm_score;
crm_score *crm_score_new(const crm_policy *p, crm_frame *f, crm_error *e);
void crm_score_free(crm_score *s);
/* Before the fold: asks for what crm_score_explain shows beside the columns, which is the warmth of
 * each behaviour and, from a log, the number of events. */
void crm_score_details(crm_score *s);
/* The fact that the stream lacks, so that closeness_trend stays empty; NULL when it has all. */
const char *crm_score_lacks(const crm_score *s);
/* Before the run: takes the groups from a file that crm_score_cutoffs wrote, instead of ranking
 * this stream. It fails when the file is of another policy. The caller keeps `path`. */
int crm_score_take_cutoffs(crm_score *s, const char *path, crm_error *e);
/* After the fold. */
int crm_score_run(crm_score *s, crm_error *e);
/* After the run: adds the groups as TSV: measure, group, from, to, customers. */
void crm_score_cutoffs(const crm_score *s, crm_buf *out);
/* After the run: adds an explanation of the row for a person. */
int crm_score_explain(crm_score *s, size_t row, crm_buf *out, crm_error *e);

/* Closeness by colleague: pairs of a customer and a colleague, whom the log's column `by` names;
 * the name is empty where it names nobody. It needs a log. `count`: crm_by_owner_count will be
 * called, for which a crm_score must have filled its columns. */
typedef struct crm_by_owner crm_by_owner;
crm_by_owner *crm_by_owner_new(const crm_policy *p, crm_frame *f, bool count, crm_error *e);
void crm_by_owner_free(crm_by_owner *k);
/* After the fold. */
void crm_by_owner_run(crm_by_owner *k);
/* After the run: limits the pairs and counts to one colleague. It fails when no customer has any
 * closeness with a colleague of that name. */
int crm_by_owner_only(crm_by_owner *k, crm_str by, crm_error *e);
/* Adds the pairs as TSV, for people without private columns. */
int crm_by_owner_pairs(const crm_by_owner *k, bool people, crm_buf *out, crm_error *e);
/* Adds a line of TSV for each colleague: the customers whose closeness would be lost with them, and
 * what these are worth. To be called once. */
int crm_by_owner_count(crm_by_owner *k, bool people, crm_buf *out, crm_error *e);
/* Adds an explanation of the row for a person. */
int crm_by_owner_explain(const crm_by_owner *k, size_t row, crm_buf *out, crm_error *e);

/* Lifetime value, by the model that crm-fit found (see crm-fit(1)): the columns p_alive,
 * expected_purchases, expected_order, clv. It is bound before a crm_score whose policy uses these
 * columns, and run before it. */
typedef struct crm_lifetime crm_lifetime;
struct crm_lifetime_how {
	const char *path; /* FIT.yaml */
	double months;    /* how far ahead; a month is 4.345 weeks */
	double discount;  /* for a year: 0.1 for 10% */
};
crm_lifetime *crm_lifetime_new(const struct crm_lifetime_how *how, crm_frame *f, crm_error *e);
void crm_lifetime_free(crm_lifetime *l);
crm_day crm_lifetime_until(const crm_lifetime *l);  /* the last day that the fit looked at */
bool crm_lifetime_has_money(const crm_lifetime *l); /* false: the last two columns stay empty */
/* The model of a fit that is a fallback, and for which one; NULL: it is none. */
const char *crm_lifetime_fallback(const crm_lifetime *l, const char **instead_of);
/* After the fold; after the fold, adds an explanation of the row. */
int crm_lifetime_run(crm_lifetime *l, crm_error *e);
int crm_lifetime_explain(crm_lifetime *l, size_t row, crm_buf *out, crm_error *e);

/* ======================================================================
 * segment: stages, tiers and segments
 * ====================================================================== */

/* Segments: the columns stage, tier, treatment (where the policy has such a section) and segments,
 * which is a list. It binds what it needs before the fold, and fills its columns in the run; the
 * policy and the frame must outlive it. */
typedef struct crm_segment crm_segment;
crm_segment *crm_segment_new(const crm_policy *p, crm_frame *f, crm_error *e);
void crm_segment_free(crm_segment *s);
bool crm_segment_treats(const crm_policy *p); /* whether the policy has a section treatment */
/* The i-th name that the policy gives for the column "stage", "tier" or "segments"; NULL past the
 * last. */
const char *crm_segment_name(const crm_segment *s, const char *column, size_t i);

/* The stages and tiers of customers at an earlier moment: reads the logs of the frame as of then
 * and, with `daily`, as of each day since then. It is made before crm_segment_new on that frame,
 * because expressions are bound to one frame at a time. */
typedef struct crm_past crm_past;
crm_past *crm_past_new(const crm_policy *p, const crm_frame *f, crm_time then, bool daily,
		       unsigned threads, crm_rejects *rejects, crm_error *e);
void crm_past_free(crm_past *past);
const char *crm_past_notices(const crm_past *past); /* as crm_frame_notices, of the first reading */
/* Before the fold: takes over the past, and adds the columns stage_was, tier_was and, if it is
 * daily, stage_days. `moves`: crm_segment_moves will be called. */
int crm_segment_recall(crm_segment *s, crm_past *past, bool moves, crm_error *e);

/* Before the fold: chooses customers by the name of a stage, tier or segment, or else by a
 * condition over all columns, also these. The place of a fault is the option --only. */
int crm_segment_only(crm_segment *s, crm_str text, crm_error *e);
/* Before the fold: chooses the top share (0.2 for 20%) of all customers by a number, within each
 * group of a column where `within` is not empty. Of customers with equal numbers all are chosen, or
 * none. With both choices, both must hold. */
int crm_segment_top(crm_segment *s, crm_num share, crm_str by, crm_str within, crm_error *e);
/* Before the run: as crm_score_take_cutoffs, for the tiers. */
int crm_segment_take_cutoffs(crm_segment *s, const char *path, crm_error *e);
/* After the fold. */
int crm_segment_run(crm_segment *s, crm_error *e);

/* After the run. */
bool crm_segment_chosen(const crm_segment *s, size_t row);
/* Adds counts of the chosen customers as TSV: column, value, customers, share. */
void crm_segment_counts(const crm_segment *s, crm_buf *out);
/* Adds the cut-offs as TSV: tier, by, top, ranked, from, customers; when a tier is within groups,
 * with the columns within and group after tier. */
void crm_segment_cutoffs(const crm_segment *s, crm_buf *out);
/* Adds as TSV the chosen customers who are at another stage (or tier) than at the earlier moment:
 * from, to, customers, value (or spend), who; those with the highest value first. */
int crm_segment_moves(const crm_segment *s, bool tiers, crm_buf *out, crm_error *e);
/* Adds an explanation of the row for a person. */
int crm_segment_explain(crm_segment *s, size_t row, crm_buf *out, crm_error *e);

/* Derived columns. Each belongs to a tool, crm-score or crm-segment (crm_word's tool). When a name
 * is bound (crm_frame_ref) that the stream lacks, the score or the segments to which it belongs are
 * made, and bind what they need in turn. So only what is needed is worked out, in one fold. Columns
 * that the stream has are used; when it has some columns of a tool and another one is needed, that
 * is a fault. Use:
 *
 *     d = crm_derived_new(policy, frame)
 *     s = crm_derived_segment(d, e)  only when its columns are to be computed in any case
 *     crm_frame_ref …                for each name that will be looked at
 *     crm_frame_fold(frame, …)
 *     crm_derived_run(d, e)          runs what was made: first the score, then the segments
 */
typedef struct crm_derived crm_derived;
/* From now on the frame derives columns. The policy and the frame must outlive it. */
crm_derived *crm_derived_new(const crm_policy *p, crm_frame *f);
/* Also frees the score and the segments that were made. */
void crm_derived_free(crm_derived *j);
/* The score, or the segments, of this run, which are made now unless they are there. Their columns
 * replace those of the stream. */
crm_score *crm_derived_score(crm_derived *j, crm_error *e);
crm_segment *crm_derived_segment(crm_derived *j, crm_error *e);
/* Whether the column is derived because something needs it, and not because of the calls above. */
bool crm_derived_has(const crm_derived *j, const crm_word *w);
/* After the fold. */
int crm_derived_run(crm_derived *j, crm_error *e);

/* ======================================================================
 * find: words in customers and in what happened with them
 * ====================================================================== */

/* A search goes through the columns of the customers of a frame, and through what its logs say in
 * the columns item and note, and finds the customers of whom every phrase is found somewhere. Case,
 * accents and punctuation do not count; a phrase is found within words, too. A word in Latin
 * letters is also found where a text has it in other letters, and the other way round, but only
 * from the beginning of a word. Use: new, run, then the entries. */
typedef struct crm_find crm_find;
enum { CRM_FIND_MOST = 32 };
struct crm_find_how {
	const char *const *phrase; /* what is looked for: 1 to CRM_FIND_MOST words, or words that
				    * follow each other */
	size_t phrases;
	bool each;         /* an entry for each place, and not the best of each customer */
	bool with_private; /* private columns are looked at, too */
};
/* Asks the fold of the frame for its entries. `how` is the caller's, and must outlive the search.
 * The fault of a phrase without a letter is of the call. */
crm_find *
crm_find_new(const crm_policy *p, crm_frame *f, const struct crm_find_how *how, crm_error *e);
void crm_find_free(crm_find *x);
/* Reads the logs, as crm_frame_fold does, and searches. */
int crm_find_run(crm_find *x, unsigned threads, crm_rejects *rejects, crm_error *e);
const char *crm_find_notice(const crm_find *x); /* as crm_whom_notice */
/* The columns that an entry brings: found_in … found_evidence. */
size_t crm_find_columns(const crm_str **names);
/* How many entries there are. The best customer comes first. A phrase counts most in the name; then
 * in the id, a phone number or an email address; in another column; in an item; in a note. A whole
 * word counts more than the beginning of one, and that more than a part. Among equals the customer
 * with the newest entry that was found comes first. */
size_t crm_find_entries(const crm_find *x);
/* Entry i: its row, and the text of each column of crm_find_columns. Hands as for crm_due_entry. */
void crm_find_entry(crm_find *x, unsigned hand, size_t i, size_t *row, crm_str *values);

/* ======================================================================
 * due: the due list
 * ====================================================================== */

/* The due list: which customers to contact. An entry is a customer with one or several reasons. The
 * policy and the frame must outlive it. */
typedef struct crm_due crm_due;
struct crm_due_how {
	bool each;                /* an entry for each reason */
	bool unlimited;           /* also list what does not fit the day */
	bool held;                /* crm_due_held will be called */
	bool bare;                /* due_why without the customer's hours and what to avoid */
	const char *prices;       /* a price list to read; NULL none */
	const char *usual_prices; /* one to read where a rule needs prices and none is named; NULL
				     none */
	bool owners;              /* count for crm_due_owners */
	unsigned days;   /* a plan of so many days, today the first; 0: the list of today */
	unsigned agenda; /* with `each`: an agenda of so many days, today the first; 0: none */
	const crm_country *country; /* of phones without a code; NULL: the policy's */
	const char *const *only;    /* rules to follow; only_count 0: all. Kept by the caller */
	size_t only_count;
	const size_t *explained; /* the row that crm_due_explain will be called with; NULL: none */
};
/* 0, or a fault when the policy lacks one of these rules. */
int crm_due_knows(const crm_policy *p, const char *const *only, size_t n, crm_error *e);
crm_due *
crm_due_new(const crm_policy *p, crm_frame *f, const struct crm_due_how *how, crm_error *e);
int crm_due_run(crm_due *d, crm_error *e);
/* The due stream's own columns, in order: due_rule … due_dates. */
size_t crm_due_columns(const crm_str **names);
/* The list as a whole. Texts belong to the list. */
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
/* Entry i of the sorted list: the row of the frame and the text of each column of crm_due_columns,
 * which lasts until the next call with the same hand. Threads may ask at once, each with its own
 * hand: 0, 1 … (as crm_frame_write has them). */
int crm_due_entry(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, crm_error *e);
/* Of a plan: the day of entry i as text, which lasts as that of crm_due_entry. */
const char *crm_due_entry_day(crm_due *d, unsigned hand, size_t i);
/* Whether the first reason of entry i has a day of its own: an anniversary, a promise. */
bool crm_due_entry_dated(const crm_due *d, size_t i);
/* The agenda, for a calendar: what has a day of its own (an anniversary, a holiday, a promise, an
 * appointment, a milestone), each time that it comes within the agenda, unless it is held back on
 * that day; and of the plan the rest, on the planned day. What accompanies another contact is told
 * with that. Sorted by day. */
struct crm_due_event {
	size_t row;
	const char *rule;     /* the rule's name */
	bool dated;           /* it has a day of its own; otherwise the plan chose the day */
	const char *category; /* of what is dated: "Anniversary"; otherwise NULL */
	bool remind_before;   /* it is to be announced on the day before */
	crm_day day;          /* when to do it; what is overdue is never before today */
	crm_time at; /* the moment, of what has a time of day; otherwise its day is CRM_NO_DAY */
	/* What tells it from all others, the same on any day on which an agenda is made: parts
	 * with tabs between them, of which the first is the customer's id. */
	crm_str key;
	crm_str action, channel, why, ask, offer, evidence, owner; /* as in the list */
	crm_str also;   /* why and ask of what accompanies it */
	crm_str remark; /* who else, with the same phone or email, has opted out */
};
size_t crm_due_events(const crm_due *d);
/* Event i. Its texts last until the next call. */
int crm_due_event(crm_due *d, size_t i, struct crm_due_event *out, crm_error *e);
/* Entry i of what was held back, with the reason; otherwise as crm_due_entry. */
int crm_due_held(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values,
		 const char **reason, crm_error *e);
/* Adds as TSV: due, owner, customers, contacts. A line for each rule and each owner has the
 * customers with that reason, and the contacts that it leads; these add up to the list, whose total
 * is last. Only of a list without how.each. */
void crm_due_counts(const crm_due *d, crm_buf *out);
/* Adds what was held back as TSV: reason, customers, contacts. */
void crm_due_held_counts(const crm_due *d, crm_buf *out);
/* Adds the owners with more customers in the stream than their max_customers, one on a line: "anna
 * looks after 143 customers, 23 more than max_customers". */
void crm_due_overburdened(const crm_due *d, crm_buf *out);
/* Adds the owners of the stream and of the policy as TSV, by name: owner, customers, max_customers,
 * capacity, met, listed, carried_over. After a run with how.owners. */
void crm_due_owners(const crm_due *d, crm_buf *out);
/* After crm_due_run on a frame whose today is the first minute of a day (otherwise a fault): reads
 * the logs again, as of the end of that day, for what was done on it. With `rejects` (those of the
 * fold), faulty entries of that day are set aside, too. */
int crm_due_outcomes(crm_due *d, unsigned threads, crm_rejects *rejects, crm_error *e);
/* After that, the outcome of entry i: "reached", "tried" or "left", as crm-due(1) has them. */
const char *crm_due_outcome(const crm_due *d, size_t i);
/* Adds the outcomes as TSV: owner, planned, reached, tried, left, unplanned; the total is last. It
 * counts entries, which without how.each are customers. */
int crm_due_outcome_counts(crm_due *d, crm_buf *out, crm_error *e);
/* Adds an explanation of the row for a person: of each rule whether it fires and why, what holds it
 * back, and when it fires next. After crm_due_run. */
int crm_due_explain(crm_due *d, size_t row, crm_buf *out, crm_error *e);
void crm_due_free(crm_due *d);

/* A contact that a list asked for. */
struct crm_due_asked {
	crm_str rule;
	crm_str action, channel; /* where they are known to be of this rule; else "" */
	bool reached;            /* the customer was reached, and not only tried */
};
/* What is logged when a contact that a rule asked for was made. */
struct crm_due_doing {
	crm_kindset kinds;  /* an entry of ours of one of these; empty: there is none */
	crm_kindset names;  /* which names by ref the open item of these kinds; empty: none */
	const char *item;   /* and has this item; "" none */
	const char *action; /* the rule's own */
	bool appointment;   /* it settles only one that is not yet to come */
	bool limited;       /* the rule may be done so often at most: `every` or `times` */
	bool along;         /* no entry is made for it; that of another rule of the row names it */
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
 * stats: counts and sums over time
 * ====================================================================== */

/* Counts of customers, events, purchases and money, by periods and columns. crm-stats(1) describes
 * them. The policy, the frame and what *how points to must outlive it. */
typedef struct crm_stats crm_stats;
enum crm_stats_table_id {
	CRM_STATS_COUNTS,
	CRM_STATS_CONVERSION,
	CRM_STATS_RETENTION,
	CRM_STATS_SOURCES,
	CRM_STATS_RESPONSE,
	CRM_STATS_MOVES,
	CRM_STATS_REASONS,
	CRM_STATS_SATISFACTION,
	CRM_STATS_HOLDINGS,
	CRM_STATS_GOALS
};
struct crm_stats_how {
	enum crm_stats_table_id table;
	const char *by; /* periods, and columns of the log or of customers; NULL: the table's */
	const char *columns;  /* figures: NAME=FUNCTION(EXPRESSION), …; NULL: none */
	const char *only;     /* a condition for what is counted; NULL: everything is */
	crm_day since, until; /* CRM_NO_DAY: all the time */
	const char *period;   /* instead of these, such as 2026-11; NULL: none */
	bool compare;         /* with the period before */
	const char *steps;    /* of CONVERSION; NULL: those of the policy */
	const char *kinds;    /* of RETENTION; NULL: sales */
	const char *prices;   /* of HOLDINGS: a price list */
	bool people;          /* the rows are for people: what would show a private column fails */
};
/* Binds what it needs. */
crm_stats *
crm_stats_new(const crm_policy *p, crm_frame *f, const struct crm_stats_how *how, crm_error *e);
void crm_stats_free(crm_stats *s);
struct crm_stats_run {
	crm_derived *derived; /* of the frame */
	unsigned threads;     /* as for crm_frame_fold */
	crm_rejects *rejects;
};
/* Takes the place of crm_frame_fold and crm_derived_run. */
int crm_stats_run(crm_stats *s, const struct crm_stats_run *run, crm_error *e);
const char *crm_stats_notices(const crm_stats *s); /* as crm_frame_notices */
/* After the run, once: adds the rows as TSV. */
int crm_stats_rows(crm_stats *s, crm_buf *out, crm_error *e);
enum crm_type crm_stats_type(const crm_stats *s, size_t column);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
