/* write.c: the own columns of one line of the list. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/refusals.h"
#include "due/helpers.h"
#include "due/write.h"
#include "lang/lang.h"

#define SENTENCES 3 /* of due_why: as many reasons have a sentence; the others are counted */

/* What one thread writes with: a hand of its own. */
struct crm_due_writer {
	struct crm_due_hand hand;
	const struct crm_reasons *reasons;
	const struct crm_due_item *item;
	crm_buf column[CRM_DUE_COLUMNS];
	crm_buf part;
	struct {
		size_t begin, end;
	} sentence[SENTENCES];             /* of due_why */
	unsigned sentences, more, remarks; /* written; left out; of the customer */
	char day[CRM_DAY_TEXT];
};

static bool
holds(crm_str list, crm_str separator, crm_str part)
{
	for (size_t at = 0; at + part.n <= list.n; at++) {
		size_t end = at + part.n;
		if (memcmp(list.p + at, part.p, part.n) != 0)
			continue;
		if ((at == 0 || (at >= separator.n && memcmp(list.p + at - separator.n, separator.p,
							     separator.n) == 0)) &&
		    (end == list.n || memcmp(list.p + end, separator.p, 1) == 0))
			return true;
	}
	return false;
}

/* Adds what gathered in w->part to a column, once, and empties it. */
static void
add_part(struct crm_due_writer *w, enum crm_due_column column, crm_str separator)
{
	crm_buf *out = &w->column[column];
	crm_str part = crm_buf_slice(&w->part);

	w->part.n = 0;
	if (!part.n || holds(crm_buf_slice(out), separator, part))
		return;
	if (out->n)
		crm_buf_str(out, separator);
	crm_buf_str(out, part);
}

/* ---- why, in sentences ---- */

/* Whether a mark that ends a sentence is its last one, also of other scripts than Latin. */
static bool
is_ended(crm_str text)
{
	static const char *const marks[] = {".",
					    "?",
					    "!",
					    "\xe2\x80\xa6",
					    "\xe3\x80\x82",
					    "\xef\xbd\xa1",
					    "\xef\xbc\x8e",
					    "\xef\xbc\x9f",
					    "\xef\xbc\x81",
					    "\xd8\x9f",
					    "\xdb\x94",
					    "\xe0\xa5\xa4",
					    "\xd6\x89"};

	for (size_t i = 0; i < CRM_LENGTH(marks); i++) {
		size_t n = strlen(marks[i]);
		if (text.n >= n && memcmp(text.p + text.n - n, marks[i], n) == 0)
			return true;
	}
	return false;
}

/* A sentence that has its mark needs only what is behind a mark: a blank, or nothing. */
void
crm_sentence_begin(crm_buf *out)
{
	const char *stop = crm_lang_in_use()->stop;

	if (out->n)
		crm_buf_z(out, is_ended(crm_buf_slice(out)) ? stop + strcspn(stop, " ") : stop);
}

static bool
is_written(const struct crm_due_writer *w, crm_str part)
{
	const crm_buf *why = &w->column[CRM_DUE_WHY];

	for (unsigned i = 0; i < w->sentences; i++) {
		crm_str said = {why->p + w->sentence[i].begin,
				w->sentence[i].end - w->sentence[i].begin};
		if (crm_str_eq(said, part))
			return true;
	}
	return false;
}

/* "…; known since DAY" is left out where a sentence before it said so, with a small letter or a
 * capital. */
static crm_str
without_repeat(const struct crm_due_writer *w, crm_day since, crm_str part)
{
	const crm_buf *why = &w->column[CRM_DUE_WHY];
	crm_buf clause = {0};
	size_t begin, first;

	crm_buf_z(&clause, crm_lang_in_use()->semicolon);
	begin = clause.n;
	crm_lang_fill(&clause, crm_tr("known since {since}"),
		      (struct crm_filling[]){CRM_FILL_DAY("since", since), {0}});
	crm_utf8_next((crm_str){clause.p + begin, clause.n - begin}, &first);
	begin += first;
	if (part.n > clause.n && why->n &&
	    memcmp(part.p + part.n - clause.n, clause.p, clause.n) == 0 &&
	    memmem(why->p, why->n, clause.p + begin, clause.n - begin))
		part.n -= clause.n;
	crm_buf_free(&clause);
	return part;
}

/* What gathered in w->part, as one of the first few; more than these are counted. `since`: the
 * day since when the customer is known, where the sentence may say that; otherwise CRM_NO_DAY. */
static void
add_sentence(struct crm_due_writer *w, crm_day since)
{
	crm_buf *why = &w->column[CRM_DUE_WHY];
	crm_str part = crm_buf_slice(&w->part);

	w->part.n = 0;
	part = part.n && since != CRM_NO_DAY ? without_repeat(w, since, part) : part;
	if (!part.n || is_written(w, part))
		return;
	if (w->sentences == SENTENCES) {
		w->more++;
		return;
	}
	crm_sentence_begin(why);
	w->sentence[w->sentences].begin = why->n;
	crm_buf_str(why, part);
	w->sentence[w->sentences++].end = why->n;
}

