/* header.c: what the columns of a text are called. */
#include <string.h>

#include "import/parts.h"

/* ---- a header, or a record ---- */

static bool
is_phone(crm_str s)
{
	size_t digits = 0, points = 0;
	crm_day day;

	for (size_t i = 0; i < s.n; i++) {
		if (!strchr("0123456789 +()-./", s.p[i]) || !s.p[i])
			return false;
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		points += s.p[i] == '.' || s.p[i] == '/';
	}
	return digits >= 7 && points < 2 && !crm_day_parse(s, &day);
}

static int
check_header(struct crm_import *in, const crm_str *field, size_t n, uint64_t line)
{
	bool email = false, phone = false;

	for (size_t i = 0; i < n; i++) {
		email = email || crm_email_ok(field[i]);
		phone = phone || is_phone(field[i]);
	}
	if (!email && !phone)
		return 0;
	crm_fail(in->e, CRM_DATA,
		 "the first line looks like a record (it has %s%s%s), not like a header; "
		 "--no-header calls the columns 1, 2, 3 ...",
		 phone ? "a phone number" : "", phone && email ? " and " : "",
		 email ? "an email" : "");
	return crm_import_fail(in, line, NULL);
}

/* ---- names ---- */

static bool
taken(const struct crm_import_columns *c, crm_str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (crm_str_eq(c->name[i], name))
			return true;
	return false;
}

/* Line breaks and tabs become blanks. */
static crm_str
tidy(crm_arena *a, crm_str name)
{
	crm_str copy = crm_arena_str(a, crm_str_trim(name));
	char *p = (char *)(uintptr_t)copy.p;
	size_t n = 0;

	for (size_t i = 0; i < copy.n; i++) {
		char c = memchr("\t\r\n", copy.p[i], 3) ? ' ' : copy.p[i];
		if (c != ' ' || !n || p[n - 1] != ' ')
			p[n++] = c;
	}
	return crm_str_trim((crm_str){copy.p, n});
}

static crm_str
unique(const struct crm_import_columns *c, crm_str name)
{
	crm_buf text = {0};
	crm_str kept = name;

	for (unsigned i = 2; taken(c, kept); i++) {
		text.n = 0;
		crm_buf_str(&text, name);
		crm_buf_f(&text, " (%u)", i);
		kept = crm_buf_slice(&text);
	}
	kept = crm_arena_str(c->arena, kept);
	crm_buf_free(&text);
	return kept;
}

static void
begin(struct crm_import_columns *c, size_t n)
{
	*c = (struct crm_import_columns){.arena = crm_arena_new()};
	c->name = crm_arena_alloc(c->arena, (n + 1) * sizeof *c->name);
	c->at = crm_arena_alloc(c->arena, (n + 1) * sizeof *c->at);
}

static void
add(struct crm_import_columns *c, crm_str name, size_t at)
{
	c->name[c->n] = name;
	c->at[c->n++] = at;
	c->named = at + 1;
}

int
crm_import_columns_named(struct crm_import *in, struct crm_import_columns *c, const crm_str *field,
			 size_t n, uint64_t line)
{
	begin(c, n);
	for (size_t i = 0; i < n; i++) {
		crm_str name = tidy(c->arena, field[i]);
		if (name.n)
			add(c, unique(c, name), i);
	}
	if (!c->n) {
		crm_fail(in->e, CRM_DATA, "the header names no column");
		return crm_import_fail(in, line, NULL);
	}
	return check_header(in, c->name, c->n, line);
}

void
crm_import_columns_numbered(struct crm_import_columns *c, size_t n)
{
	char name[24];

	begin(c, n);
	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%zu", i + 1);
		add(c, crm_arena_str(c->arena, crm_str_z(name)), i);
	}
}
