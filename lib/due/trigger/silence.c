/* silence.c: silence: 90d: due so long after the last touch, or the last event of the kinds
 * or the direction that `of` says; of somebody never touched after they were first seen. How long a
 * silence may be can depend on the customer: see match_cadence.c. */
#include <string.h>

#include "base/array.h"
#include "due/trigger/shared.h"
#include "lang/lang.h"

/* ---- in the policy ---- */

struct silence_rule {
	struct crm_rhythm rhythm;
	crm_kindset of; /* the silence of these kinds only; empty any touch */
	int dir;        /* of one direction; -1 of either */
	bool any_touch; /* no touch is left out of it, so that a cadence counts */
};

static const struct silence_rule initial = {.dir = -1};

/* in, out, or kinds. */
static int
read_of(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct silence_rule *own = to;

	if (n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "in"))
		own->dir = CRM_IN;
	else if (n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "out"))
		own->dir = CRM_OUT;
	else
		return crm_read_causes(l, f, n, &own->of);
	return 0;
}

static const crm_field keys[] = {{.key = "of", .at = CRM_OWN, .read = read_of}};

static int
settle(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	crm_kindset touch = crm_kinds_touches(l->policy->model.kinds);
	struct silence_rule *own = r->own;
	bool of_kinds = crm_node_get(n, "of") && own->dir < 0;

	own->any_touch = own->dir < 0 && (!of_kinds || crm_kindset_within(&touch, &own->of));
	r->done_by = of_kinds ? own->of : touch;
	return 0;
}

static void
name_facts(const crm_kinds *k, const struct crm_rule *r, void (*each)(void *to, crm_str name),
	   void *to)
{
	const struct silence_rule *own = r->own;

	if (own->dir < 0)
		crm_done_facts(k, r, each, to);
	else
		each(to, own->dir == CRM_IN ? CRM_STR("last_touch_in") : CRM_STR("last_touch_out"));
}

