/* The zones that the system knows. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

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
	good = read(fd, head, sizeof head) == (ssize_t)sizeof head && memcmp(head, "TZif", sizeof head) == 0;
	close(fd);
	return good;
}

bool
crm_zone_known(crm_str name)
{
	static const char *const places[] = {
		"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
	};
	char path[128];

	if (!well_formed(name))
		return false;
	if (crm_str_eqz(name, "UTC"))
		return true;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		snprintf(path, sizeof path, "%s/%.*s", places[i], (int)name.n, name.p);
		if (zone_file(path))
			return true;
	}
	return false;
}
