/* place.h: a place in the files of a policy. */
#ifndef CRM_BASE_PLACE_H
#define CRM_BASE_PLACE_H

/* It is kept with what was read, for faults that are found later. */
typedef struct crm_place {
	unsigned line, column;
	const char *source; /* which file; NULL: the policy's own */
} crm_place;

#endif
