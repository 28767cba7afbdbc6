/* check.c: whether a row may stand in a file of customers. */
#include <string.h>

#include "crm-add/add.h"

/* ---- values ---- */

static void
tidy_emails(struct add *a, crm_str *field)
{
	crm_buf tidy = {0};

	if (crm_emails_tidy(*field, &tidy)) {
		crm_str new = crm_arena_str(a->arena, crm_buf_slice(&tidy));
		if (a->in.one)
			cmd_note("email: %s is written as %s", crm_quote(*field), crm_quote(new));
		*field = new;
		a->tidied++;
	}
	crm_buf_free(&tidy);
}

static bool
same_but_case(crm_str a, crm_str b)
{
	crm_buf x = {0}, y = {0};
	bool same;

	crm_str_fold(crm_str_trim(a), &x);
	crm_str_fold(crm_str_trim(b), &y);
	same = !crm_str_eq(a, b) && crm_str_eq(crm_buf_slice(&x), crm_buf_slice(&y));
	crm_buf_free(&x);
	crm_buf_free(&y);
	return same;
}

/* An owner whom the policy writes in another way would be somebody else. */
static int
check_owner(struct add *a, crm_str owner, crm_error *e)
{
	const char *name, *meant = NULL;

	for (size_t i = 0; owner.n && (name = crm_policy_name(a->policy, "owners", i)); i++) {
		if (crm_str_eqz(owner, name))
			return 0;
		if (same_but_case(owner, crm_str_z(name)) ||
		    (!meant && crm_nearest(owner, &name, 1)))
			meant = name;
	}
	if (!meant)
		return 0;
	crm_fail(e, CRM_DATA, "%s is not an owner of the policy; did you mean \"%s\"?",
		 crm_quote(owner), meant);
	return crm_fail_at(e, NULL, 0, "owner");
}

int
add_check_fields(struct add *a, crm_str *fields, crm_error *e)
{
	int name = cmd_target_find(&a->target, "name"),
	    email = cmd_target_find(&a->target, "email");
	int owner = cmd_target_find(&a->target, "owner");

	if (email >= 0)
		tidy_emails(a, &fields[email]);
	for (size_t i = 0; i < a->target.columns; i++)
		if (crm_customer_check(crm_policy_model(a->policy)->kinds, a->target.column[i],
				       fields[i], e) < 0)
			return -1;
	if (owner >= 0 && check_owner(a, fields[owner], e) < 0)
		return -1;
	if (!crm_str_trim(fields[name]).n) {
		crm_fail(e, CRM_DATA, "is empty; a customer must have a name");
		return crm_fail_at(e, NULL, 0, "name");
	}
	return 0;
}

/* ---- whom it names ---- */

static int
check_there(struct add *a, crm_str who, crm_str own, const char *column, crm_error *e)
{
	if (!crm_str_eq(who, own) && crm_people_find(a->people, CRM_BY_ID, who) != SIZE_MAX)
		return 0;
	crm_fail(e, CRM_DATA,
		 crm_str_eq(who, own) ? "%s is the customer's own id" : "no customer has the id %s",
		 crm_quote(who));
	return crm_fail_at(e, NULL, 0, column);
}

static int
check_circle(struct add *a, size_t number, crm_str status, crm_error *e)
{
	crm_str into, own = add_value_of(a, number, "id"), next = status;
	crm_buf way = {0};
	bool circle = false;

	crm_buf_str(&way, own);
	for (size_t steps = 0; !circle && crm_merged_into(next, &into) &&
			       steps <= a->there + crm_table_rows(a->in.table);
	     steps++) {
		size_t at = crm_people_find(a->people, CRM_BY_ID, into);
		crm_buf_f(&way, " -> %.*s", (int)into.n, into.p);
		circle = at == number;
		next = at == SIZE_MAX ? CRM_STR("") : add_value_of(a, at, "status");
	}
	if (circle) {
		crm_fail(e, CRM_DATA, "%s would lead in a circle: %s", crm_quote(status),
			 crm_quote(crm_buf_slice(&way)));
		crm_fail_at(e, NULL, 0, "status");
	}
	crm_buf_free(&way);
	return circle ? -1 : 0;
}

int
add_check_named(struct add *a, crm_str *fields, size_t number, crm_error *e)
{
	int by = cmd_target_find(&a->target, "referred_by"),
	    status = cmd_target_find(&a->target, "status");
	crm_str own = fields[cmd_target_find(&a->target, "id")], into;

	if (by >= 0 && fields[by].n && check_there(a, fields[by], own, "referred_by", e) < 0)
		return -1;
	if (status < 0 || !crm_merged_into(fields[status], &into))
		return 0;
	return check_there(a, into, own, "status", e) < 0
		       ? -1
		       : check_circle(a, number, fields[status], e);
}
