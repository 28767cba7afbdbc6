/* name.c: the forms of names in which they are compared. */
#include <dlfcn.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "names/names.h"
#include "people/people.h"

struct crm_namer {
	locale_t unicode; /* for plain folding; (locale_t)0: not needed yet */
	bool tried;       /* the plugin was looked for */
	void *handle;
	const struct crm_names_plugin *plugin; /* NULL: there is none */
	struct crm_names *names;
	crm_buf scratch, notice;
};

struct crm_namer *
crm_namer_new(void)
{
	return crm_alloc(sizeof(struct crm_namer));
}

void
crm_namer_free(struct crm_namer *n)
{
	if (!n)
		return;
	if (n->unicode)
		freelocale(n->unicode);
	if (n->names)
		n->plugin->close(n->names);
	/* The plugin stays loaded: ICU does not expect to be unloaded. */
	crm_buf_free(&n->scratch);
	crm_buf_free(&n->notice);
	free(n);
}

const char *
crm_namer_notice(const struct crm_namer *n)
{
	return n->notice.p ? n->notice.p : "";
}

/* ---- the plugin ---- */

static void
load(struct crm_namer *n)
{
	const char *why;

	n->tried = true;
	n->handle = dlopen(CRM_NAMES_FILE, RTLD_NOW | RTLD_LOCAL);
	n->plugin = n->handle ? dlsym(n->handle, CRM_NAMES_SYMBOL) : NULL;
	n->names = n->plugin ? n->plugin->open() : NULL;
	if (n->names)
		return;
	why = dlerror();
	crm_buf_f(&n->notice,
		  "names that are not ASCII are compared without regard to case only, and not "
		  "across scripts (%s)",
		  why ? why : CRM_NAMES_FILE " does not work");
	crm_buf_zend(&n->notice);
}

static const char *
form_of(struct crm_namer *n, enum crm_names_form form, crm_str name, size_t *size)
{
	if (!n->tried)
		load(n);
	return n->names ? n->plugin->form(n->names, form, name.p, name.n, size) : NULL;
}

/* ---- characters ---- */

/* ASCII, and the characters of Chinese, Japanese and Korean, have no case and no accents. */
static bool
is_simple(uint32_t c)
{
	return c < 0x80 || (c >= 0x2E80 && c <= 0xA63F) || (c >= 0xAC00 && c <= 0xD7A3);
}

static bool
all_simple(crm_str s)
{
	size_t n;

	for (; s.n; s.p += n, s.n -= n)
		if (!is_simple(crm_utf8_next(s, &n)))
			return false;
	return true;
}

bool
crm_name_is_ascii(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2BF) || c == 0x2018 ||
	       c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0xFF07;
}

/* Characters that separate words: blanks of all kinds, and punctuation. */
static bool
is_gap(uint32_t c)
{
	return c <= ' ' || c == ',' || c == '.' || c == '-' || c == '_' || c == '"' || c == '(' ||
	       c == ')' || c == '/' || c == 0xA0 || c == 0xB7 || (c >= 0x2000 && c <= 0x200F) ||
	       (c >= 0x2010 && c <= 0x2015) || c == 0x202F || c == 0x3000 || c == 0x3001 ||
	       c == 0x3002 || c == 0x30FB || c == 0xFF0C || c == 0xFEFF;
}

static void
put_utf8(uint32_t c, crm_buf *out)
{
	if (c < 0x80)
		crm_buf_char(out, (char)c);
	else if (c < 0x800)
		crm_buf_add(out, (char[]){(char)(0xC0 | c >> 6), (char)(0x80 | (c & 63))}, 2);
	else if (c <= 0xFFFF)
		crm_buf_add(out,
			    (char[]){(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 63)),
				     (char)(0x80 | (c & 63))},
			    3);
	else
		crm_buf_add(out,
			    (char[]){(char)(0xF0 | c >> 18), (char)(0x80 | (c >> 12 & 63)),
				     (char)(0x80 | (c >> 6 & 63)), (char)(0x80 | (c & 63))},
			    4);
}

/* Making a locale takes long, so that it is made when it is first needed, and kept. */
static uint32_t
lower(locale_t *unicode, uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (is_simple(c))
		return c;
	if (!*unicode)
		*unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return *unicode ? (uint32_t)towlower_l((wint_t)c, *unicode) : c;
}

static void
add_lower(locale_t *unicode, crm_str s, crm_buf *out)
{
	size_t n;

	for (; s.n; s.p += n, s.n -= n) {
		uint32_t c = crm_utf8_next(s, &n), low = lower(unicode, c);
		if (low == c)
			crm_buf_add(out, s.p, n);
		else
			put_utf8(low, out);
	}
}

