/* field.c: how a field and a record are written in each format. */
#include "record/record.h"

/* The characters that make a spreadsheet take a cell for a formula, or that hide one. */
static bool
begins_formula(char c)
{
	return c && strchr("=+-@\t\r", c);
}

bool
crm_guarded(crm_str field)
{
	size_t i = 0;
	crm_num n;

	while (i < field.n && field.p[i] == '\'')
		i++;
	if (i == field.n || !begins_formula(field.p[i]))
		return false;
	/* A number below zero is no formula. A number with a plus may be a telephone number. */
	return field.p[0] != '-' || !crm_num_parse(field, &n);
}

/* Nothing below a space and no backslash: in TSV such a field is written as it is. */
static bool
plain_tsv(crm_str field)
{
	for (size_t i = 0; i < field.n; i++)
		if ((unsigned char)field.p[i] < ' ' || field.p[i] == '\\')
			return false;
	return true;
}

void
crm_field_write(crm_buf *out, crm_str field, enum crm_format format)
{
	size_t from = 0;
	bool csv = format == CRM_CSV || format == CRM_EXCEL,
	     guard = format == CRM_EXCEL && crm_guarded(field);

	if (!csv && plain_tsv(field)) {
		crm_buf_str(out, field);
		return;
	}

	if (csv) {
		/* Other programs trim spaces that are not in quotes, and remove a byte order mark.
		 */
		bool quote = field.n && (field.p[0] == ' ' || field.p[field.n - 1] == ' ' ||
					 field.p[0] == '\t' || field.p[field.n - 1] == '\t' ||
					 crm_skip_bom(field).n != field.n);
		for (size_t i = 0; i < field.n && !quote; i++)
			quote = field.p[i] == ',' || field.p[i] == '"' || field.p[i] == '\n' ||
				field.p[i] == '\r';
		crm_buf_z(out, quote ? guard ? "\"'" : "\"" : guard ? "'" : "");
		if (!quote) {
			crm_buf_str(out, field);
			return;
		}
	}
	for (size_t i = 0; i < field.n; i++) {
		char c = field.p[i];
		const char *code = c == '"' ? "\"\"" : NULL;
		if (!csv)
			code = c == '\t'   ? "\\t"
			       : c == '\n' ? "\\n"
			       : c == '\r' ? "\\r"
			       : c == '\\' ? "\\\\"
					   : NULL;
		if (!code)
			continue;
		crm_buf_add(out, field.p + from, i - from);
		crm_buf_z(out, code);
		from = i + 1;
	}
	if (from < field.n)
		crm_buf_add(out, field.p + from, field.n - from);
	if (csv)
		crm_buf_char(out, '"');
}

void
crm_record_write(crm_buf *out, const crm_str *fields, size_t n, enum crm_format format)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			crm_buf_char(out, crm_delim(format));
		crm_field_write(out, fields[i], format);
	}
	/* Most readers of CSV ignore an empty line. */
	if (n == 1 && !fields[0].n && crm_delim(format) == ',')
		crm_buf_z(out, "\"\"");
	crm_buf_z(out, format == CRM_EXCEL ? "\r\n" : "\n");
}
