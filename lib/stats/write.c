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
	size_t period;  /* the column of the period that is compared */
	int32_t latest; /* period */
	int64_t all;    /* customers */
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

int
crm_stats_check_names(const crm_stats *s, crm_error *e)
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

	if (s->bys != 1 || s->by[0].what != CRM_GROUP_PERIOD)
		return;
	for (size_t i = 0; i < s->groups->n; i++) {
		int32_t period = (int32_t)s->groups->group[i]->key[0];
		first = period < first ? period : first;
		last = period > last ? period : last;
	}
	if (s->since != CRM_NO_DAY)
		first = period_at(s, 0, s->since);
	if (s->until != CRM_NO_DAY)
		last = period_at(s, 0, s->until);
	else if (s->since != CRM_NO_DAY)
		last = period_at(s, 0, crm_frame_today(s->frame).day);
	for (int32_t period = first; period <= last; period++)
		crm_stats_groups_find(s->groups, &(uint32_t){(uint32_t)period});
}

/* Where periods are compared, what had events in the period before has a row. */
static void
follow(struct writing *w)
{
	struct crm_stats_groups *g = w->s->groups;
	size_t n = g->n;

	w->latest = INT32_MIN;
	for (size_t i = 0; i < n; i++)
		if ((int32_t)g->group[i]->key[w->period] > w->latest)
			w->latest = (int32_t)g->group[i]->key[w->period];
	for (size_t i = 0; i < n; i++) {
		uint32_t key[CRM_BY_ALL];
		memcpy(key, g->group[i]->key, sizeof key);
		if ((int32_t)key[w->period]++ < w->latest)
			crm_stats_groups_find(g, key);
	}
}

/* Whether the row is of a period that is there for comparing alone. */
static bool
is_before(const struct writing *w, const struct crm_stats_group *g)
{
	const crm_stats *s = w->s;

	if (!s->how->compare || s->since == CRM_NO_DAY)
		return false;
	if (s->by[w->period].what == CRM_GROUP_RANGE)
		return g->key[w->period] == 0;
	return (int32_t)g->key[w->period] < period_at(s, w->period, s->since);
}

static void
count_all(struct writing *w)
{
	struct crm_members all = {0};

	for (size_t i = 0; w->s->table->shows & CRM_SHOWS_SHARE && i < w->rows; i++)
		crm_members_join(&all, &w->row[i]->members, w->s->rows);
	w->all = all.n;
	crm_members_free(&all);
}

/* ---- the figures of a row ---- */

static int
usual_cell(const struct writing *w, const struct crm_stats_group *g, int i, struct crm_cell *out)
{
	const crm_wide counts[USUAL] = {g->members.n, 0, g->events, g->purchases, 0};

	if (1 << i == CRM_SHOWS_SHARE) {
		*out = crm_share_cell(g->members.n, w->all);
		return 0;
	}
	if (1 << i == CRM_SHOWS_SPEND)
		return crm_cell_of(CRM_STR("spend"), g->spend, 2, out, w->e);
	return crm_cell_of(crm_str_z(usual[i]), counts[i] * CRM_NUM_ONE, 0, out, w->e);
}

/* All of them but those of the table; their number, or -1. */
static int
find_cells(const struct writing *w, struct crm_stats_group *g, struct crm_cell *cell)
{
	const crm_stats *s = w->s;
	int n = 0;

	for (int i = 0; i < USUAL; i++)
		if (s->table->shows >> i & 1 && usual_cell(w, g, i, &cell[n++]) < 0)
			return -1;
	for (size_t i = 0; i < s->measures; i++)
		if (crm_measured_cell(&s->measure[i], &g->sum[i], &cell[n++], w->e) < 0)
			return -1;
	return n;
}

static void
cell_text(const struct crm_cell *c, crm_buf *out)
{
	char text[CRM_NUM_TEXT];

	crm_buf_char(out, '\t');
	if (c->there && c->day)
		crm_buf_add(out, text, crm_day_format((crm_day)c->number, text));
	else if (c->there)
		crm_buf_add(out, text, crm_num_format(c->number, c->decimals, text));
}

/* ---- beside the period before ---- */

#define CELLS (USUAL + CRM_MEASURES_MOST)

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

static int
write_compared(const struct writing *w, struct crm_stats_group *g, crm_buf *out)
{
	struct crm_cell now[CELLS], before[CELLS];
	uint32_t key[CRM_BY_ALL];
	int n = find_cells(w, g, now);

	memcpy(key, g->key, sizeof key);
	key[w->period]--;
	if (n < 0 || find_cells(w, crm_stats_group_at(w->s->groups, key), before) < 0)
		return -1;
	for (int i = 0; i < n; i++)
		compared_text(&now[i], &before[i], out);
	return 0;
}

/* ---- the rows ---- */

static void
write_columns(crm_stats *s, const struct crm_stats_group *g, crm_buf *out)
{
	bool first = true;

	for (size_t i = 0; i < s->bys; i++) {
		if (s->by[i].what == CRM_GROUP_RANGE)
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

static int
write_row(struct writing *w, size_t i, crm_buf *out)
{
	struct crm_cell cell[CELLS + CRM_CELLS_MOST] = {{0}};
	crm_stats *s = w->s;
	int n;

	write_columns(s, w->row[i], out);
	if (s->how->compare)
		return write_compared(w, w->row[i], out);
	n = find_cells(w, w->row[i], cell);
	if (n < 0 || (s->table->fill && s->table->fill(s, w->row, i, cell + n, w->e) < 0))
		return -1;
	for (int j = 0; s->table->cells[j]; j++)
		n++;
	for (int j = 0; j < n; j++)
		cell_text(&cell[j], out);
	return 0;
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
	return s->bys > 0 && !(s->bys == 1 && s->by[0].what == CRM_GROUP_RANGE);
}

int
crm_stats_rows(crm_stats *s, crm_buf *out, crm_error *e)
{
	struct writing w = {.s = s, .e = e};
	size_t at = out->n;
	int failed = 0;

	while (w.period < s->bys && s->by[w.period].what != CRM_GROUP_PERIOD &&
	       s->by[w.period].what != CRM_GROUP_RANGE)
		w.period++;
	if (!s->table->gather)
		fill_periods(s);
	if (s->how->compare)
		follow(&w);
	w.row = crm_stats_groups_sorted(s, &w.rows);
	count_all(&w);
	write_header(s, out);
	if (!has_columns(s))
		drop_tab(out, at);
	for (size_t i = 0; i < w.rows && !failed; i++) {
		if (is_before(&w, w.row[i]))
			continue;
		at = out->n;
		failed = write_row(&w, i, out);
		crm_buf_char(out, '\n');
		if (!has_columns(s))
			drop_tab(out, at);
	}
	free(w.row);
	return failed;
}
