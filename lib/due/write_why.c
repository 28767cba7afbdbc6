/* write_why.c: why someone is contacted, in words. Where the rule has no sentence of its own, or
 * nothing that it names is known (somebody never touched has no last touch), the trigger's is
 * written in its place: there is always something to say. */
#include <stdlib.h>
#include <string.h>

#include "due/trigger/shared.h"

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
	if (rest.n) {
		crm_buf_z(out, out->n > begin ? "; " : "");
		crm_buf_str(out, crm_buf_slice(&rest));
	}
	crm_buf_free(&rest);
	return done < 0 ? -1 : 0;
}
