/* crm-find: finds customers by words in their columns, and in what happened with them. */
#include "common/stream.h"
#include "show/show.h"

#define FOUND 3 /* exit status with --exit-code */

enum { FIND = 1 };
static const struct cmd_mode modes[] = {{FIND, "WORDS ...", CMD_ANY}, {0}};

static struct crm_find_how asked;

static const struct cmd_option options[] = {
	CMD_LOG(.usage = CMD_ALL),
	CMD_POLICY(),
	CMD_SHOWN_OF(),
	OPT_FLAG(0, "each", &asked.each, "a row for each place, not for each customer"),
	OPT_FLAG(0, "private", &asked.with_private, "search private columns, too"),
	CMD_COLUMNS(),
	CMD_ADD(.usage = CMD_NOWHERE),
	CMD_OUTPUT(),
	CMD_TODAY(),
	CMD_FORMATS,
	CMD_TO_VCARD(),
	CMD_TABLE(.usage = CMD_NOWHERE),
	CMD_COLOR(.usage = CMD_NOWHERE),
	CMD_LANG(),
	CMD_REJECTS(),
	CMD_EXIT_CODE(),
	CMD_THREADS(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-find",
	.purpose = "find customers by words in their columns, and in what happened",
	.modes = modes,
	.options = options,
	.shows = true,
	.about = "Finds the customers of whom every word is found: in a column, or in the item or\n"
		 "the note of an entry of the log. Case, accents and the script do not matter; an\n"
		 "operand of several words is found where they follow each other. The best comes\n"
		 "first, with the place where the most was found. A first operand that is a\n"
		 "directory is the book.",
	.examples = "  crm-find ~/shop leaking perfume\n"
		    "  crm-find --each ~/shop 'night cream'\n"
		    "  crm-find --to-json -c customers.tsv -l log.tsv wang",
	.see = "crm-show(1), crm-facts(1), crm-segment(1), crm-records(5)",
};

static int
entry(void *from, unsigned hand, size_t i, size_t *row, crm_str *own, crm_error *e)
{
	(void)e;
	crm_find_entry(from, hand, i, row, own);
	return 0;
}

static size_t
find(struct cmd_stream *s)
{
	crm_error e;
	crm_find *search = crm_find_new(s->policy, s->frame, &asked, &e);
	size_t found;

	if (!search)
		cmd_die(&e);
	s->extras = crm_find_columns(&s->extra);
	s->look.usual = "id,name,phone,found_date,found_in,found_text";
	cmd_stream_columns(s, NULL, 0);
	if (crm_find_run(search, s->call->threads, s->rejects, &e) < 0)
		cmd_stream_die(s, &e);
	cmd_notes(crm_frame_notices(s->frame));
	cmd_notes(crm_find_notice(search));
	found = crm_find_entries(search);
	cmd_stream_write(s,
			 &(struct crm_frame_out){.entry = entry, .from = search, .entries = found});
	crm_find_free(search);
	return found;
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;
	size_t found;
	int status;

	asked.phrase = call->operands;
	asked.phrases = call->operand_count;
	cmd_stream_open_shown(&stream, call, CMD_NEEDS_EVENTS | CMD_LAST, "what to find", "WORDS");
	found = find(&stream);
	status = cmd_stream_close(&stream);
	return status == CRM_OK && call->exit_code && found ? FOUND : status;
}
