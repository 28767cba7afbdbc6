/* write_sentence.c: the list in words.
 *
 * A template like "Bought {item} on {since}; a short greeting" is taken apart
 * once. An empty value leaves no trace: a clause of which no value is known is
 * left out with the mark before it (": {note}"), else just the word. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/trigger/shared.h"

/* What a piece is: a literal, a word of the rule or its event, or a ref. */
enum { LITERAL = CRM_WORD_NONE, REF = CRM_WORDS };

/* ---- taking a template apart ---- */

/* The {name} that begins at p, or none: neither blanks nor braces within. */
static bool
braced(const char *p, crm_str *name)
{
	size_t n = 1;

	if (*p != '{')
		return false;
	while ((unsigned char)p[n] > ' ' && p[n] != '{' && p[n] != '}')
		n++;
	*name = (crm_str){p + 1, n - 1};
	return n > 1 && p[n] == '}';
}

/* The mark between two clauses that begins at p; its length. */
static size_t
mark(const char *p)
{
	static const char *const marks[] = {": ",
					    ", ",
					    "; ",
					    " - ",
					    " \xe2\x80\x93 ",
					    " \xe2\x80\x94 ",
					    "\xef\xbc\x9a",
					    "\xef\xbc\x8c",
					    "\xef\xbc\x9b"};

	for (size_t i = 0; i < CRM_LENGTH(marks); i++)
		if (strncmp(p, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

static struct crm_piece *
add_piece(struct crm_sentence *s)
{
	s->clause[s->clauses - 1].count++;
	return &s->piece[s->pieces++];
}

static void
begin_clause(struct crm_sentence *s, crm_str separator)
{
	s->clause[s->clauses++] = (struct crm_clause){separator, s->pieces, 0};
}

static int
add_name(struct crm_due_bound *d, const struct crm_due_rule *r, crm_str name,
	 struct crm_sentence *s, crm_error *e)
{
	struct crm_piece *piece = add_piece(s);

	piece->special = (int)crm_sentence_word(name, r->rule->trigger, crm_triggers, &piece->own);
	if (piece->special == CRM_WORD_NONE)
		piece->special = REF;
	s->texts |= piece->special == CRM_WORD_ITEM || piece->special == CRM_WORD_NOTE ||
		    piece->special == CRM_WORD_REF;
	s->names |= piece->special == CRM_WORD_REF;
	if (piece->special != REF)
		return 0;
	piece->ref = crm_frame_ref(d->frame, name, e);
	return piece->ref < 0 ? -1 : 0;
}

int
crm_sentence_bind(struct crm_due_bound *d, const struct crm_due_rule *r, const char *text,
		  struct crm_sentence *s, crm_error *e)
{
	size_t most = strlen(text) + 1, n;
	const char *p, *begin;
	crm_str name;

	s->clause = crm_arena_alloc(d->arena, most * sizeof *s->clause);
	s->piece = crm_arena_alloc(d->arena, most * sizeof *s->piece);
	begin_clause(s, CRM_STR(""));
	for (p = begin = text;; p += n) {
		bool is_name = braced(p, &name);
		size_t is_mark = mark(p);
		n = 1;
		if (*p && !is_name && !is_mark)
			continue;
		if (p > begin)
			add_piece(s)->literal = (crm_str){begin, (size_t)(p - begin)};
		if (!*p)
			return 0;
		if (is_name && add_name(d, r, name, s, e) < 0)
			return -1;
		if (is_mark)
			begin_clause(s, (crm_str){p, is_mark});
		n = is_name ? name.n + 2 : is_mark;
		begin = p + n;
	}
}

/* ---- filling it in ---- */

static void
write_day(crm_day day, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	if (day != CRM_NO_DAY)
		crm_buf_add(out, text, crm_day_format(day, text));
}

/* With its time where the event says one for that day. */
static void
write_due(const struct crm_fired *f, crm_buf *out)
{
	char text[CRM_TIME_TEXT];

	if (f->has_event && f->due != CRM_NO_DAY && f->seen.due.day == f->due)
		crm_buf_add(out, text, crm_time_show(f->seen.due, text));
	else
		write_day(f->due, out);
}

/* Whom a ref means: the name of a customer of the stream, else the id; someone
 * when it names nobody. */
static int
write_whom(struct crm_due_hand *h, crm_str ref, crm_buf *out, crm_error *e)
{
	crm_str id;
	ptrdiff_t row;

	if (ref.n <= 9 || memcmp(ref.p, "customer:", 9) != 0) {
		crm_buf_z(out, "someone");
		return 0;
	}
	id = (crm_str){ref.p + 9, ref.n - 9};
	row = crm_frame_find(h->bound->frame, id);
	if (row < 0) {
		crm_buf_str(out, id);
		return 0;
	}
	crm_cursor_go(h->other, (size_t)row);
	return crm_cursor_text(h->other, h->bound->ref.name, out, e);
}

/* What is left of an invoice: "70.00 of 100.00 is open". */
static void
write_open(const struct crm_seen *seen, crm_buf *out)
{
	char left[CRM_NUM_TEXT], whole[CRM_NUM_TEXT];

	if (seen->left == CRM_NO_NUMBER)
		return;
	crm_num_format(seen->left, 2, left);
	crm_num_format(seen->amount, 2, whole);
	if (seen->left < seen->amount)
		crm_buf_f(out, "%s of %s is open", left, whole);
	else
		crm_buf_f(out, "%s is open", left);
}

/* A word of the event that caused it. */
static int
write_event_word(struct crm_due_hand *h, const struct crm_seen *seen, int special, crm_buf *out,
		 crm_error *e)
{
	char number[CRM_NUM_TEXT];

	if (special == CRM_WORD_REF)
		return write_whom(h, seen->ref, out, e);
	if (special == CRM_WORD_ITEM)
		crm_write_line(seen->item, out);
	else if (special == CRM_WORD_NOTE)
		crm_write_line(seen->note, out);
	else if (special == CRM_WORD_KIND)
		crm_buf_z(out,
			  crm_kinds_at(h->bound->policy->model.kinds, (size_t)seen->kind)->name);
	else if (special == CRM_WORD_RATING && seen->rating)
		crm_buf_add(out, number, crm_num_format(seen->rating, 0, number));
	else if (special == CRM_WORD_AMOUNT)
		crm_buf_add(out, number, crm_num_format(seen->amount, 2, number));
	else if (special == CRM_WORD_OPEN)
		write_open(seen, out);
	else if (special == CRM_WORD_STEP && seen->sequence.step)
		crm_buf_f(out, "%u", seen->sequence.step);
	return 0;
}

static int
write_value(struct crm_due_hand *h, int ref, crm_buf *out, crm_error *e)
{
	size_t begin = out->n;
	char text[CRM_TIME_TEXT];
	crm_time t;

	if (crm_cursor_text(h->cursor, ref, out, e) < 0)
		return -1;
	if (!crm_time_has_clock((crm_str){out->p + begin, out->n - begin}, &t))
		return 0;
	out->n = begin;
	crm_buf_add(out, text, crm_time_show(t, text));
	return 0;
}

static int
write_piece(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	    const struct crm_piece *piece, crm_buf *out, crm_error *e)
{
	switch (piece->special) {
	case LITERAL: crm_buf_str(out, piece->literal); return 0;
	case REF: return write_value(h, piece->ref, out, e);
	case CRM_WORD_DATE: write_day(f->seen.when.day, out); return 0;
	case CRM_WORD_SINCE:
		if (!f->never || f->known_since)
			write_day(f->since, out);
		return 0;
	case CRM_WORD_DUE: write_due(f, out); return 0;
	case CRM_WORD_DAYS:
		if (f->since != CRM_NO_DAY && (!f->never || f->known_since))
			crm_buf_f(out, "%d", (int)(h->bound->today - f->since));
		return 0;
	case CRM_WORD_EMPTY: return 0;
	case CRM_WORD_OF_TRIGGER: return piece->own->write(piece->own, h, r, f, out, e);
	default: return write_event_word(h, &f->seen, piece->special, out, e);
	}
}

static void
drop_blanks(crm_buf *out, size_t down_to)
{
	while (out->n > down_to && out->p[out->n - 1] == ' ')
		out->n--;
}

/* One clause; 1 when it stays, 0 when nothing in it was known. */
static int
write_clause(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	     const struct crm_sentence *s, const struct crm_clause *clause, crm_buf *out,
	     crm_error *e)
{
	size_t begin = out->n, values = 0, empty = 0;

	for (size_t i = clause->first; i < clause->first + clause->count; i++) {
		size_t before = out->n;
		if (write_piece(h, r, f, &s->piece[i], out, e) < 0)
			return -1;
		if (s->piece[i].special == LITERAL)
			continue;
		values++;
		if (out->n > before)
			continue;
		empty++;
		drop_blanks(out, begin);
	}
	drop_blanks(out, begin);
	if (values && values == empty)
		out->n = begin;
	return out->n > begin;
}

/* A sentence that was written with a capital, or begins with a phrase, has one. */
static void
capital(crm_buf *out, size_t at, const struct crm_piece *first)
{
	bool large =
		(first->own && first->own->phrase) ||
		(first->special == LITERAL && *first->literal.p >= 'A' && *first->literal.p <= 'Z');

	if (large && out->n > at && out->p[at] >= 'a' && out->p[at] <= 'z')
		out->p[at] = (char)(out->p[at] - 'a' + 'A');
}

static bool
has_words(const struct crm_sentence *s, const struct crm_clause *clause)
{
	for (size_t i = clause->first; i < clause->first + clause->count; i++)
		if (s->piece[i].special == LITERAL)
			return true;
	return false;
}

int
crm_sentence_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		   const struct crm_sentence *s, crm_buf *out, crm_error *e)
{
	bool lost = false;
	size_t begin = out->n;

	for (size_t i = 0; i < s->clauses; i++) {
		const struct crm_clause *clause = &s->clause[i];
		size_t before = out->n;
		int kept;

		if (before > begin)
			crm_buf_str(out, clause->separator);
		kept = write_clause(h, r, f, s, clause, out, e);
		if (kept < 0)
			return -1;
		if (!kept)
			out->n = before;
		if (!kept && i == 0)
			lost = has_words(s, clause);
	}
	if (s->pieces && !lost)
		capital(out, begin, &s->piece[0]);
	return lost && out->n > begin;
}

int
crm_sentence_try(const struct crm_due_bound *d, const struct crm_sentence *s, crm_error *e)
{
	for (size_t i = 0; i < s->pieces; i++)
		if (s->piece[i].special == REF &&
		    crm_frame_try(d->frame, &s->piece[i].ref, 1, e) < 0)
			return -1;
	return 0;
}

void
crm_late_text(int64_t minutes, crm_buf *out)
{
	int64_t n = minutes;
	const char *unit = "minute";

	if (minutes >= 48 * 60 || minutes % 1440 == 0) {
		n = minutes / 1440;
		unit = "day";
	} else if (minutes >= 120) {
		n = minutes / 60;
		unit = "hour";
	}
	crm_buf_f(out, "%lld %s%s", (long long)n, unit, n == 1 ? "" : "s");
}
