/* write_why.c: why someone is contacted, in words. Where the rule has no sentence of its own, or
 * nothing that it names is known (somebody never touched has no last touch), the trigger's is
 * written in its place: there is always something to say. */
#include <stdlib.h>
#include <string.h>

#include "due/trigger/shared.h"
#include "lang/lang.h"

/* Whether the sentence from `begin` on begins with the words of `rest`. */
static bool
is_said(const crm_buf *out, size_t begin, crm_str rest)
{
	crm_buf words = {0};
	bool said;

	crm_buf_str(&words, rest);
	crm_lang_capital(&words, 0);
	said = out->n - begin >= words.n && memcmp(out->p + begin, words.p, words.n) == 0;
	crm_buf_free(&words);
	return said;
}

int
crm_why_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	      crm_buf *out, crm_error *e)
{
	bool own = r->rule->why != NULL;
	struct crm_fired known = *f;
	size_t begin = out->n;
	crm_buf rest = {0};
	int lost = 0, done;

	if ((own || !f->never) && (lost = crm_sentence_write(h, r, f, &r->why, out, e)) < 0)
		return -1;
	if (out->n > begin && !lost)
		return 0;
	crm_buf_add(&rest, out->p + begin, out->n - begin);
	out->n = begin;
	known.known_since = true;
	done = crm_sentence_write(h, r, &known, f->never ? &r->never_why : &r->usual_why, out, e);
	if (rest.n && !is_said(out, begin, crm_buf_slice(&rest))) {
		crm_buf_z(out, out->n > begin ? crm_lang_in_use()->semicolon : "");
		crm_buf_str(out, crm_buf_slice(&rest));
	}
	crm_buf_free(&rest);
	return done < 0 ? -1 : 0;
}

/* ---- limits ---- */

/* Puts the reason in the place of {why}. */
static void
wrap(crm_buf *why, const char *text, long long n)
{
	crm_buf inner = *why;

	*why = (crm_buf){0};
	crm_lang_fill(why, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("why", crm_buf_slice(&inner)),
					     CRM_FILL_COUNT("n", n),
					     {0}});
	crm_buf_free(&inner);
}

/* On a later day of a plan, days of the calendar are all that can be said. */
static void
write_late(const struct crm_due_hand *h, const struct crm_fired *f, crm_buf *why)
{
	long long n = f->late;
	const char *text;

	if (f->late_by_days || h->on != h->bound->today) {
		n = h->on - f->due;
		text = crm_tr_n("{why} ({n} day past the limit)", "{why} ({n} days past the limit)",
				(unsigned long)n);
	} else if (f->late >= 120) {
		n = f->late / 60;
		text = crm_tr_n("{why} ({n} hour past the limit)",
				"{why} ({n} hours past the limit)", (unsigned long)n);
	} else {
		text = crm_tr_n("{why} ({n} minute past the limit)",
				"{why} ({n} minutes past the limit)", (unsigned long)n);
	}
	wrap(why, text, n);
}

void
crm_why_limits(const struct crm_due_hand *h, const struct crm_fired *f, crm_buf *why)
{
	if (f->past_longest)
		wrap(why, crm_tr("{why} (longer than it should be)"), 0);
	if (f->late)
		write_late(h, f, why);
}
