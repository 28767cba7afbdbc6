/* vcard.c: writes a customer as a vCard of version 3.0, which every address book reads. */
#include "record/record.h"

#define FOLD 75 /* the most bytes of a line, without its ending */

/* A line, folded between characters. */
static void
put_line(crm_str line, crm_buf *out)
{
	size_t room = FOLD;

	while (line.n > room) {
		size_t n = room;
		while (n > 1 && ((unsigned char)line.p[n] & 0xc0) == 0x80)
			n--;
		crm_buf_add(out, line.p, n);
		crm_buf_z(out, "\r\n ");
		line = (crm_str){line.p + n, line.n - n};
		room = FOLD - 1;
	}
	crm_buf_str(out, line);
	crm_buf_z(out, "\r\n");
}

static void
put_escaped(crm_str s, crm_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		if (s.p[i] == '\n' || s.p[i] == '\r') {
			crm_buf_z(out, "\\n");
			continue;
		}
		if (strchr("\\,;", s.p[i]))
			crm_buf_char(out, '\\');
		crm_buf_char(out, s.p[i]);
	}
}

static void
put_property(const char *head, crm_str value, const char *tail, crm_buf *out)
{
	crm_buf line = {0};

	if (!value.n)
		return;
	crm_buf_z(&line, head);
	put_escaped(value, &line);
	crm_buf_z(&line, tail);
	put_line(crm_buf_slice(&line), out);
	crm_buf_free(&line);
}

static crm_str
field(const struct crm_shape *shape, const crm_str *fields, const char *name)
{
	for (size_t i = 0; i < shape->n; i++)
		if (crm_str_eqz(shape->name[i], name))
			return fields[i];
	return CRM_STR("");
}

static void
put_items(const char *head, crm_str list, crm_buf *out)
{
	crm_str item;

	while (crm_str_item(&list, &item))
		put_property(head, item, "", out);
}

static void
put_tags(crm_str list, crm_buf *out)
{
	crm_buf line = {0};
	crm_str item;

	crm_buf_z(&line, "CATEGORIES:");
	for (size_t n = 0; crm_str_item(&list, &item); n++) {
		if (n)
			crm_buf_char(&line, ',');
		put_escaped(item, &line);
	}
	if (line.p[line.n - 1] != ':')
		put_line(crm_buf_slice(&line), out);
	crm_buf_free(&line);
}

/* vCards have no lunar dates and no months without a day; these are written as they are, as a
 * property of ours. */
static void
put_birthday(crm_str birthday, crm_buf *out)
{
	crm_partial p;
	bool plain = crm_partial_parse(birthday, &p) && !p.lunar && p.day;

	put_property(plain ? "BDAY:" : "X-CRM-BIRTHDAY:", birthday, "", out);
}

void
crm_vcard_write(const struct crm_shape *shape, const crm_str *fields, crm_buf *out)
{
	crm_str name = field(shape, fields, "name");

	crm_buf_z(out, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
	put_property("UID:", field(shape, fields, "id"), "", out);
	put_property("FN:", name, "", out);
	/* Which part of a name is the family name is not recorded. */
	put_property("N:", name, ";;;;", out);
	put_items("TEL:", field(shape, fields, "phone"), out);
	put_items("EMAIL:", field(shape, fields, "email"), out);
	put_property("ADR:;;", field(shape, fields, "address"), ";;;;", out);
	put_birthday(field(shape, fields, "birthday"), out);
	put_tags(field(shape, fields, "tags"), out);
	put_property("LANG:", field(shape, fields, "lang"), "", out);
	put_property("NOTE:", field(shape, fields, "note"), "", out);
	crm_buf_z(out, "END:VCARD\r\n");
}
