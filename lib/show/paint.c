/* paint.c: colours of a terminal, which light and dark ones show well. */
#include "show/show.h"

static const char *const code[] = {
	[CRM_PAINT_STRONG] = "1",   [CRM_PAINT_FAINT] = "2",  [CRM_PAINT_LATE] = "31",
	[CRM_PAINT_ALARM] = "1;31", [CRM_PAINT_DATED] = "36",
};

void
crm_paint_begin(crm_buf *out, bool colour, enum crm_paint paint)
{
	if (colour && paint)
		crm_buf_f(out, "\x1b[%sm", code[paint]);
}

void
crm_paint_end(crm_buf *out, bool colour, enum crm_paint paint)
{
	if (colour && paint)
		crm_buf_z(out, "\x1b[0m");
}

void
crm_paint_text(crm_buf *out, bool colour, enum crm_paint paint, crm_str text)
{
	bool some = colour && text.n;

	crm_paint_begin(out, some, paint);
	crm_buf_str(out, text);
	crm_paint_end(out, some, paint);
}
