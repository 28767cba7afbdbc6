/* Events that a run asks the fold for. */
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
#include "fold/fold.h"
#include "fold/program.h"
#include "frame/frame.h"
#include "small_world.h"

static void
test_wants(void **state)
{
	struct world w = {.today = crm_day_of(2026, 11, 21)};
	char log[64];
	crm_error e;
	struct crm_seen s;

	(void)state;
	make_model(&w);
	snprintf(log, sizeof log, "%s/wants.tsv", dir);
	FILE *f = fopen(log, "w");
	fputs("event\tdate\tcustomer\tkind\toutcome\titem\tdue\trating\tnote\tref\n"
	      "e1\t2026-11-01\tc0\tpurchase\t\tsoap\t\t5\tone\\ttab\t\n"
	      "e2\t2026-11-05T10:00+03:00\tc0\tpurchase\t\tcream\t\t3\ttwo\t\n"
	      "e3\t2026-11-06\tc0\tcall\tno-answer\t\t2026-11-09\t\tring again\t\n"
	      "e4\t2026-11-07\tc1\tcomplaint\t\t\t\t\tbroken\t\n"
	      "e5\t2026-11-08\tc1\tcall\t\t\t\t\t\t\n"
	      "e6\t2026-11-09\tc1\tcomplaint\t\t\t\t\tagain\t\n"
	      "e7\t2026-11-01\tc2\tappointment\t\t\t2026-11-20\t\tfitting\t\n"
	      "e8\t2026-11-02\tc2\tappointment\t\t\t2026-11-25\t\tsecond\t\n"
	      "e9\t2026-11-10\tc2\temail\tdeclined\t\t\t\tno thanks\t\n",
	      f);
	fclose(f);
	crm_frame *frame = frame_of(&w, log);
	struct crm_filter bought = {.dir = -1},
			  touch_filter = {crm_kinds_touches(w.model.kinds), -1, CRM_REACHED};
	struct crm_filter all = {{{~UINT64_C(0), ~UINT64_C(0)}}, -1, -1}, complaint = {.dir = -1},
			  dated = {.dir = -1};
	struct crm_filter declined = all;
	crm_kindset_add(&bought.kinds, crm_kinds_find(w.model.kinds, CRM_STR("purchase")));
	crm_kindset_add(&complaint.kinds, crm_kinds_find(w.model.kinds, CRM_STR("complaint")));
	crm_kindset_add(&dated.kinds, crm_kinds_find(w.model.kinds, CRM_STR("appointment")));
	declined.outcome = CRM_DECLINED;
	int first =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = bought,
								     .done = touch_filter,
								     .texts = true});
	int cream =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = bought,
								     .done = touch_filter,
								     .item = CRM_STR("cream")});
	int good =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .since = CRM_NO_DAY,
								     .of = all,
								     .done = touch_filter,
								     .rating_from = 4 * CRM_NUM_ONE,
								     .rating_to = 5 * CRM_NUM_ONE});
	int since =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								     .of = bought,
								     .done = touch_filter,
								     .since = w.today - 18});
	int promise =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_PROMISE,
								     .since = CRM_NO_DAY,
								     .of = all,
								     .done = touch_filter,
								     .texts = true});
	int open = crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
									.since = CRM_NO_DAY,
									.of = complaint,
									.texts = true});
	int unanswered =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								     .since = CRM_NO_DAY,
								     .of = complaint,
								     .unanswered = true,
								     .texts = true});
	int appointment =
		crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								     .since = CRM_NO_DAY,
								     .of = dated,
								     .texts = true});
	int no = crm_fold_ask(crm_fold_of(frame), &(struct crm_query){.aggregate = CRM_AGG_LAST,
								      .since = CRM_NO_DAY,
								      .of = declined,
								      .texts = true});
	assert_int_equal(first, crm_fold_ask(crm_fold_of(frame),
					     &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								 .since = CRM_NO_DAY,
								 .of = bought,
								 .done = touch_filter,
								 .texts = true}));
	assert_int_equal(crm_frame_fold(frame, 2, NULL, &e), 0);

	/* A call that nobody answered settles nothing. */
	assert_true(crm_fold_seen(crm_fold_of(frame), first, 0, &s));
	assert_int_equal(s.count, 2);
	assert_int_equal(s.line, 2);
	assert_string_equal(s.source, log);
	assert_int_equal(s.when.day, crm_day_of(2026, 11, 1));
	assert_true(crm_str_eqz(s.item, "soap") && crm_str_eqz(s.note, "one\ttab"));
	assert_int_equal(s.rating, 5 * CRM_NUM_ONE);
	assert_true(crm_fold_seen(crm_fold_of(frame), cream, 0, &s));
	assert_int_equal(s.line, 3);
	assert_int_equal(s.when.offset, 180); /* as it was written */
	assert_int_equal(s.note.n, 0);        /* nobody asked for it */
	assert_true(crm_fold_seen(crm_fold_of(frame), good, 0, &s) && s.line == 2 && s.count == 1);
	assert_true(crm_fold_seen(crm_fold_of(frame), since, 0, &s) && s.line == 3 && s.count == 1);
	assert_true(crm_fold_seen(crm_fold_of(frame), promise, 0, &s));
	assert_true(s.due.day == crm_day_of(2026, 11, 9) && crm_str_eqz(s.note, "ring again"));
	assert_false(crm_fold_seen(crm_fold_of(frame), promise, 1, &s));
	assert_int_equal(s.when.day, CRM_NO_DAY);
	/* The first complaint was answered, the second was not. */
	assert_true(crm_fold_seen(crm_fold_of(frame), open, 1, &s) && s.count == 2 && s.answered &&
		    crm_str_eqz(s.note, "broken"));
	assert_true(crm_fold_seen(crm_fold_of(frame), unanswered, 1, &s) && s.count == 1 &&
		    !s.answered && crm_str_eqz(s.note, "again"));
	/* The email of the 10th came before either appointment's day. */
	assert_true(crm_fold_seen(crm_fold_of(frame), appointment, 2, &s) && s.count == 2 &&
		    crm_str_eqz(s.note, "fitting"));
	assert_true(crm_fold_seen(crm_fold_of(frame), no, 2, &s) && s.line == 10 &&
		    crm_str_eqz(s.note, "no thanks"));
	crm_frame_free(frame);
	crm_kinds_free(w.model.kinds);
}

