/* crm-facts: add what the log says of each customer. */
#include <stdlib.h>
#include <string.h>

#include "common/records.h"
#include "common/stream.h"
#include "crm-facts/explain.h"

enum { FACTS = 1, EXPLAIN = 2, LIST = 4 };
static const struct cmd_mode modes[] = {
	{FACTS, CMD_FILES}, {EXPLAIN, CMD_FILES}, {LIST, "", CMD_ANY}, {0}};

static struct job {
	bool all, list;
	const char *explain;
} asked;

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS(.usage = FACTS | EXPLAIN),
	OPT_TEXT('C', "columns", "NAMES", &cmd_given.columns,
		 "these facts, separated by commas, instead of those that the policy uses",
		 .modes = FACTS | EXPLAIN, .completes = CMD_COLUMN_WORDS),
	CMD_ADD(.modes = FACTS),
	OPT_FLAG(0, "all", &asked.all,
		 "every fact that does not belong to a family (spend_30d, last_call, bought:X)",
		 .modes = FACTS | EXPLAIN, .excludes = "columns"),
	OPT_TEXT('e', "explain", "WHO[,NAMES]", &asked.explain,
		 "show from which entries of the log each fact of this customer (an id, name, "
		 "phone or email) came, and nothing else; facts may be named here, too",
		 .selects = EXPLAIN, .completes = "customers"),
	OPT_FLAG(0, "list", &asked.list,
		 "list the vocabulary: columns, facts and what other tools derive", .selects = LIST,
		 .no_book = true),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-facts",
	.purpose = "add what the log says of each customer",
	.modes = modes,
	.options = options,
	.about = "Reads the log once and reduces what it says of each customer to facts: as_of,\n"
		 "the moment up to which it was read, then the facts that the policy uses, or\n"
		 "those that are named. Their names are the same in the stream and in every\n"
		 "expression of the policy. The facts do not depend on the order of the log, nor\n"
		 "on the number of threads.",
	.examples = "  crm-facts -l log.tsv customers.tsv | crm-score | crm-segment\n"
		    "  crm-facts -l log.tsv -C purchases,spend,last_purchase customers.tsv\n"
		    "  crm-facts -l log.tsv --add spend_90d customers.tsv | crm-score\n"
		    "  crm-facts -l log.tsv -C spend_90d,last_call,bought:soap customers.tsv\n"
		    "  crm-facts -l log.tsv --explain c0042 -C spend,lateness customers.tsv",
	.see = "crm-facts(7), crm-score(1), crm-records(5), crm-policy(5)",
};

/* ---- the vocabulary ---- */

static const char *
type_name(enum crm_type type)
{
	switch (type) {
	case CRM_BOOL: return "yes/no";
	case CRM_NUMBER: return "number";
	case CRM_DATE: return "date";
	case CRM_SPAN: return "span";
	default: return "text";
	}
}

static void
list_words(const struct cmd_call *call)
{
	const crm_word *word;
	crm_buf tsv = {0};

	crm_buf_z(&tsv, "name\ttype\tunit\tfrom\tabout\n");
	for (size_t i = 0; (word = crm_word_at(i)); i++) {
		const char *from = word->origin == CRM_COLUMN ? "customers"
				   : word->origin == CRM_FACT ? "crm-facts"
							      : word->tool;
		crm_buf_f(&tsv, "%s\t%s\t%s\t%s\t%s\n", word->name, type_name(word->type),
			  word->unit, from, word->about);
	}
	cmd_records_print(call, crm_buf_slice(&tsv));
	crm_buf_free(&tsv);
}

/* ---- which facts ---- */

struct names {
	const char **name;
	size_t n;
};

static void
ask_for(void *to, crm_str name)
{
	struct names *names = to;

	/* as_of is there already. */
	if (crm_str_eqz(name, "as_of"))
		return;
	names->name = crm_realloc(names->name, (names->n + 1) * sizeof *names->name);
	names->name[names->n++] = strndup(name.p, name.n);
}

static void
ask_for_named(const crm_policy *policy, const char *list, struct names *to)
{
	crm_str rest = crm_str_z(list);

	while (rest.n) {
		crm_str name = crm_str_trim(crm_part(&rest, ','));
		const crm_word *word = crm_word_find(crm_policy_model(policy)->kinds, name);
		if (name.n == 0)
			cmd_usage_error("--columns: a name is empty");
		if (word && word->origin != CRM_FACT)
			cmd_usage_error(word->origin == CRM_COLUMN
						? "--columns: %s is a column, not a fact; columns "
						  "are written anyway"
						: "--columns: %s is not a fact",
					crm_quote(name));
		ask_for(to, name);
	}
}

static void
ask_for_all(struct names *to)
{
	const crm_word *word;

	for (size_t i = 0; (word = crm_word_at(i)); i++)
		if (word->origin == CRM_FACT && !strchr(word->name, '<'))
			ask_for(to, crm_str_z(word->name));
}

/* ---- --explain ---- */

/* The facts that are named behind the customer, after a comma; NULL: none. The name of a customer
 * may have commas as well, so that the rest of it must be facts alone. */
static const char *
facts_behind(const char *who, const crm_kinds *kinds)
{
	const char *comma = strchr(who, ',');
	crm_str rest = crm_str_z(comma ? comma + 1 : "");

	if (!rest.n)
		return NULL;
	while (rest.n) {
		const crm_word *word = crm_word_find(kinds, crm_str_trim(crm_part(&rest, ',')));
		if (!word || word->origin != CRM_FACT)
			return NULL;
	}
	return comma + 1;
}

/* Takes them off the customer, as if -C had named them. */
static char *
take_who(struct cmd_call *call, const struct cmd_stream *s)
{
	const char *facts = facts_behind(asked.explain, crm_policy_model(s->policy)->kinds);

	call->threads = 1; /* entries are looked at one after the other */
	if (crm_frame_carries_facts(s->frame))
		cmd_usage_error("--explain: the stream carries facts already, but not the entries "
				"from which they came: explain customers without facts");
	if (!facts)
		return strdup(asked.explain);
	if (call->columns || asked.all)
		cmd_usage_error("--explain: name the facts here or with %s, not both",
				asked.all ? "--all" : "-C");
	call->columns = facts;
	return strndup(asked.explain, (size_t)(facts - 1 - asked.explain));
}

/* ---- all ---- */

static void
write_facts(struct cmd_stream *s, const struct names *names)
{
	crm_error e;

	cmd_stream_columns(s, names->name, names->n);
	cmd_stream_fold(s);
	if (crm_derived_run(s->judges, &e) < 0)
		cmd_die(&e);
	cmd_stream_write(s, NULL);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream s;
	struct names names = {0};
	char *who = NULL;

	if (asked.list) {
		list_words(call);
		return CRM_OK;
	}
	cmd_stream_open(&s, call, CMD_OWN_FACTS);
	if (!crm_frame_has_log(s.frame) && !crm_frame_carries_facts(s.frame))
		cmd_usage_error("facts come from the log: name it with -l (or $CRM_LOG)");
	if (asked.explain)
		who = take_who(call, &s);
	if (call->columns)
		ask_for_named(s.policy, call->columns, &names);
	else if (asked.all)
		ask_for_all(&names);
	else
		crm_policy_facts(s.policy, ask_for, &names);
	if (who)
		cmd_facts_explain(&s, who, names.name, names.n);
	else
		write_facts(&s, &names);
	for (size_t i = 0; i < names.n; i++)
		free((char *)names.name[i]);
	free(names.name);
	free(who);
	return cmd_stream_close(&s);
}
