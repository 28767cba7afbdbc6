/* lang.c: the language in use, and translations into it. */
#include <string.h>
#include <strings.h>

#include "lang/lang.h"

static const struct crm_language *in_use = &crm_language[0];
static const unsigned char *translations; /* NULL: the texts of the code are in the language */

const struct crm_language *
crm_lang_in_use(void)
{
	return in_use;
}

const char *
crm_lang(void)
{
	return in_use->code;
}

const char *
crm_lang_code(size_t i)
{
	return i < CRM_LANGS ? crm_language[i].code : NULL;
}

/* Of zh_CN.UTF-8 or zh-Hans that is zh. */
static crm_str
language_of(crm_str name)
{
	size_t n = 0;

	while (n < name.n && !strchr("_-.@", name.p[n]))
		n++;
	return (crm_str){name.p, n};
}

const char *
crm_lang_find(crm_str name)
{
	crm_str code = language_of(name);

	for (size_t i = 0; i < CRM_LANGS; i++)
		if (code.n == strlen(crm_language[i].code) &&
		    strncasecmp(code.p, crm_language[i].code, code.n) == 0)
			return crm_language[i].code;
	return NULL;
}

void
crm_lang_list(crm_buf *out)
{
	for (size_t i = 0; i < CRM_LANGS; i++)
		crm_buf_f(out, "%s%s", i ? ", " : "", crm_language[i].code);
}

static int
unknown(crm_str name, crm_error *e)
{
	crm_buf all = {0};

	crm_lang_list(&all);
	crm_fail(e, CRM_SYSTEM, "unknown language %s; the languages are %s", crm_quote(name),
		 crm_buf_zend(&all));
	crm_buf_free(&all);
	return -1;
}

int
crm_lang_set(crm_str name, crm_error *e)
{
	const char *code = crm_lang_find(name);

	if (!code)
		return unknown(name, e);
	for (in_use = crm_language; in_use->code != code; in_use++)
		;
	translations = NULL;
	for (const struct crm_builtin_mo *m = crm_builtin_mo; m->code; m++)
		if (strcmp(m->code, code) == 0)
			translations = m->mo;
	return 0;
}

/* ---- texts ---- */

const char *
crm_tr_in(const char *context, const char *text)
{
	const char *found;
	size_t size;

	if (!translations || !*text)
		return text;
	found = crm_mo_find(translations, context, text, &size);
	return found ? found : text;
}

const char *
crm_tr(const char *text)
{
	return crm_tr_in(NULL, text);
}

const char *
crm_tr_n(const char *one, const char *many, unsigned long n)
{
	unsigned form = in_use->plural(n);
	size_t size = 0;
	const char *found = translations ? crm_mo_find(translations, NULL, one, &size) : NULL;
	const char *end = found ? found + size : NULL;

	for (; found && form; form--) {
		found += strlen(found) + 1;
		if (found > end)
			found = NULL;
	}
	return found ? found : n == 1 ? one : many;
}
