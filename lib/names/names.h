/* names.h: what libcrm-names.so offers. It is a plugin: libcrm loads it when a
 * name is not ASCII and must be compared with others, so that ICU, which it is
 * linked with, is loaded by those who need it only. It uses nothing of libcrm. */
#ifndef CRM_NAMES_NAMES_H
#define CRM_NAMES_NAMES_H

#include <stddef.h>

#define CRM_NAMES_FILE "libcrm-names.so"

/* The forms of a name. All are in lower case. */
enum crm_names_form {
	CRM_NAMES_PLAIN, /* own script, without accents, composed (NFC) */
	CRM_NAMES_LATIN, /* ASCII, as far as ICU has letters for it; pinyin for Chinese */
	CRM_NAMES_HAN,   /* the same, with the usual readings of Chinese surnames */
	CRM_NAMES_BGN,   /* the same, Cyrillic as it is usually written in English */
	CRM_NAMES_FORMS
};

/* Transliterators, made when first used. One thread at a time may use them. */
struct crm_names;

/* The one symbol of the plugin, called CRM_NAMES_SYMBOL. */
struct crm_names_plugin {
	struct crm_names *(*open)(void);
	/* The form of a UTF-8 text. The result, not ended by NUL, lasts until the
	 * next call; NULL when ICU reports an error. */
	const char *(*form)(struct crm_names *n, enum crm_names_form form, const char *text,
			    size_t size, size_t *out_size);
	void (*close)(struct crm_names *n);
};
#define CRM_NAMES_SYMBOL "crm_names_plugin_1"

#endif
