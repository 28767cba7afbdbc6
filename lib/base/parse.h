/* parse.h: small notations that several places read. Each is parsed here and nowhere else. */
#ifndef CRM_BASE_PARSE_H
#define CRM_BASE_PARSE_H

#include "crm.h"

/* Ranges are written 1..5 or 30d..60d; blanks beside the dots do no harm. */
bool crm_is_range(crm_str s); /* it has the two dots */
/* Reads a range of numbers; a single number is both ends. False when it is neither. */
bool crm_num_range(crm_str s, crm_num *from, crm_num *to);
/* Reads a range of spans; of a single one *to is 0 days. False when it is neither. */
bool crm_span_range(crm_str s, crm_span *from, crm_span *to);

/* The length of the {name} at the beginning of s, with its braces; 0 when there is none. A name
 * has no braces in it and, unless `blanks`, no blanks and no control characters. */
size_t crm_braced(crm_str s, bool blanks);

#endif
