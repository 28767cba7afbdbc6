/* modes.c: which mode of its tool a call is in, and which of its options do not belong together.
 *
 * A mode admits a call when all options of the call may be given in it, all options that select
 * it are given, and the operands are as many as it takes. */
#include <stdlib.h>
#include <string.h>

#include "common/options.h"

/* What is looked at: the options given, by row, and whether there are operands. */
struct asked {
	const struct cmd_tool *tool;
	bool *given;
	bool operands; /* there are some */
	bool whatever; /* how many operands there are does not matter */
};

static bool
may_be_given(const struct cmd_option *o, unsigned mode)
{
	return (o->selects | o->modes) == 0 || (o->selects | o->modes) & mode;
}

static bool
takes_operands(const struct asked *a, const struct cmd_mode *m)
{
	return a->whatever || m->count == CMD_ANY || (m->count == CMD_SOME) == a->operands;
}

/* Whether the mode allows all that is given. */
static bool
allows(const struct asked *a, const struct cmd_mode *m)
{
	for (size_t i = 0; a->tool->options[i].name; i++)
		if (a->given[i] && !may_be_given(&a->tool->options[i], m->bit))
			return false;
	return takes_operands(a, m);
}

/* An option that selects the mode and is not given; NULL when all are. */
static const struct cmd_option *
missing(const struct asked *a, const struct cmd_mode *m)
{
	for (size_t i = 0; a->tool->options[i].name; i++)
		if (a->tool->options[i].selects & m->bit && !a->given[i])
			return &a->tool->options[i];
	return NULL;
}

static const struct cmd_mode *
mode_of(const struct asked *a)
{
	for (const struct cmd_mode *m = a->tool->modes; m->bit; m++)
		if (allows(a, m) && !missing(a, m))
			return m;
	return NULL;
}

/* ---- what is wrong ---- */

static _Noreturn void
want(const char *given, const struct cmd_option *wanted)
{
	if (wanted->letter)
		cmd_usage_error("%s requires --%s (-%c)", given, wanted->name, wanted->letter);
	cmd_usage_error("%s requires --%s", given, wanted->name);
}

static _Noreturn void
exclude(const char *names)
{
	cmd_usage_error("%s exclude each other", names);
}

/* Leaves as little as possible of a call that no mode admits, so that no mode admits it yet. */
static void
reduce(struct asked *a)
{
	bool counted = !a->whatever;

	a->whatever = true;
	if (counted && mode_of(a))
		a->whatever = false;
	for (size_t i = 0; a->tool->options[i].name; i++) {
		if (!a->given[i])
			continue;
		a->given[i] = false;
		if (mode_of(a))
			a->given[i] = true;
	}
}

/* "--by", "--by and --count": what is left. */
static void
add_names(const struct asked *a, const char *between, crm_buf *out)
{
	for (size_t i = 0, n = 0; a->tool->options[i].name; i++)
		if (a->given[i])
			crm_buf_f(out, "%s--%s", n++ ? between : "", a->tool->options[i].name);
}

static _Noreturn void
refuse(struct asked *a, const char *operand)
{
	const struct cmd_mode *m = a->tool->modes;
	crm_buf names = {0};

	reduce(a);
	while (m->bit && !allows(a, m))
		m++;
	add_names(a, m->bit ? " with " : " and ", &names);
	if (m->bit)
		want(crm_buf_zend(&names), missing(a, m));
	if (!a->whatever && operand)
		crm_buf_f(&names, " and the operand %s", crm_quote(crm_str_z(operand)));
	else if (!a->whatever)
		cmd_usage_error("%s requires operands", crm_buf_zend(&names));
	exclude(crm_buf_zend(&names));
}

/* ---- what rows say of each other ---- */

static bool
names(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (; list && *list; list += strcspn(list, ","), list += *list == ',')
		if (strcspn(list, ",") == n && strncmp(list, name, n) == 0)
			return true;
	return false;
}

/* Given, or supplied by a book. */
static bool
is_there(const struct cmd_call *call, const struct cmd_option *o)
{
	return call->given[o - call->tool->options] || (o->takes == CMD_TEXT && *o->text) ||
	       (o->takes == CMD_LIST && o->list->n);
}

static void
check_excludes(const struct cmd_call *call, const struct cmd_option *o)
{
	const struct cmd_option *all = call->tool->options;
	crm_buf both = {0};

	for (size_t i = 0; o->excludes && all[i].name; i++)
		if (call->given[i] && names(o->excludes, all[i].name)) {
			crm_buf_f(&both, "--%s and --%s", o->name, all[i].name);
			exclude(crm_buf_zend(&both));
		}
}

static void
check_requires(const struct cmd_call *call, const struct cmd_option *o)
{
	const struct cmd_option *wanted =
		o->requires ? cmd_option_named(call->tool, o->requires) : NULL;
	crm_buf name = {0};

	if (!wanted || is_there(call, wanted))
		return;
	crm_buf_f(&name, "--%s", o->name);
	want(crm_buf_zend(&name), wanted);
}

static void
check_rows(const struct cmd_call *call,
	   void check(const struct cmd_call *call, const struct cmd_option *o))
{
	for (size_t i = 0; call->tool->options[i].name; i++)
		if (call->given[i])
			check(call, &call->tool->options[i]);
}

void
cmd_check_modes(const struct cmd_call *call)
{
	struct asked a = {call->tool, call->given, call->operand_count > 0, false};

	check_rows(call, check_excludes);
	if (!mode_of(&a))
		refuse(&a, call->operand_count ? call->operands[0] : NULL);
	check_rows(call, check_requires);
}
