/* Rules are applied to files of any kind: what comes of a file is a sound table, each of whose
 * records comes from a row of the file, and every fault says what is wrong. The input is a rules
 * file and a file to be imported, with a line "%%" between them; one that begins with "=NAME" takes
 * the rules that are built in. */
#include <stdlib.h>
#include <string.h>

#include "import/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(what) \
	do { \
		if (!(what)) \
			abort(); \
	} while (0)

struct faults {
	size_t n, rows;
};

static int
set_aside(void *to, size_t row, crm_error *e)
{
	struct faults *f = to;

	CHECK(row < f->rows && e->text[0] && e->status);
	f->n++;
	return 0;
}

static void
check_result(const struct crm_imported *ours, const crm_table *theirs)
{
	crm_row row = {0};

	CHECK(ours->ruled <= crm_table_columns(ours->table) &&
	      ours->skipped <= 2 * crm_table_rows(theirs));
	for (size_t i = 0; i < crm_table_rows(ours->table); i++) {
		crm_row_split(&row, ours->table, i);
		CHECK(row.fields == crm_table_columns(ours->table) &&
		      crm_table_line(ours->table, i) > 0);
		for (size_t c = 0; c < row.fields; c++)
			CHECK(crm_utf8_ok(row.field[c]));
	}
	crm_row_free(&row);
}

static void
apply(crm_rules *r, crm_str bytes)
{
	struct crm_import_form form = crm_rules_form(r);
	struct crm_imported ours;
	struct faults faults = {0};
	crm_error e = {0};
	crm_table *theirs = crm_import_bytes("fuzz", bytes, &form, NULL, &e);

	if (!theirs)
		return;
	faults.rows = crm_table_rows(theirs);
	if (crm_rules_apply(r, theirs, set_aside, &faults, &ours, &e) == 0) {
		check_result(&ours, theirs);
		crm_imported_free(&ours);
	} else {
		CHECK(e.text[0] && e.status);
	}
	crm_rules_fitting(r, theirs);
	crm_table_free(theirs);
}

/* The rules come from a file, as its path tells built-in ones from others. */
static int
read_rules(crm_rules *r, crm_str text, crm_error *e)
{
	static char path[] = "/tmp/fuzz-rules-XXXXXX";
	static int fd = -1;
	crm_buf z = {0};
	int status;

	if (fd < 0)
		fd = mkstemp(path);
	crm_buf_str(&z, text);
	if (text.n && *text.p == '=')
		status = crm_rules_read(r, crm_buf_zend(&z) + 1, e);
	else
		status = crm_file_write(path, text, e) < 0 ? -1 : crm_rules_read(r, path, e);
	crm_buf_free(&z);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static crm_policy *policy;
	static const char mark[] = "%%\n";
	const char *bytes = (const char *)data,
		   *middle = size ? memmem(bytes, size, mark, 3) : NULL;
	crm_error e = {0};

	if (!middle || memchr(bytes, '\0', (size_t)(middle - bytes)))
		return 0;
	if (!policy)
		policy = crm_policy_load(NULL, &e);
	CHECK(policy);
	for (int what = 0; what < 2; what++) {
		crm_rules *r = crm_rules_new(crm_policy_model(policy), (enum crm_rules_for)what);
		crm_str text = {bytes, (size_t)(middle - bytes)};
		while (text.n && *text.p == '=' && text.p[text.n - 1] == '\n')
			text.n--;
		if (read_rules(r, text, &e) == 0)
			apply(r, (crm_str){middle + 3, (size_t)(bytes + size - middle) - 3});
		else
			CHECK(e.text[0] && e.status);
		crm_rules_free(r);
	}
	return 0;
}
