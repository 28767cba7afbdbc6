/* write.c: the groups as rows: the columns, the usual figures, those of one's own, and those of the
 * table. */
#include <stdlib.h>
#include <string.h>

#include "stats/stats.h"

enum { USUAL = 5 };
static const char *const usual[USUAL] = {"customers", "share", "events", "purchases", "spend"};

struct writing {
	crm_stats *s;
	struct crm_stats_group **row;
	size_t rows;
	int64_t all[2]; /* customers, and those of what is compared */
	crm_error *e;
};

/* ---- names ---- */

static bool
is_usual(const crm_stats *s, crm_str name)
{
	for (int i = 0; i < USUAL; i++)
		if (s->table->shows >> i & 1 && crm_str_eqz(name, usual[i]))
			return true;
	for (int i = 0; s->table->cells[i]; i++)
		if (crm_str_eqz(name, s->table->cells[i]))
			return true;
	return false;
}

static int
check_own_names(const crm_stats *s, crm_error *e)
{
	for (size_t i = 0; i < s->bys; i++)
		if (is_usual(s, s->by[i].name)) {
			crm_fail(e, CRM_SYSTEM, "each row has a figure %s already",
				 crm_quote(s->by[i].name));
			return crm_fail_at(e, "--by", 0, NULL);
		}
	for (size_t i = 0; i < s->measures; i++) {
		bool twice = is_usual(s, s->measure[i].name);
		for (size_t j = 0; j < s->bys; j++)
			twice |= crm_str_eq(s->measure[i].name, s->by[j].name);
		for (size_t j = 0; j < i; j++)
			twice |= crm_str_eq(s->measure[i].name, s->measure[j].name);
		if (twice) {
			crm_fail(e, CRM_SYSTEM, "each row has a column %s already",
				 crm_quote(s->measure[i].name));
			return crm_fail_at(e, "--columns", 0, NULL);
		}
	}
	return 0;
}

/* ---- which rows ---- */

static int32_t
period_at(const crm_stats *s, size_t by, crm_day day)
{
	return crm_period_of(s->by[by].unit, day, s->week);
}

/* Where rows are periods and nothing else, there is one for each from the first to the last. */
static void
fill_periods(crm_stats *s)
{
	int32_t first = INT32_MAX, last = INT32_MIN;
	uint32_t key[CRM_BY_ALL] = {0};

	if (s->bys != (s->how->compare ? 2 : 1) || s->by[0].what != CRM_GROUP_PERIOD)
		return;
	for (size_t i = 0; i < s->groups->n; i++) {
		int32_t period = (int32_t)s->groups->group[i]->key[0];
		if (crm_beside_is_then(s, s->groups->group[i]))
			continue;
		first = period < first ? period : first;
		last = period > last ? period : last;
	}
	if (s->since != CRM_NO_DAY)
		first = period_at(s, 0, s->since);
	if (s->until != CRM_NO_DAY)
		last = period_at(s, 0, s->until);
	else if (s->since != CRM_NO_DAY)
		last = period_at(s, 0, crm_frame_today(s->frame).day);
	for (int32_t period = first; period <= last; period++) {
		key[0] = (uint32_t)period;
		crm_stats_groups_find(s->groups, key);
	}
}

/* Only groups that are shown count, and those with which they are compared. */
static void
count_all(struct writing *w)
{
	struct crm_members all[2] = {{0}};
	crm_stats *s = w->s;

	for (size_t i = 0; s->table->shows & CRM_SHOWS_SHARE && i < w->rows; i++) {
		if (crm_beside_is_then(s, w->row[i]))
			continue;
		crm_members_join(&all[0], &w->row[i]->members, s->rows);
		if (s->how->compare)
			crm_members_join(&all[1], &crm_beside_before(s, w->row[i])->members,
					 s->rows);
	}
	for (int i = 0; i < 2; i++) {
		w->all[i] = all[i].n;
		crm_members_free(&all[i]);
	}
}

/* ---- the figures of a row ---- */

/* which: 0 of the row itself, 1 of what it is compared with. */
static int
usual_cell(const struct writing *w, const struct crm_stats_group *g, int which, int i,
	   struct crm_cell *out)
{
	const crm_wide counts[USUAL] = {g->members.n, 0, g->events, g->purchases, 0};

	if (1 << i == CRM_SHOWS_SHARE) {
		*out = crm_share_cell(g->members.n, w->all[which]);
		return 0;
	}
	if (1 << i == CRM_SHOWS_SPEND)
		return crm_cell_of(CRM_STR("spend"), g->spend, 2, out, w->e);
	return crm_cell_of(crm_str_z(usual[i]), counts[i] * CRM_NUM_ONE, 0, out, w->e);
}

/* All of them; their number, or -1. */
static int
find_cells(const struct writing *w, struct crm_stats_group *g, int which, struct crm_cell *cell)
{
	crm_stats *s = w->s;
	int n = 0, cells = 0;

	for (int i = 0; i < USUAL; i++)
		if (s->table->shows >> i & 1 && usual_cell(w, g, which, i, &cell[n++]) < 0)
			return -1;
	for (size_t i = 0; i < s->measures; i++)
		if (crm_measured_cell(&s->measure[i], &g->sum[i], &cell[n++], w->e) < 0)
			return -1;
	if (s->table->fill && s->table->fill(s, g, cell + n, w->e) < 0)
		return -1;
	while (s->table->cells[cells])
		cells++;
	return n + cells;
}

