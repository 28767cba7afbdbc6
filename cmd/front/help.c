/* help.c: crm help, which finds the page that has a word. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/output.h"
#include "front/front.h"

/* Pages beside those of the tools. */
static const struct {
	const char *word, *page;
} pages[] = {
	{"crm", "crm.7"},           {"records", "crm-records.5"},
	{"policy", "crm-policy.5"}, {"import", "crm-import.5"},
	{"new", "crm.1"},           {"today", "crm-due.1"},
	{"undo", "crm-log.1"},      {"words", "crm.1"},
	{"help", "crm.1"},          {"book", "crm.7"},
	{"books", "crm.7"},
};

/* The page on which a word of the vocabulary, of kinds or of tools is explained. */
static bool
page_of(const char *word, crm_buf *page)
{
	crm_kinds *kinds = crm_kinds_new();
	const crm_word *known = crm_word_find(kinds, crm_str_z(word));
	const char *name = strncmp(word, "crm-", 4) == 0 ? word + 4 : word;
	char *tool = front_tool(name);

	if (access(tool, X_OK) == 0)
		crm_buf_f(page, "crm-%s.1", name);
	for (size_t i = 0; !page->n && i < sizeof pages / sizeof *pages; i++)
		if (strcmp(name, pages[i].word) == 0)
			crm_buf_z(page, pages[i].page);
	if (!page->n && known && known->origin == CRM_DERIVED)
		crm_buf_f(page, "%s.1", known->tool);
	else if (!page->n && known)
		crm_buf_z(page, known->origin == CRM_FACT ? "crm-facts.7" : "crm-records.5");
	else if (!page->n && crm_kinds_find(kinds, crm_str_z(word)) >= 0)
		crm_buf_z(page, "crm-records.5");
	crm_kinds_free(kinds);
	free(tool);
	return page->n > 0;
}

/* Where the page lies: below share/man beside this program once it is installed, else in
 * the tree that it was built in ("B=dir" may lie deeper). False when it is in neither. */
static bool
find_page(const char *page, crm_buf *path)
{
	static const char *const trees[] = {"../../man", "../../../man"};
	char *dir = front_directory();
	bool found = false;

	if (!dir)
		return false;
	crm_buf_f(path, "%s/../share/man/man%c/%s", dir, page[strlen(page) - 1], page);
	found = access(crm_buf_zend(path), R_OK) == 0;
	for (size_t i = 0; !found && i < sizeof trees / sizeof *trees; i++) {
		path->n = 0;
		crm_buf_f(path, "%s/%s/%s", dir, trees[i], page);
		found = access(crm_buf_zend(path), R_OK) == 0;
	}
	free(dir);
	return found;
}

static _Noreturn void
show(const char *page)
{
	char section[2] = {page[strlen(page) - 1], '\0'}, *name = strndup(page, strlen(page) - 2);
	crm_buf path = {0};
	crm_error e;

	if (find_page(page, &path)) {
		front_become((char *const[]){(char *)"man", crm_buf_zend(&path), NULL});
		front_become((char *const[]){(char *)"mandoc", (char *)"-a", path.p, NULL});
	} else {
		front_become((char *const[]){(char *)"man", section, name, NULL});
	}
	crm_fail(&e, CRM_SYSTEM, "neither man nor mandoc is installed, which show the page %s(%s)",
		 name, section);
	cmd_die(&e);
}

/* ---- all commands ---- */

/* The first line of --help: "crm-due - list whom to contact …". */
static void
purpose(const char *tool, crm_buf *out)
{
	char *path = front_tool(tool);
	crm_buf help = {0};

	if (front_run((char *const[]){path, (char *)"--help", NULL}, &help) == 0) {
		const char *text = crm_buf_zend(&help), *dash = strstr(text, " - ");
		if (dash)
			crm_buf_f(out, "  %-9s %.*s\n", tool, (int)strcspn(dash + 3, "\n"),
				  dash + 3);
	}
	crm_buf_free(&help);
	free(path);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The tools beside this program, in the order of their names. */
static void
list_tools(crm_buf *out)
{
	char *dir = front_directory(), *name[64];
	DIR *d = dir ? opendir(dir) : NULL;
	size_t n = 0;

	for (struct dirent *entry; d && (entry = readdir(d)) && n < sizeof name / sizeof *name;)
		if (strncmp(entry->d_name, "crm-", 4) == 0)
			name[n++] = strdup(entry->d_name + 4);
	qsort(name, n, sizeof *name, by_name);
	for (size_t i = 0; i < n; i++) {
		purpose(name[i], out);
		free(name[i]);
	}
	if (d)
		closedir(d);
	free(dir);
}

static int
list_commands(void)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	crm_buf_z(&out.buf,
		  "crm COMMAND [ARGUMENT ...] works on the book: that of --book, else of "
		  "$CRM_BOOK, else\n"
		  "the current directory.\n"
		  "\n"
		  "  new DIR   make a book\n"
		  "  today     whom to contact today, and why (crm due)\n"
		  "  undo      take back the last entry that you wrote (crm log --undo)\n"
		  "  help WORD show the page of a command, a column, a fact or a kind of event\n"
		  "  words     list rules, columns, kinds, stages and names, for completions\n"
		  "\n");
	list_tools(&out.buf);
	cmd_output_close(&out);
	return CRM_OK;
}

int
front_help(const char *word)
{
	crm_buf page = {0};
	crm_error e;

	if (!word)
		return list_commands();
	if (page_of(word, &page))
		show(crm_buf_zend(&page));
	crm_fail(&e, CRM_SYSTEM,
		 "no page explains %s; \"crm help\" lists the commands, and crm-policy(5), "
		 "crm-records(5) "
		 "and crm-facts(7) explain the rest",
		 crm_quote(crm_str_z(word)));
	cmd_die(&e);
}
