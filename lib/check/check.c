/* find.c: reads files through for what is wrong in them. */
#include <stdarg.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/fault.h"
#include "people/people.h"
#include "check/check.h"

crm_check *
crm_check_new(const crm_model *m, const crm_country *country, crm_time today, crm_findings *to)
{
	crm_check *s = crm_alloc(sizeof *s);

	s->model = m;
	s->kinds = m->kinds;
	s->today = today;
	s->to = to;
	s->arena = crm_arena_new();
	s->ids = crm_ids_new(1024);
	s->minuses = crm_minuses_new(m->kinds);
	s->event_ids = crm_ids_new(1024);
	s->owner_ids = crm_ids_new(64);
	s->currency_ids = crm_ids_new(64);
	s->owner_folded = crm_ids_new(64);
	s->alike = crm_people_new(country);
	return s;
}

void
crm_check_free(crm_check *s)
{
	if (!s)
		return;
	crm_ids_free(s->ids);
	crm_minuses_free(s->minuses);
	crm_ids_free(s->event_ids);
	crm_ids_free(s->owner_ids);
	crm_ids_free(s->owner_folded);
	crm_ids_free(s->currency_ids);
	crm_people_free(s->alike);
	crm_buf_free(&s->notices);
	crm_buf_free(&s->scratch);
	free(s->someone);
	free(s->column);
	free(s->owner);
	free(s->currency);
	free(s->logged);
	free(s->naming);
	free(s->turn);
	free(s->sold);
	crm_arena_free(s->arena);
	free(s);
}

const char *
crm_check_notices(crm_check *s)
{
	return crm_buf_zend(&s->notices);
}

size_t
crm_check_columns(const crm_check *s, const crm_str **out)
{
	*out = s->column;
	return s->columns;
}

size_t
crm_check_owners(const crm_check *s, const crm_str **out)
{
	*out = s->owner;
	return s->owners;
}

/* ---- reporting ---- */

void
crm_check_report_at(struct crm_check *s, struct crm_spot at, const char *field, crm_str value,
		    crm_str id, bool warning, const char *format, ...)
{
	struct crm_finding f = {at.source, at.line, field, value, id, warning};
	char *text;
	va_list ap;

	va_start(ap, format);
	text = crm_text_v(format, ap);
	va_end(ap);
	crm_findings_add(s->to, &f, "%s", text);
	free(text);
}

void
crm_check_report(const struct crm_checked_file *f, const char *field, crm_str value, bool warning,
		 const char *format, ...)
{
	char *text;
	va_list ap;

	va_start(ap, format);
	text = crm_text_v(format, ap);
	va_end(ap);
	crm_check_report_at(f->s, (struct crm_spot){f->source, f->record ? f->record->line : 1},
			    field, value, f->id, warning, "%s", text);
	free(text);
}

void
crm_check_damage(const struct crm_checked_file *f, size_t i)
{
	crm_str column = crm_input_column(f->in, i), value = f->record->field[i], part;
	const char *says = crm_damage(column, value, &part);
	char field[64];

	if (!says)
		return;
	snprintf(field, sizeof field, "%.*s", (int)column.n, column.p);
	if (crm_str_eq(part, value))
		crm_check_report(f, field, value, true, "%s", says);
	else
		crm_check_report(f, field, value, true, "%s %s", crm_quote(part), says);
}

/* ---- reading ---- */

crm_str
crm_checked_value(const struct crm_checked_file *f, int i)
{
	return i >= 0 ? f->record->field[i] : (crm_str){"", 0};
}

static void
report_fault(struct crm_check *s, const crm_error *e)
{
	crm_check_report_at(s, (struct crm_spot){e->source, e->line}, e->field, (crm_str){"", 0},
			    (crm_str){"", 0}, false, "%s", e->text);
}

/* ---- conflicts of git, each of which is one finding ---- */

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
	begin(&f, own);
	rc = read_blocks(&f, look, own, e);
	report_oddities(&f);
	crm_input_close(f.in);
	return rc;
}

/* ---- customers, dates ---- */

uint32_t
crm_check_someone(struct crm_check *s, crm_str id)
{
	uint32_t who = crm_ids_find(s->ids, id);

	if (who != CRM_NOBODY)
		return who;
	s->someone = crm_grow(s->someone, s->people, &s->people_room, sizeof *s->someone);
	s->someone[s->people] = (struct crm_someone){.id = crm_arena_str(s->arena, id),
						     .created = CRM_NO_DAY,
						     .next = {CRM_NOBODY, CRM_NOBODY}};
	crm_ids_put(s->ids, s->someone[s->people].id, (uint32_t)s->people);
	return (uint32_t)s->people++;
}

#define HOPS 100 /* of a chain of merged rows, at most: it may be a circle */

uint32_t
crm_check_survivor(const struct crm_check *s, uint32_t who)
{
	uint32_t next;
	crm_str into;

	for (int i = 0; i < HOPS && crm_merged_into(s->someone[who].merged, &into); i++) {
		next = crm_ids_find(s->ids, into);
		if (next == CRM_NOBODY)
			break;
		who = next;
	}
	return who;
}

bool
crm_check_is_later(const struct crm_check *s, crm_time t)
{
	if (t.day != s->today.day || t.minute < 0 || s->today.minute < 0)
		return t.day > s->today.day;
	return crm_time_wall(t) > crm_time_wall(s->today);
}

void
crm_check_end(crm_check *s)
{
	crm_check_people(s);
	crm_check_ages(s);
	if (*crm_people_notice(s->alike))
		crm_buf_f(&s->notices, "%s%s", s->notices.n ? "\n" : "",
			  crm_people_notice(s->alike));
	crm_check_effects(s, false);
	crm_check_currencies(s);
}
