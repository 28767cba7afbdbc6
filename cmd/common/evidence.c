/* evidence.c: the entries of logs that a due stream names. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "common/evidence.h"
#include "common/message.h"

/* FILE:LINE */
static bool
place_of(crm_str item, struct cmd_entry *out)
{
	const char *colon = memrchr(item.p, ':', item.n);
	uint64_t line = 0;

	if (!colon || colon == item.p || colon + 1 == item.p + item.n)
		return false;
	for (const char *p = colon + 1; p < item.p + item.n; p++) {
		if (*p < '0' || *p > '9')
			return false;
		/* No file is so long: a line that is not there. */
		line = line > UINT64_MAX / 16 ? line : line * 10 + (uint64_t)(*p - '0');
	}
	*out = (struct cmd_entry){.source = {item.p, (size_t)(colon - item.p)}, .line = line};
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct cmd_entry *x = a, *y = b;
	int by_source = crm_str_cmp(x->source, y->source);

	return by_source ? by_source : (x->line > y->line) - (x->line < y->line);
}

void
cmd_evidence_name(struct cmd_evidence *all, crm_str list)
{
	struct cmd_entry entry;
	crm_str item;

	while (crm_str_item(&list, &item)) {
		if (!place_of(item, &entry))
			continue;
		all->entry = crm_grow(all->entry, all->n, &all->room, sizeof *all->entry);
		entry.source = crm_arena_str(all->arena, entry.source);
		all->entry[all->n++] = entry;
	}
}

/* ---- reading one log ---- */

enum { EVENT, CUSTOMER, KIND, DATE, DUE, COLUMNS };

struct reading {
	struct cmd_evidence *all;
	int at[COLUMNS];
};

static crm_str
keep(const struct reading *r, const crm_record *record, int column)
{
	return r->at[column] < 0 ? CRM_STR("")
				 : crm_arena_str(r->all->arena, record->field[r->at[column]]);
}

static void
take(const struct reading *r, const crm_record *record, struct cmd_entry *entry)
{
	entry->there = true;
	entry->event = keep(r, record, EVENT);
	entry->customer = keep(r, record, CUSTOMER);
	entry->kind = keep(r, record, KIND);
	entry->date = entry->due = CRM_NO_TIME;
	if (!crm_time_parse(keep(r, record, DATE), &entry->date))
		entry->date = CRM_NO_TIME;
	if (!crm_time_parse(keep(r, record, DUE), &entry->due))
		entry->due = CRM_NO_TIME;
}

/* entry[0..n) are of one log, by line. */
static int
read_log(struct reading *r, crm_input *in, struct cmd_entry *entry, size_t n, crm_error *e)
{
	static const char *const names[COLUMNS] = {"event", "customer", "kind", "date", "due"};
	crm_block *b = crm_block_new(in, SIZE_MAX);
	crm_record record;
	int status = 0;
	size_t i = 0;

	for (int c = 0; c < COLUMNS; c++)
		r->at[c] = crm_input_find(in, names[c]);
	while (i < n && (status = crm_input_block(in, b, e)) > 0) {
		while (i < n && (status = crm_block_next(b, &record, e)) > 0) {
			while (i < n && entry[i].line < record.line)
				i++;
			if (i < n && entry[i].line == record.line)
				take(r, &record, &entry[i++]);
		}
		if (status < 0)
			break;
	}
	crm_block_free(b);
	return status < 0 ? -1 : 0;
}

/* A log that came through a pipe is gone; its name, such as /dev/fd/63, may now be another one. */
static void
refuse_pipe(const char *path)
{
	struct stat st;
	bool gone = strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;

	if (gone || (stat(path, &st) == 0 && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode))))
		cmd_usage_error("the list names entries of %s, a log that came through a pipe and "
				"cannot be read again: make the list with -l FILE",
				crm_quote(crm_str_z(path)));
}

void
cmd_evidence_read(struct cmd_evidence *all)
{
	struct reading r = {.all = all};
	size_t kept = 0;
	crm_error e;

	if (all->n)
		qsort(all->entry, all->n, sizeof *all->entry, by_place);
	for (size_t i = 0; i < all->n; i++)
		if (!kept || by_place(&all->entry[kept - 1], &all->entry[i]) != 0)
			all->entry[kept++] = all->entry[i];
	all->n = kept;
	for (size_t i = 0, end; i < all->n; i = end) {
		char *path = strndup(all->entry[i].source.p, all->entry[i].source.n);
		crm_input *in;
		refuse_pipe(path);
		in = crm_input_open_log(path, &e);
		for (end = i;
		     end < all->n && crm_str_eq(all->entry[end].source, all->entry[i].source);
		     end++)
			;
		if (!in || read_log(&r, in, all->entry + i, end - i, &e) < 0)
			cmd_die(&e);
		crm_input_close(in);
		free(path);
	}
}

int
cmd_evidence_next(const struct cmd_evidence *all, crm_str *list, const struct cmd_entry **out)
{
	struct cmd_entry place;
	crm_str item;

	while (crm_str_item(list, &item)) {
		if (!place_of(item, &place))
			continue;
		*out = bsearch(&place, all->entry, all->n, sizeof *all->entry, by_place);
		return 1;
	}
	return 0;
}

void
cmd_evidence_free(struct cmd_evidence *all)
{
	free(all->entry);
}
