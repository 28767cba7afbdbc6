/* score_cutoffs.c: prints the cut-offs of the groups of measures and parts, and takes them from a
 * file so printed. */
#include <stdio.h>

#include "score/score.h"

enum { MEASURE, GROUP, FROM, TO, CUSTOMERS, COLUMNS };
static const char *const columns[COLUMNS] = {"measure", "group", "from", "to", "customers"};

/* ---- printing ---- */

static void
cutoff_lines(const struct crm_ranked *r, crm_buf *out)
{
	for (unsigned p = 1; p <= r->grouping->groups; p++) {
		const struct crm_quantile *part = &r->q->part[p - 1];
		crm_buf_f(out, "%s%s\t%u\t", r->of, r->name, p);
		if (part->n)
			crm_figure_text(part->from, r->decimals, out);
		crm_buf_char(out, '\t');
		if (part->n)
			crm_figure_text(part->to, r->decimals, out);
		crm_buf_f(out, "\t%zu\n", part->n);
	}
}

void
crm_score_cutoffs(const crm_score *s, crm_buf *out)
{
	struct crm_ranked r;

	crm_buf_z(out, "measure\tgroup\tfrom\tto\tcustomers\n");
	for (size_t i = 0; crm_score_ranked(s, i, &r); i++)
		cutoff_lines(&r, out);
}

/* ---- taking ---- */

/* A group must lie above the one before it, and between the cut points where there are any. *before
 * is the better end of the last group that is not empty; CRM_NO_FIGURE when there is none. */
static int
check_place(const struct crm_cutoff_file *c, const crm_quantiles *q, unsigned group,
	    crm_num *before, crm_error *e)
{
	const struct crm_quantile *part = &q->part[group - 1];
	crm_num near = q->low ? part->to : part->from;
	bool sound = part->from <= part->to;

	if (*before != CRM_NO_FIGURE)
		sound &= q->low ? near < *before : near > *before;
	*before = q->low ? part->from : part->to;
	if (!sound)
		crm_fail(e, CRM_DATA,
			 "the group does not follow the one before it: in this policy, customers "
			 "with %s figures are in the better groups",
			 q->low ? "low" : "high");
	else if (q->cut &&
		 (crm_quantile_of(q, part->from) != group || crm_quantile_of(q, part->to) != group))
		crm_fail(e, CRM_DATA,
			 "the group is not between the policy's cut points: the cut-offs are of "
			 "another policy");
	else
		return 0;
	return crm_cutoff_file_fault(c, columns[FROM], e);
}

static int
take_line(struct crm_cutoff_file *c, const struct crm_ranked *r, unsigned group, crm_num *before,
	  crm_error *e)
{
	struct crm_quantile *part = &r->q->part[group - 1];
	char name[160], number[16];

	snprintf(name, sizeof name, "%s%s", r->of, r->name);
	snprintf(number, sizeof number, "%u", group);
	if (!crm_cutoff_file_next(c))
		return crm_cutoff_file_ends(c, r->of, r->name, e);
	if (crm_cutoff_file_expect(c, MEASURE, crm_str_z(name), e) < 0 ||
	    crm_cutoff_file_expect(c, GROUP, crm_str_z(number), e) < 0 ||
	    crm_cutoff_file_number(c, FROM, &part->from, e) < 0 ||
	    crm_cutoff_file_number(c, TO, &part->to, e) < 0 ||
	    crm_cutoff_file_count(c, CUSTOMERS, &part->n, e) < 0)
		return -1;
	if ((part->n > 0) != (part->from != CRM_NO_FIGURE) ||
	    (part->n > 0) != (part->to != CRM_NO_FIGURE)) {
		crm_fail(e, CRM_DATA,
			 "\"customers\", \"from\" and \"to\" must all be given, or all be empty");
		return crm_cutoff_file_fault(c, columns[CUSTOMERS], e);
	}
	r->q->n += part->n;
	return part->n == 0 ? 0 : check_place(c, r->q, group, before, e);
}

static int
take(crm_score *s, struct crm_cutoff_file *c, crm_error *e)
{
	struct crm_ranked r;

	for (size_t i = 0; crm_score_ranked(s, i, &r); i++) {
		crm_num before = CRM_NO_FIGURE;
		*r.q = (crm_quantiles){
			.parts = r.grouping->groups, .cut = r.grouping->cut, .low = r.low};
		for (unsigned group = 1; group <= r.grouping->groups; group++)
			if (take_line(c, &r, group, &before, e) < 0)
				return -1;
	}
	if (!crm_cutoff_file_next(c))
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s follows the last measure that this policy ranks: the cut-offs are of another "
		 "policy",
		 crm_quote(crm_cutoff_file_field(c, MEASURE)));
	return crm_cutoff_file_fault(c, columns[MEASURE], e);
}

int
crm_score_take_cutoffs(crm_score *s, const char *path, crm_error *e)
{
	struct crm_cutoff_file c;
	int done = crm_cutoff_file_open(&c, path, columns, COLUMNS, e);

	if (done == 0)
		done = take(s, &c, e);
	crm_cutoff_file_close(&c);
	s->cutoffs = path;
	return done;
}

int
crm_score_check_cutoffs(const crm_score *s, crm_error *e)
{
	struct crm_ranked r;
	uint64_t line = 2;

	for (size_t i = 0; crm_score_ranked(s, i, &r); line += r.grouping->groups, i++) {
		if (r.q->n > 0 || r.q->cut)
			continue;
		for (size_t row = 0; row < crm_frame_rows(s->frame); row++) {
			if (!crm_score_has_place(s, i, row))
				continue;
			crm_fail(e, CRM_DATA,
				 "nobody had a %s%s when the cut-offs were printed, but this "
				 "stream has customers with one",
				 r.of, r.name);
			return crm_fail_at(e, s->cutoffs, line, columns[MEASURE]);
		}
	}
	return 0;
}
