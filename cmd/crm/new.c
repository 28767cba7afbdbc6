/* new.c: crm new, which makes a book. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common/book.h"
#include "common/output.h"
#include "common/shell.h"
#include "crm/front.h"
#include "people/columns.h"

/* %s is the name of the book. */
static const char policy[] =
	"# How customers are treated: the built-in policy with the changes that are made below.\n"
	"# crm-policy(5) and crm-rules(5) explain what a policy may contain, and\n"
	"# \"crm due --print-policy\" prints the whole policy as it is in use.\n"
	"version: 1\n"
	"extends: built-in\n"
	"\n"
	"# Names this book in calendars that are made of it; leave it as it is:\n"
	"book: %s\n"
	"\n"
	"# Remove the # in front of a line to put it in force:\n"
	"#zone: Europe/London      # the time zone in which dates and hours are meant\n"
	"#consent: opt-in          # contact only people who have agreed to it\n"
	"#capacity: 20             # contacts of each owner a day\n"
	"#quiet: 7d                # how long routine contacts wait after the last contact\n";

/* A merge keeps the lines of both sides of a log; git changes no line ending. */
static const char attributes[] = "*.tsv -text\n"
				 "log.tsv merge=union\n";

static const char hook[] =
	"#!/bin/sh\n"
	"# pre-commit: refuses a commit while crm-check finds an error in the records that\n"
	"# are about to be committed. \"git commit --no-verify\" commits without this check.\n"
	"case ${GIT_INDEX_FILE:-/} in /*) ;; *) export GIT_INDEX_FILE=\"$PWD/$GIT_INDEX_FILE\" ;; "
	"esac\n"
	"cd \"$(dirname \"$0\")/..\" || exit\n"
	"inside=$(git rev-parse --show-prefix) || exit\n"
	"if ! command -v crm-check >/dev/null; then\n"
	"\techo 'pre-commit: crm-check is not in PATH, so the records were not checked' >&2\n"
	"\texit 1\n"
	"fi\n"
	"copy=$(mktemp -d) || exit\n"
	"trap 'rm -rf \"$copy\"' EXIT\n"
	"git checkout-index -q --prefix=\"$copy/\" -- customers.tsv log.tsv policy.yaml prices.tsv "
	"2>/dev/null\n"
	"book=$copy/$inside\n"
	"test -f \"$book/customers.tsv\" && test -f \"$book/log.tsv\" || exit 0\n"
	"(cd \"$book\" && crm-check --to-tsv . >\"$copy/found\") || exit\n"
	"awk -F'\\t' 'NR > 1 && $7 == \"error\" {\n"
	"\tprint $1 \":\" $2 \": \" ($3 ? $3 \": \" : \"\") $4 ($5 ? \": \" $5 : \"\"); n++\n"
	"}\n"
	"END {exit n > 0}' \"$copy/found\" >&2\n";

struct making {
	const char *dir;
	bool made_dir;
	char *made[8]; /* paths, to be removed when the rest fails */
	size_t n;
};

static _Noreturn void
give_up(struct making *m, crm_error *e)
{
	while (m->n > 0)
		remove(m->made[--m->n]);
	if (m->made_dir)
		rmdir(m->dir);
	cmd_die(e);
}

static _Noreturn void
system_fault(struct making *m, const char *what, const char *path)
{
	crm_error e;

	crm_fail(&e, CRM_SYSTEM, "%s: %s", what, strerror(errno));
	crm_fail_at(&e, path, 0, NULL);
	give_up(m, &e);
}

/* Writes a file that is not there yet. */
static void
put(struct making *m, const char *name, crm_str text)
{
	char *path = cmd_book_path(m->dir, name);
	struct stat st;
	crm_error e;

	if (lstat(path, &st) == 0) {
		cmd_note("%s is there already and stays as it is", crm_quote(crm_str_z(path)));
		free(path);
		return;
	}
	if (crm_file_write(path, text, &e) < 0)
		give_up(m, &e);
	m->made[m->n++] = path;
}

/* The policy, with a name that no other book has. */
static void
put_policy(struct making *m)
{
	crm_event_mint mint;
	crm_buf name = {0}, text = {0};
	crm_error e;

	if (crm_event_mint_start(&mint, time(NULL), &e) < 0)
		give_up(m, &e);
	crm_event_mint_next(&mint, &name);
	crm_buf_f(&text, policy, crm_buf_zend(&name));
	put(m, CMD_BOOK_POLICY, crm_buf_slice(&text));
	crm_buf_free(&name);
	crm_buf_free(&text);
}

