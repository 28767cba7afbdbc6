/* help.c: crm help, which finds the page that has a word. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "common/output.h"
#include "crm/front.h"

/* Pages beside those of the tools. */
static const struct {
	const char *word, *page;
} pages[] = {
	{"crm", "crm.7"},
	{"records", "crm-records.5"},
	{"policy", "crm-policy.5"},
	{"rules", "crm-rules.5"},
	{"expr", "crm-expr.5"},
	{"expression", "crm-expr.5"},
	{"expressions", "crm-expr.5"},
	{"import", "crm-import.5"},
	{"facts", "crm-facts.7"},
	{"new", "crm.1"},
	{"today", "crm-due.1"},
	{"words", "crm.1"},
	{"help", "crm.1"},
};

/* The page that is about the word as a whole: that of a tool, or one of the above. */
static bool
page_of(const char *word, crm_buf *page)
{
	const char *name = strncmp(word, "crm-", 4) == 0 ? word + 4 : word;
	char *tool = front_tool(name);

	for (size_t i = 0; !page->n && i < CRM_LENGTH(pages); i++)
		if (strcmp(name, pages[i].word) == 0)
			crm_buf_z(page, pages[i].page);
	if (!page->n && access(tool, X_OK) == 0)
		crm_buf_f(page, "crm-%s.1", name);
	free(tool);
	return page->n > 0;
}

static _Noreturn void
show(const char *page)
{
	char section[2] = {page[strlen(page) - 1], '\0'}, *name = strndup(page, strlen(page) - 2);
	crm_buf path = {0};
	crm_error e;

	if (front_find_page(page, &path)) {
		front_become((char *const[]){(char *)"man", crm_buf_zend(&path), NULL});
		front_become((char *const[]){(char *)"mandoc", (char *)"-a", path.p, NULL});
	} else {
		front_become((char *const[]){(char *)"man", section, name, NULL});
	}
	crm_fail(&e, CRM_SYSTEM, "neither man nor mandoc is installed, which show the page %s(%s)",
		 name, section);
	cmd_die(&e);
}

/* ---- one word ---- */

enum { SHOWN = 3 };

/* What people call a thing that the pages call otherwise; # is before the title of a section. */
static const struct {
	const char *said, *meant;
} synonyms[] = {
	{"and", "#operators"},
	{"cron", "#books"},
	{"columns", "#customers"},
	{"column", "#customers"},
	{"csv", "--to-csv"},
	{"delete", "#taking back"},
	{"remove", "#taking back"},
	{"duplicate", "#how customers are compared"},
	{"duplicates", "#how customers are compared"},
	{"excel", "--to-csv"},
	{"json", "--to-json"},
	{"lifetime", "#what to expect of them"},
	{"merge", "status"},
	{"merged", "status"},
	{"namesake", "#how customers are compared"},
	{"namesakes", "#how customers are compared"},
	{"options", "#every tool"},
	{"option", "#every tool"},
	{"length", "length of time"},
	{"not", "#operators"},
	{"or", "#operators"},
	{"kind", "#kinds"},
	{"kinds", "#kinds"},
	{"pattern", "matches"},
	{"promise", "promised"},
	{"regex", "matches"},
	{"regexp", "matches"},
	{"extension", "phones"},
	{"extensions", "phones"},
	{"timezone", "zone"},
	{"trigger", "#triggers"},
	{"unsubscribe", "optout"},
	{"vcard", "--to-vcard"},
};

static void
show_entry(const struct front_entry *entry, crm_buf *out)
{
	crm_buf page = {0};

	front_page_name(entry->page, &page);
	crm_buf_f(out, "%s%s, ", out->n ? "\n" : "", crm_buf_zend(&page));
	crm_buf_str(out, entry->section);
	crm_buf_z(out, ":\n\n");
	front_mdoc(entry->text, (crm_str){page.p, page.n - 3}, out);
	crm_buf_free(&page);
}

