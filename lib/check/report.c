/* report.c: reports findings, and what the checks of a record need. */
#include <stdarg.h>

#include "check/check.h"
#include "record/record.h"

void
crm_check_report_at(struct crm_check *s, struct crm_spot at, const char *field, crm_str value,
		    crm_str id, bool warning, const char *format, ...)
{
	struct crm_finding f = {at.source, at.line, field, value, id, warning};
	va_list ap;

	va_start(ap, format);
	crm_findings_add_v(s->to, &f, format, ap);
	va_end(ap);
}

void
crm_check_report(const struct crm_checked_file *f, const char *field, crm_str value, bool warning,
		 const char *format, ...)
{
	struct crm_finding found = {f->source, f->record ? f->record->line : 1, field, value, f->id,
				    warning};
	va_list ap;

	va_start(ap, format);
	crm_findings_add_v(f->s->to, &found, format, ap);
	va_end(ap);
}

crm_str
crm_checked_value(const struct crm_checked_file *f, int i)
{
	return i >= 0 ? f->record->field[i] : (crm_str){"", 0};
}

void
crm_check_damage(const struct crm_checked_file *f, size_t i)
{
	crm_str column = crm_input_column(f->in, i), value = f->record->field[i], part;
	const char *says = crm_column_damage(f->column[i], value, &part);
	char field[64];

	if (!says)
		return;
	snprintf(field, sizeof field, "%.*s", (int)column.n, column.p);
	if (crm_str_eq(part, value))
		crm_check_report(f, field, value, true, "%s", says);
	else
		crm_check_report(f, field, value, true, "%s %s", crm_quote(part), says);
}

bool
crm_check_is_later(const struct crm_check *s, crm_time t)
{
	if (t.day != s->today.day || t.minute < 0 || s->today.minute < 0)
		return t.day > s->today.day;
	return crm_time_wall(t) > crm_time_wall(s->today);
}
