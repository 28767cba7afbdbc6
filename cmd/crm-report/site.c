/* site.c: linked pages in a directory: today's list, the customers with their figures, and a card
 * for each customer. */
#include <stdlib.h>

#include "base/array.h"
#include "base/ids.h"
#include "crm-report/site.h"

static const struct crm_html_link pages_of_site[] = {{"index.html", CRM_TR_MARK("Today")},
						     {"customers.html", CRM_TR_MARK("Customers")}};

struct pages {
	struct report_work *work;
	struct site_people people;
	struct site *site;
	crm_buf page, name;
};

#define NAME_MOST 200 /* of the letters of an id in the name of a file */

/* The name of the page of a customer. Ids of which it does not have all letters are told apart by
 * their hashes. */
static void
add_name(crm_str id, crm_buf *out)
{
	size_t begin = out->n;

	crm_buf_z(out, "customer-");
	for (size_t i = 0; i < id.n && out->n - begin < NAME_MOST; i++) {
		char c = id.p[i];
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    c == '-')
			crm_buf_char(out, c);
		else
			crm_buf_f(out, "_%02x", (unsigned char)c);
	}
	if (out->n - begin >= NAME_MOST)
		crm_buf_f(out, "_%016llx", (unsigned long long)crm_hash(id));
	crm_buf_z(out, ".html");
}

static bool
link_customer(void *to, crm_str id, crm_buf *out)
{
	struct pages *p = to;
	ptrdiff_t row = crm_frame_find(p->people.stream.frame, id);

	if (row < 0 || !site_people_has_card(&p->people, (size_t)row))
		return false;
	add_name(id, out);
	return true;
}

static void
write_page(struct pages *p, const char *name)
{
	site_write(p->site, name, crm_buf_slice(&p->page));
	p->page.n = 0;
}

/* The i-th page of the site; the title and the groups of the call are for the list. */
static void
write_report(struct pages *p, const crm_table *table, size_t i)
{
	struct report_work of = *p->work;
	crm_report *report;

	of.table = table;
	of.how.here = i;
	if (i > 0)
		of.how.title = of.how.group = NULL;
	report = report_of(&of, &of.how);
	crm_report_html(report, &p->page);
	write_page(p, pages_of_site[i].file);
	crm_report_free(report);
}

static void
write_card(struct pages *p, size_t row)
{
	crm_error e;
	const crm_card *card = crm_card_make(p->people.cards, row, &e);

	if (!card)
		cmd_stream_die(&p->people.stream, &e);
	crm_html_begin(&(struct crm_html_page){.title = card->name,
					       .nav = pages_of_site,
					       .nav_count = CRM_LENGTH(pages_of_site),
					       .here = SIZE_MAX},
		       &p->page);
	crm_card_html(card, p->work->how.country, link_customer, p, &p->page);
	crm_html_end(&p->page);
	p->name.n = 0;
	add_name(card->id, &p->name);
	write_page(p, crm_buf_zend(&p->name));
}

/* ---- the list that the call may give ---- */

/* The customers are those of -c, beside a list of what is due, or else the input itself. */
static struct cmd_call
call_of_customers(const struct report_work *work)
{
	struct cmd_call call = *work->call;
	const char **all = crm_alloc(sizeof *all);

	*all = call.customers ? call.customers : call.usual_customers;
	if (!*all) {
		free((void *)all);
		return call;
	}
	call.operands = all;
	call.operand_count = 1;
	call.customers = call.usual_customers = NULL;
	return call;
}

static void
check_list(const struct report_work *work)
{
	crm_report *list = report_of(work, &work->how);

	if (!crm_report_is_due(list))
		cmd_usage_error("--site: the input beside -c must be a list of what is due "
				"(crm-due); without one, name the book alone: crm-report "
				"--site=DIR BOOK");
	crm_report_free(list);
}

static void
check_columns(const crm_policy *policy)
{
	static const char *const needed[] = {"id", "name"};
	crm_error e;

	for (size_t i = 0; i < CRM_LENGTH(needed); i++) {
		if (!crm_policy_private(policy, crm_str_z(needed[i])))
			continue;
		crm_fail(&e, CRM_SYSTEM, "%s is private, and a page of a customer shows it",
			 crm_quote(crm_str_z(needed[i])));
		crm_fail_at(&e, "--site", 0, NULL);
		cmd_die(&e);
	}
}

void
report_site(struct report_work *work, crm_policy *policy)
{
	struct cmd_call call = call_of_customers(work);
	bool given = call.operands != work->call->operands;
	crm_table *list = NULL, *all;
	struct pages p = {.work = work};

	check_columns(policy);
	p.site = site_begin(work->job->site);
	work->how.link = link_customer;
	work->how.link_to = &p;
	work->how.nav = pages_of_site;
	work->how.nav_count = CRM_LENGTH(pages_of_site);
	if (given) {
		work->table = list = report_read(work);
		check_list(work);
		call.today = report_time(&call, list);
	}
	site_people_open(&p.people, &call, policy, work->job, !list);
	work->how.today = crm_frame_today(p.people.stream.frame).day;
	if (!list)
		list = site_people_due(&p.people);
	all = site_people_table(&p.people);
	write_report(&p, list, 0);
	write_report(&p, all, 1);
	for (size_t row = 0; row < crm_frame_rows(p.people.stream.frame); row++)
		if (site_people_has_card(&p.people, row))
			write_card(&p, row);
	site_end(p.site);
	crm_table_free(list);
	crm_table_free(all);
	site_people_close(&p.people);
	crm_buf_free(&p.page);
	crm_buf_free(&p.name);
	if (given)
		free((void *)call.operands);
}