/* The usual columns of the file, then more of them where there are. */
static void
put_header(struct making *m, const char *name, size_t usual(const char *const **out),
	   size_t more(const char *const **out))
{
	const char *const *names, *const *others = NULL;
	size_t n = usual(&names), total = n + (more ? more(&others) : 0);
	crm_str *field = crm_alloc((total + 1) * sizeof *field);
	crm_buf text = {0};

	for (size_t i = 0; i < total; i++)
		field[i] = crm_str_z(i < n ? names[i] : others[i - n]);
	crm_record_write(&text, field, total, CRM_TSV);
	put(m, name, crm_buf_slice(&text));
	crm_buf_free(&text);
	free(field);
}

static void
put_directory(struct making *m, const char *path, bool *made)
{
	struct stat st;

	*made = mkdir(path, 0777) == 0;
	if (*made || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
		return;
	system_fault(m, "cannot make the directory", path);
}

static void
put_hook(struct making *m)
{
	char *dir = cmd_book_path(m->dir, ".githooks"), *path = cmd_book_path(dir, "pre-commit");
	bool made;

	put_directory(m, dir, &made);
	if (made)
		m->made[m->n++] = dir;
	put(m, ".githooks/pre-commit", CRM_STR(hook));
	if (chmod(path, 0755) < 0)
		system_fault(m, "cannot make it executable", path);
	free(path);
}

/* ---- git ---- */

/* Where the book lies in a repository that is there already: the command that checks its commits,
 * too. inside is the path of the book from the top of that repository, as git prints it. */
static void
tell_inside(const char *dir, crm_str inside)
{
	crm_buf path = {0}, command = {0};

	crm_buf_str(&path, crm_str_trim(inside));
	crm_buf_z(&path, ".githooks");
	crm_buf_z(&command, "git -C ");
	cmd_shell_word(crm_str_z(dir), &command);
	crm_buf_z(&command, " config core.hooksPath ");
	cmd_shell_word(crm_buf_slice(&path), &command);
	cmd_note("the book is in a git repository; to have each commit checked, run: %s",
		 crm_buf_zend(&command));
	crm_buf_free(&path);
	crm_buf_free(&command);
}

/* A repository of its own, unless the book lies in one or there is no git. */
static void
put_under_git(const char *dir)
{
	enum { NO_GIT = 10, INSIDE = 11 };
	static const char script[] =
		"command -v git >/dev/null || exit 10\n"
		"git -C \"$1\" rev-parse --show-prefix 2>/dev/null && exit 11\n"
		"git -C \"$1\" init -q >&2 && git -C \"$1\" config core.hooksPath .githooks || "
		"exit 12\n";
	char *const argv[] = {(char *)"sh", (char *)"-c", (char *)script,
			      (char *)"sh", (char *)dir,  NULL};

	crm_buf inside = {0};

	switch (front_run(argv, &inside)) {
	case 0: break;
	case NO_GIT:
		cmd_note("git is not installed, so earlier versions of the book are not kept");
		break;
	case INSIDE: tell_inside(dir, crm_buf_slice(&inside)); break;
	default: cmd_note("git could not make a repository of the book");
	}
	crm_buf_free(&inside);
}

/* ---- the whole ---- */

static void
say_next(const char *dir)
{
	struct cmd_output out;
	crm_buf word = {0};

	cmd_shell_word(crm_str_z(dir), &word);
	cmd_output_open(&out, NULL);
	crm_buf_f(
		&out.buf,
		"%s is a new book:\n"
		"  customers.tsv   who your customers are\n"
		"  log.tsv         what happened\n"
		"  policy.yaml     how you treat them: the built-in policy, until you change it\n"
		"\n"
		"Next:\n"
		"  cd %s\n"
		"  crm add name='Anna Smith' phone='+44 20 7946 0001'     register a customer\n"
		"  crm add --rules google-contacts --from contacts.csv    or import those you "
		"have\n"
		"  crm log --rules shopify-orders --from orders.csv       import what they bought\n"
		"  crm today                                              whom to contact, and "
		"why\n",
		dir, crm_buf_zend(&word));
	cmd_output_close(&out);
	crm_buf_free(&word);
}

void
front_new(const char *dir)
{
	struct making m = {.dir = dir};
	crm_error e;

	if (cmd_book_is(dir)) {
		crm_fail(&e, CRM_SYSTEM, "%s is a book already", crm_quote(crm_str_z(dir)));
		cmd_die(&e);
	}
	put_directory(&m, dir, &m.made_dir);
	put_header(&m, CMD_BOOK_CUSTOMERS, crm_customer_columns, NULL);
	/* A log never gets another column, so a new one has what exports of orders bring. */
	put_header(&m, CMD_BOOK_LOG, crm_event_columns, crm_order_columns);
	put_policy(&m);
	put(&m, ".gitattributes", CRM_STR(attributes));
	put_hook(&m);
	put_under_git(dir);
	say_next(dir);
	while (m.n > 0)
		free(m.made[--m.n]);
}
