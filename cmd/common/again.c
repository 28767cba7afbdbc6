/* again.c: a file that --rejects wrote is taken in again: its records, as they were. */
#include <stdlib.h>
#include <string.h>

#include "common/incoming.h"
#include "common/message.h"

static const char head[] = "file\tline\tfield\treason\trecord\n";
enum { FILE_NAME, LINE, FIELD, REASON, RECORD, COLUMNS };

/* Takes a line off the text, its fields without escapes; false at the end. */
static bool
next_line(crm_str *text, crm_buf out[COLUMNS])
{
	size_t column = 0;

	for (size_t i = 0; i < COLUMNS; i++)
		out[i].n = 0;
	if (!text->n)
		return false;
	for (; text->n && *text->p != '\n'; text->p++, text->n--) {
		const char *escape = *text->p == '\\' && text->n > 1
					     ? strchr("t\tn\nr\r\\\\", text->p[1])
					     : NULL;
		if (*text->p == '\t' && column + 1 < COLUMNS) {
			column++;
			continue;
		}
		crm_buf_char(&out[column], escape && text->p[1] ? escape[1] : *text->p);
		text->p += escape != NULL;
		text->n -= escape != NULL;
	}
	text->p += text->n > 0;
	text->n -= text->n > 0;
	return true;
}

/* One record, with the header before it, as a table. */
static crm_table *
read_one(const crm_buf *header, const crm_buf field[COLUMNS], const struct crm_import_form *form,
	 crm_error *e)
{
	static const char card[] = "BEGIN:VCARD";
	crm_str record = crm_buf_slice(&field[RECORD]);
	bool headed = header->n && !form->no_header &&
		      strncasecmp(record.p ? record.p : "", card, sizeof card - 1) != 0;
	struct crm_import_form as_text = *form;
	crm_buf text = {0};
	crm_table *t;

	as_text.skip = 0;
	as_text.encoding = CRM_STR("");
	if (headed)
		crm_buf_str(&text, crm_buf_slice(header));
	if (headed)
		crm_buf_char(&text, '\n');
	crm_buf_str(&text, record);
	crm_buf_char(&text, '\n');
	t = crm_import_bytes(field[FILE_NAME].p, crm_buf_slice(&text), &as_text, NULL, e);
	crm_buf_free(&text);
	return t;
}

static uint64_t
line_of(const crm_buf *field)
{
	crm_num n;

	return crm_num_parse(crm_buf_slice(field), &n) && n > 0 ? (uint64_t)(n / CRM_NUM_ONE) : 0;
}

/* Adds the rows of one to all, with the place where the record was first. */
static void
add_rows(crm_table **all, const crm_table *one, const crm_buf field[COLUMNS])
{
	size_t n = crm_table_columns(one);
	crm_row row = {0};

	if (!*all) {
		crm_str *names = crm_alloc((n + 1) * sizeof *names);
		for (size_t i = 0; i < n; i++)
			names[i] = crm_table_column(one, i);
		*all = crm_table_new(names, n, CRM_TSV);
		crm_table_head_is(*all, crm_table_head(one));
		free(names);
	}
	crm_table_source_is(*all, field[FILE_NAME].p);
	for (size_t i = 0; i < crm_table_rows(one); i++) {
		crm_row_split(&row, one, i);
		crm_table_add_read(*all, row.field, line_of(&field[LINE]),
				   crm_table_record(one, i));
	}
	crm_row_free(&row);
}

static int
same_columns(const crm_table *all, const crm_table *one, crm_error *e)
{
	size_t n = crm_table_columns(one);

	for (size_t i = 0; all && i < n; i++)
		if (n != crm_table_columns(all) ||
		    !crm_str_eq(crm_table_column(all, i), crm_table_column(one, i)))
			return crm_fail(e, CRM_DATA,
					"its header differs from that of the records before it");
	return 0;
}

/* One line of the file: a header, or a record under the header before it. */
static void
take_line(crm_table **all, crm_buf *header, crm_buf field[COLUMNS],
	  const struct crm_import_form *form, crm_rejects *rejects)
{
	crm_table *one;
	crm_error e;

	if (crm_str_eqz(crm_buf_slice(&field[REASON]), CRM_REJECTS_HEAD)) {
		header->n = 0;
		crm_buf_str(header, crm_buf_slice(&field[RECORD]));
		return;
	}
	crm_buf_zend(&field[FILE_NAME]);
	crm_buf_zend(&field[RECORD]);
	one = read_one(header, field, form, &e);
	if (one && same_columns(*all, one, &e) == 0) {
		add_rows(all, one, field);
	} else {
		crm_error placed;
		crm_fail(&placed, e.status, "%s", e.text);
		crm_fail_at(&placed, field[FILE_NAME].p, line_of(&field[LINE]), e.field);
		if (!rejects)
			cmd_die(&placed);
		crm_rejects_add(rejects, &placed, crm_buf_slice(&field[RECORD]));
	}
	crm_table_free(one);
}

crm_table *
cmd_rejected_again(crm_str bytes, const struct crm_import_form *form, crm_rejects *rejects)
{
	crm_buf field[COLUMNS] = {{0}}, header = {0};
	crm_table *all = NULL;
	crm_error e;

	if (bytes.n < sizeof head - 1 || memcmp(bytes.p, head, sizeof head - 1) != 0)
		return NULL;
	bytes = (crm_str){bytes.p + sizeof head - 1, bytes.n - (sizeof head - 1)};
	while (next_line(&bytes, field))
		take_line(&all, &header, field, form, rejects);
	if (!all) {
		crm_buf_char(&header, '\n');
		all = crm_import_bytes("", crm_buf_slice(&header), form, NULL, &e);
		if (!all)
			cmd_die(&e);
	}
	for (size_t i = 0; i < COLUMNS; i++)
		crm_buf_free(&field[i]);
	crm_buf_free(&header);
	return all;
}
