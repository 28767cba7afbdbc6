/* incoming_rules.c: the rules of a stream, from a rules file and from options. */
#include <stdlib.h>
#include <string.h>

#include "common/incoming.h"
#include "common/output.h"

/* ---- options ---- */

static void
add_rule(struct cmd_incoming *in, enum cmd_rule_kind kind, crm_str name, const char *value)
{
	in->rule = crm_realloc(in->rule, (in->rule_count + 1) * sizeof *in->rule);
	in->rule[in->rule_count++] = (struct cmd_rule){kind, name, crm_str_z(value)};
}

void
cmd_incoming_constant(struct cmd_incoming *in, crm_str column, const char *value)
{
	add_rule(in, CMD_RULE_CONSTANT, column, value);
}

static _Noreturn void
list_rules(void)
{
	struct cmd_output out;
	const char *name;
	crm_str text;

	cmd_output_open(&out, NULL);
	for (size_t i = 0; crm_rules_builtin(i, &name, &text); i++) {
		size_t line = (size_t)((const char *)memchr(text.p, '\n', text.n) - text.p);
		crm_buf_f(&out.buf, "%-22s %.*s\n", name, (int)(line - 2), text.p + 2);
	}
	cmd_output_close(&out);
	exit(CRM_OK);
}

void
cmd_take_rules(const struct cmd_option *o, const char *value)
{
	struct cmd_incoming *in = o->to;

	if (strcmp(value, "list") == 0)
		list_rules();
	in->rules_name = value;
}

/* The last = separates ours from theirs, which may have one, too. */
void
cmd_take_map(const struct cmd_option *o, const char *value)
{
	const char *equals = strrchr(value, '=');

	if (!equals)
		cmd_usage_error("--%s: %s is not THEIRS=OURS", o->name,
				crm_quote(crm_str_z(value)));
	add_rule(o->to, CMD_RULE_MAP, (crm_str){value, (size_t)(equals - value)}, equals + 1);
}

void
cmd_take_constant(const struct cmd_option *o, const char *value)
{
	const char *equals = strchr(value, '=');

	if (!equals || equals == value)
		cmd_usage_error("--%s: %s is not COLUMN=VALUE", o->name,
				crm_quote(crm_str_z(value)));
	cmd_incoming_constant(o->to, (crm_str){value, (size_t)(equals - value)}, equals + 1);
}

/* --text-mark is the key text_mark, and --no-header is "header: no". */
void
cmd_take_rule(const struct cmd_option *o, const char *value)
{
	const struct cmd_incoming *in = o->to;
	bool no = strncmp(o->name, "no-", 3) == 0;
	char *key = strdup(o->name + (no ? 3 : 0));

	for (char *p = key; (p = strchr(p, '-')) != NULL;)
		*p = '_';
	for (size_t i = 0; i < in->rule_count; i++)
		if (in->rule[i].kind == CMD_RULE_KEY && crm_str_eqz(in->rule[i].name, key))
			cmd_usage_error("--%s is given twice; one of several values is written "
					"as a list: --%s='[..., ...]'",
					o->name, o->name);
	add_rule(o->to, CMD_RULE_KEY, crm_str_z(key), no ? "no" : value);
}

/* ---- rules ---- */

static int
take_rule(crm_rules *rules, const struct cmd_rule *r, crm_error *e)
{
	switch (r->kind) {
	case CMD_RULE_MAP: return crm_rules_map(rules, r->name, r->value, e);
	case CMD_RULE_CONSTANT: return crm_rules_constant(rules, r->name, r->value, e);
	case CMD_RULE_KEY: return crm_rules_set(rules, r->name.p, r->value, e);
	}
	return -1;
}

void
cmd_incoming_rules(struct cmd_incoming *in, const crm_model *model, enum crm_rules_for what)
{
	crm_error e;
	int status = 0;

	in->rules = crm_rules_new(model, what);
	if (in->rules_name && crm_rules_read(in->rules, in->rules_name, &e) < 0)
		cmd_die(&e);
	for (size_t i = 0; i < in->rule_count && status == 0; i++)
		status = take_rule(in->rules, &in->rule[i], &e);
	if (status < 0 || crm_rules_whole(in->rules, &e) < 0) {
		e.status = CRM_SYSTEM; /* the call is wrong */
		cmd_die(&e);
	}
}

void
cmd_print_rules(const struct cmd_incoming *in)
{
	struct cmd_output out;
	crm_error e;

	cmd_output_open(&out, NULL);
	if (crm_rules_text(in->rules_name, &out.buf, &e) < 0)
		cmd_die(&e);
	cmd_output_close(&out);
	exit(CRM_OK);
}
