/* incoming.c: what is to be added to a file. */
#include <stdlib.h>
#include <string.h>

#include "common/incoming.h"
#include "common/rejects.h"

void cmd_incoming_begin(struct cmd_incoming *in, int argc)
{
	*in = (struct cmd_incoming){.maps = crm_alloc((size_t)argc * sizeof(char *))};
}

/* How --from is to be read. True when the option was one of these. */
static bool take_form(struct cmd_incoming *in, int o, const char *value)
{
	switch (o) {
	case CMD_OPT_DELIMITER:
		if (!crm_import_delimiter(crm_str_z(value), &in->form.delimiter))
			cmd_usage_error("--delimiter: %s is not comma, semicolon, tab, bar or a single character",
			                crm_quote(crm_str_z(value)));
		break;
	case CMD_OPT_ENCODING: in->form.encoding = crm_str_z(value); break;
	case CMD_OPT_SKIP: in->form.skip = (unsigned)cmd_count("skip", value, 0, 1000000); break;
	case CMD_OPT_NO_HEADER: in->form.no_header = true; break;
	default: return false;
	}
	return in->formed = true;
}

bool cmd_incoming_option(struct cmd_incoming *in, int o, const char *value)
{
	switch (o) {
	case CMD_OPT_FROM: in->from = value; return true;
	case CMD_OPT_NEW_COLUMNS: in->new_columns = true; return true;
	case CMD_OPT_MAP:
		if (!strchr(value, '='))
			cmd_usage_error("--map: %s is not THEIRS=OURS", crm_quote(crm_str_z(value)));
		in->maps[in->map_count++] = value;
		return true;
	default: return take_form(in, o, value);
	}
}

void cmd_incoming_one(struct cmd_incoming *in, const crm_str *names, const crm_str *values, size_t n)
{
	if (in->from)
		cmd_usage_error("either one on the command line or --from, not both");
	for (size_t i = 0; i < n; i++) {
		if (!crm_utf8_ok(names[i]) || !crm_utf8_ok(values[i]))
			cmd_usage_error("%s=%s is not UTF-8", crm_quote(names[i]), crm_quote(values[i]));
		for (size_t j = 0; j < i; j++)
			if (crm_str_eq(names[i], names[j]))
				cmd_usage_error("%s is given twice", crm_quote(names[i]));
	}
	in->one = true;
	in->table = crm_table_new(names, n, CRM_TSV);
	crm_table_add(in->table, values);
}

/* --from reads any export, unless --csv or --tsv says that it is of our own form, as
 * standard input is. */
static crm_table *read_records(const struct cmd_incoming *in, enum crm_format format, crm_error *e)
{
	struct crm_read how = {.format = format, .rejects = in->rejects};

	if (in->formed && (!in->from || format != CRM_AUTO))
		cmd_usage_error("--delimiter, --encoding, --skip and --no-header need --from%s", in->from ? " without --csv and --tsv" : "");
	if (in->from && format == CRM_AUTO)
		return crm_import_read(in->from, &in->form, in->rejects, e);
	return crm_table_read(&in->from, in->from ? 1 : 0, &how, e);
}

void cmd_incoming_stream(struct cmd_incoming *in, const struct cmd_call *call)
{
	crm_error e;

	in->rejects_path = call->rejects;
	cmd_refuse("rejects", call->rejects, in->from, "the input");
	cmd_refuse("file", call->file, in->from, "the input");
	in->rejects = call->rejects ? crm_rejects_new() : NULL;
	in->table = read_records(in, call->from, &e);
	if (!in->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(in->table));
}

/* ---- columns ---- */

static crm_str ours_of(const struct cmd_incoming *in, crm_str theirs)
{
	for (size_t i = 0; i < in->map_count; i++) {
		const char *equals = strrchr(in->maps[i], '=');
		if (crm_str_eq(theirs, (crm_str){in->maps[i], (size_t)(equals - in->maps[i])}))
			return crm_str_z(equals + 1);
	}
	return theirs;
}

