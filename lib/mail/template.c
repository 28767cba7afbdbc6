/* template.c: a template, from its file:
 *
 *     Subject: Happy birthday, {name}!
 *
 *     Dear {name|customer}, …
 */
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "mail/mail.h"

enum { SUBJECT, FROM, HEADERS };
static const char *const headers[HEADERS] = {"Subject", "From"};

struct template_file {
	const char *path;
	crm_arena *arena;
	crm_str rest;
	uint64_t line; /* of the line that was taken last */
};

static int
fault_at(const struct template_file *f, uint64_t line, crm_error *e)
{
	return crm_fail_at(e, f->path, line, NULL);
}

/* The next line, without its end, which may be CRLF; false at the end. */
static bool
next_line(struct template_file *f, crm_str *line)
{
	const char *end = f->rest.n ? memchr(f->rest.p, '\n', f->rest.n) : NULL;
	size_t n = end ? (size_t)(end - f->rest.p) : f->rest.n;

	if (!f->rest.n)
		return false;
	*line = (crm_str){f->rest.p, n};
	if (n && line->p[n - 1] == '\r')
		line->n--;
	n += end != NULL;
	f->rest = (crm_str){f->rest.p + n, f->rest.n - n};
	f->line++;
	return true;
}

static int
find_header(crm_str name)
{
	for (int i = 0; i < HEADERS; i++)
		if (name.n == strlen(headers[i]) && strncasecmp(name.p, headers[i], name.n) == 0)
			return i;
	return -1;
}

/* Whether a line is "Name: value"; the name then has no blanks. */
static bool
split_header(crm_str line, crm_str *name, crm_str *value)
{
	const char *colon = memchr(line.p, ':', line.n);

	if (!colon)
		return false;
	*name = (crm_str){line.p, (size_t)(colon - line.p)};
	*value = crm_str_trim((crm_str){colon + 1, line.n - name->n - 1});
	for (size_t i = 0; i < name->n; i++)
		if (name->p[i] <= ' ' || name->p[i] == 0x7f)
			return false;
	return name->n > 0;
}

static int
unknown_header(const struct template_file *f, crm_str name, crm_error *e)
{
	const char *near = crm_nearest(name, headers, HEADERS);

	crm_fail(e, CRM_DATA, "unknown header %s; there are Subject and From%s%s%s",
		 crm_quote(name), near ? "; did you mean \"" : "", near ? near : "",
		 near ? "\"?" : "");
	return fault_at(f, f->line, e);
}

static int
read_header(struct template_file *f, crm_str line, struct crm_template *t, crm_error *e)
{
	struct crm_mail_text *to[HEADERS] = {&t->subject, &t->from};
	crm_str name, value;
	int header;

	if (!split_header(line, &name, &value)) {
		crm_fail(e, CRM_DATA,
			 "expected a header line such as \"Subject: Good news\", or the empty line "
			 "that comes before the text");
		return fault_at(f, f->line, e);
	}
	header = find_header(name);
	if (header < 0)
		return unknown_header(f, name, e);
	if (to[header]->n || !value.n) {
		crm_fail(e, CRM_DATA, to[header]->n ? "duplicate header %s" : "%s is empty",
			 headers[header]);
		return fault_at(f, f->line, e);
	}
	return crm_mail_text_parse(f->arena, value, f->line, to[header], e) < 0 ? fault_at(f, 0, e)
										: 0;
}

