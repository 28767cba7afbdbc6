/* Columns on a terminal. */
#include "base/array.h"
#include "base/base.h"
#include "base/width_table.h"

static bool
within(const struct crm_width_range *r, size_t n, uint32_t c)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c > r[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && c >= r[low].first;
}

#define WITHIN(table, c) within((table), CRM_LENGTH(table), (c))

unsigned
crm_char_width(uint32_t c)
{
	if (c < 0x300) /* Latin: nothing wide, nothing combining */
		return 1;
	if (WITHIN(crm_zero_width, c))
		return 0;
	return WITHIN(crm_wide_width, c) ? 2 : 1;
}

size_t
crm_str_width(crm_str s)
{
	size_t width = 0, len;

	while (s.n) {
		if ((unsigned char)*s.p < 0x80) {
			len = 1;
			width++;
		} else {
			width += crm_char_width(crm_utf8_next(s, &len));
		}
		s.p += len;
		s.n -= len;
	}
	return width;
}
