/* store: locking, reading, appending, mending. */
#include <errno.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#include "store_files.h"

/* Stand in for the C library's; what the disk cannot do is said here. */
static int sync_faults;
static int syncs;

int
fdatasync(int fd)
{
	syncs++;
	if (sync_faults) {
		sync_faults--;
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
	syncs++;
	if (sync_faults) {
		sync_faults--;
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fsync, fd);
}

static void
append(const char *name, const char *records, const char *told)
{
	crm_store *s = opened(name, true);
	crm_buf notice = {0};
	crm_error e;

	if (crm_store_append(s, crm_str_z(records), NULL, &notice, &e) < 0)
		fail_msg("%s: %s", e.source, e.text);
	assert_string_equal(crm_buf_zend(&notice), told);
	crm_buf_free(&notice);
	crm_store_close(s);
}

/* ---- opening ---- */

static void
test_create(void **state)
{
	crm_store *s = opened("new.tsv", true);
	crm_error e = {0};

	(void)state;
	assert_true(crm_store_empty(s));
	assert_string_equal(files(), "new.tsv");
	crm_store_close(s);
	assert_string_equal(files(), "");

	append("new.tsv", "a\tb\n1\t2\n", "");
	assert_string_equal(get("new.tsv"), "a\tb\n1\t2\n");
	/* An empty file that was there stays. */
	put("old.tsv", "", 0);
	crm_store_close(opened("old.tsv", true));
	assert_string_equal(files(), "new.tsv old.tsv");

	assert_null(crm_store_open("none.tsv", 0, 0, &e));
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_string_equal(e.text, "cannot open for writing: No such file or directory");
	assert_string_equal(e.source, "none.tsv");
	assert_null(crm_store_open(".", CRM_CREATE, 0, &e));
	assert_string_equal(e.text, "cannot open for writing: Is a directory");
	assert_null(crm_store_open("/dev/null", CRM_CREATE, 0, &e));
	assert_string_equal(e.text, "is not a regular file");
	assert_null(crm_store_open("no/such.tsv", CRM_CREATE, 0, &e));
}

static void
test_busy(void **state)
{
	struct timespec a, z;
	crm_error e = {0};
	int fd;

	(void)state;
	put("log.tsv", "a\tb\n", 4);
	fd = open("log.tsv", O_RDONLY | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	clock_gettime(CLOCK_MONOTONIC, &a);
	assert_null(crm_store_open("log.tsv", CRM_CREATE, 200, &e));
	clock_gettime(CLOCK_MONOTONIC, &z);
	long ms = (z.tv_sec - a.tv_sec) * 1000 + (z.tv_nsec - a.tv_nsec) / 1000000;
	assert_in_range(ms, 199, 3000);
	assert_int_equal(e.status, CRM_BUSY);
	assert_string_equal(e.source, "log.tsv");
	assert_string_equal(get("log.tsv"), "a\tb\n");
	close(fd);
	crm_store_close(opened("log.tsv", false));
}

/* Who waits while the file is replaced gets the new one. */
static void
test_replaced_while_waiting(void **state)
{
	crm_store *s;
	crm_error e;
	pid_t child;
	int status;

	(void)state;
	put("log.tsv", "a\tb\n", 4);
	s = opened("log.tsv", false);
	child = fork();
	if (child == 0) {
		/* Or it would hold the lock that it waits for. */
		close(s->fd);
		crm_store *mine = crm_store_open("log.tsv", 0, 10000, &e);
		_exit(!mine || crm_store_append(mine, CRM_STR("5\t6\n"), NULL, NULL, &e) < 0);
	}
	nanosleep(&(struct timespec){0, 100000000}, NULL);
	assert_int_equal(crm_store_replace(s, CRM_STR("a\tb\n3\t4\n"), false, NULL, &e), 0);
	nanosleep(&(struct timespec){0, 100000000}, NULL);
	/* Still held: the new file was locked before it took the name. */
	assert_string_equal(get("log.tsv"), "a\tb\n3\t4\n");
	crm_store_close(s);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_string_equal(get("log.tsv"), "a\tb\n3\t4\n5\t6\n");
	assert_string_equal(files(), "log.tsv");
}

/* ---- the line at which an appended record begins ---- */

/* As counted by hand. */
static void
expect_line(const char *before, uint64_t expected)
{
	const char *record = strchr(before, ',') ? "8,9\n" : "8\t9\n";
	crm_store *s;
	crm_error e = {0};
	uint64_t line = 0;

	put("l.tsv", before, strlen(before));
	s = opened("l.tsv", false);
	if (crm_store_append(s, crm_str_z(record), &line, NULL, &e) < 0)
		fail_msg("%s: %s", e.source, e.text);
	assert_int_equal(line, expected);
	crm_store_close(s);
}

static void
test_line(void **state)
{
	(void)state;
	expect_line("", 1);
	expect_line("a\tb\n", 2);
	expect_line("a\tb", 2); /* the header is completed */
	expect_line("a\tb\n1\t2\n", 3);
	expect_line("a\tb\n1\t2", 3); /* completed */
	expect_line("a,b\r\n1,2\r\n", 3);
	expect_line("a\tb\n1\t2\n3", 3);     /* torn, and cut */
	expect_line("a,b\n1,\"x\ny\"\n", 4); /* a record of two lines */
	expect_line("a,b\n1,\"x\ny\"", 4);
}

/* ---- reading ---- */

static void
test_read(void **state)
{
	crm_store *s;
	crm_table *t;
	crm_input *in;
	crm_error e = {0};

	(void)state;
	put("c.tsv", "a\tb\n1\t2\n3", 9);
	s = opened("c.tsv", false);
	/* Reading touches nothing, also when the last line is torn. */
	t = crm_store_read(s, NULL, &e);
	assert_non_null(t);
	assert_int_equal(crm_table_rows(t), 1);
	assert_false(crm_table_piped(t));
	assert_string_equal(
		crm_table_notices(t),
		"c.tsv:3: an incomplete last line was not read (1 bytes from offset 8)");
	crm_table_free(t);
	assert_string_equal(get("c.tsv"), "a\tb\n1\t2\n3");
	assert_string_equal(files(), "c.tsv");
	/* Append moves the descriptor; reading starts at the beginning all the same. */
	assert_int_equal(crm_store_append(s, CRM_STR("4\t5\n"), NULL, NULL, &e), 0);
	assert_string_equal(get("c.tsv.torn-8"), "3");
	t = crm_store_read(s, NULL, &e);
	assert_non_null(t);
	assert_int_equal(crm_table_rows(t), 2);
	crm_table_free(t);
	in = crm_store_header(s, &e);
	assert_non_null(in);
	assert_int_equal(crm_input_columns(in), 2);
	crm_input_close(in);
	crm_store_close(s);
}

/* ---- appending ---- */

static void
test_complete_last_line(void **state)
{
	(void)state;
	put("a.tsv", "a\tb\n1\t2", 7);
	append("a.tsv", "3\t4\n",
	       "a.tsv:2: this last line had no line feed and was completed; "
	       "b: \"2\" may be cut off, as the line does not end in a line feed");
	assert_string_equal(get("a.tsv"), "a\tb\n1\t2\n3\t4\n");
	put("a.tsv", "a\tb", 3);
	append("a.tsv", "3\t4\n",
	       "a.tsv:1: this last line had no line feed and was completed; "
	       "\"b\" may be cut off, as the line does not end in a line feed");
	assert_string_equal(get("a.tsv"), "a\tb\n3\t4\n");
	put("a.csv", "a,b\r\n1,\"x\ny\"", 12);
	append("a.csv", "3,4\n",
	       "a.csv:2: this last line had no line feed and was completed; "
	       "b: \"x\\ny\" may be cut off, as the line does not end in a line feed");
	assert_string_equal(get("a.csv"), "a,b\r\n1,\"x\ny\"\r\n3,4\n");
	put("a.csv", "\"a\nb\",c", 7);
	/* The first line has no comma, so it is the header of one column. */
	append("a.csv", "3,4\n",
	       "a.csv:2: this last line had no line feed and was completed; "
	       "\"a: \"b\",c\" may be cut off, as the line does not end in a line feed");
	assert_string_equal(get("a.csv"), "\"a\nb\",c\n3,4\n");
	assert_string_equal(files(), "a.csv a.tsv");
}

static void
test_open_quote_refused(void **state)
{
	static const char text[] = "a,b\n1,\"2\n3,4\n5,6\n";
	crm_store *s;
	crm_error e = {0};

	(void)state;
	put("a.csv", text, sizeof(text) - 1);
	s = opened("a.csv", false);
	assert_int_equal(crm_store_append(s, CRM_STR("7,8\n"), NULL, NULL, &e), -1);
	assert_string_equal(e.text, "a quote is opened and never closed");
	assert_int_equal(e.line, 2);
	crm_store_close(s);
	assert_string_equal(get("a.csv"), text);
	assert_string_equal(files(), "a.csv");
}

static void
test_unreadable_is_not_written(void **state)
{
	crm_store *s;
	crm_error e = {0};

	(void)state;
	put("a.tsv", "a\ta\n1\t2", 7);
	s = opened("a.tsv", false);
	assert_int_equal(crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e), -1);
	assert_int_equal(e.status, CRM_DATA);
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), "a\ta\n1\t2");
}

