/* templates.c: the templates of a run. All of a directory are checked before anything is made, so
 * that a slip is not found on the first birthday in that language. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "common/book.h"
#include "common/message.h"
#include "crm-mail/mail.h"
#include "kinds/kinds.h"
#include "policy/policy.h"

#define BELATED "-belated" /* what the name of a rule has behind it once its day is over */

/* ---- checking all ---- */

/* Whether messages are looked for by that name: it is a rule or an action of the policy. */
static bool
is_looked_for(const struct mail *m, crm_str name)
{
	for (size_t i = 0; i < m->policy->rules; i++)
		if (crm_same_word(name, m->policy->rule[i].name) ||
		    crm_same_word(name, m->policy->rule[i].action))
			return true;
	return false;
}

/* Whether mail may be made from it. */
static bool
is_for_mail(const struct crm_template *t, crm_str channel)
{
	return t->subject.n && (!channel.n || mail_way_of(channel) == MAIL_EMAIL);
}

/* What the stream lacks and another one may have is a fault only when the template is used. */
static void
check_all(struct mail *m, const char *directory)
{
	struct crm_template_name file;
	struct crm_template *t;
	crm_error e;

	for (size_t i = 0; (file = crm_templates_name(m->templates, i)).file; i++) {
		if (!file.found && is_looked_for(m, file.name))
			cmd_note("%s/%s: is not used: the name of a template is RULE.LANG.txt or "
				 "RULE.LANG.CHANNEL.txt, such as %.*s.en.txt",
				 directory, file.file, (int)file.name.n, file.name.p);
		if (!file.found)
			continue;
		if (crm_templates_at(m->templates, i, &t, &e) < 0 ||
		    crm_template_check(t, mail_stream_check, &m->stream, &e) < 0)
			cmd_die(&e);
		mail_sender_check(m, t, is_for_mail(t, file.channel));
	}
}

/* That of --template is the name of at least one. */
static void
check_name(const struct mail *m, const char *directory)
{
	struct crm_template_name file;
	const char **names = NULL, *near;
	size_t n = 0, room = 0;
	bool found = !m->template.n;

	for (size_t i = 0; !found && (file = crm_templates_name(m->templates, i)).file; i++) {
		if (!file.found)
			continue;
		found = crm_same_word(file.name, m->template.p);
		names = crm_grow(names, n, &room, sizeof *names);
		names[n++] = crm_arena_str(m->arena, file.name).p;
	}
	near = crm_nearest(m->template, names, n);
	if (!found)
		cmd_usage_error("--template: %s has no template called %s%s%s%s", directory,
				crm_quote(m->template), near ? "; did you mean \"" : "",
				near ? near : "", near ? "\"?" : "");
	free(names);
}

/* ---- opening ---- */

/* One that is a file, for everybody. */
static bool
open_file(struct mail *m)
{
	const char *path = m->said->template;
	size_t n = path ? strlen(path) : 0;
	crm_error e;

	if (n <= 4 || strcmp(path + n - 4, ".txt") != 0)
		return false;
	m->only = crm_template_read(m->arena, path, &e);
	if (!m->only || crm_template_bind(m->only, mail_stream_bind, &m->stream, &e) < 0)
		cmd_die(&e);
	mail_sender_check(m, m->only, is_for_mail(m->only, CRM_STR("")));
	return true;
}

/* The installed templates are not used by themselves: customers must not get words that nobody in
 * the firm has read. */
static _Noreturn void
ask_for_templates(const struct mail *m)
{
	const char *book = m->call->book ? m->call->book : "BOOK", *slash;
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof "/share/crm/templates");

	path[n > 0 ? n : 0] = '\0';
	for (int up = 0; up < 2 && (slash = strrchr(path, '/')); up++)
		path[slash - path] = '\0';
	strcat(path, "/share/crm/templates");
	if (access(path, R_OK) < 0)
		strcpy(path, "samples/templates");
	cmd_usage_error("where are the templates? Name their directory with --templates, or copy "
			"the samples into the book and change them: cp -r %s %s%stemplates",
			path, book, book[strlen(book) - 1] == '/' ? "" : "/");
}

void
mail_templates_open(struct mail *m)
{
	const char *directory = m->said->templates;
	crm_error e;

	if (open_file(m))
		return;
	m->template = crm_str_z(m->said->template ? m->said->template : "");
	if (!directory)
		directory = cmd_book_file(m->call, "templates");
	if (!directory)
		ask_for_templates(m);
	m->templates = crm_templates_open(directory, &e);
	if (!m->templates)
		cmd_die(&e);
	check_name(m, directory);
	check_all(m, directory);
}

/* ---- the one of a message ---- */

struct crm_template *
mail_template(struct mail *m, const struct mail_reason *why, enum mail_way way)
{
	struct crm_template_wish wish = {.rule = m->template.n ? m->template : why->rule,
					 .action = m->template.n ? CRM_STR("") : why->action,
					 .channel = crm_str_z(mail_channels[way]),
					 .lang = mail_people_field(&m->people, MAIL_LANG),
					 .usual = crm_policy_lang(m->policy)};
	struct crm_template *t = why->belated ? NULL : m->only;
	crm_buf belated = {0};
	crm_error e;

	if (why->belated) {
		crm_buf_f(&belated, "%.*s" BELATED, (int)wish.rule.n, wish.rule.p);
		wish.rule = crm_buf_slice(&belated);
		wish.action = CRM_STR("");
	}
	if (m->templates && crm_templates_find(m->templates, &wish, &t, &e) < 0)
		cmd_die(&e);
	crm_buf_free(&belated);
	if (t && way == MAIL_EMAIL && !t->subject.n) {
		crm_fail(&e, CRM_DATA,
			 "has no subject; a mail begins with a line such as \"Subject: Good news\" "
			 "and an empty line");
		crm_fail_at(&e, t->path, 1, NULL);
		cmd_die(&e);
	}
	if (t && crm_template_bind(t, mail_stream_bind, &m->stream, &e) < 0)
		cmd_die(&e);
	return t;
}
