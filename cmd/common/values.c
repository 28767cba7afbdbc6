/* values.c: from what stands behind an option to a value. */
#include <stdlib.h>
#include <string.h>

#include "common/options.h"
#include "common/output.h"

const char *const cmd_colour_words[CMD_COLOURS] = {"auto", "always", "never"};

/* ---- what rows of a type take ---- */

static unsigned
count(const struct cmd_option *o, const char *value)
{
	uint64_t n = 0;
	const char *p = value;

	for (; *p >= '0' && *p <= '9' && n <= o->max; p++)
		n = n * 10 + (uint64_t)(*p - '0');
	if (p == value || *p || n < o->min || n > o->max)
		cmd_usage_error("--%s: %s is not a whole number from %u to %u", o->name,
				crm_quote(crm_str_z(value)), o->min, o->max);
	return (unsigned)n;
}

size_t
cmd_choice(const char *option, const char *value, const char *const *words, size_t n)
{
	crm_buf list = {0};
	const char *nearest;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(value, words[i]) == 0)
			return i;
		crm_buf_f(&list, "%s%s", i ? ", " : "", words[i]);
	}
	nearest = crm_nearest(crm_str_z(value), words, n);
	if (nearest)
		cmd_usage_error("--%s: unknown %s; did you mean '%s'?", option,
				crm_quote(crm_str_z(value)), nearest);
	cmd_usage_error(n == 1 ? "--%s: %s must be %s, the only value"
			       : "--%s: %s must be one of %s",
			option, crm_quote(crm_str_z(value)), crm_buf_zend(&list));
}

static crm_day
day(const struct cmd_option *o, const char *value)
{
	crm_day d;

	if (!crm_day_parse(crm_str_z(value), &d))
		cmd_usage_error("--%s: %s is not a day (2026-11-21)", o->name,
				crm_quote(crm_str_z(value)));
	return d;
}

static crm_time
moment(const struct cmd_option *o, const char *value)
{
	crm_time t;

	if (!crm_time_parse(crm_str_z(value), &t))
		cmd_usage_error("--%s: %s is not a date (2026-11-21, 2026-11-21T09:30)", o->name,
				crm_quote(crm_str_z(value)));
	return t;
}

void
cmd_take_value(const struct cmd_option *o, const char *value)
{
	if (o->given)
		*o->given = true;
	switch (o->takes) {
	case CMD_FLAG: break;
	case CMD_TEXT: *o->text = value; break;
	case CMD_LIST: cmd_add_text(o->list, value); break;
	case CMD_COUNT: *o->count = count(o, value); break;
	case CMD_CHOICE:
		if (value)
			*o->choice = (int)cmd_choice(o->name, value, o->words, o->word_count);
		break;
	case CMD_DAY: *o->day = day(o, value); break;
	case CMD_TIME: *o->time = moment(o, value); break;
	case CMD_FORMAT: *o->format = o->means; break;
	case CMD_CALL: o->call(o, value); break;
	}
}

/* ---- shared options with values of their own ---- */

void
cmd_take_to_csv(const struct cmd_option *o, const char *value)
{
	if (value && strcmp(value, "excel") != 0)
		cmd_usage_error("--to-csv: the only style is \"excel\", not %s",
				crm_quote(crm_str_z(value)));
	*(enum crm_format *)o->to = value ? CRM_EXCEL : CRM_CSV;
}

void
cmd_take_lock_timeout(const struct cmd_option *o, const char *value)
{
	crm_num seconds;

	if (!crm_num_parse(crm_str_z(value), &seconds) || seconds < 0 ||
	    seconds > 86400 * CRM_NUM_ONE)
		cmd_usage_error("--lock-timeout: %s is not a number of seconds",
				crm_quote(crm_str_z(value)));
	*(unsigned *)o->to = (unsigned)(seconds / (CRM_NUM_ONE / 1000));
}

void
cmd_take_country(const struct cmd_option *o, const char *value)
{
	const crm_country *found = crm_country_find(crm_str_z(value));

	if (!found)
		cmd_usage_error("--country: %s is not a country; give its telephone code (44) or "
				"its two letters (GB)",
				crm_quote(crm_str_z(value)));
	*(const crm_country **)o->to = found;
}

const crm_country *
cmd_country(const struct cmd_call *call, const crm_policy *policy)
{
	return call->country ? call->country : crm_policy_country(policy);
}

/* ---- what ends the tool ---- */

static _Noreturn void
print_and_exit(crm_buf *text)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	out.buf = *text;
	cmd_output_close(&out);
	exit(CRM_OK);
}

void
cmd_take_help(const struct cmd_option *o, const char *value)
{
	crm_buf text = {0};

	(void)o;
	(void)value;
	cmd_help(cmd_given.tool, &text);
	print_and_exit(&text);
}

void
cmd_take_version(const struct cmd_option *o, const char *value)
{
	crm_buf text = {0};

	(void)o;
	(void)value;
	crm_buf_f(&text, "%s %s\n", cmd_given.tool->name, CRM_VERSION);
	print_and_exit(&text);
}
