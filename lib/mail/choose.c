/* choose.c: the templates of a directory, and which of them a message is made from. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "mail/mail.h"

struct crm_templates {
	const char *directory;
	crm_arena *arena;
	struct template_named {
		const char *key; /* the name in small letters */
		const char *name;
		struct crm_template *template; /* NULL: not read yet */
	} * file;                              /* by key */
	size_t n, room;
};

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct template_named *)a)->key,
		      ((const struct template_named *)b)->key);
}

static bool
is_text(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && *name != '.' && strcmp(name + n - 4, ".txt") == 0;
}

/* How names are compared. */
static void
fold_name(crm_str name, crm_buf *out)
{
	out->n = 0;
	crm_str_fold(name, out);
}

static void
add_file(struct crm_templates *t, const char *name)
{
	crm_buf key = {0};

	fold_name(crm_str_z(name), &key);
	t->file = crm_grow(t->file, t->n, &t->room, sizeof *t->file);
	t->file[t->n++] = (struct template_named){crm_arena_str(t->arena, crm_buf_slice(&key)).p,
						  crm_arena_str(t->arena, crm_str_z(name)).p, NULL};
	crm_buf_free(&key);
}

static int
cannot_read(const char *directory, int number, crm_error *e)
{
	crm_fail(e, CRM_SYSTEM, "cannot read the directory: %s", strerror(number));
	return crm_fail_at(e, directory, 0, NULL);
}

static int
read_names(struct crm_templates *t, crm_error *e)
{
	DIR *d = opendir(t->directory);
	struct dirent *entry;
	int number;

	if (!d)
		return cannot_read(t->directory, errno, e);
	while ((void)(errno = 0), (entry = readdir(d))) {
		if (is_text(entry->d_name))
			add_file(t, entry->d_name);
	}
	number = errno;
	closedir(d);
	if (number)
		return cannot_read(t->directory, number, e);
	if (t->n)
		qsort(t->file, t->n, sizeof *t->file, by_key);
	return 0;
}

struct crm_templates *
crm_templates_open(const char *directory, crm_error *e)
{
	struct crm_templates *t = crm_alloc(sizeof *t);

	t->arena = crm_arena_new();
	t->directory = crm_arena_str(t->arena, crm_str_z(directory)).p;
	if (read_names(t, e) == 0)
		return t;
	crm_templates_free(t);
	return NULL;
}

void
crm_templates_free(struct crm_templates *t)
{
	if (!t)
		return;
	crm_arena_free(t->arena);
	free(t->file);
	free(t);
}

/* ---- choosing ---- */

/* NAME.LANG.CHANNEL.txt, or without the channel. */
static void
write_name(crm_str name, crm_str lang, crm_str channel, crm_buf *out)
{
	fold_name(name, out);
	crm_buf_char(out, '.');
	crm_buf_str(out, lang);
	if (channel.n)
		crm_buf_char(out, '.');
	crm_buf_str(out, channel);
	crm_buf_z(out, ".txt");
}

static struct template_named *
find_file(const struct crm_templates *t, crm_buf *name)
{
	struct template_named wanted = {.key = crm_buf_zend(name)};

	return t->n ? bsearch(&wanted, t->file, t->n, sizeof *t->file, by_key) : NULL;
}

/* The languages in the order in which they are tried, in small letters with "-". */
enum { LANGS = 4 };

static void
list_langs(const struct crm_template_wish *wish, crm_buf *own, crm_str lang[LANGS])
{
	size_t n = 0;

	crm_str_fold(crm_str_trim(wish->lang), own);
	for (size_t i = 0; i < own->n; i++)
		if (own->p[i] == '_')
			own->p[i] = '-';
	while (n < own->n && own->p[n] != '-' && own->p[n] != ';')
		n++;
	lang[0] = crm_buf_slice(own);
	lang[1] = (crm_str){own->p, n};
	lang[2] = crm_str_z(wish->usual);
	lang[3] = CRM_STR("en");
}

static int
open_file(struct crm_templates *t, struct template_named *file, struct crm_template **out,
	  crm_error *e)
{
	crm_buf path = {0};

	if (!file->template) {
		crm_buf_f(&path, "%s%s%s", t->directory,
			  t->directory[strlen(t->directory) - 1] == '/' ? "" : "/", file->name);
		file->template = crm_template_read(t->arena, crm_buf_zend(&path), e);
		crm_buf_free(&path);
	}
	*out = file->template;
	return *out ? 0 : -1;
}

/* Files with a subject are written for mail and letters. */
static bool
fits(const struct crm_template_wish *wish, const struct crm_template *t, bool any_channel)
{
	return !any_channel || !t->subject.n || !crm_str_eqz(wish->channel, "sms");
}

int
crm_templates_find(struct crm_templates *t, const struct crm_template_wish *wish,
		   struct crm_template **out, crm_error *e)
{
	const crm_str names[] = {wish->rule, wish->action};
	const crm_str channels[] = {wish->channel, CRM_STR("")};
	crm_buf own = {0}, name = {0};
	crm_str lang[LANGS];
	int status = 0;

	*out = NULL;
	list_langs(wish, &own, lang);
	for (size_t i = 0; i < CRM_LENGTH(names) * LANGS * 2 && !*out && status == 0; i++) {
		crm_str n = names[i / (LANGS * 2)], l = lang[i / 2 % LANGS];
		struct template_named *found;
		if (!n.n || !l.n)
			continue;
		write_name(n, l, channels[i % 2], &name);
		if (!(found = find_file(t, &name)))
			continue;
		status = open_file(t, found, out, e);
		if (status == 0 && !fits(wish, *out, i % 2))
			*out = NULL;
	}
	crm_buf_free(&name);
	crm_buf_free(&own);
	return status;
}

/* ---- all of them ---- */

/* Whether it is a code such as "zh" or "pt-br". */
static bool
is_lang(crm_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z')
		n++;
	return n >= 2 && n <= 3 && (n == s.n || (s.p[n] == '-' && n + 1 < s.n));
}

/* The part of a name that comes first and ends in a dot; it is taken off the rest. */
static crm_str
take_part(crm_str *rest)
{
	const char *dot = memchr(rest->p, '.', rest->n);
	crm_str part = {rest->p, dot ? (size_t)(dot - rest->p) : rest->n};

	*rest = (crm_str){part.p + part.n + (dot != NULL), rest->n - part.n - (dot != NULL)};
	return part;
}

static bool
is_channel(crm_str s)
{
	return crm_str_eqz(s, "email") || crm_str_eqz(s, "sms") || crm_str_eqz(s, "post");
}

struct crm_template_name
crm_templates_name(const struct crm_templates *t, size_t i)
{
	crm_str rest = i < t->n ? crm_str_z(t->file[i].key) : CRM_STR("");
	struct crm_template_name name = {.file = i < t->n ? t->file[i].name : NULL};

	if (!name.file)
		return name;
	rest.n -= strlen(".txt");
	name.name = take_part(&rest);
	name.found = is_lang(take_part(&rest));
	name.channel = rest.n ? take_part(&rest) : CRM_STR("");
	name.found = name.found && !rest.n && (!name.channel.n || is_channel(name.channel));
	return name;
}

int
crm_templates_at(struct crm_templates *t, size_t i, struct crm_template **out, crm_error *e)
{
	return open_file(t, &t->file[i], out, e);
}
