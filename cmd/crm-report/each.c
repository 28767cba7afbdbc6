/* each.c: a message to each owner, with what is for them. Before anything is sent, everything is
 * made: an owner without an address, or data that is wrong, sends nothing at all. */
#include <stdlib.h>
#include <string.h>

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

#define ADDRESSES 16 /* of one owner */

struct letter {
	crm_str owner, addresses;
	crm_buf message;
};

static void
write_letter(struct report_work *work, struct letter *l)
{
	struct crm_report_how how = work->how;
	struct crm_mime_who to[ADDRESSES];
	crm_str list = l->addresses, item;
	crm_report *report;
	size_t n = 0;
	crm_error e;

	while (n < ADDRESSES && crm_str_item(&list, &item))
		crm_mime_parse(item, &to[n++], &e); /* it was checked */
	how.of = work->job->each;
	how.is = l->owner;
	report = report_of(work, &how);
	if (report_compose(work, report, to, n, &l->message, &e) < 0)
		cmd_die(&e);
	crm_report_free(report);
}

/* The owners of the stream, and where their messages go. All who have no address are named. */
static struct letter *
address_letters(const struct report_work *work, struct book *b, crm_arena *arena, size_t *n)
{
	struct crm_report_how how = work->how;
	struct letter *all;
	size_t missing = 0;
	crm_report *owners;

	how.group = work->job->each;
	how.each = true;
	how.charts = false;
	owners = report_of(work, &how);
	*n = crm_report_groups(owners);
	all = crm_alloc((*n + 1) * sizeof *all);
	for (size_t i = 0; i < *n; i++) {
		all[i].owner = crm_arena_str(arena, crm_report_group(owners, i));
		all[i].addresses = address_of(b, all[i].owner, arena);
		if (all[i].addresses.n)
			continue;
		missing++;
		if (all[i].owner.n)
			cmd_note("%s: no address of %s", work->job->addresses,
				 crm_quote(all[i].owner));
		else
			cmd_note("%s: some rows have nobody as %s, and no address has an empty "
				 "owner",
				 work->job->addresses, crm_quote(crm_str_z(work->job->each)));
	}
	crm_report_free(owners);
	if (missing) {
		cmd_note("nothing was sent");
		exit(CRM_DATA);
	}
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
	size_t n;
	int status;

	open_book(&book, work->job->addresses);
	check_book(&book);
	letter = address_letters(work, &book, arena, &n);
	for (size_t i = 0; i < n; i++)
		write_letter(work, &letter[i]);
	status = send_all(work->job, letter, n);
	for (size_t i = 0; i < n; i++)
		crm_buf_free(&letter[i].message);
	free(letter);
	crm_row_free(&book.row);
	crm_table_free(book.table);
	crm_arena_free(arena);
	return status;
}
