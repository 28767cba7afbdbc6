/* each.c: a message to each owner, with what is for them. Before anything is sent, everything is
 * made: data that is wrong sends nothing at all. Rows without an owner, or of one without an
 * address, go where --rest-to says; otherwise they are reported, and the others are sent. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "crm-report/report.h"
#include "mime/mime.h"

/* ---- the file of addresses ---- */

struct book {
	crm_table *table;
	int owner, email;
	crm_row row;
};

static void
open_book(struct book *b, const char *path)
{
	struct crm_read how = {.format = CRM_AUTO};
	crm_error e;

	*b = (struct book){.row = {.row = SIZE_MAX}};
	cmd_note_terminal(path);
	b->table = crm_table_read(&path, 1, &how, &e);
	if (!b->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(b->table));
	b->owner = crm_table_find(b->table, "owner");
	b->email = crm_table_find(b->table, "email");
	if (b->owner >= 0 && b->email >= 0)
		return;
	crm_fail(&e, CRM_DATA, "it has no column \"%s\"", b->owner < 0 ? "owner" : "email");
	crm_fail_at(&e, path, 1, NULL);
	cmd_die(&e);
}

/* Ends the tool with a fault of row i. */
static _Noreturn void
die_at(const struct book *b, size_t i, const char *field, crm_error *e)
{
	crm_fail_at(e, crm_table_source(b->table, i), crm_table_line(b->table, i), field);
	cmd_die(e);
}

/* The addresses of that owner, with ";" between them; its p is NULL when there is no such row. */
static crm_str
address_of(struct book *b, crm_str owner, crm_arena *arena)
{
	crm_str found = {NULL, 0};
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(b->table); i++) {
		crm_row_split(&b->row, b->table, i);
		if (!crm_str_eq(crm_str_trim(b->row.field[b->owner]), owner))
			continue;
		if (found.p) {
			crm_fail(&e, CRM_DATA, "duplicate owner %s", crm_quote(owner));
			die_at(b, i, "owner", &e);
		}
		found = crm_arena_str(arena, crm_str_trim(b->row.field[b->email]));
	}
	return found;
}

/* Every address of the file is one, also those that today needs none of. */
static void
check_book(struct book *b)
{
	struct crm_mime_who who;
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(b->table); i++) {
		crm_str list, item;
		crm_row_split(&b->row, b->table, i);
		list = b->row.field[b->email];
		while (crm_str_item(&list, &item))
			if (crm_mime_parse(item, &who, &e) < 0)
				die_at(b, i, "email", &e);
	}
}

/* ---- the messages ---- */

struct letter {
	crm_str owner, addresses;
	crm_buf message;
};

static void
write_letter(struct report_work *work, struct letter *l)
{
	struct crm_report_how how = work->how;
	struct crm_mime_who *to = NULL;
	crm_str list = l->addresses, item;
	crm_report *report;
	size_t n = 0, room = 0;
	crm_error e;

	while (crm_str_item(&list, &item)) {
		to = crm_grow(to, n, &room, sizeof *to);
		crm_mime_parse(item, &to[n++], &e); /* it was checked */
	}
	how.of = work->job->each;
	how.is = l->owner;
	report = report_of(work, &how);
	if (report_compose(work, report, to, n, &l->message, &e) < 0)
		cmd_die(&e);
	crm_report_free(report);
	free(to);
}

static bool
has_item(crm_str list)
{
	crm_str item;

	return crm_str_item(&list, &item);
}

/* ---- what has no address ---- */

#define NAMED 3 /* customers, at most */

/* The column that the groups are made of: the owner of contacts is who is to do them. */
static int
column_of(const struct report_work *work)
{
	int due = crm_table_find(work->table, "due_owner");

	return due >= 0 && strcmp(work->job->each, "owner") == 0
		       ? due
		       : crm_table_find(work->table, work->job->each);
}

static crm_str
value(const struct report_work *work, const crm_row *row, const char *column)
{
	bool private = crm_policy_private(work->how.policy, crm_str_z(column));
	int at = private ? -1 : crm_table_find(work->table, column);

	return at < 0 ? CRM_STR("") : crm_str_trim(row->field[at]);
}

