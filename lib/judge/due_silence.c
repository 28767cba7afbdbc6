/* due_silence.c: a silence in words, which must be true also of somebody of whom the log
 * knows purchases and no contact, or nothing at all. */
#include <string.h>

#include "judge/due.h"

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
write_latest(const struct crm_due *d, int fact, crm_day day, crm_buf *out)
{
	crm_str name = crm_frame_name(d->frame, fact),
		kind = {name.p + strlen("last_"), name.n - strlen("last_")};
	int at = crm_kinds_find(d->policy->model.kinds, kind);

	if (at >= 0 && crm_kinds_at(d->policy->model.kinds, (size_t)at)->sale)
		crm_buf_z(out, "bought on ");
	else
		crm_buf_f(out, "last %.*s on ", (int)kind.n, kind.p);
	write_day(day, out);
}

/* Where another kind than a touch ended the silence: that one, and then what is on record of
 * contacts. */
static int
write_other(struct crm_due *d, const struct crm_due_rule *r, const struct crm_fired *f,
	    crm_day touched, crm_buf *out, crm_error *e)
{
	crm_day day = CRM_NO_DAY;
	size_t i = 0;

	while (i < r->facts && day != f->since)
		if (crm_due_day(d, r->fact[i++], &day, e) < 0)
			return -1;
	write_latest(d, r->fact[i - 1], f->since, out);
	crm_buf_z(out, touched == CRM_NO_DAY ? "; no contact from us is on record"
					     : "; last contact on ");
	if (touched != CRM_NO_DAY)
		write_day(touched, out);
	return 0;
}

static void
write_subject(const struct crm_due *d, const struct crm_rule *rule, bool never, crm_buf *out)
{
	if (rule->dir >= 0) {
		crm_buf_z(out, rule->dir == CRM_OUT ? "we have " : "they have ");
		crm_buf_z(out, never ? "never " : "not ");
		crm_buf_z(out, rule->dir == CRM_OUT ? "turned to them" : "come to us");
		return;
	}
	crm_buf_z(out, "no ");
	if (rule->any_touch)
		crm_buf_z(out, "contact");
	else
		write_kinds(d->policy->model.kinds, &rule->of, out);
	if (never)
		crm_buf_z(out, rule->any_touch ? " from us is on record" : " is on record");
}

int
crm_silence_write(struct crm_due *d, const struct crm_due_rule *r, const struct crm_fired *f,
		  crm_buf *out, crm_error *e)
{
	int days = (int)(d->today - f->since);
	crm_day touched = f->since;

	if (r->rule->any_touch && crm_due_day(d, r->fact[0], &touched, e) < 0)
		return -1;
	if (!f->never && touched != f->since)
		return write_other(d, r, f, touched, out, e);
	write_subject(d, r->rule, f->never, out);
	if (f->never)
		return 0;
	crm_buf_z(out, " since ");
	write_day(f->since, out);
	crm_buf_f(out, " (%d day%s)", days, days == 1 ? "" : "s");
	return 0;
}
