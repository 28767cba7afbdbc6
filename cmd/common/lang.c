/* lang.c: which language a tool writes for people. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/lang.h"

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

/* As gettext chooses it: the first of LC_ALL, LC_MESSAGES and LANG that is set says the locale, and
 * unless that is C, LANGUAGE lists languages by preference. */
static const char *
of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *locale = "", *list = variable("LANGUAGE");

	for (size_t i = 0; i < CRM_LENGTH(names) && !*locale; i++)
		locale = variable(names[i]);
	if (!*locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return NULL;
	for (size_t n; *list; list += n + (list[n] == ':')) {
		const char *code;

		n = strcspn(list, ":");
		code = crm_lang_find((crm_str){list, n});
		if (code)
			return code;
	}
	return crm_lang_find(crm_str_z(locale));
}

void
cmd_lang_set(const struct cmd_call *call, const crm_policy *policy)
{
	const char *lang = call->lang;
	crm_error e;

	if (lang && !crm_lang_find(crm_str_z(lang))) {
		crm_lang_set(crm_str_z(lang), &e);
		cmd_usage_error("--lang: %s", e.text);
	}
	if (!lang && policy && *crm_policy_lang(policy))
		lang = crm_policy_lang(policy);
	if (!lang)
		lang = of_environment();
	if (lang)
		crm_lang_set(crm_str_z(lang), &e);
}