/* A writer killed at any byte of its record: the next append loses nothing of
 * what was there before, and nothing of what is left of the torn record. */
static void
cut_everywhere(const char *name, const char *kept, const char *record, const char *added)
{
	size_t n = strlen(kept), m = strlen(record), lines = 1;
	char torn_name[64], want[256], told[256];

	snprintf(torn_name, sizeof(torn_name), "%s.torn-%zu", name, n);
	for (size_t i = 0; i < n; i++)
		lines += kept[i] == '\n';
	for (size_t cut = 0; cut <= m; cut++) {
		crm_buf text = {0};
		crm_buf_z(&text, kept);
		crm_buf_add(&text, record, cut);
		put(name, text.p, text.n);
		crm_buf_free(&text);
		/* Whole are: all of it, and all but the line feed. Its last field is
		 * one byte, and may as well be empty. */
		if (cut == 0 || cut >= m - 2) {
			*told = '\0';
			if (cut != 0 && cut != m)
				snprintf(told, sizeof(told),
					 "%s:%zu: this last line had no line feed and was "
					 "completed; "
					 "c: %smay be cut off, as the line does not end in a line "
					 "feed",
					 name, lines, cut == m - 1 ? "\"6\" " : "");
			append(name, added, told);
			snprintf(want, sizeof(want), "%s%.*s%s%s", kept, (int)cut, record,
				 cut == 0 || cut == m ? "" : "\n", added);
			assert_null(get(torn_name));
		} else {
			char real[4096];
			assert_non_null(getcwd(real, sizeof(real)));
			crm_buf say = {0};
			crm_buf_f(&say,
				  "%s: its last line was incomplete; the %zu bytes from offset %zu "
				  "were "
				  "saved in %s/%s and removed",
				  name, cut, n, real, torn_name);
			snprintf(told, sizeof(told), "%s", crm_buf_zend(&say));
			crm_buf_free(&say);
			append(name, added, told);
			snprintf(want, sizeof(want), "%s%s", kept, added);
			assert_int_equal(strlen(get(torn_name)), cut);
			assert_memory_equal(get(torn_name), record, cut);
			assert_int_equal(unlink(torn_name), 0);
		}
		assert_string_equal(get(name), want);
	}
}

