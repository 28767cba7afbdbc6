/* site.c: linked pages in a directory: today's list, the customers with their figures, and a card
 * for each customer. */
#include <stdlib.h>

#include "base/array.h"
#include "crm-report/report.h"
#include "crm-report/site.h"

struct pages {
	struct site *site;
	crm_report *today, *people; /* either may be NULL, not both */
	crm_buf page, name;
};

static void
write_page(struct pages *p, const char *name)
{
	site_write(p->site, name, crm_buf_slice(&p->page));
	p->page.n = 0;
}

/* Cards of all customers, and of those whom only today's list has. */
static void
write_cards(struct pages *p, const crm_report *of)
{
	for (size_t i = 0; i < crm_report_rows(of); i++) {
		crm_str id = crm_report_id(of, i);
		if (of == p->today && p->people && crm_report_find(p->people, id) != SIZE_MAX)
			continue;
		if (crm_report_find(of, id) != i)
			continue; /* several reasons for one customer */
		p->name.n = 0;
		crm_report_card_name(id, &p->name);
		crm_report_card(of, i, p->today, &p->page);
		write_page(p, crm_buf_zend(&p->name));
	}
}

static crm_report *
open_report(const struct report_work *work, const crm_table *table, size_t here)
{
	struct report_work of = *work;
	struct crm_report_how how = work->how;

	of.table = table;
	how.here = here;
	return report_of(&of, &how);
}

/* The stream is a list of what is due, or customers; -c has all customers. */
static void
open_pages(struct pages *p, struct report_work *work, const crm_table *all)
{
	static const struct crm_html_link nav[] = {{"index.html", CRM_TR_MARK("Today")},
						   {"customers.html", CRM_TR_MARK("Customers")}};
	crm_report *main;
	crm_error e;

	work->how.site = true;
	work->how.nav = nav;
	work->how.nav_count = all ? 2 : 0;
	main = open_report(work, work->table, 0);
	if (crm_report_is_due(main))
		p->today = main;
	else
		p->people = main;
	if (all && !p->today) {
		crm_fail(&e, CRM_DATA,
			 "with --customers the stream must be a list of what is due (crm-due)");
		crm_fail_at(&e, "--site", 0, NULL);
		cmd_die(&e);
	}
	work->how.title = NULL;
	work->how.group = NULL;
	if (all)
		p->people = open_report(work, all, 1);
}

static void
check_columns(const struct report_work *work, const crm_table *t)
{
	static const char *const needed[] = {"id", "name"};
	crm_error e;

	for (size_t i = 0; i < CRM_LENGTH(needed); i++) {
		if (crm_table_find(t, needed[i]) >= 0 &&
		    !crm_policy_private(work->how.policy, crm_str_z(needed[i])))
			continue;
		crm_fail(&e, CRM_DATA, "pages of customers need the columns id and name");
		crm_fail_at(&e, "--site", 0, NULL);
		cmd_die(&e);
	}
}

void
report_site(struct report_work *work, const crm_table *all)
{
	struct pages p = {0};

	check_columns(work, work->table);
	if (all)
		check_columns(work, all);
	open_pages(&p, work, all);
	p.site = site_begin(work->job->site);
	crm_report_html(p.today ? p.today : p.people, &p.page);
	write_page(&p, "index.html");
	if (p.today && p.people) {
		crm_report_html(p.people, &p.page);
		write_page(&p, "customers.html");
	}
	if (p.people)
		write_cards(&p, p.people);
	if (p.today)
		write_cards(&p, p.today);
	site_end(p.site);
	crm_report_free(p.today);
	crm_report_free(p.people);
	crm_buf_free(&p.page);
	crm_buf_free(&p.name);
}
