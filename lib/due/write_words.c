/* write_words.c: words of sentences that several triggers share. */
#include "due/trigger/shared.h"
#include "lang/lang.h"

void
crm_write_title(const char *context, const char *name, crm_buf *out)
{
	const char *title = crm_tr_in(context, name);
	size_t at = out->n;

	for (const char *p = title; *p; p++)
		crm_buf_char(out, title == name && (*p == '-' || *p == '_') ? ' ' : *p);
	crm_lang_capital(out, at);
}

void
crm_write_number(crm_num n, int decimals, crm_buf *out)
{
	char text[CRM_NUM_TEXT];

	crm_lang_exact((crm_str){text, crm_num_format(n, decimals, text)}, out);
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
