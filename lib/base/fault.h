/* fault.h: faults for callers that have formatted arguments, or that set the place themselves. */
#ifndef CRM_BASE_FAULT_H
#define CRM_BASE_FAULT_H

#include <stdarg.h>

#include "crm.h"

/* As crm_fail with CRM_DATA, then crm_fail_at with the place and the column. The arguments may
 * lie in *e. Returns -1. */
CRM_PRINTF(6, 0)
int crm_fail_v(crm_error *e, const char *source, uint64_t line, unsigned column, const char *field,
	       const char *format, va_list args);

/* The formatted text, of any length; the caller frees it. */
CRM_PRINTF(1, 0)
char *crm_text_v(const char *format, va_list args);

/* What to do about a file that git could not merge: in files of records both sides are kept. */
#define CRM_MERGE_ADVICE \
	"keep the lines of both versions, one of each line that both changed, and remove git's " \
	"marks"

#endif
