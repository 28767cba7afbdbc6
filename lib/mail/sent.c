/* sent.c: the file of what was sent. Before a message leaves, a line says that it was begun, and
 * afterwards another one that it was sent; so a message of which only the first is there may have
 * left or not. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "mail/mail.h"

enum { CUSTOMER, RULE, DATE, STEP, CHANNEL, STATE, TIME, COLUMNS };
static const char *const columns[COLUMNS] = {"customer", "rule",  "date", "step",
					     "channel",  "state", "time"};
static const char *const states[] = {[CRM_SENT_NOT] = "",
				     [CRM_SENT_BEGUN] = "begun",
				     [CRM_SENT_DONE] = "sent",
				     [CRM_SENT_FAILED] = "failed"};

struct crm_sent {
	crm_store *store; /* NULL: it is only looked at */
	const char *path;
	crm_arena *arena;
	bool headed; /* it has its header */
	struct sent_line {
		struct crm_sent_key key;
		enum crm_sent_state state;
		crm_str time;
		size_t number;
	} * line; /* once it is read: the last of each message, by key */
	size_t n;
	int at[COLUMNS];
	crm_buf notices;
	size_t told; /* of these, in bytes */
};

/* ---- keys ---- */

int
crm_sent_compare(const struct crm_sent_key *a, const struct crm_sent_key *b)
{
	int by_customer = crm_str_cmp(a->customer, b->customer),
	    by_rule = crm_str_cmp(a->rule, b->rule), by_date = crm_str_cmp(a->date, b->date);

	return by_customer ? by_customer
	       : by_rule   ? by_rule
	       : by_date   ? by_date
			   : crm_str_cmp(a->step, b->step);
}

/* FNV-1a, whose bits are then mixed as splitmix64 does. */
static uint64_t
mix(uint64_t h, crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	h = (h ^ 0xff) * UINT64_C(1099511628211); /* a byte that is in no text ends it */
	h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
	return h ^ h >> 31;
}

void
crm_sent_digest(const struct crm_sent_key *key, crm_buf *out)
{
	static const uint64_t begin[] = {UINT64_C(14695981039346656037),
					 UINT64_C(0x9e3779b97f4a7c15)};
	const crm_str part[] = {key->customer, key->rule, key->date, key->step};

	for (size_t i = 0; i < CRM_LENGTH(begin); i++) {
		uint64_t h = begin[i];
		for (size_t k = 0; k < CRM_LENGTH(part); k++)
			h = mix(h, part[k]);
		crm_buf_f(out, "%016llx", (unsigned long long)h);
	}
}

void
crm_sent_event(const struct crm_sent_key *key, crm_buf *out)
{
	size_t n = out->n;

	crm_buf_char(out, 'm');
	crm_sent_digest(key, out);
	out->n = n + 21;
}

/* ---- reading ---- */

static int
fault(const struct crm_sent *s, uint64_t line, const char *field, crm_error *e)
{
	crm_fail_at(e, NULL, 0, field);
	return crm_fail_at(e, s->path, line, NULL);
}

static int
find_columns(struct crm_sent *s, const crm_table *t, crm_error *e)
{
	for (int c = 0; c < COLUMNS; c++) {
		s->at[c] = crm_table_find(t, columns[c]);
		if (s->at[c] == c && crm_table_columns(t) == COLUMNS)
			continue;
		crm_fail(e, CRM_DATA,
			 "is not a file of what was sent, whose columns are customer, rule, date, "
			 "step, channel, state and time");
		return fault(s, 1, NULL, e);
	}
	return 0;
}

static int
read_line(struct crm_sent *s, const crm_str *field, struct sent_line *to, crm_error *e)
{
	crm_str part[COLUMNS];

	for (int c = 0; c < COLUMNS; c++)
		part[c] = crm_arena_str(s->arena, field[c]);
	*to = (struct sent_line){.key = {part[CUSTOMER], part[RULE], part[DATE], part[STEP]},
				 .time = part[TIME],
				 .number = s->n};
	for (size_t i = CRM_SENT_BEGUN; i < CRM_LENGTH(states); i++)
		if (crm_str_eqz(part[STATE], states[i]))
			to->state = (enum crm_sent_state)i;
	return to->state ? 0
			 : crm_fail(e, CRM_DATA, "%s must be begun, sent or failed",
				    crm_quote(part[STATE]));
}

