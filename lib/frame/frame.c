/* frame.c: a stream of customers on its way through one run. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "frame/parts.h"
#include "kinds/kinds.h"

/* A moment that was said, on the clock of the zone: only the clock's own has an
 * offset, and what has no time counts on the whole of its day. */
static crm_time
on_the_clock(crm_time t)
{
	int64_t wall = crm_time_wall(t), minute = ((wall % 1440) + 1440) % 1440;

	if (t.day == CRM_NO_DAY || t.minute < 0 || t.offset == CRM_NO_OFFSET)
		return t;
	return (crm_time){.day = (crm_day)((wall - minute) / 1440),
			  .minute = (int16_t)minute,
			  .offset = CRM_NO_OFFSET};
}

/* ---- the frame ---- */

crm_frame *
crm_frame_new(const crm_model *m, crm_table *table, crm_time today, crm_time now, crm_error *e)
{
	crm_frame *f = crm_alloc(sizeof *f);
	int as_of = crm_table_find(table, "as_of");

	f->model = m;
	f->table = table;
	f->status = crm_table_find(table, "status");
	f->arena = crm_arena_new();
	today = on_the_clock(today);
	f->today = today.day == CRM_NO_DAY ? now : today;
	f->carries = as_of >= 0;
	f->taint = crm_alloc(crm_table_rows(table) + 1);
	f->aside = crm_alloc(crm_table_rows(table) + 1);
	if (f->carries ? crm_frame_carried(f, as_of, today, e) < 0
		       : crm_frame_check_names(f, e) < 0) {
		crm_frame_free(f);
		return NULL;
	}
	f->fold = crm_fold_new(m, table, f->today);
	return f;
}

static void
free_added(struct crm_added *c)
{
	free(c->number);
	free(c->date);
	free(c->text);
	free(c->code);
	free(c->value);
}

void
crm_frame_free(crm_frame *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->refs; i++)
		free_added(&f->ref[i].added);
	free(f->ref);
	free(f->taint);
	crm_buf_free(&f->notices);
	crm_fold_free(f->fold);
	if (!f->past) {
		free(f->aside);
		crm_table_free(f->table);
		crm_table_free(f->all);
	}
	crm_arena_free(f->arena);
	free(f);
}

/* A frame over the same rows or others, which it does not own, and the same logs. */
static crm_frame *
beside(const crm_frame *now, crm_table *table, crm_table *all, crm_time today)
{
	crm_frame *f = crm_alloc(sizeof *f);

	f->model = now->model;
	f->table = table;
	f->status = crm_table_find(table, "status");
	f->all = all;
	f->past = true;
	f->arena = crm_arena_new();
	f->today = today;
	f->threads = now->threads;
	f->taint = crm_alloc(crm_table_rows(f->table) + 1);
	if (table == now->table) {
		f->rejects = now->rejects;
		f->aside = now->aside;
	}
	f->fold = crm_fold_beside(now->fold, table, all, today);
	return f;
}

crm_frame *
crm_frame_past(const crm_frame *now, crm_time then)
{
	return beside(now, now->table, now->all, then);
}

crm_frame *
crm_frame_everybody(const crm_frame *now)
{
	return now->all ? beside(now, now->all, NULL, now->today) : NULL;
}

struct crm_fold *
crm_fold_of(const crm_frame *f)
{
	return f->fold;
}

const crm_table *
crm_frame_table(const crm_frame *f)
{
	return f->table;
}

crm_time
crm_frame_today(const crm_frame *f)
{
	return f->today;
}

bool
crm_frame_carries_facts(const crm_frame *f)
{
	return f->carries;
}

void
crm_frame_threads(crm_frame *f, unsigned threads)
{
	f->threads = threads;
}

size_t
crm_frame_rows(const crm_frame *f)
{
	return crm_table_rows(f->table);
}

int
crm_frame_customers(crm_frame *f, crm_table *all, crm_error *e)
{
	crm_table_free(f->all);
	f->all = all;
	crm_fold_customers(f->fold, all);
	if (crm_table_find(all, "id") >= 0)
		return 0;
	return crm_no_id(all, "a file of customers", e);
}

void
crm_frame_log(crm_frame *f, const char *path)
{
	crm_fold_log(f->fold, path);
}

bool
crm_frame_has_log(const crm_frame *f)
{
	return crm_fold_has_log(f->fold);
}

int
crm_frame_index(crm_frame *f, crm_error *e)
{
	return crm_fold_index(f->fold, e);
}

ptrdiff_t
crm_frame_find(crm_frame *f, crm_str id)
{
	return crm_fold_find(f->fold, id);
}

int
crm_frame_fold(crm_frame *f, unsigned threads, crm_rejects *rejects, crm_error *e)
{
	return crm_fold_run(f->fold, threads, rejects, &f->notices, e);
}

