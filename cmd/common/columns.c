/* columns.c: some columns of a stream only: those of -C, or what a person wants
 * to see of it on a terminal. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/columns.h"

#define WORDS 32                                  /* columns of a terminal that the last of a table wants */

/* Takes names parted by commas; those given by hand are to be there. */
static void take_names(struct cmd_stream *s, const char *names, bool given)
{
	s->only = crm_alloc((strlen(names) + 1) * sizeof *s->only);
	for (const char *p = names;; p++) {
		size_t n = strcspn(p, ",");
		crm_str name = crm_str_trim((crm_str){p, n});
		if (given && !name.n)
			cmd_usage_error("--columns: a name is empty");
		s->only[s->onlys++] = name;
		p += n;
		if (!*p)
			return;
	}
}

void cmd_columns_take(struct cmd_stream *s, const char *names)
{
	take_names(s, names, true);
}

/* A call for what is not there, or a fault in what is. */
_Noreturn void cmd_columns_die(crm_error *e)
{
	if (e->status == CRM_SYSTEM)
		crm_fail_at(e, "--columns", 0, NULL);
	cmd_die(e);
}

/* ---- on a terminal ---- */

static bool gather(void *to, crm_str bytes)
{
	crm_buf_str(to, bytes);
	return true;
}

static bool is_there(const struct cmd_stream *s, const struct crm_frame_out *out, crm_str name)
{
	const crm_table *table = crm_frame_table(s->frame);

	for (size_t i = 0; i < out->refs; i++)
		if (crm_str_eq(crm_frame_name(s->frame, out->ref[i]), name))
			return true;
	for (size_t i = 0; i < out->extras; i++)
		if (crm_str_eq(out->extra[i], name))
			return true;
	for (size_t i = 0; i < crm_table_columns(table); i++)
		if (crm_str_eq(crm_table_column(table, i), name))
			return true;
	return false;
}

/* What a person wants to see of the usual columns: those there are. */
static void take_usual(struct cmd_stream *s, const struct crm_frame_out *out)
{
	size_t n = 0;

	take_names(s, s->usual, false);
	for (size_t i = 0; i < s->onlys; i++)
		if (is_there(s, out, s->only[i]) && !crm_policy_private(s->policy, s->only[i]))
			s->only[n++] = s->only[i];
	s->onlys = n;
}

static size_t terminal_width(void)
{
	struct winsize size;
	const char *said = getenv("COLUMNS");
	int n = said ? atoi(said) : 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return n > 0 ? (size_t)n : 80;
}

static void make_table(struct cmd_stream *s, struct crm_frame_out *out, crm_buf *table)
{
	crm_buf tsv = {0};
	crm_error e;

	out->only = s->only;
	out->onlys = s->onlys;
	out->to = CRM_TSV;
	out->take = gather;
	out->to_whom = &tsv;
	if (crm_frame_write(s->frame, out, &e) < 0)
		cmd_columns_die(&e);
	crm_show_table(crm_buf_slice(&tsv), table);
	crm_buf_free(&tsv);
}

/* Whether the last column, which is for words, has room for some. */
static bool has_room(const struct cmd_stream *s, const crm_buf *table, size_t width)
{
	const char *end = memchr(table->p, '\n', table->n);
	crm_str head = {table->p, end ? (size_t)(end - table->p) : table->n};

	return !s->onlys || crm_str_width(head) - crm_str_width(s->only[s->onlys - 1]) + WORDS <= width;
}

/* Leaves out the next of the columns that can be spared; false when none is left. */
static bool spare_one(struct cmd_stream *s)
{
	while (s->spare && *s->spare) {
		crm_str name = {s->spare, strcspn(s->spare, ",")};
		size_t n = 0, had = s->onlys;
		for (size_t i = 0; i < had; i++)
			if (!crm_str_eq(s->only[i], name))
				s->only[n++] = s->only[i];
		s->onlys = n;
		s->spare += name.n + (s->spare[name.n] == ',');
		if (n < had)
			return true;
	}
	return false;
}

/* What is asked for by name is not left out unsaid. */
static void refuse_private(const struct cmd_stream *s)
{
	for (size_t i = 0; i < s->onlys; i++)
		if (crm_policy_private(s->policy, s->only[i]))
			cmd_usage_error("--columns: %s is private, so no table shows it; write a stream with -o or --to-tsv",
			                crm_quote(s->only[i]));
}

/* A table; what was not asked for by name does not run over the edge. */
void cmd_columns_show(struct cmd_stream *s, struct crm_frame_out *out)
{
	size_t width = terminal_width();
	crm_buf table = {0};

	if (s->only) {
		refuse_private(s);
		make_table(s, out, &s->out.buf);
		return;
	}
	take_usual(s, out);
	do {
		table.n = 0;
		make_table(s, out, &table);
	} while (!has_room(s, &table, width) && spare_one(s));
	crm_show_cut(crm_buf_slice(&table), width, &s->out.buf);
	crm_buf_free(&table);
}
