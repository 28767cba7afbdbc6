/* tell.c: the own columns of one line of the list. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/due.h"

#define SENTENCES 3 /* of due_why: the reasons that are told; others are counted */

/* What one thread tells with: a hand of its own. */
struct crm_telling {
	struct crm_due_hand hand;
	const struct crm_reasons *reasons;
	const struct crm_due_item *item;
	crm_buf column[CRM_DUE_COLUMNS];
	crm_buf part;
	struct {
		size_t begin, end;
	} sentence[SENTENCES];             /* of due_why */
	unsigned sentences, more, remarks; /* told; left out; told of the customer */
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

/* Adds what gathered in t->part to a column, once, and empties it. */
static void
add_part(struct crm_telling *t, enum crm_due_column column, crm_str separator)
{
	crm_buf *out = &t->column[column];
	crm_str part = crm_buf_slice(&t->part);

	t->part.n = 0;
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

/* Parts what was said from what is said next, where anything was. */
static void
begin_sentence(crm_buf *out)
{
	if (out->n)
		crm_buf_z(out, is_ended(crm_buf_slice(out)) ? " " : ". ");
}

static bool
is_told(const struct crm_telling *t, crm_str part)
{
	const crm_buf *why = &t->column[CRM_DUE_WHY];

	for (unsigned i = 0; i < t->sentences; i++) {
		crm_str said = {why->p + t->sentence[i].begin,
				t->sentence[i].end - t->sentence[i].begin};
		if (crm_str_eq(said, part))
			return true;
	}
	return false;
}

/* "…; known since DAY" is not told behind a sentence that said so. */
static crm_str
without_repeat(const struct crm_telling *t, crm_str part)
{
	static const char end[] = "; known since 2026-11-21";
	const crm_buf *why = &t->column[CRM_DUE_WHY];
	size_t n = sizeof end - 1, said = sizeof "nown since 2026-11-21" - 1;
	crm_str tail;

	if (part.n <= n)
		return part;
	tail = (crm_str){part.p + part.n - said, said};
	if (memcmp(part.p + part.n - n, end, sizeof "; known since " - 1) != 0 || !why->n ||
	    !memmem(why->p, why->n, tail.p, tail.n))
		return part;
	return (crm_str){part.p, part.n - n};
}

/* What gathered in t->part, as one of the first few; more than these are counted. */
static void
add_sentence(struct crm_telling *t)
{
	crm_buf *why = &t->column[CRM_DUE_WHY];
	crm_str part = crm_buf_slice(&t->part);

	t->part.n = 0;
	part = part.n ? without_repeat(t, part) : part;
	if (!part.n || is_told(t, part))
		return;
	if (t->sentences == SENTENCES) {
		t->more++;
		return;
	}
	begin_sentence(why);
	t->sentence[t->sentences].begin = why->n;
	crm_buf_str(why, part);
	t->sentence[t->sentences++].end = why->n;
}

static void
count_more(struct crm_telling *t)
{
	crm_buf *why = &t->column[CRM_DUE_WHY];

	if (!t->more)
		return;
	begin_sentence(why);
	crm_buf_f(why, "And %u more reason%s", t->more, t->more == 1 ? "" : "s");
}

/* What gathered in t->part, which is in small letters, is told of the customer and not of a reason.
 */
static void
add_remark(struct crm_telling *t)
{
	crm_buf *why = &t->column[CRM_DUE_WHY];
	size_t at;

	if (t->remarks++)
		crm_buf_z(why, "; ");
	else
		begin_sentence(why);
	at = why->n;
	crm_buf_str(why, crm_buf_slice(&t->part));
	if (t->remarks == 1 && why->p[at] >= 'a' && why->p[at] <= 'z')
		why->p[at] = (char)(why->p[at] - 'a' + 'A');
	t->part.n = 0;
}

/* ---- one reason ---- */

static int
tell_why(struct crm_telling *t, const struct crm_due_rule *r, const struct crm_fired *f,
	 crm_error *e)
{
	if (crm_why_write(&t->hand, r, f, &t->part, e) < 0)
		return -1;
	if (f->past_longest)
		crm_buf_z(&t->part, " (longer than it should ever be)");
	if (f->late) {
		crm_buf_z(&t->part, " (");
		crm_late_text(f->late, &t->part);
		crm_buf_z(&t->part, " past the limit)");
	}
	add_sentence(t);
	return 0;
}

/* What to ask goes into one column, what to offer into another. */
static int
tell_words(struct crm_telling *t, const struct crm_due_rule *r, const struct crm_fired *f,
	   const struct crm_sentence *ask, const struct crm_sentence *offer, crm_error *e)
{
	if (crm_sentence_write(&t->hand, r, f, ask, &t->part, e) < 0)
		return -1;
	add_part(t, CRM_DUE_ASK, CRM_STR(" "));
	if (crm_sentence_write(&t->hand, r, f, offer, &t->part, e) < 0)
		return -1;
	add_part(t, CRM_DUE_OFFER, CRM_STR(" "));
	return 0;
}

static int
tell_questions(struct crm_telling *t, const struct crm_due_rule *r, const struct crm_fired *f,
	       crm_error *e)
{
	crm_str text;

	if (tell_words(t, r, f, &r->ask, &r->offer, e) < 0)
		return -1;
	for (size_t i = 0; i < r->rule->missing.n; i++) {
		const struct crm_asking *of = &r->questions[i];
		if (crm_due_text(&t->hand, r->missing[i], &t->hand.scratch, &text, e) < 0)
			return -1;
		if (!crm_str_trim(text).n && tell_words(t, r, f, &of->ask, &of->offer, e) < 0)
			return -1;
	}
	return 0;
}

/* channel: of the first reason; NULL with the others */
static int
tell_reason(struct crm_telling *t, const struct crm_reason *reason, const crm_str *channel,
	    crm_error *e)
{
	const struct crm_due_rule *r = &t->hand.due->rule[reason->rule];
	struct crm_fired f;

	if (crm_trigger_fire(&t->hand, r, &f, e) < 0)
		return -1;
	if (channel)
		crm_buf_z(&t->column[CRM_DUE_ACTION],
			  f.escalate ? "escalate"
				     : crm_channel_action(t->hand.due->policy->model.kinds,
							  r->rule->action, r->usual, *channel));
	crm_buf_z(&t->part, r->rule->name);
	add_part(t, CRM_DUE_RULE, CRM_STR(";"));
	if (f.has_event)
		crm_buf_f(&t->part, "%s:%llu", f.seen.source, (unsigned long long)f.seen.line);
	add_part(t, CRM_DUE_EVIDENCE, CRM_STR(";"));
	return tell_why(t, r, &f, e) < 0 ? -1 : tell_questions(t, r, &f, e);
}

/* ---- what is said of the customer, not of a reason ---- */

static int
tell_person(struct crm_telling *t, crm_error *e)
{
	static const char *const lead[] = {"likes to be contacted ", "do not mention "};
	static const char *const column[] = {"hours", "avoid"};
	struct crm_due_hand *h = &t->hand;
	int ref[] = {h->due->ref.hours, h->due->ref.avoid};
	crm_str text;

	for (size_t i = 0; i < 2; i++) {
		if (crm_due_text(h, ref[i], &h->scratch, &text, e) < 0)
			return -1;
		if (!crm_str_trim(text).n ||
		    crm_policy_private(h->due->policy, crm_str_z(column[i])))
			continue;
		crm_buf_z(&t->part, lead[i]);
		crm_buf_str(&t->part, crm_str_trim(text));
		add_remark(t);
	}
	return 0;
}

/* What others refused: somebody with the same phone, or the row that was merged into this one. */
static int
tell_refusals(struct crm_telling *t, crm_error *e)
{
	size_t before;

	if (crm_refusals_tell(&t->hand, &t->part, e) < 0)
		return -1;
	if (t->part.n)
		add_remark(t);
	if (t->item->held != CRM_HELD_NO_CONSENT)
		return 0;
	crm_buf_z(&t->part, crm_held_words[CRM_HELD_NO_CONSENT]);
	before = t->part.n;
	crm_refusals_whose(&t->hand, &t->part);
	if (t->part.n == before)
		t->part.n = 0;
	else
		add_remark(t);
	return 0;
}

static int
tell_all(struct crm_telling *t, crm_error *e)
{
	struct crm_due_hand *h = &t->hand;
	const struct crm_reason *reason = &t->reasons->at[t->item->first];
	const struct crm_due_rule *top = &h->due->rule[reason->rule];
	char text[CRM_NUM_TEXT];
	crm_str channel;

	if (crm_person_read(h, e) < 0)
		return -1;
	channel = crm_channel_choose(h, top);
	crm_buf_str(&t->column[CRM_DUE_CHANNEL], channel);
	for (size_t i = 0; i < t->item->count; i++)
		if (tell_reason(t, &reason[i], i == 0 ? &channel : NULL, e) < 0)
			return -1;
	count_more(t);
	if (channel.n && crm_side(h, top).n && !crm_str_eq(channel, crm_side(h, top))) {
		crm_side_write(h, &t->part);
		add_remark(t);
	}
	if (!top->internal && tell_refusals(t, e) < 0)
		return -1;
	if (!top->internal && tell_person(t, e) < 0)
		return -1;
	crm_buf_str(&t->column[CRM_DUE_OWNER], t->item->doer);
	crm_buf_add(&t->column[CRM_DUE_DATE], text, crm_day_format(reason->due, text));
	crm_buf_f(&t->column[CRM_DUE_OVERDUE], "%d",
		  reason->due < t->item->day ? (int)(t->item->day - reason->due) : 0);
	crm_buf_add(&t->column[CRM_DUE_PRIORITY], text, crm_num_format(t->item->priority, 0, text));
	return 0;
}

struct crm_telling *
crm_telling_new(const struct crm_due *d)
{
	struct crm_telling *t = crm_alloc(sizeof *t);

	crm_due_hand_begin(&t->hand, &d->bound, true);
	t->reasons = &d->found.reasons;
	return t;
}

void
crm_telling_free(struct crm_telling *t)
{
	if (!t)
		return;
	crm_due_hand_end(&t->hand);
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		crm_buf_free(&t->column[i]);
	crm_buf_free(&t->part);
	free(t);
}

const char *
crm_due_entry_day(crm_due *d, unsigned hand, size_t i)
{
	struct crm_telling *t = d->telling[hand];

	crm_day_format(d->found.list.item[d->found.list.order[i]].day, t->day);
	return t->day;
}

int
crm_due_tell(struct crm_due *d, unsigned hand, const struct crm_due_item *item, crm_str *values,
	     crm_error *e)
{
	struct crm_telling *t = d->telling[hand];

	t->item = item;
	t->part.n = 0;
	t->sentences = t->more = t->remarks = 0;
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		t->column[i].n = 0;
	crm_due_go(&t->hand, item->row);
	if (tell_all(t, e) < 0)
		return -1;
	for (int i = 0; i < CRM_DUE_COLUMNS; i++)
		values[i] = crm_buf_slice(&t->column[i]);
	return 0;
}
