/* outcome.h: the outcomes of events. */
#ifndef CRM_KINDS_OUTCOME_H
#define CRM_KINDS_OUTCOME_H

/* The order is that of the words in crm_outcomes[]. An empty outcome is reached. */
enum crm_outcome {
	CRM_REACHED,
	CRM_NO_ANSWER,
	CRM_BOUNCED,
	CRM_DECLINED,
	CRM_NO_SHOW,
	CRM_OUTCOMES
};
extern const char *const crm_outcomes[CRM_OUTCOMES];
/* Instead of one outcome, in a filter: any of those whose bit is set. */
#define CRM_OUTCOMES_OF(bits) (CRM_OUTCOMES + (int)(bits))

#endif
