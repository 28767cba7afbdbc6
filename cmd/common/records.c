/* records.c: results that are no customer stream: counts and cut-offs. */
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "common/output.h"
#include "common/records.h"
#include "show/show.h"

enum crm_type
cmd_type_of(const crm_str *name, size_t n, size_t i)
{
	/* Numbers that are no word of customer streams: columns of the log, and of counts. */
	static const char *const numbers[] = {
		"amount",       "quantity",      "price",    "discount", "rating",
		"line",         "customers",     "contacts", "group",    "from",
		"to",           "max_customers", "capacity", "met",      "listed",
		"carried_over", "planned",       "reached",  "tried",    "left",
		"unplanned",    "due",           "most",     "ranked",   "share"};
	const crm_word *w;

	/* The value of a finding, or of a column that is counted, may be anything. */
	for (size_t k = 0; k < n; k++)
		if ((crm_str_eqz(name[k], "finding") || crm_str_eqz(name[k], "column")) &&
		    crm_str_eqz(name[i], "value"))
			return CRM_TEXT;
	for (size_t k = 0; k < CRM_LENGTH(numbers); k++)
		if (crm_str_eqz(name[i], numbers[k]))
			return CRM_NUMBER;
	for (size_t k = 0; (w = crm_word_at(k)); k++)
		if (crm_str_eqz(name[i], w->name))
			return w->type;
	return CRM_TEXT;
}

bool
cmd_to_person(const struct cmd_call *call)
{
	bool asked = call->to != CRM_AUTO || (call->output && strcmp(call->output, "-") != 0);

	return call->people || (!asked && isatty(STDOUT_FILENO));
}

void
cmd_records_print(const struct cmd_call *call, crm_str tsv)
{
	cmd_records_print_as(call, tsv, cmd_type_of);
}

#define COLUMNS 16 /* of the widest of these tables */

/* Adds a row without the fields of private columns; the row that counts a value of one is left
 * out. */
static void
add_public(const crm_policy *policy, const crm_str *name, size_t n, crm_str line, crm_buf *out)
{
	size_t begin = out->n;
	bool first = true;

	for (size_t i = 0; i < n; i++) {
		crm_str field = crm_part(&line, '\t');
		if (crm_str_eqz(name[i], "column") && crm_policy_private(policy, field)) {
			out->n = begin;
			return;
		}
		if (crm_policy_private(policy, name[i]))
			continue;
		if (!first)
			crm_buf_char(out, '\t');
		crm_buf_str(out, field);
		first = false;
	}
	crm_buf_char(out, '\n');
}

void
cmd_records_print_under(const crm_policy *policy, const struct cmd_call *call, crm_str tsv)
{
	crm_str rest = tsv, head = crm_part(&rest, '\n'), name[COLUMNS];
	crm_buf shown = {0};
	size_t n = 0;

	if (!cmd_to_person(call)) {
		cmd_records_print(call, tsv);
		return;
	}
	while (n < COLUMNS && head.n)
		name[n++] = crm_part(&head, '\t');
	while (tsv.n)
		add_public(policy, name, n, crm_part(&tsv, '\n'), &shown);
	cmd_records_print(call, crm_buf_slice(&shown));
	crm_buf_free(&shown);
}

void
cmd_records_print_as(const struct cmd_call *call, crm_str tsv, cmd_types *type_of)
{
	struct cmd_output out;

	cmd_output_open(&out, call->output);
	if (call->to == CRM_VCARD)
		cmd_usage_error("--to-vcard writes customers; this is a table of something else");
	if (call->to > CRM_TSV)
		crm_export_tsv(tsv, type_of, call->to, &out.buf);
	else if (cmd_to_person(call))
		crm_show_table(tsv, &out.buf);
	else
		cmd_output_records(&out, tsv);
	cmd_output_close(&out);
}

void
cmd_text_print(const struct cmd_call *call, crm_str text)
{
	struct cmd_output out;

	cmd_output_open(&out, call->output);
	crm_buf_str(&out.buf, text);
	cmd_output_close(&out);
}
