/* options.c: from a tool's table to getopt's array, and what all tools share. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/book.h"
#include "common/options.h"
#include "common/output.h"

#define LOCK_TIMEOUT_MS 10000

/* A standard file that is closed would be given to the next file opened, and a
 * message or the result written into somebody's data. What stands in for it is
 * open the wrong way, so that use of it still fails. */
static void
keep_standard_files(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
				exit(CRM_SYSTEM);
}

static size_t
count_options(const struct cmd_tool *tool)
{
	size_t n = 0;

	while (tool->options[n].name)
		n++;
	return n;
}

void
cmd_begin(struct cmd_call *call, const struct cmd_tool *tool, int argc, char **argv)
{
	size_t n = count_options(tool);
	char *letter = call->letters;

	keep_standard_files();
	/* A limit on file sizes is a failed write, which is told and undone. */
	signal(SIGXFSZ, SIG_IGN);
	/* And a reader that went away is one too, which output.c knows to be no error. */
	signal(SIGPIPE, SIG_IGN);
	cmd_message_begin(tool->name);
	*call = (struct cmd_call){
		.tool = tool,
		.argc = argc,
		.argv = argv,
		.today = CRM_NO_TIME,
		.lock_timeout_ms = LOCK_TIMEOUT_MS,
		.logs = crm_alloc(((size_t)argc + 1) * sizeof(char *)),
		.long_options = crm_alloc((n + 1) * sizeof(struct option)),
	};
	opterr = 0;
	if (tool->front)
		*letter++ = '+';
	*letter++ = ':';
	for (size_t i = 0; i < n; i++) {
		const struct cmd_option *o = &tool->options[i];
		int has = !o->arg          ? no_argument
			  : *o->arg == '[' ? optional_argument
					   : required_argument;
		call->long_options[i] = (struct option){o->name, has, NULL, o->letter};
		if (o->letter > CHAR_MAX || letter + 3 >= call->letters + sizeof call->letters)
			continue;
		*letter++ = (char)o->letter;
		for (int colons = has; colons > 0; colons--)
			*letter++ = ':';
	}
}

static _Noreturn void
print_and_exit(crm_buf *text)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	out.buf = *text;
	cmd_output_close(&out);
	exit(CRM_OK);
}

/* ---- what is wrong with an option ---- */

static _Noreturn void
unknown_long(const struct cmd_tool *tool, const char *given)
{
	size_t n = count_options(tool), matches = 0, length = strcspn(given, "=");
	const char **names = crm_alloc((n + 1) * sizeof *names);
	const char *nearest;
	crm_buf which = {0};

	for (size_t i = 0; i < n; i++) {
		names[i] = tool->options[i].name;
		if (strncmp(names[i], given, length) == 0) {
			crm_buf_f(&which, "%s'--%s'", matches++ ? ", " : "", names[i]);
		}
	}
	if (matches > 1)
		cmd_usage_error("option '--%.*s' may mean %s", (int)length, given,
				crm_buf_zend(&which));
	nearest = crm_nearest((crm_str){given, length}, names, n);
	if (nearest)
		cmd_usage_error("unknown option '--%.*s'; did you mean '--%s'?", (int)length, given,
				nearest);
	cmd_usage_error("unknown option '--%.*s'; %s --help shows those there are", (int)length,
			given, tool->name);
}

/* The argument that begins with the letter which getopt took for an option. */
static const char *
as_number(const struct cmd_call *call)
{
	for (int i = optind - 1; i <= optind && i < call->argc; i++) {
		const char *given = call->argv[i];
		size_t point = given[0] == '-' && given[1] == '.';
		if (given[0] == '-' && given[1] == optopt && given[1 + point] >= '0' &&
		    given[1 + point] <= '9')
			return given;
	}
	return NULL;
}

static _Noreturn void
wrong_option(const struct cmd_call *call, int what)
{
	const char *given = call->argv[optind - 1];
	const struct cmd_option *o = call->tool->options;

	if (optopt == 0)
		unknown_long(call->tool, given + 2);
	while (o->name && o->letter != optopt)
		o++;
	if (!o->name && call->tool->negative && as_number(call))
		call->tool->negative(as_number(call));
	if (!o->name)
		cmd_usage_error("unknown option '-%c'; %s --help shows those there are", optopt,
				call->tool->name);
	if (what == '?')
		cmd_usage_error("option '--%s' takes no value", o->name);
	if (o->letter <= CHAR_MAX && strncmp(given, "--", 2) != 0)
		cmd_usage_error("option '-%c' needs a value: %s", o->letter, o->arg);
	cmd_usage_error("option '--%s' needs a value: %s", o->name, o->arg);
}

/* ---- values ---- */

uint64_t
cmd_count(const char *option, const char *value, uint64_t min, uint64_t max)
{
	uint64_t n = 0;
	const char *p = value;

	for (; *p >= '0' && *p <= '9' && n <= max; p++)
		n = n * 10 + (uint64_t)(*p - '0');
	if (p == value || *p || n < min || n > max)
		cmd_usage_error("--%s: %s is not a whole number from %llu to %llu", option,
				crm_quote(crm_str_z(value)), (unsigned long long)min,
				(unsigned long long)max);
	return n;
}

