/* spool.c: messages as records in a file, for a gateway of text messages or for letters. */
#include <stdlib.h>

#include "mail/deliver.h"

struct crm_spool {
	crm_store *store;
	const char *const *columns;
	size_t n;
	bool headed;
	crm_buf notices;
};

static int
check_header(const struct crm_spool *s, const char *path, crm_error *e)
{
	crm_input *in = crm_store_header(s->store, e);
	bool same = in && crm_input_columns(in) == s->n && crm_input_format(in) == CRM_TSV;

	if (!in)
		return -1;
	for (size_t i = 0; i < s->n && same; i++)
		same = crm_str_eqz(crm_input_column(in, i), s->columns[i]);
	crm_input_close(in);
	if (same)
		return 0;
	crm_fail(e, CRM_DATA, "has other columns than");
	for (size_t i = 0; i < s->n; i++)
		crm_fail_more(e, "%s%s",
			      i == 0         ? " "
			      : i + 1 < s->n ? ", "
					     : " and ",
			      s->columns[i]);
	return crm_fail_at(e, path, 1, NULL);
}

struct crm_spool *
crm_spool_open(const char *path, const char *const *columns, size_t n, unsigned timeout_ms,
	       crm_error *e)
{
	struct crm_spool *s = crm_alloc(sizeof *s);

	s->columns = columns;
	s->n = n;
	s->store = crm_store_open(path, CRM_CREATE_PRIVATE, timeout_ms, e);
	s->headed = s->store && !crm_store_empty(s->store);
	if (s->store && (!s->headed || check_header(s, path, e) == 0))
		return s;
	crm_spool_close(s);
	return NULL;
}

int
crm_spool_add(struct crm_spool *s, const crm_str *fields, bool *certain, crm_error *e)
{
	crm_str *head = crm_alloc(s->n * sizeof *head);
	crm_buf text = {0};
	int status;

	for (size_t i = 0; i < s->n; i++)
		head[i] = crm_str_z(s->columns[i]);
	if (!s->headed)
		crm_record_write(&text, head, s->n, CRM_TSV);
	crm_record_write(&text, fields, s->n, CRM_TSV);
	status = crm_store_append(s->store, crm_buf_slice(&text), NULL, &s->notices, e);
	*certain = crm_store_is_unchanged(s->store);
	s->headed = s->headed || status == 0;
	crm_buf_free(&text);
	free(head);
	return status;
}

const char *
crm_spool_notices(const struct crm_spool *s)
{
	return s->notices.n ? crm_buf_zend((crm_buf *)&s->notices) : "";
}

void
crm_spool_close(struct crm_spool *s)
{
	if (!s)
		return;
	crm_store_close(s->store);
	crm_buf_free(&s->notices);
	free(s);
}
