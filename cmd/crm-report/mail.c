/* mail.c: a report as a message of mail. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/output.h"
#include "crm-report/report.h"
#include "mail/deliver.h"
#include "mime/mime.h"

struct people {
	struct crm_mime_who *who;
	size_t n, room;
};

static void
take_address(const char *option, crm_str text, struct crm_mime_who *out)
{
	crm_error e;

	if (crm_mime_parse(text, out, &e) < 0)
		cmd_usage_error("--%s: %s", option, e.text);
}

/* Takes addresses with commas between them; one within quotes belongs to a name. */
static void
take_list(const char *text, struct people *out)
{
	bool quoted = false;
	const char *begin = text;

	for (const char *p = text;; p++) {
		quoted ^= *p == '"';
		if (*p && (*p != ',' || quoted))
			continue;
		out->who = crm_grow(out->who, out->n, &out->room, sizeof *out->who);
		take_address("mail-to", (crm_str){begin, (size_t)(p - begin)}, &out->who[out->n++]);
		begin = p + 1;
		if (!*p)
			return;
	}
}

static struct people
recipients(const struct report_job *job)
{
	struct people all = {0};

	for (size_t i = 0; i < job->mail_to.n; i++)
		take_list(job->mail_to.item[i], &all);
	return all;
}

void
report_check_mail(const struct report_job *job)
{
	struct crm_mime_who from;

	free(recipients(job).who);
	if (job->mail_from)
		take_address("mail-from", crm_str_z(job->mail_from), &from);
	if (job->rest_to)
		take_address("rest-to", crm_str_z(job->rest_to), &from);
}

int
report_compose(const struct report_work *work, const crm_report *report,
	       const struct crm_mime_who *to, size_t to_count, crm_buf *out, crm_error *e)
{
	struct crm_mime_mail mail = {
		.to = to, .to_count = to_count, .date = crm_time_now(), .automatic = true};
	crm_buf subject = {0}, text = {0}, html = {0};
	int status;

	if (work->job->mail_from)
		take_address("mail-from", crm_str_z(work->job->mail_from), &mail.from);
	if (work->job->subject)
		crm_buf_z(&subject, work->job->subject);
	else
		crm_report_subject(report, &subject);
	crm_report_text(report, &text);
	crm_report_html(report, &html);
	mail.subject = crm_buf_slice(&subject);
	mail.text = crm_buf_slice(&text);
	mail.html = crm_buf_slice(&html);
	status = crm_mime_write(&mail, out, e);
	crm_buf_free(&subject);
	crm_buf_free(&text);
	crm_buf_free(&html);
	return status;
}

int
report_send(const struct report_job *job, crm_str message, size_t i, crm_error *e)
{
	char id[32];
	bool certain;

	if (!job->maildir)
		return crm_command_run(job->command, message, &certain, e);
	snprintf(id, sizeof id, "report%zu", i + 1); /* the maildir adds second and process */
	return crm_maildir_begin(job->maildir, e) < 0
		       ? -1
		       : crm_maildir_add(job->maildir, crm_str_z(id), message, &certain, e);
}

/* Where nothing was said of it, the message goes to the output. */
static int
pass_on(const struct report_work *work, crm_str message, crm_error *e)
{
	struct cmd_output out;

	if (work->job->command || work->job->maildir)
		return report_send(work->job, message, 0, e);
	cmd_output_open(&out, work->call->output);
	crm_buf_str(&out.buf, message);
	cmd_output_close(&out);
	return 0;
}

int
report_mail(struct report_work *work)
{
	struct people to = recipients(work->job);
	crm_report *report = report_of(work, &work->how);
	crm_buf message = {0};
	int status = CRM_OK;
	crm_error e;

	if (!work->job->skip_empty || crm_report_rows(report)) {
		if (report_compose(work, report, to.who, to.n, &message, &e) < 0)
			cmd_die(&e);
		if (pass_on(work, crm_buf_slice(&message), &e) < 0) {
			cmd_warn(&e);
			status = e.status;
		}
	}
	crm_buf_free(&message);
	crm_report_free(report);
	free(to.who);
	return status;
}
