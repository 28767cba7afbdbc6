/* entry.c: where the manual pages explain a word: entries of their lists, and sections. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "crm/front.h"

/* In the order in which they are searched: what is general before what one tool says of it. */
static const char *const first[] = {
	"crm-records.5", "crm-policy.5", "crm-rules.5", "crm-expr.5",
	"crm-facts.7",   "crm-import.5", "crm-score.1", "crm-segment.1",
	"crm-due.1",     "crm-log.1",    "crm-add.1",   "crm-check.1",
	"crm-facts.1",   "crm-fit.1",    "crm.7",       "crm.1",
};

/* All pages: those above, then those of other tools. */
struct pages {
	const char *name[CRM_LENGTH(first) + FRONT_TOOLS];
	size_t n;
};

static const struct pages *
pages(void)
{
	static struct pages all;
	const char *tool[FRONT_TOOLS];
	size_t tools;

	if (all.n)
		return &all;
	for (; all.n < CRM_LENGTH(first); all.n++)
		all.name[all.n] = first[all.n];
	tools = front_tools(tool);
	for (size_t t = 0; t < tools; t++) {
		crm_buf page = {0};
		size_t i = 0;

		crm_buf_f(&page, "crm-%s.1", tool[t]);
		while (i < all.n && strcmp(all.name[i], crm_buf_zend(&page)) != 0)
			i++;
		if (i == all.n)
			all.name[all.n++] = crm_buf_zend(&page);
		else
			crm_buf_free(&page);
		free((char *)tool[t]);
	}
	return &all;
}

/* Where the page lies: below share/man beside this program once it is installed, else in
 * the tree that it was built in ("B=dir" may lie deeper). False when it is in neither. */
bool
front_find_page(const char *page, crm_buf *path)
{
	static const char *const trees[] = {"../../man", "../../../man"};
	char *dir = front_directory();
	bool found = false;

	if (!dir)
		return false;
	crm_buf_f(path, "%s/../share/man/man%c/%s", dir, page[strlen(page) - 1], page);
	found = access(crm_buf_zend(path), R_OK) == 0;
	for (size_t i = 0; !found && i < CRM_LENGTH(trees); i++) {
		path->n = 0;
		crm_buf_f(path, "%s/%s/%s", dir, trees[i], page);
		found = access(crm_buf_zend(path), R_OK) == 0;
	}
	free(dir);
	return found;
}

/* ---- a page, line by line ---- */

struct walk {
	const char *page;
	crm_str section, line, macro, rest; /* macro "" and rest the line where it is text */
	size_t depth;                       /* of lists */
	bool table;                         /* the list is one: its rows explain no word */
};

/* Of what follows Bl. */
static bool
is_table(crm_str rest)
{
	crm_str sort;
	bool quoted;

	return front_mdoc_token(&rest, &sort, &quoted) && crm_str_eqz(sort, "-column");
}

static bool
next_line(crm_str *text, struct walk *w)
{
	const char *end = text->n ? memchr(text->p, '\n', text->n) : NULL;
	bool quoted;

	if (!text->n)
		return false;
	w->line = (crm_str){text->p, end ? (size_t)(end - text->p) : text->n};
	*text = (crm_str){w->line.p + w->line.n + (end != NULL),
			  text->n - w->line.n - (end != NULL)};
	w->macro = CRM_STR("");
	w->rest = w->line;
	if (w->line.n < 2 || *w->line.p != '.')
		return true;
	w->rest = (crm_str){w->line.p + 1, w->line.n - 1};
	front_mdoc_token(&w->rest, &w->macro, &quoted);
	if (crm_str_eqz(w->macro, "Sh") || crm_str_eqz(w->macro, "Ss"))
		w->section = crm_str_trim(w->rest);
	w->depth += crm_str_eqz(w->macro, "Bl");
	w->depth -= crm_str_eqz(w->macro, "El") && w->depth;
	if (crm_str_eqz(w->macro, "Bl") || crm_str_eqz(w->macro, "El"))
		w->table = crm_str_eqz(w->macro, "Bl") && is_table(w->rest);
	return true;
}

static bool
is_entry(const struct walk *w)
{
	return crm_str_eqz(w->macro, "It") && !w->table;
}

