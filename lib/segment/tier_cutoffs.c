/* tier_cutoffs.c: prints the cut-offs of the tiers, and takes them from a file so printed. */
#include <stdlib.h>

#include "segment/segment.h"

/* ---- printing ---- */

/* How many are in a tier, of each of its groups. */
static size_t *
count_groups(const crm_segment *s, size_t tier)
{
	const struct crm_ranking *ranking = &s->tier[tier];
	size_t *in = crm_alloc((ranking->cuts + 1) * sizeof *in);

	if (!ranking->within)
		in[0] = s->tally->tier[tier];
	for (size_t row = 0; ranking->within && row < crm_frame_rows(s->frame); row++)
		in[ranking->within->of[row]] += s->tier_of[row] == tier + 1;
	return in;
}

static void
cutoff_line(const crm_segment *s, size_t i, size_t c, size_t customers, crm_buf *out)
{
	const struct crm_tier *tier = &s->policy->tier[i];
	const struct crm_ranking *ranking = &s->tier[i];

	crm_buf_f(out, "%s\t", tier->name);
	if (crm_segment_grouped(s)) {
		crm_buf_f(out, "%s\t", tier->within);
		if (ranking->within)
			crm_field_write(out, ranking->within->name[c], CRM_TSV);
		crm_buf_char(out, '\t');
	}
	crm_buf_f(out, "%s\t", tier->by);
	if (tier->top > 0)
		crm_share_text(tier->top, out);
	crm_buf_char(out, '\t');
	if (ranking->by >= 0) {
		crm_buf_f(out, "%zu\t", ranking->cut[c].ranked);
		crm_figure_text(ranking->cut[c].from, 0, out);
	} else {
		crm_buf_char(out, '\t');
	}
	crm_buf_f(out, "\t%zu\n", customers);
}

void
crm_segment_cutoffs(const crm_segment *s, crm_buf *out)
{
	crm_buf_f(out, "tier\t%sby\ttop\tranked\tfrom\tcustomers\n",
		  crm_segment_grouped(s) ? "within\tgroup\t" : "");
	for (size_t i = 0; i < s->policy->tiers; i++) {
		size_t *in = count_groups(s, i);
		for (size_t c = 0; c < s->tier[i].cuts; c++)
			cutoff_line(s, i, c, in[c], out);
		free(in);
	}
}

/* ---- taking ---- */

enum { TIER, BY, TOP, RANKED, FROM, WITHIN, GROUP, COLUMNS };
static const char *const columns[COLUMNS] = {"tier", "by",     "top",  "ranked",
					     "from", "within", "group"};

/* Whether the line is of that tier as this policy has it. */
static int
check_tier(const struct crm_cutoff_file *c, const struct crm_tier *tier, bool grouped, crm_error *e)
{
	crm_buf top = {0};
	int done;

	if (tier->top > 0)
		crm_share_text(tier->top, &top);
	done = crm_cutoff_file_expect(c, TIER, crm_str_z(tier->name), e);
	if (done == 0 && grouped)
		done = crm_cutoff_file_expect(c, WITHIN, crm_str_z(tier->within), e);
	if (done == 0)
		done = crm_cutoff_file_expect(c, BY, crm_str_z(tier->by), e);
	if (done == 0)
		done = crm_cutoff_file_expect(c, TOP, crm_buf_slice(&top), e);
	crm_buf_free(&top);
	return done;
}

static int
take_figures(const struct crm_cutoff_file *c, const struct crm_tier *tier, struct crm_cutoff *cut,
	     crm_error *e)
{
	if (!*tier->by)
		return 0;
	if (crm_cutoff_file_number(c, FROM, &cut->from, e) < 0 ||
	    crm_cutoff_file_count(c, RANKED, &cut->ranked, e) < 0)
		return -1;
	if (tier->has_from && cut->from != tier->from)
		crm_fail(e, CRM_DATA,
			 "%s is not where this policy's tier begins: the cut-offs are of another "
			 "policy",
			 crm_quote(crm_cutoff_file_field(c, FROM)));
	else if (tier->top > 0 && (cut->ranked > 0) != (cut->from != CRM_NO_FIGURE))
		crm_fail(e, CRM_DATA,
			 "\"ranked\" and \"from\" must both be given, or both be empty");
	else
		return 0;
	return crm_cutoff_file_fault(c, columns[FROM], e);
}

