/* shell.c: words for commands that are recommended to people. */
#include <string.h>

#include "base/base.h"

#define WORDS 8

static bool
plain(crm_str s)
{
	static const char safe[] = "_-./:,+@%=~#";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		if (c < 0x80 && !letter && !(c >= '0' && c <= '9') && (!c || !strchr(safe, c)))
			return false;
	}
	return s.n && s.p[0] != '~' && s.p[0] != '#';
}

const char *
crm_shell(crm_str s)
{
	static _Thread_local crm_buf words[WORDS];
	static _Thread_local unsigned turn;
	crm_buf *out = &words[turn++ % WORDS];

	out->n = 0;
	if (plain(s)) {
		crm_buf_str(out, s);
		return crm_buf_zend(out);
	}
	crm_buf_char(out, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			crm_buf_z(out, "'\\'");
		crm_buf_char(out, s.p[i]);
	}
	crm_buf_char(out, '\'');
	return crm_buf_zend(out);
}
