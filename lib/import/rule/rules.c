/* rules.c: rules files, those that are built in, and options that stand for their keys. */
#include <string.h>

#include "base/array.h"
#include "import/rule/apply.h"

/* ---- keys ---- */

static int
read_delimiter(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_str delimiter;

	if (n->type != CRM_NODE_SCALAR)
		return crm_load_want(l, n, f->key, CRM_NODE_SCALAR);
	if (!crm_import_delimiter(n->text, &delimiter))
		return crm_load_fault(
			l, n->place,
			"delimiter: %s is not comma, semicolon, tab, bar or a single character",
			crm_quote(n->text));
	*(const char **)to = crm_arena_str(l->policy->arena, delimiter).p;
	return 0;
}

/* A mark between the digits of a number: one character. */
static int
read_mark(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	size_t len = 0;

	if (n->type != CRM_NODE_SCALAR)
		return crm_load_want(l, n, f->key, CRM_NODE_SCALAR);
	if (n->text.n)
		crm_utf8_next(n->text, &len);
	if (len != n->text.n || (len == 1 && n->text.p[0] >= '0' && n->text.p[0] <= '9'))
		return crm_load_fault(l, n->place,
				      "%s: %s is not a single mark such as \",\" or \".\"", f->key,
				      crm_quote(n->text));
	*(const char **)to = crm_arena_str(l->policy->arena, n->text).p;
	return 0;
}

static int
read_dates(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_list *list = to;

	if (crm_read_words(l, f, n, to) < 0)
		return -1;
	for (size_t i = 0; i < list->n; i++) {
		const char *wrong = crm_dates_wrong(list->word[i]);
		if (wrong)
			return crm_load_fault(l, crm_list_at(n, i)->place, "dates: %s %s",
					      crm_quote(crm_str_z(list->word[i])), wrong);
	}
	return 0;
}

/* The name of one of their columns, "#", or a text with such in braces. */
static int
read_theirs(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_text *out)
{
	crm_node whole = *n;
	crm_buf text = {0};
	int status;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (memchr(n->text.p, '{', n->text.n))
		return crm_text_load(l, f, n, out);
	crm_buf_char(&text, '{');
	crm_buf_str(&text, n->text);
	crm_buf_char(&text, '}');
	whole.text = crm_arena_str(l->policy->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	status = crm_text_load(l, f, &whole, out);
	if (status == 0)
		out->piece->place = n->place;
	return status;
}

static int
read_texts_of_theirs(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_texts *texts = to;

	if (crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "%s: more than %d items", f->key, CRM_ITEMS);
	texts->at = crm_arena_alloc(l->policy->arena, (crm_list_count(n) + 1) * sizeof *texts->at);
	for (texts->n = 0; texts->n < crm_list_count(n); texts->n++)
		if (read_theirs(l, f, crm_list_at(n, texts->n), &texts->at[texts->n]) < 0)
			return -1;
	return 0;
}

int
crm_load_group(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_rules *r = to;

	r->has_group = true;
	return read_theirs(l, f, n, &r->group);
}

static int
read_no_header(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	bool *no = to;

	if (crm_read_truth(l, f, n, to) < 0)
		return -1;
	*no = !*no;
	return 0;
}

static const char *const what_words[] = {"customers", "log", NULL};
static const char *const rest_words[] = {"error", "drop", "keep", NULL};
static const char *const negative_words[] = {"error", "refund", "skip", NULL};

#define AT(member) .at = offsetof(crm_rules, member)
static const crm_field fields[] = {
	{.key = "version", .read = crm_read_version, .required = true},
	{.key = "for", AT(made_for), .read = crm_read_choice, .words = what_words},
	{.key = "delimiter", AT(delimiter), .read = read_delimiter},
	{.key = "encoding", AT(encoding), .read = crm_read_text},
	{.key = "skip", AT(skip), .read = crm_read_whole, .to = 1000000 * CRM_NUM_ONE},
	{.key = "header", AT(no_header), .read = read_no_header},
	{.key = "dates", AT(dates), .read = read_dates},
	{.key = "decimal", AT(decimal), .read = read_mark},
	{.key = "thousands", AT(thousands), .read = read_mark},
	{.key = "currency_signs", AT(signs), .read = crm_read_words},
	{.key = "text_mark", AT(text_mark), .read = read_mark},
	{.key = "split", AT(split), .read = crm_read_words},
	{.key = "negative", AT(negative), .read = crm_read_choice, .words = negative_words},
	{.key = "rest", AT(rest), .read = crm_read_choice, .words = rest_words},
	{.key = "key", AT(key), .read = read_texts_of_theirs},
	{.key = "once", AT(once), .read = read_texts_of_theirs},
	{.key = "group", .read = crm_load_group},
	{.key = "fill", AT(fill), .read = crm_read_words},
	{.key = "drop", AT(drop), .read = read_texts_of_theirs},
	{.key = "columns", AT(columns), .read = crm_load_import_columns},
	{.key = "rows", .read = crm_load_row_rules},
};
enum { FIELDS = CRM_LENGTH(fields) };

const crm_field *
crm_rules_field(const char *name)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (strcmp(name, fields[i].key) == 0)
			return &fields[i];
	return NULL;
}

/* ---- reading ---- */

crm_rules *
crm_rules_new(const crm_model *model, enum crm_rules_for what)
{
	crm_arena *a = crm_arena_new();
	crm_rules *r = crm_arena_alloc(a, sizeof *r);

	r->holder.arena = a;
	r->holder.model.kinds = model->kinds;
	r->model = model;
	r->what = (int)what;
	r->made_for = -1;
	r->delimiter = r->encoding = r->thousands = r->text_mark = "";
	r->decimal = ".";
	return r;
}

