/* crm-mail: messages to customers from templates. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "common/book.h"
#include "common/clash.h"
#include "common/stream.h"
#include "crm-mail/mail.h"
#include "policy/policy.h"

enum { SEND = 1, SHOW = 2 };
static const struct cmd_mode modes[] = {{SEND, CMD_FILES}, {SHOW, CMD_FILES}, {0}};

static struct mail_call asked = {.kind = "share", .purpose = "news", .uncertain = MAIL_REPORT};
static bool kind_given, purpose_given;

static const char *const uncertain_words[] = {"send", "done"};

static const struct cmd_option options[] = {
	CMD_LOG(),
	CMD_POLICY(),
	CMD_CUSTOMERS(),
	OPT_TEXT(0, "templates", "DIR", &asked.templates,
		 "the directory of templates (otherwise templates in the book)", .usage = CMD_ALL),
	OPT_TEXT(0, "template", "NAME", &asked.template,
		 "make all messages from this template: a file, or the name of templates in "
		 "several languages",
		 .usage = CMD_ALL),
	OPT_TEXT(0, "from", "WHO", &asked.from,
		 "whom mail is from, \"NAME <ADDRESS>\" (otherwise the policy says it)",
		 .usage = CMD_ALL),
	OPT_TEXT(0, "unsubscribe", "WHERE", &asked.unsubscribe,
		 "where somebody who reads news says that they want no more (otherwise the policy "
		 "says it): an address, https://..., or both"),
	OPT_TEXT(0, "channel", "NAMES", &asked.channel,
		 "by the first of these channels (email, sms, post) by which the customer may be "
		 "reached, whatever the stream says",
		 .usage = CMD_ALL),
	OPT_TEXT(0, "early", "RULES", &asked.early,
		 "send messages of these rules as soon as they are listed, also before the day "
		 "that they are about"),
	OPT_TEXT(0, "mbox", "FILE", &asked.mbox, "append mail to FILE", .modes = SEND | SHOW,
		 .excludes = "maildir,command", .usage = SEND),
	OPT_TEXT(0, "maildir", "DIR", &asked.maildir, "put mail into the maildir DIR",
		 .modes = SEND | SHOW, .excludes = "mbox,command", .usage = SEND),
	OPT_TEXT(0, "command", "COMMAND", &asked.command,
		 "run COMMAND once for each mail, with the mail on its standard input: "
		 "\"sendmail -t\"",
		 .modes = SEND | SHOW, .excludes = "mbox,maildir", .usage = SEND),
	OPT_TEXT(0, "sms", "FILE", &asked.sms, "append text messages to FILE", .modes = SEND | SHOW,
		 .usage = SEND),
	OPT_TEXT(0, "letters", "FILE", &asked.letters, "append letters to FILE",
		 .modes = SEND | SHOW, .usage = SEND),
	OPT_TEXT(0, "sent", "FILE", &asked.sent,
		 "note in FILE what is sent, and send nothing twice (otherwise in sent.tsv of the "
		 "book)",
		 .modes = SEND | SHOW, .usage = SEND),
	OPT_FLAG(0, "no-sent", &asked.no_sent,
		 "note nowhere what is sent: a second run sends everything again",
		 .modes = SEND | SHOW, .excludes = "sent,uncertain", .usage = SEND),
	OPT_CHOICE(0, "uncertain", &asked.uncertain, uncertain_words, 2,
		   "what to do with messages of which it is not known whether they left: send "
		   "them again, or take them for done",
		   .modes = SEND | SHOW, .usage = SEND),
	OPT_TEXT(0, "rule", "NAME", &asked.rule,
		 "of a stream that is not one of crm-due: what the messages are about (the name of "
		 "the template)"),
	OPT_TEXT(0, "kind", "KIND", &asked.kind,
		 "likewise: the kind of their entries in the log (share)", .given = &kind_given,
		 .completes = "kinds"),
	OPT_TEXT(0, "purpose", "PURPOSE", &asked.purpose,
		 "likewise: the purpose that consent is needed for (news)",
		 .given = &purpose_given),
	OPT_FLAG(0, "dry-run", &asked.dry_run, "show the messages, and send and write nothing",
		 .selects = SHOW),
	CMD_OUTPUT(),
	CMD_TODAY(),
	CMD_LANG(),
	CMD_COUNTRY(),
	CMD_CSV(),
	CMD_TSV(),
	CMD_LOCK_TIMEOUT(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-mail",
	.purpose = "send messages from templates",
	.modes = modes,
	.options = options,
	.about = "Makes a message for each line of a due stream, from a directory of templates,\n"
		 "in the language of each customer and for the channel that crm-due chose: mail,\n"
		 "text messages and letters. Consent is looked up once more. Standard output has\n"
		 "an entry of the log for each message, which crm-log takes. A book among the\n"
		 "operands supplies customers, log, policy and templates.",
	.examples = "  crm-due --rule=birthday ~/shop |\n"
		    "          crm-mail --dry-run --from='Li <li@example.com>' ~/shop\n"
		    "  crm-due ~/shop | crm-mail --channel=email --from='Li <li@example.com>'\n"
		    "          --command='sendmail -t' ~/shop | crm-log -f ~/shop\n"
		    "  crm-segment --only=loyal ~/shop | crm-mail --template=news\n"
		    "          --from='Li <li@example.com>' --mbox=out.mbox ~/shop",
	.see = "crm-due(1), crm-log(1), crm-policy(5)",
	.beside = true,
};

/* ---- the call ---- */

