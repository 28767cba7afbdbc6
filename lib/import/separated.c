/* separated.c: from a text of separated fields to the table. */
#include <string.h>

#include "import/parts.h"
#include "record/record.h"

struct reading {
	struct crm_import *in;
	struct crm_import_walk walk;
	struct crm_import_parser parser;
	struct crm_import_columns columns;
	crm_str *field; /* of one row */
	bool escapes;   /* \t, \n, \r and \\ are escapes, as in our own TSV */
	crm_buf decoded;
	crm_str head; /* the header's text */
};

/* ---- faults of one record ---- */

static const char *
structure_fault(const struct reading *r, const struct crm_import_record *record)
{
	if (record->open)
		return "a quote is opened and never closed";
	if (record->garbage)
		return r->walk.delimiter == '\t'
			       ? "text follows a closing quote (a quote inside quotes is doubled; "
				 "--tsv reads quotes as text)"
			       : "text follows a closing quote (a quote inside quotes is doubled)";
	if (record->bare_cr)
		return "has a carriage return that does not end the line and is not in quotes";
	if (record->text.n && memchr(record->text.p, '\0', record->text.n))
		return "has a NUL";
	if (record->text.n > CRM_RECORD_MAX)
		return "is longer than 16 MiB";
	return NULL;
}

static int
utf8_fault(struct reading *r, const struct crm_import_record *record)
{
	crm_str s = record->text;
	size_t at = 0, n = 1;

	while (at < s.n && !(crm_utf8_next((crm_str){s.p + at, s.n - at}, &n) == 0xfffd && n == 1))
		at += n;
	crm_fail(r->in->e, CRM_DATA, "is not UTF-8 at byte %zu: %s", at + 1,
		 crm_quote((crm_str){s.p + at, s.n - at < 12 ? s.n - at : 12}));
	return crm_import_reject(r->in, record->line, NULL, s);
}

static int
count_fault(struct reading *r, const struct crm_import_record *record)
{
	size_t n = r->parser.fields;

	crm_fail(r->in->e, CRM_DATA, "has %zu field%s, but the header has %zu", n,
		 n == 1 ? "" : "s", r->columns.named);
	return crm_import_reject(r->in, record->line, NULL, record->text);
}

static int
unnamed_fault(struct reading *r, const struct crm_import_record *record, size_t at)
{
	crm_fail(r->in->e, CRM_DATA, "column %zu has no name in the header, but a value here: %s",
		 at + 1, crm_quote(r->parser.field[at]));
	return crm_import_reject(r->in, record->line, NULL, record->text);
}

/* ---- one record ---- */

static bool
all_empty(const struct crm_import_parser *p)
{
	for (size_t i = 0; i < p->fields; i++)
		if (p->field[i].n)
			return false;
	return true;
}

/* A field that is not empty in a column without a name; SIZE_MAX: there is none. */
static size_t
unnamed(const struct reading *r)
{
	size_t c = 0;

	for (size_t i = 0; i < r->parser.fields; i++) {
		if (c < r->columns.n && r->columns.at[c] == i)
			c++;
		else if (r->parser.field[i].n)
			return i;
	}
	return SIZE_MAX;
}

static void
undo_escapes(struct reading *r)
{
	size_t size = 1;

	for (size_t i = 0; i < r->columns.n; i++)
		size += r->field[i].n;
	r->decoded.n = 0;
	crm_buf_room(&r->decoded, size);
	for (size_t i = 0; i < r->columns.n; i++) {
		char *to = r->decoded.p + r->decoded.n;
		size_t n = crm_tsv_decode(r->field[i], to);
		r->field[i] = (crm_str){to, n};
		r->decoded.n += n;
	}
}

/* Takes off the apostrophe that --to-csv=excel, like other programs, puts before a value that a
 * spreadsheet would compute. */
static crm_str
without_guard(crm_str s)
{
	crm_str rest = {s.p + 1, s.n - 1};

	return s.n && s.p[0] == '\'' && crm_guarded(rest) ? rest : s;
}

static int
take_record(struct reading *r, const struct crm_import_record *record)
{
	const char *fault = structure_fault(r, record);
	size_t at;

	if (fault) {
		crm_fail(r->in->e, CRM_DATA, "%s", fault);
		return crm_import_reject(r->in, record->line, NULL, record->text);
	}
	if (!crm_utf8_ok(record->text))
		return utf8_fault(r, record);
	crm_import_parse(&r->parser, record);
	if (all_empty(&r->parser))
		return 0;
	at = unnamed(r);
	if (r->parser.fields < r->columns.named || (at != SIZE_MAX && at >= r->columns.named))
		return count_fault(r, record);
	if (at != SIZE_MAX)
		return unnamed_fault(r, record, at);
	for (size_t i = 0; i < r->columns.n; i++)
		r->field[i] = without_guard(r->parser.field[r->columns.at[i]]);
	if (r->escapes)
		undo_escapes(r);
	crm_table_add_read(r->in->table, r->field, record->line, record->text);
	return 0;
}

