/* text.c: texts with {placeholders}. */
#include <string.h>

#include "mail/mail.h"

struct parsing {
	crm_str rest;
	uint64_t line;
	struct crm_mail_text *to;
	crm_error *e;
};

static int
fault(const struct parsing *p, const char *text)
{
	crm_fail(p->e, CRM_DATA, "%s", text);
	return crm_fail_at(p->e, NULL, p->line, NULL);
}

static void
take(struct parsing *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p->line += p->rest.p[i] == '\n';
	p->rest = (crm_str){p->rest.p + n, p->rest.n - n};
}

static void
add_text(struct parsing *p, size_t n)
{
	if (n)
		p->to->piece[p->to->n++] =
			(struct crm_mail_piece){.text = {p->rest.p, n}, .line = p->line};
	take(p, n);
}

/* How far it is to one of these characters. */
static size_t
until(crm_str s, const char *characters)
{
	size_t n = 0;

	while (n < s.n && (!s.p[n] || !strchr(characters, s.p[n])))
		n++;
	return n;
}

/* {name} or {name|fallback}, of which the first brace is next. */
static int
add_placeholder(struct parsing *p)
{
	crm_str inside = {p->rest.p + 1, p->rest.n - 1};
	size_t n = until(inside, "{}\n"), bar;
	struct crm_mail_piece piece = {.line = p->line};

	if (n == inside.n || inside.p[n] != '}')
		return fault(p,
			     "\"{\" begins no placeholder, because \"}\" is missing in this line; "
			     "a brace itself is written {{");
	inside.n = n;
	bar = until(inside, "|");
	piece.name = crm_str_trim((crm_str){inside.p, bar});
	piece.has_fallback = bar < n;
	if (piece.has_fallback)
		piece.text = (crm_str){inside.p + bar + 1, n - bar - 1};
	if (!piece.name.n)
		return fault(p, "a placeholder has no name; write {name}, or {{ for a brace");
	p->to->piece[p->to->n++] = piece;
	take(p, n + 2);
	return 0;
}

int
crm_mail_text_parse(crm_arena *arena, crm_str s, uint64_t line, struct crm_mail_text *out,
		    crm_error *e)
{
	struct parsing p = {s, line, out, e};
	size_t most = 1;

	for (size_t i = 0; i < s.n; i++)
		most += 2 * (s.p[i] == '{' || s.p[i] == '}');
	*out = (struct crm_mail_text){.piece = crm_arena_alloc(arena, most * sizeof *out->piece)};
	while (p.rest.n) {
		size_t n = until(p.rest, "{}");
		bool twice = n + 1 < p.rest.n && p.rest.p[n + 1] == p.rest.p[n];
		if (n == p.rest.n) {
			add_text(&p, n);
		} else if (twice) {
			add_text(&p, n + 1);
			take(&p, 1);
		} else if (p.rest.p[n] == '{') {
			add_text(&p, n);
			if (add_placeholder(&p) < 0)
				return -1;
		} else {
			take(&p, n);
			return fault(&p, "\"}\" ends no placeholder; a brace itself is written }}");
		}
	}
	return 0;
}

const struct crm_mail_piece *
crm_mail_text_fill(const struct crm_mail_text *t, crm_mail_value *value, void *own, crm_buf *out)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct crm_mail_piece *piece = &t->piece[i];
		crm_str s = piece->text;
		if (piece->name.n) {
			crm_str is = crm_str_trim(value(own, piece->column));
			if (!is.n && !piece->has_fallback)
				return piece;
			s = is.n ? is : s;
		}
		crm_buf_str(out, s);
	}
	return NULL;
}

bool
crm_mail_text_needs(const struct crm_mail_text *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (crm_str_eqz(t->piece[i].name, name) && !t->piece[i].has_fallback)
			return true;
	return false;
}
