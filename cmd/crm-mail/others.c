/* others.c: others with the same address. The one of a family or a firm who does not want to be
 * written to said so of the address that they share. */
#include "crm-mail/mail.h"
#include "frame/frame.h"

static crm_str
value(const crm_table *t, const crm_row *row, const char *column)
{
	int at = crm_table_find(t, column);

	return at < 0 ? CRM_STR("") : row->field[at];
}

static void
enter(struct mail_people *p, const crm_table *t, const crm_row *row, size_t number)
{
	crm_people_put(p->refusers, CRM_BY_PHONE, value(t, row, "phone"), number);
	crm_people_put(p->refusers, CRM_BY_EMAIL, value(t, row, "email"), number);
}

/* Those who refused, with the phones and emails of the rows that were merged into them. */
void
mail_others_open(struct mail_people *p, const crm_country *country)
{
	const struct crm_merged_row *merged;
	crm_row row = {.row = SIZE_MAX};
	crm_str into;
	crm_error e;
	ptrdiff_t n = crm_fold_merged(crm_fold_of(p->frame), &merged, &e), m = 0;

	if (n < 0)
		cmd_die(&e);
	p->refusers = crm_people_new(country);
	for (size_t i = 0; i < crm_table_rows(p->table); i++) {
		bool refused;

		mail_people_go_row(p, i);
		refused = !crm_merged_into(mail_people_field(p, MAIL_STATUS), &into) &&
			  mail_people_refused_something(p);
		if (refused)
			enter(p, p->table, &p->row, i);
		for (; m < n && merged[m].into <= i; m++) {
			if (!refused || merged[m].into < i)
				continue;
			row.row = SIZE_MAX;
			crm_row_split(&row, merged[m].table, merged[m].row);
			enter(p, merged[m].table, &row, i);
		}
	}
	crm_row_free(&row);
}

void
mail_others_close(struct mail_people *p)
{
	crm_people_free(p->refusers);
}

bool
mail_others_refused(struct mail_people *p, enum mail_way way, crm_str to, crm_str purpose,
		    crm_str *id, crm_str *name)
{
	size_t own = crm_cursor_row(p->cursor);
	struct crm_matches same = {0};
	bool refused = false;

	if (way != MAIL_LETTER)
		crm_people_all(p->refusers, way == MAIL_SMS ? CRM_BY_PHONE : CRM_BY_EMAIL, to,
			       &same);
	for (size_t i = 0; i < same.n && !refused; i++) {
		if (same.number[i] == own)
			continue;
		mail_people_go_row(p, same.number[i]);
		refused = mail_people_opted_out(p, crm_str_z(mail_channels[way]), purpose);
		*id = crm_arena_str(p->arena, mail_people_field(p, MAIL_ID));
		*name = crm_arena_str(p->arena, mail_people_field(p, MAIL_NAME));
	}
	mail_people_go_row(p, own);
	crm_matches_free(&same);
	return refused;
}
