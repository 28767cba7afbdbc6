/* crm-show: shows the card of a customer: what to know before a contact, and what happened. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "card/card.h"
#include "common/book.h"
#include "common/clash.h"
#include "common/pager.h"
#include "common/records.h"
#include "common/stream.h"
#include "common/terminal.h"
#include "html/html.h"

#define MONTHS 12 /* of the trends, unless asked otherwise */

enum { SHOW = 1 };
static const struct cmd_mode modes[] = {{SHOW, "WHO ...", CMD_ANY}, {0}};

static struct job {
	const char *prices;
	bool html, with_private;
	unsigned months, entries;
} asked = {.months = MONTHS};

static const struct cmd_option options[] = {
	CMD_LOG(.usage = CMD_ALL),
	CMD_POLICY(),
	CMD_SHOWN_OF(),
	OPT_TEXT(0, "prices", "FILE", &asked.prices,
		 "what things cost, for what holdings are worth (otherwise the book's prices.tsv)"),
	OPT_COUNT(0, "months", "N", &asked.months, 1, CRM_CARD_MONTHS,
		  "points of the trends: ends of months, the last of them today (12); 1: no "
		  "trends"),
	OPT_COUNT(0, "entries", "N", &asked.entries, 1, UINT32_MAX,
		  "show the newest N entries of what happened only"),
	OPT_FLAG(0, "private", &asked.with_private, "show private columns, too"),
	OPT_FLAG(0, "html", &asked.html, "write a page", .excludes = "to-json"),
	CMD_TO_JSON(),
	CMD_OUTPUT(),
	CMD_COLOR(),
	CMD_LANG(),
	CMD_TODAY(),
	CMD_COUNTRY(),
	CMD_CSV(),
	CMD_TSV(),
	CMD_THREADS(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const char *const words[] = {"customers", NULL};
static const struct cmd_tool tool = {
	.name = "crm-show",
	.purpose = "show a customer's card, and what happened",
	.modes = modes,
	.options = options,
	.shows = true,
	.operand_words = words,
	.about = "WHO is an id, a phone number, an email address, a name or a part of one. When\n"
		 "several customers may be meant, they are listed, and the exit status is 1.\n"
		 "A first operand that is a directory is the book.",
	.examples = "  crm-show ~/shop margaret\n"
		    "  crm-show -c customers.tsv -l log.tsv c0001\n"
		    "  crm-show --html -o anna.html ~/shop anna",
	.see = "crm-due(1), crm-score(1), crm-segment(1), crm-policy(5)",
};

static void
write_card(const struct cmd_call *call, const crm_card *card, crm_buf *out)
{
	if (asked.html)
		crm_card_html(card, call->country, NULL, NULL, out);
	else if (call->to == CRM_JSON)
		crm_card_json(card, out);
	else
		crm_card_text(card, cmd_terminal_width(), cmd_in_colour(call), out);
}

static void
write_cards(const struct cmd_stream *s, crm_cards *cards, const size_t *row, size_t n, crm_buf *out)
{
	bool text = !asked.html && s->call->to != CRM_JSON;
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		const crm_card *card = crm_card_make(cards, row[i], &e);
		if (!card)
			cmd_die(&e);
		if (asked.html && i == 0)
			crm_html_begin(&(struct crm_html_page){.title = card->name}, out);
		if (text && i > 0)
			crm_buf_char(out, '\n');
		write_card(s->call, card, out);
	}
	if (asked.html)
		crm_html_end(out);
}

static void
print(const struct cmd_call *call, crm_str text)
{
	bool elsewhere = call->output && strcmp(call->output, "-") != 0;

	if (!asked.html && call->to == CRM_AUTO && !elsewhere && isatty(STDOUT_FILENO) &&
	    cmd_page(text))
		return;
	cmd_text_print(call, text);
}

static void
show(struct cmd_stream *s, const struct cmd_call *call)
{
	size_t n = call->operand_count, *row = crm_alloc(n * sizeof *row);
	struct crm_cards_how how = {
		.row = row,
		.rows = n,
		.prices = asked.prices ? asked.prices : cmd_book_file(call, CMD_BOOK_PRICES),
		.country = call->country,
		.with_private = asked.with_private,
		.months = asked.months,
		.entries = asked.entries,
		.threads = call->threads,
	};
	crm_buf out = {0};
	crm_cards *cards;
	crm_error e;

	for (size_t i = 0; i < n; i++)
		row[i] = cmd_stream_whom(s, call->operands[i]);
	cards = crm_cards_new(s->policy, s->frame, &how, &e);
	if (!cards)
		cmd_die(&e);
	cmd_notes(crm_cards_notices(cards));
	cmd_stream_fold(s);
	if (crm_derived_run(s->judges, &e) < 0 || crm_cards_run(cards, &e) < 0)
		cmd_stream_die(s, &e);
	write_cards(s, cards, row, n, &out);
	print(call, crm_buf_slice(&out));
	crm_buf_free(&out);
	crm_cards_free(cards);
	free(row);
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;

	if (asked.prices && strcmp(asked.prices, "-") == 0)
		cmd_usage_error("--prices: \"-\" is not a price list: name a file");
	cmd_refuse_output(call, asked.prices, "the price list");
	cmd_stream_open_shown(&stream, call, CMD_NEEDS_EVENTS | CMD_LAST,
			      "a customer, by id, name, phone or email", "WHO");
	show(&stream, call);
	return cmd_stream_close(&stream);
}
