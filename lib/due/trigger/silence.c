/* silence.c: silence: 90d: due so long after the last touch, or the last event of the kinds
 * or the direction that `of` says; of somebody never touched after they were first seen. How long a
 * silence may be can depend on the customer: see match_cadence.c. */
#include <string.h>

#include "base/array.h"
#include "due/trigger/shared.h"

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
	if (own->any_touch && crm_cadence(h, &rhythm, e) < 0)
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

	return own->any_touch ? &own->rhythm : NULL;
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

/* "call, visit or meeting"; of many kinds, what they have in common. */
static void
write_kinds(const crm_kinds *k, const crm_kindset *of, crm_buf *out)
{
	const char *name[FEW];
	size_t n = 0;

	for (size_t i = 0; i < crm_kinds_count(k); i++) {
		if (!crm_kindset_has(of, (int)i))
			continue;
		if (n == FEW) {
			crm_buf_z(out, "contact of the kind");
			return;
		}
		name[n++] = crm_kinds_at(k, i)->name;
	}
	for (size_t i = 0; i < n; i++) {
		crm_buf_z(out, i == 0 ? "" : i + 1 == n ? " or " : ", ");
		crm_buf_z(out, name[i]);
	}
}

static void
write_day(crm_day day, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	crm_day_format(day, text);
	crm_buf_z(out, text);
}

/* "bought on …", or of a kind that is no sale "last order on …". */
static void
write_latest(const struct crm_due_hand *h, int fact, crm_day day, crm_buf *out)
{
	crm_str name = crm_frame_name(h->bound->frame, fact),
		kind = {name.p + strlen("last_"), name.n - strlen("last_")};
	int at = crm_kinds_find(h->bound->policy->model.kinds, kind);

	if (at >= 0 && crm_kinds_at(h->bound->policy->model.kinds, (size_t)at)->sale)
		crm_buf_z(out, "bought on ");
	else
		crm_buf_f(out, "last %.*s on ", (int)kind.n, kind.p);
	write_day(day, out);
}

/* Where another kind than a touch ended the silence: that one, and then what is on record of
 * contacts. */
static int
write_other(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	    crm_day touched, crm_buf *out, crm_error *e)
{
	crm_day day = CRM_NO_DAY;
	size_t i = 0;

	while (i < r->facts && day != f->since)
		if (crm_due_day(h, r->fact[i++], &day, e) < 0)
			return -1;
	write_latest(h, r->fact[i - 1], f->since, out);
	crm_buf_z(out, touched == CRM_NO_DAY ? "; no contact is on record" : "; last contact on ");
	if (touched != CRM_NO_DAY)
		write_day(touched, out);
	return 0;
}

static void
write_subject(const struct crm_due_bound *d, const struct silence_rule *own, bool never,
	      crm_buf *out)
{
	if (own->dir >= 0) {
		crm_buf_z(out, own->dir == CRM_OUT ? "we have " : "they have ");
		crm_buf_z(out, never ? "never " : "not ");
		crm_buf_z(out, own->dir == CRM_OUT ? "contacted them" : "contacted us");
		return;
	}
	crm_buf_z(out, "no ");
	if (own->any_touch)
		crm_buf_z(out, "contact");
	else
		write_kinds(d->policy->model.kinds, &own->of, out);
	if (never)
		crm_buf_z(out, " is on record");
}

static int
write_silence(const struct crm_trigger_word *w, struct crm_due_hand *h,
	      const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	const struct silence_rule *own = r->rule->own;
	int days = (int)(h->bound->today - f->since);
	crm_day touched = f->since;

	(void)w;
	if (own->any_touch && crm_due_day(h, r->fact[0], &touched, e) < 0)
		return -1;
	if (!f->never && touched != f->since)
		return write_other(h, r, f, touched, out, e);
	write_subject(h->bound, own, f->never, out);
	if (f->never)
		return 0;
	crm_buf_z(out, " since ");
	write_day(f->since, out);
	crm_buf_f(out, " (%d day%s)", days, days == 1 ? "" : "s");
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
	.never = "{silence}; known since {since}",
	.words = sentence_words,
	.word_count = CRM_LENGTH(sentence_words),
};
