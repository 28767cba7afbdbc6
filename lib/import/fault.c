/* fault.c: faults of an import, which end it or set a record aside. */
#include "import/parts.h"

int
crm_import_fail(struct crm_import *in, uint64_t line, const char *field)
{
	return crm_fail_at(in->e, in->name, line, field);
}

int
crm_import_reject(struct crm_import *in, uint64_t line, const char *field, crm_str record)
{
	crm_import_fail(in, line, field);
	if (!in->rejects)
		return -1;
	crm_rejects_add(in->rejects, in->e, record);
	return 0;
}
