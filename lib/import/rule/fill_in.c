/* fill_in.c: a text with {their columns}, filled in with the fields of a row. */
#include "import/rule/apply.h"

static void
collapse(crm_str s, crm_buf *out)
{
	bool blank = false;

	s = crm_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || s.p[i] == '\t') {
			blank = true;
			continue;
		}
		if (blank)
			crm_buf_char(out, ' ');
		blank = false;
		crm_buf_char(out, s.p[i]);
	}
}

static void
add_piece(const struct crm_apply *a, const struct crm_bound_text *t, size_t piece, size_t row,
	  crm_buf *out)
{
	const struct crm_rule_piece *p = &t->text->piece[piece];

	if (p->of == CRM_PIECE_NUMBER && a->any_line)
		crm_buf_char(out, CRM_ANY_LINE);
	else if (p->of == CRM_PIECE_NUMBER)
		crm_buf_f(out, "%zu", a->number[row]);
	else if (p->of == CRM_PIECE_EVENT)
		crm_buf_str(out, a->event);
	else if (t->column[piece] >= 0 && t->text->pieces == 1)
		crm_buf_str(out, crm_str_trim(a->field[t->column[piece]]));
	else if (t->column[piece] >= 0)
		collapse(a->field[t->column[piece]], out);
}

/* What is written between two columns is left out where one of them is empty: of several
 * such texts in a row the first that is more than blanks stays. What is in front of the first
 * column, or behind the last, belongs to that column. */
void
crm_apply_text(const struct crm_apply *a, const struct crm_bound_text *t, size_t i, crm_buf *out)
{
	const struct crm_text *text = t->text;
	crm_str between = text->pieces ? text->piece[0].before : text->after;
	size_t start = out->n;

	for (size_t k = 0; k < text->pieces; k++) {
		size_t before = out->n, value;

		crm_buf_str(out, between);
		value = out->n;
		add_piece(a, t, k, i, out);
		if (out->n > value) {
			between = k + 1 < text->pieces ? text->piece[k + 1].before : text->after;
			continue;
		}
		out->n = before;
		if (k == 0 || k + 1 == text->pieces)
			between = CRM_STR("");
		else if (!crm_str_trim(between).n && out->n > start)
			between = text->piece[k + 1].before;
	}
	crm_buf_str(out, between);
}

void
crm_apply_sentence(const struct crm_apply *a, const struct crm_bound_text *t, size_t i,
		   crm_buf *out)
{
	for (size_t k = 0; k < t->text->pieces; k++) {
		crm_buf_str(out, t->text->piece[k].before);
		add_piece(a, t, k, i, out);
	}
	crm_buf_str(out, t->text->after);
}