bool
crm_frame_tainted(const crm_frame *f, size_t row)
{
	return f->taint[row] || crm_fold_tainted(f->fold, row);
}

/* ---- rows that are set aside ---- */

void
crm_frame_set_aside(crm_frame *f, crm_rejects *rejects)
{
	f->rejects = rejects;
}

bool
crm_frame_sets_aside(const crm_frame *f)
{
	return f->rejects;
}

bool
crm_frame_is_aside(const crm_frame *f, size_t row)
{
	return f->aside && f->aside[row];
}

size_t
crm_frame_asides(const crm_frame *f)
{
	size_t n = 0;

	for (size_t row = 0; f->rejects && row < crm_frame_rows(f); row++)
		n += crm_frame_is_aside(f, row);
	return n;
}

bool
crm_frame_reject(const crm_frame *f, size_t row, const crm_error *e)
{
	if (!f->rejects || e->status != CRM_DATA || e->line != crm_table_line(f->table, row) ||
	    strncmp(e->source, crm_table_source(f->table, row), sizeof e->source - 1) != 0)
		return false;
	if (!f->aside[row])
		crm_rejects_add(f->rejects, e, crm_table_record(f->table, row));
	f->aside[row] = 1;
	return true;
}

const char *
crm_frame_notices(const crm_frame *f)
{
	return f->notices.n ? f->notices.p : "";
}

crm_str
crm_frame_keep(crm_frame *f, crm_str s)
{
	return crm_arena_str(f->arena, s);
}

/* ---- names ---- */

static int
find_ref(const crm_frame *f, crm_str name)
{
	/* The last one: a column that this run adds hides one of the stream. */
	for (size_t i = f->refs; i-- > 0;)
		if (crm_str_eq(f->ref[i].name, name) &&
		    (f->show_given || f->ref[i].kind != CRM_REF_GIVEN))
			return (int)i;
	return -1;
}

static int
table_column(const crm_frame *f, crm_str name)
{
	const crm_word *w = f->past ? crm_word_find(f->model->kinds, name) : NULL;

	if (w && w->origin != CRM_COLUMN)
		return -1;
	for (size_t i = 0; i < crm_table_columns(f->table); i++)
		if (crm_str_eq(crm_table_column(f->table, i), name))
			return (int)i;
	return -1;
}

int
crm_frame_add_ref(crm_frame *f, const struct crm_ref *r)
{
	f->ref = crm_grow(f->ref, f->refs, &f->ref_cap, sizeof *f->ref);
	f->ref[f->refs] = *r;
	f->ref[f->refs].name = crm_arena_str(f->arena, r->name);
	return (int)f->refs++;
}

static int
unknown_name(const crm_frame *f, crm_str name, crm_error *e)
{
	size_t n = crm_table_columns(f->table);
	const char **columns = crm_alloc((n + 1) * sizeof *columns);
	const char *near = crm_word_nearest(f->model->kinds, name), *column;

	for (size_t i = 0; i < n; i++)
		columns[i] = crm_arena_str(f->arena, crm_table_column(f->table, i)).p;
	column = crm_nearest(name, columns, n);
	free(columns);
	if (column && !near)
		near = column;
	if (near)
		return crm_fail(e, CRM_DATA,
				"%s is neither a column nor a fact; did you mean \"%s\"?",
				crm_quote(name), near);
	return crm_fail(e, CRM_DATA, "%s is neither a column nor a fact", crm_quote(name));
}

void
crm_frame_unlogged(crm_frame *f)
{
	f->unlogged = true;
}

/* A fact that the stream does not have: asked of the log, else the fault says what
 * would give it. */
static int
bind_fact(crm_frame *f, const crm_word *w, struct crm_ref *r, crm_error *e)
{
	if (f->carries)
		return crm_fail(
			e, CRM_DATA,
			"the stream carries facts, but not %s: make them with the same -p, or with "
			"crm-facts --add %.*s",
			crm_quote(r->name), (int)(r->name.n < 60 ? r->name.n : 60), r->name.p);
	r->kind = CRM_REF_FACT;
	if (!crm_fold_has_log(f->fold) && !f->unlogged && strcmp(w->name, "as_of") != 0)
		return crm_fail(e, CRM_SYSTEM, "%s is a fact: name the log with -l (or $CRM_LOG)",
				crm_quote(r->name));
	return crm_fact_ask(f->fold, f->table, r->name, &r->fact, e);
}

/* A derived column that the stream does not have. */
static int
derive(crm_frame *f, const crm_word *w, crm_error *e)
{
	bool given = f->show_given;
	int have, failed;

	f->show_given = false;
	failed = f->deriver.make && f->deriver.make(f->deriver.to, w, e) < 0;
	f->show_given = given;
	if (failed)
		return -1;
	have = find_ref(f, crm_str_z(w->name));
	if (have >= 0)
		return have;
	if (f->past)
		return crm_fail(e, CRM_DATA,
				"\"%s\" of an earlier day cannot be computed from the log alone",
				w->name);
	return crm_fail(e, CRM_DATA, "the stream has no \"%s\" yet: run %s before this tool",
			w->name, w->tool);
}

