/* load_holidays.c: the section holidays. A holiday has one of the keys of crm_ways, which says how
 * its day is found. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/ways.h"

/* ---- what is done with the day that was found ---- */

/* -21d, 3d, +1w */
static int
read_offset(crm_loader *l, const char *key, const crm_node *n, int most, const char *wanted,
	    int *out)
{
	crm_str s = n->text;
	crm_span span;
	bool back;

	if (crm_load_want(l, n, key, CRM_NODE_SCALAR) < 0)
		return -1;
	back = s.p[0] == '-';
	if (back || s.p[0] == '+')
		s = (crm_str){s.p + 1, s.n - 1};
	if (!crm_span_parse(s, &span) || (span.unit != 'd' && span.unit != 'w') ||
	    crm_span_days(span) > most)
		return crm_load_fault(l, n->place, "%s: %s is not %s", key, crm_quote(n->text),
				      wanted);
	*out = back ? -crm_span_days(span) : crm_span_days(span);
	return 0;
}

/* {saturday: -1d, sunday: next} */
static int
read_weekdays(crm_loader *l, const char *key, const crm_node *n, bool may_be_next,
	      struct crm_moves *out)
{
	const crm_field weekday = {.key = key, .words = crm_weekdays};
	const char *wanted = may_be_next ? "next, nor a number of days from -6d to 6d"
					 : "a number of days from -6d to 6d";

	if (crm_load_want(l, n, key, CRM_NODE_MAPPING) < 0)
		return -1;
	for (size_t i = 0; i < n->n; i++) {
		int which, by;

		if (crm_read_choice(l, &weekday, n->key[i], &which) < 0)
			return -1;
		if (may_be_next && crm_str_eqz(n->item[i]->text, "next"))
			by = CRM_TO_NEXT;
		else if (read_offset(l, key, n->item[i], CRM_MOST_MOVED, wanted, &by) < 0)
			return -1;
		out->by[which + 1] = (int8_t)by;
		out->any = true;
	}
	return 0;
}

/* ---- a holiday ---- */

#define AT(member) offsetof(struct crm_raw_holiday, member)
static const crm_field fields[] = {
	{.key = "name", .at = AT(name), .read = crm_read_name, .required = true},
	{.key = "calendar", .at = AT(calendar), .read = crm_read_name},
	{.key = "for", .at = AT(who), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "nth",
	 .at = AT(nth),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 5 * CRM_NUM_ONE},
	{.key = "month",
	 .at = AT(month),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 12 * CRM_NUM_ONE},
	{.key = "before", .at = AT(before), .read = crm_read_node},
	{.key = "after", .at = AT(after), .read = crm_read_node},
	{.key = "offset", .at = AT(offset), .read = crm_read_node},
	{.key = "move", .at = AT(move), .read = crm_read_node},
	{.key = "substitute", .at = AT(substitute), .read = crm_read_node},
	{.key = "shift", .at = AT(shift), .read = crm_read_node}, /* the older name of offset */
};
enum { FIELDS = CRM_LENGTH(fields) };

static int
read_keys(crm_loader *l, const crm_node *n, struct crm_raw_holiday *raw)
{
	crm_field all[FIELDS + CRM_WAYS];

	memcpy(all, fields, sizeof fields);
	for (size_t i = 0; i < CRM_WAYS; i++)
		all[FIELDS + i] = (crm_field){
			.key = crm_ways[i].key, .at = AT(way[i]), .read = crm_read_node};
	return crm_load_mapping(l, n, all, FIELDS + CRM_WAYS, raw);
}

/* The fault that a holiday has no way to find its day, or two. */
static int
bad_ways(crm_loader *l, const crm_node *n, const struct crm_raw_holiday *raw)
{
	crm_buf all = {0}, found = {0};

	for (size_t i = 0; i < CRM_WAYS; i++) {
		crm_buf_f(&all, "%s\"%s\"",
			  i == 0             ? ""
			  : i + 1 < CRM_WAYS ? ", "
					     : " and ",
			  crm_ways[i].key);
		if (raw->way[i])
			crm_buf_f(&found, "%s\"%s\"", found.n ? " and " : "", crm_ways[i].key);
	}
	crm_load_fault(l, n->place, "a holiday needs exactly one of %s%s%s", crm_buf_zend(&all),
		       found.n ? "; it has " : "", crm_buf_zend(&found));
	crm_buf_free(&all);
	crm_buf_free(&found);
	return -1;
}

/* Keys that do not go with the way. */
static int
check_keys(crm_loader *l, const crm_node *n, const struct crm_way *way,
	   const struct crm_raw_holiday *raw)
{
	if (raw->nth && !way->nth)
		return crm_load_fault(l, n->place, "nth requires \"weekday\"");
	if (raw->month && !way->month)
		return crm_load_fault(l, n->place, "month requires \"weekday\" or \"last\"");
	if ((raw->before || raw->after) && !way->side)
		return crm_load_fault(l, n->place, "%s requires \"weekday\"",
				      raw->before ? "before" : "after");
	if (raw->offset && raw->shift)
		return crm_load_fault(l, n->place,
				      "\"shift\" is the older name of \"offset\": write \"offset\" "
				      "alone");
	return 0;
}

static int
read_moves(crm_loader *l, const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	static const char wanted[] = "a number of days or weeks such as -1d";

	if (raw->offset && read_offset(l, "offset", raw->offset, 366, wanted, &h->offset) < 0)
		return -1;
	if (raw->shift && read_offset(l, "shift", raw->shift, 366, wanted, &h->offset) < 0)
		return -1;
	if (raw->move && read_weekdays(l, "move", raw->move, false, &h->move) < 0)
		return -1;
	return raw->substitute
		       ? read_weekdays(l, "substitute", raw->substitute, true, &h->substitute)
		       : 0;
}

static int
load_holiday(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_raw_holiday raw = {.calendar = ""};
	struct crm_holiday *h = to;
	const struct crm_way *way = NULL;
	size_t found = 0;

	if (read_keys(l, n, &raw) < 0)
		return -1;
	for (size_t i = 0; i < CRM_WAYS; i++)
		if (raw.way[i]) {
			way = &crm_ways[i];
			found++;
		}
	if (found != 1) /* nth alone lacks its weekday */
		return raw.nth && !found ? crm_load_fault(l, n->place, "nth requires \"weekday\"")
					 : bad_ways(l, n, &raw);
	if (check_keys(l, n, way, &raw) < 0)
		return -1;
	*h = (struct crm_holiday){.name = raw.name,
				  .calendar = raw.calendar,
				  .who = raw.who,
				  .find = way->find,
				  .place = n->place};
	if (read_moves(l, &raw, h) < 0)
		return -1;
	return way->read(l, way, raw.way[way - crm_ways], &raw, h);
}

/* "closed" names holidays and calendars. */
static int
check(crm_loader *l)
{
	const crm_policy *p = l->policy;

	for (size_t i = 0; i < p->holidays; i++)
		for (size_t k = 0; k < p->holidays; k++)
			if (strcmp(p->holiday[i].calendar, p->holiday[k].name) == 0)
				return crm_load_fault(l, p->holiday[i].place,
						      "calendar: a holiday is called %s, too",
						      crm_quote(crm_str_z(p->holiday[k].name)));
	return 0;
}

const struct crm_section crm_section_holidays = {
	.key = "holidays",
	.array = CRM_SECTION_ARRAY("holidays", struct crm_holiday, holiday, holidays),
	.item = load_holiday,
	.check = check,
	.merge = {.name = "name", .unordered = true},
};
