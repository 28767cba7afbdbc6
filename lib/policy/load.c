/* load.c: a policy file to a policy. */
#include <string.h>

#include "base/fault.h"
#include "policy/gather.h"
#include "policy/trigger.h"

crm_str
crm_policy_builtin(void)
{
	return (crm_str){crm_builtin_policy, crm_builtin_policy_size};
}

int
crm_policy_fault(const crm_policy *p, crm_place at, crm_error *e, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	crm_fail_v(e, at.source ? at.source : p->source, at.line, at.column, NULL, format, ap);
	va_end(ap);
	return -1;
}

/* ---- stages, tiers, segments ---- */

static const crm_field stage_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_stage, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "when",
	 .at = offsetof(struct crm_stage, when),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_BOOL},
};

static int
load_stage(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_stage *s = to;

	s->place = n->place;
	return crm_load_mapping(l, n, stage_fields, sizeof stage_fields / sizeof *stage_fields, s);
}

static int
load_stages(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	void *array;

	(void)f;
	(void)to;
	if (crm_load_items(l, n, sizeof(struct crm_stage), load_stage, &array, &l->policy->stages) <
	    0)
		return -1;
	l->policy->stage = array;
	return 0;
}

static const crm_field segment_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_segment_rule, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "when",
	 .at = offsetof(struct crm_segment_rule, when),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_BOOL},
};

static int
load_segment(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_segment_rule *s = to;

	s->place = n->place;
	return crm_load_mapping(l, n, segment_fields,
				sizeof segment_fields / sizeof *segment_fields, s);
}

static int
load_segments(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	void *array;

	(void)f;
	(void)to;
	if (crm_load_items(l, n, sizeof(struct crm_segment_rule), load_segment, &array,
			   &l->policy->segments) < 0)
		return -1;
	l->policy->segment = array;
	return 0;
}

static const crm_field tier_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_tier, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "by", .at = offsetof(struct crm_tier, by), .read = crm_read_column},
	{.key = "top", .at = offsetof(struct crm_tier, top), .read = crm_read_share},
	{.key = "from", .at = offsetof(struct crm_tier, from), .read = crm_read_number},
	{.key = "within", .at = offsetof(struct crm_tier, within), .read = crm_read_column},
	{.key = "when",
	 .at = offsetof(struct crm_tier, when),
	 .read = crm_read_expr,
	 .type = CRM_BOOL},
};

static int
load_tier(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_tier *t = to;
	const crm_node *top = crm_node_get(n, "top"), *from = crm_node_get(n, "from"),
		       *by = crm_node_get(n, "by");
	const crm_word *w;

	t->place = n->place;
	t->by = t->within = "";
	t->has_from = from;
	if (crm_load_mapping(l, n, tier_fields, sizeof tier_fields / sizeof *tier_fields, t) < 0)
		return -1;
	if (top && from)
		return crm_load_fault(l, n->place, "a tier has \"top\" or \"from\", not both");
	if (by ? !top && !from : top || from)
		return crm_load_fault(l, n->place, "\"by\" goes with \"top\" or \"from\"");
	if (*t->within && !by)
		return crm_load_fault(l, n->place, "\"within\" goes with \"by\"");
	if (strcmp(t->within, "tier") == 0 || strcmp(t->within, "segments") == 0 ||
	    strcmp(t->within, "treatment") == 0)
		return crm_load_fault(l, crm_node_get(n, "within")->place,
				      "within: %s is worked out after it", t->within);
	if (top && t->top == 0)
		return crm_load_fault(l, top->place, "top: more than 0%% is wanted");
	w = by ? crm_word_find(l->policy->model.kinds, by->text) : NULL;
	if (w && w->type != CRM_NUMBER)
		return crm_load_fault(l, by->place, "by: %s is %s; a number is wanted",
				      crm_quote(by->text), crm_type_words((int)w->type));
	return 0;
}

static int
load_tiers(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_policy *p = l->policy;
	void *array;

	(void)f;
	(void)to;
	if (crm_load_items(l, n, sizeof(struct crm_tier), load_tier, &array, &p->tiers) < 0)
		return -1;
	p->tier = array;
	for (size_t i = 0; i + 1 < p->tiers; i++)
		if (p->tier[i].by[0] == '\0' && !p->tier[i].when)
			return crm_load_fault(l, p->tier[i + 1].place,
					      "\"%s\" takes the rest, so nobody is left for \"%s\"",
					      p->tier[i].name, p->tier[i + 1].name);
	return 0;
}

