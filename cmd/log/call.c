/* call.c: what the operands and options of crm-log say. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "common/book.h"
#include "common/refs.h"
#include "log/log.h"

static void
say(struct log_said *s, crm_str name, const char *value)
{
	s->name[s->n] = name;
	s->value[s->n++] = crm_str_z(value);
}

static void
say_option(struct log_said *s, int o, const char *value)
{
	const char *const *names, *equals = strchr(value, '=');

	crm_event_columns(&names);
	if (o != OPT_SET)
		say(s, crm_str_z(names[o - OPT_COLUMN]), value);
	else if (equals && equals > value)
		say(s, (crm_str){value, (size_t)(equals - value)}, equals + 1);
	else
		cmd_usage_error("--set: %s is not COLUMN=VALUE", crm_quote(crm_str_z(value)));
}

/* With --from-due and --undo the options are about all of it. */
static void
say_all(const struct log *l, const struct cmd_call *call, const struct log_said *s,
	const char *mode, crm_str *const to[3])
{
	static const char *const names[] = {"by", "note", "date"};

	if (call->operand_count)
		cmd_usage_error("either one on the command line or --%s, not both", mode);
	if (l->in.rule_count || l->in.new_columns || call->rejects)
		cmd_usage_error("--%s goes without --map, --new-columns and --rejects", mode);
	for (size_t i = 0; i < s->n; i++) {
		size_t k = 0;
		while (k < 3 && (!to[k] || !crm_str_eqz(s->name[i], names[k])))
			k++;
		if (k == 3)
			cmd_usage_error("--%.*s does not go with --%s", (int)s->name[i].n,
					s->name[i].p, mode);
		*to[k] = s->value[i];
	}
}

static bool
has_said(const struct log_said *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (crm_str_eqz(s->name[i], name))
			return true;
	return false;
}

static void
say_operands(struct log *l, const struct cmd_call *call, struct log_said *s)
{
	const char *operands[] = {"kind", "customer", "note"};
	crm_error e;

	if (call->operand_count > 2 && !has_said(s, "amount") &&
	    cmd_check_note(crm_policy_model(l->policy)->kinds, crm_str_z(call->operands[0]),
			   crm_str_z(call->operands[2]), &e) < 0)
		cmd_die(&e);
	if (call->operand_count == 1 || call->operand_count > 3)
		cmd_usage_error("an event is KIND CUSTOMER [NOTE]%s",
				call->operand_count > 3
					? "; a note of several words stands in quotes"
					: "");
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
	cmd_usage_error("%s: what begins with - and is no option is written behind --",
			crm_quote(crm_str_z(given)));
}

void
log_take_option(struct log *l, struct log_said *s, int o, const char *value)
{
	if (o == OPT_FROM_DUE)
		l->from_due = true;
	else if (o == OPT_UNDO)
		l->undoes = true;
	else if (o == OPT_BATCH)
		l->undo.batch = true;
	else if (o == OPT_AGAIN)
		l->again = true;
	else if (o == OPT_REPLACE)
		l->replace = true;
	else if (!cmd_incoming_option(&l->in, o, value))
		say_option(s, o, value);
}

static void
take_said(struct log *l, struct cmd_call *call, struct log_said *s)
{
	if (l->undo.batch && !l->undoes)
		cmd_usage_error("--batch requires --undo");
	if ((l->again || l->replace) &&
	    (call->operand_count || l->from_due || l->undoes || !call->file))
		cmd_usage_error("--%s is for a stream that is added to a log, which -f names",
				l->again ? "again" : "replace");
	if (l->undoes && (l->from_due || l->in.from))
		cmd_usage_error("--undo takes back what the log has, and reads no stream");
	if (l->undoes)
		say_all(l, call, s, "undo", (crm_str *[]){&l->undo.by, &l->undo.note, NULL});
	else if (l->from_due)
		say_all(l, call, s, "from-due",
			(crm_str *[]){&l->due.by, &l->due.note, &l->due.date});
	else if (!call->operand_count)
		for (size_t i = 0; i < s->n; i++)
			cmd_incoming_constant(&l->in, s->name[i], s->value[i].p);
	if (l->undoes)
		cmd_book_target(call);
	if (l->undoes && !call->file)
		cmd_usage_error("--undo takes back what a log has: name the log with -f, or the "
				"book with $CRM_BOOK");
	if (l->undoes && access(call->file, F_OK) < 0) {
		crm_error e;
		crm_fail(&e, CRM_SYSTEM, "cannot open: %s", strerror(errno));
		crm_fail_at(&e, call->file, 0, NULL);
		cmd_die(&e);
	}
}

void
log_take_call(struct log *l, struct cmd_call *call, struct log_said *s)
{
	take_said(l, call, s);
	if (call->operand_count)
		say_operands(l, call, s);
	else if (!l->undoes)
		cmd_incoming_stream(&l->in, call, l->from_due ? NULL : crm_policy_model(l->policy),
				    CRM_RULES_LOG);
}
