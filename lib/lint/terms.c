/* terms.c: compares terms of expressions, and numbers the texts in them. */
#include "base/array.h"
#include "lint/variables.h"

int64_t
crm_variables_text(struct crm_variables *all, crm_str s)
{
	size_t i = 0;

	while (i < all->texts && !crm_str_eq(all->text[i], s))
		i++;
	if (i == all->texts) {
		all->text = crm_grow(all->text, all->texts, &all->text_room, sizeof *all->text);
		all->text[all->texts++] = crm_arena_str(all->arena, s);
	}
	return (int64_t)i;
}

bool
crm_term_same(const crm_term *a, const crm_term *b)
{
	if (!a || !b || a == b)
		return a == b;
	if (a->op != b->op || a->type != b->type || !crm_str_eq(a->name, b->name))
		return false;
	if (a->op == CRM_OP_LITERAL) {
		const crm_value *x = &a->value, *y = &b->value;

		switch (x->type) {
		case CRM_BOOL: return x->yes == y->yes;
		case CRM_NUMBER: return x->number == y->number;
		case CRM_SPAN: return x->span.n == y->span.n && x->span.unit == y->span.unit;
		case CRM_TEXT: return crm_str_eq(x->text, y->text);
		default:
			return x->date.day == y->date.day && x->date.minute == y->date.minute &&
			       x->date.offset == y->date.offset;
		}
	}
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
		if (!crm_term_same(a, b))
			return false;
	return !a && !b;
}
