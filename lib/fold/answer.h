/* answer.h: when a contact of ours was answered. At once, as a talk is and a no; or by a touch of
 * theirs at the same moment or later, within some days (the policy's `reply`). Until these are
 * over, it is not known whether it was. */
#ifndef CRM_FOLD_ANSWER_H
#define CRM_FOLD_ANSWER_H

#include "kinds/outcome.h"

/* The channels by which a contact with this outcome is answered at once, a bit for each number of a
 * channel. `talks`: crm_kinds_talks. */
static inline uint64_t
crm_answered_by(int outcome, uint64_t talks)
{
	return outcome == CRM_DECLINED ? UINT64_MAX : outcome == CRM_REACHED ? talks : 0;
}

/* Whether a day is still one on which a contact of another day may be answered. */
static inline bool
crm_in_reply(crm_day asked, crm_day day, int32_t within)
{
	return day - asked <= within;
}

#endif
