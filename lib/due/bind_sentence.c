/* bind_sentence.c: what the names in the sentences of a rule stand for.
 *
 * A rule may have a sentence of its own that says why. Its trigger has one, too, which is used
 * where the rule has none, or nothing that the rule's names is known. */
#include <string.h>

#include "due/trigger/shared.h"

static int
bind_name(struct crm_due_bound *d, const struct crm_due_rule *r, crm_str name,
	  struct crm_bound_sentence *s, struct crm_meaning *m, crm_error *e)
{
	const crm_word *word;

	m->word = (int)crm_sentence_word(name, r->rule->trigger, crm_triggers, &m->own);
	s->texts |= m->word == CRM_WORD_ITEM || m->word == CRM_WORD_NOTE || m->word == CRM_WORD_REF;
	s->names |= m->word == CRM_WORD_REF;
	if (m->word != CRM_WORD_NONE)
		return 0;
	word = crm_word_find(d->policy->model.kinds, name);
	m->number = word && word->type == CRM_NUMBER;
	m->ref = crm_frame_ref(d->frame, name, e);
	return m->ref < 0 ? -1 : 0;
}

/* A sentence that the built-in policy has, too, is translated. */
static const struct crm_sentence *
translated(struct crm_due_bound *d, const struct crm_sentence *text)
{
	const char *own = crm_arena_str(d->arena, text->whole).p, *other;

	other = crm_tr_in("policy", own);
	return other == own ? text : crm_sentence_parse(d->arena, crm_str_z(other));
}

static int
bind(struct crm_due_bound *d, const struct crm_due_rule *r, const struct crm_sentence *text,
     struct crm_bound_sentence *s, crm_error *e)
{
	s->text = text;
	s->meaning = crm_arena_alloc(d->arena, (text->pieces + 1) * sizeof *s->meaning);
	for (size_t i = 0; i < text->pieces; i++)
		if (text->piece[i].is_name &&
		    bind_name(d, r, text->piece[i].text, s, &s->meaning[i], e) < 0)
			return -1;
	return 0;
}

int
crm_sentence_bind(struct crm_due_bound *d, const struct crm_due_rule *r,
		  const struct crm_sentence *text, struct crm_bound_sentence *s, crm_error *e)
{
	s->text = NULL;
	return text ? bind(d, r, translated(d, text), s, e) : 0;
}

int
crm_sentence_try(const struct crm_due_bound *d, const struct crm_bound_sentence *s, crm_error *e)
{
	for (size_t i = 0; s->text && i < s->text->pieces; i++)
		if (s->text->piece[i].is_name && s->meaning[i].word == CRM_WORD_NONE &&
		    crm_frame_try(d->frame, &s->meaning[i].ref, 1, e) < 0)
			return -1;
	return 0;
}

/* ---- why ---- */

static const char *
pattern_of(const struct crm_rule *rule, bool never)
{
	const struct crm_trigger *t = rule->trigger;
	const char *pattern = t->why_of ? t->why_of(rule, never) : never ? t->never : t->why;

	return pattern ? crm_tr(pattern) : "";
}

static int
bind_usual(struct crm_due_bound *d, const struct crm_due_rule *r, bool never,
	   struct crm_bound_sentence *s, crm_error *e)
{
	const char *pattern = pattern_of(r->rule, never), *hole = strstr(pattern, "%s");
	crm_buf b = {0};
	crm_str text;
	int done;

	crm_buf_add(&b, pattern, hole ? (size_t)(hole - pattern) : strlen(pattern));
	if (hole) {
		r->rule->trigger->subject(r->rule, &b);
		crm_buf_z(&b, hole + 2);
	}
	text = crm_arena_str(d->arena, crm_buf_slice(&b));
	done = bind(d, r, crm_sentence_parse(d->arena, text), s, e);
	crm_buf_free(&b);
	return done;
}

int
crm_why_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_sentence *own = r->rule->why;

	if ((own ? crm_sentence_bind(d, r, own, &r->why, e) : bind_usual(d, r, false, &r->why, e)) <
		    0 ||
	    bind_usual(d, r, false, &r->usual_why, e) < 0)
		return -1;
	return bind_usual(d, r, true, &r->never_why, e);
}