static void
count_more(struct crm_due_writer *w)
{
	crm_buf *why = &w->column[CRM_DUE_WHY];

	if (!w->more)
		return;
	crm_sentence_begin(why);
	crm_buf_f(why, crm_tr_n("And %u more reason", "And %u more reasons", w->more), w->more);
}

/* What gathered in w->part, in small letters, is a remark on the customer and not a reason. */
static void
add_remark(struct crm_due_writer *w)
{
	crm_buf *why = &w->column[CRM_DUE_WHY];
	size_t at;

	if (w->remarks++)
		crm_buf_z(why, crm_lang_in_use()->semicolon);
	else
		crm_sentence_begin(why);
	at = why->n;
	crm_buf_str(why, crm_buf_slice(&w->part));
	if (w->remarks == 1)
		crm_lang_capital(why, at);
	w->part.n = 0;
}

/* ---- one reason ---- */

static int
write_why(struct crm_due_writer *w, const struct crm_due_rule *r, const struct crm_fired *f,
	  crm_error *e)
{
	if (crm_why_write(&w->hand, r, f, &w->part, e) < 0)
		return -1;
	crm_why_limits(&w->hand, f, &w->part);
	add_sentence(w, f->never ? f->since : CRM_NO_DAY);
	return 0;
}

/* What to ask goes into one column, what to offer into another. */
static int
write_words(struct crm_due_writer *w, const struct crm_due_rule *r, const struct crm_fired *f,
	    const struct crm_bound_sentence *ask, const struct crm_bound_sentence *offer,
	    crm_error *e)
{
	if (crm_sentence_write(&w->hand, r, f, ask, &w->part, e) < 0)
		return -1;
	add_part(w, CRM_DUE_ASK, CRM_STR(" "));
	if (crm_sentence_write(&w->hand, r, f, offer, &w->part, e) < 0)
		return -1;
	add_part(w, CRM_DUE_OFFER, CRM_STR(" "));
	return 0;
}

static int
write_questions(struct crm_due_writer *w, const struct crm_due_rule *r, const struct crm_fired *f,
		crm_error *e)
{
	crm_str text;

	if (write_words(w, r, f, &r->ask, &r->offer, e) < 0)
		return -1;
	for (size_t i = 0; i < r->questions; i++) {
		const struct crm_asking *of = &r->question[i];
		if (crm_due_text(&w->hand, of->ref, &w->hand.scratch, &text, e) < 0)
			return -1;
		if (!crm_str_trim(text).n && write_words(w, r, f, &of->ask, &of->offer, e) < 0)
			return -1;
	}
	if (crm_helpers_write(&w->hand, r, f, &w->part, e) < 0)
		return -1;
	add_part(w, CRM_DUE_ASK, CRM_STR(" "));
	return 0;
}

/* A rule, and its day in the other list; of two steps of a sequence the first. */
static void
write_rule(struct crm_due_writer *w, const char *name, crm_day due)
{
	crm_buf *rules = &w->column[CRM_DUE_RULE], *days = &w->column[CRM_DUE_DATES];
	size_t before = rules->n;
	char text[CRM_DAY_TEXT];

	crm_buf_z(&w->part, name);
	add_part(w, CRM_DUE_RULE, CRM_STR(";"));
	if (rules->n == before)
		return;
	if (days->n)
		crm_buf_char(days, ';');
	crm_buf_add(days, text, crm_day_format(due, text));
}

/* channel: of the first reason; NULL with the others */
static int
write_reason(struct crm_due_writer *w, const struct crm_reason *reason, const crm_str *channel,
	     crm_error *e)
{
	const struct crm_due_rule *r = &w->hand.bound->rule[reason->rule];
	struct crm_fired f;

	if (crm_rule_fire(&w->hand, r, &f, e) < 0)
		return -1;
	if (channel)
		crm_buf_z(&w->column[CRM_DUE_ACTION],
			  reason->escalate
				  ? "escalate"
				  : crm_channel_action(w->hand.bound->policy->model.kinds,
						       r->rule->action, r->usual, *channel));
	write_rule(w, r->rule->name, reason->due);
	if (f.has_event)
		crm_buf_f(&w->part, "%s:%llu", f.seen.source, (unsigned long long)f.seen.line);
	add_part(w, CRM_DUE_EVIDENCE, CRM_STR(";"));
	return write_why(w, r, &f, e) < 0 ? -1 : write_questions(w, r, &f, e);
}

/* ---- what is said of the customer, not of a reason ---- */

