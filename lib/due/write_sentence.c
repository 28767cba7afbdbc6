/* write_sentence.c: sentences of rules, filled in for a customer.
 *
 * An empty value leaves no trace: a clause of which no value is known is left out with the mark
 * before it (": {note}"); otherwise just the name is. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/trigger/shared.h"
#include "lang/lang.h"

/* With its time where the event says one for that day. */
static void
write_due(const struct crm_fired *f, crm_buf *out)
{
	if (f->has_event && f->due != CRM_NO_DAY && f->seen.due.day == f->due)
		crm_lang_time(f->seen.due, out);
	else
		crm_lang_short_day(f->due, out);
}

/* Whom a ref means: the name of a customer of the stream, else the id; someone
 * when it names nobody. */
static int
write_whom(struct crm_due_hand *h, crm_str ref, crm_buf *out, crm_error *e)
{
	crm_str id;
	ptrdiff_t row;

	if (ref.n <= 9 || memcmp(ref.p, "customer:", 9) != 0) {
		crm_buf_z(out, crm_tr("someone"));
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
	crm_buf left = {0}, whole = {0};

	if (seen->left == CRM_NO_NUMBER)
		return;
	crm_write_number(seen->left, 2, &left);
	crm_write_number(seen->amount, 2, &whole);
	crm_lang_fill(out,
		      seen->left < seen->amount ? crm_tr("{open} of {amount} is open")
						: crm_tr("{open} is open"),
		      (struct crm_filling[]){CRM_FILL_TEXT("open", crm_buf_slice(&left)),
					     CRM_FILL_TEXT("amount", crm_buf_slice(&whole)),
					     {0}});
	crm_buf_free(&left);
	crm_buf_free(&whole);
}

/* A word of the event that caused it. */
static int
write_event_word(struct crm_due_hand *h, const struct crm_seen *seen, int word, crm_buf *out,
		 crm_error *e)
{
	if (word == CRM_WORD_REF)
		return write_whom(h, seen->ref, out, e);
	if (word == CRM_WORD_ITEM)
		crm_write_line(seen->item, out);
	else if (word == CRM_WORD_NOTE)
		crm_write_line(seen->note, out);
	else if (word == CRM_WORD_KIND)
		crm_buf_z(out, crm_tr_in("kind", crm_kinds_at(h->bound->policy->model.kinds,
							      (size_t)seen->kind)
							 ->name));
	else if (word == CRM_WORD_RATING && seen->rating)
		crm_write_number(seen->rating, 0, out);
	else if (word == CRM_WORD_AMOUNT)
		crm_write_number(seen->amount, 2, out);
	else if (word == CRM_WORD_OPEN)
		write_open(seen, out);
	else if (word == CRM_WORD_STEP && seen->sequence.step)
		crm_buf_f(out, "%u", seen->sequence.step);
	return 0;
}

/* What they like, by their tags: "golf, gardens". Nothing when the tags are private. */
static int
write_likes(struct crm_due_hand *h, crm_buf *out, crm_error *e)
{
	static const crm_str likes = {"likes:", 6};
	crm_str tags, tag;
	bool any = false;

	if (crm_policy_private(h->bound->policy, CRM_STR("tags")))
		return 0;
	if (crm_due_text(h, h->bound->ref.tags, &h->scratch, &tags, e) < 0)
		return -1;
	while (crm_str_item(&tags, &tag)) {
		if (tag.n <= likes.n || memcmp(tag.p, likes.p, likes.n) != 0)
			continue;
		crm_buf_z(out, any ? ", " : "");
		crm_write_line((crm_str){tag.p + likes.n, tag.n - likes.n}, out);
		any = true;
	}
	return 0;
}

/* A value of the stream: numbers, days and moments as people write them. */
static int
write_value(struct crm_due_hand *h, const struct crm_meaning *m, crm_buf *out, crm_error *e)
{
	char text[CRM_TIME_TEXT];
	size_t begin = out->n, n;
	crm_day day;
	crm_time t;

	if (crm_cursor_text(h->cursor, m->ref, out, e) < 0)
		return -1;
	n = out->n - begin;
	if (n == 0 || n > sizeof text)
		return 0;
	memcpy(text, out->p + begin, n);
	out->n = begin;
	if (m->number)
		crm_lang_exact((crm_str){text, n}, out);
	else if (crm_day_parse((crm_str){text, n}, &day))
		crm_lang_short_day(day, out);
	else if (crm_time_has_clock((crm_str){text, n}, &t))
		crm_lang_time(t, out);
	else
		crm_buf_add(out, text, n);
	return 0;
}

/* What a name stands for. */
static int
write_meaning(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	      const struct crm_meaning *m, crm_buf *out, crm_error *e)
{
	switch (m->word) {
	case CRM_WORD_NONE: return write_value(h, m, out, e);
	case CRM_WORD_DATE: crm_lang_short_day(f->seen.when.day, out); return 0;
	case CRM_WORD_SINCE:
		if (!f->never || f->known_since)
			crm_lang_short_day(f->since, out);
		return 0;
	case CRM_WORD_DUE: write_due(f, out); return 0;
	case CRM_WORD_LIKES: return write_likes(h, out, e);
	case CRM_WORD_DAYS:
		if (f->since != CRM_NO_DAY && (!f->never || f->known_since))
			crm_buf_f(out, "%d", (int)(h->on - f->since));
		return 0;
	case CRM_WORD_EMPTY: return 0;
	case CRM_WORD_OF_TRIGGER: return m->own->write(m->own, h, r, f, out, e);
	default: return write_event_word(h, &f->seen, m->word, out, e);
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
	     const struct crm_bound_sentence *s, const struct crm_clause *clause, crm_buf *out,
	     crm_error *e)
{
	size_t begin = out->n, names = 0, empty = 0;

	for (size_t i = clause->first; i < clause->first + clause->count; i++) {
		size_t before = out->n;
		if (!s->text->piece[i].is_name) {
			crm_buf_str(out, s->text->piece[i].text);
			continue;
		}
		if (write_meaning(h, r, f, &s->meaning[i], out, e) < 0)
			return -1;
		names++;
		if (out->n > before)
			continue;
		empty++;
		drop_blanks(out, begin);
	}
	drop_blanks(out, begin);
	if (names && names == empty)
		out->n = begin;
	return out->n > begin;
}

/* A sentence that was written with a capital, or begins with a phrase, has one. */
static void
capital(crm_buf *out, size_t at, const struct crm_bound_sentence *s)
{
	const struct crm_piece *first = &s->text->piece[0];

	if (first->is_name ? s->meaning[0].own && s->meaning[0].own->phrase
			   : crm_lang_is_capital(first->text))
		crm_lang_capital(out, at);
}

static bool
has_words(const struct crm_sentence *s, const struct crm_clause *clause)
{
	for (size_t i = clause->first; i < clause->first + clause->count; i++)
		if (!s->piece[i].is_name)
			return true;
	return false;
}

int
crm_sentence_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		   const struct crm_bound_sentence *s, crm_buf *out, crm_error *e)
{
	size_t clauses = s->text ? s->text->clauses : 0, begin = out->n;
	bool lost = false;

	for (size_t i = 0; i < clauses; i++) {
		const struct crm_clause *clause = &s->text->clause[i];
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
			lost = has_words(s->text, clause);
	}
	if (clauses && s->text->pieces && !lost)
		capital(out, begin, s);
	return lost && out->n > begin;
}
