/* text.c: texts of a rules file with {their columns} in braces. */
#include <string.h>

#include "base/parse.h"
#include "import/rule/rule.h"

/* What the braces enclose. */
static void
take_name(struct crm_rule_piece *p, crm_str name)
{
	if (crm_str_eqz(name, "#")) {
		p->of = CRM_PIECE_NUMBER;
	} else if (crm_str_eqz(name, "#event")) {
		p->of = CRM_PIECE_EVENT;
	} else if (name.n > 1 && name.p[name.n - 1] == '?') {
		p->optional = true;
		name.n--;
	}
	p->name = name;
	p->star = memchr(name.p, '*', name.n) != NULL;
}

static size_t
find(crm_str s, size_t from, char c)
{
	while (from < s.n && s.p[from] != c)
		from++;
	return from;
}

/* The next {name} at or behind `from`: where its braces are. 0 none is left, -1 a brace that
 * has no counterpart is at *open. */
static int
next_braces(crm_str s, size_t from, size_t *open, size_t *close)
{
	size_t stray = find(s, from, '}'), length;

	*open = find(s, from, '{');
	if (stray < *open) {
		*open = stray;
		return -1;
	}
	if (*open == s.n)
		return 0;
	length = crm_braced((crm_str){s.p + *open, s.n - *open}, true);
	*close = *open + length - 1;
	return length > 0 ? 1 : -1;
}

int
crm_text_load(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_text *out)
{
	crm_arena *a = l->policy->arena;
	crm_str s = crm_arena_str(a, n->text);
	size_t from = 0, open, close;
	int got;

	if (n->type != CRM_NODE_SCALAR)
		return crm_load_want(l, n, f->key, CRM_NODE_SCALAR);
	if (s.n > CRM_LONGEST_TEXT)
		return crm_load_fault(l, n->place, "%s: longer than %d bytes", f->key,
				      CRM_LONGEST_TEXT);
	*out = (struct crm_text){.piece = crm_arena_alloc(a, (s.n / 2 + 1) * sizeof *out->piece)};
	while ((got = next_braces(s, from, &open, &close)) > 0) {
		struct crm_rule_piece *p = &out->piece[out->pieces++];

		p->before = (crm_str){s.p + from, open - from};
		p->place = crm_node_place(n, open + 1);
		take_name(p, (crm_str){s.p + open + 1, close - open - 1});
		from = close + 1;
	}
	if (got < 0)
		return crm_load_fault(l, crm_node_place(n, open),
				      "%s: this brace does not enclose the name of a column",
				      f->key);
	out->after = (crm_str){s.p + from, s.n - from};
	return 0;
}

/* ---- several texts without braces ---- */

int
crm_read_words(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_list *list = to;

	list->n = crm_list_count(n);
	list->word = crm_arena_alloc(l->policy->arena, (list->n + 1) * sizeof *list->word);
	for (size_t i = 0; i < list->n; i++)
		if (crm_read_text(l, f, crm_list_at(n, i), &list->word[i]) < 0)
			return -1;
	return 0;
}
