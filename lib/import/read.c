/* read.c: an import as a whole, from a file or from bytes in memory to a table. */
#include <string.h>

#include "import/parts.h"
#include "record/record.h"

/* Each property of an old vCard may name an encoding of its own. */
static int
read_text(struct crm_import *in, crm_str bytes)
{
	bool cards = crm_import_is_vcard(bytes);

	if (cards && !in->form->encoding.n)
		crm_buf_str(&in->text, crm_skip_bom(bytes));
	else if (crm_import_decode(in, bytes) < 0)
		return -1;
	if (cards || crm_import_is_vcard(crm_buf_slice(&in->text)))
		return crm_import_vcards(in);
	return crm_import_separated(in);
}

crm_table *
crm_import_bytes(const char *name, crm_str bytes, const struct crm_import_form *form,
		 crm_rejects *rejects, crm_error *e)
{
	struct crm_import in = {.name = name, .form = form, .rejects = rejects, .e = e};

	if (crm_import_kind(&in, bytes) < 0 || read_text(&in, bytes) < 0) {
		crm_table_free(in.table);
		in.table = NULL;
	}
	crm_buf_free(&in.text);
	return in.table;
}

crm_table *
crm_import_read(const char *path, const struct crm_import_form *form, crm_rejects *rejects,
		crm_error *e)
{
	bool standard = !path || strcmp(path, "-") == 0;
	crm_buf bytes = {0};
	crm_table *table = NULL;

	if (crm_file_read(standard ? "-" : path, &bytes, e) == 0)
		table = crm_import_bytes(standard ? "standard input" : path, crm_buf_slice(&bytes),
					 form, rejects, e);
	crm_buf_free(&bytes);
	return table;
}