size_t
cmd_choice(const char *option, const char *value, const char *const *words, size_t n)
{
	crm_buf list = {0};
	const char *nearest;

	for (size_t i = 0; i < n; i++) {
		if (!strcmp(value, words[i]))
			return i;
		crm_buf_f(&list, "%s%s", i ? ", " : "", words[i]);
	}
	nearest = crm_nearest(crm_str_z(value), words, n);
	if (nearest)
		cmd_usage_error("--%s: unknown %s; did you mean '%s'?", option,
				crm_quote(crm_str_z(value)), nearest);
	cmd_usage_error("--%s: %s is none of %s", option, crm_quote(crm_str_z(value)),
			crm_buf_zend(&list));
}

static crm_time
today(const char *value)
{
	crm_time t;

	if (!crm_time_parse(crm_str_z(value), &t))
		cmd_usage_error("--today: %s is not a date (2026-11-21, 2026-11-21T09:30)",
				crm_quote(crm_str_z(value)));
	return t;
}

static enum crm_format
csv_style(const char *value)
{
	if (value && strcmp(value, "excel") != 0)
		cmd_usage_error("--to-csv: the only style is \"excel\", not %s",
				crm_quote(crm_str_z(value)));
	return value ? CRM_EXCEL : CRM_CSV;
}

static unsigned
lock_timeout(const char *value)
{
	crm_num seconds;

	if (!crm_num_parse(crm_str_z(value), &seconds) || seconds < 0 ||
	    seconds > 86400 * CRM_NUM_ONE)
		cmd_usage_error("--lock-timeout: %s is not a number of seconds",
				crm_quote(crm_str_z(value)));
	return (unsigned)(seconds / (CRM_NUM_ONE / 1000));
}

static const crm_country *
country(const char *value)
{
	const crm_country *found = crm_country_find(crm_str_z(value));

	if (!found)
		cmd_usage_error("--country: %s is not a country; give its telephone code (44) or "
				"its two letters (GB)",
				crm_quote(crm_str_z(value)));
	return found;
}

const crm_country *
cmd_country(const struct cmd_call *call, const crm_policy *policy)
{
	return call->country ? call->country : crm_policy_country(policy);
}

/* True when the option was one that all tools share. */
static bool
take_shared(struct cmd_call *call, int o)
{
	switch (o) {
	case 'l': call->logs[call->log_count++] = optarg; break;
	case 'p': call->policy = optarg; break;
	case 'c': call->customers = optarg; break;
	case 'f': call->file = optarg; break;
	case 'o': call->output = optarg; break;
	case 'C': call->columns = optarg; break;
	case CMD_OPT_ADD: call->add = optarg; break;
	case CMD_OPT_TODAY: call->today = today(optarg); break;
	case CMD_OPT_LOCK_TIMEOUT: call->lock_timeout_ms = lock_timeout(optarg); break;
	case CMD_OPT_CSV: call->from = CRM_CSV; break;
	case CMD_OPT_TSV: call->from = CRM_TSV; break;
	case CMD_OPT_TO_CSV: call->to = csv_style(optarg); break;
	case CMD_OPT_TO_TSV: call->to = CRM_TSV; break;
	case CMD_OPT_TO_JSON: call->to = CRM_JSON; break;
	case CMD_OPT_TO_VCARD: call->to = CRM_VCARD; break;
	case CMD_OPT_REJECTS: call->rejects = optarg; break;
	case CMD_OPT_THREADS: call->threads = (unsigned)cmd_count("threads", optarg, 1, 256); break;
	case CMD_OPT_PRINT_POLICY: call->print_policy = true; break;
	case CMD_OPT_COUNTRY: call->country = country(optarg); break;
	case CMD_OPT_PRINT: call->print = true; break;
	case CMD_OPT_EXIT_CODE: call->exit_code = true; break;
	default: return false;
	}
	return true;
}

int
cmd_option(struct cmd_call *call)
{
	crm_buf text = {0};
	int o;

	while ((o = getopt_long(call->argc, call->argv, call->letters, call->long_options, NULL)) !=
	       -1) {
		call->value = optarg;
		switch (o) {
		case '?':
		case ':': wrong_option(call, o);
		case CMD_OPT_HELP: cmd_help(call->tool, &text); print_and_exit(&text);
		case CMD_OPT_VERSION:
			crm_buf_f(&text, "%s %s\n", call->tool->name, CRM_VERSION);
			print_and_exit(&text);
		}
		if (!take_shared(call, o))
			return o;
	}
	call->value = NULL;
	call->operands = (const char *const *)call->argv + optind;
	call->operand_count = (size_t)(call->argc - optind);
	free(call->long_options);
	call->long_options = NULL;
	if (!call->tool->front)
		cmd_book_resolve(call);
	cmd_refuse_clash(call);
	return -1;
}
