/* Any bytes as TSV: what is read is written back byte for byte; what a field
 * says survives being written, as TSV and as CSV; both makers of masks agree. */
#define FORMAT CRM_TSV
#define OTHER CRM_CSV
#include "fuzz_records.h"
