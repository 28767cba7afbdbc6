/* records.c: goes through the records of a file. What cannot be read is a finding. */
#include "base/fault.h"
#include "check/check.h"

static void
report_fault(struct crm_check *s, const crm_error *e)
{
	crm_check_report_at(s, (struct crm_spot){e->source, e->line}, e->field, (crm_str){"", 0},
			    (crm_str){"", 0}, false, "%s", e->text);
}

/* ---- a merge conflict of git, which is one finding ---- */

/* From "<<<<<<<" to ">>>>>>>"; of what is between, the first version is looked at. */
struct merge {
	uint64_t line; /* of its first mark; 0: there is none now */
	bool other;    /* behind the first version */
};

static void
report_merge(struct crm_checked_file *f, struct merge *m, uint64_t last)
{
	struct crm_spot at = {f->source, m->line};

	if (m->line && last)
		crm_check_report_at(f->s, at, NULL, CRM_STR(""), CRM_STR(""), false,
				    "is an unresolved merge conflict, up to line "
				    "%llu: " CRM_MERGE_ADVICE,
				    (unsigned long long)last);
	else if (m->line)
		crm_check_report_at(f->s, at, NULL, CRM_STR(""), CRM_STR(""), false,
				    "is an unresolved merge conflict that does not "
				    "end: " CRM_MERGE_ADVICE);
	*m = (struct merge){.line = 0};
}

/* Whether a line that cannot be read is part of a conflict. */
static bool
take_mark(struct crm_checked_file *f, struct merge *m, const crm_record *r)
{
	char mark = crm_merge_mark(r->span);

	if (mark == '<') {
		report_merge(f, m, 0);
		m->line = r->line;
	} else if (mark && m->line) {
		m->other = true;
		if (mark == '>')
			report_merge(f, m, r->line);
	} else {
		return false;
	}
	return true;
}

/* ---- reading ---- */

static int
read_blocks(struct crm_checked_file *f, void (*look)(struct crm_checked_file *f, void *own),
	    void *own, crm_error *e)
{
	crm_block *b = crm_block_new(f->in, SIZE_MAX);
	struct merge m = {.line = 0};
	crm_record r;
	int more, got;

	while ((more = crm_input_block(f->in, b, e)) > 0) {
		while ((got = crm_block_next(b, &r, e)) != 0) {
			f->record = &r;
			f->id = (crm_str){"", 0};
			if (got > 0 && !m.other)
				look(f, own);
			else if (got < 0 && !take_mark(f, &m, &r) && !m.other)
				report_fault(f->s, e);
		}
	}
	report_merge(f, &m, 0);
	crm_block_free(b);
	if (more == 0 || e->status != CRM_DATA)
		return more;
	report_fault(f->s, e);
	return 0;
}

/* What readers go on after is wrong all the same: it is not as it was written. */
static void
report_oddities(struct crm_checked_file *f)
{
	const struct crm_oddity *o;
	size_t n = crm_input_oddities(f->in, &o);

	for (size_t i = 0; i < n; i++)
		crm_check_report_at(f->s, (struct crm_spot){f->source, o[i].line},
				    crm_arena_str(f->s->arena, o[i].field).p, o[i].value,
				    CRM_STR(""), false, "%s", o[i].text);
}

int
crm_check_records(struct crm_check *s, crm_input *in,
		  const struct crm_file_column *(*find)(crm_str name),
		  void (*begin)(struct crm_checked_file *f, void *own),
		  void (*look)(struct crm_checked_file *f, void *own), void *own, crm_error *e)
{
	struct crm_checked_file f = {.s = s, .in = in};
	int rc;

	if (!f.in && e->status == CRM_DATA) {
		report_fault(s, e);
		return 0;
	}
	if (!f.in)
		return -1;
	f.source = crm_arena_str(s->arena, crm_str_z(crm_input_name(f.in))).p;
	f.column = crm_arena_alloc(s->arena, crm_input_columns(in) * sizeof(*f.column));
	for (size_t i = 0; i < crm_input_columns(in); i++)
		f.column[i] = find(crm_input_column(in, i));
	begin(&f, own);
	rc = read_blocks(&f, look, own, e);
	report_oddities(&f);
	crm_input_close(f.in);
	return rc;
}
