/* crm-cal: a calendar of what is due. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/sha256.h"
#include "cal/cal.h"
#include "common/book.h"
#include "common/clash.h"
#include "common/stream.h"
#include "frame/frame.h"

#define PLANNED 31 /* days of the plan; crm-due has no longer one */
#define DAY 1440   /* minutes */

enum { CALENDAR = 1 };
static const struct cmd_mode modes[] = {{CALENDAR, CMD_FILES}, {0}};

/* What is said of an alarm, or how long something takes. */
struct length {
	bool said, none;
	int minutes;
};

static struct job {
	struct crm_due_how how;
	struct cmd_texts rules;
	const char *only, *owner;
	unsigned days;
	struct length alarm, length;
} asked = {.days = PLANNED, .length = {.minutes = 60}};

static cmd_option_function take_length;

static const struct cmd_option options[] = {
	CMD_LOG(.usage = CMD_ALL),
	CMD_POLICY(),
	CMD_CUSTOMERS(),
	CMD_OUTPUT(.usage = CMD_ALL),
	CMD_TODAY(),
	OPT_COUNT(0, "days", "N", &asked.days, 1, 366,
		  "the number of days from today on, 366 at most (31); after the first 31 only "
		  "what has a day of its own",
		  .usage = CMD_ALL),
	OPT_LIST(0, "rule", "NAME", &asked.rules,
		 "follow this rule of the policy only; may be given several times",
		 .usage = CMD_ALL, .completes = "rules"),
	OPT_TEXT(0, "only", "CHOICE", &asked.only,
		 "only these customers: a stage, tier or segment, or an expression",
		 .usage = CMD_ALL, .completes = "stages tiers segments"),
	OPT_TEXT(0, "owner", "NAME", &asked.owner, "only what this colleague is to do",
		 .usage = CMD_ALL, .completes = "owners"),
	OPT_CALL(0, "alarm", "SPAN|none", take_length, &asked.alarm,
		 "an alarm this span before each event, or none (otherwise 30min before what has a "
		 "time, and the day before an anniversary)",
		 .usage = CMD_ALL),
	OPT_CALL(0, "length", "SPAN", take_length, &asked.length,
		 "how long an event with a time of day takes (1h)"),
	OPT_TEXT(0, "prices", "FILE", &asked.how.prices,
		 "a price list with item, price and date, for rules with price-limit"),
	CMD_COUNTRY(),
	CMD_LANG(),
	CMD_CSV(),
	CMD_TSV(),
	CMD_REJECTS(),
	CMD_THREADS(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-cal",
	.purpose = "write a calendar of what is due",
	.modes = modes,
	.options = options,
	.about = "Writes an iCalendar file, for any calendar program: contacts of the plan that\n"
		 "crm-due --days makes, and, up to a year ahead, what has a day of its own:\n"
		 "birthdays and other anniversaries (lunar ones on their day of each year),\n"
		 "holidays, promises, appointments and milestones. The same thing has the same\n"
		 "UID in each calendar of a book, so that a program that imports the next one\n"
		 "updates what it has.",
	.examples = "  crm-cal -l log.tsv customers.tsv >due.ics\n"
		    "  crm-cal --days=366 --rule=birthday ~/shop -o birthdays.ics\n"
		    "  crm-cal --owner=maria --alarm=1d ~/shop >maria.ics",
	.see = "crm-due(1), crm-policy(5), crm-rules(5)",
};

/* ---- the call ---- */

static void
take_length(const struct cmd_option *o, const char *value)
{
	struct length *to = o->to;
	bool alarm = to == &asked.alarm;
	crm_span span;
	int64_t minutes;

	*to = (struct length){.said = true, .none = alarm && strcmp(value, "none") == 0};
	if (to->none)
		return;
	if (!crm_span_parse(crm_str_z(value), &span) || span.unit == 'm' || span.unit == 'y')
		cmd_usage_error("--%s: %s must be minutes, hours, days or weeks, such as 30min or "
				"1d%s",
				o->name, crm_quote(crm_str_z(value)), alarm ? ", or none" : "");
	minutes = (int64_t)span.n * (span.unit == 'i'   ? 1
				     : span.unit == 'h' ? 60
				     : span.unit == 'd' ? DAY
							: 7 * DAY);
	if (minutes > 366 * DAY || (!alarm && minutes == 0))
		cmd_usage_error("--%s: %s must be %s a year", o->name, crm_quote(crm_str_z(value)),
				alarm ? "at most" : "more than 0 and at most");
	to->minutes = (int)minutes;
}

static void
check_call(const struct cmd_call *call, struct job *job)
{
	job->how.only = job->rules.item;
	job->how.only_count = job->rules.n;
	job->how.country = call->country;
	job->how.each = true;
	job->how.days = job->days < PLANNED ? job->days : PLANNED;
	job->how.agenda = job->days;
	job->how.usual_prices = cmd_book_file(call, CMD_BOOK_PRICES);
	if (job->how.prices && strcmp(job->how.prices, "-") == 0)
		cmd_usage_error("--prices: \"-\" is not a price list: name a file");
	cmd_refuse_output(call, job->how.prices ? job->how.prices : job->how.usual_prices,
			  "the price list");
}

/* ---- whose it is ---- */

static int
bind_column(struct cmd_stream *s, const char *name)
{
	crm_error e;
	int ref;

	if (crm_table_find(crm_frame_table(s->frame), name) < 0 ||
	    crm_policy_private(s->policy, crm_str_z(name)))
		return -1;
	ref = crm_frame_ref(s->frame, crm_str_z(name), &e);
	if (ref < 0)
		cmd_die(&e);
	return ref;
}

/* A mistyped owner would have an empty calendar. */
static void
check_owner(struct cmd_stream *s, const char *owner)
{
	const crm_table *t = crm_frame_table(s->frame);
	int column = crm_table_find(t, "owner");
	const char *near;
	crm_row r = {.row = SIZE_MAX};
	crm_arena *arena = crm_arena_new();
	const char **name = crm_alloc((crm_table_rows(t) + 1) * sizeof *name);
	size_t n = 0;
	bool found = false;
	crm_error e;

	for (size_t i = 0; column >= 0 && i < crm_table_rows(t) && !found; i++) {
		crm_row_split(&r, t, i);
		found = crm_str_eqz(crm_str_trim(r.field[column]), owner);
		if (r.field[column].n && (!n || !crm_str_eqz(r.field[column], name[n - 1])))
			name[n++] = crm_arena_str(arena, r.field[column]).p;
	}
	near = found ? NULL : crm_nearest(crm_str_z(owner), name, n);
	if (!found) {
		crm_fail(&e, CRM_DATA, "--owner: %s has nothing to do and no customers",
			 crm_quote(crm_str_z(owner)));
		if (near)
			crm_fail_more(&e, "; did you mean %s?", crm_quote(crm_str_z(near)));
		cmd_die(&e);
	}
	free(name);
	crm_arena_free(arena);
	crm_row_free(&r);
}

/* ---- an event ---- */

struct writing {
	struct cmd_stream *s;
	const struct job *job;
	crm_cursor *cursor;
	int name, phone, email, hours, avoid, id;
	int64_t stamp;
	crm_buf book; /* what names it, and a line feed */
	crm_buf uid, summary, description, value;
};

/* What names the book: the policy, or else the first entry of the log. */
static void
name_book(struct writing *w)
{
	const char *name = crm_policy_book(w->s->policy);

	if (*name)
		crm_buf_z(&w->book, name);
	else
		crm_fold_ask_first(crm_fold_of(w->s->frame), &w->book);
}

/* A UUID of version 8 (RFC 9562) from SHA-256 of the book and of what the event is: the same in
 * each calendar of this book, another in any other, and nobody reads from it who the customer is.
 */
static void
write_uid(struct writing *w, crm_str key)
{
	unsigned char hash[CRM_SHA256];

	w->uid.n = 0;
	crm_buf_str(&w->uid, crm_buf_slice(&w->book));
	crm_buf_str(&w->uid, key);
	crm_sha256(crm_buf_slice(&w->uid), hash);
	hash[6] = (unsigned char)((hash[6] & 0x0f) | 0x80);
	hash[8] = (unsigned char)((hash[8] & 0x3f) | 0x80);
	w->uid.n = 0;
	for (int i = 0; i < 16; i++)
		crm_buf_f(&w->uid, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
			  hash[i]);
}

static crm_str
value_of(struct writing *w, int ref)
{
	crm_error e;

	w->value.n = 0;
	if (ref >= 0 && crm_cursor_text(w->cursor, ref, &w->value, &e) < 0)
		cmd_die(&e);
	return crm_str_trim(crm_buf_slice(&w->value));
}

/* A line of the description, with the value in the place of {value}; a line feed within a value
 * does not begin another. */
static void
add_line(struct writing *w, const char *text, crm_str value)
{
	size_t begin;

	if (!value.n)
		return;
	if (w->description.n)
		crm_buf_char(&w->description, '\n');
	begin = w->description.n;
	crm_lang_fill(&w->description, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("value", value), {0}});
	for (size_t i = begin; i < w->description.n; i++)
		if (w->description.p[i] == '\n')
			w->description.p[i] = ' ';
}

