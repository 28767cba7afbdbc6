/* almanac.h: what libcrm-almanac.so offers. It is a plugin: libcrm loads it when a rule or the
 * working hours of a policy use a holiday of the Islamic or of the Hebrew calendar, and does
 * without it otherwise, so that no other run loads ICU. */
#ifndef CRM_ALMANAC_ALMANAC_H
#define CRM_ALMANAC_ALMANAC_H

#include <stddef.h>
#include <stdint.h>

#define CRM_ALMANAC_FILE "libcrm-almanac.so"

enum crm_almanac {
	CRM_ALMANAC_ISLAMIC, /* Umm al-Qura; months from 0, muharram, to 11 */
	CRM_ALMANAC_HEBREW   /* months from 0, tishri; 5 is the first Adar of leap years, and 6 the
				Adar of all years, to 12, elul */
};

/* The one symbol of the plugin, called CRM_ALMANAC_SYMBOL. */
struct crm_almanac_plugin {
	/* Finds the day of a month in each year of the calendar that has this month: in a month
	 * that is too short its last day. Writes those from one day to another, counted from
	 * 1970-01-01, at most `room` of them in order, and returns how many; -1 with the name of
	 * the error when ICU reports one. One thread at a time may call it. */
	int (*days)(enum crm_almanac calendar, int month, int day, int32_t from, int32_t to,
		    int32_t *out, int room, const char **error);
};
#define CRM_ALMANAC_SYMBOL "crm_almanac_plugin_1"

#endif
