/* describe.c: a tool's table for programs. Each line says first what it is about:
 *
 *     tool     NAME PURPOSE
 *     operand  SORTS that complete it, those of "crm words"; a line for each operand
 *     mode     BIT OPERANDS
 *     option   LETTER NAME VALUE OPTIONAL SORTS SELECTS MODES USAGE REQUIRES EXCLUDES GOES HELP
 *
 * VALUE is what the value is called, or its words; it is empty for an option without a value.
 * OPTIONAL is "yes" when the value may be left out. SELECTS, MODES and USAGE are sets of the bits
 * of modes. GOES is "yes" when the row has an address or a function for what is given. */
#include <stdlib.h>

#include "common/options.h"
#include "common/output.h"

static void
field(const char *text, crm_buf *out)
{
	crm_buf_char(out, '\t');
	crm_buf_z(out, text ? text : "");
}

static bool
goes_somewhere(const struct cmd_option *o)
{
	switch (o->takes) {
	case CMD_FLAG: return o->given;
	case CMD_CALL: return o->call;
	default: return o->to;
	}
}

static void
option(const struct cmd_option *o, crm_buf *out)
{
	char letter[] = {(char)o->letter, '\0'};
	crm_buf value = {0};

	if (o->words)
		cmd_add_words(o, &value);
	else
		crm_buf_z(&value, o->arg ? o->arg : "");
	crm_buf_z(out, "option");
	field(letter, out);
	field(o->name, out);
	field(crm_buf_zend(&value), out);
	field(o->optional ? "yes" : "", out);
	field(o->completes, out);
	crm_buf_f(out, "\t%u\t%u\t%u", o->selects, o->modes, o->usage);
	field(o->requires, out);
	field(o->excludes, out);
	field(goes_somewhere(o) ? "yes" : "", out);
	field(o->help, out);
	crm_buf_char(out, '\n');
	crm_buf_free(&value);
}

_Noreturn void
cmd_describe(const struct cmd_tool *tool)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	crm_buf_f(&out.buf, "tool\t%s\t%s\n", tool->name, tool->purpose);
	for (size_t i = 0; tool->operand_words && tool->operand_words[i]; i++)
		crm_buf_f(&out.buf, "operand\t%s\n", tool->operand_words[i]);
	for (const struct cmd_mode *m = tool->modes; m->bit; m++)
		crm_buf_f(&out.buf, "mode\t%u\t%s\n", m->bit, m->operands);
	for (const struct cmd_option *o = tool->options; o->name; o++)
		option(o, &out.buf);
	cmd_output_close(&out);
	exit(CRM_OK);
}
