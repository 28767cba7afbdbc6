/* convert.c: text of any encoding that iconv knows, as UTF-8. */
#include <errno.h>
#include <iconv.h>

#include "import/parts.h"

static int
convert_all(iconv_t cd, crm_str s, crm_buf *out, size_t *at)
{
	char *from = (char *)(uintptr_t)s.p, block[4096];
	size_t left = s.n;

	while (left) {
		char *to = block;
		size_t room = sizeof block, before = left;
		size_t status = iconv(cd, &from, &left, &to, &room);
		crm_buf_add(out, block, (size_t)(to - block));
		if (status != (size_t)-1 || (errno == E2BIG && left < before))
			continue;
		*at = s.n - left;
		return -1;
	}
	return 0;
}

int
crm_import_convert(const char *encoding, crm_str s, crm_buf *out, size_t *at)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	int status;

	*at = SIZE_MAX;
	if (cd == (iconv_t)-1)
		return -1;
	status = convert_all(cd, s, out, at);
	iconv_close(cd);
	return status;
}
