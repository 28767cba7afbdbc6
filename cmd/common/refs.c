/* refs.c: what new entries of a log name by ids. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/refs.h"

crm_str
cmd_event_of(crm_str ref)
{
	static const size_t prefix = sizeof "event:" - 1;

	if (ref.n <= prefix || memcmp(ref.p, "event:", prefix) != 0)
		return CRM_STR("");
	return (crm_str){ref.p + prefix, ref.n - prefix};
}

void
cmd_refs_name(struct cmd_refs *r, crm_str id)
{
	if (!r->id)
		r->id = crm_people_new(NULL);
	if (!id.n || crm_people_put(r->id, CRM_BY_ID, id, r->n) != SIZE_MAX)
		return;
	r->one = crm_grow(r->one, r->n, &r->room, sizeof *r->one);
	r->one[r->n++] = (struct cmd_event_id){0};
}

struct cmd_event_id *
cmd_refs_find(const struct cmd_refs *r, crm_str id)
{
	size_t number = id.n && r->id ? crm_people_find(r->id, CRM_BY_ID, id) : SIZE_MAX;

	return number == SIZE_MAX ? NULL : &r->one[number];
}

/* The event with that id of this customer; NULL: the customer has no such event. */
static struct cmd_event_id *
of_customer(const struct cmd_refs *r, struct cmd_event_id *one, crm_str customer)
{
	while (one && !(one->whose.p && crm_str_eq(cmd_whom_now(r->whom, one->whose), customer)))
		one = one->also;
	return one;
}

static void
add_owner(struct cmd_refs *r, struct cmd_event_id *one, crm_str customer, crm_str currency)
{
	struct cmd_event_id *also;

	currency = crm_arena_str(r->arena, currency);
	customer = crm_arena_str(r->arena, cmd_whom_now(r->whom, customer));
	if (!one->whose.p) {
		one->whose = customer;
		one->currency = currency;
	} else if (!of_customer(r, one, customer)) {
		also = crm_arena_alloc(r->arena, sizeof *also);
		*also = (struct cmd_event_id){
			.whose = customer, .currency = currency, .also = one->also};
		one->also = also;
	}
}

void
cmd_refs_see(struct cmd_refs *r, const struct cmd_log_file *f)
{
	struct cmd_event_id *one = cmd_refs_find(r, cmd_log_value(f, CMD_L_EVENT));

	if (one)
		add_owner(r, one, cmd_log_value(f, CMD_L_CUSTOMER), cmd_log_currency(f));
	cmd_voids_see(&r->voids, f);
}

void
cmd_refs_seen(struct cmd_refs *r)
{
	cmd_voids_judge(&r->voids);
}

crm_str
cmd_refs_currency(const struct cmd_refs *r, crm_str id, crm_str customer)
{
	const struct cmd_event_id *one = of_customer(r, cmd_refs_find(r, id), customer);

	return one ? one->currency : CRM_STR("");
}

int
cmd_refs_whose(const struct cmd_refs *r, crm_str id, crm_str *customer, crm_error *e)
{
	const struct cmd_event_id *one = cmd_refs_find(r, id);

	*customer = one->whose;
	if (!one->whose.p)
		crm_fail(e, CRM_DATA,
			 "no event has the id %s (a void is written as \"void ID\", or as \"void "
			 "CUSTOMER --ref=ID\")",
			 crm_quote(id));
	else if (one->also)
		crm_fail(e, CRM_DATA,
			 "the id %s belongs to events of both %s and %s; write \"void CUSTOMER "
			 "--ref=ID\"",
			 crm_quote(id), crm_quote(one->whose), crm_quote(one->also->whose));
	else
		return 0;
	return crm_fail_at(e, NULL, 0, "ref");
}

/* ---- checking ---- */

static int
check_id(struct cmd_refs *r, const crm_str value[CMD_L_COLUMNS], crm_error *e)
{
	struct cmd_event_id *own = cmd_refs_find(r, value[CMD_L_EVENT]);

	if (own && own->whose.p) {
		crm_fail(e, CRM_DATA, "%s is already an event of %s", crm_quote(value[CMD_L_EVENT]),
			 crm_quote(own->whose));
		return crm_fail_at(e, NULL, 0, "event");
	}
	if (own)
		own->whose = value[CMD_L_CUSTOMER];
	return 0;
}

static int
check_void(struct cmd_refs *r, struct cmd_event_id *named, crm_str event, crm_str customer,
	   crm_error *e)
{
	const struct cmd_void *before = cmd_voids_find(&r->voids, event, customer);

	if (!before && !named->taken_back) {
		named->taken_back = true;
		return 0;
	}
	if (before)
		crm_fail(e, CRM_DATA,
			 "the event %s was already taken back, by the void %s in line %llu",
			 crm_quote(event), crm_quote(before->event),
			 (unsigned long long)before->line);
	else
		crm_fail(e, CRM_DATA, "the event %s was already taken back by an earlier record",
			 crm_quote(event));
	return crm_fail_at(e, NULL, 0, "ref");
}

static void
another_s_event(const struct cmd_refs *r, crm_str event, crm_str whose, crm_error *e)
{
	crm_str name = cmd_whom_name(r->whom, whose);

	crm_fail(e, CRM_DATA, "the event %s belongs to %s%s%s", crm_quote(event), crm_quote(whose),
		 name.n ? " " : "", name.n ? crm_quote(name) : "");
}

int
cmd_refs_check(struct cmd_refs *r, const crm_str value[CMD_L_COLUMNS], crm_error *e)
{
	crm_str event = cmd_event_of(value[CMD_L_REF]), customer = value[CMD_L_CUSTOMER];
	struct cmd_event_id *named, *theirs;

	if (check_id(r, value, e) < 0)
		return -1;
	if (!event.n)
		return 0;
	named = cmd_refs_find(r, event);
	if (!named->whose.p)
		crm_fail(e, CRM_DATA, "no event has the id %s", crm_quote(event));
	else if (!(theirs = of_customer(r, named, customer)))
		another_s_event(r, event, named->whose, e);
	else if (crm_str_eqz(value[CMD_L_KIND], "void"))
		return check_void(r, theirs, event, customer, e);
	else
		return 0;
	return crm_fail_at(e, NULL, 0, "ref");
}

void
cmd_refs_free(struct cmd_refs *r)
{
	cmd_voids_free(&r->voids);
	crm_people_free(r->id);
	free(r->one);
}
