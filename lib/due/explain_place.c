/* explain_place.c: which place a customer had in the day of their owner, and who was before them.
 */
#include "due/due.h"
#include "due/order.h"

static void
write_day(const struct crm_due_found *f, const struct crm_due_placed *p, crm_buf *out)
{
	crm_str owner = f->owners.owner[p->who].name;

	if (owner.n) {
		crm_buf_z(out, " in the day of ");
		crm_buf_visible(out, owner);
	} else {
		crm_buf_z(out, " in the day of customers without an owner");
	}
	if (p->room == SIZE_MAX)
		crm_buf_z(out, ", which has no limit");
	else
		crm_buf_f(out, ", which has room for %zu", p->room);
}

/* What the place means where not everybody fits. */
static void
write_share(const struct crm_due_placed *p, crm_buf *out)
{
	if (p->of <= p->room)
		return;
	crm_buf_z(out, "; ");
	if (p->urgent)
		crm_buf_f(out, "%zu cannot wait, ", p->urgent);
	crm_buf_f(out, "%zu fit%s by the order", p->head, p->head == 1 ? "s" : "");
	if (p->kept)
		crm_buf_f(out, " and %zu by the longest wait", p->kept);
	if (p->kept && p->waiting)
		crm_buf_f(out, ", in which this one is number %zu", p->waiting);
}

static int
write_before(const crm_frame *frame, const struct crm_due_bound *d, const struct crm_due_placed *p,
	     crm_buf *out, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(frame);
	crm_buf text = {0};
	int done = 0;

	if (p->urgent)
		crm_buf_f(out, "    before: %zu who cannot wait", p->urgent);
	for (size_t i = 0; i < p->named && done == 0; i++) {
		crm_buf_z(out, i || p->urgent ? ", " : "    before: ");
		crm_cursor_go(at, p->before[i]);
		text.n = 0;
		done = crm_cursor_text(at, d->ref.id, &text, e);
		crm_buf_char(&text, ' ');
		if (done == 0 && d->ref.name >= 0)
			done = crm_cursor_text(at, d->ref.name, &text, e);
		crm_buf_visible(out, crm_str_trim(crm_buf_slice(&text)));
	}
	if (p->place > p->named + 1)
		crm_buf_f(out, " and %zu more", p->place - 1 - p->named);
	crm_buf_z(out, p->urgent || p->named ? "\n" : "");
	crm_buf_free(&text);
	crm_cursor_free(at);
	return done;
}

int
crm_place_explain(struct crm_due_hand *h, const struct crm_due_found *f, crm_buf *out, crm_error *e)
{
	const struct crm_due_placed *p = &f->placed;
	size_t begin;

	if (!p->of)
		return 0;
	if (p->cannot_wait) {
		crm_buf_z(out, "  before all others, as it cannot wait,");
		write_day(f, p, out);
		crm_buf_char(out, '\n');
		return 0;
	}
	crm_buf_f(out, "  place %zu of %zu", p->urgent + p->place, p->of);
	write_day(f, p, out);
	begin = out->n;
	crm_buf_z(out, ": ");
	if (crm_order_explain(h, out, e) < 0)
		return -1;
	if (out->n == begin + 2)
		out->n = begin;
	write_share(p, out);
	crm_buf_char(out, '\n');
	return write_before(h->bound->frame, h->bound, p, out, e);
}