static void
test_killed_anywhere(void **state)
{
	(void)state;
	cut_everywhere("log.tsv", "a\tb\tc\n1\t2\t3\n", "4\tlong \xd0\x96\\n\t6\n", "7\t8\t9\n");
	cut_everywhere("log.csv", "a,b,c\n1,2,3\n", "4,\"l,o\n\"\"ng\",6\n", "7,8,9\n");
}

static void
test_torn_twice(void **state)
{
	crm_store *s;
	crm_error e;

	(void)state;
	for (int i = 0; i < 2; i++) {
		put("a.tsv", "a\tb\n1", 5);
		s = opened("a.tsv", false);
		assert_int_equal(crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e), 0);
		crm_store_close(s);
	}
	assert_string_equal(files(), "a.tsv a.tsv.torn-4 a.tsv.torn-4.1");
}

/* Eight processes, each appending in turn and at once: every record is there
 * once and whole, in each writer's own order. */
static void
test_writers(void **state)
{
	enum { WRITERS = 8, RECORDS = 40 };
	unsigned next[WRITERS] = {0}, n = 0;
	int status, failed = 0;
	crm_error e;

	(void)state;
	for (int w = 0; w < WRITERS; w++)
		if (fork() == 0) {
			for (int i = 0; i < RECORDS; i++) {
				crm_store *s = crm_store_open("log.tsv", CRM_CREATE, 20000, &e);
				char record[600];
				int k = s && crm_store_empty(s) ? snprintf(record, sizeof(record),
									   "writer\tn\tnote\n")
								: 0;
				k += snprintf(record + k, sizeof(record) - (size_t)k,
					      "%d\t%d\t%0*d\n", w, i, 1 + i * 10, i);
				if (!s || crm_store_append(s, (crm_str){record, (size_t)k}, NULL,
							   NULL, &e) < 0)
					_exit(1);
				crm_store_close(s);
			}
			_exit(0);
		}
	while (wait(&status) > 0)
		failed += status != 0;
	assert_int_equal(failed, 0);

	crm_input *in = crm_input_open("log.tsv", CRM_TSV, &e);
	crm_block *b = crm_block_new(in, SIZE_MAX);
	crm_record r;
	while (crm_input_block(in, b, &e) > 0)
		while (crm_block_next(b, &r, &e) > 0) {
			int w = atoi(r.field[0].p);
			assert_int_equal(atoi(r.field[1].p), next[w]);
			assert_int_equal(r.field[2].n, 1 + next[w] * 10);
			next[w]++;
			n++;
		}
	assert_int_equal(n, WRITERS * RECORDS);
	crm_block_free(b);
	crm_input_close(in);
	assert_string_equal(files(), "log.tsv");
}