/* ---- at work ---- */

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	return crm_trigger_bind_first_seen(d, e) < 0 ? -1 : crm_trigger_bind_facts(d, r, e);
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct silence_rule *own = r->rule->own;
	struct crm_rhythm rhythm = own->rhythm;
	crm_day limit;

	if (crm_due_latest(h, r, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	if (f->never && crm_due_day(h, h->bound->ref.first_seen, &f->since, e) < 0)
		return -1;
	if (crm_cadence_counts(h, r->rule) && crm_cadence(h, &rhythm, e) < 0)
		return -1;
	if (f->since == CRM_NO_DAY) {
		crm_fired_due(r, f, h->bound->today);
		return 0;
	}
	crm_fired_due(r, f, crm_day_add(f->since, rhythm.ideal, 1));
	limit = rhythm.longest.n ? crm_day_add(f->since, rhythm.longest, 1) : CRM_NO_DAY;
	f->past_longest = limit != CRM_NO_DAY && h->bound->today > limit;
	return 0;
}

static const struct crm_rhythm *
rhythm_of(const struct crm_rule *r)
{
	const struct silence_rule *own = r->own;

	return own->any_touch || r->tasks ? &own->rhythm : NULL;
}

/* Whether a contact is one of those whose silence the rule minds. */
static bool
ends_with(const struct crm_due_bound *d, const struct crm_due_rule *r,
	  const struct crm_reason *contact, size_t reasons)
{
	const struct silence_rule *own = r->rule->own;
	crm_kindset kinds;

	if (own->dir >= 0)
		return own->dir == CRM_OUT;
	if (own->any_touch)
		return true;
	for (size_t i = 0; i < reasons; i++) {
		if (!crm_kinds_set(d->policy->model.kinds,
				   crm_str_z(d->rule[contact[i].rule].rule->action), &kinds))
			continue;
		if (crm_kindset_meet(&kinds, &own->of))
			return true;
	}
	return false;
}

static void
note_doing(const struct crm_rule *r, const crm_kindset *touches, struct crm_due_doing *out)
{
	const struct silence_rule *own = r->own;

	(void)touches;
	if (own->dir == CRM_IN)
		out->stays = "until they contact us";
}

/* ---- in words: which must be true also of somebody of whom the log knows purchases and no
 * contact, or nothing at all ---- */

#define FEW 4

/* Whose silence, and so which sentences are about it. */
enum whose { THEIRS, OURS, ANY, OF_KINDS, OF_MANY_KINDS };

/* "call, visit or meeting"; false of many kinds. */
static bool
write_kinds(const crm_kinds *k, const crm_kindset *of, crm_buf *out)
{
	const char *name[FEW];
	crm_buf some = {0};
	size_t n = 0;

	for (size_t i = 0; i < crm_kinds_count(k); i++) {
		if (!crm_kindset_has(of, (int)i))
			continue;
		if (n == FEW)
			return false;
		name[n++] = crm_tr_in("kind", crm_kinds_at(k, i)->name);
	}
	for (size_t i = 0; i + 1 < n; i++) {
		crm_buf_z(&some, i ? crm_lang_in_use()->comma : "");
		crm_buf_z(&some, name[i]);
	}
	if (n > 1)
		crm_lang_fill(out, crm_tr("{some} or {last}"),
			      (struct crm_filling[]){CRM_FILL_TEXT("some", crm_buf_slice(&some)),
						     CRM_FILL_TEXT("last", crm_str_z(name[n - 1])),
						     {0}});
	else if (n)
		crm_buf_z(out, name[0]);
	crm_buf_free(&some);
	return true;
}

/* "bought on …", or of a kind that is no sale "last order on …", and then what is on record of
 * contacts. */
static void
write_latest(const struct crm_due_hand *h, int fact, crm_day day, crm_day touched, crm_buf *out)
{
	crm_str name = crm_frame_name(h->bound->frame, fact),
		kind = {name.p + strlen("last_"), name.n - strlen("last_")};
	int at = crm_kinds_find(h->bound->policy->model.kinds, kind);
	bool bought = at >= 0 && crm_kinds_at(h->bound->policy->model.kinds, (size_t)at)->sale,
	     never = touched == CRM_NO_DAY;
	crm_buf word = {0};

	crm_lang_word("kind", kind, &word);
	crm_lang_fill(out,
		      bought  ? never ? crm_tr("bought on {day}; no contact is on record")
				      : crm_tr("bought on {day}; last contact on {touched}")
		       : never ? crm_tr("last {kind} on {day}; no contact is on record")
			      : crm_tr("last {kind} on {day}; last contact on {touched}"),
		      (struct crm_filling[]){CRM_FILL_TEXT("kind", crm_buf_slice(&word)),
					     CRM_FILL_DAY("day", day),
					     CRM_FILL_DAY("touched", touched),
					     {0}});
	crm_buf_free(&word);
}

/* Where another kind than a touch ended the silence: the fact of that day is named. */
static int
write_other(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	    crm_day touched, crm_buf *out, crm_error *e)
{
	crm_day day = CRM_NO_DAY;
	size_t i = 0;

	while (i < r->facts && day != f->since)
		if (crm_due_day(h, r->fact[i++], &day, e) < 0)
			return -1;
	write_latest(h, r->fact[i - 1], f->since, touched, out);
	return 0;
}

static const char *
never_text(enum whose whose)
{
	switch (whose) {
	case THEIRS: return crm_tr("they have never contacted us");
	case OURS: return crm_tr("we have never contacted them");
	case ANY: return crm_tr("no contact is on record");
	case OF_KINDS: return crm_tr("no {kinds} is on record");
	case OF_MANY_KINDS: break;
	}
	return crm_tr("no contact of the kind is on record");
}

static const char *
since_text(enum whose whose, unsigned long n)
{
	switch (whose) {
	case THEIRS:
		return crm_tr_n("they have not contacted us since {since} ({n} day)",
				"they have not contacted us since {since} ({n} days)", n);
	case OURS:
		return crm_tr_n("we have not contacted them since {since} ({n} day)",
				"we have not contacted them since {since} ({n} days)", n);
	case ANY:
		return crm_tr_n("no contact since {since} ({n} day)",
				"no contact since {since} ({n} days)", n);
	case OF_KINDS:
		return crm_tr_n("no {kinds} since {since} ({n} day)",
				"no {kinds} since {since} ({n} days)", n);
	case OF_MANY_KINDS: break;
	}
	return crm_tr_n("no contact of the kind since {since} ({n} day)",
			"no contact of the kind since {since} ({n} days)", n);
}

static int
write_silence(const struct crm_trigger_word *w, struct crm_due_hand *h,
	      const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	const struct silence_rule *own = r->rule->own;
	int days = f->since == CRM_NO_DAY ? 0 : (int)(h->on - f->since);
	crm_day touched = f->since;
	enum whose whose = own->dir == CRM_OUT ? OURS : own->dir >= 0 ? THEIRS : ANY;
	crm_buf kinds = {0};

	(void)w;
	if (own->any_touch && crm_due_day(h, r->fact[0], &touched, e) < 0)
		return -1;
	if (!f->never && touched != f->since)
		return write_other(h, r, f, touched, out, e);
	if (own->dir < 0 && !own->any_touch)
		whose = write_kinds(h->bound->policy->model.kinds, &own->of, &kinds)
				? OF_KINDS
				: OF_MANY_KINDS;
	crm_lang_fill(out, f->never ? never_text(whose) : since_text(whose, (unsigned long)days),
		      (struct crm_filling[]){CRM_FILL_TEXT("kinds", crm_buf_slice(&kinds)),
					     CRM_FILL_DAY("since", f->since),
					     CRM_FILL_COUNT("n", days),
					     {0}});
	crm_buf_free(&kinds);
	return 0;
}

static const struct crm_trigger_word sentence_words[] = {
	{.name = "silence", .write = write_silence, .phrase = true},
};

const struct crm_trigger crm_trigger_silence = {
	.value = {.key = "silence",
		  .at = CRM_OWN_AT(struct silence_rule, rhythm),
		  .read = crm_read_silence},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct silence_rule),
	.initial = &initial,
	.settle = settle,
	.facts = name_facts,
	.routine = true,
	.rhythm = rhythm_of,
	.ends_with = ends_with,
	.doing = note_doing,
	.bind = bind,
	.fire = fire,
	.why = "{silence}",
	.never = CRM_TR_MARK("{silence}; known since {since}"),
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
