/* Any bytes as CSV: as fuzz_tsv.c, and the parting at commas of what has no
 * quotes is what libcsv says of it. */
#define FORMAT CRM_CSV
#define OTHER CRM_TSV
#include "fuzz_records.h"
