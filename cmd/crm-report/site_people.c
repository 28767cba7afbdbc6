/* site_people.c: the customers of a site, and what is due today. */
#include <stdlib.h>

#include "common/book.h"
#include "crm-report/site.h"

/* ---- reading ---- */

/* What a page shows of customers; their file need not have all columns. */
static void
bind_columns(struct site_people *p)
{
	struct cmd_stream *s = &p->stream;
	const char *name;
	crm_error e;

	for (size_t i = 0; (name = crm_report_column(false, i)); i++) {
		crm_str column = crm_str_z(name);
		if (crm_policy_private(s->policy, column) || !crm_frame_knows(s->frame, column))
			continue;
		p->column[p->columns] = crm_frame_ref(s->frame, column, &e);
		if (p->column[p->columns++] < 0)
			cmd_die(&e);
	}
}

static crm_due *
bind_list(struct site_people *p, const char *prices)
{
	struct crm_due_how how = {.usual_prices = prices,
				  .country = cmd_country(p->stream.call, p->stream.policy)};
	crm_error e;
	crm_due *due = crm_due_new(p->stream.policy, p->stream.frame, &how, &e);

	if (!due)
		cmd_die(&e);
	return due;
}

static void
bind(struct site_people *p, const struct report_job *job, bool with_list)
{
	const struct cmd_call *call = p->stream.call;
	struct crm_cards_how how = {
		.prices = job->prices ? job->prices : cmd_book_file(call, CMD_BOOK_PRICES),
		.country = cmd_country(call, p->stream.policy),
		.months = job->months,
		.entries = job->entries,
	};
	crm_error e;

	p->cards = crm_cards_new(p->stream.policy, p->stream.frame, &how, &e);
	if (!p->cards)
		cmd_die(&e);
	cmd_notes(crm_cards_notices(p->cards));
	bind_columns(p);
	if (with_list)
		p->due = bind_list(p, how.prices);
}

void
site_people_open(struct site_people *p, const struct cmd_call *call, crm_policy *policy,
		 const struct report_job *job, bool with_list)
{
	struct cmd_stream *s = &p->stream;
	crm_error e;

	cmd_stream_open_under(s, call, CMD_NEEDS_EVENTS | CMD_LAST, policy);
	if (crm_table_find(crm_frame_table(s->frame), "due_why") >= 0)
		cmd_usage_error("--site: a list of what is due needs the customers beside it: name "
				"their book, or their file and the log, with -c and -l");
	bind(p, job, with_list);
	cmd_stream_fold(s);
	if (crm_derived_run(s->judges, &e) < 0 || crm_cards_run(p->cards, &e) < 0 ||
	    (p->due && crm_due_run(p->due, &e) < 0))
		cmd_stream_die(s, &e);
}

/* ---- tables of it ---- */

bool
site_people_has_card(struct site_people *p, size_t row)
{
	const crm_table *t = crm_frame_table(p->stream.frame);
	int status = crm_table_find(t, "status");
	crm_row fields = {.row = SIZE_MAX};
	bool merged = false;
	crm_str into;

	if (status >= 0) {
		crm_row_split(&fields, t, row);
		merged = crm_merged_into(fields.field[status], &into);
	}
	crm_row_free(&fields);
	return !merged;
}

/* A table while rows are added to it. */
struct filling {
	struct site_people *people;
	crm_table *table;
	crm_cursor *at;
	crm_buf text[SITE_COLUMNS];
};

/* Begins one with the columns of customers and so many others. */
static void
begin(struct filling *f, struct site_people *p, const crm_str *other, size_t others)
{
	crm_str *name = crm_alloc((p->columns + others) * sizeof *name);

	*f = (struct filling){.people = p, .at = crm_cursor_new(p->stream.frame)};
	for (size_t i = 0; i < p->columns; i++)
		name[i] = crm_frame_name(p->stream.frame, p->column[i]);
	for (size_t i = 0; i < others; i++)
		name[p->columns + i] = other[i];
	f->table = crm_table_new(name, p->columns + others, CRM_TSV);
	free(name);
}

static void
add(struct filling *f, size_t row, const crm_str *other, size_t others)
{
	size_t n = f->people->columns;
	crm_str *field = crm_alloc((n + others) * sizeof *field);
	crm_error e;

	crm_cursor_go(f->at, row);
	for (size_t i = 0; i < n; i++) {
		f->text[i].n = 0;
		if (crm_cursor_text(f->at, f->people->column[i], &f->text[i], &e) < 0)
			cmd_stream_die(&f->people->stream, &e);
		field[i] = crm_buf_slice(&f->text[i]);
	}
	for (size_t i = 0; i < others; i++)
		field[n + i] = other[i];
	crm_table_add(f->table, field);
	free(field);
}

static crm_table *
end(struct filling *f)
{
	crm_cursor_free(f->at);
	for (size_t i = 0; i < SITE_COLUMNS; i++)
		crm_buf_free(&f->text[i]);
	return f->table;
}

crm_table *
site_people_table(struct site_people *p)
{
	struct filling f;

	begin(&f, p, NULL, 0);
	for (size_t row = 0; row < crm_frame_rows(p->stream.frame); row++)
		if (site_people_has_card(p, row))
			add(&f, row, NULL, 0);
	return end(&f);
}

crm_table *
site_people_due(struct site_people *p)
{
	const crm_str *name;
	size_t n = crm_due_columns(&name), row;
	crm_str *own = crm_alloc(n * sizeof *own);
	struct filling f;
	crm_error e;

	begin(&f, p, name, n);
	for (size_t i = 0; i < crm_due_summary(p->due).listed; i++) {
		if (crm_due_entry(p->due, 0, i, &row, own, &e) < 0)
			cmd_stream_die(&p->stream, &e);
		add(&f, row, own, n);
	}
	free(own);
	return end(&f);
}

void
site_people_close(struct site_people *p)
{
	crm_due_free(p->due);
	crm_cards_free(p->cards);
	cmd_stream_close(&p->stream);
}
