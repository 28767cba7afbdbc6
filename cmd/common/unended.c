/* unended.c: a last line without line feed, whose last field may be cut off. */
#include "common/clash.h"
#include "common/message.h"
#include "common/unended.h"

/* What the record says about permission; NULL: nothing. */
static const char *
permission(const crm_input *in, const crm_record *r)
{
	int kind = crm_input_find(in, "kind"), consent = crm_input_find(in, "consent");

	if (kind >= 0 && crm_str_eqz(r->field[kind], "optout"))
		return "an opt-out";
	if (kind >= 0 && crm_str_eqz(r->field[kind], "consent"))
		return "a consent";
	return consent >= 0 && (size_t)consent + 1 == crm_input_columns(in) ? "a consent" : NULL;
}

static void
refuse_record(const crm_input *in, const crm_record *r, const char *path)
{
	size_t last = crm_input_columns(in) - 1;
	const char *what = r->span.p[r->span.n - 1] == '\n' ? NULL : permission(in, r);
	crm_buf name = {0};
	crm_error e;

	if (!what)
		return;
	crm_buf_str(&name, crm_input_column(in, last));
	crm_fail(&e, CRM_DATA,
		 "%s may be cut off, as the line does not end in a line feed, and the line is %s; "
		 "nothing "
		 "was written: look at the line in an editor, correct it, end it with a line feed, "
		 "and try again",
		 crm_quote(r->field[last]), what);
	crm_fail_at(&e, path, r->line, crm_buf_zend(&name));
	cmd_die(&e);
}

void
cmd_refuse_unended(crm_store *store, const char *path)
{
	crm_error e;
	crm_record r;
	crm_input *in;
	crm_block *b;
	int status;

	if (crm_store_ended(store))
		return;
	in = crm_store_header(store, &e);
	if (!in)
		cmd_die(&e);
	b = crm_block_new(in, SIZE_MAX);
	while ((status = crm_input_block(in, b, &e)) > 0)
		while ((status = crm_block_next(b, &r, &e)) > 0)
			refuse_record(in, &r, path);
	crm_block_free(b);
	crm_input_close(in);
}
