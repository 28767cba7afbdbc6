/* options.c: options that stand for the keys of a rules file. */
#include <string.h>

#include "import/rule/rule.h"

/* ---- one key ---- */

static crm_node
scalar(const crm_loader *l, crm_str text)
{
	static const crm_yaml_file none;

	return (crm_node){.file = &none,
			  .type = CRM_NODE_SCALAR,
			  .place = {.source = l->policy->source},
			  .text = text};
}

/* Lists and mappings are YAML; a single word is itself, whatever YAML would make of it. */
static const crm_node *
option_node(crm_rules *r, const crm_loader *l, const crm_field *f, crm_str value, crm_error *e)
{
	bool structured = f->read == crm_load_import_columns || f->read == crm_load_row_rules;
	crm_node *n;

	if (structured || (value.n > 1 && value.p[0] == '[' && value.p[value.n - 1] == ']'))
		return crm_yaml_parse(r->holder.arena, l->policy->source,
				      crm_arena_str(r->holder.arena, value), e);
	n = crm_arena_alloc(r->holder.arena, sizeof *n);
	*n = scalar(l, crm_arena_str(r->holder.arena, value));
	return n;
}

/* The source says which key it is. */
static void
drop_key(const char *key, crm_error *e)
{
	size_t n = strlen(key);

	e->field[0] = '\0';
	if (strncmp(e->text, key, n) == 0 && strncmp(e->text + n, ": ", 2) == 0)
		memmove(e->text, e->text + n + 2, strlen(e->text) - n - 1);
}

int
crm_rules_set(crm_rules *r, const char *key, crm_str value, crm_error *e)
{
	const crm_field *f = crm_rules_field(key);
	crm_buf source = {0};
	crm_loader l;
	const crm_node *n;
	int status;

	crm_buf_f(&source, "--%s", key);
	for (char *p = crm_buf_zend(&source); *p; p++)
		if (*p == '_')
			*p = '-';
	l = crm_rules_loader(r, crm_buf_zend(&source), e);
	l.section = key;
	crm_buf_free(&source);
	if (!crm_utf8_ok(value))
		return crm_load_fault(&l, (crm_place){0}, "not UTF-8");
	n = option_node(r, &l, f, value, e);
	status = n ? f->read(&l, f, n, (char *)r + f->at) : -1;
	if (status < 0)
		drop_key(f->key, e);
	return status;
}

/* ---- --map and --set ---- */

/* The text that is one column of theirs, whatever characters its name has. */
static void
whole_column(crm_rules *r, crm_str theirs, struct crm_text *out)
{
	*out = (struct crm_text){.piece = crm_arena_alloc(r->holder.arena, sizeof *out->piece),
				 .pieces = 1};
	out->piece->name = crm_arena_str(r->holder.arena, theirs);
	out->piece->place.source = r->holder.source;
}

static void
leave_out(crm_rules *r, crm_str theirs)
{
	struct crm_text *more = crm_arena_alloc(r->holder.arena, (r->drop.n + 1) * sizeof *more);

	if (r->drop.n)
		memcpy(more, r->drop.at, r->drop.n * sizeof *more);
	whole_column(r, theirs, &more[r->drop.n++]);
	r->drop.at = more;
}

/* One more text for a column that earlier options mapped. */
static int
add_text(crm_rules *r, crm_loader *l, struct crm_column *c, crm_str theirs)
{
	static const crm_field map = {.key = "map"};
	struct crm_text *more = crm_arena_alloc(r->holder.arena, (c->texts + 1) * sizeof *more);
	crm_node n = scalar(l, crm_arena_str(r->holder.arena, theirs));

	if (c->texts)
		memcpy(more, c->text, c->texts * sizeof *more);
	c->text = more;
	if (memchr(theirs.p, '{', theirs.n))
		return crm_text_load(l, &map, &n, &more[c->texts++]);
	whole_column(r, theirs, &more[c->texts++]);
	return 0;
}

int
crm_rules_map(crm_rules *r, crm_str theirs, crm_str ours, crm_error *e)
{
	crm_loader l = crm_rules_loader(r, "--map", e);
	struct crm_column *c;

	if (!crm_utf8_ok(theirs) || !crm_utf8_ok(ours))
		return crm_load_fault(&l, (crm_place){0}, "not UTF-8");
	if (!ours.n) {
		leave_out(r, theirs);
		return 0;
	}
	c = crm_columns_put(r, &r->columns, ours);
	if (!c->mapped)
		*c = (struct crm_column){
			.name = c->name, .mapped = true, .place = {.source = l.policy->source}};
	else if (crm_as_of(r->what, ours) != CRM_AS_LIST)
		return crm_fail(e, CRM_SYSTEM, "--map: two columns would be %s", crm_quote(ours));
	if (theirs.n > 1 && theirs.p[0] == '=') {
		static const crm_field sum = {.key = "map", .type = CRM_NUMBER};
		crm_node n = scalar(
			&l, crm_arena_str(r->holder.arena, (crm_str){theirs.p + 1, theirs.n - 1}));
		return crm_read_sum(&l, &sum, &n, &c->sum);
	}
	return add_text(r, &l, c, theirs);
}

int
crm_rules_constant(crm_rules *r, crm_str ours, crm_str text, crm_error *e)
{
	crm_loader l = crm_rules_loader(r, "--set", e);
	struct crm_column *c;

	if (!crm_utf8_ok(text) || !crm_utf8_ok(ours))
		return crm_load_fault(&l, (crm_place){0}, "not UTF-8");
	c = crm_columns_put(r, &r->columns, ours);
	*c = (struct crm_column){.name = c->name, .place = {.source = l.policy->source}};
	c->text = crm_arena_alloc(r->holder.arena, sizeof *c->text);
	c->text->after = crm_arena_str(r->holder.arena, text);
	c->texts = 1;
	return 0;
}
