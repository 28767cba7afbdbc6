/* gather.c: joins the files of a policy: first the file that it extends, then those that it
 * includes, in order, and then the file itself, each laid over those before it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "policy/gather.h"

struct file {
	const char *name;
	bool in_memory, may_extend;
	dev_t device;
	ino_t number;
	unsigned depth;
	const struct file *up; /* which names it */
};

struct gather {
	crm_loader *l;
	crm_arena *arena;
	crm_node *root;
	size_t files; /* beside the first */
	bool several; /* it names others, the built-in policy perhaps */
};

static int apply(struct gather *g, struct file *f, crm_str text);

/* ---- reading ---- */

static int
read_stream(FILE *in, crm_buf *out)
{
	char block[8192];
	size_t n;

	/* One byte more than is allowed is enough to know. */
	while (out->n <= CRM_YAML_SIZE + 3 && (n = fread(block, 1, sizeof block, in)) > 0)
		crm_buf_add(out, block, n);
	return ferror(in) ? -1 : 0;
}

/* Opens a file. One that another names must be a regular file or a directory, which cannot be read:
 * nobody waits for what a pipe may bring. The policy itself may come through one. */
static FILE *
open_file(struct file *f, const char **fault)
{
	int fd = open(f->name, O_RDONLY | O_CLOEXEC | O_NOCTTY | (f->up ? O_NONBLOCK : 0));
	struct stat st = {0};
	bool wrong = fd >= 0 && fstat(fd, &st) == 0 && f->up && !S_ISREG(st.st_mode) &&
		     !S_ISDIR(st.st_mode);
	FILE *in = fd < 0 || wrong ? NULL : fdopen(fd, "rb");

	*fault = wrong ? "is not a regular file" : strerror(errno);
	f->device = st.st_dev;
	f->number = st.st_ino;
	if (fd >= 0 && !in)
		close(fd);
	return in;
}

/* Reads the text of a file into the arena. */
static int
read_file(struct gather *g, struct file *f, crm_str *text, crm_error *e)
{
	const char *fault;
	FILE *in = open_file(f, &fault);
	crm_buf all = {0};
	int rc = 0;

	if (in && read_stream(in, &all) < 0) {
		fault = strerror(errno);
		rc = -1;
	}
	if (!in || rc < 0) {
		crm_fail(e, CRM_SYSTEM, "%s", fault);
		rc = crm_fail_at(e, f->name, 0, NULL);
	} else {
		*text = crm_arena_str(g->arena, crm_buf_slice(&all));
	}
	crm_buf_free(&all);
	if (in)
		fclose(in);
	return rc;
}

/* ---- one file names another ---- */

/* The path, which is relative to the file that names it. */
static const char *
path_from(struct gather *g, const struct file *f, const char *said)
{
	const char *slash = strrchr(f->name, '/');
	crm_buf path = {0};
	const char *kept;

	if (slash && *said != '/')
		crm_buf_add(&path, f->name, (size_t)(slash - f->name) + 1);
	crm_buf_z(&path, said);
	kept = crm_arena_str(g->l->policy->arena, crm_buf_slice(&path)).p;
	crm_buf_free(&path);
	return kept;
}

static bool
is_same(const struct file *a, const struct file *b)
{
	return !a->in_memory && !b->in_memory && a->device == b->device && a->number == b->number;
}

static void
add_chain(const struct file *f, crm_buf *out)
{
	if (f->up)
		add_chain(f->up, out);
	crm_buf_f(out, "%s%s", f->up ? ", " : "", f->name);
}

/* The fault that a file includes or extends itself. */
static int
check_circle(struct gather *g, const struct file *f, const crm_node *at, const char *key)
{
	crm_buf chain = {0};
	const struct file *up = f->up;
	int rc;

	while (up && !is_same(up, f))
		up = up->up;
	if (!up)
		return 0;
	add_chain(f, &chain);
	rc = crm_load_fault(g->l, at->place, "%s: the files include each other in a circle: %s",
			    key, crm_quote(crm_buf_slice(&chain)));
	crm_buf_free(&chain);
	return rc;
}

