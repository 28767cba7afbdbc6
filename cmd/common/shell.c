/* shell.c: commands that a message advises, as a person can copy them. */
#include <string.h>

#include "common/shell.h"

static bool
is_plain(crm_str text)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";

	for (size_t i = 0; i < text.n; i++)
		if (!text.p[i] || !strchr(plain, text.p[i]))
			return false;
	return text.n > 0;
}

void
cmd_shell_word(crm_str text, crm_buf *out)
{
	if (is_plain(text)) {
		crm_buf_str(out, text);
		return;
	}
	crm_buf_char(out, '\'');
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\'')
			crm_buf_z(out, "'\\''");
		else
			crm_buf_char(out, text.p[i]);
	crm_buf_char(out, '\'');
}
