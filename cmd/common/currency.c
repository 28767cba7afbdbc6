/* currency.c: whether the currency of a new entry may be in the log. */
#include "common/currency.h"

void
cmd_currency_see(struct cmd_currency *c, const struct cmd_log_file *f)
{
	if (c->first.n || f->currency < 0 || !f->record->field[f->currency].n)
		return;
	c->first = crm_arena_str(c->arena, f->record->field[f->currency]);
	c->source = f->path;
	c->line = f->record->line;
}

int
cmd_currency_check(struct cmd_currency *c, crm_str currency, const char *source, uint64_t line,
		   crm_error *e)
{
	if (crm_currency_fits(c->model, currency, c->first, c->source, c->line, e) < 0)
		return -1;
	if (!c->first.n) {
		c->first = currency;
		c->source = source;
		c->line = line;
	}
	return 0;
}
