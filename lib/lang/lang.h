/* lang.h: the language of what people read. crm.h has what tools call.
 *
 * The translations are those of GNU gettext: xgettext collects the texts of the code, people
 * translate them in lib/po/LANGUAGE.po, and msgfmt makes a file of each (build/locale), as for
 * any program. What differs is how they are looked up. The C library looks up a translation only
 * where its locale is another than C: on a machine without locales (a container, a job of cron with
 * LANG=C), or where C.UTF-8 is the only one (which newer versions take for C), it returns the
 * English text and does not say so. Its locale belongs to the whole process, so a process
 * cannot write one message in Chinese and the next in Russian, either. So the files are built into
 * the library, as the built-in policy is, and mo.c looks texts up in them. That needs no
 * locale and no installed file, and works the same everywhere.
 *
 * The language in use is one of the process. It is set before threads begin, or between two pieces
 * of work; all threads may read it at the same time. */
#ifndef CRM_LANG_LANG_H
#define CRM_LANG_LANG_H

#include "crm.h"

/* The files that msgfmt --endianness=little made, put in by the build; a code of NULL ends them. */
struct crm_builtin_mo {
	const char *code;
	const unsigned char *mo;
};
extern const struct crm_builtin_mo crm_builtin_mo[];

/* One language. Texts are translated in its po file; this is what is not a text. */
struct crm_language {
	const char *code;
	unsigned (*plural)(unsigned long n);  /* which of a text's forms, as its po file says */
	const char *decimal, *group;          /* marks within a number */
	const char *percent;                  /* what is behind a share */
	const char *stop, *semicolon, *comma; /* between sentences, clauses and items of a list */
	void (*day)(int year, int month, int day, crm_buf *out); /* year 0: without it */
	void (*short_day)(int year, int month, int day, crm_buf *out);
	void (*month)(int year, int month, crm_buf *out);
	const char *weekday[7]; /* Monday first */
};

/* languages.c: all of them; English is the first. */
extern const struct crm_language crm_language[CRM_LANGS];

/* lang.c: the one in use. */
const struct crm_language *crm_lang_in_use(void);

/* letters.c: whether a text begins with a capital letter; makes a capital of the letter that is at
 * a place. They know the letters of the languages above. */
bool crm_lang_is_capital(crm_str text);
void crm_lang_capital(crm_buf *text, size_t at);

/* mo.c: the translation of a text in such a file, or NULL. `context` may be NULL. Of a text
 * with several forms `text` is the one for 1, and the result has all forms, each ended by NUL;
 * *size is the length of all of them. */
const char *
crm_mo_find(const unsigned char *mo, const char *context, const char *text, size_t *size);

#endif