static bool sent_of_book, sent_is_new; /* the call did not name the file; this run made it */

/* Where it is noted what is sent: unless the call says it, in the book. */
static void
name_sent(const struct cmd_call *call)
{
	if (asked.sent || asked.no_sent)
		return;
	sent_of_book = call->book != NULL;
	if (sent_of_book)
		asked.sent = cmd_book_path(call->book, "sent.tsv");
	if (!asked.sent && !asked.dry_run)
		cmd_usage_error("where is it noted what was sent, so that a second run does not "
				"send it again? Name a file with --sent, or the book; or say "
				"--no-sent");
}

static void
check_files(const struct cmd_call *call)
{
	const char *const name[] = {"mbox", "sms", "letters", "sent"};
	const char *const path[] = {asked.mbox, asked.sms, asked.letters, asked.sent};

	for (size_t i = 0; i < 4; i++) {
		if (!path[i])
			continue;
		if (strcmp(path[i], "-") == 0)
			cmd_usage_error("--%s: \"-\" is not a file: name one", name[i]);
		cmd_refuse_inputs(call, name[i], path[i]);
		cmd_refuse(name[i], path[i], call->output, "the file of --output");
		for (size_t k = 0; k < i; k++)
			if (path[k] && strcmp(path[k], path[i]) == 0)
				cmd_usage_error("--%s and --%s name the same file", name[k],
						name[i]);
	}
}

static void
check_call(const struct cmd_call *call)
{
	if (!asked.dry_run && !asked.mbox && !asked.maildir && !asked.command && !asked.sms &&
	    !asked.letters)
		cmd_usage_error("where do the messages go? Name --mbox, --maildir, --command, "
				"--sms or --letters, or look at them with --dry-run");
	name_sent(call);
	check_files(call);
}

/* Whether a message can be such an event: a touch by which we turn to the customer. */
static bool
goes_out(const crm_kind *k)
{
	return (k->kind_class == CRM_TOUCH || k->kind_class == CRM_CARE) && k->dir == CRM_OUT;
}

static void
check_kind(const crm_kinds *kinds)
{
	const char *near = crm_kinds_nearest(kinds, crm_str_z(asked.kind));
	int kind = crm_kinds_find(kinds, crm_str_z(asked.kind));
	crm_buf may = {0};

	if (kind < 0)
		cmd_usage_error("--kind: %s is not a kind of event%s%s%s",
				crm_quote(crm_str_z(asked.kind)), near ? "; did you mean \"" : "",
				near ? near : "", near ? "\"?" : "");
	if (goes_out(crm_kinds_at(kinds, (size_t)kind)))
		return;
	for (size_t i = 0; i < crm_kinds_count(kinds); i++)
		if (goes_out(crm_kinds_at(kinds, i)))
			crm_buf_f(&may, "%s%s", may.n ? ", " : "", crm_kinds_at(kinds, i)->name);
	cmd_usage_error("--kind: a message to a customer is no %s; it may be one of %s",
			crm_quote(crm_str_z(asked.kind)), crm_buf_zend(&may));
}

static void
check_words(const struct mail *m)
{
	const crm_kinds *kinds = crm_policy_model(m->policy)->kinds;

	if (!m->stream.due && asked.early)
		cmd_usage_error("--early is for the stream of crm-due, which names its rules");
	if (m->stream.due && (asked.rule || kind_given || purpose_given))
		cmd_usage_error("--rule, --kind and --purpose are for other streams; that of "
				"crm-due names its rules");
	check_kind(kinds);
	if (!crm_kinds_purpose(kinds, crm_str_z(asked.purpose)))
		cmd_usage_error("--purpose: %s is not a purpose; there are care, news, service "
				"and those of the policy's rules",
				crm_quote(crm_str_z(asked.purpose)));
}

static void
check_channels(void)
{
	crm_str rest = crm_str_z(asked.channel);

	while (rest.n) {
		crm_str one = crm_str_trim(crm_part(&rest, ','));
		if (mail_way_of(one) == MAIL_WAYS)
			cmd_usage_error("--channel: %s must be email, sms or post", crm_quote(one));
	}
}