/* ---- the whole ---- */

/* Whether some field is in quotes, and the first line with a backslash escape (0: none). */
static bool
has_quotes(crm_str text, uint64_t *escape)
{
	struct crm_import_walk w;
	struct crm_import_record r;
	bool quoted = false;

	*escape = 0;
	crm_import_walk_begin(&w, text, '\t');
	while (crm_import_walk_next(&w, &r)) {
		quoted = quoted || r.quoted;
		for (size_t i = 0; !*escape && i + 1 < r.text.n; i++)
			if (r.text.p[i] == '\\' && memchr("tnr\\", r.text.p[i + 1], 4))
				*escape = r.line;
	}
	return quoted;
}

/* Our own TSV has escapes and no quotes. TSV of other programs may have quotes, and in it a
 * backslash is just a backslash. Text is of another program when its delimiter or encoding is
 * given, or when it is UTF-16. */
static int
find_escapes(struct reading *r, crm_str text, char delimiter)
{
	const struct crm_import *in = r->in;
	uint64_t line;
	bool quotes;

	if (delimiter != '\t' || in->form->delimiter.n || in->form->encoding.n || in->foreign ||
	    !memchr(text.p, '\\', text.n))
		return 0;
	quotes = has_quotes(text, &line);
	r->escapes = line && !quotes;
	if (!line || !quotes)
		return 0;
	crm_fail(in->e, CRM_DATA,
		 "there are fields in quotes and backslash escapes; --delimiter=tab reads the "
		 "quotes "
		 "and keeps backslashes, --tsv keeps the quotes and reads the escapes");
	return crm_import_fail(r->in, line, NULL);
}

static int
read_header(struct reading *r)
{
	struct crm_import_walk before = r->walk;
	struct crm_import_record header;
	const char *fault;

	if (!crm_import_walk_next(&r->walk, &header)) {
		crm_fail(r->in->e, CRM_DATA, "has no header");
		return crm_import_fail(r->in, 0, NULL);
	}
	fault = structure_fault(r, &header);
	if (fault || !crm_utf8_ok(header.text)) {
		crm_fail(r->in->e, CRM_DATA, "%s", fault ? fault : "the header is not UTF-8");
		return crm_import_fail(r->in, header.line, NULL);
	}
	crm_import_parse(&r->parser, &header);
	r->head = r->in->form->no_header ? CRM_STR("") : header.text;
	if (!r->in->form->no_header)
		return crm_import_columns_named(r->in, &r->columns, r->parser.field,
						r->parser.fields, header.line);
	crm_import_columns_numbered(&r->columns, r->parser.fields);
	r->walk = before;
	return 0;
}

static int
read_records(struct reading *r)
{
	struct crm_import_record record;

	r->in->table = crm_table_new(r->columns.name, r->columns.n, CRM_TSV);
	crm_table_source_is(r->in->table, r->in->name);
	crm_table_head_is(r->in->table, r->head);
	r->field = crm_arena_alloc(r->columns.arena, (r->columns.n + 1) * sizeof *r->field);
	while (crm_import_walk_next(&r->walk, &record))
		if (take_record(r, &record) < 0)
			return -1;
	return 0;
}

int
crm_import_separated(struct crm_import *in)
{
	crm_str text = crm_buf_slice(&in->text);
	uint64_t line = 1;
	char said = crm_import_sep(&text, &line), delimiter;
	unsigned skip = in->form->skip - (line > 1 && in->form->skip > 0);
	struct reading r = {.in = in};
	int status;

	if (in->form->delimiter.n)
		delimiter = in->form->delimiter.p[0];
	else
		delimiter = said ? said : crm_import_detect(text, skip);
	if (!said && find_escapes(&r, text, delimiter) < 0)
		return -1;
	/* Also in a file of one column a comma separates fields, unless it is in quotes. */
	crm_import_walk_begin(&r.walk, text, delimiter ? delimiter : ',');
	r.walk.line = line;
	crm_import_walk_skip(&r.walk, skip);
	crm_import_parser_begin(&r.parser, r.walk.delimiter);
	status = read_header(&r) < 0 || read_records(&r) < 0 ? -1 : 0;
	crm_import_parser_end(&r.parser);
	crm_arena_free(r.columns.arena);
	crm_buf_free(&r.decoded);
	return status;
}
