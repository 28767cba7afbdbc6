/* older.c: older: 1y, of: reviewed: the row is reviewed again so long after the date in
 * a column of it, at the desk and with another contact. */
#include "due/trigger/shared.h"

struct older_rule {
	crm_span span;
	const char *column; /* with the date */
};

struct older_bound {
	int column; /* ref */
};

static const crm_field keys[] = {
	{.key = "of", .at = CRM_OWN_AT(struct older_rule, column), .read = crm_read_column},
	CRM_KEY_ALONE,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	(void)r;
	return crm_node_get(n, "of") ? 0 : crm_load_fault(l, n->place, "older requires \"of\"");
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct older_rule *own = r->rule->own;
	struct older_bound *b = r->own;

	if (crm_trigger_bind_first_seen(d, e) < 0)
		return -1;
	b->column = crm_frame_ref(d->frame, crm_str_z(own->column), e);
	return b->column < 0 ? -1 : 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	const struct older_rule *own = r->rule->own;
	const struct older_bound *b = r->own;

	if (crm_due_day(h, b->column, &f->since, e) < 0)
		return -1;
	f->never = f->since == CRM_NO_DAY;
	if (f->never && crm_due_day(h, h->bound->ref.first_seen, &f->since, e) < 0)
		return -1;
	crm_fired_due(r, f,
		      f->since == CRM_NO_DAY ? h->bound->today
					     : crm_day_add(f->since, own->span, 1));
	return 0;
}

static const char *
why_of(const struct crm_rule *r, bool never)
{
	const struct older_rule *own = r->own;

	if (strcmp(own->column, "reviewed") == 0)
		return never ? CRM_TR_MARK("Never reviewed; known since {since}")
			     : CRM_TR_MARK("Last reviewed on {since}");
	return never ? CRM_TR_MARK("%s: no date; known since {since}") : CRM_TR_MARK("%s: {since}");
}

static void
write_subject(const struct crm_rule *r, crm_buf *out)
{
	const struct older_rule *own = r->own;

	crm_write_title("column", own->column, out);
}

const struct crm_trigger crm_trigger_older = {
	.value = {.key = "older",
		  .at = CRM_OWN_AT(struct older_rule, span),
		  .read = crm_read_positive},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.own_size = sizeof(struct older_rule),
	.bound_size = sizeof(struct older_bound),
	.finish = finish,
	.known = true,
	.desk = true,
	.accompanies = true,
	.stays = "until its column has a new date",
	.bind = bind,
	.fire = fire,
	.why_of = why_of,
	.subject = write_subject,
};
