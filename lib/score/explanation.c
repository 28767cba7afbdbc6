/* explanation.c: what the explanations of all tools have in common. */
#include "expr/expr.h"
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

/* ---- the values of names ---- */

struct values {
	crm_frame *frame;
	crm_cursor *at;
	crm_buf *out;
	crm_error *e;
	size_t n;
	int done;
};

static void
add_value(void *to, crm_str name)
{
	struct values *v = to;
	int ref = v->done < 0 ? -1 : crm_frame_ref(v->frame, name, v->e);
	crm_buf text = {0};

	if (ref < 0 || crm_cursor_text(v->at, ref, &text, v->e) < 0) {
		v->done = -1;
	} else {
		crm_str value = text.n ? crm_buf_slice(&text) : CRM_STR("missing");
		char moment[CRM_TIME_TEXT];
		crm_time t;
		if (crm_time_has_clock(value, &t))
			value = (crm_str){moment, crm_time_show(t, moment)};
		crm_buf_f(v->out, "%s%.*s ", v->n++ ? ", " : "", (int)name.n, name.p);
		crm_buf_visible(v->out, value);
	}
	crm_buf_free(&text);
}

int
crm_explain_values(const crm_expr *x, crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e)
{
	struct values v = {f, at, out, e, 0, 0};

	crm_expr_names(x, add_value, &v);
	return v.done;
}
