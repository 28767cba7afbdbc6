/* values.c: reads the plain values of a policy. */
#include <string.h>

#include "base/parse.h"
#include "kinds/kindset.h"
#include "policy/schema.h"
#include "policy/sentence.h"

/* ---- words and texts ---- */

/* Remembers a name that the policy uses, which is checked when there is a stream. */
static void
load_mention(crm_loader *l, crm_str name, crm_place at)
{
	struct crm_mention *m = crm_arena_alloc(l->policy->arena, sizeof *m);

	*m = (struct crm_mention){
		.name = crm_arena_str(l->policy->arena, name), .place = at, .section = l->section};
	*l->last_mention = m;
	l->last_mention = &m->next;
}

static int
take_text(crm_loader *l, const crm_field *f, const crm_node *n, size_t longest, const char **out)
{
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (n->text.n > longest)
		return crm_load_fault(l, n->place, "%s: longer than %zu bytes", f->key, longest);
	*out = crm_arena_str(l->policy->arena, n->text).p;
	return 0;
}

int
crm_read_text(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return take_text(l, f, n, CRM_LONGEST_TEXT, to);
}

int
crm_read_name(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (take_text(l, f, n, CRM_LONGEST_NAME, to) < 0)
		return -1;
	for (size_t i = 0; i < n->text.n; i++)
		if ((unsigned char)n->text.p[i] < ' ' || n->text.p[i] == 127 || n->text.p[i] == ';')
			return crm_load_fault(l, n->place,
					      "%s: %s has a character that no name may have",
					      f->key, crm_quote(n->text));
	if (crm_str_trim(n->text).n != n->text.n)
		return crm_load_fault(l, n->place, "%s: %s has blanks around it", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_read_column(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_read_name(l, f, n, to) < 0)
		return -1;
	load_mention(l, n->text, n->place);
	return 0;
}

static int
read_list(crm_loader *l, const crm_field *f, const crm_node *n, crm_read *one, void *to)
{
	struct crm_list *list = to;

	list->n = crm_list_count(n);
	if (list->n == 0 || list->n > CRM_ITEMS)
		return crm_load_fault(l, n->place, "%s: the list is empty or contains itself",
				      f->key);
	list->word = crm_arena_alloc(l->policy->arena, list->n * sizeof *list->word);
	for (size_t i = 0; i < list->n; i++)
		if (one(l, f, crm_list_at(n, i), &list->word[i]) < 0)
			return -1;
	return 0;
}

int
crm_read_names(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return read_list(l, f, n, crm_read_name, to);
}

int
crm_read_columns(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return read_list(l, f, n, crm_read_column, to);
}

int
crm_read_sentence(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const struct crm_sentence **out = to;
	const struct crm_trigger_word *own;
	size_t loose;
	const char *text;
	crm_str copy;

	if (take_text(l, f, n, CRM_LONGEST_TEXT, &text) < 0)
		return -1;
	copy = crm_str_z(text);
	*out = copy.n ? crm_sentence_parse(l->policy->arena, copy) : NULL;
	loose = crm_sentence_loose(n->text);
	if (loose < n->text.n)
		return crm_load_fault(l, crm_node_place(n, loose),
				      "%s: this brace is not part of a {name}", f->key);
	for (size_t i = 0; *out && i < (*out)->pieces; i++) {
		crm_str name = (*out)->piece[i].text;
		crm_place at = crm_node_place(n, (size_t)(name.p - text));

		if (!(*out)->piece[i].is_name ||
		    crm_sentence_word(name, l->trigger, l->triggers, &own))
			continue;
		if (crm_policy_private(l->policy, name))
			return crm_load_fault(l, at,
					      "%s: %s is private, so no sentence may name it",
					      f->key, crm_quote(name));
		load_mention(l, name, at);
	}
	return 0;
}

/* ---- numbers and the like ---- */

int
crm_read_day(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_day_parse(n->text, to))
		return crm_load_fault(l, n->place, "%s: %s is not a date like 2026-11-21", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_read_number(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_num *out = to;
	char from[CRM_NUM_TEXT], up_to[CRM_NUM_TEXT];

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_num_parse(n->text, out))
		return crm_load_fault(l, n->place, "%s: %s %s", f->key, crm_quote(n->text),
				      crm_num_wrong(n->text));
	if ((f->from == 0 && f->to == 0) || (*out >= f->from && *out <= f->to))
		return 0;
	crm_num_format(f->from, 0, from);
	crm_num_format(f->to, 0, up_to);
	return crm_load_fault(l, n->place, "%s: %s is not from %s to %s", f->key,
			      crm_quote(n->text), from, up_to);
}

int
crm_read_whole(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_num *out = to;

	if (crm_read_number(l, f, n, to) < 0)
		return -1;
	if (*out % CRM_NUM_ONE != 0)
		return crm_load_fault(l, n->place, "%s: %s is not a whole number", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_read_share(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_num *out = to;
	bool percent;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_share_parse(n->text, out, &percent))
		return crm_load_fault(l, n->place, "%s: %s is not a share such as 20%%", f->key,
				      crm_quote(n->text));
	if (!percent && *out > CRM_NUM_ONE && *out <= 100 * CRM_NUM_ONE)
		return crm_load_fault(l, n->place,
				      "%s: %s is more than 100%%; did you mean \"%.*s%%\"?", f->key,
				      crm_quote(n->text), (int)n->text.n, n->text.p);
	if (*out < 0 || *out > (percent ? 100 : 1) * CRM_NUM_ONE)
		return crm_load_fault(l, n->place, "%s: %s is not from 0%% to 100%%", f->key,
				      crm_quote(n->text));
	if (percent && *out % 100 != 0)
		return crm_load_fault(l, n->place, "%s: %s has more than two decimals", f->key,
				      crm_quote(n->text));
	if (percent)
		*out /= 100;
	return 0;
}

int
crm_read_span(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_span *out = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_span_parse(n->text, out))
		return crm_load_fault(
			l, n->place,
			"%s: %s is not a length of time such as 30d, 2w, 3m, 1y or 24h", f->key,
			crm_quote(n->text));
	if (crm_span_days(*out) > 100 * 366)
		return crm_load_fault(l, n->place, "%s: %s is more than a hundred years", f->key,
				      crm_quote(n->text));
	return 0;
}

static bool
is_whole_days(crm_span s)
{
	return s.unit == 'h' ? s.n % 24 == 0 : s.unit != 'i' || s.n % (24 * 60) == 0;
}

int
crm_read_days(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_span *out = to;

	if (crm_read_span(l, f, n, out) < 0)
		return -1;
	if (!is_whole_days(*out))
		return crm_load_fault(l, n->place, "%s: %s: only whole days count here, such as 2d",
				      f->key, crm_quote(n->text));
	return 0;
}

int
crm_read_positive(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_span *out = to;

	if (crm_read_days(l, f, n, out) < 0)
		return -1;
	if (out->n == 0)
		return crm_load_fault(l, n->place, "%s: must be more than 0", f->key);
	return 0;
}

int
crm_read_silence(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_rhythm *out = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_is_range(n->text))
		return crm_read_positive(l, f, n, &out->ideal);
	if (!crm_span_range(n->text, &out->ideal, &out->longest) || out->ideal.n == 0 ||
	    !is_whole_days(out->ideal) || !is_whole_days(out->longest) ||
	    crm_span_days(out->ideal) >= crm_span_days(out->longest) ||
	    crm_span_days(out->longest) > 100 * 366)
		return crm_load_fault(l, n->place, "%s: %s is not a range such as 30d..60d", f->key,
				      crm_quote(n->text));
	return 0;
}

