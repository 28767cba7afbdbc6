/* incoming.c: what is to be added to a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/clash.h"
#include "common/incoming.h"
#include "common/output.h"
#include "common/rejects.h"
#include "common/told.h"

void
cmd_incoming_one(struct cmd_incoming *in, const crm_str *names, const crm_str *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!crm_utf8_ok(names[i]) || !crm_utf8_ok(values[i]))
			cmd_usage_error("%s=%s is not UTF-8", crm_quote(names[i]),
					crm_quote(values[i]));
		for (size_t j = 0; j < i; j++)
			if (crm_str_eq(names[i], names[j]))
				cmd_usage_error("%s is given twice", crm_quote(names[i]));
	}
	in->one = true;
	in->table = crm_table_new(names, n, CRM_TSV);
	crm_table_add(in->table, values);
}

/* ---- rules ---- */

/* A fault in a row of theirs. */
static int
set_row_aside(void *to, size_t row, crm_error *e)
{
	struct cmd_incoming *in = to;

	if (!in->rejects)
		return -1;
	crm_rejects_add(in->rejects, e, crm_table_record(in->table, row));
	in->set_aside++;
	return 0;
}

static void
apply_rules(struct cmd_incoming *in)
{
	struct crm_imported ours;
	crm_error e;

	if (crm_rules_apply(in->rules, in->table, set_row_aside, in, &ours, &e) < 0)
		cmd_die(&e);
	in->theirs = in->table;
	in->table = ours.table;
	in->ruled = ours.ruled;
	in->skipped = ours.skipped;
	in->absent = ours.left_out;
}

/* ---- reading ---- */

static crm_table *
read_export(struct cmd_incoming *in, crm_error *e)
{
	struct crm_import_form form = {0};
	crm_buf bytes = {0};
	crm_table *t = NULL;

	if (in->rules)
		form = crm_rules_form(in->rules);
	if (crm_file_read(in->from, &bytes, e) == 0) {
		t = cmd_rejected_again(crm_buf_slice(&bytes), &form, in->rejects);
		in->part = t != NULL;
		if (!t)
			t = crm_import_bytes(strcmp(in->from, "-") ? in->from : "standard input",
					     crm_buf_slice(&bytes), &form, in->rejects, e);
	}
	crm_buf_free(&bytes);
	return t;
}

/* --from reads any export, unless --csv or --tsv says that it is of our own form, as
 * standard input is. */
static crm_table *
read_records(struct cmd_incoming *in, enum crm_format format, crm_error *e)
{
	struct crm_read how = {.format = format, .rejects = in->rejects, .exported = true};

	if (in->from && format == CRM_AUTO)
		return read_export(in, e);
	return crm_table_read(&in->from, in->from ? 1 : 0, &how, e);
}

void
cmd_incoming_stream(struct cmd_incoming *in, const struct cmd_call *call, const crm_model *model,
		    enum crm_rules_for what)
{
	crm_error e;

	if (in->print_rules)
		cmd_print_rules(in);
	in->rejects_path = call->rejects;
	in->file = call->file;
	in->customers = call->customers;
	cmd_refuse("rejects", call->rejects, in->from, "the input");
	cmd_refuse("file", call->file, in->from, "the input");
	cmd_refuse_output_input(call, in->from, "the input");
	in->rejects = call->rejects ? crm_rejects_new() : NULL;
	if (model)
		cmd_incoming_rules(in, model, what);
	cmd_note_terminal(in->from);
	in->table = read_records(in, call->from, &e);
	if (!in->table && !in->from && cmd_nothing_came(&e))
		crm_fail_more(&e,
			      "; a single record is given by arguments, and a file by --from (%s "
			      "--help shows both)",
			      call->tool->name);
	if (!in->table)
		cmd_die(&e);
	in->set_aside = in->rejects ? crm_rejects_count(in->rejects) : 0;
	cmd_notes(crm_table_notices(in->table));
	if (model)
		apply_rules(in);
	in->unread = in->rejects;
	in->rejects = NULL;
	cmd_incoming_again(in);
}

void
cmd_incoming_again(struct cmd_incoming *in)
{
	if (in->told) {
		crm_table_free(in->table);
		in->table = in->told;
	}
	free(in->lines);
	free(in->to);
	in->told = NULL;
	in->lines = NULL;
	in->to = NULL;
	in->left_out = 0;
	in->faults = in->known = in->changed = in->voided = in->gone = 0;
	if (!in->unread)
		return;
	crm_rejects_free(in->rejects);
	in->rejects = crm_rejects_new();
	crm_rejects_join(in->rejects, in->unread);
}

