/* customers.c: the checks of a file of customers. */
#include <stdlib.h>

#include "base/array.h"
#include "check/check.h"
#include "people/people.h"
#include "facts/words.h"

/* Where the columns are that mean more than their value. */
struct columns {
	int id, name, phone, email, brought_by, status, birthday, created, reviewed, owner,
		household;
};

/* Every filter refuses a column that bears the name of what a tool computes, unless the file
 * carries facts. */
static void
look_at_names(struct crm_checked_file *f)
{
	bool carries = crm_input_find(f->in, "as_of") >= 0;

	for (size_t i = 0; i < crm_input_columns(f->in) && !carries; i++) {
		crm_str name = crm_input_column(f->in, i);
		const char *tool = crm_word_computed(f->s->kinds, name);
		char field[64];

		snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
		if (tool)
			crm_check_report(f, field, (crm_str){"", 0}, false,
					 "is the name of a column that %s computes; rename it",
					 tool);
	}
}

static void
begin(struct crm_checked_file *f, void *own)
{
	struct columns *c = own;
	const struct {
		const char *name;
		int *at;
	} all[] = {
		{"id", &c->id},
		{"name", &c->name},
		{"phone", &c->phone},
		{"email", &c->email},
		{"referred_by", &c->brought_by},
		{"status", &c->status},
		{"birthday", &c->birthday},
		{"created", &c->created},
		{"reviewed", &c->reviewed},
		{"owner", &c->owner},
		{"household", &c->household},
	};

	for (size_t i = 0; i < crm_input_columns(f->in); i++) {
		f->s->column =
			crm_realloc(f->s->column, (f->s->columns + 1) * sizeof *f->s->column);
		f->s->column[f->s->columns++] =
			crm_arena_str(f->s->arena, crm_input_column(f->in, i));
	}
	for (size_t i = 0; i < CRM_LENGTH(all); i++) {
		*all[i].at = crm_input_find(f->in, all[i].name);
		if (i < 2 && *all[i].at < 0)
			crm_check_report(f, all[i].name, (crm_str){"", 0}, false,
					 "the file has no such column");
	}
	look_at_names(f);
}

/* ---- the same twice ---- */

static void
look_for_id(struct crm_checked_file *f, struct crm_checked_customer *who)
{
	if (who->at.line == 0)
		who->at = (struct crm_spot){f->source, f->record->line};
	else
		crm_check_report(f, "id", f->id, false, "duplicate id; first used at %s:%llu",
				 who->at.source, (unsigned long long)who->at.line);
}

/* ---- values ---- */

static void
look_at_values(struct crm_checked_file *f)
{
	crm_error e;

	for (size_t i = 0; i < f->record->fields; i++)
		if (crm_column_check(f->s->kinds, f->column[i], f->record->field[i], &e) < 0)
			crm_check_report(f, e.field, f->record->field[i], false, "%s", e.text);
		else
			crm_check_damage(f, i);
}

/* What copying an address from elsewhere left on it. */
static void
look_at_emails(struct crm_checked_file *f, int at)
{
	crm_str said = crm_checked_value(f, at);
	crm_buf *tidy = &f->s->scratch;

	tidy->n = 0;
	if (crm_emails_tidy(said, tidy))
		crm_check_report(f, "email", said, true, "should be written as %s",
				 crm_quote(crm_buf_slice(tidy)));
}

static void
look_at_date(struct crm_checked_file *f, const char *column, int at)
{
	crm_str said = crm_checked_value(f, at);
	crm_time t;

	if (crm_time_parse(said, &t) && crm_check_is_later(f->s, t))
		crm_check_report(f, column, said, true, "is after today");
}

static void
look_at_birthday(struct crm_checked_file *f, int at)
{
	crm_str said = crm_checked_value(f, at);
	int year, month, day;
	crm_partial p;

	crm_day_split(f->s->today.day, &year, &month, &day);
	if (crm_partial_parse(said, &p) && p.year != 0 && !p.lunar &&
	    (p.year > year ||
	     (p.year == year && (p.month > month || (p.month == month && p.day > day)))))
		crm_check_report(f, "birthday", said, true, "is after today");
}

/* What others are compared with. */
static void
note_customer(struct crm_checked_file *f, const struct columns *c, struct crm_checked_customer *one)
{
	crm_time created;

	one->brought_by = crm_arena_str(f->s->arena, crm_checked_value(f, c->brought_by));
	one->household =
		crm_arena_str(f->s->arena, crm_str_trim(crm_checked_value(f, c->household)));
	if (crm_time_parse(crm_checked_value(f, c->created), &created))
		one->created = created.day;
}

