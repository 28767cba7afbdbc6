/* call.c: what the operands and options of crm-log say. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "common/book.h"
#include "common/refs.h"
#include "common/said.h"
#include "crm-log/log.h"

static void
say(struct log_said *s, crm_str name, const char *value)
{
	s->name = crm_realloc(s->name, (s->n + 1) * sizeof *s->name);
	s->value = crm_realloc(s->value, (s->n + 1) * sizeof *s->value);
	s->name[s->n] = name;
	s->value[s->n++] = crm_str_z(value);
}

void
log_take_column(const struct cmd_option *o, const char *value)
{
	say(o->to, crm_str_z(o->name), value);
}

void
log_take_set(const struct cmd_option *o, const char *value)
{
	const char *equals = strchr(value, '=');

	if (!equals || equals == value)
		cmd_usage_error("--%s: %s is not COLUMN=VALUE", o->name,
				crm_quote(crm_str_z(value)));
	say(o->to, (crm_str){value, (size_t)(equals - value)}, equals + 1);
}

/* What was said of that column, at last; "" when nothing was. */
static crm_str
said_of(const struct log_said *s, const char *name)
{
	for (size_t i = s->n; i > 0; i--)
		if (crm_str_eqz(s->name[i - 1], name))
			return s->value[i - 1];
	return CRM_STR("");
}

static bool
has_said(const struct log_said *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (crm_str_eqz(s->name[i], name))
			return true;
	return false;
}

/* A date in the place of the note is hardly one. */
static void
check_dated_note(const struct log_said *s, crm_str note)
{
	crm_arena *arena = crm_arena_new();
	crm_str date = cmd_said_date(arena, note, 0);
	bool is_date;
	crm_error e;
	crm_time t;

	is_date = crm_time_parse(date, &t) && !has_said(s, "due") && !has_said(s, "date");
	crm_arena_free(arena);
	if (!is_date)
		return;
	crm_fail(&e, CRM_DATA,
		 "is %.*s when it is due, or when it happened? write --due=%.*s or --date=%.*s "
		 "(--note=%.*s makes it a note)",
		 (int)note.n, note.p, (int)note.n, note.p, (int)note.n, note.p, (int)note.n,
		 note.p);
	crm_fail_at(&e, NULL, 0, "note");
	cmd_die(&e);
}

/* A call that is not KIND CUSTOMER [NOTE]. */
static void
check_operands(const struct log *l, const struct cmd_call *call)
{
	const crm_kinds *k = crm_policy_model(l->policy)->kinds;
	const char *const *o = call->operands;

	if (call->operand_count == 1 && !strcmp(o[0], "void"))
		cmd_usage_error("the id of the event to take back is missing: void ID");
	if (call->operand_count == 1 || call->operand_count > 3)
		cmd_usage_error("an event is KIND CUSTOMER [NOTE]%s",
				call->operand_count > 3
					? "; a note of several words stands in quotes"
					: "");
	if (crm_kinds_find(k, crm_str_z(o[0])) < 0 && crm_kinds_find(k, crm_str_z(o[1])) >= 0)
		cmd_usage_error("the kind comes before the customer: %s %s", o[1], o[0]);
}

static void
say_operands(struct log *l, const struct cmd_call *call)
{
	struct log_said *s = &l->said;
	const char *operands[] = {"kind", "customer", "note"};
	crm_error e;

	if (call->operand_count > 2 && !has_said(s, "amount") &&
	    cmd_check_note(crm_policy_model(l->policy)->kinds, crm_str_z(call->operands[0]),
			   crm_str_z(call->operands[2]), &e) < 0)
		cmd_die(&e);
	check_operands(l, call);
	if (call->operand_count > 2)
		check_dated_note(s, crm_str_z(call->operands[2]));
	if (strcmp(call->operands[0], "void") == 0 && !has_said(s, "ref")) {
		if (!call->file)
			cmd_usage_error("\"void ID\" needs the log, to know whose event that is: "
					"name it with -f");
		operands[1] = "ref";
		l->voided = cmd_event_of(crm_str_z(call->operands[1]));
		if (!l->voided.n)
			l->voided = crm_str_z(call->operands[1]);
	}
	for (size_t i = 0; i < call->operand_count; i++)
		say(s, crm_str_z(operands[i]), call->operands[i]);
	l->in.of_log = true;
	cmd_incoming_one(&l->in, s->name, s->value, s->n);
}

void
log_negative(const char *given)
{
	crm_buf number = {0};
	crm_num n;

	crm_buf_z(&number, given + 1);
	for (size_t i = 0; i < number.n; i++)
		if (number.p[i] == ',')
			number.p[i] = '.';
	if (crm_num_parse(crm_buf_slice(&number), &n))
		cmd_usage_error("%s: amounts are never negative: write refund %s, that is, refund "
				"CUSTOMER --amount=%s",
				crm_quote(crm_str_z(given)), crm_buf_zend(&number),
				crm_buf_zend(&number));
	cmd_usage_error("%s: a value that begins with - is written after --",
			crm_quote(crm_str_z(given)));
}

/* The log that --undo is about. */
static void
want_log(struct cmd_call *call)
{
	crm_error e;

	cmd_book_target(call);
	if (!call->file)
		cmd_usage_error("--undo takes back what a log has: name the log with -f, or the "
				"book with $CRM_BOOK");
	if (access(call->file, F_OK) == 0)
		return;
	crm_fail(&e, CRM_SYSTEM, "cannot open: %s", strerror(errno));
	crm_fail_at(&e, call->file, 0, NULL);
	cmd_die(&e);
}

void
log_take_call(struct log *l, struct cmd_call *call)
{
	const struct log_said *s = &l->said;

	if (call->operand_count) {
		say_operands(l, call);
	} else if (l->undoes) {
		l->undo.by = said_of(s, "by");
		l->undo.note = said_of(s, "note");
		want_log(call);
	} else if (l->from_due) {
		l->due.by = said_of(s, "by");
		l->due.note = said_of(s, "note");
		l->due.date = said_of(s, "date");
		cmd_incoming_stream(&l->in, call, NULL, CRM_RULES_LOG);
	} else {
		for (size_t i = 0; i < s->n; i++)
			cmd_incoming_constant(&l->in, s->name[i], s->value[i].p);
		cmd_incoming_stream(&l->in, call, crm_policy_model(l->policy), CRM_RULES_LOG);
	}
}
