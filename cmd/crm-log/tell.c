/* tell.c: what crm-log reports of what it wrote. */
#include "base/array.h"
#include "common/damage.h"
#include "common/message.h"
#include "common/repeated.h"
#include "common/refs.h"
#include "common/said.h"
#include "common/taken_back.h"
#include "common/told.h"
#include "crm-log/log.h"

#define DOUBTS 10 /* that are reported one by one */

crm_str
log_value(const struct log *l, size_t i, enum cmd_log_column column)
{
	return cmd_new_event_value(&l->new, l->added[i], column);
}

crm_str
log_currency(const struct log *l, const crm_str *fields)
{
	int at = cmd_target_find(&l->target, "currency");

	return at < 0 ? CRM_STR("") : fields[at];
}

static void
print_ids(const struct log *l, size_t n)
{
	crm_buf ids = {0};

	for (size_t i = 0; i < n && l->new.at[CMD_L_EVENT] >= 0; i++) {
		if (!l->added[i])
			continue;
		crm_buf_str(&ids, log_value(l, i, CMD_L_EVENT));
		crm_buf_char(&ids, '\n');
	}
	cmd_target_told(&l->target, crm_buf_slice(&ids));
	crm_buf_free(&ids);
}

static void
tell_one(const struct log *l)
{
	const struct cmd_call *call = l->target.call;
	crm_str value[CMD_L_COLUMNS];
	crm_buf words = {0};

	cmd_new_event_values(&l->new, l->added[0], value);
	cmd_entry_words(&words, value, cmd_whom_name(l->whom, value[CMD_L_CUSTOMER]),
			log_currency(l, l->added[0]), l->today.day);
	if (!call->customers && !l->voided.n)
		crm_buf_z(&words,
			  "; no file of customers is known (-c), so this was taken for an id");
	cmd_tell_one(call->file, l->line, crm_buf_zend(&words));
	if (crm_str_eqz(value[CMD_L_KIND], "void"))
		cmd_tell_taken_back(call->file, l->whom, value[CMD_L_CUSTOMER],
				    cmd_event_of(value[CMD_L_REF]));
	crm_buf_free(&words);
}

/* What somebody wrote into a note limits nothing. */
static void
tell_scope(const struct log *l, const char *kind, const char *word)
{
	size_t found = 0, first = 0;

	for (size_t i = 0; i < crm_table_rows(l->in.table); i++)
		if (l->added[i] && crm_str_eqz(log_value(l, i, CMD_L_KIND), kind) &&
		    !log_value(l, i, CMD_L_ITEM).n && log_value(l, i, CMD_L_NOTE).n && found++ == 0)
			first = i;
	if (found && l->in.one)
		cmd_note("the %s has a note but no item, so it applies to everything (for example, "
			 "--item=news limits it)",
			 word);
	else if (found)
		cmd_note("%s:%llu: %zu %s%s a note but no item, and so appl%s to everything%s",
			 crm_table_source(l->in.table, first),
			 (unsigned long long)crm_table_line(l->in.table, first), found, word,
			 found == 1 ? " has" : "s have", found == 1 ? "ies" : "y",
			 found == 1 ? "" : " (the first is in this line)");
}

/* Where the stream has amounts, a sale without one is probably a slip. */
static void
tell_no_amounts(const struct log *l)
{
	size_t found = 0, first = 0;
	crm_str value[CMD_L_COLUMNS];

	if (l->in.one || l->undoes || crm_table_find(l->in.table, "amount") < 0)
		return;
	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		if (!l->added[i])
			continue;
		cmd_new_event_values(&l->new, l->added[i], value);
		if (log_doubts_no_amount(&l->doubts, value) && found++ == 0)
			first = i;
	}
	if (found)
		cmd_note("%s:%llu: amount: is empty in %zu sale%s or refund%s, which do%s not "
			 "change what they spent%s",
			 crm_table_source(l->in.table, first),
			 (unsigned long long)crm_table_line(l->in.table, first), found,
			 found == 1 ? "" : "s", found == 1 ? "" : "s", found == 1 ? "es" : "",
			 found == 1 ? "" : " (the first is in this line)");
}