static _Noreturn void no_such_column(const struct cmd_incoming *in, crm_str theirs)
{
	size_t n = crm_table_columns(in->table);
	crm_buf list = {0};

	for (size_t c = 0; c < n; c++)
		crm_buf_f(&list, "%s%s", c ? ", " : "", crm_quote(crm_table_column(in->table, c)));
	cmd_usage_error("--map: the input has no column %s; it has %s", crm_quote(theirs), crm_buf_zend(&list));
}

/* A --map of a column that is not there would be passed over silently. */
static void check_maps(const struct cmd_incoming *in)
{
	for (size_t i = 0; i < in->map_count; i++) {
		crm_str theirs = {in->maps[i], (size_t)(strrchr(in->maps[i], '=') - in->maps[i])};
		bool there = false;
		for (size_t c = 0; c < crm_table_columns(in->table); c++)
			there = there || crm_str_eq(theirs, crm_table_column(in->table, c));
		if (!there)
			no_such_column(in, theirs);
	}
}

/* Of a stream all are told at once, since whoever takes in a list has many. */
static void tell_unknown(const struct cmd_incoming *in, struct cmd_target *target, size_t first, crm_error *e)
{
	crm_buf list = {0};

	for (size_t i = first; i < crm_table_columns(in->table); i++) {
		crm_str ours = ours_of(in, crm_table_column(in->table, i));
		if (ours.n && cmd_target_column(target, ours, false) < 0)
			crm_buf_f(&list, "%s%s", list.n ? ", " : "", crm_quote(ours));
	}
	crm_fail(e, CRM_DATA, "no column is called %s (--map names ours, or none to leave it out; --new-columns takes it in)",
	         crm_buf_zend(&list));
	crm_buf_free(&list);
}

static _Noreturn void unknown_column(const struct cmd_incoming *in, struct cmd_target *target, size_t column, crm_str name)
{
	const char **known;
	size_t n = cmd_target_words(target, &known);
	const char *nearest = crm_nearest(name, known, n);
	crm_error e;

	if (nearest)
		crm_fail(&e, CRM_DATA, "no column is called %s; did you mean \"%s\"? (--new-columns takes it in)",
		         crm_quote(name), nearest);
	else if (in->one)
		crm_fail(&e, CRM_DATA, "no column is called %s (--new-columns takes it in)", crm_quote(name));
	else
		tell_unknown(in, target, column, &e);
	if (!in->one && crm_table_rows(in->table))
		crm_fail_at(&e, crm_table_source(in->told ? in->told : in->table, 0), 1, NULL);
	cmd_die(&e);
}

void cmd_incoming_map(struct cmd_incoming *in, struct cmd_target *target)
{
	size_t columns = crm_table_columns(in->table);

	check_maps(in);
	in->to = crm_alloc((columns + 1) * sizeof *in->to);
	for (size_t i = 0; i < columns; i++) {
		crm_str ours = ours_of(in, crm_table_column(in->table, i));
		in->to[i] = -1;
		if (!ours.n)
			continue;
		in->to[i] = cmd_target_column(target, ours, in->new_columns);
		if (in->to[i] < 0)
			unknown_column(in, target, i, ours);
		for (size_t j = 0; j < i; j++)
			if (in->to[j] == in->to[i])
				cmd_usage_error("two columns are to be %s", crm_quote(ours));
	}
}

/* ---- faults ---- */

void cmd_incoming_fault(struct cmd_incoming *in, size_t i, crm_error *e)
{
	const crm_table *told = in->told ? in->told : in->table;
	size_t row = in->told ? in->lines[i] : i;

	if (!in->one)
		crm_fail_at(e, crm_table_source(told, row), crm_table_line(told, row), NULL);
	if (!in->rejects)
		cmd_die(e);
	crm_rejects_add(in->rejects, e, crm_table_record(in->table, i));
	in->faults++;
}

int cmd_incoming_close(struct cmd_incoming *in)
{
	size_t kept = crm_table_rows(in->table) - in->faults;

	crm_table_free(in->table);
	crm_table_free(in->told);
	free(in->lines);
	free(in->to);
	free(in->maps);
	return cmd_rejects_close(in->rejects, in->rejects_path, kept, kept == 1 ? "record taken" : "records taken");
}