/* ---- columns ---- */

/* Whether a column that neither the file nor the vocabulary has may be added: where it was
 * said, or where a rule names it and it is no slip. */
static bool
may_be_new(const struct cmd_incoming *in, struct cmd_target *target, size_t column, crm_str name)
{
	const char **known;
	size_t n;

	if (in->new_columns || (in->of_log && crm_is_log_column(name)) ||
	    (in->rules && (crm_rules_keep_rest(in->rules) || crm_rules_is_ours(in->rules, name))))
		return true;
	if (!in->rules_name || column >= in->ruled)
		return false;
	n = cmd_target_words(target, &known);
	return !crm_nearest(name, known, n);
}

/* A name that differs from one of ours in case alone is a slip: the column would be kept, and
 * nothing would look at it. */
static void
check_case(const struct cmd_incoming *in, struct cmd_target *target, crm_str name)
{
	const char **known;
	size_t n = cmd_target_words(target, &known);
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		if (name.n != strlen(known[i]) || strncasecmp(name.p, known[i], name.n) != 0 ||
		    memcmp(name.p, known[i], name.n) == 0)
			continue;
		crm_fail(&e, CRM_DATA,
			 "the column %s differs from our column \"%s\" only in capital letters",
			 crm_quote(name), known[i]);
		if (!in->one) {
			const crm_table *t = in->theirs ? in->theirs : in->table;
			crm_fail_more(&e, "; --map %s=%s takes it, --map %s= leaves it out",
				      crm_shell(name), known[i], crm_shell(name));
			if (crm_table_rows(t))
				crm_fail_at(&e, crm_table_source(t, 0), 0, NULL);
		}
		cmd_die(&e);
	}
}

void
cmd_incoming_leave_out(struct cmd_incoming *in, const char *column)
{
	in->left_out |= UINT64_C(1) << crm_table_find(in->table, column);
}

void
cmd_incoming_map(struct cmd_incoming *in, struct cmd_target *target)
{
	size_t columns = crm_table_columns(in->table);

	in->to = crm_alloc((columns + 1) * sizeof *in->to);
	for (size_t i = 0; i < columns; i++) {
		crm_str ours = crm_table_column(in->table, i);
		in->to[i] = -1;
		if (i < 64 && in->left_out >> i & 1)
			continue;
		in->to[i] = cmd_target_column(target, ours, false);
		if (in->to[i] < 0 && may_be_new(in, target, i, ours)) {
			check_case(in, target, ours);
			in->to[i] = cmd_target_column(target, ours, true);
		}
		if (in->to[i] < 0)
			cmd_unknown_columns(in, target, i);
	}
}

/* ---- faults ---- */

/* --rest=drop keeps columns of theirs that have the name of one of ours, which may be meant
 * otherwise. */
static bool
kept_of_rest(const struct cmd_incoming *in, const char *field)
{
	int at = in->theirs && *field ? crm_table_find(in->table, field) : -1;

	return at >= 0 && (size_t)at >= in->ruled && crm_rules_drop_rest(in->rules);
}

/* The customers of orders may be in the same file: rules that are built in say how to read them. */
static void
advise_to_add(const struct cmd_incoming *in, crm_error *e)
{
	const char *name;
	crm_buf rules = {0};
	crm_str text;

	crm_buf_f(&rules, "%s-customers", in->rules_name ? in->rules_name : "");
	crm_buf_zend(&rules);
	for (size_t i = 0; crm_rules_builtin(i, &name, &text); i++)
		if (strcmp(name, rules.p) == 0) {
			crm_fail_more(e,
				      "; to add the customers of the same file first, run: crm-add "
				      "-f %s --rules=%s --from=%s",
				      in->customers ? crm_shell(crm_str_z(in->customers))
						    : "CUSTOMERS",
				      name, in->from ? crm_shell(crm_str_z(in->from)) : "-");
			crm_buf_free(&rules);
			return;
		}
	crm_buf_free(&rules);
	crm_fail_more(e, "; import the customers first, with crm-add --from");
}

/* Where a column of ours is empty, one of theirs that was left out may be it. */
static void
advise_to_map(const struct cmd_incoming *in, crm_error *e)
{
	const char *theirs = NULL;

	if (in->theirs && crm_rules_drop_rest(in->rules) && strncmp(e->text, "is empty", 8) == 0 &&
	    crm_table_find(in->table, e->field) < 0)
		theirs = cmd_theirs_for(in->theirs, e->field);
	if (theirs)
		crm_fail_more(
			e, "; --rest=drop left out the column %s, which --map can take as this one",
			theirs);
}