/* The same of what is asked whether or not the log is in order: which line a
 * pending event stands in moves with the shuffling, all else does not. */
static void
test_wants_shuffled(void **state)
{
	(void)state;
	for (uint64_t round = 1000; round < 1200; round++) {
		struct world w;
		int order[EVENTS];
		crm_buf out[2] = {{0}, {0}};
		make_world(&w, round);
		for (int i = 0; i < w.n; i++)
			order[i] = i;
		for (int turn = 0; turn < 2; turn++, shuffle(order, w.n)) {
			char log[64];
			crm_error e;
			int want[6];
			struct crm_seen s;
			struct crm_filter all = {{{~UINT64_C(0), ~UINT64_C(0)}}, -1, -1},
					  out_touch = all, calls = all;
			snprintf(log, sizeof log, "%s/log.tsv", dir);
			write_log(&w, order, log);
			crm_frame *f = frame_of(&w, log);
			out_touch.kinds = crm_kinds_touches(w.model.kinds);
			out_touch.dir = CRM_OUT;
			out_touch.outcome = CRM_REACHED;
			calls.kinds = (crm_kindset){{0}};
			crm_kindset_add(&calls.kinds,
					crm_kinds_find(w.model.kinds, CRM_STR("call")));
			/* Kinds that settle and are pending themselves. */
			want[0] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .done = out_touch,
								   .rating_from = CRM_NUM_ONE,
								   .rating_to = 5 * CRM_NUM_ONE});
			want[1] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PENDING,
								   .since = CRM_NO_DAY,
								   .of = calls,
								   .done = calls});
			want[2] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_PROMISE,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .done = out_touch});
			want[3] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_OPEN,
								   .since = CRM_NO_DAY,
								   .of = all,
								   .unanswered = true});
			want[4] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_LAST,
								   .since = CRM_NO_DAY,
								   .of = out_touch});
			want[5] = crm_fold_ask(crm_fold_of(f),
					       &(struct crm_query){.aggregate = CRM_AGG_FIRST,
								   .since = CRM_NO_DAY,
								   .of = calls});
			assert_int_equal(crm_frame_fold(f, 1 + (unsigned)turn, NULL, &e), 0);
			for (int c = 0; c < CUSTOMERS; c++)
				for (int i = 0; i < 6; i++) {
					crm_fold_seen(crm_fold_of(f), want[i], (size_t)c, &s);
					crm_buf_f(&out[turn], "%d/%d: %u %d %d", c, i, s.count,
						  (int)s.when.day, s.when.minute);
					if (i == 2)
						crm_buf_f(&out[turn], " %d", (int)s.due.day);
					crm_buf_char(&out[turn], '\n');
				}
			crm_frame_free(f);
		}
		assert_string_equal(crm_buf_zend(&out[0]), crm_buf_zend(&out[1]));
		crm_buf_free(&out[0]);
		crm_buf_free(&out[1]);
		crm_kinds_free(w.model.kinds);
	}
}

/* Who was merged may be asked before the run, which then goes by the same index: the two merged
 * rows are not found twice. */
static void
test_merged_before_the_run(void **state)
{
	struct world w = {.today = crm_day_of(2026, 11, 21)};
	const struct crm_merged_row *before, *after;
	char path[64], log[64];
	const char *paths[] = {path};
	crm_error e;

	(void)state;
	make_model(&w);
	snprintf(path, sizeof path, "%s/merged.tsv", dir);
	FILE *f = fopen(path, "w");
	fputs("id\tname\tstatus\nc0\tA\t\nc1\tB\tmerged:c0\nc2\tC\tmerged:c1\n", f);
	fclose(f);
	snprintf(log, sizeof log, "%s/merged-log.tsv", dir);
	f = fopen(log, "w");
	fputs("event\tdate\tcustomer\tkind\ne1\t2026-11-01\tc2\tcall\n", f);
	fclose(f);
	crm_frame *frame = crm_frame_new(&w.model, crm_table_read(paths, 1, NULL, &e),
					 (crm_time){w.today, -1, CRM_NO_OFFSET}, CRM_NO_TIME, &e);
	crm_frame_log(frame, log);
	struct crm_fold *fold = crm_fold_of(frame);
	struct crm_query calls = {.aggregate = CRM_AGG_COUNT,
				  .since = CRM_NO_DAY,
				  .of = {crm_kinds_touches(w.model.kinds), -1, CRM_REACHED}};
	int count = crm_fold_ask(fold, &calls);
	struct crm_seen s;

	assert_int_equal(crm_fold_merged(fold, &before, &e), 2);
	assert_int_equal(crm_frame_fold(frame, 1, NULL, &e), 0);
	assert_int_equal(crm_fold_merged(fold, &after, &e), 2);
	assert_ptr_equal(before, after);
	assert_true(crm_fold_seen(fold, count, 0, &s));
	assert_int_equal(s.count, 1);
	crm_frame_free(frame);
	crm_kinds_free(w.model.kinds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wants),
		cmocka_unit_test(test_wants_shuffled),
		cmocka_unit_test(test_merged_before_the_run),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
