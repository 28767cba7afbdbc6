/* sha256.h: the hash SHA-256 of FIPS 180-4, from which nobody finds out what was hashed. */
#ifndef CRM_BASE_SHA256_H
#define CRM_BASE_SHA256_H

#include "crm.h"

#define CRM_SHA256 32 /* bytes of a hash */
void crm_sha256(crm_str s, unsigned char out[CRM_SHA256]);

#endif
