/* rejects.c: the end of --rejects FILE. */
#include "common/message.h"
#include "common/rejects.h"

void
cmd_rejects_write(crm_rejects *rejects, const char *path)
{
	crm_buf text = {0};
	crm_error e;

	if (!rejects)
		return;
	crm_rejects_text(rejects, &text);
	if (crm_file_write(path, crm_buf_slice(&text), &e) < 0)
		cmd_die(&e);
	crm_buf_free(&text);
}

int
cmd_rejects_tell(crm_rejects *rejects, const char *path, size_t kept, const char *what)
{
	size_t n = rejects ? crm_rejects_count(rejects) : 0;

	if (n)
		cmd_note("%zu %s, %zu faulty record%s set aside in %s", kept, what, n,
			 n == 1 ? "" : "s", path);
	crm_rejects_free(rejects);
	return n ? CRM_DATA : CRM_OK;
}

int
cmd_rejects_close(crm_rejects *rejects, const char *path, size_t kept, const char *what)
{
	cmd_rejects_write(rejects, path);
	return cmd_rejects_tell(rejects, path, kept, what);
}