int
crm_read_truth(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	bool *yes = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	*yes = crm_str_eqz(n->text, "true") || crm_str_eqz(n->text, "yes");
	if (*yes || crm_str_eqz(n->text, "false") || crm_str_eqz(n->text, "no"))
		return 0;
	return crm_load_fault(l, n->place, "%s: %s is neither true nor false", f->key,
			      crm_quote(n->text));
}

int
crm_read_choice(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	int *which = to;
	size_t count = 0;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	for (; f->words[count]; count++) {
		if (crm_str_eqz(n->text, f->words[count])) {
			*which = (int)count;
			return 0;
		}
	}
	return crm_load_unknown(l, n->place, f->key, n->text, f->words, count);
}

int
crm_read_node(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const crm_node **out = to;

	(void)l;
	(void)f;
	*out = n;
	return 0;
}

int
crm_read_version(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	(void)to;
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_str_eqz(n->text, "1"))
		return crm_load_fault(l, n->place, "version: unknown version %s; expected 1",
				      crm_quote(n->text));
	return 0;
}

/* ---- kinds of events ---- */

static int
add_events(crm_loader *l, const crm_field *f, const crm_node *n, bool sales, crm_kindset *all)
{
	const crm_kinds *k = l->policy->model.kinds;
	const char *words[CRM_KINDS_MAX + CRM_CLASSES];
	size_t count = 0;
	crm_kindset set;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (sales ? crm_kinds_meant(k, n->text, &set) : crm_kinds_set(k, n->text, &set)) {
		crm_kindset_join(all, &set);
		return 0;
	}
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		words[count++] = crm_kinds_at(k, i)->name;
	for (size_t i = 0; i < CRM_CLASSES; i++)
		words[count++] = crm_class_words[i];
	return crm_load_unknown(l, n->place, "kind", n->text, words, count);
}

static int
read_events(crm_loader *l, const crm_field *f, const crm_node *n, bool sales, void *to)
{
	crm_kindset *out = to;

	if (crm_list_count(n) == 0)
		return crm_load_fault(l, n->place, "%s: the list is empty", f->key);
	*out = (crm_kindset){{0}};
	for (size_t i = 0; i < crm_list_count(n); i++)
		if (add_events(l, f, crm_list_at(n, i), sales, out) < 0)
			return -1;
	return 0;
}

int
crm_read_events(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return read_events(l, f, n, false, to);
}

int
crm_read_causes(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return read_events(l, f, n, true, to);
}

/* ---- expressions ---- */

static crm_place
locate(const void *to, crm_str text, size_t at)
{
	(void)text;
	return crm_node_place(to, at);
}

static void
mention_name(void *to, crm_str name, crm_place at)
{
	load_mention(to, name, at);
}

/* The expression is added to the policy's list before it is compiled, so that the patterns of a
 * faulty one are freed with the policy. */
int
crm_read_expr(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_expr **out = to, *x;
	crm_compiler c = {.kinds = l->policy->model.kinds,
			  .text = n->text,
			  .field = l->section,
			  .braces = l->braces,
			  .locate = locate,
			  .locate_to = n,
			  .error = l->error};

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	x = crm_arena_alloc(l->policy->arena, sizeof *x);
	x->arena = l->policy->arena;
	x->source = n->place.source;
	x->section = l->section;
	x->next = l->policy->exprs;
	l->policy->exprs = x;
	c.expr = x;
	if (crm_expr_compile(&c, f->type) < 0)
		return -1;
	crm_term_names(x->root, mention_name, l);
	*out = x;
	return 0;
}