int
crm_frame_ref(crm_frame *f, crm_str name, crm_error *e)
{
	struct crm_ref r = {.kind = CRM_REF_COLUMN, .type = CRM_TEXT, .name = name};
	int have = find_ref(f, name);
	const crm_word *w;

	if (have >= 0)
		return have;
	w = crm_word_find(f->model->kinds, name);
	r.column = table_column(f, name);
	if (!w && r.column < 0)
		return unknown_name(f, name, e);
	if (w) {
		r.type = w->type;
		r.decimals = w->decimals;
	}
	if (r.column < 0 && w->origin == CRM_DERIVED)
		return derive(f, w, e);
	if (r.column < 0 && w->origin == CRM_FACT && bind_fact(f, w, &r, e) < 0)
		return -1;
	return crm_frame_add_ref(f, &r);
}

bool
crm_frame_knows(const crm_frame *f, crm_str name)
{
	const crm_word *w = crm_word_find(f->model->kinds, name);

	if (find_ref(f, name) >= 0 || table_column(f, name) >= 0)
		return true;
	if (w && w->origin == CRM_DERIVED)
		return f->deriver.can && f->deriver.can(f->deriver.to, w);
	return w && (w->origin == CRM_COLUMN || !f->carries);
}

void
crm_frame_derive(crm_frame *f, const struct crm_deriver *by)
{
	f->deriver = *by;
}

bool
crm_frame_has_column(const crm_frame *f, const char *name)
{
	int have = find_ref(f, crm_str_z(name));

	return table_column(f, crm_str_z(name)) >= 0 &&
	       (have < 0 || f->ref[have].kind != CRM_REF_ADDED);
}

enum crm_type
crm_frame_type(const crm_frame *f, int ref)
{
	return f->ref[ref].type;
}

crm_str
crm_frame_name(const crm_frame *f, int ref)
{
	return f->ref[ref].name;
}

/* ---- columns of this run ---- */

static struct crm_added
make_added(enum crm_type type, size_t n)
{
	struct crm_added c = {0};

	switch (type) {
	case CRM_NUMBER:
		c.number = crm_realloc(NULL, n * sizeof *c.number);
		for (size_t i = 0; i < n; i++)
			c.number[i] = CRM_NO_NUMBER;
		break;
	case CRM_DATE:
		c.date = crm_realloc(NULL, n * sizeof *c.date);
		for (size_t i = 0; i < n; i++)
			c.date[i] = CRM_NO_TIME;
		break;
	case CRM_TEXT: c.text = crm_alloc(n * sizeof *c.text); break;
	default: c.value = crm_alloc(n * sizeof *c.value);
	}
	return c;
}

int
crm_frame_add(crm_frame *f, const char *name, enum crm_type type, int decimals)
{
	int have = find_ref(f, crm_str_z(name));

	if (have >= 0 && f->ref[have].kind == CRM_REF_ADDED)
		return have;
	return crm_frame_add_ref(
		f, &(struct crm_ref){.kind = CRM_REF_ADDED,
				     .type = type,
				     .name = crm_str_z(name),
				     .decimals = decimals,
				     .added = make_added(type, crm_frame_rows(f) + 1)});
}

int
crm_frame_add_choice(crm_frame *f, const char *name, const crm_str *choice)
{
	int have = find_ref(f, crm_str_z(name));

	if (have >= 0 && f->ref[have].kind == CRM_REF_ADDED)
		return have;
	return crm_frame_add_ref(
		f, &(struct crm_ref){
			   .kind = CRM_REF_ADDED,
			   .type = CRM_TEXT,
			   .name = crm_str_z(name),
			   .added = {.code = crm_alloc((crm_frame_rows(f) + 1) * sizeof(uint32_t)),
				     .choice = choice}});
}

crm_num *
crm_frame_numbers(crm_frame *f, int ref)
{
	return f->ref[ref].added.number;
}

uint32_t *
crm_frame_codes(crm_frame *f, int ref)
{
	return f->ref[ref].added.code;
}

void
crm_frame_put(crm_frame *f, int ref, size_t row, crm_value v)
{
	struct crm_added *c = &f->ref[ref].added;
	bool missing = v.type == CRM_MISSING;

	if (c->number)
		c->number[row] = missing ? CRM_NO_NUMBER : v.number;
	else if (c->date)
		c->date[row] = missing ? CRM_NO_TIME : v.date;
	else if (c->text)
		c->text[row] = missing ? CRM_STR("") : v.text;
	else
		c->value[row] = v;
}
