/* load.c: makes a policy of a tree: reads its plain settings, and its sections by their table. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "policy/gather.h"
#include "policy/section.h"

/* ---- settings ---- */

static int
unknown_zone(crm_loader *l, const crm_node *n)
{
	crm_buf near = {0};
	int status;

	if (crm_zone_nearest(n->text, &near))
		status = crm_load_fault(l, n->place,
					"zone: unknown time zone %s; did you mean '%s'?",
					crm_quote(n->text), crm_buf_zend(&near));
	else
		status = crm_load_fault(l, n->place,
					"zone: unknown time zone %s; an example is Europe/Berlin",
					crm_quote(n->text));
	crm_buf_free(&near);
	return status;
}

static int
read_zone(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_read_name(l, f, n, to) < 0)
		return -1;
	return crm_zone_known(n->text) ? 0 : unknown_zone(l, n);
}

static int
read_country(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_country **country = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	*country = crm_country_find(n->text);
	if (!*country)
		return crm_load_fault(l, n->place,
				      "country: %s is not a country; write its telephone code (44) "
				      "or its two letters (GB)",
				      crm_quote(n->text));
	return 0;
}

static int
read_lang(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const char **lang = to;
	crm_buf all = {0};

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	*lang = crm_lang_find(n->text);
	if (*lang)
		return 0;
	crm_lang_list(&all);
	crm_load_fault(l, n->place, "lang: unknown language %s; the languages are %s",
		       crm_quote(n->text), crm_buf_zend(&all));
	crm_buf_free(&all);
	return -1;
}

/* Reads names that the stream need not have, so that they are not checked. */
static int
read_private(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_list *list = to;

	l->policy->private_place = n->place;
	if (n->type == CRM_NODE_MAPPING)
		return crm_load_want(l, n, f->key, CRM_NODE_SEQUENCE);
	if (crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "%s: more than %d items", f->key, CRM_ITEMS);
	list->word =
		crm_arena_alloc(l->policy->arena, (crm_list_count(n) + 1) * sizeof *list->word);
	for (; list->n < crm_list_count(n); list->n++)
		if (crm_read_name(l, f, crm_list_at(n, list->n), &list->word[list->n]) < 0)
			return -1;
	return 0;
}

/* The share must be more than a half; of a smaller share there could be two channels. */
static int
read_one_sided(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_num *share = to;

	if (crm_read_share(l, f, n, to) < 0)
		return -1;
	if (*share < CRM_NUM_ONE / 2)
		return crm_load_fault(l, n->place, "one_sided: %s is less than half",
				      crm_quote(n->text));
	return 0;
}

static int
read_reply(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_span *reply = to;

	if (crm_read_positive(l, f, n, to) < 0)
		return -1;
	if (crm_span_days(*reply) > CRM_REPLY_MOST)
		return crm_load_fault(l, n->place, "reply: %s is not from 1d to %dd",
				      crm_quote(n->text), CRM_REPLY_MOST);
	return 0;
}

static int
read_nothing(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	(void)l;
	(void)f;
	(void)n;
	(void)to;
	return 0;
}

static const char *const consent_choice[] = {"opt-out", "opt-in", NULL};
static const char *const feb29_choice[] = {"02-28", "03-01", NULL};
static const char *const week_choice[] = {"monday", "tuesday",  "wednesday", "thursday",
					  "friday", "saturday", "sunday",    NULL};

/* The plain settings, in the order of reading. */
#define AT(member) offsetof(struct crm_policy, member)
static const crm_field settings[] = {
	{.key = "version", .read = crm_read_version, .required = true},
	{.key = "extends", .read = read_nothing}, /* gather.c has done so */
	{.key = "include", .read = read_nothing},
	{.key = "book", .at = AT(book), .read = crm_read_name},
	{.key = "zone", .at = AT(zone), .read = read_zone},
	{.key = "lang", .at = AT(lang), .read = read_lang},
	{.key = "country", .at = AT(country), .read = read_country},
	{.key = "consent", .at = AT(opt_in), .read = crm_read_choice, .words = consent_choice},
	{.key = "feb29", .at = AT(feb29), .read = crm_read_choice, .words = feb29_choice},
	{.key = "week_starts",
	 .at = AT(week_starts),
	 .read = crm_read_choice,
	 .words = week_choice},
	{.key = "reply", .at = AT(model.reply), .read = read_reply},
	{.key = "quiet", .at = AT(quiet), .read = crm_read_days},
	{.key = "quiet_before", .at = AT(quiet_before), .read = crm_read_days},
	{.key = "declined", .at = AT(declined), .read = crm_read_days},
	{.key = "retry", .at = AT(retry), .read = crm_read_days},
	{.key = "give_up", .at = AT(give_up), .read = crm_read_whole, .to = 1000 * CRM_NUM_ONE},
	{.key = "capacity", .at = AT(capacity), .read = crm_read_whole, .to = 100000 * CRM_NUM_ONE},
	{.key = "reserve", .at = AT(reserve), .read = crm_read_share},
	{.key = "one_sided", .at = AT(one_sided), .read = read_one_sided},
	{.key = "private", .at = AT(private_columns), .read = read_private},
};

/* The values of settings that a policy leaves out; all others are 0. */
static const struct crm_policy unsaid = {
	.book = "", .zone = "", .lang = "", .capacity = -1, .model.reply = {14, 'd'}};

/* ---- sections ---- */