/* ---- when the disk is full ---- */

static void
limit(rlim_t bytes)
{
	struct rlimit r;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &r), 0);
	r.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &r), 0);
}

static void
test_full_disk(void **state)
{
	static const char before[] = "a\tb\n1\t2\n";
	crm_store *s;
	crm_error e = {0}, f = {0};
	int appended, again, replaced, written;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	put("a.tsv", before, 8);
	for (rlim_t most = 8; most < 12; most++) {
		s = opened("a.tsv", false);
		limit(most);
		appended = crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e);
		limit(RLIM_INFINITY);
		assert_int_equal(appended, -1);
		assert_int_equal(e.status, CRM_SYSTEM);
		assert_string_equal(
			e.text, most == 8 ? "cannot append: File too large; the file is unchanged"
					  : "cannot append all of it: No space left on device; "
					    "the file is unchanged");
		assert_string_equal(get("a.tsv"), before);
		/* It went wrong once: this store writes no more. */
		again = crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e);
		assert_int_equal(again, -1);
		crm_store_close(s);
	}
	s = opened("a.tsv", false);
	limit(8);
	replaced = crm_store_replace(s, CRM_STR("a\tb\n3\t4\n5\t6\n"), false, NULL, &e);
	written = crm_file_write("out.tsv", CRM_STR("a\tb\n3\t4\n5\t6\n"), &f);
	limit(RLIM_INFINITY);
	assert_int_equal(replaced, -1);
	assert_int_equal(written, -1);
	assert_string_equal(e.text, "cannot write: File too large");
	assert_string_equal(f.text, "cannot write: File too large");
	crm_store_close(s);
	/* A file made for an append that failed is not left behind. */
	s = opened("new.tsv", true);
	limit(2);
	appended = crm_store_append(s, CRM_STR("a\tb\n"), NULL, NULL, &e);
	limit(RLIM_INFINITY);
	assert_int_equal(appended, -1);
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), before);
	assert_string_equal(files(), "a.tsv");
	signal(SIGXFSZ, SIG_DFL);
}

