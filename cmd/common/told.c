/* told.c: what the writers report on standard error. */
#include <string.h>

#include "common/message.h"
#include "common/told.h"

/* People write a blank where the file has the T of ISO 8601. */
static void
add_time(crm_buf *out, const char *before, crm_str date)
{
	crm_time t;

	crm_buf_z(out, before);
	if (!crm_time_parse(date, &t) || date.n < 16) {
		crm_buf_str(out, date);
		return;
	}
	crm_buf_add(out, date.p, 10);
	crm_buf_char(out, ' ');
	crm_buf_add(out, date.p + 11, date.n - 11);
}

static void
add_amount(crm_buf *out, crm_str amount, crm_str currency)
{
	char text[CRM_NUM_TEXT];
	crm_num n;

	crm_buf_z(out, ", ");
	if (crm_num_parse(amount, &n))
		crm_buf_add(out, text, crm_num_format(n, 2, text));
	else
		crm_buf_str(out, amount);
	if (currency.n) {
		crm_buf_char(out, ' ');
		crm_buf_str(out, currency);
	}
}

/* A consent and an opt-out without an item are about everything. */
static crm_str
item_of(const crm_str value[CMD_L_COLUMNS])
{
	crm_str kind = value[CMD_L_KIND], item = value[CMD_L_ITEM];

	if (!item.n && (crm_str_eqz(kind, "optout") || crm_str_eqz(kind, "consent")))
		return CRM_STR("everything");
	return item;
}

void
cmd_entry_words(crm_buf *out, const crm_str value[CMD_L_COLUMNS], crm_str name, crm_str currency,
		crm_day today)
{
	crm_str item = item_of(value);
	crm_time date;

	crm_buf_str(out, value[CMD_L_KIND]);
	crm_buf_z(out, " of ");
	crm_buf_str(out, value[CMD_L_CUSTOMER]);
	if (name.n)
		crm_buf_f(out, " %s", crm_quote(name));
	if (value[CMD_L_OUTCOME].n && !crm_str_eqz(value[CMD_L_OUTCOME], "reached")) {
		crm_buf_z(out, ", ");
		crm_buf_str(out, value[CMD_L_OUTCOME]);
	}
	if (value[CMD_L_AMOUNT].n)
		add_amount(out, value[CMD_L_AMOUNT], currency);
	if (item.n) {
		crm_buf_z(out, " (");
		crm_buf_str(out, item);
		crm_buf_char(out, ')');
	}
	if (crm_time_parse(value[CMD_L_DATE], &date) && date.day != today)
		add_time(out, ", on ", value[CMD_L_DATE]);
	if (value[CMD_L_DUE].n)
		add_time(out, ", due ", value[CMD_L_DUE]);
}

void
cmd_tell_one(const char *path, uint64_t line, const char *words)
{
	if (line)
		cmd_note("%s:%llu: %s", path, (unsigned long long)line, words);
	else
		cmd_note("%s: %s", path, words);
}

void
cmd_tell_counts(const char *path, const struct cmd_counts *n, bool dry_run)
{
	size_t all = n->added + n->known + n->changed + n->faulty + n->voided;
	char voided[40] = "";

	if (n->voided)
		snprintf(voided, sizeof voided, ", %zu voided", n->voided);
	cmd_note("%s: %zu record%s: %zu new, %zu known, %zu changed, %zu faulty%s%s", path, all,
		 all == 1 ? "" : "s", n->added, n->known, n->changed, n->faulty, voided,
		 dry_run ? "; nothing was written" : "");
}