void
crm_rules_free(crm_rules *r)
{
	if (!r)
		return;
	for (crm_expr *x = r->holder.exprs; x; x = x->next)
		crm_expr_free_patterns(x);
	crm_arena_free(r->holder.arena);
}

crm_loader
crm_rules_loader(crm_rules *r, const char *source, crm_error *e)
{
	r->holder.source = crm_arena_str(r->holder.arena, crm_str_z(source)).p;
	return (crm_loader){.policy = &r->holder,
			    .section = "",
			    .error = e,
			    .braces = true,
			    .last_mention = &r->holder.mention};
}

/* Whether two keys contradict each other. */
int
crm_rules_check(crm_loader *l, const crm_rules *r, crm_place at)
{
	if (*r->thousands && strcmp(r->thousands, r->decimal) == 0)
		return crm_load_fault(l, at, "decimal and thousands are the same mark, %s",
				      crm_quote(crm_str_z(r->decimal)));
	if (r->made_for >= 0 && r->made_for != r->what)
		return crm_load_fault(l, at, "these rules are for %s; %s reads them",
				      what_words[r->made_for],
				      r->made_for == CRM_RULES_LOG ? "crm-log" : "crm-add");
	for (size_t i = 0; i < r->columns.n; i++)
		if (r->columns.at[i].share && !r->has_group && !r->key.n)
			return crm_load_fault(
				l, r->columns.at[i].place,
				"%s: \"share\" needs a \"group\" or a \"key\" to share among",
				r->columns.at[i].name);
	return 0;
}

int
crm_rules_whole(crm_rules *r, crm_error *e)
{
	crm_loader l = crm_rules_loader(r, "rules", e);

	return crm_rules_check(&l, r, (crm_place){0});
}

static int
read_text(crm_rules *r, const char *source, crm_str text, crm_error *e)
{
	crm_loader l = crm_rules_loader(r, source, e);
	crm_node *root = crm_yaml_parse(r->holder.arena, l.policy->source,
					crm_arena_str(r->holder.arena, text), e);

	if (!root)
		return -1;
	if (root->type != CRM_NODE_MAPPING)
		return crm_load_fault(&l, root->place,
				      "expected a mapping of keys such as \"columns:\"");
	if (crm_load_mapping(&l, root, fields, FIELDS, r) < 0)
		return -1;
	return crm_rules_check(&l, r, root->place);
}

static int
unknown_rules(const char *name, crm_error *e)
{
	const char *names[64], *near;
	size_t n = 0;

	while (n < 64 && crm_builtin_rules[n].name) {
		names[n] = crm_builtin_rules[n].name;
		n++;
	}
	near = crm_nearest(crm_str_z(name), names, n);
	if (near)
		return crm_fail(e, CRM_SYSTEM, "no rules are called %s; did you mean \"%s\"?",
				crm_quote(crm_str_z(name)), near);
	return crm_fail(e, CRM_SYSTEM,
			"no rules are called %s, nor is there such a file; --rules=list shows "
			"those built in",
			crm_quote(crm_str_z(name)));
}

int
crm_rules_text(const char *name, crm_buf *out, crm_error *e)
{
	for (size_t i = 0; crm_builtin_rules[i].name; i++)
		if (strcmp(name, crm_builtin_rules[i].name) == 0) {
			crm_buf_add(out, crm_builtin_rules[i].text, crm_builtin_rules[i].size);
			return 0;
		}
	return strpbrk(name, "./") ? crm_file_read(name, out, e) : unknown_rules(name, e);
}

int
crm_rules_read(crm_rules *r, const char *name, crm_error *e)
{
	crm_buf text = {0};
	int status = crm_rules_text(name, &text, e);

	if (status == 0)
		status = read_text(r, name, crm_buf_slice(&text), e);
	crm_buf_free(&text);
	return status;
}

bool
crm_rules_builtin(size_t i, const char **name, crm_str *text)
{
	*name = crm_builtin_rules[i].name;
	*text = (crm_str){crm_builtin_rules[i].text, crm_builtin_rules[i].size};
	return *name != NULL;
}

struct crm_import_form
crm_rules_form(const crm_rules *r)
{
	return (struct crm_import_form){
		.delimiter = crm_str_z(r->delimiter),
		.encoding = crm_str_z(r->encoding),
		.skip = (unsigned)(r->skip / CRM_NUM_ONE),
		.no_header = r->no_header,
	};
}

bool
crm_rules_drop_rest(const crm_rules *r)
{
	return r->rest == CRM_REST_DROP;
}

bool
crm_rules_keep_rest(const crm_rules *r)
{
	return r->rest == CRM_REST_KEEP;
}

const char *
crm_rules_fitting(const crm_rules *r, const crm_table *theirs)
{
	const char *best = NULL;
	size_t most = 0;

	for (size_t i = 0; crm_builtin_rules[i].name; i++) {
		crm_rules *known = crm_rules_new(r->model, (enum crm_rules_for)r->what);
		crm_error e;
		size_t n = 0;
		if (crm_rules_read(known, crm_builtin_rules[i].name, &e) == 0)
			n = crm_apply_fits(known, theirs);
		if (n > most) {
			most = n;
			best = crm_builtin_rules[i].name;
		}
		crm_rules_free(known);
	}
	return best;
}