/* The text, with LF as its line ends and without blank lines at the end. */
static int
read_text(struct template_file *f, struct crm_template *t, crm_error *e)
{
	uint64_t first = f->line + 1;
	crm_buf text = {0};
	crm_str line, kept;
	int status;

	while (next_line(f, &line)) {
		crm_buf_str(&text, line);
		crm_buf_char(&text, '\n');
	}
	while (text.n && strchr(" \t\n", text.p[text.n - 1]))
		text.n--;
	kept = crm_arena_str(f->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	if (!kept.n) {
		crm_fail(e, CRM_DATA, "has no text behind its header lines and an empty line");
		return fault_at(f, f->line, e);
	}
	status = crm_mail_text_parse(f->arena, kept, first, &t->text, e);
	return status < 0 ? fault_at(f, 0, e) : 0;
}

/* Each line, so that the fault names it. */
static int
check_encoding(struct template_file f, crm_error *e)
{
	crm_str line;

	while (next_line(&f, &line)) {
		bool nul = line.n && memchr(line.p, '\0', line.n);
		if (crm_utf8_ok(line) && !nul)
			continue;
		crm_fail(e, CRM_DATA, "%s", nul ? "has a NUL byte" : "is not UTF-8");
		return fault_at(&f, f.line, e);
	}
	return 0;
}

static int
read_file(struct template_file *f, struct crm_template *t, crm_error *e)
{
	static const char mark[] = "\xef\xbb\xbf";
	crm_str line;

	if (f->rest.n >= 3 && memcmp(f->rest.p, mark, 3) == 0)
		f->rest = (crm_str){f->rest.p + 3, f->rest.n - 3};
	if (check_encoding(*f, e) < 0)
		return -1;
	while (next_line(f, &line) && crm_str_trim(line).n)
		if (read_header(f, line, t, e) < 0)
			return -1;
	return read_text(f, t, e);
}

/* birthday.zh.txt, birthday.zh.sms.txt: the first part behind the name that is a language. */
static const char *
lang_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *lang = NULL;
	crm_str rest = crm_str_z(slash ? slash + 1 : path);

	while (!lang && rest.n) {
		const char *dot = memchr(rest.p, '.', rest.n);
		size_t n = dot ? (size_t)(dot + 1 - rest.p) : rest.n;
		rest = (crm_str){rest.p + n, rest.n - n};
		dot = rest.n ? memchr(rest.p, '.', rest.n) : NULL;
		if (dot)
			lang = crm_lang_find((crm_str){rest.p, (size_t)(dot - rest.p)});
	}
	return lang;
}

struct crm_template *
crm_template_read(crm_arena *arena, const char *path, crm_error *e)
{
	struct crm_template *t = crm_arena_alloc(arena, sizeof *t);
	struct template_file f = {.arena = arena};
	crm_buf content = {0};
	int status = crm_file_read(path, &content, e);

	t->lang = lang_of(path);
	t->path = f.path = crm_arena_str(arena, crm_str_z(path)).p;
	if (status == 0) {
		f.rest = crm_arena_str(arena, crm_buf_slice(&content));
		status = read_file(&f, t, e);
	}
	crm_buf_free(&content);
	return status < 0 ? NULL : t;
}

/* ---- its columns ---- */

static int
bind_text(const char *path, struct crm_mail_text *text, crm_mail_bind_name *bind, void *own,
	  crm_error *e)
{
	for (size_t i = 0; i < text->n; i++) {
		struct crm_mail_piece *piece = &text->piece[i];
		if (!piece->name.n)
			continue;
		piece->column = bind(own, piece->name, e);
		if (piece->column < 0)
			return crm_fail_at(e, path, piece->line, NULL);
	}
	return 0;
}

int
crm_template_check(struct crm_template *t, crm_mail_bind_name *bind, void *own, crm_error *e)
{
	struct crm_mail_text *text[] = {&t->from, &t->subject, &t->text};

	for (size_t i = 0; i < CRM_LENGTH(text); i++)
		if (bind_text(t->path, text[i], bind, own, e) < 0)
			return -1;
	return 0;
}

int
crm_template_bind(struct crm_template *t, crm_mail_bind_name *bind, void *own, crm_error *e)
{
	if (!t->bound && crm_template_check(t, bind, own, e) < 0)
		return -1;
	t->bound = true;
	return 0;
}
