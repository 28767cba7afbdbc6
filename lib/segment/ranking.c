/* ranking.c: the cut-offs of all customers who are ranked by one figure, together or in groups. */
#include <stdlib.h>

#include "segment/segment.h"

void
crm_ranking_free(struct crm_ranking *s)
{
	free(s->figure);
	free(s->cut);
	free(s->given);
}

static void
make_cuts(struct crm_ranking *s)
{
	s->cuts = s->within ? s->within->n : 1;
	s->cut = crm_alloc((s->cuts + 1) * sizeof *s->cut);
}

/* The cut-off of one group, whose figures stand together. */
static void
cut_crowd(crm_num *figure, crm_num top, crm_num from, struct crm_cutoff *cut)
{
	cut->from = from;
	if (top <= 0)
		return;
	crm_figures_sort(figure, cut->ranked);
	cut->from = crm_top_cutoff(figure, cut->ranked, top);
}

void
crm_ranking_cut(struct crm_ranking *s, size_t rows, crm_num top, crm_num from)
{
	crm_num *spare = crm_realloc(NULL, (rows + 1) * sizeof *spare);
	size_t *end, at = 0;

	make_cuts(s);
	end = crm_alloc((s->cuts + 1) * sizeof *end);
	for (size_t row = 0; row < rows; row++)
		if (s->figure[row] != CRM_NO_FIGURE)
			crm_cutoff_of(s, row)->ranked++;
	for (size_t c = 0; c < s->cuts; at += s->cut[c++].ranked)
		end[c] = at;
	for (size_t row = 0; row < rows; row++)
		if (s->figure[row] != CRM_NO_FIGURE)
			spare[end[crm_cutoff_of(s, row) - s->cut]++] = s->figure[row];
	for (size_t c = 0; c < s->cuts; c++)
		cut_crowd(spare + end[c] - s->cut[c].ranked, top, from, &s->cut[c]);
	free(end);
	free(spare);
}

static int
by_name(const void *a, const void *b)
{
	return crm_str_cmp(((const struct crm_given *)a)->name,
			   ((const struct crm_given *)b)->name);
}

size_t
crm_ranking_take(struct crm_ranking *s, size_t rows)
{
	make_cuts(s);
	for (size_t c = 0; c < s->cuts; c++) {
		struct crm_given wanted = {.name = s->within ? s->within->name[c] : CRM_STR("")},
				 *found = NULL;
		if (s->givens > 0)
			found = bsearch(&wanted, s->given, s->givens, sizeof *s->given, by_name);
		s->cut[c] = found ? found->cut : (struct crm_cutoff){0, CRM_NO_FIGURE};
	}
	for (size_t row = 0; row < rows; row++)
		if (s->figure[row] != CRM_NO_FIGURE && crm_cutoff_of(s, row)->from == CRM_NO_FIGURE)
			return row;
	return rows;
}
