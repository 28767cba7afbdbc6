/* named.c: names that the policy gives: rules, stages and the like, and what it says of them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "crm/front.h"
#include "import/rules.h"

/* What has names, the section that it is in, and the key of the name; NULL: the name is a key
 * itself. */
static const struct {
	const char *what, *one, *section, *key;
} sorts[] = {
	{"rules", "a rule", "due", "rule"},           {"stages", "a stage", "stages", "name"},
	{"tiers", "a tier", "tiers", "name"},         {"segments", "a segment", "segments", "name"},
	{"owners", "an owner", "owners", NULL},       {"holidays", "a holiday", "holidays", "name"},
	{"kinds", "a kind of events", "kinds", NULL},
};
enum { SORTS = CRM_LENGTH(sorts) };

static crm_policy *
load(const struct cmd_call *call)
{
	crm_error e;
	crm_policy *p = crm_policy_load(call->policy, &e);

	if (!p)
		cmd_warn(&e);
	return p;
}

/* The i-th name of a sort; of kinds those only that the policy defines, or NULL. */
static const char *
name_of(const crm_policy *p, size_t sort, size_t i)
{
	static crm_kinds *built_in;
	const crm_kinds *kinds = crm_policy_model(p)->kinds;

	if (strcmp(sorts[sort].what, "kinds") != 0)
		return crm_policy_name(p, sorts[sort].what, i);
	if (!built_in)
		built_in = crm_kinds_new();
	i += crm_kinds_count(built_in);
	return i < crm_kinds_count(kinds) ? crm_kinds_at(kinds, i)->name : NULL;
}

/* ---- what the policy says ---- */

