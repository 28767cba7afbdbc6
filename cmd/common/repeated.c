/* repeated.c: records of an import that are there already. */
#include <stdlib.h>
#include <string.h>

#include "common/differences.h"
#include "common/message.h"
#include "common/repeated.h"
#include "common/output.h"

/* ---- values that say the same ---- */

/* Numbers and moments may be written in several ways. */
bool
cmd_same_value(crm_str a, crm_str b)
{
	crm_num x, y;
	crm_time s, t;

	if (crm_str_eq(a, b))
		return true;
	if (crm_num_parse(a, &x) && crm_num_parse(b, &y))
		return x == y;
	return crm_time_parse(a, &s) && crm_time_parse(b, &t) && s.day == t.day &&
	       s.minute == t.minute && s.offset == t.offset;
}

void
cmd_tell_changed(const struct cmd_incoming *in, size_t i, crm_str id, crm_str name,
		 crm_str differences, const char *so)
{
	cmd_note("%s:%llu: changed %.*s%s%s: %.*s%s", crm_table_source(in->table, i),
		 (unsigned long long)crm_table_line(in->table, i), (int)id.n, id.p,
		 name.n ? " " : "", name.n ? crm_quote(name) : "", (int)differences.n,
		 differences.p, so);
}

/* ---- --dry-run ---- */

static void
show_added(const struct cmd_target *t, const crm_str *fields, crm_buf *out)
{
	crm_buf_char(out, '+');
	for (size_t c = 0; c < t->columns; c++) {
		if (!fields[c].n || crm_str_eqz(t->column[c], "recorded"))
			continue;
		crm_buf_char(out, ' ');
		crm_buf_visible(out, t->column[c]);
		crm_buf_f(out, "=%s", crm_quote(fields[c]));
	}
	crm_buf_char(out, '\n');
}

static void
show_changed(const struct cmd_target *t, const crm_str *before, const crm_str *after,
	     crm_buf *differences, crm_buf *out)
{
	int id = cmd_target_find(t, "id"), name = cmd_target_find(t, "name");

	differences->n = 0;
	cmd_add_differences(t, before, after, differences);
	if (differences->n) {
		crm_buf_z(out, "~ ");
		crm_buf_visible(out, after[id]);
		crm_buf_f(out, " %s: %s\n", crm_quote(before[name]), crm_buf_zend(differences));
	}
}

void
cmd_dry_run(const struct cmd_target *t, crm_str *const *changed, crm_str *const *added, size_t n)
{
	struct cmd_output out;
	crm_buf differences = {0};
	crm_row row = {0};

	cmd_output_open(&out, NULL);
	for (size_t i = 0; changed && t->table && i < crm_table_rows(t->table); i++) {
		if (!changed[i])
			continue;
		crm_row_split(&row, t->table, i);
		show_changed(t, row.field, changed[i], &differences, &out.buf);
	}
	for (size_t i = 0; i < n; i++)
		if (added[i])
			show_added(t, added[i], &out.buf);
	crm_row_free(&row);
	crm_buf_free(&differences);
	cmd_output_close(&out);
}
