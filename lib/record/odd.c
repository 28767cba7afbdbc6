/* odd.c: what is unusual about an input, although it can be read: how its last line ends, and
 * headers in the middle of it. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fault.h"
#include "record/record.h"

#define TOLD 10 /* the most notices about one input */

/* ---- keeping and telling ---- */

void
crm_input_odd(crm_input *in, uint64_t line, crm_str field, crm_str value, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = crm_text_v(format, args);
	va_end(args);
	pthread_mutex_lock(&in->lock);
	if (!in->kept)
		in->kept = crm_arena_new();
	in->oddity = crm_realloc(in->oddity, (in->oddities + 1) * sizeof(*in->oddity));
	in->oddity[in->oddities++] = (struct crm_oddity){
		line, crm_arena_str(in->kept, field), crm_arena_str(in->kept, value),
		crm_arena_str(in->kept, crm_str_z(text)).p};
	pthread_mutex_unlock(&in->lock);
	free(text);
}

void
crm_input_forget_oddities(crm_input *in)
{
	crm_arena_free(in->kept);
	free(in->oddity);
	in->kept = NULL;
	in->oddity = NULL;
	in->oddities = 0;
}

/* Threads report in any order; the notices are in the order of the file. */
static int
by_line(const void *a, const void *b)
{
	const struct crm_oddity *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

size_t
crm_input_oddities(crm_input *in, const struct crm_oddity **out)
{
	if (in->oddities)
		qsort(in->oddity, in->oddities, sizeof(*in->oddity), by_line);
	*out = in->oddity;
	return in->oddities;
}

void
crm_oddity_text(const struct crm_oddity *o, crm_buf *out)
{
	if (o->field.n) {
		crm_buf_visible(out, o->field);
		crm_buf_z(out, ": ");
	}
	if (o->value.n)
		crm_buf_f(out, "%s ", crm_quote(o->value));
	crm_buf_z(out, o->text);
}

void
crm_input_notices(crm_input *in, crm_buf *out)
{
	const struct crm_oddity *o;
	size_t n = crm_input_oddities(in, &o);

	for (size_t i = 0; i < n && i < TOLD; i++) {
		crm_buf_f(out, "%s%s:%llu: ", out->n ? "\n" : "", in->name,
			  (unsigned long long)o[i].line);
		crm_oddity_text(&o[i], out);
	}
	if (n)
		crm_buf_zend(out);
	if (n > TOLD)
		crm_buf_f(out, "\n%s: %zu more lines like these; crm-check shows all", in->name,
			  n - TOLD);
}

/* ---- a last line that does not end ---- */

static crm_str
last_field(const crm_input *in, crm_str body, crm_buf *text)
{
	struct crm_judge *judge;
	struct crm_csv_walk w;
	crm_str *field, last = CRM_STR("");
	const char *tab, *why;

	if (in->format == CRM_TSV) {
		tab = memrchr(body.p, '\t', body.n);
		return tab ? (crm_str){tab + 1, (size_t)(body.p + body.n - tab - 1)} : body;
	}
	judge = crm_judge_new();
	field = crm_alloc((in->columns + 1) * sizeof(*field));
	crm_csv_walk(body.p, body.p + body.n, &w, NULL, 0);
	if (crm_judge_record(judge, body, &w, field, in->columns, &why) == (ptrdiff_t)in->columns &&
	    in->columns)
		last = field[in->columns - 1];
	crm_buf_str(text, last);
	free(field);
	crm_judge_free(judge);
	return crm_buf_slice(text);
}

void
crm_input_may_be_cut(crm_input *in, crm_str record, uint64_t line)
{
	crm_buf text = {0};
	crm_str value = last_field(in, crm_record_body(record, in->format), &text);

	crm_input_odd(in, line, line > 1 ? in->column[in->columns - 1] : CRM_STR(""), value,
		      "may be cut off, as the line does not end in a line feed");
	crm_buf_free(&text);
}

/* ---- a second header ---- */

/* Whether the field is the name of a column. */
static bool
is_name(const crm_input *in, crm_str field)
{
	for (size_t i = 0; i < in->columns; i++)
		if (crm_str_eq(field, in->column[i]))
			return true;
	return false;
}

/* Whether most of the record's fields are names of columns. */
static bool
looks_like_header(const crm_input *in, crm_str body, size_t fields)
{
	crm_str *field = crm_alloc((fields + 1) * sizeof(*field));
	struct crm_csv_walk w;
	size_t names = 0;
	bool odd;

	if (in->format == CRM_CSV)
		crm_csv_walk(body.p, body.p + body.n, &w, field, fields);
	else
		crm_split(body, CRM_TSV, field, fields, &odd);
	for (size_t i = 0; i < fields; i++)
		names += is_name(in, field[i]);
	free(field);
	return names >= 2 && (names * 2 > fields || names * 2 > in->columns);
}

int
crm_header_again(crm_input *in, const crm_record *r, crm_error *e)
{
	crm_str body = crm_record_body(crm_skip_bom(r->span), in->format);

	if (crm_str_eq(body, in->head)) {
		crm_input_odd(
			in, r->line, CRM_STR(""), CRM_STR(""),
			"the header is here a second time (perhaps from >>); the line was skipped");
		return 1;
	}
	if (!is_name(in, r->field[0]) || !looks_like_header(in, body, in->columns))
		return 0;
	crm_fail(e, CRM_DATA,
		 "looks like a second header (perhaps from >>), with other columns than the first "
		 "line");
	return crm_fail_at(e, in->name, r->line, NULL);
}

char
crm_merge_mark(crm_str line)
{
	static const char *const marks[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};

	line = crm_skip_bom(line);
	for (size_t i = 0; i < CRM_LENGTH(marks); i++)
		if (line.n >= 7 && memcmp(line.p, marks[i], 7) == 0 &&
		    (line.n == 7 || strchr(" \r\n", line.p[7])))
			return *marks[i];
	return 0;
}

int
crm_merge_fault(crm_str line, crm_error *e)
{
	return crm_fail(e, CRM_DATA, "is an unresolved merge conflict (%.7s): " CRM_MERGE_ADVICE,
			crm_skip_bom(line).p);
}

int
crm_count_fault(const crm_input *in, crm_str span, size_t fields, uint64_t line, crm_error *e)
{
	crm_str body = crm_record_body(crm_skip_bom(span), in->format);
	bool header = looks_like_header(in, body, fields);

	if (crm_merge_mark(body))
		crm_merge_fault(body, e);
	else
		crm_fail(e, CRM_DATA, "has %zu field%s, but the header has %zu%s", fields,
			 fields == 1 ? "" : "s", in->columns,
			 header ? "; it looks like a second header (perhaps from >>)" : "");
	return crm_fail_at(e, in->name, line, NULL);
}