/* What could not be synced is taken back, and no second try calls it done. */
static void
test_failed_sync(void **state)
{
	crm_store *s;
	crm_error e = {0};

	(void)state;
	put("a.tsv", "a\tb\n", 4);
	s = opened("a.tsv", false);
	sync_faults = 1;
	syncs = 0;
	assert_int_equal(crm_store_append(s, CRM_STR("1\t2\n"), NULL, NULL, &e), -1);
	assert_string_equal(e.text, "cannot bring to the disk what was appended: Input/output "
				    "error; the file is unchanged");
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_int_equal(syncs, 2);
	assert_string_equal(get("a.tsv"), "a\tb\n");
	assert_int_equal(crm_store_append(s, CRM_STR("1\t2\n"), NULL, NULL, &e), -1);
	assert_string_equal(get("a.tsv"), "a\tb\n");
	crm_store_close(s);

	s = opened("a.tsv", false);
	sync_faults = 1;
	assert_int_equal(crm_store_replace(s, CRM_STR("c\td\n"), false, NULL, &e), -1);
	assert_string_equal(e.text, "cannot bring to the disk: Input/output error");
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), "a\tb\n");
	assert_string_equal(files(), "a.tsv");

	/* A torn tail that could not be saved for sure is not cut. */
	put("a.tsv", "a\tb\n1", 5);
	s = opened("a.tsv", false);
	sync_faults = 1;
	assert_int_equal(crm_store_append(s, CRM_STR("1\t2\n"), NULL, NULL, &e), -1);
	crm_store_close(s);
	assert_string_equal(get("a.tsv"), "a\tb\n1");
	assert_string_equal(files(), "a.tsv");
}

/* The torn tail cannot be saved: nothing is cut, nothing is written. */
static void
test_read_only_directory(void **state)
{
	crm_store *s;
	crm_error e = {0};
	int status;

	(void)state;
	assert_int_equal(mkdir("d", 0755), 0);
	put("d/a.tsv", "a\tb\n1", 5);
	assert_int_equal(chmod("d/a.tsv", 0666), 0);
	assert_int_equal(chmod(".", 0755), 0);
	pid_t child = fork();
	if (child == 0) {
		/* Root may write anywhere. */
		if (chmod("d", 0555) < 0 ||
		    (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0)))
			_exit(9);
		s = crm_store_open("d/a.tsv", 0, 1000, &e);
		if (!s || crm_store_append(s, CRM_STR("3\t4\n"), NULL, NULL, &e) != -1)
			_exit(1);
		if (strcmp(e.text,
			   "cannot save its incomplete last line beside it: Permission denied") !=
		    0)
			_exit(2);
		if (crm_store_replace(s, CRM_STR("a\tb\n"), false, NULL, &e) != -1)
			_exit(3);
		if (strcmp(e.text, "cannot create a file in its directory: Permission denied") != 0)
			_exit(4);
		if (crm_file_write("d/b.tsv", CRM_STR("a\tb\n"), &e) != -1)
			_exit(5);
		crm_store_close(s);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod("d", 0755), 0);
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_string_equal(get("d/a.tsv"), "a\tb\n1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_create, clear),
		cmocka_unit_test_teardown(test_busy, clear),
		cmocka_unit_test_teardown(test_replaced_while_waiting, clear),
		cmocka_unit_test_teardown(test_line, clear),
		cmocka_unit_test_teardown(test_read, clear),
		cmocka_unit_test_teardown(test_complete_last_line, clear),
		cmocka_unit_test_teardown(test_open_quote_refused, clear),
		cmocka_unit_test_teardown(test_unreadable_is_not_written, clear),
		cmocka_unit_test_teardown(test_killed_anywhere, clear),
		cmocka_unit_test_teardown(test_torn_twice, clear),
		cmocka_unit_test_teardown(test_writers, clear),
		cmocka_unit_test_teardown(test_full_disk, clear),
		cmocka_unit_test_teardown(test_failed_sync, clear),
		cmocka_unit_test_teardown(test_read_only_directory, clear),
	};
	return cmocka_run_group_tests(tests, go_there, go_away);
}
