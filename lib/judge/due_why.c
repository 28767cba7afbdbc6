/* due_why.c: why someone is contacted, in words.
 *
 * A rule may bring a sentence of its own. Where it brings none, or nothing that
 * its sentence names is known (somebody never touched has no last touch), the
 * trigger's stands for it: there is always something to say. */
#include <stdlib.h>
#include <string.h>

#include "judge/due.h"

/* What %s stands for is the trigger's matter: see subject_of. */
static const struct {
	const char *usual, *never;
} sentences[CRM_TRIGGERS] = {
	[CRM_ON_SILENCE] = {"{silence}", "{silence}; known since {since}"},
	[CRM_ON_EVERY] = {"Time to %s again: last on {since}", "Time to %s: never yet"},
	[CRM_ON_AFTER] = {"After the {kind} of {date}: {item}", ""},
	[CRM_ON_ANNIVERSARY] = {"%s on {due}", ""},
	[CRM_ON_HOLIDAY] = {"%s on {due}", ""},
	[CRM_ON_OPEN] = {"Since {since} there is an open {kind}: {note}; {open}", ""},
	[CRM_ON_PROMISED] = {"We made a promise for {due}: {note}", ""},
	[CRM_ON_APPOINTMENT] = {"Appointment on {due}: {note}", ""},
	[CRM_ON_OWED] = {"Thanks are owed for the {kind} of {since}", ""},
	[CRM_ON_MISSING] = {"We do not know: {missing}", ""},
	[CRM_ON_MILESTONE] = {"Their {kind} was on {since}: {note}", ""},
	[CRM_ON_CAMPAIGN] = {"Campaign {item}, until {due}", ""},
	[CRM_ON_FILL] = {"There is room in the day; last contact on {since}",
			 "There is room in the day; never contacted"},
	[CRM_ON_OLDER] = {"Last gone through on {since}",
			  "Never gone through; known since {since}"},
};

static const char *
pattern_of(const struct crm_rule *rule, bool never)
{
	if (rule->trigger == CRM_ON_PRICE_LIMIT)
		return never ? "" : crm_price_why(rule);
	if (rule->trigger == CRM_ON_CAMPAIGN && rule->ends == CRM_NO_DAY)
		return "Campaign {item}, since {since}";
	return never ? sentences[rule->trigger].never : sentences[rule->trigger].usual;
}

/* ---- what %s stands for ---- */

/* An action done to them: those that need another word than "them" after it. */
static void
write_doing(const char *action, crm_buf *out)
{
	static const struct {
		const char *action, *doing;
	} odd[] = {
		{"chat", "chat with them"},
		{"post", "send them a letter"},
		{"sms", "send them a text message"},
		{"give", "give them something"},
		{"share", "share something with them"},
		{"talk", "talk with them"},
		{"offer", "make them an offer"},
		{"refund", "refund them"},
		{"write", "write to them"},
		{"note", "note something on them"},
	};

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (strcmp(odd[i].action, action) == 0) {
			crm_buf_z(out, odd[i].doing);
			return;
		}
	crm_buf_z(out, action);
	crm_buf_z(out, " them");
}

/* A name of the policy as a word: "spring-festival" is the Spring festival. */
static void
write_title(const char *name, crm_buf *out)
{
	for (const char *p = name; *p; p++)
		crm_buf_char(out, p == name && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A')
				  : *p == '-' || *p == '_'            ? ' '
								      : *p);
}

static void
write_subject(const struct crm_rule *rule, crm_buf *out)
{
	if (rule->trigger == CRM_ON_EVERY)
		write_doing(rule->action, out);
	else
		write_title(rule->trigger == CRM_ON_HOLIDAY ? rule->holiday : rule->column, out);
}

static int
bind_usual(struct crm_due *d, const struct crm_due_rule *r, bool never, struct crm_sentence *s,
	   crm_error *e)
{
	const char *pattern = pattern_of(r->rule, never), *hole = strstr(pattern, "%s");
	crm_buf b = {0};
	int done;

	crm_buf_add(&b, pattern, hole ? (size_t)(hole - pattern) : strlen(pattern));
	if (hole) {
		write_subject(r->rule, &b);
		crm_buf_z(&b, hole + 2);
	}
	done = crm_sentence_bind(d, r, crm_arena_str(d->arena, crm_buf_slice(&b)).p, s, e);
	crm_buf_free(&b);
	return done;
}

int
crm_why_bind(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	const char *own = r->rule->why;

	if (own && *own) {
		if (crm_sentence_bind(d, r, own, &r->why, e) < 0)
			return -1;
	} else if (bind_usual(d, r, false, &r->why, e) < 0) {
		return -1;
	}
	return bind_usual(d, r, false, &r->usual_why, e) < 0
		       ? -1
		       : bind_usual(d, r, true, &r->never_why, e);
}

int
crm_why_write(struct crm_due *d, const struct crm_due_rule *r, const struct crm_fired *f,
	      crm_buf *out, crm_error *e)
{
	bool own = r->rule->why && *r->rule->why;
	struct crm_fired told = *f;
	size_t begin = out->n;
	crm_buf rest = {0};
	int lost = 0, done;

	if ((own || !f->never) && (lost = crm_sentence_write(d, r, f, &r->why, out, e)) < 0)
		return -1;
	if (out->n > begin && !lost)
		return 0;
	crm_buf_add(&rest, out->p + begin, out->n - begin);
	out->n = begin;
	told.known_since = true;
	done = crm_sentence_write(d, r, &told, f->never ? &r->never_why : &r->usual_why, out, e);
	if (rest.n) {
		crm_buf_z(out, out->n > begin ? "; " : "");
		crm_buf_str(out, crm_buf_slice(&rest));
	}
	crm_buf_free(&rest);
	return done < 0 ? -1 : 0;
}
