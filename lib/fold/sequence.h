/* sequence.h: steps that follow an event, as a query asks for them. */
#ifndef CRM_FOLD_SEQUENCE_H
#define CRM_FOLD_SEQUENCE_H

#include "crm.h"

struct crm_sequence {
	crm_kindset stop; /* a reached event of these ends the sequence, until it begins anew */
	bool reply;       /* so does a reached touch that the customer began */
	struct crm_sequence_step {
		crm_kindset done; /* a reached event of these does the step */
		crm_span expires; /* it expires so long after the day from which it is counted; */
		bool has_expires; /* without that, it stays until it is done */
	} * step;
	size_t steps;
};

#endif
