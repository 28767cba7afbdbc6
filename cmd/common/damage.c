/* damage.c: reports what spreadsheets have probably done to what comes in. */
#include <stdlib.h>

#include "common/damage.h"
#include "common/message.h"

/* What was found in one column, of one sort. */
struct found {
	const char *says;
	size_t column, row, more; /* row: the first one */
	crm_buf part;
};

struct search {
	const struct cmd_incoming *in;
	const struct cmd_target *target;
	struct found *found;
	size_t n;
};

static void
enter(struct search *s, const char *says, crm_str part, size_t column, size_t row)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->found[i].says == says && s->found[i].column == column) {
			s->found[i].more++;
			return;
		}
	s->found = crm_realloc(s->found, (s->n + 1) * sizeof *s->found);
	s->found[s->n] = (struct found){.says = says, .column = column, .row = row};
	crm_buf_str(&s->found[s->n++].part, part);
}

static void
tell(const struct search *s, const struct found *f)
{
	const crm_table *t = s->in->table;
	crm_str column = s->target->column[s->in->to[f->column]];
	crm_buf more = {0};

	if (f->more)
		crm_buf_f(&more, " (and %zu more like it)", f->more);
	if (s->in->one)
		cmd_note("%.*s: %s %s", (int)column.n, column.p, crm_quote(crm_buf_slice(&f->part)),
			 f->says);
	else
		cmd_note("%s:%llu: %.*s: %s %s%s", crm_table_source(t, f->row),
			 (unsigned long long)crm_table_line(t, f->row), (int)column.n, column.p,
			 crm_quote(crm_buf_slice(&f->part)), f->says, crm_buf_zend(&more));
	crm_buf_free(&more);
}

void
cmd_damage_tell(const struct cmd_incoming *in, const struct cmd_target *target)
{
	struct search s = {.in = in, .target = target};
	crm_row row = {0};
	crm_str part;

	for (size_t i = 0; i < crm_table_rows(in->table); i++) {
		crm_row_split(&row, in->table, i);
		for (size_t c = 0; c < crm_table_columns(in->table); c++) {
			const char *says = in->to[c] < 0 ? NULL
							 : crm_damage(target->column[in->to[c]],
								      row.field[c], &part);
			if (says)
				enter(&s, says, part, c, i);
		}
	}
	crm_row_free(&row);
	for (size_t i = 0; i < s.n; i++) {
		tell(&s, &s.found[i]);
		crm_buf_free(&s.found[i].part);
	}
	free(s.found);
}