/* A word of the vocabulary, such as an action. */
static void
add_word(struct writing *w, const char *text, const char *context, crm_str word)
{
	crm_buf shown = {0};

	crm_lang_word(context, word, &shown);
	add_line(w, text, crm_buf_slice(&shown));
	crm_buf_free(&shown);
}

static void
write_texts(struct writing *w, const struct crm_due_event *event)
{
	crm_str name;

	w->summary.n = w->description.n = 0;
	name = value_of(w, w->name);
	crm_lang_fill(
		&w->summary, crm_tr("{name}: {why}"),
		(struct crm_filling[]){CRM_FILL_TEXT("name", name.n ? name : value_of(w, w->id)),
				       CRM_FILL_TEXT("why", event->why),
				       {0}});
	add_word(w, crm_tr("Action: {value}"), "action", event->action);
	add_word(w, crm_tr("Channel: {value}"), "channel", event->channel);
	add_line(w, crm_tr("Ask: {value}"), event->ask);
	add_line(w, crm_tr("Offer: {value}"), event->offer);
	add_line(w, crm_tr("Also: {value}"), event->also);
	add_line(w, crm_tr("Phone: {value}"), value_of(w, w->phone));
	add_line(w, crm_tr("Email: {value}"), value_of(w, w->email));
	add_line(w, crm_tr("Likes to be contacted: {value}"), value_of(w, w->hours));
	add_line(w, crm_tr("Do not mention: {value}"), value_of(w, w->avoid));
	add_line(w, crm_tr("Note: {value}"), event->remark);
	add_line(w, crm_tr("Customer: {value}"), value_of(w, w->id));
	if (!crm_policy_private(w->s->policy, CRM_STR("due_owner")))
		add_line(w, crm_tr("Owner: {value}"), event->owner);
	add_line(w, crm_tr("Rule: {value}"), crm_str_z(event->rule));
	add_line(w, crm_tr("Evidence: {value}"), event->evidence);
}

