/* report.h: what the files of crm-report share. */
#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include "common/stream.h"
#include "html/html.h"
#include "report/report.h"

/* What was asked for. */
struct report_job {
	const char *title, *group;
	struct cmd_texts charts;
	bool text, markdown, html, skip_empty;
	struct cmd_texts mail_to;
	const char *mail_from, *subject;
	const char *each, *addresses, *rest_to, *command, *maildir;
	const char *site, *prices;
	unsigned months, entries;
};

/* A stream, and how it is to be reported. */
struct report_work {
	const struct cmd_call *call;
	const struct report_job *job;
	const crm_table *table;
	struct crm_report_how how;
};

/* The report of the whole stream, or one with the fault told. */
crm_report *report_of(const struct report_work *work, const struct crm_report_how *how);

/* mail.c: whether the addresses of the call are addresses; otherwise a usage error. */
void report_check_mail(const struct report_job *job);
/* Writes one message to the output, or sends it. The exit status. */
int report_mail(struct report_work *work);
/* Sends the i-th message of this run, from 0, as the call says. */
int report_send(const struct report_job *job, crm_str message, size_t i, crm_error *e);

/* Reads the stream. */
crm_table *report_read(const struct report_work *work);
/* The moment of the call, or else that of the facts of a stream, or else CRM_NO_TIME. */
crm_time report_time(const struct cmd_call *call, const crm_table *table);

/* site.c: writes the pages; takes over the policy. */
void report_site(struct report_work *work, crm_policy *policy);

/* each.c: sends a message to each of those whose rows the stream has. The exit status. */
int report_each(struct report_work *work);

/* mail.c: adds the message for somebody; fails when an address is none. */
struct crm_mime_who;
int report_compose(const struct report_work *work, const crm_report *report,
		   const struct crm_mime_who *to, size_t to_count, crm_buf *out, crm_error *e);

#endif
