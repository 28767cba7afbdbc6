/* due_world.h: a small world of three files, and what the due list of a day is in it. */
#ifndef CRM_TESTS_DUE_WORLD_H
#define CRM_TESTS_DUE_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "due/calendar.h"
#include "due/due.h"
#include "due/trigger/shared.h"

/* ---- a small world ---- */

#define LOG "event\tdate\tcustomer\tkind\tdir\toutcome\titem\tdue\tref\trating\tnote\n"

static char dir[] = "/tmp/test_due.XXXXXX";

static inline const char *
path_of(const char *name)
{
	static char path[4][128];
	static int next;
	char *p = path[next++ % 4];

	snprintf(p, sizeof path[0], "%s/%s", dir, name);
	return p;
}

static inline const char *
put(const char *name, const char *text)
{
	const char *path = path_of(name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return path;
}

struct world {
	crm_policy *policy;
	crm_frame *frame;
	crm_due *due;
};

static inline void
end(struct world *w)
{
	crm_due_free(w->due);
	crm_frame_free(w->frame);
	crm_policy_free(w->policy);
}

/* Rows of the log are "date customer kind [name=value …]", apart by "|". */
static inline void
write_log(const char *events)
{
	static const char *const columns[] = {"dir", "outcome", "item", "due",
					      "ref", "rating",  "note"};
	crm_buf text = {0};
	char *copy = strdup(events), *rest = copy, *event;
	int n = 0;

	crm_buf_z(&text, LOG);
	while ((event = strsep(&rest, "|")) && *event) {
		char *value[7] = {"", "", "", "", "", "", ""}, *word, *date, *customer, *kind,
		     id[16] = "";
		date = strsep(&event, " ");
		customer = strsep(&event, " ");
		kind = strsep(&event, " ");
		snprintf(id, sizeof id, "e%d", ++n);
		while ((word = strsep(&event, " "))) {
			char *is = strchr(word, '=');
			assert_non_null(is);
			*is = '\0';
			for (int i = 0; i < 7; i++)
				if (strcmp(columns[i], word) == 0)
					value[i] = is + 1;
		}
		crm_buf_f(&text, "%s\t%s\t%s\t%s", id, date, customer, kind);
		for (int i = 0; i < 7; i++)
			crm_buf_f(&text, "\t%s", value[i]);
		crm_buf_char(&text, '\n');
	}
	put("log.tsv", crm_buf_zend(&text));
	crm_buf_free(&text);
	free(copy);
}

/* The column worth as the value that a run has computed. */
static inline void
add_value(crm_frame *f)
{
	int column = crm_table_find(crm_frame_table(f), "worth");
	int value = column < 0 ? -1 : crm_frame_add(f, "value", CRM_NUMBER, 1);
	crm_row r = {0};

	for (size_t row = 0; column >= 0 && row < crm_frame_rows(f); row++) {
		crm_value v = {.type = CRM_NUMBER};
		crm_row_split(&r, crm_frame_table(f), row);
		if (crm_num_parse(r.field[column], &v.number))
			crm_frame_put(f, value, row, v);
	}
	crm_row_free(&r);
}

static inline int
begin(struct world *w, const char *policy, const char *customers, const char *events,
      const char *today, const struct crm_due_how *how, crm_error *e)
{
	const char *file;
	crm_table *table;
	crm_time now;

	*w = (struct world){0};
	write_log(events);
	w->policy = crm_policy_load(put("policy.yaml", policy), e);
	if (!w->policy)
		return -1;
	file = put("customers.tsv", customers);
	table = crm_table_read(&file, 1, &(struct crm_read){0}, e);
	if (!table)
		return -1;
	assert_true(crm_time_parse(crm_str_z(today), &now));
	w->frame = crm_frame_new(crm_policy_model(w->policy), table, now, now, e);
	if (!w->frame)
		return -1;
	crm_frame_log(w->frame, path_of("log.tsv"));
	add_value(w->frame);
	w->due = crm_due_new(w->policy, w->frame, how, e);
	if (!w->due || crm_frame_fold(w->frame, 1, NULL, e) < 0 || crm_due_run(w->due, e) < 0)
		return -1;
	return 0;
}

static inline void
cell(const struct world *w, size_t row, const char *name, crm_buf *out)
{
	crm_row r = {0};

	crm_row_split(&r, crm_frame_table(w->frame), row);
	crm_buf_str(out, r.field[crm_table_find(crm_frame_table(w->frame), name)]);
	crm_row_free(&r);
}

static inline size_t
entry(const struct world *w, size_t i, crm_str *values)
{
	crm_error e;
	size_t row = SIZE_MAX;

	assert_int_equal(crm_due_entry(w->due, 0, i, &row, values, &e), 0);
	return row;
}

static inline size_t
held_entry(const struct world *w, size_t i, crm_str *values, const char **reason)
{
	crm_error e;
	size_t row = SIZE_MAX;

	assert_int_equal(crm_due_held(w->due, 0, i, &row, values, reason, &e), 0);
	return row;
}

/* "id rule due+overdue", apart by " | ". */
static inline void
list_text(const struct world *w, crm_buf *out)
{
	crm_str v[CRM_DUE_COLUMNS];

	for (size_t i = 0; i < crm_due_summary(w->due).listed; i++) {
		size_t row = entry(w, i, v);
		crm_buf_z(out, out->n ? " | " : "");
		cell(w, row, "id", out);
		crm_buf_char(out, ' ');
		crm_buf_str(out, v[CRM_DUE_RULE]);
		crm_buf_char(out, ' ');
		crm_buf_str(out, v[CRM_DUE_DATE]);
		crm_buf_char(out, '+');
		crm_buf_str(out, v[CRM_DUE_OVERDUE]);
	}
}

static inline void
print_explained(const struct world *w)
{
	crm_buf out = {0};
	crm_error e;

	for (size_t row = 0; row < crm_frame_rows(w->frame); row++)
		assert_int_equal(crm_due_explain(w->due, row, &out, &e), 0);
	print_error("%s", crm_buf_zend(&out));
	crm_buf_free(&out);
}

static struct crm_due_how usual = {.held = true};

/* The policies of the tests: one rule, no quiet time unless it says so. */
static inline const char *
rule(const char *text)
{
	static char policies[4][2048];
	static int next;
	char *policy = policies[next++ % 4];

	snprintf(policy, sizeof policies[0], "version: 1\ndue:\n  - {rule: r, %s}\n", text);
	return policy;
}

static inline void
expect(const char *policy, const char *customers, const char *events, const char *today,
       const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};

	if (begin(&w, policy, customers, events, today, &usual, &e) < 0) {
		crm_error_line(&e, &out);
		fail_msg("%s: %s", today, crm_buf_zend(&out));
	}
	list_text(&w, &out);
	if (strcmp(crm_buf_zend(&out), expected) != 0)
		print_explained(&w);
	if (strcmp(out.p, expected) != 0)
		fail_msg("%s, log \"%s\": got \"%s\", not \"%s\"", today, events, out.p, expected);
	crm_buf_free(&out);
	end(&w);
}

