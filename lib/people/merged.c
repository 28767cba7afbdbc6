/* merged.c: the status of a customer, in particular merged:ID. */
#include <string.h>

#include "people/people.h"

bool
crm_merged_into(crm_str status, crm_str *id)
{
	static const char prefix[] = "merged:";
	size_t n = sizeof prefix - 1;

	if (status.n <= n || memcmp(status.p, prefix, n) != 0)
		return false;
	*id = (crm_str){status.p + n, status.n - n};
	return true;
}

bool
crm_is_noncustomer(crm_str status)
{
	return crm_str_eqz(status, "noncustomer") || crm_is_task(status);
}

bool
crm_is_task(crm_str status)
{
	return crm_str_eqz(status, "task");
}

bool
crm_status_known(crm_str status)
{
	crm_str id;

	return crm_str_eqz(status, "deceased") || crm_str_eqz(status, "closed") ||
	       crm_is_noncustomer(status) || crm_merged_into(status, &id);
}