static void
look(struct crm_checked_file *f, void *own)
{
	const struct columns *c = own;
	crm_str status = crm_checked_value(f, c->status), name = crm_checked_value(f, c->name);
	crm_str into;
	struct crm_checked_customer *one;
	uint32_t who;

	f->id = crm_checked_value(f, c->id);
	look_at_values(f);
	look_at_emails(f, c->email);
	look_at_date(f, "created", c->created);
	look_at_date(f, "reviewed", c->reviewed);
	look_at_birthday(f, c->birthday);
	crm_check_owner(f, crm_checked_value(f, c->owner));
	if (c->name >= 0 && crm_str_trim(name).n == 0)
		crm_check_report(f, "name", name, true, "is empty");
	if (c->id < 0 || f->id.n == 0) {
		if (c->id >= 0)
			crm_check_report(f, "id", f->id, false, "is empty");
		return;
	}
	who = crm_check_number(f->s, f->id);
	one = &f->s->customer[who];
	look_for_id(f, one);
	if (one->at.line != f->record->line || one->at.source != f->source)
		return;
	note_customer(f, c, one);
	if (crm_is_noncustomer(crm_str_trim(status)))
		one->no_customer = crm_is_task(crm_str_trim(status)) ? "task" : "noncustomer";
	if (crm_merged_into(status, &into)) {
		one->merged = crm_arena_str(f->s->arena, status);
		crm_minuses_merged(f->s->minuses, f->id, into);
		return;
	}
	crm_check_alike(f, who, name, crm_checked_value(f, c->phone),
			crm_checked_value(f, c->email));
}

int
crm_check_customers(crm_check *s, const char *path, enum crm_format format, crm_error *e)
{
	struct columns c;

	s->has_customers = true;
	return crm_check_records(s, crm_input_open(path, format, e), crm_customer_column, begin,
				 look, &c, e);
}

/* ---- who is named ---- */

enum { BROUGHT_BY, MERGED };
static const char *const fields[] = {"referred_by", "status"};

/* What stands there: an id, or merged:ID. */
static crm_str
said(const struct crm_checked_customer *one, int what)
{
	return what == MERGED ? one->merged : one->brought_by;
}

static void
look_up(struct crm_check *s, struct crm_checked_customer *one, int what)
{
	crm_str id = said(one, what);

	if (id.n == 0)
		return;
	if (what == MERGED)
		crm_merged_into(id, &id);
	one->next[what] = crm_ids_find(s->ids, id);
	if (one->next[what] == CRM_NOBODY || s->customer[one->next[what]].at.line == 0) {
		one->next[what] = CRM_NOBODY;
		crm_check_report_at(s, one->at, fields[what], said(one, what), one->id, false,
				    "no customer has this id");
	}
}

/* Each chain is walked once: the mark of a walk is 1 + where it began. */
static void
look_for_circle(struct crm_check *s, uint32_t from, int what, uint32_t *mark)
{
	uint32_t at = from, first;

	while (at != CRM_NOBODY && mark[at] == 0) {
		mark[at] = from + 1;
		at = s->customer[at].next[what];
	}
	if (at == CRM_NOBODY || mark[at] != from + 1)
		return;
	/* Told of the first in the file. */
	first = at;
	for (uint32_t i = s->customer[at].next[what]; i != at; i = s->customer[i].next[what])
		if (i < first)
			first = i;
	s->scratch.n = 0;
	for (uint32_t i = first; i != first || s->scratch.n == 0; i = s->customer[i].next[what])
		crm_buf_f(&s->scratch, "%.*s, ", (int)s->customer[i].id.n, s->customer[i].id.p);
	crm_buf_str(&s->scratch, s->customer[first].id);
	crm_check_report_at(s, s->customer[first].at, fields[what], said(&s->customer[first], what),
			    s->customer[first].id, false, "leads in a circle: %s",
			    crm_quote(crm_buf_slice(&s->scratch)));
}

void
crm_check_references(struct crm_check *s)
{
	for (int what = BROUGHT_BY; what <= MERGED; what++) {
		uint32_t *mark = crm_alloc((s->customers + 1) * sizeof *mark);

		for (size_t i = 0; i < s->customers; i++)
			look_up(s, &s->customer[i], what);
		for (size_t i = 0; i < s->customers; i++)
			look_for_circle(s, (uint32_t)i, what, mark);
		free(mark);
	}
}