static void
cell_text(const struct crm_cell *c, crm_buf *out)
{
	char text[CRM_NUM_TEXT];

	crm_buf_char(out, '\t');
	if (c->word)
		crm_buf_z(out, c->word);
	else if (c->there && c->day)
		crm_buf_add(out, text, crm_day_format((crm_day)c->number, text));
	else if (c->there)
		crm_buf_add(out, text, crm_num_format(c->number, c->decimals, text));
}

/* ---- beside the period before ---- */

#define CELLS (USUAL + CRM_MEASURES_MOST + CRM_CELLS_MOST)

/* A figure, that of the period before, and the change. */
static void
compared_text(const struct crm_cell *now, const struct crm_cell *before, crm_buf *out)
{
	struct crm_cell change = {.there = now->there && before->there && !now->day,
				  .decimals = now->decimals};

	if (change.there && crm_num_sub(now->number, before->number, &change.number) < 0)
		change.there = false;
	cell_text(now, out);
	cell_text(before, out);
	cell_text(&change, out);
}

/* The figures of a group, each with those of the period before where they are asked for. */
static int
write_figures(const struct writing *w, struct crm_stats_group *g, crm_buf *out)
{
	struct crm_cell now[CELLS] = {{0}}, before[CELLS] = {{0}};
	int n = find_cells(w, g, 0, now);

	if (n < 0 ||
	    (w->s->how->compare && find_cells(w, crm_beside_before(w->s, g), 1, before) < 0))
		return -1;
	for (int i = 0; i < n; i++)
		if (w->s->how->compare)
			compared_text(&now[i], &before[i], out);
		else
			cell_text(&now[i], out);
	return 0;
}

/* ---- the rows ---- */

static void
write_columns(crm_stats *s, const struct crm_stats_group *g, crm_buf *out)
{
	bool first = true;

	for (size_t i = 0; i < s->bys; i++) {
		if (s->by[i].what == CRM_GROUP_THEN)
			continue;
		if (!first)
			crm_buf_char(out, '\t');
		first = false;
		if (g)
			crm_by_text(s, &s->by[i], g->key[i], out);
		else
			crm_field_write(out, s->by[i].name, CRM_TSV);
	}
}

static void
write_name(const crm_stats *s, crm_str name, crm_buf *out)
{
	static const char *const beside[] = {"", "_previous", "_change"};

	for (int i = 0; i < (s->how->compare ? 3 : 1); i++) {
		crm_buf_char(out, '\t');
		crm_field_write(out, name, CRM_TSV);
		crm_buf_z(out, beside[i]);
	}
}

static void
write_header(crm_stats *s, crm_buf *out)
{
	write_columns(s, NULL, out);
	for (int i = 0; i < USUAL; i++)
		if (s->table->shows >> i & 1)
			write_name(s, crm_str_z(usual[i]), out);
	for (size_t i = 0; i < s->measures; i++)
		write_name(s, s->measure[i].name, out);
	for (int i = 0; s->table->cells[i]; i++)
		write_name(s, crm_str_z(s->table->cells[i]), out);
	crm_buf_char(out, '\n');
}

/* A table without columns begins with a figure, and not with a tab. */
static void
drop_tab(crm_buf *out, size_t at)
{
	if (at < out->n && out->p[at] == '\t') {
		memmove(out->p + at, out->p + at + 1, out->n - at - 1);
		out->n--;
	}
}

static bool
has_columns(const crm_stats *s)
{
	return s->bys > (s->how->compare ? 1 : 0);
}

/* Takes the first column off the rest of a header; false: there is none. */
static bool
next_column(crm_str *rest, crm_str *name)
{
	const char *end = rest->n ? memchr(rest->p, '\t', rest->n) : NULL;
	size_t n = end ? (size_t)(end - rest->p) : rest->n;

	if (!rest->p)
		return false;
	*name = (crm_str){rest->p, n};
	*rest = end ? (crm_str){end + 1, rest->n - n - 1} : (crm_str){NULL, 0};
	return true;
}

/* The table and --compare add columns to those of the call, and each has a name of its own. */
int
crm_stats_check_names(crm_stats *s, crm_error *e)
{
	crm_buf header = {0};
	crm_str rest, name, after, again;
	int failed = check_own_names(s, e);

	write_header(s, &header);
	rest = (crm_str){header.p, header.n - 1};
	while (!failed && next_column(&rest, &name))
		for (after = rest; !failed && next_column(&after, &again);)
			if (crm_str_eq(name, again))
				failed = crm_fail(e, CRM_SYSTEM, "two columns are called %s",
						  crm_quote(name));
	crm_buf_free(&header);
	return failed;
}

int
crm_stats_rows(crm_stats *s, crm_buf *out, crm_error *e)
{
	struct writing w = {.s = s, .e = e};
	size_t at = out->n;
	int failed = 0;

	if (!s->table->gather)
		fill_periods(s);
	if (s->how->compare)
		crm_beside_follow(s);
	w.row = crm_stats_groups_sorted(s, &w.rows);
	count_all(&w);
	write_header(s, out);
	if (!has_columns(s))
		drop_tab(out, at);
	for (size_t i = 0; i < w.rows && !failed; i++) {
		if (crm_beside_is_then(s, w.row[i]))
			continue;
		at = out->n;
		write_columns(s, w.row[i], out);
		failed = write_figures(&w, w.row[i], out);
		crm_buf_char(out, '\n');
		if (!has_columns(s))
			drop_tab(out, at);
	}
	free(w.row);
	return failed;
}
