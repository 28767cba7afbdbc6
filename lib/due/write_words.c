/* write_words.c: words of sentences that several triggers share. */
#include "due/trigger/shared.h"

void
crm_write_title(const char *name, crm_buf *out)
{
	for (const char *p = name; *p; p++)
		crm_buf_char(out, p == name && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A')
				  : *p == '-' || *p == '_'            ? ' '
								      : *p);
}

/* A line break becomes a blank. */
void
crm_write_line(crm_str text, crm_buf *out)
{
	text = crm_str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		bool breaks = text.p[i] == '\n' || text.p[i] == '\r';
		if (!breaks)
			crm_buf_char(out, text.p[i]);
		else if (out->n && out->p[out->n - 1] != ' ')
			crm_buf_char(out, ' ');
	}
}

int
crm_write_item(const struct crm_trigger_word *w, struct crm_due_hand *h,
	       const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out, crm_error *e)
{
	(void)w;
	(void)h;
	(void)r;
	(void)e;
	crm_write_line(f->seen.item, out);
	return 0;
}
