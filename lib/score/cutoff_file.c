/* cutoff_file.c: reads a file of cut-offs line by line. */
#include <string.h>

#include "score/cutoff_file.h"
#include "score/figures.h"

int
crm_cutoff_file_open(struct crm_cutoff_file *c, const char *path, const char *const *columns,
		     size_t n, crm_error *e)
{
	*c = (struct crm_cutoff_file){.columns = columns};
	c->table = crm_table_read(&path, 1, &(struct crm_read){.format = CRM_AUTO}, e);
	if (!c->table)
		return -1;
	for (size_t i = 0; i < n; i++) {
		c->column[i] = crm_table_find(c->table, columns[i]);
		if (c->column[i] >= 0)
			continue;
		crm_fail(e, CRM_DATA,
			 "there is no column \"%s\": this is not a file that --print-cutoffs wrote",
			 columns[i]);
		return crm_fail_at(e, crm_table_source(c->table, 0), 1, NULL);
	}
	return 0;
}

void
crm_cutoff_file_close(struct crm_cutoff_file *c)
{
	crm_row_free(&c->row);
	crm_table_free(c->table);
}

bool
crm_cutoff_file_next(struct crm_cutoff_file *c)
{
	if (c->read == crm_table_rows(c->table))
		return false;
	crm_row_split(&c->row, c->table, c->read++);
	return true;
}

void
crm_cutoff_file_back(struct crm_cutoff_file *c)
{
	c->read--;
}

crm_str
crm_cutoff_file_field(const struct crm_cutoff_file *c, size_t i)
{
	return c->row.field[c->column[i]];
}

int
crm_cutoff_file_fault(const struct crm_cutoff_file *c, const char *field, crm_error *e)
{
	uint64_t line = c->read > 0 ? crm_table_line(c->table, c->read - 1) : 1;

	return crm_fail_at(e, crm_table_source(c->table, 0), line, field);
}

int
crm_cutoff_file_ends(const struct crm_cutoff_file *c, const char *of, const char *name,
		     crm_error *e)
{
	crm_fail(e, CRM_DATA, "ends here, but the policy has %s%s", of, name);
	return crm_cutoff_file_fault(c, NULL, e);
}

int
crm_cutoff_file_expect(const struct crm_cutoff_file *c, size_t i, crm_str wanted, crm_error *e)
{
	crm_str here = crm_cutoff_file_field(c, i);

	if (crm_str_eq(here, wanted))
		return 0;
	crm_fail(e, CRM_DATA,
		 "found %s, but this policy has %s: the cut-offs are of another policy",
		 crm_quote(here), crm_quote(wanted));
	return crm_cutoff_file_fault(c, c->columns[i], e);
}

int
crm_cutoff_file_number(const struct crm_cutoff_file *c, size_t i, crm_num *out, crm_error *e)
{
	crm_str s = crm_cutoff_file_field(c, i);

	*out = CRM_NO_FIGURE;
	if (s.n == 0 || crm_num_parse(s, out))
		return 0;
	crm_fail(e, CRM_DATA, "%s %s", crm_quote(s), crm_num_wrong(s));
	return crm_cutoff_file_fault(c, c->columns[i], e);
}

int
crm_cutoff_file_count(const struct crm_cutoff_file *c, size_t i, size_t *out, crm_error *e)
{
	crm_num n;

	if (crm_cutoff_file_number(c, i, &n, e) < 0)
		return -1;
	if (n < 0 || n % CRM_NUM_ONE != 0) {
		crm_fail(e, CRM_DATA, "%s is not a number of customers",
			 crm_quote(crm_cutoff_file_field(c, i)));
		return crm_cutoff_file_fault(c, c->columns[i], e);
	}
	*out = (size_t)(n / CRM_NUM_ONE);
	return 0;
}