static void
write_event(struct writing *w, const struct crm_due_event *event, crm_buf *out)
{
	const struct length *alarm = &w->job->alarm;
	bool timed = event->at.day != CRM_NO_DAY;

	crm_cursor_go(w->cursor, event->row);
	write_uid(w, event->key);
	write_texts(w, event);
	crm_cal_event(
		&(struct crm_cal_event){
			.uid = crm_buf_slice(&w->uid),
			.summary = crm_buf_slice(&w->summary),
			.description = crm_buf_slice(&w->description),
			.category = {crm_str_z(event->category ? event->category
							       : crm_tr("Contact")),
				     crm_str_z(event->rule)},
			.timed = timed,
			.day = event->day,
			.start = timed ? crm_time_utc(event->at) : 0,
			.minutes = w->job->length.minutes,
			.tentative = !event->dated,
			.alarm = !alarm->none && (alarm->said || timed || event->remind_before),
			.before = alarm->said ? alarm->minutes
				  : timed     ? 30
					      : DAY,
		},
		w->stamp, out);
}

/* ---- the calendar ---- */

/* Nobody is left out in silence. */
static void
report_carried_over(const crm_due *due)
{
	size_t n = crm_due_summary(due).carried_over;

	if (n)
		cmd_note("%zu customer%s left for later: the capacity of the days of the plan is "
			 "used up",
			 n, n == 1 ? " is" : "s are");
}

