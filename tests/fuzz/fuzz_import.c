/* Bytes of any kind are imported: what comes of them is a sound table, and no record is lost
 * without a fault. The first byte chooses the form. */
#include <stdlib.h>
#include <string.h>

#include "import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(what) \
	do { \
		if (!(what)) \
			abort(); \
	} while (0)

static struct crm_import_form
choose(uint8_t b)
{
	static const char *const encodings[] = {"",       "",        "",      "windows-1251",
						"UTF-16", "GB18030", "UTF-8", "no-such"};
	static const char *const delimiters[] = {"", "", ";", "\t"};

	return (struct crm_import_form){.encoding = crm_str_z(encodings[b & 7]),
					.delimiter = crm_str_z(delimiters[b >> 3 & 3]),
					.skip = b >> 5 & 1,
					.no_header = b >> 6 & 1};
}

static void
check_table(const crm_table *t)
{
	crm_row row = {0};
	uint64_t last = 0;

	CHECK(crm_table_columns(t) > 0);
	for (size_t i = 0; i < crm_table_columns(t); i++)
		for (size_t k = 0; k < i && crm_table_columns(t) < 50; k++)
			CHECK(!crm_str_eq(crm_table_column(t, i), crm_table_column(t, k)));
	for (size_t i = 0; i < crm_table_rows(t); i++) {
		crm_row_split(&row, t, i);
		CHECK(row.fields == crm_table_columns(t) && crm_table_line(t, i) > last);
		CHECK(strcmp(crm_table_source(t, i), "fuzz") == 0 && crm_table_record(t, i).n > 0);
		last = crm_table_line(t, i);
		for (size_t k = 0; k < row.fields; k++)
			CHECK(crm_utf8_ok(row.field[k]) &&
			      !(row.field[k].n && memchr(row.field[k].p, '\0', row.field[k].n)));
	}
	crm_row_free(&row);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	crm_rejects *rejects = crm_rejects_new();
	struct crm_import_form form = {0};
	crm_error e = {0};
	crm_table *t;
	bool strict;

	if (size)
		form = choose(*data);
	crm_str bytes = {(const char *)data + (size > 0), size - (size > 0)};
	t = crm_import_bytes("fuzz", bytes, &form, NULL, &e);
	strict = t != NULL;
	if (t)
		check_table(t);
	else
		CHECK(e.text[0] && e.status && strcmp(e.source, "fuzz") == 0);
	crm_table_free(t);
	t = crm_import_bytes("fuzz", bytes, &form, rejects, &e);
	if (t)
		check_table(t);
	CHECK(!strict || (t && !crm_rejects_count(rejects)));
	CHECK(strict || !t || crm_rejects_count(rejects));
	crm_table_free(t);
	crm_rejects_free(rejects);
	return 0;
}
