/* currency.c: whether the currency of a new entry may be in the log. */
#include "common/currency.h"

void
cmd_currency_see(struct cmd_currency *c, const struct cmd_log_file *f)
{
	crm_str said = cmd_log_currency(f);
	crm_error e;

	if (!said.n)
		return;
	if (c->first.n) {
		c->mixed = c->mixed ||
			   crm_currency_fits(c->model, said, c->first, c->source, c->line, &e) < 0;
		return;
	}
	c->first = crm_arena_str(c->arena, said);
	c->source = f->path;
	c->line = f->record->line;
}

static void
see_left(void *own, const struct cmd_log_file *f)
{
	struct cmd_currency *c = own;

	if (!c->first.n && !cmd_voids_find(c->voids, cmd_log_value(f, CMD_L_EVENT),
					   cmd_log_value(f, CMD_L_CUSTOMER)))
		cmd_currency_see(c, f);
}

/* The first currency of what was not taken back. */
static void
find_left(struct cmd_currency *c)
{
	c->first = CRM_STR("");
	c->left = true;
	cmd_log_each(c->source, see_left, c);
}

int
cmd_currency_check(struct cmd_currency *c, crm_str currency, const char *source, uint64_t line,
		   crm_error *e)
{
	bool fits = crm_currency_fits(c->model, currency, c->first, c->source, c->line, e) == 0;

	if ((!fits || c->mixed) && !c->left && c->voids->counted > 0) {
		find_left(c);
		fits = crm_currency_fits(c->model, currency, c->first, c->source, c->line, e) == 0;
	}
	if (!fits)
		return -1;
	if (!c->first.n) {
		c->left = true;
		c->first = currency;
		c->source = source;
		c->line = line;
	}
	return 0;
}