static void
write_calendar(struct writing *w, crm_due *due, const crm_segment *chosen)
{
	struct cmd_stream *s = w->s;
	const char *owner = w->job->owner;
	size_t n = crm_due_events(due), theirs = 0;
	crm_buf name = {0}, *out = &s->out.buf;
	struct crm_due_event event;
	crm_error e;

	crm_lang_fill(&name, owner ? crm_tr("Customers of {owner}") : crm_tr("Customers"),
		      (struct crm_filling[]){CRM_FILL_TEXT("owner", crm_str_z(owner)), {0}});
	cmd_output_open(&s->out, s->call->output);
	s->begun = true;
	crm_cal_begin(crm_buf_slice(&name), out);
	for (size_t i = 0; i < n; i++) {
		if (crm_due_event(due, i, &event, &e) < 0)
			cmd_stream_die(s, &e);
		if (owner && !crm_str_eqz(crm_str_trim(event.owner), owner))
			continue;
		theirs++;
		if (!chosen || crm_segment_chosen(chosen, event.row))
			write_event(w, &event, out);
	}
	if (owner && !theirs)
		check_owner(s, owner);
	crm_cal_end(out);
	crm_buf_free(&name);
}

/* libical writes no days after the year 3000, and an event may last a year. */
static void
check_days(const struct cmd_stream *s, const struct job *job)
{
	crm_error e;

	if (crm_frame_today(s->frame).day + (crm_day)job->days <= crm_day_of(2999, 12, 31))
		return;
	crm_fail(&e, CRM_DATA, "a calendar can have no days after 2999-12-31");
	cmd_die(&e);
}

static void
calendar(struct cmd_stream *s, const struct job *job)
{
	struct writing w = {.s = s, .job = job, .stamp = crm_time_utc(crm_frame_today(s->frame))};
	crm_segment *chosen = NULL;
	crm_error e;
	crm_due *due;

	check_days(s, job);
	if (job->only) {
		chosen = crm_derived_segment(s->judges, &e);
		if (!chosen || crm_segment_only(chosen, crm_str_z(job->only), &e) < 0)
			cmd_die(&e);
	}
	due = crm_due_new(s->policy, s->frame, &job->how, &e);
	if (!due)
		cmd_die(&e);
	cmd_notes(crm_due_summary(due).notices);
	w.id = bind_column(s, "id");
	w.name = bind_column(s, "name");
	w.phone = bind_column(s, "phone");
	w.email = bind_column(s, "email");
	w.hours = bind_column(s, "hours");
	w.avoid = bind_column(s, "avoid");
	name_book(&w);
	cmd_stream_fold(s);
	crm_buf_char(&w.book, '\n');
	if (crm_derived_run(s->judges, &e) < 0 || crm_due_run(due, &e) < 0)
		cmd_stream_die(s, &e);
	report_carried_over(due);
	w.cursor = crm_cursor_new(s->frame);
	write_calendar(&w, due, chosen);
	crm_cursor_free(w.cursor);
	crm_buf_free(&w.book);
	crm_buf_free(&w.uid);
	crm_buf_free(&w.summary);
	crm_buf_free(&w.description);
	crm_buf_free(&w.value);
	crm_due_free(due);
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;
	crm_policy *policy;
	crm_error e;
	int status;

	check_call(call, &asked);
	policy = cmd_policy_open(call);
	if (crm_due_knows(policy, asked.how.only, asked.how.only_count, &e) < 0)
		cmd_die(&e);
	cmd_stream_open_under(&stream, call, CMD_NEEDS_EVENTS | CMD_LAST, policy);
	calendar(&stream, &asked);
	status = cmd_stream_close(&stream);
	free(asked.rules.item);
	return status;
}
