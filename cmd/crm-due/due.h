/* due.h: the parts of crm-due. */
#ifndef CMD_DUE_H
#define CMD_DUE_H

#include "common/stream.h"
#include "crm.h"

/* What the call asks for. */
struct due_job {
	struct crm_due_how how;
	struct cmd_texts rules;
	const char *explain;
	bool count, outcome;
	bool blocks; /* --long */
};

/* ---- look.c: how people see the list ---- */

struct due_look {
	struct cmd_stream *stream;
	enum crm_paint *paint; /* of each entry */
	crm_buf title;
	const crm_str *column; /* while blocks are written: the columns … */
	size_t columns;
};

/* Adds a value as people read it: a day, or a word of the context (crm_lang_word). */
void due_show(const char *context, crm_str value, crm_buf *out);
/* Before the columns are settled: which ones people see. */
void due_look_settle(struct cmd_stream *s, const struct due_job *job);
/* After the run: the colours, and the line that says how many contacts there are and for whom. */
void
due_look_at(struct due_look *l, struct cmd_stream *s, crm_due *judge, const struct due_job *job);
void due_look_free(struct due_look *l);

/* ---- title.c ---- */

/* How many entries there are of each name. */
struct due_counts {
	struct due_count {
		crm_str name;
		size_t n;
	} * at;
	size_t n, room;
	crm_arena *arena;
};
void due_count_add(struct due_counts *c, crm_str name);
/* Adds the line that says how many entries there are and for whom, and an empty one. */
void due_title(struct due_counts *c, const struct due_job *job, size_t entries, size_t width,
	       crm_buf *out);

/* ---- blocks.c: --long ---- */

/* The columns that blocks are made of, for struct cmd_look. */
extern const char due_block_columns[];
/* Its function `present`; from is a struct due_look. */
void due_blocks(void *from, crm_str tsv, crm_buf *out);

#endif
