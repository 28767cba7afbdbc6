/* rejects.c: the end of --rejects FILE. */
#include "common/message.h"
#include "common/rejects.h"

int cmd_rejects_close(crm_rejects *rejects, const char *path, size_t kept, const char *what)
{
	crm_buf text = {0};
	size_t n;
	crm_error e;

	if (!rejects)
		return CRM_OK;
	n = crm_rejects_count(rejects);
	crm_rejects_text(rejects, &text);
	if (crm_file_write(path, crm_buf_slice(&text), &e) < 0)
		cmd_die(&e);
	if (n)
		cmd_note("%zu %s, %zu faulty record%s set aside in %s", kept, what, n, n == 1 ? "" : "s", path);
	crm_buf_free(&text);
	crm_rejects_free(rejects);
	return n ? CRM_DATA : CRM_OK;
}
