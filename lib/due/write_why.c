/* write_why.c: why someone is contacted, in words.
 *
 * A rule may bring a sentence of its own. Where it brings none, or nothing that
 * its sentence names is known (somebody never touched has no last touch), the
 * trigger's stands for it: there is always something to say. */
#include <stdlib.h>
#include <string.h>

#include "due/trigger/shared.h"

static const char *
pattern_of(const struct crm_rule *rule, bool never)
{
	const struct crm_trigger *t = rule->trigger;
	const char *pattern = never ? t->never : t->why_of ? t->why_of(rule) : t->why;

	return pattern ? pattern : "";
}

static int
bind_usual(struct crm_due_bound *d, const struct crm_due_rule *r, bool never,
	   struct crm_sentence *s, crm_error *e)
{
	const char *pattern = pattern_of(r->rule, never), *hole = strstr(pattern, "%s");
	crm_buf b = {0};
	int done;

	crm_buf_add(&b, pattern, hole ? (size_t)(hole - pattern) : strlen(pattern));
	if (hole) {
		r->rule->trigger->subject(r->rule, &b);
		crm_buf_z(&b, hole + 2);
	}
	done = crm_sentence_bind(d, r, crm_arena_str(d->arena, crm_buf_slice(&b)).p, s, e);
	crm_buf_free(&b);
	return done;
}

int
crm_why_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const char *own = r->rule->why;

	if (own && *own) {
		if (crm_sentence_bind(d, r, own, &r->why, e) < 0)
			return -1;
	} else if (bind_usual(d, r, false, &r->why, e) < 0) {
		return -1;
	}
	return bind_usual(d, r, false, &r->usual_why, e) < 0
		       ? -1
		       : bind_usual(d, r, true, &r->never_why, e);
}

int
crm_why_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	      crm_buf *out, crm_error *e)
{
	bool own = r->rule->why && *r->rule->why;
	struct crm_fired told = *f;
	size_t begin = out->n;
	crm_buf rest = {0};
	int lost = 0, done;

	if ((own || !f->never) && (lost = crm_sentence_write(h, r, f, &r->why, out, e)) < 0)
		return -1;
	if (out->n > begin && !lost)
		return 0;
	crm_buf_add(&rest, out->p + begin, out->n - begin);
	out->n = begin;
	told.known_since = true;
	done = crm_sentence_write(h, r, &told, f->never ? &r->never_why : &r->usual_why, out, e);
	if (rest.n) {
		crm_buf_z(out, out->n > begin ? "; " : "");
		crm_buf_str(out, crm_buf_slice(&rest));
	}
	crm_buf_free(&rest);
	return done < 0 ? -1 : 0;
}
