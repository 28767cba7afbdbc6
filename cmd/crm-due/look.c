/* look.c: how people see the list. */
#include <stdlib.h>

#include "base/array.h"
#include "common/terminal.h"
#include "crm-due/due.h"
#include "due/what.h"
#include "due/write.h"

/* The first number of several, and how many more there are. */
static void
show_phone(crm_str value, crm_buf *out)
{
	crm_str first, number;
	size_t more = 0;

	if (!crm_phone_next(&value, &first))
		return;
	while (crm_phone_next(&value, &number))
		more++;
	crm_buf_visible(out, first);
	if (more)
		crm_buf_f(out, " +%zu", more);
}

void
due_show(const char *context, crm_str value, crm_buf *out)
{
	crm_buf shown = {0};

	crm_due_word(context, value, &shown);
	crm_buf_visible(out, crm_buf_slice(&shown));
	crm_buf_free(&shown);
}

static void
show_day(crm_str value, crm_buf *out)
{
	due_show("", value, out);
}

static void
show_action(crm_str value, crm_buf *out)
{
	due_show("action", value, out);
}

static void
show_channel(crm_str value, crm_buf *out)
{
	due_show("channel", value, out);
}

static void
show_held(crm_str value, crm_buf *out)
{
	due_show("held", value, out);
}

static void
show_outcome(crm_str value, crm_buf *out)
{
	due_show("outcome", value, out);
}

/* clang-format off */
static const struct crm_list_column shapes[] = {
	{.name = "due_priority", .heading = CRM_TR_MARK_IN("heading", "priority"),
	 .whole = true, .painted = true},
	{.name = "due_date", .heading = CRM_TR_MARK_IN("heading", "date"),
	 .whole = true, .painted = true, .show = show_day},
	{.name = "due_day", .heading = CRM_TR_MARK_IN("heading", "day"),
	 .whole = true, .painted = true, .show = show_day},
	{.name = "due_action", .heading = CRM_TR_MARK_IN("heading", "action"),
	 .whole = true, .painted = true, .show = show_action},
	{.name = "due_channel", .heading = CRM_TR_MARK_IN("heading", "channel"),
	 .whole = true, .show = show_channel},
	{.name = "due_held", .heading = CRM_TR_MARK_IN("heading", "held"),
	 .show = show_held},
	{.name = "due_outcome", .heading = CRM_TR_MARK_IN("heading", "outcome"),
	 .whole = true, .show = show_outcome},
	{.name = "id", .heading = CRM_TR_MARK_IN("heading", "id")},
	{.name = "name", .heading = CRM_TR_MARK_IN("heading", "name")},
	{.name = "owner", .heading = CRM_TR_MARK_IN("heading", "owner")},
	{.name = "phone", .heading = CRM_TR_MARK_IN("heading", "phone"),
	 .whole = true, .show = show_phone},
	{.name = "due_why", .heading = CRM_TR_MARK_IN("heading", "why")},
};
/* clang-format on */

static enum crm_paint
paint(void *from, size_t i)
{
	const struct due_look *l = from;

	return l->paint[i];
}

static const char *
usual_columns(const struct due_job *job)
{
	if (job->blocks)
		return due_block_columns;
	if (job->how.held)
		return "due_held,due_priority,due_date,due_action,id,name,owner,phone,due_why";
	if (job->outcome && job->how.days)
		return "due_day,due_outcome,due_priority,due_action,due_channel,id,name,owner,"
		       "phone,due_why";
	if (job->outcome)
		return "due_outcome,due_priority,due_action,due_channel,id,name,owner,phone,"
		       "due_why";
	if (job->how.days)
		return "due_day,due_priority,due_action,due_channel,id,name,owner,phone,due_why";
	return "due_priority,due_date,due_action,due_channel,id,name,owner,phone,due_why";
}

void
due_look_settle(struct cmd_stream *s, const struct due_job *job)
{
	s->look = (struct cmd_look){
		.usual = usual_columns(job),
		.steps = "due_priority,id,due_channel/due_action,owner,phone/name,"
			 "due_date/due_action,due_day/due_action,due_held/due_action,"
			 "due_outcome/due_action,due_action/name",
		.column = shapes,
		.columns = CRM_LENGTH(shapes),
	};
}

/* Of what is held back nothing is late. */
static enum crm_paint
paint_of(const crm_due *judge, size_t i, const crm_str *own)
{
	if (crm_str_eqz(own[CRM_DUE_ACTION], "escalate"))
		return CRM_PAINT_ALARM;
	if (!crm_str_eqz(own[CRM_DUE_OVERDUE], "0"))
		return CRM_PAINT_LATE;
	return crm_due_entry_dated(judge, i) ? CRM_PAINT_DATED : CRM_PAINT_NONE;
}

static void
look_at_entry(struct due_look *l, crm_due *judge, const struct due_job *job, size_t i,
	      struct due_counts *counts)
{
	crm_str own[CRM_DUE_COLUMNS];
	const char *reason = "";
	crm_error e;
	size_t row;

	if ((job->how.held ? crm_due_held(judge, 0, i, &row, own, &reason, &e)
			   : crm_due_entry(judge, 0, i, &row, own, &e)) < 0)
		cmd_die(&e);
	if (job->outcome)
		reason = crm_due_outcome(judge, i);
	if (crm_policy_private(l->stream->policy, CRM_STR("due_owner")))
		own[CRM_DUE_OWNER] = CRM_STR("");
	due_count_add(counts, *reason ? crm_str_z(reason) : own[CRM_DUE_OWNER]);
	l->paint[i] = job->how.held ? CRM_PAINT_NONE : paint_of(judge, i, own);
}

void
due_look_at(struct due_look *l, struct cmd_stream *s, crm_due *judge, const struct due_job *job)
{
	struct crm_due_summary sum = crm_due_summary(judge);
	size_t n = job->how.held ? sum.held : sum.listed;
	struct due_counts counts = {.arena = crm_arena_new()};

	l->stream = s;
	l->paint = crm_alloc((n + 1) * sizeof *l->paint);
	for (size_t i = 0; i < n; i++)
		look_at_entry(l, judge, job, i, &counts);
	due_title(&counts, job, n, cmd_terminal_width(), &l->title);
	crm_arena_free(counts.arena);
	free(counts.at);
	s->look.title = crm_buf_slice(&l->title);
	s->look.paint = paint;
	s->look.from = l;
	if (job->blocks)
		s->look.present = due_blocks;
}

void
due_look_free(struct due_look *l)
{
	free(l->paint);
	crm_buf_free(&l->title);
}