static int
by_key(const void *a, const void *b)
{
	const struct sent_line *x = a, *y = b;
	int by = crm_sent_compare(&x->key, &y->key);

	return by ? by : (x->number > y->number) - (x->number < y->number);
}

/* The last line of each message says what became of it. */
static void
keep_last(struct crm_sent *s)
{
	size_t kept = 0;

	if (s->n)
		qsort(s->line, s->n, sizeof *s->line, by_key);
	for (size_t i = 0; i < s->n; i++) {
		if (kept && crm_sent_compare(&s->line[kept - 1].key, &s->line[i].key) == 0)
			kept--;
		s->line[kept++] = s->line[i];
	}
	s->n = kept;
}

static int
read_table(struct crm_sent *s, const crm_table *t, crm_error *e)
{
	crm_row row = {.row = SIZE_MAX};
	int status = find_columns(s, t, e);

	s->line = crm_alloc((crm_table_rows(t) + 1) * sizeof *s->line);
	for (size_t i = 0; i < crm_table_rows(t) && status == 0; i++, s->n++) {
		crm_row_split(&row, t, i);
		status = read_line(s, row.field, &s->line[s->n], e);
		if (status < 0)
			fault(s, crm_table_line(t, i), columns[STATE], e);
	}
	crm_row_free(&row);
	keep_last(s);
	crm_buf_z(&s->notices, crm_table_notices(t));
	return status;
}

/* ---- opening ---- */

static struct crm_sent *
begin(const char *path)
{
	struct crm_sent *s = crm_alloc(sizeof *s);

	s->arena = crm_arena_new();
	s->path = crm_arena_str(s->arena, crm_str_z(path)).p;
	return s;
}

static struct crm_sent *
take_table(struct crm_sent *s, crm_table *t, crm_error *e)
{
	int status = t ? read_table(s, t, e) : -1;

	s->headed = t != NULL;
	crm_table_free(t);
	if (status == 0)
		return s;
	crm_sent_close(s);
	return NULL;
}

struct crm_sent *
crm_sent_open(const char *path, unsigned timeout_ms, crm_error *e)
{
	struct crm_sent *s = begin(path);

	s->store = crm_store_open(path, CRM_CREATE_PRIVATE, timeout_ms, e);
	if (s->store && crm_store_empty(s->store))
		return s;
	return take_table(s, s->store ? crm_store_read(s->store, NULL, e) : NULL, e);
}

struct crm_sent *
crm_sent_look(const char *path, crm_error *e)
{
	struct crm_sent *s = begin(path);
	struct stat st;

	if (stat(path, &st) < 0 ? errno == ENOENT : st.st_size == 0)
		return s;
	return take_table(s, crm_table_read(&path, 1, &(struct crm_read){0}, e), e);
}

void
crm_sent_close(struct crm_sent *s)
{
	if (!s)
		return;
	crm_store_close(s->store);
	crm_arena_free(s->arena);
	crm_buf_free(&s->notices);
	free(s->line);
	free(s);
}

const char *
crm_sent_notices(struct crm_sent *s)
{
	const char *since = s->notices.n ? crm_buf_zend(&s->notices) + s->told : "";

	s->told = s->notices.n;
	return since;
}

/* ---- asking and writing ---- */

enum crm_sent_state
crm_sent_state(const struct crm_sent *s, const struct crm_sent_key *key, crm_str *time)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int by = crm_sent_compare(&s->line[middle].key, key);
		if (by == 0) {
			*time = s->line[middle].time;
			return s->line[middle].state;
		}
		if (by < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return CRM_SENT_NOT;
}

int
crm_sent_note(struct crm_sent *s, const struct crm_sent_key *key, crm_str channel,
	      enum crm_sent_state state, crm_str time, crm_error *e)
{
	const crm_str field[COLUMNS] = {key->customer, key->rule, key->date,
					key->step,     channel,   crm_str_z(states[state]),
					time};
	crm_buf text = {0};
	int status;

	if (!s->headed) {
		crm_str head[COLUMNS];
		for (int c = 0; c < COLUMNS; c++)
			head[c] = crm_str_z(columns[c]);
		crm_record_write(&text, head, COLUMNS, CRM_TSV);
	}
	crm_record_write(&text, field, COLUMNS, CRM_TSV);
	status = crm_store_append(s->store, crm_buf_slice(&text), NULL, &s->notices, e);
	s->headed = s->headed || status == 0;
	crm_buf_free(&text);
	return status;
}
