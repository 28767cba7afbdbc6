/* The vocabulary: its words, families such as spend_<N>d, and what the row of a fact says of its
 * values, which the linter of policies relies on. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/ids.h"
#include "base/pool.h"
#include "facts/facts.h"
#include "facts/words.h"
#include "fold/program.h"
#include "frame/frame.h"
#include "people/columns.h"
#include "small_world.h"

static void
test_words(void **state)
{
	static const struct {
		const char *name, *word;
	} families[] = {{"spend_30d", "spend_<N>d"},
			{"touches_7d", "touches_<N>d"},
			{"purchases_365d", "purchases_<N>d"},
			{"last_call", "last_<kind>"},
			{"last_care", "last_<kind>"},
			{"last_touch", "last_touch"},
			{"bought:soap", "bought:<item>"},
			{"holds:a b", "holds:<item>"},
			{"spend", "spend"},
			{"spend_99999d", "spend_<N>d"},
			{"spend_100000d", NULL},
			{"profit_2026", "profit_<year>"},
			{"profit_2026_11", "profit_<year>_<month>"},
			{"profit_2026_13", NULL},
			{"profit_0000", NULL},
			{"profit_2026_", NULL},
			{"profit_2026_1", NULL},
			{"spend_30", NULL},
			{"spend_30d_", NULL},
			{"spend_030d", NULL},
			{"spend_d", NULL},
			{"spend_<N>d", NULL},
			{"last_greet", NULL},
			{"last_", NULL},
			{"bought:", NULL},
			{"spend_0d", NULL},
			{"nonsense", NULL},
			{"", NULL}};
	crm_kinds *k = crm_kinds_new();
	const crm_word *w;

	(void)state;
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(w->name, crm_word_at(j)->name);
	for (size_t i = 0; i < CRM_LENGTH(families); i++) {
		w = crm_word_find(k, crm_str_z(families[i].name));
		if (families[i].word) {
			assert_non_null(w);
			assert_string_equal(w->name, families[i].word);
		} else {
			assert_null(w);
		}
	}
	assert_string_equal(crm_word_nearest(k, CRM_STR("last_cal")), "last_call");
	assert_string_equal(crm_word_nearest(k, CRM_STR("purchase")), "purchases");
	crm_kinds_free(k);
}

/* What a row of the vocabulary says of a value: crm_word's never_missing, whole, from, to. */
static void
check_row(const crm_word *w, const crm_value *v)
{
	if (v->type == CRM_MISSING) {
		if (w->never_missing)
			fail_msg("%s is missing", w->name);
		return;
	}
	assert_int_equal(v->type, w->type);
	if (v->type != CRM_NUMBER)
		return;
	if ((w->from != 0 || w->to != 0) && (v->number < w->from || v->number > w->to))
		fail_msg("%s is out of its range", w->name);
	if (w->whole && v->number % CRM_NUM_ONE != 0)
		fail_msg("%s is not whole", w->name);
}

/* What the list of crm-due has is in the vocabulary. */
static void
test_due_columns(void **state)
{
	const crm_str *name;
	size_t n = crm_due_columns(&name);
	crm_kinds *k = crm_kinds_new();

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const crm_word *w = crm_word_find(k, name[i]);
		assert_non_null(w);
		assert_string_equal(w->tool, "crm-due");
	}
	crm_kinds_free(k);
}

/* The columns of customers and of logs, each one row; and those of new files. */
static void
test_columns(void **state)
{
	const char *const *name;
	size_t n = crm_customer_columns(&name);

	(void)state;
	assert_int_equal(n, 16); /* counted in crm-records(5) */
	for (size_t i = 0; i < n; i++)
		assert_non_null(crm_customer_column(crm_str_z(name[i])));
	assert_int_equal(crm_event_columns(&name), 14);
	assert_string_equal(name[0], "event");
	assert_string_equal(name[13], "note");
	assert_int_equal(crm_order_columns(&name), 6);
	assert_string_equal(name[0], "channel");
	assert_non_null(crm_event_column(CRM_STR("floor")));
	assert_null(crm_event_column(CRM_STR("phone")));
	assert_null(crm_customer_column(CRM_STR("amount")));
	for (size_t i = 0; i < crm_customer_column_count(); i++) {
		const struct crm_file_column *c = crm_customer_column_at(i);
		assert_ptr_equal(crm_customer_column(crm_str_z(c->word.name)), c);
		assert_ptr_equal(crm_word_at(i), &c->word);
		assert_true(*c->word.about != '\0');
	}
}

/* Every row of the table of facts can be asked for, and its values are as it says: the linter
 * of policies relies on that. */