static bool
same(crm_str a, crm_str b)
{
	return a.n == b.n && a.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* ---- the tag of an entry ---- */

/* What an entry is about, piece by piece: the words before its arguments. Options have their
 * dashes. */
struct tag {
	crm_str rest;
	bool macro;               /* one came: words before it are a phrase, and no names */
	bool flag;                /* what follows is the name of an option */
	bool function, arguments; /* the name of a function; its arguments */
	crm_buf *name;            /* used again */
};

static bool
next_name(struct tag *t)
{
	static const char *const ends[] = {"Ar", "Pq", "Ns", "Ta", ":", "|", "Op"};
	bool quoted;
	crm_str token;

	while (front_mdoc_token(&t->rest, &token, &quoted)) {
		for (size_t i = 0; !quoted && i < CRM_LENGTH(ends); i++)
			if (crm_str_eqz(token, ends[i]))
				return false;
		if (!quoted && token.n == 2 && *token.p >= 'A' && *token.p <= 'Z') {
			t->macro = true;
			t->flag = crm_str_eqz(token, "Fl");
			t->function = crm_str_eqz(token, "Fn");
			t->arguments = false;
			continue;
		}
		if (!t->macro || t->arguments || crm_str_eqz(token, ","))
			continue;
		t->arguments = t->function;
		if (token.n > 2 && *token.p == '{' && token.p[token.n - 1] == '}')
			token = (crm_str){token.p + 1, token.n - 2};
		t->name->n = 0;
		crm_buf_z(t->name, t->flag ? "-" : "");
		crm_buf_str(t->name, token);
		return true;
	}
	return false;
}

/* A tag without macros is a phrase. */
static bool
is_about(crm_str tag, crm_str word, crm_buf *scratch)
{
	struct tag t = {.rest = tag, .name = scratch};

	if (same(crm_str_trim(tag), word))
		return true;
	while (next_name(&t))
		if (same(crm_buf_slice(scratch), word))
			return true;
	return false;
}

/* ---- entries ---- */

struct found {
	struct front_entry *entry;
	size_t n;
};

static void
add(struct found *f, const struct walk *w, crm_str section, const char *from, const char *to)
{
	f->entry = crm_realloc(f->entry, (f->n + 1) * sizeof *f->entry);
	f->entry[f->n++] = (struct front_entry){w->page, section, {from, (size_t)(to - from)}};
}

static void
find_items(struct found *f, const char *page, crm_str text, crm_str word)
{
	struct walk w = {.page = page};
	const char *from = NULL;
	size_t depth = 0;
	crm_str section = CRM_STR("");
	crm_buf scratch = {0};

	while (next_line(&text, &w)) {
		bool item = is_entry(&w);
		if (from && (w.depth < depth || (item && w.depth == depth))) {
			add(f, &w, section, from, w.line.p);
			from = NULL;
		}
		if (!from && item && is_about(w.rest, word, &scratch)) {
			from = w.line.p;
			depth = w.depth;
			section = w.section;
		}
	}
	crm_buf_free(&scratch);
}

static bool
has_word(crm_str title, crm_str word)
{
	for (size_t i = 0; i + word.n <= title.n; i++)
		if ((i == 0 || title.p[i - 1] == ' ') &&
		    strncasecmp(title.p + i, word.p, word.n) == 0 &&
		    (i + word.n == title.n || strchr(" ,", title.p[i + word.n])))
			return true;
	return false;
}

/* Sections with that title, or with the word in it: up to a table, or where they are long, some
 * paragraphs. */
static void
find_sections(struct found *f, const char *page, crm_str text, crm_str word, bool whole)
{
	enum { ENOUGH = 12 }; /* lines, behind which a paragraph is the last */
	struct walk w = {.page = page};
	const char *from = NULL;
	crm_str section = CRM_STR("");
	size_t lines = 0;

	while (next_line(&text, &w)) {
		bool title = crm_str_eqz(w.macro, "Sh") || crm_str_eqz(w.macro, "Ss"),
		     list = crm_str_eqz(w.macro, "Bl");
		bool pause = w.depth == list &&
			     (list || crm_str_eqz(w.macro, "Pp") || crm_str_eqz(w.macro, "Bd"));
		if (from && (title || w.table || (pause && lines >= ENOUGH))) {
			add(f, &w, section, from, w.line.p);
			from = NULL;
		}
		lines++;
		if (!title || !(whole ? same(w.section, word) : has_word(w.section, word)))
			continue;
		from = text.p;
		section = w.section;
		lines = 0;
	}
}

/* Paragraphs that begin with the word: ".Em Phones". */
static void
find_paragraphs(struct found *f, const char *page, crm_str text, crm_str word)
{
	struct walk w = {.page = page};
	const char *from = NULL;
	bool begins = false;

	while (next_line(&text, &w)) {
		bool ends = crm_str_eqz(w.macro, "Pp") || crm_str_eqz(w.macro, "Sh") ||
			    crm_str_eqz(w.macro, "Ss");
		if (from && ends) {
			add(f, &w, w.section, from, w.line.p);
			from = NULL;
		}
		if (begins && crm_str_eqz(w.macro, "Em") && same(crm_str_trim(w.rest), word))
			from = w.line.p;
		begins = ends;
	}
}

/* The text of page i, read when it is first needed; "" when it is not there. */
static crm_str
text_of(size_t i)
{
	static crm_buf text[CRM_LENGTH(first) + FRONT_TOOLS];
	static bool tried[CRM_LENGTH(first) + FRONT_TOOLS];
	crm_buf path = {0};
	crm_error e;

	if (!tried[i] && front_find_page(pages()->name[i], &path) &&
	    crm_file_read(crm_buf_zend(&path), &text[i], &e) < 0)
		text[i].n = 0;
	tried[i] = true;
	crm_buf_free(&path);
	return crm_buf_slice(&text[i]);
}

size_t
front_entries(const char *word, struct front_entry **out)
{
	struct found f = {0};
	crm_str wanted = crm_str_z(word);

	bool title = *word == '#';

	if (title)
		wanted = crm_str_z(word + 1);
	for (size_t i = 0; !title && i < pages()->n; i++)
		find_items(&f, pages()->name[i], text_of(i), wanted);
	for (size_t i = 0; !title && f.n == 0 && i < pages()->n; i++)
		find_paragraphs(&f, pages()->name[i], text_of(i), wanted);
	for (int whole = 1; f.n == 0 && whole >= title; whole--)
		for (size_t i = 0; i < pages()->n; i++)
			find_sections(&f, pages()->name[i], text_of(i), wanted, whole);
	*out = f.entry;
	return f.n;
}

size_t
front_entry_names(const char ***out)
{
	size_t n = 0, room = 0;
	crm_buf scratch = {0};

	*out = NULL;
	for (size_t i = 0; i < pages()->n; i++) {
		struct walk w = {.page = pages()->name[i]};
		crm_str text = text_of(i);
		while (next_line(&text, &w)) {
			struct tag t = {.rest = w.rest, .name = &scratch};
			while (is_entry(&w) && next_name(&t)) {
				*out = crm_grow(*out, n, &room, sizeof **out);
				(*out)[n++] = strdup(crm_buf_zend(&scratch));
			}
		}
	}
	crm_buf_free(&scratch);
	return n;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

/* Whether the page has the word somewhere. */
static bool
mentions(crm_str text, const char *word)
{
	size_t length = strlen(word);

	for (size_t i = 0; length && i + length <= text.n; i++)
		if (strncasecmp(text.p + i, word, length) == 0 &&
		    (i == 0 || !is_letter(text.p[i - 1])) &&
		    (i + length == text.n || !is_letter(text.p[i + length])))
			return true;
	return false;
}

void
front_mentions(const char *word, crm_buf *out)
{
	for (size_t i = 0; i < pages()->n; i++)
		if (mentions(text_of(i), word)) {
			crm_buf_z(out, out->n ? ", " : "");
			front_page_name(pages()->name[i], out);
		}
}

void
front_page_name(const char *page, crm_buf *out)
{
	size_t n = strlen(page) - 2;

	crm_buf_f(out, "%.*s(%c)", (int)n, page, page[n + 1]);
}
