/* referral.h: one customer brought another. */
#ifndef CRM_FOLD_REFERRAL_H
#define CRM_FOLD_REFERRAL_H

#include <stdint.h>

struct crm_referral {
	uint64_t whom; /* 1 + the customer's number, or a hash of an id that nobody has; 0: not said
			*/
	uint32_t by, unused;
};
#define CRM_UNKNOWN_WHOM (UINT64_C(1) << 63) /* added to such a hash */

#endif