static inline void
expect_fault(const char *policy, const char *customers, const char *events, const char *today,
	     const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};
	const char *text;

	assert_int_equal(begin(&w, policy, customers, events, today, &usual, &e), -1);
	crm_error_line(&e, &out);
	text = crm_buf_zend(&out);
	if (strncmp(text, dir, strlen(dir)) == 0)
		text += strlen(dir) + 1;
	assert_string_equal(text, expected);
	crm_buf_free(&out);
	end(&w);
}

#define ANN "id\tname\tcreated\na\tAnn\t2026-01-10\n"

/* One rule over one customer on several days: "2026-02-09 nothing", "… due+overdue". */
static inline void
on_days(const char *policy, const char *customers, const char *events, const char *const *days)
{
	for (; *days; days++) {
		char today[32], expected[64] = "";
		const char *result = strchr(*days, ' ');
		assert_non_null(result);
		snprintf(today, sizeof today, "%.*s", (int)(result - *days), *days);
		if (strcmp(result, " -") != 0)
			snprintf(expected, sizeof expected, "a r%s", result);
		expect(policy, customers, events, today, expected);
	}
}

#define DAYS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- what holds back ---- */

/* What is held: "reason id", apart by " | ". */
static inline void
expect_held(const char *policy, const char *customers, const char *events, const char *today,
	    const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};
	crm_str v[CRM_DUE_COLUMNS];
	const char *reason;

	if (begin(&w, policy, customers, events, today, &usual, &e) < 0) {
		crm_error_line(&e, &out);
		fail_msg("%s", crm_buf_zend(&out));
	}
	for (size_t i = 0; i < crm_due_summary(w.due).held; i++) {
		size_t row = held_entry(&w, i, v, &reason);
		crm_buf_f(&out, "%s%s ", i ? " | " : "", reason);
		cell(&w, row, "id", &out);
	}
	assert_string_equal(crm_buf_zend(&out), expected);
	crm_buf_free(&out);
	end(&w);
}

static inline int
enter(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	return mkdtemp(dir) ? 0 : -1;
}

static inline int
leave(void **state)
{
	(void)state;
	remove(path_of("policy.yaml"));
	remove(path_of("customers.tsv"));
	remove(path_of("log.tsv"));
	return rmdir(dir);
}

#endif
