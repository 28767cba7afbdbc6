/* split.c: a customer stream into a file for each of some groups. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/clash.h"
#include "common/split.h"

/* ---- names of files ---- */

/* What no file's name may have here, and on other systems, becomes "_"; so does a
 * dot or a sign at its beginning, which would hide it or look like an option. */
static void
add_safe(crm_buf *out, const char *group)
{
	for (const char *c = group; *c; c++) {
		bool bad = (unsigned char)*c < ' ' || *c == 127 || strchr("/\\:*?\"<>|", *c) ||
			   (c == group && (*c == '.' || *c == '-'));
		crm_buf_char(out, bad ? '_' : *c);
	}
}

/* The same on a file system that does not tell capitals from small letters. */
static bool
same_name(const char *a, const char *b)
{
	crm_buf x = {0}, y = {0};
	bool same;

	crm_str_fold(crm_str_z(a), &x);
	crm_str_fold(crm_str_z(b), &y);
	same = crm_str_eq(crm_buf_slice(&x), crm_buf_slice(&y));
	crm_buf_free(&x);
	crm_buf_free(&y);
	return same;
}

static bool
taken(char *const *name, size_t n, const char *wanted)
{
	for (size_t i = 0; i < n; i++)
		if (same_name(name[i], wanted))
			return true;
	return false;
}

/* The name of each file; those that would be the same are numbered from 2 on. */
static char **
file_names(const struct cmd_split *how, const char *ending)
{
	char **name = crm_alloc((how->groups + 1) * sizeof *name);

	for (size_t i = 0; i < how->groups; i++) {
		crm_buf text = {0};
		size_t bare;
		add_safe(&text, how->group[i]);
		bare = text.n;
		crm_buf_z(&text, ending);
		for (unsigned n = 2; taken(name, i, crm_buf_zend(&text)); n++) {
			text.n = bare;
			crm_buf_f(&text, "-%u%s", n, ending);
		}
		name[i] = crm_realloc(NULL, text.n + 1);
		memcpy(name[i], crm_buf_zend(&text), text.n + 1);
		crm_buf_free(&text);
	}
	return name;
}

/* ---- the rows of a group ---- */

struct rows {
	size_t *row, n;
};

static int
take_row(void *from, unsigned hand, size_t i, size_t *row, crm_str *extra, crm_error *e)
{
	(void)hand;
	(void)extra;
	(void)e;
	*row = ((const struct rows *)from)->row[i];
	return 0;
}

static bool
add_bytes(void *to, crm_str bytes)
{
	crm_buf_str(to, bytes);
	return true;
}

static int
write_group(struct cmd_stream *s, const struct cmd_split *how, size_t group, const char *path,
	    struct rows *rows, crm_error *e)
{
	crm_buf text = {0};
	struct crm_frame_out out = {.to = s->call->to,
				    .ref = s->columns,
				    .refs = s->column_count,
				    .only = s->only,
				    .onlys = s->onlys,
				    .entry = take_row,
				    .from = rows,
				    .take = add_bytes,
				    .to_whom = &text};
	crm_cursor *at = crm_cursor_new(s->frame);
	int in = 0;

	rows->n = 0;
	for (size_t row = 0; row < crm_frame_rows(s->frame) && in >= 0; row++) {
		crm_cursor_go(at, row);
		if ((in = how->in(how->from, group, at, e)) > 0)
			rows->row[rows->n++] = row;
	}
	out.entries = rows->n;
	crm_cursor_free(at);
	if (in >= 0)
		in = crm_frame_write(s->frame, &out, e);
	if (in >= 0)
		in = crm_file_write(path, crm_buf_slice(&text), e);
	crm_buf_free(&text);
	return in;
}

static void
make_directory(const char *dir)
{
	struct stat st;

	if (mkdir(dir, 0777) == 0 ||
	    (errno == EEXIST && stat(dir, &st) == 0 && S_ISDIR(st.st_mode)))
		return;
	cmd_note("%s: %s", dir, strerror(errno == EEXIST ? ENOTDIR : errno));
	exit(CRM_SYSTEM);
}

void
cmd_stream_split(struct cmd_stream *s, const struct cmd_split *how)
{
	static const char *const endings[] = {[CRM_TSV] = ".tsv",
					      [CRM_CSV] = ".csv",
					      [CRM_EXCEL] = ".csv",
					      [CRM_JSON] = ".jsonl",
					      [CRM_VCARD] = ".vcf"};
	enum crm_format to =
		s->call->to != CRM_AUTO ? s->call->to : crm_table_format(crm_frame_table(s->frame));
	char **name = file_names(how, endings[to]);
	struct rows rows = {.row = crm_alloc((crm_frame_rows(s->frame) + 1) * sizeof *rows.row)};
	crm_buf path = {0};
	crm_error e;

	for (size_t i = 0; i < how->groups; i++) {
		path.n = 0;
		crm_buf_f(&path, "%s/%s", how->dir, name[i]);
		cmd_refuse_inputs(s->call, "split", crm_buf_zend(&path));
	}
	make_directory(how->dir);
	for (size_t i = 0; i < how->groups; i++) {
		path.n = 0;
		crm_buf_f(&path, "%s/%s", how->dir, name[i]);
		if (write_group(s, how, i, crm_buf_zend(&path), &rows, &e) < 0)
			cmd_die(&e);
		free(name[i]);
	}
	crm_buf_free(&path);
	free(rows.row);
	free(name);
}