/* The void that --undo writes needs columns, and undoes only what is of the same hand. */
static void
tell_way_back(const struct log *l)
{
	static const enum cmd_log_column needed[] = {CMD_L_EVENT, CMD_L_RECORDED, CMD_L_BY,
						     CMD_L_REF};
	const char *file = crm_shell(crm_str_z(l->target.call->file));
	crm_str by = log_value(l, 0, CMD_L_BY);

	for (size_t i = 0; i < CRM_LENGTH(needed); i++)
		if (l->new.at[needed[i]] < 0)
			return;
	if (crm_str_eqz(by, cmd_user()))
		cmd_note("if this is a mistake, crm-log -f %s --undo takes the entry back", file);
	else
		cmd_note("if this is a mistake, crm-log -f %s --by=%s --undo takes the entry back",
			 file, crm_shell(by));
}

static void
tell_doubts(const struct log *l, bool written)
{
	size_t n = crm_findings_count(l->doubts.found);
	const char *path = l->target.call->file;
	struct crm_finding at;

	for (size_t i = 0; i < n && (i < DOUBTS || n == DOUBTS + 1); i++) {
		const char *text = crm_findings_at(l->doubts.found, i, &at);
		if (!l->in.one)
			cmd_note("%s:%llu: %s: %s", at.source, (unsigned long long)at.line,
				 at.field, text);
		else if (written && l->line)
			cmd_note("%s:%llu: %s: %s", path, (unsigned long long)l->line, at.field,
				 text);
		else if (written) /* a log that was written anew */
			cmd_note("%s: %s: %s", path, at.field, text);
		else
			cmd_note("%s: %s", at.field, text);
	}
	if (n > DOUBTS + 1)
		cmd_note("%zu more records are doubtful like these", n - DOUBTS);
	if (n && l->in.one && written)
		tell_way_back(l);
}

/* What was replaced is changed. */
static struct cmd_counts
count(const struct log *l, size_t n)
{
	struct cmd_counts counts = {.known = l->in.known,
				    .changed = l->in.changed + l->in.gone + l->gone.n,
				    .voided = l->in.voided,
				    .faulty = l->in.faults + l->in.set_aside};

	for (size_t i = 0; i < n; i++)
		if (l->added[i])
			*(l->voids[i] ? &counts.changed : &counts.added) += 1;
	return counts;
}

static void
tell(const struct log *l, size_t n)
{
	struct cmd_counts counts = count(l, n);
	size_t new_columns = l->target.grown ? l->target.columns - l->target.columns_there : 0;

	if (new_columns)
		cmd_note("%s: each line has %zu new column%s", l->target.call->file, new_columns,
			 new_columns == 1 ? "" : "s");
	if (l->undoes)
		cmd_undo_tell(&l->undo, l->target.call->file);
	else if (l->in.one)
		tell_one(l);
	else
		cmd_tell_counts(l->target.call->file, &counts, false);
	if (l->in.from && !l->from_due && !l->own_ids && counts.added)
		cmd_note("the input has no ids of events, so importing it again would add all of "
			 "it again; --key says which of its columns tell records apart, and "
			 "\"crm-log "
			 "-f %s --undo --batch\" takes this import back first",
			 crm_shell(crm_str_z(l->target.call->file)));
	if (!l->target.call->customers && !l->undoes && !l->from_due && !l->in.one && counts.added)
		cmd_note("no file of customers is known (-c), so the customers in these records "
			 "were taken to be ids");
}

void
log_report(struct log *l, size_t n, crm_str *const *rows, size_t all)
{
	struct cmd_counts counts = count(l, n);

	if (!l->undoes && !l->from_due)
		cmd_damage_tell(&l->in, &l->target);
	tell_scope(l, "optout", "opt-out");
	tell_scope(l, "consent", "consent");
	tell_no_amounts(l);
	if (l->in.dry_run) {
		cmd_dry_run(&l->target, NULL, rows, all);
		if (l->target.call->file)
			cmd_tell_counts(l->target.call->file, &counts, true);
	} else if (cmd_target_writes(l->target.call)) {
		tell(l, n);
		print_ids(l, n);
	} else {
		cmd_target_print(&l->target, rows, all);
	}
	tell_doubts(l, !l->in.dry_run && cmd_target_writes(l->target.call));
}