/* Checks that every key is that of a setting or of a section. */
static int
check_keys(crm_loader *l, const crm_node *n)
{
	size_t count = CRM_LENGTH(settings);
	crm_field *all;
	int rc;

	for (const struct crm_section *const *s = l->sections; *s; s++)
		count++;
	all = crm_alloc(count * sizeof *all);
	memcpy(all, settings, sizeof settings);
	for (size_t i = CRM_LENGTH(settings); i < count; i++)
		all[i] = (crm_field){.key = l->sections[i - CRM_LENGTH(settings)]->key};
	rc = crm_load_keys(l, n, all, count);
	free(all);
	return rc;
}

static int
load_items(crm_loader *l, const struct crm_section *s, const crm_node *n)
{
	char *policy = (char *)l->policy;
	void *items;
	size_t count;

	if (crm_load_items(l, n, s->array.size, s->item, &items, &count) < 0)
		return -1;
	memcpy(policy + s->array.items, &items, sizeof items);
	memcpy(policy + s->array.count, &count, sizeof count);
	return 0;
}

static int
load_section(crm_loader *l, const struct crm_section *s, const crm_node *root, void *own)
{
	const crm_node *n = crm_node_get(root, s->key);

	l->section = s->key;
	if (n && s->item && load_items(l, s, n) < 0)
		return -1;
	return s->load && (n || s->always) ? s->load(l, n, own) : 0;
}

static int
load_sections(crm_loader *l, const crm_node *root)
{
	crm_policy *p = l->policy;

	for (size_t i = 0; l->sections[i]; i++)
		if (load_section(l, l->sections[i], root, p->own[i]) < 0)
			return -1;
	for (const struct crm_section *const *s = l->sections; *s; s++) {
		l->section = (*s)->key;
		if ((*s)->check && (*s)->check(l) < 0)
			return -1;
	}
	return 0;
}

/* ---- the whole ---- */

static int
load_root(crm_loader *l, const crm_node *root)
{
	if (crm_load_want(l, root, "policy", CRM_NODE_MAPPING) < 0 || check_keys(l, root) < 0)
		return -1;
	for (size_t i = 0; i < CRM_LENGTH(settings); i++) {
		const crm_field *f = &settings[i];
		const crm_node *n = crm_node_get(root, f->key);

		if (n && f->read(l, f, n, (char *)l->policy + f->at) < 0)
			return -1;
	}
	return load_sections(l, root) < 0 ? -1 : crm_policy_check_all_texts(l->policy, l->error);
}

static int
load_tree(crm_loader *l, const struct crm_origin_of *from)
{
	crm_arena *tree = crm_arena_new();
	crm_str text;
	const crm_node *root = crm_policy_gather(l, tree, from, &text);
	int rc = root ? load_root(l, root) : -1;

	crm_arena_free(tree);
	return rc;
}

/* Allocates the data of each section that has its own. */
static void **
own_data(crm_arena *a, const struct crm_section *const *sections)
{
	size_t n = 0;
	void **own;

	while (sections[n])
		n++;
	own = crm_arena_alloc(a, (n + 1) * sizeof *own);
	for (size_t i = 0; i < n; i++)
		own[i] = crm_arena_alloc(a, sections[i]->own_size + 1);
	return own;
}

static crm_policy *
load(const struct crm_origin_of *from, const struct crm_policy_parts *parts, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	crm_policy *p = crm_arena_alloc(a, sizeof *p);
	crm_loader l = {.policy = p,
			.section = "",
			.sections = parts->sections,
			.triggers = parts->triggers,
			.error = e,
			.last_mention = &p->mention};
	struct crm_origin_of named = *from;

	*p = unsaid;
	p->arena = a;
	p->source = named.source = crm_arena_str(a, crm_str_z(from->source)).p;
	p->sections = parts->sections;
	p->own = own_data(a, parts->sections);
	p->model.kinds = crm_kinds_new();
	if (load_tree(&l, &named) == 0)
		return p;
	crm_policy_free(p);
	return NULL;
}

static bool
is_builtin(const char *path)
{
	return !path || strcmp(path, CRM_BUILTIN_NAME) == 0;
}

crm_policy *
crm_policy_read(const char *path, const struct crm_policy_parts *parts, crm_error *e)
{
	struct crm_origin_of from = {.source = path, .file = true};

	if (is_builtin(path))
		from = (struct crm_origin_of){.source = CRM_BUILTIN_SOURCE,
					      .text = crm_policy_builtin()};
	return load(&from, parts, e);
}

crm_policy *
crm_policy_read_text(const char *source, crm_str text, const struct crm_policy_parts *parts,
		     crm_error *e)
{
	return load(&(struct crm_origin_of){.source = source, .text = text}, parts, e);
}

/* The policy is gathered as for use and written as a tree; a policy itself is no longer one. */
int
crm_policy_write(const char *path, const struct crm_policy_parts *parts, crm_buf *out, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	crm_policy p = {.arena = a, .source = path};
	crm_loader l = {.policy = &p, .section = "", .sections = parts->sections, .error = e};
	const crm_node *root = NULL;
	crm_str text = crm_policy_builtin();
	int rc = 0;

	if (!is_builtin(path)) {
		root = crm_policy_gather(
			&l, a, &(struct crm_origin_of){.source = path, .file = true}, &text);
		rc = root ? 0 : -1;
	}
	if (rc == 0 && text.p)
		crm_buf_str(out, text);
	else if (rc == 0)
		crm_node_emit(root, out);
	crm_arena_free(a);
	return rc;
}