void
crm_str_fold(crm_str s, crm_buf *out)
{
	locale_t unicode = (locale_t)0;

	add_lower(&unicode, s, out);
	if (unicode)
		freelocale(unicode);
}

/* ---- forms ---- */

void
crm_name_accented(struct crm_namer *n, crm_str name, crm_buf *out)
{
	add_lower(&n->unicode, name, out);
}

/* Adds s in lower case, its words separated by one blank. A name of punctuation alone keeps it. */
static void
add_words(struct crm_namer *n, crm_str s, crm_buf *out)
{
	size_t start = out->n, len;
	bool gap = false;

	for (crm_str rest = s; rest.n; rest.p += len, rest.n -= len) {
		uint32_t c = crm_utf8_next(rest, &len);
		if (is_apostrophe(c) || (c >= 0x300 && c <= 0x36F))
			continue;
		if (is_gap(c)) {
			gap = true;
			continue;
		}
		if (gap && out->n > start)
			crm_buf_char(out, ' ');
		gap = false;
		put_utf8(lower(&n->unicode, c), out);
	}
	if (out->n == start)
		crm_buf_str(out, crm_str_trim(s));
}

/* Adds "Last, First" as "First Last", too. */
static void
add_both(struct crm_namer *n, crm_str s, crm_buf *out)
{
	const char *comma = s.n ? memchr(s.p, ',', s.n) : NULL;
	size_t before = comma ? (size_t)(comma - s.p) : 0;
	crm_str first = comma ? crm_str_trim((crm_str){comma + 1, s.n - before - 1}) : CRM_STR("");
	crm_buf swapped = {0};

	add_words(n, s, out);
	if (!first.n || !before || memchr(first.p, ',', first.n))
		return;
	crm_buf_str(&swapped, first);
	crm_buf_char(&swapped, ' ');
	crm_buf_add(&swapped, s.p, before);
	crm_buf_char(out, '\n');
	add_words(n, crm_buf_slice(&swapped), out);
	crm_buf_free(&swapped);
}

void
crm_name_own(struct crm_namer *n, crm_str name, crm_buf *out)
{
	size_t size;
	const char *plain = all_simple(name) ? NULL : form_of(n, CRM_NAMES_PLAIN, name, &size);

	add_both(n, plain ? (crm_str){plain, size} : name, out);
}

/* Whether some character is in from..to. */
static bool
has_script(crm_str s, uint32_t from, uint32_t to)
{
	size_t n;

	for (; s.n; s.p += n, s.n -= n) {
		uint32_t c = crm_utf8_next(s, &n);
		if (c >= from && c <= to)
			return true;
	}
	return false;
}

static void
add_latin(struct crm_namer *n, enum crm_names_form form, crm_str name, crm_buf *out)
{
	size_t size;
	const char *latin = form_of(n, form, name, &size);

	if (!latin)
		return;
	crm_buf_char(out, '\n');
	add_both(n, (crm_str){latin, size}, out);
}

void
crm_name_latin(struct crm_namer *n, crm_str name, crm_buf *out)
{
	if (crm_name_is_ascii(name))
		return;
	add_latin(n, has_script(name, 0x3400, 0x9FFF) ? CRM_NAMES_HAN : CRM_NAMES_LATIN, name, out);
	if (has_script(name, 0x400, 0x4FF))
		add_latin(n, CRM_NAMES_BGN, name, out);
}

bool
crm_name_next(crm_str *forms, crm_str *form)
{
	const char *end;

	while (forms->n && *forms->p == '\n') {
		forms->p++;
		forms->n--;
	}
	if (!forms->n)
		return false;
	end = memchr(forms->p, '\n', forms->n);
	*form = (crm_str){forms->p, end ? (size_t)(end - forms->p) : forms->n};
	forms->p += form->n;
	forms->n -= form->n;
	return true;
}

/* ---- parts ---- */

/* Whether the part is at form[at]. Blanks in one need not be in the other, but only a match that
 * begins with a word may skip a blank of the form. */
static bool
begins(crm_str form, size_t at, crm_str part)
{
	bool starts_word = at == 0 || form.p[at - 1] == ' ';
	size_t k = 0;

	while (k < part.n) {
		bool blank = at < form.n && form.p[at] == ' ';
		if (part.p[k] == ' ')
			k++;
		else if (blank && !starts_word && part.p[k - 1] != ' ')
			return false;
		else if (!blank && (at == form.n || form.p[at] != part.p[k++]))
			return false;
		else
			at++;
	}
	return true;
}

bool
crm_name_has(crm_str form, crm_str part)
{
	for (size_t i = 0; part.n && i < form.n; i++)
		if (form.p[i] == *part.p && begins(form, i, part))
			return true;
	return false;
}