/* Adds whose rows have that owner: "Olga (4), Pat (5) and 2 more". How many rows there are. */
static size_t
name_rows(const struct report_work *work, crm_str owner, crm_buf *out)
{
	crm_row row = {.row = SIZE_MAX};
	size_t n = 0;

	for (size_t i = 0; i < crm_table_rows(work->table); i++) {
		crm_row_split(&row, work->table, i);
		if (!crm_str_eq(crm_str_trim(row.field[column_of(work)]), owner) || n++ >= NAMED)
			continue;
		if (n > 1)
			crm_buf_z(out, ", ");
		crm_buf_visible(out, value(work, &row, "name"));
		crm_buf_z(out, " (");
		crm_buf_visible(out, value(work, &row, "id"));
		crm_buf_z(out, ")");
	}
	if (n > NAMED)
		crm_buf_f(out, " and %zu more", n - NAMED);
	crm_row_free(&row);
	return n;
}

static void
tell_unsent(const struct report_work *work, crm_str owner)
{
	crm_buf names = {0};
	size_t n = name_rows(work, owner, &names);

	if (owner.n)
		cmd_note("%s: no address of %s, to whom %zu row%s not sent: %s; add the address, "
			 "or name one for all such rows with --rest-to",
			 work->job->addresses, crm_quote(owner), n, n == 1 ? " was" : "s were",
			 crm_buf_zend(&names));
	else
		cmd_note("%zu row%s no owner and %s sent to nobody: %s; give them an owner, or "
			 "name an address for such rows with --rest-to, or with an empty owner in "
			 "%s",
			 n, n == 1 ? " has" : "s have", n == 1 ? "was" : "were",
			 crm_buf_zend(&names), work->job->addresses);
	crm_buf_free(&names);
}

/* Where it goes otherwise; false where it goes nowhere. Either is reported; but rows without an
 * owner are what --rest-to is for. */
static bool
send_elsewhere(const struct report_work *work, struct letter *l)
{
	const char *rest = work->job->rest_to;

	if (!rest) {
		tell_unsent(work, l->owner);
		return false;
	}
	if (l->owner.n)
		cmd_note("%s: no address of %s, whose rows go to %s", work->job->addresses,
			 crm_quote(l->owner), rest);
	l->addresses = crm_str_z(rest);
	return true;
}

/* The owners of the stream, and where their messages go; *missing of them go nowhere. */
static struct letter *
address_letters(const struct report_work *work, struct book *b, crm_arena *arena, size_t *n,
		size_t *missing)
{
	struct crm_report_how how = work->how;
	struct letter *all;
	crm_report *owners;
	size_t groups;

	how.group = work->job->each;
	how.each = true;
	how.charts = false;
	owners = report_of(work, &how);
	groups = crm_report_groups(owners);
	all = crm_alloc((groups + 1) * sizeof *all);
	for (size_t i = *n = *missing = 0; i < groups; i++) {
		struct letter *l = &all[*n];
		l->owner = crm_arena_str(arena, crm_report_group(owners, i));
		l->addresses = address_of(b, l->owner, arena);
		if (has_item(l->addresses) || send_elsewhere(work, l))
			++*n;
		else
			++*missing;
	}
	crm_report_free(owners);
	return all;
}

/* ---- sending ---- */

/* One that fails does not keep the others from their mail. */
static int
send_all(const struct report_job *job, const struct letter *letter, size_t n)
{
	int status = CRM_OK;
	crm_error e;

	for (size_t i = 0; i < n; i++)
		if (report_send(job, crm_buf_slice(&letter[i].message), i, &e) < 0) {
			cmd_note("the message of %s was not sent", crm_quote(letter[i].owner));
			cmd_warn(&e);
			status = CRM_SYSTEM;
		}
	return status;
}

int
report_each(struct report_work *work)
{
	crm_arena *arena = crm_arena_new();
	struct letter *letter;
	struct book book;
	size_t n, missing;
	int status;

	open_book(&book, work->job->addresses);
	check_book(&book);
	letter = address_letters(work, &book, arena, &n, &missing);
	for (size_t i = 0; i < n; i++)
		write_letter(work, &letter[i]);
	status = send_all(work->job, letter, n);
	if (status == CRM_OK && missing)
		status = CRM_DATA;
	for (size_t i = 0; i < n; i++)
		crm_buf_free(&letter[i].message);
	free(letter);
	crm_row_free(&book.row);
	crm_table_free(book.table);
	crm_arena_free(arena);
	return status;
}
