/* findings.c: what was found wrong is kept until all of it can be reported in order. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fault.h"
#include "record/record.h"

struct found {
	const char *source, *field, *text;
	crm_str value, id;
	uint64_t line;
	size_t file,
		number; /* of the source, and of the finding: in the order in which they came */
	bool warning;
};

struct crm_findings {
	crm_arena *arena;
	struct found *found;
	size_t n, room;
	const char **file;
	size_t files, file_room;
};

crm_findings *
crm_findings_new(void)
{
	crm_findings *f = crm_alloc(sizeof *f);

	f->arena = crm_arena_new();
	return f;
}

void
crm_findings_free(crm_findings *f)
{
	if (!f)
		return;
	crm_arena_free(f->arena);
	free(f->found);
	free(f->file);
	free(f);
}

/* Most findings are in the last file. */
static size_t
file_of(crm_findings *f, const char *source)
{
	for (size_t i = f->files; i-- > 0;)
		if (strcmp(f->file[i], source) == 0)
			return i;
	f->file = crm_grow(f->file, f->files, &f->file_room, sizeof *f->file);
	f->file[f->files] = crm_arena_str(f->arena, crm_str_z(source)).p;
	return f->files++;
}

void
crm_findings_add(crm_findings *f, const struct crm_finding *at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	crm_findings_add_v(f, at, format, args);
	va_end(args);
}

void
crm_findings_add_v(crm_findings *f, const struct crm_finding *at, const char *format, va_list args)
{
	char *text = crm_text_v(format, args);
	struct found *to;

	f->found = crm_grow(f->found, f->n, &f->room, sizeof *f->found);
	to = &f->found[f->n];
	*to = (struct found){.line = at->line, .number = f->n++, .warning = at->warning};
	to->file = file_of(f, at->source ? at->source : "");
	to->source = f->file[to->file];
	to->field = crm_arena_str(f->arena, crm_str_z(at->field)).p;
	to->text = crm_arena_str(f->arena, crm_str_z(text)).p;
	free(text);
	to->value = crm_arena_str(f->arena, at->value);
	to->id = crm_arena_str(f->arena, at->id);
}

size_t
crm_findings_count(const crm_findings *f)
{
	return f->n;
}

static int
order(const void *x, const void *y)
{
	const struct found *a = x, *b = y;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->number < b->number ? -1 : 1;
}

void
crm_findings_sort(crm_findings *f)
{
	if (f->n > 0)
		qsort(f->found, f->n, sizeof *f->found, order);
}

const char *
crm_findings_at(const crm_findings *f, size_t i, struct crm_finding *out)
{
	const struct found *one = &f->found[i];

	*out = (struct crm_finding){one->source, one->line, one->field,
				    one->value,  one->id,   one->warning};
	return one->text;
}

void
crm_findings_text(crm_findings *f, crm_buf *out)
{
	char line[24];

	crm_buf_z(out, "file\tline\tfield\tfinding\tvalue\tid\tseverity\n");
	crm_findings_sort(f);
	for (size_t i = 0; i < f->n; i++) {
		const struct found *one = &f->found[i];
		snprintf(line, sizeof line, "%llu", (unsigned long long)one->line);
		crm_record_write(
			out,
			(crm_str[]){crm_str_z(one->source), crm_str_z(one->line ? line : ""),
				    crm_str_z(one->field), crm_str_z(one->text), one->value,
				    one->id, crm_str_z(one->warning ? "warning" : "error")},
			7, CRM_TSV);
	}
}
