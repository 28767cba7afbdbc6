/* sequence.h: steps in a row after an event, as they are asked for. */
#ifndef CRM_FOLD_SEQUENCE_H
#define CRM_FOLD_SEQUENCE_H

#include "crm.h"

struct crm_sequence {
	crm_kindset stop; /* a reached event of these ends it, until it begins anew */
	bool reply;       /* so does a reached touch that they began */
	struct crm_sequence_step {
		crm_kindset done; /* a reached event of these does the step */
		crm_span expires; /* after the day it is counted from … */
		bool has_expires; /* … it runs out; else it stands until done */
	} * step;
	size_t steps;
};

#endif