/* One line of a tier; the groups of it stand in order. */
static int
take_group(crm_segment *s, const struct crm_cutoff_file *c, size_t i, crm_error *e)
{
	struct crm_ranking *ranking = &s->tier[i];
	struct crm_given *g;

	ranking->given =
		crm_realloc(ranking->given, (ranking->givens + 1) * sizeof *ranking->given);
	g = &ranking->given[ranking->givens];
	*g = (struct crm_given){.cut = {0, CRM_NO_FIGURE}};
	if (ranking->within)
		g->name = crm_frame_keep(s->frame, crm_cutoff_file_field(c, GROUP));
	if (ranking->givens > 0 && crm_str_cmp(g[-1].name, g->name) >= 0) {
		crm_fail(e, CRM_DATA, "%s must come after the group before it: groups are sorted",
			 crm_quote(g->name));
		return crm_cutoff_file_fault(c, columns[GROUP], e);
	}
	ranking->givens++;
	return take_figures(c, &s->policy->tier[i], &g->cut, e);
}

/* A tier within groups has a line for each, and may have none. */
static int
take_tier(crm_segment *s, struct crm_cutoff_file *c, size_t i, crm_error *e)
{
	const struct crm_tier *tier = &s->policy->tier[i];

	do {
		if (!crm_cutoff_file_next(c))
			return *tier->within ? 0 : crm_cutoff_file_ends(c, "tier ", tier->name, e);
		if (*tier->within && !crm_str_eqz(crm_cutoff_file_field(c, TIER), tier->name)) {
			crm_cutoff_file_back(c);
			return 0;
		}
		if (check_tier(c, tier, crm_segment_grouped(s), e) < 0 ||
		    take_group(s, c, i, e) < 0)
			return -1;
	} while (*tier->within);
	return 0;
}

int
crm_segment_take_cutoffs(crm_segment *s, const char *path, crm_error *e)
{
	struct crm_cutoff_file c;
	int done = crm_cutoff_file_open(&c, path, columns,
					crm_segment_grouped(s) ? COLUMNS : WITHIN, e);

	for (size_t i = 0; i < s->policy->tiers && done == 0; i++)
		done = take_tier(s, &c, i, e);
	if (done == 0 && crm_cutoff_file_next(&c)) {
		crm_fail(e, CRM_DATA,
			 "%s follows the last tier of this policy: the cut-offs are of another "
			 "policy",
			 crm_quote(crm_cutoff_file_field(&c, TIER)));
		done = crm_cutoff_file_fault(&c, columns[TIER], e);
	}
	crm_cutoff_file_close(&c);
	s->cutoffs = path;
	return done;
}

int
crm_segment_cut_as_taken(crm_segment *s, size_t i, crm_error *e)
{
	const struct crm_tier *tier = &s->policy->tier[i];
	struct crm_ranking *ranking = &s->tier[i];
	size_t row = crm_ranking_take(ranking, crm_frame_rows(s->frame));

	if (!*tier->by || row == crm_frame_rows(s->frame))
		return 0;
	if (ranking->within)
		crm_fail(e, CRM_DATA, "%s has no cut-off of tier %s for %s", s->cutoffs, tier->name,
			 crm_quote(ranking->within->name[ranking->within->of[row]]));
	else
		crm_fail(e, CRM_DATA, "%s has no cut-off of tier %s, as nobody was ranked for it",
			 s->cutoffs, tier->name);
	return crm_row_fault(s->frame, row, *tier->within ? tier->within : tier->by, e);
}