/* ---- the whole ---- */

int
crm_read_version(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	(void)to;
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_str_eqz(n->text, "1"))
		return crm_load_fault(l, n->place, "version: %s is not known; this is 1",
				      crm_quote(n->text));
	return 0;
}

static int
unknown_zone(crm_loader *l, const crm_node *n)
{
	crm_buf near = {0};
	int status;

	if (crm_zone_nearest(n->text, &near))
		status = crm_load_fault(l, n->place,
					"zone: no time zone %s is known here; did you mean '%s'?",
					crm_quote(n->text), crm_buf_zend(&near));
	else
		status = crm_load_fault(l, n->place,
					"zone: no time zone %s is known here; one is Europe/Berlin",
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

/* Names that the stream need not have, so nothing is looked up. */
static int
read_private(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_list *list = &l->policy->secret;

	(void)to;
	l->policy->secret_place = n->place;
	if (n->type == CRM_NODE_MAPPING)
		return crm_load_want(l, n, f->key, CRM_NODE_SEQUENCE);
	if (crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "%s: more than %d of them", f->key, CRM_ITEMS);
	list->word =
		crm_arena_alloc(l->policy->arena, (crm_list_count(n) + 1) * sizeof *list->word);
	for (; list->n < crm_list_count(n); list->n++)
		if (crm_read_name(l, f, crm_list_at(n, list->n), &list->word[list->n]) < 0)
			return -1;
	return 0;
}

/* Of less than half there may be two. */
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

struct raw_policy {
	const char *zone;
	const crm_country *country;
	crm_span quiet, declined;
	crm_num capacity, reserve, one_sided;
	int consent, feb29;
	const crm_node *score, *followed;
};

static const char *const consent_choice[] = {"opt-out", "opt-in", NULL};
static const char *const feb29_choice[] = {"02-28", "03-01", NULL};

/* In the order of reading: rules speak of kinds and holidays. First the plain
 * settings, whose faults name the key; the faults of a section name it too. */
#define AT(member) offsetof(struct raw_policy, member)
static const crm_field fields[] = {
	{.key = "version", .read = crm_read_version, .required = true},
	{.key = "extends", .at = AT(followed), .read = crm_read_node}, /* gather.c has done so */
	{.key = "include", .at = AT(followed), .read = crm_read_node},
	{.key = "zone", .at = AT(zone), .read = read_zone},
	{.key = "country", .at = AT(country), .read = read_country},
	{.key = "consent", .at = AT(consent), .read = crm_read_choice, .words = consent_choice},
	{.key = "feb29", .at = AT(feb29), .read = crm_read_choice, .words = feb29_choice},
	{.key = "quiet", .at = AT(quiet), .read = crm_read_span},
	{.key = "declined", .at = AT(declined), .read = crm_read_span},
	{.key = "capacity", .at = AT(capacity), .read = crm_read_whole, .to = 100000 * CRM_NUM_ONE},
	{.key = "reserve", .at = AT(reserve), .read = crm_read_share},
	{.key = "one_sided", .at = AT(one_sided), .read = read_one_sided},
	{.key = "private", .read = read_private},
	{.key = "kinds", .read = crm_load_kinds},
	{.key = "currency", .read = crm_load_currency},
	{.key = "owners", .read = crm_load_owners},
	{.key = "holidays", .read = crm_load_holidays},
	{.key = "hours", .read = crm_load_hours},
	{.key = "questions", .read = crm_load_questions},
	{.key = "referrals", .read = crm_load_referrals},
	{.key = "score", .at = AT(score), .read = crm_read_node},
	{.key = "stages", .read = load_stages},
	{.key = "order", .read = crm_load_order},
	{.key = "tiers", .read = load_tiers},
	{.key = "segments", .read = load_segments},
	{.key = "treatment", .read = crm_load_treatment},
	{.key = "cadence", .read = crm_load_cadence},
	{.key = "due", .read = crm_load_rules},
};
enum { FIELDS = sizeof fields / sizeof *fields, SETTINGS = 13 };

static int
load_root(crm_loader *l, const crm_node *n, bool builtin)
{
	struct raw_policy raw = {.zone = "", .capacity = -1};
	crm_policy *p = l->policy;

	if (crm_load_want(l, n, "policy", CRM_NODE_MAPPING) < 0 ||
	    crm_load_keys(l, n, fields, FIELDS) < 0)
		return -1;
	for (size_t i = 0; i < FIELDS; i++) {
		const crm_node *value = crm_node_get(n, fields[i].key);

		l->section = i < SETTINGS ? "" : fields[i].key;
		if (value && fields[i].read(l, &fields[i], value, (char *)&raw + fields[i].at) < 0)
			return -1;
	}
	p->zone = raw.zone;
	p->country = raw.country;
	p->quiet = raw.quiet;
	p->declined = raw.declined;
	p->capacity = raw.capacity;
	p->reserve = raw.reserve;
	p->one_sided = raw.one_sided;
	p->opt_in = raw.consent == 1;
	p->feb29 = raw.feb29 == 1 ? CRM_MAR1 : CRM_FEB28;
	if (crm_check_treatment(l) < 0)
		return -1;
	return crm_load_score(l, raw.score, builtin) < 0 ? -1
							 : crm_policy_check_all_texts(p, l->error);
}

static int
load_tree(crm_loader *l, const struct crm_origin_of *from)
{
	crm_arena *tree = crm_arena_new();
	crm_str text;
	const crm_node *root = crm_policy_gather(l, tree, from, &text);
	int rc = root ? load_root(l, root, strcmp(l->policy->source, CRM_BUILTIN_SOURCE) == 0) : -1;

	crm_arena_free(tree);
	return rc;
}

static crm_policy *
load(const struct crm_origin_of *from, const struct crm_trigger *const *triggers, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	crm_policy *p = crm_arena_alloc(a, sizeof *p);
	crm_loader l = {.policy = p,
			.section = "",
			.triggers = triggers,
			.error = e,
			.last_mention = &p->mention};
	struct crm_origin_of named = *from;

	p->arena = a;
	p->source = named.source = crm_arena_str(a, crm_str_z(from->source)).p;
	p->model.kinds = crm_kinds_new();
	p->model.referral_depth = 3;
	p->model.referral_share = CRM_NUM_ONE / 2;
	if (load_tree(&l, &named) == 0)
		return p;
	crm_policy_free(p);
	return NULL;
}

crm_policy *
crm_policy_read(const char *path, const struct crm_trigger *const *triggers, crm_error *e)
{
	struct crm_origin_of from = {.source = path, .file = true};

	if (!path)
		from = (struct crm_origin_of){.source = CRM_BUILTIN_SOURCE,
					      .text = crm_policy_builtin()};
	return load(&from, triggers, e);
}

crm_policy *
crm_policy_read_text(const char *source, crm_str text, const struct crm_trigger *const *triggers,
		     crm_error *e)
{
	return load(&(struct crm_origin_of){.source = source, .text = text}, triggers, e);
}

/* Gathered as for use, then written out: the policy itself is no longer a tree. */
int
crm_policy_print(const char *path, crm_buf *out, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	crm_policy p = {.arena = a, .source = path};
	crm_loader l = {.policy = &p, .section = "", .error = e};
	const crm_node *root = NULL;
	crm_str text = crm_policy_builtin();
	int rc = 0;

	if (path) {
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

void
crm_policy_free(crm_policy *p)
{
	if (!p)
		return;
	for (crm_expr *x = p->exprs; x; x = x->next)
		crm_expr_free_patterns(x);
	crm_kinds_free(p->model.kinds);
	crm_arena_free(p->arena);
}

const crm_model *
crm_policy_model(const crm_policy *p)
{
	return &p->model;
}

bool
crm_policy_private(const crm_policy *p, crm_str column)
{
	for (size_t i = 0; i < p->secret.n; i++)
		if (crm_str_eqz(column, p->secret.word[i]))
			return true;
	return false;
}

const crm_country *
crm_policy_country(const crm_policy *p)
{
	return p->country;
}

const char *
crm_policy_zone(const crm_policy *p)
{
	return p->zone;
}
