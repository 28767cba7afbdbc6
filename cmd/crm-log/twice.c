/* twice.c: an entry that was made a moment ago and is made once more. */
#include "common/log_file.h"
#include "crm-log/twice.h"

#define MOMENT 300 /* seconds */
#define MICROS 1000000

void
log_twice_begin(struct log_twice *t, const struct cmd_new_events *new, const crm_str *fields,
		crm_arena *arena)
{
	*t = (struct log_twice){.new = new, .fields = fields, .arena = arena};
}

/* The time of what was entered just now is that of the clock, a little later each time. */
static bool
same_date(crm_str before, crm_str after)
{
	crm_time x, y;

	if (crm_str_eq(before, after))
		return true;
	return crm_time_parse(before, &x) && crm_time_parse(after, &y) && x.minute >= 0 &&
	       y.minute >= 0 && crm_time_wall(y) >= crm_time_wall(x) &&
	       crm_time_wall(y) - crm_time_wall(x) <= MOMENT / 60;
}

static bool
is_same(const struct log_twice *t, const crm_record *r)
{
	const int *at = t->new->at;

	for (size_t c = 0; c < t->new->target->columns; c++) {
		crm_str before = c < r->fields ? r->field[c] : CRM_STR("");
		if ((int)c == at[CMD_L_EVENT] || (int)c == at[CMD_L_RECORDED])
			continue;
		if ((int)c == at[CMD_L_DATE] ? !same_date(before, t->fields[c])
					     : !crm_str_eq(before, t->fields[c]))
			return false;
	}
	return true;
}

void
log_twice_see(struct log_twice *t, const struct cmd_log_file *f)
{
	int64_t before, after, latest;

	if (!t->fields || !crm_time_micros(cmd_log_value(f, CMD_L_RECORDED), &before, &latest) ||
	    !crm_time_micros(t->new->recorded, &after, &latest) || after < before ||
	    after - before > (int64_t)MOMENT * MICROS || !is_same(t, f->record))
		return;
	t->line = f->record->line;
	t->ago = (after - before) / MICROS;
	t->event = crm_arena_str(t->arena, cmd_log_value(f, CMD_L_EVENT));
	t->customer = crm_arena_str(t->arena, cmd_log_value(f, CMD_L_CUSTOMER));
}

void
log_twice_end(const struct log_twice *t, const struct cmd_voids *voids, crm_findings *found)
{
	if (!t->line || cmd_voids_find(voids, t->event, t->customer))
		return;
	crm_findings_add(found,
			 &(struct crm_finding){.source = "", .field = "recorded", .warning = true},
			 "the same entry was recorded %lld second%s before, in line %llu",
			 (long long)t->ago, t->ago == 1 ? "" : "s", (unsigned long long)t->line);
}
