/* look.c: how people see a stream. */
#include <stdlib.h>

#include "common/columns.h"
#include "common/terminal.h"

static bool
gather(void *to, crm_str bytes)
{
	crm_buf_str(to, bytes);
	return true;
}

static bool
in_table(const struct cmd_stream *s, crm_str name)
{
	const crm_table *table = crm_frame_table(s->frame);

	for (size_t i = 0; i < crm_table_columns(table); i++)
		if (crm_str_eq(crm_table_column(table, i), name))
			return true;
	return false;
}

static bool
is_there(const struct cmd_stream *s, const struct crm_frame_out *out, crm_str name)
{
	for (size_t i = 0; i < out->refs; i++)
		if (crm_str_eq(crm_frame_name(s->frame, out->ref[i]), name))
			return true;
	return cmd_is_among(name, out->extra, out->extras) || in_table(s, name);
}

static void
show_one(struct cmd_stream *s, const struct crm_frame_out *out, crm_str name)
{
	if (is_there(s, out, name) && !crm_policy_private(s->policy, name) &&
	    !cmd_is_among(name, s->only, s->onlys))
		s->only[s->onlys++] = name;
}

/* What people see of the usual columns: those there are, and before the last, which is for
 * words, those of --add. */
static void
take_usual(struct cmd_stream *s, const struct crm_frame_out *out)
{
	size_t n = 0;
	crm_str *usual = cmd_names(s->look.usual, NULL, &n);

	s->only = crm_alloc((n + s->adds) * sizeof *s->only);
	for (size_t i = 0; i + 1 < n; i++)
		show_one(s, out, usual[i]);
	for (size_t i = 0; i < s->adds; i++)
		show_one(s, out, s->add[i]);
	show_one(s, out, usual[n - 1]);
	free(usual);
}

/* Columns that were asked for by name have that name, and their values as they are. */
static struct crm_list_column *
shapes(const struct cmd_stream *s, bool usual)
{
	struct crm_list_column *all = crm_alloc((s->look.columns + 1) * sizeof *all);

	for (size_t i = 0; i < s->look.columns; i++) {
		all[i] = s->look.column[i];
		if (!usual)
			all[i] = (struct crm_list_column){.name = all[i].name,
							  .whole = all[i].whole,
							  .painted = all[i].painted};
	}
	return all;
}

static bool
has_rows(crm_str tsv)
{
	crm_part(&tsv, '\n');
	return tsv.n > 0;
}

static void
show_list(struct cmd_stream *s, crm_str tsv, bool usual)
{
	struct crm_list_column *column = shapes(s, usual);
	const char *words = s->look.usual;
	crm_buf out = {0};

	for (const char *p = words; p && *p; p++)
		if (*p == ',')
			words = p + 1;
	/* A title says that there is nothing. */
	if (s->look.title.n && !has_rows(tsv))
		tsv.n = 0;
	crm_show_list(tsv,
		      &(struct crm_list_how){.width = cmd_terminal_width(),
					     .colour = cmd_in_colour(s->call),
					     .words = words,
					     .steps = usual && s->look.steps ? s->look.steps : "",
					     .column = column,
					     .columns = s->look.columns,
					     .paint = s->look.paint,
					     .from = s->look.from},
		      &out);
	cmd_output_pass(&s->out, s->look.title);
	cmd_output_pass(&s->out, crm_buf_slice(&out));
	crm_buf_free(&out);
	free(column);
}

void
cmd_look_write(struct cmd_stream *s, struct crm_frame_out *out)
{
	bool usual = !s->only;
	crm_buf tsv = {0};
	crm_error e;

	if (usual)
		take_usual(s, out);
	out->only = s->only;
	out->onlys = s->onlys;
	out->to = CRM_TSV;
	out->take = gather;
	out->to_whom = &tsv;
	if (crm_frame_write(s->frame, out, &e) < 0)
		cmd_die(&e);
	if (s->look.present)
		s->look.present(s->look.from, crm_buf_slice(&tsv), &s->out.buf);
	else
		show_list(s, crm_buf_slice(&tsv), usual);
	crm_buf_free(&tsv);
}
