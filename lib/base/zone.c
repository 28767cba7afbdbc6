/* zone.c: the zones that the system knows, and what the variable TZ may be. */
#include <ctype.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/base.h"

/* Names are paths below the zone directory and must stay there. */
static bool
well_formed(crm_str name)
{
	if (name.n == 0 || name.n > 64 || *name.p == '/')
		return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i], low = c | 0x20;

		if (!(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9') && !memchr("/_+-", c, 4))
			return false;
	}
	return true;
}

static bool
zone_file(const char *path)
{
	char head[4] = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool good;

	if (fd < 0)
		return false;
	good = read(fd, head, sizeof head) == (ssize_t)sizeof head &&
	       memcmp(head, "TZif", sizeof head) == 0;
	close(fd);
	return good;
}

static const char *const places[] = {
	"/usr/share/zoneinfo",
	"/usr/lib/zoneinfo",
	"/usr/share/lib/zoneinfo",
	"/etc/zoneinfo",
};

bool
crm_zone_known(crm_str name)
{
	char path[128];

	if (!well_formed(name))
		return false;
	if (crm_str_eqz(name, "UTC"))
		return true;
	for (size_t i = 0; i < CRM_LENGTH(places); i++) {
		snprintf(path, sizeof path, "%s/%.*s", places[i], (int)name.n, name.p);
		if (zone_file(path))
			return true;
	}
	return false;
}

/* ---- the POSIX form: CET-1CEST,M3.5.0,M10.5.0/3 ---- */

/* Skips the abbreviation of a zone: CET, or <+03>. */
static bool
skip_name(const char **s)
{
	bool quoted = **s == '<';
	const char *begin = *s += quoted;
	size_t n;

	while (isalpha((unsigned char)**s) || (quoted && **s && strchr("0123456789+-", **s)))
		++*s;
	n = (size_t)(*s - begin);
	if (quoted && *(*s)++ != '>')
		return false;
	return n >= 3;
}

static bool
skip_number(const char **s, long most)
{
	char *end;
	long n;

	if (!isdigit((unsigned char)**s))
		return false;
	n = strtol(*s, &end, 10);
	*s = end;
	return n <= most;
}

static bool
skip_one(const char **s, char c)
{
	bool found = **s == c;

	*s += found;
	return found;
}

/* [+-]HH[:MM[:SS]] */
static bool
skip_clock(const char **s, long hours)
{
	if (!skip_one(s, '+'))
		skip_one(s, '-');
	if (!skip_number(s, hours))
		return false;
	for (int part = 0; part < 2 && skip_one(s, ':'); part++)
		if (!skip_number(s, 59))
			return false;
	return true;
}

/* ,M3.5.0 or ,J60 or ,59, and /TIME behind it */
static bool
skip_change(const char **s)
{
	if (!skip_one(s, ','))
		return false;
	if (skip_one(s, 'M')) {
		if (!skip_number(s, 12) || !skip_one(s, '.') || !skip_number(s, 5) ||
		    !skip_one(s, '.') || !skip_number(s, 6))
			return false;
	} else {
		skip_one(s, 'J');
		if (!skip_number(s, 365))
			return false;
	}
	return !skip_one(s, '/') || skip_clock(s, 167);
}

static bool
posix_form(const char *s)
{
	if (!skip_name(&s) || !skip_clock(&s, 24))
		return false;
	if (!*s)
		return true;
	if (!skip_name(&s) || (*s && *s != ',' && !skip_clock(&s, 24)))
		return false;
	return !*s || (skip_change(&s) && skip_change(&s) && !*s);
}

bool
crm_zone_usable(const char *tz)
{
	tz += *tz == ':';
	return !*tz || crm_zone_known(crm_str_z(tz)) || (*tz == '/' && zone_file(tz)) ||
	       posix_form(tz);
}

/* ---- which one was meant ---- */

#define MOST 1000

/* The names in the third column of zone.tab. */
static size_t
read_names(const char *dir, crm_arena *arena, const char **name)
{
	char path[128], *line = NULL;
	size_t n = 0, cap = 0;
	FILE *file;

	snprintf(path, sizeof path, "%s/zone.tab", dir);
	file = fopen(path, "re");
	while (file && n < MOST && getline(&line, &cap, file) > 0) {
		char *tab = *line == '#' ? NULL : strchr(line, '\t');

		tab = tab ? strchr(tab + 1, '\t') : NULL;
		if (!tab)
			continue;
		tab[1 + strcspn(tab + 1, "\t\n")] = '\0';
		name[n++] = crm_arena_str(arena, crm_str_z(tab + 1)).p;
	}
	free(line);
	if (file)
		fclose(file);
	return n;
}

/* The name that ends in the city that was written, whatever its case; otherwise the nearest one. */
static const char *
meant(crm_str written, const char *const *name, size_t n)
{
	crm_str city = written;

	for (size_t i = 0; i < written.n; i++)
		if (written.p[i] == '/')
			city = (crm_str){written.p + i + 1, written.n - i - 1};
	for (size_t i = 0; i < n; i++) {
		const char *last = strrchr(name[i], '/');

		last = last ? last + 1 : name[i];
		if (strlen(last) == city.n && strncasecmp(last, city.p, city.n) == 0)
			return name[i];
	}
	return crm_nearest(written, name, n);
}

bool
crm_zone_nearest(crm_str written, crm_buf *out)
{
	crm_arena *arena = crm_arena_new();
	const char **name = crm_arena_alloc(arena, MOST * sizeof *name), *found = NULL;

	for (size_t i = 0; i < CRM_LENGTH(places) && !found; i++)
		found = meant(written, name, read_names(places[i], arena, name));
	if (found)
		crm_buf_z(out, found);
	crm_arena_free(arena);
	return found != NULL;
}
