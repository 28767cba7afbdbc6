/* spectrum.h: csv-spectrum, CSV files and what they hold as JSON, which another hand wrote. */
#ifndef TEST_SPECTRUM_H
#define TEST_SPECTRUM_H

#include <dirent.h>
#include <fcntl.h>

#include "records.h"

static inline const char *
data_dir(void)
{
	const char *d = getenv("CRM_TEST_DATA");

	return d ? d : "../shared/data";
}

static inline bool
slurp(const char *name, crm_buf *out)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	char p[4096];
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = read(fd, p, sizeof(p))) > 0)
		crm_buf_add(out, p, (size_t)n);
	close(fd);
	return true;
}

/* The strings of an array of flat objects, values as [a|b][c|d]; enough JSON
 * for these files. */
static inline const char *
json_values(const char *s)
{
	static crm_buf out;
	bool value = false;
	unsigned n = 0;

	out.n = 0;
	for (; *s; s++) {
		if (*s == '{') {
			crm_buf_char(&out, '[');
			n = 0;
		} else if (*s == '}') {
			crm_buf_char(&out, ']');
		} else if (*s == ':') {
			value = true;
		} else if (*s == '"') {
			if (value && n++)
				crm_buf_char(&out, '|');
			for (s++; *s != '"'; s++) {
				char c = *s;
				if (c == '\\') {
					s++;
					c = *s == 'n' ? '\n' : *s == 'r' ? '\r' : *s;
				}
				if (value)
					crm_buf_char(&out, c);
			}
			value = false;
		}
	}
	return crm_buf_zend(&out);
}

static inline void
one_spectrum(const char *file, void check(const char *name, crm_str bytes, const char *want))
{
	char name[512], json[512];
	crm_buf bytes = {0}, want = {0};

	snprintf(name, sizeof(name), "%s/csv-spectrum/csvs/%s", data_dir(), file);
	snprintf(json, sizeof(json), "%s/csv-spectrum/json/%.*s.json", data_dir(),
		 (int)strlen(file) - 4, file);
	assert_true(slurp(name, &bytes));
	assert_true(slurp(json, &want));
	/* This one's JSON is of another telephone number. */
	check(name, crm_buf_slice(&bytes),
	      strcmp(file, "location_coordinates.csv") == 0 ? NULL
							    : json_values(crm_buf_zend(&want)));
	crm_buf_free(&bytes);
	crm_buf_free(&want);
}

/* Calls `check` for each file, with its bytes and the values it holds as [a|b][c|d] (NULL: not
 * known). Skips the test where the files are not there. */
static inline void
each_spectrum(void check(const char *name, crm_str bytes, const char *want))
{
	char name[512];
	struct dirent *d;
	DIR *dir;
	int n = 0;

	snprintf(name, sizeof(name), "%s/csv-spectrum/csvs", data_dir());
	dir = opendir(name);
	if (!dir) {
		print_message("skipped: no %s\n", name);
		skip();
	}
	while ((d = readdir(dir)) != NULL)
		if (strlen(d->d_name) > 4 &&
		    strcmp(d->d_name + strlen(d->d_name) - 4, ".csv") == 0) {
			one_spectrum(d->d_name, check);
			n++;
		}
	closedir(dir);
	assert_int_equal(n, 12);
}

#endif
