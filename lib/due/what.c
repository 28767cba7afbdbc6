/* what.c: what is to be done about an entry of the list, in words. */
#include "due/what.h"

void
crm_due_word(const char *context, crm_str value, crm_buf *out)
{
	crm_day day;

	if (crm_day_parse(value, &day))
		crm_lang_short_day(day, out);
	else
		crm_lang_word(context, value, out);
}

/* What there is already, in the place of {what}, and a value behind or before it. */
static void
go_on(crm_buf *what, const char *text, const char *context, crm_str value)
{
	crm_buf before = *what, shown = {0};

	*what = (crm_buf){0};
	crm_due_word(context, value, &shown);
	crm_lang_fill(what, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("what", crm_buf_slice(&before)),
					     CRM_FILL_TEXT("value", crm_buf_slice(&shown)),
					     {0}});
	crm_buf_free(&before);
	crm_buf_free(&shown);
}

void
crm_due_what_text(const struct crm_due_what *w, crm_buf *out)
{
	crm_buf what = {0};
	crm_num late;

	crm_due_word("action", w->action, &what);
	/* The action may name the channel: "post", "email". */
	if (w->channel.n && !crm_str_eq(w->channel, w->action))
		go_on(&what, crm_tr("{what} by {value}"), "channel", w->channel);
	if (w->day.n)
		go_on(&what, crm_tr("{what} on {value}"), "", w->day);
	if (w->date.n)
		go_on(&what, crm_tr("{what}, due {value}"), "", w->date);
	if (crm_num_parse(w->late, &late) && late > 0)
		go_on(&what,
		      crm_tr_n("{what}, {value} day late", "{what}, {value} days late",
			       (unsigned long)(late / CRM_NUM_ONE)),
		      "", w->late);
	crm_buf_str(out, crm_buf_slice(&what));
	crm_buf_free(&what);
}
