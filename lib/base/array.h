/* array.h: arrays of fixed length, and arrays that grow. */
#ifndef CRM_BASE_ARRAY_H
#define CRM_BASE_ARRAY_H

#include <stddef.h>

/* How many elements an array has, which must be an array and not a pointer. */
#define CRM_LENGTH(array) (sizeof(array) / sizeof *(array))

/* Gives an array that is full room for more, about twice as much. */
void *crm_grow_more(void *array, size_t *room, size_t size);

/* Makes room for one more element behind the first n of an array that grows, for elements of
 * `size` bytes. Returns the array, which may have moved; *room is for how many there is
 * room now. An array of NULL with a room of 0 is empty. The caller frees it. */
static inline void *
crm_grow(void *array, size_t n, size_t *room, size_t size)
{
	return n < *room ? array : crm_grow_more(array, room, size);
}

#endif