/* ---- what there is to send with ---- */

/* The name up to the first dot. */
static crm_str
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	return (crm_str){name, strcspn(name, ".")};
}

/* To be called while the file is locked. A run in which no message leaves creates no file. */
static void
keep_or_drop_sent(void)
{
	struct stat st;

	if (!sent_is_new || stat(asked.sent, &st) < 0)
		return;
	sent_is_new = false;
	if (st.st_size == 0)
		unlink(asked.sent);
	else if (sent_of_book)
		cmd_note("what was sent is noted in %s", asked.sent);
}

static void
open_sent(struct mail *m)
{
	bool is_new = !asked.dry_run && asked.sent && access(asked.sent, F_OK) < 0;
	crm_error e;

	if (!asked.sent)
		return;
	m->sent = asked.dry_run ? crm_sent_look(asked.sent, &e)
				: crm_sent_open(asked.sent, m->call->lock_timeout_ms, &e);
	if (!m->sent)
		cmd_die(&e);
	sent_is_new = is_new;
	atexit(keep_or_drop_sent);
	cmd_notes(crm_sent_notices(m->sent));
}

/* Without an output --dry-run shows all that there could be. */
static void
open_ways(struct mail *m)
{
	bool mail = asked.mbox || asked.maildir || asked.command,
	     any = mail || asked.sms || asked.letters;

	m->open[MAIL_EMAIL] = mail || !any;
	m->open[MAIL_SMS] = asked.sms || !any;
	m->open[MAIL_LETTER] = asked.letters || !any;
}

/* The moment of the messages: with --today, that day by the present clock. */
static crm_time
now(const struct cmd_call *call)
{
	crm_time clock = crm_time_now(), t = call->today;

	if (t.day == CRM_NO_DAY)
		return clock;
	if (t.minute < 0)
		t.minute = clock.minute;
	if (t.offset == CRM_NO_OFFSET)
		t.offset = (int16_t)crm_wall_ahead(crm_time_utc(t));
	return t;
}

static void
begin_due(struct mail *m)
{
	static const char *const needed[] = {"due_date", "due_channel"};
	crm_error e;

	cmd_due_begin(&m->due, m->stream.table, m->stream.source,
		      &(struct cmd_due_how){.when = m->now,
					    .policy = m->policy,
					    .whom = m->people.whom,
					    .arena = m->arena});
	for (size_t i = 0; i < 2; i++) {
		if (crm_table_find(m->stream.table, needed[i]) >= 0 || (i && asked.channel))
			continue;
		crm_fail(&e, CRM_DATA, "a due stream needs a column \"%s\"; this one has none",
			 needed[i]);
		crm_fail_at(&e, m->stream.source, 1, NULL);
		cmd_die(&e);
	}
}

static void
begin(struct mail *m, const struct cmd_call *call)
{
	*m = (struct mail){.call = call,
			   .said = &asked,
			   .policy = cmd_policy_open(call),
			   .arena = crm_arena_new(),
			   .now = now(call)};
	check_call(call);
	check_channels();
	cmd_check_inputs(call);
	mail_people_open(&m->people, call, m->policy, m->arena);
	mail_stream_open(&m->stream, call, m->policy);
	m->stream.people = &m->people;
	check_words(m);
	mail_sender_open(m);
	mail_reason_open(m);
	if (m->stream.due)
		begin_due(m);
	else if (!asked.template)
		cmd_usage_error("the stream is not one of crm-due (it has no column due_rule): say "
				"with --template what to send");
	m->rule = asked.rule       ? crm_str_z(asked.rule)
		  : asked.template ? base_of(asked.template)
				   : CRM_STR("");
	open_ways(m);
	mail_templates_open(m);
	mail_unsubscribe_open(m);
	open_sent(m);
}

static int
end(struct mail *m, int status)
{
	if (m->sent)
		cmd_notes(crm_sent_notices(m->sent));
	keep_or_drop_sent();
	crm_sent_close(m->sent);
	if (m->stream.due) {
		cmd_due_tell(&m->due);
		cmd_due_end(&m->due);
	}
	crm_templates_free(m->templates);
	mail_stream_close(&m->stream);
	mail_people_close(&m->people);
	crm_policy_free(m->policy);
	crm_arena_free(m->arena);
	free(m->message);
	free(m->count);
	free(m->early);
	return status;
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	const char *lang;
	struct mail m;
	crm_error e;

	begin(&m, call);
	lang = crm_lang();
	mail_plan(&m); /* in the languages of the templates */
	crm_lang_set(crm_str_z(lang), &e);
	if (!asked.dry_run)
		return end(&m, mail_send(&m));
	mail_show(&m);
	return end(&m, 0);
}
