/* by_owner_write.c: writes closeness by colleague: as pairs, as counts, and as an explanation. */
#include <stdlib.h>

#include "base/array.h"
#include "score/by_owner.h"

/* ---- fields ---- */

static int
add_column(crm_cursor *at, int ref, crm_buf *out, crm_error *e)
{
	crm_buf text = {0};
	int done = crm_cursor_text(at, ref, &text, e);

	crm_field_write(out, crm_buf_slice(&text), CRM_TSV);
	crm_buf_free(&text);
	return done;
}

static void
add_moment(crm_time t, crm_buf *out)
{
	char text[CRM_TIME_TEXT];

	if (t.day == CRM_NO_DAY)
		return;
	crm_time_format(t, text);
	crm_buf_z(out, text);
}

/* Tables for people have no private columns. */
static bool
is_shown(const crm_by_owner *k, bool people, const char *column)
{
	return !people || !crm_policy_private(k->policy, crm_str_z(column));
}

/* Adds the header of the columns that are shown. */
static void
add_head(const crm_by_owner *k, bool people, const char *const *column, size_t n, crm_buf *out)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (!is_shown(k, people, column[i]))
			continue;
		if (any)
			crm_buf_char(out, '\t');
		crm_buf_z(out, column[i]);
		any = true;
	}
	crm_buf_char(out, '\n');
}

/* ---- pairs ---- */

enum { ID, NAME, OWNER, BY, CLOSENESS, SHARE, TOUCHES, LAST_TOUCH, PAIR_COLUMNS };
static const char *const pair_columns[PAIR_COLUMNS] = {
	"id", "name", "owner", "by", "closeness", "share", "touches", "last_touch"};

static int
pair_field(const crm_by_owner *k, crm_cursor *at, const struct crm_pair *p, int column,
	   crm_buf *out, crm_error *e)
{
	switch (column) {
	case BY: crm_field_write(out, p->with.by, CRM_TSV); break;
	case CLOSENESS: crm_figure_text(p->closeness, 1, out); break;
	case SHARE: crm_figure_text(p->share, 2, out); break;
	case TOUCHES: crm_buf_f(out, "%u", p->with.touches); break;
	case LAST_TOUCH: add_moment(p->with.last_touch, out); break;
	default: return add_column(at, k->ref[column], out, e);
	}
	return 0;
}

int
crm_by_owner_pairs(const crm_by_owner *k, bool people, crm_buf *out, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(k->frame);
	int done = 0;

	add_head(k, people, pair_columns, PAIR_COLUMNS, out);
	for (size_t i = 0; i < k->pairs && done == 0; i++) {
		const struct crm_pair *p = &k->pair[i];
		bool any = false;
		if (k->only && !crm_str_eq(p->with.by, k->only->by))
			continue;
		crm_cursor_go(at, p->row);
		for (int c = 0; c < PAIR_COLUMNS && done == 0; c++) {
			if (!is_shown(k, people, pair_columns[c]))
				continue;
			if (any)
				crm_buf_char(out, '\t');
			any = true;
			done = pair_field(k, at, p, c, out, e);
		}
		crm_buf_char(out, '\n');
	}
	crm_cursor_free(at);
	return done;
}

/* ---- colleagues ---- */

static int
add_worth(const crm_by_owner *k, crm_cursor *at, int which, const char *name, crm_num *sum,
	  crm_error *e)
{
	crm_num worth;
	crm_value v;

	if (crm_cursor_value(at, k->ref[which], &v, e) < 0 ||
	    crm_figure(&v, name, k->frame, crm_cursor_row(at), &worth, e) < 0)
		return -1;
	if (worth == CRM_NO_FIGURE || crm_num_add(*sum, worth, sum) == 0)
		return 0;
	crm_fail(e, CRM_DATA, "the sum becomes too large");
	return crm_row_fault(k->frame, crm_cursor_row(at), name, e);
}

static int
add_customer(const crm_by_owner *k, crm_cursor *at, const struct crm_pair *p, crm_error *e)
{
	struct crm_colleague_sum *with = crm_by_owner_colleague(k, p->with.by);

	with->customers++;
	if (!p->most)
		return 0;
	with->most++;
	if (add_worth(k, at, CRM_BY_OWNER_VALUE, "value", &with->value, e) < 0)
		return -1;
	return add_worth(k, at, CRM_BY_OWNER_SPEND, "spend", &with->spend, e);
}

/* Customers who have died, or have gone for good, do not count: nothing can be lost with them. */
static int
add_people(const crm_by_owner *k, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(k->frame);
	crm_buf status = {0};
	int done = 0;

	for (size_t i = 0; i < k->pairs && done == 0; i++) {
		crm_cursor_go(at, k->pair[i].row);
		status.n = 0;
		done = crm_cursor_text(at, k->ref[CRM_BY_OWNER_STATUS], &status, e);
		if (done == 0 && status.n == 0)
			done = add_customer(k, at, &k->pair[i], e);
	}
	crm_buf_free(&status);
	crm_cursor_free(at);
	return done;
}

