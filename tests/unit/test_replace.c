/* store: replacing a file as a whole. */
#include "store_files.h"

/* ---- replacing ---- */

static void
test_replace(void **state)
{
	struct stat before, after;
	crm_store *s;
	crm_error e = {0};

	(void)state;
	assert_int_equal(mkdir("real", 0755), 0);
	put("real/a.tsv", "a\tb\n1\t2\n", 8);
	assert_int_equal(chmod("real/a.tsv", 0640), 0);
	if (geteuid() == 0)
		assert_int_equal(chown("real/a.tsv", 12, 34), 0);
	assert_int_equal(symlink("real/a.tsv", "link"), 0);
	/* What a killed run left. */
	put("real/.a.tsv.crm-new", "half", 4);
	assert_int_equal(stat("link", &before), 0);
	s = opened("link", false);
	assert_int_equal(crm_store_replace(s, CRM_STR("a\tb\n"), false, NULL, &e), 0);
	/* The store goes on with the new file. */
	assert_int_equal(crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e), 0);
	crm_store_close(s);
	assert_string_equal(get("real/a.tsv"), "a\tb\n3\t4\n");
	assert_int_equal(lstat("link", &after), 0);
	assert_true(S_ISLNK(after.st_mode));
	assert_int_equal(stat("link", &after), 0);
	assert_int_equal(after.st_mode, before.st_mode);
	assert_int_equal(after.st_uid, before.st_uid);
	assert_int_equal(after.st_gid, before.st_gid);
	assert_int_not_equal(after.st_ino, before.st_ino);
	assert_int_equal(access("real/.a.tsv.crm-new", F_OK), -1);
}

static void
test_hard_link(void **state)
{
	crm_store *s;
	crm_error e = {0};

	(void)state;
	put("a.tsv", "a\tb\n", 4);
	assert_int_equal(link("a.tsv", "b.tsv"), 0);
	s = opened("a.tsv", false);
	assert_int_equal(crm_store_replace(s, CRM_STR("c\td\n"), false, NULL, &e), -1);
	assert_string_equal(
		e.text, "has 2 names (hard links), and a new file would replace only one of them");
	assert_int_equal(crm_file_write("a.tsv", CRM_STR("c\td\n"), &e), -1);
	assert_string_equal(get("a.tsv"), "a\tb\n");
	assert_int_equal(crm_store_replace(s, CRM_STR("c\td\n"), true, NULL, &e), 0);
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), "c\td\n");
	assert_string_equal(get("b.tsv"), "a\tb\n");
	assert_string_equal(files(), "a.tsv b.tsv");
}

/* Somebody who takes no lock wrote between our reading and our writing. */
static void
test_changed_meanwhile(void **state)
{
	crm_store *s;
	crm_table *t;
	crm_error e = {0};

	(void)state;
	put("a.tsv", "a\tb\n1\t2\n", 8);
	s = opened("a.tsv", false);
	t = crm_store_read(s, NULL, &e);
	crm_table_free(t);
	put("a.tsv", "a\tb\n1\t2\n3\t4\n", 12);
	assert_int_equal(crm_store_replace(s, CRM_STR("a\tb\n"), false, NULL, &e), -1);
	assert_string_equal(e.text,
			    "was changed by a program that takes no lock; nothing was written");
	crm_store_close(s);
	s = opened("a.tsv", false);
	put("new", "a\tb\n5\t6\n", 8);
	assert_int_equal(rename("new", "a.tsv"), 0);
	assert_int_equal(crm_store_replace(s, CRM_STR("a\tb\n"), false, NULL, &e), -1);
	assert_string_equal(e.text, "was replaced by another program; nothing was written");
	assert_int_equal(e.status, CRM_BUSY);
	assert_int_equal(crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e), -1);
	assert_string_equal(e.text, "was replaced by another program; nothing was written");
	assert_int_equal(e.status, CRM_BUSY);
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), "a\tb\n5\t6\n");
	assert_string_equal(files(), "a.tsv");
}

/* What is torn at the end of the file is no record, and is kept beside it. */
static void
test_torn(void **state)
{
	crm_store *s;
	crm_table *t;
	crm_buf notice = {0};
	crm_error e;

	(void)state;
	put("a.tsv", "a\tb\n1\t2\n3", 9);
	s = opened("a.tsv", false);
	t = crm_store_read(s, NULL, &e);
	assert_non_null(t);
	assert_int_equal(crm_table_rows(t), 1);
	crm_table_free(t);
	assert_int_equal(crm_store_replace(s, CRM_STR("a\tb\n5\t6\n"), false, &notice, &e), 0);
	crm_store_close(s);
	assert_string_equal(files(), "a.tsv a.tsv.torn-8");
	assert_string_equal(get("a.tsv.torn-8"), "3");
	assert_string_equal(get("a.tsv"), "a\tb\n5\t6\n");
	assert_non_null(strstr(crm_buf_zend(&notice),
			       "a.tsv: its last line was incomplete; it was saved in "));
	crm_buf_free(&notice);
}

static void
test_file_write(void **state)
{
	struct stat st;
	crm_error e = {0};
	mode_t old = umask(027);

	(void)state;
	assert_int_equal(crm_file_write("out", CRM_STR("one"), &e), 0);
	umask(old);
	assert_int_equal(stat("out", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(chmod("out", 0604), 0);
	assert_int_equal(crm_file_write("out", CRM_STR("two"), &e), 0);
	assert_int_equal(stat("out", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0604);
	assert_string_equal(get("out"), "two");
	assert_int_equal(crm_file_write("/dev/full", CRM_STR("x"), &e), -1);
	assert_string_equal(e.text, "cannot write: No space left on device");
	assert_int_equal(crm_file_write("/dev/null", CRM_STR("x"), &e), 0);
	assert_int_equal(crm_file_write("no/such", CRM_STR("x"), &e), -1);
	assert_string_equal(e.source, "no/such");
	assert_string_equal(files(), "out");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_replace, clear),
		cmocka_unit_test_teardown(test_hard_link, clear),
		cmocka_unit_test_teardown(test_changed_meanwhile, clear),
		cmocka_unit_test_teardown(test_torn, clear),
		cmocka_unit_test_teardown(test_file_write, clear),
	};
	return cmocka_run_group_tests(tests, go_there, go_away);
}
