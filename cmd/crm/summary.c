/* summary.c: crm by itself, which says how much is due today and what can be done. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/output.h"
#include "crm/front.h"

/* How many of the customers on the list each owner has. */
struct owners {
	struct owner {
		crm_str name;
		size_t n;
	} * owner;
	size_t n, room, total;
};

static void
count_owner(struct owners *o, crm_str name)
{
	size_t i = 0;

	o->total++;
	while (i < o->n && !crm_str_eq(o->owner[i].name, name))
		i++;
	if (i == o->n) {
		o->owner = crm_grow(o->owner, o->n, &o->room, sizeof *o->owner);
		o->owner[o->n++] = (struct owner){.name = name};
	}
	o->owner[i].n++;
}

/* The lines of the list, each an owner, behind its header. */
static void
count_owners(struct owners *o, crm_str list)
{
	bool header = true;

	for (size_t at = 0; at < list.n; header = false) {
		const char *end = memchr(list.p + at, '\n', list.n - at);
		size_t n = end ? (size_t)(end - list.p) - at : list.n - at;
		if (!header)
			count_owner(o, (crm_str){list.p + at, n});
		at += n + 1;
	}
}

static int
more_first(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n ? 1 : -1) : crm_str_cmp(x->name, y->name);
}

static void
say_owners(struct owners *o, crm_buf *out)
{
	enum { SHOWN = 6 };

	qsort(o->owner, o->n, sizeof *o->owner, more_first);
	for (size_t i = 0; i < o->n && i < SHOWN; i++) {
		crm_buf_z(out, i ? ", " : " (");
		if (o->owner[i].name.n)
			crm_buf_visible(out, o->owner[i].name);
		else
			crm_buf_z(out, "nobody's");
		crm_buf_f(out, " %zu", o->owner[i].n);
	}
	if (o->n > SHOWN)
		crm_buf_f(out, ", and %zu more people", o->n - SHOWN);
	crm_buf_z(out, o->n ? ")" : "");
}

/* What the directory is called, also where it is the current one. */
static void
say_name(const char *book, crm_buf *out)
{
	char *path = realpath(book, NULL), *slash = path ? strrchr(path, '/') : NULL;

	crm_buf_visible(out, crm_str_z(slash && slash[1] ? slash + 1 : book));
	free(path);
}

static void
say_list(const char *book, crm_str list, crm_buf *out)
{
	struct owners o = {0};

	count_owners(&o, list);
	say_name(book, out);
	if (o.total)
		crm_buf_f(out, ": %zu customer%s to contact today", o.total,
			  o.total == 1 ? "" : "s");
	else
		crm_buf_z(out, ": nobody is to be contacted today");
	if (o.n > 1 || (o.n == 1 && o.owner[0].name.n))
		say_owners(&o, out);
	crm_buf_z(out, "\n\n");
	free(o.owner);
}

static void
say_commands(crm_buf *out)
{
	crm_buf_z(out,
		  "  crm today                          whom to contact, and why\n"
		  "  crm log call NAME 'what was said'  write down what happened\n"
		  "  crm add name=NAME phone=NUMBER     register a customer\n"
		  "  crm due --explain=NAME             why somebody is on the list, or is not\n"
		  "  crm check                          find what is wrong in the files\n"
		  "  crm help                           all commands\n");
}

static int
without_book(void)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	crm_buf_z(&out.buf,
		  "There is no book here. A book is a directory with customers.tsv and log.tsv.\n"
		  "\n"
		  "  crm new shop        make one, called shop\n"
		  "  cd shop; crm        work on one that you have (or set CRM_BOOK to its path)\n"
		  "  crm help            all commands\n");
	cmd_output_close(&out);
	return CRM_OK;
}

int
front_summary(const char *book, const char *today)
{
	char *tool;
	crm_buf list = {0}, day = {0};
	struct cmd_output out;
	int status;

	if (!book)
		return without_book();
	tool = front_tool("due");
	crm_buf_f(&day, "--today=%s", today);
	status = front_run((char *const[]){tool, (char *)"--to-tsv", (char *)"-C",
					   (char *)"due_owner", (char *)book,
					   *today ? crm_buf_zend(&day) : NULL, NULL},
			   &list);
	if (status == CRM_OK) {
		cmd_output_open(&out, NULL);
		say_list(book, crm_buf_slice(&list), &out.buf);
		say_commands(&out.buf);
		cmd_output_close(&out);
	}
	crm_buf_free(&list);
	crm_buf_free(&day);
	free(tool);
	return status;
}
