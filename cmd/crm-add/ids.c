/* ids.c: new ids, which were nobody's before. */
#include <string.h>
#include <unistd.h>

#include "crm-add/add.h"

/* The customer that a record of the log is about, and the one that its ref names. */
struct named {
	int customer, ref;
	void (*each)(struct add *a, crm_str id, void *to);
	void *to;
};

static void
look_at(struct add *a, const crm_record *r, const struct named *n)
{
	static const char prefix[] = "customer:";
	size_t skip = sizeof prefix - 1;

	if (n->customer >= 0)
		n->each(a, r->field[n->customer], n->to);
	if (n->ref >= 0 && r->field[n->ref].n > skip &&
	    memcmp(r->field[n->ref].p, prefix, skip) == 0)
		n->each(a, (crm_str){r->field[n->ref].p + skip, r->field[n->ref].n - skip}, n->to);
}

/* A faulty record is for those who read the log; here only ids count. */
static void
read_log(struct add *a, const char *path, struct named *n)
{
	crm_error e;
	crm_input *in;
	crm_block *b;
	crm_record r;
	int more, got;

	if (access(path, F_OK) < 0)
		return;
	in = crm_input_open(path, CRM_AUTO, &e);
	if (!in)
		cmd_die(&e);
	n->customer = crm_input_find(in, "customer");
	n->ref = crm_input_find(in, "ref");
	b = crm_block_new(in, SIZE_MAX);
	while ((more = crm_input_block(in, b, &e)) > 0)
		while ((got = crm_block_next(b, &r, &e)) != 0)
			if (got > 0)
				look_at(a, &r, n);
	crm_block_free(b);
	crm_input_close(in);
	if (more < 0)
		cmd_die(&e);
}

static void
read_logs(struct add *a, struct named *n)
{
	const struct cmd_call *call = a->call;

	for (size_t i = 0; i < call->logs.n; i++)
		read_log(a, call->logs.item[i], n);
	if (!call->logs.n && call->usual_log)
		read_log(a, call->usual_log, n);
}

/* Ids of another shape than those of the file do not change its shape. */
static void
see(struct add *a, crm_str id, void *to)
{
	crm_mint one = {0};

	(void)to;
	crm_mint_see(&one, id);
	if (!a->mint.width || strcmp(one.prefix, a->mint.prefix) == 0)
		crm_mint_see(&a->mint, id);
}

/* A record further down may bring the id that would be the next one. */
static void
see_stream(struct add *a)
{
	int id = cmd_target_find(&a->target, "id");
	crm_row row = {0};

	for (size_t c = 0; c < crm_table_columns(a->in.table); c++)
		for (size_t i = 0; a->in.to[c] == id && i < crm_table_rows(a->in.table); i++) {
			crm_row_split(&row, a->in.table, i);
			see(a, row.field[c], NULL);
		}
	crm_row_free(&row);
}

crm_str
add_new_id(struct add *a)
{
	struct named n = {.each = see};
	crm_buf id = {0};
	crm_str kept;

	if (!a->ids_seen) {
		read_logs(a, &n);
		see_stream(a);
	}
	a->ids_seen = true;
	do {
		id.n = 0;
		crm_mint_next(&a->mint, &id);
	} while (crm_people_find(a->people, CRM_BY_ID, crm_buf_slice(&id)) != SIZE_MAX);
	kept = crm_arena_str(a->arena, crm_buf_slice(&id));
	crm_buf_free(&id);
	return kept;
}

struct counting {
	crm_str id;
	size_t n;
};

static void
count(struct add *a, crm_str id, void *to)
{
	struct counting *c = to;

	(void)a;
	c->n += crm_str_eq(id, c->id);
}

void
add_tell_events(struct add *a, crm_str id)
{
	struct counting c = {.id = id};
	struct named n = {.each = count, .to = &c};

	read_logs(a, &n);
	if (c.n)
		cmd_note("id: the log already has %zu event%s of %s; if they belong to somebody "
			 "else, leave the id out so that a new one is given",
			 c.n, c.n == 1 ? "" : "s", crm_quote(id));
}