static int
follow_file(struct gather *g, const struct file *f, const crm_node *at, const char *key)
{
	struct file to = {
		.up = f, .depth = f->depth + 1, .may_extend = strcmp(key, "extends") == 0};
	crm_str text = {NULL, 0};
	crm_error e;

	if (f->in_memory)
		return crm_load_fault(g->l, at->place,
				      "%s: a policy that is not a file cannot name another file",
				      key);
	to.name = path_from(g, f, at->text.p);
	if (to.depth > CRM_FILES_DEEP)
		return crm_load_fault(g->l, at->place,
				      "%s: files include each other more than %d levels deep", key,
				      CRM_FILES_DEEP);
	if (++g->files > CRM_FILES)
		return crm_load_fault(g->l, at->place, "%s: more than %d files", key, CRM_FILES);
	if (read_file(g, &to, &text, &e) < 0) {
		static const char *const inner[] = {CRM_BUILTIN_NAME};
		bool meant = to.may_extend && crm_nearest(at->text, inner, 1);

		crm_load_fault(g->l, at->place, "%s: %s: %s%s", key, crm_quote(crm_str_z(to.name)),
			       e.text, meant ? "; did you mean \"built-in\"?" : "");
		g->l->error->status = CRM_SYSTEM;
		return -1;
	}
	return check_circle(g, &to, at, key) < 0 ? -1 : apply(g, &to, text);
}

static int
follow(struct gather *g, const struct file *f, const crm_node *at, const char *key)
{
	g->several = true;
	if (crm_load_want(g->l, at, key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (strcmp(key, "extends") == 0 && crm_str_eqz(at->text, CRM_BUILTIN_NAME)) {
		struct file to = {.name = CRM_BUILTIN_SOURCE, .in_memory = true, .up = f};

		return apply(g, &to, crm_policy_builtin());
	}
	return follow_file(g, f, at, key);
}

/* ---- a file and what it names ---- */

static int
follow_all(struct gather *g, const struct file *f, const crm_node *own)
{
	const crm_node *extends = crm_node_get(own, "extends"),
		       *include = crm_node_get(own, "include");

	if (extends && !f->may_extend)
		return crm_load_fault(g->l, extends->place,
				      "extends: what is included cannot extend another policy");
	if (extends && follow(g, f, extends, "extends") < 0)
		return -1;
	for (size_t i = 0; include && i < crm_list_count(include); i++)
		if (follow(g, f, crm_list_at(include, i), "include") < 0)
			return -1;
	return 0;
}

static int
apply(struct gather *g, struct file *f, crm_str text)
{
	static const crm_field version_field = {.key = "version"};
	crm_node *own = crm_yaml_parse(g->arena, f->name, text, g->l->error);
	const crm_node *version;

	if (!own || crm_load_want(g->l, own, "policy", CRM_NODE_MAPPING) < 0)
		return -1;
	version = crm_node_get(own, "version");
	if (!g->root) {
		/* Its version is that of the whole. */
		g->root = crm_node_empty(g->arena, own);
		for (size_t i = 0; i < own->n; i++)
			if (crm_str_eqz(own->key[i]->text, "version"))
				crm_node_put(g->arena, g->root, own->key[i], own->item[i]);
	} else if (version && crm_read_version(g->l, &version_field, version, NULL) < 0) {
		return -1;
	}
	return follow_all(g, f, own) < 0 ? -1 : crm_node_merge(g->l, g->arena, g->root, own);
}

crm_node *
crm_policy_gather(crm_loader *l, crm_arena *a, const struct crm_origin_of *from, crm_str *text)
{
	struct gather g = {.l = l, .arena = a};
	struct file f = {.name = from->source, .in_memory = !from->file, .may_extend = true};

	*text = from->text;
	if (from->file && read_file(&g, &f, text, l->error) < 0)
		return NULL;
	if (apply(&g, &f, *text) < 0)
		return NULL;
	if (g.several)
		text->p = NULL;
	return g.root;
}