static size_t
indentation(crm_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

/* Whether the item says "key: name", or begins with "name:". */
static bool
is_item_of(crm_str item, const char *key, const char *name)
{
	size_t k = key ? strlen(key) : 0, n = strlen(name);

	for (size_t i = indentation(item); i + k + n <= item.n; i++) {
		crm_str rest = {item.p + i, item.n - i};
		if (key && (memcmp(rest.p, key, k) != 0 || rest.n < k + 2 || rest.p[k] != ':'))
			continue;
		if (key)
			rest = crm_str_trim((crm_str){rest.p + k + 1, rest.n - k - 1});
		if (rest.n && strchr("\"'", *rest.p))
			rest = (crm_str){rest.p + 1, rest.n - 1};
		if (rest.n > n && memcmp(rest.p, name, n) == 0 &&
		    strchr(key ? ",}\"' \n" : ":\"'", rest.p[n]))
			return true;
		if (!key)
			return false;
	}
	return false;
}

/* Takes the next item of the section off the text: as many lines as are indented further than
 * its first. */
static bool
next_item(crm_str *text, crm_str *item)
{
	const char *from = text->p;
	size_t first = SIZE_MAX;

	while (text->n) {
		const char *end = memchr(text->p, '\n', text->n);
		size_t n = end ? (size_t)(end - text->p) + 1 : text->n, in = indentation(*text);
		bool blank = in + 1 >= n;
		if (first != SIZE_MAX && !blank && in <= first)
			break;
		if (!blank && in == 0)
			return false; /* the next section */
		if (first == SIZE_MAX && !blank)
			first = in;
		*text = (crm_str){text->p + n, text->n - n};
	}
	*item = (crm_str){from, (size_t)(text->p - from)};
	return first != SIZE_MAX;
}

static crm_str
section_of(crm_str text, const char *name)
{
	size_t n = strlen(name);

	for (const char *line = text.p; line && line + n < text.p + text.n;) {
		const char *end = memchr(line, '\n', (size_t)(text.p + text.n - line));
		if (end && memcmp(line, name, n) == 0 && line[n] == ':')
			return (crm_str){end + 1, (size_t)(text.p + text.n - end - 1)};
		line = end ? end + 1 : NULL;
	}
	return CRM_STR("");
}

static void
show_items(crm_str text, size_t sort, const char *name, crm_buf *out)
{
	crm_str items = section_of(text, sorts[sort].section), item;

	while (next_item(&items, &item)) {
		if (!is_item_of(item, sorts[sort].key, name))
			continue;
		crm_buf_str(out, item);
		while (out->n > 1 && out->p[out->n - 2] == '\n')
			out->n--;
	}
}

/* Rules for imports are built in by name; their text begins with a comment that says what of. */
static bool
show_import_rules(const char *word, crm_buf *out)
{
	const char *name;
	crm_str text;

	for (size_t i = 0; crm_rules_builtin(i, &name, &text); i++) {
		const char *end = memchr(text.p, '\n', text.n);
		if (strcmp(name, word) != 0)
			continue;
		crm_buf_f(out, "\"%s\" is a ready-made rules file: %.*s\n", name,
			  (int)(end - text.p - 2), text.p + 2);
		crm_buf_f(out,
			  "To use it: crm help import. To read it: crm-add "
			  "--rules=%s --print-rules\n",
			  name);
		return true;
	}
	return false;
}

/* crm-rules(5) has the triggers in one list, and their other keys in lists within it. */
static bool
is_trigger(const struct front_entry *entry, const char *key, size_t n)
{
	const char tag[] = ".It Cm ", colon[] = " :";
	crm_str text = entry->text;

	return crm_str_eqz(entry->section, "Each trigger") &&
	       text.n > sizeof tag + n + sizeof colon &&
	       memcmp(text.p + sizeof tag - 1, key, n) == 0 &&
	       memcmp(text.p + sizeof tag - 1 + n, colon, sizeof colon - 1) == 0;
}

/* Says which page has the trigger: the first key of the rule that is explained among them. */
static void
name_trigger(crm_str rule, crm_buf *out)
{
	for (size_t i = 0; i < rule.n; i++) {
		size_t n = 0;
		while (i + n < rule.n &&
		       (rule.p[i + n] == '-' || (rule.p[i + n] >= 'a' && rule.p[i + n] <= 'z')))
			n++;
		if (n && i + n < rule.n && rule.p[i + n] == ':') {
			char *key = strndup(rule.p + i, n);
			struct front_entry *entry;
			size_t entries = front_entries(key, &entry);
			bool trigger = false;
			for (size_t k = 0; k < entries; k++)
				trigger |= is_trigger(&entry[k], key, n);
			if (trigger)
				crm_buf_f(out, "\nIts trigger: crm help %s\n", key);
			free(entry);
			free(key);
			if (trigger)
				return;
		}
		i += n;
	}
}

bool
front_named(const struct cmd_call *call, const char *word, crm_buf *out)
{
	crm_policy *p = load(call);
	crm_buf text = {0};
	const char *name;
	crm_error e;
	bool found = show_import_rules(word, out);

	for (size_t sort = 0; p && sort < SORTS; sort++) {
		size_t i = 0;
		while ((name = name_of(p, sort, i)) && strcmp(name, word) != 0)
			i++;
		if (!name)
			continue;
		if (!text.n && crm_policy_print(call->policy, &text, &e) < 0)
			cmd_die(&e);
		crm_buf_f(out, "%s%s is %s of the %s:\n\n", found ? "\n" : "",
			  crm_quote(crm_str_z(name)), sorts[sort].one,
			  call->policy ? "policy" : "built-in policy");
		size_t before = out->n;
		show_items(crm_buf_slice(&text), sort, name, out);
		if (sort == 0)
			name_trigger((crm_str){out->p + before, out->n - before}, out);
		found = true;
	}
	crm_policy_free(p);
	crm_buf_free(&text);
	return found;
}

const char *
front_nearest_name(const struct cmd_call *call, const char *word)
{
	crm_policy *p = load(call);
	const char *names[1024], *nearest;
	size_t n = 0;

	for (size_t sort = 0; p && sort < SORTS; sort++)
		for (size_t i = 0; n < CRM_LENGTH(names) && (names[n] = name_of(p, sort, i)); i++)
			n++;
	nearest = crm_nearest(crm_str_z(word), names, n);
	nearest = nearest ? strdup(nearest) : NULL;
	crm_policy_free(p);
	return nearest;
}
