/* columns.c: the columns that crm-score adds. */
#include "score/score.h"

const struct crm_score_column crm_score_columns[CRM_SCORE_COLUMNS] = {
	[CRM_RECENCY] = {"recency", CRM_NUMBER, 0},
	[CRM_FREQUENCY] = {"frequency", CRM_NUMBER, 0},
	[CRM_MONETARY] = {"monetary", CRM_NUMBER, 2},
	[CRM_R] = {"r", CRM_NUMBER, 0},
	[CRM_F] = {"f", CRM_NUMBER, 0},
	[CRM_M] = {"m", CRM_NUMBER, 0},
	[CRM_RFM] = {"rfm", CRM_TEXT, 0},
	[CRM_VALUE] = {"value", CRM_NUMBER, 1},
	[CRM_CLOSENESS] = {"closeness", CRM_NUMBER, 1},
	[CRM_TREND] = {"closeness_trend", CRM_NUMBER, 1},
	[CRM_SCORE] = {"score", CRM_NUMBER, 1},
	[CRM_QUADRANT] = {"quadrant", CRM_TEXT, 0},
};