static int
write_person(struct crm_due_writer *w, crm_error *e)
{
	static const char *const texts[] = {CRM_TR_MARK("likes to be contacted {hours}"),
					    CRM_TR_MARK("do not mention {avoid}")};
	static const char *const column[] = {"hours", "avoid"};
	struct crm_due_hand *h = &w->hand;
	int ref[] = {h->bound->ref.hours, h->bound->ref.avoid};
	crm_str text;

	for (size_t i = 0; i < 2; i++) {
		if (crm_due_text(h, ref[i], &h->scratch, &text, e) < 0)
			return -1;
		if (!crm_str_trim(text).n ||
		    crm_policy_private(h->bound->policy, crm_str_z(column[i])))
			continue;
		crm_lang_fill(
			&w->part, crm_tr(texts[i]),
			(struct crm_filling[]){CRM_FILL_TEXT(column[i], crm_str_trim(text)), {0}});
		add_remark(w);
	}
	return 0;
}

/* What others refused: somebody with the same phone, or the row that was merged into this one. */
static int
write_refusals(struct crm_due_writer *w, crm_error *e)
{
	const struct crm_refused_consent *whose;

	if (crm_refusals_write(&w->hand, &w->part, e) < 0)
		return -1;
	if (w->part.n)
		add_remark(w);
	if (w->item->held != CRM_HELD_NO_CONSENT)
		return 0;
	whose = crm_refusals_whose(&w->hand);
	if (!whose)
		return 0;
	crm_lang_fill(
		&w->part, crm_tr("no consent of {name} ({id}), who was merged into this customer"),
		(struct crm_filling[]){
			CRM_FILL_TEXT("name", whose->name), CRM_FILL_TEXT("id", whose->id), {0}});
	add_remark(w);
	return 0;
}

/* The first reason that is a contact, whose channel is that of the line; if there is none, the
 * first.
 */
static const struct crm_due_rule *
leader(const struct crm_due_writer *w)
{
	const struct crm_reason *reason = &w->reasons->at[w->item->first];
	const struct crm_due_rule *rule = w->hand.bound->rule;

	for (size_t i = 0; i < w->item->count; i++)
		if (!rule[reason[i].rule].internal)
			return &rule[reason[i].rule];
	return &rule[reason->rule];
}

static int
write_all(struct crm_due_writer *w, crm_error *e)
{
	struct crm_due_hand *h = &w->hand;
	const struct crm_reason *reason = &w->reasons->at[w->item->first];
	const struct crm_due_rule *top = leader(w);
	char text[CRM_NUM_TEXT];
	crm_str channel;

	if (crm_person_read(h, e) < 0)
		return -1;
	channel = crm_channel_choose(h, top);
	crm_buf_str(&w->column[CRM_DUE_CHANNEL], channel);
	for (size_t i = 0; i < w->item->count; i++)
		if (write_reason(w, &reason[i], i == 0 ? &channel : NULL, e) < 0)
			return -1;
	count_more(w);
	if (channel.n && crm_side(h, top).n && !crm_str_eq(channel, crm_side(h, top))) {
		crm_side_write(h, &w->part);
		add_remark(w);
	}
	if (!top->internal) {
		crm_tries_write(h, top, channel, &w->part);
		if (w->part.n)
			add_remark(w);
	}
	if (!top->internal && write_refusals(w, e) < 0)
		return -1;
	if (!top->internal && !h->bound->how.bare && write_person(w, e) < 0)
		return -1;
	crm_buf_str(&w->column[CRM_DUE_OWNER], w->item->doer);
	crm_buf_add(&w->column[CRM_DUE_DATE], text, crm_day_format(reason->due, text));
	crm_buf_f(&w->column[CRM_DUE_OVERDUE], "%d",
		  reason->due < w->item->day ? (int)(w->item->day - reason->due) : 0);
	crm_buf_add(&w->column[CRM_DUE_PRIORITY], text, crm_num_format(w->item->priority, 0, text));
	return 0;
}

struct crm_due_writer *
crm_due_writer_new(const struct crm_due_bound *d, const struct crm_reasons *reasons)
{
	struct crm_due_writer *w = crm_alloc(sizeof *w);

	crm_due_hand_begin(&w->hand, d, true);
	w->reasons = reasons;
	return w;
}

void
crm_due_writer_free(struct crm_due_writer *w)
{
	if (!w)
		return;
	crm_due_hand_end(&w->hand);
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		crm_buf_free(&w->column[i]);
	crm_buf_free(&w->part);
	free(w);
}

const char *
crm_due_write_day(struct crm_due_writer *w, const struct crm_due_item *item)
{
	crm_day_format(item->day, w->day);
	return w->day;
}

int
crm_due_write(struct crm_due_writer *w, const struct crm_due_item *item, crm_str *values,
	      crm_error *e)
{
	w->item = item;
	w->part.n = 0;
	w->sentences = w->more = w->remarks = 0;
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		w->column[i].n = 0;
	crm_due_go(&w->hand, item->row);
	w->hand.on = item->day;
	if (write_all(w, e) < 0)
		return -1;
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		values[i] = crm_buf_slice(&w->column[i]);
	return 0;
}
