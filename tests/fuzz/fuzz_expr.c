/* fuzz_expr.c: any text as an expression, evaluated over one customer. */
#include <string.h>

#include "base/array.h"
#include "policy/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const columns[] = {"id", "name", "created", "closeness_rating", "tags", "a",
				      "b",  "c",    "d"};
static const char *const fields[] = {"a1", "Wang",       "2024-02-29", "4", "vip;likes:golf",
				     "9",  "2026-11-01", "МОСКВА",     ""};
enum { COLUMNS = CRM_LENGTH(columns) };

static crm_frame *
one_customer(const crm_model *m)
{
	crm_error e = {0};
	crm_time now = {20000, 720, 0};
	crm_str names[COLUMNS], values[COLUMNS];
	crm_table *t;

	for (size_t i = 0; i < COLUMNS; i++) {
		names[i] = crm_str_z(columns[i]);
		values[i] = crm_str_z(fields[i]);
	}
	t = crm_table_new(names, COLUMNS, CRM_TSV);
	crm_table_add(t, values);
	return crm_frame_new(m, t, now, now, &e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	crm_error e = {0};
	static crm_policy *policy;
	const crm_model *model;
	crm_expr *x;
	crm_frame *f;

	if (!policy)
		policy = crm_policy_load(NULL, &e);
	model = crm_policy_model(policy);
	x = crm_expr_parse((crm_str){(const char *)data, size}, model->kinds, &e);
	f = x ? one_customer(model) : NULL;
	if (!x && (e.text[0] == '\0' || e.column == 0 || e.status != CRM_DATA))
		__builtin_trap();
	/* The facts of a customer with no log: nothing happened. */
	if (f && crm_expr_bind(x, f, &e) == 0 && crm_frame_fold(f, 1, NULL, &e) == 0) {
		crm_cursor *c = crm_cursor_new(f);
		crm_value v;

		crm_cursor_go(c, 0);
		if (crm_expr_value(x, c, &v, &e) < 0 && e.text[0] == '\0')
			__builtin_trap();
		crm_expr_holds(x, c, &e);
		crm_cursor_free(c);
	}
	crm_frame_free(f);
	crm_expr_free(x);
	return 0;
}
