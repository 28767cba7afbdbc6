/* export.c: decoded fields as records in the formats that are written and never read. */
#include <stdlib.h>

#include "base/array.h"
#include "record/record.h"

/* ---- JSON ---- */

void
crm_json_string(crm_str s, crm_buf *out)
{
	size_t from = 0;

	crm_buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= ' ' && c != '"' && c != '\\')
			continue;
		crm_buf_add(out, s.p + from, i - from);
		from = i + 1;
		switch (c) {
		case '\n': crm_buf_z(out, "\\n"); break;
		case '\t': crm_buf_z(out, "\\t"); break;
		case '\r': crm_buf_z(out, "\\r"); break;
		case '"': crm_buf_z(out, "\\\""); break;
		case '\\': crm_buf_z(out, "\\\\"); break;
		default: crm_buf_f(out, "\\u%04x", c);
		}
	}
	crm_buf_add(out, s.p + from, s.n - from);
	crm_buf_char(out, '"');
}

/* A number as JSON wants it: without a plus and without leading zeros. */
static bool
json_number(crm_str s, crm_buf *out)
{
	char text[CRM_NUM_TEXT];
	size_t sign = s.n && s.p[0] == '-';
	crm_num n;

	if (!crm_num_parse(s, &n))
		return false;
	if (s.n > sign && s.p[sign] >= (s.n > sign + 1 && s.p[sign + 1] != '.' ? '1' : '0') &&
	    s.p[s.n - 1] != '.')
		crm_buf_str(out, s);
	else
		crm_buf_add(out, text, crm_num_format(n, 0, text));
	return true;
}

void
crm_json_value(crm_str s, enum crm_type type, crm_buf *out)
{
	bool yes = crm_str_eqz(s, "yes");

	if (!s.n)
		crm_buf_z(out, "null");
	else if (type == CRM_BOOL && (yes || crm_str_eqz(s, "no")))
		crm_buf_z(out, yes ? "true" : "false");
	else if (type != CRM_NUMBER || !json_number(s, out))
		crm_json_string(s, out);
}

static void
json_record(const struct crm_shape *shape, const crm_str *fields, crm_buf *out)
{
	for (size_t i = 0; i < shape->n; i++) {
		crm_buf_char(out, i ? ',' : '{');
		crm_json_string(shape->name[i], out);
		crm_buf_char(out, ':');
		crm_json_value(fields[i], shape->type ? shape->type[i] : CRM_TEXT, out);
	}
	crm_buf_z(out, "}\n");
}

/* ---- all of them ---- */

void
crm_export_header(const struct crm_shape *shape, enum crm_format to, crm_buf *out)
{
	if (to == CRM_JSON || to == CRM_VCARD)
		return;
	if (to == CRM_EXCEL)
		crm_buf_z(out, "\xef\xbb\xbf");
	crm_record_write(out, shape->name, shape->n, to);
}

void
crm_export_record(const struct crm_shape *shape, const crm_str *fields, enum crm_format to,
		  crm_buf *out)
{
	if (to == CRM_JSON)
		json_record(shape, fields, out);
	else if (to == CRM_VCARD)
		crm_vcard_write(shape, fields, out);
	else
		crm_record_write(out, fields, shape->n, to);
}

/* ---- out of TSV ---- */

/* Splits a line of TSV into its fields and decodes them in place. */
struct line {
	crm_str *field;
	size_t n, room;
	crm_buf text;
};

static void
take_line(crm_str *tsv, struct line *l)
{
	const char *lf = memchr(tsv->p, '\n', tsv->n);
	crm_str body = {tsv->p, lf ? (size_t)(lf - tsv->p) : tsv->n};

	l->n = 0;
	l->text.n = 0;
	crm_buf_room(&l->text, body.n + 1);
	*tsv = (crm_str){body.p + body.n + (lf != NULL), tsv->n - body.n - (lf != NULL)};
	for (bool more = true; more;) {
		const char *tab = body.n ? memchr(body.p, '\t', body.n) : NULL;
		crm_str raw = {body.p, tab ? (size_t)(tab - body.p) : body.n};
		char *to = l->text.p + l->text.n;
		l->field = crm_grow(l->field, l->n, &l->room, sizeof *l->field);
		l->field[l->n] = (crm_str){to, crm_tsv_decode(raw, to)};
		l->text.n += l->field[l->n++].n;
		more = tab != NULL;
		body = (crm_str){body.p + raw.n + more, body.n - raw.n - more};
	}
}

void
crm_export_tsv(crm_str tsv, enum crm_type type_of(const crm_str *name, size_t n, size_t i),
	       enum crm_format to, crm_buf *out)
{
	struct line header = {0}, l = {0};
	enum crm_type *type;

	take_line(&tsv, &header);
	type = crm_alloc(header.n * sizeof(*type));
	for (size_t i = 0; i < header.n; i++)
		type[i] = type_of(header.field, header.n, i);
	struct crm_shape shape = {header.field, type, header.n};
	crm_export_header(&shape, to, out);
	while (tsv.n) {
		take_line(&tsv, &l);
		if (l.n == shape.n)
			crm_export_record(&shape, l.field, to, out);
	}
	free(type);
	free(header.field);
	free(l.field);
	crm_buf_free(&header.text);
	crm_buf_free(&l.text);
}
