/* fault.h: faults at a place of a file, for those who have a way of their own to say where. */
#ifndef CRM_BASE_FAULT_H
#define CRM_BASE_FAULT_H

#include <stdarg.h>

#include "crm.h"

/* As crm_fail with CRM_DATA, then crm_fail_at, and the column. What the arguments name may
 * lie in *e. Returns -1. */
CRM_PRINTF(6, 0)
int crm_fail_v(crm_error *e, const char *source, uint64_t line, unsigned column, const char *field,
	       const char *format, va_list args);

/* The whole text, however long; the caller frees it. */
CRM_PRINTF(1, 0)
char *crm_text_v(const char *format, va_list args);

/* What is to be done about a file that git could not merge: records are added by both sides. */
#define CRM_MERGE_ADVICE \
	"keep the lines of both versions, one of each line that both changed, and remove git's " \
	"marks"

#endif