/* Says where it is, and what to do about it. */
static void
complete_fault(const struct cmd_incoming *in, size_t i, crm_error *e)
{
	static const char nobody[] = "no customer", unnamed[] = "no customer is named";
	const crm_table *told = in->told ? in->told : in->table;
	size_t row = in->told ? in->lines[i] : i;

	if (in->theirs && strcmp(e->field, "customer") == 0 &&
	    strncmp(e->text, unnamed, sizeof unnamed - 1) == 0)
		crm_fail_more(e,
			      "; --rejects=FILE sets such records aside, and a rule with \"skip: "
			      "yes\" leaves them out");
	else if (in->theirs && strcmp(e->field, "customer") == 0 &&
		 strncmp(e->text, nobody, sizeof nobody - 1) == 0)
		advise_to_add(in, e);
	else if (kept_of_rest(in, e->field))
		crm_fail_more(e, "; \"--map %s=\" leaves that column out", e->field);
	else
		advise_to_map(in, e);
	if (!in->one)
		crm_fail_at(e, crm_table_source(told, row), crm_table_line(told, row), NULL);
}

static void
set_aside(struct cmd_incoming *in, size_t i, const crm_error *e)
{
	if (in->told)
		crm_rejects_add(in->rejects, e, crm_table_record(in->told, in->lines[i]));
	else
		crm_rejects_add(in->rejects, e, crm_table_record(in->table, i));
	in->faults++;
}

void
cmd_incoming_fault(struct cmd_incoming *in, size_t i, crm_error *e)
{
	complete_fault(in, i, e);
	if (!in->rejects)
		cmd_die(e);
	set_aside(in, i, e);
}

/* The lines of a table as items of a sentence: (c1 Ann 111; c2 Ann 222), as many as a reason has
 * room for. */
static void
add_items(crm_error *e, crm_str list)
{
	crm_buf text = {0};
	size_t whole = 0, n = 0;
	const char *p = list.p, *end = list.p + list.n;

	for (; p < end && text.n < 300; p++) {
		if (*p == '\n') {
			whole = text.n;
			n++;
		} else if (*p != ' ') {
			crm_buf_z(&text, p == list.p || p[-1] != ' ' ? ""
					 : whole == text.n           ? (n ? "; " : "")
								     : " ");
			crm_buf_char(&text, *p);
		}
	}
	text.n = whole;
	crm_fail_more(e, " (%s%s)", crm_buf_zend(&text), p == end ? "" : "; ...");
	crm_buf_free(&text);
}

void
cmd_incoming_several(struct cmd_incoming *in, size_t i, crm_error *e, crm_str list)
{
	complete_fault(in, i, e);
	if (in->rejects) {
		add_items(e, list);
		set_aside(in, i, e);
		return;
	}
	cmd_warn(e);
	fprintf(stderr, "%.*s", (int)list.n, list.p);
	exit(e->status);
}

void
cmd_incoming_tell(const struct cmd_incoming *in)
{
	struct cmd_counts n = {.added = crm_table_rows(in->table) - in->faults - in->known -
					in->changed,
			       .known = in->known,
			       .changed = in->changed,
			       .faulty = in->faults + in->set_aside};

	if (in->file)
		cmd_tell_counts(in->file, &n, true);
}

void
cmd_incoming_set_aside(struct cmd_incoming *in)
{
	if (in->rejects && in->theirs)
		crm_rejects_head(in->rejects, crm_table_head(in->theirs));
	cmd_rejects_write(in->rejects, in->rejects_path);
}

int
cmd_incoming_close(struct cmd_incoming *in)
{
	size_t kept = crm_table_rows(in->table) - in->faults - in->known - in->changed - in->voided;
	int status;

	if (in->skipped)
		cmd_note("%zu row%s left out by the rules", in->skipped,
			 in->skipped == 1 ? " was" : "s were");
	status = cmd_rejects_tell(in->rejects, in->rejects_path, kept,
				  kept == 1 ? "record taken" : "records taken");
	crm_table_free(in->table);
	crm_table_free(in->told);
	crm_table_free(in->theirs);
	crm_table_free(in->absent);
	crm_rules_free(in->rules);
	free(in->lines);
	free(in->to);
	free(in->rule);
	crm_rejects_free(in->unread);
	return in->changed + in->gone && status == CRM_OK ? CRM_DATA : status;
}
