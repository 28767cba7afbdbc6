/* reading.c: what is the same for all threads that read. */
#include "fold/reading.h"

const char *const crm_log_columns[CRM_L_COLUMNS] = {
	[CRM_L_DATE] = "date",
	[CRM_L_CUSTOMER] = "customer",
	[CRM_L_KIND] = "kind",
	[CRM_L_DIR] = "dir",
	[CRM_L_OUTCOME] = "outcome",
	[CRM_L_AMOUNT] = "amount",
	[CRM_L_RATING] = "rating",
	[CRM_L_EVENT] = "event",
	[CRM_L_REF] = "ref",
	[CRM_L_DUE] = "due",
	[CRM_L_ITEM] = "item",
	[CRM_L_NOTE] = "note",
	[CRM_L_QUANTITY] = "quantity",
	[CRM_L_DISCOUNT] = "discount",
	[CRM_L_FLOOR] = "floor",
	[CRM_L_CEILING] = "ceiling",
	[CRM_L_PRICE] = "price",
	[CRM_L_CHANNEL] = "channel",
	[CRM_L_BY] = "by",
	[CRM_L_RULE] = "rule",
	[CRM_L_CURRENCY] = "currency",
	[CRM_L_RECORDED] = "recorded",
};

bool
crm_reading_future_near(const struct crm_reading *how, crm_time t)
{
	if (t.minute >= 0)
		return crm_moment(t) > how->now;
	return how->today.offset != CRM_NO_OFFSET ? t.day > how->today.day
						  : t.day >= how->today.day;
}