/* The same option of several tools says the same, so one is enough; of other words a few. */
static bool
show_entries(const char *word, crm_buf *out)
{
	struct front_entry *entry;
	size_t n = front_entries(word, &entry), shown = *word == '-' ? 1 : SHOWN;
	crm_buf others = {0};

	for (size_t i = 0; i < n && i < shown; i++)
		show_entry(&entry[i], out);
	for (size_t i = shown; i < n; i++) {
		if (strcmp(entry[i].page, entry[i - 1].page) == 0)
			continue;
		crm_buf_z(&others, others.n ? ", " : "");
		front_page_name(entry[i].page, &others);
	}
	if (others.n)
		crm_buf_f(out,
			  *word == '-' ? "\nThe same option: %s.\n" : "\nThere is more in %s.\n",
			  crm_buf_zend(&others));
	crm_buf_free(&others);
	free(entry);
	return n > 0;
}

/* What the pages call it; as it is; the family that it belongs to; in the plural; in the
 * singular; as an option. */
static bool
show_forms(const char *word, crm_buf *out)
{
	crm_kinds *kinds = crm_kinds_new();
	const crm_word *known = crm_word_find(kinds, crm_str_z(word));
	crm_buf form[6] = {{0}};
	size_t n = strlen(word);
	bool found = false;

	for (size_t i = 0; i < CRM_LENGTH(synonyms); i++)
		if (strcmp(word, synonyms[i].said) == 0)
			crm_buf_z(&form[0], synonyms[i].meant);
	crm_buf_z(&form[1], word);
	if (known)
		crm_buf_z(&form[2], known->name);
	crm_buf_f(&form[3], "%ss", word);
	crm_buf_f(&form[4], "%.*s", (int)(n - (n > 1 && word[n - 1] == 's')), word);
	crm_buf_f(&form[5], "--%s", word);
	for (size_t i = 0; i < CRM_LENGTH(form); i++) {
		found = found || (form[i].n && show_entries(crm_buf_zend(&form[i]), out));
		crm_buf_free(&form[i]);
	}
	crm_kinds_free(kinds);
	return found;
}

static _Noreturn void
unknown(const struct cmd_call *call, const char *word)
{
	const char **names, *nearest;
	size_t n = front_entry_names(&names);
	crm_buf pages_with = {0};
	crm_error e;

	nearest = crm_nearest(crm_str_z(word), names, n);
	if (!nearest)
		nearest = front_nearest_name(call, word);
	front_mentions(word, &pages_with);
	crm_fail(&e, CRM_SYSTEM, "no page explains %s", crm_quote(crm_str_z(word)));
	if (pages_with.n)
		crm_fail_more(&e, "; it is mentioned in %s", crm_buf_zend(&pages_with));
	else if (nearest)
		crm_fail_more(&e, "; did you mean \"%s\"?", nearest);
	else
		crm_fail_more(&e, "; \"crm help\" lists the commands, and crm-policy(5), "
				  "crm-rules(5), crm-records(5) and crm-facts(7) explain the rest");
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

static void
list_tools(crm_buf *out)
{
	const char *name[FRONT_TOOLS];
	size_t n = front_tools(name);

	for (size_t i = 0; i < n; i++) {
		purpose(name[i], out);
		free((char *)name[i]);
	}
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
		  "  help WORD show the page of a command, or what the pages say of a word: a "
		  "column, a\n"
		  "            fact, a kind of event, an option, a key or a rule of the policy\n"
		  "  words     list rules, columns, kinds, stages and names, for completions\n"
		  "\n");
	list_tools(&out.buf);
	cmd_output_close(&out);
	return CRM_OK;
}

int
front_help(const struct cmd_call *call, const char *word)
{
	struct cmd_output out;
	crm_buf page = {0};

	if (!word)
		return list_commands();
	if (page_of(word, &page))
		show(crm_buf_zend(&page));
	cmd_output_open(&out, NULL);
	bool named = front_named(call, word, &out.buf), explained = show_forms(word, &out.buf);
	if (!named && !explained)
		unknown(call, word);
	cmd_output_close(&out);
	return CRM_OK;
}
