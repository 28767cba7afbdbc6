/* taken_back.c: what a void takes back, in words. */
#include "common/log_file.h"
#include "common/message.h"
#include "common/refs.h"
#include "common/taken_back.h"
#include "common/told.h"

#define DEPTH 8 /* voids of voids that are followed */

struct search {
	const struct cmd_whom *whom;
	crm_str customer, event; /* looked for */
	crm_arena *arena;
	uint64_t line; /* the first that is it; 0: none */
	crm_str value[CMD_L_COLUMNS], currency;
};

static void
look(void *own, const struct cmd_log_file *f)
{
	struct search *s = own;

	if (s->line || !crm_str_eq(cmd_log_value(f, CMD_L_EVENT), s->event) ||
	    !crm_str_eq(cmd_whom_now(s->whom, cmd_log_value(f, CMD_L_CUSTOMER)), s->customer))
		return;
	s->line = f->record->line;
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		s->value[c] = crm_arena_str(s->arena, cmd_log_value(f, (enum cmd_log_column)c));
	s->currency = crm_arena_str(s->arena, cmd_log_currency(f));
}

static void
tell(const struct search *s, const char *path, const char *what)
{
	crm_buf words = {0};

	cmd_entry_words(&words, s->value, cmd_whom_name(s->whom, s->value[CMD_L_CUSTOMER]),
			s->currency, crm_time_now().day);
	cmd_note("%s:%llu: %s: %s", path, (unsigned long long)s->line, what, crm_buf_zend(&words));
	crm_buf_free(&words);
}

void
cmd_tell_taken_back(const char *path, const struct cmd_whom *whom, crm_str customer, crm_str event)
{
	struct search s = {.whom = whom, .arena = crm_arena_new(), .event = event};

	s.customer = crm_arena_str(s.arena, cmd_whom_now(whom, customer));
	for (int depth = 0; depth < DEPTH; depth++) {
		s.line = 0;
		cmd_log_each(path, look, &s);
		if (!s.line)
			break;
		if (!crm_str_eqz(s.value[CMD_L_KIND], "void")) {
			tell(&s, path, depth % 2 ? "counts again" : "took back");
			break;
		}
		s.event = cmd_event_of(s.value[CMD_L_REF]);
	}
	crm_arena_free(s.arena);
}
