/* place.h: where something stands in the files of a policy. */
#ifndef CRM_BASE_PLACE_H
#define CRM_BASE_PLACE_H

/* Where a thing stands in a policy's files, for faults found later. */
typedef struct crm_place {
	unsigned line, column;
	const char *source; /* which file; NULL: the policy's own */
} crm_place;

#endif
