/* head.c: what all forms of a report say in the same words. */
#include "report/stream.h"

void
report_day(const crm_report *r, crm_buf *out)
{
	crm_buf day = {0};

	crm_lang_day(r->how.today, &day);
	crm_buf_f(out, crm_tr("%s, %s"), crm_lang_weekday(r->how.today), crm_buf_zend(&day));
	crm_buf_free(&day);
}

void
crm_report_subject(const crm_report *r, crm_buf *out)
{
	crm_buf day = {0};

	crm_lang_day(r->how.today, &day);
	crm_buf_str(out, r->title);
	crm_buf_z(out, ", ");
	crm_buf_str(out, crm_buf_slice(&day));
	crm_buf_free(&day);
}

void
report_group_name(const crm_report *r, const struct report_group *g, crm_buf *out)
{
	if (g->name.n)
		report_value(&r->column[r->grouped], g->name, out);
	else
		crm_buf_f(out, crm_tr("%s: none"), r->column[r->grouped].heading.p);
}

void
report_count(const crm_report *r, size_t n, crm_buf *out)
{
	unsigned long many = (unsigned long)n;

	if (r->shape == REPORT_DUE)
		crm_buf_f(out, crm_tr_n("%lu contact", "%lu contacts", many), many);
	else if (r->shape == REPORT_PEOPLE)
		crm_buf_f(out, crm_tr_n("%lu customer", "%lu customers", many), many);
	else
		crm_buf_f(out, crm_tr_n("%lu row", "%lu rows", many), many);
}

const char *
report_nothing(const crm_report *r)
{
	return r->shape == REPORT_DUE ? crm_tr("Nobody is to be contacted.")
				      : crm_tr("There is nothing to show.");
}