static void
test_fact_rows(void **state)
{
	const struct crm_fact *row;
	crm_kindset named = {{0}}, kinds;

	(void)state;
	for (uint64_t round = 2000; round < 2040; round++) {
		struct world w;
		int order[EVENTS];
		char log[64];
		crm_value v;
		crm_error e;
		make_world(&w, round);
		for (int i = 0; i < w.n; i++)
			order[i] = i;
		snprintf(log, sizeof log, "%s/log.tsv", dir);
		write_log(&w, order, log);
		crm_frame *f = frame_of(&w, log);
		for (size_t i = 0; (row = crm_fact_at(i)); i++) {
			assert_non_null(row->value);
			for (int n = 0; n < CRM_FACT_NEEDS && row->need[n].of.kinds; n++) {
				const char *done = row->need[n].done.kinds;
				assert_true(crm_fact_kinds(w.model.kinds, row->need[n].of.kinds,
							   &named, &kinds));
				assert_true(!done ||
					    crm_fact_kinds(w.model.kinds, done, &named, &kinds));
			}
			if (!strchr(row->word.name, '<'))
				assert_true(crm_frame_ref(f, crm_str_z(row->word.name), &e) >= 0);
		}
		assert_int_equal(crm_frame_fold(f, 1, NULL, &e), 0);
		crm_cursor *c = crm_cursor_new(f);
		for (size_t at = 0; at < CUSTOMERS; at++) {
			crm_cursor_go(c, at);
			for (size_t i = 0; (row = crm_fact_at(i)); i++) {
				if (strchr(row->word.name, '<'))
					continue;
				int ref = crm_frame_ref(f, crm_str_z(row->word.name), &e);
				assert_int_equal(crm_cursor_value(c, ref, &v, &e), 0);
				check_row(&row->word, &v);
			}
		}
		crm_cursor_free(c);
		crm_frame_free(f);
		crm_kinds_free(w.model.kinds);
	}
}

/* ---- the limits in the names of facts ---- */

/* A name of the family that a row's name is: spend_30d of spend_<N>d. */
static void
fill_in(const char *row, char *out, size_t size)
{
	static const struct {
		const char *limit, *value;
	} values[] = {{"<N>", "30"},      {"<year>", "2026"}, {"<month>", "11"},
		      {"<item>", "soap"}, {"<kind>", "call"}, {"<channel>", "email"}};
	size_t n = 0;

	while (*row && n + 8 < size) {
		size_t i = 0;
		while (i < CRM_LENGTH(values) &&
		       strncmp(row, values[i].limit, strlen(values[i].limit)) != 0)
			i++;
		if (i < CRM_LENGTH(values)) {
			n += (size_t)sprintf(out + n, "%s", values[i].value);
			row += strlen(values[i].limit);
		} else {
			out[n++] = *row++;
		}
	}
	out[n] = '\0';
}

/* Whether a name without "<" says a limit all the same, which nothing would apply: a year or month,
 * an item, or last days that are no aggregate's days_ago. */
static bool
says_a_limit(const struct crm_fact *row)
{
	const char *s = row->word.name;

	if (strchr(s, ':'))
		return true;
	for (; *s; s += strcspn(s, "_"), s += *s == '_') {
		size_t digits = strspn(s, "0123456789"), n = strcspn(s, "_");
		bool ago = false;
		for (int i = 0; i < CRM_FACT_NEEDS; i++)
			ago = ago || row->need[i].days_ago == atoi(s);
		if (digits > 0 && (digits == n || (digits + 1 == n && s[digits] == 'd' && !ago)))
			return true;
	}
	return false;
}

/* Whether the limits in a row's name are those that its aggregates have. */
static bool
limits_agree(const crm_kinds *k, const struct crm_fact *row)
{
	const char *name = row->word.name;
	struct crm_family family;
	char one[64];

	for (int i = 0; i < CRM_FACT_NEEDS && row->need[i].of.kinds; i++)
		if (!strstr(row->need[i].of.kinds, "named") != !strstr(name, "<kind>"))
			return false;
	if (!strchr(name, '<'))
		return !says_a_limit(row);
	fill_in(name, one, sizeof one);
	const crm_word *found = crm_word_family(k, crm_str_z(one), &family);
	return found && strcmp(found->name, name) == 0;
}

static void
test_limits(void **state)
{
	static const struct crm_fact faulty[] = {
		{.word.name = "praise_90d"},
		{.word.name = "praise_2026"},
		{.word.name = "praise_2026_11"},
		{.word.name = "praise:soap"},
		{.word.name = "praise_<week>"},
		{.word.name = "praise_<N"},
		{.word.name = "last_praise", .need = {{.of = {.kinds = "named"}}}},
		{.word.name = "praise_28d_ago", .need = {{.of = {.kinds = "all"}, .days_ago = 91}}},
	};
	const struct crm_fact *row;
	crm_kinds *k = crm_kinds_new();

	(void)state;
	for (size_t i = 0; (row = crm_fact_at(i)); i++)
		if (!limits_agree(k, row))
			fail_msg("%s: the name and the limits disagree", row->word.name);
	for (size_t i = 0; i < CRM_LENGTH(faulty); i++)
		if (limits_agree(k, &faulty[i]))
			fail_msg("%s: no fault was found", faulty[i].word.name);
	crm_kinds_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),   cmocka_unit_test(test_due_columns),
		cmocka_unit_test(test_columns), cmocka_unit_test(test_fact_rows),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
