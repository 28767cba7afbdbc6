/* explanation.c: what the explanations of all tools have in common. */
#include "score/figures.h"

void
crm_show_rows(crm_buf *table, crm_buf *out)
{
	crm_show_table(crm_buf_slice(table), out);
	table->n = 0;
}

/* Adds a cell, made visible. */
static int
add_visible(crm_cursor *at, int ref, crm_buf *out, crm_error *e)
{
	crm_buf text = {0};
	int done = crm_cursor_text(at, ref, &text, e);

	crm_buf_visible(out, crm_buf_slice(&text));
	crm_buf_free(&text);
	return done;
}

int
crm_explain_head(crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e)
{
	int id = crm_frame_ref(f, CRM_STR("id"), e), name = crm_frame_ref(f, CRM_STR("name"), e);
	char today[CRM_TIME_TEXT];

	if (id < 0 || name < 0 || add_visible(at, name, out, e) < 0)
		return -1;
	crm_buf_z(out, " (");
	if (add_visible(at, id, out, e) < 0)
		return -1;
	crm_time_show(crm_frame_today(f), today);
	crm_buf_f(out, "), as of %s\n", today);
	return 0;
}