/* The colleagues with whom most would be lost first; nobody, who cannot leave, last. */
static int
by_loss(const void *a, const void *b)
{
	const struct crm_colleague_sum *x = *(const struct crm_colleague_sum *const *)a,
				       *y = *(const struct crm_colleague_sum *const *)b;

	if (!x->by.n != !y->by.n)
		return x->by.n ? -1 : 1;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return crm_str_cmp(x->by, y->by);
}

int
crm_by_owner_count(crm_by_owner *k, bool people, crm_buf *out, crm_error *e)
{
	static const char *const columns[] = {"by", "customers", "most", "value", "spend"};
	bool value = is_shown(k, people, "value"), spend = is_shown(k, people, "spend");
	const struct crm_colleague_sum **all = crm_alloc((k->people + 1) * sizeof *all);
	int done = add_people(k, e);

	add_head(k, people, columns, CRM_LENGTH(columns), out);
	for (size_t i = 0; i < k->people; i++)
		all[i] = &k->person[i];
	qsort(all, k->people, sizeof *all, by_loss);
	for (size_t i = 0; i < k->people && done == 0; i++) {
		if (!all[i]->customers || (k->only && k->only != all[i]))
			continue;
		crm_field_write(out, all[i]->by, CRM_TSV);
		crm_buf_f(out, "\t%zu\t%zu%s", all[i]->customers, all[i]->most, value ? "\t" : "");
		if (value)
			crm_figure_text(all[i]->value, 1, out);
		if (spend)
			crm_buf_char(out, '\t');
		if (spend)
			crm_figure_text(all[i]->spend, 2, out);
		crm_buf_char(out, '\n');
	}
	free(all);
	return done;
}

/* ---- the explanation of one customer ---- */

static void
pair_line(const struct crm_pair *p, crm_buf *table)
{
	crm_buf_z(table, "  ");
	crm_buf_visible(table, p->with.by.n ? p->with.by : CRM_STR("(nobody named)"));
	crm_buf_char(table, '\t');
	crm_figure_text(p->with.in, 0, table);
	crm_buf_char(table, '\t');
	crm_figure_text(p->with.out, 0, table);
	crm_buf_char(table, '\t');
	if (p->share != CRM_NO_FIGURE)
		crm_share_text(p->share, table);
	crm_buf_char(table, '\t');
	crm_figure_text(p->closeness, 1, table);
	crm_buf_char(table, '\t');
	crm_figure_text(p->left, 1, table);
	crm_buf_f(table, "\t%u\t", p->with.touches);
	add_moment(p->with.last_touch, table);
	crm_buf_char(table, '\n');
}

/* Adds the last line: what would be lost. */
static void
add_loss(const struct crm_pair *first, crm_num all, crm_buf *out)
{
	if (!first->most || !first->with.by.n) {
		crm_buf_z(out, first->most ? "  Of most of it nobody wrote down whose it is.\n"
					   : "  Nobody has more than half of it.\n");
		return;
	}
	crm_buf_z(out,
		  first->share == CRM_NUM_ONE ? "  All of it is with " : "  Most of it is with ");
	crm_buf_visible(out, first->with.by);
	if (first->share == CRM_NUM_ONE) {
		crm_buf_z(out, ": without them nothing would be left.\n");
		return;
	}
	crm_buf_z(out, ": without them ");
	crm_figure_text(first->left, 1, out);
	crm_buf_z(out, " of ");
	crm_figure_text(all, 1, out);
	crm_buf_z(out, " would be left.\n");
}

int
crm_by_owner_explain(const crm_by_owner *k, size_t row, crm_buf *out, crm_error *e)
{
	const struct crm_pair *pair = k->pair + k->first[row];
	size_t n = k->first[row + 1] - k->first[row];
	crm_cursor *at = crm_cursor_new(k->frame);
	struct crm_closeness c;
	crm_num in = 0, sum = 0;
	crm_buf table = {0};
	int done;

	crm_cursor_go(at, row);
	done = crm_explain_head(at, k->frame, out, e);
	crm_cursor_free(at);
	for (size_t i = 0; i < n; i++) {
		in += pair[i].with.in;
		sum += pair[i].with.out;
	}
	crm_closeness_of(k->how, in, sum, CRM_NO_FIGURE, &c);
	crm_buf_z(out, "\nCloseness without the rating: ");
	crm_figure_text(c.closeness, 1, out);
	crm_buf_z(out, n ? ", by colleague:\n" : ", as nothing was done with each other yet\n");
	if (n)
		crm_buf_z(&table, "  by\ttheirs\tours\tshare\tcloseness\twithout "
				  "them\ttouches\tlast touch\n");
	for (size_t i = 0; i < n; i++)
		pair_line(&pair[i], &table);
	crm_show_rows(&table, out);
	if (n)
		add_loss(pair, c.closeness, out);
	crm_buf_free(&table);
	return done;
}
