/* match_foreign.c: holidays of the Islamic and of the Hebrew calendar, which ICU knows: it is
 * loaded only when such a holiday is used. */
#include <dlfcn.h>
#include <string.h>

#include "almanac/almanac.h"
#include "due/calendar.h"

static const char *const islamic_months[] = {
	"muharram", "safar",   "rabi-1",  "rabi-2",       "jumada-1",      "jumada-2", "rajab",
	"shaban",   "ramadan", "shawwal", "dhu-al-qidah", "dhu-al-hijjah", NULL};
static const char *const hebrew_months[] = {"tishri", "heshvan", "kislev", "tevet", "shevat",
					    "adar-1", "adar",    "nisan",  "iyar",  "sivan",
					    "tamuz",  "av",      "elul",   NULL};

const struct crm_foreign crm_islamic = {"islamic", islamic_months, CRM_ALMANAC_ISLAMIC};
const struct crm_foreign crm_hebrew = {"hebrew", hebrew_months, CRM_ALMANAC_HEBREW};

/* There are 207 Islamic years in these 201. */
enum { YEARS = 240 };

/* The plugin stays loaded: ICU does not expect to be unloaded. */
static const struct crm_almanac_plugin *
load(crm_error *e)
{
	void *handle = dlopen(CRM_ALMANAC_FILE, RTLD_NOW | RTLD_LOCAL);
	const struct crm_almanac_plugin *plugin = handle ? dlsym(handle, CRM_ALMANAC_SYMBOL) : NULL;
	const char *why;

	if (plugin)
		return plugin;
	why = dlerror();
	crm_fail(e, CRM_SYSTEM, "holidays of the Islamic and Hebrew calendars need ICU (%s)",
		 why ? why : CRM_ALMANAC_FILE " does not work");
	return NULL;
}

int
crm_holiday_prepare(const crm_policy *p, const struct crm_holiday *h, crm_error *e)
{
	const struct crm_almanac_plugin *plugin;
	const char *error = "";
	int n;

	if (!h->foreign || h->listed->n > 0)
		return 0;
	if (!(plugin = load(e)))
		return -1;
	h->listed->at = crm_arena_alloc(p->arena, YEARS * sizeof *h->listed->at);
	n = plugin->days((enum crm_almanac)h->foreign->calendar, h->month, h->nth,
			 CRM_HOLIDAYS_FROM, CRM_HOLIDAYS_TO, h->listed->at, YEARS, &error);
	if (n < 0)
		return crm_fail(e, CRM_SYSTEM, "holiday %s: ICU reports %s",
				crm_quote(crm_str_z(h->name)), error);
	h->listed->n = (size_t)n;
	return 0;
}
